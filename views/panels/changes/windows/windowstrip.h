// WindowStrip: above the form of a window or freeze: whether it is in force, when it comes next, which changes it hits, and its
// release, with what becomes free by it said before.
#pragma once

#include "contract/entities/changewindow.h"
#include "items/windowoutlook.h"
#include "views/panels/records/recordstrip.h"

class QLabel;
class QPushButton;

namespace views::panels {

class WindowStrip : public RecordStrip
{
    Q_OBJECT

public:
    WindowStrip(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    void showRow(const replica::ListRow *row) override;
    void setLock(const QString &reason) override;
    void retranslate() override;
    /// Lists the changes that it hits; from there it is released.
    void openHits();
    [[nodiscard]] QString words() const;

private:
    void ask();
    void refresh();
    [[nodiscard]] QString whyNotRelease() const;
    void release(const QString &reason);

    shell::PanelContext m_context;
    std::optional<replica::ListRow> m_row;
    std::optional<contract::ChangeWindow> m_window;
    std::optional<items::WindowOutlook> m_outlook;
    QString m_lock;
    quint64 m_question = 0;
    bool m_sending = false;
    QLabel *m_icon;
    QLabel *m_words;
    QLabel *m_next;
    QPushButton *m_hits;
    QPushButton *m_release;
};

} // namespace views::panels
