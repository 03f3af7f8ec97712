// Ledger: the service as the commands import and export see it, for one account, and the words of files.
#pragma once

#include "options.h"

#include "contract/systemports.h"
#include "exchange/exporting.h"
#include "exchange/sheetplan.h"
#include "service/service.h"

#include <QTranslator>

namespace ctl {

/// Adds --as.
void addActorOption(QCommandLineParser &parser);

class Ledger : public exchange::Lookup
{
public:
    ~Ledger() override;
    /// Opens the database that the options name, for the account of --as. No password is asked for: who can read the
    /// database's file can do anything, and what is done stands in the books under that account.
    static Outcome<std::unique_ptr<Ledger>> open(const QCommandLineParser &options);

    Result<std::vector<Record>> holding(const Shape &shape, int field, const std::vector<QString> &values) override;
    Result<std::vector<Record>> known(const Shape &shape, const std::vector<QUuid> &ids) override;
    /// Hands every record over that the filters let through, in the order of creation.
    Result<void> each(const Shape &shape, const std::vector<service::Filter> &filters, const std::function<Result<void>(const Record &)> &take);
    [[nodiscard]] Result<std::vector<Receipt>> execute(const std::vector<contract::Command> &commands) { return m_service->execute(m_actor, commands); }

    [[nodiscard]] const exchange::Words &words() const { return m_words; }
    [[nodiscard]] const Catalogues &catalogues() const { return shippedCatalogues(); }
    [[nodiscard]] IdSource &ids() { return m_ids; }
    [[nodiscard]] Instant now() const { return m_clock.now(); }

private:
    Ledger();
    Result<std::vector<Record>> among(const Shape &shape, const QString &field, const std::vector<QString> &values, const std::vector<service::Filter> &others);
    SystemClock m_clock;
    UuidV7Source m_ids{m_clock};
    QTranslator m_chinese;
    exchange::Words m_words;
    std::unique_ptr<service::Service> m_service;
    Actor m_actor;
};

/// The entity that the first plain argument names ("resource").
[[nodiscard]] Outcome<const Shape *> entityOf(const QCommandLineParser &options);

} // namespace ctl
