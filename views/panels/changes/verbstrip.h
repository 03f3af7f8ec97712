// VerbStrip: what stands above the form of a meeting, a delegation or a template: a sentence of how it stands, and what can be
// done with it now, as buttons with their reasons and Alt+1, Alt+2 …
#pragma once

#include "views/panels/records/recordstrip.h"
#include "views/shell/theme.h"

class QLabel;
class QPushButton;

namespace views::panels {

class VerbStrip : public RecordStrip
{
    Q_OBJECT

public:
    VerbStrip(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    void showRow(const replica::ListRow *row) override;
    void setLock(const QString &reason) override;
    void retranslate() override { refresh(); }
    [[nodiscard]] QString words() const;

protected:
    /// The row is another, or another state of the same.
    virtual void take() = 0;
    /// Says sentence and buttons anew.
    virtual void refresh() = 0;
    QPushButton *addVerb(const char *name, std::function<void()> run);
    void say(const QString &words, shell::Tone tone);
    /// `whyNot`: disabled with that reason; empty: enabled.
    void offer(QPushButton &verb, const QString &text, const QString &whyNot);
    [[nodiscard]] QString whyNotAct(const QString &right) const;
    /// Queues the act on the record that is shown; what the rules say against it is told.
    void submit(contract::CommandKind kind, const contract::Patch &fields, const QString &reason);

    const contract::Shape &m_shape;
    shell::PanelContext m_context;
    std::optional<replica::ListRow> m_row;

private:
    QString m_lock;
    bool m_sending = false;
    QLabel *m_words;
    QWidget *m_bar;
    int m_verbs = 0;
};

} // namespace views::panels
