#include "contract/digest.h"

#include <algorithm>
#include <openssl/evp.h>

namespace contract {

struct Sm3::State {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    State() = default;
    ~State() { EVP_MD_CTX_free(context); }
    Q_DISABLE_COPY_MOVE(State)
};

Sm3::Sm3() : m(std::make_unique<State>())
{
    const int begun = EVP_DigestInit_ex(m->context, EVP_sm3(), nullptr);
    Q_ASSERT_X(begun == 1, "Sm3", "OpenSSL 3 has SM3");
    Q_UNUSED(begun)
}

Sm3::~Sm3() = default;

void Sm3::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(m->context, bytes.data(), size_t(bytes.size()));
}

QString Sm3::hex()
{
    QByteArray digest(32, '\0');
    EVP_DigestFinal_ex(m->context, reinterpret_cast<unsigned char *>(digest.data()), nullptr);
    return QString::fromLatin1(digest.toHex());
}

QString sm3Hex(QByteArrayView bytes)
{
    Sm3 digest;
    digest.add(bytes);
    return digest.hex();
}

bool isDigest(QStringView text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

} // namespace contract
