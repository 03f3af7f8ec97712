#include "views/shell/statusstrip.h"

#include "contract/shape.h"
#include "views/shell/icons.h"
#include "views/shell/moments.h"
#include "views/shell/notice.h"
#include "views/shell/theme.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

namespace views::shell {

using namespace contract;

namespace {

/// An answer that takes longer is said to be awaited.
constexpr int noticeableMs = 3'000;

QString captionOf(const QString &entity)
{
    const Shape *shape = shapeNamed(entity);
    return shape ? QCoreApplication::translate(captionContext(*shape).constData(), shape->captions) : entity;
}

Tone toneOf(Link link)
{
    switch (link) {
    case Link::Connecting:
        return Tone::Neutral;
    case Link::Online:
        return Tone::Good;
    case Link::Offline:
    case Link::SignedOut:
    case Link::Held:
        return Tone::Warning;
    case Link::Untrusted:
    case Link::Incompatible:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

QString iconOf(Link link)
{
    switch (link) {
    case Link::Connecting:
        return QStringLiteral("sync");
    case Link::Online:
        return QStringLiteral("online");
    case Link::Offline:
        return QStringLiteral("offline");
    case Link::SignedOut:
        return QStringLiteral("lock");
    case Link::Held:
        return QStringLiteral("warning");
    case Link::Untrusted:
    case Link::Incompatible:
        return QStringLiteral("failure");
    }
    return QStringLiteral("offline");
}

QToolButton *flatButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void paint(QToolButton *button, const QString &iconName, Tone tone)
{
    const QColor colour = colours(tone).text;
    button->setIcon(icon(iconName, colour));
    QPalette palette;
    palette.setColor(QPalette::ButtonText, colour);
    button->setPalette(palette);
}

} // namespace

StatusStrip::StatusStrip(const Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_link(flatButton(this)), m_age(new QLabel(this)), m_progressText(new QLabel(this)),
      m_progressBar(new QProgressBar(this)), m_unsent(flatButton(this)), m_undecided(flatButton(this)), m_keyring(new QLabel(this)), m_user(new QLabel(this))
{
    m_link->setObjectName(QStringLiteral("link"));
    m_age->setObjectName(QStringLiteral("age"));
    m_progressText->setObjectName(QStringLiteral("progress"));
    m_unsent->setObjectName(QStringLiteral("unsent"));
    m_undecided->setObjectName(QStringLiteral("undecided"));
    m_keyring->setObjectName(QStringLiteral("keyring"));
    m_progressBar->setTextVisible(false);
    m_progressBar->setFixedSize(px(120), px(8));

    auto *line = new QHBoxLayout(this);
    m_line = line;
    line->setContentsMargins(px(8), px(2), px(12), px(2));
    line->setSpacing(px(12));
    line->addWidget(m_link);
    line->addWidget(m_age);
    line->addWidget(m_progressText);
    line->addWidget(m_progressBar);
    line->addStretch();
    line->addWidget(m_undecided);
    line->addWidget(m_unsent);
    line->addWidget(m_keyring);
    line->addWidget(m_user);

    connect(m_link, &QToolButton::clicked, this, &StatusStrip::linkClicked);
    connect(m_unsent, &QToolButton::clicked, this, &StatusStrip::unsentClicked);
    connect(m_undecided, &QToolButton::clicked, this, &StatusStrip::unsentClicked);
    m_aging.setInterval(15'000);
    connect(&m_aging, &QTimer::timeout, this, &StatusStrip::showAge);
    m_aging.start();
    m_patience.setSingleShot(true);
    m_patience.setInterval(noticeableMs);
    connect(&m_patience, &QTimer::timeout, this, &StatusStrip::refresh);
    refresh();
}

void StatusStrip::show(const StatusFacts &facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    m_facts.asking ? m_patience.start() : m_patience.stop();
    refresh();
}

void StatusStrip::showUser(const QString &displayName)
{
    m_user->setText(displayName);
}

void StatusStrip::addTool(QWidget *tool)
{
    m_line->insertWidget(m_line->indexOf(m_undecided), tool);
    QWidget::setTabOrder(m_link, tool);
}

bool StatusStrip::awaitsAnswer() const
{
    return m_facts.link == Link::Online && m_facts.asking && !m_patience.isActive();
}

void StatusStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.fillRect(0, 0, width(), 1, palette().color(QPalette::Mid));
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showProgress();
}

void StatusStrip::refresh()
{
    showLink();
    showAge();
    showProgress();
    showActs();
    m_keyring->setVisible(m_facts.keyringMissing);
    m_keyring->setText(tr("No keyring"));
    m_keyring->setToolTip(tr("The sign-in is not kept on the disk; the password is asked for at each start"));
}

void StatusStrip::showLink()
{
    QString said;
    const bool unanswered = awaitsAnswer();
    switch (m_facts.link) {
    case Link::Connecting:
        said = tr("Connecting");
        break;
    case Link::Online:
        said = unanswered ? tr("Waiting for the server's answer") : tr("Online");
        break;
    case Link::Offline:
        said = m_facts.reason.code == ErrorCode::Unavailable || m_facts.reason.code == ErrorCode::Cancelled
                   ? tr("Offline: the server cannot be reached")
                   : tr("Offline: %1", "followed by the reason").arg(noticeOf(m_facts.reason).happened);
        break;
    case Link::SignedOut:
        said = tr("Offline: sign in again");
        break;
    case Link::Untrusted:
        said = tr("Offline: the server is not the trusted one");
        break;
    case Link::Incompatible:
        said = tr("Offline: the server is of another version");
        break;
    case Link::Held:
        said = tr("Stopped: the server removed unusually many records");
        break;
    }
    m_link->setText(said);
    m_link->setAccessibleName(tr("Connection: %1").arg(said));
    m_link->setToolTip(m_facts.server.isEmpty() ? said : tr("%1\nServer %2").arg(said, m_facts.server));
    const Link drawn = unanswered ? Link::Connecting : m_facts.link;
    paint(m_link, iconOf(drawn), toneOf(drawn));
}

void StatusStrip::showAge()
{
    if (m_facts.syncedAt.ms == 0) {
        m_age->setText(tr("No data yet"));
        m_age->setToolTip({});
        return;
    }
    const QString moment = momentText(m_facts.syncedAt, m_clock.now());
    m_age->setText(m_facts.link == Link::Online && !m_facts.progress && !awaitsAnswer() ? tr("Data is current") : tr("Data of %1", "a moment: 5 min ago").arg(moment));
    m_age->setToolTip(tr("Last agreed with the server: %1").arg(stampText(m_facts.syncedAt)));
}

void StatusStrip::showProgress()
{
    m_progressText->setVisible(m_facts.progress.has_value());
    m_progressBar->setVisible(m_facts.progress.has_value() && width() > px(1100)); // the words before the picture
    if (!m_facts.progress)
        return;
    const auto &[entity, done, total] = *m_facts.progress;
    const QLocale locale;
    const QString what = entity.isEmpty() ? tr("Fetching data") : tr("Fetching %1", "plural caption of an entity").arg(captionOf(entity));
    m_progressText->setText(total > 0 ? tr("%1: %2 of %3").arg(what, locale.toString(done), locale.toString(total))
                                      : tr("%1: %2").arg(what, locale.toString(done)));
    m_progressBar->setRange(0, total > 0 ? 1000 : 0);
    m_progressBar->setValue(total > 0 ? int(std::min<qint64>(1000, done * 1000 / total)) : 0);
    m_progressBar->setAccessibleName(m_progressText->text());
}

void StatusStrip::showActs()
{
    m_unsent->setText(m_facts.unsent == 0 ? tr("Everything is sent") : tr("%n unsent act(s)", nullptr, m_facts.unsent));
    m_unsent->setToolTip(tr("Open the outbox"));
    m_unsent->setAccessibleName(tr("Outbox: %1").arg(m_unsent->text()));
    paint(m_unsent, m_facts.unsent == 0 ? QStringLiteral("done") : QStringLiteral("outbox"), m_facts.unsent == 0 ? Tone::Neutral : Tone::Warning);
    m_undecided->setVisible(m_facts.undecided > 0);
    m_undecided->setText(tr("%n to decide", nullptr, m_facts.undecided));
    m_undecided->setToolTip(tr("Conflicts and refused acts wait for your decision"));
    m_undecided->setAccessibleName(tr("Outbox: %1").arg(m_undecided->text()));
    paint(m_undecided, QStringLiteral("conflict"), Tone::Bad);
}

} // namespace views::shell
