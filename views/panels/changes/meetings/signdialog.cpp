#include "views/panels/changes/meetings/signdialog.h"

#include "contract/whendone.h"
#include "items/factory.h"
#include "items/meetingtables.h"
#include "rules/cabmeetings.h"
#include "rules/changestatements.h"
#include "views/forms/tables.h"
#include "views/panels/changes/decide/keybox.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/shell/theme.h"

#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

SignDialog::SignDialog(const CabMeeting &meeting, const Record &record, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent), m_meeting(meeting), m_record(record), m_context(context), m_problem(new QLabel(this)), m_ok(new QPushButton(tr("Sign"), this))
{
    setObjectName(QStringLiteral("signDialog"));
    setWindowTitle(tr("Sign the minutes"));
    auto *heading = new QLabel(meeting.number + u' ' + meeting.title, this);
    heading->setFont(shell::headingFont(1));
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    QStringList lines;
    for (const auto &item : rules::agendaFromJson(meeting.agenda).value_or(std::vector<rules::AgendaItem>())) {
        const QString votes = tr("%1 yes, %2 no, %3 abstained").arg(item.yes).arg(item.no).arg(item.abstained);
        lines << QStringList{item.title, item.conclusion.isEmpty() ? tr("not dealt with") : items::conclusionText(item.conclusion), votes}.join(QStringLiteral(" · "));
    }
    QStringList came;
    for (const auto &one : rules::attendanceFromJson(meeting.attendance).value_or(std::vector<rules::Attendee>()))
        if (one.came)
            came << one.name;
    lines << QString() << tr("Present: %1").arg(came.join(tr(", "))) << QString() << meeting.minutes;
    auto *minutes = new QPlainTextEdit(lines.join(u'\n'), this);
    minutes->setReadOnly(true);
    minutes->setTabChangesFocus(true);
    minutes->setAccessibleName(tr("What is signed"));
    auto *digest = new QLabel(tr("Digest (SM3): %1").arg(rules::minutesDigest(meeting)), this);
    digest->setFont(shell::fixedFont());
    digest->setTextInteractionFlags(Qt::TextSelectableByMouse);
    digest->setWordWrap(true);
    m_key = new KeyBox(context,
                       {.own = tr("Your key signs the minutes by their digest: agenda, votes, attendance and text. Nothing of them can be changed after the first signature."),
                        .file = tr("The key from the file signs the minutes. Give its passphrase."),
                        .token = tr("The key on the token “%1” signs the minutes. Give its PIN.")},
                       this);
    m_problem->setObjectName(QStringLiteral("signProblem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_ok->setObjectName(QStringLiteral("sealMinutes"));
    m_ok->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(shell::px(8));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_ok);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(8));
    column->addWidget(heading);
    column->addWidget(minutes, 1);
    column->addWidget(digest);
    column->addWidget(m_key);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    resize(shell::px(640), shell::px(520));
    connect(m_key, &KeyBox::edited, this, &SignDialog::refresh);
    connect(m_key, &KeyBox::unlocked, this, &SignDialog::seal);
    connect(m_key, &KeyBox::failed, this, &SignDialog::fail);
    connect(m_ok, &QPushButton::clicked, this, &SignDialog::sign);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    refresh();
    m_key->takeFocus();
}

void SignDialog::refresh()
{
    const QString why = m_key->whyNot();
    m_ok->setEnabled(why.isEmpty() && !m_working);
    m_ok->setToolTip(why);
    forms::setRank(*m_ok, m_ok->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    m_problem->setVisible(!m_problem->text().isEmpty());
}

void SignDialog::fail(const QString &sentence)
{
    m_working = false;
    m_problem->setText(sentence);
    inkLabel(*m_problem, shell::Tone::Bad);
    refresh();
}

void SignDialog::sign()
{
    if (m_working || !m_key->whyNot().isEmpty())
        return;
    m_working = true;
    m_problem->clear();
    refresh();
    m_key->unlock();
}

void SignDialog::seal(const items::UnlockedKey &key)
{
    const Instant now = m_context.clock.now();
    const auto &actor = m_context.host.actor();
    rules::MinutesSignature signature{.by = actor.login, .person = actor.person, .at = now, .content = rules::minutesDigest(m_meeting), .key = key.fingerprint, .seal = {}, .receipt = {}};
    const auto job = [signature, key, id = m_record.id](replica::ListReader &) {
        return items::sealOver(rules::minutesStatement(id, signature.content, signature.by, signature.person, signature.at), key).map([&](const QJsonObject &sealed) {
            auto kept = signature;
            kept.seal = sealed.value(QStringLiteral("seal")).toObject();
            return QString::fromUtf8(QJsonDocument(rules::toJson(kept)).toJson(QJsonDocument::Compact));
        });
    };
    whenDone(m_context.items.queries().figure<QString>(job), this, [this, now](const Result<QString> &sealed) {
        if (!sealed) {
            fail(changeRefusal(sealed.error()).happened);
            return;
        }
        const Command act{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<CabMeeting>::name), .targets = {{m_record.id, m_record.revision}}, .fields = {{QStringLiteral("seal"), *sealed}}, .overruled = {},
                          .reason = {}, .after = {}, .occurredAt = now};
        whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) { result ? accept() : fail(changeRefusal(result.error()).happened); });
    });
}

} // namespace views::panels
