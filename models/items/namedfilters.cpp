#include "items/namedfilters.h"

#include "contract/whendone.h"

namespace items {

namespace {

/// Names beyond these are never said.
constexpr size_t mostNamed = 8;

struct Naming {
    std::vector<NamedFilter> filters;
    std::function<void(std::vector<NamedFilter>)> ready;
    int open = 1; ///< questions without an answer, and one for asking them
    void answered()
    {
        if (--open == 0)
            ready(std::move(filters));
    }
};

} // namespace

void nameFilters(Queries &queries, const Shape &shape, const std::vector<replica::ListFilter> &filters, QObject *context, std::function<void(std::vector<NamedFilter>)> ready)
{
    auto naming = std::make_shared<Naming>();
    naming->ready = std::move(ready);
    for (const auto &filter : filters)
        naming->filters.push_back({filter, {}});
    for (size_t i = 0; i < filters.size(); ++i) {
        const auto &field = shape.fields[size_t(shape.indexOf(filters[i].field))];
        if (field.kind != FieldKind::Reference)
            continue;
        const auto &target = *shapeNamed(field.references);
        for (size_t j = 0; j < std::min(filters[i].values.size(), mostNamed); ++j) {
            const QString id = text(filters[i].values[j]);
            naming->filters[i].titles << id;
            ++naming->open;
            whenDone(queries.record(target, idOf(id)), context, [naming, i, j, &target](const Result<std::optional<ListRow>> &row) {
                if (row && *row)
                    naming->filters[i].titles[qsizetype(j)] = titleOf(target, (*row)->record);
                naming->answered();
            });
        }
    }
    naming->answered();
}

} // namespace items
