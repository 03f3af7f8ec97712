// ServiceSheet: the service catalogue as one sheet, a row a step with the columns of its item repeated; and as the JSON
// file that the program ships. A bad row is given back with its reason, and the other rows of its item with it: half an
// item is none.
#pragma once

#include "exchange/sheet.h"
#include "exchange/words.h"
#include "rules/serviceitems.h"

namespace exchange {

/// One line a check, its parts between strokes: name | 中文 | English | unit | low | high; empty ones at the end left out.
[[nodiscard]] QString checksText(const std::vector<rules::StepCheck> &checks);
/// The error is the one of the first thing that is wrong.
[[nodiscard]] Result<std::vector<rules::StepCheck>> checksIn(const QString &lines);

/// What a file holds.
struct ServiceReading {
    std::vector<ServiceItem> items; ///< whole ones, in the order of the file; without ids
    struct Reject {
        SheetRow row;
        QString reason; ///< one clause, for the person who mends it
    };
    std::vector<Reject> rejects;
    QStringList ignored; ///< headings that name nothing
    SheetRow header;
    SheetFormat format = SheetFormat::Xlsx;
};

class ServiceSheet
{
public:
    /// `words` must outlive this.
    explicit ServiceSheet(const Words &words);

    /// A name that ends in .json makes the JSON file, .xlsx a workbook, any other a CSV file. Replaces a file that is there.
    [[nodiscard]] Result<void> write(const QString &path, std::span<const ServiceItem> items, Language language) const;
    /// By the content, whatever the name says. BadRequest where the file is broken or lacks a column that must be there
    /// (named by `field`), TooLarge beyond any catalogue.
    [[nodiscard]] Result<ServiceReading> read(const QString &path) const;
    /// The rejects of a sheet as a sheet of the same format, with the reason beside each row.
    [[nodiscard]] static Result<void> writeRejects(const QString &path, const ServiceReading &reading);

private:
    [[nodiscard]] Result<ServiceReading> readSheet(const QString &path) const;

    const Words &m_words;
};

} // namespace exchange
