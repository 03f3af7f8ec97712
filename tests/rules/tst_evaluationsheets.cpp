// Score sheets and objections: whose they are, until when, what they may say, and what comes of them.
#include "rules/evaluationroom.h"

#include <QJsonDocument>
#include <QTest>

using namespace desk;

class tst_evaluationsheets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSheetIsItsPartysOwnUntilItIsShown();
    void nobodyScoresForAnotherParty_data();
    void nobodyScoresForAnotherParty();
    void scoresAreReadStrictly_data();
    void scoresAreReadStrictly();
    void aDraftMayWaitForReasonsAndAHandedInSheetMayNot();
    void whatWasHandedInStands();
    void onlyWhileTheEvaluationIsScored();
    void onlyTheServerShowsSheets();
    void thereIsOneSheetForEachUnit();
    void anObjectionIsRaisedAnsweredAndDecided();
    void whoMayObject_data();
    void whoMayObject();
    void anAcceptedObjectionHasTheLastWord();
    void anOpenObjectionStopsTheFreezing();
};

void tst_evaluationsheets::aSheetIsItsPartysOwnUntilItIsShown()
{
    Hall hall;
    QCOMPARE(hall.isScored(), QString());
    const auto &shape = shapeOf<ScoreSheet>();
    const auto sheetSeen = [&](const QString &role, Party party) { return mayRead(post(role), shape, toRecord(hall.sheet(party))); };
    QVERIFY(sheetSeen(u"managing_party"_s, Party::Authority));
    for (const auto *role : {"using_party", "supervising_party", "quality_manager", "service_manager", "configuration_manager", "viewer"})
        QVERIFY2(!sheetSeen(QString::fromLatin1(role), Party::Authority), role);
    QVERIFY(!sheetSeen(u"managing_party"_s, Party::Provider));
    QVERIFY(mayRead(theServer(), shape, toRecord(hall.sheet(Party::Provider))));

    QCOMPARE(hall.verb(u"managing_party"_s, u"review"_s), QString());
    QCOMPARE(hall.reveals(Party::Authority), QString());
    for (const auto *role : {"using_party", "supervising_party", "quality_manager", "viewer"})
        QVERIFY2(sheetSeen(QString::fromLatin1(role), Party::Authority), role);
    QCOMPARE(hall.sheet(Party::Authority).audience, u"everyone"_s);
}

void tst_evaluationsheets::nobodyScoresForAnotherParty_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<Party>("party");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("refused");
    QTest::newRow("a user for the authority") << u"using_party"_s << Party::Authority << u"authority"_s << u"party authority"_s;
    QTest::newRow("the provider for a user") << u"quality_manager"_s << Party::User << u"user"_s << u"party user"_s;
    QTest::newRow("the service manager without the post") << u"service_manager"_s << Party::Provider << u"provider"_s << u"party provider"_s;
    QTest::newRow("a user for a unit that is none") << u"using_party"_s << Party::User << u"provider"_s << u"unit user"_s;
    QTest::newRow("a supervisor for itself") << u"supervising_party"_s << Party::Supervisor << u"supervisor"_s << QString();
    QTest::newRow("a viewer") << u"viewer"_s << Party::User << u"user"_s << u"missing_right score_sheet.create"_s;
}

void tst_evaluationsheets::nobodyScoresForAnotherParty()
{
    QFETCH(QString, role);
    QFETCH(Party, party);
    QFETCH(QString, unit);
    QFETCH(QString, refused);
    Hall hall;
    QCOMPARE(hall.plans(), QString());
    QCOMPARE(hall.verb(u"quality_manager"_s, u"scoring"_s), QString());
    QCOMPARE(hall.begins(party, {}, unit, role), refused);
}

void tst_evaluationsheets::scoresAreReadStrictly_data()
{
    QTest::addColumn<QString>("scores");
    QTest::addColumn<QString>("place");
    QTest::newRow("no list") << u"{}"_s << u"scores:"_s;
    QTest::newRow("no JSON") << u"[{"_s << u"scores:"_s;
    QTest::newRow("no object") << u"[1]"_s << u"scores[0]:"_s;
    QTest::newRow("a member too many") << uR"([{"indicator":"O3","points":1}])"_s << u"scores[0]:"_s;
    QTest::newRow("a ratio beyond full") << uR"([{"indicator":"O3","ratio":10001}])"_s << u"scores[0].ratio:"_s;
    QTest::newRow("half a ratio") << uR"([{"indicator":"O3","ratio":1.5}])"_s << u"scores[0].ratio:"_s;
    QTest::newRow("a ratio as text") << uR"([{"indicator":"O3","ratio":"1"}])"_s << u"scores[0].ratio:"_s;
    QTest::newRow("the indicator twice") << uR"([{"indicator":"O3"},{"indicator":"O3"}])"_s << u"scores[1].indicator:"_s;
    QTest::newRow("no indicator") << uR"([{"ratio":1}])"_s << u"scores[0].indicator:"_s;
    QTest::newRow("no digest") << uR"([{"indicator":"O3","proof":"x"}])"_s << u"scores[0].proof:"_s;
    QTest::newRow("less than nothing") << uR"([{"indicator":"O2","occurrences":[-1]}])"_s << u"scores[0].occurrences:"_s;
    QTest::newRow("applicable as a number") << uR"([{"indicator":"O2","applicable":1}])"_s << u"scores[0].applicable:"_s;
}

void tst_evaluationsheets::scoresAreReadStrictly()
{
    QFETCH(QString, scores);
    QFETCH(QString, place);
    const auto read = ev::givenFromJson(scores);
    QVERIFY(!read);
    QVERIFY2(read.error().message.startsWith(place), qPrintable(read.error().message));

    const auto given = content(Party::Authority);
    QCOMPARE(*ev::givenFromJson(ev::toJson(given)), given);
}

void tst_evaluationsheets::aDraftMayWaitForReasonsAndAHandedInSheetMayNot()
{
    Hall hall;
    QCOMPARE(hall.plans(), QString());
    QCOMPARE(hall.verb(u"quality_manager"_s, u"scoring"_s), QString());
    auto given = content(Party::Authority);
    const auto manual = std::ranges::find(given, u"I3"_s, &ev::GivenScore::indicator);
    QVERIFY(manual != given.end());
    manual->reason.clear();
    const auto scores = [&] { return Patch{{u"scores"_s, ev::toJson(given)}}; };
    QCOMPARE(hall.begins(Party::Authority, scores()), QString());
    const auto handsIn = [&](Patch fields) {
        fields[u"state"_s] = u"submitted"_s;
        return hall.edits(post(u"managing_party"_s), sheets, Hall::sheetId(Party::Authority), fields);
    };
    QCOMPARE(handsIn({}), u"given I3 reason"_s);
    manual->reason = u"措施到位"_s;
    manual->proof.clear();
    QCOMPARE(handsIn(scores()), u"given I3 proof"_s);
    given.erase(manual);
    QCOMPARE(handsIn(scores()), u"incomplete I3"_s);
    given.push_back({.indicator = u"P02"_s, .applicable = true, .ratio = 10'000, .occurrences = {}, .reason = u"x"_s, .proof = sm3Hex("x")});
    QCOMPARE(hall.edits(post(u"managing_party"_s), sheets, Hall::sheetId(Party::Authority), scores()).section(u' ', 0, 1), u"given P02"_s); // is computed
    QCOMPARE(handsIn({{u"scores"_s, ev::toJson(content(Party::Authority))}}), QString());
    QCOMPARE(hall.sheet(Party::Authority).submittedBy, u"managing_party"_s);
    QCOMPARE(hall.sheet(Party::Authority).scoresDigest, ev::scoresDigest(ev::toJson(content(Party::Authority))));
}

void tst_evaluationsheets::whatWasHandedInStands()
{
    Hall hall;
    QCOMPARE(hall.isScored(), QString());
    const auto edits = [&](const Patch &fields) { return hall.edits(post(u"managing_party"_s), sheets, Hall::sheetId(Party::Authority), fields); };
    QCOMPARE(edits({{u"comment"_s, u"补一句"_s}}), u"ended submitted scores"_s);
    QCOMPARE(edits({{u"state"_s, u"draft"_s}}), u"ended submitted scores"_s);
    QCOMPARE(edits({{u"unit_id"_s, idText(id(u"user"_s))}}), u"kept evaluation_id"_s);
}

void tst_evaluationsheets::onlyWhileTheEvaluationIsScored()
{
    Hall hall;
    QCOMPARE(hall.plans(), QString());
    QCOMPARE(hall.begins(Party::Supervisor), u"closed planned"_s);
    QCOMPARE(hall.verb(u"quality_manager"_s, u"scoring"_s), QString());
    QCOMPARE(hall.begins(Party::Supervisor), QString());
    QCOMPARE(hall.verb(u"managing_party"_s, u"review"_s, {}, u"到期"_s), QString());
    QCOMPARE(hall.edits(post(u"supervising_party"_s), sheets, Hall::sheetId(Party::Supervisor), {{u"state"_s, u"submitted"_s}}), u"closed review"_s);
}

void tst_evaluationsheets::onlyTheServerShowsSheets()
{
    Hall hall;
    QCOMPARE(hall.isScored(), QString());
    const auto shows = [&](const Actor &actor, const Patch &more = {}) {
        Patch fields{{u"state"_s, u"revealed"_s}};
        fields.insert(more.begin(), more.end());
        return hall.edits(actor, sheets, Hall::sheetId(Party::User), fields);
    };
    QCOMPARE(shows(theServer()), u"closed scoring"_s);
    QCOMPARE(hall.verb(u"managing_party"_s, u"review"_s), QString());
    QCOMPARE(shows(post(u"using_party"_s)), u"way submitted revealed"_s);
    QCOMPARE(shows(theServer(), {{u"scores"_s, QString()}}), u"kept scores"_s);
    QCOMPARE(shows(theServer()), QString());
}

void tst_evaluationsheets::thereIsOneSheetForEachUnit()
{
    Hall hall;
    QCOMPARE(hall.plans(), QString());
    QCOMPARE(hall.verb(u"quality_manager"_s, u"scoring"_s), QString());
    QCOMPARE(hall.begins(Party::User), QString());
    QCOMPARE(hall.begins(Party::User, {}, u"second user"_s), QString());
    QCOMPARE(hall.begins(Party::User), u"already_exists id"_s);
    const Patch fields{{u"evaluation_id"_s, idText(id(u"evaluation"_s))}, {u"party"_s, u"user"_s}, {u"unit_id"_s, idText(id(u"user"_s))}};
    QCOMPARE(hall.creates(post(u"using_party"_s), sheets, id(u"by any id"_s), fields), u"kept evaluation_id"_s);
}

void tst_evaluationsheets::anObjectionIsRaisedAnsweredAndDecided()
{
    Hall hall;
    QCOMPARE(hall.isInReview(), QString());
    QCOMPARE(hall.objects(u"quality_manager"_s, u"P01"_s, u"provider"_s), QString());
    const auto edits = [&](const QString &role, const Patch &fields) { return hall.edits(post(role), objections, id(u"objection"_s), fields); };
    QCOMPARE(edits(u"managing_party"_s, {{u"state"_s, u"upheld"_s}}), u"way raised upheld"_s);
    QCOMPARE(edits(u"supervising_party"_s, {{u"state"_s, u"answered"_s}}), u"missing answer"_s);
    QCOMPARE(edits(u"quality_manager"_s, {{u"state"_s, u"answered"_s}, {u"answer"_s, u"自己答"_s}}), u"own"_s);
    QCOMPARE(edits(u"supervising_party"_s, {{u"reason"_s, u"改一改"_s}}), u"ended raised reason"_s);
    QCOMPARE(edits(u"supervising_party"_s, {{u"state"_s, u"answered"_s}, {u"answer"_s, u"已核对，属实"_s}}), QString());
    QCOMPARE(edits(u"supervising_party"_s, {{u"state"_s, u"accepted"_s}, {u"ratio"_s, qint64(8'000)}}), u"role accept managing_party"_s);
    QCOMPARE(edits(u"managing_party"_s, {{u"state"_s, u"upheld"_s}, {u"ratio"_s, qint64(1)}}), u"ended answered ratio"_s);
    QCOMPARE(edits(u"managing_party"_s, {{u"state"_s, u"accepted"_s}, {u"ratio"_s, qint64(8'000)}}), QString());
    const auto objection = hall.get<Objection>(id(u"objection"_s));
    QCOMPARE(objection.raisedBy, u"quality_manager"_s);
    QCOMPARE(objection.answeredBy, u"supervising_party"_s);
    QCOMPARE(objection.decidedBy, u"managing_party"_s);
    QCOMPARE(edits(u"managing_party"_s, {{u"state"_s, u"upheld"_s}}), u"way accepted upheld"_s);

    QCOMPARE(hall.objects(u"quality_manager"_s, u"P02"_s, u"provider"_s, u"second"_s), QString());
    QCOMPARE(hall.edits(post(u"managing_party"_s), objections, id(u"second"_s), {{u"state"_s, u"withdrawn"_s}}), u"not_own"_s);
    QCOMPARE(hall.edits(post(u"quality_manager"_s), objections, id(u"second"_s), {{u"state"_s, u"withdrawn"_s}}), QString());
}

void tst_evaluationsheets::whoMayObject_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("party");
    QTest::addColumn<QString>("indicator");
    QTest::addColumn<int>("day");
    QTest::addColumn<QString>("refused");
    QTest::newRow("a user for itself") << u"using_party"_s << u"user"_s << u"R1"_s << 18 << QString();
    QTest::newRow("on the last day") << u"using_party"_s << u"user"_s << u"R1"_s << 20 << QString();
    QTest::newRow("a day late") << u"using_party"_s << u"user"_s << u"R1"_s << 21 << u"deadline 2026-11-20"_s;
    QTest::newRow("for another") << u"using_party"_s << u"provider"_s << u"R1"_s << 18 << u"party provider"_s;
    QTest::newRow("to nothing") << u"using_party"_s << u"user"_s << u"X9"_s << 18 << u"indicator X9"_s;
    QTest::newRow("a viewer") << u"viewer"_s << u"user"_s << u"R1"_s << 18 << u"missing_right objection.create"_s;
}

void tst_evaluationsheets::whoMayObject()
{
    QFETCH(QString, role);
    QFETCH(QString, party);
    QFETCH(QString, indicator);
    QFETCH(int, day);
    QFETCH(QString, refused);
    Hall hall;
    QCOMPARE(hall.isInReview(), QString());
    hall.now = at(day, 10);
    QCOMPARE(hall.objects(role, indicator, party), refused);
    if (refused.isEmpty())
        QCOMPARE(hall.objects(role, indicator, party, u"again"_s).section(u' ', 0, 0), u"again"_s);
}

void tst_evaluationsheets::anAcceptedObjectionHasTheLastWord()
{
    Hall hall;
    QCOMPARE(hall.isInReview(), QString());
    auto evaluation = hall.evaluation();
    evaluation.figures = ev::figuresText(figuresOf(evaluation));
    const auto pointsOf = [&](const QString &indicator) { return ev::resultNow(evaluation, hall)->score.indicator(indicator)->points; };
    const int full = standard().indicator(u"I3"_s)->weight;
    QCOMPARE(pointsOf(u"I3"_s), full);
    QCOMPARE(hall.objects(u"using_party"_s, u"I3"_s, u"user"_s), QString());
    const auto edits = [&](const QString &role, const Patch &fields) { return hall.edits(post(role), objections, id(u"objection"_s), fields); };
    QCOMPARE(edits(u"quality_manager"_s, {{u"state"_s, u"answered"_s}, {u"answer"_s, u"同意"_s}}), QString());
    QCOMPARE(pointsOf(u"I3"_s), full);
    QCOMPARE(edits(u"managing_party"_s, {{u"state"_s, u"accepted"_s}, {u"ratio"_s, qint64(5'000)}}), QString());
    QCOMPARE(pointsOf(u"I3"_s), full / 2);
}

void tst_evaluationsheets::anOpenObjectionStopsTheFreezing()
{
    Hall hall;
    QCOMPARE(hall.isInReview(), QString());
    QCOMPARE(hall.objects(u"using_party"_s, u"I3"_s, u"user"_s), QString());
    hall.now = at(21, 9);
    QCOMPARE(hall.verb(u"managing_party"_s, u"frozen"_s, hall.result()), u"objections 1"_s);
    QCOMPARE(hall.edits(post(u"using_party"_s), objections, id(u"objection"_s), {{u"state"_s, u"withdrawn"_s}}), QString());
    QCOMPARE(hall.verb(u"managing_party"_s, u"frozen"_s, hall.result()), QString());
    QCOMPARE(hall.objects(u"using_party"_s, u"I3"_s, u"user"_s, u"late"_s), u"closed frozen"_s);
}

QTEST_APPLESS_MAIN(tst_evaluationsheets)
#include "tst_evaluationsheets.moc"
