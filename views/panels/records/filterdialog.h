// FilterDialog: makes one filter: a field, a test, and the values in the field's own editors.
#pragma once

#include "views/panels/records/filterwords.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace items {
class Factory;
}
namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class FilterDialog : public QDialog
{
    Q_OBJECT

public:
    /// Begins at that field; `present` are the filters in use, whose values are shown ticked.
    FilterDialog(const contract::Shape &shape, const items::Factory &items, int field, const std::vector<PanelFilter> &present, QWidget *parent);
    /// Nothing while the values say nothing.
    [[nodiscard]] std::optional<PanelFilter> filter() const;

private:
    void showField();
    void showTest();
    void addOptions(const contract::FieldShape &field);
    void addEditors(const contract::FieldShape &field, const QStringList &captions);
    void check();
    [[nodiscard]] const contract::FieldShape &field() const;
    [[nodiscard]] replica::ListFilter::Test test() const;

    const contract::Shape &m_shape;
    const items::Factory &m_items;
    std::vector<PanelFilter> m_present;
    QComboBox *m_field;
    QComboBox *m_test;
    QWidget *m_values = nullptr;
    QVBoxLayout *m_column;
    QListWidget *m_options = nullptr;
    std::vector<forms::FieldEditor *> m_editors;
    QPushButton *m_ok;
};

} // namespace views::panels
