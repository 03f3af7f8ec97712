#include "views/print/layout.h"

#include "rules/rulefile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QVersionNumber>

/// Registers the compiled-in layouts, which a static library does not do by itself. Outside of every namespace, as the
/// macro demands.
static void registerLayouts()
{
    Q_INIT_RESOURCE(print);
}

namespace views::print {

using contract::Unexpected;
using rules::RuleNode;

namespace {

constexpr int mostElements = 2000;
constexpr int longestText = 4000;
constexpr double longestMm = 300;
constexpr double pointMm = 25.4 / 72;
constexpr double leastBottom = 18;

/// Reads members one after another and keeps the first error, so that a reader is a list of what it reads.
class Reading
{
public:
    Reading(RuleNode node, QStringList members) : m_node(std::move(node))
    {
        if (const auto known = m_node.onlyHas(members); !known)
            m_error = known.error();
    }

    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    [[nodiscard]] Unexpected error() const { return Unexpected(*m_error); }
    [[nodiscard]] const RuleNode &node() const { return m_node; }
    [[nodiscard]] bool has(const char *key) const { return m_node.has(QString::fromLatin1(key)); }
    [[nodiscard]] RuleNode at(const char *key) const { return m_node.at(QString::fromLatin1(key)); }

    template <class T> void take(const Result<T> &read, T &into)
    {
        if (m_error)
            return;
        if (read)
            into = *read;
        else
            m_error = read.error();
    }
    template <class T, class Read> void with(const char *key, T &into, Read read)
    {
        if (!m_error && has(key))
            take<T>(read(at(key)), into);
    }
    void refuse(const RuleNode &at, const QString &why)
    {
        if (!m_error)
            m_error = at.wrong(why).value();
    }

    void text(const char *key, QString &into)
    {
        with(key, into, [](const RuleNode &node) -> Result<QString> {
            auto text = node.text();
            if (text && text->size() > longestText)
                return node.wrong(QStringLiteral("longer than %1").arg(longestText));
            return text;
        });
    }
    void yes(const char *key, bool &into)
    {
        with(key, into, [](const RuleNode &node) -> Result<bool> {
            if (!node.value.isBool())
                return node.wrong(QStringLiteral("true or false is wanted"));
            return node.value.toBool();
        });
    }
    void mm(const char *key, double &into, double least = 0, double most = longestMm)
    {
        with(key, into, [&](const RuleNode &node) { return length(node, least, most); });
    }
    void whole(const char *key, int &into, int least, int most)
    {
        with(key, into, [&](const RuleNode &node) { return node.whole(least, most); });
    }
    void need(const char *key)
    {
        if (!has(key))
            refuse(at(key), QStringLiteral("is missing"));
    }

    static Result<double> length(const RuleNode &node, double least, double most)
    {
        const double value = node.value.toDouble(-1);
        if (!node.value.isDouble() || value < least || value > most)
            return node.wrong(QStringLiteral("a length from %1 to %2 mm is wanted").arg(least).arg(most));
        return value;
    }

private:
    RuleNode m_node;
    std::optional<contract::Error> m_error;
};

template <class T, class Read> Result<std::vector<T>> listOf(const RuleNode &node, Read read)
{
    const auto nodes = node.elements();
    if (!nodes)
        return Unexpected(nodes.error());
    if (nodes->size() > mostElements)
        return node.wrong(QStringLiteral("more than %1 elements").arg(mostElements));
    std::vector<T> all;
    for (const auto &element : *nodes) {
        Result<T> one = read(element);
        if (!one)
            return Unexpected(one.error());
        all.push_back(*std::move(one));
    }
    return all;
}

template <class T> Result<T> wordOf(const RuleNode &node, std::initializer_list<std::pair<const char16_t *, T>> words)
{
    for (const auto &[word, value] : words)
        if (node.value.toString() == QStringView(word))
            return value;
    QStringList all;
    for (const auto &[word, value] : words)
        all << QString::fromUtf16(word);
    return node.wrong(QStringLiteral("one of %1 is wanted").arg(all.join(QStringLiteral(", "))));
}

Result<FontRole> roleOf(const RuleNode &node)
{
    return wordOf<FontRole>(node, {{u"fangsong", FontRole::FangSong}, {u"biaosong", FontRole::BiaoSong}, {u"heiti", FontRole::HeiTi}, {u"kaiti", FontRole::KaiTi}});
}

Result<double> sizeOf(const RuleNode &node)
{
    if (node.value.isDouble())
        return Reading::length(node, 1, 40);
    if (const auto size = sizeNamed(node.value.toString()))
        return *size;
    return node.wrong(QStringLiteral("a size such as 小四, or millimetres"));
}

Result<BoundText> boundText(const RuleNode &node)
{
    const auto text = node.text();
    if (!text)
        return Unexpected(text.error());
    if (text->size() > longestText)
        return node.wrong(QStringLiteral("longer than %1").arg(longestText));
    static const QRegularExpression name(QStringLiteral("^([A-Za-z_][A-Za-z0-9_.]*)(?::([0-9]{1,3}(?:\\.[0-9]+)?))?$"));
    BoundText bound;
    QString fixed;
    for (qsizetype i = 0; i < text->size(); ++i) {
        const QChar c = text->at(i);
        const bool doubled = i + 1 < text->size() && text->at(i + 1) == c;
        if ((c == u'{' || c == u'}') && doubled) {
            fixed += c;
            ++i;
            continue;
        }
        if (c == u'}')
            return node.wrong(QStringLiteral("a brace closes that none opened"));
        if (c != u'{') {
            fixed += c;
            continue;
        }
        const auto end = text->indexOf(u'}', i);
        const auto match = name.match(text->mid(i + 1, std::max<qsizetype>(0, end - i - 1)));
        if (end < 0 || !match.hasMatch())
            return node.wrong(QStringLiteral("{name} or {name:40} is wanted in braces"));
        if (!fixed.isEmpty())
            bound.parts.push_back({std::exchange(fixed, {}), false, 0});
        const auto blank = match.captured(2);
        bound.parts.push_back({match.captured(1), true, blank.isEmpty() ? 20 : std::min(blank.toDouble(), longestMm)});
        i = end;
    }
    if (!fixed.isEmpty())
        bound.parts.push_back({fixed, false, 0});
    return bound;
}

Result<When> whenOf(const RuleNode &node)
{
    const auto text = node.text();
    if (!text)
        return Unexpected(text.error());
    if (*text == u"blank")
        return When{When::Kind::Blank, {}};
    if (*text == u"filled")
        return When{When::Kind::Filled, {}};
    if (text->startsWith(u'!'))
        return When{When::Kind::Absent, text->mid(1)};
    return When{When::Kind::Present, *text};
}

const QStringList styleMembers{QStringLiteral("font"), QStringLiteral("size"), QStringLiteral("leading"), QStringLiteral("align")};

void readStyle(Reading &reading, TextStyle &style)
{
    if (reading.has("font"))
        reading.take<FontRole>(roleOf(reading.at("font")), style.font.emplace());
    if (reading.has("size"))
        reading.take<double>(sizeOf(reading.at("size")), style.size.emplace());
    if (reading.has("leading"))
        reading.mm("leading", style.leading.emplace(), 1, 40);
    if (reading.has("align"))
        reading.take<Align>(wordOf<Align>(reading.at("align"), {{u"left", Align::Left}, {u"center", Align::Center}, {u"right", Align::Right}, {u"justify", Align::Justify}}), style.align.emplace());
}

Result<Width> widthOf(const RuleNode &node)
{
    if (node.value.isDouble()) {
        const auto mm = Reading::length(node, 2, longestMm);
        return mm ? Result<Width>(Width{*mm, false}) : Unexpected(mm.error());
    }
    const auto text = node.value.toString();
    bool isNumber = false;
    const double share = text.chopped(text.isEmpty() ? 0 : 1).toDouble(&isNumber);
    if (!text.endsWith(u'*') || !isNumber || !(share > 0) || share > 100)
        return node.wrong(QStringLiteral("millimetres, or a share such as \"1*\""));
    return Width{share, true};
}

Result<ChoiceOption> optionOf(const RuleNode &node)
{
    Reading reading(node, {QStringLiteral("code"), QStringLiteral("zh"), QStringLiteral("en")});
    ChoiceOption option;
    reading.need("code");
    reading.need("zh");
    reading.text("code", option.code);
    reading.text("zh", option.zh);
    reading.text("en", option.en);
    if (reading.failed())
        return reading.error();
    return option;
}

void readOptions(Reading &reading, Choice &choice)
{
    reading.need("options");
    reading.with("options", choice.options, [](const RuleNode &list) { return listOf<ChoiceOption>(list, optionOf); });
    reading.text("other", choice.other);
}

Result<Opinion> opinionOf(const RuleNode &node)
{
    Reading reading(node, {QStringLiteral("label"), QStringLiteral("field"), QStringLiteral("text"), QStringLiteral("signer"), QStringLiteral("name"), QStringLiteral("date"), QStringLiteral("seal"),
        QStringLiteral("seal_size"), QStringLiteral("min")});
    Opinion opinion;
    reading.text("label", opinion.label);
    reading.text("field", opinion.field);
    reading.with("text", opinion.text, boundText);
    reading.text("signer", opinion.signer);
    reading.text("name", opinion.name);
    reading.text("date", opinion.date);
    reading.text("seal", opinion.seal);
    reading.mm("seal_size", opinion.sealMm, 45, 80);
    reading.mm("min", opinion.min, 0, 200);
    if (reading.failed())
        return reading.error();
    return opinion;
}

Result<Cell> cellOf(const RuleNode &node)
{
    static const QStringList members = styleMembers
        + QStringList{QStringLiteral("span"), QStringLiteral("rows"), QStringLiteral("label"), QStringLiteral("stacked"), QStringLiteral("field"), QStringLiteral("blank"), QStringLiteral("unit"), QStringLiteral("lines"),
            QStringLiteral("text"), QStringLiteral("choice"), QStringLiteral("options"), QStringLiteral("other"), QStringLiteral("opinion"), QStringLiteral("image"), QStringLiteral("table"), QStringLiteral("line"), QStringLiteral("valign")};
    Reading reading(node, members);
    Cell cell;
    reading.whole("span", cell.span, 1, 40);
    reading.whole("rows", cell.rows, 1, 40);
    reading.text("blank", cell.blank);
    reading.text("unit", cell.unit);
    reading.whole("lines", cell.lines, 0, 60);
    reading.yes("stacked", cell.stacked);
    readStyle(reading, cell.style);
    if (reading.has("valign"))
        reading.take<VerticalAlign>(wordOf<VerticalAlign>(reading.at("valign"), {{u"top", VerticalAlign::Top}, {u"middle", VerticalAlign::Middle}, {u"bottom", VerticalAlign::Bottom}}), cell.vertical.emplace());
    int kinds = 0;
    for (const auto &[key, kind] : {std::pair{"label", Cell::Kind::Label}, std::pair{"field", Cell::Kind::Field}, std::pair{"text", Cell::Kind::Text}, std::pair{"choice", Cell::Kind::Choice},
             std::pair{"opinion", Cell::Kind::Opinion}, std::pair{"image", Cell::Kind::Image}, std::pair{"table", Cell::Kind::Rows}}) {
        if (!reading.has(key))
            continue;
        ++kinds;
        cell.kind = kind;
    }
    if (kinds != 1)
        reading.refuse(node, QStringLiteral("exactly one of label, field, text, choice, opinion, image, table is wanted"));
    // An empty label is a cell where nothing stands.
    if (reading.has("label") && !reading.at("label").value.toString(QStringLiteral("x")).isEmpty())
        reading.text("label", cell.name);
    reading.text("field", cell.name);
    reading.text("image", cell.name);
    reading.with("text", cell.text, boundText);
    reading.with("opinion", cell.opinion, opinionOf);
    if (cell.kind == Cell::Kind::Choice) {
        reading.text("choice", cell.choice.name);
        readOptions(reading, cell.choice);
    }
    if (cell.kind == Cell::Kind::Rows) {
        reading.text("table", cell.list.table);
        reading.need("line");
        reading.with("line", cell.list.line, boundText);
    }
    if (reading.failed())
        return reading.error();
    return cell;
}

Result<Row> rowOf(const RuleNode &node)
{
    Reading reading(node, {QStringLiteral("min"), QStringLiteral("fixed"), QStringLiteral("cells"), QStringLiteral("keep_with_next"), QStringLiteral("when")});
    Row row;
    reading.mm("min", row.min, 3, 250);
    reading.mm("fixed", row.min, 3, 250);
    reading.yes("keep_with_next", row.keepWithNext);
    reading.with("when", row.when, whenOf);
    // A row that is covered by the cells above has none of its own.
    if (reading.at("cells").value.isArray() && reading.at("cells").value.toArray().isEmpty())
        return reading.failed() ? Result<Row>(reading.error()) : row;
    reading.need("cells");
    reading.with("cells", row.cells, [](const RuleNode &list) { return listOf<Cell>(list, cellOf); });
    if (reading.failed())
        return reading.error();
    return row;
}

/// Cells fill the grid from left to right around what reaches down from above; every place is covered exactly once.
Result<void> checkCover(const Grid &grid, const RuleNode &node)
{
    std::vector<int> reaches(grid.columns.size(), 0);
    for (size_t r = 0; r < grid.rows.size(); ++r) {
        const QString place = QStringLiteral("%1.rows[%2]").arg(node.place).arg(r);
        std::vector<int> next(reaches.size(), 0);
        for (size_t c = 0; c < reaches.size(); ++c)
            next[c] = std::max(0, reaches[c] - 1);
        size_t column = 0;
        for (size_t i = 0; i < grid.rows[r].cells.size(); ++i) {
            const auto &cell = grid.rows[r].cells[i];
            while (column < reaches.size() && reaches[column] > 0)
                ++column;
            const RuleNode at{{}, QStringLiteral("%1.cells[%2]").arg(place).arg(i)};
            for (int s = 0; s < cell.span; ++s, ++column) {
                if (column >= reaches.size() || reaches[column] > 0)
                    return at.at(QStringLiteral("span")).wrong(QStringLiteral("the cell does not fit into the row's %1 columns").arg(reaches.size()));
                next[column] = cell.rows - 1;
            }
            if (r + size_t(cell.rows) > grid.rows.size())
                return at.at(QStringLiteral("rows")).wrong(QStringLiteral("the cell reaches below the last row"));
        }
        while (column < reaches.size() && reaches[column] > 0)
            ++column;
        if (column < reaches.size())
            return RuleNode{{}, place}.at(QStringLiteral("cells")).wrong(QStringLiteral("the cells cover %1 of %2 columns").arg(column).arg(reaches.size()));
        reaches = next;
    }
    return {};
}

Result<Grid> gridOf(Reading &reading)
{
    Grid grid;
    reading.need("columns");
    reading.need("rows");
    reading.with("columns", grid.columns, [](const RuleNode &list) { return listOf<Width>(list, widthOf); });
    reading.with("rows", grid.rows, [](const RuleNode &list) { return listOf<Row>(list, rowOf); });
    if (reading.failed())
        return reading.error();
    if (grid.columns.size() > 40)
        return reading.at("columns").wrong(QStringLiteral("more than 40 columns"));
    if (const auto covered = checkCover(grid, reading.node()); !covered)
        return Unexpected(covered.error());
    return grid;
}

Result<Column> columnOf(const RuleNode &node)
{
    static const QStringList members = styleMembers
        + QStringList{QStringLiteral("label"), QStringLiteral("width"), QStringLiteral("field"), QStringLiteral("text"), QStringLiteral("number"), QStringLiteral("tick"), QStringLiteral("choice"), QStringLiteral("options"),
            QStringLiteral("other"), QStringLiteral("merge"), QStringLiteral("sum")};
    Reading reading(node, members);
    Column column;
    reading.text("label", column.label);
    reading.with("width", column.width, widthOf);
    reading.text("field", column.field);
    reading.with("text", column.text, boundText);
    reading.yes("number", column.number);
    reading.yes("merge", column.merge);
    reading.yes("sum", column.sum);
    readStyle(reading, column.style);
    if (reading.has("tick")) {
        Reading tick(reading.at("tick"), {QStringLiteral("field"), QStringLiteral("code")});
        tick.need("field");
        tick.need("code");
        tick.text("field", column.field);
        tick.text("code", column.tickCode);
        column.isTick = true;
        if (tick.failed())
            return tick.error();
    }
    if (reading.has("choice")) {
        reading.text("choice", column.choice.name);
        readOptions(reading, column.choice);
    }
    if (reading.failed())
        return reading.error();
    return column;
}

Result<HeadCell> headCellOf(const RuleNode &node)
{
    Reading reading(node, {QStringLiteral("label"), QStringLiteral("span"), QStringLiteral("rows")});
    HeadCell cell;
    if (reading.has("label") && !reading.at("label").value.toString(QStringLiteral("x")).isEmpty())
        reading.text("label", cell.label);
    reading.whole("span", cell.span, 1, 40);
    reading.whole("rows", cell.rows, 1, 10);
    if (reading.failed())
        return reading.error();
    return cell;
}

Result<QMap<QString, QString>> fixedRowOf(const RuleNode &node)
{
    if (!node.value.isObject())
        return node.wrong(QStringLiteral("an object is wanted"));
    QMap<QString, QString> row;
    for (const auto &key : node.value.toObject().keys()) {
        const auto text = node.at(key).text();
        if (!text)
            return Unexpected(text.error());
        row.insert(key, *text);
    }
    return row;
}

Result<void> readTotals(const RuleNode &node, TableBlock &table)
{
    Reading reading(node, {QStringLiteral("label"), QStringLiteral("cells")});
    reading.text("label", table.totalsLabel);
    if (reading.failed())
        return Unexpected(reading.error());
    const auto cells = reading.at("cells");
    for (const auto &key : cells.value.toObject().keys()) {
        auto text = boundText(cells.at(key));
        if (!text)
            return Unexpected(text.error());
        table.totals.insert(key, *std::move(text));
    }
    table.hasTotals = true;
    return {};
}

Result<TableBlock> tableOf(Reading &reading)
{
    TableBlock table;
    reading.need("table");
    reading.need("columns");
    reading.text("table", table.table);
    reading.with("columns", table.columns, [](const RuleNode &list) { return listOf<Column>(list, columnOf); });
    reading.with("head", table.head, [](const RuleNode &list) { return listOf<std::vector<HeadCell>>(list, [](const RuleNode &row) { return listOf<HeadCell>(row, headCellOf); }); });
    reading.with("fixed", table.fixed, [](const RuleNode &list) { return listOf<QMap<QString, QString>>(list, fixedRowOf); });
    reading.whole("min_rows", table.minRows, 0, 200);
    reading.whole("blank_rows", table.blankRows, 0, 200);
    reading.mm("row", table.row, 4, 100);
    reading.yes("carried", table.carried);
    reading.text("empty", table.empty);
    readStyle(reading, table.style);
    if (reading.has("group")) {
        Reading group(reading.at("group"), {QStringLiteral("field"), QStringLiteral("text")});
        group.need("field");
        group.need("text");
        group.text("field", table.groupField);
        group.with("text", table.groupText, boundText);
        if (group.failed())
            return group.error();
    }
    if (reading.has("totals"))
        if (const auto read = readTotals(reading.at("totals"), table); !read)
            return Unexpected(read.error());
    if (reading.failed())
        return reading.error();
    if (table.columns.size() > 40)
        return reading.at("columns").wrong(QStringLiteral("more than 40 columns"));
    std::vector<int> reaches(table.columns.size(), 0);
    for (size_t r = 0; r < table.head.size(); ++r) {
        size_t column = 0;
        const auto place = RuleNode{{}, QStringLiteral("%1[%2]").arg(reading.at("head").place).arg(r)};
        for (const auto &cell : table.head[r]) {
            while (column < reaches.size() && reaches[column] > int(r))
                ++column;
            for (int s = 0; s < cell.span; ++s, ++column) {
                if (column >= reaches.size() || reaches[column] > int(r))
                    return place.wrong(QStringLiteral("the cells do not fit into %1 columns").arg(reaches.size()));
                reaches[column] = int(r) + cell.rows;
            }
            if (r + size_t(cell.rows) > table.head.size() + 1)
                return place.wrong(QStringLiteral("a cell reaches below the head"));
        }
        while (column < reaches.size() && reaches[column] > int(r))
            ++column;
        if (column != reaches.size())
            return place.wrong(QStringLiteral("the cells cover %1 of %2 columns").arg(column).arg(reaches.size()));
    }
    return table;
}

Result<Signer> signerOf(const RuleNode &node)
{
    Reading reading(node, {QStringLiteral("role"), QStringLiteral("name"), QStringLiteral("date"), QStringLiteral("seal")});
    Signer signer;
    reading.need("role");
    reading.text("role", signer.role);
    reading.text("name", signer.name);
    reading.text("date", signer.date);
    reading.text("seal", signer.seal);
    if (reading.failed())
        return reading.error();
    return signer;
}

Result<std::vector<Block>> blocksOf(const RuleNode &node, int depth);

template <class T> Result<Block> finished(Reading &reading, Block block, T content)
{
    if (reading.failed())
        return reading.error();
    block.content = std::move(content);
    return block;
}

Result<Block> blockOf(const RuleNode &node, int depth)
{
    struct Kind {
        const char16_t *type;
        QStringList members;
    };
    static const std::vector<Kind> kinds{
        {u"heading", styleMembers + QStringList{QStringLiteral("text"), QStringLiteral("level"), QStringLiteral("numbered")}},
        {u"paragraph", styleMembers + QStringList{QStringLiteral("text"), QStringLiteral("field"), QStringLiteral("indent"), QStringLiteral("lines"), QStringLiteral("numbered")}},
        {u"bar", styleMembers + QStringList{QStringLiteral("left"), QStringLiteral("center"), QStringLiteral("right")}},
        {u"grid", {QStringLiteral("columns"), QStringLiteral("rows")}},
        {u"table", styleMembers
                + QStringList{QStringLiteral("table"), QStringLiteral("columns"), QStringLiteral("head"), QStringLiteral("fixed"), QStringLiteral("min_rows"), QStringLiteral("blank_rows"), QStringLiteral("row"), QStringLiteral("group"), QStringLiteral("carried"),
                    QStringLiteral("totals"), QStringLiteral("empty")}},
        {u"signatures", styleMembers + QStringList{QStringLiteral("signers"), QStringLiteral("columns"), QStringLiteral("title"), QStringLiteral("keep_rows"), QStringLiteral("frame"), QStringLiteral("seal_size")}},
        {u"image", {QStringLiteral("image"), QStringLiteral("height"), QStringLiteral("width"), QStringLiteral("caption"), QStringLiteral("empty")}},
        {u"chart", {QStringLiteral("image"), QStringLiteral("height"), QStringLiteral("width"), QStringLiteral("caption"), QStringLiteral("empty")}},
        {u"spacer", {QStringLiteral("mm")}},
        {u"page_break", {}},
        {u"rule", {QStringLiteral("mm")}},
        {u"repeat", {QStringLiteral("table"), QStringLiteral("blocks")}},
    };
    const QString type = node.at(QStringLiteral("type")).value.toString();
    const auto kind = std::ranges::find(kinds, type, [](const Kind &one) { return QString::fromUtf16(one.type); });
    if (kind == kinds.end())
        return node.at(QStringLiteral("type")).wrong(QStringLiteral("no such block"));
    Reading reading(node, kind->members + QStringList{QStringLiteral("type"), QStringLiteral("when"), QStringLiteral("keep_with_next"), QStringLiteral("keep_together"), QStringLiteral("space_before"), QStringLiteral("space_after")});
    Block block;
    block.place = node.place;
    reading.with("when", block.when, whenOf);
    reading.yes("keep_with_next", block.keepWithNext);
    reading.yes("keep_together", block.isTogether);
    reading.mm("space_before", block.before, 0, 200);
    reading.mm("space_after", block.after, 0, 200);
    if (type == u"heading") {
        Heading heading;
        reading.need("text");
        reading.with("text", heading.text, boundText);
        reading.whole("level", heading.level, 0, 3);
        reading.yes("numbered", heading.numbered);
        readStyle(reading, heading.style);
        return finished(reading, block, heading);
    }
    if (type == u"paragraph") {
        Paragraph paragraph;
        if (reading.has("text") == reading.has("field"))
            reading.refuse(node, QStringLiteral("either text or field is wanted"));
        reading.text("field", paragraph.field);
        reading.with("text", paragraph.text, boundText);
        reading.mm("indent", paragraph.indent, 0, 20);
        reading.whole("lines", paragraph.lines, 0, 60);
        reading.yes("numbered", paragraph.numbered);
        readStyle(reading, paragraph.style);
        return finished(reading, block, paragraph);
    }
    if (type == u"bar") {
        Bar bar;
        reading.with("left", bar.left, boundText);
        reading.with("center", bar.center, boundText);
        reading.with("right", bar.right, boundText);
        readStyle(reading, bar.style);
        return finished(reading, block, bar);
    }
    if (type == u"grid") {
        const auto grid = gridOf(reading);
        return grid ? finished(reading, block, *grid) : Result<Block>(Unexpected(grid.error()));
    }
    if (type == u"table") {
        const auto table = tableOf(reading);
        return table ? finished(reading, block, *table) : Result<Block>(Unexpected(table.error()));
    }
    if (type == u"signatures") {
        Signatures signatures;
        reading.need("signers");
        reading.with("signers", signatures.signers, [](const RuleNode &list) { return listOf<Signer>(list, signerOf); });
        reading.whole("columns", signatures.columns, 1, 4);
        reading.text("title", signatures.title);
        reading.whole("keep_rows", signatures.keepRows, 0, 20);
        reading.yes("frame", signatures.frame);
        reading.mm("seal_size", signatures.sealMm, 45, 80);
        readStyle(reading, signatures.style);
        if (signatures.signers.size() > 24)
            reading.refuse(reading.at("signers"), QStringLiteral("more than 24"));
        return finished(reading, block, signatures);
    }
    if (type == u"image" || type == u"chart") {
        Picture picture;
        reading.need("image");
        reading.text("image", picture.image);
        reading.mm("height", picture.height, 5, 240);
        reading.mm("width", picture.width, 5, 290);
        reading.text("caption", picture.caption);
        reading.text("empty", picture.empty);
        return finished(reading, block, picture);
    }
    if (type == u"spacer") {
        Spacer spacer;
        reading.mm("mm", spacer.mm, 0, 250);
        return finished(reading, block, spacer);
    }
    if (type == u"rule") {
        RuleLine rule;
        reading.mm("mm", rule.mm, 0.05, 5);
        return finished(reading, block, rule);
    }
    if (type == u"repeat") {
        Repeat repeat;
        reading.need("table");
        reading.need("blocks");
        reading.text("table", repeat.table);
        if (depth > 0)
            reading.refuse(node, QStringLiteral("not within another repeat"));
        if (reading.failed())
            return reading.error();
        auto blocks = blocksOf(reading.at("blocks"), depth + 1);
        if (!blocks)
            return Unexpected(blocks.error());
        repeat.blocks = *std::move(blocks);
        return finished(reading, block, repeat);
    }
    return finished(reading, block, PageBreak());
}

Result<std::vector<Block>> blocksOf(const RuleNode &node, int depth)
{
    return listOf<Block>(node, [depth](const RuleNode &one) { return blockOf(one, depth); });
}

Result<Margins> marginsOf(const RuleNode &node)
{
    const auto lengths = listOf<double>(node, [](const RuleNode &one) { return Reading::length(one, 5, 80); });
    if (!lengths)
        return Unexpected(lengths.error());
    if (lengths->size() != 4)
        return node.wrong(QStringLiteral("top, right, bottom, left are wanted"));
    if ((*lengths)[2] < leastBottom)
        return node.wrong(QStringLiteral("the footer wants %1 mm at the bottom").arg(leastBottom));
    return Margins{(*lengths)[0], (*lengths)[1], (*lengths)[2], (*lengths)[3]};
}

const QStringList sheetMembers{QStringLiteral("orientation"), QStringLiteral("margins"), QStringLiteral("style"), QStringLiteral("text"), QStringLiteral("when"), QStringLiteral("blocks")};

Result<Sheet> sheetOf(const RuleNode &node)
{
    RuleNode own = node;
    if (node.place.isEmpty()) {
        auto object = node.value.toObject();
        for (const auto &key : {QStringLiteral("form"), QStringLiteral("version"), QStringLiteral("title"), QStringLiteral("source_note")})
            object.remove(key);
        own.value = object;
    }
    Reading reading(own, sheetMembers);
    Sheet sheet;
    reading.with("orientation", sheet.isLandscape, [](const RuleNode &one) { return wordOf<bool>(one, {{u"portrait", false}, {u"landscape", true}}); });
    reading.with("style", sheet.isDocument, [](const RuleNode &one) { return wordOf<bool>(one, {{u"form", false}, {u"document", true}}); });
    sheet.size = *sizeNamed(sheet.isDocument ? u"三号" : u"五号");
    if (sheet.isDocument) {
        sheet.margins = {37, 26, 35, 28};
        sheet.leading = 225.0 / 22;
    }
    reading.with("margins", sheet.margins, marginsOf);
    reading.with("when", sheet.when, whenOf);
    if (reading.has("text")) {
        Reading text(reading.at("text"), styleMembers);
        TextStyle style;
        readStyle(text, style);
        if (text.failed())
            return text.error();
        sheet.font = style.font.value_or(sheet.font);
        sheet.size = style.size.value_or(sheet.size);
        sheet.leading = style.leading ? style.leading : sheet.leading;
    }
    reading.need("blocks");
    reading.with("blocks", sheet.blocks, [](const RuleNode &list) { return blocksOf(list, 0); });
    if (reading.failed())
        return reading.error();
    return sheet;
}

} // namespace

std::optional<double> sizeNamed(QStringView name)
{
    struct Size {
        const char16_t *name;
        double points;
    };
    static constexpr Size sizes[] = {{u"初号", 42}, {u"小初", 36}, {u"一号", 26}, {u"小一", 24}, {u"二号", 22}, {u"小二", 18}, {u"三号", 16}, {u"小三", 15}, {u"四号", 14}, {u"小四", 12}, {u"五号", 10.5}, {u"小五", 9}, {u"六号", 7.5}, {u"小六", 6.5}, {u"七号", 5.5}};
    for (const auto &[known, points] : sizes)
        if (name == QStringView(known))
            return points * pointMm;
    return std::nullopt;
}

Result<Layout> layoutFromJson(const QByteArray &json)
{
    QJsonParseError parsing;
    const auto document = QJsonDocument::fromJson(json, &parsing);
    if (!document.isObject())
        return contract::fail(contract::ErrorCode::BadRequest, QStringLiteral("offset %1").arg(parsing.offset), parsing.errorString());
    Reading reading({document.object(), {}}, QStringList{QStringLiteral("form"), QStringLiteral("version"), QStringLiteral("title"), QStringLiteral("source_note"), QStringLiteral("sheets")} + sheetMembers);
    Layout layout;
    for (const auto *key : {"form", "version", "title"})
        reading.need(key);
    reading.text("form", layout.form);
    reading.text("version", layout.version);
    if (reading.failed())
        return reading.error();
    static const QRegularExpression code(QStringLiteral("^[A-Z][0-9]{2}[a-z]?$"));
    static const QRegularExpression version(QStringLiteral("^[0-9]{1,4}(\\.[0-9]{1,4}){0,3}$"));
    if (!code.match(layout.form).hasMatch())
        return reading.at("form").wrong(QStringLiteral("a code such as F22 or F04a is wanted"));
    if (!version.match(layout.version).hasMatch())
        return reading.at("version").wrong(QStringLiteral("digits and points are wanted"));
    Reading title(reading.at("title"), {QStringLiteral("zh"), QStringLiteral("en")});
    title.need("zh");
    title.text("zh", layout.title);
    title.text("en", layout.titleEn);
    if (title.failed())
        return title.error();
    if (reading.has("sheets") == reading.has("blocks"))
        return reading.node().at(QStringLiteral("sheets")).wrong(QStringLiteral("either sheets or blocks are wanted"));
    if (!reading.has("sheets")) {
        auto sheet = sheetOf(reading.node());
        if (!sheet)
            return Unexpected(sheet.error());
        layout.sheets.push_back(*std::move(sheet));
        return layout;
    }
    auto sheets = listOf<Sheet>(reading.at("sheets"), sheetOf);
    if (!sheets)
        return Unexpected(sheets.error());
    layout.sheets = *std::move(sheets);
    return layout;
}

Result<Layout> shippedLayout(const QString &form, const QString &version)
{
    registerLayouts();
    std::optional<Layout> newest;
    for (const auto &name : QDir(QStringLiteral(":/print")).entryList({form + QStringLiteral(".json"), form + QStringLiteral("-*.json")}, QDir::Files)) {
        QFile file(QStringLiteral(":/print/") + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        auto layout = layoutFromJson(file.readAll());
        if (!layout)
            return contract::fail(contract::ErrorCode::BadRequest, name + u':' + layout.error().field, layout.error().message);
        if (layout->version == version)
            return layout;
        if (version.isEmpty() && (!newest || QVersionNumber::fromString(newest->version) < QVersionNumber::fromString(layout->version)))
            newest = *std::move(layout);
    }
    if (!newest)
        return contract::fail(contract::ErrorCode::NotFound, QStringLiteral("form"), form);
    return *std::move(newest);
}

QStringList shippedForms()
{
    registerLayouts();
    QStringList forms;
    for (const auto &name : QDir(QStringLiteral(":/print")).entryList({QStringLiteral("*.json")}, QDir::Files))
        forms << name.section(u'.', 0, 0).section(u'-', 0, 0);
    forms.removeDuplicates();
    forms.sort();
    return forms;
}

} // namespace views::print
