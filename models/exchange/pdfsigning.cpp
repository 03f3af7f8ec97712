#include "exchange/pdfsigning.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace exchange {

namespace {

template <auto free> struct Freeing {
    template <class T> void operator()(T *one) const { free(one); }
};
using Bio = std::unique_ptr<BIO, Freeing<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freeing<X509_free>>;
using Message = std::unique_ptr<CMS_ContentInfo, Freeing<CMS_ContentInfo_free>>;

Bio readingOf(const QByteArray &bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
}

/// No passphrase is asked for at a terminal.
int noPassphrase(char *, int, int, void *)
{
    return 0;
}

struct Place {
    qsizetype range = 0;      ///< of the first number in ByteRange's brackets
    qsizetype rangeEnd = 0;   ///< of the closing bracket
    qsizetype contents = 0;   ///< of '<'
    qsizetype end = 0;        ///< behind '>'
};

Result<Place> placeIn(const QByteArray &pdf)
{
    const QByteArray range("/ByteRange[0 9999999999 9999999999 9999999999]");
    const QByteArray contents("/Contents<0000");
    Place place;
    const auto at = pdf.indexOf(range);
    place.range = at + qsizetype(qstrlen("/ByteRange["));
    place.rangeEnd = at + range.size() - 1;
    place.contents = pdf.indexOf(contents, at) + qsizetype(qstrlen("/Contents"));
    place.end = pdf.indexOf('>', place.contents) + 1;
    if (at < 0 || pdf.indexOf(range, at + 1) >= 0 || place.contents < at || place.end <= place.contents)
        return fail(ErrorCode::BadRequest, QStringLiteral("pdf"), QStringLiteral("the file has no room for a signature"));
    return place;
}

} // namespace

Result<QByteArray> signedPdf(QByteArray pdf, const QByteArray &key, const QByteArray &certificate)
{
    const auto place = placeIn(pdf);
    if (!place)
        return Unexpected(place.error());
    const Key own(PEM_read_bio_PrivateKey(readingOf(key).get(), nullptr, noPassphrase, nullptr));
    const auto certificates = readingOf(certificate);
    const Certificate signer(PEM_read_bio_X509(certificates.get(), nullptr, noPassphrase, nullptr));
    if (!own)
        return fail(ErrorCode::InvalidValue, QStringLiteral("key"), QStringLiteral("no private key in PEM"));
    if (!signer || X509_check_private_key(signer.get(), own.get()) != 1)
        return fail(ErrorCode::InvalidValue, QStringLiteral("certificate"), QStringLiteral("no certificate of that key in PEM"));

    QByteArray range = "0 " + QByteArray::number(place->contents) + ' ' + QByteArray::number(place->end) + ' ' + QByteArray::number(pdf.size() - place->end);
    pdf.replace(place->range, place->rangeEnd - place->range, range.leftJustified(place->rangeEnd - place->range, ' '));

    const QByteArray covered = pdf.left(place->contents) + pdf.mid(place->end);
    constexpr unsigned flags = CMS_DETACHED | CMS_BINARY | CMS_NOSMIMECAP | CMS_CADES;
    const Message message(CMS_sign(nullptr, nullptr, nullptr, nullptr, flags | CMS_PARTIAL));
    bool isSigned = message && CMS_add1_signer(message.get(), signer.get(), own.get(), EVP_sha256(), flags);
    while (isSigned) {
        const Certificate vouching(PEM_read_bio_X509(certificates.get(), nullptr, noPassphrase, nullptr));
        if (!vouching)
            break;
        isSigned = CMS_add1_cert(message.get(), vouching.get()) == 1;
    }
    isSigned = isSigned && CMS_final(message.get(), readingOf(covered).get(), nullptr, flags) == 1;
    unsigned char *encoded = nullptr;
    const int size = isSigned ? i2d_CMS_ContentInfo(message.get(), &encoded) : -1;
    if (size <= 0)
        return fail(ErrorCode::Internal, QStringLiteral("signature"), QStringLiteral("OpenSSL does not sign"));
    const QByteArray hex = QByteArray(reinterpret_cast<const char *>(encoded), size).toHex();
    OPENSSL_free(encoded);
    const auto room = place->end - place->contents - 2;
    if (hex.size() > room)
        return fail(ErrorCode::TooLarge, QStringLiteral("certificate"), QStringLiteral("the signature does not fit into its place"));
    pdf.replace(place->contents + 1, room, hex.leftJustified(room, '0'));
    return pdf;
}

} // namespace exchange
