// PromiseTable: what is promised, as a grid that a person edits: by priority, by kind of order, by service item; and who is
// told when. A cell of a promise is edited as the text of its limit ("working 480"); an empty text promises nothing.
#pragma once

#include "items/entitymodelbase.h"
#include "items/policydesk.h"

namespace items {

class PromiseTable : public EntityTableBase
{
    Q_OBJECT

public:
    enum class Part { Priorities, Kinds, Items, Actions };
    enum class Cell {
        Name,       ///< of the row
        ByPriority, ///< a tick
        For,        ///< priorities and kinds
        Response,
        Resolve,
        FirstNotice,
        Progress,
        FlashReport,
        Report,
        Clock,
        When,
        To,
        Hours,      ///< a tick: at any hour
    };
    PromiseTable(Part part, PolicyDesk &desk, QObject *parent = nullptr);

    [[nodiscard]] Cell cellAt(int column) const { return m_cells[size_t(column)]; }
    /// A cell that must hold a promise.
    [[nodiscard]] bool isRequired(const QModelIndex &index) const;
    void setEditable(bool editable);
    /// Of the service items, by code: beside its code an item's row says its name.
    void setItemNames(const std::map<QString, QString> &names);
    [[nodiscard]] bool isEditable() const { return m_editable; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void follow();
    [[nodiscard]] bool isLimit(Cell cell) const;
    [[nodiscard]] std::optional<rules::TimeLimit> limitAt(const QModelIndex &index) const;
    [[nodiscard]] QString textAt(const QModelIndex &index) const;
    [[nodiscard]] bool *tickAt(rules::ServiceLevels &levels, const QModelIndex &index) const;

    Part m_part;
    PolicyDesk &m_desk;
    std::vector<Cell> m_cells;
    int m_rows = 0; ///< that the views know
    bool m_editable = false;
    std::map<QString, QString> m_itemNames;
};

} // namespace items
