// Rejects: the rows that stay out, to be given back as a file of the same format with the reason beside each, so that
// only that file is mended and imported again.
#pragma once

#include "exchange/importsource.h"

namespace exchange {

/// The columns of a file of rejects: those of the source and the one for the reason.
[[nodiscard]] std::vector<SheetColumn> rejectColumns(const SheetRow &header);

class Rejects
{
public:
    explicit Rejects(const ImportSource &source) : m_source(source) {}
    /// `sheet` is one of the source's; rows of its own sheet come before those of its relations.
    Result<void> add(const SourceSheet &sheet, const SheetRow &row, const QString &reason);
    [[nodiscard]] qint64 count() const { return m_rows.count() + m_relations.count(); }
    void clear();
    /// Writes them; replaces a file that is there.
    [[nodiscard]] Result<void> write(const QString &path) const;

private:
    const ImportSource &m_source;
    SheetRows m_rows;
    SheetRows m_relations;
};

} // namespace exchange
