#include "views/panels/evaluation/signaturestab.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/evaluationwords.h"
#include "items/factory.h"
#include "rules/evaluation/evaluationsigning.h"
#include "views/forms/tables.h"
#include "views/panels/changes/decide/keybox.h"
#include "views/panels/evaluation/evaluationrefusal.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
namespace ev = rules::evaluation;

namespace {

constexpr std::array signers{Party::Provider, Party::Supervisor, Party::User, Party::Authority};

} // namespace

SignaturesTab::SignaturesTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_open(new items::OpenEvaluation(context.items.queries(), this))
    , m_digest(new QLabel(this))
    , m_list(new QTreeWidget(this))
    , m_page(new QWidget(this))
    , m_party(new QComboBox(m_page))
    , m_key(nullptr)
    , m_sign(new QPushButton(m_page))
    , m_sentence(new QLabel(this))
{
    setObjectName(QStringLiteral("evaluationSignatures"));
    m_digest->setObjectName(QStringLiteral("resultDigest"));
    m_digest->setWordWrap(true);
    m_digest->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_list->setObjectName(QStringLiteral("signatures"));
    m_list->setColumnCount(4);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_sign->setObjectName(QStringLiteral("sign"));
    m_sign->setAutoDefault(false);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_page->setLayout(new QHBoxLayout);
    auto *row = static_cast<QHBoxLayout *>(m_page->layout());
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(shell::px(8));
    row->addWidget(m_party, 0, Qt::AlignBottom);
    row->addWidget(m_sign, 0, Qt::AlignBottom);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(4));
    head->addWidget(m_digest);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    foot->setSpacing(shell::px(4));
    foot->addWidget(m_page);
    foot->addWidget(m_sentence);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    column->addLayout(foot);
    connect(m_open, &items::OpenEvaluation::shown, this, &SignaturesTab::shown);
    connect(m_open, &items::OpenEvaluation::failed, this, [this](const Error &error) { m_context.host.notify(shell::noticeOf(error)); });
    connect(m_sign, &QPushButton::clicked, this, &SignaturesTab::sign);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &SignaturesTab::shown);
    retranslate();
}

QString SignaturesTab::caption() { return tr("Signatures"); }

void SignaturesTab::retranslate()
{
    m_list->setHeaderLabels({tr("Party"), tr("Signed by"), tr("When"), tr("Key")});
    m_list->setAccessibleName(tr("Signatures of the parties"));
    for (const auto &[column, width] : {std::pair<int, int>{0, 150}, {1, 150}, {2, 150}})
        m_list->setColumnWidth(column, shell::px(width));
    m_party->setAccessibleName(tr("For which party"));
    m_sign->setText(tr("Sign"));
    makeKeyBox();
    shown();
}

/// Its words are of the language that it was made in.
void SignaturesTab::makeKeyBox()
{
    delete m_key;
    m_working = false;
    m_key = new KeyBox(m_context, {.own = tr("You say that your party stands by this result: it is sealed with your key."), .file = tr("You say that your party stands by this result: it is sealed with the key from the file."), .token = tr("You say that your party stands by this result: it is sealed with the key on the token “%1”.")}, m_page);
    static_cast<QHBoxLayout *>(m_page->layout())->insertWidget(1, m_key, 1, Qt::AlignBottom);
    connect(m_key, &KeyBox::edited, this, [this] {
        m_problem.clear();
        refresh();
    });
    connect(m_key, &KeyBox::unlocked, this, &SignaturesTab::seal);
    connect(m_key, &KeyBox::failed, this, &SignaturesTab::failed);
}

void SignaturesTab::showRecord(const QUuid &record)
{
    m_problem.clear();
    m_open->show(record);
}

void SignaturesTab::shown()
{
    m_list->clear();
    const auto *file = m_open->file();
    const auto signatures = file ? ev::evaluationSignaturesOf(file->record.signatures).value_or(std::vector<ev::EvaluationSignature>()) : std::vector<ev::EvaluationSignature>();
    for (const auto party : signers) {
        const auto found = std::ranges::find(signatures, party, &ev::EvaluationSignature::party);
        if (found == signatures.end()) {
            new QTreeWidgetItem(m_list, {items::partyText(party), tr("not signed")});
            continue;
        }
        auto *item = new QTreeWidgetItem(m_list, {items::partyText(party), found->by, items::displayTime(found->at, m_context.clock.now()), found->key.left(16)});
        item->setToolTip(3, found->key);
        item->setFont(3, shell::fixedFont());
    }
    const QSignalBlocker quiet(m_party);
    m_party->clear();
    for (const auto party : file ? ev::partiesToSign(file->record, m_context.host.actor()) : std::vector<Party>())
        m_party->addItem(items::partyText(party), int(party));
    refresh();
}

QString SignaturesTab::whyNot() const
{
    const auto *file = m_open->file();
    if (!file)
        return tr("The evaluation is not read yet.");
    if (file->record.state != EvaluationState::Frozen)
        return tr("Only a frozen evaluation is signed.");
    if (m_party->count() == 0)
        return tr("There is nothing for you to sign: your parties have signed, or you act for none.");
    return {};
}

void SignaturesTab::refresh()
{
    const auto *file = m_open->file();
    const QString why = whyNot();
    m_digest->setText(file && !file->record.resultDigest.isEmpty() ? tr("Digest of the result: %1").arg(file->record.resultDigest) : QString());
    m_digest->setVisible(!m_digest->text().isEmpty());
    m_page->setVisible(why.isEmpty());
    const QString whyNotSeal = m_key->whyNot();
    const bool ready = why.isEmpty() && !m_working && whyNotSeal.isEmpty();
    m_sign->setEnabled(ready);
    m_sign->setToolTip(whyNotSeal);
    forms::setRank(*m_sign, ready ? forms::Rank::Primary : forms::Rank::Quiet);
    m_sentence->setText(!m_problem.isEmpty() ? m_problem : why);
    m_sentence->setVisible(!m_sentence->text().isEmpty());
    if (m_problem.isEmpty()) {
        m_sentence->setPalette({});
        m_sentence->setForegroundRole(QPalette::PlaceholderText);
    } else {
        inkLabel(*m_sentence, shell::Tone::Bad);
    }
}

void SignaturesTab::failed(const QString &sentence)
{
    m_working = false;
    m_problem = sentence;
    refresh();
}

void SignaturesTab::sign()
{
    if (m_working || !whyNot().isEmpty() || !m_key->whyNot().isEmpty())
        return;
    m_working = true;
    m_problem.clear();
    refresh();
    m_key->unlock();
}

void SignaturesTab::seal(const items::UnlockedKey &key)
{
    const auto *file = m_open->file();
    if (!file)
        return;
    const auto &actor = m_context.host.actor();
    const Instant now = m_context.clock.now();
    ev::EvaluationSignature signature{.by = actor.login, .person = actor.person, .party = Party(m_party->currentData().toInt()), .at = now, .version = file->record.version, .result = file->record.resultDigest, .key = key.fingerprint, .seal = {}, .receipt = {}};
    const auto job = [signature, key, id = file->record.id.uuid](replica::ListReader &) mutable -> Result<QString> {
        auto sealed = items::sealOver(ev::evaluationStatement(id, signature), key);
        if (!sealed)
            return Unexpected(sealed.error());
        signature.seal = sealed->value(QStringLiteral("seal")).toObject();
        return QString::fromUtf8(QJsonDocument(ev::toJson(signature)).toJson(QJsonDocument::Compact));
    };
    whenDone(m_context.items.queries().figure<QString>(job), this, [this, now, target = Target{file->record.id.uuid, file->record.revision}](const Result<QString> &signature) {
        if (!signature) {
            failed(evaluationRefusal(signature.error()).happened);
            return;
        }
        const Command act{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<Evaluation>::name), .targets = {target}, .fields = {{QStringLiteral("signature"), *signature}}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = now};
        whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
            if (!result) {
                failed(evaluationRefusal(result.error()).happened);
                return;
            }
            m_working = false;
            makeKeyBox(); // what was typed is forgotten
            refresh();
        });
    });
}

} // namespace views::panels
