#include "exportpackage.h"

#include "contract/codec.h"
#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "evidence.h"
#include "exchange/handoverpackage.h"
#include "ledger.h"
#include "portable/moment.h"

#include <QFile>
#include <QTemporaryDir>

namespace ctl {

namespace {

Result<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > exchange::largestPackage)
        return fail(file.isOpen() ? ErrorCode::TooLarge : ErrorCode::Storage, path, file.errorString());
    return file.readAll();
}

/// Only keys that the record's seals name: whoever registers another one later does not change the bytes, and no stranger's
/// key leaves the house.
std::vector<Record> keysNamedIn(const Record &record, std::vector<Record> keys)
{
    const auto fingerprint = size_t(shapeOf<SigningKeyRecord>().indexOf(u"fingerprint"));
    std::erase_if(keys, [&](const Record &key) {
        return std::ranges::none_of(record.values, [&](const Value &value) { return std::holds_alternative<QString>(value) && text(value).contains(text(key.values[fingerprint])); });
    });
    return keys;
}

/// The evidence of the record that the handover names, always the same bytes of the same records.
Result<QByteArray> bundleOf(store::Database &database, const DataHandover &handover, const std::vector<seals::PublicKey> &servers)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bundle.zip"));
    const auto read = [&](const QString &digest) { return contentIn(database, digest); };
    const auto moment = portable::Moment::hold(database);
    auto keys = keysIn(database);
    if (!moment || !keys)
        return Unexpected(moment ? keys.error() : moment.error());
    Result<void> written = fail(ErrorCode::InvalidValue, QStringLiteral("record_entity"), QStringLiteral("a package holds one evaluation or one change"));
    if (handover.recordEntity == QLatin1StringView(Describe<Evaluation>::name)) {
        written = evaluationOf(database, handover.recordId).and_then([&](const Record &record) { return evaluationBundleOf(database, record, keysNamedIn(record, *keys), servers); }).and_then([&](const exchange::EvaluationBundle &bundle) {
            return exchange::writeEvaluationBundle(path, bundle, read);
        });
    } else if (handover.recordEntity == QLatin1StringView(Describe<ChangeRequest>::name)) {
        written = changeOf(database, handover.recordId).and_then([&](const Record &record) {
            return filesOf(database, record.id).and_then([&](const std::vector<exchange::BundleFile> &files) { return exchange::writeBundle(path, {{{record, files}}, keysNamedIn(record, *keys), servers}, read); });
        });
    }
    return written.and_then([&] { return bytesOf(path); });
}

/// Does it as the account of --as, by the rules of handovers.
Outcome<void> edit(const DataHandover &handover, Patch fields, Ledger &ledger, const QString &what)
{
    contract::Command command;
    command.id = ledger.ids().next();
    command.kind = CommandKind::Edit;
    command.entity = shapeOf<DataHandover>().name;
    command.targets = {{handover.id.uuid, handover.revision, {}}};
    command.fields = std::move(fields);
    command.occurredAt = ledger.now();
    const auto receipts = ledger.execute({command});
    if (!receipts)
        return Complained(complaintAbout(what, receipts.error()));
    if (std::holds_alternative<Applied>(receipts->front().outcome))
        return {};
    const auto *refused = std::get_if<Refused>(&receipts->front().outcome);
    return Complained(complaintAbout(what, refused ? refused->error : Error{ErrorCode::Stale, {}, QStringLiteral("changed in the meantime")}));
}

Outcome<void> prepare(const DataHandover &handover, const QByteArray &bundle, Ledger &ledger, const Console &console)
{
    const QString what = Ctl::tr("%1 was not prepared.").arg(handover.number);
    const auto list = exchange::packageListOf(handover.recordEntity, bundle);
    if (list == handover.manifest) {
        console.out << Ctl::tr("%1 is prepared already; nothing has changed since.").arg(handover.number) << '\n';
        return {};
    }
    return edit(handover, {{QStringLiteral("manifest"), list}}, ledger, what).map([&] {
        console.out << Ctl::tr("%1 is prepared: %2 bytes, to be approved by the service or the managing party, and for security").arg(handover.number).arg(bundle.size()) << '\n' << contract::sm3Hex(bundle) << '\n';
    });
}

/// A handed over package may be written again: every copy has the bytes of the first.
Outcome<void> handOver(const DataHandover &handover, const QByteArray &bundle, const QString &path, Ledger &ledger, const Console &console)
{
    const QString what = Ctl::tr("%1 was not written.").arg(path);
    const QString part = path + QStringLiteral(".part");
    const auto fails = [&](const Complaint &complaint) {
        QFile::remove(part);
        return Complained(complaint);
    };
    const auto digest = exchange::writeHandoverPackage(part, handover, bundle).and_then([&] { return bytesOf(part); }).map([](const QByteArray &bytes) { return contract::sm3Hex(bytes); });
    if (!digest)
        return fails(complaintAbout(what, digest.error()));
    if (handover.state == HandoverState::HandedOver && handover.packageDigest != *digest)
        return fails(complaintAbout(what, {ErrorCode::Stale, QStringLiteral("package_digest"), QStringLiteral("another package was handed over")}));
    if (handover.state != HandoverState::HandedOver)
        if (const auto done = edit(handover, {{QStringLiteral("state"), Codec<HandoverState>::encode(HandoverState::HandedOver)}, {QStringLiteral("package_digest"), *digest}}, ledger, what); !done)
            return fails(done.error());
    QFile::remove(path);
    if (!QFile::rename(part, path))
        return fails(complaintAbout(what, {ErrorCode::Storage, path, {}}));
    console.out << Ctl::tr("%1 written to %2, to be used by %3 until %4").arg(handover.number, path, handover.receiver, handover.expiresOn.toString(Qt::ISODate)) << '\n' << *digest << '\n';
    return {};
}

} // namespace

Outcome<void> exportPackage(const QCommandLineParser &options, const Console &console)
{
    const QString name = options.value(QStringLiteral("package"));
    const QString path = options.value(QStringLiteral("out"));
    if (name.isEmpty() || options.positionalArguments().size() != 1)
        return Complained(wrongUsage(Ctl::tr("It is not said which handover."), Ctl::tr("Call it as: yunhengctl export package --package NUMBER --as LOGIN, and with --out FILE once it is approved.")));
    const auto database = openCurrent(options);
    if (!database)
        return Complained(database.error());
    const QString what = Ctl::tr("The data handover %1 cannot be used.").arg(name);
    const auto handover = orComplain(handoverOf(**database, name).and_then([](const Record &record) { return fromRecord<DataHandover>(record); }), what);
    if (!handover)
        return Complained(handover.error());
    if (!path.isEmpty() && handover->state != HandoverState::Approved && handover->state != HandoverState::HandedOver)
        return Complained(complaintAbout(what, {ErrorCode::InvalidValue, QStringLiteral("state"), QStringLiteral("it is not approved")}));
    const auto servers = serversOf(options);
    if (!servers)
        return Complained(servers.error());
    const auto ledger = Ledger::open(options);
    if (!ledger)
        return Complained(ledger.error());
    // Whoever may not read the handover does not get its data either.
    const auto seen = orComplain((*ledger)->known(shapeOf<DataHandover>(), {handover->id.uuid}), what);
    if (!seen || seen->empty())
        return Complained(seen ? complaintAbout(what, {ErrorCode::NotFound, name, {}}) : seen.error());
    const auto bundle = orComplain(bundleOf(**database, *handover, *servers), what);
    if (!bundle)
        return Complained(bundle.error());
    return path.isEmpty() ? prepare(*handover, *bundle, **ledger, console) : handOver(*handover, *bundle, path, **ledger, console);
}

} // namespace ctl
