// TemplateFiles: a template into a workbook or a JSON file and out of one, in a thread of its own; and the window that says
// which cells are not understood.
#pragma once

#include "exchange/templatesheet.h"
#include "views/panels/exchange/importworkshop.h"

#include <QDialog>

namespace views::panels {

class TemplateFiles : public QObject
{
    Q_OBJECT

public:
    TemplateFiles(const contract::Catalogues &catalogues, QObject *parent);
    void write(const QString &path, rules::evaluation::Template document);
    void read(const QString &path);
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void written(const QString &path);
    void wasRead(const QString &path, const std::shared_ptr<exchange::TemplateReading> &reading);
    void failed(const QString &path, const contract::Error &error);

private:
    FileWords m_words;
    exchange::TemplateSheet m_sheet;
    bool m_busy = false;
    WorkThread m_thread{QStringLiteral("template")}; ///< the last, so that it ends first
};

/// Every cell that is not understood, with its sheet, row, column and the reason.
class TemplateProblems : public QDialog
{
    Q_OBJECT

public:
    TemplateProblems(const QString &file, const std::vector<exchange::TemplateProblem> &problems, QWidget *parent);
};

} // namespace views::panels
