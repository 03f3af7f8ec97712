#include "views/panels/changes/scopebar.h"

#include "views/panels/records/browseractions.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QTabBar>
#include <QToolButton>

namespace views::panels {

ScopeBar::ScopeBar(items::ScopeCounts &counts, ScopeWords words, QWidget &panel, std::function<bool()> mayLeave)
    : QWidget(&panel)
    , m_counts(counts)
    , m_words(std::move(words))
    , m_mayLeave(std::move(mayLeave))
    , m_head(new QHBoxLayout)
    , m_foot(new QHBoxLayout)
    , m_bar(new QTabBar(this))
    , m_row(new QWidget(this))
{
    m_head->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), 0);
    m_head->setSpacing(shell::px(4));
    m_head->addWidget(m_bar);
    m_head->addStretch(1);
    m_row->setLayout(m_foot);
    m_foot->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), 0);
    m_foot->setSpacing(shell::px(4));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_head);
    column->addWidget(m_row);
    makeScopes(panel);
    makePresets(panel);
    connect(&m_counts, &items::ScopeCounts::counted, this, &ScopeBar::refresh);
    connect(&m_counts, &items::ScopeCounts::chosen, this, &ScopeBar::refresh);
}

void ScopeBar::makeScopes(QWidget &panel)
{
    m_bar->setObjectName(QStringLiteral("scopes"));
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    for (int scope = 0; scope < m_counts.scopes(); ++scope) {
        m_bar->addTab(QString());
        auto *action = m_scopeActions.emplace_back(new QAction(this));
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key(Qt::Key_1 + scope)));
        connect(action, &QAction::triggered, this, [this, scope] { choose(scope, m_counts.preset()); });
        panel.addAction(action);
    }
    connect(m_bar, &QTabBar::currentChanged, this, [this](int tab) { choose(tab, m_counts.preset()); });
}

void ScopeBar::makePresets(QWidget &panel)
{
    for (int preset = 1; preset < m_counts.presets(); ++preset) {
        auto *button = m_presets.emplace_back(new QToolButton(m_row));
        button->setObjectName(QStringLiteral("preset"));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        auto *action = m_presetActions.emplace_back(new QAction(this));
        action->setShortcut(QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key(Qt::Key_0 + preset)));
        // Pressed again it no longer narrows the list.
        const auto toggle = [this, preset] { choose(m_counts.scope(), m_counts.preset() == preset ? 0 : preset); };
        connect(action, &QAction::triggered, this, toggle);
        connect(button, &QToolButton::clicked, this, toggle);
        panel.addAction(action);
        m_foot->addWidget(button);
    }
    m_foot->addStretch(1);
}

void ScopeBar::choose(int scope, int preset)
{
    if (m_mayLeave())
        m_counts.choose(scope, preset);
    refresh();
}

void ScopeBar::refresh()
{
    const QLocale locale;
    const QSignalBlocker quiet(m_bar);
    const auto numbered = [&](const QString &name, qint64 count) {
        //: A tab or a preset: its name, and how many records stand there.
        return count < 0 ? name : tr("%1  %2").arg(name, locale.toString(count));
    };
    for (int scope = 0; scope < m_counts.scopes(); ++scope) {
        const bool offered = m_counts.isOffered(scope);
        m_bar->setTabText(scope, numbered(m_words.scope(scope), offered ? m_counts.scopeCount(scope) : -1));
        m_bar->setTabEnabled(scope, offered);
        const QString why = offered ? QString() : m_words.whyNot(scope);
        auto &action = *m_scopeActions[size_t(scope)];
        m_bar->setTabToolTip(scope, offered ? action.shortcut().toString(QKeySequence::NativeText) : why);
        BrowserActions::say(action, why);
    }
    m_bar->setCurrentIndex(m_counts.scope());
    for (int preset = 1; preset < m_counts.presets(); ++preset) {
        const qint64 count = m_counts.presetCount(preset);
        auto &button = *m_presets[size_t(preset - 1)];
        button.setText(numbered(m_words.preset(preset), count));
        button.setChecked(preset == m_counts.preset());
        button.setAccessibleName(m_words.preset(preset));
        const bool alarms = count > 0 && m_words.alarms(preset);
        button.setIcon(alarms ? shell::icon(QStringLiteral("warning"), shell::colours(shell::Tone::Bad).text) : QIcon());
        button.setToolButtonStyle(alarms ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonTextOnly);
    }
}

void ScopeBar::retranslate(const QString &whose, const QString &which)
{
    m_bar->setAccessibleName(whose);
    m_row->setAccessibleName(which);
    for (int scope = 0; scope < m_counts.scopes(); ++scope)
        m_scopeActions[size_t(scope)]->setText(tr("Show: %1").arg(m_words.scope(scope)));
    for (size_t i = 0; i < m_presets.size(); ++i) {
        m_presetActions[i]->setText(tr("Only, or no longer only: %1").arg(m_words.preset(int(i) + 1)));
        BrowserActions::say(*m_presetActions[i], {});
        m_presets[i]->setToolTip(m_presetActions[i]->toolTip());
        m_presets[i]->setIconSize(QSize(shell::px(16), shell::px(16)));
    }
    refresh();
}

} // namespace views::panels
