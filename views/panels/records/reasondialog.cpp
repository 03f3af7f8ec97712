#include "views/panels/records/reasondialog.h"

#include "views/shell/rank.h"
#include "views/shell/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

std::optional<QString> askReason(const ReasonQuestion &question, QWidget *parent)
{
    QDialog dialog(parent);
    dialog.setObjectName(QStringLiteral("reasonDialog"));
    dialog.setWindowTitle(question.title);
    auto *asked = new QLabel(question.question, &dialog);
    asked->setFont(shell::headingFont(1));
    asked->setWordWrap(true);
    auto *meaning = new QLabel(question.consequence, &dialog);
    meaning->setWordWrap(true);
    auto *reason = new QLineEdit(&dialog);
    reason->setMaxLength(2000);
    reason->setPlaceholderText(QCoreApplication::translate("ReasonDialog", "Reason, kept in the history"));
    reason->setAccessibleName(reason->placeholderText());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    buttons->button(QDialogButtonBox::Ok)->setText(question.verb);
    buttons->button(QDialogButtonBox::Ok)->setDefault(true);
    shell::setRank(*buttons->button(QDialogButtonBox::Ok), shell::Rank::Primary);
    buttons->button(QDialogButtonBox::Cancel)->setText(QCoreApplication::translate("ReasonDialog", "Cancel"));
    auto *column = new QVBoxLayout(&dialog);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addWidget(asked);
    column->addWidget(meaning);
    column->addWidget(reason);
    column->addStretch(1);
    column->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    dialog.setMinimumWidth(shell::px(420));
    reason->setFocus();
    if (dialog.exec() != QDialog::Accepted)
        return {};
    return reason->text().trimmed();
}

} // namespace views::panels
