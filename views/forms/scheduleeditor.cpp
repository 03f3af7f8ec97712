#include "views/forms/scheduleeditor.h"

#include "contract/systemports.h"
#include "items/orderclock.h"
#include "rules/calendardocument.h"
#include "views/forms/schedulewords.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QDateEdit>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::forms {

using namespace contract;
using rules::Every;
using rules::MonthDay;
using rules::OffDay;
using rules::Recurrence;

namespace {

constexpr std::array everys{Every::Day, Every::Week, Every::Month, Every::Quarter, Every::Year};
constexpr std::array offDays{OffDay::Run, OffDay::Skip, OffDay::Next, OffDay::Previous};
constexpr std::array dayKinds{MonthDay::Kind::Day, MonthDay::Kind::Working, MonthDay::Kind::Weekday};
constexpr size_t runsTold = 5;
constexpr int mostMonths = 12;
constexpr int rowSpacing = 8; // in 100 % pixels
constexpr int gridSpacing = 4;

int mostOf(MonthDay::Kind kind)
{
    switch (kind) {
    case MonthDay::Kind::Day:
        return 31;
    case MonthDay::Kind::Working:
        return 23;
    case MonthDay::Kind::Weekday:
        return 5;
    }
    return 1;
}

/// A part of the editor that can be hidden as a whole.
template <class Layout> QWidget *partIn(QVBoxLayout &column, Layout *&layout, int spacing)
{
    auto *widget = new QWidget;
    layout = new Layout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(shell::px(spacing));
    column.addWidget(widget);
    return widget;
}

/// Gives way in a narrow pane; the list that drops down shows the whole words.
void letShrink(QComboBox &box)
{
    constexpr int fewest = 4;
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(fewest);
    box.setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

std::vector<int> chosen(const std::vector<QToolButton *> &buttons, int most)
{
    std::vector<int> numbers;
    for (int i = 0; i < std::min(most, int(buttons.size())); ++i)
        if (buttons[size_t(i)]->isChecked())
            numbers.push_back(i + 1);
    return numbers;
}

void choose(const std::vector<QToolButton *> &buttons, const std::vector<int> &numbers)
{
    for (size_t i = 0; i < buttons.size(); ++i)
        buttons[i]->setChecked(std::ranges::find(numbers, int(i) + 1) != numbers.end());
}

/// The times as they were typed, in whatever way people part them.
QStringList typedTimes(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[,;，、；\\s]+"));
    QStringList times;
    for (auto time : text.split(between, Qt::SkipEmptyParts)) {
        time.replace(u'：', u':');
        times << (time.indexOf(u':') == 1 ? u'0' + time : time);
    }
    times.sort();
    times.removeDuplicates();
    return times;
}

} // namespace

ScheduleEditor::ScheduleEditor(const FieldPlace &place, QWidget *parent) : FieldEditor(place, parent), m_mayBeOnce(!place.field.traits.required), m_body(new QWidget(this))
{
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(8));
    makePeriodRow(*column);
    makeWeekRow(*column);
    makeMonthRow(*column);
    makeTimeRow(*column);
    m_words = new QLabel(m_body);
    m_words->setObjectName(QStringLiteral("scheduleWords"));
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_words);
    setInput(m_body, m_every);
    showRows();
}

void ScheduleEditor::makePeriodRow(QVBoxLayout &column)
{
    QHBoxLayout *row = nullptr;
    partIn(column, row, rowSpacing);
    m_every = new QComboBox(m_body);
    for (const auto every : everys)
        m_every->addItem(everyText(every));
    if (m_mayBeOnce)
        m_every->addItem(tr("Once")); // behind those that a number stands for
    m_step = new QSpinBox(m_body);
    m_step->setRange(1, 100);
    m_step->setAccessibleName(tr("every so many"));
    auto *stepLabel = new QLabel(tr("every so many"), m_body);
    m_sinceLabel = new QLabel(tr("counted from"), m_body);
    m_since = new QDateEdit(QDate::currentDate(), m_body);
    m_since->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_since->setCalendarPopup(true);
    m_since->setAccessibleName(tr("counted from"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_every, stepLabel, m_step})
        row->addWidget(widget);
    row->addStretch(1);
    m_repeated = {stepLabel, m_step};
    QHBoxLayout *since = nullptr;
    m_repeated.push_back(partIn(column, since, rowSpacing));
    since->addWidget(m_sinceLabel);
    since->addWidget(m_since);
    since->addStretch(1);
    connect(m_every, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_showing && !isOnce() && m_times->text().isEmpty())
            m_times->setText(QStringLiteral("22:00")); // what was once has no time of the day yet
        showRows();
        change();
    });
    connect(m_step, &QSpinBox::valueChanged, this, [this] {
        showRows();
        change();
    });
    connect(m_since, &QDateEdit::dateChanged, this, &ScheduleEditor::change);
}

QToolButton *ScheduleEditor::choiceButton(const QString &text, QGridLayout &grid, int columns)
{
    auto *button = new QToolButton(m_body);
    button->setText(text);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    grid.addWidget(button, grid.count() / columns, grid.count() % columns);
    connect(button, &QToolButton::clicked, this, &ScheduleEditor::change);
    return button;
}

void ScheduleEditor::makeWeekRow(QVBoxLayout &column)
{
    constexpr int columns = 4;
    QGridLayout *grid = nullptr;
    m_weekRow = partIn(column, grid, gridSpacing);
    for (int weekday = 1; weekday <= 7; ++weekday)
        m_weekdays.push_back(choiceButton(weekdayText(weekday), *grid, columns));
}

void ScheduleEditor::makeMonthRow(QVBoxLayout &column)
{
    constexpr int columns = 6;
    QGridLayout *months = nullptr;
    m_monthsRow = partIn(column, months, gridSpacing);
    m_monthsRow->setAccessibleName(tr("Months"));
    for (int month = 1; month <= mostMonths; ++month)
        m_months.push_back(choiceButton(QString::number(month), *months, columns));

    QHBoxLayout *row = nullptr;
    m_monthRow = partIn(column, row, rowSpacing);
    m_dayKind = new QComboBox(m_body);
    m_dayKind->addItems({tr("Day of the month"), tr("Working day of the month"), tr("Weekday of the month")});
    m_dayKind->setAccessibleName(tr("Which day"));
    m_number = new QComboBox(m_body);
    m_number->setAccessibleName(tr("Number"));
    m_weekday = new QComboBox(m_body);
    m_weekday->setAccessibleName(tr("Weekday"));
    for (int weekday = 1; weekday <= 7; ++weekday)
        m_weekday->addItem(weekdayText(weekday));
    for (auto *box : {m_dayKind, m_number, m_weekday}) {
        letShrink(*box);
        row->addWidget(box);
    }
    connect(m_dayKind, &QComboBox::currentIndexChanged, this, [this] {
        showRows();
        change();
    });
    for (auto *box : {m_number, m_weekday})
        connect(box, &QComboBox::currentIndexChanged, this, &ScheduleEditor::change);
}

void ScheduleEditor::makeTimeRow(QVBoxLayout &column)
{
    QHBoxLayout *row = nullptr;
    m_repeated.push_back(partIn(column, row, rowSpacing));
    auto *at = new QLabel(tr("At"), m_body);
    m_times = new QLineEdit(m_body);
    m_times->setPlaceholderText(QStringLiteral("09:00, 15:00"));
    m_times->setAccessibleName(tr("Times of the day"));
    m_offDay = new QComboBox(m_body);
    m_offDay->setAccessibleName(tr("On days off"));
    for (const auto offDay : offDays)
        m_offDay->addItem(offDayText(offDay));
    row->addWidget(at);
    row->addWidget(m_times, 1);

    QHBoxLayout *offDay = nullptr;
    m_repeated.push_back(partIn(column, offDay, rowSpacing));
    letShrink(*m_offDay);
    offDay->addWidget(m_offDay);

    QHBoxLayout *missed = nullptr;
    auto *missedRow = partIn(column, missed, rowSpacing);
    missedRow->setVisible(!m_mayBeOnce); // a window that was missed is over
    auto *label = new QLabel(tr("Missed runs made afterwards, at most"), m_body);
    m_catchUp = new QSpinBox(m_body);
    m_catchUp->setRange(0, 100);
    m_catchUp->setAccessibleName(label->text());
    label->setWordWrap(true);
    missed->addWidget(label, 1);
    missed->addWidget(m_catchUp);
    connect(m_times, &QLineEdit::textEdited, this, &ScheduleEditor::change);
    connect(m_offDay, &QComboBox::currentIndexChanged, this, &ScheduleEditor::change);
    connect(m_catchUp, &QSpinBox::valueChanged, this, &ScheduleEditor::change);
}

QString ScheduleEditor::usualSchedule()
{
    Recurrence usual;
    usual.minutes = {9 * 60};
    usual.offDay = OffDay::Skip;
    return rules::toJson(usual);
}

Every ScheduleEditor::every() const
{
    return isOnce() ? Every::Day : everys[size_t(std::max(0, m_every->currentIndex()))];
}

bool ScheduleEditor::isOnce() const
{
    return m_every->currentIndex() >= int(everys.size());
}

/// Only what the kind asks is there.
void ScheduleEditor::showRows()
{
    for (auto *part : m_repeated)
        part->setVisible(!isOnce());
    const bool ofMonth = every() != Every::Day && every() != Every::Week;
    m_weekRow->setVisible(every() == Every::Week);
    m_monthsRow->setVisible(every() == Every::Quarter || every() == Every::Year);
    for (size_t i = 3; i < m_months.size(); ++i)
        m_months[i]->setVisible(every() == Every::Year);
    m_monthRow->setVisible(ofMonth);
    const auto kind = dayKinds[size_t(std::max(0, m_dayKind->currentIndex()))];
    m_weekday->setVisible(kind == MonthDay::Kind::Weekday);
    m_sinceLabel->setVisible(m_step->value() > 1);
    m_since->setVisible(m_step->value() > 1);
    if (const int most = mostOf(kind); m_number->count() != 2 * most) {
        const QSignalBlocker quiet(m_number);
        const QVariant stood = m_number->currentData();
        m_number->clear();
        for (int number = 1; number <= most; ++number)
            m_number->addItem(QString::number(number), number);
        for (int number = 1; number <= most; ++number)
            m_number->addItem(number == 1 ? tr("the last") : tr("%1 from the end").arg(number), -number);
        m_number->setCurrentIndex(std::max(0, m_number->findData(stood)));
    }
}

void ScheduleEditor::change()
{
    if (m_showing)
        return;
    m_unread.clear();
    // What a kind needs is there when it is chosen.
    if (every() == Every::Week && chosen(m_weekdays, 7).empty())
        m_weekdays.front()->setChecked(true);
    if ((every() == Every::Quarter || every() == Every::Year) && chosen(m_months, every() == Every::Quarter ? 3 : mostMonths).empty())
        m_months.front()->setChecked(true);
    tell();
    Q_EMIT edited();
}

QString ScheduleEditor::json() const
{
    Recurrence recurrence;
    recurrence.every = every();
    recurrence.step = m_step->value();
    if (recurrence.step > 1)
        recurrence.since = m_since->date();
    recurrence.weekdays = chosen(m_weekdays, 7);
    recurrence.months = chosen(m_months, every() == Every::Quarter ? 3 : mostMonths);
    recurrence.day = {dayKinds[size_t(std::max(0, m_dayKind->currentIndex()))], m_number->currentData().toInt(), m_weekday->currentIndex() + 1};
    recurrence.offDay = offDays[size_t(std::max(0, m_offDay->currentIndex()))];
    recurrence.catchUp = m_catchUp->value();
    auto document = QJsonDocument::fromJson(rules::toJson(recurrence).toUtf8()).object();
    document.insert(QStringLiteral("at"), QJsonArray::fromStringList(typedTimes(m_times->text())));
    return QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Compact));
}

Value ScheduleEditor::value() const
{
    if (!m_unread.isEmpty())
        return m_unread;
    return isOnce() ? Value() : Value(json());
}

void ScheduleEditor::setValue(const Value &value, const QString &)
{
    if (m_mayBeOnce && isEmpty(value)) {
        m_unread.clear();
        m_showing = true;
        m_every->setCurrentIndex(int(everys.size()));
        m_showing = false;
        showRows();
        tell();
        return;
    }
    if (!isOnce() && text(value) == json() && m_unread.isEmpty() && !m_words->text().isEmpty())
        return;
    const auto read = rules::recurrenceFromJson(isEmpty(value) ? usualSchedule() : text(value));
    m_unread = isEmpty(value) || !read ? text(value) : QString();
    m_showing = true;
    if (read) {
        m_every->setCurrentIndex(int(std::ranges::find(everys, read->every) - everys.begin()));
        m_step->setValue(read->step);
        if (read->since.isValid())
            m_since->setDate(read->since);
        choose(m_weekdays, read->weekdays);
        choose(m_months, read->months);
        m_dayKind->setCurrentIndex(int(std::ranges::find(dayKinds, read->day.kind) - dayKinds.begin()));
        showRows();
        m_number->setCurrentIndex(std::max(0, m_number->findData(read->day.number)));
        m_weekday->setCurrentIndex(read->day.weekday - 1);
        QStringList times;
        for (const int minute : read->minutes)
            times << rules::timeText(minute);
        m_times->setText(times.join(QStringLiteral(", ")));
        m_offDay->setCurrentIndex(int(std::ranges::find(offDays, read->offDay) - offDays.begin()));
        m_catchUp->setValue(read->catchUp);
    }
    m_showing = false;
    tell();
}

void ScheduleEditor::tell()
{
    m_words->setVisible(!isOnce());
    if (isOnce())
        return;
    const auto read = rules::recurrenceFromJson(m_unread.isEmpty() ? json() : m_unread);
    if (!read) {
        const bool times = read.error().field.startsWith(QStringLiteral("at"));
        m_words->setText(times ? tr("Write the times as 09:00, several with commas between.") : tr("This schedule cannot be read."));
        return;
    }
    const Instant now = SystemClock().now();
    QStringList lines{sentenceOf(*read)};
    QStringList runs;
    for (const auto &run : rules::nextOccurrences(*read, m_calendar ? m_calendar->working() : rules::shippedCalendar(), now, runsTold))
        runs << runText(run);
    lines << (runs.isEmpty() ? tr("It never comes.") : tr("Next: %1").arg(runs.join(QStringLiteral("   "))));
    m_words->setText(lines.join(u'\n'));
    m_words->setAccessibleName(m_words->text());
}

void ScheduleEditor::follow(const items::OrderCalendar &calendar)
{
    if (m_calendar == &calendar)
        return;
    m_calendar = &calendar;
    connect(&calendar, &items::OrderCalendar::changed, this, &ScheduleEditor::tell);
    tell();
}

QString ScheduleEditor::words() const
{
    return m_words->text();
}

void ScheduleEditor::lockInput(bool locked)
{
    m_body->setEnabled(!locked);
}

} // namespace views::forms
