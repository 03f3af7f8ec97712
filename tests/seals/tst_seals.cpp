// Seals: what is signed stays provable, and the `openssl` command says the same as we do.
#include "contract/canonical.h"
#include "contract/digest.h"
#include "seals/seal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace seals;

namespace {

const QJsonObject decision{
    {QStringLiteral("verb"), QStringLiteral("approve")},
    {QStringLiteral("request"), QStringLiteral("BG-000017")},
    {QStringLiteral("content"), sm3Hex("核心数据库版本升级")},
    {QStringLiteral("decided_at"), qint64(1'795'000'000'000)},
    {QStringLiteral("attachments"), QJsonArray{sm3Hex("回退方案"), sm3Hex("备份凭证")}},
    {QStringLiteral("note"), QStringLiteral("同意，窗口 22:00 起 “两人在场” 𬭚")},
};

SigningKey keyOf(Algorithm algorithm)
{
    return *SigningKey::make(algorithm);
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// The exit code of the command, and what it said.
std::pair<int, QString> openssl(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished(30'000))
        return {-1, process.errorString()};
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Files for the `openssl` command.
struct Desk {
    QTemporaryDir folder;
    QString text = folder.filePath(QStringLiteral("text"));
    QString signature = folder.filePath(QStringLiteral("signature"));
    QString key = folder.filePath(QStringLiteral("key.pem"));
};

QStringList digestOptions(Algorithm algorithm)
{
    if (algorithm == Algorithm::EcdsaP256Sha256)
        return {QStringLiteral("-rawin"), QStringLiteral("-digest"), QStringLiteral("sha256")};
    return {QStringLiteral("-rawin"), QStringLiteral("-digest"), QStringLiteral("sm3"), QStringLiteral("-pkeyopt"), QStringLiteral("distid:1234567812345678")};
}

} // namespace

class TestSeals : public QObject
{
    Q_OBJECT

private:
    static void algorithms()
    {
        QTest::addColumn<Algorithm>("algorithm");
        QTest::newRow("SM2 with SM3") << Algorithm::Sm2Sm3;
        QTest::newRow("ECDSA on P-256") << Algorithm::EcdsaP256Sha256;
    }

private Q_SLOTS:
    void theCanonicalTextIsTheSameForTheSameValues()
    {
        const QByteArray one = "{\"b\": [1, true, null], \"a\": {\"z\": \"中\\n\\\"\", \"é\": -7}, \"A\": 9007199254740991}";
        const QByteArray other = "{ \"A\":9007199254740991.0,\n\"a\":{\"\\u00e9\":-7,\"z\":\"\\u4e2d\\n\\u0022\"},\"b\":[1,true,null]}";

        const auto text = canonicalJson(QJsonDocument::fromJson(one).object());

        QCOMPARE(text.value(), QByteArray("{\"A\":9007199254740991,\"a\":{\"z\":\"中\\n\\\"\",\"é\":-7},\"b\":[1,true,null]}"));
        QCOMPARE(canonicalJson(QJsonDocument::fromJson(other).object()).value(), *text);
    }

    void whatHasNoCanonicalTextIsRefusedWithItsPlace()
    {
        const auto broken = canonicalJson(QJsonObject{{QStringLiteral("a"), QJsonArray{1, 0.5}}});
        QCOMPARE(broken.error().code, ErrorCode::InvalidValue);
        QCOMPARE(broken.error().field, QStringLiteral("a[1]"));

        const auto huge = canonicalJson(QJsonObject{{QStringLiteral("n"), 1e300}});
        QCOMPARE(huge.error().field, QStringLiteral("n"));

        const auto half = canonicalJson(QJsonObject{{QStringLiteral("t"), QString(QChar(0xD800))}});
        QCOMPARE(half.error().field, QStringLiteral("t"));

        QJsonValue deep = 1;
        for (int i = 0; i < 200; ++i)
            deep = QJsonArray{deep};
        QVERIFY(!canonicalJson(deep));
    }

    void aSealFitsItsStatementOnly_data() { algorithms(); }
    void aSealFitsItsStatementOnly()
    {
        QFETCH(const Algorithm, algorithm);
        const auto key = keyOf(algorithm);
        const auto seal = sealOf(decision, key).value();

        QVERIFY(checkSeal(decision, seal, key.publicKey()));

        for (const auto &member : decision.keys()) {
            auto altered = decision;
            altered.remove(member);
            QCOMPARE(checkSeal(altered, seal, key.publicKey()).error().field, QStringLiteral("signature"));
        }
        auto altered = decision;
        altered[QStringLiteral("decided_at")] = qint64(1'795'000'000'001);
        QCOMPARE(checkSeal(altered, seal, key.publicKey()).error().code, ErrorCode::Untrusted);
    }

    void everyAlteredByteOfASignatureBreaksIt_data() { algorithms(); }
    void everyAlteredByteOfASignatureBreaksIt()
    {
        QFETCH(const Algorithm, algorithm);
        const auto key = keyOf(algorithm);
        const auto seal = sealOf(decision, key).value();

        for (qsizetype i = 0; i < seal.signature.size(); ++i) {
            auto altered = seal;
            altered.signature[i] = char(altered.signature[i] ^ 1);
            QVERIFY2(!checkSeal(decision, altered, key.publicKey()), qPrintable(QString::number(i)));
        }
        auto empty = seal;
        empty.signature.clear();
        QVERIFY(!checkSeal(decision, empty, key.publicKey()));
    }

    void anotherKeyIsNamed()
    {
        const auto key = keyOf(Algorithm::Sm2Sm3);
        const auto other = keyOf(Algorithm::Sm2Sm3);
        auto seal = sealOf(decision, key).value();

        QCOMPARE(checkSeal(decision, seal, other.publicKey()).error().field, QStringLiteral("key"));

        seal.key = other.publicKey().fingerprint(); // says it was the other's
        QCOMPARE(checkSeal(decision, seal, other.publicKey()).error().field, QStringLiteral("signature"));
    }

    void aSealGoesThroughJson()
    {
        const auto seal = sealOf(decision, keyOf(Algorithm::Sm2Sm3)).value();

        QCOMPARE(sealFromJson(toJson(seal)).value(), seal);

        for (const auto &[member, value] : {std::pair{"algorithm", "rsa"}, std::pair{"key", "ABC"}, std::pair{"signature", "no base64!"}, std::pair{"more", "x"}}) {
            auto broken = toJson(seal);
            broken[QLatin1StringView(member)] = QLatin1StringView(value);
            const auto read = sealFromJson(broken);
            QVERIFY(!read);
            QCOMPARE(read.error().field, QString::fromLatin1(member));
        }
    }

    void aKeyComesBackUnderItsPassphraseOnly_data() { algorithms(); }
    void aKeyComesBackUnderItsPassphraseOnly()
    {
        QFETCH(const Algorithm, algorithm);
        const auto key = keyOf(algorithm);
        const QByteArray pem = key.pem("木棉花开 2026").value();

        const auto back = SigningKey::fromPem(pem, "木棉花开 2026");
        QCOMPARE(back.value().publicKey().fingerprint(), key.publicKey().fingerprint());
        QVERIFY(checkSeal(decision, sealOf(decision, *back).value(), key.publicKey()));

        QCOMPARE(SigningKey::fromPem(pem, "another").error().code, ErrorCode::BadCredentials);
        QCOMPARE(key.pem({}).error().code, ErrorCode::RequiredMissing);
        QCOMPARE(SigningKey::fromPem("-----BEGIN PRIVATE KEY-----\nMA==\n-----END PRIVATE KEY-----\n", "x").error().code, ErrorCode::BadRequest);
        QVERIFY(!PublicKey::fromPem(pem));
    }

    void keysOfOtherKindsAreRefused()
    {
        const Desk desk;
        const auto made = openssl({QStringLiteral("genpkey"), QStringLiteral("-algorithm"), QStringLiteral("RSA"), QStringLiteral("-pkeyopt"), QStringLiteral("rsa_keygen_bits:2048"), QStringLiteral("-out"), desk.key});
        QVERIFY2(made.first == 0, qPrintable(made.second));
        QCOMPARE(openssl({QStringLiteral("pkey"), QStringLiteral("-in"), desk.key, QStringLiteral("-pubout"), QStringLiteral("-out"), desk.text}).first, 0);

        const auto key = PublicKey::fromPem(read(desk.text));

        QVERIFY(!key);
        QCOMPARE(key.error().code, ErrorCode::BadRequest);
        QCOMPARE(key.error().message, QStringLiteral("neither SM2 nor P-256"));
    }

    void opensslChecksOurSignature_data() { algorithms(); }
    void opensslChecksOurSignature()
    {
        QFETCH(const Algorithm, algorithm);
        const auto key = keyOf(algorithm);
        const Desk desk;
        write(desk.text, canonicalJson(decision).value());
        write(desk.signature, sealOf(decision, key).value().signature);
        write(desk.key, key.publicKey().pem());
        const QStringList check = QStringList{QStringLiteral("pkeyutl"), QStringLiteral("-verify"), QStringLiteral("-pubin"), QStringLiteral("-inkey"), desk.key,
                                              QStringLiteral("-in"), desk.text, QStringLiteral("-sigfile"), desk.signature}
            + digestOptions(algorithm);

        const auto checked = openssl(check);
        QVERIFY2(checked.first == 0, qPrintable(checked.second));

        write(desk.text, canonicalJson(decision).value() + ' ');
        QVERIFY(openssl(check).first != 0);
    }

    void weCheckTheSignatureOfOpenssl_data() { algorithms(); }
    void weCheckTheSignatureOfOpenssl()
    {
        QFETCH(const Algorithm, algorithm);
        const auto key = keyOf(algorithm);
        const Desk desk;
        write(desk.text, canonicalJson(decision).value());
        write(desk.key, key.pem("secret").value());

        const auto made = openssl(QStringList{QStringLiteral("pkeyutl"), QStringLiteral("-sign"), QStringLiteral("-inkey"), desk.key, QStringLiteral("-passin"), QStringLiteral("pass:secret"),
                                              QStringLiteral("-in"), desk.text, QStringLiteral("-out"), desk.signature}
                                  + digestOptions(algorithm));
        QVERIFY2(made.first == 0, qPrintable(made.second));

        QVERIFY(checkSeal(decision, {algorithm, key.publicKey().fingerprint(), read(desk.signature)}, key.publicKey()));
    }
};

QTEST_GUILESS_MAIN(TestSeals)
#include "tst_seals.moc"
