// The ledger watch in a window of its own: what it lists, what it says, and what a person does from there.
#include "items/entitymodelbase.h"
#include "views/panels/inventory/utilisationtab.h"
#include "views/panels/watch/expirynotice.h"
#include "views/panels/watch/findingspage.h"
#include "views/panels/watch/watchpanel.h"
#include "views/viewlab.h"

#include "contract/entities/entities.h"
#include "rules/dailyfigures.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTimer>

using namespace contract;
using support::aResource;
using support::aUnit;
using views::panels::FindingsPage;
using views::panels::WatchPanel;

class tst_watchpanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_lab = std::make_unique<ViewLab>();
        m_today = QDateTime::fromMSecsSinceEpoch(m_lab->clock.now().ms).date();
        m_unit = m_lab->has(aUnit().with(QStringLiteral("name"), QStringLiteral("市水务局")));
        m_other = m_lab->has(aUnit().with(QStringLiteral("name"), QStringLiteral("市教育局")));
        m_system = m_lab->has({.entity = QStringLiteral("business_system"), .fields = {{QStringLiteral("name"), QStringLiteral("智慧水务")}, {QStringLiteral("unit_id"), idText(m_unit)}}});
    }
    void cleanup()
    {
        m_panel.reset();
        m_lab.reset();
    }

    void tabsSayHowManyWereFound()
    {
        m_lab->has({sound("a").with(QStringLiteral("owner_name"), Value()), sound("b").with(QStringLiteral("owner_name"), Value()),
                    sound("c").with(QStringLiteral("term_until"), day(3)), sound("d").with(QStringLiteral("term_until"), day(-2)), lowUse("e"),
                    lowUse("f").with(QStringLiteral("use_exemption"), QStringLiteral("standby"))});

        open();

        QCOMPARE(tab(0), QStringLiteral("Violations (3)"));
        QCOMPARE(tab(1), QStringLiteral("Expiry (2)"));
        QCOMPARE(tab(2), QStringLiteral("Use (1)"));
        QCOMPARE(kindsOn(0), (QStringList{QStringLiteral("In use without a responsible person 2"), QStringLiteral("In use after its term 1")}));
        QCOMPARE(kindsOn(1), (QStringList{QStringLiteral("Term is over 1"), QStringLiteral("Ends within 5 day(s) 1"), QStringLiteral("Ends within 15 day(s) 0"), QStringLiteral("Ends within 30 day(s) 0")}));
    }

    void exemptOnesAreShownOnDemandWithTheirReason()
    {
        m_lab->has(lowUse("spare").with(QStringLiteral("use_exemption"), QStringLiteral("standby")));
        open();
        m_tabs->setCurrentIndex(2);
        QCOMPARE(tab(2), QStringLiteral("Use (0)"));

        action("Show exempt")->trigger();

        QCOMPARE(tab(2), QStringLiteral("Use (1)"));
        choose(2, QStringLiteral("Low use 1"));
        QTRY_COMPARE(cell(2, 0, items::FindingList::WhyColumn), QStringLiteral("Exempt: Disaster recovery standby · CPU average 4.0 % < 10 %, CPU peak 12.0 % < 30 %, Memory average 15.0 % < 20 %"));
    }

    void oneUnitIsLookedAtByItself()
    {
        m_lab->has({sound("a").with(QStringLiteral("term_until"), day(2)), sound("b").with(QStringLiteral("term_until"), day(2)).with(QStringLiteral("unit_id"), idText(m_other))});
        open();
        m_tabs->setCurrentIndex(1);
        auto *units = m_panel->findChild<QComboBox *>();
        QTRY_COMPARE(units->count(), 3);

        units->setCurrentIndex(units->findText(QStringLiteral("市教育局")));
        Q_EMIT units->activated(units->currentIndex());

        QCOMPARE(tab(1), QStringLiteral("Expiry (1)"));
        choose(1, QStringLiteral("Ends within 5 day(s) 1"));
        QTRY_COMPARE(cell(1, 0, items::FindingList::NameColumn), QStringLiteral("b"));
        QCOMPARE(units->currentText(), QStringLiteral("市教育局"));
    }

    void aMendedRecordLeavesByItself()
    {
        const auto id = m_lab->has(sound("a").with(QStringLiteral("owner_name"), Value()));
        open();
        QCOMPARE(tab(0), QStringLiteral("Violations (1)"));

        auto record = m_lab->record(QStringLiteral("resource"), id);
        record.values[size_t(shapeOf<Resource>().indexOf(u"owner_name"))] = QStringLiteral("云子安");
        ++record.revision;
        m_lab->arrives(shapeOf<Resource>(), record);

        QTRY_COMPARE(tab(0), QStringLiteral("Violations (0)"));
        QCOMPARE(tableOn(0)->model()->rowCount(), 0);
    }

    void selectedOnesAreMarkedToBeRectified()
    {
        const auto ids = m_lab->has({sound("a").with(QStringLiteral("owner_phone"), QStringLiteral("123")), sound("b").with(QStringLiteral("owner_phone"), QStringLiteral("123")),
                                     sound("c").with(QStringLiteral("owner_phone"), QStringLiteral("123")).with(QStringLiteral("state"), QStringLiteral("planned"))});
        open();
        auto *table = tableOn(0);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QVERIFY(!action("Mark to rectify…")->isEnabled());
        table->selectAll();
        QTRY_VERIFY(action("Mark to rectify…")->isEnabled());
        QTimer::singleShot(0, this, [] { answer(QStringLiteral("电话需核实"), QStringLiteral("Mark")); });

        action("Mark to rectify…")->trigger();

        QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
        const auto &command = m_lab->sink.commands.front();
        QCOMPARE(command.kind, CommandKind::Edit);
        QCOMPARE(command.fields, (Patch{{QStringLiteral("state"), QStringLiteral("to_rectify")}}));
        QCOMPARE(command.reason, QStringLiteral("电话需核实"));
        QCOMPARE(command.targets.size(), size_t(2)); // a planned one cannot take that state
        QVERIFY(std::ranges::find(command.targets, ids[2], &Target::id) == command.targets.end());
    }

    void whoMayNotEditIsToldSo()
    {
        m_lab->host.become(ViewLab::actorWith({QStringLiteral("viewer")}));
        m_lab->has(sound("a").with(QStringLiteral("owner_name"), Value()));
        open();
        tableOn(0)->selectAll();

        QVERIFY(!action("Mark to rectify…")->isEnabled());
        QVERIFY(action("Mark to rectify…")->toolTip().contains(QStringLiteral("resource.edit")));
    }

    void theListIsCopiedAsATable()
    {
        m_lab->has(sound("a").with(QStringLiteral("owner_phone"), QStringLiteral("123")));
        open();
        QApplication::clipboard()->clear();

        action("Copy")->trigger();

        QTRY_VERIFY(!QApplication::clipboard()->text().isEmpty());
        const auto lines = QApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines[0], QStringLiteral("Number\tName\tFound\tUnit\tState\tResponsible person\tPhone"));
        QVERIFY2(lines[1].endsWith(QStringLiteral("\ta\tPhone: 123\t市水务局\tIn use\t云子安\t123")), qPrintable(lines[1]));
    }

    void nothingFoundIsSaid()
    {
        m_lab->has(sound("a"));
        open();

        const auto labels = page(0)->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](QLabel *label) { return label->isVisible() && label->text().contains(QStringLiteral("No resource breaks a rule")); }));
    }

    void theDeskSaysWhatExpiresSoon()
    {
        m_lab->has({sound("a").with(QStringLiteral("term_until"), day(5)), sound("b").with(QStringLiteral("term_until"), day(0)), sound("c").with(QStringLiteral("term_until"), day(6)),
                    sound("d").with(QStringLiteral("term_until"), day(-1))});

        views::panels::announceExpiry(m_lab->context(), this);

        QTRY_COMPARE(m_lab->host.notices.size(), size_t(1));
        const auto &notice = m_lab->host.notices.front();
        QVERIFY2(notice.happened.startsWith(u'2'), qPrintable(notice.happened));
        notice.action();
        QCOMPARE(m_lab->host.shownPanels, QStringList{QStringLiteral("watch")});
    }

    void aResourceShowsItsThirtyDays()
    {
        const auto id = m_lab->has(lowUse("a"));
        rules::DailySeries series;
        series.cpuAverage.fill(40);
        series.cpuPeak.fill(120);
        series.network.fill(25);
        Utilisation utilisation;
        rules::write(series, utilisation);
        m_lab->has({.entity = QStringLiteral("utilisation"), .fields = {{QStringLiteral("resource_id"), idText(id)}, {QStringLiteral("unit_id"), idText(m_unit)}, {QStringLiteral("last_day"), day(-1)},
                    {QStringLiteral("cpu_avg"), utilisation.cpuAverage}, {QStringLiteral("cpu_peak"), utilisation.cpuPeak}, {QStringLiteral("network_avg"), utilisation.network}}});
        views::panels::UtilisationTab tab(shapeOf<Resource>(), m_lab->context(), nullptr);
        tab.resize(480, 480);
        tab.show();

        tab.showRecord(id);

        auto *chart = tab.findChild<views::panels::UseChart *>();
        QTRY_VERIFY(chart->isVisible());
        QCOMPARE(chart->inWords(), QStringLiteral("CPU peak 12.0 %; CPU average 4.0 %"));
        auto *arithmetic = tab.findChild<QLabel *>(QStringLiteral("arithmetic"));
        QTRY_VERIFY(arithmetic->text().contains(QStringLiteral("Low use: CPU average 4.0 % < 10 %, CPU peak 12.0 % < 30 %, Memory average 15.0 % < 20 %")));
        QVERIFY(arithmetic->text().contains(QStringLiteral("CPU average, 7 days not measured > 80 %")));
    }

private:
    support::NewRecord sound(const char *name)
    {
        return aResource().named(QString::fromLatin1(name)).inUnit(m_unit)
            .with(QStringLiteral("state"), QStringLiteral("in_use")).with(QStringLiteral("system_id"), idText(m_system)).with(QStringLiteral("owner_name"), QStringLiteral("云子安"))
            .with(QStringLiteral("owner_phone"), QStringLiteral("13800138000")).with(QStringLiteral("term_until"), day(900)).with(QStringLiteral("opened_on"), day(-30))
            .with(QStringLiteral("vcpu"), qint64(4)).with(QStringLiteral("memory_gb"), qint64(8)).with(QStringLiteral("monitored"), qint64(1));
    }
    support::NewRecord lowUse(const char *name)
    {
        return sound(name).with(QStringLiteral("cpu_avg"), 4.0).with(QStringLiteral("cpu_peak"), 12.0).with(QStringLiteral("memory_avg"), 15.0);
    }
    [[nodiscard]] QString day(int days) const { return m_today.addDays(days).toString(Qt::ISODate); }

    void open()
    {
        m_panel = std::make_unique<WatchPanel>(m_lab->context(), nullptr);
        m_panel->resize(1'200, 700);
        m_panel->show();
        m_tabs = m_panel->findChild<QTabBar *>(QStringLiteral("topics"));
        for (auto *model : m_panel->findChildren<QAbstractItemModel *>(QString(), Qt::FindChildrenRecursively))
            if (qobject_cast<items::EntityTableBase *>(model))
                new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::Fatal, model);
        QTRY_VERIFY(m_panel->showsData());
    }
    [[nodiscard]] QString tab(int index) const { return m_tabs->tabText(index); }
    [[nodiscard]] FindingsPage *page(int index) const
    {
        const auto *pages = qobject_cast<QStackedWidget *>(m_panel->findChild<FindingsPage *>()->parentWidget());
        return qobject_cast<FindingsPage *>(pages->widget(index));
    }
    [[nodiscard]] QTableView *tableOn(int index) const { return page(index)->findChild<QTableView *>(QStringLiteral("findings")); }
    [[nodiscard]] QStringList kindsOn(int index) const
    {
        QStringList kinds;
        const auto *model = page(index)->findChild<QListView *>(QStringLiteral("kinds"))->model();
        for (int row = 0; row < model->rowCount(); ++row)
            kinds << model->index(row, 0).data().toString() + u' ' + model->index(row, 1).data().toString();
        return kinds;
    }
    void choose(int index, const QString &kind)
    {
        const qsizetype row = kindsOn(index).indexOf(kind);
        QVERIFY2(row >= 0, qPrintable(kindsOn(index).join(u'|')));
        auto *kinds = page(index)->findChild<QListView *>(QStringLiteral("kinds"));
        kinds->setCurrentIndex(kinds->model()->index(int(row), 0));
    }
    [[nodiscard]] QString cell(int index, int row, int column) const { return tableOn(index)->model()->index(row, column).data().toString(); }
    [[nodiscard]] QAction *action(const char *text) const
    {
        for (auto *one : m_panel->actions())
            if (one->text() == QString::fromUtf8(text))
                return one;
        return nullptr;
    }
    static void answer(const QString &reason, const QString &button)
    {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog) {
            QTimer::singleShot(5, qApp, [reason, button] { answer(reason, button); });
            return;
        }
        if (auto *line = dialog->findChild<QLineEdit *>())
            line->setText(reason);
        for (auto *one : dialog->findChildren<QPushButton *>())
            if (one->text() == button)
                one->click();
    }

    std::unique_ptr<ViewLab> m_lab;
    std::unique_ptr<WatchPanel> m_panel;
    QTabBar *m_tabs = nullptr;
    QDate m_today;
    QUuid m_unit;
    QUuid m_other;
    QUuid m_system;
};

QTEST_MAIN(tst_watchpanel)
#include "tst_watchpanel.moc"
