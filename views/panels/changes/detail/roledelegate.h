// RoleDelegate: the role of a step is chosen in its cell, not typed.
#pragma once

#include "items/changesentences.h"
#include "rules/permissions.h"

#include <QComboBox>
#include <QStyledItemDelegate>

namespace views::panels {

class RoleDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *box = new QComboBox(parent);
        box->addItem(QString(), QString());
        for (const auto &role : rules::allRoles())
            box->addItem(items::roleNames({QString::fromLatin1(role.code)}), QString::fromLatin1(role.code));
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *box = static_cast<QComboBox *>(editor);
        box->setCurrentIndex(std::max(0, box->findData(index.data(Qt::EditRole))));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override { model->setData(index, static_cast<QComboBox *>(editor)->currentData()); }
};

} // namespace views::panels
