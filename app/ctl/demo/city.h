// City: a plainly made-up Guangzhou, the size of the real one. The same options give the same city to the byte; each
// resource and relation is computed from its index alone, so a million of them need no memory.
#pragma once

#include "contract/catalogue.h"
#include "contract/entities/entities.h"
#include "rules/dailyfigures.h"

#include <vector>

namespace demo {

using namespace contract;

struct CityOptions {
    quint64 seed = 1;
    int units = 300; ///< 16 to 300
    int systems = 1'400; ///< at least 1
    qint64 resources = 60'000; ///< 20 to 1,000,000
};

/// The largest city that the generator makes.
inline constexpr qint64 maxResources = 1'000'000;

/// One role within a deployment: what the resource is and how it is called.
struct Part {
    const char *type; ///< code of the catalogue resource_type
    QStringView role; ///< what the resource's name ends with
    const char *zone; ///< code of the catalogue network_zone; empty where the resource has no address
    int copy = 1; ///< the number behind the role
    bool standby = false; ///< stands by for the part before it
};

/// Resources come in deployments of ten that belong to one system and were opened together.
inline constexpr int deploymentSize = 10;
/// Hosts of a /24 that are given out: .2 to .251.
inline constexpr int hostsOfSubnet = 250;
/// Relations of one deployment: twenty inside it and five to others.
inline constexpr int relationsInside = 20;
inline constexpr int relationsAcross = 5;

struct Deployment {
    int system = 0; ///< position among the city's systems
    int plan = 0; ///< which set of ten parts it has
    int ordinal = 0; ///< counts the deployments of its system
};

/// What two parts of a plan are to each other.
struct Tie {
    int from;
    RelationKind kind;
    int to;
};

/// One line of a record's field history.
struct Act {
    QUuid command;
    Revision revision = 1;
    const char *kind; ///< "create", "edit"
    QString by;
    Instant at;
    QString reason;
    QString changes; ///< {"field": [old, new]}
    qint64 lateMs = 0; ///< how much later the server heard of it
};

class City
{
public:
    City(const CityOptions &options, const Catalogues &catalogues);

    [[nodiscard]] const std::vector<Organisation> &units() const { return m_units; }
    [[nodiscard]] const std::vector<BusinessSystem> &systems() const { return m_systems; }
    [[nodiscard]] const std::vector<Person> &people() const { return m_people; }
    [[nodiscard]] const std::vector<Deployment> &deployments() const { return m_deployments; }
    [[nodiscard]] quint64 seed() const { return m_options.seed; }
    [[nodiscard]] qint64 resourceCount() const { return m_options.resources; }
    /// Two and a half a resource; the resources of a last deployment that is not complete have none.
    [[nodiscard]] qint64 relationCount() const { return qint64(completeDeployments()) * (relationsInside + relationsAcross); }
    [[nodiscard]] Resource resource(qint64 index) const;
    [[nodiscard]] Relation relation(qint64 index) const;
    /// What that resource used in the last thirty days; nothing for what is not measured.
    [[nodiscard]] std::optional<Utilisation> utilisation(qint64 index) const;
    /// One in a hundred; those of them that are in use break a rule of the ledger's quality on purpose.
    [[nodiscard]] bool isFlawed(qint64 index) const;
    /// What was done to that resource since it was made, oldest first; nothing for most. The last revision is the
    /// resource's own.
    [[nodiscard]] bool hasHistory(qint64 index) const { return editsOf(index) > 0; }
    [[nodiscard]] std::vector<Act> historyOf(qint64 index, const Resource &resource) const;

    /// The day on which the city's history ends; nothing in it is later.
    [[nodiscard]] static QDate today() { return QDate(2026, 11, 1); }
    /// The day for which terms and checks are made: what is due, is due around it.
    [[nodiscard]] static QDate reviewDay() { return QDate(2026, 11, 22); }
    /// When record `index` of `count` was made: records are spread evenly over the years before today, in order.
    [[nodiscard]] static Instant madeAt(qint64 index, qint64 count);

private:
    [[nodiscard]] int completeDeployments() const { return int(m_options.resources / deploymentSize); }
    void makeUnits();
    void makeSystems();
    void makePeople();
    void makeDeployments();
    [[nodiscard]] Id<Resource> resourceId(qint64 index) const;
    /// How often the resource was edited: 0 for ten of eleven.
    [[nodiscard]] int editsOf(qint64 index) const;
    void specify(Resource &resource, qint64 index) const;
    void place(Resource &resource, const Part &part, qint64 index) const;
    void protect(Resource &resource, const BusinessSystem &system, qint64 index) const;
    void measure(Resource &resource, const Part &part, qint64 index) const;
    [[nodiscard]] std::optional<rules::DailySeries> seriesOf(qint64 index, const Resource &resource) const;
    /// Terms, checks, tags and reclaiming as a good keeper of the ledger has them.
    void keep(Resource &resource, qint64 index) const;
    void spoil(Resource &resource, qint64 index) const;
    [[nodiscard]] static QString addressOf(const Part &part, qint64 index);

    CityOptions m_options;
    const Catalogue *m_types;
    std::vector<Organisation> m_units;
    std::vector<BusinessSystem> m_systems;
    std::vector<QString> m_labels; ///< of the systems: what the names of their resources begin with
    std::vector<Person> m_people;
    std::vector<Deployment> m_deployments;
};

/// The sets of ten parts, with their weights in a city.
[[nodiscard]] int planCount();
[[nodiscard]] std::span<const Part, deploymentSize> partsOf(int plan);
/// The twenty ties inside a plan; no two are the same.
[[nodiscard]] const std::vector<Tie> &tiesOf(int plan);
[[nodiscard]] int drawPlan(class Random &random);

/// The attributes that a resource of that type has, filled in.
[[nodiscard]] Attributes attributesFor(const CatalogueEntry &type, class Random &random);

[[nodiscard]] bool isMachine(const QString &type);
[[nodiscard]] bool isDatabase(const QString &type);

[[nodiscard]] QString personName(class Random &random);
/// 020-0000-xxxx: no exchange of Guangzhou begins with 0000.
[[nodiscard]] QString phoneNumber(class Random &random);

} // namespace demo
