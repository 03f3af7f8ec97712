// ImportRun: a whole file into a ledger: relations, rows that are given back, what was stopped and begun anew, and a
// file against the ledger cell by cell.
#include "exchange/shelf.h"
#include "exchange/sheets.h"

#include "exchange/differences.h"
#include "exchange/masking.h"
#include "exchange/reasons.h"
#include "exchange/rejects.h"

#include <QTemporaryDir>
#include <QTest>
#include <mutex>

using namespace contract;
using namespace exchange;
using namespace tests;

class tst_importrun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void relatesTheRecordsThatCellsName();
    void readsTheRelationsOfASecondSheet();
    void makesNoRelationToARowThatStaysOut();
    void doesTheRestOfWhatWasStopped();
    void plansAheadWhatItWouldPlanAnyway();
    void givesTheBadRowsBackToBeMended_data();
    void givesTheBadRowsBackToBeMended();
    void tellsWhoChangedACell();
    void takesOverWhatIsAcceptedOnly();
    void takesAMaskedTextForWhatItStandsFor();
    void leavesOrClearsByWhatWasSet();
    void keepsTryingRowByRowWhereAnActIsRefused();
    void goesThroughRowsThatNoMemoryHolds();

private:
    QString file(const QString &name, const Cells &rows, const QString &second = {}, const Cells &related = {});
    std::unique_ptr<ImportSource> source(const QString &path);
    /// Runs the import as far as `most` rows.
    ImportTally run(const ImportSource &source, const PlanOptions &options, ImportRun::Mode mode, Rejects *rejects = nullptr, qint64 most = 1'000'000);
    std::unique_ptr<ImportRun> begun(const ImportSource &source, const PlanOptions &options = {});
    [[nodiscard]] int count(const char *entity) const { return int(m_shelf.records.value(s(entity)).size()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    Shelf m_shelf;
    SystemClock m_clock;
    UuidV7Source m_ids{m_clock};
    Words m_words{shippedCatalogues(), nullptr};
    const Shape &m_shape = shapeOf<Resource>();
};

void tst_importrun::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_shelf.records.clear();
    m_shelf.addUnits();
}

QString tst_importrun::file(const QString &name, const Cells &rows, const QString &second, const Cells &related)
{
    const auto columns = [](const std::vector<QString> &headings) {
        std::vector<SheetColumn> all;
        for (const auto &heading : headings)
            all.push_back({heading});
        return all;
    };
    const QString path = m_folder->filePath(name);
    auto sheet = createSheet(path, formatForName(path), columns(rows.front()));
    const auto writeAll = [&](const Cells &cells) {
        for (size_t i = 1; i < cells.size(); ++i)
            if (!(*sheet)->write(cells[i]))
                qFatal("a row was not written");
    };
    writeAll(rows);
    if (!second.isEmpty()) {
        if (!(*sheet)->addSheet(second, columns(related.front())))
            qFatal("no second sheet");
        writeAll(related);
    }
    if (!(*sheet)->finish())
        qFatal("the sheet was not finished");
    return path;
}

std::unique_ptr<ImportSource> tst_importrun::source(const QString &path)
{
    auto read = ImportSource::read(path, {}, {});
    if (!read)
        qFatal("%s", qPrintable(read.error().message));
    return *std::move(read);
}

std::unique_ptr<ImportRun> tst_importrun::begun(const ImportSource &source, const PlanOptions &options)
{
    auto run = ImportRun::begin(m_shape, source, options, {m_words, shippedCatalogues(), m_shelf, m_ids}, {});
    if (!run)
        qFatal("%s %s", qPrintable(run.error().field), qPrintable(run.error().message));
    return *std::move(run);
}

ImportTally tst_importrun::run(const ImportSource &source, const PlanOptions &options, ImportRun::Mode mode, Rejects *rejects, qint64 most)
{
    const auto run = begun(source, options);
    run->start(mode);
    while (run->tally().rows < most) {
        const auto step = run->next(m_clock.now());
        if (!step)
            qFatal("%s", qPrintable(step.error().message));
        if (step->isLast())
            break;
        for (const auto &act : step->acts)
            m_shelf.perform(*step->shape, act.command);
        run->finish(*step);
        for (const auto &row : step->rows)
            if (rejects && row.outcome == PlannedRow::Outcome::Fail && !rejects->add(*step->sheet, row.row, reasonsOf(row.problems, *step->shape)))
                qFatal("a reject was lost");
    }
    return run->tally();
}

void tst_importrun::relatesTheRecordsThatCellsName()
{
    m_shelf.add(m_ids.next(), s("ZY-000001"), s("数据库甲"));
    m_shelf.add(m_ids.next(), s("ZY-000002"), s("宿主机, 乙"));
    const auto path = file(s("a.csv"), {{s("Name"), s("Type"), s("Unit"), s("依赖"), s("Runs on")},
        {s("前端"), s("virtual_server"), s("DW-000001"), s("数据库甲、中间件；ZY-000002"), s("宿主机, 乙")},
        {s("中间件"), s("virtual_server"), s("DW-000001"), s("数据库甲"), s("--")}});
    // The captions of this test's words are English and codes only.
    const PlanOptions options{.mapping = {{s("依赖"), s("relation:depends_on")}}};

    const auto dry = run(*source(path), options, ImportRun::Mode::DryRun);
    const auto done = run(*source(path), options, ImportRun::Mode::ForGood);
    const auto again = run(*source(path), options, ImportRun::Mode::ForGood);

    QCOMPARE(dry, (ImportTally{.rows = 2, .created = 2, .relations = 5}));
    QCOMPARE(done, dry);
    QCOMPARE(again, (ImportTally{.rows = 2, .skipped = 2}));
    QCOMPARE(count("resource"), 4);
    QCOMPARE(count("relation"), 5);
    const auto &shape = shapeOf<Relation>();
    for (const auto &relation : m_shelf.records[s("relation")])
        for (const auto *end : {u"from_id", u"to_id"}) {
            const auto found = m_shelf.known(m_shape, {idOf(text(relation.values[size_t(shape.indexOf(QStringView(end)))]))});
            QCOMPARE(found->size(), 1);
        }
}

void tst_importrun::readsTheRelationsOfASecondSheet()
{
    m_shelf.add(m_ids.next(), s("ZY-000001"), s("数据库甲"));
    const auto path = file(s("a.xlsx"), {{s("Name"), s("Type"), s("Unit")}, {s("前端"), s("virtual_server"), s("DW-000001")}}, s("关联"),
        {{s("From"), s("Kind"), s("To"), s("Redundant"), s("Note")}, {s("前端"), s("Depends on"), s("ZY-000001"), s("yes"), s("主备")}, {s("前端"), s("runs_on"), s("没有"), {}, {}}});
    const auto read = source(path);
    Rejects rejects(*read);

    const auto done = run(*read, {}, ImportRun::Mode::ForGood, &rejects);
    const auto again = run(*read, {}, ImportRun::Mode::ForGood);

    QCOMPARE(done, (ImportTally{.rows = 3, .created = 2, .failed = 1}));
    QCOMPARE(again, (ImportTally{.rows = 3, .skipped = 2, .failed = 1}));
    QCOMPARE(count("relation"), 1);
    const auto relation = fromRecord<Relation>(m_shelf.records[s("relation")].front());
    QVERIFY(relation && relation->redundant && relation->kind == RelationKind::DependsOn);
    const auto back = m_folder->filePath(s("bad.xlsx"));
    QVERIFY(rejects.write(back));
    QCOMPARE(sheetNames(back)->last(), s("关联"));
    QCOMPARE(source(back)->relations()->rows.count(), 1);
}

void tst_importrun::makesNoRelationToARowThatStaysOut()
{
    const auto path = file(s("a.csv"), {{s("Name"), s("Type"), s("Unit"), s("depends_on")},
        {s("甲"), s("virtual_server"), s("DW-000001"), s("乙")},
        {s("乙"), s("virtual_server"), s("DW-000001"), s("丙")},
        {s("丙"), s("no such type"), s("DW-000001"), {}},
        {s("丁"), s("virtual_server"), s("DW-000001"), {}}});

    const auto done = run(*source(path), {}, ImportRun::Mode::ForGood);

    QCOMPARE(done, (ImportTally{.rows = 4, .created = 1, .failed = 3}));
    QCOMPARE(count("relation"), 0);
}

void tst_importrun::doesTheRestOfWhatWasStopped()
{
    Cells rows{{s("Name"), s("Type"), s("Unit")}};
    for (int i = 0; i < 1000; ++i)
        rows.push_back({QStringLiteral("机%1").arg(i / 2), s("virtual_server"), s("DW-000001")});
    const auto path = file(s("a.csv"), rows);

    const auto stopped = run(*source(path), {}, ImportRun::Mode::ForGood, nullptr, 400);
    const auto rest = run(*source(path), {}, ImportRun::Mode::ForGood);

    QCOMPARE(stopped, (ImportTally{.rows = 400, .created = 400}));
    QCOMPARE(rest, (ImportTally{.rows = 1000, .created = 600, .skipped = 400}));
    QCOMPARE(count("resource"), 1000);
    m_shelf.records[s("resource")].front().retired = true;
    QCOMPARE(run(*source(path), {}, ImportRun::Mode::DryRun), (ImportTally{.rows = 1000, .skipped = 999, .failed = 1}));
}

/// The shelf asked by the thread that plans ahead, while what was planned before is put on it.
class SharedShelf : public Lookup
{
public:
    explicit SharedShelf(Shelf &shelf) : m_shelf(shelf) {}
    Result<std::vector<Record>> holding(const Shape &shape, int field, const std::vector<QString> &values) override
    {
        const std::lock_guard lock(mutex);
        return m_shelf.holding(shape, field, values);
    }
    Result<std::vector<Record>> known(const Shape &shape, const std::vector<QUuid> &ids) override
    {
        const std::lock_guard lock(mutex);
        return m_shelf.known(shape, ids);
    }
    std::mutex mutex;

private:
    Shelf &m_shelf;
};

void tst_importrun::plansAheadWhatItWouldPlanAnyway()
{
    // Addresses that come again in a later step, a unit that is nowhere, and rows that say nothing wrong.
    Cells rows{{s("Name"), s("Type"), s("Unit"), s("network_zone"), s("private_ip")}};
    for (int i = 0; i < 1500; ++i)
        rows.push_back({QStringLiteral("机%1").arg(i), s("virtual_server"), i % 100 == 7 ? s("nowhere") : s("DW-000001"), s("extranet_data"), QStringLiteral("10.0.%1.%2").arg(i % 900 / 250).arg(i % 900 % 250)});
    const auto path = file(s("a.csv"), rows);
    const auto read = source(path);
    const auto plain = run(*read, {}, ImportRun::Mode::ForGood);
    const auto made = m_shelf.records.value(s("resource"));
    init();
    SharedShelf shared(m_shelf);
    const auto ahead = [&](size_t steps) {
        auto begun = ImportRun::begin(m_shape, *read, {}, {m_words, shippedCatalogues(), shared, m_ids, ImportRun::Parts::Ahead::Yes}, {});
        if (!begun)
            qFatal("%s", qPrintable(begun.error().message));
        (*begun)->start(ImportRun::Mode::ForGood);
        for (; steps > 0; --steps) {
            const auto step = (*begun)->next(m_clock.now());
            if (!step || step->isLast())
                break;
            const std::lock_guard lock(shared.mutex);
            for (const auto &act : step->acts)
                m_shelf.perform(*step->shape, act.command);
            (*begun)->finish(*step);
        }
        return (*begun)->tally();
    };

    // Stopped after a step, with the next one planned; then all of it.
    const auto stopped = ahead(1);
    const auto done = ahead(100);

    QVERIFY(plain.failed > 600 && plain.created > 800);
    QCOMPARE(stopped.rows, qint64(ImportRun::rowsPerStep));
    QCOMPARE(done.skipped, stopped.created);
    QCOMPARE(done.created + done.skipped, plain.created);
    QCOMPARE(done.failed, plain.failed);
    const auto &again = m_shelf.records.value(s("resource"));
    QVERIFY(std::ranges::equal(made, again, {}, &Record::id, &Record::id));
}

void tst_importrun::givesTheBadRowsBackToBeMended_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("csv") << s("a.csv");
    QTest::newRow("xlsx") << s("a.xlsx");
}

void tst_importrun::givesTheBadRowsBackToBeMended()
{
    QFETCH(QString, name);
    const auto path = file(name, {{s("Name"), s("Type"), s("Unit"), s("vcpu")}, {s("甲"), s("virtual_server"), s("DW-000001"), s("4")},
        {s("乙"), s("virtual_server"), s("DW-000001"), s("many")}, {s("007"), s("no type"), s("DW-000001"), s("2")}});
    const auto first = source(path);
    Rejects rejects(*first);
    QCOMPARE(run(*first, {}, ImportRun::Mode::ForGood, &rejects), (ImportTally{.rows = 3, .created = 1, .failed = 2}));
    const auto bad = m_folder->filePath(s("bad-") + name);
    QVERIFY(rejects.write(bad));

    const auto given = wholeOf(openSheet(bad)).rows;
    auto mended = given;
    mended[1][3] = s("8");
    mended[2][1] = s("virtual_server");
    const auto second = source(file(s("mended-") + name, mended));
    Rejects none(*second);
    const auto done = run(*second, {}, ImportRun::Mode::ForGood, &none);

    QCOMPARE(given.size(), 3);
    QCOMPARE(given.front().back(), reasonHeading());
    QCOMPARE(given[2].front(), s("007"));
    QVERIFY(given[1].back().contains(s("vcpu")) && given[1].back().contains(s("many")));
    QCOMPARE(done, (ImportTally{.rows = 2, .created = 2}));
    QCOMPARE(count("resource"), 3);
}

void tst_importrun::tellsWhoChangedACell()
{
    m_shelf.add(m_ids.next(), s("ZY-000001"), s("甲")).values[size_t(m_shape.indexOf(u"vcpu"))] = qint64(8);
    const std::vector<QString> headings{s("Number"), s("Name"), s("vcpu"), s("memory_gb"), s("note")};
    const auto last = source(file(s("last.csv"), {headings, {s("ZY-000001"), s("甲"), s("4"), s("0"), s("x")}, {s("ZY-000009"), s("旧"), {}, {}, {}}}));
    const auto now = source(file(s("now.csv"), {headings, {s("ZY-000001"), s("甲乙"), s("16"), s("0"), s("x")}}));
    const auto run = begun(*now);

    QVERIFY(run->compareWith(*last));
    run->start(ImportRun::Mode::DryRun);
    const auto step = run->next(m_clock.now());

    QVERIFY(step);
    const auto &changes = step->rows.front().changes;
    QCOMPARE(changes.size(), 3);
    QCOMPARE(changes[0].side, Side::File); // the name
    QCOMPARE(changes[0].last, s("甲"));
    QCOMPARE(changes[1].side, Side::Both); // vcpu
    QCOMPARE(changes[2].side, Side::Ledger); // the note was taken away there
    QCOMPARE(run->plan().goneSinceLast(), QStringList{s("ZY-000009")});
}

void tst_importrun::takesOverWhatIsAcceptedOnly()
{
    m_shelf.add(m_ids.next(), s("ZY-000001"), s("甲"));
    const auto now = source(file(s("now.csv"), {{s("Number"), s("Name"), s("Type"), s("Unit"), s("vcpu")}, {s("ZY-000001"), s("乙"), s("virtual_server"), s("DW-000001"), s("16")},
        {{}, s("新"), s("virtual_server"), s("DW-000001"), s("1")}, {{}, s("新二"), s("virtual_server"), s("DW-000001"), s("1")}}));
    const auto sheet = m_folder->filePath(s("diff.csv"));
    const auto dry = begun(*now);
    auto differences = DifferenceSheet::create(sheet, m_shape);
    QVERIFY(differences);
    const auto planned = dry->next(m_clock.now());
    for (const auto &row : planned->rows)
        QVERIFY(differences->add(row));
    QVERIFY(differences->finish());
    auto rows = wholeOf(openSheet(sheet)).rows;
    QCOMPARE(rows.size(), 5);
    for (auto &row : rows)
        if (row[2] == s("vcpu") || row[1] == s("新二"))
            row.back() = s("yes");
    const auto accepted = acceptanceIn(file(s("answered.csv"), rows), m_shape);
    QVERIFY(accepted);

    dry->start(ImportRun::Mode::ForGood, &*accepted);
    const auto step = dry->next(m_clock.now());
    for (const auto &act : step->acts)
        m_shelf.perform(m_shape, act.command);
    dry->finish(*step);

    QCOMPARE(dry->tally(), (ImportTally{.rows = 3, .created = 1, .updated = 1, .skipped = 1}));
    const auto changed = fromRecord<Resource>(m_shelf.records[s("resource")].front());
    QCOMPARE(changed->vcpu, 16);
    QCOMPARE(changed->name, s("甲"));
    QCOMPARE(fromRecord<Resource>(m_shelf.records[s("resource")].back())->name, s("新二"));
}

void tst_importrun::takesAMaskedTextForWhatItStandsFor()
{
    QCOMPARE(masked(s("13800138000")), s("138****8000"));
    QCOMPARE(masked(s("张三")), s("张*"));
    QCOMPARE(masked(s("欧阳娜娜")), s("欧***"));
    m_shelf.add(m_ids.next(), s("ZY-000001"), s("甲")).values[size_t(m_shape.indexOf(u"owner_phone"))] = s("13800138000");
    m_shelf.add(m_ids.next(), s("ZY-000002"), s("乙")).values[size_t(m_shape.indexOf(u"owner_phone"))] = s("13900139000");
    const auto read = source(file(s("a.csv"), {{s("Number"), s("owner_phone")}, {s("ZY-000001"), s("138****8000")}, {s("ZY-000002"), s("138****8000")}}));

    const auto run = begun(*read);
    const auto step = run->next(m_clock.now());

    QVERIFY(step);
    QCOMPARE(step->rows[0].outcome, PlannedRow::Outcome::Skip);
    QCOMPARE(step->rows[1].problems.front().kind, Problem::Kind::Masked);
}

void tst_importrun::leavesOrClearsByWhatWasSet()
{
    auto &record = m_shelf.add(m_ids.next(), s("ZY-000001"), s("甲"));
    record.values[size_t(m_shape.indexOf(u"note"))] = s("x");
    record.values[size_t(m_shape.indexOf(u"vcpu"))] = qint64(4);
    const auto read = source(file(s("a.csv"), {{s("Number"), s("note"), s("vcpu")}, {s("ZY-000001"), s("--"), {}}}));
    const auto fields = [&](const PlanOptions &options) { return begun(*read, options)->next(m_clock.now())->rows.front().fields; };

    QCOMPARE(fields({}), Patch());
    QCOMPARE(fields({.placeholder = Nothing::Clear}), (Patch{{s("note"), Value()}}));
    QCOMPARE(fields({.empty = Nothing::Clear}), (Patch{{s("vcpu"), Value(qint64(0))}}));
    QCOMPARE(fields({.placeholders = {}}), (Patch{{s("note"), Value(s("--"))}}));
}

void tst_importrun::keepsTryingRowByRowWhereAnActIsRefused()
{
    const auto read = source(file(s("a.csv"), {{s("Name"), s("Type"), s("Unit")}, {s("甲"), s("virtual_server"), s("DW-000001")}, {s("乙"), s("virtual_server"), s("DW-000001")}}));
    const auto run = begun(*read);
    run->start(ImportRun::Mode::ForGood);
    auto step = run->next(m_clock.now());
    QVERIFY(step);
    QCOMPARE(step->acts.size(), 1);

    const auto singles = run->refused(*step, step->acts.front(), {ErrorCode::NotUnique, s("name"), {}});
    QCOMPARE(singles.size(), 2);
    QVERIFY(run->refused(*step, singles[1], {ErrorCode::NotUnique, s("name"), {}}).empty());
    run->finish(*step);

    QCOMPARE(run->tally(), (ImportTally{.rows = 2, .created = 1, .failed = 1}));
}

void tst_importrun::goesThroughRowsThatNoMemoryHolds()
{
    SheetRows rows;
    const QString long_(100'000, u'x');
    const int count = int(SheetRows::mostInMemory / (long_.size() * 2)) + 40;
    SheetRows::Place third = 0;
    for (int i = 0; i < count; ++i) {
        const auto place = rows.append({.line = i, .cells = {QString::number(i), {}, long_}});
        QVERIFY(place);
        if (i == 3)
            third = *place;
    }

    const auto reader = rows.reader();
    SheetRow row;
    for (int i = 0; i < count; ++i) {
        QVERIFY(*reader->next(row));
        QVERIFY(row.line == i && row.cells[0] == QString::number(i) && row.cells[1].isEmpty() && row.cells[2].size() == long_.size());
    }

    QVERIFY(!*reader->next(row));
    QCOMPARE(rows.at(third)->cells[0], s("3"));
}

QTEST_GUILESS_MAIN(tst_importrun)
#include "tst_importrun.moc"
