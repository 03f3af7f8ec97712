// The panel of work orders as a shift uses it: whose orders, which of them, and clocks that tick.
#include "contract/entities/entities.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/recordform.h"
#include "views/orderswindow.h"
#include "views/panels/exchange/exportdialog.h"
#include "views/panels/orders/tickingcells.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QSettings>

using namespace contract;
using namespace views::panels;
using items::OrderPreset;
using items::OrderScope;

class TestOrdersPanel : public OrdersWindow
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void showsWhatIsOpenAtFirst();
    void myOrdersAreThoseAssignedToMe();
    void myTeamsAreThoseOfMyRoles();
    void anAccountWithoutAPersonHasNoOrdersOfItsOwn();
    void thePresetsNarrowAndCount_data();
    void thePresetsNarrowAndCount();
    void countsFollowWhatArrives();
    void anOrderThatFallsDueJoinsTheOverdueByItself();
    void theClocksSayWhatIsLeft();
    void onlyWhatChangesIsPaintedAnew();
    void aStateIsNoChoiceInTheForm();
    void anEmptyScopeSaysSoAndLeadsOut();
    void whatUsersSaidIsExported();
    void theLayoutIsRemembered();
};

void TestOrdersPanel::showsWhatIsOpenAtFirst()
{
    QVERIFY(preset(0).isChecked());
    QVERIFY(!titles().contains(QStringLiteral("证书更换")));
}

void TestOrdersPanel::myOrdersAreThoseAssignedToMe()
{
    QTest::keyClick(m_view, Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);

    QTRY_COMPARE(titles().size(), 2);
    QTRY_VERIFY(titles().contains(QStringLiteral("门户网站打不开")) && titles().contains(QStringLiteral("数据库扩容")));
    QCOMPARE(scopes().currentIndex(), 0);
    QTRY_COMPARE(scopes().tabText(0), QStringLiteral("My orders  2"));
}

void TestOrdersPanel::myTeamsAreThoseOfMyRoles()
{
    QTest::keyClick(m_view, Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);

    QTRY_COMPARE(titles(), QStringList{QStringLiteral("申请云主机")});
    QTRY_COMPARE(scopes().tabText(1), QStringLiteral("My team's  1"));
}

void TestOrdersPanel::anAccountWithoutAPersonHasNoOrdersOfItsOwn()
{
    auto actor = m_lab->host.actor();
    actor.person = {};
    m_lab->host.become(actor);

    QVERIFY(!scopes().isTabEnabled(0));
    QVERIFY(!action(QStringLiteral("Show: My orders"))->isEnabled());
    QVERIFY(action(QStringLiteral("Show: My orders"))->toolTip().contains(QStringLiteral("no person")));
}

void TestOrdersPanel::thePresetsNarrowAndCount_data()
{
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("shown");
    QTest::newRow("overdue") << 1 << QStringLiteral("Overdue  1") << QStringList{QStringLiteral("申请云主机")};
    QTest::newRow("due today") << 2 << QStringLiteral("Due today  1") << QStringList{QStringLiteral("门户网站打不开")};
    QTest::newRow("unanswered") << 3 << QStringLiteral("Unanswered in time  0") << QStringList();
    QTest::newRow("on hold") << 4 << QStringLiteral("On hold  1") << QStringList{QStringLiteral("数据库扩容")};
}

void TestOrdersPanel::thePresetsNarrowAndCount()
{
    QFETCH(int, position);
    QFETCH(QString, words);
    QTRY_COMPARE(preset(position).text(), words);

    QTest::mouseClick(&preset(position), Qt::LeftButton);

    QFETCH(QStringList, shown);
    QTRY_COMPARE(titles(), shown);
    QVERIFY(preset(position).isChecked());
    QVERIFY(!preset(0).isChecked());
    QTest::mouseClick(&preset(position), Qt::LeftButton);
    QTRY_COMPARE(m_list->rowCount(), 5);
    QVERIFY(!preset(position).isChecked());
}

void TestOrdersPanel::countsFollowWhatArrives()
{
    QTRY_COMPARE(preset(4).text(), QStringLiteral("On hold  1"));

    hasOrder({QStringLiteral("等待备件"), "on_hold"});

    QTRY_COMPARE(preset(4).text(), QStringLiteral("On hold  2"));
    QTRY_COMPARE(scopes().tabText(2), QStringLiteral("All  5"));
}

void TestOrdersPanel::anOrderThatFallsDueJoinsTheOverdueByItself()
{
    QTest::mouseClick(&preset(1), Qt::LeftButton);
    QTRY_COMPARE(titles(), QStringList{QStringLiteral("申请云主机")});
    select(QStringLiteral("申请云主机"));

    m_lab->clock.pass(82 * 60'000);
    m_panel->scopes().tick();

    QTRY_COMPARE(m_list->rowCount(), 2);
    QVERIFY(m_view->selectionModel()->isRowSelected(rowOf(QStringLiteral("申请云主机")), {}));
    QTRY_COMPARE(preset(1).text(), QStringLiteral("Overdue  2"));
}

void TestOrdersPanel::theClocksSayWhatIsLeft()
{
    QCOMPARE(clockOf(QStringLiteral("门户网站打不开")), QStringLiteral("1 h 20 min left"));
    QCOMPARE(clockOf(QStringLiteral("申请云主机")), QStringLiteral("3 d late"));
    QCOMPARE(clockOf(QStringLiteral("数据库扩容")), QStringLiteral("On hold"));
    QCOMPARE(clockOf(QStringLiteral("电话报障")), QStringLiteral("Response: 3 min left"));
    QTest::mouseClick(&preset(0), Qt::LeftButton);
    QTRY_VERIFY(rowOf(QStringLiteral("证书更换")) >= 0);
    QCOMPARE(clockOf(QStringLiteral("证书更换")), QStringLiteral("In time"));
}

/// Counts the paintings of a widget, and what they cover.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) : QObject(widget) { widget->installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            ++paintings;
            region += static_cast<QPaintEvent *>(event)->region();
        }
        return false;
    }
    int paintings = 0;
    QRegion region;
};

void TestOrdersPanel::onlyWhatChangesIsPaintedAnew()
{
    QTRY_COMPARE(m_list->rowCount(), 4);
    m_view->viewport()->repaint();
    auto &ticking = m_panel->clocks().ticking();
    PaintWatch paint(m_view->viewport());

    m_lab->clock.pass(500); // nothing reads otherwise yet
    ticking.look();
    QCoreApplication::processEvents();
    QCOMPARE(paint.paintings, 0);

    m_lab->clock.pass(700); // the response shows seconds
    ticking.look();

    QTRY_COMPARE(paint.paintings, 1);
    const auto &columns = m_list->columns();
    const int clock = int(std::ranges::find(columns, m_list->shape().indexOf(u"resolve_due")) - columns.begin());
    QVERIFY(QRegion(m_view->visualRect(m_list->index(rowOf(QStringLiteral("电话报障")), clock))).subtracted(paint.region).isEmpty());
    QVERIFY(!paint.region.intersects(m_view->visualRect(m_list->index(rowOf(QStringLiteral("申请云主机")), clock))));
    QVERIFY(!paint.region.intersects(m_view->visualRect(m_list->index(rowOf(QStringLiteral("电话报障")), 0))));
}

void TestOrdersPanel::aStateIsNoChoiceInTheForm()
{
    select(QStringLiteral("申请云主机"));

    auto *form = m_pane->findChild<views::forms::RecordForm *>();
    auto *state = form->fieldEditor(m_list->shape().indexOf(u"state"));
    QVERIFY(!state->input()->isEnabled() || state->input()->property("readOnly").toBool());
    QVERIFY(form->fieldEditor(m_list->shape().indexOf(u"title"))->input()->isEnabled());
    const auto &columns = m_list->columns();
    const int column = int(std::ranges::find(columns, m_list->shape().indexOf(u"state")) - columns.begin());
    QVERIFY(!(m_list->index(0, column).flags() & Qt::ItemIsEditable));
}

void TestOrdersPanel::anEmptyScopeSaysSoAndLeadsOut()
{
    QTest::mouseClick(&preset(3), Qt::LeftButton);
    QTRY_COMPARE(m_list->rowCount(), 0);

    const auto labels = m_view->findChildren<QLabel *>();
    QTRY_VERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->isVisible() && label->text().contains(QStringLiteral("Unanswered in time")); }));
    const auto buttons = m_view->findChildren<QPushButton *>();
    const auto way = std::ranges::find(buttons, QStringLiteral("Show all orders"), &QPushButton::text);
    QVERIFY(way != buttons.end());
    QTest::mouseClick(*way, Qt::LeftButton);
    QTRY_COMPARE(m_list->rowCount(), 5);
}

void TestOrdersPanel::whatUsersSaidIsExported()
{
    const QString stars = QStringLiteral("stars");
    const QString comment = QStringLiteral("comment");
    const QString source = QStringLiteral("rating_source");
    hasOrder({QStringLiteral("邮箱开通"), "closed", {{stars, 5}, {comment, QStringLiteral("处理及时，态度好")}, {source, QStringLiteral("online")}}});
    hasOrder({QStringLiteral("网络中断"), "closed", {{stars, 2}, {comment, QStringLiteral("等得太久")}, {source, QStringLiteral("paper")}}});
    QTest::mouseClick(&preset(0), Qt::LeftButton);
    QTRY_COMPARE(m_list->rowCount(), 7);
    m_view->clearSelection();
    for (const auto &title : {QStringLiteral("邮箱开通"), QStringLiteral("网络中断")})
        m_view->selectionModel()->select(m_list->index(rowOf(title), 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);

    action(QStringLiteral("Export…"))->trigger();
    ExportDialog *dialog = nullptr;
    const auto isOpen = [&] {
        const auto windows = QApplication::topLevelWidgets();
        const auto found = std::ranges::find_if(windows, [](QWidget *widget) { return qobject_cast<ExportDialog *>(widget) && widget->isVisible(); });
        dialog = found == windows.end() ? nullptr : qobject_cast<ExportDialog *>(*found);
        return dialog != nullptr;
    };
    QTRY_VERIFY(isOpen());
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("satisfaction.csv")));
    dialog->writeTo(file.fileName());
    QTRY_VERIFY(dialog->findChild<QPushButton *>(QStringLiteral("exportWrite"))->isEnabled());
    delete dialog;

    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    for (const auto *heading : {"Stars", "Comment", "Rating from"})
        QVERIFY2(lines.front().contains(QLatin1StringView(heading)), heading);
    const auto holds = [&](const char *said, int given, const char *from) {
        return std::ranges::any_of(lines, [&](const QString &line) { return line.contains(QString::fromUtf8(said)) && line.contains(QStringLiteral(",%1,").arg(given)) && line.contains(QLatin1StringView(from)); });
    };
    QVERIFY2(holds("处理及时，态度好", 5, "Asked on request"), qPrintable(lines.join(u'\n')));
    QVERIFY2(holds("等得太久", 2, "From paper"), qPrintable(lines.join(u'\n')));
}

void TestOrdersPanel::theLayoutIsRemembered()
{
    m_panel->scopes().choose(OrderScope::Team, OrderPreset::Overdue);
    m_panel->showAs(OrdersPanel::Look::Board);
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("panel.ini")), QSettings::IniFormat);
    m_panel->saveLayout(settings);

    OrdersPanel other(m_lab->context(), nullptr);
    other.restoreLayout(settings);
    other.show();

    QCOMPARE(other.look(), OrdersPanel::Look::Board);
    QTRY_VERIFY(other.showsData()); // though its list is never painted
    QCOMPARE(other.scopes().scope(), OrderScope::Team);
    QCOMPARE(other.scopes().preset(), OrderPreset::Overdue);
}

QTEST_MAIN(TestOrdersPanel)
#include "tst_orderspanel.moc"
