// ColumnChooser: which columns the list shows. Typing narrows the list, Space ticks; it takes effect at once.
#pragma once

#include <QFrame>
#include <vector>

class QLineEdit;
class QListWidget;

namespace views::panels {

struct ColumnChoice {
    QString caption;
    QString section;
    bool shown = false;
    bool mayHide = true; ///< the record's number and title always stay
};

class ColumnChooser : public QFrame
{
    Q_OBJECT

public:
    ColumnChooser(const std::vector<ColumnChoice> &columns, QWidget *parent);
    /// Opens as a popup under the widget.
    void openUnder(QWidget *anchor);

Q_SIGNALS:
    void toggled(int column, bool shown);
    void resetAsked();

private:
    void narrow(const QString &typed);

    QLineEdit *m_search;
    QListWidget *m_list;
};

} // namespace views::panels
