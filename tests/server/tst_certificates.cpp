// The private authority and what it signs.
#include "app/server/certificates.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

using namespace contract;

namespace {

std::vector<X509 *> chainOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto pem = file.readAll();
    BIO *bio = BIO_new_mem_buf(pem.constData(), int(pem.size()));
    std::vector<X509 *> chain;
    while (X509 *certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr))
        chain.push_back(certificate);
    BIO_free(bio);
    return chain;
}

int daysLeft(X509 *certificate)
{
    int days = 0;
    int seconds = 0;
    ASN1_TIME_diff(&days, &seconds, nullptr, X509_get0_notAfter(certificate));
    return days;
}

} // namespace

class TestCertificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesAChainThatVerifies();
    void namesTheServer();
    void keepsKeysFromOthers();
    void doesNotReplaceAnAuthority();
    void replacesAServerCertificate();
    void refusesABadName_data();
    void refusesABadName();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] QString file(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
};

void TestCertificates::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(server::makeAuthority(m_folder->path()));
}

void TestCertificates::makesAChainThatVerifies()
{
    QVERIFY(server::makeServerCertificate(m_folder->path(), {}));

    const auto chain = chainOf(file("server.pem"));

    QCOMPARE(chain.size(), size_t(2));
    X509_STORE *trusted = X509_STORE_new();
    X509_STORE_add_cert(trusted, chainOf(file("authority.pem")).at(0));
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    X509_STORE_CTX_init(context, trusted, chain[0], nullptr);
    X509_STORE_CTX_set_purpose(context, X509_PURPOSE_SSL_SERVER);
    QCOMPARE(X509_verify_cert(context), 1);
    QCOMPARE(X509_check_ca(chain[0]), 0);
    QVERIFY(X509_check_ca(chain[1]) > 0);
    QVERIFY(daysLeft(chain[0]) >= 729 && daysLeft(chain[0]) <= 731);
    QVERIFY(daysLeft(chain[1]) >= 3649 && daysLeft(chain[1]) <= 3651);
    QCOMPARE(EVP_PKEY_get_bits(X509_get0_pubkey(chain[0])), 256);
}

void TestCertificates::namesTheServer()
{
    QVERIFY(server::makeServerCertificate(m_folder->path(), {QStringLiteral("Yunheng.Example.CN"), QStringLiteral("10.1.2.3"), QStringLiteral("fd00::7")}));

    X509 *const certificate = chainOf(file("server.pem")).at(0);

    for (const char *name : {"localhost", "yunheng.example.cn"})
        QCOMPARE(X509_check_host(certificate, name, 0, 0, nullptr), 1);
    for (const char *address : {"127.0.0.1", "10.1.2.3", "fd00::7"})
        QCOMPARE(X509_check_ip_asc(certificate, address, 0), 1);
    QCOMPARE(X509_check_host(certificate, "example.cn", 0, 0, nullptr), 0);
}

void TestCertificates::keepsKeysFromOthers()
{
    QVERIFY(server::makeServerCertificate(m_folder->path(), {}));
    for (const char *key : {"authority.key", "server.key"}) {
        const auto permissions = QFile::permissions(file(key)) & ~(QFile::ReadUser | QFile::WriteUser);
        QCOMPARE(permissions, QFile::ReadOwner | QFile::WriteOwner);
    }
}

void TestCertificates::doesNotReplaceAnAuthority()
{
    const auto before = server::fingerprintOf(file("authority.pem"));
    const auto again = server::makeAuthority(m_folder->path());
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::AlreadyExists);
    QVERIFY(before && before == server::fingerprintOf(file("authority.pem")));
    QCOMPARE(before->size(), 32 * 3 - 1);
}

void TestCertificates::replacesAServerCertificate()
{
    QVERIFY(server::makeServerCertificate(m_folder->path(), {}));
    const auto first = server::fingerprintOf(file("server.pem"));
    QVERIFY(server::makeServerCertificate(m_folder->path(), {}));
    QVERIFY(first != server::fingerprintOf(file("server.pem")));
}

void TestCertificates::refusesABadName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a smuggled entry") << QStringLiteral("a,DNS:evil");
    QTest::newRow("a section of OpenSSL's") << QStringLiteral("@section");
    QTest::newRow("a space") << QStringLiteral("a b");
    QTest::newRow("nothing") << QString();
    QTest::newRow("an underscore") << QStringLiteral("a_b");
    QTest::newRow("a wildcard") << QStringLiteral("*.example.cn");
}

void TestCertificates::refusesABadName()
{
    QFETCH(QString, name);
    const auto made = server::makeServerCertificate(m_folder->path(), {name});
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::InvalidValue);
    QCOMPARE(made.error().field, name);
}

QTEST_GUILESS_MAIN(TestCertificates)
#include "tst_certificates.moc"
