#include "views/panels/stocktake/stocktakesheet.h"

#include "items/stocktakefindings.h"

#include <QCoreApplication>

namespace views::panels {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StocktakeSheet)
};

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
    add(Words::tr("Missing"), findings.missing);
    add(StocktakeFindings::textOf(rules::Match::Moved), findings.moved);
    add(StocktakeFindings::textOf(rules::Match::Unknown), findings.unknown);
    add(StocktakeFindings::textOf(rules::Match::Duplicate), findings.duplicate);

    const auto &tally = findings.tally;
    print::TableSheet sheet{.title = Words::tr("Stocktake result")};
    sheet.facts << Words::tr("%1 %2").arg(facts.number, facts.title).trimmed() << Words::tr("Unit: %1    Place: %2").arg(facts.unit, facts.place)
                << Words::tr("Expected %L1, found %L2, missing %L3, found elsewhere %L4, unknown %L5, scanned before %L6")
                       .arg(tally.expected).arg(tally.found).arg(tally.missing()).arg(tally.moved).arg(tally.unknown).arg(tally.duplicate);
    if (facts.signedBy.isEmpty())
        sheet.facts << Words::tr("Not signed off; as of %1").arg(facts.printedAt);
    else
        sheet.facts << Words::tr("Signed off by %1, %2").arg(facts.signedBy, facts.signedAt) << Words::tr("SM3 digest of the result: %1").arg(facts.digest);
    sheet.columns = {{Words::tr("No."), 12, Qt::AlignRight}, {Words::tr("Result"), 22}, {Words::tr("Tag or code"), 36}, {Words::tr("Number"), 28}, {Words::tr("Name"), 62},
                     {Words::tr("Place in the ledger"), 46}, {Words::tr("Place of the scan"), 46}};
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
    sheet.empty = Words::tr("Everything was found in its place.");
    sheet.signatures = {Words::tr("Counted by"), Words::tr("Checked by"), Words::tr("Unit's representative")};
    sheet.orientation = QPageLayout::Landscape;
    return sheet;
}

void previewStocktake(const StocktakeFacts &facts, const rules::Findings &findings, QWidget *parent)
{
    print::preview(sheetOf(facts, findings), Words::tr("Stocktake %1").arg(facts.number), parent);
}

} // namespace views::panels
