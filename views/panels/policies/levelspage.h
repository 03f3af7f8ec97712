// LevelsPage: the service levels as grids: priority by impact and urgency, promises by priority, kind and item, who is told
// when, and what may stand still.
#pragma once

#include "items/policydesk.h"

#include <QWidget>
#include <map>

class QCheckBox;
class QComboBox;
class QLabel;
class QScrollArea;
class QTableView;
class QTimeEdit;
class QToolButton;

namespace items {
class PromiseTable;
}

namespace views::panels {

class LimitEditor;

class LevelsPage : public QWidget
{
    Q_OBJECT

public:
    LevelsPage(items::PolicyDesk &desk, QWidget *parent);
    void retranslate();
    /// Empty: it may be edited; otherwise why not.
    void setLock(const QString &reason);
    /// Of the service items, by code.
    void setItemNames(const std::map<QString, QString> &names);

private:
    QWidget *makeMatrix();
    QTableView *makeTable(items::PromiseTable *table, const QString &name);
    QWidget *makeActionButtons();
    QWidget *makeRest();
    void refresh();
    void refreshActionButtons();
    void fitHeights();
    void putMatrix();
    void putRest();
    void addAction();
    void editAction();
    void removeAction();
    [[nodiscard]] int currentAction() const;

    items::PolicyDesk &m_desk;
    QString m_lock;
    bool m_showing = false; ///< what is put now comes from the desk
    QScrollArea *m_scroll = nullptr;
    std::vector<QLabel *> m_headings;
    std::vector<QLabel *> m_impacts;
    std::vector<QLabel *> m_urgencies;
    std::vector<QComboBox *> m_matrix; ///< row by row
    std::vector<items::PromiseTable *> m_tables;
    std::vector<QTableView *> m_views;
    QToolButton *m_add = nullptr;
    QToolButton *m_edit = nullptr;
    QToolButton *m_remove = nullptr;
    QLabel *m_autoCloseCaption = nullptr;
    LimitEditor *m_autoClose = nullptr;
    QLabel *m_reminderCaption = nullptr;
    LimitEditor *m_reminder = nullptr;
    QLabel *m_dutyCaption = nullptr;
    QTimeEdit *m_dutyFrom = nullptr;
    QTimeEdit *m_dutyTo = nullptr;
    QCheckBox *m_dutyDays = nullptr;
    QLabel *m_holdsCaption = nullptr;
    std::vector<QComboBox *> m_holds; ///< in the order of the choices: not allowed, allowed, with consent
    std::vector<QLabel *> m_holdNames;
};

} // namespace views::panels
