// Passwords: how they are kept (argon2id) and how good they must be.
#pragma once

#include "contract/result.h"

#include <QByteArray>
#include <QStringList>

namespace service {

using namespace contract;

/// argon2id with 19 MiB, two passes and a fresh salt, in the usual encoded form. Takes some 20 ms, on purpose.
[[nodiscard]] QString digestOfPassword(const QString &password);
/// Takes as long for a wrong password as for a right one. False for a digest that is not one.
[[nodiscard]] bool matches(const QString &password, const QString &digest);
/// A digest that no password matches: asking it costs what asking a real one costs.
const QString &nobodysDigest();

/// At least 10 characters of three of the four kinds (capitals, small letters, digits, others), no part of it the login.
/// InvalidValue on `newPassword` says what is missing.
[[nodiscard]] Result<void> checkPassword(const QString &login, const QString &password);

/// A fresh token: 256 random bits, base64url.
[[nodiscard]] QByteArray freshToken();
/// What is stored of a token.
[[nodiscard]] QString digestOfToken(const QByteArray &token);

} // namespace service
