// yunhengctl verify: counts and digests every table, and asks whether the books agree: rows, histories, receipts, the
// change feed and references. Reads only.
#include "evidence.h"
#include "options.h"
#include "portable/backup.h"
#include "portable/moment.h"
#include "verifyseals.h"

namespace ctl {

namespace {

/// A question whose right answer is 0.
struct Question {
    QString about;
    QString sql;
};

void askAboutEntity(std::vector<Question> &questions, const Shape &shape)
{
    const QString e = shape.name;
    questions.push_back({Ctl::tr("%1: histories of records that are not there, or of revisions to come").arg(e),
        QStringLiteral(
            "SELECT COUNT(*) FROM field_history h LEFT JOIN %1 e ON e.id = h.record_id WHERE h.entity = '%1' AND (e.id IS NULL OR h.revision > e.revision)")
            .arg(e)});
    questions.push_back({Ctl::tr("%1: records whose last change is not in their history").arg(e),
        QStringLiteral("SELECT COUNT(*) FROM %1 e LEFT JOIN field_history h ON h.record_id = e.id AND h.revision = e.revision WHERE h.record_id IS NULL AND "
                       "e.revision > 1")
            .arg(e)});
    questions.push_back({Ctl::tr("%1: changes in the feed without their record or their history").arg(e),
        QStringLiteral("SELECT COUNT(*) FROM change_log c LEFT JOIN %1 e ON e.id = c.record_id LEFT JOIN field_history h ON h.record_id = c.record_id AND "
                       "h.revision = c.revision "
                       "WHERE c.entity = '%1' AND (e.id IS NULL OR c.revision > e.revision OR h.record_id IS NULL)")
            .arg(e)});
    for (const auto &field : shape.fields)
        if (!field.references.isEmpty())
            questions.push_back({Ctl::tr("%1: %2 that points nowhere").arg(e, field.name),
                QStringLiteral("SELECT COUNT(*) FROM %1 e LEFT JOIN %2 t ON t.id = e.%3 WHERE e.%3 IS NOT NULL AND t.id IS NULL")
                    .arg(e, field.references, field.name)});
}

std::vector<Question> allQuestions()
{
    std::vector<Question> questions;
    for (const auto &shape : allShapes())
        askAboutEntity(questions, shape);
    questions.push_back({Ctl::tr("applied commands without a trace in the history"),
        QStringLiteral("SELECT COUNT(*) FROM receipt r LEFT JOIN (SELECT DISTINCT command_id FROM field_history) h ON h.command_id = r.command_id WHERE "
                       "r.outcome = 'applied' AND h.command_id IS NULL")});
    questions.push_back({Ctl::tr("refused commands that left a trace in the history"),
        QStringLiteral("SELECT COUNT(*) FROM receipt r JOIN (SELECT DISTINCT command_id FROM field_history) h ON h.command_id = r.command_id WHERE r.outcome "
                       "<> 'applied'")});
    questions.push_back({Ctl::tr("passwords of accounts that are not there"),
        QStringLiteral("SELECT COUNT(*) FROM credential c LEFT JOIN account a ON a.id = c.account_id WHERE a.id IS NULL")});
    questions.push_back({Ctl::tr("attachments whose content is not there, or of another size"),
        QStringLiteral("SELECT COUNT(*) FROM attachment a LEFT JOIN file f ON f.digest = a.digest AND f.size = a.size WHERE f.digest IS NULL")});
    questions.push_back({Ctl::tr("contents whose parts do not add up"),
        QStringLiteral("SELECT COUNT(*) FROM file f LEFT JOIN (SELECT digest, SUM(length) AS length FROM file_part WHERE brought_by = '' GROUP BY digest) p "
                       "ON p.digest = f.digest WHERE p.length IS NULL OR p.length <> f.size")});
    return questions;
}

/// Contents whose bytes are not what their digest says, read part by part.
Result<qint64> falseContents(store::Database &database)
{
    return digestsOfContents(database).map([](const QHash<QString, QString> &digests) {
        qint64 wrong = 0;
        for (auto content = digests.begin(); content != digests.end(); ++content)
            wrong += content.key() != content.value() ? 1 : 0;
        return wrong;
    });
}

Outcome<int> ask(store::Database &database, const Console &console)
{
    int wrong = 0;
    for (const auto &[about, sql] : allQuestions()) {
        const auto found = database.number(sql);
        if (!found)
            return Complained(complaintAbout(Ctl::tr("The books cannot be read."), found.error()));
        if (*found == 0)
            continue;
        ++wrong;
        console.out << Ctl::tr("WRONG %1: %2").arg(about).arg(*found) << '\n';
    }
    const auto contents = falseContents(database);
    if (!contents)
        return Complained(complaintAbout(Ctl::tr("The books cannot be read."), contents.error()));
    if (*contents > 0) {
        ++wrong;
        console.out << Ctl::tr("WRONG %1: %2").arg(Ctl::tr("contents whose bytes are not what their digest says")).arg(*contents) << '\n';
    }
    return wrong;
}

Result<bool> isSound(store::Database &database)
{
    if (database.engine() == store::Engine::Postgres)
        return true; // its pages are its own business: data_checksums and pg_amcheck
    return database.run(QStringLiteral("PRAGMA quick_check(1)")).map([](store::Statement &&row) { return row.next() && row.text(0) == u"ok"; });
}

} // namespace

void offerVerify(QCommandLineParser &parser)
{
    parser.setApplicationDescription(Ctl::tr("Counts and digests every table as it stands at one moment, and checks that rows, histories, receipts, feed and "
                                             "references agree. Reads only; the server may run meanwhile. `verify database` checks every seal, receipt and digest of changes and meetings instead, "
                                             "`verify change BG-000017` and `verify decision BG-000017#1` those of one, `verify bundle FILE` an exported bundle, for which neither "
                                             "database nor network is needed, and `verify package FILE` a package of data that was handed over, also whether it may still be used."));
    addDatabaseOptions(parser);
    addTrustOptions(parser);
}

Outcome<void> runVerify(const QCommandLineParser &options, const Console &console)
{
    if (!options.positionalArguments().isEmpty())
        return verifySeals(options, console);
    const auto database = openCurrent(options);
    if (!database)
        return Complained(database.error());
    const auto moment = portable::Moment::hold(**database);
    if (!moment)
        return Complained(complaintAbout(Ctl::tr("The database cannot be read."), moment.error()));
    const auto digests
        = portable::currentTables().and_then([&](const std::vector<portable::Table> &tables) { return portable::digestsOf(**database, tables); });
    const auto sound = isSound(**database);
    if (!digests || !sound)
        return Complained(complaintAbout(Ctl::tr("The database cannot be read."), digests ? sound.error() : digests.error()));

    for (const auto &[table, digest] : *digests)
        console.out << table.leftJustified(18) << QString::number(digest.rows).rightJustified(10) << "  " << digest.sha256 << '\n';
    const auto wrong = ask(**database, console);
    if (!wrong)
        return Complained(wrong.error());
    if (*wrong > 0 || !*sound)
        return Complained(Complaint{*sound ? Ctl::tr("%1 checks found something wrong.").arg(*wrong) : Ctl::tr("The database file is damaged."),
            Ctl::tr("The database does not agree with itself."), Ctl::tr("Stop the server, keep this database aside, and restore the last good backup.")});
    console.out << Ctl::tr("The books agree.") << '\n';
    return {};
}

} // namespace ctl
