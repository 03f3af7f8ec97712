#include "views/panels/policies/calendarpage.h"

#include "exchange/textdecoder.h"
#include "items/clockwords.h"
#include "rules/calendardocument.h"
#include "views/panels/policies/yearview.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QSpinBox>
#include <QTimeEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using rules::DayException;
using rules::DayKind;

namespace {

constexpr qint64 largestFile = 1 << 20;
constexpr int longestName = 40;

/// A year's list as text, whatever the spreadsheet wrote it in.
Result<QByteArray> utf8Of(const QByteArray &bytes)
{
    exchange::TextDecoder decoder(bytes, exchange::encodingOf(bytes));
    QString whole;
    for (QString piece;;) {
        if (const auto read = decoder.next(piece); !read)
            return Unexpected(read.error());
        if (piece.isEmpty())
            return whole.toUtf8();
        whole += piece;
    }
}

QTime timeOf(int minute)
{
    return minute >= 24 * 60 ? QTime(23, 59) : QTime(minute / 60, minute % 60);
}

} // namespace

CalendarPage::CalendarPage(items::PolicyDesk &desk, const shell::PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_context(context)
    , m_before(new QToolButton(this))
    , m_year(new QSpinBox(this))
    , m_after(new QToolButton(this))
    , m_known(new QLabel(this))
    , m_import(new QToolButton(this))
    , m_hoursCaption(new QLabel(this))
    , m_lunch(new QCheckBox(this))
    , m_dayLength(new QLabel(this))
    , m_view(new YearView(this))
    , m_daysHeading(new QLabel(this))
    , m_days(new QListWidget(this))
{
    m_year->setRange(1990, 2069);
    m_year->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_year->setAlignment(Qt::AlignCenter);
    m_year->setFixedWidth(shell::px(64));
    m_before->setText(QStringLiteral("‹"));
    m_after->setText(QStringLiteral("›"));
    m_import->setIcon(shell::icon(QStringLiteral("import")));
    m_import->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (auto *button : {m_before, m_after, m_import}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    m_known->setWordWrap(true);
    m_dayLength->setForegroundRole(QPalette::PlaceholderText);
    auto *years = new QHBoxLayout;
    years->setSpacing(shell::px(4));
    years->addWidget(m_before);
    years->addWidget(m_year);
    years->addWidget(m_after);
    years->addSpacing(shell::px(12));
    years->addWidget(m_known, 1);
    years->addWidget(m_import);
    auto *hours = new QHBoxLayout;
    hours->setSpacing(shell::px(4));
    hours->addWidget(m_hoursCaption);
    hours->addSpacing(shell::px(8));
    for (size_t i = 0; i < m_times.size(); ++i) {
        m_times[i] = new QTimeEdit(this);
        m_times[i]->setDisplayFormat(QStringLiteral("HH:mm"));
        connect(m_times[i], &QTimeEdit::timeChanged, this, &CalendarPage::putHours);
        if (i == 2)
            hours->addWidget(m_lunch);
        hours->addWidget(m_times[i]);
        if (i % 2 == 0)
            hours->addWidget(new QLabel(QStringLiteral("–"), this));
        else
            hours->addSpacing(shell::px(12));
    }
    hours->addWidget(m_dayLength);
    hours->addStretch(1);
    m_daysHeading->setFont(shell::headingFont(1));
    auto *side = new QVBoxLayout;
    side->setSpacing(shell::px(8));
    side->addWidget(m_daysHeading);
    side->addWidget(m_days, 1);
    m_days->setMinimumWidth(shell::px(250));
    auto *body = new QHBoxLayout;
    body->setSpacing(shell::px(24));
    body->addWidget(m_view, 3);
    body->addLayout(side, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addLayout(hours);
    column->addLayout(years);
    column->addLayout(body, 1);

    connect(&desk, &items::PolicyDesk::changed, this, &CalendarPage::refresh);
    connect(m_before, &QToolButton::clicked, this, [this] { setYear(year() - 1); });
    connect(m_after, &QToolButton::clicked, this, [this] { setYear(year() + 1); });
    connect(m_year, &QSpinBox::valueChanged, this, &CalendarPage::refresh);
    connect(m_import, &QToolButton::clicked, this, &CalendarPage::askForList);
    connect(m_lunch, &QCheckBox::toggled, this, &CalendarPage::putHours);
    connect(m_view, &YearView::opened, this, &CalendarPage::openDay);
    connect(m_view, &YearView::currentChanged, this, [this](QDate day) {
        for (int i = 0; i < m_days->count(); ++i)
            if (m_days->item(i)->data(Qt::UserRole).toDate() == day)
                m_days->setCurrentRow(i);
    });
    connect(m_days, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item && !m_showing)
            m_view->setCurrent(item->data(Qt::UserRole).toDate());
    });
    connect(m_days, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        openDay(item->data(Qt::UserRole).toDate(), m_days->viewport()->mapToGlobal(m_days->visualItemRect(item).bottomLeft()));
    });
    setYear(QDate(1970, 1, 1).addDays((context.clock.now().ms + rules::chinaOffsetMs) / rules::dayMs).year());
    retranslate();
}

int CalendarPage::year() const { return m_year->value(); }
void CalendarPage::setYear(int year) { m_year->setValue(year); }

void CalendarPage::retranslate()
{
    m_before->setToolTip(tr("The year before"));
    m_after->setToolTip(tr("The year after"));
    m_before->setAccessibleName(m_before->toolTip());
    m_after->setAccessibleName(m_after->toolTip());
    m_year->setAccessibleName(tr("Year"));
    m_import->setText(tr("Import a year's list…"));
    m_hoursCaption->setText(tr("Working hours"));
    m_lunch->setText(tr("Lunch break until"));
    const std::array names{tr("Work begins"), tr("Work ends, or lunch begins"), tr("Lunch ends"), tr("Work ends")};
    for (size_t i = 0; i < names.size(); ++i)
        m_times[i]->setAccessibleName(names[i]);
    m_view->setAccessibleName(tr("Months of the year"));
    m_days->setAccessibleName(tr("Holidays and make-up workdays"));
    refresh();
}

void CalendarPage::setLock(const QString &reason)
{
    m_lock = reason;
    m_import->setEnabled(reason.isEmpty());
    m_import->setToolTip(reason.isEmpty() ? tr("A CSV file with date, kind (holiday or workday) and name") : reason);
    m_lunch->setEnabled(reason.isEmpty());
    for (auto *edit : m_times)
        edit->setToolTip(reason);
    refresh();
}

void CalendarPage::refresh()
{
    const auto &calendar = m_desk.calendar();
    m_showing = true;
    // Three spans and more come from a file only; they are counted, not edited here.
    const bool editable = m_lock.isEmpty() && calendar.hours.size() <= 2;
    const bool lunch = calendar.hours.size() == 2;
    m_lunch->setChecked(lunch);
    m_lunch->setEnabled(editable);
    if (!calendar.hours.empty()) {
        m_times[0]->setTime(timeOf(calendar.hours.front().from));
        m_times[1]->setTime(timeOf(calendar.hours.front().to));
        if (lunch) {
            m_times[2]->setTime(timeOf(calendar.hours.back().from));
            m_times[3]->setTime(timeOf(calendar.hours.back().to));
        }
    }
    for (size_t i = 0; i < m_times.size(); ++i) {
        m_times[i]->setEnabled(editable);
        m_times[i]->setVisible(i < 2 || lunch);
    }
    qint64 minutes = 0;
    for (const auto &span : calendar.hours)
        minutes += span.to - span.from;
    m_dayLength->setText(tr("%1 a working day").arg(items::lengthWords(minutes * rules::minuteMs)));
    const bool known = calendar.years.contains(year());
    m_known->setText(known ? tr("Holidays and make-up workdays of %1 are known.").arg(year()) : tr("No list for %1: only weekends are left out of due times. Import the list when it is published.").arg(year()));
    auto ink = palette();
    ink.setColor(QPalette::WindowText, known ? ink.color(QPalette::PlaceholderText) : shell::colours(shell::Tone::Warning).text);
    m_known->setPalette(ink);
    m_view->show(calendar, year());
    refreshDays();
    m_showing = false;
}

void CalendarPage::refreshDays()
{
    m_daysHeading->setText(tr("Special days of %1").arg(year()));
    const QDate current = m_view->current();
    m_days->clear();
    for (const auto &[date, day] : m_desk.calendar().exceptions) {
        if (date.year() != year())
            continue;
        const QString kind = day.kind == DayKind::Workday ? tr("make-up workday") : tr("holiday");
        auto *item = new QListWidgetItem(QStringLiteral("%1 %2   %3   %4").arg(QLocale().toString(date, QStringLiteral("MM-dd")), QLocale().dayName(date.dayOfWeek(), QLocale::ShortFormat), kind, day.name), m_days);
        item->setData(Qt::UserRole, date);
        if (date == current)
            m_days->setCurrentItem(item);
    }
}

void CalendarPage::putHours()
{
    if (m_showing)
        return;
    const auto minute = [this](size_t i) { return m_times[i]->time().hour() * 60 + m_times[i]->time().minute(); };
    auto calendar = m_desk.calendar();
    std::vector<rules::DaySpan> hours;
    if (!m_lunch->isChecked())
        hours = {{minute(0), calendar.hours.size() == 2 ? calendar.hours.back().to : minute(1)}};
    else if (calendar.hours.size() == 2)
        hours = {{minute(0), minute(1)}, {minute(2), minute(3)}};
    else
        hours = {{minute(0), 12 * 60}, {13 * 60 + 30, std::max(minute(1), 14 * 60)}};
    // Hours that overlap or run backwards are not put: the other end is about to follow.
    for (size_t i = 0; i < hours.size(); ++i)
        if (hours[i].to <= hours[i].from || (i > 0 && hours[i].from <= hours[i - 1].to))
            return;
    if (hours == calendar.hours)
        return;
    calendar.hours = hours;
    m_desk.setCalendar(calendar);
}

void CalendarPage::setDay(QDate day, std::optional<DayException> exception)
{
    auto calendar = m_desk.calendar();
    if (exception)
        calendar.exceptions.insert_or_assign(day, *exception);
    else
        calendar.exceptions.erase(day);
    m_desk.setCalendar(calendar);
}

/// The name of the special day closest by, which a further day of the same feast gets.
QString CalendarPage::feastNear(QDate day) const
{
    const auto &exceptions = m_desk.calendar().exceptions;
    for (int away = 1; away <= 14; ++away)
        for (const int side : {-away, away})
            if (const auto found = exceptions.find(day.addDays(side)); found != exceptions.end())
                return found->second.name;
    return {};
}

void CalendarPage::openDay(QDate day, const QPoint &where)
{
    if (!m_lock.isEmpty())
        return;
    const auto &exceptions = m_desk.calendar().exceptions;
    const auto now = exceptions.find(day);
    const bool special = now != exceptions.end();
    const QString name = special ? now->second.name : feastNear(day);
    QMenu menu(this);
    auto *ordinary = menu.addAction(day.dayOfWeek() <= Qt::Friday ? tr("Ordinary working day") : tr("Ordinary weekend"));
    auto *holiday = menu.addAction(tr("Holiday…"));
    auto *workday = menu.addAction(tr("Make-up workday…"));
    for (auto *action : {ordinary, holiday, workday})
        action->setCheckable(true);
    (!special ? ordinary : now->second.kind == DayKind::Holiday ? holiday : workday)->setChecked(true);
    const auto *chosen = menu.exec(where);
    if (chosen == ordinary)
        return setDay(day, std::nullopt);
    if (chosen != holiday && chosen != workday)
        return;
    bool taken = false;
    const QString feast = QInputDialog::getText(this, chosen->text(), tr("Which feast is it for?"), QLineEdit::Normal, name, &taken).trimmed().left(longestName);
    if (taken)
        setDay(day, DayException{chosen == workday ? DayKind::Workday : DayKind::Holiday, feast});
}

void CalendarPage::askForList()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Import a year's list"), {}, tr("Lists (*.csv *.txt);;All files (*)"));
    if (!path.isEmpty())
        takeList(path);
}

void CalendarPage::takeList(const QString &path)
{
    QFile file(path);
    const bool opened = file.open(QIODevice::ReadOnly);
    const QByteArray bytes = opened && file.size() <= largestFile ? file.readAll() : QByteArray();
    const auto text = utf8Of(bytes);
    const auto with = text ? rules::withYears(m_desk.calendar(), *text) : Result<rules::CalendarSpec>(Unexpected(text.error()));
    if (!with) {
        m_context.host.notify({.severity = shell::Severity::Failure,
                               .happened = opened ? tr("The list was not taken.") : tr("The file cannot be read: %1").arg(file.errorString()),
                               .meaning = tr("The calendar is as it was. The place: %1, %2").arg(with.error().field, with.error().message),
                               .remedy = tr("Each line holds a date, holiday or workday, and the name of the feast, with commas between; a year has at least 15 lines.")});
        return;
    }
    const auto fresh = rules::calendarFromCsv(*text, {}, {});
    QStringList years;
    for (const int one : fresh->years)
        years << QString::number(one);
    m_desk.setCalendar(*with);
    setYear(*fresh->years.rbegin());
    m_context.host.notify({.severity = shell::Severity::Done, .happened = tr("The list for %1 is in the draft: %n day(s).", nullptr, int(fresh->exceptions.size())).arg(years.join(QStringLiteral(", "))),
                           .remedy = tr("Look at the months and put it in force.")});
}

} // namespace views::panels
