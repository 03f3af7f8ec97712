// The service catalogue as those use it who keep it: a new version is drafted, edited, compared and published; what is in
// force stands still.
#include "contract/entities/entities.h"
#include "exchange/servicesheet.h"
#include "items/steptable.h"
#include "rules/serviceitems.h"
#include "views/inventorywindow.h"
#include "views/panels/catalogue/cataloguepanel.h"
#include "views/panels/exchange/importworkshop.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTableView>

using namespace contract;
using namespace support;
using namespace views::panels;

namespace {

const QString item = QStringLiteral("service_item");

NewRecord anItem(const QString &code, int version, const QString &state, const QStringList &names)
{
    std::vector<rules::ServiceStep> steps;
    for (const auto &name : names) {
        rules::ServiceStep step;
        step.step = int(steps.size()) + 1;
        step.zh = name;
        step.roles = {QStringLiteral("engineer")};
        steps.push_back(step);
    }
    return {.entity = item, .fields = {{QStringLiteral("code"), code}, {QStringLiteral("name"), QStringLiteral("资源申请")}, {QStringLiteral("version"), qint64(version)},
                                       {QStringLiteral("state"), state}, {QStringLiteral("audience"), QString(everyone)}, {QStringLiteral("steps"), rules::stepsToJson(steps)}}};
}

} // namespace

class TestCataloguePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_lab = std::make_unique<ViewLab>(QStringList{QStringLiteral("quality_manager")});
        m_inForce = m_lab->has(anItem(QStringLiteral("A1"), 1, QStringLiteral("in_force"), {QStringLiteral("受理"), QStringLiteral("审批")}));
    }
    void cleanup()
    {
        m_panel.reset();
        m_lab.reset();
    }

    void theFirstItemIsShownWithItsSteps()
    {
        open();

        QCOMPARE(steps().rowCount(), 2);
        QVERIFY(!steps().isEditable());
        QVERIFY(label(QStringLiteral("A1")));
    }

    void anotherLanguageKeepsTheSelectionAndNamesWhatHasNoEnglishName()
    {
        const auto second = m_lab->has(anItem(QStringLiteral("B2"), 1, QStringLiteral("in_force"), {QStringLiteral("巡检")}));
        open();
        m_panel->showRecord(second);
        auto &list = *m_panel->findChild<QTableView *>(QStringLiteral("serviceItems"));
        const auto chosen = [&] { return list.selectionModel()->selectedRows().value(0).siblingAtColumn(0).data().toString(); };
        QTRY_COMPARE(chosen(), QStringLiteral("B2"));
        const auto ink = [&] { // how much is written into the names' cell of the chosen row
            QImage cell(list.visualRect(list.model()->index(0, list.isColumnHidden(1) ? 2 : 1)).size(), QImage::Format_RGB32);
            list.viewport()->render(&cell, {}, QRegion(list.visualRect(list.model()->index(0, list.isColumnHidden(1) ? 2 : 1))));
            QSet<QRgb> colours;
            for (int y = 2; y < cell.height() - 2; ++y)
                for (int x = 2; x < cell.width() - 2; ++x)
                    colours.insert(cell.pixel(x, y));
            return colours.size();
        };

        for (const auto language : {QLocale::Chinese, QLocale::English}) {
            QLocale::setDefault(QLocale(language));
            m_panel->retranslate();
            QCOMPARE(chosen(), QStringLiteral("B2"));
            QCOMPARE(list.isColumnHidden(1), language == QLocale::English);
            QVERIFY2(ink() > 2, "the cell of the name is blank");
        }
    }

    void whatIsInForceIsNotEdited()
    {
        open();

        QVERIFY(!(steps().flags(steps().index(0, items::StepTable::NameColumn)) & Qt::ItemIsEditable));
        QVERIFY(!steps().setData(steps().index(0, items::StepTable::NameColumn), QStringLiteral("别的")));
        m_panel->addStep();
        QCOMPARE(steps().rowCount(), 2);
        QVERIFY(!action("Publish…")->isEnabled());
    }

    void aNewVersionIsADraftThatIsEditedAndSaved()
    {
        open();

        m_panel->newVersion();
        QTRY_VERIFY(steps().isEditable());
        const auto cell = steps().index(1, items::StepTable::NameColumn);
        QVERIFY(steps().setData(cell, QStringLiteral("联合审批")));
        QVERIFY(steps().setData(steps().index(1, items::StepTable::EvidenceColumn), Qt::Checked, Qt::CheckStateRole));
        QTest::keySequence(m_panel.get(), QKeySequence::Save);

        QTRY_COMPARE(m_lab->acts().size(), size_t(2));
        QTRY_COMPARE(draft().state, ItemState::Draft);
        QCOMPARE(draft().version, 2);
        const auto saved = *rules::stepsFromJson(draft().steps);
        QCOMPARE(saved[1].zh, QStringLiteral("联合审批"));
        QVERIFY(saved[1].evidence);
        QCOMPARE(rules::stepsFromJson(text(field(m_inForce, u"steps")))->at(1).zh, QStringLiteral("审批"));
    }

    void stepsComeGoAndMove()
    {
        openDraft();
        table().setCurrentIndex(steps().index(0, items::StepTable::NameColumn));

        m_panel->addStep();
        QCOMPARE(steps().rowCount(), 4);
        QVERIFY(steps().setData(steps().index(1, items::StepTable::NameColumn), QStringLiteral("勘查")));
        table().setCurrentIndex(steps().index(1, items::StepTable::NameColumn));
        m_panel->stepDown();
        QCOMPARE(names(), (QStringList{QStringLiteral("受理"), QStringLiteral("审批"), QStringLiteral("勘查"), QStringLiteral("交付")}));
        QCOMPARE(table().currentIndex().row(), 2);
        table().setCurrentIndex(steps().index(0, items::StepTable::NameColumn));
        m_panel->removeStep();

        QCOMPARE(names(), (QStringList{QStringLiteral("审批"), QStringLiteral("勘查"), QStringLiteral("交付")}));
        QCOMPARE(steps().steps().back().step, 3);
    }

    void theFormEditsWhatDoesNotFitIntoARow()
    {
        openDraft();
        auto *limit = m_panel->findChild<QComboBox *>(QStringLiteral("limit"));
        auto *checks = m_panel->findChild<QPlainTextEdit *>(QStringLiteral("checks"));
        auto *help = m_panel->findChild<QPlainTextEdit *>(QStringLiteral("help"));

        limit->setCurrentIndex(limit->findData(int(rules::StepLimit::Kind::WorkingDays)));
        Q_EMIT limit->activated(limit->currentIndex());
        help->setPlainText(QStringLiteral("一次告知"));
        checks->setPlainText(QStringLiteral("t | 温度 | Temperature | ℃ | 18 | 27"));

        const auto &step = steps().steps().front();
        QCOMPARE(step.limit, (rules::StepLimit{rules::StepLimit::Kind::WorkingDays, 1, {}, {}}));
        QCOMPARE(step.help, QStringLiteral("一次告知"));
        QCOMPARE(step.checks.size(), size_t(1));
        QCOMPARE(checks->toPlainText(), QStringLiteral("t | 温度 | Temperature | ℃ | 18 | 27"));

        checks->setPlainText(QStringLiteral("t | 温度 | Temperature | ℃ | warm"));
        QCOMPARE(steps().steps().front().checks.size(), size_t(1)); // what is not understood is not kept
        QVERIFY(label(QStringLiteral("Line 1")));
    }

    void anUnfinishedStepIsNotSaved()
    {
        openDraft();
        m_panel->addStep();

        m_panel->save();

        QCOMPARE(m_lab->acts().size(), size_t(0));
        QCOMPARE(m_lab->host.notices.size(), size_t(1));
    }

    void aPublishedDraftSupersedesTheVersionInForce()
    {
        const auto id = openDraft();
        whenAsked<QDialog>([](QDialog *dialog) {
            dialog->findChild<QLineEdit *>(QStringLiteral("reason"))->setText(QStringLiteral("年度修订"));
            press(dialog, QStringLiteral("Publish"));
        });

        m_panel->publish();

        QTRY_COMPARE(field(id, u"state"), Value(QStringLiteral("in_force")));
        QCOMPARE(field(m_inForce, u"state"), Value(QStringLiteral("superseded")));
        QCOMPARE(m_lab->acts().size(), size_t(1));
        QCOMPARE(m_lab->acts().front().command.reason, QStringLiteral("年度修订"));
        QTRY_VERIFY(!steps().isEditable());
    }

    void theComparisonSaysWhatDiffers()
    {
        openDraft();
        QVERIFY(steps().setData(steps().index(0, items::StepTable::RecordColumn), QStringLiteral("登记表")));
        int rows = -1;
        whenAsked<QDialog>([&rows](QDialog *dialog) {
            rows = dialog->findChild<QTableView *>()->model()->rowCount();
            press(dialog, QStringLiteral("Close"));
        });

        m_panel->compare();

        QTRY_COMPARE(rows, 2); // the record of step 1, and step 3 that came
    }

    void aDraftIsDeletedAndAsksBefore()
    {
        const auto id = openDraft();
        whenAsked<QDialog>([](QDialog *dialog) { press(dialog, QStringLiteral("Delete")); });

        m_panel->removeDraft();

        QTRY_VERIFY(m_lab->record(item, id).retired);
    }

    void whatIsNotSavedIsAskedAboutBeforeOneLeaves()
    {
        openDraft();
        QVERIFY(steps().setData(steps().index(0, items::StepTable::NameColumn), QStringLiteral("登记")));
        whenAsked<QDialog>([](QDialog *dialog) { press(dialog, QStringLiteral("Cancel")); });
        QVERIFY(!m_panel->mayClose());

        whenAsked<QDialog>([](QDialog *dialog) { press(dialog, QStringLiteral("Discard")); });
        QVERIFY(m_panel->mayClose());
        QCOMPARE(names().front(), QStringLiteral("受理"));
    }

    void aFileComesInAsDraftsAfterItWasShown()
    {
        open();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.xlsx"));
        m_panel->writeTo(path);
        QTRY_COMPARE(m_lab->host.notices.size(), size_t(1));
        const FileWords words(shippedCatalogues());
        auto reading = exchange::ServiceSheet(words.words()).read(path);
        QVERIFY(reading && reading->items.size() == 1);
        reading->items.front().englishName = QStringLiteral("Resource request");
        QVERIFY(exchange::ServiceSheet(words.words()).write(path, reading->items, exchange::Language::Names));
        whenAsked<QDialog>([](QDialog *dialog) { press(dialog, QStringLiteral("Import")); });

        m_panel->readFrom(path);

        QTRY_COMPARE(m_lab->acts().size(), size_t(1));
        QCOMPARE(m_lab->acts().front().command.kind, CommandKind::Create);
        QCOMPARE(m_lab->acts().front().command.targets.front().fields.at(QStringLiteral("english_name")), Value(QStringLiteral("Resource request")));
    }

    void whoMayNotEditSeesAndIsToldWhy()
    {
        m_lab->host.become(ViewLab::actorWith({QStringLiteral("engineer")}));
        open();

        for (const auto *text : {"New item…", "New version", "Import…"}) {
            QVERIFY(!action(text)->isEnabled());
            QVERIFY(action(text)->toolTip().contains(QLatin1StringView("service_item.create")));
        }
        QVERIFY(action("Export…")->isEnabled());
    }

    void theTablesAreModelsThatKeepTheirWord()
    {
        openDraft();
        QAbstractItemModelTester tester(&steps(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        table().setCurrentIndex(steps().index(0, 0));

        m_panel->addStep();
        m_panel->stepUp();
        m_panel->removeStep();
        m_panel->discard();

        QCOMPARE(steps().rowCount(), 3);
    }

private:
    void open()
    {
        m_panel = std::make_unique<CataloguePanel>(m_lab->context(), nullptr);
        m_panel->resize(1400, 900);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_panel->activateWindow();
        QTRY_VERIFY(m_panel->showsData() && steps().rowCount() > 0);
    }
    QUuid openDraft()
    {
        const auto id = m_lab->has(anItem(QStringLiteral("A1"), 2, QStringLiteral("draft"), {QStringLiteral("受理"), QStringLiteral("审批"), QStringLiteral("交付")}));
        open();
        m_panel->showRecord(id);
        [this] { QTRY_VERIFY(steps().isEditable()); }();
        return id;
    }
    items::StepTable &steps() { return *m_panel->findChild<items::StepTable *>(); }
    QTableView &table() { return *m_panel->findChild<QTableView *>(QStringLiteral("steps")); }
    QAction *action(const char *text)
    {
        for (auto *one : m_panel->actions())
            if (one->text() == QString::fromUtf8(text))
                return one;
        return nullptr;
    }
    bool label(const QString &begin)
    {
        const auto labels = m_panel->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *one) { return one->isVisible() && one->text().startsWith(begin); });
    }
    QStringList names()
    {
        QStringList names;
        for (const auto &step : steps().steps())
            names << step.zh;
        return names;
    }
    Value field(const QUuid &id, QStringView name) { return m_lab->record(item, id).values[size_t(shapeOf<ServiceItem>().indexOf(name))]; }
    /// The version that this test drafted.
    ServiceItem draft() { return *fromRecord<ServiceItem>(m_lab->record(item, m_lab->acts().front().command.targets.front().id)); }

    std::unique_ptr<ViewLab> m_lab;
    QUuid m_inForce;
    std::unique_ptr<CataloguePanel> m_panel;
};

QTEST_MAIN(TestCataloguePanel)
#include "tst_cataloguepanel.moc"
