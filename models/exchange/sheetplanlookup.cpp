// SheetPlan: what rows call other records, looked up some hundreds of rows at a time; and the relations that they make.
#include "exchange/sheetplan.h"

#include "contract/entities/entities.h"

#include <QRegularExpression>

namespace exchange {

namespace {

QString cellAt(const SheetRow &row, size_t column)
{
    return column < row.cells.size() ? row.cells[column] : QString();
}

struct Ends {
    int from = shapeOf<Relation>().indexOf(u"from_id");
    int kind = shapeOf<Relation>().indexOf(u"kind");
    int to = shapeOf<Relation>().indexOf(u"to_id");
};

const Ends &ends()
{
    static const Ends places;
    return places;
}

const QString &resources()
{
    static const QString name = QString::fromLatin1(Describe<Resource>::name);
    return name;
}

} // namespace

Result<void> SheetPlan::lookKeysUp(const std::vector<SheetRow> &rows)
{
    m_found = {};
    std::vector<QString> keys;
    std::vector<QUuid> own;
    for (const auto &row : rows) {
        const QString key = keyIn(row);
        if (!key.isEmpty() && !m_twins.contains(key))
            keys.push_back(key);
        if (!isNatural() && (key.isEmpty() || m_options.missing == Missing::Create))
            own.push_back(*m_found.newIds.insert(row.line, m_parts.newId(row.line)));
    }
    if (!keys.empty()) {
        auto records = m_parts.lookup.holding(m_parts.shape, m_keyField, keys);
        if (!records)
            return Unexpected(records.error());
        for (auto &record : *records)
            m_found.byKey[text(record.values[size_t(m_keyField)])].push_back(std::move(record));
    }
    if (own.empty())
        return {};
    return m_parts.lookup.known(m_parts.shape, own).map([&](std::vector<Record> &&records) {
        for (auto &record : records)
            m_found.byId.insert(record.id, std::move(record));
    });
}

Result<void> SheetPlan::lookReferencesUp(const std::vector<SheetRow> &rows)
{
    QHash<QString, QSet<QString>> wanted;
    const auto want = [&](const QString &entity, const QString &name) {
        if (!isNothing(name) && !m_names[entity].contains(name))
            wanted[entity].insert(name);
    };
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const auto &column = m_columns[i];
        const bool refers = column.field >= 0 && m_parts.shape.fields[size_t(column.field)].kind == FieldKind::Reference;
        for (const auto &row : rows) {
            const QString cell = cellAt(row, i).trimmed();
            if (refers)
                want(m_parts.shape.fields[size_t(column.field)].references, cell);
            if (!column.relation.isEmpty())
                for (const auto &name : QStringList(cell) + namesIn(cell))
                    want(resources(), name);
        }
    }
    for (auto entity = wanted.cbegin(); entity != wanted.cend(); ++entity)
        if (const auto found = lookNamesUp(*shapeNamed(entity.key()), {entity->cbegin(), entity->cend()}); !found)
            return found;
    return {};
}

Result<void> SheetPlan::lookNamesUp(const Shape &shape, const std::vector<QString> &names)
{
    auto &known = m_names[shape.name];
    for (const auto &name : names)
        known[name]; // also those that are found nowhere need not be looked for again
    std::vector<QString> left = names;
    for (const int field : {shape.keyField(), shape.titleField()}) {
        if (field < 0 || left.empty())
            continue;
        const auto found = m_parts.lookup.holding(shape, field, left);
        if (!found)
            return Unexpected(found.error());
        for (const auto &record : *found)
            known[text(record.values[size_t(field)])] << idText(record.id);
        // What is somebody's number is nobody's name.
        std::erase_if(left, [&](const QString &name) { return !known.value(name).isEmpty(); });
    }
    return {};
}

/// The relations that there are from the records of the rows.
Result<void> SheetPlan::lookRelationsUp(const std::vector<SheetRow> &rows)
{
    QSet<QString> begins;
    if (isNatural() && m_keyColumn < 0) {
        const int from = columnOf(ends().from);
        for (const auto &row : rows)
            if (const auto id = referenceIn(resources(), cellAt(row, size_t(from)).trimmed()))
                begins.insert(text(*id));
    } else if (makesRelations()) {
        for (const auto &records : std::as_const(m_found.byKey))
            for (const auto &record : records)
                begins.insert(idText(record.id));
        for (const auto &id : m_found.byId.keys())
            begins.insert(idText(id));
    }
    if (begins.isEmpty())
        return {};
    return m_parts.lookup.holding(shapeOf<Relation>(), ends().from, {begins.cbegin(), begins.cend()}).map([&](std::vector<Record> &&records) {
        for (auto &record : records)
            m_found.related[text(record.values[size_t(ends().from)])].push_back(std::move(record));
    });
}

/// The relation of the same two records and kind; null where there is none yet.
Read<const Record *> SheetPlan::relationOf(const SheetRow &row)
{
    const auto cell = [&](int field) { return cellAt(row, size_t(columnOf(field))).trimmed(); };
    const auto from = referenceIn(resources(), cell(ends().from));
    const auto to = referenceIn(resources(), cell(ends().to));
    if (!from || !to)
        return nullptr; // the cell itself is complained about
    const int kindColumn = columnOf(ends().kind);
    const auto kind = kindColumn < 0 ? Read<Value>(shapeOf<Relation>().defaults[size_t(ends().kind)]) : valueIn(m_columns[size_t(kindColumn)], cell(ends().kind));
    if (!kind)
        return nullptr;
    const QString relates = text(*from) + text(*kind) + text(*to);
    if (m_relatedRows.contains(relates))
        return tl::unexpected(Problem::Kind::KeyTwice);
    m_relatedRows.insert(relates);
    const auto all = m_found.related.constFind(text(*from));
    if (all == m_found.related.cend())
        return nullptr;
    const auto same = std::ranges::find_if(*all, [&](const Record &one) { return one.values[size_t(ends().to)] == *to && one.values[size_t(ends().kind)] == *kind; });
    return same == all->end() ? nullptr : &*same;
}

QStringList SheetPlan::namesIn(const QString &cell) const
{
    static const QRegularExpression between(QStringLiteral("[、,，;；|\\n\\r]+"));
    QStringList names;
    for (const auto &piece : cell.split(between))
        if (const QString name = piece.trimmed(); !isNothing(name) && !names.contains(name))
            names << name;
    return names;
}

/// What the cells of relations name that the record is not related to yet. Nothing is taken away: a cell that names less
/// than there is may only know less.
void SheetPlan::relate(PlannedRow &row, const Record *current) const
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const auto &column = m_columns[i];
        const QString cell = cellAt(row.row, i).trimmed();
        if (column.relation.isEmpty() || isNothing(cell))
            continue;
        // A name may hold a comma itself.
        const bool whole = m_names.value(resources()).value(cell).size() == 1 || m_makers.contains(cell);
        for (const auto &name : whole ? QStringList{cell} : namesIn(cell)) {
            const auto id = referenceIn(resources(), name);
            if (!id) {
                row.problems.push_back({id.error(), column.heading, name, {}});
                continue;
            }
            NewRelation relation{.kind = column.relation, .to = idOf(text(*id)), .column = column.heading, .called = name};
            if (m_names.value(resources()).value(name).isEmpty())
                relation.toLine = std::max<qint64>(0, m_makers.value(name));
            if (relation.to == row.target.id)
                row.problems.push_back({Problem::Kind::BreaksRule, column.heading, name, {ErrorCode::InvalidValue, QStringLiteral("to_id"), QStringLiteral("a record is not related to itself")}});
            const auto known = current ? m_found.related.value(idText(current->id)) : std::vector<Record>();
            const bool there = std::ranges::any_of(known, [&](const Record &one) {
                return text(one.values[size_t(ends().to)]) == idText(relation.to) && text(one.values[size_t(ends().kind)]) == relation.kind;
            });
            if (!there)
                row.relations.push_back(std::move(relation));
        }
    }
}

Read<Value> SheetPlan::referenceIn(const QString &entity, const QString &cell) const
{
    const auto known = m_names.constFind(entity);
    const auto ids = known == m_names.cend() ? QStringList() : known->value(cell);
    if (ids.size() == 1)
        return Value(ids.first());
    if (ids.size() > 1)
        return tl::unexpected(Problem::Kind::SeveralReferences);
    if (const auto line = entity == resources() ? m_makers.value(cell) : 0; line != 0)
        return line < 0 ? Read<Value>(tl::unexpected(Problem::Kind::SeveralReferences)) : Read<Value>(Value(idText(m_idOfMaker(line))));
    // An id itself: what an export says of a record that has no name of its own.
    return contract::idOf(cell).isNull() ? Read<Value>(tl::unexpected(Problem::Kind::UnknownReference)) : Read<Value>(Value(cell));
}

} // namespace exchange
