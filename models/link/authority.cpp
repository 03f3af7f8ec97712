// The first look at a server: its chain, without trust and without sending anything.
#include "link/httpstransport.h"

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace wire {

namespace {

template <class T, void (*release)(T *)> struct Release {
    void operator()(T *object) const { release(object); }
};

QByteArray bytesOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, qsizetype(size));
}

Result<AuthorityInfo> describe(X509 *certificate)
{
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> pem(BIO_new(BIO_s_mem()), &BIO_free_all);
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> subject(BIO_new(BIO_s_mem()), &BIO_free_all);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int length = 0;
    const bool described = PEM_write_bio_X509(pem.get(), certificate) == 1
        && X509_NAME_print_ex(subject.get(), X509_get_subject_name(certificate), 0, XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB) >= 0
        && X509_digest(certificate, EVP_sha256(), digest.data(), &length) == 1;
    if (!described)
        return fail(ErrorCode::Untrusted, QStringLiteral("authority"), QStringLiteral("the certificate cannot be read"));
    const QByteArray bytes(reinterpret_cast<const char *>(digest.data()), qsizetype(length));
    return AuthorityInfo{bytesOf(pem.get()), QString::fromLatin1(bytes.toHex(':').toUpper()), QString::fromUtf8(bytesOf(subject.get()))};
}

/// The authority of the chain: its last certificate, which must have signed the one before it and itself.
Result<AuthorityInfo> authorityOf(STACK_OF(X509) *chain)
{
    const int length = chain ? sk_X509_num(chain) : 0;
    if (length < 2)
        return fail(ErrorCode::Untrusted, QStringLiteral("authority"), QStringLiteral("the server does not show its authority"));
    X509 *const authority = sk_X509_value(chain, length - 1);
    EVP_PKEY *const key = X509_get0_pubkey(authority);
    const bool signs = key && X509_check_ca(authority) == 1 && X509_verify(authority, key) == 1 && X509_verify(sk_X509_value(chain, length - 2), key) == 1;
    if (!signs)
        return fail(ErrorCode::Untrusted, QStringLiteral("authority"), QStringLiteral("the last certificate is not the others' authority"));
    return describe(authority);
}

} // namespace

Result<AuthorityInfo> fetchAuthority(const QString &host, quint16 port, int timeoutMs)
{
    const std::unique_ptr<SSL_CTX, Release<SSL_CTX, &SSL_CTX_free>> context(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);
    const std::unique_ptr<BIO, Release<BIO, &BIO_free_all>> connection(BIO_new_ssl_connect(context.get()));
    SSL *ssl = nullptr;
    BIO_get_ssl(connection.get(), &ssl);
    const QByteArray name = host.toUtf8();
    SSL_set_tlsext_host_name(ssl, name.constData());
    BIO_set_conn_hostname(connection.get(), name.constData());
    BIO_set_conn_port(connection.get(), QByteArray::number(port).constData());
    constexpr int napMs = 5;
    if (BIO_do_connect_retry(connection.get(), std::max(1, timeoutMs / 1000), napMs) != 1)
        return fail(ErrorCode::Unavailable, {}, QStringLiteral("no TLS connection to %1:%2").arg(host).arg(port));
    return authorityOf(SSL_get_peer_cert_chain(ssl));
}

} // namespace wire
