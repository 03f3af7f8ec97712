#include "views/panels/evaluation/improvementverbs.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "rules/recurrence.h"
#include "views/forms/tables.h"
#include "views/panels/evaluation/evaluationrefusal.h"
#include "views/panels/evaluation/fieldsdialog.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/records/flowlayout.h"
#include "views/shell/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
namespace ev = rules::evaluation;
using ev::ImprovementOffer;
using ev::ImprovementVerb;

namespace {

constexpr size_t mostVerbs = 5;

QString verbText(ImprovementVerb verb) { return QCoreApplication::translate("ImprovementVerb", ev::captionOf(verb)); }

} // namespace

ImprovementVerbs::ImprovementVerbs(const Shape &, const shell::PanelContext &context, QWidget *parent) : RecordStrip(parent), m_context(context), m_hint(new QLabel(this)), m_refusal(new QLabel(this))
{
    setObjectName(QStringLiteral("improvementVerbs"));
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar, shell::px(8));
    for (size_t i = 0; i < mostVerbs; ++i) {
        auto *button = m_buttons.emplace_back(new QPushButton(this));
        button->setObjectName(QStringLiteral("improvementVerb%1").arg(i));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, button] { doVerb(ImprovementVerb(button->property("verb").toInt())); });
        row->addWidget(button);
    }
    for (auto *label : {m_hint, m_refusal}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), 0, shell::px(16), shell::px(8));
    column->setSpacing(shell::px(4));
    column->addWidget(bar);
    column->addWidget(m_hint);
    column->addWidget(m_refusal);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &ImprovementVerbs::refresh);
    refresh();
}

void ImprovementVerbs::retranslate() { refresh(); }

void ImprovementVerbs::showRow(const replica::ListRow *row)
{
    if (!row || !m_row || row->record.values != m_row->record.values || row->record.id != m_row->record.id)
        m_error.reset();
    m_row = row ? std::optional(*row) : std::nullopt;
    m_item.reset();
    if (row)
        if (auto item = fromRecord<ImprovementItem>(row->record))
            m_item = *std::move(item);
    refresh();
}

void ImprovementVerbs::setLock(const QString &reason)
{
    m_lock = reason;
    refresh();
}

void ImprovementVerbs::refresh()
{
    m_offers = m_item ? ev::allowedVerbs(*m_item, m_context.host.actor()) : std::vector<ImprovementOffer>();
    setVisible(m_item.has_value());
    bool primary = false;
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        auto *button = m_buttons[i];
        button->setVisible(i < m_offers.size());
        if (i >= m_offers.size())
            continue;
        const auto &offer = m_offers[i];
        const QString problem = !m_lock.isEmpty() ? m_lock : offer.problem ? evaluationRefusal(*offer.problem).happened : QString();
        button->setProperty("verb", int(offer.verb));
        button->setText(verbText(offer.verb) + QStringLiteral("…"));
        button->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + int(i))));
        button->setEnabled(problem.isEmpty() && !m_sending);
        button->setToolTip(problem.isEmpty() ? QStringLiteral("%1 (Alt+%2)").arg(verbText(offer.verb)).arg(i + 1) : problem);
        const bool leads = !primary && problem.isEmpty() && offer.verb != ImprovementVerb::Cancel && offer.verb != ImprovementVerb::Return;
        forms::setRank(*button, leads ? forms::Rank::Primary : forms::Rank::Quiet);
        primary = primary || leads;
    }
    const bool late = m_item && ev::isOverdue(*m_item, rules::dayOf(m_context.clock.now()));
    m_hint->setText(late ? tr("Overdue since %1.").arg(m_item->dueOn.toString(Qt::ISODate)) : QString());
    m_hint->setVisible(late);
    inkLabel(*m_hint, shell::Tone::Bad);
    m_refusal->setText(m_error ? evaluationRefusal(*m_error).happened : QString());
    m_refusal->setVisible(m_error.has_value());
    inkLabel(*m_refusal, shell::Tone::Bad);
}

void ImprovementVerbs::doVerb(ImprovementVerb verb)
{
    const auto found = std::ranges::find(m_offers, verb, &ImprovementOffer::verb);
    if (found == m_offers.end() || found->problem || m_sending || !m_lock.isEmpty() || findChild<FieldsDialog *>())
        return;
    auto *dialog = new FieldsDialog({.title = verbText(verb), .fields = ev::fieldsOf(verb), .wantsReason = found->wantsReason}, shapeOf<ImprovementItem>(), *m_row, m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, offer = *found, id = m_row->record.id] {
        if (m_row && m_row->record.id == id)
            submit(offer, dialog->fields(), dialog->reason());
    });
    dialog->open();
}

void ImprovementVerbs::submit(const ImprovementOffer &offer, Patch fields, const QString &reason)
{
    fields.insert_or_assign(QStringLiteral("state"), Codec<ImprovementState>::encode(offer.to));
    m_sending = true;
    m_error.reset();
    refresh();
    const Command act{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<ImprovementItem>::name), .targets = {{m_row->record.id, m_row->record.revision}}, .fields = std::move(fields), .overruled = {}, .reason = reason, .after = {}, .occurredAt = m_context.clock.now()};
    whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
        m_sending = false;
        if (!result)
            m_error = result.error();
        refresh();
    });
}

} // namespace views::panels
