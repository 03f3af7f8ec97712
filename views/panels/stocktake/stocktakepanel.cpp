#include "views/panels/stocktake/stocktakepanel.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "views/forms/celldelegate.h"
#include "views/forms/tables.h"
#include "views/panels/records/reasondialog.h"
#include "views/panels/stocktake/countingpage.h"
#include "views/panels/stocktake/newstocktakedialog.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

StocktakePanel::StocktakePanel(const shell::PanelContext &context, QWidget *parent)
    : shell::Panel(parent)
    , m_context(context)
    , m_list(context.items.list(shapeOf<Stocktake>(), this))
    , m_pages(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
    , m_heading(new QLabel(this))
    , m_counting(new CountingPage(context, this))
    , m_back(new QAction(this))
{
    forms::prepare(*m_table);
    m_table->setObjectName(QStringLiteral("stocktakes"));
    m_table->setModel(m_list);
    m_table->setItemDelegate(new forms::CellDelegate(shapeOf<Stocktake>(), [this](int column) { return column < int(m_list->columns().size()) ? m_list->columns()[size_t(column)] : -1; }, m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    const auto &columns = m_list->columns();
    for (int i = 0; i < int(columns.size()); ++i)
        m_table->setColumnWidth(i, shell::px(m_list->fieldAt(i).traits.title ? 260 : 160));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(8), shell::px(12), shell::px(8));
    head->setSpacing(shell::px(4));
    head->addWidget(m_heading);
    head->addStretch(1);
    const auto addAct = [&](Act act, const char *icon, const QKeySequence &keys, void (StocktakePanel::*run)()) {
        auto *action = new QAction(shell::icon(QString::fromLatin1(icon)), QString(), this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
        m_acts.emplace_back(act, action);
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(act != Act::New);
        button->setFocusPolicy(Qt::TabFocus);
        if (act == Act::New)
            forms::setRank(*button, forms::Rank::Primary);
        head->addWidget(button);
    };
    addAct(Act::Open, "stocktake", QKeySequence(Qt::CTRL | Qt::Key_Return), &StocktakePanel::openSelected);
    addAct(Act::Retire, "retire", QKeySequence(Qt::Key_Delete), &StocktakePanel::retire);
    addAct(Act::New, "add", QKeySequence(Qt::CTRL | Qt::Key_N), &StocktakePanel::begin);
    m_back->setShortcut(QKeySequence(Qt::Key_Escape));
    m_back->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_counting->addAction(m_back);
    auto *overview = new QWidget(m_pages);
    auto *column = new QVBoxLayout(overview);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_empty, 1);
    column->addWidget(m_table, 1);
    m_pages->addWidget(overview);
    m_pages->addWidget(m_counting);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);

    connect(m_back, &QAction::triggered, this, &StocktakePanel::back);
    connect(m_counting, &CountingPage::left, this, &StocktakePanel::back);
    connect(m_table, &QTableView::activated, this, &StocktakePanel::openSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StocktakePanel::refresh);
    connect(m_list, &items::RecordListModel::matchesChanged, this, [this](qint64 matches) {
        refresh();
        if (matches < 0 || std::exchange(m_shows, true))
            return;
        QTimer::singleShot(0, this, [this] { Q_EMIT dataShown(); });
    });
    connect(m_list, &QAbstractItemModel::modelReset, this, &StocktakePanel::refresh);
    connect(m_list, &QAbstractItemModel::rowsInserted, this, &StocktakePanel::refresh);
    connect(m_list, &QAbstractItemModel::rowsRemoved, this, &StocktakePanel::refresh);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &StocktakePanel::refresh);
    connect(&context.host, &shell::PanelHost::themeChanged, this, &StocktakePanel::retranslate);
    connect(&context.host, &shell::PanelHost::scaleChanged, this, &StocktakePanel::retranslate);
    retranslate();
    m_list->setQuery({.entity = shapeOf<Stocktake>().name, .sorts = {{QStringLiteral("number"), replica::Order::Descending}}});
}

void StocktakePanel::retranslate()
{
    m_heading->setText(tr("Stocktakes"));
    m_heading->setFont(shell::headingFont(2));
    m_table->setAccessibleName(tr("Stocktakes"));
    for (const auto &[act, action] : m_acts) {
        switch (act) {
        case Act::New: action->setText(tr("New stocktake…")); break;
        case Act::Open: action->setText(tr("Count")); break;
        case Act::Retire: action->setText(tr("Retire…")); break;
        }
    }
    for (const auto &[act, action] : m_acts)
        if (act == Act::New) // it wears the accent
            action->setIcon(shell::icon(QStringLiteral("add"), QApplication::palette().color(QPalette::HighlightedText)));
    m_back->setText(tr("Back to the stocktakes"));
    m_counting->retranslate();
    refresh();
}

QWidget *StocktakePanel::firstFocus()
{
    return m_pages->currentWidget() == m_counting ? m_counting->firstFocus() : m_table;
}

const items::ListRow *StocktakePanel::selected() const
{
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.size() == 1 ? m_list->rowAt(rows.front().row()) : nullptr;
}

QString StocktakePanel::whyNot(Act act) const
{
    const auto lacks = [this](const char *right) {
        const QString asked = QString::fromLatin1(right);
        return m_context.host.actor().may(asked) ? QString() : tr("Your roles do not include the right “%1”.").arg(asked);
    };
    const QString chooseFirst = selected() ? QString() : tr("Select a stocktake first.");
    switch (act) {
    case Act::New: return lacks("stocktake.create");
    case Act::Open: return chooseFirst;
    case Act::Retire: return lacks("stocktake.retire").isEmpty() ? chooseFirst : lacks("stocktake.retire");
    }
    return {};
}

void StocktakePanel::refresh()
{
    const bool any = m_list->rowCount() > 0;
    m_table->setVisible(any);
    m_empty->setVisible(!any);
    m_empty->setText(m_list->matches() < 0 ? QString()
                         : whyNot(Act::New).isEmpty() ? tr("No stocktake yet. “New stocktake…” says what is expected in a room; then its labels are scanned.")
                                                      : tr("No stocktake yet. The resource manager begins one."));
    for (const auto &[act, action] : m_acts) {
        const QString why = whyNot(act);
        action->setEnabled(why.isEmpty());
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(why.isEmpty() ? tr("%1 (%2)").arg(action->text(), keys) : why);
    }
}

void StocktakePanel::openSelected()
{
    const auto *row = selected();
    if (!row)
        return;
    m_pages->setCurrentWidget(m_counting);
    m_counting->open(*row);
    m_counting->firstFocus()->setFocus();
}

void StocktakePanel::showRecord(const QUuid &stocktake)
{
    whenDone(m_context.items.queries().record(shapeOf<Stocktake>(), stocktake), this, [this](const Result<std::optional<items::ListRow>> &row) {
        if (!row || !*row)
            return;
        m_pages->setCurrentWidget(m_counting);
        m_counting->open(**row);
        m_counting->firstFocus()->setFocus();
    });
}

void StocktakePanel::back()
{
    m_counting->close();
    m_pages->setCurrentIndex(0);
    m_table->setFocus();
}

void StocktakePanel::begin()
{
    NewStocktakeDialog dialog(m_context, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QUuid id = m_context.ids.next();
    const Command command{.id = m_context.ids.next(), .kind = CommandKind::Create, .entity = shapeOf<Stocktake>().name, .targets = {{id, 0}}, .fields = dialog.fields()};
    whenDone(m_context.commands.submit(command), this, [this, id](const Result<void> &result) {
        if (result)
            showRecord(id);
        else
            m_context.host.notify(shell::noticeOf(result.error()));
    });
}

void StocktakePanel::retire()
{
    const auto *row = selected();
    if (!row || !whyNot(Act::Retire).isEmpty())
        return;
    const std::vector<Record> records{row->record};
    const auto reason = askReason({.title = tr("Retire the stocktake"), .question = tr("Retire “%1”?").arg(titleOf(shapeOf<Stocktake>(), row->record)),
                                   .consequence = tr("It is no longer in the list; its scans and its result stay in the history."), .verb = tr("Retire")}, this);
    if (!reason)
        return;
    whenDone(m_context.commands.submit(items::commandOn(CommandKind::Retire, shapeOf<Stocktake>(), records, *reason, m_context.ids, m_context.clock)), this, [this](const Result<void> &result) {
        if (!result)
            m_context.host.notify(shell::noticeOf(result.error()));
    });
}

} // namespace views::panels
