// PrintedForm (打印登记): that a form was printed or written to a file: which, of what record, which copy, by whom. The scan of
// the signed paper comes back to it by its QR code.
#pragma once

#include "contract/entities/person.h"

namespace contract {

enum class PrintMedium { Paper, Pdf, Spreadsheet, Document };
template <> struct Choices<PrintMedium> {
    static constexpr std::array all{
        Choice{PrintMedium::Paper, "paper", QT_TRANSLATE_NOOP("PrintedForm", "Paper")},
        Choice{PrintMedium::Pdf, "pdf", QT_TRANSLATE_NOOP("PrintedForm", "PDF")},
        Choice{PrintMedium::Spreadsheet, "spreadsheet", QT_TRANSLATE_NOOP("PrintedForm", "Spreadsheet")},
        Choice{PrintMedium::Document, "document", QT_TRANSLATE_NOOP("PrintedForm", "Text document")},
    };
};

/// 未签署 until the scan of the signed paper is attached.
enum class SigningState { Unsigned, Signed, NotNeeded };
template <> struct Choices<SigningState> {
    static constexpr std::array all{
        Choice{SigningState::Unsigned, "unsigned", QT_TRANSLATE_NOOP("PrintedForm", "Not signed")},
        Choice{SigningState::Signed, "signed", QT_TRANSLATE_NOOP("PrintedForm", "Signed")},
        Choice{SigningState::NotNeeded, "not_needed", QT_TRANSLATE_NOOP("PrintedForm", "Needs no signature")},
    };
};

struct PrintedForm {
    Id<PrintedForm> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString form; ///< code of the layout, "F22"
    int formVersion = 1;
    QString recordEntity; ///< name of the entity; empty: a blank form
    QString recordId; ///< id of the record, as text
    QString recordNumber; ///< as printed
    int copy = 1; ///< counts up within form and record; kept by the rules
    QString shortCode; ///< as printed beside the QR code
    QString digest; ///< SM3 of what was printed
    PrintMedium medium = PrintMedium::Paper;
    SigningState signing = SigningState::Unsigned;
    QString scanDigest; ///< SM3 of the attached scan
    QString paperChanges; ///< what the paper changed, in words
    QString printedBy; ///< kept by the rules
    std::optional<Instant> printedAt; ///< kept by the rules
    Id<Organisation> unit; ///< unit of the record; kept by whoever prints
    QString audience = QStringLiteral("everyone"); ///< kept by the rules
    bool operator==(const PrintedForm &) const = default;
};

template <> struct Describe<PrintedForm> {
    static constexpr auto name = "printed_form";
    static constexpr auto caption = QT_TRANSLATE_NOOP("PrintedForm", "Printed form");
    static constexpr auto captions = QT_TRANSLATE_NOOP("PrintedForm", "Printed forms");
    static constexpr auto numberPrefix = "DY";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("PrintedForm", "Number"), &PrintedForm::number, traits::key},
        Field{"form", QT_TRANSLATE_NOOP("PrintedForm", "Form"), &PrintedForm::form, traits::title | traits::required | traits::indexed | traits::listed | traits::maxLength(20)},
        Field{"form_version", QT_TRANSLATE_NOOP("PrintedForm", "Version of the form"), &PrintedForm::formVersion, traits::listed | traits::range(1, 100000)},
        Field{"record_entity", QT_TRANSLATE_NOOP("PrintedForm", "Kind of record"), &PrintedForm::recordEntity, traits::maxLength(40)},
        Field{"record_id", QT_TRANSLATE_NOOP("PrintedForm", "Record"), &PrintedForm::recordId, traits::indexed | traits::maxLength(36)},
        Field{"record_number", QT_TRANSLATE_NOOP("PrintedForm", "Number of the record"), &PrintedForm::recordNumber, traits::searchable | traits::listed | traits::maxLength(40)},
        Field{"copy", QT_TRANSLATE_NOOP("PrintedForm", "Copy"), &PrintedForm::copy, traits::readOnly | traits::listed},
        Field{"short_code", QT_TRANSLATE_NOOP("PrintedForm", "Short code"), &PrintedForm::shortCode, traits::searchable | traits::indexed | traits::listed | traits::maxLength(40)},
        Field{"digest", QT_TRANSLATE_NOOP("PrintedForm", "Digest"), &PrintedForm::digest, traits::maxLength(64)},
        Field{"medium", QT_TRANSLATE_NOOP("PrintedForm", "Medium"), &PrintedForm::medium, traits::indexed | traits::listed},
        Field{"signing", QT_TRANSLATE_NOOP("PrintedForm", "Signed"), &PrintedForm::signing, traits::indexed | traits::listed},
        Field{"scan_digest", QT_TRANSLATE_NOOP("PrintedForm", "Scan"), &PrintedForm::scanDigest, traits::maxLength(64)},
        Field{"paper_changes", QT_TRANSLATE_NOOP("PrintedForm", "Changed on paper"), &PrintedForm::paperChanges, traits::multiline},
        Field{"printed_by", QT_TRANSLATE_NOOP("PrintedForm", "Printed by"), &PrintedForm::printedBy, traits::readOnly | traits::listed | traits::personal | traits::maxLength(80)},
        Field{"printed_at", QT_TRANSLATE_NOOP("PrintedForm", "Printed at"), &PrintedForm::printedAt, traits::readOnly | traits::indexed | traits::listed},
        Field{"unit_id", QT_TRANSLATE_NOOP("PrintedForm", "Unit"), &PrintedForm::unit, traits::listed},
        Field{"audience", QT_TRANSLATE_NOOP("PrintedForm", "Seen by"), &PrintedForm::audience, traits::scope | traits::readOnly | traits::maxLength(80)},
    };
};

} // namespace contract
