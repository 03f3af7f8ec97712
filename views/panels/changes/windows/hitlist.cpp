#include "views/panels/changes/windows/hitlist.h"

#include "contract/entities/changerequest.h"
#include "items/captions.h"
#include "items/changewords.h"
#include "items/entitymodelbase.h"
#include "views/shell/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <map>

namespace views::panels {

using namespace contract;
using items::HitChange;

namespace {

QString stateText(ChangeState state)
{
    const auto &shape = shapeOf<ChangeRequest>();
    return items::choiceText(shape, shape.fields[size_t(shape.indexOf(u"state"))], text(Codec<ChangeState>::encode(state)), shippedCatalogues());
}

} // namespace

HitList::HitList(Telling telling, QWidget *parent) : QWidget(parent), m_telling(telling), m_summary(new QLabel(this)), m_changes(new QTreeWidget(this))
{
    m_summary->setObjectName(QStringLiteral("hitSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_changes->setObjectName(QStringLiteral("hitChanges"));
    m_changes->setRootIsDecorated(false);
    m_changes->setFrameShape(QFrame::NoFrame);
    m_changes->setUniformRowHeights(true);
    m_changes->setColumnCount(5);
    m_changes->header()->setStretchLastSection(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    column->addWidget(m_summary);
    column->addWidget(m_changes, 1);
    connect(m_changes, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *line) { Q_EMIT changeAsked(line->data(0, items::IdRole).toUuid()); });
    retranslate();
}

void HitList::show(const items::WindowOutlook &outlook)
{
    m_outlook = outlook;
    tell();
}

void HitList::clear()
{
    m_outlook.reset();
    tell();
}

void HitList::retranslate()
{
    m_changes->setHeaderLabels({tr("Change"), tr("Title"), tr("State"), tr("Planned"), m_telling == Telling::Holding ? tr("What becomes of it") : tr("Afterwards")});
    m_changes->setAccessibleName(tr("Changes that it hits"));
    for (const auto &[column, width] : {std::pair{0, 130}, {1, 200}, {2, 90}, {3, 210}})
        m_changes->setColumnWidth(column, shell::px(width));
    tell();
}

QString HitList::summary() const { return m_summary->text(); }

void HitList::tell()
{
    m_changes->clear();
    m_changes->setVisible(m_outlook && !m_outlook->hits.empty());
    if (!m_outlook) {
        m_summary->setText(tr("Being worked out…"));
        return;
    }
    std::map<ChangeState, int> byState;
    for (const auto &hit : m_outlook->hits) {
        ++byState[hit.state];
        QString becomes = items::effectText(hit.effect);
        if (m_telling == Telling::Releasing && hit.effect == HitChange::Effect::Held)
            becomes = hit.heldBy.isEmpty() ? tr("free again, as it was before") : tr("stays held by %1").arg(hit.heldBy.join(tr(", ")));
        else if (hit.effect == HitChange::Effect::Held && !hit.heldBy.isEmpty())
            becomes = tr("held, as already by %1").arg(hit.heldBy.join(tr(", ")));
        auto *line = new QTreeWidgetItem(m_changes, {hit.number, hit.title, stateText(hit.state), hit.planned.from.ms == 0 ? tr("not planned yet") : items::spanText(hit.planned.from, hit.planned.to), becomes});
        line->setData(0, items::IdRole, hit.id);
        for (int column = 0; column < m_changes->columnCount(); ++column)
            line->setToolTip(column, line->text(column));
    }
    if (m_outlook->hits.empty()) {
        m_summary->setText(tr("It hits no open change."));
        return;
    }
    QStringList states;
    for (const auto &[state, count] : byState)
        //: A state of changes, and how many are in it.
        states << tr("%1 %2").arg(stateText(state)).arg(count);
    QString words = tr("It hits %n open change(s): %1.", nullptr, int(m_outlook->hits.size())).arg(states.join(tr(", ")));
    if (m_telling == Telling::Releasing) {
        const int held = m_outlook->countOf(HitChange::Effect::Held);
        words += u' ' + tr("%n become(s) free as before,", nullptr, m_outlook->freed()) + u' ' + tr("%n stay(s) held by others.", nullptr, held - m_outlook->freed());
    } else if (const int inWork = m_outlook->countOf(HitChange::Effect::InWork); inWork > 0) {
        words += u' ' + tr("%n in work go(es) on; tell those who carry them out.", nullptr, inWork);
    }
    if (m_outlook->isCut)
        words += u' ' + tr("More changes are open than are looked at here; the server holds those too.");
    m_summary->setText(words);
}

} // namespace views::panels
