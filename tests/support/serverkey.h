// The key of a server in tests, made once a process.
#pragma once

#include "seals/keys.h"

namespace support {

inline const seals::SigningKey &serverKey()
{
    static const auto key = seals::SigningKey::make(seals::Algorithm::Sm2Sm3).value();
    return key;
}

} // namespace support
