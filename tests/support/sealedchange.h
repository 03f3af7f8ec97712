// Sealed changes without a server: approved by one person whose key is made here, as a database would hold them.
#pragma once

#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "exchange/bundle.h"
#include "rules/changecontent.h"
#include "rules/changestatements.h"
#include "seals/seal.h"
#include "support/serverkey.h"

#include <QJsonDocument>

namespace support {

using namespace contract;

class SealedChanges
{
public:
    explicit SealedChanges(seals::Algorithm algorithm = seals::Algorithm::Sm2Sm3, QString login = QStringLiteral("zhao"))
        : m_key(seals::SigningKey::make(algorithm).value()), m_login(std::move(login)), m_person(idFor(m_login))
    {
    }

    [[nodiscard]] const seals::SigningKey &key() const { return m_key; }
    [[nodiscard]] Record keyRecord() const
    {
        const auto &half = m_key.publicKey();
        SigningKeyRecord record;
        record.id = {idFor(half.fingerprint())};
        record.revision = 1;
        record.person = {m_person};
        record.login = m_login;
        record.fingerprint = half.fingerprint();
        record.algorithm = seals::codeOf(half.algorithm());
        record.publicKey = QString::fromLatin1(half.pem());
        record.proof = compact(seals::toJson(seals::sealOf(rules::possessionStatement(half.fingerprint(), m_person), m_key).value()));
        record.registeredAt = Instant{1'795'000'000'000};
        return toRecord(record);
    }

    /// The same number makes the same change, but for the signatures.
    [[nodiscard]] exchange::BundleChange change(int number, const std::vector<QByteArray> &contents = {}) const
    {
        exchange::BundleChange made;
        ChangeRequest change;
        change.number = QStringLiteral("BG-%1").arg(number, 6, 10, QChar(u'0'));
        change.id = {idFor(change.number)};
        change.revision = 4;
        change.title = QStringLiteral("核心交换机更换 %1").arg(number);
        change.changeClass = ChangeClass::Standard;
        change.state = ChangeState::Approved;
        change.unit = {idFor(QStringLiteral("unit"))};
        change.reason = QStringLiteral("端口大量丢包，业务中断；厂家建议更换板卡");
        change.steps = QStringLiteral(R"([{"name":"备份配置","minutes":10},{"name":"更换板卡","minutes":30}])");
        change.fallback = QStringLiteral("装回原板卡\n恢复配置");
        change.verification = QStringLiteral("丢包率为 0");
        change.plannedStart = Instant{1'795'100'000'000};
        change.plannedEnd = Instant{1'795'107'200'000};
        change.implementer = {idFor(QStringLiteral("kim"))};
        change.applicant = QStringLiteral("kim");
        change.impact = QStringLiteral(R"({"at":1795000000000,"depth":3,"starts":[],"lines":[]})");
        change.impactDigest = rules::impactDigest(change.impact);
        change.chain = rules::chainToJson(std::array{rules::ApprovalStage{.name = QStringLiteral("值班长"), .roles = {QStringLiteral("shift_leader")}}});
        change.round = 1;
        change.contentDigest = rules::contentDigest(toRecord(change));
        for (const auto &content : contents)
            made.files.push_back({sm3Hex(content), QStringLiteral("方案.txt"), content.size()});
        std::ranges::sort(made.files, {}, &exchange::BundleFile::digest);

        const auto decision = decisionOn(change, made.files);
        const std::array decisions{decision};
        change.decisions = rules::decisionsToJson(decisions);
        auto asItCame = decision;
        asItCame.roles.clear();
        asItCame.receipt = {};
        change.decision = compact(rules::toJson(asItCame));
        change.approvedAt = decision.at;
        made.change = toRecord(change);
        return made;
    }

    static QUuid idFor(const QString &name) { return QUuid::createUuidV5(QUuid(QStringLiteral("5a3e1a52-9c1d-5f0e-8a57-79756e68656e")), name); }

private:
    [[nodiscard]] rules::ApprovalDecision decisionOn(const ChangeRequest &change, const std::vector<exchange::BundleFile> &files) const
    {
        rules::ApprovalDecision decision;
        decision.stage = 1;
        decision.round = 1;
        decision.content = change.contentDigest;
        decision.impact = change.impactDigest;
        for (const auto &file : files)
            decision.files << file.digest;
        decision.at = {1'795'050'000'000};
        decision.by = m_login;
        decision.person = m_person;
        decision.key = m_key.publicKey().fingerprint();
        decision.opinion = QStringLiteral("同意，注意回退时限");
        decision.seal = seals::toJson(seals::sealOf(rules::decisionStatement(change.id.uuid, decision), m_key).value());
        decision.roles = {QStringLiteral("shift_leader")};
        const Instant received{decision.at.ms + 900};
        const auto receipt = seals::sealOf(rules::receiptStatement(change.id.uuid, decision, received), serverKey()).value();
        decision.receipt = {{QStringLiteral("at"), received.ms}, {QStringLiteral("server"), serverKey().publicKey().fingerprint()}, {QStringLiteral("seal"), seals::toJson(receipt)}};
        return decision;
    }
    static QString compact(const QJsonObject &object) { return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)); }

    seals::SigningKey m_key;
    QString m_login;
    QUuid m_person;
};

} // namespace support
