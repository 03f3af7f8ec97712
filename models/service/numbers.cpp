#include "service/numbers.h"

namespace service {

namespace {

QString numberText(const Shape &shape, qint64 number)
{
    return QStringLiteral("%1-%2").arg(QLatin1StringView(shape.numberPrefix)).arg(number, 6, 10, QChar(u'0'));
}

} // namespace

Result<std::vector<QString>> allotNumbers(store::Database &database, const Shape &shape, int count)
{
    std::vector<QString> numbers;
    if (database.engine() == store::Engine::Postgres) {
        auto rows = database.run(QStringLiteral("SELECT nextval('number_%1') FROM generate_series(1, ?::int)").arg(shape.name), {qint64(count)});
        if (!rows)
            return Unexpected(rows.error());
        while (rows->next())
            numbers.push_back(numberText(shape, rows->integer(0)));
        return numbers;
    }
    const auto last = database.number(QStringLiteral("INSERT INTO counter (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value RETURNING value"),
                                      {shape.name, qint64(count)});
    if (!last)
        return Unexpected(last.error());
    for (int i = count - 1; i >= 0; --i)
        numbers.push_back(numberText(shape, *last - i));
    return numbers;
}

Result<void> settleNumbers(store::Database &database)
{
    for (const auto &shape : allShapes()) {
        if (shape.keyField() < 0)
            continue;
        const QString digits = QStringLiteral("substr(%1, %2)").arg(shape.fields[shape.keyField()].name).arg(qstrlen(shape.numberPrefix) + 2);
        const auto highest = database.number(QStringLiteral("SELECT COALESCE(MAX(CAST(%1 AS BIGINT)), 0) FROM %2").arg(digits, shape.name));
        if (!highest)
            return Unexpected(highest.error());
        if (*highest == 0)
            continue;
        const auto settled = database.engine() == store::Engine::Postgres
            ? database.run(QStringLiteral("SELECT setval('number_%1', ?)").arg(shape.name), {*highest})
            : database.run(QStringLiteral("INSERT INTO counter (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"), {shape.name, *highest});
        if (!settled)
            return Unexpected(settled.error());
    }
    return {};
}

} // namespace service
