#include "exchange/differences.h"

namespace exchange {

namespace {

enum Column { Line, Called, FieldName, Last, Ledger, File, Changed, Accept };
constexpr const char *headings[] = {"row", "record", "field", "last", "ledger", "file", "changed_by", "accept"};

QString shown(const Value &value)
{
    return isEmpty(value) ? QString() : toJson(value).toVariant().toString();
}

} // namespace

bool acceptedAtFirst(Side side)
{
    return side == Side::File;
}

QString textOf(Side side)
{
    switch (side) {
    case Side::Unknown:
        return QStringLiteral("unknown");
    case Side::File:
        return QStringLiteral("file");
    case Side::Ledger:
        return QStringLiteral("ledger");
    case Side::Both:
        return QStringLiteral("both");
    }
    return {};
}

Result<DifferenceSheet> DifferenceSheet::create(const QString &path, const Shape &shape)
{
    std::vector<SheetColumn> columns;
    for (const char *heading : headings)
        columns.push_back({QString::fromLatin1(heading)});
    return createSheet(path, formatForName(path), columns).map([&](std::unique_ptr<SheetWriter> &&sheet) { return DifferenceSheet(shape, std::move(sheet)); });
}

Result<void> DifferenceSheet::add(const PlannedRow &row)
{
    const auto write = [&](std::vector<QString> cells) {
        ++m_count;
        return m_sheet->write(cells);
    };
    const QString line = QString::number(row.row.line);
    if (row.outcome == PlannedRow::Outcome::Create)
        return write({line, row.title, {}, {}, {}, {}, textOf(Side::File), QStringLiteral("no")});
    for (const auto &change : row.changes)
        if (const auto written = write({line, row.title, m_shape.fields[size_t(change.field)].name, change.last, shown(change.was), shown(change.becomes), textOf(change.side),
                acceptedAtFirst(change.side) ? QStringLiteral("yes") : QStringLiteral("no")});
            !written)
            return written;
    return {};
}

Result<Acceptance> acceptanceIn(const QString &path, const Shape &shape)
{
    const auto sheet = openSheet(path);
    if (!sheet)
        return Unexpected(sheet.error());
    Acceptance accepted;
    SheetRow row;
    if (const auto header = (*sheet)->next(row); !header)
        return Unexpected(header.error());
    for (;;) {
        const auto more = (*sheet)->next(row);
        if (!more)
            return Unexpected(more.error());
        if (!*more)
            return accepted;
        row.cells.resize(std::size(headings));
        bool number = false;
        const qint64 line = row.cells[Line].toLongLong(&number);
        const QString name = row.cells[FieldName].trimmed();
        const int field = name.isEmpty() ? -1 : shape.indexOf(name);
        const auto answer = yesOrNoIn(row.cells[Accept]);
        if (!number || !answer || (field < 0 && !name.isEmpty()))
            return fail(ErrorCode::BadRequest, QStringLiteral("line %1").arg(row.line), QStringLiteral("no difference with yes or no behind it"));
        if (integer(*answer) != 0)
            accepted.set(line, field, true);
    }
}

} // namespace exchange
