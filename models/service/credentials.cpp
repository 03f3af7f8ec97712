#include "service/credentials.h"

#include "service/passwords.h"

namespace service {

namespace {

constexpr int earlierKept = 4;

} // namespace

Result<std::optional<Credential>> readCredential(store::Database &database, const QUuid &account)
{
    auto row = database.run(QStringLiteral("SELECT digest, earlier, changed_at, must_change FROM credential WHERE account_id = ?"), {idText(account)});
    if (!row)
        return Unexpected(row.error());
    if (!row->next())
        return std::optional<Credential>();
    return std::optional(Credential{row->text(0), row->text(1).split(u' ', Qt::SkipEmptyParts), Instant{row->integer(2)}, row->integer(3) != 0});
}

Result<Credential> changedCredential(const std::optional<Credential> &present, const PasswordChange &change)
{
    if (const auto good = checkPassword(change.login, change.password); !good)
        return Unexpected(good.error());
    QStringList used;
    if (present)
        used = QStringList(present->digest) + present->earlier;
    if (std::ranges::any_of(used, [&](const QString &digest) { return matches(change.password, digest); }))
        return fail(ErrorCode::InvalidValue, QStringLiteral("newPassword"), QStringLiteral("one of the last five passwords"));
    return Credential{digestOfPassword(change.password), used.mid(0, earlierKept), change.at, change.mustChange};
}

Result<void> writeCredential(store::Database &database, const QUuid &account, const Credential &credential)
{
    return database.run(QStringLiteral("INSERT INTO credential (account_id, digest, earlier, changed_at, must_change) VALUES (?, ?, ?, ?, ?) "
                                       "ON CONFLICT (account_id) DO UPDATE SET digest = excluded.digest, earlier = excluded.earlier, "
                                       "changed_at = excluded.changed_at, must_change = excluded.must_change"),
                        {idText(account), credential.digest, credential.earlier.join(u' '), credential.changedAt.ms, qint64(credential.mustChange ? 1 : 0)})
        .map([](const store::Statement &) {});
}

} // namespace service
