#include "views/panels/evaluation/drillwindow.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/clockaccounttable.h"
#include "items/clockwords.h"
#include "items/evaluationwords.h"
#include "items/factory.h"
#include "rules/policies.h"
#include "views/forms/tables.h"
#include "views/panels/orders/whywindow.h"
#include "views/panels/records/listview.h"
#include "views/shell/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
namespace ev = rules::evaluation;
using rules::ClockKind;

namespace {

constexpr std::array clockKinds{ClockKind::Response, ClockKind::Resolve, ClockKind::Statutory};

/// What is looked at first of a record behind a number.
std::vector<int> columnsOf(const Shape &shape)
{
    static const std::map<QString, std::vector<const char *>> usual{
        {QStringLiteral("work_order"), {"number", "title", "priority", "state", "submitted_at", "response_kept", "resolve_kept", "outage_minutes", "unit_id"}},
        {QStringLiteral("change_request"), {"number", "title", "change_class", "state", "closed_at", "result", "window_kept", "unauthorised"}},
    };
    const auto found = usual.find(shape.name);
    if (found == usual.end())
        return items::RecordListModel::usualColumns(shape);
    std::vector<int> columns;
    for (const auto *name : found->second)
        if (const int position = shape.indexOf(QLatin1StringView(name).toString()); position >= 0)
            columns.push_back(position);
    return columns;
}

} // namespace

DrillWindow::DrillWindow(const items::EvaluationFile &file, const ev::Indicator &indicator, const ev::IndicatorScore *score, const ev::Figures *figures, const ev::Plan *plan, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_file(file)
    , m_indicator(indicator)
    , m_plan(plan ? std::optional(*plan) : std::nullopt)
    , m_list(new QListWidget(this))
    , m_arithmetic(new QLabel(this))
    , m_count(new QLabel(this))
    , m_note(new QLabel(this))
    , m_place(new QVBoxLayout)
    , m_open(new QPushButton(tr("Open record"), this))
    , m_why(new QPushButton(tr("Why this due time…"), this))
    , m_clock(new QWidget(this))
    , m_clockWords(new QLabel(m_clock))
    , m_clocks(new QTabBar(m_clock))
    , m_table(new QTableView(m_clock))
    , m_account(new items::ClockAccountTable(this))
{
    setObjectName(QStringLiteral("drillWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlags(windowFlags() | Qt::WindowMaximizeButtonHint);
    const QString name = QStringLiteral("%1 %2").arg(indicator.code, items::nameOf(indicator.name));
    setWindowTitle(tr("Details: %1").arg(name));
    auto *heading = new QLabel(name, this);
    heading->setFont(shell::headingFont(2));
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    auto *subject = new QLabel(QStringLiteral("%1 · %2 · %3").arg(file.record.title, items::periodText(file.record.periodFrom, file.record.periodTo), file.unit), this);
    subject->setForegroundRole(QPalette::PlaceholderText);
    subject->setTextFormat(Qt::PlainText);
    m_arithmetic->setObjectName(QStringLiteral("arithmetic"));
    m_count->setObjectName(QStringLiteral("recordCount"));
    m_list->setObjectName(QStringLiteral("terms"));
    m_list->setAccessibleName(tr("Numbers of the formula"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (auto *label : {m_arithmetic, m_note, m_clockWords}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_note->setForegroundRole(QPalette::PlaceholderText);
    for (auto *button : {m_open, m_why})
        button->setAutoDefault(false);

    auto *left = new QWidget(this);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(shell::px(16), shell::px(8), shell::px(8), shell::px(12));
    leftColumn->setSpacing(shell::px(8));
    auto *numbers = new QLabel(tr("Numbers"), left);
    numbers->setFont(shell::headingFont(1));
    auto *arithmetic = new QLabel(tr("Arithmetic"), left);
    arithmetic->setFont(shell::headingFont(1));
    leftColumn->addWidget(numbers);
    leftColumn->addWidget(m_list, 1);
    leftColumn->addWidget(arithmetic);
    leftColumn->addWidget(m_arithmetic);

    auto *right = new QWidget(this);
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(shell::px(8), shell::px(8), shell::px(16), shell::px(12));
    rightColumn->setSpacing(shell::px(8));
    auto *bar = new QHBoxLayout;
    bar->setSpacing(shell::px(8));
    bar->addWidget(m_count, 1);
    bar->addWidget(m_why);
    bar->addWidget(m_open);
    rightColumn->addLayout(bar);
    rightColumn->addWidget(m_note);
    rightColumn->addLayout(m_place, 3);
    auto *clockColumn = new QVBoxLayout(m_clock);
    clockColumn->setContentsMargins(0, 0, 0, 0);
    clockColumn->setSpacing(shell::px(4));
    m_clocks->setDrawBase(false);
    m_clocks->setExpanding(false);
    m_clocks->setAccessibleName(tr("Clocks of the order"));
    for (const auto kind : clockKinds)
        m_clocks->addTab(items::captionOf(kind));
    forms::prepare(*m_table);
    m_table->setObjectName(QStringLiteral("clockAccount"));
    m_table->setAccessibleName(tr("Account of the clock"));
    m_table->setModel(m_account);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    constexpr std::array widths{160, 160, 150, 100, 110, 220, 150};
    for (int column = 0; column < int(widths.size()); ++column)
        m_table->setColumnWidth(column, shell::px(widths[size_t(column)]));
    m_table->horizontalHeader()->setStretchLastSection(true);
    clockColumn->addWidget(m_clocks);
    clockColumn->addWidget(m_clockWords);
    clockColumn->addWidget(m_table, 1);
    rightColumn->addWidget(m_clock, 2);
    rightColumn->addStretch(0); // a sentence alone stands on top

    auto *splitter = new QSplitter(this);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({shell::px(340), shell::px(820)});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, shell::px(12), 0, 0);
    column->setSpacing(shell::px(4));
    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(16), 0, shell::px(16), 0);
    head->addWidget(heading);
    head->addWidget(subject);
    column->addLayout(head);
    column->addWidget(splitter, 1);
    resize(shell::px(1180), shell::px(680));

    connect(m_list, &QListWidget::currentRowChanged, this, &DrillWindow::showTerm);
    connect(m_clocks, &QTabBar::currentChanged, this, &DrillWindow::showClock);
    connect(m_open, &QPushButton::clicked, this, &DrillWindow::openRecord);
    connect(m_why, &QPushButton::clicked, this, [this] {
        if (m_order)
            (new WhyWindow(*m_order, m_context, this))->show();
    });
    whenDone(context.items.queries().policy(PolicyKind::Calendar), this, [this](const Result<QString> &content) {
        m_calendar = content.value_or(QString());
        showClock();
    });
    collect(figures);
    showArithmetic(score, figures);
    m_clock->hide();
    m_why->hide();
    m_open->setEnabled(false);
    // The number first: what is cut off at the end of a line is never that.
    for (const auto &term : m_terms) {
        auto *item = new QListWidgetItem(term.kept ? QStringLiteral("%1  %2").arg(QLocale().toString(*term.kept), term.words) : term.words, m_list);
        item->setToolTip(item->text());
    }
    m_note->setText(!m_terms.empty()             ? QString()
                    : m_indicator.isManual()     ? tr("This indicator is scored by hand: reason and proof stand on the score sheets.")
                    : !m_plan                    ? tr("The records are still being counted; open this window again in a moment.")
                                                 : tr("Nothing is counted for this indicator."));
    m_note->setVisible(!m_note->text().isEmpty());
    if (!m_terms.empty())
        m_list->setCurrentRow(0);
    m_list->setFocus();
}

/// Every count and sum of the indicator's formulas, the same list once.
void DrillWindow::collect(const ev::Figures *figures)
{
    if (!m_plan)
        return;
    for (const auto &planned : m_plan->formulas) {
        if (planned.indicator != m_indicator.code)
            continue;
        const auto *figure = figures ? figures->figure(planned.indicator, planned.part) : nullptr;
        const auto aggregates = ev::aggregatesOf(planned.formula);
        for (size_t i = 0; i < aggregates.size() && i < planned.places.size(); ++i) {
            const bool known = std::ranges::any_of(m_terms, [&](const Term &term) { return term.place == planned.places[i]; });
            if (!known)
                m_terms.push_back({.words = items::aggregateText(aggregates[i], m_context.catalogues), .kept = figure && i < figure->values.size() ? std::optional(figure->values[i]) : std::nullopt, .place = planned.places[i], .isToday = items::countsToday(aggregates[i])});
        }
    }
}

void DrillWindow::showArithmetic(const ev::IndicatorScore *score, const ev::Figures *figures)
{
    QStringList lines;
    const auto say = [&](const QString &text, int part, const QString &name) {
        const auto formula = ev::formulaFromText(text);
        if (!formula)
            return;
        const auto *figure = figures ? figures->figure(m_indicator.code, part) : nullptr;
        const QString words = items::formulaText(*formula, m_context.catalogues, figure ? std::span<const qint64>(figure->values) : std::span<const qint64>());
        //: the name of a deduction, then its formula with its numbers
        lines << (name.isEmpty() ? words : tr("%1: %2").arg(name, words));
    };
    if (!m_indicator.formula.isEmpty())
        say(m_indicator.formula, -1, {});
    for (size_t part = 0; part < m_indicator.rule.deductions.size(); ++part)
        if (const auto &deduction = m_indicator.rule.deductions[part]; !deduction.formula.isEmpty())
            say(deduction.formula, int(part), items::nameOf(deduction.name));
    lines << items::ruleText(m_indicator.rule, m_file.document);
    if (score)
        for (const auto &step : score->account)
            lines << items::stepText(step, m_file.document, &m_indicator);
    if (const QString code = m_file.codeOf(m_indicator.code); !code.isEmpty())
        lines << tr("Short code: %1").arg(code);
    lines.removeAll(QString());
    m_arithmetic->setText(lines.join(u'\n'));
}

void DrillWindow::showTerm(int term)
{
    if (term < 0 || term >= int(m_terms.size()))
        return;
    const auto query = items::recordsBehind(*m_plan, m_terms[size_t(term)].place);
    const auto *shape = shapeNamed(query.entity);
    if (!shape)
        return;
    const bool isToday = m_terms[size_t(term)].isToday;
    m_note->setText(!isToday ? QString() : m_file.isFrozen() ? tr("These are counted as they stood when the figures were worked out, not as of the end of the period; the list shows them as they are today. The frozen inputs keep the exact records.") : tr("These are counted as they are today, not as of the end of the period: the ledger of today is what the number says."));
    m_note->setVisible(isToday);
    if (m_view) {
        delete m_view;
        delete m_records;
    }
    m_records = new items::RecordListModel({.query = query, .columns = columnsOf(*shape)}, m_context.catalogues, m_context.items.queries(), this);
    m_view = new ListView(*m_records, this);
    m_view->setObjectName(QStringLiteral("drillRecords"));
    m_view->setAccessibleName(tr("Records behind the number"));
    m_place->addWidget(m_view);
    connect(m_records, &items::RecordListModel::matchesChanged, this, &DrillWindow::refreshCount);
    connect(m_records, &items::RecordListModel::failed, this, [this](const Error &error) { m_context.host.notify(shell::noticeOf(error)); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DrillWindow::chooseRecord);
    connect(m_view, &ListView::doubleClicked, this, &DrillWindow::openRecord);
    const bool isOrder = shape->name == QLatin1StringView(Describe<WorkOrder>::name);
    m_clock->setVisible(isOrder);
    m_why->setVisible(isOrder);
    m_order.reset();
    showClock();
    refreshCount();
    chooseRecord();
}

void DrillWindow::refreshCount()
{
    const qint64 matches = m_records ? m_records->matches() : -1;
    if (m_view)
        m_view->setEmptyState(matches == 0 ? tr("No record was counted here.") : QString(), {});
    m_count->setText(matches < 0 ? tr("The records are being read.") : tr("%Ln record(s)", nullptr, int(matches)));
}

void DrillWindow::chooseRecord()
{
    const auto *row = m_view ? m_records->rowAt(m_view->currentIndex().row()) : nullptr;
    m_open->setEnabled(row);
    m_why->setEnabled(row);
    m_order = row && m_records->shape().name == QLatin1StringView(Describe<WorkOrder>::name) ? std::optional(row->record) : std::nullopt;
    showClock();
}

void DrillWindow::showClock()
{
    if (m_clock->isHidden())
        return;
    const auto kind = clockKinds[size_t(m_clocks->currentIndex())];
    std::optional<items::OrderAccount> account;
    QString words = tr("Select a record to see how its time was counted.");
    if (const auto order = m_order ? fromRecord<WorkOrder>(*m_order) : Result<WorkOrder>(fail(ErrorCode::NotFound)); order && m_calendar) {
        account = items::accountOf(*order, kind, rules::workingCalendarOf(*m_calendar), m_context.clock.now());
        words = account ? items::summaryOf(*account).join(QStringLiteral("  ·  ")) : items::whyNoAccount(*order, kind);
    }
    m_clockWords->setText(words);
    m_table->setVisible(account.has_value());
    m_account->show(std::move(account));
    m_table->setColumnHidden(items::ClockAccountTable::ReceivedColumn, !m_account->hasReceived());
}

void DrillWindow::openRecord()
{
    if (const auto *row = m_view ? m_records->rowAt(m_view->currentIndex().row()) : nullptr)
        Q_EMIT recordAsked(m_records->shape().name, row->record.id);
}

} // namespace views::panels
