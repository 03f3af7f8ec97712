// The panel of evaluations as people use it: scores worked out from the records and walked down to them, the own sheet, what
// others see, surveys from paper by digits, improvements, and charts.
#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "items/evaluationanalysis.h"
#include "items/evaluationwords.h"
#include "items/recordfinder.h"
#include "items/recordlistmodel.h"
#include "items/scoretable.h"
#include "items/sealkeys.h"
#include "rules/evaluation/evaluationresult.h"
#include "rules/evaluation/evaluationsigning.h"
#include "rules/evaluation/sheets.h"
#include "rules/evaluation/shortcode.h"
#include "rules/evaluation/surveys.h"
#include "seals/keyfile.h"
#include "seals/seal.h"
#include "views/charts/downsample.h"
#include "views/charts/pointchart.h"
#include "views/forms/fieldeditor.h"
#include "views/panels/evaluation/analysispage.h"
#include "views/panels/evaluation/drillwindow.h"
#include "views/panels/evaluation/evaluationpanel.h"
#include "views/panels/evaluation/evaluationverbs.h"
#include "views/panels/evaluation/fieldsdialog.h"
#include "views/panels/evaluation/improvementverbs.h"
#include "views/panels/evaluation/newevaluationdialog.h"
#include "views/panels/evaluation/objectiondialog.h"
#include "views/panels/evaluation/objectionstab.h"
#include "views/panels/evaluation/scoretab.h"
#include "views/panels/evaluation/sheettab.h"
#include "views/panels/evaluation/signaturestab.h"
#include "views/panels/evaluation/surveydialog.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/records/sheetview.h"
#include "views/viewlab.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace contract;
using namespace support;
using namespace views::panels;
namespace ev = rules::evaluation;

namespace {

/// A template of two computed indicators and two that are scored by hand.
QByteArray document()
{
    ev::Template made;
    made.name = made.code = QStringLiteral("trial");
    made.version = QStringLiteral("1");
    made.sourceNote = QStringLiteral("试验用");
    made.effectiveOn = QDate(2026, 1, 1);
    made.title = {QStringLiteral("试评模板"), QStringLiteral("Trial")};
    made.dimensions = {{.code = QStringLiteral("D1"), .name = {QStringLiteral("实施过程"), QStringLiteral("Process")}, .weight = 7'000}, {.code = QStringLiteral("D2"), .name = {QStringLiteral("服务成效"), QStringLiteral("Outcome")}, .weight = 2'000},
                       {.code = QStringLiteral("D3"), .name = {QStringLiteral("改进"), QStringLiteral("Improvement")}, .weight = 1'000}};
    ev::Indicator response{.code = QStringLiteral("P01"), .name = {QStringLiteral("事件响应及时率"), QStringLiteral("Response in time")}, .definition = {}, .dimension = QStringLiteral("D1"), .weight = 7'000, .quality = ev::Quality::Responsiveness, .clause = {},
                           .rule = {.kind = ev::RuleKind::Band, .target = 9'800, .floor = 5'000, .ladder = {}, .deductions = {}, .cap = {}, .most = 0, .grade = {}},
                           .formula = QStringLiteral("count(incidents: response_kept = kept) / count(incidents: response_kept in (kept, missed))"), .zero = ev::ZeroDenominator::Full, .evidence = {}, .evaluators = {}};
    ev::Indicator effect = response;
    effect.code = QStringLiteral("M01");
    effect.name = {QStringLiteral("改进项效果"), QStringLiteral("Effect of improvements")};
    effect.dimension = QStringLiteral("D3");
    effect.weight = 1'000;
    effect.rule = {.kind = ev::RuleKind::Manual, .target = 10'000, .floor = 0, .ladder = {}, .deductions = {}, .cap = {}, .most = 0, .grade = {}};
    effect.formula.clear();
    ev::Indicator monitoring = response;
    monitoring.code = QStringLiteral("P02");
    monitoring.name = {QStringLiteral("首次解决率"), QStringLiteral("Solved at first")};
    monitoring.dimension = QStringLiteral("D2");
    monitoring.weight = 2'000;
    monitoring.formula = QStringLiteral("count(incidents: first_time = yes) / count(incidents)");
    made.indicators = {response, monitoring, effect};
    made.evaluators = {{.party = Party::Authority, .weight = 100}};
    made.grades = {{.code = QStringLiteral("good"), .name = {QStringLiteral("良好"), QStringLiteral("Good")}, .from = 8'000}, {.code = QStringLiteral("poor"), .name = {QStringLiteral("不合格"), QStringLiteral("Poor")}, .from = 0}};
    return ev::toJson(made);
}

const QString evaluationEntity = QStringLiteral("evaluation");

class LabSecrets : public SecretStore
{
public:
    Result<QByteArray> read(const QString &key) override { return kept.contains(key) ? Result<QByteArray>(kept.value(key)) : fail(ErrorCode::NotFound); }
    Result<void> write(const QString &key, const QByteArray &secret) override
    {
        kept.insert(key, secret);
        return {};
    }
    Result<void> remove(const QString &key) override
    {
        kept.remove(key);
        return {};
    }
    QHash<QString, QByteArray> kept;
};

/// A real token (SoftHSM2) with one key, for as long as this lives.
class TokenRoom
{
public:
    static constexpr const char *pin = "4711";

    TokenRoom()
    {
        QDir(m_folder.path()).mkdir(QStringLiteral("tokens"));
        write(QStringLiteral("softhsm2.conf"), QStringLiteral("directories.tokendir = %1\nobjectstore.backend = file\nlog.level = ERROR\n").arg(m_folder.filePath(QStringLiteral("tokens"))).toUtf8());
        qputenv("SOFTHSM2_CONF", m_folder.filePath(QStringLiteral("softhsm2.conf")).toUtf8());
        const auto key = seals::SigningKey::make(seals::Algorithm::EcdsaP256Sha256);
        write(QStringLiteral("plain.pem"), key->plainPem());
        fingerprint = key->publicKey().fingerprint();
        run({QStringLiteral("--init-token"), QStringLiteral("--free"), QStringLiteral("--label"), QStringLiteral("签章"), QStringLiteral("--pin"), QString::fromLatin1(pin), QStringLiteral("--so-pin"), QStringLiteral("12345678")});
        run({QStringLiteral("--import"), m_folder.filePath(QStringLiteral("plain.pem")), QStringLiteral("--token"), QStringLiteral("签章"), QStringLiteral("--label"), QStringLiteral("zhang"), QStringLiteral("--id"), QStringLiteral("a1"), QStringLiteral("--pin"), QString::fromLatin1(pin)});
    }
    ~TokenRoom() { qunsetenv("SOFTHSM2_CONF"); }
    QString fingerprint;

private:
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s", qPrintable(file.errorString()));
    }
    static void run(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("softhsm2-util"), arguments);
        if (!process.waitForFinished(30'000) || process.exitCode() != 0)
            qFatal("softhsm2-util: %s", process.readAll().constData());
    }
    QTemporaryDir m_folder;
};

} // namespace

class TestEvaluationPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open({QStringLiteral("managing_party"), QStringLiteral("quality_manager")}); }
    void cleanup()
    {
        m_panel.reset();
        m_lab.reset();
    }

    void theTemplateOfTheseTestsIsInOrder()
    {
        const auto read = ev::templateFromJson(document());
        QVERIFY2(read, read ? "" : qPrintable(read.error().field + u' ' + read.error().message));
        const auto issues = ev::issuesOf(*read);
        QVERIFY2(issues.empty(), issues.empty() ? "" : qPrintable(issues.front().place + u' ' + ev::textOf(issues.front().reason)));
    }

    void aScoreIsWorkedOutFromTheRecords()
    {
        const QUuid evaluation = hasEvaluation("scoring");
        hasIncident("kept");
        hasIncident("kept");
        hasIncident("kept");
        hasIncident("missed");
        ScoreTab tab(shapeOf<Evaluation>(), m_lab->context(), nullptr);
        QAbstractItemModelTester tester(&tab.table(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        tab.show();
        tab.showRecord(evaluation);

        QTRY_VERIFY(tab.table().score());
        const auto found = tab.table().indexOf(QStringLiteral("P01"));
        QVERIFY(found.isValid());
        const auto cell = [&](items::ScoreTable::Column column) { return found.siblingAtColumn(column).data().toString(); };
        QCOMPARE(cell(items::ScoreTable::ValueColumn), QStringLiteral("75 %"));
        QCOMPARE(cell(items::ScoreTable::FigureColumn), QStringLiteral("3 / 4"));
        // (75 - 50) / (98 - 50) of 70 points.
        QCOMPARE(cell(items::ScoreTable::ScoreColumn), QStringLiteral("36.46"));
        QVERIFY(tab.table().isLow(QStringLiteral("P01")));
        QVERIFY(!tab.table().score()->complete);
        QVERIFY(tab.findChild<QLabel *>(QStringLiteral("totalScore"))->text().contains(QStringLiteral("points")));
    }

    void keptFiguresThatTheRecordsNoLongerGiveAreStaleUntilWorkedOutAgain()
    {
        const QUuid evaluation = hasEvaluation("scoring");
        hasIncident("kept");
        ScoreTab tab(shapeOf<Evaluation>(), m_lab->context(), nullptr);
        tab.show();
        tab.showRecord(evaluation);
        QTRY_VERIFY(tab.table().score());
        tab.countAgain();
        QTRY_COMPARE(sent("evaluation").size(), size_t(1));
        auto kept = m_lab->record(evaluationEntity, evaluation);
        QTRY_VERIFY(!text(m_lab->record(evaluationEntity, evaluation).values[size_t(shapeOf<Evaluation>().indexOf(u"figures"))]).isEmpty());

        hasIncident("missed");
        tab.showRecord({});
        tab.showRecord(evaluation);

        QTRY_VERIFY(tab.table().isStale(QStringLiteral("P01")));
        QCOMPARE(tab.table().indexOf(QStringLiteral("P01")).siblingAtColumn(items::ScoreTable::FigureColumn).data().toString(), QStringLiteral("1 / 1"));
        tab.countAgain();
        QTRY_VERIFY(!tab.table().isStale(QStringLiteral("P01")));
        QTRY_COMPARE(tab.table().indexOf(QStringLiteral("P01")).siblingAtColumn(items::ScoreTable::FigureColumn).data().toString(), QStringLiteral("1 / 2"));
    }

    void aScoreLeadsToItsRecordsAndTheirClocks()
    {
        const QUuid evaluation = hasEvaluation("scoring");
        hasIncident("kept");
        const QUuid late = hasIncident("missed");
        ScoreTab tab(shapeOf<Evaluation>(), m_lab->context(), nullptr);
        tab.resize(900, 700);
        tab.show();
        tab.showRecord(evaluation);
        QTRY_VERIFY(tab.table().score());
        tab.choose(QStringLiteral("P01"));
        auto *tree = tab.findChild<QTreeView *>(QStringLiteral("scoreTable"));
        QTest::keyClick(tree, Qt::Key_Return);

        auto *window = tab.findChild<DrillWindow *>();
        QVERIFY(window);
        QCOMPARE(window->terms().size(), size_t(2));
        QCOMPARE(window->terms()[0].kept, std::optional<qint64>(1));
        QCOMPARE(window->terms()[1].kept, std::optional<qint64>(2));
        window->showTerm(1);
        QTRY_COMPARE(window->records()->matches(), 2);
        window->showTerm(0);
        QTRY_COMPARE(window->records()->matches(), 1);
        QTRY_VERIFY(window->records()->rowAt(0));
        QVERIFY(window->records()->rowAt(0)->record.id != late);
        QAbstractItemModelTester tester(window->records(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(!window->findChild<QLabel *>(QStringLiteral("arithmetic"))->text().isEmpty());
        QSignalSpy asked(window, &DrillWindow::recordAsked);
        window->findChild<QTableView *>(QStringLiteral("drillRecords"))->selectRow(0);
        QTest::qWait(0);
        QTRY_VERIFY(!window->findChildren<QPushButton *>().isEmpty());
        for (auto *button : window->findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Open record"))
                button->click();
        QCOMPARE(asked.size(), 1);
    }

    void whatOthersGaveIsNotShownWhileTheScoringRuns()
    {
        const QUuid evaluation = hasEvaluation("scoring");
        ScoreTab tab(shapeOf<Evaluation>(), m_lab->context(), nullptr);
        tab.show();
        tab.showRecord(evaluation);
        QTRY_VERIFY(tab.table().score());

        const auto cell = tab.table().indexOf(QStringLiteral("M01")).siblingAtColumn(items::ScoreTable::AuthorityColumn).data().toString();
        QCOMPARE(cell, QStringLiteral("not open yet"));
        QCOMPARE(tab.table().indexOf(QStringLiteral("P01")).siblingAtColumn(items::ScoreTable::AuthorityColumn).data().toString(), QString());
    }

    void theOwnSheetIsSavedAndHandedInWithReasonAndProof()
    {
        open({QStringLiteral("managing_party")});
        const QUuid evaluation = hasEvaluation("scoring");
        SheetTab tab(shapeOf<Evaluation>(), m_lab->context(), nullptr);
        tab.show();
        tab.showRecord(evaluation);
        QTRY_VERIFY(tab.isReady());
        tab.choose(QStringLiteral("M01"));
        auto *handIn = tab.findChild<QPushButton *>(QStringLiteral("handIn"));
        QVERIFY(!handIn->isEnabled());

        ev::GivenScore given{.indicator = QStringLiteral("M01"), .applicable = true, .ratio = 8'500, .occurrences = {}, .reason = QStringLiteral("三项改进两项见效"), .proof = {}};
        tab.give(given);
        QVERIFY(tab.isDirty());
        QVERIFY(!handIn->isEnabled()); // a proof is wanted
        tab.save();
        QTRY_COMPARE(sent("score_sheet").size(), size_t(1));
        const auto draft = sent("score_sheet").front();
        QCOMPARE(draft.kind, CommandKind::Create);
        QCOMPARE(draft.targets.front().id, ev::scoreSheetId(evaluation, Party::Authority, m_authority));
        QTRY_VERIFY(!tab.isDirty());

        given.proof = sm3Hex(QByteArray("proof"));
        tab.give(given);
        QTRY_VERIFY(handIn->isEnabled());
        QTRY_VERIFY(tab.given(QStringLiteral("M01")) == given);
        QTest::qWait(0);
        handIn->click();
        QTRY_COMPARE(sent("score_sheet").size(), size_t(2));
        QCOMPARE(text(sent("score_sheet").back().fields.at(QStringLiteral("state"))), QStringLiteral("submitted"));
    }

    void aNewEvaluationTakesThePeriodThatIsOver()
    {
        hasTemplate();
        NewEvaluationDialog dialog(m_lab->context(), nullptr);
        dialog.show();
        QTRY_COMPARE(dialog.findChild<QComboBox *>(QStringLiteral("evaluationTemplate"))->count(), 1);
        QVERIFY(!dialog.whyNot().isEmpty());
        dialog.choose(PeriodKind::Quarter);
        QCOMPARE(dialog.from().addMonths(3).addDays(-1), dialog.to());
        dialog.editor(u"unit_id")->setValue(idText(m_provider), QStringLiteral("云服务公司"));
        Q_EMIT dialog.editor(u"unit_id")->edited();
        QVERIFY2(dialog.whyNot().isEmpty(), qPrintable(dialog.whyNot()));

        dialog.create();
        dialog.create();

        QTRY_COMPARE(sent("evaluation").size(), size_t(1));
        QVERIFY(text(sent("evaluation")[0].fields.at(QStringLiteral("title"))).contains(QStringLiteral("云服务公司")));
        QCOMPARE(text(sent("evaluation")[0].fields.at(QStringLiteral("period_kind"))), QStringLiteral("quarter"));
    }

    void verbsAreOfferedAsTheStateAllows()
    {
        const QUuid evaluation = hasEvaluation("planned");
        showPanel();
        m_panel->showRecord(evaluation);
        auto *verbs = m_panel->browserOf(u"evaluation")->pane().strip<EvaluationVerbs>();
        QTRY_VERIFY(!verbs->offers().empty());

        verbs->doVerb(ev::EvaluationVerb::Open);

        QTRY_COMPARE(sent("evaluation").size(), size_t(1));
        QCOMPARE(text(sent("evaluation")[0].fields.at(QStringLiteral("state"))), QStringLiteral("scoring"));
        QTRY_VERIFY(verbs->offers().front().verb == ev::EvaluationVerb::CloseScoring);
    }

    void anObjectionIsRaisedWhileObjectionsAreOpen()
    {
        const QUuid evaluation = hasEvaluation("review");
        ObjectionsTab tab(shapeOf<Evaluation>(), m_lab->context(), nullptr);
        tab.show();
        tab.showRecord(evaluation);
        auto *raise = tab.findChild<QPushButton *>(QStringLiteral("raiseObjection"));
        QTRY_VERIFY(raise->isEnabled());
        raise->click();
        auto *dialog = tab.findChild<ObjectionDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QPlainTextEdit *>(QStringLiteral("objectionText"))->setPlainText(QStringLiteral("第三起事件由用户侧原因造成"));
        dialog->accept();

        QTRY_COMPARE(sent("objection").size(), size_t(1));
        QCOMPARE(text(sent("objection")[0].fields.at(QStringLiteral("indicator"))), QStringLiteral("P01")); // the first
    }

    void onlyAFrozenEvaluationIsSigned()
    {
        const QUuid evaluation = hasEvaluation("review");
        SignaturesTab tab(shapeOf<Evaluation>(), m_lab->context(), nullptr);
        tab.show();
        tab.showRecord(evaluation);
        QTRY_VERIFY(!tab.findChild<QPushButton *>(QStringLiteral("sign"))->isVisible());
    }

    void aShortCodeFromPaperFindsItsScoreAgain()
    {
        const QUuid evaluation = hasFrozen();
        const auto &shape = *shapeNamed(evaluationEntity); // as the palette goes through them
        const QString digest = text(m_lab->record(evaluationEntity, evaluation).values[size_t(shape.indexOf(u"result_digest"))]);
        QVERIFY(items::RecordFinder::canFind(shape)); // else the palette would not ask for it
        items::RecordFinder finder({&shape}, shippedCatalogues(), m_lab->context().items.queries());
        std::vector<items::FoundRecord> found;
        connect(&finder, &items::RecordFinder::found, this, [&found](const QString &, const std::vector<items::FoundRecord> &records) { found = records; });

        finder.search(ev::shortCode(evaluation, QStringLiteral("P02"), digest).toLower().remove(u'-')); // as people type it
        QTRY_COMPARE(found.size(), size_t(1));
        QCOMPARE(found.front().id, evaluation);
        QVERIFY2(found.front().detail.contains(QStringLiteral("P02")), qPrintable(found.front().detail));

        found.clear();
        finder.search(ev::shortCode(evaluation, {}, digest));
        QTRY_COMPARE(found.size(), size_t(1));
        QVERIFY(found.front().detail.contains(QStringLiteral("whole")));

        QSignalSpy answered(&finder, &items::RecordFinder::found);
        finder.search(ev::shortCode(QUuid::createUuid(), QStringLiteral("P02"), digest)); // printed elsewhere
        QTRY_COMPARE(answered.size(), 1);
        QVERIFY(found.empty());
    }

    void whatCountsAsOfTodayIsSaid()
    {
        auto read = *ev::templateFromJson(document());
        auto &indicator = read.indicators.front();
        QVERIFY(!items::countsToday(indicator));
        indicator.formula = QStringLiteral("count(resources: monitored = yes) / count(resources)");
        QVERIFY(items::countsToday(indicator));
        indicator.formula = QStringLiteral("count(people: filed_on empty by entered_on) / count(people by entered_on)");
        QVERIFY(!items::countsToday(indicator));
    }

    void aPartySignsWithTheKeyOnItsToken()
    {
        const TokenRoom room;
        const QUuid evaluation = hasFrozen();
        LabSecrets secrets;
        items::SealKeys seals(secrets);
        auto context = m_lab->context();
        context.seals = &seals;
        SignaturesTab tab(shapeOf<Evaluation>(), context, nullptr);
        tab.show();
        tab.showRecord(evaluation);
        auto *sign = tab.findChild<QPushButton *>(QStringLiteral("sign"));
        QTRY_VERIFY(sign->isVisible());
        QVERIFY(!sign->isEnabled());
        QVERIFY(!sign->toolTip().isEmpty());
        tab.findChild<QPushButton *>(QStringLiteral("keyMenu"))->menu()->actions().at(2)->trigger();
        auto *note = tab.findChild<QLabel *>(QStringLiteral("keyNote"));
        QTRY_VERIFY2(note->text().contains(QStringLiteral("签章")), qPrintable(note->text()));
        auto *pin = tab.findChild<QLineEdit *>(QStringLiteral("passphrase"));

        pin->setText(QStringLiteral("0000"));
        sign->click();
        QTRY_VERIFY(std::ranges::any_of(tab.findChildren<QLabel *>(), [](const QLabel *label) { return label->text().contains(QStringLiteral("PIN is wrong")); }));
        QVERIFY(sent("evaluation").empty());

        pin->setText(QString::fromLatin1(TokenRoom::pin));
        sign->click();
        QTRY_COMPARE(sent("evaluation").size(), size_t(1));
        QCOMPARE(sent("signing_key").size(), size_t(1)); // the server knows the key first
        const auto signature = ev::evaluationSignatureFromJson(text(sent("evaluation").front().fields.at(QStringLiteral("signature"))).toUtf8());
        QVERIFY(signature);
        QCOMPARE(signature->key, text(sent("signing_key").front().fields.at(QStringLiteral("fingerprint"))));
        QCOMPARE(signature->key, room.fingerprint);
        const auto half = seals::PublicKey::fromPem(text(sent("signing_key").front().fields.at(QStringLiteral("public_key"))).toUtf8());
        QVERIFY(half);
        const auto seal = seals::sealFromJson(signature->seal);
        QVERIFY(seal);
        QVERIFY(seals::checkSeal(ev::evaluationStatement(evaluation, *signature), *seal, *half));
        QTRY_VERIFY(tab.findChild<QLineEdit *>(QStringLiteral("passphrase"))->text().isEmpty());
    }

    void onlyWhatTheRulesRetireIsOfferedToBeRetired()
    {
        hasFrozen();
        showPanel();
        const auto retire = [&] {
            for (auto *action : m_panel->actions())
                if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_Delete))
                    return action;
            return static_cast<QAction *>(nullptr);
        };
        QVERIFY(retire());
        QVERIFY(!retire()->isVisible());
        m_panel->showPage(u"improvement_item");
        QVERIFY(!retire()->isVisible());
        m_panel->showPage(u"satisfaction_survey");
        QVERIFY(retire()->isVisible());
        m_panel->showPage(u"evaluation_template");
        QVERIFY(retire()->isVisible());
        auto *view = &m_panel->browserOf(u"evaluation_template")->sheet();
        QTRY_COMPARE(view->model()->rowCount(), 1);
        view->selectRow(0);
        QTRY_VERIFY(retire()->toolTip().contains(QStringLiteral("in force")));
        QVERIFY(!retire()->isEnabled());
    }

    void aSurveyIsTypedInByDigits()
    {
        SurveyDialog dialog(m_lab->context(), nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        dialog.editor(u"unit_id")->setValue(idText(m_provider), QStringLiteral("云服务公司"));
        auto *table = dialog.findChild<QWidget *>(QStringLiteral("surveyItems"));
        table->setFocus();
        const int items = int(ev::surveyItems().size());
        for (int i = 0; i < items; ++i)
            QTest::keyClick(table, i == 0 ? Qt::Key_3 : Qt::Key_5);

        QCOMPARE(dialog.stars(0), 3);
        QCOMPARE(dialog.stars(items - 1), 5);
        QVERIFY2(dialog.whyNot().isEmpty(), qPrintable(dialog.whyNot()));
        dialog.create();
        QTRY_COMPARE(sent("satisfaction_survey").size(), size_t(1));
        const auto answers = ev::surveyAnswersFromJson(text(sent("satisfaction_survey")[0].fields.at(QStringLiteral("answers"))));
        QVERIFY(answers);
        QCOMPARE(int(answers->size()), items);
        QCOMPARE(dialog.score(), ev::surveyScore(*answers));
    }

    void anImprovementIsPlannedWithWhatTheVerbWants()
    {
        const QUuid item = m_lab->has(NewRecord{.entity = QStringLiteral("improvement_item"), .fields = {{QStringLiteral("title"), QStringLiteral("响应不及时")}, {QStringLiteral("unit_id"), idText(m_provider)}, {QStringLiteral("state"), QStringLiteral("raised")}}});
        ImprovementVerbs verbs(shapeOf<ImprovementItem>(), m_lab->context(), nullptr);
        const auto record = m_lab->record(QStringLiteral("improvement_item"), item);
        items::ListRow row;
        row.rid = 1;
        row.record = record;
        row.titles.resize(record.values.size());
        verbs.showRow(&row);
        QVERIFY(!verbs.offers().empty());
        QCOMPARE(int(verbs.offers().front().verb), int(ev::ImprovementVerb::Plan));
        QVERIFY(!verbs.offers().front().problem);
        verbs.doVerb(ev::ImprovementVerb::Plan);
        auto *dialog = verbs.findChild<FieldsDialog *>();
        QVERIFY(dialog);
        for (const auto &field : ev::fieldsOf(ev::ImprovementVerb::Plan))
            QVERIFY2(dialog->editor(field), qPrintable(field));
    }

    void whatIsSaidOfRulesAndFormulasNamesItsNumbers()
    {
        const auto read = *ev::templateFromJson(document());
        const auto formula = *ev::formulaFromText(read.indicators[0].formula);
        const std::array<qint64, 2> values{3, 4};
        const QString words = items::formulaText(formula, shippedCatalogues(), values);
        QVERIFY2(words.contains(QStringLiteral("= 3")) && words.contains(QStringLiteral("= 4")), qPrintable(words));
        QVERIFY(items::ruleText(read.indicators[0].rule, read).contains(QStringLiteral("98 %")));
        QCOMPARE(items::periodText(QDate(2026, 7, 1), QDate(2026, 9, 30)), QStringLiteral("2026 Q3"));
        for (const auto &shipped : ev::shippedTemplates())
            for (const auto &indicator : shipped.indicators) {
                QVERIFY(!items::ruleText(indicator.rule, shipped).isEmpty());
                if (const auto each = ev::formulaFromText(indicator.formula); !indicator.formula.isEmpty())
                    QVERIFY2(each && !items::formulaText(*each, shippedCatalogues()).contains(QStringLiteral("()")), qPrintable(indicator.code));
            }
    }

    void aLongSeriesKeepsItsPeaks()
    {
        std::vector<QPointF> points;
        for (int i = 0; i < 100'000; ++i)
            points.emplace_back(i, i % 100);
        points[54'321].setY(9'999);
        points[12'345].setY(-9'999);
        const auto few = views::charts::downsampled(points, 500);

        QVERIFY(few.size() <= 1'002);
        QCOMPARE(few.front(), points.front());
        QCOMPARE(few.back(), points.back());
        QVERIFY(std::ranges::find(few, points[54'321]) != few.end());
        QVERIFY(std::ranges::find(few, points[12'345]) != few.end());
        QVERIFY(std::ranges::is_sorted(few, {}, &QPointF::x));
        QCOMPARE(views::charts::downsampled(std::span(points).first(20), 500).size(), size_t(20));
    }

    void aTrialWithOtherWeightsKeepsNothing()
    {
        const auto evaluation = hasFrozen();
        AnalysisPage page(m_lab->context(), nullptr);
        page.resize(1200, 800);
        static_cast<QWidget &>(page).show();
        QTRY_COMPARE(page.evaluations().size(), size_t(1));
        const auto &one = page.evaluations().front();
        QCOMPARE(items::scoreWithWeights(one, {7'000, 2'000, 1'000}).total, one.result->score.total);
        auto *result = page.findChild<QLabel *>(QStringLiteral("trialResult"));
        const QString before = result->text();

        page.findChild<QWidget *>(QStringLiteral("trial"))->findChildren<QSpinBox *>().front()->setValue(10);

        QVERIFY(result->text() != before);
        QVERIFY(m_lab->sink.commands.empty());
        auto *trend = page.findChild<views::charts::PointChart *>(QStringLiteral("trend"));
        QCOMPARE(trend->points().size(), size_t(1));
        QSignalSpy asked(&page, &AnalysisPage::recordAsked);
        trend->setFocus();
        QTest::keyClick(trend, Qt::Key_Right);
        QTest::keyClick(trend, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().at(1).toUuid(), evaluation);
    }

    void aPointOfTheRadarOffersWhatItIsMadeOfAndOpensItsRecords()
    {
        hasFrozen();
        AnalysisPage page(m_lab->context(), nullptr);
        page.resize(1200, 800);
        static_cast<QWidget &>(page).show();
        QTRY_COMPARE(page.evaluations().size(), size_t(1));
        const auto &score = page.evaluations().front().result->score;
        const auto ofFirst = [&](const auto &one) { return one.dimension == score.dimensions.front().dimension; };
        auto *radar = page.findChild<views::charts::PointChart *>(QStringLiteral("radar"));
        radar->setFocus();
        QTest::keyClick(radar, Qt::Key_Home);
        QCOMPARE(radar->current(), 0);
        QTest::keyClick(radar, Qt::Key_Return);

        auto *menu = page.findChild<QMenu *>(QStringLiteral("dimensionMenu"));
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), std::ranges::count_if(score.indicators, ofFirst));
        const auto first = std::ranges::find_if(score.indicators, ofFirst);
        QVERIFY2(menu->actions().constFirst()->text().startsWith(first->indicator), qPrintable(menu->actions().constFirst()->text()));

        menu->actions().constFirst()->trigger();
        QTRY_VERIFY(page.findChild<DrillWindow *>());
    }

    void onlyLikesStandBesideEachOther()
    {
        std::vector<items::AnalysedEvaluation> all(4);
        const auto shared = std::make_shared<const ev::Template>(*ev::templateFromJson(document()));
        for (size_t i = 0; i < all.size(); ++i) {
            all[i].document = shared;
            all[i].record.periodFrom = QDate(2026, 7, 1);
            all[i].record.periodTo = QDate(2026, 9, 30);
            all[i].record.subject = i < 2 ? EvaluationSubject::Provider : EvaluationSubject::Unit;
            all[i].record.score = int(9'000 + i);
        }
        QCOMPARE(items::contemporariesOf(all, 0), (std::vector<size_t>{1, 0}));
        QCOMPARE(items::contemporariesOf(all, 2), (std::vector<size_t>{3, 2}));
    }

    void everyPageOpens()
    {
        hasFrozen();
        showPanel();
        for (const auto *entity : {"improvement_item", "satisfaction_survey", "evaluation_template", "", "evaluation"})
            m_panel->showPage(QString::fromLatin1(entity));
        QTRY_VERIFY(m_panel->showsData());
    }

private:
    void open(const QStringList &roles)
    {
        m_panel.reset();
        const QUuid person = QUuid::createUuid();
        m_lab = std::make_unique<ViewLab>(roles, person);
        const auto unit = [&](const char *name, const char *party) { return m_lab->has(NewRecord{.entity = QStringLiteral("organisation"), .fields = {{QStringLiteral("name"), QString::fromUtf8(name)}, {QStringLiteral("party"), QString::fromLatin1(party)}}}); };
        m_provider = unit("云服务公司", "provider");
        m_authority = unit("市数据局", "authority");
        const auto &people = shapeOf<Person>();
        auto me = blankRecord(people, person);
        me.revision = 1;
        me.values[size_t(people.indexOf(u"name"))] = QStringLiteral("金明");
        me.values[size_t(people.indexOf(u"unit_id"))] = idText(m_authority);
        m_lab->arrives(people, me);
    }
    void showPanel()
    {
        m_panel = std::make_unique<EvaluationPanel>(m_lab->context(), nullptr);
        m_panel->resize(1366, 800);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        QTRY_VERIFY(m_panel->showsData());
    }
    QUuid hasTemplate()
    {
        return m_lab->has(NewRecord{.entity = QStringLiteral("evaluation_template"), .fields = {{QStringLiteral("code"), QStringLiteral("trial")}, {QStringLiteral("name"), QStringLiteral("试评模板")}, {QStringLiteral("version"), qint64(1)}, {QStringLiteral("standing"), QStringLiteral("in_force")},
                                                                                                  {QStringLiteral("content"), QString::fromUtf8(document())}, {QStringLiteral("audience"), QStringLiteral("everyone")}}});
    }
    QUuid hasEvaluation(const char *state, const Patch &fields = {})
    {
        Patch all{{QStringLiteral("title"), QStringLiteral("2026年三季度评价")}, {QStringLiteral("state"), QString::fromLatin1(state)}, {QStringLiteral("template_id"), idText(hasTemplate())}, {QStringLiteral("period_kind"), QStringLiteral("quarter")},
                  {QStringLiteral("period_from"), QStringLiteral("2026-07-01")}, {QStringLiteral("period_to"), QStringLiteral("2026-09-30")}, {QStringLiteral("subject"), QStringLiteral("provider")}, {QStringLiteral("unit_id"), idText(m_provider)},
                  {QStringLiteral("audience"), QStringLiteral("everyone")}, {QStringLiteral("version"), qint64(1)}};
        for (const auto &[name, value] : fields)
            all.insert_or_assign(name, value);
        return m_lab->has(NewRecord{.entity = evaluationEntity, .fields = all});
    }
    /// One with a result of its own arithmetic.
    QUuid hasFrozen()
    {
        const auto read = *ev::templateFromJson(document());
        ev::Figures figures;
        figures.period = {QDate(2026, 7, 1), QDate(2026, 9, 30)};
        figures.figures = {{.indicator = QStringLiteral("P01"), .part = -1, .values = {3, 4}, .quotient = {{3, 1}, {4, 1}}}, {.indicator = QStringLiteral("P02"), .part = -1, .values = {4, 4}, .quotient = {{4, 1}, {4, 1}}}};
        const std::vector<ev::GivenSheet> sheets{{.id = QUuid::createUuid(), .party = Party::Authority, .scores = {{.indicator = QStringLiteral("M01"), .applicable = true, .ratio = 8'000, .occurrences = {}, .reason = QStringLiteral("见效"), .proof = sm3Hex(QByteArray("p"))}}}};
        const auto result = ev::resultOf({}, read, figures, sheets);
        const auto canonical = *ev::canonicalText(result);
        return hasEvaluation("frozen", {{QStringLiteral("result"), QString::fromUtf8(canonical)}, {QStringLiteral("result_digest"), ev::digestOf(canonical)}, {QStringLiteral("score"), qint64(result.score.total)}, {QStringLiteral("grade"), result.score.grade}});
    }
    QUuid hasIncident(const char *kept)
    {
        const QDateTime at(QDate(2026, 8, 10), QTime(9, 0), Qt::UTC);
        return m_lab->has(NewRecord{.entity = QStringLiteral("work_order"), .fields = {{QStringLiteral("title"), QStringLiteral("业务中断")}, {QStringLiteral("kind"), QStringLiteral("incident")}, {QStringLiteral("unit_id"), idText(m_provider)}, {QStringLiteral("state"), QStringLiteral("closed")},
                                                                                         {QStringLiteral("submitted_at"), at.toMSecsSinceEpoch()}, {QStringLiteral("response_kept"), QString::fromLatin1(kept)}}});
    }
    std::vector<Command> sent(const char *entity)
    {
        std::vector<Command> all;
        for (const auto &command : m_lab->sink.commands)
            if (command.entity == QLatin1StringView(entity))
                all.push_back(command);
        return all;
    }

    std::unique_ptr<ViewLab> m_lab;
    std::unique_ptr<EvaluationPanel> m_panel;
    QUuid m_provider;
    QUuid m_authority;
};

QTEST_MAIN(TestEvaluationPanel)
#include "tst_evaluationpanel.moc"
