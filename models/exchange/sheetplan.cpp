// SheetPlan: how a sheet's columns become fields, and how its rows become new values.
#include "exchange/sheetplan.h"

#include "contract/entities/entities.h"
#include "exchange/masking.h"
#include "rules/fieldrules.h"

namespace exchange {

namespace {

QString cellAt(const SheetRow &row, int column)
{
    return column >= 0 && size_t(column) < row.cells.size() ? row.cells[size_t(column)] : QString();
}

} // namespace

SheetPlan::SheetPlan(const Parts &parts, PlanOptions options) : m_parts(parts), m_options(std::move(options))
{
    for (const auto &placeholder : m_options.placeholders)
        m_placeholders.insert(Words::folded(placeholder));
    for (const auto &placeholder : std::as_const(m_placeholders))
        m_longestPlaceholder = std::max(m_longestPlaceholder, placeholder.size());
    for (size_t i = 0; i < m_parts.shape.fields.size(); ++i)
        if (const auto &field = m_parts.shape.fields[i]; !field.traits.readOnly)
            if (const auto checked = rules::checkField(field, m_parts.shape.defaults[i], m_parts.catalogues); !checked)
                m_wanting.emplace_back(int(i), checked.error());
}

Result<SheetPlan> SheetPlan::make(const Parts &parts, const SheetRow &header, PlanOptions options)
{
    SheetPlan plan(parts, std::move(options));
    return plan.mapColumns(header).and_then([&] { return plan.chooseKey(); }).map([&] {
        if (plan.asksForQuality())
            for (const int field : rules::fieldsCompared(parts.shape, rules::shippedQualityRules()))
                if (plan.columnOf(field) >= 0)
                    plan.m_compared.push_back(field);
        return std::move(plan);
    });
}

Result<SheetPlan::Column> SheetPlan::columnFor(const QString &heading) const
{
    const auto &shape = m_parts.shape;
    Column column{.heading = heading};
    const auto given = m_options.mapping.find(heading);
    if (given == m_options.mapping.end()) {
        column.field = m_parts.words.fieldOf(shape, heading);
        if (column.field < 0)
            column.relation = m_parts.words.relationOf(shape, heading);
    } else if (given->second.startsWith(relationMark)) {
        column.relation = m_parts.words.relationOf(shape, given->second);
        if (column.relation.isEmpty())
            return fail(ErrorCode::UnknownField, given->second);
    } else if (!given->second.isEmpty()) {
        column.field = shape.indexOf(given->second);
        if (column.field < 0)
            return fail(ErrorCode::UnknownField, given->second);
    }
    return column;
}

Result<void> SheetPlan::mapColumns(const SheetRow &header)
{
    QSet<int> known;
    for (const auto &heading : header.cells) {
        m_headings << heading;
        auto column = columnFor(heading);
        if (!column)
            return Unexpected(column.error());
        if (column->field < 0 && column->relation.isEmpty() && !heading.isEmpty())
            m_ignored << heading;
        if (column->field >= 0) {
            if (known.contains(column->field))
                return fail(ErrorCode::NotUnique, heading);
            known.insert(column->field);
            const auto &field = m_parts.shape.fields[size_t(column->field)];
            if (Words::hasCodes(field))
                column->codes = m_parts.words.codesOf(m_parts.shape, field);
        }
        m_columns.push_back(*std::move(column));
    }
    for (const auto &[heading, name] : m_options.mapping)
        if (!name.isEmpty() && !name.startsWith(relationMark) && m_parts.shape.indexOf(name) < 0)
            return fail(ErrorCode::UnknownField, name);
    if (known.isEmpty())
        return fail(ErrorCode::UnknownField, m_headings.join(QStringLiteral(", ")).left(200));
    return {};
}

bool SheetPlan::isNatural() const
{
    return m_parts.shape.name == QLatin1StringView(Describe<Relation>::name);
}

int SheetPlan::columnOf(int field) const
{
    const auto found = std::ranges::find(m_columns, field, &Column::field);
    return field < 0 || found == m_columns.end() ? -1 : int(found - m_columns.begin());
}

Result<void> SheetPlan::chooseKey()
{
    const auto &shape = m_parts.shape;
    if (m_options.key.isEmpty() && isNatural()) {
        for (const auto *end : {u"from_id", u"to_id"})
            if (columnOf(shape.indexOf(QStringView(end))) < 0)
                return fail(ErrorCode::UnknownField, QString::fromUtf16(end));
        return {};
    }
    m_keyField = m_options.key.isEmpty() ? shape.keyField() : m_parts.words.fieldOf(shape, m_options.key);
    // What has no number but a name that only one may have (an account's login) is found by that.
    if (m_options.key.isEmpty() && m_keyField < 0 && shape.titleField() >= 0 && shape.fields[size_t(shape.titleField())].traits.unique)
        m_keyField = columnOf(shape.titleField()) < 0 ? -1 : shape.titleField();
    m_keyColumn = columnOf(m_keyField);
    if (m_options.key.isEmpty()) {
        // Imported twice, such a file would make every record twice.
        if (m_keyField < 0)
            return fail(ErrorCode::InvalidValue, QStringLiteral("key"), QStringLiteral("records of this kind have no number to be found by"));
        return {};
    }
    if (m_keyColumn < 0)
        return fail(ErrorCode::UnknownField, m_options.key);
    const auto &field = shape.fields[size_t(m_keyField)];
    if (field.kind != FieldKind::Text || Words::hasCodes(field) || !(field.traits.indexed || field.traits.unique))
        return fail(ErrorCode::InvalidValue, m_options.key, QStringLiteral("records cannot be found by this field"));
    return {};
}

bool SheetPlan::makesRelations() const
{
    return std::ranges::any_of(m_columns, [](const Column &column) { return !column.relation.isEmpty(); });
}

bool SheetPlan::isPlaceholder(const QString &cell) const
{
    // Few cells are as short as a placeholder is.
    return QStringView(cell).trimmed().size() <= m_longestPlaceholder && m_placeholders.contains(Words::folded(cell));
}

bool SheetPlan::isNothing(const QString &cell) const
{
    return cell.isEmpty() || (cell.size() < 40 && (cell.trimmed().isEmpty() || isPlaceholder(cell)));
}

/// The cell says nothing, and a field that holds something keeps it.
bool SheetPlan::leaves(const QString &cell) const
{
    return isNothing(cell) && (isPlaceholder(cell) ? m_options.placeholder : m_options.empty) == Nothing::Leave;
}

QString SheetPlan::keyIn(const SheetRow &row) const
{
    const QString cell = cellAt(row, m_keyColumn);
    return isNothing(cell) ? QString() : cell.trimmed();
}

Result<void> SheetPlan::lookAhead(SheetReader &sheet, Makers *makers)
{
    const int titleColumn = columnOf(m_parts.shape.titleField());
    if (m_keyColumn < 0 && !makers && m_compared.empty())
        return {};
    QSet<QString> seen;
    std::map<int, QSet<QString>> seenIn;
    for (SheetRow row;;) {
        const auto more = sheet.next(row);
        if (!more)
            return Unexpected(more.error());
        if (!*more)
            return {};
        const QString key = keyIn(row);
        if (seen.contains(key))
            m_twins.insert(key);
        else if (!key.isEmpty())
            seen.insert(key);
        for (const int field : m_compared) {
            const QString cell = cellAt(row, columnOf(field)).trimmed();
            auto &before = seenIn[field];
            if (before.contains(cell))
                m_repeated[field].insert(cell);
            else if (!isNothing(cell))
                before.insert(cell);
        }
        if (!makers || (!key.isEmpty() && m_options.missing == Missing::Refuse))
            continue;
        // A name that two rows of the file have names neither.
        if (const QString title = cellAt(row, titleColumn).trimmed(); !title.isEmpty())
            (*makers)[title] = makers->contains(title) ? -1 : row.line;
    }
}

void SheetPlan::knowMakers(Makers makers, NewId idOf)
{
    m_makers = std::move(makers);
    m_idOfMaker = std::move(idOf);
}

Result<void> SheetPlan::compareWith(const SheetRow &header, const SheetRows &rows)
{
    auto before = make(m_parts, header, m_options);
    if (!before)
        return Unexpected(before.error());
    if (before->m_keyColumn < 0 || m_keyColumn < 0)
        return fail(ErrorCode::InvalidValue, QStringLiteral("key"), QStringLiteral("without a key nothing can be compared"));
    m_last = &rows;
    m_lastColumns.clear();
    for (size_t i = 0; i < m_parts.shape.fields.size(); ++i)
        m_lastColumns.push_back(before->columnOf(int(i)));
    m_lastPlaces.clear();
    return rows.eachPlace([&](const SheetRow &row, SheetRows::Place place) {
        if (const QString key = before->keyIn(row); !key.isEmpty())
            m_lastPlaces.insert(key, place);
    });
}

void SheetPlan::startOver()
{
    m_relatedRows.clear();
    m_addresses.clear();
    m_met.clear();
    m_leftBehind.clear();
    m_rewritten.clear();
    m_keys.clear();
    m_names.clear(); // what was found nowhere may have come since
}

QStringList SheetPlan::goneSinceLast() const
{
    QStringList gone;
    for (auto last = m_lastPlaces.cbegin(); last != m_lastPlaces.cend(); ++last)
        if (!m_keys.contains(last.key()))
            gone << last.key();
    gone.sort();
    return gone;
}

Result<std::vector<PlannedRow>> SheetPlan::plan(std::vector<SheetRow> rows)
{
    return lookKeysUp(rows).and_then([&] { return lookReferencesUp(rows); }).and_then([&] { return lookRelationsUp(rows); }).map([&] {
        std::vector<PlannedRow> all;
        all.reserve(rows.size());
        for (auto &row : rows)
            all.push_back(planned(std::move(row)));
        return all;
    }).and_then([&](std::vector<PlannedRow> &&all) {
        return checkAddresses(all).and_then([&] { return remark(all); }).map([&] { return std::move(all); });
    });
}

QUuid SheetPlan::newIdOf(qint64 line) const
{
    const auto known = m_found.newIds.constFind(line);
    return known == m_found.newIds.cend() ? m_parts.newId(line) : *known;
}

/// The record that the row means; null for a new one.
Read<const Record *> SheetPlan::recordOf(const SheetRow &row, const QString &key)
{
    if (isNatural() && m_keyColumn < 0)
        return relationOf(row);
    if (m_twins.contains(key))
        return tl::unexpected(Problem::Kind::KeyTwice);
    const Record *current = nullptr;
    if (const auto found = m_found.byKey.constFind(key); !key.isEmpty() && found != m_found.byKey.cend()) {
        if (found->size() > 1)
            return tl::unexpected(Problem::Kind::SeveralKeys);
        current = &found->front();
    }
    const bool mayCreate = m_options.missing == Missing::Create && m_keyField >= 0 && !m_parts.shape.fields[size_t(m_keyField)].traits.readOnly;
    if (!current && !key.isEmpty() && !mayCreate)
        return tl::unexpected(Problem::Kind::UnknownKey);
    if (current)
        return current;
    const auto made = m_found.byId.constFind(newIdOf(row.line));
    if (made == m_found.byId.cend())
        return nullptr;
    if (made->retired)
        return tl::unexpected(Problem::Kind::IsRetired);
    return &*made;
}

PlannedRow SheetPlan::planned(SheetRow row)
{
    PlannedRow planned{.row = std::move(row)};
    const QString key = keyIn(planned.row);
    if (m_last && !key.isEmpty())
        m_keys.insert(key);
    const auto found = recordOf(planned.row, key);
    if (!found) {
        planned.title = titleIn(planned, nullptr);
        planned.problems.push_back({found.error(), m_keyColumn < 0 ? QString() : m_columns[size_t(m_keyColumn)].heading, key, {}});
        return planned;
    }
    const Record *current = *found;
    planned.target = current ? Target{current->id, current->revision} : Target{newIdOf(planned.row.line), 0};
    fillIn(planned, current);
    relate(planned, current);
    if (!current)
        checkNew(planned);
    planned.title = titleIn(planned, current);
    if (planned.problems.empty() && !planned.fields.empty()) {
        const Record record = after(planned, current);
        checkLife(planned, current, record);
        planned.address = takenBy(current, record);
    }
    if (planned.problems.empty())
        planned.outcome = !current                                               ? PlannedRow::Outcome::Create
            : planned.changes.empty() && planned.relations.empty() ? PlannedRow::Outcome::Skip
                                                                                 : PlannedRow::Outcome::Update;
    return planned;
}

QString SheetPlan::titleIn(const PlannedRow &row, const Record *current) const
{
    const QString said = cellAt(row.row, columnOf(m_parts.shape.titleField())).trimmed();
    if (!said.isEmpty())
        return said;
    return current ? titleOf(m_parts.shape, *current) : keyIn(row.row);
}

void SheetPlan::fillIn(PlannedRow &row, const Record *current) const
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const auto &column = m_columns[i];
        if (column.field < 0)
            continue;
        const auto &field = m_parts.shape.fields[size_t(column.field)];
        const QString cell = cellAt(row.row, int(i));
        const Value *was = current ? &current->values[size_t(column.field)] : nullptr;
        // What stands in the file letter by letter is no change, however it would be read.
        if (was && !cell.isEmpty() && text(*was) == cell)
            continue;
        if (was && leaves(cell))
            continue;
        const auto add = [&](Problem::Kind kind, Error error = {}) { row.problems.push_back({kind, column.heading, cell, std::move(error)}); };
        if (field.traits.personal && looksMasked(cell)) {
            if (!was || masked(text(*was)) != cell)
                add(Problem::Kind::Masked);
            continue;
        }
        const auto read = valueIn(column, cell);
        if (!read) {
            add(read.error());
            continue;
        }
        // A number that cannot be empty goes back to what a new record has.
        const Value value = isEmpty(*read) && was && !field.mayBeEmpty() ? m_parts.shape.defaults[size_t(column.field)] : rules::asStored(field, *read);
        if (was ? sameValue(*was, value) : isEmpty(value))
            continue;
        if (field.traits.readOnly) {
            add(Problem::Kind::ReadOnly);
            continue;
        }
        if (const auto checked = rules::checkField(field, value, m_parts.catalogues); !checked) {
            add(Problem::Kind::BreaksRule, checked.error());
            continue;
        }
        row.fields.emplace(field.name, value);
        if (was) {
            CellChange change{.field = column.field, .was = *was, .becomes = value};
            if (m_last)
                blame(change, keyIn(row.row), cell);
            row.changes.push_back(std::move(change));
        }
    }
}

/// Says who changed the cell: the file since the last time, the ledger, or both.
void SheetPlan::blame(CellChange &change, const QString &key, const QString &cell) const
{
    const auto place = m_lastPlaces.constFind(key);
    const int column = m_lastColumns[size_t(change.field)];
    if (place == m_lastPlaces.cend() || column < 0)
        return;
    const auto row = m_last->at(*place);
    if (!row)
        return; // not known who changed it: the person is asked
    change.last = cellAt(*row, column);
    if (change.last.trimmed() == cell.trimmed()) {
        change.side = Side::Ledger;
        return;
    }
    const auto &field = m_parts.shape.fields[size_t(change.field)];
    const auto before = valueIn(m_columns[size_t(columnOf(change.field))], change.last);
    change.side = before && sameValue(rules::asStored(field, *before), change.was) ? Side::File : Side::Both;
}

/// Fields that the file does not have or leaves empty keep their defaults, which a required one has not.
void SheetPlan::checkNew(PlannedRow &row) const
{
    for (const auto &[field, error] : m_wanting) {
        if (row.fields.contains(m_parts.shape.fields[size_t(field)].name))
            continue;
        const QString heading = headingOf(field);
        if (std::ranges::none_of(row.problems, [&](const Problem &problem) { return problem.column == heading; }))
            row.problems.push_back({Problem::Kind::BreaksRule, heading, {}, error});
    }
}

QString SheetPlan::headingOf(int field) const
{
    const int column = columnOf(field);
    return column < 0 ? m_parts.shape.fields[size_t(field)].name : m_columns[size_t(column)].heading;
}

Read<Value> SheetPlan::valueIn(const Column &column, const QString &cell) const
{
    if (isNothing(cell))
        return Value();
    const auto &field = m_parts.shape.fields[size_t(column.field)];
    if (Words::hasCodes(field)) {
        const QString code = column.codes.value(Words::folded(cell));
        return code.isEmpty() ? Read<Value>(tl::unexpected(Problem::Kind::UnknownText)) : Read<Value>(Value(code));
    }
    switch (field.kind) {
    case FieldKind::Integer:
        return integerIn(cell, field);
    case FieldKind::Real:
        return realIn(cell, field);
    case FieldKind::Boolean:
        return yesOrNoIn(cell);
    case FieldKind::Date:
        return dateIn(cell);
    case FieldKind::Instant:
        return instantIn(cell);
    case FieldKind::Reference:
        return referenceIn(field.references, cell.trimmed());
    case FieldKind::Text:
        if (m_options.scientific == Scientific::Refuse && isScientific(cell.trimmed()))
            return tl::unexpected(Problem::Kind::LostDigits);
        return Value(cell.trimmed());
    case FieldKind::Attributes:
    case FieldKind::Choice:
        return Value(cell.trimmed());
    }
    return Value();
}

} // namespace exchange
