// PartsGrid: the few rows of one kind that a template holds (deductions, steps, evaluators, grades), each with its fields, to be
// added, moved and removed; what is wrong is said under the row.
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace views::panels {

/// Wide enough for its longest entry.
void showWhole(QComboBox &box);

class PartsGrid : public QWidget
{
    Q_OBJECT

public:
    struct Column {
        enum class Kind {
            Text,
            Points,     ///< hundredths
            Share,      ///< basis points
            MaybeShare, ///< the same, or none
            Whole,
            Choice,     ///< a code
            Formula,    ///< on a line of its own under the others
        };
        Kind kind = Kind::Text;
        QString caption;
        std::vector<std::pair<QString, QString>> choices = {}; ///< code, words
    };
    struct Cell {
        QString text;
        std::optional<int> number;
        bool operator==(const Cell &) const = default;
    };
    using Row = std::vector<Cell>;

    explicit PartsGrid(QWidget *parent);
    void setColumns(std::vector<Column> columns);
    void setWords(const QString &add, const QString &empty);
    /// Rows that are there already are filled anew, not made anew, so that the cursor stays.
    void show(const std::vector<Row> &rows, bool editable, bool movable);
    /// One sentence a row; empty: nothing is wrong with it.
    void mark(const QStringList &sentences);
    void focusRow(int row);
    [[nodiscard]] QWidget *field(int row, int column) const;

Q_SIGNALS:
    void edited(int row, int column, const views::panels::PartsGrid::Cell &cell);
    void added();
    void removed(int row);
    void moved(int row, int by);

private:
    struct Line {
        std::vector<QWidget *> fields;
        QPushButton *up = nullptr;
        QPushButton *down = nullptr;
        QPushButton *remove = nullptr;
        QLabel *problem = nullptr;
    };
    void rebuild(int rows);
    QWidget *makeField(const Column &column, int row, int at);
    void fill(QWidget &field, const Column &column, const Cell &cell, bool editable);

    std::vector<Column> m_columns;
    std::vector<Line> m_lines;
    QGridLayout *m_grid;
    QWidget *m_body;
    QLabel *m_empty;
    QPushButton *m_add;
    bool m_stale = true; ///< the columns are others
};

} // namespace views::panels
