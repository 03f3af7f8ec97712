#include "views/panels/plans/runstab.h"

#include "contract/codec.h"
#include "contract/entities/workorder.h"
#include "contract/whendone.h"
#include "items/captions.h"
#include "items/factory.h"
#include "items/queries.h"
#include "rules/recurrence.h"
#include "views/shell/notice.h"
#include "views/shell/theme.h"

#include <QDateTime>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

/// A quarter of daily runs: who wants older ones filters the orders by the plan.
constexpr size_t mostShown = 100;

} // namespace

RunsTab::RunsTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent), m_context(context), m_words(new QLabel(this)), m_runs(new QListWidget(this))
{
    m_words->setWordWrap(true);
    m_words->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(4));
    m_runs->setObjectName(QStringLiteral("planRuns"));
    m_runs->setFrameShape(QFrame::NoFrame);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_words);
    column->addWidget(m_runs, 1);
    connect(m_runs, &QListWidget::itemActivated, this, [this](const QListWidgetItem *line) { Q_EMIT recordAsked(QString::fromLatin1(Describe<WorkOrder>::name), line->data(Qt::UserRole).toUuid()); });
    const auto askAgain = [this](const QString &entity) {
        if (entity == QLatin1StringView(Describe<WorkOrder>::name))
            ask();
    };
    connect(&context.items.queries(), &items::Queries::changed, this, askAgain);
    connect(&context.items.queries(), &items::Queries::reloaded, this, askAgain);
    retranslate();
}

QString RunsTab::caption()
{
    return tr("Orders made");
}

void RunsTab::retranslate()
{
    m_runs->setAccessibleName(tr("Orders that the plan has made"));
    ask();
}

void RunsTab::showRecord(const QUuid &plan)
{
    m_plan = plan;
    ask();
}

void RunsTab::ask()
{
    if (m_plan.isNull()) {
        m_runs->clear();
        m_words->clear();
        return;
    }
    const auto question = ++m_question;
    const auto &orders = shapeOf<WorkOrder>();
    whenDone(m_context.items.queries().holding(orders, orders.indexOf(u"plan_id"), {idText(m_plan)}), this, [this, question](const Result<std::vector<Record>> &found) {
        if (question != m_question)
            return;
        if (!found) {
            if (found.error().code != ErrorCode::Cancelled)
                m_context.host.notify(shell::noticeOf(found.error()));
            return;
        }
        tell(*found);
    });
}

void RunsTab::tell(const std::vector<Record> &records)
{
    std::vector<WorkOrder> orders;
    for (const auto &record : records)
        if (auto order = fromRecord<WorkOrder>(record))
            orders.push_back(*std::move(order));
    std::ranges::sort(orders, std::greater(), [](const WorkOrder &order) { return order.plannedFor.value_or(Instant{}); });
    m_words->setText(orders.empty() ? tr("The plan has made no order yet. The server makes one whenever a run is due.") : tr("%n order(s), the latest first.", nullptr, int(orders.size())));
    const auto &shape = shapeOf<WorkOrder>();
    const auto &states = shape.fields[size_t(shape.indexOf(u"state"))];
    m_runs->clear();
    for (const auto &order : orders) {
        if (size_t(m_runs->count()) == mostShown)
            break;
        const QString planned = order.plannedFor ? QDateTime::fromMSecsSinceEpoch(order.plannedFor->ms, Qt::OffsetFromUTC, int(rules::chinaOffsetMs / 1000)).toString(QStringLiteral("yyyy-MM-dd HH:mm")) : QString();
        auto *line = new QListWidgetItem(QStringList{planned, order.number, items::displayText(shape, states, Codec<OrderState>::encode(order.state), m_context.catalogues), order.title}.join(QStringLiteral("   ")), m_runs);
        line->setData(Qt::UserRole, order.id.uuid);
        line->setToolTip(order.title);
    }
}

} // namespace views::panels
