// The reading half of the wire format. Whatever stands in a page is hostile until it has passed here.
#include "contract/history.h"
#include "link/wire.h"

#include <simdjson.h>

namespace wire {

namespace {

namespace ondemand = simdjson::ondemand;

constexpr size_t maxColumns = 1000;

Unexpected badPage(const QString &why)
{
    return fail(ErrorCode::BadRequest, QStringLiteral("page"), why);
}

/// Where the last line begins; npos where the page does not end with a whole line.
size_t lastLine(std::string_view page)
{
    if (page.size() < 2 || page.back() != '\n')
        return std::string_view::npos;
    const size_t before = page.rfind('\n', page.size() - 2);
    return before == std::string_view::npos ? 0 : before + 1;
}

Result<QByteArray> readPosition(ondemand::object &object, std::string_view name)
{
    std::string_view text;
    const auto error = object.find_field_unordered(name).get_string().get(text);
    if (error == simdjson::NO_SUCH_FIELD)
        return QByteArray();
    if (error || text.size() > 4096)
        return badPage(QStringLiteral("the end line's position is wrong"));
    return QByteArray(text.data(), qsizetype(text.size()));
}

bool isLowerHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

bool isId(std::string_view id)
{
    if (id.size() != 36)
        return false;
    for (size_t i = 0; i < 36; ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? id[i] != '-' : !isLowerHex(id[i]))
            return false;
    }
    return true;
}

/// Whether a column of this kind may hold the value.
bool fits(FieldKind kind, const Cell &cell)
{
    switch (kind) {
    case FieldKind::Integer:
    case FieldKind::Instant:
        return cell.kind == Cell::Kind::Integer;
    case FieldKind::Boolean:
        return cell.kind == Cell::Kind::Integer && (cell.integer == 0 || cell.integer == 1);
    case FieldKind::Real:
        return cell.kind == Cell::Kind::Integer || cell.kind == Cell::Kind::Real;
    case FieldKind::Text:
    case FieldKind::Date:
    case FieldKind::Choice:
    case FieldKind::Reference:
    case FieldKind::Attributes:
        return cell.kind == Cell::Kind::Text;
    }
    return false;
}

} // namespace

namespace {

enum class Digest : quint8 { Checked, Ignored };

Result<PageEnd> endOf(std::string_view page, Digest checks)
{
    const size_t at = lastLine(page);
    if (at == std::string_view::npos)
        return badPage(QStringLiteral("the page is cut off"));
    ondemand::parser parser;
    const simdjson::padded_string line(page.substr(at));
    ondemand::document document;
    ondemand::object object;
    PageEnd end;
    bool isEnd = false;
    std::string_view digest;
    int64_t rows = 0;
    if (parser.iterate(line).get(document) || document.get_object().get(object) || object["end"].get(isEnd) || !isEnd)
        return badPage(QStringLiteral("the page has no end line"));
    auto cursor = readPosition(object, "cursor");
    auto after = readPosition(object, "after");
    if (!cursor || !after || object["more"].get(end.more) || object["rows"].get_int64().get(rows) || object["digest"].get(digest))
        return badPage(QStringLiteral("the end line is incomplete"));
    if (checks == Digest::Checked && digest != sha256Hex(page.substr(0, at)))
        return badPage(QStringLiteral("the digest does not match"));
    end.rows = rows;
    end.cursor = *std::move(cursor);
    end.after = *std::move(after);
    return end;
}

} // namespace

Result<PageEnd> readPageEnd(std::string_view page)
{
    return endOf(page, Digest::Checked);
}

Result<PageEnd> peekPageEnd(std::string_view page)
{
    return endOf(page, Digest::Ignored);
}

struct PageReader::State {
    ondemand::parser parser;
    const Shape *shape = nullptr;
    std::vector<int> fieldOfColumn; ///< -1: a column that this program does not know
    std::vector<Cell> cells;
    std::vector<Cell> blank;            ///< the shape's defaults
    std::vector<std::string> blankText; ///< what the texts of blank point into
    qint64 rows = 0;

    Result<void> readHeader(ondemand::document &document);
    Result<void> readColumns(simdjson::simdjson_result<ondemand::value> value);
    Result<void> readRow(ondemand::document &document, RowSink &sink);
    void useShape(const Shape &used);
};

void PageReader::State::useShape(const Shape &used)
{
    shape = &used;
    fieldOfColumn.clear();
    blank.assign(used.fields.size(), Cell());
    blankText.assign(used.fields.size(), {});
    for (size_t i = 0; i < used.defaults.size(); ++i) {
        const Value &value = used.defaults[i];
        if (const auto *number = std::get_if<qint64>(&value)) {
            blank[i] = {.kind = Cell::Kind::Integer, .integer = *number};
        } else if (const auto *real = std::get_if<double>(&value)) {
            blank[i] = {.kind = Cell::Kind::Real, .real = *real};
        } else if (const auto *string = std::get_if<QString>(&value)) {
            blankText[i] = string->toStdString();
            blank[i] = {.kind = Cell::Kind::Text, .text = blankText[i]};
        }
    }
    cells = blank;
}

namespace {

bool atEnd(ondemand::document &document)
{
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS;
}

/// simdjson says int64_t, which is long, where Qt says long long.
bool readInteger(simdjson::simdjson_result<ondemand::value> value, qint64 &into)
{
    int64_t read = 0;
    const bool done = !value.get_int64().get(read);
    into = read;
    return done;
}

} // namespace

Result<void> PageReader::State::readHeader(ondemand::document &document)
{
    ondemand::object object;
    if (document.get_object().get(object))
        return badPage(QStringLiteral("a header is malformed"));
    shape = nullptr;
    bool hasColumns = false;
    for (auto field : object) {
        std::string_view key;
        if (field.unescaped_key().get(key))
            return badPage(QStringLiteral("a header is malformed"));
        if (key == "entity" && !shape) {
            std::string_view entity;
            if (field.value().get_string().get(entity))
                return badPage(QStringLiteral("a header names no entity"));
            const Shape *named = travellingShape(QString::fromUtf8(entity.data(), qsizetype(entity.size())));
            if (!named)
                return badPage(QStringLiteral("unknown entity"));
            useShape(*named);
        } else if (key == "columns" && shape && !hasColumns) {
            hasColumns = true;
            if (const auto read = readColumns(field.value()); !read)
                return read;
        } else if (key == "entity" || key == "columns") {
            return badPage(QStringLiteral("a header is no entity and then its columns"));
        }
    }
    if (!hasColumns || !atEnd(document))
        return badPage(QStringLiteral("a header is incomplete"));
    return {};
}

Result<void> PageReader::State::readColumns(simdjson::simdjson_result<ondemand::value> value)
{
    ondemand::array columns;
    if (value.get_array().get(columns))
        return badPage(QStringLiteral("a header has no columns"));
    for (auto column : columns) {
        std::string_view name;
        if (column.get_string().get(name))
            return badPage(QStringLiteral("a column's name is no text"));
        const int field = shape->indexOf(QString::fromUtf8(name.data(), qsizetype(name.size())));
        if (field >= 0 && std::ranges::find(fieldOfColumn, field) != fieldOfColumn.end())
            return badPage(QStringLiteral("a column stands twice"));
        fieldOfColumn.push_back(field);
        if (fieldOfColumn.size() > maxColumns)
            return badPage(QStringLiteral("too many columns"));
    }
    return {};
}

namespace {

/// False where the value is no null, text or number that fits 64 bits.
bool readCell(simdjson::simdjson_result<ondemand::value> value, Cell &cell)
{
    ondemand::json_type type;
    if (value.type().get(type))
        return false;
    switch (type) {
    case ondemand::json_type::null: {
        bool isNull = false;
        cell = {};
        return !value.is_null().get(isNull) && isNull;
    }
    case ondemand::json_type::string:
        cell.kind = Cell::Kind::Text;
        return !value.get_string().get(cell.text);
    case ondemand::json_type::number: {
        ondemand::number number;
        if (value.get_number().get(number))
            return false;
        if (number.is_int64()) {
            cell.kind = Cell::Kind::Integer;
            cell.integer = number.get_int64();
            return true;
        }
        if (!number.is_double())
            return false;
        cell.kind = Cell::Kind::Real;
        cell.real = number.get_double();
        return true;
    }
    case ondemand::json_type::boolean:
    case ondemand::json_type::array:
    case ondemand::json_type::object:
        return false;
    }
    return false;
}

} // namespace

Result<void> PageReader::State::readRow(ondemand::document &document, RowSink &sink)
{
    if (!shape)
        return badPage(QStringLiteral("a row before any header"));
    ondemand::array array;
    if (document.get_array().get(array))
        return badPage(QStringLiteral("a line is neither a header nor a row"));

    RowView row{.shape = shape};
    qint64 flags = 0;
    size_t column = 0;
    size_t position = 0;
    for (auto value : array) {
        switch (position++) {
        case 0:
            if (value.get_string().get(row.id) || !isId(row.id))
                return badPage(QStringLiteral("a row's id is wrong"));
            continue;
        case 1:
            if (!readInteger(value, row.revision) || row.revision < 0)
                return badPage(QStringLiteral("a row's revision is wrong"));
            continue;
        case 2:
            // An entry of the history neither retires nor goes.
            if (!readInteger(value, flags) || flags < 0 || flags > (shape == &historyShape() ? 0 : 2))
                return badPage(QStringLiteral("a row's flags are wrong"));
            continue;
        default:
            break;
        }
        if (column == fieldOfColumn.size())
            return badPage(QStringLiteral("a row has too many values"));
        Cell cell;
        if (!readCell(value, cell))
            return badPage(QStringLiteral("a value is malformed"));
        const int field = fieldOfColumn[column++];
        if (field < 0)
            continue;
        if (cell.kind == Cell::Kind::Text && cell.text.empty())
            cell = {};
        const bool fitting = cell.kind == Cell::Kind::Empty ? shape->fields[size_t(field)].mayBeEmpty() : fits(shape->fields[size_t(field)].kind, cell);
        if (!fitting)
            return badPage(QStringLiteral("a value of %1 has the wrong type").arg(shape->fields[size_t(field)].name));
        cells[size_t(field)] = cell;
    }
    row.retired = flags == 1;
    row.gone = flags == 2;
    const bool complete = position >= 3 && (row.gone ? column == 0 : column == fieldOfColumn.size());
    if (!complete || !atEnd(document))
        return badPage(QStringLiteral("a row has the wrong number of values"));
    if (!row.gone)
        row.cells = cells;
    sink.take(row);
    ++rows;
    return {};
}

PageReader::PageReader() : m_state(std::make_unique<State>()) {}
PageReader::~PageReader() = default;
PageReader::PageReader(PageReader &&) noexcept = default;

Result<PageEnd> PageReader::read(std::string &page, RowSink &rows)
{
    if (page.size() > maxPageBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("page"));
    auto end = readPageEnd(page);
    if (!end)
        return end;
    page.reserve(page.size() + simdjson::SIMDJSON_PADDING);

    auto &state = *m_state;
    state.shape = nullptr;
    state.rows = 0;
    const size_t stop = lastLine(page);
    qint64 number = 1;
    for (size_t at = 0; at < stop; ++number) {
        const size_t newline = page.find('\n', at);
        const size_t length = newline - at;
        ondemand::document document;
        const auto atLine = [&](const Error &error) {
            return fail(error.code, error.field, QStringLiteral("line %1: %2").arg(number).arg(error.message));
        };
        if (state.parser.iterate(page.data() + at, length, page.capacity() - at).get(document))
            return atLine({ErrorCode::BadRequest, QStringLiteral("page"), QStringLiteral("no valid JSON")});
        const auto done = page[at] == '{' ? state.readHeader(document) : state.readRow(document, rows);
        if (!done)
            return atLine(done.error());
        at = newline + 1;
    }
    if (state.rows != end->rows)
        return badPage(QStringLiteral("the page holds %1 rows and says %2").arg(state.rows).arg(end->rows));
    return end;
}

Result<PageEnd> readPage(std::string page, RowSink &rows)
{
    PageReader reader;
    return reader.read(page, rows);
}

} // namespace wire
