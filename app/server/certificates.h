// The private certificate authority of a site and the server's certificate under it: P-256, made once by
// `yunhengctl init`. Files in the folder: authority.key, authority.pem, server.key, server.pem. Keys are 0600.
#pragma once

#include "contract/result.h"

#include <QStringList>

namespace server {

using namespace contract;

/// Makes authority.key and authority.pem, valid ten years. AlreadyExists where either is there.
[[nodiscard]] Result<void> makeAuthority(const QString &folder);

/// Makes server.key and server.pem, valid two years, for localhost, 127.0.0.1 and the names (host names or IP
/// addresses; InvalidValue names a bad one). server.pem holds the server's certificate and then the authority's, so
/// that a client can see what to pin. An older pair is replaced.
[[nodiscard]] Result<void> makeServerCertificate(const QString &folder, const QStringList &names);

/// The SHA-256 fingerprint of the first certificate of a PEM file, upper-case pairs joined by colons.
[[nodiscard]] Result<QString> fingerprintOf(const QString &pemFile);

} // namespace server
