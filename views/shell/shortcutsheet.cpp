#include "views/shell/shortcutsheet.h"

#include "views/shell/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

namespace views::shell {

QString plainText(const QAction &action)
{
    QString text = action.text();
    return text.remove(u'&').remove(QStringLiteral("…"));
}

ShortcutSheet::ShortcutSheet(const std::vector<ActionGroup> &groups, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *sheet = new QWidget(this);
    auto *grid = new QGridLayout(sheet);
    grid->setContentsMargins(px(16), px(8), px(16), px(16));
    grid->setHorizontalSpacing(px(24));
    grid->setVerticalSpacing(px(4));
    grid->setColumnStretch(0, 1);
    int row = 0;
    const auto addRow = [&](const QString &meaning, const QString &keys) -> QLabel * {
        auto *key = new QLabel(keys, sheet);
        key->setFont(fixedFont());
        auto *text = new QLabel(meaning, sheet);
        grid->addWidget(text, row, 0);
        grid->addWidget(key, row++, 1, Qt::AlignRight);
        return text;
    };
    for (const auto &group : groups) {
        auto *head = new QLabel(group.caption, sheet);
        head->setFont(headingFont(0));
        head->setForegroundRole(QPalette::PlaceholderText);
        head->setContentsMargins(0, px(12), 0, px(4));
        grid->addWidget(head, row++, 0, 1, 2);
        for (const auto *action : group.actions) {
            if (action->isSeparator() || action->shortcuts().isEmpty())
                continue;
            QStringList keys;
            for (const auto &sequence : action->shortcuts())
                keys << sequence.toString(QKeySequence::NativeText);
            addRow(plainText(*action), keys.join(QStringLiteral("  ")))->setEnabled(action->isEnabled());
        }
        for (const auto &[keys, meaning] : group.keys)
            addRow(meaning, keys);
    }
    grid->setRowStretch(row, 1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(sheet);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("List of keyboard shortcuts"));
    auto *close = new QPushButton(tr("Close"), this);
    close->setAccessibleName(close->text());
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(px(16), px(8), px(16), px(16));
    foot->addStretch();
    foot->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll);
    column->addLayout(foot);
    resize(px(480), px(560));
    close->setFocus();
}

} // namespace views::shell
