// Token: a real PKCS#11 module (SoftHSM2) holds a key; what it signs, everybody checks. Also the server's key file.
#include "seals/keyfile.h"
#include "seals/seal.h"
#include "seals/token.h"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace seals;

namespace {

const QString module = QStringLiteral("/usr/lib/softhsm/libsofthsm2.so");
const QByteArray pin = "4711";

QString run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(30'000) || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program), process.readAll().constData());
    return QString::fromUtf8(process.readAll());
}

} // namespace

class TestToken : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString path(const QString &name) const { return m_folder.filePath(name); }

    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    TokenKey onlyKey() const
    {
        const auto keys = keysOnTokens(module);
        return keys && keys->size() == 1 ? keys->front() : TokenKey();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(QFile::exists(module), "softhsm2 is not installed");
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("tokens")));
        write(QStringLiteral("softhsm2.conf"), QStringLiteral("directories.tokendir = %1\nobjectstore.backend = file\nlog.level = ERROR\n").arg(path(QStringLiteral("tokens"))).toUtf8());
        qputenv("SOFTHSM2_CONF", path(QStringLiteral("softhsm2.conf")).toUtf8());
        const QString util = QStringLiteral("softhsm2-util");
        run(util, {QStringLiteral("--init-token"), QStringLiteral("--free"), QStringLiteral("--label"), QStringLiteral("审批"), QStringLiteral("--pin"), QString::fromLatin1(pin), QStringLiteral("--so-pin"), QStringLiteral("12345678")});
        const auto key = SigningKey::make(Algorithm::EcdsaP256Sha256);
        write(QStringLiteral("plain.pem"), key->plainPem());
        run(util, {QStringLiteral("--import"), path(QStringLiteral("plain.pem")), QStringLiteral("--token"), QStringLiteral("审批"), QStringLiteral("--label"), QStringLiteral("zhang"), QStringLiteral("--id"), QStringLiteral("a1"), QStringLiteral("--pin"), QString::fromLatin1(pin)});
        m_fingerprint = key->publicKey().fingerprint();
    }

    void aTokenShowsItsKeysWithoutThePin()
    {
        const auto key = onlyKey();

        QCOMPARE(key.token, QStringLiteral("审批"));
        QCOMPARE(key.label, QStringLiteral("zhang"));
        QCOMPARE(key.id, QByteArray("\xa1"));
        QCOMPARE(key.fingerprint, m_fingerprint);
    }

    void whatATokenSignsAnybodyChecks()
    {
        const QJsonObject statement{{QStringLiteral("verdict"), QStringLiteral("approve")}, {QStringLiteral("at"), qint64(1'795'000'000'000)}};

        const auto signer = unlockToken(onlyKey(), pin);
        QVERIFY2(signer, signer ? "" : qPrintable(signer.error().message));
        const auto seal = sealOf(statement, **signer);
        const auto again = sealOf(statement, **signer);

        QVERIFY2(seal, seal ? "" : qPrintable(seal.error().message));
        QCOMPARE(seal->algorithm, Algorithm::EcdsaP256Sha256);
        QCOMPARE(seal->key, m_fingerprint);
        const auto half = PublicKey::fromPem((*signer)->publicKey().pem());
        QVERIFY(checkSeal(statement, *seal, *half));
        QVERIFY(checkSeal(statement, *again, *half));
        auto altered = statement;
        altered.insert(QStringLiteral("verdict"), QStringLiteral("reject"));
        QVERIFY(!checkSeal(altered, *seal, *half));
    }

    void theWrongPinOpensNothing()
    {
        const auto wrong = unlockToken(onlyKey(), "0000");
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::BadCredentials);

        QVERIFY(unlockToken(onlyKey(), pin));
    }

    void whatIsNotThereIsSaid()
    {
        auto other = onlyKey();
        other.id = "\xb2";
        QCOMPARE(unlockToken(other, pin).error().code, ErrorCode::NotFound);
        other = onlyKey();
        other.serial = QStringLiteral("none");
        QCOMPARE(unlockToken(other, pin).error().code, ErrorCode::NotFound);
        QCOMPARE(keysOnTokens(path(QStringLiteral("softhsm2.conf"))).error().code, ErrorCode::Unavailable);
        QCOMPARE(keysOnTokens(QStringLiteral("/nowhere.so")).error().code, ErrorCode::Unavailable);
    }

    void theServersKeyIsItsOwnersAlone()
    {
        const QString file = path(QStringLiteral("seal.key"));

        QCOMPARE(makeKeyFile(file, Algorithm::Sm2Sm3).value(), true);
        const auto key = readKeyFile(file);

        QVERIFY(key);
        QCOMPARE(key->algorithm(), Algorithm::Sm2Sm3);
        QCOMPARE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
        QFile half(path(QStringLiteral("seal.pem")));
        QVERIFY(half.open(QIODevice::ReadOnly));
        QCOMPARE(PublicKey::fromPem(half.readAll())->fingerprint(), key->publicKey().fingerprint());
        const auto seal = sealOf({{QStringLiteral("a"), 1}}, *key);
        QVERIFY(checkSeal({{QStringLiteral("a"), 1}}, *seal, key->publicKey()));
    }

    void aKeyFileIsMadeOnce()
    {
        const QString file = path(QStringLiteral("once.key"));
        QVERIFY(makeKeyFile(file, Algorithm::Sm2Sm3).value());
        const auto first = readKeyFile(file)->publicKey().fingerprint();
        QVERIFY(QFile::remove(path(QStringLiteral("once.pem"))));

        QCOMPARE(makeKeyFile(file, Algorithm::Sm2Sm3).value(), false);

        QCOMPARE(readKeyFile(file)->publicKey().fingerprint(), first);
        QVERIFY(QFile::exists(path(QStringLiteral("once.pem"))));
    }

    void aKeyFileThatOthersReadIsRefused()
    {
        const QString file = path(QStringLiteral("open.key"));
        QVERIFY(makeKeyFile(file, Algorithm::Sm2Sm3));
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));

        QCOMPARE(readKeyFile(file).error().code, ErrorCode::Untrusted);
    }

private:
    QString m_fingerprint;
};

QTEST_GUILESS_MAIN(TestToken)
#include "tst_token.moc"
