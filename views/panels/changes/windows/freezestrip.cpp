#include "views/panels/changes/windows/freezestrip.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/windowoutlook.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace views::panels {

using namespace contract;

FreezeStrip::FreezeStrip(const Shape &, const shell::PanelContext &context, QWidget *parent) : RecordStrip(parent), m_context(context), m_icon(new QLabel(this)), m_words(new QLabel(this))
{
    setObjectName(QStringLiteral("freezeStrip"));
    m_words->setObjectName(QStringLiteral("freezeWords"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::RichText);
    m_words->setTextInteractionFlags(Qt::TextBrowserInteraction);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(shell::px(16), 0, shell::px(16), shell::px(8));
    row->setSpacing(shell::px(8));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    connect(m_words, &QLabel::linkActivated, this, [this](const QString &window) { Q_EMIT recordAsked(QString::fromLatin1(Describe<ChangeWindow>::name), idOf(window)); });
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity) {
        if (entity == QLatin1StringView(Describe<ChangeWindow>::name))
            ask();
    });
    hide();
}

QString FreezeStrip::words() const { return m_words->text(); }

void FreezeStrip::showRow(const replica::ListRow *row)
{
    if (!row || !m_row || row->record.id != m_row->record.id)
        m_frozen.clear();
    m_row = row ? std::optional(*row) : std::nullopt;
    ask();
    refresh();
}

void FreezeStrip::ask()
{
    const auto question = ++m_question;
    if (!m_row)
        return;
    const auto job = [record = m_row->record, now = m_context.clock.now()](replica::ListReader &reader) { return items::freezesOn(reader, record, now); };
    whenDone(m_context.items.queries().figure<std::vector<ChangeWindow>>(job), this, [this, question](const Result<std::vector<ChangeWindow>> &frozen) {
        if (question != m_question || !frozen)
            return;
        m_frozen = *frozen;
        refresh();
    });
}

void FreezeStrip::refresh()
{
    setVisible(!m_frozen.empty());
    if (m_frozen.empty())
        return;
    QStringList names;
    bool locked = false;
    for (const auto &window : m_frozen) {
        locked = locked || window.kind == WindowKind::Lockdown;
        const QString kind = window.kind == WindowKind::Lockdown ? tr("Lockdown “%1”") : tr("Freeze “%1”");
        names << QStringLiteral("<a href=\"%1\">%2</a>").arg(idText(window.id.uuid), kind.arg(window.name).toHtmlEscaped());
    }
    const auto tone = locked ? shell::Tone::Bad : shell::Tone::Warning;
    m_icon->setPixmap(shell::icon(QStringLiteral("lock"), shell::colours(tone).text).pixmap(shell::px(16), shell::px(16)));
    m_words->setText(tr("Held at its planned time: %1. It is moved, or let through by an exemption.").arg(names.join(tr(", "))));
    inkLabel(*m_words, tone);
}

} // namespace views::panels
