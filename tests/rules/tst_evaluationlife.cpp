// Evaluations from plan to frozen, signed and corrected, and what stops them on the way, in rows that a quality manager can
// read.
#include "rules/evaluationroom.h"

#include <QJsonDocument>
#include <QTest>

using namespace desk;

class tst_evaluationlife : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aQuarterFromPlanToFrozen();
    void aPlanThatMakesNoSenseIsRefused_data();
    void aPlanThatMakesNoSenseIsRefused();
    void nobodyEvaluatesTheSameTwice();
    void theTemplateIsInForceWhenItOpens();
    void whoMayDoWhat_data();
    void whoMayDoWhat();
    void theScoringClosesWhenAllHaveHandedIn();
    void aWorkstationLeavesWhatItDoesNotSeeToTheServer();
    void freezingWantsEverything();
    void onlyWhatComesOutIsFrozen();
    void figuresAreCheckedByTheirFormulas();
    void nothingOfAFrozenEvaluationChanges_data();
    void nothingOfAFrozenEvaluationChanges();
    void everyPartySignsOnce();
    void aSignatureIsOfThisResult_data();
    void aSignatureIsOfThisResult();
    void aCorrectionIsANewVersionBesideTheOldOne();
    void onlyTheServerSaysWhatItCounted();
    void aTemplateComesIntoForceWhenNothingSpeaksAgainstIt();
};

void tst_evaluationlife::aQuarterFromPlanToFrozen()
{
    Hall hall;
    QCOMPARE(hall.plans(), QString());
    QCOMPARE(hall.evaluation().version, 1);
    QCOMPARE(hall.evaluation().audience, u"everyone"_s);
    QCOMPARE(hall.verb(u"quality_manager"_s, u"scoring"_s), QString());
    QCOMPARE(hall.evaluation().openedBy, u"quality_manager"_s);
    for (const Party party : {Party::Provider, Party::Authority, Party::User, Party::Supervisor})
        QCOMPARE(hall.handsIn(party), QString());
    QCOMPARE(hall.verb(u"managing_party"_s, u"review"_s), QString());
    QCOMPARE(hall.evaluation().objectionsUntil, QDate(2026, 11, 16).addDays(ev::daysForObjections));
    QCOMPARE(hall.evaluation().closedAt, std::optional(at(16, 9)));
    hall.now = at(23, 9);
    QCOMPARE(hall.verb(u"managing_party"_s, u"frozen"_s, hall.result()), QString());

    const auto frozen = hall.evaluation();
    QCOMPARE(frozen.frozenBy, u"managing_party"_s);
    QCOMPARE(frozen.resultDigest, sm3Hex(frozen.result.toUtf8()));
    QCOMPARE(frozen.score, ev::resultFromJson(frozen.result.toUtf8())->score.total);
    QVERIFY(frozen.score > 0 && !frozen.grade.isEmpty());
    QVERIFY(ev::checkResult(frozen.result.toUtf8(), standard()));
}

void tst_evaluationlife::aPlanThatMakesNoSenseIsRefused_data()
{
    QTest::addColumn<Patch>("fields");
    QTest::addColumn<QString>("refused");
    QTest::newRow("a quarter begins in its first month") << Patch{{u"period_from"_s, day(2026, 8, 1)}, {u"period_to"_s, day(2026, 10, 31)}} << u"period quarter"_s;
    QTest::newRow("a quarter has three months") << Patch{{u"period_to"_s, day(2026, 8, 31)}} << u"period quarter"_s;
    QTest::newRow("a month is a month") << Patch{{u"period_kind"_s, u"month"_s}} << u"period month"_s;
    QTest::newRow("half a year is not a quarter") << Patch{{u"period_kind"_s, u"half_year"_s}} << u"period half_year"_s;
    QTest::newRow("ends after it begins") << Patch{{u"period_to"_s, day(2026, 6, 30)}} << u"period backwards"_s;
    QTest::newRow("the provider is one") << Patch{{u"unit_id"_s, idText(id(u"user"_s))}} << u"unit provider"_s;
    QTest::newRow("a using unit is one") << Patch{{u"subject"_s, u"unit"_s}} << u"unit user"_s;
    QTest::newRow("a service is named") << Patch{{u"subject"_s, u"service"_s}} << u"missing service_code"_s;
    QTest::newRow("a correction corrects something") << Patch{{u"corrects_id"_s, idText(id(u"other"_s))}, {u"correction"_s, u"更正"_s}} << u"unknown_reference corrects_id"_s;
    QTest::newRow("begins planned") << Patch{{u"state"_s, u"scoring"_s}} << u"way planned scoring"_s;
}

void tst_evaluationlife::aPlanThatMakesNoSenseIsRefused()
{
    QFETCH(Patch, fields);
    QFETCH(QString, refused);
    Hall hall;
    QCOMPARE(hall.plans(fields), refused);
}

void tst_evaluationlife::nobodyEvaluatesTheSameTwice()
{
    Hall hall;
    QCOMPARE(hall.plans(), QString());
    QCOMPARE(hall.plans({}, u"managing_party"_s, u"second"_s).section(u' ', 0, 0), u"twice"_s);
    QCOMPARE(hall.plans({{u"service_code"_s, u"A1"_s}, {u"subject"_s, u"service"_s}}, u"managing_party"_s, u"service"_s), QString());
    QCOMPARE(hall.plans({{u"period_from"_s, day(2026, 4, 1)}, {u"period_to"_s, day(2026, 6, 30)}}, u"managing_party"_s, u"second"_s), QString());
    QCOMPARE(hall.sets(u"quality_manager"_s, {{u"period_from"_s, day(2026, 7, 1)}, {u"period_to"_s, day(2026, 9, 30)}}, u"second"_s).section(u' ', 0, 0), u"twice"_s);
    QCOMPARE(hall.verb(u"quality_manager"_s, u"voided"_s, {}, u"计划有误"_s), QString());
    QCOMPARE(hall.sets(u"quality_manager"_s, {{u"period_from"_s, day(2026, 7, 1)}, {u"period_to"_s, day(2026, 9, 30)}}, u"second"_s), QString());
}

void tst_evaluationlife::theTemplateIsInForceWhenItOpens()
{
    Hall hall;
    auto made = hall.get<EvaluationTemplate>(id(u"template"_s));
    made.standing = TemplateVersionState::Draft;
    hall.put(made);
    QCOMPARE(hall.plans(), QString());
    QCOMPARE(hall.verb(u"quality_manager"_s, u"scoring"_s), u"template draft"_s);
}

void tst_evaluationlife::whoMayDoWhat_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("refused");
    QTest::newRow("the service manager opens") << u"service_manager"_s << u"planned"_s << u"scoring"_s << QString();
    QTest::newRow("a supervisor does not open") << u"supervising_party"_s << u"planned"_s << u"scoring"_s << u"role edit"_s;
    QTest::newRow("the provider does not close the scoring") << u"quality_manager"_s << u"scoring"_s << u"review"_s << u"role close_scoring"_s;
    QTest::newRow("the provider does not freeze") << u"service_manager"_s << u"review"_s << u"frozen"_s << u"role freeze"_s;
    QTest::newRow("the provider does not void what was scored") << u"quality_manager"_s << u"scoring"_s << u"voided"_s << u"role void"_s;
    QTest::newRow("voiding wants a reason") << u"managing_party"_s << u"scoring"_s << u"voided"_s << u"reason void"_s;
    QTest::newRow("nobody scores again") << u"managing_party"_s << u"review"_s << u"scoring"_s << u"way review scoring"_s;
    QTest::newRow("nobody says corrected") << u"managing_party"_s << u"frozen"_s << u"corrected"_s << u"way frozen corrected"_s;
    QTest::newRow("an engineer has no right") << u"engineer"_s << u"planned"_s << u"scoring"_s << u"missing_right"_s;
}

void tst_evaluationlife::whoMayDoWhat()
{
    QFETCH(QString, role);
    QFETCH(QString, at);
    QFETCH(QString, to);
    QFETCH(QString, refused);
    Hall hall;
    QCOMPARE(hall.plans(), QString());
    auto evaluation = hall.evaluation();
    evaluation.state = *Codec<EvaluationState>::decode(at);
    hall.put(evaluation);
    const QString said = hall.verb(role, to);
    QVERIFY2(refused.isEmpty() ? said.isEmpty() : said.startsWith(refused), qPrintable(said));
}

void tst_evaluationlife::theScoringClosesWhenAllHaveHandedIn()
{
    Hall hall;
    QCOMPARE(hall.plans(), QString());
    QCOMPARE(hall.verb(u"quality_manager"_s, u"scoring"_s), QString());
    QCOMPARE(hall.verb(u"managing_party"_s, u"review"_s), u"handed_in authority user supervisor"_s);
    QCOMPARE(hall.handsIn(Party::Authority), QString());
    QCOMPARE(hall.begins(Party::User), QString()); // begun is not handed in
    QCOMPARE(hall.verb(u"managing_party"_s, u"review"_s), u"handed_in user supervisor"_s);
    QCOMPARE(hall.verb(u"managing_party"_s, u"review"_s, {}, u"两方逾期未评，按规定缺席"_s), QString());
}

void tst_evaluationlife::aWorkstationLeavesWhatItDoesNotSeeToTheServer()
{
    Hall hall;
    hall.whole = false; // as a workstation, whose cache holds no sheet of another party
    QCOMPARE(hall.plans(), QString());
    QCOMPARE(hall.verb(u"quality_manager"_s, u"scoring"_s), QString());
    QCOMPARE(hall.verb(u"managing_party"_s, u"review"_s), u"handed_in authority"_s);
    QCOMPARE(hall.handsIn(Party::Authority), QString());
    QCOMPARE(hall.verb(u"managing_party"_s, u"review"_s), QString());
}

void tst_evaluationlife::freezingWantsEverything()
{
    Hall hall;
    QCOMPARE(hall.isInReview(), QString());
    hall.now = at(18, 9);
    QCOMPARE(hall.verb(u"managing_party"_s, u"frozen"_s, hall.result()), u"waiting 2026-11-20"_s);
    hall.now = at(21, 9);
    QCOMPARE(hall.verb(u"managing_party"_s, u"frozen"_s), u"inputs none"_s);
    auto fields = hall.result();
    auto other = fields;
    other[u"inputs_digest"_s] = sm3Hex("another file");
    QCOMPARE(hall.verb(u"managing_party"_s, u"frozen"_s, other), u"inputs attachment"_s);
    other = fields;
    other.erase(u"figures"_s);
    QCOMPARE(hall.verb(u"managing_party"_s, u"frozen"_s, other), u"figures none"_s);
    QCOMPARE(hall.verb(u"managing_party"_s, u"frozen"_s, fields), QString());

    Hall early;
    QCOMPARE(early.plans({{u"period_from"_s, day(2026, 10, 1)}, {u"period_to"_s, day(2026, 12, 31)}}), QString());
    auto running = early.evaluation();
    running.state = EvaluationState::Review;
    early.put(running);
    QCOMPARE(early.verb(u"managing_party"_s, u"frozen"_s), u"not_over 2026-12-31"_s);

    Hall alone; // nobody but the managing party scored, and with a reason the scoring was closed: nothing is missing then
    QCOMPARE(alone.plans(), QString());
    QCOMPARE(alone.verb(u"quality_manager"_s, u"scoring"_s), QString());
    QCOMPARE(alone.verb(u"managing_party"_s, u"review"_s, {}, u"均未评分"_s), QString());
    alone.now = at(23, 9);
    QCOMPARE(alone.verb(u"managing_party"_s, u"frozen"_s, alone.result()).section(u' ', 0, 0), u"incomplete"_s);
}

void tst_evaluationlife::onlyWhatComesOutIsFrozen()
{
    Hall hall;
    QCOMPARE(hall.isInReview(), QString());
    hall.now = at(21, 9);
    auto fields = hall.result();
    auto result = *ev::resultFromJson(text(fields[u"result"_s]).toUtf8());
    result.score.total += 1;
    fields[u"result"_s] = QString::fromUtf8(*ev::canonicalText(result));
    QCOMPARE(hall.verb(u"managing_party"_s, u"frozen"_s, fields), u"result total"_s);
    result = *ev::resultFromJson(text(hall.result()[u"result"_s]).toUtf8());
    result.sheets.pop_back();
    fields[u"result"_s] = QString::fromUtf8(*ev::canonicalText(result));
    QCOMPARE(hall.verb(u"managing_party"_s, u"frozen"_s, fields), u"result sheets"_s);
    fields[u"result"_s] = u"{}"_s;
    QCOMPARE(hall.verb(u"managing_party"_s, u"frozen"_s, fields), u"result form"_s);
    QCOMPARE(hall.verb(u"managing_party"_s, u"frozen"_s, hall.result()), QString());
}

void tst_evaluationlife::figuresAreCheckedByTheirFormulas()
{
    Hall hall;
    QCOMPARE(hall.isInReview(), QString());
    const auto evaluation = hall.evaluation();
    auto figures = figuresOf(evaluation);
    QVERIFY(ev::checkFigures(evaluation, standard(), figures));

    auto wrong = figures;
    wrong.figures.front().values.front() += 1;
    QCOMPARE(ev::evaluationProblemOf(ev::checkFigures(evaluation, standard(), wrong).error())->words, QStringList{figures.figures.front().indicator});
    wrong = figures;
    wrong.figures.pop_back();
    QVERIFY(!ev::checkFigures(evaluation, standard(), wrong));
    wrong = figures;
    wrong.period.to = QDate(2026, 9, 29);
    QCOMPARE(ev::evaluationProblemOf(ev::checkFigures(evaluation, standard(), wrong).error())->words, QStringList{u"period"_s});
    wrong = figures;
    wrong.scope.unit = id(u"user"_s);
    QCOMPARE(ev::evaluationProblemOf(ev::checkFigures(evaluation, standard(), wrong).error())->words, QStringList{u"scope"_s});
    QCOMPARE(*ev::figuresKept([&] { auto kept = evaluation; kept.figures = ev::figuresText(figures); return kept; }()), figures);
}

void tst_evaluationlife::nothingOfAFrozenEvaluationChanges_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<Value>("value");
    QTest::newRow("title") << u"title"_s << Value(u"另一个"_s);
    QTest::newRow("note") << u"note"_s << Value(u"补记"_s);
    QTest::newRow("figures") << u"figures"_s << Value(u"{}"_s);
    QTest::newRow("inputs_digest") << u"inputs_digest"_s << Value(sm3Hex("x"));
    QTest::newRow("period_to") << u"period_to"_s << day(2026, 12, 31);
    QTest::newRow("template_id") << u"template_id"_s << Value();
    QTest::newRow("result") << u"result"_s << Value(u"{}"_s);
}

void tst_evaluationlife::nothingOfAFrozenEvaluationChanges()
{
    QFETCH(QString, field);
    QFETCH(Value, value);
    Hall hall;
    QCOMPARE(hall.isFrozen(), QString());
    const QString said = hall.sets(u"managing_party"_s, {{field, value}});
    QVERIFY2(said == u"ended frozen "_s + field || said == u"kept "_s + field || said.startsWith(u"required_missing"_s), qPrintable(said));
    QVERIFY(!said.isEmpty());
}

void tst_evaluationlife::everyPartySignsOnce()
{
    Hall hall;
    QCOMPARE(hall.isFrozen(), QString());
    const auto sign = [&](const QString &role, Party party) { return hall.sets(role, {{u"signature"_s, hall.signature(role, party)}}); };
    QCOMPARE(ev::partiesToSign(hall.evaluation(), post(u"managing_party"_s)), std::vector{Party::Authority});
    QCOMPARE(sign(u"managing_party"_s, Party::Authority), QString());
    QCOMPARE(ev::partiesToSign(hall.evaluation(), post(u"managing_party"_s)), std::vector<Party>());
    QCOMPARE(sign(u"using_party"_s, Party::User), QString());
    QCOMPARE(sign(u"supervising_party"_s, Party::Supervisor), QString());
    QCOMPARE(sign(u"service_manager"_s, Party::Provider), QString());
    QCOMPARE(sign(u"quality_manager"_s, Party::Provider), u"again provider"_s);
    QCOMPARE(sign(u"engineer"_s, Party::Provider), u"missing_right evaluation.edit"_s);
    const auto signatures = ev::evaluationSignaturesOf(hall.evaluation().signatures);
    QVERIFY(signatures);
    QCOMPARE(signatures->size(), size_t(4));
    QCOMPARE(signatures->back().by, u"service_manager"_s);
}

void tst_evaluationlife::aSignatureIsOfThisResult_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("refused");
    QTest::newRow("another result") << u"result"_s << QJsonValue(sm3Hex("x")) << u"signature result"_s;
    QTest::newRow("another version") << u"version"_s << QJsonValue(2) << u"signature version"_s;
    QTest::newRow("another hand") << u"by"_s << QJsonValue(u"quality_manager"_s) << u"signature by"_s;
    QTest::newRow("another party") << u"party"_s << QJsonValue(u"user"_s) << u"party user"_s;
    QTest::newRow("another time") << u"at"_s << QJsonValue(qint64(1'000'000)) << u"signature at"_s;
    QTest::newRow("a member too many") << u"receipt"_s << QJsonValue(QJsonObject{{u"a"_s, 1}}) << u"invalid_value signature"_s;
    QTest::newRow("no party") << u"party"_s << QJsonValue(u"nobody"_s) << u"invalid_value signature"_s;
    QTest::newRow("half a number") << u"version"_s << QJsonValue(1.5) << u"invalid_value signature"_s;
}

void tst_evaluationlife::aSignatureIsOfThisResult()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(QString, refused);
    Hall hall;
    QCOMPARE(hall.isFrozen(), QString());
    auto signature = QJsonDocument::fromJson(hall.signature(u"managing_party"_s, Party::Authority).toUtf8()).object();
    signature[member] = value;
    const QString said = hall.sets(u"managing_party"_s, {{u"signature"_s, QString::fromUtf8(QJsonDocument(signature).toJson(QJsonDocument::Compact))}});
    QVERIFY2(said.startsWith(refused), qPrintable(said));
}

void tst_evaluationlife::aCorrectionIsANewVersionBesideTheOldOne()
{
    Hall hall;
    QCOMPARE(hall.isFrozen(), QString());
    const Patch corrects{{u"corrects_id"_s, idText(id(u"evaluation"_s))}, {u"correction"_s, u"计入一笔漏记的中断"_s}};
    QCOMPARE(hall.plans({{u"corrects_id"_s, idText(id(u"evaluation"_s))}}, u"quality_manager"_s, u"second"_s), u"missing correction"_s);
    auto other = corrects;
    other[u"period_from"_s] = day(2026, 4, 1);
    other[u"period_to"_s] = day(2026, 6, 30);
    QCOMPARE(hall.plans(other, u"quality_manager"_s, u"second"_s), u"correction other"_s);
    QCOMPARE(hall.plans(corrects, u"quality_manager"_s, u"second"_s), QString());
    QCOMPARE(hall.evaluation(u"second"_s).version, 2);
    QCOMPARE(hall.plans(corrects, u"quality_manager"_s, u"third"_s).section(u' ', 0, 0), u"twice"_s);

    QCOMPARE(hall.edits(theServer(), evaluations, id(u"evaluation"_s), {{u"state"_s, u"corrected"_s}}), u"correction none"_s);
    auto second = hall.evaluation(u"second"_s);
    second.state = EvaluationState::Frozen;
    hall.put(second);
    QCOMPARE(hall.edits(theServer(), evaluations, id(u"evaluation"_s), {{u"state"_s, u"corrected"_s}}), QString());
    QCOMPARE(hall.state(), u"corrected"_s);
    QCOMPARE(hall.sets(u"managing_party"_s, {{u"note"_s, u"补记"_s}}), u"ended corrected note"_s);
}

void tst_evaluationlife::onlyTheServerSaysWhatItCounted()
{
    Hall hall;
    QCOMPARE(hall.isFrozen(), QString());
    const Patch checked{{u"checked_digest"_s, sm3Hex("x")}, {u"checked_at"_s, hall.now.ms}};
    QCOMPARE(hall.sets(u"managing_party"_s, checked), u"read_only_field checked_at"_s);
    QCOMPARE(hall.edits(theServer(), evaluations, id(u"evaluation"_s), checked), QString());
    QCOMPARE(hall.evaluation().checkedDigest, sm3Hex("x"));
}

void tst_evaluationlife::aTemplateComesIntoForceWhenNothingSpeaksAgainstIt()
{
    Hall hall;
    const QString templates = u"evaluation_template"_s;
    const auto quality = post(u"quality_manager"_s);
    auto document = standard();
    document.indicators.front().weight += 1;
    Patch fields{{u"code"_s, document.code}, {u"name"_s, u"第二版"_s}, {u"version"_s, qint64(2)}, {u"content"_s, QString::fromUtf8(ev::toJson(document))}};
    auto same = fields;
    same[u"version"_s] = qint64(1);
    QCOMPARE(hall.creates(quality, templates, id(u"v2"_s), same).section(u' ', 0, 0), u"twice"_s);
    QCOMPARE(hall.creates(quality, templates, id(u"v2"_s), fields), QString());
    QCOMPARE(hall.get<EvaluationTemplate>(id(u"v2"_s)).contentDigest, ev::digestOf(document));
    QCOMPARE(hall.edits(quality, templates, id(u"template"_s), {{u"content"_s, QString::fromUtf8(ev::toJson(document))}}), u"ended in_force content"_s);
    QCOMPARE(hall.edits(quality, templates, id(u"v2"_s), {{u"standing"_s, u"in_force"_s}}).section(u' ', 0, 0), u"twice"_s);
    QCOMPARE(hall.edits(quality, templates, id(u"template"_s), {{u"standing"_s, u"superseded"_s}}), QString());
    QCOMPARE(hall.edits(quality, templates, id(u"v2"_s), {{u"standing"_s, u"in_force"_s}}).section(u' ', 0, 0), u"template"_s);
    QCOMPARE(hall.edits(quality, templates, id(u"v2"_s), {{u"content"_s, u"{}"_s}}).section(u' ', 0, 0), u"template"_s);
    QCOMPARE(hall.edits(quality, templates, id(u"v2"_s), {{u"content"_s, QString::fromUtf8(ev::toJson(standard()))}}), QString());
    QCOMPARE(hall.edits(quality, templates, id(u"v2"_s), {{u"standing"_s, u"in_force"_s}}), QString());
    QCOMPARE(hall.get<EvaluationTemplate>(id(u"v2"_s)).confirmedBy, u"quality_manager"_s);
}

QTEST_APPLESS_MAIN(tst_evaluationlife)
#include "tst_evaluationlife.moc"
