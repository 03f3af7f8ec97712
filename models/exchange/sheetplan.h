// SheetPlan: what importing a sheet would do, row by row, before anything is done. A row whose key is found is an update
// (or is skipped where it changes nothing); one without a key is a new record; one whose key is found nowhere fails,
// unless Missing::Create was asked for: a slip in a key must not become a new record unseen. Relations have no number:
// they are found by what they relate.
#pragma once

#include "exchange/celltext.h"
#include "exchange/sheetrows.h"
#include "exchange/words.h"

#include "contract/command.h"
#include "contract/ports.h"
#include "rules/qualityrules.h"

#include <QSet>
#include <functional>

namespace exchange {

/// The records that there are, as the actor may see them.
class Lookup
{
public:
    virtual ~Lookup() = default;
    /// The records, not retired, whose text field holds one of the values.
    virtual Result<std::vector<Record>> holding(const Shape &shape, int field, const std::vector<QString> &values) = 0;
    /// The records of those ids that there are, retired ones too.
    virtual Result<std::vector<Record>> known(const Shape &shape, const std::vector<QUuid> &ids) = 0;
};

enum class Missing { Refuse, Create };
enum class Scientific { Refuse, Keep };
/// What nothing in a cell does to a field that holds something.
enum class Nothing { Leave, Clear };

/// Where a column goes that makes relations: "relation:depends_on".
inline constexpr QStringView relationMark = u"relation:";

struct PlanOptions {
    QString key;                         ///< name of the field that rows are found by; empty: the number, where the file has it
    Missing missing = Missing::Refuse;   ///< what to do with a key that no record holds
    Scientific scientific = Scientific::Refuse; ///< 1.23457E+17 in a field of texts
    Nothing empty = Nothing::Leave;      ///< what an empty cell means on an update
    Nothing placeholder = Nothing::Leave; ///< and what one with a placeholder does
    QStringList placeholders{QStringLiteral("--"), QStringLiteral("N/A")}; ///< cells that mean nothing
    QDate today = {};                    ///< of the rules of quality; null: they are not asked
    std::map<QString, QString> mapping;  ///< heading to field name, relation or nothing; for what its words do not say
    bool operator==(const PlanOptions &) const = default;
};

/// Who changed a cell since the same source was imported last.
enum class Side { Unknown, File, Ledger, Both };

struct CellChange {
    int field = -1;
    Value was;
    Value becomes;
    Side side = Side::Unknown;
    QString last = {}; ///< the cell of the file last time
    bool operator==(const CellChange &) const = default;
};

/// A relation from the row's record that there is not yet.
struct NewRelation {
    QString kind;
    QUuid to;
    qint64 toLine = 0; ///< where another row of the file makes `to`; else 0
    QString column;
    QString called;    ///< as it stands in the cell
};

struct PlannedRow {
    enum class Outcome { Create, Update, Skip, Fail };
    SheetRow row;
    Outcome outcome = Outcome::Fail;
    QString title = {};    ///< what people call the record
    Target target = {};    ///< the record, or the id of the new one
    Patch fields = {};
    std::vector<CellChange> changes = {}; ///< of an update
    std::vector<NewRelation> relations = {};
    std::vector<Problem> problems = {};   ///< of a failure; never empty there
    std::vector<const rules::QualityRule *> remarks = {}; ///< what is wrong with the record as it would be, and lets it in
    QString address = {};                 ///< that the record gets, with its network zone
};

class SheetPlan
{
public:
    /// The id of the record that a line makes.
    using NewId = std::function<QUuid(qint64 line)>;
    struct Parts {
        const Shape &shape;
        const Words &words;
        const Catalogues &catalogues;
        Lookup &lookup;
        NewId newId;
    };
    /// All parts must outlive the plan. UnknownField where no heading is known, the key or a mapping names no field of the
    /// entity, or the file lacks the key; NotUnique where two headings mean one field; InvalidValue where records cannot be
    /// found by that key (it is no text that an index serves), or the entity has no number and no key was given.
    static Result<SheetPlan> make(const Parts &parts, const SheetRow &header, PlanOptions options);

    /// Headings that mean no field.
    [[nodiscard]] const QStringList &ignored() const { return m_ignored; }
    [[nodiscard]] const QStringList &headings() const { return m_headings; }
    [[nodiscard]] bool makesRelations() const;
    /// The field that rows are found by; -1: every row is a new record, or found by what it relates.
    [[nodiscard]] int keyField() const { return m_keyColumn < 0 ? -1 : m_keyField; }

    /// Records that other rows make, by the names that cells may call them: their lines.
    using Makers = QHash<QString, qint64>;
    /// Notes the keys that stand in several rows, and what quality wants once; reads the sheet to its end. `makers`: filled where it is not null.
    Result<void> lookAhead(SheetReader &sheet, Makers *makers = nullptr);
    /// Records that are still to be made and may be related to already; `idOf` says which id a line's record gets.
    void knowMakers(Makers makers, NewId idOf);
    /// The same source as it was imported last; must outlive the plan. Changes then say who made them.
    Result<void> compareWith(const SheetRow &header, const SheetRows &rows);
    /// Keys of the last time that this time's rows have not.
    [[nodiscard]] QStringList goneSinceLast() const;
    /// From the first row again.
    void startOver();
    /// Plans the next rows; some hundreds at a time look keys and references up together.
    Result<std::vector<PlannedRow>> plan(std::vector<SheetRow> rows);

private:
    struct Column {
        QString heading;
        int field = -1; ///< -1: ignored, or of relations
        QString relation = {}; ///< code of the kind
        QHash<QString, QString> codes = {}; ///< of a field with codes
    };
    /// What one pass of plan() looked up.
    struct Found {
        QHash<QString, std::vector<Record>> byKey;
        QHash<QUuid, Record> byId;                  ///< records that this file made before
        QHash<QString, std::vector<Record>> related; ///< relations by where they begin
        QHash<qint64, QUuid> newIds;                ///< by line
    };
    SheetPlan(const Parts &parts, PlanOptions options);
    Result<void> mapColumns(const SheetRow &header);
    Result<Column> columnFor(const QString &heading) const;
    Result<void> chooseKey();
    [[nodiscard]] bool isNatural() const;
    [[nodiscard]] bool isPlaceholder(const QString &cell) const;
    [[nodiscard]] bool isNothing(const QString &cell) const;
    [[nodiscard]] bool leaves(const QString &cell) const;
    [[nodiscard]] QString keyIn(const SheetRow &row) const;
    [[nodiscard]] QUuid newIdOf(qint64 line) const;
    [[nodiscard]] QString titleIn(const PlannedRow &row, const Record *current) const;
    [[nodiscard]] int columnOf(int field) const;

    Result<void> lookKeysUp(const std::vector<SheetRow> &rows);
    Result<void> lookReferencesUp(const std::vector<SheetRow> &rows);
    Result<void> lookNamesUp(const Shape &shape, const std::vector<QString> &names);
    Result<void> lookRelationsUp(const std::vector<SheetRow> &rows);

    [[nodiscard]] PlannedRow planned(SheetRow row);
    [[nodiscard]] Read<const Record *> recordOf(const SheetRow &row, const QString &key);
    [[nodiscard]] Read<const Record *> relationOf(const SheetRow &row);
    void fillIn(PlannedRow &row, const Record *current) const;
    void blame(CellChange &change, const QString &key, const QString &cell) const;
    void relate(PlannedRow &row, const Record *current) const;
    [[nodiscard]] QStringList namesIn(const QString &cell) const;
    [[nodiscard]] Read<Value> valueIn(const Column &column, const QString &cell) const;
    [[nodiscard]] Read<Value> referenceIn(const QString &entity, const QString &cell) const;
    void checkNew(PlannedRow &row) const;
    /// The record as the row leaves it.
    [[nodiscard]] Record after(const PlannedRow &row, const Record *current) const;
    void checkLife(PlannedRow &row, const Record *current, const Record &record) const;
    [[nodiscard]] bool asksForQuality() const;
    [[nodiscard]] const Record *foundFor(const PlannedRow &row) const;
    Result<void> remark(std::vector<PlannedRow> &rows);
    [[nodiscard]] QString takenBy(const Record *current, const Record &record) const;
    Result<void> checkAddresses(std::vector<PlannedRow> &rows);
    [[nodiscard]] QString headingOf(int field) const;

    Parts m_parts;
    PlanOptions m_options;
    QSet<QString> m_placeholders;
    qsizetype m_longestPlaceholder = 0;
    QStringList m_headings;
    QStringList m_ignored;
    std::vector<Column> m_columns;
    std::vector<std::pair<int, Error>> m_wanting; ///< fields whose default breaks a rule, and which
    int m_keyField = -1;
    int m_keyColumn = -1;
    QSet<QString> m_twins;
    QSet<QString> m_relatedRows; ///< what the rows before relate
    QHash<QString, qint64> m_addresses; ///< with their zones, that rows gave out
    QHash<QUuid, std::optional<Record>> m_met; ///< by the rules of quality
    std::vector<int> m_compared;                 ///< fields of the file in which those look for duplicates
    std::map<int, QSet<QString>> m_repeated;     ///< what stands in several rows there
    /// Records by the value of such a field: as the rows before leave them, where several rows hold the value.
    QHash<std::pair<int, QString>, std::vector<Record>> m_leftBehind;
    QSet<std::pair<int, QUuid>> m_rewritten;     ///< records to which a row before gave another value
    Makers m_makers;
    NewId m_idOfMaker;
    Found m_found;
    QHash<QString, QHash<QString, QStringList>> m_names; ///< entity, number or name, ids; first those it is the number of
    const SheetRows *m_last = nullptr;
    std::vector<int> m_lastColumns; ///< by field
    QHash<QString, SheetRows::Place> m_lastPlaces;
    QSet<QString> m_keys; ///< of this file, while it is compared
};

} // namespace exchange
