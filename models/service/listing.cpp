#include "service/listing.h"

#include "service/selection.h"
#include "store/table.h"

#include <QJsonDocument>

namespace service {

namespace {

/// Ids and numbers of one In filter; more belong into several requests.
constexpr size_t mostValues = 500;

struct Column {
    QString name;
    const FieldShape *field = nullptr; ///< null: the column `retired` or `id`
};

Result<Column> columnOf(const Shape &shape, const QString &name)
{
    if (name == u"retired" || name == u"id")
        return Column{name};
    const int position = shape.indexOf(name);
    if (position < 0)
        return fail(ErrorCode::UnknownField, name);
    return Column{name, &shape.fields[position]};
}

bool isText(const Column &column)
{
    return column.field ? qstrcmp(column.field->sqlType(), "TEXT") == 0 : column.name == u"id";
}

/// The value as the column holds it; InvalidValue where it cannot.
Result<Value> fitted(const Column &column, const Value &value)
{
    const bool isString = std::holds_alternative<QString>(value);
    if (isEmpty(value) || isString != isText(column) || text(value).contains(QChar(u'\0')))
        return fail(ErrorCode::InvalidValue, column.name, QStringLiteral("a value of the wrong type"));
    if (column.field && column.field->kind == FieldKind::Real && std::holds_alternative<qint64>(value))
        return Value(double(integer(value)));
    if (column.field && column.field->kind != FieldKind::Real && std::holds_alternative<double>(value))
        return fail(ErrorCode::InvalidValue, column.name, QStringLiteral("not a whole number"));
    return value;
}

/// The least text that is greater than every text with that prefix: the last character is raised by one.
QString behindPrefix(const QString &prefix)
{
    auto points = prefix.toUcs4();
    points.back() = points.back() == 0xD7FF ? 0xE000 : std::min<uint>(points.back() + 1, 0x10FFFF);
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), points.size());
}

Result<void> addFilter(Selection &selection, const Shape &shape, const Filter &filter)
{
    const auto column = columnOf(shape, filter.field);
    if (!column)
        return Unexpected(column.error());
    const bool wantsNone = filter.op == FilterOp::Empty || filter.op == FilterOp::NotEmpty;
    const bool wantsMany = filter.op == FilterOp::In;
    const size_t given = filter.values.size();
    if (wantsNone ? given != 0 : wantsMany ? given == 0 || given > mostValues : given != 1)
        return fail(ErrorCode::InvalidValue, filter.field, QStringLiteral("the operator wants another number of values"));
    std::vector<Value> values;
    for (const auto &value : filter.values) {
        auto fit = fitted(*column, value);
        if (!fit)
            return Unexpected(fit.error());
        values.push_back(*std::move(fit));
    }
    const QString &name = column->name;
    switch (filter.op) {
    case FilterOp::Equals:
        selection.add(name + QStringLiteral(" = ?"), std::move(values));
        return {};
    case FilterOp::AtLeast:
        selection.add(name + QStringLiteral(" >= ?"), std::move(values));
        return {};
    case FilterOp::AtMost:
        selection.add(name + QStringLiteral(" <= ?"), std::move(values));
        return {};
    case FilterOp::In: {
        const QString among = store::inList(values);
        selection.add(name + u' ' + among, std::move(values));
        return {};
    }
    case FilterOp::Empty:
        selection.add(name + QStringLiteral(" IS NULL"));
        return {};
    case FilterOp::NotEmpty:
        selection.add(name + QStringLiteral(" IS NOT NULL"));
        return {};
    case FilterOp::Prefix:
        if (!isText(*column))
            return fail(ErrorCode::InvalidValue, filter.field, QStringLiteral("only texts have a prefix"));
        // A range, not LIKE: both engines then use the index, and % and _ mean themselves.
        selection.add(QStringLiteral("%1 >= ? AND %1 < ?").arg(name), {values[0], behindPrefix(text(values[0]))});
        return {};
    }
    return {};
}

/// The last row of a page: the value that it was sorted by, and its id.
struct Mark {
    Value value;
    QString id;
};

QByteArray textOf(const Mark &mark)
{
    return QJsonDocument(QJsonArray{toJson(mark.value), mark.id}).toJson(QJsonDocument::Compact).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Result<Mark> markOf(const QByteArray &after, const Column &sort)
{
    const auto refused = [] { return fail(ErrorCode::BadRequest, QStringLiteral("after"), QStringLiteral("not the end of a page of this list")); };
    const auto decoded = QByteArray::fromBase64Encoding(after, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return refused();
    const auto array = QJsonDocument::fromJson(*decoded).array();
    Mark mark{valueFromJson(array.at(0)), array.at(1).toString()};
    if (array.size() != 2 || idOf(mark.id).isNull())
        return refused();
    if (!isEmpty(mark.value)) {
        auto fit = fitted(sort, mark.value);
        if (!fit)
            return refused();
        mark.value = *std::move(fit);
    }
    return mark;
}

/// What lies behind the mark, in parts that an index serves each by itself and that follow each other. Empty values sort
/// first, as both engines' indexes hold them, and last when descending.
std::vector<Selection> behind(const Selection &selection, const Column &sort, bool descending, const Mark &mark)
{
    const QString &name = sort.name;
    const auto with = [&](const QString &condition, std::vector<Value> values = {}) {
        Selection part = selection;
        part.add(condition.arg(name), std::move(values));
        return part;
    };
    if (name == u"id")
        return {with(descending ? QStringLiteral("%1 < ?") : QStringLiteral("%1 > ?"), {mark.id})};
    if (isEmpty(mark.value)) {
        if (descending)
            return {with(QStringLiteral("%1 IS NULL AND id < ?"), {mark.id})};
        return {with(QStringLiteral("%1 IS NULL AND id > ?"), {mark.id}), with(QStringLiteral("%1 IS NOT NULL"))};
    }
    if (descending)
        return {with(QStringLiteral("(%1, id) < (?, ?)"), {mark.value, mark.id}), with(QStringLiteral("%1 IS NULL"))};
    return {with(QStringLiteral("(%1, id) > (?, ?)"), {mark.value, mark.id})};
}

QString orderBy(const store::Database &database, const Column &sort, bool descending)
{
    const QString way = descending ? QStringLiteral("DESC") : QStringLiteral("ASC");
    if (sort.name == u"id")
        return QStringLiteral("ORDER BY id ") + way;
    const bool postgres = database.engine() == store::Engine::Postgres;
    const QString nulls = !postgres || (sort.field && sort.field->traits.key) ? QString() : descending ? QStringLiteral(" NULLS LAST") : QStringLiteral(" NULLS FIRST");
    return QStringLiteral("ORDER BY %1 %2%3, id %2").arg(sort.name, way, nulls);
}

/// Passes on `limit` rows, remembers the last of them, and notices that there was one more.
class Paging : public RowSink
{
public:
    Paging(RowSink &rows, int limit, int sortField) : m_rows(rows), m_limit(limit), m_sortField(sortField) {}
    void take(const RowView &row) override
    {
        if (m_page.rows == m_limit) {
            m_page.more = true;
            return;
        }
        m_rows.take(row);
        ++m_page.rows;
        m_last.id = QString::fromLatin1(row.id.data(), qsizetype(row.id.size()));
        m_last.value = m_sortField < 0 ? Value() : toValue(row.cells[m_sortField]);
    }
    /// Rows to ask for: those that the page lacks, and one that tells whether another page follows.
    [[nodiscard]] qint64 wanted() const { return m_page.more ? 0 : m_limit + 1 - m_page.rows; }
    [[nodiscard]] ListPage page() const
    {
        ListPage page = m_page;
        if (page.rows > 0)
            page.after = textOf(m_last);
        return page;
    }

private:
    RowSink &m_rows;
    int m_limit;
    int m_sortField;
    ListPage m_page;
    Mark m_last;
};

Result<Column> sortColumn(const Shape &shape, const QString &sort)
{
    if (sort.isEmpty())
        return Column{QStringLiteral("id")};
    return columnOf(shape, sort).and_then([&](const Column &column) -> Result<Column> {
        if (column.name != u"id" && !(column.field && column.field->traits.indexed))
            return fail(ErrorCode::UnknownField, sort, QStringLiteral("lists are sorted by indexed fields"));
        return column;
    });
}

} // namespace

Result<ListPage> listRows(store::Database &database, const Actor &actor, const Shape &shape, const ListRequest &request, RowSink &rows)
{
    if (request.limit < 1 || request.limit > maxListLimit)
        return fail(ErrorCode::BadRequest, QStringLiteral("limit"), QStringLiteral("1 to %1").arg(maxListLimit));
    const auto sort = sortColumn(shape, request.sort);
    if (!sort)
        return Unexpected(sort.error());
    Selection selection = withinScope(actor, shape);
    for (const auto &filter : request.filters)
        if (const auto added = addFilter(selection, shape, filter); !added)
            return Unexpected(added.error());
    std::vector<Selection> parts{selection};
    if (!request.after.isEmpty()) {
        const auto mark = markOf(request.after, *sort);
        if (!mark)
            return Unexpected(mark.error());
        parts = behind(selection, *sort, request.descending, *mark);
    }

    Paging paging(rows, request.limit, shape.indexOf(sort->name));
    const QString order = orderBy(database, *sort, request.descending) + QStringLiteral(" LIMIT ?");
    for (auto &part : parts) {
        part.values.emplace_back(paging.wanted());
        if (const auto scanned = store::tableOf(shape).scan(database, part.where() + order, part.values, paging); !scanned)
            return Unexpected(scanned.error());
        if (paging.wanted() == 0)
            break;
    }
    return paging.page();
}

} // namespace service
