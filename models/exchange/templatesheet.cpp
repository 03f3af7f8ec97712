#include "exchange/templatesheet.h"

#include "exchange/xlsx.h"
#include "rules/evaluation/templateedits.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <map>

namespace exchange {

namespace ev = rules::evaluation;

namespace {

constexpr size_t mostRows = 10'000; ///< of a sheet: 300 indicators of 30 parts
constexpr qint64 largestJson = 2 << 20;
constexpr const char *context = "TemplateSheet";

struct Said {
    Q_DECLARE_TR_FUNCTIONS(TemplateSheet)
};

enum class Cell { Text, Points, Share, Whole, Day, Kind, Quality, Zero, Party, Parties, Part };

/// A column: the name that programs use, the words of people, the member of the JSON that it fills.
struct Column {
    const char *name;
    const char *caption;
    const char *member; ///< "name.zh"
    Cell cell;
};

enum class Table { Head, Dimensions, Indicators, Parts, Evaluators, Grades };

struct SheetOf {
    Table table;
    const char *name;
    const char *caption;
    std::vector<Column> columns;
};

/// Of the head every column is a row.
const std::vector<SheetOf> &sheets()
{
    static const std::vector<SheetOf> all{
        {Table::Head, "general", QT_TRANSLATE_NOOP("TemplateSheet", "General"),
         {{"code", QT_TRANSLATE_NOOP("TemplateSheet", "Code"), "code", Cell::Text},
          {"title", QT_TRANSLATE_NOOP("TemplateSheet", "Title"), "title.zh", Cell::Text},
          {"english_title", QT_TRANSLATE_NOOP("TemplateSheet", "Title in English"), "title.en", Cell::Text},
          {"document", QT_TRANSLATE_NOOP("TemplateSheet", "Document"), "name", Cell::Text},
          {"version", QT_TRANSLATE_NOOP("TemplateSheet", "Version of the document"), "version", Cell::Text},
          {"source_note", QT_TRANSLATE_NOOP("TemplateSheet", "Source"), "source_note", Cell::Text},
          {"effective_on", QT_TRANSLATE_NOOP("TemplateSheet", "In force from"), "effective_on", Cell::Day},
          {"few_answers", QT_TRANSLATE_NOOP("TemplateSheet", "Fewest answers"), "few_answers", Cell::Whole},
          {"improve_below", QT_TRANSLATE_NOOP("TemplateSheet", "Improvement below (%)"), "improve_below", Cell::Share}}},
        {Table::Dimensions, "dimensions", QT_TRANSLATE_NOOP("TemplateSheet", "Dimensions"),
         {{"code", QT_TRANSLATE_NOOP("TemplateSheet", "Code"), "code", Cell::Text},
          {"name", QT_TRANSLATE_NOOP("TemplateSheet", "Name"), "name.zh", Cell::Text},
          {"english_name", QT_TRANSLATE_NOOP("TemplateSheet", "Name in English"), "name.en", Cell::Text},
          {"weight", QT_TRANSLATE_NOOP("TemplateSheet", "Weight (points)"), "weight", Cell::Points}}},
        {Table::Indicators, "indicators", QT_TRANSLATE_NOOP("TemplateSheet", "Indicators"),
         {{"code", QT_TRANSLATE_NOOP("TemplateSheet", "Code"), "code", Cell::Text},
          {"dimension", QT_TRANSLATE_NOOP("TemplateSheet", "Dimension"), "dimension", Cell::Text},
          {"name", QT_TRANSLATE_NOOP("TemplateSheet", "Name"), "name.zh", Cell::Text},
          {"english_name", QT_TRANSLATE_NOOP("TemplateSheet", "Name in English"), "name.en", Cell::Text},
          {"weight", QT_TRANSLATE_NOOP("TemplateSheet", "Weight (points)"), "weight", Cell::Points},
          {"rule", QT_TRANSLATE_NOOP("TemplateSheet", "Rule"), "rule.kind", Cell::Kind},
          {"formula", QT_TRANSLATE_NOOP("TemplateSheet", "Formula"), "formula", Cell::Text},
          {"target", QT_TRANSLATE_NOOP("TemplateSheet", "Target (%)"), "rule.target", Cell::Share},
          {"floor", QT_TRANSLATE_NOOP("TemplateSheet", "Floor (%)"), "rule.floor", Cell::Share},
          {"cap", QT_TRANSLATE_NOOP("TemplateSheet", "Most taken off (points)"), "rule.cap", Cell::Points},
          {"most", QT_TRANSLATE_NOOP("TemplateSheet", "Most added (points)"), "rule.most", Cell::Points},
          {"grade", QT_TRANSLATE_NOOP("TemplateSheet", "Best grade left"), "rule.grade", Cell::Text},
          {"zero", QT_TRANSLATE_NOOP("TemplateSheet", "Denominator of 0"), "zero", Cell::Zero},
          {"quality", QT_TRANSLATE_NOOP("TemplateSheet", "GB/T 33850"), "quality", Cell::Quality},
          {"clause", QT_TRANSLATE_NOOP("TemplateSheet", "Clause"), "clause", Cell::Text},
          {"definition", QT_TRANSLATE_NOOP("TemplateSheet", "Definition"), "definition.zh", Cell::Text},
          {"english_definition", QT_TRANSLATE_NOOP("TemplateSheet", "Definition in English"), "definition.en", Cell::Text},
          {"evidence", QT_TRANSLATE_NOOP("TemplateSheet", "Evidence"), "evidence.zh", Cell::Text},
          {"english_evidence", QT_TRANSLATE_NOOP("TemplateSheet", "Evidence in English"), "evidence.en", Cell::Text},
          {"evaluators", QT_TRANSLATE_NOOP("TemplateSheet", "Evaluators"), "evaluators", Cell::Parties}}},
        {Table::Parts, "rules", QT_TRANSLATE_NOOP("TemplateSheet", "Rules"),
         {{"indicator", QT_TRANSLATE_NOOP("TemplateSheet", "Indicator"), "indicator", Cell::Text},
          {"part", QT_TRANSLATE_NOOP("TemplateSheet", "Part"), "part", Cell::Part},
          {"name", QT_TRANSLATE_NOOP("TemplateSheet", "Name"), "name.zh", Cell::Text},
          {"english_name", QT_TRANSLATE_NOOP("TemplateSheet", "Name in English"), "name.en", Cell::Text},
          {"formula", QT_TRANSLATE_NOOP("TemplateSheet", "Formula"), "formula", Cell::Text},
          {"points", QT_TRANSLATE_NOOP("TemplateSheet", "Points each"), "points", Cell::Points},
          {"below", QT_TRANSLATE_NOOP("TemplateSheet", "Each percent below (%)"), "below", Cell::Share},
          {"at_least", QT_TRANSLATE_NOOP("TemplateSheet", "At least (%)"), "at_least", Cell::Share},
          {"share", QT_TRANSLATE_NOOP("TemplateSheet", "Share of the weight (%)"), "share", Cell::Share}}},
        {Table::Evaluators, "evaluators", QT_TRANSLATE_NOOP("TemplateSheet", "Evaluators"),
         {{"party", QT_TRANSLATE_NOOP("TemplateSheet", "Party"), "party", Cell::Party},
          {"weight", QT_TRANSLATE_NOOP("TemplateSheet", "Weight"), "weight", Cell::Whole}}},
        {Table::Grades, "grades", QT_TRANSLATE_NOOP("TemplateSheet", "Grades"),
         {{"code", QT_TRANSLATE_NOOP("TemplateSheet", "Code"), "code", Cell::Text},
          {"name", QT_TRANSLATE_NOOP("TemplateSheet", "Name"), "name.zh", Cell::Text},
          {"english_name", QT_TRANSLATE_NOOP("TemplateSheet", "Name in English"), "name.en", Cell::Text},
          {"from", QT_TRANSLATE_NOOP("TemplateSheet", "From (points)"), "from", Cell::Points}}},
    };
    return all;
}
const SheetOf &sheetOf(Table table)
{
    return *std::ranges::find(sheets(), table, &SheetOf::table);
}

constexpr const char *deduction = QT_TRANSLATE_NOOP("TemplateSheet", "Deduction");
constexpr const char *step = QT_TRANSLATE_NOOP("TemplateSheet", "Step");
constexpr const char *itemHeading = QT_TRANSLATE_NOOP("TemplateSheet", "Item");
constexpr const char *valueHeading = QT_TRANSLATE_NOOP("TemplateSheet", "Value");

/// A code with its words: the context that they stand in, and the English.
struct CodeWord {
    QString code;
    const char *context;
    const char *caption;
};

const std::vector<CodeWord> &codeWords(Cell cell)
{
    static const auto all = [] {
        std::map<Cell, std::vector<CodeWord>> words;
        for (const auto kind : ev::allRuleKinds)
            words[Cell::Kind].push_back({ev::codeOf(kind), "EvaluationTemplate", ev::captionOf(kind)});
        for (const auto quality : ev::allQualities)
            words[Cell::Quality].push_back({ev::codeOf(quality), "EvaluationTemplate", ev::captionOf(quality)});
        for (const auto &choice : Choices<Party>::all)
            words[Cell::Party].push_back({QString::fromLatin1(choice.code), "Organisation", choice.caption});
        words[Cell::Parties] = words[Cell::Party];
        words[Cell::Zero] = {{QStringLiteral("full"), context, QT_TRANSLATE_NOOP("TemplateSheet", "Full marks")}, {QStringLiteral("not_applicable"), context, QT_TRANSLATE_NOOP("TemplateSheet", "Not applicable")}};
        words[Cell::Part] = {{QStringLiteral("deduction"), context, deduction}, {QStringLiteral("step"), context, step}};
        return words;
    }();
    static const std::vector<CodeWord> none;
    const auto found = all.find(cell);
    return found == all.end() ? none : found->second;
}

bool isNumber(Cell cell)
{
    return cell == Cell::Points || cell == Cell::Share || cell == Cell::Whole;
}

/// 325 is "3.25", 9800 is "98".
QString decimalText(int hundredths)
{
    QString text = QString::number(hundredths / 100);
    if (const int rest = hundredths % 100; rest != 0) {
        text += u'.' + QString::number(rest).rightJustified(2, u'0');
        if (text.endsWith(u'0'))
            text.chop(1);
    }
    return text;
}

/// The other way; exactly, or not at all.
std::optional<int> hundredthsIn(QString text)
{
    static const QRegularExpression decimal(QStringLiteral("^(\\d{1,6})(?:\\.(\\d{1,2})0*)?$"));
    text = text.trimmed();
    if (text.endsWith(u'%') || text.endsWith(u'％'))
        text = text.chopped(1).trimmed();
    const auto match = decimal.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return match.captured(1).toInt() * 100 + match.captured(2).leftJustified(2, u'0').toInt();
}

/// A member of an object in an object: "rule.target".
QJsonValue valueAt(const QJsonObject &object, const QString &member)
{
    const auto dot = member.indexOf(u'.');
    return dot < 0 ? object.value(member) : object.value(member.left(dot)).toObject().value(member.mid(dot + 1));
}
void setAt(QJsonObject &object, const QString &member, const QJsonValue &value)
{
    const auto dot = member.indexOf(u'.');
    if (dot < 0) {
        object.insert(member, value);
        return;
    }
    QJsonObject inner = object.value(member.left(dot)).toObject();
    inner.insert(member.mid(dot + 1), value);
    object.insert(member.left(dot), inner);
}

// ---- writing

class Writing
{
public:
    Writing(const Words &words, Language language) : m_words(words), m_language(language) {}

    [[nodiscard]] QString wordOf(const char *name, const char *caption) const { return m_language == Language::Names ? QString::fromLatin1(name) : m_words.said(context, caption, m_language); }
    [[nodiscard]] std::vector<SheetColumn> columns(const SheetOf &sheet) const
    {
        if (sheet.table == Table::Head)
            return {{wordOf("item", itemHeading), SheetColumn::Kind::Text}, {wordOf("value", valueHeading), SheetColumn::Kind::Text}};
        std::vector<SheetColumn> columns;
        for (const auto &column : sheet.columns)
            columns.push_back({wordOf(column.name, column.caption), isNumber(column.cell) ? SheetColumn::Kind::Number : SheetColumn::Kind::Text});
        return columns;
    }
    [[nodiscard]] std::vector<std::vector<QString>> rows(const SheetOf &sheet, const QJsonObject &document) const
    {
        std::vector<std::vector<QString>> rows;
        if (sheet.table == Table::Head) {
            for (const auto &column : sheet.columns)
                rows.push_back({wordOf(column.name, column.caption), cellOf(column, document)});
            return rows;
        }
        for (const auto &object : sheet.table == Table::Parts ? partsOf(document) : document.value(QString::fromLatin1(sheet.name)).toArray()) {
            std::vector<QString> cells;
            for (const auto &column : sheet.columns)
                cells.push_back(cellOf(column, object.toObject()));
            rows.push_back(std::move(cells));
        }
        return rows;
    }

private:
    [[nodiscard]] static QJsonArray partsOf(const QJsonObject &document)
    {
        QJsonArray rows;
        for (const auto &indicator : document.value(QStringLiteral("indicators")).toArray())
            for (const auto &[list, part] : {std::pair("deductions", "deduction"), std::pair("ladder", "step")})
                for (const auto &one : indicator.toObject().value(QStringLiteral("rule")).toObject().value(QLatin1StringView(list)).toArray()) {
                    QJsonObject row = one.toObject();
                    row.insert(QStringLiteral("indicator"), indicator.toObject().value(QStringLiteral("code")));
                    row.insert(QStringLiteral("part"), QLatin1StringView(part));
                    rows.append(row);
                }
        return rows;
    }
    [[nodiscard]] QString codeText(Cell cell, const QString &code) const
    {
        const auto &words = codeWords(cell);
        const auto found = std::ranges::find(words, code, &CodeWord::code);
        return m_language == Language::Names || found == words.end() ? code : m_words.said(found->context, found->caption, m_language);
    }
    [[nodiscard]] QString cellOf(const Column &column, const QJsonObject &object) const
    {
        const auto value = valueAt(object, QString::fromLatin1(column.member));
        if (value.isUndefined())
            return {};
        switch (column.cell) {
        case Cell::Text:
        case Cell::Day:
            return value.toString();
        case Cell::Points:
        case Cell::Share:
            return decimalText(value.toInt());
        case Cell::Whole:
            return QString::number(value.toInt());
        case Cell::Kind:
        case Cell::Quality:
        case Cell::Zero:
        case Cell::Party:
        case Cell::Part:
            return codeText(column.cell, value.toString());
        case Cell::Parties: {
            QStringList parties;
            for (const auto &party : value.toArray())
                parties << codeText(column.cell, party.toString());
            return parties.join(m_language == Language::Chinese ? QStringLiteral("、") : QStringLiteral(", "));
        }
        }
        return {};
    }

    const Words &m_words;
    Language m_language;
};

/// XML holds no such character, not even escaped.
bool isUnwritable(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.unicode() >= 0xFFFE; });
}

Result<void> checkWritable(const ev::Template &document)
{
    std::map<QString, int> codes;
    for (const auto &indicator : document.indicators)
        ++codes[indicator.code];
    for (size_t i = 0; i < document.indicators.size(); ++i) {
        const auto &indicator = document.indicators[i];
        const bool hasParts = !indicator.rule.deductions.empty() || !indicator.rule.ladder.empty();
        if (hasParts && (indicator.code.trimmed().isEmpty() || codes[indicator.code] > 1))
            return fail(ErrorCode::BadRequest, QStringLiteral("indicators[%1].code").arg(i), Said::tr("an indicator with deductions or steps wants a code of its own"));
    }
    if (isUnwritable(QString::fromUtf8(ev::toJson(document))))
        return fail(ErrorCode::BadRequest, QStringLiteral("indicators"), Said::tr("a character that no workbook holds"));
    return {};
}

// ---- reading

class Reading
{
public:
    Reading(const Words &words, TemplateReading &result) : m_words(words), m_result(result) {}

    [[nodiscard]] const SheetOf *sheetCalled(const QString &name) const
    {
        const auto found = std::ranges::find_if(sheets(), [&](const SheetOf &sheet) { return isCalled(name, sheet.name, sheet.caption); });
        // The evaluators of an indicator are a column, of the template a sheet: the words are the same, the places not.
        return found == sheets().end() ? nullptr : &*found;
    }

    void take(const TemplateTable &table)
    {
        const auto *sheet = sheetCalled(table.name);
        if (!sheet) {
            m_result.ignored << table.name;
            return;
        }
        if (std::ranges::any_of(table.name, [](QChar c) { return c.unicode() > 0x2E7F; }))
            m_language = Language::Chinese;
        if (m_names.contains(sheet->table)) {
            say(table.name, 0, {}, {}, Said::tr("the sheet stands twice"));
            return;
        }
        m_names[sheet->table] = table.name;
        if (table.rows.empty())
            return;
        if (sheet->table == Table::Head)
            takeHead(*sheet, table);
        else
            takeRows(*sheet, table);
    }

    void finish()
    {
        for (const auto &sheet : sheets())
            if (!m_names.contains(sheet.table))
                say(m_words.said(context, sheet.caption, m_language), 0, {}, {}, Said::tr("the sheet is missing"));
        joinParts();
        if (!m_result.problems.empty())
            return;
        for (const auto table : {Table::Dimensions, Table::Indicators, Table::Evaluators, Table::Grades}) {
            QJsonArray list;
            for (const auto &row : m_rows[table])
                list.append(row.object);
            m_document.insert(QString::fromLatin1(sheetOf(table).name), list);
        }
        auto read = ev::templateFromJson(QJsonDocument(m_document).toJson(QJsonDocument::Compact));
        if (read)
            m_result.document = *std::move(read);
        else
            blame(read.error());
    }

private:
    struct Row {
        qint64 line = 0;
        QJsonObject object;
        std::vector<qint64> deductions; ///< of an indicator: where its parts stand
        std::vector<qint64> ladder;
    };

    void say(const QString &sheet, qint64 row, const QString &column, const QString &cell, const QString &reason)
    {
        m_result.problems.push_back({sheet, row, column, cell.left(80), reason});
    }
    [[nodiscard]] bool isCalled(const QString &said, const char *name, const char *caption) const
    {
        const QString plain = Words::plainHeading(said);
        return plain == QLatin1StringView(name) || plain == Words::plainHeading(m_words.said(context, caption, Language::English)) || plain == Words::plainHeading(m_words.said(context, caption, Language::Chinese));
    }
    [[nodiscard]] const Column *columnCalled(const SheetOf &sheet, const QString &heading) const
    {
        const auto found = std::ranges::find_if(sheet.columns, [&](const Column &column) { return isCalled(heading, column.name, column.caption); });
        return found == sheet.columns.end() || heading.trimmed().isEmpty() ? nullptr : &*found;
    }
    [[nodiscard]] QString headingOf(Table table, const QString &member) const
    {
        for (const auto &column : sheetOf(table).columns)
            if (member == QLatin1StringView(column.member) || QString::fromLatin1(column.member).startsWith(member + u'.'))
                return m_words.said(context, column.caption, m_language);
        return member;
    }

    void takeHead(const SheetOf &sheet, const TemplateTable &table)
    {
        for (size_t i = 0; i < table.rows.size(); ++i) {
            const auto &row = table.rows[i];
            const QString item = row.cells.empty() ? QString() : row.cells.front();
            const auto *column = columnCalled(sheet, item);
            if (!column) {
                if (i > 0 && !item.trimmed().isEmpty()) // the first is the heading
                    m_result.ignored << item;
                continue;
            }
            m_head[QString::fromLatin1(column->member)] = row.line;
            if (!valueAt(m_document, QString::fromLatin1(column->member)).isUndefined())
                say(table.name, row.line, item, {}, Said::tr("the item stands twice"));
            else if (row.cells.size() > 1)
                takeCell(*column, row.cells[1], m_document, table.name, row.line, item);
        }
    }

    void takeRows(const SheetOf &sheet, const TemplateTable &table)
    {
        const auto &header = table.rows.front();
        std::vector<const Column *> columns;
        for (const auto &heading : header.cells) {
            const auto *column = columnCalled(sheet, heading);
            if (!column && !heading.trimmed().isEmpty())
                m_result.ignored << table.name + u'/' + heading;
            if (column && std::ranges::find(columns, column) != columns.end())
                say(table.name, header.line, heading, {}, Said::tr("the column stands twice"));
            columns.push_back(column);
        }
        for (const auto &row : std::span(table.rows).subspan(1)) {
            Row read{.line = row.line, .object = {}, .deductions = {}, .ladder = {}};
            bool something = false;
            for (size_t i = 0; i < row.cells.size(); ++i) {
                something = something || !row.cells[i].trimmed().isEmpty();
                if (i < columns.size() && columns[i])
                    takeCell(*columns[i], row.cells[i], read.object, table.name, row.line, header.cells[i]);
            }
            if (something)
                m_rows[sheet.table].push_back(std::move(read));
        }
    }

    /// An empty cell says nothing.
    void takeCell(const Column &column, const QString &cell, QJsonObject &into, const QString &sheet, qint64 line, const QString &heading)
    {
        const bool isText = column.cell == Cell::Text;
        if (isText ? cell.isEmpty() : cell.trimmed().isEmpty())
            return;
        const QString member = QString::fromLatin1(column.member);
        const auto refuse = [&](const QString &why) { say(sheet, line, heading, cell, why); };
        switch (column.cell) {
        case Cell::Text:
            setAt(into, member, cell);
            return;
        case Cell::Day:
            if (!QDate::fromString(cell.trimmed(), Qt::ISODate).isValid())
                refuse(Said::tr("no date (2026-12-31)"));
            else
                setAt(into, member, cell.trimmed());
            return;
        case Cell::Points:
        case Cell::Share: {
            const auto number = hundredthsIn(cell);
            if (!number)
                refuse(Said::tr("no number of at most two decimals"));
            else if (*number > 10'000)
                refuse(Said::tr("more than 100"));
            else
                setAt(into, member, *number);
            return;
        }
        case Cell::Whole: {
            bool isWhole = false;
            const int number = cell.trimmed().toInt(&isWhole);
            if (!isWhole || number < 0)
                refuse(Said::tr("no whole number"));
            else
                setAt(into, member, number);
            return;
        }
        case Cell::Kind:
        case Cell::Quality:
        case Cell::Zero:
        case Cell::Party:
        case Cell::Part:
            if (const auto code = codeIn(column.cell, cell))
                setAt(into, member, *code);
            else
                refuse(oneOf(column.cell));
            return;
        case Cell::Parties: {
            static const QRegularExpression between(QStringLiteral("[,，、;；\\n]"));
            QJsonArray parties;
            for (const auto &word : cell.split(between, Qt::SkipEmptyParts)) {
                const auto code = codeIn(column.cell, word);
                if (!code)
                    return refuse(oneOf(column.cell));
                parties.append(*code);
            }
            setAt(into, member, parties);
            return;
        }
        }
    }
    [[nodiscard]] std::optional<QString> codeIn(Cell cell, const QString &text) const
    {
        const QString folded = Words::folded(text);
        for (const auto &word : codeWords(cell))
            for (const QString &said : {word.code, m_words.said(word.context, word.caption, Language::English), m_words.said(word.context, word.caption, Language::Chinese)})
                if (folded == Words::folded(said))
                    return word.code;
        return std::nullopt;
    }
    [[nodiscard]] QString oneOf(Cell cell) const
    {
        QStringList words;
        for (const auto &word : codeWords(cell))
            words << m_words.said(word.context, word.caption, m_language);
        return Said::tr("none of: %1").arg(words.join(QStringLiteral(", ")));
    }

    /// Deductions and steps go to the indicator whose code they name.
    void joinParts()
    {
        const QString name = m_names.contains(Table::Parts) ? m_names[Table::Parts] : QString();
        auto &indicators = m_rows[Table::Indicators];
        for (const auto &row : m_rows[Table::Parts]) {
            QJsonObject part = row.object;
            const QString code = part.take(QStringLiteral("indicator")).toString();
            const QString kind = part.take(QStringLiteral("part")).toString();
            const auto isOf = [&](const Row &one) { return one.object.value(QStringLiteral("code")).toString() == code; };
            const auto found = std::ranges::find_if(indicators, isOf);
            if (code.isEmpty() || found == indicators.end()) {
                say(name, row.line, headingOf(Table::Parts, QStringLiteral("indicator")), code, Said::tr("no indicator has this code"));
                continue;
            }
            if (std::ranges::count_if(indicators, isOf) > 1) {
                say(name, row.line, headingOf(Table::Parts, QStringLiteral("indicator")), code, Said::tr("several indicators have this code"));
                continue;
            }
            if (kind.isEmpty()) {
                say(name, row.line, headingOf(Table::Parts, QStringLiteral("part")), {}, oneOf(Cell::Part));
                continue;
            }
            const bool deducts = kind == QLatin1StringView("deduction");
            const QString list = deducts ? QStringLiteral("deductions") : QStringLiteral("ladder");
            for (auto it = part.begin(); it != part.end(); ++it) {
                const bool belongs = deducts ? it.key() != u"at_least" && it.key() != u"share" : it.key() == u"at_least" || it.key() == u"share";
                if (!belongs)
                    say(name, row.line, headingOf(Table::Parts, it.key()), {}, deducts ? Said::tr("a deduction has none") : Said::tr("a step has none"));
            }
            QJsonObject rule = found->object.value(QStringLiteral("rule")).toObject();
            QJsonArray parts = rule.value(list).toArray();
            parts.append(part);
            rule.insert(list, parts);
            found->object.insert(QStringLiteral("rule"), rule);
            (deducts ? found->deductions : found->ladder).push_back(row.line);
        }
    }

    /// What the document's own parser refuses, at the cell that it came from.
    void blame(const Error &error)
    {
        const auto place = ev::placeFromText(error.field);
        const auto at = [&](Table table, qint64 line, const QString &member) {
            say(m_names[table], line, member.isEmpty() ? QString() : headingOf(table, member), {}, error.message);
        };
        for (const auto table : {Table::Dimensions, Table::Indicators, Table::Evaluators, Table::Grades}) {
            if (place.list != QLatin1StringView(sheetOf(table).name) || place.index >= std::ssize(m_rows[table]))
                continue;
            const auto &row = m_rows[table][size_t(place.index)];
            const auto &parts = place.member == u"rule.ladder" ? row.ladder : row.deductions;
            if (place.part >= 0 && place.part < std::ssize(parts))
                return at(Table::Parts, parts[size_t(place.part)], place.field);
            return at(table, row.line, place.member);
        }
        for (const auto table : {Table::Dimensions, Table::Indicators, Table::Evaluators, Table::Grades})
            if (place.member == QLatin1StringView(sheetOf(table).name))
                return at(table, 0, {});
        const auto line = std::ranges::find_if(m_head, [&](const auto &entry) { return entry.first == place.member || entry.first.startsWith(place.member + u'.'); });
        at(Table::Head, line == m_head.end() ? 0 : line->second, place.member);
    }

    const Words &m_words;
    TemplateReading &m_result;
    Language m_language = Language::English; ///< of the file, as its sheets are called
    QJsonObject m_document;
    std::map<Table, QString> m_names;
    std::map<Table, std::vector<Row>> m_rows;
    std::map<QString, qint64> m_head;
};

bool startsAsJson(const QByteArray &bytes)
{
    const QByteArray start = bytes.trimmed();
    return start.startsWith('{') || start.startsWith("\xEF\xBB\xBF{");
}

} // namespace

TemplateSheet::TemplateSheet(const Words &words) : m_words(words) {}

Result<void> TemplateSheet::write(const QString &path, const ev::Template &document, Language language) const
{
    const QByteArray json = ev::toJson(document);
    if (path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive)) {
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate) || out.write(json) != json.size() || !out.flush())
            return fail(ErrorCode::Storage, path, out.errorString());
        return {};
    }
    if (const auto writable = checkWritable(document); !writable)
        return writable;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const Writing writing(m_words, language);
    std::unique_ptr<SheetWriter> book;
    for (const auto &sheet : sheets()) {
        const auto columns = writing.columns(sheet);
        const QString name = writing.wordOf(sheet.name, sheet.caption);
        if (!book) {
            auto made = writeXlsx(path, columns, name);
            if (!made)
                return Unexpected(made.error());
            book = *std::move(made);
        } else if (const auto added = book->addSheet(name, columns); !added) {
            return added;
        }
        for (const auto &row : writing.rows(sheet, object))
            if (const auto written = book->write(row); !written)
                return written;
    }
    return book->finish();
}

Result<TemplateReading> TemplateSheet::read(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Storage, path, file.errorString());
    if (startsAsJson(file.peek(64))) {
        if (file.size() > largestJson)
            return fail(ErrorCode::TooLarge, path);
        TemplateReading result;
        auto document = ev::templateFromJson(file.readAll());
        if (document)
            result.document = *std::move(document);
        else
            result.problems.push_back({.sheet = {}, .row = 0, .column = document.error().field, .cell = {}, .reason = document.error().message});
        return result;
    }
    const auto names = sheetsOfXlsx(path);
    if (!names)
        return Unexpected(names.error());
    TemplateReading nothing;
    const Reading known(m_words, nothing);
    std::vector<TemplateTable> tables;
    for (const auto &name : *names) {
        TemplateTable table{.name = name, .rows = {}};
        if (known.sheetCalled(name)) {
            auto sheet = readXlsx(path, name);
            if (!sheet)
                return Unexpected(sheet.error());
            SheetRow row;
            while (true) {
                const auto more = (*sheet)->next(row);
                if (!more)
                    return Unexpected(more.error());
                if (!*more)
                    break;
                if (table.rows.size() >= mostRows)
                    return fail(ErrorCode::TooLarge, name, Said::tr("more than %1 rows").arg(mostRows));
                table.rows.push_back(row);
            }
        }
        tables.push_back(std::move(table));
    }
    return read(tables);
}

TemplateReading TemplateSheet::read(const std::vector<TemplateTable> &tables) const
{
    TemplateReading result;
    Reading reading(m_words, result);
    for (const auto &table : tables)
        reading.take(table);
    reading.finish();
    return result;
}

bool TemplateSheet::isTemplate(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    if (startsAsJson(file.peek(64)))
        return true;
    const auto names = sheetsOfXlsx(path);
    TemplateReading nothing;
    const Reading known(m_words, nothing);
    return names && std::ranges::any_of(*names, [&](const QString &name) { const auto *sheet = known.sheetCalled(name); return sheet && sheet->table == Table::Indicators; });
}

} // namespace exchange
