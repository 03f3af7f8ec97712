#include "verifyseals.h"

#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "evidence.h"
#include "exchange/handoverpackage.h"
#include "options.h"
#include "contract/systemports.h"
#include "rules/approvals.h"
#include "rules/recurrence.h"

#include <QFile>
#include <QSet>
#include <thread>

namespace ctl {

namespace {

using exchange::ContentState;
using exchange::SealCount;
using exchange::SealFinding;
using exchange::Trust;
using Findings = std::vector<SealFinding>;

constexpr qint64 pageRows = 500;

void append(Findings &findings, Findings more)
{
    std::ranges::move(more, std::back_inserter(findings));
}

Outcome<void> conclude(const SealCount &count, const Findings &findings, const Console &console)
{
    QSet<QString> records;
    for (const auto &finding : findings) {
        console.out << Ctl::tr("WRONG %1 %2: %3").arg(finding.record, finding.member, finding.problem) << '\n';
        records.insert(finding.record);
    }
    console.out << Ctl::tr("Checked: %1 changes, %2 decisions, %3 signatures of minutes, %4 keys, %5 attachments of decisions").arg(count.changes).arg(count.decisions).arg(count.minutes).arg(count.keys).arg(count.files)
                << '\n';
    if (!findings.empty())
        return Complained(Complaint{Ctl::tr("%1 things do not fit, in %2 records.").arg(findings.size()).arg(records.size()), Ctl::tr("What is named above is not what was sealed, or never was."),
            Ctl::tr("Keep this evidence aside as it is, and compare it with a backup or another copy.")});
    console.out << Ctl::tr("Every seal fits.") << '\n';
    return {};
}

void addServers(Trust &trust, const std::vector<seals::PublicKey> &servers)
{
    for (const auto &server : servers)
        trust.addServer(server);
}

// A bundle

Outcome<void> noBundle(const QString &path, const Error &error, const Console &console)
{
    console.out << Ctl::tr("WRONG %1 %2: %3").arg(path, error.field, error.message) << '\n';
    return Complained(Complaint{Ctl::tr("%1 is no whole bundle.").arg(path), Ctl::tr("It was altered or cut, or is something else; nothing of it can be relied on."),
        Ctl::tr("Get another copy from who exported it.")});
}

void sayWhoVouches(const QStringList &persons, const QStringList &servers, const Console &console)
{
    console.out << Ctl::tr("Nobody but the bundle vouches for these keys; compare their fingerprints with people and server:") << '\n';
    for (const auto &person : persons)
        console.out << "  " << person << '\n';
    for (const auto &server : servers)
        console.out << "  " << server << ' ' << Ctl::tr("(server)") << '\n';
}

Outcome<void> verifyEvaluation(const QString &path, QByteArrayView archive, const Trust *trusted, Findings findings, const Console &console)
{
    auto verdict = exchange::verifyEvaluationBundle(archive, trusted);
    if (!verdict)
        return noBundle(path, verdict.error(), console);
    append(findings, std::move(verdict->findings));
    if (!trusted)
        sayWhoVouches(verdict->persons, verdict->servers, console);
    QSet<QString> records;
    for (const auto &finding : findings) {
        console.out << Ctl::tr("WRONG %1 %2: %3").arg(finding.record, finding.member, finding.problem) << '\n';
        records.insert(finding.record);
    }
    console.out << Ctl::tr("Checked: evaluation %1, %2 sheets, %3 signatures, %4 files").arg(verdict->number).arg(verdict->sheets).arg(verdict->signatures).arg(verdict->files) << '\n';
    if (!findings.empty())
        return Complained(Complaint{Ctl::tr("%1 things do not fit, in %2 records.").arg(findings.size()).arg(records.size()), Ctl::tr("What is named above is not what was frozen, or never was."),
            Ctl::tr("Keep this evidence aside as it is, and compare it with a backup or another copy.")});
    console.out << Ctl::tr("Worked out again from the inputs: %1 points, grade %2").arg(QString::number(verdict->score / 100.0, 'f', 2), verdict->grade) << '\n' << verdict->digest << '\n';
    return {};
}

Complaint whyNotOpened(const QString &path, const Error &error)
{
    if (error.field == u"expires_on")
        return {Ctl::tr("%1 could be used until %2.").arg(path, error.message), Ctl::tr("It is whole, but its time is over."), Ctl::tr("Delete it, or ask who handed it over for another.")};
    return {Ctl::tr("%1 is no whole package.").arg(path), Ctl::tr("It was altered or cut, or is something else; nothing of it can be relied on."), Ctl::tr("Get another copy from who handed it over.")};
}

/// A package that was handed over: whole and in time, or refused at the first place that does not fit.
Outcome<void> verifyPackage(const QString &path, QByteArrayView archive, const Trust *trusted, const Console &console)
{
    const auto opened = exchange::openHandoverPackage(archive, rules::dayOf(SystemClock().now()), trusted);
    if (!opened) {
        console.out << Ctl::tr("WRONG %1 %2: %3").arg(path, opened.error().field, opened.error().message) << '\n';
        return Complained(whyNotOpened(path, opened.error()));
    }
    const auto &approval = opened->approval;
    console.out << approval.number << ' ' << approval.title << '\n'
                << Ctl::tr("Purpose: %1").arg(approval.purpose) << '\n'
                << Ctl::tr("Scope: %1").arg(approval.scopeText) << '\n'
                << Ctl::tr("Receiver: %1").arg(approval.receiver) << '\n'
                << Ctl::tr("Requested by %1, approved by %2, for security by %3").arg(approval.requestedBy, approval.approvedBy, approval.securityBy) << '\n'
                << Ctl::tr("To be used until %1").arg(approval.expiresOn.toString(Qt::ISODate)) << '\n'
                << Ctl::tr("Holds %1, %2 bytes").arg(opened->bundleName).arg(opened->bundle.size()) << '\n';
    if (const auto &by = opened->versions; by.rules > 0)
        console.out << Ctl::tr("Scored by template %1 (%2), calendar %3, service levels %4, rules %5").arg(by.templateVersion, by.templateDigest, by.calendar, by.levels).arg(by.rules) << '\n';
    if (!trusted)
        sayWhoVouches(opened->persons, opened->servers, console);
    console.out << Ctl::tr("The package is whole. Compare its digest with the one on the printed F26:") << '\n' << opened->digest << '\n';
    return {};
}

Outcome<void> verifyBundle(const QString &path, const QCommandLineParser &options, const Console &console)
{
    const auto servers = serversOf(options);
    if (!servers)
        return Complained(servers.error());
    QFile file(path);
    const auto *bytes = file.open(QIODevice::ReadOnly) ? file.map(0, file.size()) : nullptr;
    if (!bytes)
        return Complained(complaintAbout(Ctl::tr("%1 cannot be read.").arg(path), {ErrorCode::Storage, {}, file.errorString()}));
    Trust trust;
    Findings findings;
    const bool hasKeys = options.isSet(QStringLiteral("keys"));
    if (hasKeys != !servers->empty())
        return Complained(wrongUsage(Ctl::tr("Only one half of whom to trust is given."), Ctl::tr("Give both --keys and --server-key, or neither.")));
    if (hasKeys) {
        const auto keys = keysInFile(options.value(QStringLiteral("keys")));
        if (!keys)
            return Complained(keys.error());
        for (const auto &key : *keys)
            append(findings, trust.addPerson(key));
        addServers(trust, *servers);
    }
    const QByteArrayView archive(bytes, file.size());
    if (options.positionalArguments().constFirst() == u"package")
        return verifyPackage(path, archive, hasKeys ? &trust : nullptr, console);
    if (exchange::isEvaluationBundle(archive))
        return verifyEvaluation(path, archive, hasKeys ? &trust : nullptr, std::move(findings), console);
    auto verdict = exchange::verifyBundle(archive, hasKeys ? &trust : nullptr);
    if (!verdict)
        return noBundle(path, verdict.error(), console);
    append(findings, std::move(verdict->findings));
    if (!hasKeys)
        sayWhoVouches(verdict->persons, verdict->servers, console);
    return conclude(verdict->count, findings, console);
}

// A database

struct Ground {
    Trust trust;
    Findings findings;
    SealCount count;
};

Outcome<Ground> groundOf(store::Database &database, const QCommandLineParser &options)
{
    const auto servers = serversOf(options);
    if (!servers)
        return Complained(servers.error());
    if (servers->empty())
        return Complained(wrongUsage(Ctl::tr("It is not said which server's receipts are good."), Ctl::tr("Give --server-key FILE, the seal.pem of the server's folder, or --config.")));
    const auto own = orComplain(keysIn(database), Ctl::tr("The books cannot be read."));
    if (!own)
        return Complained(own.error());
    Ground ground;
    addServers(ground.trust, *servers);
    if (options.isSet(QStringLiteral("keys"))) {
        const auto keys = keysInFile(options.value(QStringLiteral("keys")));
        if (!keys)
            return Complained(keys.error());
        for (const auto &key : *keys)
            append(ground.findings, ground.trust.addPerson(key));
    }
    for (const auto &key : *own) {
        ++ground.count.keys;
        if (!options.isSet(QStringLiteral("keys")))
            append(ground.findings, ground.trust.addPerson(key));
        else if (!ground.trust.agrees(key))
            ground.findings.push_back({idText(key.id), QStringLiteral("public_key"), QStringLiteral("the trusted keys know it not, or otherwise")});
    }
    auto history = checkHistory(database, shapeOf<SigningKeyRecord>(), *own);
    if (!history)
        return Complained(complaintAbout(Ctl::tr("The books cannot be read."), history.error()));
    append(ground.findings, *std::move(history));
    return ground;
}

/// Checks records on every processor of the machine; what is found comes in their order.
template <class Check> void checkTogether(const std::vector<Record> &records, Ground &ground, Check check)
{
    const size_t hands = std::clamp<size_t>(std::thread::hardware_concurrency(), 1, 16);
    struct Share {
        Findings findings;
        SealCount count;
    };
    std::vector<Share> shares(hands);
    std::vector<std::thread> threads;
    for (size_t hand = 0; hand < hands; ++hand)
        threads.emplace_back([&, hand] {
            for (size_t i = records.size() * hand / hands; i < records.size() * (hand + 1) / hands; ++i)
                append(shares[hand].findings, check(records[i], shares[hand].count));
        });
    for (auto &thread : threads)
        thread.join();
    for (auto &[findings, count] : shares) {
        append(ground.findings, std::move(findings));
        ground.count.changes += count.changes;
        ground.count.decisions += count.decisions;
        ground.count.minutes += count.minutes;
        ground.count.files += count.files;
    }
}

/// Records that meet the condition, one by one and against their history.
template <class Check> Result<void> checkAll(store::Database &database, const Shape &shape, const QString &condition, Ground &ground, Check check)
{
    QString after;
    for (;;) {
        const auto page = recordsBy(database, shape, QStringLiteral("WHERE id > ? AND %1 ORDER BY id LIMIT %2").arg(condition).arg(pageRows), {after});
        if (!page)
            return Unexpected(page.error());
        if (page->empty())
            return {};
        checkTogether(*page, ground, check);
        auto history = checkHistory(database, shape, *page);
        if (!history)
            return Unexpected(history.error());
        append(ground.findings, *std::move(history));
        after = idText(page->back().id);
    }
}

Result<void> checkDatabase(store::Database &database, Ground &ground)
{
    const auto digests = digestsOfContents(database);
    if (!digests)
        return Unexpected(digests.error());
    const auto content = [&](const QString &digest) {
        const auto found = digests->constFind(digest);
        return found == digests->cend() ? ContentState::Missing : *found == digest ? ContentState::There : ContentState::Altered;
    };
    const QString every = QStringLiteral("1 = 1");
    return checkAll(database, shapeOf<ChangeRequest>(), every, ground, [&](const Record &change, SealCount &count) { return exchange::checkChange(change, {ground.trust, content, count}); })
        .and_then([&] { return checkAll(database, shapeOf<CabMeeting>(), every, ground, [&](const Record &meeting, SealCount &count) { return exchange::checkMeeting(meeting, {ground.trust, content, count}); }); })
        .and_then([&] { return checkAll(database, shapeOf<Attachment>(), QStringLiteral("record_entity = 'change_request'"), ground, [](const Record &, SealCount &) { return Findings(); }); });
}

/// One change, or one decision of it (BG-000017#2).
Result<void> checkOne(store::Database &database, const QString &name, Ground &ground)
{
    const auto change = changeOf(database, name.section(u'#', 0, 0));
    if (!change)
        return Unexpected(change.error());
    int only = -1;
    if (name.contains(u'#')) {
        const auto decisions = rules::decisionsOf(text(change->values[size_t(shapeOf<ChangeRequest>().indexOf(u"decisions"))]));
        only = name.section(u'#', 1).toInt() - 1;
        if (only < 0 || !decisions || only >= int(decisions->size()))
            return fail(ErrorCode::NotFound, name, QStringLiteral("the change has no such decision"));
    }
    std::optional<Error> trouble;
    const auto content = [&](const QString &digest) {
        const auto bytes = contentIn(database, digest);
        if (!bytes || bytes->isEmpty()) {
            if (!bytes && bytes.error().code == ErrorCode::Storage)
                trouble = bytes.error();
            return ContentState::Missing;
        }
        return contract::sm3Hex(*bytes) == digest ? ContentState::There : ContentState::Altered;
    };
    append(ground.findings, exchange::checkChange(*change, {ground.trust, content, ground.count, only}));
    if (trouble)
        return Unexpected(*trouble);
    auto history = checkHistory(database, shapeOf<ChangeRequest>(), {*change});
    if (!history)
        return Unexpected(history.error());
    append(ground.findings, *std::move(history));
    return {};
}

} // namespace

Outcome<void> verifySeals(const QCommandLineParser &options, const Console &console)
{
    const auto plain = options.positionalArguments();
    const QString what = plain.value(0);
    const QString name = plain.value(1);
    const bool isWhole = what == u"database";
    if (!QStringList{QStringLiteral("database"), QStringLiteral("change"), QStringLiteral("decision"), QStringLiteral("bundle"), QStringLiteral("package")}.contains(what) || plain.size() != (isWhole ? 1 : 2)
        || (what == u"decision") != (name.contains(u'#') && what != u"bundle" && what != u"package"))
        return Complained(wrongUsage(Ctl::tr("It is not said what to verify."), Ctl::tr("Call it as: verify database, verify change BG-000017, verify decision BG-000017#1, verify bundle FILE, or verify package FILE.")));
    if (what == u"bundle" || what == u"package")
        return verifyBundle(name, options, console);
    const auto database = openCurrent(options);
    if (!database)
        return Complained(database.error());
    auto ground = groundOf(**database, options);
    if (!ground)
        return Complained(ground.error());
    const auto checked = isWhole ? checkDatabase(**database, *ground) : checkOne(**database, name, *ground);
    if (!checked)
        return orComplain(checked, Ctl::tr("The books cannot be read."));
    return conclude(ground->count, ground->findings, console);
}

} // namespace ctl
