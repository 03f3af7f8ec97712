// A host and a sink for one panel without a window around it: nothing is sent and nobody answers.
#pragma once

#include "rules/permissions.h"
#include "views/shell/panelspec.h"

namespace bench {

class NoSink : public contract::CommandSink
{
public:
    QFuture<contract::Result<void>> submit(const contract::Command &) override { return {}; }
    QFuture<contract::Result<void>> retry(const QUuid &) override { return {}; }
    QFuture<contract::Result<void>> discard(const QUuid &) override { return {}; }
    QFuture<contract::Result<void>> settle(const QUuid &, const std::vector<contract::ConflictChoice> &) override { return {}; }
};

class LoneHost : public views::shell::PanelHost
{
public:
    explicit LoneHost(const QStringList &roles, const QUuid &person = {})
        : m_actor{.account = {}, .person = person, .login = QStringLiteral("kim"), .displayName = QStringLiteral("Kim"), .roles = roles, .rights = rules::rightsOf(roles), .scope = {.all = true, .units = {}}}
    {
    }
    void notify(const views::shell::Notice &) override {}
    void showPanel(const QString &) override {}
    bool showRecord(const QString &, const QUuid &) override { return false; }
    [[nodiscard]] const contract::Actor &actor() const override { return m_actor; }

private:
    contract::Actor m_actor;
};

} // namespace bench
