// contract::Transport over HTTPS. Poco's exceptions end in its .cpp; the rest of the workstation sees Results.
#pragma once

#include "contract/ports.h"

#include <memory>

namespace wire {

using namespace contract;

struct ServerAddress {
    QString host = QStringLiteral("localhost");
    quint16 port = 8443;
    QString authorityFile; ///< PEM of the one authority that is trusted
    int timeoutMs = 20'000; ///< for connecting, and for each wait for bytes
};

/// One conversation with the server; each call blocks. For one thread, but for cancel().
/// Errors: Untrusted (another certificate), Unavailable (no way there), Cancelled, or what the server said.
/// While the rows of a page go to the sink the server already makes the next page.
class HttpsTransport : public Transport
{
public:
    explicit HttpsTransport(ServerAddress address);
    ~HttpsTransport() override;

    Result<Session> signIn(const Credentials &credentials) override;
    Result<void> signOut() override;
    void useToken(const QByteArray &token) override;
    Result<Cursor> head() override;
    Result<std::vector<EntityCount>> counts() override;
    Result<SnapshotPage> snapshot(const QString &entity, const QByteArray &after, int limit, RowSink &rows) override;
    Result<ChangePage> changes(const Cursor &cursor, int limit, RowSink &rows) override;
    Result<std::vector<Receipt>> push(const std::vector<Command> &commands) override;
    Result<void> putFile(const QString &digest, qint64 size, const ReadPiece &read) override;
    Result<qint64> getFile(const QString &digest, qint64 from, const TakePiece &take) override;
    /// Keeps one connection open between calls, so no poke is lost; a fresh connection reports news once, since
    /// nobody knows what was missed.
    Result<bool> waitForNews(const Cursor &cursor, int timeoutMs) override;
    /// Ends the call in progress, with its connection unless it is a wait for news. Between two calls it ends the next
    /// wait for news at its beginning, so that a wait cannot sleep through it; other calls that have not begun go on.
    void cancel() override;

private:
    struct Parts;
    std::unique_ptr<Parts> m;
};

/// What a person compares before they trust a server for the first time.
struct AuthorityInfo {
    QByteArray pem;
    QString fingerprint; ///< SHA-256, upper-case pairs joined by colons
    QString subject;
};

/// Connects without trust, sends nothing, and shows the authority at the end of the server's chain.
[[nodiscard]] Result<AuthorityInfo> fetchAuthority(const QString &host, quint16 port, int timeoutMs);

} // namespace wire
