// SealDesk: people with keys, and emergency changes that wait for their seals, on any service. Says what went wrong and ends.
#pragma once

#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "contract/ports.h"
#include "rules/changestatements.h"
#include "rules/permissions.h"
#include "seals/seal.h"
#include "service/service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <deque>

namespace support {

using namespace contract;

inline QString compactJson(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

struct Approver {
    Actor actor;
    seals::SigningKey key;
    QUuid keyRecord;
};

class SealDesk
{
public:
    SealDesk(service::Service &service, const Clock &clock, IdSource &ids) : m_service(service), m_clock(clock), m_ids(ids)
    {
        m_root = actorOf(QStringLiteral("root"), {QStringLiteral("configuration_manager")}, {});
        m_unit = created(m_root, QStringLiteral("organisation"), {{QStringLiteral("name"), QStringLiteral("市大数据局")}});
    }

    [[nodiscard]] const QUuid &unit() const { return m_unit; }
    [[nodiscard]] const Actor &root() const { return m_root; }
    Receipt run(const Actor &who, const Command &command)
    {
        auto receipts = m_service.execute(who, {command});
        if (!receipts)
            qFatal("execute: %s", qPrintable(receipts.error().message));
        return receipts->front();
    }
    static QString outcomeOf(const Receipt &receipt)
    {
        if (const auto *refused = std::get_if<Refused>(&receipt.outcome))
            return textOf(refused->error.code) + u' ' + refused->error.field + u' ' + refused->error.message;
        return std::holds_alternative<Applied>(receipt.outcome) ? QStringLiteral("applied") : QStringLiteral("conflict");
    }

    /// A person with an account's rights and a registered key. The place in memory stays.
    Approver &hire(const QString &login, const QStringList &roles, seals::Algorithm algorithm = seals::Algorithm::Sm2Sm3)
    {
        const auto person = created(m_root, QStringLiteral("person"), {{QStringLiteral("name"), login}, {QStringLiteral("unit_id"), idText(m_unit)}});
        m_staff.push_back({actorOf(login, roles, person), seals::SigningKey::make(algorithm).value(), {}});
        auto &made = m_staff.back();
        made.keyRecord = registers(made.actor, made.key);
        return made;
    }
    static Patch registration(const QUuid &person, const seals::Signer &key)
    {
        const auto &half = key.publicKey();
        const auto proof = seals::sealOf(rules::possessionStatement(half.fingerprint(), person), key).value();
        return {{QStringLiteral("person_id"), idText(person)}, {QStringLiteral("fingerprint"), half.fingerprint()}, {QStringLiteral("algorithm"), seals::codeOf(half.algorithm())},
                {QStringLiteral("public_key"), QString::fromLatin1(half.pem())}, {QStringLiteral("proof"), compactJson(seals::toJson(proof))}};
    }
    QUuid registers(const Actor &who, const seals::Signer &key) { return created(who, QStringLiteral("signing_key"), registration(who.person, key)); }

    /// An emergency change that waits for the shift leader and the service manager.
    QUuid change(const Approver &applicant, const Approver &assessor, const QString &title = QStringLiteral("核心交换机更换"))
    {
        const auto id = created(applicant.actor, entity, {{QStringLiteral("title"), title}, {QStringLiteral("change_class"), QStringLiteral("emergency")}, {QStringLiteral("unit_id"), idText(m_unit)},
                                                         {QStringLiteral("reason"), QStringLiteral("端口大量丢包，业务中断")}, {QStringLiteral("phone_consent"), QStringLiteral("李局 138")},
                                                         {QStringLiteral("phone_consent_at"), m_clock.now().ms}, {QStringLiteral("implementer_id"), idText(applicant.actor.person)},
                                                         {QStringLiteral("answers"), QStringLiteral(R"({"scope":"one_system","practice":"seldom","way_back":"written","steps":"one"})")},
                                                         {QStringLiteral("planned_start"), m_clock.now().ms + 3'600'000}, {QStringLiteral("planned_end"), m_clock.now().ms + 7'200'000}});
        moves(applicant.actor, id, QStringLiteral("submitted"));
        moves(assessor.actor, id, QStringLiteral("awaiting_approval"));
        return id;
    }
    void moves(const Actor &who, const QUuid &change, const QString &state)
    {
        const auto outcome = outcomeOf(edit(who, change, {{QStringLiteral("state"), state}, {QStringLiteral("findings_accepted"), QStringLiteral("已知")}}, QStringLiteral("按流程")));
        if (outcome != u"applied")
            qFatal("to %s: %s", qPrintable(state), qPrintable(outcome));
    }
    Receipt edit(const Actor &who, const QUuid &change, Patch fields, const QString &reason = {})
    {
        return run(who, {.id = m_ids.next(), .kind = CommandKind::Edit, .entity = entity, .targets = {{change, record(change).revision}}, .fields = std::move(fields), .reason = reason, .occurredAt = m_clock.now()});
    }

    Record record(const QUuid &change)
    {
        auto found = m_service.record(m_root, entity, change);
        if (!found)
            qFatal("no such change");
        return *std::move(found);
    }
    ChangeRequest read(const QUuid &change) { return fromRecord<ChangeRequest>(record(change)).value(); }

    /// What the person says now, not sealed yet.
    QJsonObject decisionOf(const Approver &who, const QUuid &change, const QString &verdict = QStringLiteral("approve"))
    {
        const auto now = read(change);
        QJsonArray files;
        for (const auto &file : m_files.value(change))
            files.append(file);
        QJsonObject decision{{QStringLiteral("verdict"), verdict}, {QStringLiteral("stage"), now.stage}, {QStringLiteral("round"), now.round}, {QStringLiteral("content"), now.contentDigest},
                             {QStringLiteral("impact"), now.impactDigest}, {QStringLiteral("files"), files}, {QStringLiteral("at"), m_clock.now().ms}, {QStringLiteral("by"), who.actor.login},
                             {QStringLiteral("person"), idText(who.actor.person)}, {QStringLiteral("key"), who.key.publicKey().fingerprint()}};
        if (verdict != u"approve")
            decision.insert(QStringLiteral("opinion"), QStringLiteral("方案不全"));
        return decision;
    }
    static QString sealed(const QUuid &change, QJsonObject decision, const seals::Signer &key)
    {
        const auto read = rules::decisionFromJson(compactJson(decision).toUtf8());
        if (!read)
            qFatal("decision: %s", qPrintable(read.error().message));
        decision.insert(QStringLiteral("seal"), seals::toJson(seals::sealOf(rules::decisionStatement(change, *read), key).value()));
        return compactJson(decision);
    }
    /// The act is of the time that was sealed.
    Receipt sends(const Actor &who, const QUuid &change, const QString &decision)
    {
        auto command = commandOf(CommandKind::Edit, entity, change, record(change).revision, {{QStringLiteral("decision"), decision}});
        if (const auto at = QJsonDocument::fromJson(decision.toUtf8()).object().value(QStringLiteral("at")); at.isDouble())
            command.occurredAt = {qint64(at.toDouble())};
        return run(who, command);
    }
    Receipt decides(const Approver &who, const QUuid &change, const QString &verdict = QStringLiteral("approve")) { return sends(who.actor, change, sealed(change, decisionOf(who, change, verdict), who.key)); }

    /// A content that hangs on the change.
    QString attaches(const Approver &who, const QUuid &change, const QByteArray &bytes)
    {
        const QString digest = sm3Hex(bytes);
        const auto taken = m_service.takePiece(who.actor, digest, bytes.size(), 0, bytes);
        if (!taken || !taken->complete)
            qFatal("a content");
        created(who.actor, QStringLiteral("attachment"), {{QStringLiteral("record_entity"), entity}, {QStringLiteral("record_id"), idText(change)}, {QStringLiteral("name"), QStringLiteral("方案.txt")},
                                                         {QStringLiteral("media_type"), QStringLiteral("text/plain")}, {QStringLiteral("size"), bytes.size()}, {QStringLiteral("digest"), digest}});
        auto &files = m_files[change];
        files << digest;
        files.sort();
        return digest;
    }

    QUuid created(const Actor &who, const QString &of, Patch fields)
    {
        const auto id = m_ids.next();
        const auto receipt = run(who, {.id = m_ids.next(), .kind = CommandKind::Create, .entity = of, .targets = {{id, 0}}, .fields = std::move(fields), .occurredAt = m_clock.now()});
        if (!std::holds_alternative<Applied>(receipt.outcome))
            qFatal("create %s: %s", qPrintable(of), qPrintable(outcomeOf(receipt)));
        return id;
    }
    Command commandOf(CommandKind kind, const QString &of, const QUuid &id, Revision base, Patch fields = {})
    {
        return {.id = m_ids.next(), .kind = kind, .entity = of, .targets = {{id, base}}, .fields = std::move(fields), .occurredAt = m_clock.now()};
    }

    const QString entity = QStringLiteral("change_request");

private:
    Actor actorOf(const QString &login, const QStringList &roles, const QUuid &person)
    {
        Actor actor;
        actor.account = m_ids.next();
        actor.person = person;
        actor.login = login;
        actor.displayName = login;
        actor.roles = roles;
        actor.rights = rules::rightsOf(roles);
        actor.scope.all = true;
        return actor;
    }

    service::Service &m_service;
    const Clock &m_clock;
    IdSource &m_ids;
    Actor m_root;
    QUuid m_unit;
    std::deque<Approver> m_staff;
    QHash<QUuid, QStringList> m_files;
};

} // namespace support
