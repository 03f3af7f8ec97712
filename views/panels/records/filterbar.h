// FilterBar: what narrows the list, as chips that read as a sentence ("State is In use") and go with one key.
#pragma once

#include <QWidget>

class QToolButton;

namespace views::panels {

class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent);
    /// One chip a sentence, in order. An empty list takes no space.
    void setSentences(const QStringList &sentences);
    [[nodiscard]] QStringList sentences() const { return m_sentences; }

Q_SIGNALS:
    void removed(int filter);
    void cleared();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QStringList m_sentences;
    QList<QToolButton *> m_chips;
};

} // namespace views::panels
