#include "views/orderswindow.h"

#include "contract/entities/entities.h"

#include <QAction>

using namespace contract;
using namespace support;
using namespace views::panels;

QUuid OrdersWindow::hasOrder(const AnOrder &order)
{
    NewRecord record{.entity = QStringLiteral("work_order"), .fields = order.fields};
    record.fields[QStringLiteral("title")] = order.title;
    record.fields[QStringLiteral("state")] = QString::fromLatin1(order.state);
    record.fields[QStringLiteral("unit_id")] = idText(m_unit);
    record.fields[QStringLiteral("item_id")] = idText(m_item);
    record.fields.emplace(QStringLiteral("submitted_at"), in(-600).ms);
    if (QByteArrayView(order.state) != "draft" && QByteArrayView(order.state) != "submitted")
        record.fields.emplace(QStringLiteral("accepted_at"), in(-590).ms);
    return m_lab->has(record);
}

void OrdersWindow::open(const QStringList &roles)
{
    m_lab = std::make_unique<ViewLab>(roles);
    m_unit = m_lab->has(aUnit().named(QStringLiteral("云城市数据局")));
    m_item = m_lab->has(NewRecord{.entity = QStringLiteral("service_item"), .fields = {{QStringLiteral("code"), QStringLiteral("B1")}, {QStringLiteral("name"), QStringLiteral("故障处理")}}});
    m_person = m_lab->has(NewRecord{.entity = QStringLiteral("person"), .fields = {{QStringLiteral("name"), QStringLiteral("金明")}, {QStringLiteral("unit_id"), idText(m_unit)}}});
    auto actor = m_lab->host.actor();
    actor.person = m_person;
    m_lab->host.become(actor);
    const QString due = QStringLiteral("resolve_due");
    const QString limit = QStringLiteral("resolve_limit");
    const Value always(QStringLiteral("always 480"));
    hasOrder({QStringLiteral("门户网站打不开"), "in_progress", {{QStringLiteral("assignee_id"), me()}, {due, in(80).ms}, {limit, always}, {QStringLiteral("priority"), QStringLiteral("p1")}}});
    hasOrder({QStringLiteral("申请云主机"), "dispatched", {{QStringLiteral("team"), QStringLiteral("engineer")}, {due, in(-3 * 24 * 60).ms}, {limit, always}}});
    hasOrder({QStringLiteral("数据库扩容"), "on_hold", {{QStringLiteral("assignee_id"), me()}}});
    hasOrder({QStringLiteral("电话报障"), "submitted", {{QStringLiteral("response_due"), in(3).ms}, {QStringLiteral("response_limit"), QStringLiteral("always 5")}}});
    hasOrder({QStringLiteral("证书更换"), "closed", {{due, in(10).ms}, {QStringLiteral("resolved_at"), in(-5).ms}, {QStringLiteral("closed_at"), in(-1).ms}}});
    m_panel = std::make_unique<OrdersPanel>(m_lab->context(), nullptr);
    m_panel->retranslate(); // as the shell does
    m_panel->resize(1500, 800);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    m_panel->activateWindow();
    m_view = m_panel->findChild<SheetView *>();
    m_list = qobject_cast<items::RecordListModel *>(m_view->model());
    m_pane = m_panel->findChild<RecordPane *>();
    QTRY_VERIFY(m_panel->showsData());
    QTRY_COMPARE(m_list->rowCount(), 4);
}

void OrdersWindow::close()
{
    m_panel.reset();
    m_lab.reset();
}

QStringList OrdersWindow::titles() const
{
    const auto &columns = m_list->columns();
    const int column = int(std::ranges::find(columns, m_list->shape().indexOf(u"title")) - columns.begin());
    QStringList all;
    for (int row = 0; row < m_list->rowCount(); ++row)
        all << m_list->index(row, column).data().toString();
    return all;
}

QToolButton &OrdersWindow::preset(int position) const
{
    return *m_panel->findChildren<QToolButton *>(QStringLiteral("preset")).at(position);
}

QAction *OrdersWindow::action(const QString &text) const
{
    const auto actions = m_panel->actions();
    const auto found = std::ranges::find(actions, text, &QAction::text);
    return found == actions.end() ? nullptr : *found;
}

QString OrdersWindow::clockOf(const QString &title) const
{
    const auto &columns = m_list->columns();
    const int column = int(std::ranges::find(columns, m_list->shape().indexOf(u"resolve_due")) - columns.begin());
    return items::wordsOf(m_panel->clocks().factsAt(m_list->index(rowOf(title), column)), items::NameTheClock::Yes);
}

void OrdersWindow::select(const QString &title)
{
    const int row = rowOf(title);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, m_view->visualRect(m_list->index(row, 0)).center());
    QTRY_VERIFY(m_pane->shows({m_list->idAt(row)}));
}
