#include "views/inventorywindow.h"

#include "contract/entities/entities.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/recordform.h"

#include <QAction>

using namespace contract;
using namespace support;
using namespace views::panels;

void InventoryWindow::open()
{
    m_lab = std::make_unique<ViewLab>();
    m_unit = m_lab->has(aUnit().named(QStringLiteral("云城市数据局")));
    const auto resource = [this](const QString &name, const QString &ip, qint64 memory) {
        return aResource().named(name).inUnit(m_unit).with(QStringLiteral("private_ip"), ip).with(QStringLiteral("memory_gb"), memory);
    };
    m_resources = m_lab->has(std::vector{resource(QStringLiteral("粤政易应用服务器"), QStringLiteral("10.8.1.21"), 64),
                                         resource(QStringLiteral("数据共享平台数据库"), QStringLiteral("10.8.1.22"), 128),
                                         resource(QStringLiteral("门户网站前端"), QStringLiteral("10.9.7.30"), 16)});
    prepare();
    m_panel = std::make_unique<InventoryPanel>(m_lab->context(), nullptr);
    m_panel->resize(1400, 800);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    m_panel->activateWindow();
    m_view = m_panel->findChild<ListView *>();
    m_list = qobject_cast<items::RecordListModel *>(m_view->model());
    m_search = m_panel->findChild<QLineEdit *>(QStringLiteral("search"));
    m_pane = m_panel->findChild<RecordPane *>();
    QTRY_COMPARE(rows(), 3);
    QTRY_VERIFY(m_panel->showsData());
}

void InventoryWindow::close()
{
    m_panel.reset();
    m_lab.reset();
}

QLineEdit &InventoryWindow::line(QStringView field)
{
    views::forms::RecordForm *form = nullptr; // made with the first record that is shown
    const bool made = QTest::qWaitFor([&] { return (form = m_pane->findChild<views::forms::RecordForm *>()) != nullptr; });
    Q_ASSERT(made);
    return *qobject_cast<QLineEdit *>(form->fieldEditor(shapeOf<Resource>().indexOf(field))->input());
}

QAction *InventoryWindow::action(const QString &text)
{
    const auto actions = m_panel->actions();
    const auto found = std::ranges::find(actions, text, &QAction::text);
    return found == actions.end() ? nullptr : *found;
}

void InventoryWindow::select(int row)
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, m_view->visualRect(m_list->index(row, 0)).center());
    QTRY_VERIFY(m_pane->shows({m_list->idAt(row)}));
}
