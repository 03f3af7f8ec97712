// ImportSource: a file that is to be imported, read whole and once: a broken one is refused before anything is done, and
// preview, dry run and import go through the same rows.
#pragma once

#include "exchange/sheetrows.h"

#include <QUuid>
#include <functional>

namespace exchange {

/// Told now and then how far it is: `of` is 0 where that is not known. False: stop, with Cancelled.
using Progress = std::function<bool(qint64 done, qint64 of)>;

struct SourceSheet {
    QString name;         ///< of a workbook's sheet
    SheetRow header;      ///< the column of reasons of a file of rejects is without a heading
    SheetRows rows;
};

class ImportSource
{
public:
    /// BadRequest where the file is broken (with the line) or empty, Storage where it cannot be read, Cancelled.
    static Result<std::unique_ptr<ImportSource>> read(const QString &path, const ReadOptions &options, const Progress &progress);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] SheetFormat format() const { return m_format; }
    [[nodiscard]] const SourceSheet &sheet() const { return m_sheet; }
    /// The relations of a workbook that has a sheet for them beside the records, else null.
    [[nodiscard]] const SourceSheet *relations() const { return m_relations.get(); }

    /// The id of the record that a row makes: the same whenever the same file is imported, so that what was stopped in the
    /// middle may be begun anew and makes nothing twice.
    [[nodiscard]] QUuid idFor(const QString &entity, const SourceSheet &sheet, qint64 line) const;

private:
    QString m_path;
    SheetFormat m_format = SheetFormat::Csv;
    QByteArray m_digest;
    SourceSheet m_sheet;
    std::unique_ptr<SourceSheet> m_relations;
};

/// The heading of the column that says why a row stayed out; a sheet that has it is a file of rejects.
[[nodiscard]] QString reasonHeading();
/// 关联, 关联关系, Relations: a sheet that holds relations.
[[nodiscard]] bool namesRelations(const QString &sheet);

} // namespace exchange
