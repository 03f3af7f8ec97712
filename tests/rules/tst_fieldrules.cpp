// What one field may hold: a table of values and verdicts.
#include "contract/entities/entities.h"
#include "rules/fieldrules.h"

#include <QTest>
#include <limits>

using namespace rules;
Q_DECLARE_METATYPE(contract::Value)
Q_DECLARE_METATYPE(std::optional<contract::ErrorCode>)

namespace {

const std::optional<ErrorCode> fits;
const std::optional invalid = ErrorCode::InvalidValue;
const std::optional missing = ErrorCode::RequiredMissing;

Catalogues someCatalogues()
{
    Catalogues catalogues;
    Catalogue types;
    types.name = QStringLiteral("resource_type");
    types.entries = {{QStringLiteral("ecs"), QStringLiteral("云主机"), QStringLiteral("Cloud host"), {}, {}}};
    catalogues.add(types);
    return catalogues;
}

} // namespace

class tst_fieldrules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ofAResource_data();
    void ofAResource();
    void valuesAreKeptAsTheColumnGivesThemBack();
};

void tst_fieldrules::ofAResource_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<Value>("value");
    QTest::addColumn<std::optional<ErrorCode>>("verdict");
    const auto row = [](const char *name, const char *field, const Value &value, const std::optional<ErrorCode> &verdict) {
        QTest::addRow("%s: %s", field, name) << QString::fromLatin1(field) << value << verdict;
    };
    const auto text = [](const char *value) { return Value(QString::fromUtf8(value)); };
    //  what                       field              value                      verdict
    row("a name",                  "name",            text("政务云主机"),          fits);
    row("nothing",                 "name",            Value(),                   missing);
    row("the longest",             "name",            QString(120, u'云'),        fits);
    row("one too long",            "name",            QString(121, u'云'),        invalid);
    row("a NUL",                   "name",            QString(QChar(u'\0')),     invalid);
    row("a number",                "name",            qint64(7),                 invalid);
    row("a known type",            "type",            text("ecs"),               fits);
    row("an unknown type",         "type",            text("mainframe"),         invalid);
    row("a known state",           "state",           text("in_use"),            fits);
    row("an unknown state",        "state",           text("burning"),           invalid);
    row("no state",                "state",           Value(),                   invalid);
    row("none",                    "vcpu",            qint64(0),                 fits);
    row("most",                    "vcpu",            qint64(4096),              fits);
    row("too many",                "vcpu",            qint64(4097),              invalid);
    row("less than none",          "vcpu",            qint64(-1),                invalid);
    row("half",                    "vcpu",            0.5,                       invalid);
    row("beyond int",              "vcpu",            qint64(1) << 40,           invalid);
    row("no number",               "vcpu",            Value(),                   invalid);
    row("a share",                 "cpu_avg",         99.9,                      fits);
    row("a whole share",           "cpu_avg",         qint64(100),               fits);
    row("unknown",                 "cpu_avg",         Value(),                   fits);
    row("above all",               "cpu_avg",         100.1,                     invalid);
    row("not a number",            "cpu_avg",         std::numeric_limits<double>::quiet_NaN(), invalid);
    row("endless",                 "cpu_avg",         std::numeric_limits<double>::infinity(),  invalid);
    row("an address",              "private_ip",      text("10.0.0.1"),          fits);
    row("no address",              "private_ip",      Value(),                   fits);
    row("a number too large",      "private_ip",      text("10.0.0.256"),        invalid);
    row("three numbers",           "private_ip",      text("10.0.0"),            invalid);
    row("five numbers",            "private_ip",      text("10.0.0.1.1"),        invalid);
    row("a leading zero",          "private_ip",      text("10.0.0.01"),         invalid);
    row("a sign",                  "private_ip",      text("10.0.0.+1"),         invalid);
    row("spaces",                  "private_ip",      text("10.0.0. 1"),         invalid);
    row("a name for an address",   "private_ip",      text("localhost"),         invalid);
    row("a date",                  "opened_on",       text("2026-11-22"),        fits);
    row("no such day",             "opened_on",       text("2026-02-30"),        invalid);
    row("yes",                     "domestic",        qint64(1),                 fits);
    row("perhaps",                 "domestic",        qint64(2),                 invalid);
    row("an id",                   "unit_id",         text("0193552a-7c00-7abc-8def-0123456789ab"), fits);
    row("no unit",                 "unit_id",         Value(),                   missing);
    row("a name for an id",        "unit_id",         text("市大数据局"),          invalid);
    row("an object",               "attributes",      text("{\"gpu\":1}"),       fits);
    row("no object",               "attributes",      text("gpu=1"),             invalid);
    row("the largest note",        "note",            QString(4000, u'n'),       fits);
    row("a larger note",           "note",            QString(4001, u'n'),       invalid);
}

void tst_fieldrules::ofAResource()
{
    QFETCH(QString, field);
    QFETCH(Value, value);
    QFETCH(std::optional<ErrorCode>, verdict);
    const auto &shape = shapeOf<Resource>();

    const auto checked = checkField(shape.fields[shape.indexOf(field)], value, someCatalogues());

    QCOMPARE(checked.has_value(), !verdict.has_value());
    if (verdict) {
        QCOMPARE(checked.error().code, *verdict);
        QCOMPARE(checked.error().field, field);
    }
}

void tst_fieldrules::valuesAreKeptAsTheColumnGivesThemBack()
{
    const auto &shape = shapeOf<Resource>();
    const auto &share = shape.fields[shape.indexOf(u"cpu_avg")];
    const auto &name = shape.fields[shape.indexOf(u"name")];

    QVERIFY(asStored(share, qint64(3)) == Value(3.0));
    QVERIFY(asStored(share, 3.5) == Value(3.5));
    QVERIFY(asStored(share, Value()) == Value());
    QVERIFY(asStored(name, QStringLiteral("")) == Value());
    QVERIFY(asStored(name, QStringLiteral("甲")) == Value(QStringLiteral("甲")));
}

QTEST_GUILESS_MAIN(tst_fieldrules)
#include "tst_fieldrules.moc"
