#include "views/forms/formlayout.h"

#include "views/forms/fieldeditor.h"
#include "views/shell/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QResizeEvent>

namespace views::forms {

namespace {
constexpr int twoColumnsFrom = 900;
}

FormLayout::FormLayout(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(16));
    m_column->setSpacing(shell::px(8));
}

void FormLayout::addSection(const QString &heading)
{
    Section section;
    if (!heading.isEmpty()) {
        section.heading = new QLabel(heading, this);
        section.heading->setFont(shell::headingFont(1));
        section.heading->setContentsMargins(0, m_sections.empty() ? 0 : shell::px(12), 0, 0);
        m_column->addWidget(section.heading);
    }
    section.grid = new QGridLayout;
    section.grid->setHorizontalSpacing(shell::px(24));
    section.grid->setVerticalSpacing(shell::px(8));
    m_column->addLayout(section.grid);
    m_sections.push_back(section);
}

void FormLayout::addEditor(FieldEditor *editor)
{
    Q_ASSERT_X(!m_sections.empty(), "FormLayout", "a section before its fields");
    m_sections.back().editors.push_back(editor);
}

void FormLayout::finish()
{
    m_column->addStretch(1);
    QWidget *before = nullptr;
    for (const auto &section : m_sections) {
        for (auto *editor : section.editors) {
            if (before)
                setTabOrder(before, editor->input());
            before = editor->input();
        }
    }
    arrange(width() >= shell::px(twoColumnsFrom) ? 2 : 1);
}

void FormLayout::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(event->size().width() >= shell::px(twoColumnsFrom) ? 2 : 1);
}

void FormLayout::arrange(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (const auto &section : m_sections) {
        int row = 0;
        int column = 0;
        for (auto *editor : section.editors) {
            section.grid->removeWidget(editor);
            if (editor->isWide() && column > 0) {
                column = 0;
                ++row;
            }
            const int span = editor->isWide() ? columns : 1;
            section.grid->addWidget(editor, row, column, 1, span, Qt::AlignTop);
            column += span;
            if (column >= columns) {
                column = 0;
                ++row;
            }
        }
        section.grid->setColumnStretch(0, 1);
        section.grid->setColumnStretch(1, columns == 2 ? 1 : 0);
    }
}

} // namespace views::forms
