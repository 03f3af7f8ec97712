// LimitEditor: a promised time in one line: a number and what it counts. LimitDelegate puts it into the grids of promises.
#pragma once

#include "rules/servicelevels.h"

#include <QStyledItemDelegate>
#include <QWidget>

class QComboBox;
class QSpinBox;

namespace views::panels {

class LimitEditor : public QWidget
{
    Q_OBJECT

public:
    enum class MayBeEmpty { No, Yes };
    LimitEditor(MayBeEmpty mayBeEmpty, QWidget *parent);
    /// "working 480"; an empty text promises nothing.
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void retranslate();
    /// What the empty text says where that is not "nothing promised".
    void nameEmpty(const QString &word);

Q_SIGNALS:
    /// By the person.
    void edited();

private:
    void fill();

    bool m_mayBeEmpty;
    QString m_emptyWord;
    QSpinBox *m_number;
    QComboBox *m_unit;
};

class LimitDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace views::panels
