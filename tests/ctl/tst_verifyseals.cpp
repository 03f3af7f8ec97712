// The verifier: every column of the decision flow, every attachment and every bundle that was altered is named, by the real
// yunhengctl, and for a bundle with neither account nor network.
#include "ctl/freshserver.h"
#include "exchange/storedzip.h"
#include "seals/keyfile.h"
#include "support/sealdesk.h"

#include <QTest>

using namespace contract;
using support::SealDesk;
using tests::Tool;

namespace {

const QByteArray plan = "方案：先备份，再更换，最后验证。";

/// A server with an approved change, an attachment and a change that waits.
struct Site {
    Tool tool;
    QString config = tests::freshServer(tool);
    QString attachment;

    Site()
    {
        const SystemClock clock;
        UuidV7Source ids(clock);
        const auto key = seals::readKeyFile(tool.path(QStringLiteral("server/seal.key")));
        if (!key)
            qFatal("the server has no key");
        auto service = service::Service::open({.database = tests::databaseIn(tool), .serverKey = &*key}, clock, ids, shippedCatalogues());
        if (!service)
            qFatal("no service");
        SealDesk desk(**service, clock, ids);
        auto &kim = desk.hire(QStringLiteral("kim"), {QStringLiteral("engineer")});
        auto &zhao = desk.hire(QStringLiteral("zhao"), {QStringLiteral("shift_leader")});
        auto &qian = desk.hire(QStringLiteral("qian"), {QStringLiteral("service_manager")}, seals::Algorithm::EcdsaP256Sha256);
        const auto approved = desk.change(kim, zhao);
        attachment = desk.attaches(kim, approved, plan);
        for (const auto *who : {&zhao, &qian})
            if (const auto outcome = SealDesk::outcomeOf(desk.decides(*who, approved)); outcome != u"applied")
                qFatal("%s", qPrintable(outcome));
        const auto waiting = desk.change(kim, zhao, QStringLiteral("等待审批"));
        desk.decides(zhao, waiting);
        // An ended key still checks what it sealed.
        desk.run(qian.actor, desk.commandOf(CommandKind::Retire, QStringLiteral("signing_key"), qian.keyRecord, 1));
    }

    [[nodiscard]] tests::Run verify(const QStringList &what, const QString &database = {}) const
    {
        const QStringList from = database.isEmpty() ? QStringList{QStringLiteral("--config"), config}
                                                    : QStringList{QStringLiteral("--database"), QStringLiteral("sqlite:") + database, QStringLiteral("--server-key"), tool.path(QStringLiteral("server/seal.pem"))};
        return tool.run(QStringList{QStringLiteral("verify")} + what + from);
    }

    /// A copy of the database after that statement.
    [[nodiscard]] QString altered(const QString &sql) const
    {
        const QString copy = tool.path(QStringLiteral("altered.db"));
        QFile::remove(copy);
        {
            const auto original = store::Database::open(tests::databaseIn(tool));
            if (!original || !(*original)->run(QStringLiteral("VACUUM INTO ?"), {copy}))
                qFatal("no copy");
        }
        const auto database = store::Database::open({.path = copy});
        const auto done = database ? (*database)->run(sql) : Result<store::Statement>(Unexpected(database.error()));
        if (!done || done->affected() < 1)
            qFatal("%s", qPrintable(sql));
        return copy;
    }

    [[nodiscard]] QString bundle() const
    {
        const QString path = tool.path(QStringLiteral("evidence.zip"));
        const auto run = tool.run({QStringLiteral("export"), QStringLiteral("bundle"), QStringLiteral("--config"), config, QStringLiteral("--change"), QStringLiteral("BG-000001"), QStringLiteral("--change"), QStringLiteral("BG-000002"), QStringLiteral("--out"), path});
        if (run.exit != 0)
            qFatal("%s", qPrintable(run.err));
        return path;
    }
};

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestVerifySeals : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Site> m_site;

private Q_SLOTS:
    void initTestCase() { m_site = std::make_unique<Site>(); }

    void aSoundDatabaseVerifies()
    {
        const auto run = m_site->verify({QStringLiteral("database")});

        QVERIFY2(run.exit == 0, qPrintable(run.out + run.err));
        QVERIFY2(run.out.contains(QStringLiteral("2 changes, 3 decisions, 0 signatures of minutes, 3 keys, 2 attachments")), qPrintable(run.out));
        QCOMPARE(m_site->verify({}).exit, 0);
    }

    void aChangeAndADecisionVerify()
    {
        QCOMPARE(m_site->verify({QStringLiteral("change"), QStringLiteral("BG-000001")}).exit, 0);
        QCOMPARE(m_site->verify({QStringLiteral("decision"), QStringLiteral("BG-000001#2")}).exit, 0);
        QCOMPARE(m_site->verify({QStringLiteral("decision"), QStringLiteral("BG-000001#3")}).exit, 1);
        QCOMPARE(m_site->verify({QStringLiteral("change"), QStringLiteral("BG-999999")}).exit, 1);
        QCOMPARE(m_site->verify({QStringLiteral("decision"), QStringLiteral("BG-000001")}).exit, 2);
        QCOMPARE(m_site->verify({QStringLiteral("everything")}).exit, 2);
    }

    void anAlteredColumnIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("place");
        const auto change = [](const char *column, const char *value, const char *place) {
            QTest::newRow(column) << QStringLiteral("UPDATE change_request SET %1 = %2 WHERE number = 'BG-000001'").arg(QLatin1StringView(column), QLatin1StringView(value)) << QStringLiteral("WRONG BG-000001 ") + QLatin1StringView(place);
        };
        change("title", "title || '!'", "content");
        change("reason", "'x'", "content");
        change("planned_start", "planned_start - 60000", "content");
        change("implementer_id", "watcher_id", "content");
        change("change_class", "'standard'", "content");
        change("state", "'closed'", "state: it is not what its history says");
        change("stage", "stage + 1", "stage");
        change("waits_for", "'managing_party'", "waits_for");
        change("round", "round + 1", "round");
        change("chain", "replace(chain, 'shift_leader', 'viewer')", "chain");
        change("decision", "replace(decision, 'approve', 'reject')", "decision");
        change("decisions", "replace(decisions, '\"qian\"', '\"zhao\"')", "decisions[2].by");
        change("content_digest", "substr(content_digest, 2) || 'x'", "content_digest");
        change("impact", "'{}'", "impact");
        change("impact_digest", "'x'", "impact_digest");
        change("applicant", "'qian'", "applicant");
        change("risk", "risk + 1", "risk");
        change("exempted_by", "'qian'", "exempted_by");
        change("approved_at", "approved_at - 1", "approved_at");
        change("retired", "1", "retired");
        const auto key = [](const char *column, const char *value, const char *place) {
            QTest::newRow((std::string("key ") + column).c_str()) << QStringLiteral("UPDATE signing_key SET %1 = %2 WHERE login = 'zhao'").arg(QLatin1StringView(column), QLatin1StringView(value)) << QString::fromLatin1(place);
        };
        key("login", "'kim2'", "BG-000001 decisions[1].by");
        key("person_id", "(SELECT person_id FROM signing_key WHERE login = 'kim')", "proof");
        key("fingerprint", "replace(fingerprint, substr(fingerprint, 5, 2), 'zz')", "fingerprint");
        key("algorithm", "'ecdsa-p256-sha256'", "algorithm");
        key("public_key", "(SELECT public_key FROM signing_key WHERE login = 'kim')", "BG-000001 decisions[1].seal.key");
        key("proof", "(SELECT proof FROM signing_key WHERE login = 'kim')", "proof");
        key("registered_at", "registered_at + 1", "registered_at");
        QTest::newRow("an ended key that lives again") << QStringLiteral("UPDATE signing_key SET retired = 0 WHERE login = 'qian'") << QStringLiteral("retired");
        QTest::newRow("the file that hangs on it") << QStringLiteral("UPDATE attachment SET name = 'other.txt' WHERE record_entity = 'change_request'") << QStringLiteral("name");
    }
    void anAlteredColumnIsNamed()
    {
        QFETCH(const QString, sql);
        QFETCH(const QString, place);

        const auto run = m_site->verify({QStringLiteral("database")}, m_site->altered(sql));

        QCOMPARE(run.exit, 1);
        QVERIFY(run.complains());
        QVERIFY2(run.out.contains(place), qPrintable(run.out));
    }

    void anAlteredAttachmentIsNamed()
    {
        const auto other = QString::fromLatin1(QByteArray(plan).replace("备份", "删除").toBase64());

        const auto run = m_site->verify({QStringLiteral("change"), QStringLiteral("BG-000001")}, m_site->altered(QStringLiteral("UPDATE file_part SET bytes = '%1' WHERE digest = '%2'").arg(other, m_site->attachment)));

        QCOMPARE(run.exit, 1);
        QVERIFY2(run.out.contains(QStringLiteral("WRONG BG-000001 decisions[1].files.") + m_site->attachment), qPrintable(run.out));
        QVERIFY(run.out.contains(QStringLiteral("decisions[2].files.")));
    }

    void aBundleVerifiesWithNothingAtHand()
    {
        const QString bundle = m_site->bundle();

        const auto run = m_site->tool.run({QStringLiteral("verify"), QStringLiteral("bundle"), bundle});

        QVERIFY2(run.exit == 0, qPrintable(run.out + run.err));
        QVERIFY2(run.out.contains(QStringLiteral("2 changes, 3 decisions")), qPrintable(run.out));
        QVERIFY(run.out.contains(QStringLiteral("(server)")));
    }

    void aBundleIsHeldAgainstTrustedKeys()
    {
        const QString bundle = m_site->bundle();
        const QString keys = m_site->tool.path(QStringLiteral("keys.json"));
        const QString server = m_site->tool.path(QStringLiteral("server/seal.pem"));
        QCOMPARE(m_site->tool.run({QStringLiteral("export"), QStringLiteral("keys"), QStringLiteral("--config"), m_site->config, QStringLiteral("--out"), keys}).exit, 0);
        const auto verify = [&](const QString &file) {
            return m_site->tool.run({QStringLiteral("verify"), QStringLiteral("bundle"), file, QStringLiteral("--keys"), keys, QStringLiteral("--server-key"), server});
        };

        QCOMPARE(verify(bundle).exit, 0);

        const Site other; // made up as a whole, with keys of its own
        const auto forged = verify(other.bundle());
        QCOMPARE(forged.exit, 1);
        QVERIFY2(forged.out.contains(QStringLiteral("the trusted keys know it not")), qPrintable(forged.out));
        QCOMPARE(m_site->tool.run({QStringLiteral("verify"), QStringLiteral("bundle"), bundle, QStringLiteral("--keys"), keys}).exit, 2);
    }

    void anAlteredBundleIsNamed()
    {
        QByteArray bytes = read(m_site->bundle());
        const auto at = bytes.indexOf(plan) + 5;
        bytes[at] = char(bytes[at] ^ 0x01);

        const auto run = m_site->tool.run({QStringLiteral("verify"), QStringLiteral("bundle"), m_site->tool.file(QStringLiteral("altered.zip"), bytes)});
        QCOMPARE(run.exit, 1);
        QVERIFY2(run.out.contains(QStringLiteral("files/") + m_site->attachment), qPrintable(run.out));
        QVERIFY2(run.out.contains(QStringLiteral("BG-000001 decisions[1].files.")), qPrintable(run.out));

        const auto cut = m_site->tool.run({QStringLiteral("verify"), QStringLiteral("bundle"), m_site->tool.file(QStringLiteral("cut.zip"), bytes.first(bytes.size() / 2))});
        QCOMPARE(cut.exit, 1);
        QVERIFY(cut.complains());
    }

    void theSameChangesMakeTheSameBundle()
    {
        const auto first = read(m_site->bundle());

        QCOMPARE(read(m_site->bundle()), first);
    }

    void changesAreChosenByTheDayOfTheirSubmission()
    {
        const auto count = [&](const QString &from, const QString &to) {
            const QString path = m_site->tool.path(QStringLiteral("days.zip"));
            const auto run = m_site->tool.run({QStringLiteral("export"), QStringLiteral("bundle"), QStringLiteral("--config"), m_site->config, QStringLiteral("--from"), from, QStringLiteral("--to"), to, QStringLiteral("--out"), path});
            return run.exit == 0 ? run.out.section(u' ', 0, 0).toInt() : -run.exit;
        };

        QCOMPARE(count(QStringLiteral("2020-01-01"), QStringLiteral("2099-12-31")), 2);
        QCOMPARE(count(QStringLiteral("2020-01-01"), QStringLiteral("2020-12-31")), -2);
        QCOMPARE(count(QStringLiteral("yesterday"), QStringLiteral("2099-12-31")), -2);
    }

    void migrateMakesTheKeyThatIsMissing()
    {
        const Tool tool;
        const auto config = tests::freshServer(tool);
        QVERIFY(QFile::remove(tool.path(QStringLiteral("server/seal.key"))) && QFile::remove(tool.path(QStringLiteral("server/seal.pem"))));

        const auto run = tool.run({QStringLiteral("migrate"), QStringLiteral("--config"), config});

        QVERIFY2(run.exit == 0, qPrintable(run.err));
        QVERIFY(seals::readKeyFile(tool.path(QStringLiteral("server/seal.key"))));
        QVERIFY(QFile::exists(tool.path(QStringLiteral("server/seal.pem"))));
    }
};

QTEST_GUILESS_MAIN(TestVerifySeals)
#include "tst_verifyseals.moc"
