#include "views/panels/palettesearch.h"

#include "contract/entities/entities.h"
#include "items/captions.h"
#include "items/factory.h"
#include "rules/permissions.h"
#include "views/panels/panels.h"

namespace views::panels {

using namespace contract;

namespace {

QString iconOf(const Shape &shape)
{
    static const std::map<QString, QString> icons{
        {QString::fromLatin1(Describe<BusinessSystem>::name), QStringLiteral("system")}, {QString::fromLatin1(Describe<Organisation>::name), QStringLiteral("unit")},
        {QString::fromLatin1(Describe<Person>::name), QStringLiteral("person")},         {QString::fromLatin1(Describe<Stocktake>::name), QStringLiteral("stocktake")},
        {QString::fromLatin1(Describe<Account>::name), QStringLiteral("account")},       {QString::fromLatin1(Describe<SavedView>::name), QStringLiteral("views")},
    };
    const auto found = icons.find(shape.name);
    return found == icons.end() ? QStringLiteral("inventory") : found->second;
}

/// In the order of entities: what people look for most stands where it is found.
std::vector<const Shape *> openable(const Actor &actor)
{
    const auto opens = [&](const Shape &shape) {
        return std::ranges::any_of(allPanels(), [&](const shell::PanelSpec &spec) { return spec.shows(shape.name) && (spec.right.isEmpty() || actor.may(spec.right)); });
    };
    std::vector<const Shape *> shapes;
    for (const auto &shape : allShapes())
        if (items::RecordFinder::canFind(shape) && actor.may(rules::readRight(shape)) && (opens(shape) || shape.name == shapeOf<Attachment>().name))
            shapes.push_back(&shape);
    std::ranges::stable_partition(shapes, [](const Shape *shape) { return shape->name == shapeOf<Resource>().name; });
    return shapes;
}

class PaletteSearch : public shell::RecordSearch
{
    Q_OBJECT

public:
    PaletteSearch(const shell::PanelContext &context, QObject *parent)
        : RecordSearch(parent), m_finder(context.items.finder(openable(context.host.actor()), this))
    {
        connect(m_finder, &items::RecordFinder::found, this, [this](const QString &typed, const std::vector<items::FoundRecord> &records) {
            std::vector<shell::FoundEntry> entries;
            for (const auto &record : records)
                entries.push_back({record.entity, record.id, items::captionsOf(*record.kind), iconOf(*record.kind), record.title, record.detail, record.ofKind, record.fit == items::Fit::Exact, record.panelOf});
            Q_EMIT found(typed, entries);
        });
        connect(m_finder, &items::RecordFinder::failed, this, [this](const QString &typed) { Q_EMIT found(typed, {}); });
    }
    void search(const QString &typed) override { m_finder->search(typed); }
    void recall(const std::vector<std::pair<QString, QUuid>> &records) override
    {
        std::vector<items::RecordPlace> places;
        for (const auto &[entity, id] : records)
            if (const auto *shape = shapeNamed(entity))
                places.push_back({shape, id});
        m_finder->recall(places);
    }
    [[nodiscard]] shell::CommandFit fit(const QString &typed, const QString &caption) const override
    {
        switch (items::fitOf(typed, caption)) {
        case items::Fit::None:
            return shell::CommandFit::None;
        case items::Fit::Within:
            return shell::CommandFit::Within;
        case items::Fit::Begins:
        case items::Fit::Exact:
            return shell::CommandFit::Begins;
        }
        Q_UNREACHABLE();
    }

private:
    items::RecordFinder *m_finder;
};

} // namespace

shell::RecordSearch *findRecords(const shell::PanelContext &context, QObject *parent)
{
    return new PaletteSearch(context, parent);
}

} // namespace views::panels

#include "palettesearch.moc"
