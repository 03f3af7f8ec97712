#include "views/panels/changes/calendar/changecalendarpage.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/changewords.h"
#include "items/factory.h"
#include "items/recordlistmodel.h"
#include "rules/recurrence.h"
#include "views/panels/changes/calendar/freetimesdialog.h"
#include "views/panels/changes/changespanel.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/records/flowlayout.h"
#include "views/shell/icons.h"
#include "views/shell/question.h"
#include "views/shell/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDateEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

/// A sync may change hundreds of rows in a second: they are read again at most so often.
constexpr int restMs = 150;
constexpr size_t mostSaid = 3;

} // namespace

ChangeCalendarPage::ChangeCalendarPage(shell::Panel &panel, const shell::PanelContext &context, QWidget *parent)
    : ChangePage(parent)
    , m_context(context)
    , m_panel(static_cast<ChangesPanel &>(panel))
    , m_view(new CalendarView(this))
    , m_earlier(new QToolButton(this))
    , m_today(new QToolButton(this))
    , m_later(new QToolButton(this))
    , m_rows(new QComboBox(this))
    , m_free(new QPushButton(this))
    , m_title(new QLabel(this))
    , m_words(new QLabel(this))
{
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar, shell::px(4));
    auto *either = new QButtonGroup(this);
    for (const auto shape : {CalendarShape::Month, CalendarShape::Week, CalendarShape::Timeline}) {
        auto *button = m_shapes.emplace_back(new QToolButton(bar));
        button->setCheckable(true);
        either->addButton(button);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, shape] { setShape(shape); });
    }
    m_shapes.front()->setChecked(true);
    for (auto *button : {m_earlier, m_today, m_later})
        row->addWidget(button);
    row->addWidget(m_title);
    row->addWidget(m_rows);
    row->addWidget(m_free);
    for (auto *button : bar->findChildren<QToolButton *>()) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    m_earlier->setIcon(shell::icon(QStringLiteral("chevron-left")));
    m_later->setIcon(shell::icon(QStringLiteral("chevron-right")));
    m_rows->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_free->setObjectName(QStringLiteral("freeTimesButton"));
    m_free->setAutoDefault(false);
    m_words->setObjectName(QStringLiteral("calendarWords"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), shell::px(4));
    head->addWidget(bar);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(shell::px(12), shell::px(4), shell::px(12), shell::px(8));
    foot->addWidget(m_words);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_view, 1);
    column->addLayout(foot);

    m_resting.setSingleShot(true);
    m_resting.setInterval(restMs);
    connect(&m_resting, &QTimer::timeout, this, &ChangeCalendarPage::read);
    const QDate today = rules::dayOf(context.clock.now());
    m_view->setToday(today);
    connect(m_earlier, &QToolButton::clicked, this, [this] {
        const bool isMonth = m_view->shape() == CalendarShape::Month;
        m_view->setDay(isMonth ? m_view->day().addMonths(-1) : m_view->day().addDays(-7));
    });
    connect(m_later, &QToolButton::clicked, this, [this] {
        const bool isMonth = m_view->shape() == CalendarShape::Month;
        m_view->setDay(isMonth ? m_view->day().addMonths(1) : m_view->day().addDays(7));
    });
    connect(m_today, &QToolButton::clicked, this, [this] { m_view->setDay(rules::dayOf(m_context.clock.now())); });
    connect(m_rows, &QComboBox::currentIndexChanged, this, [this](int index) { m_view->setRows(index == 1 ? TimelineRows::Implementer : TimelineRows::System); });
    connect(m_free, &QPushButton::clicked, this, &ChangeCalendarPage::showFreeTimes);
    connect(m_view, &CalendarView::rangeChanged, this, &ChangeCalendarPage::read);
    connect(m_view, &CalendarView::currentChanged, this, &ChangeCalendarPage::refresh);
    connect(m_view, &CalendarView::shapeAsked, this, &ChangeCalendarPage::setShape);
    connect(m_view, &CalendarView::todayAsked, m_today, &QToolButton::click);
    connect(m_view, &CalendarView::dateAsked, this, &ChangeCalendarPage::askForDate);
    connect(m_view, &CalendarView::hovering, this, &ChangeCalendarPage::sayFindings);
    connect(m_view, &CalendarView::letGo, this, &ChangeCalendarPage::refresh);
    connect(m_view, &CalendarView::moved, this, &ChangeCalendarPage::move);
    connect(m_view, &CalendarView::opened, this, [this](const QUuid &change) { m_panel.showRecord(change); });
    connect(m_view, &CalendarView::escaped, this, [this] { m_panel.showPage(0); });
    connect(&m_panel.browser(), &RecordBrowser::narrowed, this, &ChangeCalendarPage::readSoon);
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity) {
        if (entity == QLatin1StringView(Describe<ChangeRequest>::name) || entity == QLatin1StringView(Describe<ChangeWindow>::name) || entity == QLatin1StringView(Describe<Policy>::name))
            readSoon();
    });
    connect(&context.items.queries(), &items::Queries::reloaded, this, &ChangeCalendarPage::readSoon);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &ChangeCalendarPage::refresh);
    connect(&context.host, &shell::PanelHost::themeChanged, m_view, &CalendarView::refreshLook);
    retranslate();
}

void ChangeCalendarPage::retranslate()
{
    const std::array names{tr("Month"), tr("Week"), tr("Timeline")};
    for (size_t i = 0; i < m_shapes.size(); ++i) {
        m_shapes[i]->setText(names[i]);
        m_shapes[i]->setToolTip(QStringLiteral("%1 (%2)").arg(names[i]).arg(i + 1));
    }
    m_earlier->setToolTip(tr("Earlier (Page Up)"));
    m_earlier->setAccessibleName(tr("Earlier"));
    m_later->setToolTip(tr("Later (Page Down)"));
    m_later->setAccessibleName(tr("Later"));
    m_today->setText(tr("Today"));
    m_today->setToolTip(tr("To this day (T); to any day (Ctrl+G)"));
    const QSignalBlocker quiet(m_rows);
    const int rows = std::max(0, m_rows->currentIndex());
    m_rows->clear();
    m_rows->addItems({tr("A row a system"), tr("A row a person")});
    m_rows->setCurrentIndex(rows);
    m_rows->setAccessibleName(tr("Rows of the timeline"));
    m_free->setText(tr("Free times…"));
    m_view->setAccessibleName(tr("Changes on a calendar"));
    m_view->refreshLook();
    refresh();
}

void ChangeCalendarPage::setShape(CalendarShape shape)
{
    m_shapes[size_t(shape)]->setChecked(true);
    m_view->setShape(shape);
    m_view->setFocus();
    refresh();
}

QVariantMap ChangeCalendarPage::layoutState() const
{
    return {{QStringLiteral("shape"), int(m_view->shape())}, {QStringLiteral("rows"), m_rows->currentIndex()}};
}

void ChangeCalendarPage::restoreLayoutState(const QVariantMap &state)
{
    if (state.isEmpty())
        return;
    m_rows->setCurrentIndex(std::clamp(state.value(QStringLiteral("rows")).toInt(), 0, 1));
    setShape(CalendarShape(std::clamp(state.value(QStringLiteral("shape")).toInt(), 0, 2)));
}

void ChangeCalendarPage::showEvent(QShowEvent *event)
{
    ChangePage::showEvent(event);
    if (m_stale)
        read();
}

void ChangeCalendarPage::readSoon()
{
    m_stale = true;
    if (isVisible() && !m_resting.isActive())
        m_resting.start();
}

void ChangeCalendarPage::read()
{
    refresh();
    if (!isVisible())
        return;
    m_stale = false;
    const quint64 question = ++m_question;
    whenDone(items::readChangeCalendar(m_context.items.queries(), m_panel.browser().list().query(), m_view->range()), this,
             [this, question](const Result<std::shared_ptr<const items::ChangeCalendar>> &calendar) {
                 if (question != m_question)
                     return;
                 if (calendar)
                     m_view->show(*calendar);
                 else
                     m_context.host.notify(shell::noticeOf(calendar.error()));
                 refresh();
             });
}

bool ChangeCalendarPage::mayMove() const
{
    return m_context.host.actor().may(QStringLiteral("change_request.edit"));
}

QString ChangeCalendarPage::said() const
{
    return m_words->text();
}

void ChangeCalendarPage::refresh()
{
    m_view->setMayMove(mayMove());
    m_rows->setVisible(m_view->shape() == CalendarShape::Timeline);
    const QDate day = m_view->day();
    m_title->setText(m_view->shape() == CalendarShape::Month ? locale().toString(day, tr("MMMM yyyy", "a month"))
                                                              : tr("%1 – %2").arg(locale().toString(rules::dayOf(m_view->range().from), QLocale::ShortFormat),
                                                                                  locale().toString(rules::dayOf({m_view->range().to.ms - 1}), QLocale::ShortFormat)));
    m_title->setFont(shell::headingFont(1));
    m_title->setMinimumHeight(m_today->sizeHint().height()); // on one line with the buttons
    const auto *calendar = m_view->calendar();
    const auto *chosen = calendar && m_view->current() >= 0 ? &calendar->entries[size_t(m_view->current())] : nullptr;
    const bool canAsk = chosen && chosen->isMovable && chosen->planned;
    m_free->setEnabled(canAsk);
    m_free->setToolTip(!chosen ? tr("Choose a change on the calendar first.") : canAsk ? tr("The next times that are free for this change") : tr("Its work has begun or is over."));
    m_words->setPalette({});
    if (chosen) {
        sayFindings(m_view->current(), chosen->time);
        return;
    }
    QString words = calendar && calendar->isCut ? tr("More than %1 changes; narrow the list to see the others.").arg(items::ChangeCalendar::mostEntries)
                                                : tr("Drag a bar to move it, its end to lengthen it; Alt with an arrow moves the chosen one. Yellow: freeze, red: lockdown, green line: maintenance window.");
    m_words->setText(words);
    m_words->setForegroundRole(QPalette::PlaceholderText);
}

void ChangeCalendarPage::sayFindings(int entry, rules::TimeSpan time)
{
    const auto *calendar = m_view->calendar();
    if (!calendar || entry < 0)
        return;
    const auto &change = calendar->entries[size_t(entry)];
    const auto findings = calendar->findingsAt(change, time);
    QStringList lines{QStringLiteral("%1 %2 · %3").arg(change.number, change.title, items::spanText(time.from, time.to))};
    for (size_t i = 0; i < std::min(findings.size(), mostSaid); ++i)
        lines << QStringLiteral("⚠ ") + items::findingText(findings[i]);
    if (findings.size() > mostSaid)
        lines << tr("and %n more", nullptr, int(findings.size() - mostSaid));
    m_words->setText(lines.join(u'\n'));
    m_words->setForegroundRole(QPalette::WindowText);
    if (findings.empty())
        m_words->setPalette({});
    else
        inkLabel(*m_words, rules::isFrozen(findings) ? shell::Tone::Bad : shell::Tone::Warning);
}

void ChangeCalendarPage::move(int entry, rules::TimeSpan time)
{
    const auto *calendar = m_view->calendar();
    if (!calendar || !mayMove() || entry < 0)
        return;
    moveChange(m_context, *calendar, calendar->entries[size_t(entry)], time, *this, [this] { read(); });
}

void ChangeCalendarPage::moveChange(const shell::PanelContext &context, const items::ChangeCalendar &calendar, const items::CalendarEntry &change, rules::TimeSpan time, QWidget &asker, const std::function<void()> &after)
{
    const auto findings = calendar.findingsAt(change, time);
    const auto record = change.row.record; // while a person is asked the calendar may be read again
    QStringList meaning;
    if (change.hasDecisions)
        meaning << tr("The approvals given so far are voided: the time is part of what was approved.");
    for (size_t i = 0; i < std::min(findings.size(), mostSaid); ++i)
        meaning << items::findingText(findings[i]);
    if (findings.size() > mostSaid)
        meaning << tr("and %n more", nullptr, int(findings.size() - mostSaid));
    if (!meaning.isEmpty()) {
        const int answer = shell::ask({.name = QStringLiteral("moveChange"),
                                       .title = tr("Move the change"),
                                       .question = tr("Move %1 to %2?").arg(change.number, items::spanText(time.from, time.to)),
                                       .meaning = meaning.join(u'\n'),
                                       .answers = {tr("Move"), tr("Leave it")},
                                       .usual = 1},
                                      &asker);
        if (answer != 0)
            return;
    }
    whenDone(context.commands.submit({.id = context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<ChangeRequest>::name), .targets = {{record.id, record.revision}},
                                        .fields = {{QStringLiteral("planned_start"), time.from.ms}, {QStringLiteral("planned_end"), time.to.ms}}, .overruled = {}, .reason = {}, .after = {},
                                        .occurredAt = context.clock.now()}),
             &asker, [&host = context.host, after](const Result<void> &result) {
                 if (!result)
                     host.notify(changeRefusal(result.error()));
                 after();
             });
}

void ChangeCalendarPage::showFreeTimes()
{
    const auto *calendar = m_view->calendar();
    const int entry = m_view->current();
    if (!calendar || entry < 0 || !m_free->isEnabled())
        return;
    auto *dialog = new FreeTimesDialog(*calendar, calendar->entries[size_t(entry)], m_context.clock.now(), mayMove(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QUuid change = calendar->entries[size_t(entry)].row.record.id;
    connect(dialog, &FreeTimesDialog::chosen, this, [this, change](rules::TimeSpan time) {
        const auto *now = m_view->calendar();
        for (size_t i = 0; now && i < now->entries.size(); ++i)
            if (now->entries[i].row.record.id == change) {
                m_view->setDay(rules::dayOf(time.from));
                move(int(i), time);
                return;
            }
    });
    dialog->open();
}

void ChangeCalendarPage::askForDate()
{
    QDialog dialog(this);
    dialog.setWindowTitle(tr("Go to a day"));
    auto *day = new QDateEdit(m_view->day(), &dialog);
    day->setCalendarPopup(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    auto *column = new QVBoxLayout(&dialog);
    column->addWidget(day);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    if (dialog.exec() == QDialog::Accepted)
        m_view->setDay(day->date());
}

} // namespace views::panels
