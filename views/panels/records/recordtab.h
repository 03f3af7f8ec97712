// RecordTab: a page beside the form that tells more of the one saved record in the pane; made when it is first looked at.
// recordtab.cpp lists them all; the pane knows them by this only.
#pragma once

#include "views/shell/panelspec.h"

namespace views::panels {

class RecordTab : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    /// Shows that record; a null id while the tab is out of sight or no single saved record is chosen: it reads nothing then.
    virtual void showRecord(const QUuid &record) = 0;
    /// Sets every visible text in the language of now.
    virtual void retranslate() = 0;

Q_SIGNALS:
    /// Another record, of any entity, was asked for.
    void recordAsked(const QString &entity, const QUuid &record);
};

struct RecordTabSpec {
    const char *entity; ///< whose records it tells of; empty: any
    const QMetaObject *kind;
    QString (*caption)(); ///< in the language of now
    RecordTab *(*make)(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
};

/// What stands for a tab in the row of them; holds it once it has been turned to.
class TabPage : public QWidget
{
    Q_OBJECT

public:
    TabPage(const RecordTabSpec &spec, const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] const RecordTabSpec &spec() const { return m_spec; }
    /// Null until it is made.
    [[nodiscard]] RecordTab *tab() const { return m_tab; }
    /// False where it was there before.
    bool make();

private:
    const RecordTabSpec &m_spec;
    const contract::Shape &m_shape;
    shell::PanelContext m_context;
    RecordTab *m_tab = nullptr;
};

/// In the order of the tabs, after the form and the history.
[[nodiscard]] const std::vector<RecordTabSpec> &recordTabs();

} // namespace views::panels
