#include "views/panels/records/historypage.h"

#include "items/factory.h"
#include "views/forms/tables.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

HistoryPage::HistoryPage(const Shape &shape, const shell::PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_shape(shape)
    , m_history(context.items.history(this))
    , m_note(new QLabel(this))
    , m_table(new QTableView(this))
    , m_step(new QPushButton(this))
{
    m_table->setObjectName(QStringLiteral("history"));
    forms::prepare(*m_table);
    m_note->setObjectName(QStringLiteral("historyNote"));
    m_note->setMargin(shell::px(16));
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_step->setObjectName(QStringLiteral("asOfEntry"));
    m_step->setAutoDefault(false);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(8));
    foot->addStretch(1);
    foot->addWidget(m_step);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    column->addLayout(foot);
    column->addStretch(0);

    const auto step = [this] {
        if (const auto moment = m_history->momentAt(m_table->currentIndex().row()))
            Q_EMIT momentAsked(*moment);
    };
    connect(m_step, &QPushButton::clicked, this, step);
    connect(m_table, &QTableView::activated, this, step);
    connect(m_history, &QAbstractItemModel::modelReset, this, [this] {
        refresh();
        for (const int column : {items::HistoryModel::WhenColumn, items::HistoryModel::WhoColumn, items::HistoryModel::ReceivedColumn})
            m_table->resizeColumnToContents(column);
    });
    connect(m_history, &items::HistoryModel::busyChanged, this, [this](bool busy) {
        if (busy)
            m_failure.clear();
        refresh();
    });
    connect(m_history, &items::HistoryModel::failed, this, [this](const Error &error) {
        m_failure = shell::noticeOf(error).happened;
        refresh();
    });
    refresh();
}

void HistoryPage::showRecord(const QUuid &record)
{
    // With the first record, so that nothing measures the columns before.
    if (!m_table->model()) {
        m_table->setModel(m_history);
        connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryPage::refreshStep);
    }
    m_history->show(m_shape, record);
}

void HistoryPage::retranslate()
{
    m_table->setAccessibleName(tr("History of the record"));
    refresh();
}

void HistoryPage::refresh()
{
    const bool any = m_history->rowCount() > 0 && m_failure.isEmpty();
    m_note->setText(!m_failure.isEmpty() ? tr("The history cannot be read. %1").arg(m_failure)
                                         : tr("Nothing is written about this record's past. What was loaded before the history began has none; what is done from now on stands here."));
    m_note->setVisible(!any && !m_history->isBusy());
    m_table->setVisible(any);
    m_step->setVisible(any);
    refreshStep();
}

void HistoryPage::refreshStep()
{
    const auto index = m_table->currentIndex();
    const bool possible = m_history->momentAt(index.row()).has_value();
    m_step->setText(tr("The record as of this entry"));
    m_step->setEnabled(possible);
    m_step->setToolTip(possible            ? tr("Show the record as it stood once this was done (Enter)")
                       : !index.isValid() ? tr("Choose an entry first.")
                                          : tr("The server has not confirmed this yet."));
}

} // namespace views::panels
