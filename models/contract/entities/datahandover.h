// DataHandover (数据对外提供): a sealed package that leaves the system: what for, what is in it, who receives it, who approved
// it, until when it may be used (F26).
#pragma once

#include "contract/entities/person.h"

namespace contract {

enum class HandoverState { Requested, Approved, HandedOver, Rejected, Withdrawn };
template <> struct Choices<HandoverState> {
    static constexpr std::array all{
        Choice{HandoverState::Requested, "requested", QT_TRANSLATE_NOOP("DataHandover", "To be approved")},
        Choice{HandoverState::Approved, "approved", QT_TRANSLATE_NOOP("DataHandover", "Approved")},
        Choice{HandoverState::HandedOver, "handed_over", QT_TRANSLATE_NOOP("DataHandover", "Handed over")},
        Choice{HandoverState::Rejected, "rejected", QT_TRANSLATE_NOOP("DataHandover", "Rejected")},
        Choice{HandoverState::Withdrawn, "withdrawn", QT_TRANSLATE_NOOP("DataHandover", "Withdrawn")},
    };
};

struct DataHandover {
    Id<DataHandover> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString title;
    HandoverState state = HandoverState::Requested;
    QString purpose;
    QString scopeText; ///< what is in it
    QString receiver; ///< unit and person
    QDate expiresOn; ///< last day on which it may be used
    QString recordEntity; ///< what it was made of
    QString recordId;
    QString manifest; ///< names, sizes and SM3 of its files, as JSON
    QString packageDigest; ///< SM3 of the package
    QString requestedBy;
    std::optional<Instant> requestedAt;
    QString approvedBy;
    std::optional<Instant> approvedAt;
    QString securityBy; ///< the second approval, by a security post
    std::optional<Instant> securityAt;
    std::optional<Instant> handedOverAt;
    QString audience = QStringLiteral("everyone"); ///< kept by the rules
    bool operator==(const DataHandover &) const = default;
};

template <> struct Describe<DataHandover> {
    static constexpr auto name = "data_handover";
    static constexpr auto caption = QT_TRANSLATE_NOOP("DataHandover", "Data package");
    static constexpr auto captions = QT_TRANSLATE_NOOP("DataHandover", "Data packages");
    static constexpr auto numberPrefix = "DC";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("DataHandover", "Number"), &DataHandover::number, traits::key},
        Field{"title", QT_TRANSLATE_NOOP("DataHandover", "Title"), &DataHandover::title, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"state", QT_TRANSLATE_NOOP("DataHandover", "State"), &DataHandover::state, traits::indexed | traits::listed},
        Field{"purpose", QT_TRANSLATE_NOOP("DataHandover", "Purpose"), &DataHandover::purpose, traits::required | traits::multiline},
        Field{"scope_text", QT_TRANSLATE_NOOP("DataHandover", "What is in it"), &DataHandover::scopeText, traits::required | traits::multiline},
        Field{"receiver", QT_TRANSLATE_NOOP("DataHandover", "Receiver"), &DataHandover::receiver, traits::required | traits::searchable | traits::listed | traits::maxLength(200)},
        Field{"expires_on", QT_TRANSLATE_NOOP("DataHandover", "To be used until"), &DataHandover::expiresOn, traits::required | traits::listed},
        Field{"record_entity", QT_TRANSLATE_NOOP("DataHandover", "Kind of record"), &DataHandover::recordEntity, traits::maxLength(40)},
        Field{"record_id", QT_TRANSLATE_NOOP("DataHandover", "Record"), &DataHandover::recordId, traits::indexed | traits::maxLength(36)},
        Field{"manifest", QT_TRANSLATE_NOOP("DataHandover", "Manifest"), &DataHandover::manifest, traits::maxLength(200'000)},
        Field{"package_digest", QT_TRANSLATE_NOOP("DataHandover", "Digest"), &DataHandover::packageDigest, traits::maxLength(64)},
        Field{"requested_by", QT_TRANSLATE_NOOP("DataHandover", "Requested by"), &DataHandover::requestedBy, traits::readOnly | traits::listed | traits::maxLength(80)},
        Field{"requested_at", QT_TRANSLATE_NOOP("DataHandover", "Requested at"), &DataHandover::requestedAt, traits::readOnly | traits::indexed | traits::listed},
        Field{"approved_by", QT_TRANSLATE_NOOP("DataHandover", "Approved by"), &DataHandover::approvedBy, traits::readOnly | traits::listed | traits::maxLength(80)},
        Field{"approved_at", QT_TRANSLATE_NOOP("DataHandover", "Approved at"), &DataHandover::approvedAt, traits::readOnly},
        Field{"security_by", QT_TRANSLATE_NOOP("DataHandover", "Approved for security by"), &DataHandover::securityBy, traits::readOnly | traits::maxLength(80)},
        Field{"security_at", QT_TRANSLATE_NOOP("DataHandover", "Approved for security at"), &DataHandover::securityAt, traits::readOnly},
        Field{"handed_over_at", QT_TRANSLATE_NOOP("DataHandover", "Handed over at"), &DataHandover::handedOverAt, traits::readOnly},
        Field{"audience", QT_TRANSLATE_NOOP("DataHandover", "Seen by"), &DataHandover::audience, traits::scope | traits::readOnly | traits::maxLength(80)},
    };
};

} // namespace contract
