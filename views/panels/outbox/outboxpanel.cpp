#include "views/panels/outbox/outboxpanel.h"

#include "contract/whendone.h"
#include "items/factory.h"
#include "views/forms/chip.h"
#include "views/forms/tables.h"
#include "views/panels/outbox/actdetails.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::OutboxModel;
using replica::ActState;

namespace {

class StateDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem bare = option;
        initStyleOption(&bare, index);
        const QString word = bare.text;
        bare.text.clear();
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &bare, painter, option.widget);
        const auto look = forms::chipLook(u"act", u"state", index.data(items::CodeRole).toString());
        const bool selected = option.state & QStyle::State_Selected;
        forms::paintChip(*painter, option.rect.adjusted(shell::px(4), 0, -shell::px(4), 0), look.value_or(forms::ChipLook()), word,
                         selected ? std::optional(option.palette.color(QPalette::HighlightedText)) : std::nullopt);
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {forms::chipWidth(option.fontMetrics, index.data().toString()) + shell::px(12), shell::px(26)};
    }
};

} // namespace

OutboxPanel::OutboxPanel(const shell::PanelContext &context, QWidget *parent)
    : shell::Panel(parent)
    , m_context(context)
    , m_model(context.items.outbox(this))
    , m_summary(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_list(new QTreeView(this))
    , m_lists(new QStackedWidget(this))
    , m_below(new QStackedWidget(this))
    , m_details(new ActDetails(this))
    , m_conflicts(new ConflictView(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    forms::prepare(*m_list);
    m_list->setObjectName(QStringLiteral("acts"));
    m_list->setModel(m_model);
    m_list->installEventFilter(this);
    m_list->setItemDelegateForColumn(OutboxModel::StateColumn, new StateDelegate(m_list));
    const std::array widths{380, 130, 320, 140};
    for (int column = 0; column < int(widths.size()); ++column)
        m_list->setColumnWidth(column, shell::px(widths[column]));
    m_summary->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_lists->addWidget(m_list);
    m_lists->addWidget(m_empty);
    m_conflicts->setContentsMargins(shell::px(16), shell::px(12), shell::px(16), shell::px(12));
    m_below->addWidget(m_details);
    m_below->addWidget(m_conflicts);
    m_splitter->addWidget(m_lists);
    m_splitter->addWidget(m_below);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setSizes({shell::px(320), shell::px(320)});

    auto *head = new QHBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(8), shell::px(12), shell::px(8));
    head->setSpacing(shell::px(4));
    head->addWidget(m_summary, 1);
    const auto addAct = [&](Act act, const char *icon, const QKeySequence &keys, void (OutboxPanel::*run)()) {
        auto *action = new QAction(shell::icon(QString::fromLatin1(icon)), QString(), this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
        m_acts.emplace_back(act, action);
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        head->addWidget(button);
    };
    addAct(Act::Retry, "retry", QKeySequence(Qt::CTRL | Qt::Key_R), &OutboxPanel::retry);
    addAct(Act::Edit, "edit", QKeySequence(Qt::Key_F2), &OutboxPanel::editAgain);
    addAct(Act::Discard, "discard", QKeySequence(Qt::Key_Delete), &OutboxPanel::discard);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_splitter, 1);

    connect(m_model, &QAbstractItemModel::modelReset, this, &OutboxPanel::refresh);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &OutboxPanel::refresh);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &OutboxPanel::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &OutboxPanel::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &OutboxPanel::showSelection);
    connect(m_conflicts, &ConflictView::settled, this, &OutboxPanel::settle);
    connect(m_list, &QTreeView::activated, this, [this] {
        if (m_below->currentWidget() == m_conflicts)
            m_conflicts->firstFocus()->setFocus();
        else
            editAgain();
    });
    retranslate();
    m_model->refresh();
}

void OutboxPanel::retranslate()
{
    for (const auto &[act, action] : m_acts) {
        switch (act) {
        case Act::Retry:
            action->setText(tr("Send again"));
            break;
        case Act::Edit:
            action->setText(tr("Edit again…"));
            break;
        case Act::Discard:
            action->setText(tr("Discard…"));
            break;
        }
    }
    m_list->setAccessibleName(tr("Acts that the server has not confirmed"));
    m_empty->setText(tr("Everything that you did has reached the server. Acts done offline wait here until they are sent."));
    m_conflicts->retranslate();
    refresh();
}

QWidget *OutboxPanel::firstFocus()
{
    return m_list;
}

void OutboxPanel::refresh()
{
    const int acts = m_model->rowCount();
    int waiting = 0;
    for (int row = 0; row < acts; ++row) {
        const auto *act = m_model->actAt(m_model->index(row, 0));
        waiting += act && (act->state == ActState::Refused || act->state == ActState::Conflicted);
    }
    QString summary = acts == 0 ? tr("Nothing waits to be sent.") : tr("%n act(s) not confirmed by the server.", nullptr, acts);
    if (waiting > 0)
        //: Two sentences; Chinese has no space between them.
        summary = tr("%1 %2").arg(summary, tr("%n of them wait(s) for your decision.", nullptr, waiting));
    m_summary->setText(summary);
    m_lists->setCurrentIndex(acts == 0 ? 1 : 0);
    selectAnAct();
    showSelection();
    if (!m_shows) {
        m_shows = true;
        QTimer::singleShot(0, this, &shell::Panel::dataShown);
    }
}

void OutboxPanel::selectAnAct()
{
    if (m_model->rowCount() == 0 || m_list->selectionModel()->hasSelection())
        return;
    // A view that gets the focus makes a row current without selecting it, and with one row no arrow key could then.
    // Said outright: QTreeView's own way asks the keyboard, and a held Ctrl would take the selection away.
    const auto current = m_list->currentIndex().isValid() ? m_list->currentIndex() : m_model->index(0, 0);
    m_list->selectionModel()->setCurrentIndex(current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

bool OutboxPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::FocusIn)
        selectAnAct();
    return Panel::eventFilter(watched, event);
}

std::vector<QUuid> OutboxPanel::selectedActs() const
{
    std::vector<QUuid> acts;
    for (const auto &index : m_list->selectionModel()->selectedRows())
        if (const auto *act = m_model->actAt(index))
            acts.push_back(act->command.id);
    return acts;
}

void OutboxPanel::showSelection()
{
    std::vector<Dispute> disputes;
    const replica::Act *last = nullptr;
    for (const auto &index : m_list->selectionModel()->selectedRows()) {
        last = m_model->actAt(index);
        if (last && last->state == ActState::Conflicted)
            std::ranges::move(disputesOf(*last), std::back_inserter(disputes));
    }
    m_conflicts->setDisputes(disputes);
    m_below->setVisible(m_model->rowCount() > 0);
    m_below->setCurrentWidget(disputes.empty() ? static_cast<QWidget *>(m_details) : m_conflicts);
    const auto selected = selectedActs();
    if (selected.size() == 1 && last)
        m_details->show(*last, *m_model, m_context.clock.now());
    else
        m_details->clear(selected.empty() ? tr("Select an act to see what it does.") : tr("%n act(s) selected.", nullptr, int(selected.size())));
    refreshActs();
}

QString OutboxPanel::titleOfRecord(const QString &entity, const QUuid &record)
{
    const auto *shape = shapeNamed(entity);
    if (m_titles.contains(record) || !shape)
        return m_titles.value(record);
    m_titles.insert(record, {});
    whenDone(m_context.items.queries().record(*shape, record), this, [this, shape, record](const Result<std::optional<items::ListRow>> &row) {
        if (!row || !*row)
            return;
        m_titles.insert(record, titleOf(*shape, (*row)->record));
        showSelection();
    });
    return {};
}

QString OutboxPanel::valueText(const Shape &shape, const QString &name, const Value &value)
{
    const int position = shape.indexOf(name);
    if (position < 0)
        return text(value);
    const auto &field = shape.fields[position];
    const QString title = field.kind == FieldKind::Reference && !isEmpty(value) ? titleOfRecord(field.references, idOf(text(value))) : QString();
    return items::displayText(shape, field, value, m_context.catalogues, title);
}

std::vector<Dispute> OutboxPanel::disputesOf(const replica::Act &act)
{
    const auto *shape = shapeNamed(act.command.entity);
    const auto *conflict = act.receipt ? std::get_if<Conflict>(&act.receipt->outcome) : nullptr;
    if (!shape || !conflict)
        return {};
    std::vector<Dispute> disputes;
    const Instant now = m_context.clock.now();
    for (const auto &one : conflict->fields) {
        const int position = shape->indexOf(one.field);
        // Mine was done when the act was done; theirs when the server says that it was changed. Two people, two dates.
        disputes.push_back({.command = act.command.id,
                            .conflict = one,
                            .record = titleOfRecord(act.command.entity, one.record),
                            .field = position < 0 ? one.field : items::captionOf(*shape, shape->fields[position]),
                            .base = valueText(*shape, one.field, one.base),
                            .mine = valueText(*shape, one.field, one.mine),
                            .theirs = valueText(*shape, one.field, one.theirs),
                            .mineBy = tr("you, %1").arg(items::displayTime(act.command.occurredAt, now)),
                            //: Who changed the value at the server, and when: "Li Wei, yesterday 17:30".
                            .theirsBy = tr("%1, %2").arg(one.changedBy, items::displayTime(one.changedAt, now)),
                            .mineStamp = items::fullTime(act.command.occurredAt),
                            .theirsStamp = items::fullTime(one.changedAt)});
    }
    return disputes;
}

void OutboxPanel::saveLayout(QSettings &settings) const
{
    settings.setValue(QStringLiteral("splitter"), m_splitter->saveState());
    settings.setValue(QStringLiteral("header"), m_list->header()->saveState());
}

void OutboxPanel::restoreLayout(QSettings &settings)
{
    m_splitter->restoreState(settings.value(QStringLiteral("splitter")).toByteArray());
    m_list->header()->restoreState(settings.value(QStringLiteral("header")).toByteArray());
}

} // namespace views::panels
