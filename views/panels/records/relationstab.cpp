#include "views/panels/records/relationstab.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "rules/permissions.h"
#include "views/forms/tables.h"
#include "views/panels/records/reasondialog.h"
#include "views/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

RelationsTab::RelationsTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_relations(context.items.relations(this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
    , m_relate(new QPushButton(this))
    , m_unrelate(new QPushButton(this))
{
    forms::prepare(*m_table);
    m_table->setObjectName(QStringLiteral("relations"));
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), 0);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), 0);
    buttons->setSpacing(shell::px(8));
    buttons->addWidget(m_relate);
    buttons->addWidget(m_unrelate);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    column->addLayout(buttons);
    column->addWidget(m_empty);
    column->addWidget(m_table, 1);
    column->addStretch(0);
    connect(m_relate, &QPushButton::clicked, this, &RelationsTab::relateAsked);
    connect(m_unrelate, &QPushButton::clicked, this, &RelationsTab::unrelate);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT recordAsked(QString::fromLatin1(Describe<Resource>::name), m_relations->otherAt(index.row()));
    });
    connect(m_relations, &QAbstractItemModel::modelReset, this, &RelationsTab::refresh);
    connect(m_relations, &QAbstractItemModel::rowsInserted, this, &RelationsTab::refresh);
    connect(m_relations, &QAbstractItemModel::rowsRemoved, this, &RelationsTab::refresh);
    retranslate();
}

void RelationsTab::retranslate()
{
    m_table->setAccessibleName(tr("Relations of the resource"));
    m_empty->setText(tr("Nothing is related to this resource. “Relate…” says what it runs on, depends on, connects to or backs up."));
    m_relate->setText(tr("Relate…"));
    m_relate->setToolTip(tr("Relate this resource to another (Ctrl+L)"));
    m_unrelate->setText(tr("Unrelate"));
    refresh();
}

QString RelationsTab::caption()
{
    return tr("Relations");
}

void RelationsTab::showRecord(const QUuid &resource)
{
    m_resource = resource;
    if (!m_table->model()) { // its columns are measured when there is a record, not while the program starts
        m_table->setModel(m_relations);
        m_table->setColumnWidth(0, shell::px(120));
        m_table->setColumnWidth(1, shell::px(240));
        connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RelationsTab::refresh);
    }
    m_relations->show(resource);
    refresh();
}

QString RelationsTab::whyNotUnrelate() const
{
    Command asked;
    asked.kind = CommandKind::Unrelate;
    asked.entity = QString::fromLatin1(Describe<Relation>::name);
    if (const auto right = rules::requiredRight(asked); !m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    if (!m_table->selectionModel() || !m_table->selectionModel()->hasSelection())
        return whyNoneSelected();
    return {};
}

QString RelationsTab::whyNoneSelected()
{
    return tr("Select a relation first.");
}

void RelationsTab::refresh()
{
    m_empty->setVisible(m_relations->rowCount() == 0);
    m_table->setVisible(m_relations->rowCount() > 0);
    const QString why = whyNotUnrelate();
    m_unrelate->setEnabled(why.isEmpty());
    m_unrelate->setToolTip(why.isEmpty() ? tr("Take the selected relations away (Ctrl+Shift+L)") : why);
    Q_EMIT selectionChanged();
}

void RelationsTab::unrelate()
{
    if (!whyNotUnrelate().isEmpty())
        return;
    std::vector<Record> relations;
    for (const auto &row : m_table->selectionModel()->selectedRows())
        if (const auto *relation = m_relations->relationAt(row.row()))
            relations.push_back(relation->record);
    if (relations.empty())
        return;
    const auto reason = askReason({.title = tr("Unrelate"),
                                   .question = tr("Take %n relation(s) away?", nullptr, int(relations.size())),
                                   .consequence = tr("They stay in the history and can be restored from the list of relations."),
                                   .verb = tr("Unrelate")}, this);
    if (!reason)
        return;
    const auto command = items::commandOn(CommandKind::Unrelate, shapeOf<Relation>(), relations, *reason, m_context.ids, m_context.clock);
    whenDone(m_context.commands.submit(command), this, [this](const Result<void> &result) {
        if (!result)
            m_context.host.notify(shell::noticeOf(result.error()));
    });
}

} // namespace views::panels
