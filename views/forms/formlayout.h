// FormLayout: lays field editors out in sections: two columns from 900 px on, one below. Knows nothing of records.
#pragma once

#include <QWidget>
#include <vector>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace views::forms {

class FieldEditor;

class FormLayout : public QWidget
{
    Q_OBJECT

public:
    explicit FormLayout(QWidget *parent);
    /// Starts a section; an empty heading continues without one.
    void addSection(const QString &heading);
    /// Adds to the section begun last. Tab follows the order of adding.
    void addEditor(FieldEditor *editor);
    void finish();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Section {
        QLabel *heading = nullptr;
        QGridLayout *grid = nullptr;
        std::vector<FieldEditor *> editors;
    };
    void arrange(int columns);

    QVBoxLayout *m_column;
    std::vector<Section> m_sections;
    int m_columns = 0;
};

} // namespace views::forms
