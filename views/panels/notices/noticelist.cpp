#include "views/panels/notices/noticelist.h"

#include "items/serversentences.h"
#include "views/shell/icons.h"
#include "views/shell/moments.h"
#include "views/shell/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTimeEdit>

namespace views::panels {

using namespace contract;
using items::OrderCall;
using shell::px;

namespace {

constexpr int mostShown = 200;

shell::Tone toneOf(OrderCall::Kind kind)
{
    switch (kind) {
    case OrderCall::Kind::ResponseLate:
    case OrderCall::Kind::ResolveLate:
    case OrderCall::Kind::ReportLate:
        return shell::Tone::Bad;
    case OrderCall::Kind::ResponseNear:
    case OrderCall::Kind::ResolveNear:
    case OrderCall::Kind::ReportNear:
    case OrderCall::Kind::Urged:
    case OrderCall::Kind::Escalated:
        return shell::Tone::Warning;
    case OrderCall::Kind::Assigned:
    case OrderCall::Kind::Reminder:
        return shell::Tone::Accent;
    }
    return shell::Tone::Neutral;
}

QString iconOf(OrderCall::Kind kind)
{
    switch (toneOf(kind)) {
    case shell::Tone::Bad:
        return QStringLiteral("failure");
    case shell::Tone::Warning:
        return kind == OrderCall::Kind::Urged || kind == OrderCall::Kind::Escalated ? QStringLiteral("warning") : QStringLiteral("waiting");
    default:
        return kind == OrderCall::Kind::Reminder ? QStringLiteral("hint") : QStringLiteral("person");
    }
}

enum Role { SecondLine = Qt::UserRole, Moment, Unread };

/// Two lines: what and whose, and what is known of it; the moment at the right.
class CallDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {px(200), 2 * option.fontMetrics.height() + px(14)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        if (chosen)
            painter->fillRect(option.rect, option.palette.highlight());
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, option.palette.alternateBase());
        const QColor ink = option.palette.color(chosen ? QPalette::HighlightedText : QPalette::Text);
        const QColor quiet = chosen ? ink : option.palette.color(QPalette::PlaceholderText);
        const QRect box = option.rect.adjusted(px(12), px(6), -px(12), -px(6));
        const int side = px(16);
        const auto sign = chosen ? shell::icon(index.data(Qt::StatusTipRole).toString(), ink).pixmap(QSize(side, side), painter->device()->devicePixelRatioF())
                                 : index.data(Qt::DecorationRole).value<QIcon>().pixmap(QSize(side, side), painter->device()->devicePixelRatioF());
        painter->drawPixmap(box.left(), box.top() + (option.fontMetrics.height() - side) / 2, side, side, sign);
        const QString moment = index.data(Moment).toString();
        const int momentWidth = option.fontMetrics.horizontalAdvance(moment);
        QRect first = box.adjusted(side + px(8), 0, -momentWidth - px(12), 0);
        first.setHeight(option.fontMetrics.height());
        QFont font = option.font;
        font.setBold(index.data(Unread).toBool());
        painter->setFont(font);
        painter->setPen(ink);
        painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font).elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, first.width()));
        painter->setFont(option.font);
        painter->setPen(quiet);
        painter->drawText(QRect(box.right() - momentWidth, box.top(), momentWidth + 1, first.height()), Qt::AlignRight | Qt::AlignVCenter, moment);
        QRect second = box.adjusted(side + px(8), first.height() + px(2), 0, 0);
        painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter, option.fontMetrics.elidedText(index.data(SecondLine).toString(), Qt::ElideRight, second.width()));
        painter->restore();
    }
};

QString secondLine(const OrderCall &call, Instant now)
{
    QStringList parts;
    if (!call.number.isEmpty())
        parts << call.number;
    if (call.due.ms != 0)
        parts << NoticeList::tr("due %1", "a moment").arg(shell::momentText(call.due, now));
    if (!call.words.isEmpty())
        parts << items::serverSentence(call.words);
    return parts.join(QStringLiteral("  ·  "));
}

} // namespace

NoticeList::NoticeList(items::OrderWatch &watch, const Clock &clock, const QuietHours &quiet, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_watch(watch), m_clock(clock), m_list(new QListWidget(this)), m_empty(new QLabel(this)), m_keep(new QCheckBox(this)), m_from(new QTimeEdit(this)),
      m_to(new QTimeEdit(this))
{
    setObjectName(QStringLiteral("noticeList"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    auto *head = new QLabel(tr("Notices on work orders"), this);
    head->setFont(shell::headingFont(0));
    auto *readAll = new QPushButton(tr("Mark all as read"), this);
    readAll->setFlat(true);
    readAll->setEnabled(watch.unread() > 0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(px(12), px(8), px(8), px(4));
    top->addWidget(head, 1);
    top->addWidget(readAll);

    m_list->setItemDelegate(new CallDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Notices on work orders"));
    m_empty->setText(tr("Nothing to report. What is given to you, falls due, is urged or escalated appears here."));
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(px(12), px(24), px(12), px(24));
    m_empty->setAlignment(Qt::AlignCenter);

    m_keep->setText(tr("Quiet hours"));
    m_keep->setToolTip(tr("In these hours only P1 and the statutory clock are said on the desktop. The list goes on."));
    m_keep->setChecked(quiet.kept);
    m_from->setTime(quiet.from);
    m_to->setTime(quiet.to);
    m_from->setAccessibleName(tr("Quiet from"));
    m_to->setAccessibleName(tr("Quiet until"));
    for (auto *edit : {m_from, m_to}) {
        edit->setDisplayFormat(QStringLiteral("HH:mm"));
        edit->setEnabled(quiet.kept);
    }
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(px(12), px(6), px(12), px(8));
    foot->setSpacing(px(8));
    foot->addWidget(m_keep);
    foot->addWidget(m_from);
    foot->addWidget(new QLabel(QStringLiteral("–"), this));
    foot->addWidget(m_to);
    foot->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    column->addLayout(foot);

    connect(readAll, &QPushButton::clicked, this, [this, readAll] {
        m_watch.markAllRead();
        readAll->setEnabled(false);
    });
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) { choose(m_list->row(item)); });
    connect(m_list, &QListWidget::itemClicked, this, [this](const QListWidgetItem *item) { choose(m_list->row(item)); });
    const auto tell = [this] {
        for (auto *edit : {m_from, m_to})
            edit->setEnabled(m_keep->isChecked());
        Q_EMIT quietChanged({m_keep->isChecked(), m_from->time(), m_to->time()});
    };
    connect(m_keep, &QCheckBox::toggled, this, tell);
    connect(m_from, &QTimeEdit::timeChanged, this, tell);
    connect(m_to, &QTimeEdit::timeChanged, this, tell);
    connect(&m_watch, &items::OrderWatch::changed, this, &NoticeList::fill);
    fill();
    m_list->setFocus();
}

void NoticeList::fill()
{
    const auto &calls = m_watch.calls();
    const int row = m_list->currentRow();
    m_shown.assign(calls.begin(), calls.begin() + std::min<ptrdiff_t>(ptrdiff_t(calls.size()), mostShown));
    m_list->clear();
    const Instant now = m_clock.now();
    for (const auto &call : m_shown) {
        auto *item = new QListWidgetItem(tr("%1: %2", "what, and the order's title").arg(captionOf(call.kind), call.title), m_list);
        item->setIcon(shell::icon(iconOf(call.kind), shell::colours(toneOf(call.kind)).text));
        item->setData(Qt::StatusTipRole, iconOf(call.kind));
        item->setData(SecondLine, secondLine(call, now));
        item->setData(Moment, shell::momentText(call.at, now));
        const bool unread = !m_watch.isRead(call);
        item->setData(Unread, unread);
        item->setToolTip(item->text() + u'\n' + item->data(SecondLine).toString() + u'\n' + shell::stampText(call.at));
        item->setData(Qt::AccessibleTextRole, unread ? tr("Unread. %1").arg(item->text()) : item->text());
        item->setData(Qt::AccessibleDescriptionRole, item->data(SecondLine));
    }
    m_list->setVisible(!m_shown.empty());
    m_empty->setVisible(m_shown.empty());
    m_list->setCurrentRow(m_shown.empty() ? -1 : std::clamp(row, 0, int(m_shown.size()) - 1));
}

void NoticeList::choose(int row)
{
    if (row < 0 || row >= int(m_shown.size()))
        return;
    const auto call = m_shown[size_t(row)];
    close();
    Q_EMIT chosen(call);
}

} // namespace views::panels
