#include "ledger.h"

#include "service/sessions.h"

/// Registers the compiled-in files, which a static library does not do by itself. Outside of every namespace, as the
/// macro demands.
static void registerTranslationFiles()
{
    Q_INIT_RESOURCE(translations);
}

namespace ctl {

namespace {

constexpr size_t atOnce = 400; ///< values of one In filter

/// Keeps a page of records.
class Page : public RowSink
{
public:
    void take(const RowView &row) override { records.push_back(toRecord(row)); }
    std::vector<Record> records;
};

Outcome<Actor> actorOf(const QCommandLineParser &options, Instant now)
{
    const QString login = options.value(QStringLiteral("as"));
    if (login.isEmpty())
        return Complained(wrongUsage(Ctl::tr("It is not said for which account."), Ctl::tr("Give --as LOGIN, an account of this database.")));
    return openCurrent(options).and_then([&](const std::unique_ptr<store::Database> &database) -> Outcome<Actor> {
        const QString what = Ctl::tr("The account %1 cannot be used.").arg(login);
        const auto account = service::accountOf(*database, login).and_then([&](const QUuid &id) { return service::readAccount(*database, id); });
        if (!account)
            return Complained(complaintAbout(what, account.error()));
        if (!*account || !service::isAlive(**account, now))
            return Complained(complaintAbout(what, {ErrorCode::NotFound, login, {}}));
        return (*account)->actor;
    });
}

} // namespace

void addActorOption(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("as"), Ctl::tr("The account that does it; its rights and units count."), QStringLiteral("LOGIN")});
}

Ledger::Ledger() : m_words(shippedCatalogues(), &m_chinese)
{
    registerTranslationFiles();
    const bool loaded = m_chinese.load(QStringLiteral(":/i18n/yunheng_zh_CN.qm"));
    Q_ASSERT_X(loaded, "Ledger", "a compiled-in translation loads");
    Q_UNUSED(loaded)
    // The reasons why rows stay out are the workstation's too.
    if (QLocale().language() == QLocale::Chinese)
        QCoreApplication::installTranslator(&m_chinese);
}

Ledger::~Ledger()
{
    QCoreApplication::removeTranslator(&m_chinese);
}

Outcome<std::unique_ptr<Ledger>> Ledger::open(const QCommandLineParser &options)
{
    std::unique_ptr<Ledger> ledger(new Ledger);
    auto actor = actorOf(options, ledger->now());
    if (!actor)
        return Complained(actor.error());
    ledger->m_actor = *std::move(actor);
    const auto location = databaseOf(options);
    if (!location)
        return Complained(location.error());
    auto service = service::Service::open({.database = *location}, ledger->m_clock, ledger->m_ids, shippedCatalogues());
    if (!service)
        return Complained(complaintAbout(Ctl::tr("The database %1 cannot be opened.").arg(textOf(*location)), service.error()));
    ledger->m_service = *std::move(service);
    return ledger;
}

Result<std::vector<Record>> Ledger::among(const Shape &shape, const QString &field, const std::vector<QString> &values, const std::vector<service::Filter> &others)
{
    std::vector<Record> found;
    for (size_t from = 0; from < values.size(); from += atOnce) {
        service::Filter among{field, service::FilterOp::In, {}};
        for (size_t i = from; i < std::min(from + atOnce, values.size()); ++i)
            among.values.emplace_back(values[i]);
        auto filters = others;
        filters.push_back(std::move(among));
        const auto read = each(shape, filters, [&](const Record &record) -> Result<void> {
            found.push_back(record);
            return {};
        });
        if (!read)
            return Unexpected(read.error());
    }
    return found;
}

Result<std::vector<Record>> Ledger::holding(const Shape &shape, int field, const std::vector<QString> &values)
{
    return among(shape, shape.fields[size_t(field)].name, values, {{QStringLiteral("retired"), service::FilterOp::Equals, {qint64(0)}}});
}

Result<std::vector<Record>> Ledger::known(const Shape &shape, const std::vector<QUuid> &ids)
{
    std::vector<QString> texts;
    for (const auto &id : ids)
        texts.push_back(idText(id));
    return among(shape, QStringLiteral("id"), texts, {});
}

Result<void> Ledger::each(const Shape &shape, const std::vector<service::Filter> &filters, const std::function<Result<void>(const Record &)> &take)
{
    service::ListRequest request{.filters = filters, .sort = {}, .after = {}, .limit = service::maxListLimit};
    for (;;) {
        Page page;
        const auto read = m_service->list(m_actor, shape.name, request, page);
        if (!read)
            return Unexpected(read.error());
        for (const auto &record : page.records)
            if (const auto taken = take(record); !taken)
                return taken;
        if (!read->more)
            return {};
        request.after = read->after;
    }
}

Outcome<const Shape *> entityOf(const QCommandLineParser &options)
{
    const QString name = options.positionalArguments().value(0);
    if (const auto *shape = shapeNamed(name))
        return shape;
    QStringList known;
    for (const auto &shape : allShapes())
        known << shape.name;
    return Complained(wrongUsage(Ctl::tr("There is no kind of record \"%1\".").arg(name), Ctl::tr("The kinds are: %1.").arg(known.join(QStringLiteral(", ")))));
}

} // namespace ctl
