// Bundles of evidence: what is written verifies, with `openssl` alone too; one altered byte anywhere is named.
#include "exchange/bundle.h"
#include "exchange/storedzip.h"
#include "exchange/ziparchive.h"
#include "support/sealedchange.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace exchange;
using support::SealedChanges;

namespace {

const QByteArray plan = "方案：先备份，再更换，最后验证。";

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray written(const Bundle &bundle, const QHash<QString, QByteArray> &contents)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("b.zip"));
    const auto done = writeBundle(path, bundle, [&](const QString &digest) { return Result<QByteArray>(contents.value(digest)); });
    if (!done)
        qFatal("%s %s", qPrintable(done.error().field), qPrintable(done.error().message));
    return read(path);
}

struct Site {
    SealedChanges sm2;
    SealedChanges p256{seals::Algorithm::EcdsaP256Sha256, QStringLiteral("qian")};
    Bundle bundle{{sm2.change(17, {plan}), p256.change(18)}, {sm2.keyRecord(), p256.keyRecord()}, {support::serverKey().publicKey()}};
    QByteArray bytes = written(bundle, {{sm3Hex(plan), plan}});
};

Value &valueIn(Record &record, QStringView field)
{
    return record.values[size_t(shapeOf<ChangeRequest>().indexOf(field))];
}

/// "record member" of each finding.
QStringList placesOf(const std::vector<SealFinding> &findings)
{
    QStringList places;
    for (const auto &finding : findings)
        places << finding.record + u' ' + finding.member;
    return places;
}

std::vector<SealFinding> checked(const Record &change, const Site &site)
{
    Trust trust;
    for (const auto &key : site.bundle.keys)
        trust.addPerson(key);
    trust.addServer(support::serverKey().publicKey());
    SealCount count;
    return checkChange(change, {trust, [](const QString &) { return ContentState::There; }, count});
}

} // namespace

class TestBundle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasWrittenVerifies()
    {
        const Site site;

        const auto verdict = verifyBundle(site.bytes, nullptr);

        QVERIFY2(verdict, verdict ? "" : qPrintable(verdict.error().field + verdict.error().message));
        QCOMPARE(placesOf(verdict->findings), QStringList());
        QCOMPARE(verdict->count, (SealCount{.changes = 2, .decisions = 2, .minutes = 0, .keys = 2, .files = 1}));
        QCOMPARE(verdict->persons.size(), 2);
        QCOMPARE(verdict->servers, QStringList{support::serverKey().publicKey().fingerprint()});
    }

    void theSameChangesMakeTheSameBytes()
    {
        Site site;
        std::ranges::reverse(site.bundle.changes);
        std::ranges::reverse(site.bundle.keys);

        QCOMPARE(written(site.bundle, {{sm3Hex(plan), plan}}), site.bytes);
    }

    void everyAlteredByteIsFound()
    {
        const SealedChanges people(seals::Algorithm::EcdsaP256Sha256);
        const QByteArray bytes = written({{people.change(17, {plan})}, {people.keyRecord()}, {support::serverKey().publicKey()}}, {{sm3Hex(plan), plan}});
        QVERIFY(verifyBundle(bytes, nullptr)->findings.empty());
        qsizetype unfound = -1;

        for (qsizetype i = 0; i < bytes.size() && unfound < 0; ++i) {
            QByteArray altered = bytes;
            altered[i] = char(altered[i] ^ 0x01);
            const auto verdict = verifyBundle(altered, nullptr);
            if (verdict ? verdict->findings.empty() : verdict.error().field.isEmpty())
                unfound = i;
        }

        QVERIFY2(unfound < 0, qPrintable(QStringLiteral("byte %1 of %2").arg(unfound).arg(bytes.size())));
    }

    void everyCutIsFound()
    {
        const Site site;

        for (const qsizetype size : {qsizetype(0), qsizetype(1), qsizetype(29), qsizetype(30), site.bytes.size() / 2, site.bytes.size() - 1})
            QVERIFY(!verifyBundle(site.bytes.first(size), nullptr));
        QVERIFY(!verifyBundle(site.bytes + "x", nullptr));
    }

    void anAlteredFileIsNamedWithItsChange()
    {
        const Site site;
        QByteArray altered = site.bytes;
        const auto at = altered.indexOf("端口大量丢包");
        altered[at + 1] = char(altered[at + 1] ^ 0x01);

        const auto verdict = verifyBundle(altered, nullptr);

        QVERIFY(verdict);
        QVERIFY(placesOf(verdict->findings).contains(QStringLiteral("BG-000017 request.json")));
        QVERIFY(!placesOf(verdict->findings).contains(QStringLiteral("BG-000018 request.json")));
    }

    void aWholeBundleThatWasMadeUpFitsNoTrustedKeys()
    {
        const Site site;
        const Site forged;
        Trust trust;
        for (const auto &key : site.bundle.keys)
            QCOMPARE(trust.addPerson(key).size(), size_t(0));
        trust.addServer(support::serverKey().publicKey());

        QCOMPARE(placesOf(verifyBundle(site.bytes, &trust)->findings), QStringList());
        QVERIFY(!verifyBundle(forged.bytes, &trust)->findings.empty());
        QVERIFY(verifyBundle(forged.bytes, nullptr)->findings.empty()); // by its own word all is well
    }

    void anAlteredMemberOfARecordIsNamed_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("member");
        for (const auto &field : {u"title", u"reason", u"steps", u"fallback", u"verification", u"guard", u"resources", u"answers", u"change_class"})
            QTest::newRow(qPrintable(QStringView(field).toString())) << QStringView(field).toString() << QStringLiteral("content");
        QTest::newRow("impact") << QStringLiteral("impact") << QStringLiteral("impact");
        QTest::newRow("impact_digest") << QStringLiteral("impact_digest") << QStringLiteral("impact_digest");
        QTest::newRow("content_digest") << QStringLiteral("content_digest") << QStringLiteral("content_digest");
        QTest::newRow("decision") << QStringLiteral("decision") << QStringLiteral("decision");
        QTest::newRow("chain") << QStringLiteral("chain") << QStringLiteral("chain");
        QTest::newRow("round") << QStringLiteral("round") << QStringLiteral("state");
    }
    void anAlteredMemberOfARecordIsNamed()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, member);
        const Site site;
        Record change = site.bundle.changes.front().change;
        QCOMPARE(placesOf(checked(change, site)), QStringList());

        auto &value = valueIn(change, field);
        if (field == u"round")
            value = qint64(2);
        else if (field == u"change_class")
            value = QStringLiteral("normal");
        else if (field == u"chain")
            value = text(value).replace(QStringLiteral("shift_leader"), QStringLiteral("managing_party"));
        else if (field == u"decision")
            value = text(value).replace(QStringLiteral("同意"), QStringLiteral("不同意"));
        else
            value = text(value) + u'x';

        const auto places = placesOf(checked(change, site));
        QVERIFY2(places.contains(QStringLiteral("BG-000017 ") + member), qPrintable(places.join(u'\n')));
    }

    void anAlteredDecisionIsNamed_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("member");
        const auto row = [](const char *name, const QString &from, const QString &to, const QString &member) { QTest::newRow(name) << from << to << QStringLiteral("BG-000017 decisions[1]") + member; };
        row("opinion", QStringLiteral("注意回退时限"), QStringLiteral("随便"), QStringLiteral(".seal.signature"));
        row("verdict", QStringLiteral("\"approve\""), QStringLiteral("\"reject\""), QStringLiteral(".seal.signature"));
        row("time", QStringLiteral("1795050000000"), QStringLiteral("1795050000001"), QStringLiteral(".seal.signature"));
        row("by", QStringLiteral("\"zhao\""), QStringLiteral("\"qian\""), QStringLiteral(".by"));
        row("roles", QStringLiteral("\"roles\":[\"shift_leader\"]"), QStringLiteral("\"roles\":[\"managing_party\"]"), QStringLiteral(".receipt.seal.signature"));
        row("time of the receipt", QStringLiteral("1795050000900"), QStringLiteral("1795050000901"), QStringLiteral(".receipt.seal.signature"));
        row("no receipt", QStringLiteral("\"receipt\""), QStringLiteral("\"receipt_\""), QString());
    }
    void anAlteredDecisionIsNamed()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const QString, member);
        const Site site;
        Record change = site.bundle.changes.front().change;
        auto &value = valueIn(change, u"decisions");
        const QString whole = text(value);
        QVERIFY(whole.contains(from));
        value = QString(whole).replace(from, to);

        const auto places = placesOf(checked(change, site));

        QVERIFY2(places.contains(member) || (from.contains(u"receipt") && places == QStringList{QStringLiteral("BG-000017 decisions")}), qPrintable(places.join(u'\n')));
    }

    void aDecisionOfAnotherChangeFitsNot()
    {
        const Site site;
        const auto other = site.sm2.change(99);
        Record change = site.bundle.changes.front().change;
        valueIn(change, u"decisions") = other.change.values[size_t(shapeOf<ChangeRequest>().indexOf(u"decisions"))];

        QVERIFY(placesOf(checked(change, site)).contains(QStringLiteral("BG-000017 decisions[1].seal.signature")));
    }

    void aContentThatIsNotWhatItsDigestSaysIsNotWritten()
    {
        const Site site;
        const QTemporaryDir folder;

        const auto done = writeBundle(folder.filePath(QStringLiteral("b.zip")), site.bundle, [](const QString &) { return Result<QByteArray>("another plan"); });

        QCOMPARE(done.error().code, ErrorCode::Untrusted);
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("b.zip"))));
    }

    void opensslVerifiesFromTheFilesAlone_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("SM2") << QStringLiteral("BG-000017") << QStringList{QStringLiteral("sm3"), QStringLiteral("-pkeyopt"), QStringLiteral("distid:1234567812345678")};
        QTest::newRow("P-256") << QStringLiteral("BG-000018") << QStringList{QStringLiteral("sha256")};
    }
    void opensslVerifiesFromTheFilesAlone()
    {
        QFETCH(const QString, change);
        QFETCH(const QStringList, options);
        const Site site;
        const auto &maker = change == u"BG-000017" ? site.sm2 : site.p256;
        const QTemporaryDir folder;
        const auto files = storedFiles(site.bytes);
        QVERIFY(files);
        const auto unpack = [&](const QString &name) {
            const auto found = std::ranges::find_if(*files, [&](const StoredFileView &file) { return QString::fromLatin1(file.name) == name; });
            const QString path = folder.filePath(QString(name).replace(u'/', u'_'));
            QFile file(path);
            if (found == files->end() || !file.open(QIODevice::WriteOnly))
                qFatal("%s", qPrintable(name));
            file.write(found->bytes.data(), found->bytes.size());
            return path;
        };
        const auto runs = [&](const QString &text, const QString &signature) {
            QProcess process;
            process.start(QStringLiteral("openssl"), QStringList{QStringLiteral("pkeyutl"), QStringLiteral("-verify"), QStringLiteral("-pubin"), QStringLiteral("-inkey"), unpack(QStringLiteral("keys/%1.pem").arg(maker.key().publicKey().fingerprint())),
                                                                 QStringLiteral("-rawin"), QStringLiteral("-in"), unpack(text), QStringLiteral("-sigfile"), unpack(signature), QStringLiteral("-digest")} + options);
            return process.waitForFinished(30'000) ? process.exitCode() : -1;
        };

        QCOMPARE(runs(QStringLiteral("changes/%1/decision-1.txt").arg(change), QStringLiteral("changes/%1/decision-1.sig").arg(change)), 0);
        QVERIFY(runs(QStringLiteral("changes/%1/receipt-1.txt").arg(change), QStringLiteral("changes/%1/decision-1.sig").arg(change)) != 0);
    }

    void anyUnzipOpensIt()
    {
        const Site site;
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("b.zip")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(site.bytes) == site.bytes.size());
        file.close();

        const auto archive = ZipArchive::open(file.fileName());
        QVERIFY(archive);
        const auto content = (*archive)->entry("files/" + sm3Hex(plan).toLatin1());
        QVERIFY(content);
        QByteArray bytes(1'000, '\0');
        const auto size = (*content)->read(bytes.data(), bytes.size());
        QCOMPARE(bytes.first(size.value()), plan);
        QCOMPARE((*content)->read(bytes.data(), bytes.size()).value(), 0); // where libzip has checked the sum
    }

    void keysGoThroughAFile()
    {
        const Site site;

        const auto back = keysFromFile(keysToFile(site.bundle.keys));

        QVERIFY(back);
        QCOMPARE(back->size(), size_t(2));
        QCOMPARE(back->front().values, site.bundle.keys.front().values);
        QVERIFY(!keysFromFile("{}"));
    }

    void aKeyThatDoesNotHoldTogetherIsNamed_data()
    {
        QTest::addColumn<QString>("field");
        for (const auto *field : {"fingerprint", "algorithm", "public_key", "proof", "person_id"})
            QTest::newRow(field) << QString::fromLatin1(field);
    }
    void aKeyThatDoesNotHoldTogetherIsNamed()
    {
        QFETCH(const QString, field);
        const Site site;
        Record key = site.bundle.keys.front();
        const auto position = size_t(shapeOf<SigningKeyRecord>().indexOf(field));
        key.values[position] = field == u"person_id" ? idText(SealedChanges::idFor(QStringLiteral("somebody"))) : field == u"public_key" ? text(site.bundle.keys.back().values[position]) : QStringLiteral("x");

        QVERIFY(!Trust().addPerson(key).empty());
    }
};

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
