#include "views/shell/commandpalette.h"

#include "views/shell/icons.h"
#include "views/shell/paletterow.h"
#include "views/shell/shortcutsheet.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QStackedLayout>
#include <QTreeWidget>

namespace views::shell {

namespace {

/// What a row stands for; its position among the entries or the actions is at PlaceRole.
enum class RowOf { Heading, Record, Action };
constexpr int PlaceRole = Qt::UserRole;
constexpr int RowRole = PaletteRow::HeadingRole + 1;
constexpr int lateMs = 120;
constexpr int rowsOfAPage = 8;

bool isHeading(const QTreeWidgetItem &item) { return item.data(0, RowRole).toInt() == int(RowOf::Heading); }

} // namespace

CommandPalette::CommandPalette(const QList<QAction *> &actions, RecordSearch *search, const std::vector<RecordKey> &recent, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_words(new QLineEdit(this)), m_found(new QTreeWidget(this)), m_pages(new QStackedLayout),
      m_nothing(new QLabel(this)), m_foot(new QLabel(this)), m_search(search), m_recent(recent)
{
    std::ranges::copy_if(actions, std::back_inserter(m_actions), [](const QAction *action) { return action->isEnabled() && !action->isSeparator() && !action->text().isEmpty(); });
    setWindowTitle(tr("Go to"));
    m_words->setPlaceholderText(m_search ? tr("Find a record, go to a panel, or do something") : tr("Go to a panel, or do something"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_words->setAccessibleDescription(tr("Up and Down choose, Enter opens."));
    m_words->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_words->installEventFilter(this);
    m_found->setAccessibleName(tr("What was found"));
    m_found->setFrameShape(QFrame::NoFrame);
    m_found->setFocusPolicy(Qt::NoFocus);
    m_found->setColumnCount(1);
    m_found->setHeaderHidden(true);
    m_found->setRootIsDecorated(false);
    m_found->setIndentation(0);
    m_found->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_found->setItemDelegate(new PaletteRow(m_found));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setTextFormat(Qt::PlainText);
    m_foot->setForegroundRole(QPalette::PlaceholderText);
    m_foot->setContentsMargins(px(8), 0, 0, 0);
    m_pages->addWidget(m_found);
    m_pages->addWidget(m_nothing);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(12), px(12), px(12), px(8));
    column->setSpacing(px(8));
    column->addWidget(m_words);
    column->addLayout(m_pages, 1);
    column->addWidget(m_foot);
    m_late.setSingleShot(true);
    m_late.setInterval(lateMs);
    connect(&m_late, &QTimer::timeout, this, &CommandPalette::say);
    connect(m_words, &QLineEdit::textChanged, this, &CommandPalette::ask);
    connect(m_words, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_found, &QTreeWidget::itemClicked, this, [this](const QTreeWidgetItem *item) {
        if (!isHeading(*item))
            run();
    });
    if (m_search)
        connect(m_search, &RecordSearch::found, this, &CommandPalette::take);
    ask();
    resize(px(640), px(460));
}

QString CommandPalette::typed() const
{
    return m_words->text().simplified();
}

void CommandPalette::ask()
{
    m_runs = false;
    if (!m_search || (typed().isEmpty() && m_recent.empty())) {
        m_entries.clear();
        m_awaits = false;
        fill();
        return;
    }
    m_awaits = true;
    m_late.start();
    say();
    if (typed().isEmpty())
        m_search->recall(m_recent);
    else
        m_search->search(typed());
}

void CommandPalette::take(const QString &text, const std::vector<FoundEntry> &entries)
{
    if (!m_awaits || text != typed())
        return;
    m_awaits = false;
    m_late.stop();
    m_entries = entries;
    fill();
    if (m_runs)
        run();
}

void CommandPalette::fill()
{
    std::vector<qsizetype> leading;
    std::vector<qsizetype> others;
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        const QString caption = plainText(*m_actions[i]);
        const auto fit = typed().isEmpty() ? CommandFit::Within : m_search ? m_search->fit(typed(), caption) : fitByLetters(typed(), caption);
        if (fit == CommandFit::Begins && typed().size() > 1) // one letter says nothing yet
            leading.push_back(i);
        else if (fit != CommandFit::None)
            others.push_back(i);
    }
    const bool exact = std::ranges::any_of(m_entries, &FoundEntry::exact) && !typed().isEmpty();
    m_found->setUpdatesEnabled(false);
    m_found->clear();
    if (exact)
        addRecords();
    addActions(tr("Commands"), leading);
    if (!exact)
        addRecords();
    addActions(leading.empty() ? tr("Commands") : tr("More commands"), others);
    m_found->setUpdatesEnabled(true);
    selectFirst();
    //: %1 is what was typed.
    m_nothing->setText(tr("Nothing is called “%1”").arg(m_words->text().trimmed()) + u'\n'
                       + (m_search ? tr("Two characters of a name, a piece of a number or an address are enough; pinyin and its initials as well.") : tr("Type a part of what you want to do.")));
    m_pages->setCurrentIndex(m_found->topLevelItemCount() == 0 ? 1 : 0);
    say();
}

void CommandPalette::addHeading(const QString &text, const QString &detail)
{
    auto *item = new QTreeWidgetItem(m_found, {text});
    item->setFlags(Qt::ItemIsEnabled);
    item->setData(0, PaletteRow::DetailRole, detail);
    item->setData(0, PaletteRow::HeadingRole, true);
    item->setData(0, RowRole, int(RowOf::Heading));
}

void CommandPalette::addRecords()
{
    QString kind;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const auto &entry = m_entries[i];
        if (typed().isEmpty() && i == 0)
            addHeading(tr("Recently opened"), {});
        if (!typed().isEmpty() && entry.kind != kind)
            addHeading(entry.kind, entry.ofKind < 0 ? QString() : QLocale().toString(entry.ofKind));
        kind = entry.kind;
        auto *item = new QTreeWidgetItem(m_found, {entry.title});
        item->setIcon(0, icon(entry.icon));
        item->setData(0, PaletteRow::DetailRole, entry.detail);
        item->setData(0, RowRole, int(RowOf::Record));
        item->setData(0, PlaceRole, int(i));
        item->setToolTip(0, entry.detail.isEmpty() ? entry.title : entry.title + u'\n' + entry.detail);
        item->setData(0, Qt::AccessibleTextRole, QStringList{entry.kind, entry.title, entry.detail}.join(QStringLiteral(", ")));
    }
}

void CommandPalette::addActions(const QString &heading, const std::vector<qsizetype> &actions)
{
    if (actions.empty())
        return;
    addHeading(heading, {});
    for (const auto place : actions) {
        const auto *action = m_actions[place];
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto *item = new QTreeWidgetItem(m_found, {plainText(*action)});
        item->setIcon(0, action->icon());
        item->setData(0, PaletteRow::DetailRole, keys);
        item->setData(0, RowRole, int(RowOf::Action));
        item->setData(0, PlaceRole, int(place));
        item->setData(0, Qt::AccessibleTextRole, keys.isEmpty() ? plainText(*action) : QStringList{plainText(*action), keys}.join(QStringLiteral(", ")));
    }
}

void CommandPalette::step(int rows)
{
    const int count = m_found->topLevelItemCount();
    const int direction = rows > 0 ? 1 : -1;
    int row = std::clamp(m_found->indexOfTopLevelItem(m_found->currentItem()) + rows, 0, count - 1);
    while (row >= 0 && row < count && isHeading(*m_found->topLevelItem(row)))
        row += direction;
    if (row < 0) { // above the first row stands its heading only
        selectFirst();
        return;
    }
    if (row < count)
        m_found->setCurrentItem(m_found->topLevelItem(row));
}

void CommandPalette::selectFirst()
{
    for (int row = 0; row < m_found->topLevelItemCount(); ++row) {
        if (isHeading(*m_found->topLevelItem(row)))
            continue;
        m_found->setCurrentItem(m_found->topLevelItem(row));
        break;
    }
    m_found->scrollToTop();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_PageDown:
            step(rowsOfAPage);
            return true;
        case Qt::Key_PageUp:
            step(-rowsOfAPage);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Dark)); // it has no frame of the desktop's
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CommandPalette::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (const auto *window = parentWidget())
        move(window->mapToGlobal(QPoint((window->width() - width()) / 2, qMin(px(72), qMax(0, (window->height() - height()) / 2)))));
    m_words->setFocus();
}

void CommandPalette::run()
{
    if (m_awaits) {
        m_runs = true;
        return;
    }
    const auto *item = m_found->currentItem();
    if (!item || isHeading(*item))
        return;
    const int place = item->data(0, PlaceRole).toInt();
    if (item->data(0, RowRole).toInt() == int(RowOf::Record)) {
        const FoundEntry entry = m_entries[size_t(place)];
        accept();
        Q_EMIT recordChosen(entry.entity, entry.id, entry.panelOf);
        return;
    }
    QAction *action = m_actions[place];
    accept();
    action->trigger();
}

void CommandPalette::say()
{
    m_foot->setText(m_awaits && !m_late.isActive() ? tr("Searching…") : tr("↑ ↓ choose   Enter opens   Esc closes"));
}

} // namespace views::shell
