#include "views/panels/evaluation/template/templatefiles.h"

#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

TemplateFiles::TemplateFiles(const Catalogues &catalogues, QObject *parent) : QObject(parent), m_words(catalogues), m_sheet(m_words.words()) {}

void TemplateFiles::write(const QString &path, rules::evaluation::Template document)
{
    m_busy = true;
    m_thread.run([this, path, document = std::move(document), language = FileWords::language()] {
        const auto done = m_sheet.write(path, document, language);
        QMetaObject::invokeMethod(this, [this, done, path] {
            m_busy = false;
            if (done)
                Q_EMIT written(path);
            else
                Q_EMIT failed(path, done.error());
        }, Qt::QueuedConnection);
    });
}

void TemplateFiles::read(const QString &path)
{
    m_busy = true;
    m_thread.run([this, path] {
        auto reading = m_sheet.read(path);
        auto held = reading ? std::make_shared<exchange::TemplateReading>(*std::move(reading)) : nullptr;
        QMetaObject::invokeMethod(this, [this, path, held, error = held ? Error{} : reading.error()] {
            m_busy = false;
            if (held)
                Q_EMIT wasRead(path, held);
            else
                Q_EMIT failed(path, error);
        }, Qt::QueuedConnection);
    });
}

TemplateProblems::TemplateProblems(const QString &file, const std::vector<exchange::TemplateProblem> &problems, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("templateProblems"));
    setWindowTitle(tr("The template was not taken"));
    auto *heading = new QLabel(tr("%n cell(s) of “%1” are not understood", nullptr, int(problems.size())).arg(QFileInfo(file).fileName()), this);
    heading->setFont(shell::headingFont(1));
    heading->setWordWrap(true);
    auto *meaning = new QLabel(tr("Nothing of the file was taken: half a template is none. Mend the cells and take the file again."), this);
    meaning->setWordWrap(true);
    auto *list = new QTreeWidget(this);
    list->setObjectName(QStringLiteral("problems"));
    list->setHeaderLabels({tr("Sheet"), tr("Row"), tr("Column"), tr("It says"), tr("Reason")});
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setAccessibleName(tr("Cells that are not understood"));
    for (const auto &problem : problems) {
        auto *item = new QTreeWidgetItem(list, {problem.sheet, problem.row > 0 ? QString::number(problem.row) : QString(), problem.column, problem.cell, problem.reason});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(4, problem.reason);
    }
    for (const auto &[column, width] : {std::pair<int, int>{0, 110}, {1, 60}, {2, 150}, {3, 150}})
        list->setColumnWidth(column, shell::px(width));
    auto *buttons = new QDialogButtonBox(this);
    forms::setRank(*buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole), forms::Rank::Primary);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(8));
    column->addWidget(heading);
    column->addWidget(meaning);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    resize(shell::px(760), shell::px(420));
}

} // namespace views::panels
