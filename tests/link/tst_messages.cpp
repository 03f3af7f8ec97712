// The small messages: each comes back as it went, and hostile ones name what is wrong with them.
#include "link/messages.h"

#include <QTest>

using namespace contract;

class TestMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsASessionBack();
    void refusesATokenThatCouldSplitAHeader();
    void bringsCredentialsBack();
    void namesTheBadMemberOfCredentials_data();
    void namesTheBadMemberOfCredentials();
    void bringsCommandsAndReceiptsBack();
    void refusesTooManyCommands();
    void refusesDeepNesting();
    void takesBracesInTextsForText();
    void refusesWrongUtf8();
    void bringsAProblemBack();
    void takesWhatIsNoProblemForItsStatus();
};

void TestMessages::bringsASessionBack()
{
    Session session{.token = "abc.DEF-123", .actor = {}, .rulesetVersion = 3, .serverTime = {1'700'000'000'123}, .expiresAt = {1'700'000'900'000}, .mustChangePassword = true};
    session.actor = {.account = QUuid::createUuid(), .login = QStringLiteral("kim"), .displayName = QStringLiteral("金"), .roles = {QStringLiteral("engineer")},
                     .rights = {QStringLiteral("resource.read"), QStringLiteral("resource.edit")}, .scope = {.all = false, .units = {QStringLiteral("u1"), QStringLiteral("u2")}}};

    const auto back = wire::sessionFromJson(wire::toJson(session));

    QVERIFY(back);
    QCOMPARE(back->token, session.token);
    QVERIFY(back->actor == session.actor);
    QCOMPARE(back->rulesetVersion, 3);
    QVERIFY(back->serverTime == session.serverTime && back->expiresAt == session.expiresAt);
    QVERIFY(back->mustChangePassword);
}

void TestMessages::refusesATokenThatCouldSplitAHeader()
{
    Session session{.token = "abc\r\nX-Evil: 1", .actor = {}};
    session.actor.account = QUuid::createUuid();
    QVERIFY(!wire::sessionFromJson(wire::toJson(session)));
}

void TestMessages::bringsCredentialsBack()
{
    const Credentials sent{.login = QStringLiteral("金"), .password = QStringLiteral("p\"w"), .newPassword = QStringLiteral("n\\w"), .device = QStringLiteral("台式机")};
    const auto back = wire::credentialsFromJson(wire::toJson(sent));
    QVERIFY(back);
    QCOMPARE(back->login, sent.login);
    QCOMPARE(back->password, sent.password);
    QCOMPARE(back->newPassword, sent.newPassword);
    QCOMPARE(back->device, sent.device);
}

void TestMessages::namesTheBadMemberOfCredentials_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("member");
    QTest::newRow("no password") << QByteArray(R"({"login":"kim"})") << QStringLiteral("password");
    QTest::newRow("a login that is a number") << QByteArray(R"({"login":1,"password":"x"})") << QStringLiteral("login");
    QTest::newRow("an unknown member") << QByteArray(R"({"login":"kim","password":"x","admin":true})") << QStringLiteral("admin");
    QTest::newRow("a password of a megabyte") << QByteArray(R"({"login":"kim","password":")" + QByteArray(1'000'000, 'x') + "\"}") << QStringLiteral("password");
    QTest::newRow("an array") << QByteArray("[]") << QStringLiteral("body");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("body");
    QTest::newRow("half of it") << QByteArray(R"({"login":)") << QStringLiteral("body");
}

void TestMessages::namesTheBadMemberOfCredentials()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, member);
    const auto credentials = wire::credentialsFromJson(json);
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().code, ErrorCode::BadRequest);
    QCOMPARE(credentials.error().field, member);
}

void TestMessages::bringsCommandsAndReceiptsBack()
{
    Command edit{.id = QUuid::createUuid(), .kind = CommandKind::Edit, .entity = QStringLiteral("resource"), .targets = {{QUuid::createUuid(), 4}}};
    edit.fields.emplace(QStringLiteral("name"), QStringLiteral("甲"));
    edit.occurredAt = {1'700'000'000'000};
    Command retire = edit;
    retire.id = QUuid::createUuid();
    retire.kind = CommandKind::Retire;
    retire.fields.clear();
    const std::vector<Command> commands{edit, retire};
    const std::vector<Receipt> receipts{
        {.command = edit.id, .outcome = Applied{.records = {{edit.targets[0].id, 5}}}, .receivedAt = {1}},
        {.command = retire.id, .outcome = Refused{.error = {ErrorCode::MissingRight, QStringLiteral("resource.retire"), {}}}, .receivedAt = {2}},
    };

    const auto commandsBack = wire::commandsFromJson(wire::toJson(commands));
    const auto receiptsBack = wire::receiptsFromJson(wire::toJson(receipts));

    QVERIFY(commandsBack && *commandsBack == commands);
    QVERIFY(receiptsBack && *receiptsBack == receipts);
}

void TestMessages::refusesTooManyCommands()
{
    QByteArray many = "[";
    for (int i = 0; i <= wire::maxCommands; ++i)
        many += "{},";
    many.back() = ']';
    const auto commands = wire::commandsFromJson(many);
    QVERIFY(!commands);
    QCOMPARE(commands.error().code, ErrorCode::TooLarge);
}

void TestMessages::refusesDeepNesting()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QVERIFY(wire::parseJson(nested(wire::maxNesting)));
    QVERIFY(!wire::parseJson(nested(wire::maxNesting + 1)));
    QVERIFY(!wire::parseJson(nested(5'000'000)));
}

void TestMessages::takesBracesInTextsForText()
{
    QVERIFY(wire::parseJson("[\"" + QByteArray(500, '{') + "\\\"" + QByteArray(500, '[') + "\"]"));
}

void TestMessages::refusesWrongUtf8()
{
    QVERIFY(!wire::parseJson("[\"\xff\"]"));
    QVERIFY(!wire::parseJson("[\"\xed\xa0\x80\"]"));
}

void TestMessages::bringsAProblemBack()
{
    const Error error{ErrorCode::MissingRight, QStringLiteral("resource.edit"), QStringLiteral("because")};
    QVERIFY(wire::errorFromProblem(wire::problemToJson(error, 403, QStringLiteral("r1")), ErrorCode::Internal) == error);
}

void TestMessages::takesWhatIsNoProblemForItsStatus()
{
    QCOMPARE(wire::errorFromProblem("<html>502</html>", ErrorCode::Unavailable).code, ErrorCode::Unavailable);
    QCOMPARE(wire::errorFromProblem("{}", ErrorCode::NotFound).code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_messages.moc"
