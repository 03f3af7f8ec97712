// NoticeArea: the notices above the panel, newest first; each says what happened, what it means, and what to do.
#pragma once

#include "views/shell/notice.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace views::shell {

class NoticeArea : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeArea(QWidget *parent = nullptr);
    /// The same sentence shown twice stands once. Done and Hint go by themselves after some seconds.
    void add(const Notice &notice);
    /// Closes the newest.
    void closeNewest();
    [[nodiscard]] int count() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    QVBoxLayout *m_stack;
};

} // namespace views::shell
