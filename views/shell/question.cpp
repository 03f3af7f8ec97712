#include "views/shell/question.h"

#include "views/shell/icons.h"
#include "views/shell/rank.h"
#include "views/shell/theme.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::shell {

int ask(const Question &question, QWidget *parent)
{
    Q_ASSERT_X(!question.answers.empty(), "ask", "a question has answers");
    QDialog dialog(parent);
    dialog.setObjectName(question.name);
    dialog.setWindowTitle(question.title);
    auto *mark = new QLabel(&dialog);
    mark->setPixmap(icon(QStringLiteral("warning"), colours(Tone::Warning).text).pixmap(px(24)));
    auto *asked = new QLabel(question.question, &dialog);
    asked->setFont(headingFont(1));
    auto *meaning = new QLabel(question.meaning, &dialog);
    meaning->setObjectName(QStringLiteral("meaning"));
    for (auto *label : {asked, meaning}) {
        label->setTextFormat(Qt::PlainText); // names of records stand in it
        label->setWordWrap(true);
    }
    dialog.setAccessibleName(question.question);
    dialog.setAccessibleDescription(question.meaning);

    auto *words = new QVBoxLayout;
    words->setSpacing(px(8));
    words->addWidget(asked);
    words->addWidget(meaning);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(px(12));
    upper->addWidget(mark, 0, Qt::AlignTop);
    upper->addLayout(words, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(8));
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(&dialog);
    column->setContentsMargins(px(16), px(16), px(16), px(16));
    column->setSpacing(px(16));
    column->addLayout(upper);
    column->addStretch(1);
    column->addLayout(buttons);

    int given = int(question.answers.size()) - 1;
    for (int i = 0; i < int(question.answers.size()); ++i) {
        auto *button = new QPushButton(question.answers[size_t(i)], &dialog);
        button->setAutoDefault(false);
        button->setAccessibleName(button->text());
        buttons->addWidget(button);
        QObject::connect(button, &QPushButton::clicked, &dialog, [&dialog, &given, i] {
            given = i;
            dialog.accept();
        });
        if (i == question.usual) {
            button->setDefault(true);
            setRank(*button, Rank::Primary);
            button->setFocus();
        }
    }
    dialog.setMinimumWidth(px(420));
    dialog.exec();
    return given;
}

} // namespace views::shell
