// Sources: how each kind of file was read last, so that next month's file of the same maker is read the same way; and
// that file's rows, to tell who changed what since. Small files in a folder of the account.
#pragma once

#include "exchange/importsource.h"
#include "exchange/sheetplan.h"

#include <QJsonObject>

namespace exchange {

struct SourceMemory {
    QString entity;
    QString pattern;      ///< of the file's name: "billing-#.csv", a # for each number
    QStringList headings;
    ReadOptions read;
    PlanOptions plan;
    bool operator==(const SourceMemory &) const = default;
};

[[nodiscard]] QJsonObject toJson(const SourceMemory &memory);
/// BadRequest names the member that is missing or wrong.
[[nodiscard]] Result<SourceMemory> memoryFromJson(const QJsonObject &json);
/// "账单-202611.xlsx" gives "账单-#.xlsx".
[[nodiscard]] QString patternOf(const QString &path);

class Sources
{
public:
    /// An empty folder remembers nothing. A memory that cannot be read is as good as none.
    explicit Sources(QString folder);

    [[nodiscard]] const std::vector<SourceMemory> &all() const { return m_all; }
    /// How to read the file before its headings are known: as the last of that name.
    [[nodiscard]] std::optional<ReadOptions> reading(const QString &entity, const QString &path) const;
    /// The same name and at least half of the headings, or another name and the same headings.
    [[nodiscard]] std::optional<SourceMemory> find(const QString &entity, const QString &path, const QStringList &headings) const;
    /// Takes the place of what was remembered for the same entity and pattern.
    Result<void> remember(const QString &entity, const ImportSource &source, const ReadOptions &read, const PlanOptions &plan);
    Result<void> forget(const QString &entity, const QString &pattern);
    /// Keeps the rows as "last time"; done when they were imported.
    Result<void> keepRows(const QString &entity, const ImportSource &source);
    /// The rows as they were last time; null where there are none.
    [[nodiscard]] Result<std::unique_ptr<ImportSource>> last(const QString &entity, const QString &path) const;

private:
    [[nodiscard]] QString lastPath(const QString &entity, const QString &pattern) const;
    Result<void> write() const;
    QString m_folder;
    std::vector<SourceMemory> m_all;
};

/// find() for a file whose headings are not read yet; nothing where it cannot be read.
[[nodiscard]] std::optional<SourceMemory> memoryFor(const Sources &sources, const QString &entity, const QString &path);

} // namespace exchange
