// Attachments: names that harm nobody, and who may hang what where.
#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "rules/attachments.h"
#include "rules/permissions.h"

#include <QTest>

using namespace rules;

namespace {

QUuid id(const char *name)
{
    return QUuid::createUuidV5(QUuid(), QString::fromLatin1(name));
}

/// Two hosts of two units, a relation between them, and one that is retired.
class Hosts : public World
{
public:
    std::map<QUuid, Record> records;
    Hosts()
    {
        put<Resource>("host", {{QStringLiteral("unit_id"), idText(id("ours"))}});
        put<Resource>("gone", {{QStringLiteral("unit_id"), idText(id("ours"))}}).retired = true;
        put<Relation>("tie", {{QStringLiteral("from_unit_id"), idText(id("ours"))}, {QStringLiteral("to_unit_id"), idText(id("theirs"))}});
        put<Account>("kim", {});
    }
    template <class E> Record &put(const char *name, const Patch &patch)
    {
        auto record = blankRecord(shapeOf<E>(), id(name));
        for (const auto &[field, value] : patch)
            record.values[size_t(shapeOf<E>().indexOf(field))] = value;
        return records[id(name)] = record;
    }
    [[nodiscard]] std::optional<Record> find(const Shape &, const QUuid &wanted) const override
    {
        const auto found = records.find(wanted);
        return found == records.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] bool taken(const Shape &, int, const Value &, const QUuid &) const override { return false; }
    [[nodiscard]] std::vector<Record> holding(const Shape &, std::span<const FieldValue>, const QUuid &) const override { return {}; }
};

Command attaching(const Patch &more = {})
{
    Command command{.id = id("act"), .kind = CommandKind::Create, .entity = QStringLiteral("attachment"), .targets = {{id("file"), 0}}};
    command.fields = {{QStringLiteral("record_entity"), QStringLiteral("resource")}, {QStringLiteral("record_id"), idText(id("host"))}, {QStringLiteral("name"), QStringLiteral("验收单.pdf")},
                      {QStringLiteral("size"), qint64(10)}, {QStringLiteral("digest"), sm3Hex("x")}};
    for (const auto &[name, value] : more)
        command.fields[name] = value;
    command.occurredAt = Instant{5000};
    return command;
}

Verdict verdictOn(const Command &command, const QStringList &roles, const std::optional<Record> &before = {})
{
    const Hosts world;
    const Actor actor{id("account"), {}, QStringLiteral("kim"), QStringLiteral("金"), roles, rightsOf(roles), {.all = true}};
    const Subject subjects[]{{before, {}}};
    return decide(command, shapeOf<Attachment>(), subjects, {actor, shippedCatalogues(), world});
}

} // namespace

class TestAttachments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sm3IsTheStandardsOwn();
    void namesAreMadeSafe_data();
    void namesAreMadeSafe();
    void carriesTheUnitsOfItsRecord();
    void isRefused_data();
    void isRefused();
    void whoMayEditMayAttach_data();
    void whoMayEditMayAttach();
    void onlyNameAndNoteChange();
};

void TestAttachments::sm3IsTheStandardsOwn()
{
    // GB/T 32905-2016, appendix A.
    QCOMPARE(sm3Hex("abc"), QStringLiteral("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"));
    Sm3 pieces;
    for (int i = 0; i < 16; ++i)
        pieces.add("abcd");
    QCOMPARE(pieces.hex(), QStringLiteral("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"));
    QVERIFY(isDigest(sm3Hex("")));
    for (const auto *no : {"", "abc", "66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0", "../../../../../../../../../../../../../../../../../../etc/passwd00"})
        QVERIFY2(!isDigest(QString::fromLatin1(no)), no);
}

void TestAttachments::namesAreMadeSafe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    QTest::newRow("plain") << "验收单 2026.pdf" << "验收单 2026.pdf";
    QTest::newRow("a path") << "/etc/passwd" << "passwd";
    QTest::newRow("a way up") << "../../.bashrc" << "bashrc";
    QTest::newRow("a Windows path") << "C:\\Users\\kim\\a.docx" << "a.docx";
    QTest::newRow("hidden") << "...profile" << "profile";
    QTest::newRow("control characters") << "a\nb\tc\u0001.txt" << "abc.txt";
    QTest::newRow("turned around") << QStringLiteral("photo\u202Egnp.exe") << "photognp.exe";
    QTest::newRow("what shells read") << "a|b<c>d\"e*f?g:h.txt" << "abcdefgh.txt";
    QTest::newRow("dots and spaces behind") << "report.txt. . " << "report.txt";
    QTest::newRow("nothing left") << "../.." << "file";
    QTest::newRow("empty") << "" << "file";
    QTest::newRow("endless") << QString(400, u'长') + QStringLiteral(".xlsx") << QString(195, u'长') + QStringLiteral(".xlsx");
}

void TestAttachments::namesAreMadeSafe()
{
    QFETCH(QString, name);
    QFETCH(QString, safe);
    QCOMPARE(safeFileName(name), safe);
    QCOMPARE(safeFileName(safe), safe);
}

void TestAttachments::carriesTheUnitsOfItsRecord()
{
    const auto &shape = shapeOf<Attachment>();
    const auto units = [&](const Verdict &verdict) {
        const auto *decision = std::get_if<Decision>(&verdict);
        return decision ? scopeOf(shape, decision->records.front()) : QStringList();
    };
    const QStringList manager{QStringLiteral("configuration_manager")};

    const auto onHost = verdictOn(attaching(), manager);
    const auto onTie = verdictOn(attaching({{QStringLiteral("record_entity"), QStringLiteral("relation")}, {QStringLiteral("record_id"), idText(id("tie"))}}), manager);

    QCOMPARE(units(onHost), (QStringList{idText(id("ours")), idText(id("ours"))}));
    QCOMPARE(units(onTie), (QStringList{idText(id("ours")), idText(id("theirs"))}));
    const auto made = fromRecord<Attachment>(std::get<Decision>(onHost).records.front());
    QCOMPARE(made->addedBy, QStringLiteral("金"));
    QCOMPARE(made->addedAt, Instant{5000});
}

void TestAttachments::isRefused_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("code");
    QTest::newRow("a digest that is a path") << "digest" << "../x" << int(ErrorCode::InvalidValue);
    QTest::newRow("a digest in capitals") << "digest" << QString(64, u'A') << int(ErrorCode::InvalidValue);
    QTest::newRow("a name with a path") << "name" << "../../x" << int(ErrorCode::InvalidValue);
    QTest::newRow("an entity that is none") << "record_entity" << "spaceship" << int(ErrorCode::InvalidValue);
    QTest::newRow("an attachment of an attachment") << "record_entity" << "attachment" << int(ErrorCode::InvalidValue);
    QTest::newRow("an account") << "record_entity" << "account" << int(ErrorCode::InvalidValue);
    QTest::newRow("a record that is not there") << "record_id" << idText(id("nobody")) << int(ErrorCode::UnknownReference);
    QTest::newRow("a retired record") << "record_id" << idText(id("gone")) << int(ErrorCode::IsRetired);
    QTest::newRow("a unit of one's own choice") << "unit_id" << idText(id("theirs")) << int(ErrorCode::ReadOnlyField);
    QTest::newRow("another's name") << "added_by" << "李四" << int(ErrorCode::ReadOnlyField);
}

void TestAttachments::isRefused()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(int, code);
    const auto verdict = verdictOn(attaching({{field, value}}), {QStringLiteral("configuration_manager")});
    const auto *refused = std::get_if<Refused>(&verdict);
    QVERIFY(refused);
    QCOMPARE(int(refused->error.code), code);
    QCOMPARE(refused->error.field, field);
}

void TestAttachments::whoMayEditMayAttach_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("lacks");
    QTest::newRow("the engineer edits resources") << "engineer" << "";
    QTest::newRow("the resource manager") << "resource_manager" << "";
    QTest::newRow("the desk edits people only") << "service_desk" << "resource.edit";
    QTest::newRow("the viewer") << "viewer" << "attachment.create";
    QTest::newRow("the system administrator") << "system_admin" << "attachment.create";
}

void TestAttachments::whoMayEditMayAttach()
{
    QFETCH(QString, role);
    QFETCH(QString, lacks);
    const auto verdict = verdictOn(attaching(), {role});
    const auto *refused = std::get_if<Refused>(&verdict);
    QCOMPARE(refused ? refused->error.field : QString(), lacks);
}

void TestAttachments::onlyNameAndNoteChange()
{
    const auto made = std::get<Decision>(verdictOn(attaching(), {QStringLiteral("engineer")})).records.front();
    Command edit{.id = id("edit"), .kind = CommandKind::Edit, .entity = QStringLiteral("attachment"), .targets = {{made.id, 1}}};

    edit.fields = {{QStringLiteral("name"), QStringLiteral("终版.pdf")}, {QStringLiteral("note"), QStringLiteral("盖章")}};
    QVERIFY(std::holds_alternative<Decision>(verdictOn(edit, {QStringLiteral("engineer")}, made)));
    edit.fields = {{QStringLiteral("digest"), sm3Hex("y")}};
    const auto verdict = verdictOn(edit, {QStringLiteral("engineer")}, made);

    QCOMPARE(std::get<Refused>(verdict).error, (Error{ErrorCode::ReadOnlyField, QStringLiteral("digest"), {}}));
}

QTEST_GUILESS_MAIN(TestAttachments)
#include "tst_attachments.moc"
