#include "contract/catalogue.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <algorithm>

/// Registers the compiled-in files, which a static library does not do by itself. Outside of every namespace, as the
/// macro demands.
static void registerCatalogueFiles()
{
    Q_INIT_RESOURCE(catalogue);
}

namespace contract {

const CatalogueEntry *Catalogue::find(QStringView code) const
{
    const auto found = std::ranges::find(entries, code, &CatalogueEntry::code);
    return found == entries.end() ? nullptr : &*found;
}

Result<Catalogue> catalogueFromJson(const QByteArray &json)
{
    QJsonParseError parsing;
    const auto document = QJsonDocument::fromJson(json, &parsing);
    if (!document.isObject())
        return fail(ErrorCode::BadRequest, QStringLiteral("offset %1").arg(parsing.offset), parsing.errorString());
    const auto object = document.object();
    Catalogue catalogue{object.value(QStringLiteral("name")).toString(), object.value(QStringLiteral("version")).toString(),
                        object.value(QStringLiteral("source_note")).toString(), {}};
    if (catalogue.name.isEmpty())
        return fail(ErrorCode::RequiredMissing, QStringLiteral("name"));
    QSet<QString> codes;
    for (const auto &value : object.value(QStringLiteral("entries")).toArray()) {
        CatalogueEntry entry{value[QStringLiteral("code")].toString(), value[QStringLiteral("zh")].toString(), value[QStringLiteral("en")].toString(),
                             value[QStringLiteral("parent")].toString(), {}};
        if (entry.code.isEmpty() || entry.zh.isEmpty() || entry.en.isEmpty())
            return fail(ErrorCode::RequiredMissing, QStringLiteral("entries[%1]").arg(catalogue.entries.size()));
        if (codes.contains(entry.code))
            return fail(ErrorCode::NotUnique, entry.code);
        codes.insert(entry.code);
        for (const auto &attribute : value[QStringLiteral("attributes")].toArray())
            entry.attributes.push_back({attribute[QStringLiteral("name")].toString(), attribute[QStringLiteral("zh")].toString(),
                                        attribute[QStringLiteral("en")].toString(), attribute[QStringLiteral("kind")].toString(),
                                        attribute[QStringLiteral("unit")].toString()});
        catalogue.entries.push_back(std::move(entry));
    }
    return catalogue;
}

void Catalogues::add(Catalogue catalogue)
{
    m_catalogues.insert(catalogue.name, std::move(catalogue));
}

const Catalogue *Catalogues::named(QStringView name) const
{
    const auto found = m_catalogues.constFind(name.toString());
    return found == m_catalogues.constEnd() ? nullptr : &*found;
}

const Catalogues &shippedCatalogues()
{
    static const Catalogues shipped = [] {
        registerCatalogueFiles();
        Catalogues catalogues;
        const QDir folder(QStringLiteral(":/catalogue"));
        for (const auto &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            const bool opened = file.open(QIODevice::ReadOnly);
            Q_ASSERT_X(opened, "shippedCatalogues", "a compiled-in file opens");
            auto catalogue = catalogueFromJson(file.readAll());
            Q_ASSERT_X(catalogue, "shippedCatalogues", qPrintable(name));
            if (catalogue)
                catalogues.add(*std::move(catalogue));
        }
        return catalogues;
    }();
    return shipped;
}

} // namespace contract
