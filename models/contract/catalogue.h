// Catalogues: lists of codes that are data, not code (resource types, network zones, posts). One JSON file each in
// resources/catalogue: {"name", "version", "source_note", "effective_on", "entries": [{code, zh, en, parent?, attributes?}]}.
#pragma once

#include "contract/result.h"

#include <QHash>
#include <QStringList>
#include <vector>

namespace contract {

/// An attribute that only records of one catalogue entry have (a resource type's own).
struct AttributeShape {
    QString name;
    QString zh;
    QString en;
    QString kind; ///< text, integer, boolean, date
    QString unit;
};

struct CatalogueEntry {
    QString code;
    QString zh;
    QString en;
    QString parent; ///< code of the group that it belongs to; may be empty
    std::vector<AttributeShape> attributes;
};

class Catalogue
{
public:
    QString name;
    QString version;
    QString sourceNote;
    std::vector<CatalogueEntry> entries;

    [[nodiscard]] const CatalogueEntry *find(QStringView code) const;
};

/// Parses one catalogue file; the error names the entry.
[[nodiscard]] Result<Catalogue> catalogueFromJson(const QByteArray &json);

class Catalogues
{
public:
    void add(Catalogue catalogue);
    /// Null where there is none of that name.
    [[nodiscard]] const Catalogue *named(QStringView name) const;

private:
    QHash<QString, Catalogue> m_catalogues;
};

/// The catalogues that the program ships, read from its resources.
[[nodiscard]] const Catalogues &shippedCatalogues();

} // namespace contract
