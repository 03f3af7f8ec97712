// SavedView (视图): a filter, its columns and its sort under a name, one person's own or shared by a role or a unit.
#pragma once

#include "contract/entities/organisation.h"

namespace contract {

struct SavedView {
    Id<SavedView> id;
    Revision revision = 0;
    bool retired = false;
    QString name;
    QString entity;   ///< whose list it shows: "resource"
    QString query;    ///< filters and sorts as JSON (items/listqueryjson)
    QString columns;  ///< names of the fields shown, in their order, with a space between them; empty: the usual ones
    QString audience; ///< "account:<id>", "role:<code>" or the id of a unit: who sees it, and nobody else
    QString ownerLogin;
    bool operator==(const SavedView &) const = default;
};

template <> struct Describe<SavedView> {
    static constexpr auto name = "saved_view";
    static constexpr auto caption = QT_TRANSLATE_NOOP("SavedView", "Saved view");
    static constexpr auto captions = QT_TRANSLATE_NOOP("SavedView", "Saved views");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"name", QT_TRANSLATE_NOOP("SavedView", "Name"), &SavedView::name, traits::title | traits::required | traits::listed | traits::maxLength(60)},
        Field{"entity", QT_TRANSLATE_NOOP("SavedView", "Shows"), &SavedView::entity, traits::required | traits::indexed | traits::maxLength(40)},
        Field{"query", QT_TRANSLATE_NOOP("SavedView", "Filters and sort"), &SavedView::query, traits::required | traits::maxLength(20'000)},
        Field{"columns", QT_TRANSLATE_NOOP("SavedView", "Columns"), &SavedView::columns, traits::maxLength(4'000)},
        Field{"audience", QT_TRANSLATE_NOOP("SavedView", "Seen by"), &SavedView::audience, traits::required | traits::scope | traits::indexed | traits::maxLength(80)},
        Field{"owner_login", QT_TRANSLATE_NOOP("SavedView", "Owner"), &SavedView::ownerLogin, traits::readOnly | traits::listed | traits::maxLength(80)},
    };
};

} // namespace contract
