// F23 评价报告 and F25 运行月报, of a run report: its text as it was last read, block by block. A table of the text becomes rows
// of the form, so that any number of columns up to six is printed by one layout.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/scorewords.h"
#include "rules/evaluation/reporttext.h"

namespace exchange {

namespace ev = rules::evaluation;

namespace {

constexpr int mostColumns = 6;
constexpr int mostCharts = 8;

FormRow saying(const char *name, const QString &text)
{
    return {{QString::fromLatin1(name), text}};
}

/// "head3" or "row3", with the cells c1 to c3.
FormRow cellsRow(const char *kind, const QStringList &cells)
{
    const int columns = std::min(int(cells.size()), mostColumns);
    FormRow row{{QStringLiteral("%1%2").arg(QLatin1StringView(kind)).arg(columns), QStringLiteral("1")}};
    for (int i = 0; i < columns; ++i)
        row.insert(QStringLiteral("c%1").arg(i + 1), cells[i].isEmpty() ? QStringLiteral("—") : cells[i]);
    return row;
}

FormMark textMark(FormMark::Point at, const QString &text, int align)
{
    FormMark mark;
    mark.kind = FormMark::Kind::Text;
    mark.points = {at};
    mark.text = text;
    mark.textMm = 3.7;
    mark.align = align;
    return mark;
}

FormMark boxMark(FormMark::Point from, FormMark::Point to)
{
    FormMark mark;
    mark.kind = FormMark::Kind::Rectangle;
    mark.points = {from, to};
    mark.fill = 0xbbbbbb;
    mark.filled = true;
    return mark;
}

/// Bars from top to bottom, each with its label and number.
FormDrawing barsOf(const QString &caption, const std::vector<QStringList> &rows)
{
    constexpr double width = 150;
    constexpr double rowMm = 8;
    constexpr double labelMm = 35;
    constexpr double mostMm = width - labelMm - 20;
    const auto numberOf = [](const QStringList &row) {
        QString digits;
        for (const QChar sign : row.value(1))
            if (sign.isDigit() || sign == u'.')
                digits += sign;
        return digits.toDouble();
    };
    double most = 0;
    for (const auto &row : rows)
        most = std::max(most, numberOf(row));
    FormDrawing drawing{width, rowMm * double(rows.size()) + 2, {}, caption};
    for (size_t i = 0; i < rows.size(); ++i) {
        const double middle = rowMm * double(i) + rowMm / 2 + 1;
        const double length = most > 0 ? mostMm * numberOf(rows[i]) / most : 0;
        drawing.marks.push_back(textMark({labelMm - 2, middle}, rows[i].value(0), 1));
        if (length > 0)
            drawing.marks.push_back(boxMark({labelMm, middle - 2.4}, {labelMm + length, middle + 2.4}));
        drawing.marks.push_back(textMark({labelMm + length + 2, middle}, rows[i].value(1), -1));
    }
    FormMark axis;
    axis.points = {{labelMm, 0}, {labelMm, drawing.heightMm}};
    axis.strokeMm = 0.35;
    drawing.marks.push_back(std::move(axis));
    return drawing;
}

void putBlocks(FormData &form, const ev::ReportText &text, const ev::ReportNumbers &numbers)
{
    FormRows rows;
    int charts = 0;
    const auto filledCells = [&](const QStringList &cells) {
        QStringList said;
        for (const auto &cell : cells)
            said << ev::filled(cell, numbers);
        return said;
    };
    for (const auto &block : text.blocks) {
        const QString words = ev::filled(block.text, numbers);
        switch (block.kind) {
        case ev::ReportBlock::Kind::Heading:
            rows.push_back(saying(block.level <= 1 ? "h1" : block.level == 2 ? "h2" : "h3", words));
            break;
        case ev::ReportBlock::Kind::Paragraph:
            if (!words.isEmpty())
                rows.push_back(saying("paragraph", words));
            break;
        case ev::ReportBlock::Kind::Table:
            rows.push_back(saying("caption", words));
            rows.push_back(cellsRow("head", block.columns));
            for (const auto &row : block.rows)
                rows.push_back(cellsRow("row", filledCells(row)));
            break;
        case ev::ReportBlock::Kind::Chart:
            if (charts == mostCharts)
                break;
            ++charts;
            rows.push_back(saying("caption", words));
            rows.push_back({{QStringLiteral("has_chart%1").arg(charts), QStringLiteral("1")}});
            std::vector<QStringList> bars;
            for (const auto &row : block.rows)
                bars.push_back(filledCells(row));
            form.drawings.insert(QStringLiteral("chart%1").arg(charts), barsOf(words, bars));
            break;
        }
    }
    form.tables.insert(QStringLiteral("blocks"), std::move(rows));
}

} // namespace

FormData fillRunReport(const Record &record, const FormDesk &desk)
{
    const auto report = fromRecord<RunReport>(record).value_or(RunReport());
    const auto evaluation = desk.find(report.evaluation);
    const auto scored = evaluation ? scoredEvaluation(*evaluation, desk) : ScoredEvaluation();
    const bool hasScore = scored.result && scored.document;
    const auto text = ev::reportTextFromJson(report.blocks.toUtf8()).value_or(ev::ReportText());
    const auto numbers = ev::reportNumbersFromJson(report.numbers.toUtf8()).value_or(ev::ReportNumbers());
    FormRows files;
    for (const auto &file : desk.holding<Attachment>({{u"record_id", idText(record.id)}}))
        files.push_back(rowOf({{u"name", file.name}, {u"digest", file.digest}}));
    FormData form;
    put(form, {{u"number", report.number},
        {u"report_title", report.title},
        {u"period", periodWords(report.periodFrom, report.periodTo)},
        {u"unit", report.unit.isNull() ? QStringLiteral("全部使用单位") : desk.unit(report.unit)},
        {u"read_at", numbers.values.empty() ? QString() : momentWords(numbers.readAt)},
        {u"issued_by", desk.personOf(report.issuedBy)},
        {u"issued_on", dayWords(report.issuedAt)},
        {u"subject", evaluation ? subjectWords(*evaluation, desk) : QString()},
        {u"template", scored.templateName},
        {u"evaluation", evaluation ? evaluation->number : QString()},
        {u"method", hasScore ? QStringLiteral("按模板逐项取数计分，%1").arg(evaluatorsWords(*scored.document, desk)) : QString()},
        {u"score", hasScore ? QStringLiteral("%1分").arg(pointsWords(scored.result->score.total)) : QString()},
        {u"grade", hasScore ? gradeWords(scored) : QString()}});
    form.tables.insert(QStringLiteral("dimensions"), dimensionRows(scored));
    form.tables.insert(QStringLiteral("files"), std::move(files));
    putBlocks(form, text, numbers);
    return form;
}

} // namespace exchange
