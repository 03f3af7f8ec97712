// The house's digest of contents: SM3 (GB/T 32905), by which files are named and sealed, so that evidence and signatures
// can use the same. (SHA-256 stays where a digest is only compared within the programs.)
#pragma once

#include <QByteArray>
#include <QString>
#include <memory>

namespace contract {

/// Takes a content piece by piece.
class Sm3
{
public:
    Sm3();
    ~Sm3();
    void add(QByteArrayView bytes);
    /// 64 lower-case hexadecimal characters; the object is of no use afterwards.
    [[nodiscard]] QString hex();

private:
    struct State;
    std::unique_ptr<State> m;
};

[[nodiscard]] QString sm3Hex(QByteArrayView bytes);
/// True for 64 lower-case hexadecimal characters: what may become the name of a file.
[[nodiscard]] bool isDigest(QStringView text);

} // namespace contract
