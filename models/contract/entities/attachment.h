// Attachment (附件): a file that hangs on a record of any entity. The record holds name and digest; the content lies
// under its digest at the server and, where it was made or looked at, on the workstation.
#pragma once

#include "contract/entities/organisation.h"

namespace contract {

struct Attachment {
    Id<Attachment> id;
    Revision revision = 0;
    bool retired = false;
    QString recordEntity; ///< name of the entity that it hangs on
    QString recordId;     ///< id of the record, as text: no Reference, since that names one entity
    QString name;         ///< of the file, without a path
    QString mediaType;
    qint64 size = 0;      ///< bytes
    QString digest;       ///< SM3 of the content, hexadecimal
    QString note;
    QString addedBy;      ///< kept by the rules, as are those below
    Instant addedAt;
    Id<Organisation> unit;      ///< unit of the record
    Id<Organisation> otherUnit; ///< the second unit where the record has two (a relation); the same one where not
    bool operator==(const Attachment &) const = default;
};

template <> struct Describe<Attachment> {
    static constexpr auto name = "attachment";
    static constexpr auto caption = QT_TRANSLATE_NOOP("Attachment", "Attachment");
    static constexpr auto captions = QT_TRANSLATE_NOOP("Attachment", "Attachments");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"record_entity", QT_TRANSLATE_NOOP("Attachment", "Kind of record"), &Attachment::recordEntity, traits::required | traits::maxLength(40)},
        Field{"record_id", QT_TRANSLATE_NOOP("Attachment", "Record"), &Attachment::recordId, traits::required | traits::indexed | traits::maxLength(36)},
        Field{"name", QT_TRANSLATE_NOOP("Attachment", "Name"), &Attachment::name, traits::title | traits::required | traits::searchable | traits::listed | traits::maxLength(200)},
        Field{"media_type", QT_TRANSLATE_NOOP("Attachment", "Type"), &Attachment::mediaType, traits::listed | traits::maxLength(100)},
        Field{"size", QT_TRANSLATE_NOOP("Attachment", "Size"), &Attachment::size, traits::listed | traits::unit("B") | traits::range(0, 1'000'000'000'000)},
        Field{"digest", QT_TRANSLATE_NOOP("Attachment", "SM3 digest"), &Attachment::digest, traits::required | traits::indexed | traits::listed | traits::maxLength(64)},
        Field{"note", QT_TRANSLATE_NOOP("Attachment", "Note"), &Attachment::note, traits::multiline},
        Field{"added_by", QT_TRANSLATE_NOOP("Attachment", "Added by"), &Attachment::addedBy, traits::readOnly | traits::listed | traits::personal},
        Field{"added_at", QT_TRANSLATE_NOOP("Attachment", "Added at"), &Attachment::addedAt, traits::readOnly | traits::listed},
        Field{"unit_id", QT_TRANSLATE_NOOP("Attachment", "Unit"), &Attachment::unit, traits::scope | traits::readOnly},
        Field{"other_unit_id", QT_TRANSLATE_NOOP("Attachment", "Second unit"), &Attachment::otherUnit, traits::scope | traits::readOnly},
    };
};

} // namespace contract
