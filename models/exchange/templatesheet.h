// TemplateSheet: a template of evaluation as a workbook of six sheets (head, dimensions, indicators, deductions and steps,
// evaluators, grades), made for people: points and percents as decimals, codes as words; and as the JSON that the
// program ships. What comes back is the same document to the digest. A cell that is not understood is given back with its
// sheet, row, column and the reason, and nothing is taken: half a template is none.
#pragma once

#include "exchange/sheet.h"
#include "exchange/words.h"
#include "rules/evaluation/template.h"

namespace exchange {

struct TemplateProblem {
    QString sheet; ///< as the file calls it; empty: of a JSON file
    qint64 row = 0; ///< 0: the sheet as a whole
    QString column; ///< its heading; of a JSON file the place
    QString cell;
    QString reason; ///< one clause, for the person who mends it
    bool operator==(const TemplateProblem &) const = default;
};

struct TemplateReading {
    rules::evaluation::Template document; ///< only where there is no problem
    std::vector<TemplateProblem> problems;
    QStringList ignored; ///< headings and sheets that name nothing
};

/// One sheet of a workbook as it was read; the first row holds the headings.
struct TemplateTable {
    QString name;
    std::vector<SheetRow> rows;
};

class TemplateSheet
{
public:
    /// `words` must outlive this.
    explicit TemplateSheet(const Words &words);

    /// A name that ends in .json makes the JSON file, any other a workbook. Replaces a file that is there. BadRequest (field:
    /// the place) where an indicator with deductions or steps has no code of its own, by which its rows would be found
    /// again, and for characters that no workbook holds.
    [[nodiscard]] Result<void> write(const QString &path, const rules::evaluation::Template &document, Language language) const;
    /// By the content, whatever the name says. BadRequest where the file is broken, TooLarge beyond any template.
    [[nodiscard]] Result<TemplateReading> read(const QString &path) const;
    [[nodiscard]] TemplateReading read(const std::vector<TemplateTable> &tables) const;
    /// A JSON document, or a workbook with the sheet of indicators.
    [[nodiscard]] bool isTemplate(const QString &path) const;

private:
    const Words &m_words;
};

} // namespace exchange
