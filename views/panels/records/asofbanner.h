// AsOfBanner: says that what stands below is the past, and leads back. Takes no space while it is the present.
#pragma once

#include "contract/values.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace views::panels {

class AsOfBanner : public QWidget
{
    Q_OBJECT

public:
    explicit AsOfBanner(QWidget *parent);
    /// 0: the present.
    void show(contract::Instant moment);
    [[nodiscard]] contract::Instant moment() const { return m_moment; }
    void retranslate();

Q_SIGNALS:
    void backAsked();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    contract::Instant m_moment;
    QLabel *m_sign;
    QLabel *m_text;
    QPushButton *m_back;
};

/// A moment as the banner and the reasons for what is locked say it: the day alone where it is the end of one.
[[nodiscard]] QString momentText(contract::Instant moment);

/// Asks for a past day; its end in local time, 0 for today, nothing where the person thought better of it.
[[nodiscard]] std::optional<contract::Instant> askMoment(contract::Instant shown, contract::Instant now, QWidget *parent);

} // namespace views::panels
