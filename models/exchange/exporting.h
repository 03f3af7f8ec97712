// Exporting: records as rows of a sheet that, imported again, change nothing. Fields that only the server sets are
// written where somebody asks for them by name; else they are left out, but for the number, by which the rows are found.
#pragma once

#include "exchange/sheet.h"
#include "exchange/words.h"

namespace exchange {

/// What referenced records are called in a file: their name where only one is called so, else their number.
class Names
{
public:
    /// Adds a record; all of an entity must be in before the first is asked for.
    void add(const Shape &shape, const Record &record);
    /// For one of very many: it is called by its number, which nobody else has.
    void addNumber(const Shape &shape, const Record &record);
    [[nodiscard]] bool knows(const QString &entity, const QString &id) const { return m_entities.value(entity).called.contains(id); }
    /// The id itself where the record is unknown, retired, or cannot be told from another.
    [[nodiscard]] QString of(const QString &entity, const QString &id) const;

private:
    struct Called {
        QString number;
        QString title;
    };
    void keep(const Shape &shape, const Record &record, Called called);
    struct Entity {
        QHash<QString, Called> called;
        QHash<QString, int> uses; ///< of a number or title
    };
    QHash<QString, Entity> m_entities;
};

enum class Personal { Masked, Whole };

struct ExportOptions {
    Language language = Language::English;
    Personal personal = Personal::Masked; ///< names and phones of people
    std::vector<int> fields = {};         ///< in the order of the columns; empty: all
};

class SheetExport
{
public:
    /// All must outlive this.
    SheetExport(const Shape &shape, const Words &words, const Names &names, const ExportOptions &options);
    [[nodiscard]] std::vector<SheetColumn> columns() const;
    /// The cells of a record, in the order of the columns; valid until the next call.
    [[nodiscard]] std::span<const QString> cellsOf(const Record &record);

private:
    [[nodiscard]] QString textOf(size_t column, const Value &value) const;

    const Shape &m_shape;
    const Words &m_words;
    const Names &m_names;
    Language m_language;
    Personal m_personal;
    std::vector<int> m_fields;
    std::vector<QHash<QString, QString>> m_codes; ///< the text of each code, a table a column
    std::vector<QString> m_cells;
};

} // namespace exchange
