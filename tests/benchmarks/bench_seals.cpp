// What sealing costs beside the bare signature: a decision with its canonical text, and a bundle of a thousand of them with
// attachments. Everything on one thread, ours and the bare operation.
#include "bench.h"

#include "contract/canonical.h"
#include "support/sealedchange.h"

#include <QTemporaryDir>
#include <algorithm>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <random>

using namespace contract;
using support::SealedChanges;

namespace {

constexpr QByteArrayView usualSm2Id{"1234567812345678"};

const unsigned char *data(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

/// OpenSSL with a key and a context that was made before, as a program would use it that does nothing else.
class Bare
{
public:
    Bare(const seals::SigningKey &key, seals::Algorithm algorithm) : m_sm2(algorithm == seals::Algorithm::Sm2Sm3)
    {
        const auto pem = key.plainPem();
        BIO *bio = BIO_new_mem_buf(pem.constData(), int(pem.size()));
        m_key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
        BIO_free(bio);
        m_digest = EVP_MD_fetch(nullptr, m_sm2 ? "SM3" : "SHA256", nullptr);
        m_signing = EVP_PKEY_CTX_new_from_pkey(nullptr, m_key, nullptr);
        EVP_PKEY_sign_init(m_signing);
        EVP_PKEY_CTX_set_signature_md(m_signing, m_digest);
        m_verifying = EVP_PKEY_CTX_new_from_pkey(nullptr, m_key, nullptr);
        EVP_PKEY_verify_init(m_verifying);
        EVP_PKEY_CTX_set_signature_md(m_verifying, m_digest);
    }
    ~Bare()
    {
        EVP_PKEY_CTX_free(m_signing);
        EVP_PKEY_CTX_free(m_verifying);
        EVP_MD_free(m_digest);
        EVP_PKEY_free(m_key);
    }
    Q_DISABLE_COPY_MOVE(Bare)

    QByteArray sign(const QByteArray &bytes)
    {
        QByteArray signature(128, Qt::Uninitialized);
        size_t size = size_t(signature.size());
        auto *out = reinterpret_cast<unsigned char *>(signature.data());
        if (m_sm2) {
            EVP_MD_CTX *context = fresh();
            if (EVP_DigestSignInit_ex(context, nullptr, "SM3", nullptr, nullptr, m_key, nullptr) != 1 || EVP_DigestSign(context, out, &size, data(bytes), size_t(bytes.size())) != 1)
                bench::giveUp("OpenSSL does not sign with SM2");
            free(context);
        } else {
            unsigned char digest[32];
            EVP_Digest(bytes.constData(), size_t(bytes.size()), digest, nullptr, m_digest, nullptr);
            if (EVP_PKEY_sign(m_signing, out, &size, digest, sizeof digest) != 1)
                bench::giveUp("OpenSSL does not sign with P-256");
        }
        signature.truncate(qsizetype(size));
        return signature;
    }
    void verify(const QByteArray &bytes, const QByteArray &signature)
    {
        bool good = false;
        if (m_sm2) {
            EVP_MD_CTX *context = fresh();
            good = EVP_DigestVerifyInit_ex(context, nullptr, "SM3", nullptr, nullptr, m_key, nullptr) == 1
                && EVP_DigestVerify(context, data(signature), size_t(signature.size()), data(bytes), size_t(bytes.size())) == 1;
            free(context);
        } else {
            unsigned char digest[32];
            EVP_Digest(bytes.constData(), size_t(bytes.size()), digest, nullptr, m_digest, nullptr);
            good = EVP_PKEY_verify(m_verifying, data(signature), size_t(signature.size()), digest, sizeof digest) == 1;
        }
        if (!good)
            bench::giveUp("a good signature did not verify");
    }

private:
    EVP_MD_CTX *fresh()
    {
        EVP_MD_CTX *context = EVP_MD_CTX_new();
        m_sm2Key = EVP_PKEY_CTX_new_from_pkey(nullptr, m_key, nullptr);
        EVP_PKEY_CTX_set1_id(m_sm2Key, usualSm2Id.data(), int(usualSm2Id.size()));
        EVP_MD_CTX_set_pkey_ctx(context, m_sm2Key);
        return context;
    }
    void free(EVP_MD_CTX *context)
    {
        EVP_MD_CTX_free(context);
        EVP_PKEY_CTX_free(m_sm2Key);
    }

    bool m_sm2;
    EVP_PKEY *m_key = nullptr;
    EVP_MD *m_digest = nullptr;
    EVP_PKEY_CTX *m_signing = nullptr;
    EVP_PKEY_CTX *m_verifying = nullptr;
    EVP_PKEY_CTX *m_sm2Key = nullptr;
};

/// Ours and the bare thing turn by turn, so that both meet the same machine; the medians of the rounds.
template <class Ours, class Bare> std::pair<double, double> perSecond(int decisions, Ours ours, Bare bare)
{
    constexpr int rounds = 9;
    std::vector<double> mine;
    std::vector<double> theirs;
    for (int round = 0; round < rounds; ++round) {
        theirs.push_back(bench::elapsedMs(bare));
        mine.push_back(bench::elapsedMs(ours));
    }
    return {decisions * 1'000.0 / bench::median(mine), decisions * 1'000.0 / bench::median(theirs)};
}

bench::Figures signAndVerify(seals::Algorithm algorithm, const std::string &suffix)
{
    const SealedChanges changes(algorithm);
    const auto change = changes.change(1, {"a plan"});
    const auto kept = rules::decisionsOf(text(change.change.values[size_t(shapeOf<ChangeRequest>().indexOf(u"decisions"))]));
    if (!kept)
        bench::giveUp("no decision to sign");
    const auto &decision = kept->front();
    const auto id = change.change.id;
    const auto statement = rules::decisionStatement(id, decision);
    const auto bytes = contract::canonicalJson(statement).value();
    const auto seal = seals::sealFromJson(decision.seal).value();
    const auto &half = changes.key().publicKey();
    Bare bare(changes.key(), algorithm);
    const int count = bench::scaled(algorithm == seals::Algorithm::Sm2Sm3 ? 300 : 2'000);

    const auto [signs, bareSigns] = perSecond(
        count, [&] { for (int i = 0; i < count; ++i) if (!seals::sealOf(statement, changes.key())) bench::giveUp("no seal"); },
        [&] { for (int i = 0; i < count; ++i) bare.sign(bytes); });
    const auto [verifies, bareVerifies] = perSecond(
        count, [&] { for (int i = 0; i < count; ++i) if (!seals::checkSeal(statement, seal, half)) bench::giveUp("a good seal does not fit"); },
        [&] { for (int i = 0; i < count; ++i) bare.verify(bytes, seal.signature); });
    const std::string note = "canonical text included; goal 0.80 of the bare operation";
    return {bench::Figure{.name = "sign." + suffix, .value = signs, .unit = "1/s", .baseline = bareSigns, .n = count, .note = note},
            bench::Figure{.name = "verify." + suffix, .value = verifies, .unit = "1/s", .baseline = bareVerifies, .n = count, .note = note}};
}

QByteArray contentOf(int number, qsizetype size)
{
    std::mt19937 random(static_cast<unsigned>(number));
    QByteArray bytes(size, Qt::Uninitialized);
    for (auto &byte : bytes)
        byte = char(random());
    return bytes;
}

bench::Figures bundle(seals::Algorithm algorithm, const std::string &name)
{
    constexpr qsizetype contentBytes = 64 * 1024;
    const int count = bench::scaled(1'000);
    const SealedChanges changes(algorithm);
    exchange::Bundle made{{}, {changes.keyRecord()}, {support::serverKey().publicKey()}};
    QHash<QString, QByteArray> contents;
    for (int i = 0; i < count; ++i) {
        const auto content = contentOf(i, contentBytes);
        contents.insert(contract::sm3Hex(content), content);
        made.changes.push_back(changes.change(i + 1, {content}));
    }
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bundle.zip"));
    if (!exchange::writeBundle(path, made, [&](const QString &digest) { return contract::Result<QByteArray>(contents.value(digest)); }))
        bench::giveUp("the bundle was not written");
    QFile file(path);
    const auto *mapped = file.open(QIODevice::ReadOnly) ? file.map(0, file.size()) : nullptr;
    if (!mapped)
        bench::giveUp("the bundle cannot be mapped");
    const QByteArrayView bytes(mapped, file.size());

    struct Signed {
        QByteArray text;
        QByteArray signature;
        QByteArray receiptText;
        QByteArray receipt;
    };
    std::vector<Signed> all;
    for (const auto &one : made.changes) {
        const auto decision = rules::decisionsOf(text(one.change.values[size_t(shapeOf<ChangeRequest>().indexOf(u"decisions"))])).value().front();
        const contract::Instant at{qint64(decision.receipt.value(QStringLiteral("at")).toDouble())};
        all.push_back({contract::canonicalJson(rules::decisionStatement(one.change.id, decision)).value(), seals::sealFromJson(decision.seal).value().signature,
                       contract::canonicalJson(rules::receiptStatement(one.change.id, decision, at)).value(), seals::sealFromJson(decision.receipt.value(QStringLiteral("seal")).toObject()).value().signature});
    }
    Bare person(changes.key(), algorithm);
    Bare server(support::serverKey(), support::serverKey().algorithm());
    const auto [ours, bare] = perSecond(
        count,
        [&] {
            const auto verdict = exchange::verifyBundle(bytes, nullptr);
            if (!verdict || !verdict->findings.empty() || verdict->count.decisions != count)
                bench::giveUp("the bundle does not verify");
        },
        [&] {
            if (contract::sm3Hex(bytes).isEmpty())
                bench::giveUp("no digest");
            for (const auto &one : all) {
                person.verify(one.text, one.signature);
                server.verify(one.receiptText, one.receipt);
            }
        });
    return bench::Figure{.name = name, .value = ours, .unit = "1/s", .baseline = bare, .n = count,
                         .note = "decisions of a bundle of " + std::to_string(bytes.size() >> 20) + " MB; goal 0.70 of SM3 over the same bytes and the bare verifies of seals and receipts"};
}

} // namespace

BENCH("seal.sm2")
{
    return signAndVerify(seals::Algorithm::Sm2Sm3, "sm2");
}

BENCH("seal.p256")
{
    return signAndVerify(seals::Algorithm::EcdsaP256Sha256, "p256");
}

BENCH("verify.bundle")
{
    return bundle(seals::Algorithm::Sm2Sm3, "verify.bundle");
}

BENCH("verify.bundle.p256")
{
    return bundle(seals::Algorithm::EcdsaP256Sha256, "verify.bundle.p256");
}
