#include "views/panels/undo/undoactions.h"

#include "views/shell/icons.h"
#include "views/shell/question.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextDocument>

namespace views::panels {

using namespace contract;

namespace {

constexpr size_t mostNamed = 6;

/// A text field in which something was typed takes its own typing back before anything else is.
bool hasItsOwn(const QWidget *focus, bool undo)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(focus))
        return undo ? line->isUndoAvailable() : line->isRedoAvailable();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(focus))
        return undo ? text->document()->isUndoAvailable() : text->document()->isRedoAvailable();
    return false;
}

} // namespace

UndoActions::UndoActions(items::UndoList &list, shell::PanelHost &host, QWidget *window)
    : QObject(window), m_list(list), m_host(host), m_window(window), m_undo(new QAction(this)), m_redo(new QAction(this))
{
    m_undo->setObjectName(QStringLiteral("undo"));
    m_redo->setObjectName(QStringLiteral("redo"));
    m_undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    m_redo->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    for (auto *action : {m_undo, m_redo})
        window->addAction(action);
    connect(m_undo, &QAction::triggered, &list, &items::UndoList::undo);
    connect(m_redo, &QAction::triggered, &list, &items::UndoList::redo);
    connect(&list, &items::UndoList::changed, this, &UndoActions::refresh);
    connect(&list, &items::UndoList::failed, this, [this](const Error &error) { m_host.notify(shell::noticeOf(error)); });
    connect(&host, &shell::PanelHost::languageChanged, this, &UndoActions::refresh);
    connect(&host, &shell::PanelHost::themeChanged, this, &UndoActions::refresh);
    list.setQuestion([this](const std::vector<Command> &others) { return mayTakeAlong(others); });
    QApplication::instance()->installEventFilter(this);
    refresh();
}

void UndoActions::refresh()
{
    const auto show = [](QAction *action, const QString &bare, const QString &withName, const QString &name, const QString &none, bool enabled) {
        action->setText(name.isEmpty() ? bare : withName.arg(name));
        action->setEnabled(enabled);
        action->setToolTip(enabled ? action->text() : none);
    };
    show(m_undo, tr("Undo"), tr("Undo: %1"), m_list.nextUndo(), tr("Nothing has been done yet that could be undone."), m_list.canUndo());
    show(m_redo, tr("Redo"), tr("Redo: %1"), m_list.nextRedo(), tr("Nothing has been undone."), m_list.canRedo());
    m_undo->setIcon(shell::icon(QStringLiteral("undo")));
    m_redo->setIcon(shell::icon(QStringLiteral("redo")));
}

bool UndoActions::mayTakeAlong(const std::vector<Command> &others)
{
    QStringList lines;
    for (const auto &other : others) {
        if (size_t(lines.size()) == mostNamed) {
            lines << tr("…and %n more", nullptr, int(others.size() - mostNamed));
            break;
        }
        lines << QStringLiteral("•  ") + items::UndoList::nameOf(other, other.targets.size(), {});
    }
    return shell::ask({.name = QStringLiteral("undoOthers"),
                       .title = tr("Undo"),
                       .question = tr("Undo: %1?").arg(m_list.nextUndo()),
                       .meaning = tr("These acts build on it and go with it:") + QLatin1Char('\n') + lines.join(QLatin1Char('\n')),
                       .answers = {tr("Undo all of them"), tr("Keep")},
                       .usual = 1},
                      m_window)
        == 0;
}

bool UndoActions::eventFilter(QObject *watched, QEvent *event)
{
    // Every text field claims these keys for itself, also an empty one that has nothing to take back.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool undo = key->matches(QKeySequence::Undo);
        const auto *widget = qobject_cast<QWidget *>(watched);
        const bool typed = qobject_cast<QLineEdit *>(watched) || qobject_cast<QPlainTextEdit *>(watched);
        if (typed && (undo || key->matches(QKeySequence::Redo)) && widget->window() == m_window && !hasItsOwn(widget, undo))
            return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace views::panels
