// ChangePage: what stands in the panel of changes beside the list of them: windows, meetings, deputies, templates. The panel
// knows pages by this only; changepages.cpp lists them. A page is made when it is first shown.
#pragma once

#include "views/panels/records/recordbrowser.h"

namespace views::panels {

class ChangePage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    virtual void retranslate() = 0;
    /// Where the panel's usual actions act; null for a page without a list of records.
    [[nodiscard]] virtual RecordBrowser *browser() { return nullptr; }
    virtual void showRecord(const QUuid &) {}
    [[nodiscard]] virtual bool mayLeave() { return true; }
    [[nodiscard]] virtual QWidget *firstFocus() { return this; }
    [[nodiscard]] virtual QVariantMap layoutState() const { return {}; }
    virtual void restoreLayoutState(const QVariantMap &) {}

Q_SIGNALS:
    /// What may be done has changed.
    void actsChanged();
};

struct ChangePageSpec {
    const char *id;      ///< of its settings
    const char *caption; ///< English, for QCoreApplication::translate("ChangePage", caption)
    const char *entity;  ///< whose records it opens; may be empty
    ChangePage *(*make)(shell::Panel &panel, const shell::PanelContext &context, QWidget *parent);
};

/// In the order of the switch, behind the list of changes.
[[nodiscard]] const std::vector<ChangePageSpec> &changePages();

/// A page that is the list of one entity with the record beside it.
class RecordPage : public ChangePage
{
    Q_OBJECT

public:
    RecordPage(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    void retranslate() override;
    [[nodiscard]] RecordBrowser *browser() override { return m_browser; }
    void showRecord(const QUuid &record) override { m_browser->showRecord(record); }
    [[nodiscard]] bool mayLeave() override { return m_browser->mayLeave(); }
    [[nodiscard]] QWidget *firstFocus() override { return m_browser->firstFocus(); }
    [[nodiscard]] QVariantMap layoutState() const override { return m_browser->layoutState(); }
    void restoreLayoutState(const QVariantMap &state) override { m_browser->restoreLayoutState(state); }

protected:
    /// A new record begins in the form, with these values.
    void beginWith(const contract::Patch &values);

    shell::PanelContext m_context;
    RecordBrowser *m_browser;
};

} // namespace views::panels
