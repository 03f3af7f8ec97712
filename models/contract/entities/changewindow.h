// ChangeWindow (变更窗口、封网): when changes may be carried out (maintenance), may not (freeze), or are held where they
// stand (lockdown), for what and for whom. Which of them meets a change says rules/changewindows.
#pragma once

#include "contract/entities/changetemplate.h"
#include "contract/entities/resource.h"

namespace contract {

enum class WindowKind { Maintenance, Freeze, Lockdown };
template <> struct Choices<WindowKind> {
    static constexpr std::array all{
        Choice{WindowKind::Maintenance, "maintenance", QT_TRANSLATE_NOOP("ChangeWindow", "Maintenance window")},
        Choice{WindowKind::Freeze, "freeze", QT_TRANSLATE_NOOP("ChangeWindow", "Change freeze")},
        Choice{WindowKind::Lockdown, "lockdown", QT_TRANSLATE_NOOP("ChangeWindow", "Lockdown")},
    };
};

struct ChangeWindow {
    Id<ChangeWindow> id;
    Revision revision = 0;
    bool retired = false;
    QString name;
    WindowKind kind = WindowKind::Maintenance;
    Instant startsAt;
    Instant endsAt; ///< of the first time, where it comes again
    QString schedule; ///< when it comes again as JSON (rules/changewindows); empty: once
    QDate lastDay; ///< of a window that comes again; empty: no end
    Id<Organisation> unit; ///< empty: every unit
    Id<BusinessSystem> system; ///< empty: every system
    Id<Resource> resource; ///< empty: every resource
    QString classes; ///< codes of change classes, separated by one space; empty: all
    QString condition; ///< fields of a resource and what they hold, as a JSON object; empty: any
    QString exemptRoles = QStringLiteral("managing_party"); ///< who may let a change through, codes separated by one space
    QString reason;
    bool released = false; ///< over before its end
    QString releasedBy; ///< login
    std::optional<Instant> releasedAt;
    QString audience = QStringLiteral("everyone"); ///< kept by the rules
    bool operator==(const ChangeWindow &) const = default;
};

template <> struct Describe<ChangeWindow> {
    static constexpr auto name = "change_window";
    static constexpr auto caption = QT_TRANSLATE_NOOP("ChangeWindow", "Window or freeze");
    static constexpr auto captions = QT_TRANSLATE_NOOP("ChangeWindow", "Windows and freezes");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"name", QT_TRANSLATE_NOOP("ChangeWindow", "Name"), &ChangeWindow::name, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"kind", QT_TRANSLATE_NOOP("ChangeWindow", "Kind"), &ChangeWindow::kind, traits::indexed | traits::listed},
        Field{"starts_at", QT_TRANSLATE_NOOP("ChangeWindow", "From"), &ChangeWindow::startsAt, traits::required | traits::indexed | traits::listed},
        Field{"ends_at", QT_TRANSLATE_NOOP("ChangeWindow", "Until"), &ChangeWindow::endsAt, traits::required | traits::indexed | traits::listed},
        Field{"schedule", QT_TRANSLATE_NOOP("ChangeWindow", "Comes again"), &ChangeWindow::schedule, traits::maxLength(2'000)},
        Field{"last_day", QT_TRANSLATE_NOOP("ChangeWindow", "Last day"), &ChangeWindow::lastDay, traits::listed},
        Field{"unit_id", QT_TRANSLATE_NOOP("ChangeWindow", "Unit"), &ChangeWindow::unit, traits::indexed | traits::listed | traits::section(QT_TRANSLATE_NOOP("ChangeWindow", "What it is for"))},
        Field{"system_id", QT_TRANSLATE_NOOP("ChangeWindow", "Business system"), &ChangeWindow::system, traits::indexed | traits::listed},
        Field{"resource_id", QT_TRANSLATE_NOOP("ChangeWindow", "Resource"), &ChangeWindow::resource, traits::indexed},
        Field{"classes", QT_TRANSLATE_NOOP("ChangeWindow", "Classes"), &ChangeWindow::classes, traits::listed | traits::maxLength(80)},
        Field{"condition", QT_TRANSLATE_NOOP("ChangeWindow", "Condition"), &ChangeWindow::condition, traits::maxLength(2'000)},
        Field{"exempt_roles", QT_TRANSLATE_NOOP("ChangeWindow", "Exemption by"), &ChangeWindow::exemptRoles, traits::maxLength(200)},
        Field{"reason", QT_TRANSLATE_NOOP("ChangeWindow", "Reason"), &ChangeWindow::reason, traits::required | traits::multiline},
        Field{"released", QT_TRANSLATE_NOOP("ChangeWindow", "Released"), &ChangeWindow::released, traits::indexed | traits::listed | traits::section(QT_TRANSLATE_NOOP("ChangeWindow", "Release"))},
        Field{"released_by", QT_TRANSLATE_NOOP("ChangeWindow", "Released by"), &ChangeWindow::releasedBy, traits::readOnly | traits::maxLength(80)},
        Field{"released_at", QT_TRANSLATE_NOOP("ChangeWindow", "Released at"), &ChangeWindow::releasedAt, traits::readOnly},
        Field{"audience", QT_TRANSLATE_NOOP("ChangeWindow", "Seen by"), &ChangeWindow::audience, traits::scope | traits::readOnly | traits::maxLength(20)},
    };
};

} // namespace contract
