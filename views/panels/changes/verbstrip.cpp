#include "views/panels/changes/verbstrip.h"

#include "contract/whendone.h"
#include "items/factory.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/records/flowlayout.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

VerbStrip::VerbStrip(const Shape &shape, const shell::PanelContext &context, QWidget *parent) : RecordStrip(parent), m_shape(shape), m_context(context), m_words(new QLabel(this)), m_bar(new QWidget(this))
{
    m_words->setObjectName(QStringLiteral("standing"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    new FlowLayout(m_bar, shell::px(8));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), 0, shell::px(16), shell::px(8));
    column->setSpacing(shell::px(8));
    column->addWidget(m_words);
    column->addWidget(m_bar);
    connect(&context.host, &shell::PanelHost::actorChanged, this, [this] { refresh(); });
}

QPushButton *VerbStrip::addVerb(const char *name, std::function<void()> run)
{
    auto *button = new QPushButton(m_bar);
    button->setObjectName(QLatin1StringView(name).toString());
    button->setAutoDefault(false);
    button->setProperty("key", ++m_verbs);
    m_bar->layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, std::move(run));
    return button;
}

void VerbStrip::showRow(const replica::ListRow *row)
{
    m_row = row ? std::optional(*row) : std::nullopt;
    setVisible(m_row.has_value());
    take();
    refresh();
}

void VerbStrip::setLock(const QString &reason)
{
    m_lock = reason;
    refresh();
}

QString VerbStrip::words() const { return m_words->text(); }

void VerbStrip::say(const QString &words, shell::Tone tone)
{
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    tone == shell::Tone::Neutral ? m_words->setPalette({}) : inkLabel(*m_words, tone);
}

void VerbStrip::offer(QPushButton &verb, const QString &text, const QString &whyNot)
{
    const QKeySequence key(Qt::ALT | Qt::Key(Qt::Key_0 + verb.property("key").toInt()));
    verb.setText(text);
    verb.setShortcut(key); // a new text takes it away
    verb.setEnabled(whyNot.isEmpty());
    verb.setToolTip(whyNot.isEmpty() ? QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)) : whyNot);
    verb.show();
}

QString VerbStrip::whyNotAct(const QString &right) const
{
    if (!m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    return m_sending ? tr("The act before is on its way.") : m_lock;
}

void VerbStrip::submit(CommandKind kind, const Patch &fields, const QString &reason)
{
    if (!m_row || m_sending)
        return;
    m_sending = true;
    refresh();
    const auto &record = m_row->record;
    const Command act{.id = m_context.ids.next(), .kind = kind, .entity = m_shape.name, .targets = {{record.id, record.revision}}, .fields = fields, .overruled = {}, .reason = reason, .after = {}, .occurredAt = m_context.clock.now()};
    whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
        m_sending = false;
        if (!result)
            m_context.host.notify(changeRefusal(result.error()));
        refresh();
    });
}

} // namespace views::panels
