// The change rules (变更规则): chains of approval, lead times, papers and risk questions of each class, as data that a site
// edits (resources/policies/change-rules.json; our proposal, domain.md section 10).
#pragma once

#include "contract/entities/changerequest.h"
#include "rules/changewindows.h"

namespace rules {

/// One stage of a chain of approvals.
struct ApprovalStage {
    enum class Mode {
        Any,   ///< one of them is enough
        All,   ///< each role, and each person that was added
        Count, ///< so many different people
    } mode = Mode::Any;
    QString name;
    QStringList roles;
    QStringList persons; ///< ids of people who were added (加签)
    int count = 1;       ///< of Count
    bool cab = false;    ///< a held CAB meeting must have passed the change
    bool operator==(const ApprovalStage &) const = default;
};
[[nodiscard]] QString chainToJson(std::span<const ApprovalStage> chain);
/// None for an empty text, which a draft has. InvalidValue with the place for anything that chainToJson() does not write.
[[nodiscard]] Result<std::vector<ApprovalStage>> chainFromJson(const QString &json);

struct ClassRule {
    std::vector<ApprovalStage> chain;
    int leadMinutes = 0;              ///< of working time between submission and the planned start
    QStringList required;             ///< fields that must not be empty, in the order of the form
    bool watched = true;              ///< each step is confirmed by another than who did it
    std::optional<UsualHours> usual;  ///< where no maintenance window is laid down; nothing: any hour
    bool passesFreezes = false;       ///< goes on in a freeze without an exemption
    bool papersLater = false;         ///< the papers may follow within papersMinutes
    bool operator==(const ClassRule &) const = default;
};

struct RiskOption {
    QString code;
    QString text;
    QString english;
    int points = 0;
    bool operator==(const RiskOption &) const = default;
};
struct RiskQuestion {
    enum class Kind { Impact, Likelihood } kind = Kind::Likelihood;
    QString code;
    QString text;
    QString english;
    std::vector<RiskOption> options;
    bool operator==(const RiskQuestion &) const = default;
};

struct ChangeRules {
    QString name;
    QString version;
    std::map<ChangeClass, ClassRule> classes; ///< all four
    std::vector<RiskQuestion> questions;
    int majorFrom = 8;        ///< a risk of so much makes a change major
    int marginMinutes = 30;   ///< between two changes of the same resource
    int papersMinutes = 480;  ///< of working time, for what an emergency left out
    int templateRuns = 3;     ///< without failure, before a template is approved
    [[nodiscard]] const ClassRule &of(ChangeClass changeClass) const { return classes.at(changeClass); }
    [[nodiscard]] qint64 marginMs() const { return marginMinutes * minuteMs; }
};

/// The error names the place ("classes.major.chain[2].roles").
[[nodiscard]] Result<ChangeRules> changeRulesFromJson(const QByteArray &json);
[[nodiscard]] const ChangeRules &shippedChangeRules();

} // namespace rules
