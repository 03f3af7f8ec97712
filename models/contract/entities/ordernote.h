// OrderNote (跟进记录): what people and the server say on an order, in the order of time. Added, never changed.
#pragma once

#include "contract/entities/workorder.h"

namespace contract {

enum class NoteKind { Note, MessageOut, MessageIn, Notification, Escalation, Reminder, Automatic };
template <> struct Choices<NoteKind> {
    static constexpr std::array all{
        Choice{NoteKind::Note, "note", QT_TRANSLATE_NOOP("OrderNote", "Note")},
        Choice{NoteKind::MessageOut, "message_out", QT_TRANSLATE_NOOP("OrderNote", "Message to the user")},
        Choice{NoteKind::MessageIn, "message_in", QT_TRANSLATE_NOOP("OrderNote", "Message from the user")},
        Choice{NoteKind::Notification, "notification", QT_TRANSLATE_NOOP("OrderNote", "Notice to the authority")},
        Choice{NoteKind::Escalation, "escalation", QT_TRANSLATE_NOOP("OrderNote", "Escalation")},
        Choice{NoteKind::Reminder, "reminder", QT_TRANSLATE_NOOP("OrderNote", "Reminder")},
        Choice{NoteKind::Automatic, "automatic", QT_TRANSLATE_NOOP("OrderNote", "By the server")},
    };
};

struct OrderNote {
    Id<OrderNote> id;
    Revision revision = 0;
    bool retired = false;
    Id<WorkOrder> order;
    NoteKind kind = NoteKind::Note;
    QString text;
    QString toRoles; ///< role codes that an escalation goes to, separated by one space
    QString author;
    Instant at;
    Id<Organisation> unit; ///< of the order; kept by the rules
    bool operator==(const OrderNote &) const = default;
};

template <> struct Describe<OrderNote> {
    static constexpr auto name = "order_note";
    static constexpr auto caption = QT_TRANSLATE_NOOP("OrderNote", "Note");
    static constexpr auto captions = QT_TRANSLATE_NOOP("OrderNote", "Notes");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"order_id", QT_TRANSLATE_NOOP("OrderNote", "Work order"), &OrderNote::order, traits::required | traits::indexed},
        Field{"kind", QT_TRANSLATE_NOOP("OrderNote", "Kind"), &OrderNote::kind, traits::listed},
        Field{"text", QT_TRANSLATE_NOOP("OrderNote", "Text"), &OrderNote::text, traits::title | traits::required | traits::searchable | traits::listed | traits::multiline},
        Field{"to_roles", QT_TRANSLATE_NOOP("OrderNote", "To"), &OrderNote::toRoles, traits::maxLength(200)},
        Field{"author", QT_TRANSLATE_NOOP("OrderNote", "By"), &OrderNote::author, traits::readOnly | traits::listed | traits::personal | traits::maxLength(80)},
        Field{"at", QT_TRANSLATE_NOOP("OrderNote", "At"), &OrderNote::at, traits::readOnly | traits::indexed | traits::listed},
        Field{"unit_id", QT_TRANSLATE_NOOP("OrderNote", "Unit"), &OrderNote::unit, traits::scope | traits::readOnly},
    };
};

} // namespace contract
