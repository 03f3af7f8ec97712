#include "views/panels/orders/whywindow.h"

#include "contract/whendone.h"
#include "items/clockaccounttable.h"
#include "items/clockwords.h"
#include "items/factory.h"
#include "rules/policies.h"
#include "views/forms/tables.h"
#include "views/print/tablesheet.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::ClockAccountTable;
using rules::ClockKind;
using What = rules::AccountLine::What;

namespace {

constexpr std::array clocks{ClockKind::Response, ClockKind::Resolve, ClockKind::Statutory};

/// What happened stands out from what merely passes; what does not count steps back.
class LineDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        // Numbers end where words begin: some air between them.
        if (option->displayAlignment & Qt::AlignRight)
            option->rect.adjust(0, 0, -shell::px(8), 0);
        switch (static_cast<const ClockAccountTable *>(index.model())->whatAt(index.row())) {
        case What::Started:
        case What::Paused:
        case What::Resumed:
        case What::Due:
        case What::Stopped:
            option->font.setBold(true);
            break;
        case What::Idle:
        case What::Standing:
            option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
            break;
        case What::Overdue:
            option->palette.setColor(QPalette::Text, shell::colours(shell::Tone::Bad).text);
            break;
        case What::Counted:
            break;
        }
    }
};

} // namespace

WhyWindow::WhyWindow(const Record &order, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_model(new ClockAccountTable(this))
    , m_heading(new QLabel(this))
    , m_clocks(new QTabBar(this))
    , m_summary(new QLabel(this))
    , m_warning(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
    , m_zone(new QLabel(this))
{
    setObjectName(QStringLiteral("whyWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlags(windowFlags() | Qt::WindowMaximizeButtonHint);
    if (auto read = fromRecord<WorkOrder>(order))
        m_order = *std::move(read);

    m_heading->setFont(shell::headingFont(3));
    m_heading->setTextFormat(Qt::PlainText);
    m_clocks->setDrawBase(false);
    m_clocks->setExpanding(false);
    for ([[maybe_unused]] const auto kind : clocks)
        m_clocks->addTab({});
    m_clocks->setCurrentIndex(m_order.gradedAt && !m_order.reportedAt ? 2 : m_order.acceptedAt ? 1 : 0);
    for (auto *label : {m_summary, m_warning, m_empty}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_copy = makeAction(QStringLiteral("copy"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &WhyWindow::copy);
    m_print = makeAction(QStringLiteral("print"), QKeySequence(Qt::CTRL | Qt::Key_P), &WhyWindow::print);

    auto *bar = new QHBoxLayout;
    bar->setSpacing(shell::px(4));
    bar->addWidget(m_clocks);
    bar->addStretch(1);
    for (auto *action : {m_copy, m_print}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        bar->addWidget(button);
    }
    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(12), shell::px(16), shell::px(8));
    head->setSpacing(shell::px(8));
    head->addWidget(m_heading);
    head->addLayout(bar);
    head->addWidget(m_summary);
    head->addWidget(m_warning);

    forms::prepare(*m_table);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new LineDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    constexpr std::array widths{172, 172, 204, 130, 150, 260, 176};
    static_assert(widths.size() == ClockAccountTable::ColumnCount);
    for (int column = 0; column < ClockAccountTable::ColumnCount; ++column)
        m_table->setColumnWidth(column, shell::px(widths[size_t(column)]));
    m_table->horizontalHeader()->setSectionResizeMode(ClockAccountTable::ReasonColumn, QHeaderView::Stretch);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_pages, 1);
    column->addWidget(m_zone);
    m_zone->setForegroundRole(QPalette::PlaceholderText);
    m_zone->setContentsMargins(shell::px(16), shell::px(4), shell::px(16), shell::px(8));
    resize(shell::px(1240), shell::px(560));

    connect(m_clocks, &QTabBar::currentChanged, this, &WhyWindow::refresh);
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity, const QVector<QUuid> &ids) {
        if (ids.contains(m_order.id.uuid) || entity == QLatin1StringView(Describe<Policy>::name))
            read();
    });
    connect(&context.items.queries(), &items::Queries::reloaded, this, &WhyWindow::read);
    connect(&context.host, &shell::PanelHost::languageChanged, this, &WhyWindow::retranslate);
    connect(&context.host, &shell::PanelHost::themeChanged, this, &WhyWindow::refresh);
    retranslate();
    read();
    m_table->setFocus();
}

QAction *WhyWindow::makeAction(const QString &icon, const QKeySequence &keys, void (WhyWindow::*act)())
{
    auto *action = new QAction(shell::icon(icon), QString(), this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, act);
    addAction(action);
    return action;
}

void WhyWindow::read()
{
    auto &queries = m_context.items.queries();
    const auto &shape = shapeOf<WorkOrder>();
    whenDone(queries.record(shape, m_order.id.uuid), this, [this](const Result<std::optional<items::ListRow>> &row) {
        if (!row || !*row)
            return;
        if (auto order = fromRecord<WorkOrder>((*row)->record))
            m_order = *std::move(order);
        refresh();
    });
    whenDone(queries.policy(PolicyKind::Calendar), this, [this](const Result<QString> &content) {
        m_calendar = content.value_or(QString());
        refresh();
    });
    whenDone(queries.history(shape, m_order.id.uuid), this, [this](const Result<std::vector<replica::HistoryEntry>> &history) {
        if (!history)
            return;
        m_received = items::lateArrivals(*history);
        refresh();
    });
}

void WhyWindow::retranslate()
{
    const QString subject = QStringLiteral("%1 %2").arg(m_order.number, m_order.title).trimmed();
    setWindowTitle(tr("Why this due time: %1").arg(subject));
    m_heading->setText(subject);
    for (size_t i = 0; i < clocks.size(); ++i)
        m_clocks->setTabText(int(i), items::captionOf(clocks[i]));
    m_clocks->setAccessibleName(tr("Clocks of the order"));
    m_table->setAccessibleName(tr("Account of the clock"));
    m_copy->setText(tr("Copy table"));
    m_print->setText(tr("Print…"));
    m_zone->setText(tr("All times are China Standard Time (UTC+8), by which the working calendar counts."));
    refresh();
}

void WhyWindow::refresh()
{
    const ClockKind kind = clocks[size_t(m_clocks->currentIndex())];
    std::optional<items::OrderAccount> account;
    if (m_calendar)
        account = items::accountOf(m_order, kind, rules::workingCalendarOf(*m_calendar), m_context.clock.now());
    if (account)
        account->received = m_received;
    m_summary->setText(account ? items::summaryOf(*account).join(QStringLiteral("  ·  ")) : QString());
    m_summary->setVisible(account.has_value());
    m_warning->setText(account ? items::warningOf(*account) : QString());
    m_warning->setVisible(!m_warning->text().isEmpty());
    auto ink = m_warning->palette();
    ink.setColor(QPalette::WindowText, shell::colours(shell::Tone::Warning).text);
    m_warning->setPalette(ink);
    m_empty->setText(m_calendar ? items::whyNoAccount(m_order, kind) : QString());
    m_pages->setCurrentIndex(account ? 0 : 1);
    const bool any = account.has_value();
    m_model->show(std::move(account));
    m_table->setColumnHidden(ClockAccountTable::ReceivedColumn, !m_model->hasReceived());
    for (auto *action : {m_copy, m_print}) {
        action->setEnabled(any);
        action->setToolTip(any ? QStringLiteral("%1 (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)) : tr("There is no account of this clock."));
    }
}

void WhyWindow::copy()
{
    QGuiApplication::clipboard()->setText(m_model->asText());
    m_context.host.notify({.happened = tr("%n row(s) copied.", nullptr, m_model->rowCount())});
}

void WhyWindow::print()
{
    constexpr std::array widths{34.0, 34.0, 36.0, 27.0, 28.0, 65.0, 34.0};
    static_assert(widths.size() == ClockAccountTable::ColumnCount);
    const auto &account = *m_model->account();
    print::TableSheet sheet{.title = tr("Account of the due time: %1").arg(items::captionOf(account.kind)),
                            .facts = {m_heading->text(), m_summary->text()},
                            .rows = m_model->rowCount(),
                            .orientation = QPageLayout::Landscape};
    if (const auto warning = items::warningOf(account); !warning.isEmpty())
        sheet.facts << warning;
    sheet.facts << tr("As of %1").arg(items::momentWords(m_context.clock.now())) << m_zone->text();
    const int columns = m_model->hasReceived() ? ClockAccountTable::ColumnCount : int(ClockAccountTable::ReceivedColumn);
    for (int column = 0; column < columns; ++column)
        sheet.columns.push_back({.caption = m_model->headerData(column, Qt::Horizontal).toString(),
                                 .widthMm = widths[size_t(column)],
                                 .alignment = column == ClockAccountTable::CountedColumn || column == ClockAccountTable::TotalColumn ? Qt::AlignRight : Qt::AlignLeft});
    sheet.cell = [this](int row, int column) { return m_model->index(row, column).data().toString(); };
    print::preview(sheet, windowTitle(), this);
}

} // namespace views::panels
