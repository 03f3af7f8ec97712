// The template editor as people use it: parts added, moved and removed, weights that add up live, what is wrong at its place,
// a value for a period, undo, drafts that outlive a kill, files, and nothing to edit without the right.
#include "contract/entities/entities.h"
#include "exchange/templatesheet.h"
#include "items/drafts.h"
#include "items/evaluationwords.h"
#include "items/undolist.h"
#include "rules/evaluation/templateedits.h"
#include "views/panels/evaluation/evaluationtemplatetab.h"
#include "views/panels/evaluation/template/formulaedit.h"
#include "views/panels/evaluation/template/indicatorpage.h"
#include "views/panels/evaluation/template/partsgrid.h"
#include "views/panels/evaluation/template/templatefiles.h"
#include "views/viewlab.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace contract;
using namespace support;
using namespace views::panels;
using namespace Qt::StringLiterals;
namespace ev = rules::evaluation;

class TestTemplateEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_lab = std::make_unique<ViewLab>(QStringList{u"quality_manager"_s}, QUuid::createUuid());
        m_record = hasTemplate("draft");
    }
    void cleanup()
    {
        m_tab.reset();
        m_drafts.reset();
        m_undo.reset();
        m_lab.reset();
    }

    void everyPageOfTheDefaultTemplateShowsItAndChangesNothing()
    {
        open();
        auto *tree = m_tab->findChild<QTreeWidget *>(u"templateTree"_s);
        int shown = 0;
        for (QTreeWidgetItemIterator it(tree); *it; ++it, ++shown)
            tree->setCurrentItem(*it);
        QVERIFY(shown > 30);
        QVERIFY(!m_tab->isDirty());
        QVERIFY(m_tab->document() == ev::shippedTemplates()[0]);
        QVERIFY(!label(u"templateProblem"_s)->isVisible());
    }

    void weightsAddUpLiveAndTheErrorStandsAtItsPlace()
    {
        open();
        m_tab->choose(u"P05"_s);
        auto *weight = field<QDoubleSpinBox>(u"weight"_s);
        const double before = weight->value();
        weight->setValue(before + 1);

        QVERIFY(m_tab->isDirty());
        QVERIFY(label(u"weightSum"_s)->text().contains(u"101"_s));
        QVERIFY(label(u"templateProblem"_s)->isVisible());
        QVERIFY(label(u"templateProblem"_s)->text().contains(u"101"_s));
        QCOMPARE(m_tab->document().dimension(m_tab->document().indicator(u"P05"_s)->dimension)->weight, ev::shippedTemplates()[0].dimension(m_tab->document().indicator(u"P05"_s)->dimension)->weight + 100);
        QVERIFY(!button(u"putInForce"_s)->isEnabled());

        m_tab->undo();
        QVERIFY(!m_tab->isDirty());
        QCOMPARE(weight->value(), before);
    }

    void aWrongFormulaIsUnderlinedWhereItIsWrongAndLedTo()
    {
        open();
        m_tab->choose(u"P05"_s);
        auto *formula = m_tab->findChild<FormulaEdit *>(u"formula"_s);
        formula->setPlainText(u"count(incidnts) / count(orders)"_s);

        const auto issues = ev::issuesOf(m_tab->document());
        QCOMPARE(issues.size(), size_t(1));
        QCOMPARE(formula->extraSelections().size(), 1);
        QCOMPARE(formula->extraSelections().front().cursor.selectedText(), u"incidnts"_s);
        m_tab->choose(u"P06"_s);
        QVERIFY(formula->extraSelections().isEmpty());
        m_tab->goTo(issues.front().place);
        QCOMPARE(formula->formula(), u"count(incidnts) / count(orders)"_s);

        formula->setPlainText(u"sum(incidents.outage_minutes) + count(orders)"_s); // minutes and records
        QCOMPARE(int(ev::issuesOf(m_tab->document()).front().formula->reason), int(ev::FormulaError::Reason::UnitsDiffer));
        formula->setPlainText(u"count(orders)"_s);
        QCOMPARE(ev::issuesOf(m_tab->document()).front().reason, ev::TemplateIssue::Reason::FormulaNoRatio);
    }

    void partsAreAddedDuplicatedMovedAndRemovedAndTakenBack()
    {
        open();
        const auto original = m_tab->document();
        m_tab->choose(u"P05"_s);
        m_tab->duplicate();
        QCOMPARE(m_tab->document().indicators.size(), original.indicators.size() + 1);
        m_tab->move(-1);
        m_tab->addIndicator();
        QCOMPARE(m_tab->document().indicators.size(), original.indicators.size() + 2);
        m_tab->addDimension();
        QCOMPARE(m_tab->document().dimensions.size(), original.dimensions.size() + 1);
        m_tab->remove();
        QCOMPARE(m_tab->document().dimensions.size(), original.dimensions.size());
        std::set<QString> codes;
        for (const auto &indicator : m_tab->document().indicators)
            QVERIFY(codes.insert(indicator.code).second);

        for (int i = 0; i < 5; ++i)
            m_tab->undo();
        QVERIFY(m_tab->document() == original);
        QVERIFY(!m_tab->isDirty());
        m_tab->redo();
        QCOMPARE(m_tab->document().indicators.size(), original.indicators.size() + 1);
    }

    void lettersOfAWordAreTakenBackAtOnce()
    {
        open();
        m_tab->choose(u"P05"_s);
        auto *name = field<QLineEdit>(u"name.zh"_s);
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, u"abc"_s);
        QCOMPARE(m_tab->document().indicator(u"P05"_s)->name.zh, u"abc"_s);
        QCOMPARE(name->text(), u"abc"_s);

        m_tab->undo();
        QVERIFY(m_tab->document() == ev::shippedTemplates()[0]);
    }

    void eachKindOfRuleHasItsOwnEditor_data()
    {
        QTest::addColumn<int>("kind");
        for (const auto kind : ev::allRuleKinds)
            QTest::newRow(qPrintable(ev::codeOf(kind))) << int(kind);
    }
    void eachKindOfRuleHasItsOwnEditor()
    {
        QFETCH(int, kind);
        open();
        m_tab->choose(u"P05"_s);
        auto *box = field<QComboBox>(u"rule.kind"_s);
        box->setCurrentIndex(box->findData(kind));
        Q_EMIT box->activated(box->currentIndex());

        const auto *indicator = m_tab->document().indicator(u"P05"_s);
        QCOMPARE(int(indicator->rule.kind), kind);
        const auto isShown = [&](const char *name) { return m_tab->findChild<QWidget *>(QString::fromLatin1(name))->isVisible(); };
        const auto is = [&](std::initializer_list<ev::RuleKind> kinds) { return std::ranges::find(kinds, ev::RuleKind(kind)) != kinds.end(); };
        using enum ev::RuleKind;
        QCOMPARE(isShown("rule.target"), is({Band}));
        QCOMPARE(isShown("rule.floor"), is({Band}));
        QCOMPARE(isShown("ladder"), is({Ladder}));
        QCOMPARE(isShown("deductions"), is({Deduct, Veto}));
        QCOMPARE(isShown("rule.cap"), is({Deduct}));
        QCOMPARE(isShown("rule.grade"), is({Veto}));
        QCOMPARE(isShown("rule.most"), is({Bonus}));
        QCOMPARE(isShown("formula"), is({Band, Ladder, YesNo}));
        QCOMPARE(isShown("weight"), !is({Veto, Bonus}));
        QVERIFY(ev::templateFromJson(ev::toJson(m_tab->document())));
    }

    void deductionsAreLinesOfTheirOwn()
    {
        open();
        const auto &all = m_tab->document().indicators;
        const auto with = std::ranges::find_if(all, [](const ev::Indicator &indicator) { return indicator.rule.kind == ev::RuleKind::Deduct && indicator.weight > 0; });
        const int index = int(with - all.begin());
        const QString code = with->code;
        const size_t lines = with->rule.deductions.size();
        m_tab->choose(code);
        auto *grid = m_tab->findChild<PartsGrid *>(u"deductions"_s);
        grid->findChild<QPushButton *>(u"addPart"_s)->click();
        QCOMPARE(m_tab->document().indicators[size_t(index)].rule.deductions.size(), lines + 1);
        const auto issues = ev::issuesOf(m_tab->document());
        QCOMPARE(issues.size(), size_t(1)); // it has no name
        m_tab->goTo(issues.front().place);
        auto *name = qobject_cast<QLineEdit *>(grid->field(int(lines), 0));
        QVERIFY(name);
        QTest::keyClicks(name, u"x"_s);
        QVERIFY(ev::issuesOf(m_tab->document()).empty());
        auto *formula = qobject_cast<FormulaEdit *>(grid->field(int(lines), 2));
        formula->setPlainText(u"count(incidents: priority = P9)"_s);
        QCOMPARE(ev::issuesOf(m_tab->document()).front().place, u"indicators[%1].rule.deductions[%2].formula"_s.arg(index).arg(lines));
        formula->setPlainText(u"count(complaints)"_s);
        QVERIFY(ev::issuesOf(m_tab->document()).empty());
    }

    void aFormulaIsTriedOnAPeriod()
    {
        const QDate quarter = QDate(2026, 8, 10);
        for (const auto *kept : {"kept", "kept", "kept", "missed"})
            m_lab->has(NewRecord{.entity = u"work_order"_s, .fields = {{u"title"_s, u"业务中断"_s}, {u"kind"_s, u"incident"_s}, {u"state"_s, u"closed"_s}, {u"submitted_at"_s, QDateTime(quarter, QTime(9, 0), Qt::UTC).toMSecsSinceEpoch()}, {u"response_kept"_s, QString::fromLatin1(kept)}}});
        open();
        m_tab->choose(u"P02"_s);
        auto *page = m_tab->findChild<IndicatorPage *>();
        m_tab->setFormula(u"count(incidents: response_kept = kept) / count(incidents: response_kept in (kept, missed))"_s);
        QTRY_VERIFY2(page->trial().startsWith(u"3 / 4"_s), qPrintable(page->trial()));
    }

    void editsOutliveAKill()
    {
        keepDrafts();
        open();
        m_tab->choose(u"P05"_s);
        m_tab->setWeight(100);
        m_tab.reset();
        m_drafts.reset(); // written at once; within a second otherwise
        keepDrafts();
        open();
        QVERIFY(!m_tab->isDirty());
        auto *bar = m_tab->findChild<QWidget *>(u"templateDraft"_s);
        QTRY_VERIFY(bar->isVisible());
        button(u"takeDraft"_s)->click();
        QCOMPARE(m_tab->document().indicator(u"P05"_s)->weight, 100);
        QVERIFY(m_tab->isDirty());
        QTRY_VERIFY(!bar->isVisible());
        m_tab->undo();
        QVERIFY(!m_tab->isDirty());
    }

    void editsWaitWhileAnotherTemplateIsLookedAt()
    {
        const QUuid other = hasTemplate("in_force");
        open();
        m_tab->choose(u"P05"_s);
        m_tab->setWeight(100);
        m_tab->showRecord(other);
        QTRY_VERIFY(label(u"whyNotEdit"_s)->isVisible());
        m_tab->showRecord(m_record);
        QTRY_VERIFY(m_tab->isDirty());
        QCOMPARE(m_tab->document().indicator(u"P05"_s)->weight, 100);
    }

    void aDraftIsSavedAndWhatWasSavedCanBeTakenBack()
    {
        open();
        m_tab->choose(u"P05"_s);
        auto *name = field<QLineEdit>(u"name.en"_s);
        QTest::keyClicks(name, u"!"_s);
        const auto edited = m_tab->document();
        button(u"saveTemplate"_s)->click();
        QTRY_COMPARE(m_lab->sink.commands.size(), size_t(1));
        QVERIFY(*ev::templateFromJson(text(m_lab->sink.commands.front().fields.at(u"content"_s)).toUtf8()) == edited);
        QTRY_VERIFY(!m_tab->isDirty());
    }

    void whatIsInForceIsReadOnlyWithTheReason()
    {
        m_record = hasTemplate("in_force");
        open();
        m_tab->choose(u"P05"_s);
        QVERIFY(label(u"whyNotEdit"_s)->text().contains(u"in force"_s));
        QVERIFY(field<QDoubleSpinBox>(u"weight"_s)->isReadOnly());
        QVERIFY(!field<QComboBox>(u"rule.kind"_s)->isEnabled());
        m_tab->setWeight(100);
        m_tab->addIndicator();
        QVERIFY(!m_tab->isDirty());
        QVERIFY(!button(u"saveTemplate"_s)->isVisible());
    }

    void withoutTheRightADraftIsReadOnlyWithTheReason()
    {
        m_lab->host.become(ViewLab::actorWith({u"engineer"_s}));
        open();
        m_tab->choose(u"P05"_s);
        QVERIFY(label(u"whyNotEdit"_s)->text().contains(u"evaluation_template.edit"_s));
        QVERIFY(m_tab->findChild<FormulaEdit *>(u"formula"_s)->isReadOnly());
        m_tab->remove();
        QVERIFY(!m_tab->isDirty());
    }

    void aWorkbookGoesOutAndComesIn()
    {
        open();
        m_tab->choose(u"P05"_s);
        m_tab->setWeight(100);
        const QString path = m_folder->filePath(u"t.xlsx"_s);
        QSignalSpy written(&m_tab->files(), &TemplateFiles::written);
        m_tab->files().write(path, m_tab->document());
        QTRY_COMPARE(written.size(), 1);
        m_tab->undo();
        QVERIFY(!m_tab->isDirty());

        m_tab->files().read(path);
        QTRY_VERIFY(m_tab->isDirty());
        QCOMPARE(m_tab->document().indicator(u"P05"_s)->weight, 100);
        m_tab->undo(); // in one step
        QVERIFY(!m_tab->isDirty());
    }

    void cellsThatAreNotUnderstoodAreListed()
    {
        open();
        TemplateProblems dialog(u"t.xlsx"_s, {{u"指标"_s, 4, u"权重（分）"_s, u"三"_s, u"no number"_s}}, nullptr);
        auto *list = dialog.findChild<QTreeWidget *>(u"problems"_s);
        QCOMPARE(list->topLevelItemCount(), 1);
        QCOMPARE(list->topLevelItem(0)->text(1), u"4"_s);
    }

    void whatTheParserRefusesIsNotSaved()
    {
        open();
        auto *source = m_tab->findChild<QPlainTextEdit *>(u"source_note"_s);
        source->clear();
        QVERIFY(m_tab->isDirty());
        QVERIFY(!ev::templateFromJson(ev::toJson(m_tab->document())));
        QVERIFY(label(u"templateProblem"_s)->isVisible());
        QVERIFY(!button(u"saveTemplate"_s)->isEnabled());
        m_tab->save();
        QVERIFY(m_lab->sink.commands.empty());
    }

private:
    QUuid hasTemplate(const char *standing)
    {
        return m_lab->has(NewRecord{.entity = u"evaluation_template"_s, .fields = {{u"code"_s, u"default"_s}, {u"name"_s, u"默认模板"_s}, {u"version"_s, qint64(1)}, {u"standing"_s, QString::fromLatin1(standing)}, {u"content"_s, QString::fromUtf8(ev::toJson(ev::shippedTemplates()[0]))}, {u"audience"_s, u"everyone"_s}}});
    }
    void keepDrafts()
    {
        const auto context = m_lab->context();
        m_undo = std::make_unique<items::UndoList>(m_lab->sink, context.items.queries(), m_lab->clock, m_lab->ids);
        m_drafts = std::make_unique<items::Drafts>(m_folder->filePath(u"drafts.json"_s));
        context.items.keep(*m_undo, *m_drafts);
    }
    void open()
    {
        m_tab = std::make_unique<EvaluationTemplateTab>(shapeOf<EvaluationTemplate>(), m_lab->context(), nullptr);
        m_tab->resize(1000, 800);
        m_tab->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_tab.get()));
        m_tab->showRecord(m_record);
        QTRY_VERIFY(!m_tab->document().indicators.empty());
    }
    template <class Field> Field *field(const QString &name) { return m_tab->findChild<QWidget *>(u"templateIndicator"_s)->findChild<Field *>(name); }
    QLabel *label(const QString &name) { return m_tab->findChild<QLabel *>(name); }
    QPushButton *button(const QString &name) { return m_tab->findChild<QPushButton *>(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ViewLab> m_lab;
    std::unique_ptr<items::UndoList> m_undo;
    std::unique_ptr<items::Drafts> m_drafts;
    std::unique_ptr<EvaluationTemplateTab> m_tab;
    QUuid m_record;
};

QTEST_MAIN(TestTemplateEditor)
#include "tst_templateeditor.moc"
