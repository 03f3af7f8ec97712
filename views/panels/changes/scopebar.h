// ScopeBar: whose records and which of them, as tabs over a row of presets, each with its number and its keys
// (Ctrl+Alt+digit, Alt+Shift+digit).
#pragma once

#include "items/scopecounts.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QTabBar;
class QToolButton;

namespace views::panels {

/// The words of the bar in the language of now.
struct ScopeWords {
    std::function<QString(int scope)> scope;
    std::function<QString(int preset)> preset;
    /// Why the scope cannot be chosen, where it is not offered.
    std::function<QString(int scope)> whyNot;
    /// Its number, where it is not 0, wants to be seen.
    std::function<bool(int preset)> alarms;
};

class ScopeBar : public QWidget
{
    Q_OBJECT

public:
    /// Actions join `panel`; `mayLeave` is asked before another list is shown.
    ScopeBar(items::ScopeCounts &counts, ScopeWords words, QWidget &panel, std::function<bool()> mayLeave);
    void choose(int scope, int preset);
    void retranslate(const QString &whose, const QString &which);
    /// At the right of the tabs.
    [[nodiscard]] QHBoxLayout &head() const { return *m_head; }
    /// At the right of the presets.
    [[nodiscard]] QHBoxLayout &foot() const { return *m_foot; }

private:
    void makeScopes(QWidget &panel);
    void makePresets(QWidget &panel);
    void refresh();

    items::ScopeCounts &m_counts;
    ScopeWords m_words;
    std::function<bool()> m_mayLeave;
    QHBoxLayout *m_head;
    QHBoxLayout *m_foot;
    QTabBar *m_bar;
    QWidget *m_row;
    std::vector<QToolButton *> m_presets; ///< from preset 1 on
    std::vector<QAction *> m_scopeActions;
    std::vector<QAction *> m_presetActions;
};

} // namespace views::panels
