// The contract: what /openapi.json describes is what the real server does, for good requests and for bad ones.
#include "contract/entities/entities.h"
#include "contract/systemports.h"
#include "link/compression.h"
#include "link/messages.h"
#include "link/wire.h"
#include "support/rawclient.h"
#include "support/serverprocess.h"

#include <QTest>

using namespace contract;
using support::RawClient;
using support::RawReply;
using support::ServerProcess;

namespace {

struct Operation {
    QByteArray method;
    QString pattern;
    QJsonObject described;
};

QJsonObject objectOf(const RawReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

QString codeOf(const RawReply &reply)
{
    return objectOf(reply).value(QStringLiteral("code")).toString();
}

QString fieldOf(const RawReply &reply)
{
    return objectOf(reply).value(QStringLiteral("field")).toString();
}

class Counted : public RowSink
{
public:
    std::vector<Record> records;
    void take(const RowView &row) override { records.push_back(toRecord(row)); }
};

} // namespace

class TestApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    // every operation of the description
    void describesItself();
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

    // what single operations promise
    void sessionsEndWhenSignedOut();
    void locksAfterTooManyFailures();
    void refusesACommandWithoutTheRight();
    void refusesCommandsThatAreNone_data();
    void refusesCommandsThatAreNone();
    void patchWantsTheRevision();
    void patchIsRepeatableWithAKey();
    void recordsHaveAnEtag();
    void listsFilterSortAndPage();
    void listsRefuseNonsense_data();
    void listsRefuseNonsense();
    void aStrangeCursorIsRefused_data();
    void aStrangeCursorIsRefused();
    void aCursorOfOtherRightsIsGone();
    void packsWhatIsAskedFor_data();
    void packsWhatIsAskedFor();
    void takesAPackedBody();
    void readsAPageOnceForManyClients();
    void showsNoOneWhatTheyMayNotSee();
    void metricsCount();

private:
    void everyOperation();
    QByteArray signIn(const QString &login, const QString &password = QStringLiteral("Seven-Stars-88"));
    RawReply ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {}, QByteArrayList headers = {});
    RawReply askAs(const QByteArray &token, const QByteArray &method, const QByteArray &target, const QByteArray &body = {}, QByteArrayList headers = {});
    QByteArray command(CommandKind kind, const QString &entity, const QUuid &target, Revision base, const QJsonObject &fields = {});
    QUuid create(const QString &entity, const QJsonObject &fields);
    QByteArray targetOf(const Operation &operation);
    QByteArray goodBodyOf(const Operation &operation);
    Operation operation() const;

    SystemClock m_clock;
    UuidV7Source m_ids{m_clock};
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<RawClient> m_client;
    QByteArray m_token;
    QByteArray m_clerk; ///< token of somebody who may read organisations only
    std::vector<Operation> m_operations;
    QUuid m_unit;
};

void TestApi::initTestCase()
{
    auto server = ServerProcess::run({
        .staff = {{}, {.login = QStringLiteral("clerk"), .roles = {QStringLiteral("audit_admin")}}, {.login = QStringLiteral("viewer"), .roles = {QStringLiteral("viewer")}},
                  {.login = QStringLiteral("locked")}, {.login = QStringLiteral("nowhere"), .roles = {QStringLiteral("viewer")}, .unitScope = QStringLiteral("0192f0c4-7d00-7000-8000-00000000dead")}},
        .environment = {{QStringLiteral("YUNHENG_SERVER_BODY_BYTES"), QStringLiteral("200000")}},
    });
    QVERIFY2(server, server ? "" : qPrintable(server.error().message));
    m_server = *std::move(server);
    m_client = std::make_unique<RawClient>(m_server->port());
    m_token = signIn(QStringLiteral("chief"));
    m_clerk = signIn(QStringLiteral("clerk"));
    QVERIFY(!m_token.isEmpty() && !m_clerk.isEmpty());
    m_unit = create(QStringLiteral("organisation"), {{QStringLiteral("name"), QStringLiteral("荔湾区教育局")}});
    QVERIFY(!m_unit.isNull());

    const auto description = ask("GET", "/openapi.json");
    QCOMPARE(description.status, 200);
    const auto paths = objectOf(description).value(QStringLiteral("paths")).toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const auto methods = path.value().toObject();
        for (auto method = methods.begin(); method != methods.end(); ++method)
            m_operations.push_back({method.key().toUpper().toLatin1(), path.key(), method.value().toObject()});
    }
    QVERIFY(m_operations.size() >= 16);
}

QByteArray TestApi::signIn(const QString &login, const QString &password)
{
    const auto reply = RawClient(m_server->port()).ask("POST", "/api/v1/session", {}, wire::toJson(Credentials{.login = login, .password = password, .newPassword = {}, .device = {}}));
    return objectOf(reply).value(QStringLiteral("token")).toString().toLatin1();
}

RawReply TestApi::ask(const QByteArray &method, const QByteArray &target, const QByteArray &body, QByteArrayList headers)
{
    return askAs(m_token, method, target, body, std::move(headers));
}

RawReply TestApi::askAs(const QByteArray &token, const QByteArray &method, const QByteArray &target, const QByteArray &body, QByteArrayList headers)
{
    if (!token.isEmpty())
        headers << "Authorization: Bearer " + token;
    auto reply = m_client->ask(method, target, headers, body);
    if (reply.status == 0) { // the connection was closed behind a refusal
        m_client = std::make_unique<RawClient>(m_server->port());
        reply = m_client->ask(method, target, headers, body);
    }
    if (reply.headers.value("connection") == "close")
        m_client = std::make_unique<RawClient>(m_server->port());
    return reply;
}

QByteArray TestApi::command(CommandKind kind, const QString &entity, const QUuid &target, Revision base, const QJsonObject &fields)
{
    Command command{.id = m_ids.next(), .kind = kind, .entity = entity, .targets = {{target, base}}};
    for (auto it = fields.begin(); it != fields.end(); ++it)
        command.fields.emplace(it.key(), valueFromJson(it.value()));
    command.occurredAt = m_clock.now();
    return wire::toJson(std::vector<Command>{command});
}

QUuid TestApi::create(const QString &entity, const QJsonObject &fields)
{
    const auto id = m_ids.next();
    const auto receipts = wire::receiptsFromJson(ask("POST", "/api/v1/commands", command(CommandKind::Create, entity, id, 0, fields)).body);
    return receipts && std::holds_alternative<Applied>(receipts->at(0).outcome) ? id : QUuid();
}

void TestApi::everyOperation()
{
    QTest::addColumn<int>("position");
    for (size_t i = 0; i < m_operations.size(); ++i)
        QTest::newRow(m_operations[i].method + ' ' + m_operations[i].pattern.toLatin1()) << int(i);
}

Operation TestApi::operation() const
{
    return m_operations[size_t(*static_cast<int *>(QTest::qData("position", QMetaType::Int)))];
}

QByteArray TestApi::targetOf(const Operation &operation)
{
    auto target = operation.pattern;
    target.replace(QLatin1StringView("{entity}"), QLatin1StringView("organisation")).replace(QLatin1StringView("{id}"), idText(m_unit));
    if (target.endsWith(QLatin1StringView("/changes")))
        target += QStringLiteral("?cursor=") + objectOf(ask("GET", "/api/v1/head")).value(QStringLiteral("cursor")).toString();
    return target.toLatin1();
}

QByteArray TestApi::goodBodyOf(const Operation &operation)
{
    if (operation.method == "PATCH")
        return R"({"fields":{"name":"越秀区教育局"},"reason":"改名"})";
    if (operation.pattern.endsWith(QLatin1StringView("/commands")))
        return command(CommandKind::Create, QStringLiteral("organisation"), m_ids.next(), 0, {{QStringLiteral("name"), QStringLiteral("新单位")}});
    if (operation.method == "POST")
        return R"({"login":"viewer","password":"Seven-Stars-88"})";
    return {};
}

void TestApi::describesItself()
{
    const auto description = objectOf(ask("GET", "/openapi.json"));
    QCOMPARE(description.value(QStringLiteral("openapi")).toString(), QStringLiteral("3.1.0"));
    const auto schemas = description.value(QStringLiteral("components")).toObject().value(QStringLiteral("schemas")).toObject();
    for (const auto &shape : allShapes())
        for (const auto &field : shape.fields)
            QVERIFY2(schemas.value(shape.name).toObject().value(QStringLiteral("properties")).toObject().contains(field.name), qPrintable(shape.name + field.name));
}

void TestApi::answersEveryGoodRequest()
{
    const auto operation = this->operation();
    auto token = m_token;
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

void TestApi::wantsATokenEverywhereButAtHealthAndSignIn()
{
    const auto operation = this->operation();
    const bool open = operation.described.contains(QStringLiteral("security"));
    const QStringList openOnes{QStringLiteral("/healthz"), QStringLiteral("/readyz")};
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

void TestApi::refusesUnknownParameters()
{
    const auto operation = this->operation();
    const auto target = targetOf(operation);
    const auto reply = ask(operation.method, target + (target.contains('?') ? "&" : "?") + "nonsense=1", goodBodyOf(operation), {"If-Match: \"1\""});
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/problem+json"));
    QCOMPARE(fieldOf(reply), QStringLiteral("nonsense"));
}

void TestApi::refusesBadBodies()
{
    const auto operation = this->operation();
    const auto target = targetOf(operation);
    const QByteArrayList ifMatch{"If-Match: \"1\""};
    if (!operation.described.contains(QStringLiteral("requestBody"))) {
        QCOMPARE(ask(operation.method, target, "{}").status, 400);
        return;
    }
    const QByteArrayList bad{"{", "nonsense", "7", "\"text\"", "null", "{\"nonsense\":1}", "[{\"nonsense\":1}]", "[7]", "{\"login\":{}}", "{\"fields\":[]}", "{\"fields\":{\"name\":{\"a\":1}}}",
                             QByteArray(100'000, '['), QByteArray(100, '[') + QByteArray(100, ']'), "{\"a\":\"\xff\"}", "\xef\xbb\xbf", QByteArray("{\"a\":1\0}", 8), "[]", "{}"};
    for (const auto &body : bad) {
        const auto reply = ask(operation.method, target, body, ifMatch);
        QVERIFY2(reply.status == 400, body.left(60) + " -> " + QByteArray::number(reply.status) + reply.body);
        QCOMPARE(codeOf(reply), QStringLiteral("bad_request"));
        QVERIFY(!fieldOf(reply).isEmpty());
    }
    QCOMPARE(ask(operation.method, target, {}, ifMatch).status, 400);
    const auto large = ask(operation.method, target, QByteArray(300'000, ' '), ifMatch);
    QCOMPARE(large.status, 413);
    QCOMPARE(codeOf(large), QStringLiteral("too_large"));

    RawClient client(m_server->port());
    QVERIFY(client.send(operation.method + ' ' + target + " HTTP/1.1\r\nHost: h\r\nIf-Match: \"1\"\r\nAuthorization: Bearer " + m_token + "\r\nContent-Type: text/xml\r\nContent-Length: 2\r\n\r\n{}"));
    QCOMPARE(client.reply().status, 415);
}

void TestApi::refusesUnknownNamesInPaths()
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

void TestApi::namesTheMissingRight()
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

void TestApi::refusesOtherMethods()
{
    const auto operation = this->operation();
    for (const auto *method : {"PUT", "TRACE", "BREW"}) {
        const auto reply = ask(method, targetOf(operation).split('?').first());
        QCOMPARE(reply.status, 405);
        QVERIFY2(reply.headers.value("allow").split(',').contains(operation.method) || reply.headers.value("allow").contains(' ' + operation.method), reply.headers.value("allow"));
    }
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

void TestApi::recordsHaveAnEtag()
{
    const auto target = "/api/v1/organisation/" + idText(m_unit).toLatin1();
    const auto reply = ask("GET", target);
    const auto etag = reply.headers.value("etag");
    QCOMPARE(etag, '"' + QByteArray::number(objectOf(reply).value(QStringLiteral("revision")).toInteger()) + '"');
    const auto again = ask("GET", target, {}, {"If-None-Match: " + etag});
    QCOMPARE(again.status, 304);
    QVERIFY(again.body.isEmpty());
}

void TestApi::listsFilterSortAndPage()
{
    for (const auto *name : {"丙-3", "丙-1", "丙-2", "丙-4"})
        QVERIFY(!create(QStringLiteral("organisation"), {{QStringLiteral("name"), QString::fromUtf8(name)}}).isNull());
    QStringList names;
    QByteArray after;
    for (bool more = true; more;) {
        const auto reply = ask("GET", "/api/v1/organisation?name.prefix=" + QByteArray("丙-").toPercentEncoding() + "&sort=-name&limit=3" + (after.isEmpty() ? QByteArray() : "&after=" + after.toPercentEncoding()));
        QCOMPARE(reply.status, 200);
        const auto page = objectOf(reply);
        for (const auto &item : page.value(QStringLiteral("items")).toArray())
            names << item.toObject().value(QStringLiteral("name")).toString();
        after = page.value(QStringLiteral("after")).toString().toLatin1();
        more = page.value(QStringLiteral("more")).toBool();
    }
    QCOMPARE(names, (QStringList{QStringLiteral("丙-4"), QStringLiteral("丙-3"), QStringLiteral("丙-2"), QStringLiteral("丙-1")}));
}

void TestApi::listsRefuseNonsense_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("a limit of 0") << QByteArray("limit=0");
    QTest::newRow("a limit beyond") << QByteArray("limit=1001");
    QTest::newRow("a limit in words") << QByteArray("limit=many");
    QTest::newRow("an unknown sort") << QByteArray("sort=shininess");
    QTest::newRow("an SQL sort") << QByteArray("sort=name%3B--");
    QTest::newRow("an unknown comparison") << QByteArray("name.like=x");
    QTest::newRow("an unknown field") << QByteArray("shininess=7");
    QTest::newRow("an after of nobody's") << QByteArray("after=xyz&sort=name");
    QTest::newRow("a flag that is none") << QByteArray("retired=perhaps");
    QTest::newRow("a parameter twice") << QByteArray("limit=1&limit=2");
}

void TestApi::listsRefuseNonsense()
{
    QFETCH(QByteArray, query);
    const auto reply = ask("GET", "/api/v1/organisation?" + query);
    QVERIFY2(reply.status == 400, reply.body.constData());
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/problem+json"));
}

void TestApi::aStrangeCursorIsRefused_data()
{
    QTest::addColumn<QByteArray>("cursor");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("noise") << QByteArray("nonsense");
    QTest::newRow("controls") << QByteArray("%01%02");
    QTest::newRow("a long one") << QByteArray(4000, 'x');
}

void TestApi::aStrangeCursorIsRefused()
{
    QFETCH(QByteArray, cursor);
    const auto reply = ask("GET", "/api/v1/changes?cursor=" + cursor);
    QVERIFY2(reply.status == 400 || reply.status == 410, reply.body.constData());
}

void TestApi::aCursorOfOtherRightsIsGone()
{
    const auto cursor = objectOf(ask("GET", "/api/v1/head")).value(QStringLiteral("cursor")).toString().toLatin1();
    const auto reply = askAs(m_clerk, "GET", "/api/v1/changes?cursor=" + cursor.toPercentEncoding());
    QCOMPARE(reply.status, 410);
    QCOMPARE(codeOf(reply), QStringLiteral("cursor_gone"));
}

void TestApi::packsWhatIsAskedFor_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const auto *target : {"/api/v1/snapshot/organisation", "/api/v1/organisation", "/openapi.json"})
        QTest::newRow(target) << QByteArray(target);
}

void TestApi::packsWhatIsAskedFor()
{
    QFETCH(QByteArray, target);
    const auto plain = ask("GET", target);
    QVERIFY(!plain.headers.contains("content-encoding"));
    for (const auto *name : {"zstd", "gzip"}) {
        const auto packed = ask("GET", target, {}, {QByteArray("Accept-Encoding: ") + name});
        QCOMPARE(packed.headers.value("content-encoding"), QByteArray(name));
        const auto unpacked = wire::unpacked(*wire::encodingOf(name), {packed.body.constData(), size_t(packed.body.size())}, 10'000'000);
        QVERIFY(unpacked);
        QCOMPARE(QByteArray::fromStdString(*unpacked), plain.body);
    }
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

void TestApi::readsAPageOnceForManyClients()
{
    const auto reused = [&] {
        const auto text = ask("GET", "/metrics").body;
        const auto at = text.indexOf("\nyunheng_pages_reused_total ") + 28;
        return text.mid(at, text.indexOf('\n', at) - at).toInt();
    };
    QCOMPARE(ask("GET", "/api/v1/snapshot/organisation?limit=77").status, 200);
    const int before = reused();
    const auto other = signIn(QStringLiteral("chief"));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(askAs(other, "GET", "/api/v1/snapshot/organisation?limit=77").status, 200);
    QCOMPARE(reused(), before + 5);
    // A commit makes the page another one.
    QVERIFY(!create(QStringLiteral("organisation"), {{QStringLiteral("name"), QStringLiteral("后来")}}).isNull());
    QVERIFY(ask("GET", "/api/v1/snapshot/organisation?limit=777").body.contains("后来"));
    QCOMPARE(reused(), before + 5);
}

void TestApi::showsNoOneWhatTheyMayNotSee()
{
    const auto token = signIn(QStringLiteral("nowhere"));
    QVERIFY(!token.isEmpty());
    for (const auto *target : {"/api/v1/snapshot/organisation", "/api/v1/organisation"}) {
        QVERIFY(ask("GET", target).body.contains("教育局")); // in the cache now, for others
        const auto reply = askAs(token, "GET", target);
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.body.contains("教育局"));
    }
    QCOMPARE(askAs(token, "GET", "/api/v1/organisation/" + idText(m_unit).toLatin1()).status, 404);
    QCOMPARE(askAs(token, "GET", "/api/v1/organisation/" + idText(m_unit).toLatin1() + "/history").status, 404);
}

void TestApi::metricsCount()
{
    const auto reply = ask("GET", "/metrics");
    QVERIFY(reply.headers.value("content-type").startsWith("text/plain"));
    QVERIFY(reply.body.contains("yunheng_requests_total{method=\"GET\",route=\"/api/v1/{entity}\",status=\"2xx\"}"));
    QVERIFY(reply.body.contains("yunheng_request_duration_seconds_bucket{le=\"+Inf\"}"));
    QVERIFY(reply.body.contains("\nyunheng_events_clients "));
}

QTEST_GUILESS_MAIN(TestApi)
#include "tst_api.moc"
