// What stands around an evaluation: surveys, improvements, printed forms and packages that leave the system.
#include "rules/attachments.h"
#include "rules/evaluation/handovers.h"
#include "rules/evaluation/improvements.h"
#include "rules/evaluation/surveys.h"
#include "rules/evaluationroom.h"

#include <QTest>

using namespace desk;

namespace {
const QString surveys = u"satisfaction_survey"_s;
const QString improvements = u"improvement_item"_s;
const QString forms = u"printed_form"_s;
const QString handovers = u"data_handover"_s;
} // namespace

class tst_evaluationparts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSurveyScoresTheMeanOfItsStars_data();
    void aSurveyScoresTheMeanOfItsStars();
    void answersAreReadStrictly_data();
    void answersAreReadStrictly();
    void aSurveyIsEnteredWithItsAnswers();
    void anImprovementFromRaisedToClosed();
    void whatComesBackIsDoneAnew();
    void whoDidItDoesNotCheckIt();
    void aDayMovesWithAReason();
    void anIndicatorIsRaisedOnce();
    void aFrozenResultProposesWhatIsLow();
    void copiesAreCounted();
    void aFormIsSignedWithItsScan();
    void aPackageLeavesWhenTwoHaveApproved();
    void anEditAsksForBothApprovalsAnew();
    void nobodyApprovesTwiceOrForThemselves();
};

void tst_evaluationparts::aSurveyScoresTheMeanOfItsStars_data()
{
    QTest::addColumn<QList<int>>("stars");
    QTest::addColumn<int>("score");
    QTest::newRow("full marks") << QList<int>{5, 5, 5} << 10'000;
    QTest::newRow("the least") << QList<int>{1} << 2'000;
    QTest::newRow("half up") << QList<int>{5, 4, 4} << 8'667;
    QTest::newRow("a third down") << QList<int>{4, 4, 5, 5, 5, 5} << 9'333;
    QTest::newRow("nothing") << QList<int>{} << 0;
}

void tst_evaluationparts::aSurveyScoresTheMeanOfItsStars()
{
    QFETCH(QList<int>, stars);
    QFETCH(int, score);
    std::vector<ev::SurveyAnswer> answers;
    for (const int one : stars)
        answers.push_back({u"item%1"_s.arg(answers.size()), one});
    QCOMPARE(ev::surveyScore(answers), score);
    QCOMPARE(*ev::surveyAnswersFromJson(ev::toJson(answers)), answers);
}

void tst_evaluationparts::answersAreReadStrictly_data()
{
    QTest::addColumn<QString>("answers");
    QTest::addColumn<QString>("place");
    QTest::newRow("no list") << u"{}"_s << u"answers"_s;
    QTest::newRow("six stars") << uR"([{"item":"a","stars":6}])"_s << u"answers[0].stars"_s;
    QTest::newRow("no star") << uR"([{"item":"a","stars":0}])"_s << u"answers[0].stars"_s;
    QTest::newRow("half a star") << uR"([{"item":"a","stars":4.5}])"_s << u"answers[0].stars"_s;
    QTest::newRow("twice") << uR"([{"item":"a","stars":5},{"item":"a","stars":1}])"_s << u"answers[1].item"_s;
    QTest::newRow("no name") << uR"([{"item":" ","stars":5}])"_s << u"answers[0].item"_s;
    QTest::newRow("more than is asked") << uR"([{"item":"a","stars":5,"x":1}])"_s << u"answers[0]"_s;
}

void tst_evaluationparts::answersAreReadStrictly()
{
    QFETCH(QString, answers);
    QFETCH(QString, place);
    const auto read = ev::surveyAnswersFromJson(answers);
    QVERIFY(!read);
    QCOMPARE(ev::evaluationProblemOf(read.error())->words, QStringList{place});
}

void tst_evaluationparts::aSurveyIsEnteredWithItsAnswers()
{
    Hall hall;
    Patch fields{{u"title"_s, u"第三季度满意度"_s}, {u"unit_id"_s, idText(id(u"user"_s))}, {u"answered_on"_s, day(2026, 11, 16)}};
    QCOMPARE(hall.creates(post(u"service_desk"_s), surveys, id(u"survey"_s), fields), u"missing answers"_s);
    fields[u"answers"_s] = uR"([{"item":"attitude","stars":5},{"item":"timeliness","stars":4}])"_s;
    fields[u"answered_on"_s] = day(2026, 11, 17);
    QCOMPARE(hall.creates(post(u"service_desk"_s), surveys, id(u"survey"_s), fields), u"future answered_on"_s);
    fields[u"answered_on"_s] = day(2026, 11, 16);
    QCOMPARE(hall.creates(post(u"service_desk"_s), surveys, id(u"survey"_s), fields), QString());
    QCOMPARE(hall.get<SatisfactionSurvey>(id(u"survey"_s)).score, 9'000);
    QCOMPARE(hall.get<SatisfactionSurvey>(id(u"survey"_s)).enteredBy, u"service_desk"_s);
}

namespace {

QString raises(Hall &hall, const Patch &more = {}, const QString &name = u"item"_s)
{
    Patch fields{{u"title"_s, u"事件响应超时偏多"_s}, {u"unit_id"_s, idText(id(u"provider"_s))}};
    fields.insert(more.begin(), more.end());
    return hall.creates(post(u"quality_manager"_s), improvements, id(name), fields);
}

QString moves(Hall &hall, const QString &role, const QString &state, Patch fields = {}, const QString &reason = {})
{
    fields.emplace(u"state"_s, state);
    return hall.edits(post(role), improvements, id(u"item"_s), fields, reason);
}

/// A measure with its owner, the engineer, due on the 20th.
Patch measure(Hall &hall)
{
    Person owner;
    owner.id.uuid = post(u"engineer"_s).person;
    owner.name = u"工程师"_s;
    owner.unit.uuid = id(u"provider"_s);
    hall.put(owner);
    return {{u"cause"_s, u"夜班人手不足"_s}, {u"measure"_s, u"增设夜班B角"_s}, {u"owner_id"_s, idText(owner.id.uuid)}, {u"due_on"_s, day(2026, 11, 20)}};
}

ImprovementItem itemOf(const Hall &hall)
{
    return hall.get<ImprovementItem>(id(u"item"_s));
}

} // namespace

void tst_evaluationparts::anImprovementFromRaisedToClosed()
{
    Hall hall;
    QCOMPARE(raises(hall), QString());
    QCOMPARE(moves(hall, u"engineer"_s, u"done"_s), u"way raised done"_s);
    QCOMPARE(moves(hall, u"engineer"_s, u"planned"_s), u"missing cause measure owner_id due_on"_s);
    QCOMPARE(moves(hall, u"engineer"_s, u"planned"_s, measure(hall)), QString());
    hall.now = at(20, 23);
    QCOMPARE(moves(hall, u"engineer"_s, u"done"_s), u"missing outcome"_s);
    QCOMPARE(moves(hall, u"engineer"_s, u"done"_s, {{u"outcome"_s, u"已排入值班表"_s}}), QString());
    QCOMPARE(itemOf(hall).kept, std::optional(Timeliness::Kept));
    QCOMPARE(moves(hall, u"managing_party"_s, u"closed"_s), u"missing recheck"_s);
    QCOMPARE(moves(hall, u"managing_party"_s, u"closed"_s, {{u"recheck"_s, u"抽查属实"_s}}), QString());
    QCOMPARE(itemOf(hall).recheckedBy, u"managing_party"_s);
    QCOMPARE(moves(hall, u"managing_party"_s, u"closed"_s, {{u"recheck"_s, u"再写"_s}}), u"ended closed recheck"_s);
}

void tst_evaluationparts::whatComesBackIsDoneAnew()
{
    Hall hall;
    QCOMPARE(raises(hall), QString());
    QCOMPARE(moves(hall, u"engineer"_s, u"planned"_s, measure(hall)), QString());
    QCOMPARE(moves(hall, u"engineer"_s, u"done"_s, {{u"outcome"_s, u"已完成"_s}}), QString());
    QCOMPARE(moves(hall, u"supervising_party"_s, u"returned"_s, {{u"recheck"_s, u"未落实"_s}}), QString());
    QCOMPARE(itemOf(hall).returnCount, 1);
    QVERIFY(ev::isOverdue(itemOf(hall), QDate(2026, 11, 21)));
    hall.now = at(21, 9);
    QCOMPARE(moves(hall, u"engineer"_s, u"done"_s), QString());
    QCOMPARE(itemOf(hall).kept, std::optional(Timeliness::Missed)); // a day late the second time
    QVERIFY(!ev::isOverdue(itemOf(hall), QDate(2026, 12, 1)));
}

void tst_evaluationparts::whoDidItDoesNotCheckIt()
{
    Hall hall;
    QCOMPARE(raises(hall), QString());
    QCOMPARE(moves(hall, u"engineer"_s, u"planned"_s, measure(hall)), QString());
    QCOMPARE(moves(hall, u"quality_manager"_s, u"done"_s, {{u"outcome"_s, u"已完成"_s}}), QString());
    QCOMPARE(moves(hall, u"quality_manager"_s, u"closed"_s, {{u"recheck"_s, u"好"_s}}), u"own"_s);
    QCOMPARE(moves(hall, u"engineer"_s, u"closed"_s, {{u"recheck"_s, u"好"_s}}), u"role close managing_party supervising_party quality_manager"_s);
    QCOMPARE(moves(hall, u"supervising_party"_s, u"closed"_s, {{u"recheck"_s, u"好"_s}}), QString());
}

void tst_evaluationparts::aDayMovesWithAReason()
{
    Hall hall;
    QCOMPARE(raises(hall), QString());
    QCOMPARE(moves(hall, u"engineer"_s, u"planned"_s, measure(hall)), QString());
    const auto later = [&](const QString &reason) { return hall.edits(post(u"engineer"_s), improvements, id(u"item"_s), {{u"due_on"_s, day(2026, 12, 1)}}, reason); };
    QCOMPARE(later({}), u"reason due_on"_s);
    QCOMPARE(later(u"备件未到"_s), QString());
    QCOMPARE(moves(hall, u"engineer"_s, u"done"_s, {{u"outcome"_s, u"已完成"_s}}), QString());
    QCOMPARE(hall.edits(post(u"engineer"_s), improvements, id(u"item"_s), {{u"due_on"_s, day(2026, 12, 2)}}, u"再延"_s), u"kept due_on"_s);
}

void tst_evaluationparts::anIndicatorIsRaisedOnce()
{
    Hall hall;
    QCOMPARE(hall.plans(), QString());
    const Patch origin{{u"evaluation_id"_s, idText(id(u"evaluation"_s))}, {u"indicator"_s, u"P02"_s}};
    QCOMPARE(raises(hall, origin), QString());
    QCOMPARE(raises(hall, origin, u"again"_s).section(u' ', 0, 0), u"again"_s);
    QCOMPARE(moves(hall, u"managing_party"_s, u"cancelled"_s), u"reason cancel"_s);
    QCOMPARE(moves(hall, u"managing_party"_s, u"cancelled"_s, {}, u"重复"_s), QString());
    QCOMPARE(raises(hall, origin, u"again"_s), QString());
}

void tst_evaluationparts::aFrozenResultProposesWhatIsLow()
{
    Hall hall;
    QCOMPARE(hall.isFrozen(), QString());
    auto evaluation = hall.evaluation();
    const auto result = ev::resultFromJson(evaluation.result.toUtf8());
    const auto low = ev::toImprove(standard(), result->score);
    const auto proposed = ev::improvementsProposed(evaluation, standard());
    QCOMPARE(proposed.size(), low.size());
    QVERIFY(!proposed.empty());
    QCOMPARE(proposed.front().id.uuid, ev::improvementId(evaluation.id.uuid, low.front()));
    QCOMPARE(ev::improvementsProposed(evaluation, standard()), proposed); // the same ids again
    evaluation.result = u"nonsense"_s;
    QVERIFY(ev::improvementsProposed(evaluation, standard()).empty());
}

namespace {

QString prints(Hall &hall, const QString &name, const Patch &more = {})
{
    Patch fields{{u"form"_s, u"F22"_s}, {u"record_entity"_s, evaluations}, {u"record_id"_s, idText(id(u"evaluation"_s))}, {u"digest"_s, sm3Hex("paper")}};
    for (const auto &[field, value] : more)
        fields.insert_or_assign(field, value);
    return hall.creates(post(u"quality_manager"_s), forms, id(name), fields);
}

} // namespace

void tst_evaluationparts::copiesAreCounted()
{
    Hall hall;
    QCOMPARE(hall.plans(), QString());
    QCOMPARE(prints(hall, u"one"_s), QString());
    QCOMPARE(prints(hall, u"two"_s), QString());
    QCOMPARE(prints(hall, u"other form"_s, {{u"form"_s, u"F23"_s}}), QString());
    QCOMPARE(prints(hall, u"blank"_s, {{u"record_entity"_s, Value()}, {u"record_id"_s, Value()}}), QString());
    const auto copyOf = [&](const QString &name) { return hall.get<PrintedForm>(id(name)).copy; };
    QCOMPARE(copyOf(u"one"_s), 1);
    QCOMPARE(copyOf(u"two"_s), 2);
    QCOMPARE(copyOf(u"other form"_s), 1);
    QCOMPARE(copyOf(u"blank"_s), 1);
    QCOMPARE(hall.get<PrintedForm>(id(u"one"_s)).printedBy, u"quality_manager"_s);
    QCOMPARE(prints(hall, u"of nothing"_s, {{u"record_id"_s, idText(id(u"nothing"_s))}}), u"unknown_reference record_id"_s);
    QCOMPARE(prints(hall, u"of no kind"_s, {{u"record_entity"_s, u"nothing"_s}}), u"invalid_value record_entity"_s);
}

void tst_evaluationparts::aFormIsSignedWithItsScan()
{
    Hall hall;
    QCOMPARE(hall.plans(), QString());
    QCOMPARE(prints(hall, u"one"_s, {{u"signing"_s, u"signed"_s}}), u"unsigned"_s);
    QCOMPARE(prints(hall, u"one"_s), QString());
    const auto edits = [&](const Patch &fields) { return hall.edits(post(u"using_party"_s), forms, id(u"one"_s), fields); };
    QCOMPARE(edits({{u"signing"_s, u"signed"_s}}), u"unsigned"_s);
    QCOMPARE(edits({{u"signing"_s, u"signed"_s}, {u"scan_digest"_s, u"x"_s}}), u"unsigned"_s);
    QCOMPARE(edits({{u"form"_s, u"F23"_s}}), u"ended unsigned form"_s);
    const Patch back{{u"signing"_s, u"signed"_s}, {u"scan_digest"_s, sm3Hex("scan")}};
    QCOMPARE(edits(back), u"unsigned"_s); // no such scan hangs on it
    const StoredFile scan{.digest = sm3Hex("scan"), .size = 4, .mediaType = u"application/pdf"_s};
    QCOMPARE(hall.creates(post(u"using_party"_s), u"attachment"_s, id(u"elsewhere"_s), rules::attachmentFields(evaluations, id(u"evaluation"_s), u"扫描.pdf"_s, scan)), QString());
    QCOMPARE(edits(back), u"unsigned"_s); // it hangs on another record
    QCOMPARE(hall.creates(post(u"using_party"_s), u"attachment"_s, id(u"scan"_s), rules::attachmentFields(forms, id(u"one"_s), u"扫描.pdf"_s, scan)), QString());
    QCOMPARE(edits({{u"signing"_s, u"signed"_s}, {u"scan_digest"_s, sm3Hex("scan")}, {u"paper_changes"_s, u"手写改了日期"_s}}), QString());
    QCOMPARE(edits({{u"signing"_s, u"unsigned"_s}}), u"ended signed signing"_s);
}

namespace {

QString asks(Hall &hall, const Patch &more = {})
{
    Patch fields{{u"title"_s, u"第三季度评价资料"_s}, {u"purpose"_s, u"审计"_s}, {u"scope_text"_s, u"评价结果与附件"_s}, {u"receiver"_s, u"审计局 王工"_s}, {u"expires_on"_s, day(2026, 12, 31)}};
    for (const auto &[field, value] : more)
        fields.insert_or_assign(field, value);
    return hall.creates(post(u"quality_manager"_s), handovers, id(u"package"_s), fields);
}

QString hands(Hall &hall, const QString &role, const QString &state, Patch fields = {}, const QString &reason = {})
{
    fields.emplace(u"state"_s, state);
    return hall.edits(post(role), handovers, id(u"package"_s), fields, reason);
}

DataHandover package(const Hall &hall)
{
    return hall.get<DataHandover>(id(u"package"_s));
}

} // namespace

void tst_evaluationparts::aPackageLeavesWhenTwoHaveApproved()
{
    Hall hall;
    QCOMPARE(asks(hall, {{u"expires_on"_s, day(2026, 11, 1)}}), u"expired 2026-11-01"_s);
    QCOMPARE(asks(hall), QString());
    QCOMPARE(hands(hall, u"quality_manager"_s, u"handed_over"_s), u"way requested handed_over"_s);
    QCOMPARE(hands(hall, u"managing_party"_s, u"approved"_s), QString());
    QCOMPARE(package(hall).state, HandoverState::Requested);
    QCOMPARE(hands(hall, u"security_engineer"_s, u"approved"_s), QString());
    QCOMPARE(package(hall).state, HandoverState::Approved);
    QCOMPARE(package(hall).approvedBy, u"managing_party"_s);
    QCOMPARE(package(hall).securityBy, u"security_engineer"_s);
    QCOMPARE(hands(hall, u"quality_manager"_s, u"handed_over"_s), u"missing package_digest"_s);
    QCOMPARE(hands(hall, u"engineer"_s, u"handed_over"_s, {{u"package_digest"_s, sm3Hex("package")}}), u"not_own"_s);
    QCOMPARE(hands(hall, u"quality_manager"_s, u"handed_over"_s, {{u"package_digest"_s, sm3Hex("package")}, {u"receiver"_s, u"别人"_s}}), u"ended approved receiver"_s);
    QCOMPARE(hands(hall, u"quality_manager"_s, u"handed_over"_s, {{u"package_digest"_s, sm3Hex("package")}}), QString());
    QVERIFY(package(hall).handedOverAt.has_value());
    QCOMPARE(hands(hall, u"quality_manager"_s, u"withdrawn"_s), u"ended handed_over state"_s);
}

void tst_evaluationparts::anEditAsksForBothApprovalsAnew()
{
    Hall hall;
    QCOMPARE(asks(hall), QString());
    QCOMPARE(hands(hall, u"service_manager"_s, u"approved"_s), QString());
    QCOMPARE(hall.edits(post(u"quality_manager"_s), handovers, id(u"package"_s), {{u"receiver"_s, u"另一家单位"_s}}), QString());
    QVERIFY(package(hall).approvedBy.isEmpty());
    QCOMPARE(hall.edits(post(u"engineer"_s), handovers, id(u"package"_s), {{u"receiver"_s, u"第三家"_s}}), u"not_own"_s);
    QCOMPARE(hands(hall, u"security_engineer"_s, u"approved"_s), QString());
    QCOMPARE(package(hall).state, HandoverState::Requested);
    QCOMPARE(hands(hall, u"managing_party"_s, u"rejected"_s), u"reason reject"_s);
    QCOMPARE(hands(hall, u"managing_party"_s, u"rejected"_s, {}, u"范围过大"_s), QString());
}

void tst_evaluationparts::nobodyApprovesTwiceOrForThemselves()
{
    Hall hall;
    QCOMPARE(asks(hall), QString());
    QCOMPARE(hands(hall, u"engineer"_s, u"approved"_s), u"role approve service_manager managing_party security_engineer"_s);
    QCOMPARE(hall.edits(post(u"service_manager quality_manager"_s, u"quality_manager"_s), handovers, id(u"package"_s), {{u"state"_s, u"approved"_s}}), u"own"_s);
    const auto both = post(u"service_manager security_engineer"_s, u"one hand"_s);
    QCOMPARE(hall.edits(both, handovers, id(u"package"_s), {{u"state"_s, u"approved"_s}}), QString());
    QCOMPARE(hall.edits(both, handovers, id(u"package"_s), {{u"state"_s, u"approved"_s}}), u"again"_s);
    QCOMPARE(package(hall).state, HandoverState::Requested);
}

QTEST_APPLESS_MAIN(tst_evaluationparts)
#include "tst_evaluationparts.moc"
