// RecordStrip: what stands in the pane between a record's title and its tabs, in sight whatever tab is shown: the verbs of
// an order, its steps in one line. recordstrip.cpp lists them all; the pane knows them by this only.
#pragma once

#include "items/queries.h"
#include "views/shell/panelspec.h"

namespace views::panels {

class RecordStrip : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    /// The one saved record in the pane as it stands now, again at each change of it; null where there is none, and while
    /// several records or the past are shown. The strip hides itself where it has nothing to say.
    virtual void showRow(const replica::ListRow *row) = 0;
    /// Why nothing may be begun from the strip now, for the form holds edits; empty where all may.
    virtual void setLock(const QString &reason) = 0;
    /// Sets every visible text in the language of now.
    virtual void retranslate() = 0;

Q_SIGNALS:
    /// Another record, of any entity, was asked for.
    void recordAsked(const QString &entity, const QUuid &record);
    /// What is typed into the form is wanted there: the pane shows its fields.
    void formAsked();
};

struct RecordStripSpec {
    const char *entity; ///< whose records it speaks of
    RecordStrip *(*make)(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
};

/// In the order from the title down.
[[nodiscard]] const std::vector<RecordStripSpec> &recordStrips();

} // namespace views::panels
