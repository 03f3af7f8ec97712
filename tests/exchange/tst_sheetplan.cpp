// SheetPlan: what a sheet would do to the ledger; and that an exported one, whatever it holds, would do nothing.
#include "exchange/shelf.h"
#include "exchange/sheets.h"

#include "contract/entities/entities.h"
#include "contract/systemports.h"
#include "exchange/acts.h"
#include "exchange/exporting.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace contract;
using namespace exchange;
using namespace tests;

namespace {

} // namespace

class tst_sheetplan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void createsUpdatesSkipsAndFails();
    void readsCellsAsPeopleWriteThem();
    void namesTheColumnOfWhatIsWrong_data();
    void namesTheColumnOfWhatIsWrong();
    void refusesKeysThatStandTwice();
    void makesNoRecordOfASlipInAKey();
    void refusesSheetsItCannotPlace_data();
    void refusesSheetsItCannotPlace();
    void saysWhatTheRulesOfLifeWouldRefuse();
    void remarksOnWhatQualityWantsOnce_data();
    void remarksOnWhatQualityWantsOnce();
    void groupsEditsThatAreTheSame();
    void anExportImportedAgainChangesNothing_data();
    void anExportImportedAgainChangesNothing();

private:
    Result<std::vector<PlannedRow>> plan(const Cells &rows, const PlanOptions &options = {}, qsizetype atOnce = 1'000);
    Record &add(const QString &number, const QString &name);

    Shelf m_shelf;
    SystemClock m_clock;
    UuidV7Source m_ids{m_clock};
    Words m_words{shippedCatalogues(), nullptr};
    const Shape &m_shape = shapeOf<Resource>();
};

void tst_sheetplan::init()
{
    m_shelf.records.clear();
    m_shelf.addUnits();
}

Record &tst_sheetplan::add(const QString &number, const QString &name)
{
    return m_shelf.add(m_ids.next(), number, name);
}

/// Twins are found as an import finds them: in a pass of its own.
Result<std::vector<PlannedRow>> tst_sheetplan::plan(const Cells &rows, const PlanOptions &options, qsizetype atOnce)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(s("a.csv"));
    std::vector<SheetColumn> columns;
    for (const auto &heading : rows.front())
        columns.push_back({heading});
    if (const auto made = written(path, columns, {rows.begin() + 1, rows.end()}); !made)
        return Unexpected(made.error());
    std::optional<SheetPlan> plan;
    std::vector<SheetRow> read;
    for (const bool first : {true, false}) {
        auto sheet = openSheet(path);
        SheetRow row;
        if (!sheet || !(*sheet)->next(row))
            return fail(ErrorCode::Internal);
        if (!first) {
            while (*(*sheet)->next(row))
                read.push_back(row);
            break;
        }
        auto made = SheetPlan::make({m_shape, m_words, shippedCatalogues(), m_shelf, [this](qint64) { return m_ids.next(); }}, row, options);
        if (!made)
            return Unexpected(made.error());
        plan.emplace(*std::move(made));
        if (const auto twins = plan->lookAhead(**sheet); !twins)
            return Unexpected(twins.error());
    }
    std::vector<PlannedRow> all;
    for (auto from = read.begin(); from != read.end();) {
        const auto to = from + std::min<qsizetype>(atOnce, read.end() - from);
        auto some = plan->plan({from, to});
        if (!some)
            return some;
        std::ranges::move(*some, std::back_inserter(all));
        from = to;
    }
    return all;
}

void tst_sheetplan::createsUpdatesSkipsAndFails()
{
    const auto target = add(s("ZY-000001"), s("旧名"));
    add(s("ZY-000002"), s("不变"));

    const auto rows = plan({{s("Number"), s("Name"), s("Type"), s("Unit")}, {s("ZY-000001"), s("新名"), s("virtual_server"), s("演示数据局")},
        {s("ZY-000002"), s("不变"), s("virtual_server"), s("DW-000001")}, {{}, s("新机"), s("virtual_server"), s("演示数据局")},
        {{}, s("坏行"), s("no such type"), s("演示数据局")}});

    QVERIFY(rows);
    using Outcome = PlannedRow::Outcome;
    QCOMPARE((*rows)[0].outcome, Outcome::Update);
    QCOMPARE((*rows)[0].target, (Target{target.id, 7}));
    QCOMPARE((*rows)[0].fields, (Patch{{s("name"), s("新名")}}));
    QCOMPARE((*rows)[0].changes.size(), 1);
    QCOMPARE((*rows)[0].changes[0].was, Value(s("旧名")));
    QCOMPARE((*rows)[0].changes[0].becomes, Value(s("新名")));
    QCOMPARE((*rows)[1].outcome, Outcome::Skip);
    QCOMPARE((*rows)[2].outcome, Outcome::Create);
    QCOMPARE((*rows)[2].fields.at(s("unit_id")), Value(idText(idNumber<Organisation>(1).uuid)));
    QCOMPARE((*rows)[3].outcome, Outcome::Fail);
    QCOMPARE((*rows)[3].row.line, 5);
}

void tst_sheetplan::readsCellsAsPeopleWriteThem()
{
    const auto rows = plan({{s("Name*"), s("TYPE"), s("unit_id"), s("Memory (GB)"), s("Domestic platform"), s("Opened on"), s("CPU average"), s("State"), s("Note"),
                                s("data_disk_gb")},
        {s(" 甲 "), s("virtual_server"), s("DW-000001"), s("1,024 GB"), s("是"), s("2026年1月2日"), s("12.5%"), s("to be delivered"), s("--"), s("n/a")}});

    QVERIFY(rows);
    QVERIFY2(rows->front().problems.empty(), qPrintable(rows->front().problems.empty() ? QString() : rows->front().problems.front().column));
    const auto &fields = rows->front().fields;
    QCOMPARE(fields.at(s("name")), Value(s("甲")));
    QCOMPARE(fields.at(s("memory_gb")), Value(qint64(1024)));
    QCOMPARE(fields.at(s("domestic")), Value(qint64(1)));
    QCOMPARE(fields.at(s("opened_on")), Value(s("2026-01-02")));
    QCOMPARE(fields.at(s("cpu_avg")), Value(12.5));
    QCOMPARE(fields.at(s("state")), Value(s("to_deliver")));
    QVERIFY(!fields.contains(s("note")) && !fields.contains(s("data_disk_gb")));
    for (const char *day : {"2026-01-02", "2026/1/2", "2026.01.02", "20260102", "2026-01-02 00:00:00"})
        QVERIFY2(dateIn(s(day)) == Read<Value>(Value(s("2026-01-02"))), day);
    for (const char *day : {"2026-13-01", "02/01/2026", "2026-02-30", "2026-01-02 12:00", "yesterday", "2026012"})
        QVERIFY2(!dateIn(s(day)), day);
}

void tst_sheetplan::namesTheColumnOfWhatIsWrong_data()
{
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("cell");
    QTest::addColumn<int>("kind");
    using Kind = Problem::Kind;
    QTest::newRow("number") << s("vcpu") << s("many") << int(Kind::NoNumber);
    QTest::newRow("half a number") << s("vcpu") << s("1.5") << int(Kind::NoNumber);
    QTest::newRow("out of range") << s("vcpu") << s("99999") << int(Kind::BreaksRule);
    QTest::newRow("date") << s("opened_on") << s("soon") << int(Kind::NoDate);
    QTest::newRow("yes") << s("domestic") << s("perhaps") << int(Kind::NoYesOrNo);
    QTest::newRow("choice") << s("state") << s("broken") << int(Kind::UnknownText);
    QTest::newRow("lost digits") << s("request_number") << s("1.23457E+17") << int(Kind::LostDigits);
    QTest::newRow("nobody") << s("system_id") << s("没有") << int(Kind::UnknownReference);
    QTest::newRow("two units") << s("operator_unit_id") << s("同名单位") << int(Kind::SeveralReferences);
    QTest::newRow("address") << s("private_ip") << s("10.0.0.256") << int(Kind::BreaksRule);
    QTest::newRow("too long") << s("department") << QString(61, u'x') << int(Kind::BreaksRule);
}

void tst_sheetplan::namesTheColumnOfWhatIsWrong()
{
    QFETCH(QString, heading);
    QFETCH(QString, cell);
    QFETCH(int, kind);

    const auto rows = plan({{s("name"), s("type"), s("unit_id"), heading}, {s("甲"), s("virtual_server"), s("DW-000001"), cell}});

    QVERIFY(rows);
    QCOMPARE(rows->front().outcome, PlannedRow::Outcome::Fail);
    QCOMPARE(rows->front().problems.size(), 1);
    const auto &problem = rows->front().problems.front();
    QCOMPARE(int(problem.kind), kind);
    QCOMPARE(problem.column, heading);
    QCOMPARE(problem.value, cell);
}

void tst_sheetplan::refusesKeysThatStandTwice()
{
    add(s("ZY-000001"), s("甲"));

    const auto rows = plan({{s("number"), s("name")}, {s("ZY-000001"), s("乙")}, {s(" ZY-000001"), s("丙")}});

    QVERIFY(rows);
    for (const auto &row : *rows) {
        QCOMPARE(row.outcome, PlannedRow::Outcome::Fail);
        QCOMPARE(row.problems.front().kind, Problem::Kind::KeyTwice);
    }
}

void tst_sheetplan::makesNoRecordOfASlipInAKey()
{
    add(s("ZY-000001"), s("甲"));
    add(s("ZY-000002"), s("同名"));
    add(s("ZY-000003"), s("同名"));
    const Cells byName{{s("name"), s("type"), s("unit_id")}, {s("甲乙"), s("virtual_server"), s("DW-000001")}};

    const auto slip = plan({{s("number"), s("name")}, {s("ZY-000009"), s("乙")}});
    const auto strict = plan(byName, {.key = s("name")});
    const auto lenient = plan(byName, {.key = s("name"), .missing = Missing::Create});
    const auto several = plan({{s("name"), s("note")}, {s("同名"), s("x")}}, {.key = s("Name")});
    const auto renumbered = plan({{s("name"), s("number")}, {s("甲"), s("ZY-000002")}}, {.key = s("name")});

    QVERIFY(slip && strict && lenient && several && renumbered);
    QCOMPARE(slip->front().problems.front().kind, Problem::Kind::UnknownKey);
    QCOMPARE(strict->front().problems.front().kind, Problem::Kind::UnknownKey);
    QCOMPARE(lenient->front().outcome, PlannedRow::Outcome::Create);
    QCOMPARE(several->front().problems.front().kind, Problem::Kind::SeveralKeys);
    QCOMPARE(renumbered->front().problems.front().kind, Problem::Kind::ReadOnly);
}

void tst_sheetplan::refusesSheetsItCannotPlace_data()
{
    QTest::addColumn<QStringList>("headings");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("code");
    QTest::newRow("no field") << QStringList{s("x"), s("y")} << QString() << int(ErrorCode::UnknownField);
    QTest::newRow("one field twice") << QStringList{s("name"), s("Name")} << QString() << int(ErrorCode::NotUnique);
    QTest::newRow("no such key") << QStringList{s("name")} << s("x") << int(ErrorCode::UnknownField);
    QTest::newRow("key not in the file") << QStringList{s("name")} << s("number") << int(ErrorCode::UnknownField);
    QTest::newRow("no key at all") << QStringList{s("name"), s("vcpu")} << s("vcpu") << int(ErrorCode::InvalidValue);
}

void tst_sheetplan::refusesSheetsItCannotPlace()
{
    QFETCH(QStringList, headings);
    QFETCH(QString, key);
    QFETCH(int, code);

    const auto rows = plan({{headings.begin(), headings.end()}}, {.key = key});

    QVERIFY(!rows);
    QCOMPARE(int(rows.error().code), code);
}

void tst_sheetplan::saysWhatTheRulesOfLifeWouldRefuse()
{
    auto &holder = add(s("ZY-000001"), s("甲"));
    holder.values[size_t(m_shape.indexOf(u"private_ip"))] = s("10.0.0.1");
    holder.values[size_t(m_shape.indexOf(u"network_zone"))] = m_words.codesOf(m_shape, m_shape.fields[size_t(m_shape.indexOf(u"network_zone"))]).begin().value();
    const QString zone = text(holder.values[size_t(m_shape.indexOf(u"network_zone"))]);
    const auto line = [&](const char *name, const char *state, const char *address) {
        return std::vector<QString>{s(name), s("virtual_server"), s("DW-000001"), s(state), s(address), zone};
    };

    const auto rows = plan({{s("name"), s("type"), s("unit_id"), s("state"), s("private_ip"), s("network_zone")}, line("乙", "in_use", "10.0.0.9"), line("丙", "planned", "10.0.0.1"),
        line("丁", "planned", "10.0.0.2"), line("戊", "planned", "10.0.0.2")});

    QVERIFY(rows);
    using Kind = Problem::Kind;
    QVERIFY((*rows)[0].problems.size() >= 2);
    QCOMPARE((*rows)[0].problems[0].error.code, ErrorCode::RequiredMissing);
    QCOMPARE((*rows)[1].problems.front().kind, Kind::AddressTaken);
    QCOMPARE((*rows)[2].outcome, PlannedRow::Outcome::Create);
    QCOMPARE((*rows)[3].problems.front().kind, Kind::AddressTwice);
}

void tst_sheetplan::remarksOnWhatQualityWantsOnce_data()
{
    QTest::addColumn<int>("atOnce");
    QTest::newRow("all together") << 1'000;
    QTest::newRow("a row at a time") << 1;
}

void tst_sheetplan::remarksOnWhatQualityWantsOnce()
{
    QFETCH(int, atOnce);
    const auto tag = size_t(m_shape.indexOf(u"asset_tag"));
    add(s("ZY-000001"), s("让出")).values[tag] = s("T-1");
    add(s("ZY-000002"), s("占着")).values[tag] = s("T-2");
    auto &gone = add(s("ZY-000003"), s("已回收"));
    gone.values[tag] = s("T-3");
    gone.values[size_t(m_shape.indexOf(u"state"))] = s("reclaimed");
    const auto create = [](const char *name, const char *itsTag) { return std::vector<QString>{{}, s(name), s("virtual_server"), s("演示数据局"), s(itsTag)}; };

    const auto rows = plan({{s("Number"), s("Name"), s("Type"), s("Unit"), s("Asset tag")},
        {s("ZY-000001"), s("让出"), s("virtual_server"), s("演示数据局"), s("T-9")}, create("接手", "T-1"), create("相撞", "T-2"),
        create("旧签再用", "T-3"), create("先写", "T-5"), create("后写", "T-5"), create("又占", "T-9"), create("无签", "--")},
        {.today = QDate(2026, 11, 22)}, atOnce);

    QVERIFY2(rows, rows ? "" : qPrintable(rows.error().field));
    QStringList repeated;
    for (const auto &row : *rows) {
        QVERIFY2(row.outcome == PlannedRow::Outcome::Create || row.outcome == PlannedRow::Outcome::Update, qPrintable(row.title));
        if (std::ranges::any_of(row.remarks, [](const rules::QualityRule *rule) { return rule->code == u"duplicate_tag"; }))
            repeated << row.title;
    }
    QCOMPARE(repeated, QStringList({s("相撞"), s("后写"), s("又占")}));
}

void tst_sheetplan::groupsEditsThatAreTheSame()
{
    for (int i = 1; i <= 4; ++i)
        add(QStringLiteral("ZY-00000%1").arg(i), s("甲"));
    const auto rows = plan({{s("number"), s("note")}, {s("ZY-000001"), s("x")}, {s("ZY-000002"), s("y")}, {s("ZY-000003"), s("x")}, {s("ZY-000004"), {}}});
    QVERIFY(rows);

    const auto acts = actsFor(m_shape, *rows, s("a.csv"), m_ids, m_clock.now());

    QCOMPARE(acts.size(), 2);
    QCOMPARE(acts[0].rows, (std::vector<size_t>{0, 2}));
    QCOMPARE(acts[0].command.targets, (std::vector<Target>{(*rows)[0].target, (*rows)[2].target}));
    const auto single = oneByOne(acts[0], m_ids);
    QCOMPARE(single.size(), 2);
    QVERIFY(single[0].command.id != acts[0].command.id);
    QCOMPARE(single[1].command.targets, (std::vector<Target>{(*rows)[2].target}));
}

void tst_sheetplan::anExportImportedAgainChangesNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("language");
    QTest::addColumn<bool>("personal");
    for (const char *name : {"a.csv", "a.xlsx"})
        for (const auto language : {Language::Names, Language::English, Language::Chinese})
            for (const bool masked : {false, true})
                QTest::addRow("%s %d %s", name, int(language), masked ? "masked" : "whole") << s(name) << int(language) << masked;
}

void tst_sheetplan::anExportImportedAgainChangesNothing()
{
    QFETCH(QString, name);
    QFETCH(int, language);
    QFETCH(bool, personal);
    const auto seed = QRandomGenerator::system()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const QStringList pieces{s("=1"), s("-"), s("--"), s("N/A"), s("007"), s("1E5"), s("1.2E+17"), s("'"), s("\""), s(","), s(";"), s("\t"), s("\n"), s("\r\n"),
        s(" "), s("广州"), s("𠀀"), s("_x000D_"), s("<&>"), s("12345678901234567890"), s("TRUE"), s("2026-11-22"), s("@"), s("+86")};
    const auto anyText = [&](int longest) {
        QString text;
        for (int i = random.bounded(4); i > 0; --i)
            text += pieces[random.bounded(int(pieces.size()))];
        return text.left(longest);
    };
    const auto anyDay = [&] { return random.bounded(3) == 0 ? Value() : Value(QDate(1900, 1, 1).addDays(random.bounded(80'000)).toString(Qt::ISODate)); };
    for (int i = 0; i < 300; ++i) {
        auto &record = add(QStringLiteral("ZY-%1").arg(i + 1, 6, 10, QLatin1Char('0')), s("x") + anyText(50));
        for (size_t f = 2; f < m_shape.fields.size(); ++f) {
            const auto &field = m_shape.fields[f];
            const auto codes = m_words.codesOf(m_shape, field).values();
            auto &value = record.values[f];
            if (Words::hasCodes(field))
                value = codes[random.bounded(int(codes.size()))].isEmpty() ? value : Value(codes[random.bounded(int(codes.size()))]);
            else if (field.kind == FieldKind::Text && !field.traits.address)
                value = Codec<QString>::encode(anyText(30));
            else if (field.kind == FieldKind::Integer)
                value = qint64(random.bounded(4000));
            else if (field.kind == FieldKind::Real)
                value = random.bounded(4) == 0 ? Value() : Value(random.generateDouble() * 100);
            else if (field.kind == FieldKind::Boolean)
                value = qint64(random.bounded(2));
            else if (field.kind == FieldKind::Date)
                value = anyDay();
            else if (field.kind == FieldKind::Reference && field.references == u"organisation")
                value = idText(idNumber<Organisation>(1 + random.bounded(4)).uuid);
            if (Words::hasCodes(field) && text(value).isEmpty())
                value = m_shape.defaults[f];
        }
    }
    Names names;
    for (const auto &unit : m_shelf.records[s("organisation")])
        names.add(shapeOf<Organisation>(), unit);
    SheetExport records(m_shape, m_words, names, {.language = Language(language), .personal = personal ? Personal::Masked : Personal::Whole});
    const QTemporaryDir folder;
    const QString path = folder.filePath(name);
    const auto sheet = createSheet(path, formatForName(path), records.columns());
    QVERIFY(sheet);
    for (const auto &record : m_shelf.records[s("resource")])
        QVERIFY((*sheet)->write(records.cellsOf(record)));
    QVERIFY((*sheet)->finish());

    const auto back = openSheet(path);
    QVERIFY(back);
    SheetRow row;
    QVERIFY((*back)->next(row));
    auto plan = SheetPlan::make({m_shape, m_words, shippedCatalogues(), m_shelf, [this](qint64) { return m_ids.next(); }}, row, {});
    QVERIFY(plan);
    std::vector<SheetRow> rows;
    while (*(*back)->next(row))
        rows.push_back(row);
    const auto planned = plan->plan(rows);

    QVERIFY(planned);
    QCOMPARE(planned->size(), 300);
    for (const auto &one : *planned) {
        for (const auto &change : one.changes)
            qInfo() << m_shape.fields[size_t(change.field)].name << toJson(change.was) << toJson(change.becomes);
        for (const auto &problem : one.problems)
            qInfo() << problem.column << problem.value << int(problem.kind);
        QCOMPARE(one.outcome, PlannedRow::Outcome::Skip);
    }
}

QTEST_GUILESS_MAIN(tst_sheetplan)
#include "tst_sheetplan.moc"
