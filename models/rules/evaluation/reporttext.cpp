#include "rules/evaluation/reporttext.h"

#include "contract/canonical.h"
#include "contract/codec.h"
#include "contract/digest.h"
#include "rules/orderflow.h"
#include "rules/rulefile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

/// Registers the compiled-in outlines. Outside of every namespace, as the macro demands.
static void registerReports()
{
    Q_INIT_RESOURCE(reports);
}

namespace rules::evaluation {

namespace {

constexpr size_t mostNumbers = 400;
constexpr size_t mostBlocks = 1'000;
constexpr qsizetype mostRows = 2'000;
constexpr qsizetype mostColumns = 20;
constexpr qsizetype mostText = 20'000;

const QString numbersKey = QStringLiteral("numbers");
const QString blocksKey = QStringLiteral("blocks");
const QString kindKey = QStringLiteral("kind");
const QString levelKey = QStringLiteral("level");
const QString textKey = QStringLiteral("text");
const QString columnsKey = QStringLiteral("columns");
const QString rowsKey = QStringLiteral("rows");
const QString formulaKey = QStringLiteral("formula");
const QString zhKey = QStringLiteral("zh");
const QString enKey = QStringLiteral("en");
const QString readAtKey = QStringLiteral("read_at");
const QString valuesKey = QStringLiteral("values");
const QString unitKey = QStringLiteral("unit");
const QString valueKey = QStringLiteral("value");

constexpr std::array kinds{std::pair{ReportBlock::Kind::Heading, "heading"}, std::pair{ReportBlock::Kind::Paragraph, "paragraph"}, std::pair{ReportBlock::Kind::Table, "table"},
                           std::pair{ReportBlock::Kind::Chart, "chart"}};
constexpr std::array units{std::pair{ReportValue::Unit::Count, "count"}, std::pair{ReportValue::Unit::Minutes, "minutes"}, std::pair{ReportValue::Unit::Percent, "percent"},
                           std::pair{ReportValue::Unit::Score, "score"}};
const QString unknown = QStringLiteral("—");

template <class All, class Code> auto named(const All &all, Code code)
{
    return std::ranges::find_if(all, [&](const auto &one) { return code == QLatin1StringView(one.second); });
}
template <class All, class Value> QString codeOf(const All &all, Value value)
{
    return QLatin1StringView(std::ranges::find_if(all, [&](const auto &one) { return one.first == value; })->second);
}

/// Refused as a value of the field, with the place in the document.
Unexpected wrongIn(const QString &field, const Error &error)
{
    return fail(ErrorCode::InvalidValue, field, error.field + QStringLiteral(": ") + error.message);
}

/// A text that may be empty.
Result<QString> anyText(const RuleNode &node)
{
    if (!node.value.isString() || !node.value.toString().isValidUtf16())
        return node.wrong(QStringLiteral("a text is wanted"));
    if (node.value.toString().size() > mostText)
        return node.wrong(QStringLiteral("longer than %1 characters").arg(mostText));
    return node.value.toString();
}

Result<QString> liveText(const RuleNode &node, const std::map<QString, ReportNumber> &numbers)
{
    auto text = anyText(node);
    if (!text)
        return text;
    for (const auto &piece : piecesOf(*text))
        if (!piece.number.isEmpty() && !numbers.contains(piece.number))
            return node.wrong(QStringLiteral("there is no number %1").arg(piece.number));
    return text;
}

RuleNode element(const RuleNode &list, qsizetype at)
{
    return {list.value.toArray().at(at), QStringLiteral("%1[%2]").arg(list.place).arg(at)};
}

Result<QStringList> textsOf(const RuleNode &node, qsizetype most, const std::map<QString, ReportNumber> &numbers)
{
    if (!node.value.isArray() || node.value.toArray().size() > most)
        return node.wrong(QStringLiteral("a list of at most %1 texts is wanted").arg(most));
    QStringList texts;
    for (qsizetype i = 0; i < node.value.toArray().size(); ++i) {
        const auto text = liveText(element(node, i), numbers);
        if (!text)
            return Unexpected(text.error());
        texts << *text;
    }
    return texts;
}

Result<void> readRows(const RuleNode &node, const std::map<QString, ReportNumber> &numbers, ReportBlock &block)
{
    if (!node.value.isArray() || node.value.toArray().size() > mostRows)
        return node.wrong(QStringLiteral("a list of at most %1 rows is wanted").arg(mostRows));
    for (qsizetype i = 0; i < node.value.toArray().size(); ++i) {
        const auto place = element(node, i);
        const auto cells = textsOf(place, mostColumns, numbers);
        if (!cells)
            return Unexpected(cells.error());
        const qsizetype wanted = block.kind == ReportBlock::Kind::Chart ? 2 : block.columns.size();
        if (cells->size() != wanted)
            return place.wrong(QStringLiteral("%1 cells are wanted").arg(wanted));
        block.rows.push_back(*cells);
    }
    return {};
}

Result<ReportBlock> blockFrom(const RuleNode &node, const std::map<QString, ReportNumber> &numbers)
{
    if (const auto known = node.onlyHas({kindKey, levelKey, textKey, columnsKey, rowsKey}); !known)
        return Unexpected(known.error());
    const auto kind = named(kinds, node.at(kindKey).value.toString());
    if (kind == kinds.end())
        return node.at(kindKey).wrong(QStringLiteral("is none of heading, paragraph, table and chart"));
    ReportBlock block{.kind = kind->first, .level = 1, .text = {}, .columns = {}, .rows = {}};
    const auto text = liveText(node.at(textKey), numbers);
    if (!text)
        return Unexpected(text.error());
    block.text = *text;
    if (block.kind == ReportBlock::Kind::Heading) {
        const auto level = node.at(levelKey).whole(1, 3);
        if (!level)
            return Unexpected(level.error());
        block.level = *level;
    }
    if (block.kind == ReportBlock::Kind::Table) {
        const auto columns = textsOf(node.at(columnsKey), mostColumns, numbers);
        if (!columns)
            return Unexpected(columns.error());
        block.columns = *columns;
    }
    if (block.kind == ReportBlock::Kind::Table || block.kind == ReportBlock::Kind::Chart)
        if (const auto read = readRows(node.at(rowsKey), numbers, block); !read)
            return Unexpected(read.error());
    return block;
}

Result<void> checkFormula(const RuleNode &node, const QString &text)
{
    if (text == scoreFormula)
        return {};
    const auto formula = formulaFromText(text);
    if (!formula)
        return node.wrong(QStringLiteral("%1 at %2: %3").arg(textOf(formula.error().reason)).arg(formula.error().position).arg(formula.error().word));
    return {};
}

Result<ReportText> textFrom(const RuleNode &root)
{
    if (const auto known = root.onlyHas({numbersKey, blocksKey}); !known)
        return Unexpected(known.error());
    ReportText text;
    const auto numbers = root.at(numbersKey).value.toObject();
    if (!root.at(numbersKey).value.isObject() || size_t(numbers.size()) > mostNumbers)
        return root.at(numbersKey).wrong(QStringLiteral("at most %1 named numbers are wanted").arg(mostNumbers));
    for (const auto &name : numbers.keys()) {
        const auto node = root.at(numbersKey).at(name);
        if (const auto known = node.onlyHas({formulaKey, zhKey, enKey}); !known)
            return Unexpected(known.error());
        const auto formula = node.at(formulaKey).text();
        const auto zh = anyText(node.at(zhKey));
        const auto en = anyText(node.at(enKey));
        for (const auto *one : {&formula, &zh, &en})
            if (!*one)
                return Unexpected(one->error());
        if (const auto checked = checkFormula(node.at(formulaKey), *formula); !checked)
            return Unexpected(checked.error());
        text.numbers.emplace(name, ReportNumber{*formula, *zh, *en});
    }
    const auto blocks = root.at(blocksKey);
    if (!blocks.value.isArray() || size_t(blocks.value.toArray().size()) > mostBlocks)
        return blocks.wrong(QStringLiteral("a list of at most %1 blocks is wanted").arg(mostBlocks));
    for (qsizetype i = 0; i < blocks.value.toArray().size(); ++i) {
        auto block = blockFrom(element(blocks, i), text.numbers);
        if (!block)
            return Unexpected(block.error());
        text.blocks.push_back(*std::move(block));
    }
    return text;
}

Result<RuleNode> objectFrom(const QByteArray &json)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return fail(ErrorCode::BadRequest, QStringLiteral("offset %1").arg(problem.offset), QStringLiteral("is no JSON object"));
    return RuleNode{document.object(), {}};
}

QJsonArray arrayOf(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

QJsonObject jsonOf(const ReportText &text)
{
    QJsonObject numbers;
    for (const auto &[name, number] : text.numbers)
        numbers.insert(name, QJsonObject{{formulaKey, number.formula}, {zhKey, number.zh}, {enKey, number.en}});
    QJsonArray blocks;
    for (const auto &block : text.blocks) {
        QJsonObject one{{kindKey, codeOf(kinds, block.kind)}, {textKey, block.text}};
        if (block.kind == ReportBlock::Kind::Heading)
            one.insert(levelKey, block.level);
        if (block.kind == ReportBlock::Kind::Table)
            one.insert(columnsKey, arrayOf(block.columns));
        if (block.kind == ReportBlock::Kind::Table || block.kind == ReportBlock::Kind::Chart) {
            QJsonArray rows;
            for (const auto &row : block.rows)
                rows.append(arrayOf(row));
            one.insert(rowsKey, rows);
        }
        blocks.append(one);
    }
    return {{numbersKey, numbers}, {blocksKey, blocks}};
}

QJsonObject jsonOf(const ReportNumbers &numbers)
{
    QJsonObject values;
    for (const auto &[name, value] : numbers.values) {
        QJsonObject one{{unitKey, codeOf(units, value.unit)}};
        if (value.isKnown)
            one.insert(valueKey, value.value);
        values.insert(name, one);
    }
    return {{readAtKey, numbers.readAt.ms}, {valuesKey, values}};
}

constexpr double mostExact = 9'007'199'254'740'992.0;

Result<qint64> wholeNumber(const RuleNode &node)
{
    const double value = node.value.toDouble(0.5);
    if (value != std::floor(value) || std::abs(value) > mostExact)
        return node.wrong(QStringLiteral("a whole number is wanted"));
    return qint64(value);
}

Result<ReportNumbers> numbersFrom(const RuleNode &root)
{
    if (const auto known = root.onlyHas({readAtKey, valuesKey}); !known)
        return Unexpected(known.error());
    const auto readAt = wholeNumber(root.at(readAtKey));
    if (!readAt)
        return Unexpected(readAt.error());
    ReportNumbers numbers{{*readAt}, {}};
    if (!root.at(valuesKey).value.isObject())
        return root.at(valuesKey).wrong(QStringLiteral("named numbers are wanted"));
    for (const auto &name : root.at(valuesKey).value.toObject().keys()) {
        const auto node = root.at(valuesKey).at(name);
        if (const auto known = node.onlyHas({unitKey, valueKey}); !known)
            return Unexpected(known.error());
        const auto unit = named(units, node.at(unitKey).value.toString());
        if (unit == units.end())
            return node.at(unitKey).wrong(QStringLiteral("is none of count, minutes, percent and score"));
        ReportValue value{.unit = unit->first, .isKnown = node.has(valueKey), .value = 0};
        if (value.isKnown) {
            const auto whole = wholeNumber(node.at(valueKey));
            if (!whole)
                return Unexpected(whole.error());
            value.value = *whole;
        }
        numbers.values.emplace(name, value);
    }
    return numbers;
}

ReportValue valueOf(const Formula &formula, const Quotient &quotient)
{
    const auto kind = rules::evaluation::unitOf(formula).kind;
    const bool isRatio = kind == Unit::Kind::Ratio;
    ReportValue value{.unit = isRatio ? ReportValue::Unit::Percent : kind == Unit::Kind::Minutes ? ReportValue::Unit::Minutes : ReportValue::Unit::Count};
    if (quotient.isUndefined())
        return value;
    const auto exact = over(quotient.top, quotient.bottom);
    const auto shown = exact ? floorOf(*exact, isRatio ? 10'000 : 1) : std::nullopt;
    value.isKnown = shown.has_value();
    value.value = shown.value_or(0);
    return value;
}

/// "97.35" from hundredths.
QString hundredths(qint64 value)
{
    return QStringLiteral("%1%2.%3").arg(value < 0 ? QStringLiteral("-") : QString()).arg(std::abs(value) / 100).arg(std::abs(value) % 100, 2, 10, QLatin1Char('0'));
}

QString fileOf(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Monthly:
        return QStringLiteral("report-monthly");
    case ReportKind::Quarterly:
        return QStringLiteral("report-quarterly");
    case ReportKind::Yearly:
        return QStringLiteral("report-yearly");
    case ReportKind::Evaluation:
        return QStringLiteral("report-evaluation");
    }
    Q_UNREACHABLE();
}

ReportText shipped(ReportKind kind)
{
    registerReports();
    QFile file(QStringLiteral(":/evaluation/%1.json").arg(fileOf(kind)));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "shippedReportText", "a compiled-in outline opens");
    auto text = reportTextFromJson(file.readAll());
    Q_ASSERT_X(text, "shippedReportText", "a shipped outline is understood");
    return *std::move(text);
}

} // namespace

Result<ReportText> reportTextFromJson(const QByteArray &json)
{
    const auto text = objectFrom(json).and_then(textFrom);
    return text ? text : Result<ReportText>(wrongIn(QStringLiteral("blocks"), text.error()));
}

QByteArray toJson(const ReportText &text)
{
    return QJsonDocument(jsonOf(text)).toJson(QJsonDocument::Compact);
}

Result<ReportNumbers> reportNumbersFromJson(const QByteArray &json)
{
    if (json.isEmpty())
        return ReportNumbers();
    const auto numbers = objectFrom(json).and_then(numbersFrom);
    return numbers ? numbers : Result<ReportNumbers>(wrongIn(QStringLiteral("numbers"), numbers.error()));
}

QByteArray toJson(const ReportNumbers &numbers)
{
    return QJsonDocument(jsonOf(numbers)).toJson(QJsonDocument::Compact);
}

Template countedBy(const ReportText &text)
{
    Template counted;
    for (const auto &[name, number] : text.numbers) {
        if (number.formula == scoreFormula)
            continue;
        Indicator indicator;
        indicator.code = name;
        indicator.rule.kind = RuleKind::Band;
        indicator.formula = number.formula;
        counted.indicators.push_back(std::move(indicator));
    }
    return counted;
}

ReportNumbers numbersOf(const ReportText &text, const Figures &figures, std::optional<int> score, Instant readAt)
{
    ReportNumbers numbers{readAt, {}};
    for (const auto &[name, number] : text.numbers) {
        if (number.formula == scoreFormula) {
            numbers.values.emplace(name, ReportValue{.unit = ReportValue::Unit::Score, .isKnown = score.has_value(), .value = score.value_or(0)});
            continue;
        }
        const auto formula = formulaFromText(number.formula);
        const auto *figure = figures.figure(name);
        if (formula && figure)
            numbers.values.emplace(name, valueOf(*formula, figure->quotient));
    }
    return numbers;
}

QString wordsOf(const ReportValue &value)
{
    if (!value.isKnown)
        return unknown;
    switch (value.unit) {
    case ReportValue::Unit::Count:
        return QString::number(value.value);
    case ReportValue::Unit::Minutes:
        return QStringLiteral("%1分钟").arg(value.value);
    case ReportValue::Unit::Percent:
        return hundredths(value.value) + QLatin1Char('%');
    case ReportValue::Unit::Score:
        return QStringLiteral("%1分").arg(hundredths(value.value));
    }
    Q_UNREACHABLE();
}

std::vector<ReportPiece> piecesOf(const QString &text)
{
    std::vector<ReportPiece> pieces;
    QString words;
    const auto flush = [&] {
        if (!words.isEmpty())
            pieces.push_back({words, {}});
        words.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool opens = text[i] == u'{';
        if (opens && i + 1 < text.size() && text[i + 1] == u'{') {
            words += u'{';
            ++i;
            continue;
        }
        const qsizetype end = opens ? text.indexOf(u'}', i) : -1;
        if (end < i + 2) {
            words += text[i];
            continue;
        }
        flush();
        pieces.push_back({{}, text.mid(i + 1, end - i - 1)});
        i = end;
    }
    flush();
    return pieces;
}

QString filled(const QString &text, const ReportNumbers &numbers)
{
    QString words;
    for (const auto &piece : piecesOf(text)) {
        const auto number = numbers.values.find(piece.number);
        words += piece.number.isEmpty() ? piece.text : number == numbers.values.end() ? unknown : wordsOf(number->second);
    }
    return words;
}

QStringList movedNumbers(const ReportNumbers &then, const ReportNumbers &now)
{
    QStringList moved;
    for (const auto &[name, value] : then.values)
        if (const auto other = now.values.find(name); other != now.values.end() && !(other->second == value))
            moved << name;
    return moved;
}

const ReportText &shippedReportText(ReportKind kind)
{
    static const std::map<ReportKind, ReportText> all = [] {
        std::map<ReportKind, ReportText> texts;
        for (const auto &choice : Choices<ReportKind>::all)
            texts.emplace(choice.value, shipped(choice.value));
        return texts;
    }();
    return all.at(kind);
}

QString reportTitle(ReportKind kind, QDate from)
{
    switch (kind) {
    case ReportKind::Monthly:
        return QStringLiteral("%1年%2月政务云运行月报").arg(from.year()).arg(from.month());
    case ReportKind::Quarterly:
        return QStringLiteral("%1年第%2季度政务云运行季报").arg(from.year()).arg((from.month() + 2) / 3);
    case ReportKind::Yearly:
        return QStringLiteral("%1年政务云运行年报").arg(from.year());
    case ReportKind::Evaluation:
        return QStringLiteral("%1年第%2季度政务云运营评价报告").arg(from.year()).arg((from.month() + 2) / 3);
    }
    Q_UNREACHABLE();
}

Result<void> settleRunReport(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto report = fromRecord<RunReport>(after);
    if (!report)
        return Unexpected(report.error());
    const auto was = before ? fromRecord<RunReport>(*before) : Result<RunReport>(fail(ErrorCode::NotFound));
    report->audience = everyone;
    if (report->periodTo < report->periodFrom)
        return fail(ErrorCode::InvalidValue, QStringLiteral("period_to"), QStringLiteral("is before the first day"));
    const auto text = report->blocks.isEmpty() ? Result<ReportText>(shippedReportText(report->kind)) : reportTextFromJson(report->blocks.toUtf8());
    if (!text)
        return Unexpected(text.error());
    if (report->blocks.isEmpty())
        report->blocks = QString::fromUtf8(toJson(*text));
    const auto numbers = reportNumbersFromJson(report->numbers.toUtf8());
    if (!numbers)
        return Unexpected(numbers.error());
    const auto digest = digestOf(*text, *numbers);
    if (!digest)
        return Unexpected(digest.error());
    report->contentDigest = *digest;

    const bool wasIssued = was && was->state != ReportState::Draft;
    if (wasIssued) {
        auto untouched = *was;
        untouched.state = report->state;
        untouched.revision = report->revision;
        untouched.retired = report->retired;
        if (!(untouched == *report) || (was->state == ReportState::Superseded ? report->state != was->state : report->state == ReportState::Draft))
            return fail(ErrorCode::InvalidValue, QStringLiteral("state"), QStringLiteral("an issued report stays as it is"));
    }
    if (report->state == ReportState::Issued && !wasIssued) {
        if (numbers->values.empty())
            return fail(ErrorCode::RequiredMissing, QStringLiteral("numbers"));
        report->issuedBy = handOf(situation.actor);
        report->issuedAt = command.occurredAt;
    }
    if (report->state == ReportState::Superseded && !wasIssued)
        return fail(ErrorCode::InvalidValue, QStringLiteral("state"), QStringLiteral("only an issued report is superseded"));
    after.values = toRecord(*report).values;
    return {};
}

Result<QString> digestOf(const ReportText &text, const ReportNumbers &numbers)
{
    return canonicalJson(QJsonObject{{blocksKey, jsonOf(text)}, {numbersKey, jsonOf(numbers)}}).map([](const QByteArray &bytes) { return sm3Hex(bytes); });
}

} // namespace rules::evaluation
