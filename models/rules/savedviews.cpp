#include "rules/savedviews.h"

#include "contract/entities/savedview.h"

#include <QJsonDocument>

namespace rules {

Result<void> settleSavedView(const Command &, const Record *before, Record &after, const Situation &situation)
{
    const auto &shape = shapeOf<SavedView>();
    const auto place = [&](QStringView name) { return size_t(shape.indexOf(name)); };
    const auto owner = place(u"owner_login");
    if (before && text(before->values[owner]) != situation.actor.login)
        return fail(ErrorCode::MissingRight, QStringLiteral("saved_view.owner"));
    after.values[owner] = situation.actor.login;
    if (!shapeNamed(text(after.values[place(u"entity")])))
        return fail(ErrorCode::InvalidValue, QStringLiteral("entity"), QStringLiteral("no such kind of record"));
    if (!QJsonDocument::fromJson(text(after.values[place(u"query")]).toUtf8()).isObject())
        return fail(ErrorCode::InvalidValue, QStringLiteral("query"), QStringLiteral("not a JSON object"));
    // Also for those whose scope is everything: a view for somebody else would be seen by nobody who asked for it.
    if (!situation.actor.covers(text(after.values[place(u"audience")])))
        return fail(ErrorCode::InvalidValue, QStringLiteral("audience"), QStringLiteral("neither you, nor a role of yours, nor a unit that you see"));
    return {};
}

} // namespace rules
