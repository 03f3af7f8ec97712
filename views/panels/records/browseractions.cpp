#include "views/panels/records/browseractions.h"

#include "views/forms/tables.h"
#include "views/panels/records/buttonrow.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QApplication>
#include <QToolButton>

namespace views::panels {

namespace {

struct ActRow {
    Act act;
    const char *text;
    const char *icon; ///< of its button in the panel's head; empty: no button
    QKeySequence shortcut;
};

// Kept as a function, since a key sequence is no constant expression.
const std::vector<ActRow> &actRows()
{
    static const std::vector<ActRow> rows{
        {Act::Edit, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Edit"), "edit", QKeySequence(Qt::CTRL | Qt::Key_E)},
        {Act::EditCell, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Edit the cell"), "", QKeySequence(Qt::Key_F2)},
        {Act::Retire, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Retire…"), "retire", QKeySequence(Qt::CTRL | Qt::Key_Delete)},
        {Act::Restore, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Restore…"), "restore", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete)},
        {Act::Relate, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Relate…"), "relation", QKeySequence(Qt::CTRL | Qt::Key_L)},
        {Act::Copy, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Copy"), "copy", QKeySequence(Qt::CTRL | Qt::Key_C)},
        {Act::Import, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Import…"), "import", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)},
        {Act::Export, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Export…"), "export", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
        {Act::Print, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Print a form…"), "", QKeySequence(Qt::CTRL | Qt::Key_P)},
        {Act::Paste, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Paste…"), "", QKeySequence(Qt::CTRL | Qt::Key_V)},
        {Act::New, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "New"), "add", QKeySequence(Qt::CTRL | Qt::Key_N)},
        {Act::Save, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Save"), "", QKeySequence(Qt::CTRL | Qt::Key_S)},
        {Act::Unrelate, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Unrelate…"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)},
        {Act::Impact, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Impact…"), "", QKeySequence(Qt::CTRL | Qt::Key_I)},
        {Act::Search, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Search"), "", QKeySequence(Qt::CTRL | Qt::Key_F)},
        {Act::Filter, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Filter…"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)},
        {Act::ClearFilters, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Remove search and filters"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X)},
        {Act::Columns, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Choose columns…"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K)},
        {Act::Sort, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Sort by this column"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
        {Act::AddSort, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Sort by this column too"), "", QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S)},
        {Act::ShowRetired, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Show retired"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)},
        {Act::Views, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Saved views"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V)},
        {Act::AsOf, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "As of a past date…"), "", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)},
        {Act::Tree, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "Tree of units and systems"), "", QKeySequence(Qt::CTRL | Qt::Key_T)},
        {Act::Charts, QT_TRANSLATE_NOOP("views::panels::BrowserActions", "List or charts"), "", QKeySequence(Qt::CTRL | Qt::Key_G)},
    };
    return rows;
}

} // namespace

BrowserActions::BrowserActions(shell::Panel &panel, std::function<RecordBrowser *()> current, const std::vector<Act> &left)
    : QObject(&panel)
    , m_current(std::move(current))
    , m_row(new ButtonRow(shell::px(4), &panel))
{
    for (const auto &row : actRows()) {
        if (std::ranges::find(left, row.act) != left.end())
            continue;
        auto *action = new QAction(this);
        action->setShortcut(row.shortcut);
        connect(action, &QAction::triggered, this, [this, act = row.act] {
            if (auto *browser = m_current())
                browser->perform(act);
        });
        panel.addAction(action);
        m_acts.emplace_back(row.act, action);
        if (*row.icon == 0)
            continue;
        action->setIcon(shell::icon(QString::fromLatin1(row.icon)));
        auto *button = new QToolButton(&panel);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(row.act != Act::New);
        if (row.act == Act::New)
            m_new = button;
        button->setFocusPolicy(Qt::TabFocus);
        m_buttons.push_back(button);
        m_row->add(button, row.act == Act::New ? ButtonRow::Words::Always : ButtonRow::Words::WhereRoom);
    }
}

QAction *BrowserActions::action(Act act) const
{
    const auto found = std::ranges::find(m_acts, act, &std::pair<Act, QAction *>::first);
    return found == m_acts.end() ? nullptr : found->second;
}

void BrowserActions::say(QAction &action, const QString &whyNot)
{
    action.setEnabled(whyNot.isEmpty());
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    //: An action, its keys in brackets, and while it is disabled the reason.
    action.setToolTip(whyNot.isEmpty() ? tr("%1 (%2)").arg(action.text(), keys) : tr("%1 (%2): %3").arg(action.text(), keys, whyNot));
}

void BrowserActions::refresh()
{
    const auto *browser = m_current();
    for (const auto &[act, action] : m_acts)
        say(*action, browser ? browser->whyNot(act) : tr("Nothing may be shown with your roles."));
    if (!m_new)
        return;
    // While a form holds edits, saving them is what the screen leads to; else it is the new record.
    const bool leads = browser && !browser->whyNot(Act::Save).isEmpty() && m_new->isEnabled();
    forms::setRank(*m_new, leads ? forms::Rank::Primary : forms::Rank::Quiet);
    m_new->defaultAction()->setIcon(leads ? shell::icon(QStringLiteral("add"), QApplication::palette().color(QPalette::HighlightedText)) : shell::icon(QStringLiteral("add")));
}

void BrowserActions::retranslate()
{
    for (const auto &row : actRows())
        if (auto *made = action(row.act))
            made->setText(tr(row.text));
    for (auto *button : m_buttons) {
        button->setIconSize(QSize(shell::px(16), shell::px(16)));
        button->setAccessibleName(button->defaultAction()->text());
    }
    m_row->measure();
}

} // namespace views::panels
