#include "app/server/certificates.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>
#include <arpa/inet.h>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace server {

namespace {

template <class T, void (*release)(T *)> struct Release {
    void operator()(T *object) const { release(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY, &EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509, &X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION, &X509_EXTENSION_free>>;
struct ReleaseBio {
    void operator()(BIO *bio) const { BIO_free(bio); }
};
using Bio = std::unique_ptr<BIO, ReleaseBio>;

constexpr int authorityDays = 3650;
constexpr int serverDays = 730;
/// Clocks of workstations may be behind the server's.
constexpr long backdatedSeconds = 24 * 3600;

Unexpected failed(const char *step)
{
    return fail(ErrorCode::Internal, QStringLiteral("certificate"), QString::fromLatin1(step));
}

struct Description {
    const char *commonName;
    int days;
    const char *basicConstraints;
    const char *keyUsage;
    const char *extendedKeyUsage; ///< null: none
    QByteArray alternativeNames;  ///< empty: none
};

bool addExtension(X509 *certificate, X509V3_CTX &context, int kind, const char *value)
{
    const Extension extension(X509V3_EXT_nconf_nid(nullptr, &context, kind, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

/// A certificate for the key, signed by the issuer; by itself where there is no issuer.
Certificate makeCertificate(const Description &description, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuerKey)
{
    Certificate certificate(X509_new());
    std::array<unsigned char, 16> serial;
    if (!certificate || RAND_bytes(serial.data(), int(serial.size())) != 1)
        return {};
    serial[0] &= 0x7f; // a serial number is positive
    const std::unique_ptr<BIGNUM, Release<BIGNUM, &BN_free>> number(BN_bin2bn(serial.data(), int(serial.size()), nullptr));
    X509 *const signer = issuer ? issuer : certificate.get();
    auto *const name = X509_get_subject_name(certificate.get());
    const auto text = [](const char *chars) { return reinterpret_cast<const unsigned char *>(chars); };
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, signer, certificate.get(), nullptr, nullptr, 0);
    const bool made = X509_set_version(certificate.get(), X509_VERSION_3)
        && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get()))
        && X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -backdatedSeconds)
        && X509_time_adj_ex(X509_getm_notAfter(certificate.get()), description.days, 0, nullptr)
        && X509_set_pubkey(certificate.get(), key)
        && X509_NAME_add_entry_by_txt(name, "O", MBSTRING_UTF8, text("Yunheng"), -1, -1, 0)
        && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text(description.commonName), -1, -1, 0)
        && X509_set_issuer_name(certificate.get(), X509_get_subject_name(signer))
        && addExtension(certificate.get(), context, NID_basic_constraints, description.basicConstraints)
        && addExtension(certificate.get(), context, NID_key_usage, description.keyUsage)
        && addExtension(certificate.get(), context, NID_subject_key_identifier, "hash")
        && (!issuer || addExtension(certificate.get(), context, NID_authority_key_identifier, "keyid"))
        && (!description.extendedKeyUsage || addExtension(certificate.get(), context, NID_ext_key_usage, description.extendedKeyUsage))
        && (description.alternativeNames.isEmpty() || addExtension(certificate.get(), context, NID_subject_alt_name, description.alternativeNames.constData()))
        && X509_sign(certificate.get(), issuerKey, EVP_sha256()) > 0;
    return made ? std::move(certificate) : Certificate();
}

QByteArray bytesOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, qsizetype(size));
}

QByteArray pemOf(X509 *certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    return bytesOf(bio.get());
}

QByteArray pemOf(EVP_PKEY *key)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return bytesOf(bio.get());
}

Result<void> writeFile(const QString &path, const QByteArray &bytes, QFile::Permissions permissions)
{
    QSaveFile file(path);
    // The permissions are set before the bytes are there, so that a key is never readable by others.
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(permissions) && file.write(bytes) == bytes.size() && file.commit();
    if (!written)
        return fail(ErrorCode::Storage, path, file.errorString());
    return {};
}

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions everyoneReads = ownerOnly | QFile::ReadGroup | QFile::ReadOther;

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Storage, path, file.errorString());
    return file.readAll();
}

Certificate certificateOf(const QByteArray &pem)
{
    const Bio bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

Result<void> writePair(const QString &folder, const QString &name, EVP_PKEY *key, const QByteArray &chain)
{
    return writeFile(QDir(folder).filePath(name + QStringLiteral(".key")), pemOf(key), ownerOnly).and_then([&] {
        return writeFile(QDir(folder).filePath(name + QStringLiteral(".pem")), chain, everyoneReads);
    });
}

bool isAddress(const QString &name)
{
    std::array<unsigned char, sizeof(in6_addr)> parsed;
    const auto bytes = name.toLatin1();
    return inet_pton(AF_INET, bytes.constData(), parsed.data()) == 1 || inet_pton(AF_INET6, bytes.constData(), parsed.data()) == 1;
}

/// "DNS:…" or "IP:…" for each name; nothing else may get into OpenSSL's little language.
Result<QByteArray> alternativeNames(QStringList names)
{
    static const QRegularExpression hostName(QStringLiteral("^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"));
    names.prepend(QStringLiteral("127.0.0.1"));
    names.prepend(QStringLiteral("localhost"));
    names.removeDuplicates();
    QStringList entries;
    for (const auto &name : std::as_const(names)) {
        if (isAddress(name))
            entries << QStringLiteral("IP:") + name;
        else if (hostName.match(name.toLower()).hasMatch())
            entries << QStringLiteral("DNS:") + name.toLower();
        else
            return fail(ErrorCode::InvalidValue, name, QStringLiteral("neither a host name nor an IP address"));
    }
    return entries.join(u',').toLatin1();
}

} // namespace

Result<void> makeAuthority(const QString &folder)
{
    const QDir dir(folder);
    for (const auto &name : {QStringLiteral("authority.key"), QStringLiteral("authority.pem")})
        if (dir.exists(name))
            return fail(ErrorCode::AlreadyExists, dir.filePath(name));
    const Key key(EVP_EC_gen("P-256"));
    if (!key)
        return failed("no key for the authority");
    const auto certificate = makeCertificate({.commonName = "Yunheng private authority",
                                              .days = authorityDays,
                                              .basicConstraints = "critical,CA:TRUE,pathlen:0",
                                              .keyUsage = "critical,keyCertSign,cRLSign",
                                              .extendedKeyUsage = nullptr,
                                              .alternativeNames = {}},
                                             key.get(), nullptr, key.get());
    if (!certificate)
        return failed("the authority's certificate could not be made");
    return writePair(folder, QStringLiteral("authority"), key.get(), pemOf(certificate.get()));
}

Result<void> makeServerCertificate(const QString &folder, const QStringList &names)
{
    const QDir dir(folder);
    const auto entries = alternativeNames(names);
    if (!entries)
        return Unexpected(entries.error());
    const auto authorityPem = readFile(dir.filePath(QStringLiteral("authority.pem")));
    const auto authorityKeyPem = readFile(dir.filePath(QStringLiteral("authority.key")));
    if (!authorityPem || !authorityKeyPem)
        return Unexpected(authorityPem ? authorityKeyPem.error() : authorityPem.error());
    const auto authority = certificateOf(*authorityPem);
    const Bio keyBio(BIO_new_mem_buf(authorityKeyPem->constData(), int(authorityKeyPem->size())));
    const Key authorityKey(PEM_read_bio_PrivateKey(keyBio.get(), nullptr, nullptr, nullptr));
    if (!authority || !authorityKey)
        return failed("the authority cannot be read");

    const Key key(EVP_EC_gen("P-256"));
    if (!key)
        return failed("no key for the server");
    const auto certificate = makeCertificate({.commonName = "Yunheng server",
                                              .days = serverDays,
                                              .basicConstraints = "critical,CA:FALSE",
                                              .keyUsage = "critical,digitalSignature",
                                              .extendedKeyUsage = "serverAuth",
                                              .alternativeNames = *entries},
                                             key.get(), authority.get(), authorityKey.get());
    if (!certificate)
        return failed("the server's certificate could not be made");
    return writePair(folder, QStringLiteral("server"), key.get(), pemOf(certificate.get()) + *authorityPem);
}

Result<QString> fingerprintOf(const QString &pemFile)
{
    const auto pem = readFile(pemFile);
    if (!pem)
        return Unexpected(pem.error());
    const auto certificate = certificateOf(*pem);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int length = 0;
    if (!certificate || X509_digest(certificate.get(), EVP_sha256(), digest.data(), &length) != 1)
        return fail(ErrorCode::BadRequest, pemFile, QStringLiteral("no certificate"));
    const QByteArray bytes(reinterpret_cast<const char *>(digest.data()), qsizetype(length));
    return QString::fromLatin1(bytes.toHex(':').toUpper());
}

} // namespace server
