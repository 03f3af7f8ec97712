// The wire format of rows: what goes in comes out, and nothing hostile gets through.
#include "contract/describe.h"
#include "contract/entities/entities.h"
#include "contract/jsontext.h"
#include "link/wire.h"

#include <QRandomGenerator>
#include <QTest>

using namespace contract;

namespace {

/// Keeps what it is given, with its own copies.
class Kept : public RowSink
{
public:
    struct Row {
        QString entity;
        Record record;
        bool gone = false;
        bool operator==(const Row &) const = default;
    };
    std::vector<Row> rows;
    void take(const RowView &row) override { rows.push_back({row.shape->name, toRecord(row), row.gone}); }
};

/// A row with cells that point into texts of its own.
struct OwnedRow {
    const Shape *shape;
    Record record;
    bool gone = false;
    std::string id = idText(record.id).toStdString();
    std::vector<std::string> texts = std::vector<std::string>(record.values.size());
    std::vector<Cell> cells = {};

    RowView view()
    {
        cells.clear();
        for (size_t i = 0; i < record.values.size(); ++i) {
            const Value &value = record.values[i];
            if (const auto *number = std::get_if<qint64>(&value))
                cells.push_back({.kind = Cell::Kind::Integer, .integer = *number});
            else if (const auto *real = std::get_if<double>(&value))
                cells.push_back({.kind = Cell::Kind::Real, .real = *real});
            else if (isEmpty(value))
                cells.push_back({});
            else {
                texts[i] = text(value).toStdString();
                cells.push_back({.kind = Cell::Kind::Text, .text = texts[i]});
            }
        }
        return {.shape = shape, .id = id, .revision = record.revision, .retired = record.retired, .gone = gone, .cells = cells};
    }
};

QString randomText(QRandomGenerator &random)
{
    static const QString letters = QStringLiteral("abc \"\\/\n\r\t\b\u0001\u007f广州云资源𠮷\u2028é%");
    QString text;
    for (int i = random.bounded(1, 40); i > 0; --i) {
        const auto at = random.bounded(letters.size());
        if (!letters[at].isSurrogate())
            text += letters[at];
        else
            text += QStringLiteral("𠮷");
    }
    return text;
}

Value randomValue(const FieldShape &field, QRandomGenerator &random)
{
    if (field.mayBeEmpty() && random.bounded(3) == 0)
        return {};
    switch (field.kind) {
    case FieldKind::Boolean:
        return qint64(random.bounded(2));
    case FieldKind::Integer:
    case FieldKind::Instant:
        return random.bounded(4) == 0 ? std::numeric_limits<qint64>::min() + random.bounded(3) : qint64(random.generate64());
    case FieldKind::Real:
        return random.generateDouble() * 1e300 + 0.1;
    case FieldKind::Text:
    case FieldKind::Date:
    case FieldKind::Choice:
    case FieldKind::Reference:
    case FieldKind::Attributes:
        return randomText(random);
    }
    return {};
}

/// A page around these lines whose end line is right.
std::string sealed(const std::string &lines, qint64 rows)
{
    return lines + "{\"end\":true,\"cursor\":\"c\",\"more\":false,\"rows\":" + std::to_string(rows) + ",\"digest\":\"" + wire::sha256Hex(lines) + "\"}\n";
}

const std::string anId = "0192f0c4-7d00-7000-8000-000000000001";

} // namespace

class TestWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTripsRandomRowsOfEveryEntity();
    void carriesTheEndOfAPage();
    void escapesEveryControlCharacter();
    void writesAQStringAsItsUtf8();
    void fillsMissingColumnsWithDefaults();
    void skipsColumnsOfALaterVersion();
    void refusesAPageCutOffAnywhere();
    void noticesEveryChangedByte();
    void refusesHostileRows_data();
    void refusesHostileRows();
    void writesARowAsAnObject();
};

void TestWire::roundTripsRandomRowsOfEveryEntity()
{
    QRandomGenerator random(20261122);
    for (int round = 0; round < 20; ++round) {
        std::vector<OwnedRow> sent;
        for (int i = 0; i < 60; ++i) {
            const auto &shape = allShapes()[size_t(random.bounded(int(allShapes().size())))];
            OwnedRow row{.shape = &shape, .record = blankRecord(shape, QUuid::createUuid())};
            row.record.revision = random.bounded(1, 1'000'000);
            row.gone = random.bounded(10) == 0;
            row.record.retired = !row.gone && random.bounded(5) == 0;
            for (size_t field = 0; field < shape.fields.size(); ++field)
                row.record.values[field] = randomValue(shape.fields[field], random);
            if (row.gone)
                row.record.values.clear();
            sent.push_back(std::move(row));
        }
        wire::PageWriter writer;
        for (auto &row : sent)
            writer.take(row.view());

        Kept kept;
        const auto end = wire::readPage(writer.finish(ChangePage{{"cursor"}, true, 60}), kept);

        QVERIFY2(end, end ? "" : qPrintable(end.error().message));
        QCOMPARE(end->rows, 60);
        for (size_t i = 0; i < sent.size(); ++i) {
            QCOMPARE(kept.rows[i].entity, sent[i].shape->name);
            QCOMPARE(kept.rows[i].gone, sent[i].gone);
            QVERIFY(kept.rows[i].record == sent[i].record);
        }
    }
}

void TestWire::carriesTheEndOfAPage()
{
    wire::PageWriter writer;
    Kept kept;

    const auto changes = wire::readPage(writer.finish(ChangePage{{"a \"cursor\""}, true, 0}), kept);
    const auto snapshot = wire::readPage(writer.finish(SnapshotPage{"an id", false, 0}), kept);

    QVERIFY(changes && snapshot);
    QVERIFY(*changes == (wire::PageEnd{.cursor = "a \"cursor\"", .after = {}, .more = true, .rows = 0}));
    QVERIFY(*snapshot == (wire::PageEnd{.cursor = {}, .after = "an id", .more = false, .rows = 0}));
    QVERIFY(kept.rows.empty());
}

void TestWire::escapesEveryControlCharacter()
{
    std::string all;
    for (int c = 0; c < 128; ++c)
        all += char(c);
    std::string json;
    wire::appendJsonText(json, all);

    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString("[" + json + "]"));

    QCOMPARE(document.array().at(0).toString().toStdString(), all);
}

/// A QString goes into JSON by a way of its own, which gives the bytes that its UTF-8 would have given.
void TestWire::writesAQStringAsItsUtf8()
{
    for (const auto &text : {QString(), QStringLiteral("plain"), QStringLiteral("é§ 广州市数据局"), QStringLiteral("a \"quote\"\n\x01"), QStringLiteral("云 ☁ \U0001F600 后"),
             QString(QChar(0xD83D)), QString(QChar(0xDE00)) + QStringLiteral("后"), QString(QChar(u'\0')) + QChar(0x7f) + QChar(0x80) + QChar(0x7ff) + QChar(0x800) + QChar(0xffff)}) {
        std::string ours = "before", theirs = "before";

        contract::appendJsonText(ours, text);

        const auto utf8 = text.toUtf8();
        contract::appendJsonText(theirs, std::string_view(utf8.constData(), size_t(utf8.size())));
        QCOMPARE(ours, theirs);
    }
}

void TestWire::fillsMissingColumnsWithDefaults()
{
    const auto &shape = shapeOf<Resource>();
    const std::string lines = "{\"entity\":\"resource\",\"columns\":[\"name\"]}\n[\"" + anId + "\",3,0,\"web\"]\n";
    Kept kept;

    const auto end = wire::readPage(sealed(lines, 1), kept);

    QVERIFY2(end, end ? "" : qPrintable(end.error().message));
    auto expected = blankRecord(shape, idOf(QString::fromStdString(anId)));
    expected.revision = 3;
    expected.values[size_t(shape.indexOf(u"name"))] = QStringLiteral("web");
    QVERIFY(kept.rows.at(0).record == expected);
}

void TestWire::skipsColumnsOfALaterVersion()
{
    const std::string lines = "{\"entity\":\"resource\",\"columns\":[\"shininess\",\"name\"]}\n[\"" + anId + "\",3,1,true_,\"web\"]\n";
    for (const auto &[literal, readable] : {std::pair{"17", true}, {"\"very\"", true}, {"null", true}, {"{}", false}}) {
        auto page = lines;
        page.replace(page.find("true_"), 5, literal);
        Kept kept;
        const auto end = wire::readPage(sealed(page, 1), kept);
        QCOMPARE(end.has_value(), readable);
        if (readable)
            QCOMPARE(text(kept.rows.at(0).record.values[size_t(shapeOf<Resource>().indexOf(u"name"))]), QStringLiteral("web"));
    }
}

void TestWire::refusesAPageCutOffAnywhere()
{
    wire::PageWriter writer;
    OwnedRow row{.shape = &shapeOf<Person>(), .record = blankRecord(shapeOf<Person>(), QUuid::createUuid())};
    for (int i = 0; i < 3; ++i)
        writer.take(row.view());
    const auto page = writer.finish(ChangePage{{"c"}, false, 3});

    for (size_t length = 0; length < page.size(); ++length) {
        Kept kept;
        QVERIFY(!wire::readPage(page.substr(0, length), kept));
        QVERIFY2(kept.rows.empty(), "nothing of a cut page may be shown");
    }
}

void TestWire::noticesEveryChangedByte()
{
    wire::PageWriter writer;
    OwnedRow row{.shape = &shapeOf<Person>(), .record = blankRecord(shapeOf<Person>(), QUuid::createUuid())};
    writer.take(row.view());
    const auto page = writer.finish(ChangePage{{"c"}, false, 1});
    const size_t rowsEnd = page.find("{\"end\"");

    for (size_t at = 0; at < rowsEnd; ++at) {
        auto changed = page;
        changed[at] = char(changed[at] ^ 1);
        Kept kept;
        QVERIFY(!wire::readPage(changed, kept));
        QVERIFY(kept.rows.empty());
    }
}

void TestWire::refusesHostileRows_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("line");
    const QByteArray header = "{\"entity\":\"resource\",\"columns\":[\"name\",\"vcpu\",\"monitored\"]}\n";
    const QByteArray id = QByteArray::fromStdString(anId);
    const auto row = [&](const char *values) { return header + "[\"" + id + "\",1,0," + values + "]\n"; };
    QTest::newRow("a row before any header") << QByteArray("[\"" + id + "\",1,0]\n") << 1;
    QTest::newRow("an unknown entity") << QByteArray("{\"entity\":\"spaceship\",\"columns\":[]}\n") << 1;
    QTest::newRow("no entity") << QByteArray("{\"columns\":[]}\n") << 1;
    QTest::newRow("an entity that is a number") << QByteArray("{\"entity\":7,\"columns\":[]}\n") << 1;
    QTest::newRow("columns that are no array") << QByteArray("{\"entity\":\"resource\",\"columns\":\"name\"}\n") << 1;
    QTest::newRow("a column twice") << QByteArray("{\"entity\":\"resource\",\"columns\":[\"name\",\"name\"]}\n") << 1;
    QTest::newRow("too few values") << row("\"web\",1") << 2;
    QTest::newRow("too many values") << row("\"web\",1,0,0") << 2;
    QTest::newRow("a number for a text") << row("7,1,0") << 2;
    QTest::newRow("a text for a number") << row("\"web\",\"1\",0") << 2;
    QTest::newRow("a fraction for a whole number") << row("\"web\",1.5,0") << 2;
    QTest::newRow("a boolean that is 2") << row("\"web\",1,2") << 2;
    QTest::newRow("a JSON boolean") << row("\"web\",1,true") << 2;
    QTest::newRow("an array as a value") << row("[\"web\"],1,0") << 2;
    QTest::newRow("a deep array as a value") << row(QByteArray(5000, '[') + "1") << 2;
    QTest::newRow("a number of 20 digits") << row("\"web\",99999999999999999999,0") << 2;
    QTest::newRow("a number beyond a double") << row("\"web\",1e999,0") << 2;
    QTest::newRow("empty where the type allows none") << row("\"web\",1,null") << 2;
    QTest::newRow("invalid UTF-8") << row("\"\xff\xfe\",1,0") << 2;
    QTest::newRow("an overlong UTF-8 sequence") << row("\"\xc0\xaf\",1,0") << 2;
    QTest::newRow("half a surrogate pair") << row("\"\\ud800\",1,0") << 2;
    QTest::newRow("a raw control character") << row("\"a\x01\",1,0") << 2;
    QTest::newRow("an unclosed text") << row("\"web,1,0") << 2;
    QTest::newRow("bytes behind the row") << QByteArray(row("\"web\",1,0").chopped(1) + " 7\n") << 2;
    QTest::newRow("an id in capitals") << QByteArray(header + "[\"" + id.toUpper().replace('0', 'A') + "\",1,0,\"web\",1,0]\n") << 2;
    QTest::newRow("an id that is too short") << QByteArray(header + "[\"0192\",1,0,\"web\",1,0]\n") << 2;
    QTest::newRow("an id that is a number") << QByteArray(header + "[7,1,0,\"web\",1,0]\n") << 2;
    QTest::newRow("a negative revision") << QByteArray(header + "[\"" + id + "\",-1,0,\"web\",1,0]\n") << 2;
    QTest::newRow("unknown flags") << QByteArray(header + "[\"" + id + "\",1,3,\"web\",1,0]\n") << 2;
    QTest::newRow("a gone row with values") << QByteArray(header + "[\"" + id + "\",1,2,\"web\",1,0]\n") << 2;
    QTest::newRow("only an id") << QByteArray(header + "[\"" + id + "\"]\n") << 2;
    QTest::newRow("an empty line") << QByteArray(header + "\n") << 2;
    QTest::newRow("a bare text") << QByteArray(header + "\"web\"\n") << 2;
    QTest::newRow("a NUL") << QByteArray(header + QByteArray(1, '\0') + "\n") << 2;
}

void TestWire::refusesHostileRows()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, line);
    Kept kept;

    const auto end = wire::readPage(sealed(lines.toStdString(), 1), kept);

    QVERIFY(!end);
    QCOMPARE(end.error().code, ErrorCode::BadRequest);
    QVERIFY2(end.error().message.startsWith(QStringLiteral("line %1: ").arg(line)), qPrintable(end.error().message));
    QVERIFY(kept.rows.empty());
}

void TestWire::writesARowAsAnObject()
{
    OwnedRow row{.shape = &shapeOf<Organisation>(), .record = blankRecord(shapeOf<Organisation>(), idOf(QString::fromStdString(anId)))};
    row.record.revision = 4;
    row.record.values[size_t(row.shape->titleField())] = QStringLiteral("荔湾区\"教育局\"");
    std::string json;

    wire::appendJsonObject(json, row.view());

    const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    QCOMPARE(object.size(), qsizetype(row.shape->fields.size() + 3));
    QCOMPARE(object.value(QStringLiteral("id")).toString().toStdString(), anId);
    QCOMPARE(object.value(QStringLiteral("revision")).toInt(), 4);
    QCOMPARE(object.value(QStringLiteral("retired")).toBool(true), false);
    QCOMPARE(object.value(row.shape->fields[size_t(row.shape->titleField())].name).toString(), QStringLiteral("荔湾区\"教育局\""));
}

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
