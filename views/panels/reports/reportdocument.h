// reportDocument(): a run report as a text document, for the page on the screen and for the file that a word processor opens
// (ODT). Headings are numbered as officials number them: 一、（一） 1.
#pragma once

#include "rules/evaluation/reporttext.h"

#include <QColor>
#include <QTextDocument>

namespace views::panels {

struct ReportLook {
    QString title;
    QString subtitle; ///< period and unit
    QStringList stale; ///< names of numbers that are others by now: they are marked
    QColor ink;        ///< null: of a file, black on white
    QColor staleInk;
    qreal pointSize = 10.5;
};

void reportDocument(QTextDocument &document, const rules::evaluation::ReportText &text, const rules::evaluation::ReportNumbers &numbers, const ReportLook &look);

/// "一、概况": heads the text of a heading by its place among those before it.
class HeadingCount
{
public:
    [[nodiscard]] QString next(int level);

private:
    std::array<int, 3> m_counts{};
};

} // namespace views::panels
