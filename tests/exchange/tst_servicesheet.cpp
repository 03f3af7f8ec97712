// The service catalogue as a sheet and as JSON: what goes out comes in unchanged, and what is wrong comes back with its
// reason.
#include "exchange/servicesheet.h"
#include "exchange/sheets.h"
#include "exchange/xlsx.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace exchange;
using namespace Qt::StringLiterals;

namespace {

const QStringList headings{u"code"_s, u"name"_s, u"step_name"_s, u"roles"_s, u"limit"_s, u"limit_value"_s, u"mandatory"_s, u"checks"_s};

tests::Cells withRows(tests::Cells rows)
{
    rows.insert(rows.begin(), std::vector<QString>(headings.begin(), headings.end()));
    return rows;
}

/// The reasons, each behind the row that it stands at.
QStringList reasonsOf(const ServiceReading &reading)
{
    QStringList reasons;
    for (const auto &[row, reason] : reading.rejects)
        reasons << QString::number(row.line) + u": "_s + reason;
    return reasons;
}

} // namespace

class tst_ServiceSheet : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    Words m_words{shippedCatalogues(), nullptr};
    ServiceSheet m_sheet{m_words};

    QString path(const QString &name) const { return m_folder.filePath(name); }

    /// A CSV file of these cells, read.
    Result<ServiceReading> readingOf(const tests::Cells &cells) const
    {
        std::vector<SheetColumn> columns;
        for (const auto &heading : cells.front())
            columns.push_back({heading});
        const auto written = tests::written(path(u"in.csv"_s), columns, {cells.begin() + 1, cells.end()});
        return written.and_then([&] { return m_sheet.read(path(u"in.csv"_s)); });
    }

private Q_SLOTS:
    void theShippedCatalogueComesBackUnchanged_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Language>("language");
        QTest::newRow("workbook, names") << u"a.xlsx"_s << Language::Names;
        QTest::newRow("workbook, English") << u"b.xlsx"_s << Language::English;
        QTest::newRow("workbook, Chinese") << u"c.xlsx"_s << Language::Chinese;
        QTest::newRow("CSV") << u"d.csv"_s << Language::Names;
        QTest::newRow("JSON") << u"e.json"_s << Language::Names;
    }
    void theShippedCatalogueComesBackUnchanged()
    {
        QFETCH(QString, name);
        QFETCH(Language, language);
        const auto &shipped = rules::shippedServiceItems().items;

        const auto written = m_sheet.write(path(name), shipped, language);
        QVERIFY2(written, qPrintable(written ? QString() : written.error().message));
        const auto read = m_sheet.read(path(name));

        QVERIFY2(read, qPrintable(read ? QString() : read.error().field + read.error().message));
        QCOMPARE(reasonsOf(*read), QStringList());
        QCOMPARE(read->ignored, QStringList());
        QCOMPARE(read->items.size(), shipped.size());
        for (size_t i = 0; i < shipped.size(); ++i) {
            auto expected = shipped[i];
            expected.id = {};
            QCOMPARE(read->items[i].steps, expected.steps);
            QCOMPARE(read->items[i], expected);
        }
    }

    void aDraftWithoutStepsComesBack()
    {
        ServiceItem draft;
        draft.code = u"Z1"_s;
        draft.name = u"新事项"_s;
        draft.version = 3;
        for (const auto *name : {"x.xlsx", "x.json"}) {
            const QString file = path(QString::fromLatin1(name));

            QVERIFY(m_sheet.write(file, {&draft, 1}, Language::Names));
            const auto read = m_sheet.read(file);

            QVERIFY(read);
            QCOMPARE(read->items.size(), size_t(1));
            QCOMPARE(read->items.front().state, ItemState::Draft);
            QCOMPARE(read->items.front().version, 3);
            QVERIFY(read->items.front().steps.isEmpty());
        }
    }

    void aTextThatLooksLikeAFormulaStaysText()
    {
        ServiceItem item;
        item.code = u"F1"_s;
        item.name = u"=HYPERLINK(\"http://x\")"_s;
        item.state = ItemState::InForce;
        item.steps = rules::stepsToJson(std::vector<rules::ServiceStep>{{.step = 1, .zh = u"+1"_s, .en = u"@SUM(A1)"_s, .input = u"-2"_s, .roles = {u"engineer"_s}, .record = {}, .limit = {}, .clause = {}, .help = {}, .evidenceHelp = {}, .checks = {}}});
        for (const auto *name : {"f.csv", "f.xlsx"}) {
            const QString file = path(QString::fromLatin1(name));

            QVERIFY(m_sheet.write(file, {&item, 1}, Language::Names));
            const auto read = m_sheet.read(file);

            QVERIFY(read);
            QCOMPARE(read->items.size(), size_t(1));
            QCOMPARE(read->items.front(), item);
        }
        QFile csv(path(u"f.csv"_s));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray bytes = csv.readAll();
        QVERIFY(bytes.contains("\"'=HYPERLINK") && bytes.contains(",'+1,'@SUM(A1),'-2,"));
    }

    void aSheetWrittenByHandIsUnderstood()
    {
        const auto read = readingOf(withRows({
            {u"Z1"_s, u"机房参观"_s, u"申请"_s, u"服务台"_s, u"working_days"_s, u"2"_s, u"是"_s, {}},
            {{}, {}, u"陪同"_s, u"运维工程师、Shift leader"_s, {}, {}, u"否"_s, u"badge | 胸牌 | Badge\nt | 温度 | Temperature | ℃ | 18 | 27"_s},
        }));

        QVERIFY(read);
        QCOMPARE(reasonsOf(*read), QStringList());
        QCOMPARE(read->items.size(), size_t(1));
        const auto steps = *rules::stepsFromJson(read->items.front().steps);
        QCOMPARE(steps.size(), size_t(2));
        QCOMPARE(steps[0].limit, (rules::StepLimit{rules::StepLimit::Kind::WorkingDays, 2, {}, {}}));
        QCOMPARE(steps[1].roles, (QStringList{u"engineer"_s, u"shift_leader"_s}));
        QVERIFY(steps[0].mandatory && !steps[1].mandatory);
        QCOMPARE(steps[1].checks.size(), size_t(2));
        QCOMPARE(steps[1].checks[1].high, std::optional(27.0));
    }

    void aBadRowComesBackWithItsReason_data()
    {
        QTest::addColumn<QStringList>("row");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no such role") << QStringList{{}, {}, u"乙"_s, u"magician"_s, {}, {}, {}, {}} << u"roles: “magician” is none of the allowed values"_s;
        QTest::newRow("nobody does it") << QStringList{{}, {}, u"乙"_s, {}, {}, {}, {}, {}} << u"roles: it must be filled in"_s;
        QTest::newRow("no name") << QStringList{{}, {}, {}, u"engineer"_s, {}, {}, {}, {}} << u"step_name: it must be filled in"_s;
        QTest::newRow("no such limit") << QStringList{{}, {}, u"乙"_s, u"engineer"_s, u"soon"_s, {}, {}, {}} << u"limit: “soon” is none of the allowed values"_s;
        QTest::newRow("no number") << QStringList{{}, {}, u"乙"_s, u"engineer"_s, u"days"_s, u"two"_s, {}, {}} << u"limit_value: “two” is no number"_s;
        QTest::newRow("no value") << QStringList{{}, {}, u"乙"_s, u"engineer"_s, u"days"_s, {}, {}, {}} << u"limit_value: refused: a whole number from 1 to 527040 is wanted"_s;
        QTest::newRow("perhaps") << QStringList{{}, {}, u"乙"_s, u"engineer"_s, {}, {}, u"perhaps"_s, {}} << u"mandatory: “perhaps” is neither yes nor no"_s;
        QTest::newRow("another name") << QStringList{u"A1"_s, u"别的"_s, u"乙"_s, u"engineer"_s, {}, {}, {}, {}} << u"name: refused: the rows of one item must say the same"_s;
        QTest::newRow("a range of letters") << QStringList{{}, {}, u"乙"_s, u"engineer"_s, {}, {}, {}, u"t | 温度 | | ℃ | low"_s} << u"checks: “t | 温度 | | ℃ | low” is none of the allowed values"_s;
    }
    void aBadRowComesBackWithItsReason()
    {
        QFETCH(QStringList, row);
        QFETCH(QString, reason);

        const auto read = readingOf(withRows({
            {u"A1"_s, u"资源申请"_s, u"甲"_s, u"engineer"_s, {}, {}, {}, {}},
            {row.begin(), row.end()},
            {u"A2"_s, u"资源变更"_s, u"丙"_s, u"engineer"_s, {}, {}, {}, {}},
        }));

        QVERIFY(read);
        QCOMPARE(reasonsOf(*read), (QStringList{u"2: another row of this item is wrong"_s, u"3: "_s + reason}));
        QCOMPARE(read->items.size(), size_t(1)); // the good item goes in
        QCOMPARE(read->items.front().code, u"A2"_s);
    }

    void mendedRejectsAreReadAgain()
    {
        const auto bad = readingOf(withRows({{u"A1"_s, u"资源申请"_s, u"甲"_s, u"engineer"_s, {}, {}, {}, {}}, {{}, {}, u"乙"_s, u"magician"_s, {}, {}, {}, {}}}));
        QVERIFY(bad && bad->rejects.size() == 2);

        QVERIFY(ServiceSheet::writeRejects(path(u"rejects.csv"_s), *bad));
        auto mended = tests::wholeOf(openSheet(path(u"rejects.csv"_s))).rows;
        QCOMPARE(mended.front().back(), u"_reason"_s);
        mended[2][3] = u"engineer"_s;
        const auto read = readingOf(mended);

        QVERIFY(read);
        QCOMPARE(reasonsOf(*read), QStringList());
        QCOMPARE(rules::stepsFromJson(read->items.front().steps)->size(), size_t(2));
    }

    void aFileWithoutAColumnThatMustBeThereIsRefused()
    {
        const auto read = readingOf({{u"code"_s, u"name"_s, u"step_name"_s}, {u"A1"_s, u"甲"_s, u"乙"_s}});

        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::BadRequest);
        QCOMPARE(read.error().field, u"roles"_s);
    }

    void whatNamesNoColumnIsSaid()
    {
        auto cells = withRows({{u"A1"_s, u"甲"_s, u"乙"_s, u"engineer"_s, {}, {}, {}, {}}});
        cells[0].push_back(u"my remarks"_s);
        cells[1].push_back(u"x"_s);

        const auto read = readingOf(cells);

        QVERIFY(read);
        QCOMPARE(read->ignored, QStringList{u"my remarks"_s});
        QCOMPARE(read->items.size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(tst_ServiceSheet)
#include "tst_servicesheet.moc"
