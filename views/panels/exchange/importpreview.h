// ImportPreview: what an import would do, a line a cell that changes, a record that comes in or a row that stays out.
#pragma once

#include "exchange/importrun.h"
#include "items/entitymodelbase.h"

namespace views::panels {

struct PreviewLine {
    enum class Kind { New, Changed, Related, Remarked, Rejected };
    Kind kind = Kind::New;
    qint64 line = 0; ///< of the file
    QString record;
    int field = -1;
    QString caption; ///< of the field or the column
    QString last;    ///< the file last time
    QString was;
    QString becomes;
    exchange::Side side = exchange::Side::Unknown;
    QString reason;  ///< why it stays out
    bool accepted = true;
};

class ImportPreview : public items::EntityTableBase
{
    Q_OBJECT

public:
    enum Column { Accept, Line, Record, Field, Last, Was, Becomes, Note, ColumnCount };

    explicit ImportPreview(QObject *parent);
    /// Comparing: every line may be accepted or not, and says who changed it.
    void show(std::vector<PreviewLine> lines, bool comparing);
    /// Only lines of the kind; nothing: all.
    void filter(std::optional<PreviewLine::Kind> kind);
    /// Those that are shown.
    void acceptShown(bool accepted);
    [[nodiscard]] bool isComparing() const { return m_comparing; }
    [[nodiscard]] const std::vector<PreviewLine> &lines() const { return m_lines; }
    void retranslate() { tellHeadersChanged(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void acceptanceChanged();

private:
    [[nodiscard]] QString textOf(const PreviewLine &line, int column) const;
    [[nodiscard]] static bool mayBeAccepted(const PreviewLine &line);
    std::vector<PreviewLine> m_lines;
    std::vector<int> m_shown;
    std::optional<PreviewLine::Kind> m_kind;
    bool m_comparing = false;
};

} // namespace views::panels
