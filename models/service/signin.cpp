#include "service/signin.h"

#include "rules/decide.h"
#include "service/credentials.h"
#include "service/journal.h"
#include "service/passwords.h"
#include "service/sessions.h"

namespace service {

namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr qint64 dayMs = 24 * hourMs;
/// Longer ones are nobody's; they would only fill the table of failures.
constexpr int mostLogin = 60;
constexpr int mostPassword = 1000;
constexpr int mostDevice = 200;

struct Claim {
    QUuid account;
    std::optional<AccountState> state;
    std::optional<Credential> credential;
};

Result<Claim> lookUp(store::Database &database, const QString &login)
{
    const auto account = accountOf(database, login);
    if (!account)
        return Unexpected(account.error());
    if (account->isNull())
        return Claim{};
    auto state = readAccount(database, *account);
    if (!state)
        return Unexpected(state.error());
    auto credential = readCredential(database, *account);
    if (!credential)
        return Unexpected(credential.error());
    return Claim{*account, *std::move(state), *std::move(credential)};
}

AuditEntry auditOf(const Claim &claim, const Credentials &credentials, const QString &remote, Instant now)
{
    return {.at = now, .event = QStringLiteral("sign_in"), .account = claim.account, .login = credentials.login.left(mostLogin), .remote = remote,
            .detail = credentials.device.left(mostDevice)};
}

/// The failure is counted before it is told.
Result<Session> turnAway(Writer &writer, const Claim &claim, const Credentials &credentials, const QString &remote, const SignInRules &rules, Instant now)
{
    auto audit = auditOf(claim, credentials, remote, now);
    audit.success = false;
    const auto counted = writer.write([&](store::Database &database) {
        return countFailure(database, credentials.login, now, rules.lock).and_then([&] { return writeAudit(database, audit); });
    });
    if (!counted)
        return Unexpected(counted.error());
    return fail(ErrorCode::BadCredentials);
}

Session sessionOf(const Claim &claim, const SignInRules &rules, bool mustChange, Instant now)
{
    Session session{.token = freshToken(), .actor = claim.state->actor, .rulesetVersion = rules::rulesetVersion, .serverTime = now,
                    .expiresAt = {now.ms + rules.sessionHours * hourMs}, .mustChangePassword = mustChange};
    if (mustChange)
        session.actor.rights.clear();
    return session;
}

} // namespace

Result<Session> signIn(store::Database &reading, Writer &writer, const Credentials &credentials, const QString &remote, const SignInRules &rules, Instant now)
{
    const auto hasNul = [](const QString &text) { return text.contains(QChar(u'\0')); };
    if (credentials.login.isEmpty() || credentials.login.size() > mostLogin || credentials.password.size() > mostPassword || hasNul(credentials.login) || hasNul(credentials.device))
        return fail(ErrorCode::BadCredentials);
    if (const auto unlocked = checkLock(reading, credentials.login, now); !unlocked)
        return Unexpected(unlocked.error());
    const auto claim = lookUp(reading, credentials.login);
    if (!claim)
        return Unexpected(claim.error());
    const bool right = matches(credentials.password, claim->credential ? claim->credential->digest : nobodysDigest());
    if (!right || !claim->credential || !claim->state || !isAlive(*claim->state, now))
        return turnAway(writer, *claim, credentials, remote, rules, now);

    auto credential = *claim->credential;
    const bool changes = !credentials.newPassword.isEmpty();
    if (changes) {
        auto changed = changedCredential(credential, {claim->account, credentials.login, credentials.newPassword, false, now});
        if (!changed)
            return Unexpected(changed.error());
        credential = *std::move(changed);
    }
    const bool tooOld = now.ms - credential.changedAt.ms > rules.passwordDays * dayMs;
    credential.mustChange = credential.mustChange || tooOld;
    auto session = sessionOf(*claim, rules, credential.mustChange, now);
    const auto written = writer.write([&](store::Database &database) -> Result<void> {
        if (changes || tooOld)
            if (const auto kept = writeCredential(database, claim->account, credential); !kept)
                return kept;
        // A changed password ends what was begun with the one before.
        if (changes)
            if (const auto ended = endSessionsOf(database, claim->account); !ended)
                return ended;
        return forgetFailures(database, credentials.login)
            .and_then([&] { return writeSession(database, {session.token, claim->account, credentials.device.left(mostDevice), remote, now, session.expiresAt}); })
            .and_then([&] {
                auto audit = auditOf(*claim, credentials, remote, now);
                if (changes)
                    audit.detail += QStringLiteral(" (password changed)");
                return writeAudit(database, audit);
            });
    });
    return written.map([&] { return std::move(session); });
}

} // namespace service
