// The first look at a server: its chain, without trust and without sending anything.
#include "link/httpstransport.h"

#include <QDeadlineTimer>
#include <fcntl.h>
#include <netdb.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

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

/// A connected socket, or -1. A refusal is an answer at once; OpenSSL's own connect tries again until the time is over.
int dial(const QByteArray &host, quint16 port, const QDeadlineTimer &deadline)
{
    const addrinfo wanted{.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
    addrinfo *found = nullptr;
    if (getaddrinfo(host.constData(), QByteArray::number(port).constData(), &wanted, &found) != 0)
        return -1;
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(found, &freeaddrinfo);
    for (const addrinfo *address = found; address; address = address->ai_next) {
        const int dialled = socket(address->ai_family, address->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address->ai_protocol);
        if (dialled < 0)
            continue;
        int error = connect(dialled, address->ai_addr, address->ai_addrlen) == 0 ? 0 : errno;
        if (error == EINPROGRESS) {
            pollfd writable{.fd = dialled, .events = POLLOUT, .revents = 0};
            socklen_t size = sizeof error;
            if (poll(&writable, 1, int(deadline.remainingTime())) != 1 || getsockopt(dialled, SOL_SOCKET, SO_ERROR, &error, &size) != 0)
                error = ETIMEDOUT;
        }
        if (error == 0)
            return dialled;
        close(dialled);
    }
    return -1;
}

/// Shakes hands on a socket that does not block.
bool shakeHands(SSL *ssl, int dialled, const QDeadlineTimer &deadline)
{
    for (;;) {
        const int shaken = SSL_connect(ssl);
        if (shaken == 1)
            return true;
        const int wants = SSL_get_error(ssl, shaken);
        if (wants != SSL_ERROR_WANT_READ && wants != SSL_ERROR_WANT_WRITE)
            return false;
        pollfd ready{.fd = dialled, .events = short(wants == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT), .revents = 0};
        if (poll(&ready, 1, int(deadline.remainingTime())) != 1)
            return false;
    }
}

} // namespace

Result<AuthorityInfo> fetchAuthority(const QString &host, quint16 port, int timeoutMs)
{
    const QDeadlineTimer deadline(timeoutMs);
    const QByteArray name = host.toUtf8();
    const int dialled = dial(name, port, deadline);
    if (dialled < 0)
        return fail(ErrorCode::Unavailable, {}, QStringLiteral("no connection to %1:%2").arg(host).arg(port));
    const std::unique_ptr<SSL_CTX, Release<SSL_CTX, &SSL_CTX_free>> context(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);
    const std::unique_ptr<SSL, Release<SSL, &SSL_free>> ssl(SSL_new(context.get()));
    SSL_set_tlsext_host_name(ssl.get(), name.constData());
    SSL_set_fd(ssl.get(), dialled);
    const bool shaken = shakeHands(ssl.get(), dialled, deadline);
    Result<AuthorityInfo> authority = shaken ? authorityOf(SSL_get_peer_cert_chain(ssl.get())) : fail(ErrorCode::Unavailable, {}, QStringLiteral("no TLS with %1:%2").arg(host).arg(port));
    close(dialled);
    return authority;
}

} // namespace wire
