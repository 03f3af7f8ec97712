// The contract: what /openapi.json describes is what the real server does, for good requests and for bad ones.
#include "contract/entities/entities.h"
#include "link/messages.h"
#include "seals/keyfile.h"
#include "server/apisite.h"
#include "service/hooktokens.h"

#include <QJsonArray>
#include <QTest>

using namespace contract;
using support::RawClient;

namespace {

const QByteArray contentBytes = "content";

struct Operation {
    QByteArray method;
    QString pattern;
    QJsonObject described;
};

} // namespace

class TestOpenApi : public QObject, ApiSite
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void describesItself();
    void showsTheKeyOfItsReceipts();
    void answersEveryGoodRequest_data() { everyOperation(); }
    void answersEveryGoodRequest();
    void wantsATokenEverywhereButAtHealthAndSignIn_data() { everyOperation(); }
    void wantsATokenEverywhereButAtHealthAndSignIn();
    void refusesUnknownParameters_data() { everyOperation(); }
    void refusesUnknownParameters();
    void refusesBadBodies_data() { everyOperation(); }
    void refusesBadBodies();
    void refusesUnknownNamesInPaths_data() { everyOperation(); }
    void refusesUnknownNamesInPaths();
    void namesTheMissingRight_data() { everyOperation(); }
    void namesTheMissingRight();
    void refusesOtherMethods_data() { everyOperation(); }
    void refusesOtherMethods();

private:
    void everyOperation();
    QByteArray targetOf(const Operation &operation);
    QByteArray goodBodyOf(const Operation &operation);
    Operation operation() const;
    /// Hooks have tokens of their own.
    QByteArray tokenOf(const Operation &operation) const { return operation.pattern.contains(QLatin1StringView("/hooks/")) ? m_hook : m_token; }
    /// As ask(), with the operation's token.
    RawReply askFor(const Operation &operation, const QByteArray &target, const QByteArray &body, const QByteArrayList &headers = {}) { return askAs(tokenOf(operation), operation.method, target, body, headers); }

    std::vector<Operation> m_operations;
    QByteArray m_hook;
    QString m_digest; ///< of a content that hangs on m_unit
};

void TestOpenApi::initTestCase()
{
    QVERIFY(open());
    const auto description = ask("GET", "/openapi.json");
    QCOMPARE(description.status, 200);
    const auto paths = objectOf(description).value(QStringLiteral("paths")).toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const auto methods = path.value().toObject();
        for (auto method = methods.begin(); method != methods.end(); ++method)
            m_operations.push_back({method.key().toUpper().toLatin1(), path.key(), method.value().toObject()});
    }
    QVERIFY(m_operations.size() >= 18);
    const auto database = store::Database::open(m_server->database());
    const auto hook = database ? service::makeHookToken(**database, QStringLiteral("test"), m_clock.now()) : Result<QByteArray>(Unexpected(database.error()));
    QVERIFY(hook);
    m_hook = *hook;
    m_digest = attach(QStringLiteral("organisation"), m_unit, contentBytes);
    QVERIFY(!m_digest.isEmpty());
}

void TestOpenApi::everyOperation()
{
    QTest::addColumn<int>("position");
    for (size_t i = 0; i < m_operations.size(); ++i)
        QTest::newRow(m_operations[i].method + ' ' + m_operations[i].pattern.toLatin1()) << int(i);
}

Operation TestOpenApi::operation() const
{
    return m_operations[size_t(*static_cast<int *>(QTest::qData("position", QMetaType::Int)))];
}

QByteArray TestOpenApi::targetOf(const Operation &operation)
{
    auto target = operation.pattern;
    target.replace(QLatin1StringView("{entity}"), QLatin1StringView("organisation")).replace(QLatin1StringView("{id}"), idText(m_unit)).replace(QLatin1StringView("{digest}"), m_digest);
    if (operation.method == "PUT")
        target += QStringLiteral("?size=%1").arg(contentBytes.size());
    if (target.endsWith(QLatin1StringView("/changes")))
        target += QStringLiteral("?cursor=") + objectOf(ask("GET", "/api/v1/head")).value(QStringLiteral("cursor")).toString();
    return target.toLatin1();
}

QByteArray TestOpenApi::goodBodyOf(const Operation &operation)
{
    if (operation.method == "PATCH")
        return R"({"fields":{"name":"越秀区教育局"},"reason":"改名"})";
    if (operation.pattern.endsWith(QLatin1StringView("/commands")))
        return command(CommandKind::Create, QStringLiteral("organisation"), m_ids.next(), 0, {{QStringLiteral("name"), QStringLiteral("新单位")}});
    if (operation.pattern.endsWith(QLatin1StringView("/alertmanager")))
        return R"({"version":"4","groupKey":"k","status":"resolved","alerts":[]})";
    if (operation.method == "POST")
        return R"({"login":"viewer","password":"Seven-Stars-88"})";
    return {};
}

void TestOpenApi::showsTheKeyOfItsReceipts()
{
    const auto answer = objectOf(askAs({}, "GET", "/api/v1/server-key"));
    const auto own = seals::readKeyFile(m_server->folder() + QStringLiteral("/seal.key"));

    QVERIFY(own);
    QCOMPARE(answer.value(QStringLiteral("fingerprint")).toString(), own->publicKey().fingerprint());
    QCOMPARE(answer.value(QStringLiteral("algorithm")).toString(), QStringLiteral("sm2-sm3"));
    QCOMPARE(seals::PublicKey::fromPem(answer.value(QStringLiteral("public_key")).toString().toLatin1()).value().fingerprint(), own->publicKey().fingerprint());
}

void TestOpenApi::describesItself()
{
    const auto description = objectOf(ask("GET", "/openapi.json"));
    QCOMPARE(description.value(QStringLiteral("openapi")).toString(), QStringLiteral("3.1.0"));
    const auto schemas = description.value(QStringLiteral("components")).toObject().value(QStringLiteral("schemas")).toObject();
    for (const auto &shape : allShapes())
        for (const auto &field : shape.fields)
            QVERIFY2(schemas.value(shape.name).toObject().value(QStringLiteral("properties")).toObject().contains(field.name), qPrintable(shape.name + field.name));
}

void TestOpenApi::answersEveryGoodRequest()
{
    const auto operation = this->operation();
    auto token = tokenOf(operation);
    if (operation.method == "DELETE")
        token = signIn(QStringLiteral("viewer"));
    QByteArrayList headers;
    if (operation.method == "PATCH")
        headers << "If-Match: " + ask("GET", targetOf(operation)).headers.value("etag");

    RawReply reply;
    if (operation.pattern.endsWith(QLatin1StringView("/events"))) {
        RawClient stream(m_server->port());
        QVERIFY(stream.send("GET /api/v1/events HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + token + "\r\n\r\n"));
        reply = stream.reply();
    } else {
        reply = askAs(token, operation.method, targetOf(operation), goodBodyOf(operation), headers);
    }

    const auto responses = operation.described.value(QStringLiteral("responses")).toObject();
    QVERIFY2(responses.contains(QString::number(reply.status)), reply.body.constData());
    const auto types = responses.value(QString::number(reply.status)).toObject().value(QStringLiteral("content")).toObject().keys();
    const auto type = reply.headers.value("content-type").split(';').first();
    QCOMPARE(QString::fromLatin1(type), types.value(0));
    QVERIFY(!reply.headers.value("x-request-id").isEmpty());
    if (type == "application/json")
        QVERIFY(!QJsonDocument::fromJson(reply.body).isNull());
}

void TestOpenApi::wantsATokenEverywhereButAtHealthAndSignIn()
{
    const auto operation = this->operation();
    const auto security = operation.described.value(QStringLiteral("security"));
    const bool open = security.isArray() && security.toArray().isEmpty();
    const QStringList openOnes{QStringLiteral("/healthz"), QStringLiteral("/readyz"), QStringLiteral("/api/v1/server-key")};
    QCOMPARE(open, openOnes.contains(operation.pattern) || (operation.method == "POST" && operation.pattern == QLatin1StringView("/api/v1/session")));
    if (open)
        return;
    for (const QByteArray &token : {QByteArray(), QByteArray("nonsense"), m_token + 'x', m_token.left(10)}) {
        const auto reply = askAs(token, operation.method, targetOf(operation), goodBodyOf(operation), {"If-Match: \"1\""});
        QCOMPARE(reply.status, 401);
        QCOMPARE(codeOf(reply), QStringLiteral("not_signed_in"));
        QCOMPARE(reply.headers.value("www-authenticate"), QByteArray("Bearer"));
    }
}

void TestOpenApi::refusesUnknownParameters()
{
    const auto operation = this->operation();
    const auto target = targetOf(operation);
    const auto reply = askFor(operation, target + (target.contains('?') ? "&" : "?") + "nonsense=1", goodBodyOf(operation), {"If-Match: \"1\""});
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/problem+json"));
    QCOMPARE(fieldOf(reply), QStringLiteral("nonsense"));
}

void TestOpenApi::refusesBadBodies()
{
    const auto operation = this->operation();
    const auto target = targetOf(operation);
    const QByteArrayList ifMatch{"If-Match: \"1\""};
    if (!operation.described.contains(QStringLiteral("requestBody"))) {
        QCOMPARE(askFor(operation, target, "{}").status, 400);
        return;
    }
    if (operation.described.value(QStringLiteral("requestBody")).toObject().value(QStringLiteral("content")).toObject().contains(QStringLiteral("application/octet-stream"))) {
        QCOMPARE(askFor(operation, target, "{}").status, 415);
        return;
    }
    const QByteArrayList bad{"{", "nonsense", "7", "\"text\"", "null", "{\"nonsense\":1}", "[{\"nonsense\":1}]", "[7]", "{\"login\":{}}", "{\"fields\":[]}", "{\"fields\":{\"name\":{\"a\":1}}}",
                             QByteArray(100'000, '['), QByteArray(100, '[') + QByteArray(100, ']'), "{\"a\":\"\xff\"}", "\xef\xbb\xbf", QByteArray("{\"a\":1\0}", 8), "[]", "{}"};
    for (const auto &body : bad) {
        const auto reply = askFor(operation, target, body, ifMatch);
        QVERIFY2(reply.status == 400, body.left(60) + " -> " + QByteArray::number(reply.status) + reply.body);
        QCOMPARE(codeOf(reply), QStringLiteral("bad_request"));
        QVERIFY(!fieldOf(reply).isEmpty());
    }
    QCOMPARE(askFor(operation, target, {}, ifMatch).status, 400);
    const auto large = askFor(operation, target, QByteArray(300'000, ' '), ifMatch);
    QCOMPARE(large.status, 413);
    QCOMPARE(codeOf(large), QStringLiteral("too_large"));

    RawClient client(m_server->port());
    QVERIFY(client.send(operation.method + ' ' + target + " HTTP/1.1\r\nHost: h\r\nIf-Match: \"1\"\r\nAuthorization: Bearer " + tokenOf(operation) + "\r\nContent-Type: text/xml\r\nContent-Length: 2\r\n\r\n{}"));
    QCOMPARE(client.reply().status, 415);
}

void TestOpenApi::refusesUnknownNamesInPaths()
{
    const auto operation = this->operation();
    if (!operation.pattern.contains(QLatin1StringView("{entity}")))
        return;
    const auto with = [&](const char *entity, const QByteArray &id) {
        auto target = operation.pattern.toLatin1();
        return ask(operation.method, target.replace("{entity}", entity).replace("{id}", id), goodBodyOf(operation), {"If-Match: \"1\""});
    };
    for (const auto *entity : {"spaceship", "%00", "%ff", "organisation%2F", "ORGANISATION", "sqlite_master", "organisation;--"})
        QCOMPARE(with(entity, idText(m_unit).toLatin1()).status, 404);
    if (!operation.pattern.contains(QLatin1StringView("{id}")))
        return;
    for (const auto *id : {"7", "0192f0c4-7d00-7000-8000-000000000001", "%27", "..", "0192F0C4-7D00-7000-8000-000000000001"}) {
        const auto reply = with("organisation", id);
        QVERIFY2(reply.status == 404, id);
        QCOMPARE(codeOf(reply), QStringLiteral("not_found"));
    }
}

void TestOpenApi::namesTheMissingRight()
{
    const auto operation = this->operation();
    if (operation.described.value(QStringLiteral("x-right")).toString() != QLatin1StringView("{entity}.read"))
        return;
    auto target = operation.pattern.toLatin1();
    const auto reply = askAs(m_clerk, operation.method, target.replace("{entity}", "resource").replace("{id}", idText(m_unit).toLatin1()));
    QCOMPARE(reply.status, 403);
    QCOMPARE(codeOf(reply), QStringLiteral("missing_right"));
    QCOMPARE(fieldOf(reply), QStringLiteral("resource.read"));
}

void TestOpenApi::refusesOtherMethods()
{
    const auto operation = this->operation();
    for (const auto *method : {"PUT", "TRACE", "BREW"}) {
        if (operation.pattern.contains(QLatin1StringView("{digest}")) && qstrcmp(method, "PUT") == 0)
            continue;
        const auto reply = ask(method, targetOf(operation).split('?').first());
        QCOMPARE(reply.status, 405);
        QVERIFY2(reply.headers.value("allow").split(',').contains(operation.method) || reply.headers.value("allow").contains(' ' + operation.method), reply.headers.value("allow"));
    }
}

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
