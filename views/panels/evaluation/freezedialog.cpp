#include "views/panels/evaluation/freezedialog.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/evaluationwords.h"
#include "items/factory.h"
#include "rules/attachments.h"
#include "views/forms/tables.h"
#include "views/panels/evaluation/evaluationrefusal.h"
#include "views/shell/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

FreezeDialog::FreezeDialog(const Evaluation &evaluation, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_evaluation(evaluation)
    , m_total(new QLabel(this))
    , m_digest(new QLabel(this))
    , m_note(new QLabel(this))
    , m_busy(new QProgressBar(this))
    , m_reason(new QLineEdit(this))
{
    setObjectName(QStringLiteral("freezeDialog"));
    setWindowTitle(tr("Freeze"));
    auto *heading = new QLabel(evaluation.title, this);
    heading->setFont(shell::headingFont(1));
    m_total->setObjectName(QStringLiteral("frozenTotal"));
    m_digest->setObjectName(QStringLiteral("frozenDigest"));
    m_digest->setFont(shell::fixedFont());
    m_digest->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (auto *label : {heading, m_total, m_digest, m_note}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_reason->setMaxLength(2000);
    m_reason->setPlaceholderText(tr("Reason, where objections may still be raised"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setObjectName(QStringLiteral("freezeIt"));
    m_ok->setText(tr("Freeze"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addWidget(heading);
    column->addWidget(m_busy);
    column->addWidget(m_total);
    column->addWidget(m_digest);
    column->addWidget(m_reason);
    column->addWidget(m_note);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(shell::px(560));
    connect(buttons, &QDialogButtonBox::accepted, this, &FreezeDialog::freeze);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    whenDone(items::readFreezeDraft(context.items.queries(), evaluation), this, [this](const Result<items::FreezeDraft> &draft) { took(draft); });
    refresh();
}

void FreezeDialog::took(const Result<items::FreezeDraft> &draft)
{
    m_working = false;
    if (draft) {
        m_draft = *draft;
        m_total->setText(tr("%1 points", "the total").arg(items::pointsText(draft->score.total)));
        m_digest->setText(tr("Digest: %1").arg(draft->digest));
        m_note->setText(tr("What is frozen is never changed; a later correction stands beside it. The exact records (%1) are attached.").arg(QLocale().formattedDataSize(draft->inputs.size())));
        refresh();
        Q_EMIT ready();
        return;
    }
    refuse(draft.error());
}

void FreezeDialog::refuse(const Error &error)
{
    m_working = false;
    m_note->setText(evaluationRefusal(error).happened);
    refresh();
}

void FreezeDialog::refresh()
{
    m_busy->setVisible(m_working);
    if (m_working && !m_draft)
        m_note->setText(tr("The result is being worked out from the records."));
    m_total->setVisible(m_draft.has_value());
    m_digest->setVisible(m_draft.has_value());
    m_ok->setEnabled(m_draft && !m_working);
    forms::setRank(*m_ok, m_ok->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
}

void FreezeDialog::freeze()
{
    if (!m_draft || m_working)
        return;
    if (!m_context.files) {
        refuse({ErrorCode::Unavailable, {}, {}});
        return;
    }
    m_working = true;
    refresh();
    whenDone(m_context.files->keep(m_draft->inputs, QStringLiteral("inputs.jsonl")), this, [this](const Result<StoredFile> &kept) {
        if (kept)
            hang(*kept);
        else
            refuse(kept.error());
    });
}

/// The file of exact records first: the act that freezes names it.
void FreezeDialog::hang(const StoredFile &file)
{
    const QUuid id = m_context.ids.next();
    const Command act{.id = id, .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<Attachment>::name), .targets = {{m_context.ids.next(), 0}},
                      .fields = {{QStringLiteral("record_entity"), QString::fromLatin1(Describe<Evaluation>::name)}, {QStringLiteral("record_id"), idText(m_evaluation.id.uuid)}, {QStringLiteral("name"), rules::safeFileName(tr("Exact records %1").arg(m_evaluation.periodFrom.toString(Qt::ISODate)) + QStringLiteral(".jsonl"))},
                                 {QStringLiteral("media_type"), file.mediaType.left(100)}, {QStringLiteral("size"), file.size}, {QStringLiteral("digest"), file.digest}},
                      .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    whenDone(m_context.commands.submit(act), this, [this, id](const Result<void> &result) {
        if (result)
            submit(id);
        else
            refuse(result.error());
    });
}

void FreezeDialog::submit(const QUuid &after)
{
    const Command act{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<Evaluation>::name), .targets = {{m_evaluation.id.uuid, m_evaluation.revision}},
                      .fields = {{QStringLiteral("state"), Codec<EvaluationState>::encode(EvaluationState::Frozen)}, {QStringLiteral("figures"), m_draft->figures}, {QStringLiteral("inputs_digest"), m_draft->inputsDigest}, {QStringLiteral("result"), QString::fromUtf8(m_draft->result)}},
                      .overruled = {}, .reason = m_reason->text().trimmed(), .after = {after}, .occurredAt = m_context.clock.now()};
    whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
        if (result)
            accept();
        else
            refuse(result.error());
    });
}

} // namespace views::panels
