// Service items (服务项) as records: their life from draft to superseded, the file that holds the whole catalogue, and what
// a file that comes in changes. Nothing that was ever in force is edited or deleted: an order keeps the version that it
// started with.
#pragma once

#include "contract/entities/serviceitem.h"
#include "rules/decide.h"
#include "rules/servicecatalogue.h"

#include <QSet>

namespace contract {
class IdSource;
}

namespace rules {

/// resources/catalogue/services.json, or one that was exported. Items without a date or source of their own have the file's.
struct CatalogueFile {
    QString name;
    QString version;
    QString sourceNote;
    QDate effectiveOn;
    std::vector<ServiceItem> items; ///< without ids; their steps parse
    bool operator==(const CatalogueFile &) const = default;
};
/// The error names the place: "items[3].steps[1].limit.kind".
[[nodiscard]] Result<CatalogueFile> catalogueFileFromJson(const QByteArray &json);
[[nodiscard]] QByteArray toJson(const CatalogueFile &file);
/// The catalogue that the program ships: a proposal (domain.md section 8), each item in force as its first version.
[[nodiscard]] const CatalogueFile &shippedServiceItems();
/// The id of an item that the program ships: the same wherever it is seeded.
[[nodiscard]] Id<ServiceItem> shippedItemId(const QString &code, int version);

/// What two versions say differently: fields of the item by name, and steps.
struct ItemDifference {
    QStringList fields;
    std::vector<StepDifference> steps;
    [[nodiscard]] bool isEmpty() const { return fields.isEmpty() && steps.empty(); }
    bool operator==(const ItemDifference &) const = default;
};
/// Version and state are not compared. Steps that do not parse count as none.
[[nodiscard]] ItemDifference compareItems(const ServiceItem &before, const ServiceItem &after);

/// What an item of a file means for the catalogue.
struct ItemArrival {
    enum class Outcome { Unchanged, EditsDraft, NewDraft };
    Outcome outcome = Outcome::Unchanged;
    ServiceItem item;                  ///< as it shall be; with the id of the draft that it edits, else without one
    std::optional<ServiceItem> before; ///< the version that it is compared with
    bool operator==(const ItemArrival &) const = default;
};
/// One arrival an item of the file, in its order. An item is compared with the version of its number, else the latest;
/// where that differs and is no draft, the latest draft takes it, and where there is none a draft of the next version is
/// made. So the same file changes nothing when it comes again. `existing` are all versions, retired ones left out.
[[nodiscard]] std::vector<ItemArrival> arrivalsOf(std::span<const ServiceItem> existing, std::span<const ServiceItem> coming);
/// The commands that carry the arrivals out, in their order; an unchanged one has none.
[[nodiscard]] std::vector<Command> arrivalCommands(std::span<const ItemArrival> arrivals, const QString &reason, IdSource &ids, Instant now);

/// Makes a draft that says what the item says, with an id of its own.
[[nodiscard]] Command draftCommand(const ServiceItem &item, IdSource &ids, Instant now);
/// Puts a draft in force; the version in force, where there is one, gives way in the same command.
[[nodiscard]] Command publishCommand(const ServiceItem &draft, const ServiceItem *inForce, const QString &reason, IdSource &ids, Instant now);
/// Makes those of the items that are not among the codes, in force, with the ids that they have; no target where all are
/// known.
[[nodiscard]] Command seedCommand(std::span<const ServiceItem> items, const QSet<QString> &known, IdSource &ids, Instant now);
/// The number of the next version of an item.
[[nodiscard]] int nextVersion(std::span<const ServiceItem> existing, const QString &code);

/// The rule of the entity: only a draft is edited or retired; a version comes into force with steps, and only while no
/// other of its code is; superseded is the end.
[[nodiscard]] Result<void> settleServiceItem(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
