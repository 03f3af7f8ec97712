// A template of evaluation as a workbook: what goes out comes in with the same digest, whatever it says and in whichever
// language; a bad cell is refused by sheet, row and column.
#include "exchange/templatesheet.h"
#include "exchange/xlsx.h"
#include "rules/evaluation/templateedits.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace exchange;
using namespace Qt::StringLiterals;
namespace ev = rules::evaluation;

namespace {

/// Documents as people never write them, but the parser takes them.
class Chance
{
public:
    explicit Chance(quint32 seed) : m_random(seed) {}

    ev::Template document()
    {
        ev::Template made;
        made.name = text() + u"n"_s;
        made.version = text() + u"1"_s;
        made.sourceNote = text() + u"s"_s;
        made.effectiveOn = below(3) == 0 ? QDate() : QDate(2020 + below(20), 1 + below(12), 1 + below(28));
        made.code = text();
        made.title = words();
        made.fewAnswers = below(1'000);
        made.improveBelow = below(10'001);
        for (int i = below(5); i > 0; --i)
            made.dimensions.push_back({text(), words(), below(10'001)});
        for (int i = below(12); i > 0; --i)
            made.indicators.push_back(indicator(made));
        for (int i = below(4); i > 0; --i)
            made.evaluators.push_back({party(), below(10'001)});
        for (int i = below(4); i > 0; --i)
            made.grades.push_back({text(), words(), below(10'001)});
        return made;
    }
    int below(int limit) { return int(m_random.bounded(limit)); }

private:
    Party party() { return Choices<Party>::all[size_t(below(4))].value; }
    QString text()
    {
        static const QStringList pieces{u""_s, u"P05"_s, u" 空格 "_s, u"=SUM(A1)"_s, u"1.50"_s, u"TRUE"_s, u"2026-11-22"_s, u"行一\n行二"_s, u"tab\there"_s, u"\r\n"_s, u"_x000D_"_s, u"𬭚㛃"_s, u"<&>\"'"_s, u"0012"_s, u"1e5"_s, QString(QChar(7))};
        return pieces.at(below(int(pieces.size()))) + (below(2) == 0 ? QString() : pieces.at(below(int(pieces.size()))));
    }
    ev::Words words() { return {text(), text()}; }
    ev::Indicator indicator(const ev::Template &document)
    {
        ev::Indicator made;
        made.code = u"I%1 "_s.arg(document.indicators.size()) + text();
        made.name = words();
        made.definition = words();
        made.dimension = text();
        made.weight = below(10'001);
        made.quality = ev::allQualities[size_t(below(5))];
        made.clause = text();
        made.formula = text();
        made.zero = below(2) == 0 ? ev::ZeroDenominator::Full : ev::ZeroDenominator::NotApplicable;
        made.evidence = words();
        for (int i = below(4); i > 0; --i)
            made.evaluators.push_back(party());
        auto &rule = made.rule;
        rule.kind = ev::allRuleKinds[size_t(below(7))];
        rule.target = below(10'001);
        rule.floor = below(10'001);
        rule.most = below(10'001);
        rule.grade = text();
        if (below(2) == 0)
            rule.cap = below(10'001);
        for (int i = below(4); i > 0; --i)
            rule.ladder.push_back({below(10'001), below(10'001)});
        for (int i = below(4); i > 0; --i)
            rule.deductions.push_back({words(), text(), below(10'001), below(2) == 0 ? std::nullopt : std::optional(below(10'001))});
        return made;
    }
    QRandomGenerator m_random;
};

QStringList told(const std::vector<TemplateProblem> &problems)
{
    QStringList lines;
    for (const auto &problem : problems)
        lines << u"%1!%2 %3 [%4]: %5"_s.arg(problem.sheet).arg(problem.row).arg(problem.column, problem.cell, problem.reason);
    return lines;
}

} // namespace

class tst_TemplateSheet : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QTranslator m_chinese;
    std::unique_ptr<Words> m_words;
    std::unique_ptr<TemplateSheet> m_sheet;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// The default template as tables of names, to be spoilt.
    std::vector<TemplateTable> tables() const
    {
        const QString file = path(u"tables.xlsx"_s);
        if (!m_sheet->write(file, ev::shippedTemplates()[0], Language::Names))
            return {};
        std::vector<TemplateTable> tables;
        for (const auto &name : sheetsOfXlsx(file).value_or(QStringList())) {
            TemplateTable table{.name = name, .rows = {}};
            auto sheet = readXlsx(file, name);
            SheetRow row;
            while (sheet && (*sheet)->next(row).value_or(false))
                table.rows.push_back(row);
            tables.push_back(std::move(table));
        }
        return tables;
    }
    /// Of that sheet and column, in the row (from 1, the header being 1).
    static QString &cell(std::vector<TemplateTable> &tables, const QString &sheet, int row, const QString &column)
    {
        static QString none;
        for (auto &table : tables)
            if (table.name == sheet)
                for (size_t i = 0; i < table.rows.front().cells.size(); ++i)
                    if (table.rows.front().cells[i] == column) {
                        auto &cells = table.rows[size_t(row - 1)].cells;
                        cells.resize(std::max(cells.size(), i + 1));
                        return cells[i];
                    }
        Q_ASSERT(false);
        return none;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_chinese.load(u":/i18n/yunheng_zh_CN.qm"_s) || true); // where the translation is not compiled in, English stands for it
        m_words = std::make_unique<Words>(shippedCatalogues(), &m_chinese);
        m_sheet = std::make_unique<TemplateSheet>(*m_words);
    }

    void theShippedTemplatesComeBackToTheDigest_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Language>("language");
        QTest::newRow("names") << u"a.xlsx"_s << Language::Names;
        QTest::newRow("English") << u"b.xlsx"_s << Language::English;
        QTest::newRow("Chinese") << u"c.xlsx"_s << Language::Chinese;
        QTest::newRow("JSON") << u"d.json"_s << Language::Names;
    }
    void theShippedTemplatesComeBackToTheDigest()
    {
        QFETCH(QString, name);
        QFETCH(Language, language);
        for (const auto &document : ev::shippedTemplates()) {
            QVERIFY(m_sheet->write(path(name), document, language));
            QVERIFY(m_sheet->isTemplate(path(name)));
            const auto read = m_sheet->read(path(name));

            QVERIFY2(read, qPrintable(read ? QString() : read.error().field + read.error().message));
            QCOMPARE(told(read->problems), QStringList());
            QCOMPARE(read->ignored, QStringList());
            QCOMPARE(ev::digestOf(read->document), ev::digestOf(document));
            QVERIFY(read->document == document);
        }
    }

    void whateverTheParserTakesComesBackToTheDigest()
    {
        int written = 0;
        for (quint32 seed = 1; seed <= 300; ++seed) {
            Chance chance(seed);
            const auto made = ev::templateFromJson(ev::toJson(chance.document()));
            if (!made)
                continue; // its version or its source is nothing
            const auto language = std::array{Language::Names, Language::English, Language::Chinese}[size_t(chance.below(3))];
            const auto out = m_sheet->write(path(u"any.xlsx"_s), *made, language);
            QVERIFY2(out, qPrintable(out ? QString() : out.error().field + out.error().message));
            const auto read = m_sheet->read(path(u"any.xlsx"_s));
            QVERIFY2(read && read->problems.empty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(read ? told(read->problems).join(u'\n') : read.error().message)));
            QVERIFY2(read->document == *made, qPrintable(u"seed %1\n%2\n%3"_s.arg(seed).arg(QString::fromUtf8(ev::toJson(*made)), QString::fromUtf8(ev::toJson(read->document)))));
            QCOMPARE(ev::digestOf(read->document), ev::digestOf(*made));
            ++written;
        }
        QVERIFY2(written > 200, qPrintable(QString::number(written)));
    }

    void aBadCellIsRefusedBySheetRowAndColumn_data()
    {
        QTest::addColumn<QString>("sheet");
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("cell");
        QTest::newRow("words for a weight") << u"indicators"_s << 4 << u"weight"_s << u"three"_s;
        QTest::newRow("three decimals") << u"dimensions"_s << 2 << u"weight"_s << u"12.125"_s;
        QTest::newRow("more than a hundred") << u"grades"_s << 2 << u"from"_s << u"101"_s;
        QTest::newRow("less than nothing") << u"evaluators"_s << 2 << u"weight"_s << u"-1"_s;
        QTest::newRow("an unknown rule") << u"indicators"_s << 3 << u"rule"_s << u"guess"_s;
        QTest::newRow("an unknown quality") << u"indicators"_s << 3 << u"quality"_s << u"beauty"_s;
        QTest::newRow("an unknown party") << u"evaluators"_s << 3 << u"party"_s << u"press"_s;
        QTest::newRow("an unknown party of an indicator") << u"indicators"_s << 5 << u"evaluators"_s << u"user, press"_s;
        QTest::newRow("points of no number") << u"rules"_s << 2 << u"points"_s << u"1,5"_s;
        QTest::newRow("an unknown indicator") << u"rules"_s << 3 << u"indicator"_s << u"Z99"_s;
        QTest::newRow("neither deduction nor step") << u"rules"_s << 2 << u"part"_s << u"thing"_s;
        QTest::newRow("a text too long") << u"indicators"_s << 2 << u"formula"_s << QString(2'001, u'x');
    }
    void aBadCellIsRefusedBySheetRowAndColumn()
    {
        QFETCH(QString, sheet);
        QFETCH(int, row);
        QFETCH(QString, column);
        QFETCH(QString, cell);
        auto spoilt = tables();
        QCOMPARE(told(m_sheet->read(spoilt).problems), QStringList());

        tst_TemplateSheet::cell(spoilt, sheet, row, column) = cell;
        const auto read = m_sheet->read(spoilt);

        QVERIFY(!read.problems.empty());
        const auto &problem = read.problems.front();
        QCOMPARE(problem.sheet, sheet);
        QCOMPARE(problem.row, qint64(row));
        QVERIFY2(Words::plainHeading(problem.column) == column || problem.column == m_words->said("TemplateSheet", qPrintable(problem.column), Language::English), qPrintable(problem.column));
        QVERIFY(!problem.column.isEmpty());
        QVERIFY(!problem.reason.isEmpty());
        QVERIFY(read.document == ev::Template()); // nothing is taken
    }

    void everyBadCellIsToldAtOnce()
    {
        auto spoilt = tables();
        cell(spoilt, u"indicators"_s, 4, u"weight"_s) = u"three"_s;
        cell(spoilt, u"grades"_s, 2, u"from"_s) = u"many"_s;
        QCOMPARE(m_sheet->read(spoilt).problems.size(), size_t(2));
    }

    void aMissingSheetAndOneTwiceAreToldAndAStrangeOneIsPassedOver()
    {
        auto spoilt = tables();
        std::erase_if(spoilt, [](const TemplateTable &table) { return table.name == u"grades"_s; });
        QCOMPARE(told(m_sheet->read(spoilt).problems), QStringList(u"Grades!0  []: the sheet is missing"_s));

        auto twice = tables();
        twice.push_back(twice.back());
        QCOMPARE(m_sheet->read(twice).problems.size(), size_t(1));

        auto more = tables();
        more.push_back({u"Notes"_s, {}});
        const auto read = m_sheet->read(more);
        QVERIFY(read.problems.empty());
        QCOMPARE(read.ignored, QStringList(u"Notes"_s));
    }

    void percentsMayBeWrittenWithTheirSign()
    {
        auto changed = tables();
        cell(changed, u"indicators"_s, 2, u"target"_s) = u"98.5 %"_s;
        const auto read = m_sheet->read(changed);
        QVERIFY(read.problems.empty());
        QCOMPARE(read.document.indicators.front().rule.target, 9'850);
    }

    void anIndicatorWithoutACodeOfItsOwnIsNotWritten()
    {
        auto document = ev::shippedTemplates()[0];
        const auto with = std::ranges::find_if(document.indicators, [](const ev::Indicator &indicator) { return !indicator.rule.deductions.empty(); });
        with->code = document.indicators.back().code;
        const auto written = m_sheet->write(path(u"no.xlsx"_s), document, Language::Names);
        QVERIFY(!written);
        QVERIFY(written.error().field.endsWith(u".code"_s));
    }

    void aFileThatIsNoTemplateIsNone()
    {
        QFile file(path(u"none.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("code,name\n1,2\n") > 0);
        file.close();
        QVERIFY(!m_sheet->isTemplate(file.fileName()));
        QVERIFY(!m_sheet->read(file.fileName()));
        auto book = writeXlsx(path(u"list.xlsx"_s), {{u"code"_s}}, u"Sheet"_s);
        QVERIFY(book && (*book)->finish());
        QVERIFY(!m_sheet->isTemplate(path(u"list.xlsx"_s)));
    }

    void aJsonFileIsRefusedAtItsPlace()
    {
        QFile file(path(u"bad.json"_s));
        QByteArray json = ev::toJson(ev::shippedTemplates()[0]);
        json.replace("\"few_answers\": 5", "\"few_answers\": \"many\"");
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(json) > 0);
        file.close();
        const auto read = m_sheet->read(file.fileName());
        QVERIFY(read);
        QCOMPARE(read->problems.size(), size_t(1));
        QCOMPARE(read->problems.front().column, u"few_answers"_s);
    }
};

QTEST_GUILESS_MAIN(tst_TemplateSheet)
#include "tst_templatesheet.moc"
