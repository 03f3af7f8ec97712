// Commands as JSON: what was meant comes back, and what a hostile client sends is refused by name.
#include "contract/command.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace contract;

namespace {

const QString idA = QStringLiteral("0193552a-7c00-7abc-8def-0123456789ab");
const QString idB = QStringLiteral("0193552a-7c00-7abc-8def-0123456789ac");

QJsonObject aTarget(const QString &id = idA, QJsonValue revision = 3)
{
    return {{QStringLiteral("id"), id}, {QStringLiteral("base_revision"), revision}};
}

QJsonObject anEdit()
{
    return {{QStringLiteral("id"), idB},
            {QStringLiteral("kind"), QStringLiteral("edit")},
            {QStringLiteral("entity"), QStringLiteral("resource")},
            {QStringLiteral("targets"), QJsonArray{aTarget()}},
            {QStringLiteral("fields"), QJsonObject{{QStringLiteral("vcpu"), 8}, {QStringLiteral("note"), QStringLiteral("扩容")}}},
            {QStringLiteral("occurred_at"), qint64(1'763'000'000'000)}};
}

QJsonObject with(QJsonObject json, const char *member, const QJsonValue &value)
{
    json.insert(QLatin1StringView(member), value);
    return json;
}

QJsonArray targets(int count)
{
    QJsonArray array;
    for (int i = 0; i < count; ++i)
        array.append(aTarget(idText(QUuid::createUuidV5(QUuid(), QString::number(i)))));
    return array;
}

} // namespace

class tst_command : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindGoesThereAndBack_data();
    void everyKindGoesThereAndBack();
    void hostileInputIsRefusedByName_data();
    void hostileInputIsRefusedByName();
    void tenThousandTargetsAreAllowedAndNotOneMore();
    void aTargetsOwnFieldsComeFirst();
};

void tst_command::everyKindGoesThereAndBack_data()
{
    QTest::addColumn<int>("kind");
    for (const auto kind : {CommandKind::Create, CommandKind::Edit, CommandKind::Retire, CommandKind::Restore, CommandKind::Relate, CommandKind::Unrelate})
        QTest::newRow(qPrintable(textOf(kind))) << int(kind);
}

void tst_command::everyKindGoesThereAndBack()
{
    QFETCH(int, kind);
    const Command command{.id = QUuid(idB),
                          .kind = CommandKind(kind),
                          .entity = QStringLiteral("resource"),
                          .targets = {{QUuid(idA), 0}, {QUuid(idB), 12, {{QStringLiteral("room"), QStringLiteral("A3")}}}},
                          .fields = {{QStringLiteral("name"), QStringLiteral("主机\"1\"")}, {QStringLiteral("vcpu"), qint64(8)},
                                     {QStringLiteral("cpu_avg"), 12.5}, {QStringLiteral("note"), Value()}},
                          .overruled = {{QStringLiteral("room"), QStringLiteral("A2")}},
                          .reason = QStringLiteral("按工单"),
                          .after = {QUuid(idA)},
                          .occurredAt = Instant{1'763'000'000'000}};

    const auto bytes = QJsonDocument(toJson(command)).toJson();
    const auto back = commandFromJson(QJsonDocument::fromJson(bytes).object());

    QVERIFY(back.has_value());
    QCOMPARE(*back, command);
}

void tst_command::hostileInputIsRefusedByName_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QJsonObject &json, const char *field) { QTest::newRow(name) << json << QString::fromLatin1(field); };
    row("an empty object", {}, "id");
    row("unknown member", with(anEdit(), "sudo", true), "sudo");
    row("id is a number", with(anEdit(), "id", 7), "id");
    row("id is null", with(anEdit(), "id", QJsonValue::Null), "id");
    row("id in braces", with(anEdit(), "id", QString(u'{' + idA + u'}')), "id");
    row("unknown kind", with(anEdit(), "kind", QStringLiteral("drop")), "kind");
    row("kind is a list", with(anEdit(), "kind", QJsonArray{QStringLiteral("edit")}), "kind");
    row("entity is missing", with(anEdit(), "entity", QJsonValue::Undefined), "entity");
    row("entity is a number", with(anEdit(), "entity", 5), "entity");
    row("entity is endless", with(anEdit(), "entity", QString(100'000, u'x')), "entity");
    row("no targets", with(anEdit(), "targets", QJsonArray()), "targets");
    row("targets is an object", with(anEdit(), "targets", QJsonObject()), "targets");
    row("a target is a text", with(anEdit(), "targets", QJsonArray{idA}), "targets");
    row("a target has an unknown member", with(anEdit(), "targets", QJsonArray{with(aTarget(), "force", true)}), "force");
    row("a target stands twice", with(anEdit(), "targets", QJsonArray{aTarget(), aTarget(idB), aTarget()}), "targets");
    row("a negative revision", with(anEdit(), "targets", QJsonArray{aTarget(idA, -1)}), "base_revision");
    row("half a revision", with(anEdit(), "targets", QJsonArray{aTarget(idA, 1.5)}), "base_revision");
    row("a revision as text", with(anEdit(), "targets", QJsonArray{aTarget(idA, QStringLiteral("1"))}), "base_revision");
    row("a target's fields are a list", with(anEdit(), "targets", QJsonArray{with(aTarget(), "fields", QJsonArray())}), "fields");
    row("a target's field holds an object", with(anEdit(), "targets", QJsonArray{with(aTarget(), "fields", QJsonObject{{QStringLiteral("name"), QJsonObject()}})}), "name");
    row("fields is a list", with(anEdit(), "fields", QJsonArray()), "fields");
    row("fields is null", with(anEdit(), "fields", QJsonValue::Null), "fields");
    row("a field holds an object", with(anEdit(), "fields", QJsonObject{{QStringLiteral("name"), QJsonObject()}}), "name");
    row("overruled holds a list", with(anEdit(), "overruled", QJsonObject{{QStringLiteral("name"), QJsonArray()}}), "name");
    row("reason is a number", with(anEdit(), "reason", 3), "reason");
    row("reason is endless", with(anEdit(), "reason", QString(2001, u'x')), "reason");
    row("after is a text", with(anEdit(), "after", idA), "after");
    row("after holds no id", with(anEdit(), "after", QJsonArray{QStringLiteral("x")}), "after");
    row("time is missing", with(anEdit(), "occurred_at", QJsonValue::Undefined), "occurred_at");
    row("time is a text", with(anEdit(), "occurred_at", QStringLiteral("now")), "occurred_at");
    row("time is half a millisecond", with(anEdit(), "occurred_at", 0.5), "occurred_at");
    row("time is beyond every calendar", with(anEdit(), "occurred_at", 1e300), "occurred_at");
    row("time is before the calendar", with(anEdit(), "occurred_at", -1), "occurred_at");
}

void tst_command::hostileInputIsRefusedByName()
{
    QFETCH(QJsonObject, json);
    QFETCH(QString, field);
    QVERIFY(commandFromJson(anEdit()).has_value());

    const auto command = commandFromJson(json);

    QVERIFY(!command);
    QCOMPARE(command.error().code, ErrorCode::BadRequest);
    QCOMPARE(command.error().field, field);
}

void tst_command::tenThousandTargetsAreAllowedAndNotOneMore()
{
    QCOMPARE(commandFromJson(with(anEdit(), "targets", targets(10'000)))->targets.size(), size_t(10'000));

    const auto tooMany = commandFromJson(with(anEdit(), "targets", targets(10'001)));

    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().code, ErrorCode::TooLarge);
    QCOMPARE(tooMany.error().field, QStringLiteral("targets"));
}

void tst_command::aTargetsOwnFieldsComeFirst()
{
    Command command{.targets = {{QUuid(idA), 0, {{QStringLiteral("room"), QStringLiteral("A3")}}}}};
    command.fields = {{QStringLiteral("room"), QStringLiteral("A2")}, {QStringLiteral("note"), QStringLiteral("both")}};

    QCOMPARE(fieldsFor(command.targets.front(), command), (Patch{{QStringLiteral("room"), QStringLiteral("A3")}, {QStringLiteral("note"), QStringLiteral("both")}}));
}

QTEST_GUILESS_MAIN(tst_command)
#include "tst_command.moc"
