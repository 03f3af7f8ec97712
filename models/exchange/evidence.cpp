#include "exchange/evidence.h"

#include "contract/entities/entities.h"
#include "rules/changecontent.h"
#include "rules/changestatements.h"
#include "seals/seal.h"

#include <QJsonDocument>

namespace exchange {

namespace {

QString valueOf(const Shape &shape, const Record &record, QStringView field)
{
    return text(record.values[size_t(shape.indexOf(field))]);
}

QString numbered(const char *list, size_t position)
{
    return QStringLiteral("%1[%2]").arg(QLatin1StringView(list)).arg(position + 1);
}

/// Collects what is wrong with one record.
class Findings
{
public:
    explicit Findings(QString record) : m_record(std::move(record)) {}
    void add(const QString &member, const QString &problem) { m_found.push_back({m_record, member, problem}); }
    void addUnless(bool isSo, const QString &member, const char *problem)
    {
        if (!isSo)
            add(member, QString::fromLatin1(problem));
    }
    [[nodiscard]] std::vector<SealFinding> take() { return std::move(m_found); }

private:
    QString m_record;
    std::vector<SealFinding> m_found;
};

/// A person's seal under a statement.
struct Signature {
    QString by;
    QUuid person;
    QString key;
    QJsonObject seal;
    QJsonObject statement;
};

void checkSignature(Findings &findings, const QString &place, const Signature &signature, const Trust &trust)
{
    const QString member = place + QStringLiteral(".seal");
    const auto seal = seals::sealFromJson(signature.seal);
    if (!seal)
        return findings.add(member, signature.seal.isEmpty() ? QStringLiteral("it is not sealed") : QStringLiteral("the seal cannot be read: ") + seal.error().field);
    findings.addUnless(seal->key == signature.key, place + QStringLiteral(".key"), "it names another key than its seal");
    const auto *key = trust.person(seal->key);
    if (!key)
        return findings.add(member + QStringLiteral(".key"), QStringLiteral("no registered key has this fingerprint"));
    const auto &shape = shapeOf<SigningKeyRecord>();
    findings.addUnless(valueOf(shape, key->record, u"login") == signature.by && idOf(valueOf(shape, key->record, u"person_id")) == signature.person, place + QStringLiteral(".by"),
                       "the key is registered for another person");
    if (const auto fits = seals::checkSeal(signature.statement, *seal, key->half); !fits)
        findings.add(member + u'.' + fits.error().field, QStringLiteral("the seal does not fit what it is under"));
}

/// The server's receipt; `statement` makes what it is under from the time that it says.
template <class Statement> void checkReceipt(Findings &findings, const QString &place, const QJsonObject &receipt, const Trust &trust, Statement statement)
{
    const QString member = place + QStringLiteral(".receipt");
    if (receipt.isEmpty())
        return findings.add(member, QStringLiteral("the server gave no receipt"));
    const auto seal = seals::sealFromJson(receipt.value(QStringLiteral("seal")).toObject());
    if (!seal)
        return findings.add(member + QStringLiteral(".seal"), QStringLiteral("the seal cannot be read: ") + seal.error().field);
    findings.addUnless(receipt.size() == 3, member, "it has members that no receipt has");
    findings.addUnless(receipt.value(QStringLiteral("server")).toString() == seal->key, member + QStringLiteral(".server"), "it names another key than its seal");
    const auto *server = trust.server(seal->key);
    if (!server)
        return findings.add(member + QStringLiteral(".seal.key"), QStringLiteral("no key of a server has this fingerprint"));
    const Value at = valueFromJson(receipt.value(QStringLiteral("at")));
    if (!std::holds_alternative<qint64>(at))
        return findings.add(member + QStringLiteral(".at"), QStringLiteral("it has no time"));
    if (const auto fits = seals::checkSeal(statement(Instant{integer(at)}), *seal, *server); !fits)
        findings.add(member + QStringLiteral(".seal.") + fits.error().field, QStringLiteral("the receipt does not fit what it is under"));
}

void checkFiles(Findings &findings, const QString &place, const QStringList &digests, const EvidenceCheck &check)
{
    for (const auto &digest : digests) {
        const QString member = place + QStringLiteral(".files.") + digest;
        switch (check.content(digest)) {
        case ContentState::There:
            ++check.count.files;
            break;
        case ContentState::Missing:
            findings.add(member, QStringLiteral("the attachment's content is not there"));
            break;
        case ContentState::Altered:
            findings.add(member, QStringLiteral("the attachment's bytes are not what was decided on"));
            break;
        }
    }
}

/// After the approvals, and nothing that is decided on may change any more.
bool isDecided(ChangeState state)
{
    return state == ChangeState::Approved || state == ChangeState::Scheduled || state == ChangeState::Implementing || state == ChangeState::Verifying || state == ChangeState::RollingBack
        || state == ChangeState::AwaitingReview || state == ChangeState::Closed;
}

/// In what somebody decided was asked for at that stage.
void checkSeats(Findings &findings, const ChangeRequest &change, const std::vector<rules::ApprovalDecision> &decisions)
{
    const auto chain = rules::chainFromJson(change.chain);
    for (const auto &decision : decisions) {
        if (decision.round != change.round)
            continue;
        const bool isAsked = chain && decision.stage <= int(chain->size())
            && std::ranges::all_of(decision.roles, [&](const QString &role) { return (*chain)[size_t(decision.stage - 1)].roles.contains(role); });
        if (!isAsked)
            return findings.add(QStringLiteral("chain"), QStringLiteral("its stages are not those that were decided at"));
    }
}

/// The change stands where its decisions lead.
void checkStanding(Findings &findings, const ChangeRequest &change, const std::vector<rules::ApprovalDecision> &decisions)
{
    // The papers of an emergency follow its approval, and a rejected change may be edited before it is asked for again.
    const bool mayDiffer = !decisions.empty() && (change.papersDue || change.state == ChangeState::Rejected);
    const auto chain = change.chain.isEmpty() ? Result<std::vector<rules::ApprovalStage>>() : rules::chainFromJson(change.chain);
    if (!chain)
        return findings.add(QStringLiteral("chain"), QStringLiteral("it cannot be read"));
    const auto standing = rules::standingOf(*chain, decisions, change.round, mayDiffer ? decisions.back().content : change.contentDigest);
    switch (change.state) {
    case ChangeState::AwaitingApproval:
        findings.addUnless(!standing.isThrough && !standing.isRejected, QStringLiteral("state"), "its decisions lead further");
        findings.addUnless(standing.isThrough || change.stage == standing.stage, QStringLiteral("stage"), "its decisions lead to another stage");
        findings.addUnless(standing.isThrough || change.waitsFor == standing.waitsFor.join(u' '), QStringLiteral("waits_for"), "its stage waits for others");
        break;
    case ChangeState::Approved:
    case ChangeState::Scheduled:
    case ChangeState::Implementing:
    case ChangeState::Verifying:
    case ChangeState::RollingBack:
    case ChangeState::AwaitingReview:
    case ChangeState::Closed:
        findings.addUnless(standing.isThrough, QStringLiteral("state"), "its decisions do not lead there");
        break;
    case ChangeState::Rejected:
        findings.addUnless(standing.isRejected, QStringLiteral("state"), "no decision rejected it");
        break;
    case ChangeState::Draft:
    case ChangeState::Submitted:
    case ChangeState::Assessing:
    case ChangeState::Withdrawn:
    case ChangeState::Expired:
        break;
    }
}

template <class Sealed> auto withoutReceipt(Sealed sealed)
{
    sealed.receipt = {};
    return sealed;
}

} // namespace

std::vector<SealFinding> Trust::addPerson(const Record &signingKey)
{
    const auto &shape = shapeOf<SigningKeyRecord>();
    const auto value = [&](QStringView field) { return valueOf(shape, signingKey, field); };
    Findings findings(value(u"login") + QStringLiteral(" key ") + value(u"fingerprint").left(16));
    const auto half = seals::PublicKey::fromPem(value(u"public_key").toLatin1());
    if (!half) {
        findings.add(QStringLiteral("public_key"), QStringLiteral("it cannot be read"));
        return findings.take();
    }
    findings.addUnless(value(u"fingerprint") == half->fingerprint(), QStringLiteral("fingerprint"), "it is not the public key's");
    findings.addUnless(half->pem() == value(u"public_key").toLatin1(), QStringLiteral("public_key"), "it is not written as keys are");
    findings.addUnless(value(u"algorithm") == seals::codeOf(half->algorithm()), QStringLiteral("algorithm"), "it is not the public key's");
    const auto proof = seals::sealFromJson(QJsonDocument::fromJson(value(u"proof").toUtf8()).object());
    const auto statement = rules::possessionStatement(half->fingerprint(), idOf(value(u"person_id")));
    findings.addUnless(proof && seals::checkSeal(statement, *proof, *half), QStringLiteral("proof"), "it does not show that this person holds the key");
    m_persons.insert(half->fingerprint(), {signingKey, *half});
    return findings.take();
}

void Trust::addServer(const seals::PublicKey &key)
{
    m_servers.insert(key.fingerprint(), key);
}

bool Trust::agrees(const Record &signingKey) const
{
    const auto &shape = shapeOf<SigningKeyRecord>();
    const auto *known = person(valueOf(shape, signingKey, u"fingerprint"));
    if (!known)
        return false;
    return std::ranges::all_of(std::array{u"person_id", u"login", u"algorithm", u"public_key"},
                               [&](const char16_t *field) { return valueOf(shape, known->record, QStringView(field)) == valueOf(shape, signingKey, QStringView(field)); });
}

const RegisteredKey *Trust::person(const QString &fingerprint) const
{
    const auto found = m_persons.constFind(fingerprint);
    return found == m_persons.cend() ? nullptr : &*found;
}

const seals::PublicKey *Trust::server(const QString &fingerprint) const
{
    const auto found = m_servers.constFind(fingerprint);
    return found == m_servers.cend() ? nullptr : &*found;
}

QString nameOf(const Shape &shape, const Record &record)
{
    const int key = shape.keyField();
    const QString number = key < 0 ? QString() : text(record.values[size_t(key)]);
    return number.isEmpty() ? idText(record.id) : number;
}

std::vector<SealFinding> checkChange(const Record &record, const EvidenceCheck &check)
{
    const auto &shape = shapeOf<ChangeRequest>();
    Findings findings(nameOf(shape, record));
    const auto change = fromRecord<ChangeRequest>(record);
    if (!change) {
        findings.add(change.error().field, QStringLiteral("it cannot be read"));
        return findings.take();
    }
    ++check.count.changes;
    const auto decisions = rules::decisionsOf(change->decisions);
    if (!decisions) {
        findings.add(QStringLiteral("decisions"), QStringLiteral("they cannot be read: ") + decisions.error().message);
        return findings.take();
    }
    const bool isWhole = check.only < 0;
    const bool isDigested = !change->contentDigest.isEmpty() || !decisions->empty();
    if (isWhole && isDigested)
        findings.addUnless(rules::contentDigest(record) == change->contentDigest, QStringLiteral("content"), "what is decided on is not what its digest says");
    if (isWhole)
        findings.addUnless(rules::impactDigest(change->impact) == change->impactDigest, QStringLiteral("impact"), "the impact list is not what its digest says");

    for (size_t i = 0; i < decisions->size(); ++i) {
        if (!isWhole && int(i) != check.only)
            continue;
        const auto &decision = (*decisions)[i];
        const QString place = numbered("decisions", i);
        ++check.count.decisions;
        checkSignature(findings, place, {decision.by, decision.person, decision.key, decision.seal, rules::decisionStatement(record.id, decision)}, check.trust);
        checkReceipt(findings, place, decision.receipt, check.trust, [&](Instant at) { return rules::receiptStatement(record.id, decision, at); });
        checkFiles(findings, place, decision.files, check);
        findings.addUnless(decision.round <= change->round, QStringLiteral("round"), "a decision is of a round to come");
    }
    // What was decided in this round was decided on what stands here: an edit would have begun another.
    const bool isCurrent = !decisions->empty() && decisions->back().round == change->round && !change->papersDue && (isDecided(change->state) || change->state == ChangeState::AwaitingApproval);
    if (isCurrent && (isWhole || check.only == int(decisions->size()) - 1)) {
        findings.addUnless(decisions->back().content == change->contentDigest, QStringLiteral("content_digest"), "it is not what was decided on");
        findings.addUnless(decisions->back().impact == change->impactDigest, QStringLiteral("impact_digest"), "it is not what was decided on");
    }
    if (!isWhole)
        return findings.take();
    const auto last = rules::decisionFromJson(change->decision.toUtf8());
    auto kept = decisions->empty() ? decltype(last)(fail(ErrorCode::NotFound)) : decltype(last)(withoutReceipt(decisions->back()));
    if (kept)
        kept->roles.clear();
    findings.addUnless(change->decision.isEmpty() ? decisions->empty() : last && kept && *last == *kept, QStringLiteral("decision"), "it is not the last of the decisions");
    checkSeats(findings, *change, *decisions);
    checkStanding(findings, *change, *decisions);
    return findings.take();
}

std::vector<SealFinding> checkMeeting(const Record &record, const EvidenceCheck &check)
{
    Findings findings(nameOf(shapeOf<CabMeeting>(), record));
    const auto meeting = fromRecord<CabMeeting>(record);
    const auto signatures = meeting ? rules::signaturesOf(meeting->seals) : Result<std::vector<rules::MinutesSignature>>(Unexpected(meeting.error()));
    if (!signatures) {
        findings.add(QStringLiteral("seals"), QStringLiteral("they cannot be read"));
        return findings.take();
    }
    if (!signatures->empty())
        findings.addUnless(rules::minutesDigest(*meeting) == meeting->contentDigest, QStringLiteral("minutes"), "what was signed is not what its digest says");
    for (size_t i = 0; i < signatures->size(); ++i) {
        const auto &signature = (*signatures)[i];
        const QString place = numbered("seals", i);
        ++check.count.minutes;
        findings.addUnless(signature.content == meeting->contentDigest, QStringLiteral("content_digest"), "it is not what was signed");
        checkSignature(findings, place, {signature.by, signature.person, signature.key, signature.seal, rules::minutesStatement(record.id, signature.content, signature.by, signature.person, signature.at)},
                       check.trust);
        checkReceipt(findings, place, signature.receipt, check.trust, [&](Instant at) { return rules::minutesReceiptStatement(record.id, signature, at); });
    }
    const auto last = signatures->empty() ? QJsonObject() : rules::toJson(withoutReceipt(signatures->back()));
    findings.addUnless(QJsonDocument::fromJson(meeting->seal.toUtf8()).object() == last, QStringLiteral("seal"), "it is not the last of the signatures");
    return findings.take();
}

} // namespace exchange
