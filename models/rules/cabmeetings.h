// CAB meetings (变更咨询委员会): agenda with votes and conclusions, attendance, and minutes that those who were there sign.
#pragma once

#include "contract/entities/changerequest.h"
#include "rules/decide.h"

#include <QJsonObject>

namespace rules {

struct AgendaItem {
    QUuid change;
    QString title;       ///< number and title as they were
    QString conclusion;  ///< "passed", "refused", "postponed"; empty: not dealt with yet
    int yes = 0;
    int no = 0;
    int abstained = 0;
    QString note;
    QString content;     ///< digest of what the conclusion is on; kept by the rules unless it is said
    int round = 0;       ///< and the round of approvals that it is for
    bool operator==(const AgendaItem &) const = default;
};
/// [{"change", "title", "conclusion", "yes", "no", "abstained", "note", "content", "round"}]
[[nodiscard]] Result<std::vector<AgendaItem>> agendaFromJson(const QString &json);
[[nodiscard]] QString toJson(std::span<const AgendaItem> agenda);

struct Attendee {
    QUuid person; ///< null for a guest
    QString name;
    QString role; ///< what they speak for
    bool came = false;
    bool operator==(const Attendee &) const = default;
};
/// [{"person", "name", "role", "came"}]
[[nodiscard]] Result<std::vector<Attendee>> attendanceFromJson(const QString &json);
[[nodiscard]] QString toJson(std::span<const Attendee> attendance);

/// SM3 over the canonical text of title, time, place, chair, agenda, attendance and minutes: what is signed.
[[nodiscard]] QString minutesDigest(const CabMeeting &meeting);

/// {"by", "person", "at", "content", "key", "seal"}, as the command brings a signature, and as it is kept.
struct MinutesSignature {
    QString by;
    QUuid person;
    Instant at;
    QString content;
    QString key;
    QJsonObject seal;
    QJsonObject receipt;
    bool operator==(const MinutesSignature &) const = default;
};
[[nodiscard]] Result<MinutesSignature> signatureFromJson(const QByteArray &json, bool kept = false);
[[nodiscard]] QJsonObject toJson(const MinutesSignature &signature);
[[nodiscard]] Result<std::vector<MinutesSignature>> signaturesOf(const QString &json);

/// Nothing where its meeting was held and passed the change as it is, in the round in which it is.
[[nodiscard]] Result<void> checkPassedByCab(const ChangeRequest &change, const World &world);

[[nodiscard]] Result<void> settleCabMeeting(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
