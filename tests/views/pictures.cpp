// Pictures of the panels over a made-up city, for looking: views_pictures OUT-DIR.
#include "contract/entities/entities.h"
#include "views/panels/inventory/inventorypanel.h"
#include "items/recordlistmodel.h"
#include "views/panels/inventory/listview.h"
#include "views/panels/inventory/recordbrowser.h"
#include "views/panels/inventory/recordpane.h"
#include "views/panels/outbox/outboxpanel.h"
#include "views/shell/theme.h"
#include "views/viewlab.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QTimer>
#include <QTranslator>
#include <QTreeView>

using namespace contract;
using namespace support;
using namespace views;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QString out = app.arguments().value(1);
    const QString mark = app.arguments().value(2);
    const bool dark = mark.contains(u"dark");
    shell::Theme theme;
    theme.apply(dark ? shell::ThemeName::Dark : mark.contains(u"contrast") ? shell::ThemeName::HighContrast : shell::ThemeName::Light);
    theme.setScale(mark.contains(u"150") ? 150 : 100);
    QTranslator translator;
    if (!mark.contains(u"en")) {
        QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
        if (translator.load(QStringLiteral("/work/main/build/dev/translations/yunheng_zh_CN.qm")) || translator.load(QStringLiteral(":/i18n/yunheng_zh_CN.qm")))
            app.installTranslator(&translator);
    } else {
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    }

    ViewLab lab;
    const QStringList units{QStringLiteral("云城市数据局"), QStringLiteral("云城市水务局"), QStringLiteral("云城市教育局"), QStringLiteral("云城市卫生健康委员会"), QStringLiteral("云城市住房和城乡建设局")};
    const QStringList systems{QStringLiteral("一网通办平台"), QStringLiteral("智慧水务监测系统"), QStringLiteral("学籍管理系统"), QStringLiteral("全民健康信息平台"), QStringLiteral("工程建设项目审批系统")};
    std::vector<QUuid> unitIds;
    std::vector<QUuid> systemIds;
    for (int i = 0; i < 5; ++i) {
        unitIds.push_back(lab.has(aUnit().named(units[i]).with(QStringLiteral("short_name"), units[i].mid(3, 3))));
        systemIds.push_back(lab.has(NewRecord{.entity = QStringLiteral("business_system")}.named(systems[i]).inUnit(unitIds[i])));
    }
    const QStringList states{QStringLiteral("planned"), QStringLiteral("reserved"), QStringLiteral("to_deliver"), QStringLiteral("in_use"), QStringLiteral("changing"), QStringLiteral("to_rectify"), QStringLiteral("suspended"), QStringLiteral("to_reclaim"), QStringLiteral("reclaimed")};
    const QStringList kinds{QStringLiteral("应用服务器"), QStringLiteral("数据库主库"), QStringLiteral("前端负载"), QStringLiteral("缓存节点"), QStringLiteral("对象存储桶")};
    std::vector<NewRecord> many;
    for (int i = 0; i < 600; ++i) {
        const int u = i * 7 % 5;
        many.push_back(aResource().named(systems[u].left(4) + kinds[i % 5] + QStringLiteral("-%1").arg(i % 40 + 1, 2, 10, QLatin1Char('0'))).inUnit(unitIds[u])
            .with(QStringLiteral("system_id"), idText(systemIds[u])).with(QStringLiteral("state"), states[i % 11 < 6 ? 3 : i % 9])
            .with(QStringLiteral("vcpu"), qint64(4 << (i % 4))).with(QStringLiteral("memory_gb"), qint64(8 << (i % 5))).with(QStringLiteral("data_disk_gb"), qint64(100 * (i % 37)))
            .with(QStringLiteral("private_ip"), QStringLiteral("10.%1.%2.%3").arg(8 + i % 3).arg(i % 17).arg(10 + i % 200))
            .with(QStringLiteral("owner_name"), QStringLiteral("陈%1").arg(QStringLiteral("伟明芳丽强").at(i % 5))).with(QStringLiteral("os_name"), QStringLiteral("银河麒麟 V10"))
            .with(QStringLiteral("domestic"), qint64(i % 2)).with(QStringLiteral("opened_on"), QStringLiteral("2025-%1-15").arg(i % 12 + 1, 2, 10, QLatin1Char('0')))
            .with(QStringLiteral("term_until"), QStringLiteral("2027-%1-15").arg(i % 12 + 1, 2, 10, QLatin1Char('0'))).with(QStringLiteral("monitored"), qint64(1)));
    }
    const auto ids = lab.has(many);
    for (int i = 0; i < 4; ++i)
        lab.has(aRelation(ids[0], ids[i + 3]));
    const auto act = [&](int resource, const QString &field, const Value &value) {
        const Command command{.id = lab.ids.next(), .kind = CommandKind::Edit, .entity = QStringLiteral("resource"), .targets = {{ids[resource], 1}}, .fields = {{field, value}}, .reason = QStringLiteral("季度核查"), .occurredAt = lab.clock.now()};
        lab.sink.submit(command);
        return command.id;
    };

    panels::InventoryPanel inventory(lab.context(), nullptr);
    const double f = mark.contains(u"150") ? 1.5 : 1.0;
    inventory.resize(int(1440 * f), int(860 * f));
    inventory.show();
    inventory.activateWindow();
    auto *view = inventory.findChild<panels::ListView *>();
    QTest::qWait(400);
    const auto save = [&](QWidget &widget, const QString &name) {
        QTest::qWait(250);
        widget.grab().save(out + QLatin1Char('/') + name + mark + QStringLiteral(".png"));
    };
    save(inventory, QStringLiteral("start"));
    const auto second = act(2, QStringLiteral("room"), QStringLiteral("云谷 A-301"));
    const auto first = act(5, QStringLiteral("room"), QStringLiteral("云谷 B-102"));
    view->selectRow(2);
    QTest::qWait(300);
    save(inventory, QStringLiteral("record"));
    if (auto *ip = inventory.findChild<QLineEdit *>(QStringLiteral("private_ip"))) {
        ip->setFocus();
        ip->selectAll();
        QTest::keyClicks(ip, QStringLiteral("10.8.1.999"));
        inventory.findChild<QLineEdit *>(QStringLiteral("name"))->setFocus();
        auto *public_ip = inventory.findChild<QLineEdit *>(QStringLiteral("public_ip"));
        for (auto *area : inventory.findChildren<QScrollArea *>())
            area->ensureWidgetVisible(public_ip);
    }
    save(inventory, QStringLiteral("problem"));
    auto *tabs = inventory.findChild<QTabWidget *>();
    tabs->setCurrentIndex(2);
    save(inventory, QStringLiteral("relations"));
    tabs->setCurrentIndex(1);
    save(inventory, QStringLiteral("history"));
    inventory.findChild<QLineEdit *>(QStringLiteral("search"))->setText(QStringLiteral("zwy"));
    save(inventory, QStringLiteral("search"));
    inventory.findChild<QLineEdit *>(QStringLiteral("search"))->setText(QStringLiteral("nothing here"));
    save(inventory, QStringLiteral("empty"));
    inventory.findChild<QLineEdit *>(QStringLiteral("search"))->clear();
    auto *list = qobject_cast<items::RecordListModel *>(view->model());
    list->setSorts({{QStringLiteral("state"), replica::Order::Ascending}, {QStringLiteral("memory_gb"), replica::Order::Descending}});
    const auto shoot = [&](const QString &name, auto act) {
        auto *timer = new QTimer(&app);
        QObject::connect(timer, &QTimer::timeout, &app, [&, timer, name] {
            auto *dialog = QApplication::activeModalWidget();
            if (!dialog)
                return;
            timer->stop();
            QTest::qWait(200);
            dialog->grab().save(out + QLatin1Char('/') + name + mark + QStringLiteral(".png"));
            QTest::keyClick(dialog, Qt::Key_Escape);
            if (QApplication::activeModalWidget())
                static_cast<QDialog *>(dialog)->reject();
        });
        timer->start(50);
        act();
    };
    auto *browser = inventory.findChild<panels::RecordBrowser *>();
    tabs->setCurrentIndex(0);
    shoot(QStringLiteral("unsaved"), [&] { browser->perform(panels::Act::New); });
    inventory.findChild<panels::RecordPane *>()->show({*list->rowAt(0)});
    view->selectRow(1);
    QTest::qWait(200);
    shoot(QStringLiteral("filterdialog"), [&] { browser->perform(panels::Act::Filter); });
    shoot(QStringLiteral("retire"), [&] { browser->perform(panels::Act::Retire); });
    shoot(QStringLiteral("relate"), [&] { browser->perform(panels::Act::Relate); });
    {
        auto *timer = new QTimer(&app);
        QObject::connect(timer, &QTimer::timeout, &app, [timer] {
            auto *dialog = QApplication::activeModalWidget();
            if (!dialog)
                return;
            timer->stop();
            auto *options = dialog->findChild<QListWidget *>(QStringLiteral("filterOptions"));
            options->item(3)->setCheckState(Qt::Checked);
            options->item(4)->setCheckState(Qt::Checked);
            static_cast<QDialog *>(dialog)->accept();
        });
        timer->start(50);
        view->setCurrentIndex(list->index(1, 3));
        browser->perform(panels::Act::Filter);
    }
    QTest::qWait(300);
    save(inventory, QStringLiteral("filtered"));
    browser->perform(panels::Act::Columns);
    QTest::qWait(200);
    if (auto *popup = QApplication::activePopupWidget()) {
        popup->grab().save(out + QStringLiteral("/columns") + mark + QStringLiteral(".png"));
        popup->close();
    }
    browser->perform(panels::Act::New);
    inventory.resize(inventory.width() + 600, inventory.height());
    inventory.findChild<QSplitter *>()->setSizes({600, 1500});
    save(inventory, QStringLiteral("new"));
    inventory.findChild<QTabBar *>(QStringLiteral("entities"))->setCurrentIndex(1);
    save(inventory, QStringLiteral("systems"));
    lab.sends();
    lab.answers(first, Refused{{ErrorCode::MissingRight, QStringLiteral("resource.edit"), {}}, ids[5]});
    const FieldConflict clash{.record = ids[2], .field = QStringLiteral("room"), .base = QStringLiteral("云谷 A-101"), .mine = QStringLiteral("云谷 A-301"), .theirs = QStringLiteral("云谷 C-007"), .changedBy = QStringLiteral("李薇"), .changedAt = Instant{lab.clock.now().ms - 40'000'000}};
    auto other = clash;
    other.field = QStringLiteral("state");
    other.base = QStringLiteral("in_use");
    other.mine = QStringLiteral("changing");
    other.theirs = QStringLiteral("suspended");
    lab.answers(second, Conflict{{clash, other}, {{ids[2], 2}}});
    act(9, QStringLiteral("owner_name"), QStringLiteral("周敏"));
    panels::OutboxPanel outbox(lab.context(), nullptr);
    outbox.resize(int(1200 * f), int(760 * f));
    outbox.show();
    QTest::qWait(400);
    auto *acts = outbox.findChild<QTreeView *>();
    save(outbox, QStringLiteral("outbox0-"));
    acts->setCurrentIndex(acts->model()->index(1, 0));
    save(outbox, QStringLiteral("outbox1-"));
    return 0;
}
