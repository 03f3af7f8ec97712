// FollowUpTab (跟进): the order's story, filtered by kind, and the line below where a person adds to it.
#pragma once

#include "items/orderfollowup.h"
#include "views/panels/records/recordtab.h"

class QComboBox;
class QLabel;
class QListView;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace views::panels {

class FollowUpTab : public RecordTab
{
    Q_OBJECT

public:
    FollowUpTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    /// Writes what stands in the line as the chosen kind. Nothing where it is empty or not allowed.
    void add();
    /// Puts the cursor into the line, for that kind of note ("note", "message_out", "urge").
    void beginNote(const QString &kind);
    /// Why nothing can be added; empty where it can.
    [[nodiscard]] QString whyNotAdd() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void activate();
    void typed();
    [[nodiscard]] QString kind() const;
    [[nodiscard]] contract::Command command(const QString &text) const;

    shell::PanelContext m_context;
    items::OrderFollowUp *m_lines;
    QUuid m_order;
    std::vector<QToolButton *> m_filters; ///< all, then by kind
    QPushButton *m_earlier;
    QListView *m_list;
    QLabel *m_empty;
    QComboBox *m_kind;
    QPlainTextEdit *m_text;
    QPushButton *m_add;
    QHash<QUuid, QString> m_typed; ///< what was typed and not added yet, by order
    bool m_sending = false;
};

} // namespace views::panels
