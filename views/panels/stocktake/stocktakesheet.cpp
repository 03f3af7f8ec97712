#include "views/panels/stocktake/stocktakesheet.h"

#include "items/stocktakefindings.h"

#include <QCoreApplication>

namespace views::panels {

namespace {

struct Line {
    QString kind;
    rules::Finding finding;
};

} // namespace

print::TableSheet sheetOf(const StocktakeFacts &facts, const rules::Findings &findings)
{
    using items::StocktakeFindings;
    auto lines = std::make_shared<std::vector<Line>>();
    const auto add = [&](const QString &kind, const std::vector<rules::Finding> &list) {
        for (const auto &finding : list)
            lines->push_back({kind, finding});
    };
    add(QCoreApplication::translate("StocktakeSheet", "Missing"), findings.missing);
    add(StocktakeFindings::textOf(rules::Match::Moved), findings.moved);
    add(StocktakeFindings::textOf(rules::Match::Unknown), findings.unknown);
    add(StocktakeFindings::textOf(rules::Match::Duplicate), findings.duplicate);

    const auto &tally = findings.tally;
    print::TableSheet sheet{.title = QCoreApplication::translate("StocktakeSheet", "Stocktake result")};
    sheet.facts << QCoreApplication::translate("StocktakeSheet", "%1 %2").arg(facts.number, facts.title).trimmed() << QCoreApplication::translate("StocktakeSheet", "Unit: %1    Place: %2").arg(facts.unit, facts.place)
                << QCoreApplication::translate("StocktakeSheet", "Expected %L1, found %L2, missing %L3, found elsewhere %L4, unknown %L5, scanned before %L6")
                       .arg(tally.expected).arg(tally.found).arg(tally.missing()).arg(tally.moved).arg(tally.unknown).arg(tally.duplicate);
    if (facts.signedBy.isEmpty())
        sheet.facts << QCoreApplication::translate("StocktakeSheet", "Not signed off; as of %1").arg(facts.printedAt);
    else
        sheet.facts << QCoreApplication::translate("StocktakeSheet", "Signed off by %1, %2").arg(facts.signedBy, facts.signedAt) << QCoreApplication::translate("StocktakeSheet", "SM3 digest of the result: %1").arg(facts.digest);
    sheet.columns = {{QCoreApplication::translate("StocktakeSheet", "No."), 12, Qt::AlignRight}, {QCoreApplication::translate("StocktakeSheet", "Result"), 22}, {QCoreApplication::translate("StocktakeSheet", "Tag or code"), 36}, {QCoreApplication::translate("StocktakeSheet", "Number"), 28}, {QCoreApplication::translate("StocktakeSheet", "Name"), 62},
                     {QCoreApplication::translate("StocktakeSheet", "Place in the ledger"), 46}, {QCoreApplication::translate("StocktakeSheet", "Place of the scan"), 46}};
    sheet.rows = int(lines->size());
    sheet.cell = [lines](int row, int column) -> QString {
        const auto &[kind, finding] = (*lines)[size_t(row)];
        switch (column) {
        case 0: return QString::number(row + 1);
        case 1: return kind;
        case 2: return finding.code.isEmpty() ? finding.tag : finding.code;
        case 3: return finding.number;
        case 4: return finding.name;
        case 5: return StocktakeFindings::placeText(finding.expected);
        default: return StocktakeFindings::placeText(finding.seen);
        }
    };
    sheet.empty = QCoreApplication::translate("StocktakeSheet", "Everything was found in its place.");
    sheet.signatures = {QCoreApplication::translate("StocktakeSheet", "Counted by"), QCoreApplication::translate("StocktakeSheet", "Checked by"), QCoreApplication::translate("StocktakeSheet", "Unit's representative")};
    sheet.orientation = QPageLayout::Landscape;
    return sheet;
}

void previewStocktake(const StocktakeFacts &facts, const rules::Findings &findings, QWidget *parent)
{
    print::preview(sheetOf(facts, findings), QCoreApplication::translate("StocktakeSheet", "Stocktake %1").arg(facts.number), parent);
}

} // namespace views::panels
