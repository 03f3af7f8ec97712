#include "views/panels/changes/windows/windowstrip.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/captions.h"
#include "items/changewords.h"
#include "items/factory.h"
#include "views/forms/tables.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/panels/changes/windows/releasedialog.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/records/flowlayout.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

WindowStrip::WindowStrip(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordStrip(parent), m_context(context), m_icon(new QLabel(this)), m_words(new QLabel(this)), m_next(new QLabel(this)), m_hits(new QPushButton(this)), m_release(new QPushButton(this))
{
    setObjectName(QStringLiteral("windowStrip"));
    m_words->setObjectName(QStringLiteral("windowWords"));
    m_next->setObjectName(QStringLiteral("windowNext"));
    m_next->setForegroundRole(QPalette::PlaceholderText);
    for (auto *label : {m_words, m_next}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_hits->setObjectName(QStringLiteral("windowHits"));
    m_release->setObjectName(QStringLiteral("releaseWindow"));
    m_release->setShortcut(QKeySequence(Qt::ALT | Qt::Key_1));
    auto *said = new QHBoxLayout;
    said->setSpacing(shell::px(8));
    said->addWidget(m_icon, 0, Qt::AlignTop);
    said->addWidget(m_words, 1);
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar, shell::px(8));
    for (auto *button : {m_release, m_hits}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), 0, shell::px(16), shell::px(8));
    column->setSpacing(shell::px(4));
    column->addLayout(said);
    column->addWidget(m_next);
    column->addWidget(bar);
    connect(m_hits, &QPushButton::clicked, this, &WindowStrip::openHits);
    connect(m_release, &QPushButton::clicked, this, &WindowStrip::openHits);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &WindowStrip::refresh);
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity) {
        if (m_window && (entity == QLatin1StringView(Describe<ChangeRequest>::name) || entity == QLatin1StringView(Describe<ChangeWindow>::name)))
            ask();
    });
    retranslate();
}

void WindowStrip::retranslate()
{
    m_release->setText(tr("Release…"));
    refresh();
}

void WindowStrip::showRow(const replica::ListRow *row)
{
    m_row = row ? std::optional(*row) : std::nullopt;
    m_window.reset();
    m_outlook.reset();
    if (m_row)
        if (auto window = fromRecord<ChangeWindow>(m_row->record))
            m_window = *std::move(window);
    ask();
    refresh();
}

void WindowStrip::setLock(const QString &reason)
{
    m_lock = reason;
    refresh();
}

QString WindowStrip::words() const { return m_words->text(); }

void WindowStrip::ask()
{
    const auto question = ++m_question;
    if (!m_window)
        return;
    const auto job = [window = *m_window, now = m_context.clock.now()](replica::ListReader &reader) { return items::windowOutlookOf(reader, window, now); };
    whenDone(m_context.items.queries().figure<items::WindowOutlook>(job), this, [this, question](const Result<items::WindowOutlook> &outlook) {
        if (question != m_question || !outlook)
            return;
        m_outlook = *outlook;
        refresh();
    });
}

QString WindowStrip::whyNotRelease() const
{
    if (!m_lock.isEmpty())
        return m_lock;
    if (m_sending)
        return tr("The act before is on its way.");
    const QString right = QStringLiteral("change_window.edit");
    if (!m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    if (m_window && m_window->released)
        return tr("It is released already.");
    return m_outlook && m_outlook->times.empty() ? tr("It is over.") : QString();
}

void WindowStrip::refresh()
{
    setVisible(m_window.has_value());
    if (!m_window)
        return;
    const Instant now = m_context.clock.now();
    const bool bars = m_window->kind != WindowKind::Maintenance;
    const bool stands = m_outlook && m_outlook->isInForce(now);
    auto tone = shell::Tone::Neutral;
    QString words;
    if (m_window->released)
        words = tr("Released by %1, %2.").arg(m_window->releasedBy, items::displayTime(m_window->releasedAt.value_or(Instant()), now));
    else if (!m_outlook)
        words = tr("Being worked out…");
    else if (m_outlook->times.empty())
        words = tr("Over; it does not come again.");
    else if (stands) {
        words = bars ? tr("In force until %1.").arg(items::displayTime(m_outlook->times.front().to, now)) : tr("Open until %1.").arg(items::displayTime(m_outlook->times.front().to, now));
        tone = m_window->kind == WindowKind::Lockdown ? shell::Tone::Bad : bars ? shell::Tone::Warning : shell::Tone::Good;
    } else {
        words = tr("Next: %1.").arg(items::spanText(m_outlook->times.front().from, m_outlook->times.front().to));
    }
    if (bars && m_outlook && !m_outlook->hits.empty())
        words += u' ' + tr("It hits %n open change(s).", nullptr, int(m_outlook->hits.size()));
    m_words->setText(words);
    tone == shell::Tone::Neutral ? m_words->setPalette({}) : inkLabel(*m_words, tone);
    m_icon->setVisible(stands && bars);
    m_icon->setPixmap(shell::icon(QStringLiteral("lock"), shell::colours(tone).text).pixmap(shell::px(16), shell::px(16)));
    QStringList times;
    for (size_t i = stands ? 1 : 0; m_outlook && !m_window->schedule.isEmpty() && i < m_outlook->times.size(); ++i)
        times << items::spanText(m_outlook->times[i].from, m_outlook->times[i].to);
    m_next->setText(times.isEmpty() ? QString() : tr("Next times: %1").arg(times.join(tr("; "))));
    m_next->setVisible(!times.isEmpty());
    m_hits->setText(tr("Changes that it hits…"));
    m_hits->setVisible(bars && m_outlook && !m_outlook->hits.empty());
    const QString why = whyNotRelease();
    m_release->setVisible(!m_window->released && !(m_outlook && m_outlook->times.empty()));
    m_release->setEnabled(why.isEmpty());
    m_release->setToolTip(why.isEmpty() ? tr("End it before its time (Alt+1)") : why);
}

void WindowStrip::openHits()
{
    if (!m_window || !m_outlook || findChild<ReleaseDialog *>())
        return;
    auto *dialog = new ReleaseDialog(*m_window, *m_outlook, whyNotRelease(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReleaseDialog::changeAsked, this, [this, dialog](const QUuid &change) {
        dialog->reject();
        Q_EMIT recordAsked(QString::fromLatin1(Describe<ChangeRequest>::name), change);
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = m_row->record.id] {
        if (m_row && m_row->record.id == id)
            release(dialog->reason());
    });
    dialog->open();
}

void WindowStrip::release(const QString &reason)
{
    if (!whyNotRelease().isEmpty())
        return;
    m_sending = true;
    refresh();
    const auto &record = m_row->record;
    const Command act{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<ChangeWindow>::name), .targets = {{record.id, record.revision}}, .fields = {{QStringLiteral("released"), qint64(1)}}, .overruled = {},
                      .reason = reason, .after = {}, .occurredAt = m_context.clock.now()};
    whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
        m_sending = false;
        if (!result)
            m_context.host.notify(changeRefusal(result.error()));
        refresh();
    });
}

} // namespace views::panels
