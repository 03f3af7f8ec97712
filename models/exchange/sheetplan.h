// SheetPlan: what importing a sheet would do, row by row, before anything is done. A row whose key is found is an update
// (or is skipped where it changes nothing); one without a key is a new record; one whose key is found nowhere fails,
// unless Missing::Create was asked for: a slip in a key must not become a new record unseen.
#pragma once

#include "exchange/celltext.h"
#include "exchange/sheet.h"
#include "exchange/words.h"

#include "contract/command.h"
#include "contract/ports.h"

#include <QSet>

namespace exchange {

/// The records that there are, as the actor may see them.
class Lookup
{
public:
    virtual ~Lookup() = default;
    /// The records, not retired, whose text field holds one of the values.
    virtual Result<std::vector<Record>> holding(const Shape &shape, int field, const std::vector<QString> &values) = 0;
};

enum class Missing { Refuse, Create };
enum class Scientific { Refuse, Keep };

struct PlanOptions {
    QString key;                         ///< name of the field that rows are found by; empty: the number, where the file has it
    Missing missing = Missing::Refuse;   ///< what to do with a key that no record holds
    Scientific scientific = Scientific::Refuse; ///< 1.23457E+17 in a field of texts
    QStringList placeholders{QStringLiteral("--"), QStringLiteral("N/A")}; ///< cells that mean nothing
    std::map<QString, QString> mapping;  ///< heading to field name; for what its words do not say
};

struct CellChange {
    int field = -1;
    Value was;
    Value becomes;
};

struct PlannedRow {
    enum class Outcome { Create, Update, Skip, Fail };
    SheetRow row;
    Outcome outcome = Outcome::Fail;
    Target target; ///< the record, or the id of the new one
    Patch fields;
    std::vector<CellChange> changes; ///< of an update
    std::vector<Problem> problems;   ///< of a failure; never empty there
};

class SheetPlan
{
public:
    struct Parts {
        const Shape &shape;
        const Words &words;
        const Catalogues &catalogues;
        Lookup &lookup;
        IdSource &ids;
    };
    /// All parts must outlive the plan. UnknownField where no heading is known, the key or a mapping names no field of the
    /// entity, or the file lacks the key; NotUnique where two headings mean one field; InvalidValue where records cannot be
    /// found by that key (it is no text that an index serves), or the entity has no number and no key was given.
    static Result<SheetPlan> make(const Parts &parts, const SheetRow &header, PlanOptions options);

    /// Headings that mean no field.
    [[nodiscard]] const QStringList &ignored() const { return m_ignored; }
    [[nodiscard]] const QStringList &headings() const { return m_headings; }

    /// Notes the keys that stand in several rows; reads the sheet, whose header was read, to its end.
    Result<void> findTwins(SheetReader &sheet);
    /// Plans the next rows; some hundreds at a time look keys and references up together.
    Result<std::vector<PlannedRow>> plan(std::vector<SheetRow> rows);

private:
    struct Column {
        QString heading;
        int field = -1; ///< -1: ignored
        QHash<QString, QString> codes; ///< of a field with codes
    };
    SheetPlan(const Parts &parts, PlanOptions options);
    Result<void> mapColumns(const SheetRow &header);
    Result<void> chooseKey();
    [[nodiscard]] QString keyIn(const SheetRow &row) const;
    [[nodiscard]] bool isNothing(const QString &cell) const;
    Result<void> lookKeysUp(const std::vector<SheetRow> &rows);
    Result<void> lookReferencesUp(const std::vector<SheetRow> &rows);
    Result<void> lookNamesUp(const Shape &shape, const std::vector<QString> &names);
    [[nodiscard]] PlannedRow planned(SheetRow row);
    void fillIn(PlannedRow &row, const Record *current) const;
    [[nodiscard]] Read<Value> valueIn(const Column &column, const QString &cell) const;
    [[nodiscard]] Read<Value> referenceIn(const FieldShape &field, const QString &cell) const;
    void checkNew(PlannedRow &row) const;
    [[nodiscard]] QString headingOf(int field) const;

    Parts m_parts;
    PlanOptions m_options;
    QSet<QString> m_placeholders;
    QStringList m_headings;
    QStringList m_ignored;
    std::vector<Column> m_columns;
    int m_keyField = -1;
    int m_keyColumn = -1;
    QSet<QString> m_twins;
    QHash<QString, std::vector<Record>> m_found; ///< by key, of the rows in hand
    QHash<QString, QHash<QString, QStringList>> m_names; ///< entity, number or name, ids; first those it is the number of
};

} // namespace exchange
