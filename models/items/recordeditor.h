// RecordEditor: what a form edits. One new record, one record or several at once; knows what was changed, what is wrong
// with it, and the command that says so.
#pragma once

#include "contract/ports.h"
#include "items/captions.h"
#include "items/queries.h"

namespace items {

class RecordEditor : public QObject
{
    Q_OBJECT

public:
    RecordEditor(const Shape &shape, const Catalogues &catalogues, IdSource &ids, const Clock &clock, QObject *parent = nullptr);

    /// Begins a new record with the entity's defaults.
    void begin();
    /// Begins to edit these records (at least one), as the cache holds them.
    void begin(const std::vector<ListRow> &rows);
    /// A fresher state of one of the records: fields that are not dirty take its values, and a dirty one keeps mine; the
    /// base revision stays the one that the person saw, so the server finds out whether the two meet.
    void absorb(const ListRow &row);

    [[nodiscard]] const Shape &shape() const { return m_shape; }
    [[nodiscard]] const Catalogues &catalogues() const { return m_catalogues; }
    [[nodiscard]] bool isNew() const { return m_new; }
    [[nodiscard]] const std::vector<Record> &records() const { return m_records; }
    /// The record's title or number; a sentence for a new one and for several.
    [[nodiscard]] QString heading() const;

    [[nodiscard]] Value value(int field) const;
    /// The name of what a reference points to, so far as it is known.
    [[nodiscard]] QString referenceTitle(int field) const;
    /// True where several records differ in the field and nothing has been put there.
    [[nodiscard]] bool isMixed(int field) const;
    /// `title`: the name of the record that a reference points to.
    void setValue(int field, const Value &value, const QString &title = {});
    /// Takes back what was put there.
    void revert(int field);
    void revertAll();

    [[nodiscard]] bool isEditable(int field) const;
    [[nodiscard]] bool isDirty(int field) const;
    [[nodiscard]] bool isDirty() const { return !m_put.empty(); }
    /// What is wrong with the field now; nothing where it is right.
    [[nodiscard]] std::optional<Error> problem(int field) const;
    /// Why that code cannot be chosen in the field now; nothing where it can.
    [[nodiscard]] std::optional<Error> problemOfChoice(int field, const QString &code) const;
    /// The first field with a problem, or -1.
    [[nodiscard]] int firstProblem() const;
    /// A problem that a receipt or the rules named; stays until the field is changed.
    void markProblem(const Error &error);

    /// Create or edit with the changed fields. Nothing where nothing was changed or a field is wrong.
    [[nodiscard]] std::optional<Command> command(const QString &reason) const;

    /// The type's own attributes (an Attributes field holds one JSON object): those of the catalogue entry that the field
    /// `type` has now.
    [[nodiscard]] std::vector<AttributeShape> attributeShapes() const;
    [[nodiscard]] Value attribute(int field, const QString &name) const;
    void setAttribute(int field, const QString &name, const Value &value);

Q_SIGNALS:
    /// Another set of records is being edited: everything may differ.
    void began();
    void valueChanged(int field);
    void problemChanged(int field);
    void dirtyChanged(bool dirty);

private:
    void tell(int field);
    [[nodiscard]] std::optional<Error> lifeProblem(int field) const;
    const Shape &m_shape;
    const Catalogues &m_catalogues;
    IdSource &m_ids;
    const Clock &m_clock;
    bool m_new = false;
    std::vector<Record> m_records;
    QHash<int, QString> m_titles;
    std::map<int, Value> m_put;
    std::map<int, Error> m_marked;
};

/// A command that retires, restores, or does the like with these records.
[[nodiscard]] Command commandOn(CommandKind kind, const Shape &shape, const std::vector<Record> &records, const QString &reason, IdSource &ids, const Clock &clock);

} // namespace items
