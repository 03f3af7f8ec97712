// SealKeys: a key under a passphrase in the keyring; with no keyring nothing is kept, and the key can be brought in.
#include "items/sealkeys.h"
#include "rules/changestatements.h"
#include "seals/seal.h"
#include "secrets/memorystore.h"
#include "support/sealedchange.h"

#include <QFuture>
#include <QTest>

using namespace items;

namespace {

const QString login = QStringLiteral("zhao");
const QString sm2 = QStringLiteral("sm2-sm3");
const QByteArray passphrase = "木棉花开 2026";

/// As a machine on which no keyring runs.
class NoKeyring : public SecretStore
{
public:
    Result<QByteArray> read(const QString &) override { return fail(ErrorCode::Unavailable, QStringLiteral("keyring")); }
    Result<void> write(const QString &, const QByteArray &) override { return fail(ErrorCode::Unavailable, QStringLiteral("keyring")); }
    Result<void> remove(const QString &) override { return fail(ErrorCode::Unavailable, QStringLiteral("keyring")); }
};

} // namespace

class TestSealKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyLiesInTheKeyringUnderItsPassphrase()
    {
        secrets::MemoryStore store;
        SealKeys keys(store);
        QCOMPARE(keys.hasKey(login).result().value(), false);

        const auto made = keys.make(login, sm2, passphrase).result();
        QVERIFY(made && made->kept);
        QCOMPARE(keys.hasKey(login).result().value(), true);
        QCOMPARE(keys.hasKey(QStringLiteral("qian")).result().value(), false);

        QCOMPARE(keys.unlock(login, passphrase).result().value().fingerprint, made->key.fingerprint);
        QCOMPARE(keys.unlock(login, "another").result().error().code, ErrorCode::BadCredentials);
        QCOMPARE(keys.unlock(QStringLiteral("qian"), passphrase).result().error().code, ErrorCode::NotFound);

        QVERIFY(keys.forget(login).result());
        QCOMPARE(keys.hasKey(login).result().value(), false);
    }

    void whatIsWrongIsSaid()
    {
        secrets::MemoryStore store;
        SealKeys keys(store);

        QCOMPARE(keys.make(login, QStringLiteral("rsa"), passphrase).result().error().code, ErrorCode::InvalidValue);
        QCOMPARE(keys.make(login, sm2, {}).result().error().code, ErrorCode::RequiredMissing);
        QCOMPARE(keys.hasKey(login).result().value(), false);
    }

    void withNoKeyringAKeyIsThereForTheSession()
    {
        NoKeyring store;
        SealKeys keys(store);
        QCOMPARE(keys.hasKey(login).result().error().code, ErrorCode::Unavailable);

        const auto made = keys.make(login, sm2, passphrase).result();
        QVERIFY(made && !made->kept);
        QCOMPARE(keys.unlock(login, passphrase).result().error().code, ErrorCode::Unavailable);
        QCOMPARE(keys.keep(login, made->pem, passphrase).result().error().code, ErrorCode::Unavailable);

        QCOMPARE(keys.bringIn(made->pem, passphrase).result().value().fingerprint, made->key.fingerprint);
        QCOMPARE(keys.bringIn(made->pem, "another").result().error().code, ErrorCode::BadCredentials);
        QCOMPARE(keys.bringIn("no key", passphrase).result().error().code, ErrorCode::BadRequest);
    }

    void aDecisionIsSealedAsTheServerChecksIt()
    {
        secrets::MemoryStore store;
        SealKeys keys(store);
        const auto made = keys.make(login, QStringLiteral("ecdsa-p256-sha256"), passphrase).result().value();
        const auto change = support::SealedChanges::idFor(QStringLiteral("change"));
        const QJsonObject decision{{QStringLiteral("verdict"), QStringLiteral("approve")}, {QStringLiteral("stage"), 1}, {QStringLiteral("round"), 1}, {QStringLiteral("at"), qint64(1'795'000'000'000)}, {QStringLiteral("by"), login}};

        const auto sealed = sealDecision(change, decision, made.key);

        QVERIFY2(sealed, sealed ? "" : qPrintable(sealed.error().message));
        const auto read = rules::decisionFromJson(sealed->toUtf8()).value();
        QCOMPARE(read.key, made.key.fingerprint);
        const auto half = seals::PublicKey::fromPem(made.key.publicPem).value();
        QVERIFY(seals::checkSeal(rules::decisionStatement(change, read), seals::sealFromJson(read.seal).value(), half));
        QVERIFY(!sealDecision(change, {{QStringLiteral("verdict"), QStringLiteral("perhaps")}}, made.key));
    }

    void aRegistrationProvesThePossession()
    {
        secrets::MemoryStore store;
        SealKeys keys(store);
        const auto key = keys.make(login, sm2, passphrase).result().value().key;
        const auto person = support::SealedChanges::idFor(login);

        const auto fields = registrationOf(key, person).value();

        Record record = blankRecord(shapeOf<SigningKeyRecord>(), support::SealedChanges::idFor(QStringLiteral("key")));
        for (const auto &[name, value] : fields)
            record.values[size_t(shapeOf<SigningKeyRecord>().indexOf(name))] = value;
        QCOMPARE(exchange::Trust().addPerson(record).size(), size_t(0));
    }

    void aModuleThatIsNotThereIsUnavailable()
    {
        secrets::MemoryStore store;
        SealKeys keys(store);

        QCOMPARE(keys.tokens(QStringLiteral("/nowhere.so")).result().error().code, ErrorCode::Unavailable);
    }
};

QTEST_GUILESS_MAIN(TestSealKeys)
#include "tst_sealkeys.moc"
