// ActDetails: one act in full: what it does to which record, when it was done, where it stands in plain words, and why.
#pragma once

#include "items/outboxmodel.h"

#include <QWidget>

class QLabel;
class QTableWidget;

namespace views::panels {

class ActDetails : public QWidget
{
    Q_OBJECT

public:
    explicit ActDetails(QWidget *parent);
    void show(const replica::Act &act, const items::OutboxModel &model, contract::Instant now);
    void clear(const QString &sentence);
    /// What the state means, without more hope than there is.
    [[nodiscard]] static QString meaningOf(replica::ActState state);

private:
    QLabel *m_what;
    QLabel *m_when;
    QLabel *m_state;
    QLabel *m_why;
    QTableWidget *m_fields;
};

} // namespace views::panels
