// What single requests promise: sessions, commands, and edits by PATCH.
#include "link/compression.h"
#include "link/messages.h"
#include "link/wire.h"
#include "server/apisite.h"

#include <QTest>

using namespace contract;
using support::RawClient;

class TestApi : public QObject, ApiSite
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sessionsEndWhenSignedOut();
    void locksAfterTooManyFailures();
    void refusesACommandWithoutTheRight();
    void refusesCommandsThatAreNone_data();
    void refusesCommandsThatAreNone();
    void patchWantsTheRevision();
    void patchIsRepeatableWithAKey();
    void takesAPackedBody();
    void metricsCount();
};

void TestApi::initTestCase()
{
    QVERIFY(open());
}

void TestApi::sessionsEndWhenSignedOut()
{
    const auto token = signIn(QStringLiteral("viewer"));
    RawClient stream(m_server->port());
    QVERIFY(stream.send("GET /api/v1/events HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + token + "\r\n\r\n"));
    QCOMPARE(stream.reply().status, 200);
    QCOMPARE(askAs(token, "GET", "/api/v1/head").status, 200);

    QCOMPARE(askAs(token, "DELETE", "/api/v1/session").status, 204);

    QCOMPARE(askAs(token, "GET", "/api/v1/head").status, 401);
    QVERIFY2(stream.closedWithin(2000), "the stream of events outlived its session");
}

void TestApi::locksAfterTooManyFailures()
{
    const QByteArray wrong = R"({"login":"locked","password":"wrong"})";
    for (int i = 0; i < 5; ++i) {
        const auto reply = ask("POST", "/api/v1/session", wrong);
        QCOMPARE(reply.status, 401);
        QCOMPARE(codeOf(reply), QStringLiteral("bad_credentials"));
    }
    const auto locked = ask("POST", "/api/v1/session", R"({"login":"locked","password":"Seven-Stars-88"})");
    QCOMPARE(locked.status, 423);
    QVERIFY(locked.headers.value("retry-after").toInt() > 0);
    QVERIFY2(!m_server->log().contains("Seven-Stars"), "a password stands in the log");
}

void TestApi::refusesACommandWithoutTheRight()
{
    const auto reply = askAs(m_clerk, "POST", "/api/v1/commands", command(CommandKind::Create, QStringLiteral("organisation"), m_ids.next(), 0, {{QStringLiteral("name"), QStringLiteral("x")}}));
    QCOMPARE(reply.status, 200);
    const auto receipts = wire::receiptsFromJson(reply.body);
    QVERIFY(receipts);
    const auto *refused = std::get_if<Refused>(&receipts->at(0).outcome);
    QVERIFY(refused);
    QCOMPARE(refused->error.code, ErrorCode::MissingRight);
    QCOMPARE(refused->error.field, QStringLiteral("organisation.create"));
}

void TestApi::refusesCommandsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    QTest::newRow("an unknown member") << QByteArray("\"sudo\"") << QByteArray("true") << QStringLiteral("sudo");
    QTest::newRow("an unknown kind") << QByteArray("\"kind\"") << QByteArray("\"explode\"") << QStringLiteral("kind");
    QTest::newRow("an id that is none") << QByteArray("\"id\"") << QByteArray("7") << QStringLiteral("id");
    QTest::newRow("targets that are none") << QByteArray("\"targets\"") << QByteArray("{}") << QStringLiteral("targets");
    QTest::newRow("no target") << QByteArray("\"targets\"") << QByteArray("[]") << QStringLiteral("targets");
    QTest::newRow("a giant revision") << QByteArray("\"targets\"") << QByteArray("[{\"id\":\"0192f0c4-7d00-7000-8000-000000000001\",\"base_revision\":1e300}]") << QStringLiteral("base_revision");
    QTest::newRow("a negative revision") << QByteArray("\"targets\"") << QByteArray("[{\"id\":\"0192f0c4-7d00-7000-8000-000000000001\",\"base_revision\":-1}]") << QStringLiteral("base_revision");
    QTest::newRow("a time in words") << QByteArray("\"occurred_at\"") << QByteArray("\"now\"") << QStringLiteral("occurred_at");
    QTest::newRow("a field that is an object") << QByteArray("\"fields\"") << QByteArray("{\"name\":{}}") << QStringLiteral("name");
    QTest::newRow("a reason without end") << QByteArray("\"reason\"") << '"' + QByteArray(5000, 'x') + '"' << QStringLiteral("reason");
}

void TestApi::refusesCommandsThatAreNone()
{
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, json);
    QFETCH(QString, field);
    auto object = QJsonDocument::fromJson(command(CommandKind::Create, QStringLiteral("organisation"), m_ids.next(), 0, {{QStringLiteral("name"), QStringLiteral("x")}})).array().at(0).toObject();
    const auto bad = QJsonDocument::fromJson("[" + json + "]").array().at(0);
    object.insert(QString::fromLatin1(member.mid(1, member.size() - 2)), bad);

    const auto reply = ask("POST", "/api/v1/commands", QJsonDocument(QJsonArray{object}).toJson());

    QCOMPARE(reply.status, 400);
    QCOMPARE(fieldOf(reply), field);
}

void TestApi::patchWantsTheRevision()
{
    const auto id = create(QStringLiteral("organisation"), {{QStringLiteral("name"), QStringLiteral("甲")}});
    const auto target = "/api/v1/organisation/" + idText(id).toLatin1();
    const QByteArray body = R"({"fields":{"name":"乙"}})";

    QCOMPARE(ask("PATCH", target, body).status, 428);
    for (const auto *tag : {"*", "1", "\"x\"", "W/\"1\"", "\"-1\"", "\"0\"", "\"1\", \"2\""})
        QCOMPARE(ask("PATCH", target, body, {QByteArray("If-Match: ") + tag}).status, 400);
    const auto done = ask("PATCH", target, body, {"If-Match: \"1\""});
    QCOMPARE(done.status, 200);
    QCOMPARE(done.headers.value("etag"), QByteArray("\"2\""));
    QCOMPARE(objectOf(done).value(QStringLiteral("name")).toString(), QStringLiteral("乙"));
    const auto stale = ask("PATCH", target, body, {"If-Match: \"1\""});
    QCOMPARE(stale.status, 412);
    QCOMPARE(codeOf(stale), QStringLiteral("stale"));
    QCOMPARE(ask("PATCH", target, R"({"fields":{"shininess":"1"}})", {"If-Match: \"2\""}).status, 400);
    QCOMPARE(ask("PATCH", target, R"({"fields":{"name":""}})", {"If-Match: \"2\""}).status, 422);
    const auto refused = askAs(m_clerk, "PATCH", target, body, {"If-Match: \"2\""});
    QCOMPARE(refused.status, 403);
    QCOMPARE(fieldOf(refused), QStringLiteral("organisation.edit"));
    const auto history = QJsonDocument::fromJson(ask("GET", target + "/history").body).array();
    QCOMPARE(history.size(), 2);
    QCOMPARE(history.at(0).toObject().value(QStringLiteral("by")).toString().isEmpty(), false);
}

void TestApi::patchIsRepeatableWithAKey()
{
    const auto id = create(QStringLiteral("organisation"), {{QStringLiteral("name"), QStringLiteral("甲")}});
    const auto target = "/api/v1/organisation/" + idText(id).toLatin1();
    const QByteArrayList headers{"If-Match: \"1\"", "Idempotency-Key: " + idText(m_ids.next()).toLatin1()};
    const QByteArray body = R"({"fields":{"name":"乙"}})";
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask("PATCH", target, body, headers).headers.value("etag"), QByteArray("\"2\""));
    QCOMPARE(ask("PATCH", target, body, {"If-Match: \"2\"", "Idempotency-Key: 7"}).status, 400);
    QCOMPARE(ask("PATCH", target, body, {"If-Match: \"2\"", "Idempotency-Key: " + QUuid::createUuid().toByteArray(QUuid::WithoutBraces)}).status, 400);
}

void TestApi::takesAPackedBody()
{
    const auto body = command(CommandKind::Create, QStringLiteral("organisation"), m_ids.next(), 0, {{QStringLiteral("name"), QStringLiteral("压缩")}});
    const auto packed = QByteArray::fromStdString(wire::packed(wire::Encoding::Zstd, {body.constData(), size_t(body.size())}));
    QCOMPARE(ask("POST", "/api/v1/commands", packed, {"Content-Encoding: zstd"}).status, 200);
    QCOMPARE(ask("POST", "/api/v1/commands", "no zstd", {"Content-Encoding: zstd"}).status, 400);
    QCOMPARE(ask("POST", "/api/v1/commands", "{}", {"Content-Encoding: br"}).status, 400);
    const auto bomb = QByteArray::fromStdString(wire::packed(wire::Encoding::Zstd, std::string(50'000'000, ' ')));
    QCOMPARE(ask("POST", "/api/v1/commands", bomb, {"Content-Encoding: zstd"}).status, 413);
}

void TestApi::metricsCount()
{
    QCOMPARE(ask("GET", "/api/v1/organisation").status, 200);

    const auto reply = ask("GET", "/metrics");

    QVERIFY(reply.headers.value("content-type").startsWith("text/plain"));
    QVERIFY(reply.body.contains("yunheng_requests_total{method=\"GET\",route=\"/api/v1/{entity}\",status=\"2xx\"}"));
    QVERIFY(reply.body.contains("yunheng_request_duration_seconds_bucket{le=\"+Inf\"}"));
    QVERIFY(reply.body.contains("\nyunheng_events_clients "));
}

QTEST_GUILESS_MAIN(TestApi)
#include "tst_api.moc"
