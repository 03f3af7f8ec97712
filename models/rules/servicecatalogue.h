// The steps of a service item (服务项的步骤) as values and as the JSON that an item keeps them in. The text is the one of
// resources/catalogue/services.json, so a file, a record and an order that keeps its version all say the same.
#pragma once

#include "rules/calendar.h"
#include "rules/rulefile.h"

#include <span>

namespace rules {

/// By when a step is to be done.
struct StepLimit {
    enum class Kind {
        None,
        Minutes,           ///< by the clock on the wall
        WorkingMinutes,
        Days,
        WorkingDays,
        DaysBefore,        ///< before what the order was planned for
        WorkingDaysBefore,
        Matrix,            ///< by the priority of the order: the order's own clocks run, the step has none
        Said,              ///< in words only: no clock runs
    };
    Kind kind = Kind::None;
    int value = 0; ///< minutes or days; 0 where none are counted
    QString zh;    ///< of Matrix and Said
    QString en;
    bool operator==(const StepLimit &) const = default;
};

/// One line of a step's check list: judged normal, abnormal or not applicable. With a unit or a range a value is measured.
struct StepCheck {
    QString name; ///< a code, once a step: "cpu_use"
    QString zh;
    QString en;
    QString unit;
    std::optional<double> low; ///< the least and the most that is normal
    std::optional<double> high;
    [[nodiscard]] bool isMeasured() const { return low || high || !unit.isEmpty(); }
    [[nodiscard]] bool isNormal(double value) const { return (!low || value >= *low) && (!high || value <= *high); }
    bool operator==(const StepCheck &) const = default;
};

/// The state of the order that a mandatory step comes before: a report on an incident is written when service is back.
enum class StepBefore { Resolved, Closed };

struct ServiceStep {
    int step = 1; ///< counts from 1 without a gap
    QString zh;
    QString en;
    QString input;
    QStringList roles; ///< codes of who does it
    QString record;    ///< the paper or entry that it leaves
    StepLimit limit;
    bool mandatory = true; ///< without a record of it the order does not get there
    StepBefore before = StepBefore::Resolved;
    bool evidence = false; ///< a file must hang on its record
    bool maySkip = false;  ///< may be left out, with a reason; what is not mandatory may in any case
    QString clause;        ///< the customer's own; ships blank
    QString help;          ///< how it is done, for a new hand
    QString evidenceHelp;  ///< what evidence counts
    std::vector<StepCheck> checks;
    [[nodiscard]] bool canBeLeftOut() const { return maySkip || !mandatory; }
    bool operator==(const ServiceStep &) const = default;
};

/// The steps of an item's text; an empty text has none. The error names the place: "steps[2].limit.kind".
[[nodiscard]] Result<std::vector<ServiceStep>> stepsFromJson(const QString &json);
/// The same where the steps are part of a larger document.
[[nodiscard]] Result<std::vector<ServiceStep>> stepsFrom(const RuleNode &list);
/// The check list of a step; a missing one has none.
[[nodiscard]] Result<std::vector<StepCheck>> checksFrom(const RuleNode &list);
/// One line a step, members in the order of the shipped file. stepsFromJson() reads the same steps back.
[[nodiscard]] QString stepsToJson(std::span<const ServiceStep> steps, const QString &indent = {});
/// Null where there is no step of that number.
[[nodiscard]] const ServiceStep *stepNumbered(std::span<const ServiceStep> steps, int number);

/// English words for people, translated in the context "ServiceStep".
[[nodiscard]] const char *captionOf(StepLimit::Kind kind);
/// "working_days", as files say it.
[[nodiscard]] QString codeOf(StepLimit::Kind kind);
[[nodiscard]] std::optional<StepLimit::Kind> limitKindOf(QStringView code);
/// The limit counts: its value is a number of minutes or days.
[[nodiscard]] bool isCounted(StepLimit::Kind kind);
/// The limit is said in words of its own.
[[nodiscard]] bool isSaid(StepLimit::Kind kind);

/// When a step that could begin at `from` is due; nothing where no clock runs. A working day is the calendar's working
/// time of one day. Limits before an event want to know when that is planned.
[[nodiscard]] std::optional<Instant> dueOf(const StepLimit &limit, Instant from, std::optional<Instant> planned, const WorkingCalendar &working);

/// The parts of a step that two versions may say differently.
enum class StepPart { Name, EnglishName, Input, Roles, Record, Limit, Mandatory, Before, MaySkip, Evidence, Clause, Help, EvidenceHelp, Checks };
inline constexpr std::array allStepParts{StepPart::Name, StepPart::EnglishName, StepPart::Input, StepPart::Roles, StepPart::Record, StepPart::Limit, StepPart::Mandatory,
    StepPart::Before, StepPart::MaySkip, StepPart::Evidence, StepPart::Clause, StepPart::Help, StepPart::EvidenceHelp, StepPart::Checks};
[[nodiscard]] const char *captionOf(StepPart part);
[[nodiscard]] bool isSamePart(StepPart part, const ServiceStep &one, const ServiceStep &other);

/// A step that came, went or changed; positions in the two lists, -1 where it is not there.
struct StepDifference {
    int before = -1;
    int after = -1;
    std::vector<StepPart> parts; ///< empty where it came or went
    bool operator==(const StepDifference &) const = default;
};
/// What changed, in the order of the later version. Steps are the same by name, or by standing in the same gap; one that
/// got another number only is no difference, one that stands elsewhere went and came.
[[nodiscard]] std::vector<StepDifference> compareSteps(std::span<const ServiceStep> before, std::span<const ServiceStep> after);

} // namespace rules
