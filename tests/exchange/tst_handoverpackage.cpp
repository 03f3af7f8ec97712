// Packages of approved handovers: opened whole, or not at all.
#include "exchange/packagesite.h"
#include "exchange/storedzip.h"

#include <QTest>

using namespace exchange;
using namespace Qt::StringLiterals;
using namespace desk;

namespace {

const QDate lastDay(2026, 12, 31);

Error refusal(const QByteArray &archive, const QDate &day = lastDay)
{
    const auto opened = openHandoverPackage(archive, day);
    return opened ? Error{ErrorCode::Internal, u"it was opened"_s, {}} : opened.error();
}

/// The package with that file in place of the one of its name, and a manifest that fits.
QByteArray with(const QByteArray &archive, const QByteArray &name, const QByteArray &bytes)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"p.zip"_s);
    StoredZipWriter zip(path);
    if (!zip.open())
        qFatal("open");
    QJsonObject lines;
    const auto files = storedFiles(archive).value();
    for (const auto &file : files) {
        if (file.name == "manifest.json")
            continue;
        const QByteArray content = file.name == name ? bytes : file.bytes.toByteArray();
        lines.insert(QString::fromLatin1(file.name), QJsonObject{{u"size"_s, content.size()}, {u"sm3"_s, sm3Hex(content)}});
        (void)zip.add(file.name.toByteArray(), content);
    }
    const QJsonObject manifest{{u"format"_s, u"yunheng-handover-package"_s}, {u"version"_s, 1}, {u"files"_s, lines}};
    (void)zip.add("manifest.json", name == "manifest.json" ? bytes : QJsonDocument(manifest).toJson(QJsonDocument::Compact));
    (void)zip.finish();
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray fileOf(const QByteArray &archive, const QByteArray &name)
{
    const auto files = storedFiles(archive).value();
    const auto file = std::ranges::find(files, QByteArrayView(name), &StoredFileView::name);
    return file->bytes.toByteArray();
}

} // namespace

class tst_handoverpackage : public QObject
{
    Q_OBJECT

    const PackageSite m_site;
    const QByteArray m_package = m_site.package();

private Q_SLOTS:
    void whatIsWrittenOpens()
    {
        QVERIFY(isHandoverPackage(m_package) && !isEvaluationBundle(m_package));
        const auto opened = openHandoverPackage(m_package, lastDay);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().field + opened.error().message));
        QCOMPARE(opened->approval.receiver, u"审计局 王工"_s);
        QCOMPARE(opened->approval.securityBy, u"security_engineer"_s);
        QCOMPARE(opened->bundle.toByteArray(), m_site.site.bytes);
        QCOMPARE(opened->digest, sm3Hex(m_package));
        QCOMPARE(opened->versions.templateDigest, ev::digestOf(standard()));
        QCOMPARE(opened->versions.rules, ev::evaluationRules);
        QCOMPARE(opened->persons.size(), 1);
    }

    void everyCopyHasTheSameBytes()
    {
        QCOMPARE(m_site.package(), m_package);
        auto later = m_site.handover;
        later.state = HandoverState::HandedOver;
        later.revision = 7;
        later.packageDigest = sm3Hex(m_package);
        later.handedOverAt = m_site.site.hall.now;
        QCOMPARE(m_site.write(later, m_site.site.bytes).value(), m_package);
    }

    void itIsRefusedAfterItsLastDay()
    {
        const auto late = refusal(m_package, lastDay.addDays(1));
        QCOMPARE(late.code, ErrorCode::InvalidValue);
        QCOMPARE(late.field, u"expires_on"_s);
        QCOMPARE(late.message, u"2026-12-31"_s);
    }

    /// Every byte of the package's own parts, and a spread of those of the bundle.
    void anotherByteAnywhereRefusesTheWhole()
    {
        const auto bundleAt = m_package.indexOf(m_site.site.bytes);
        QVERIFY(bundleAt > 0);
        const auto bundleEnd = bundleAt + m_site.site.bytes.size();
        QByteArray altered = m_package;
        for (qsizetype at = 0; at < altered.size(); at += at >= bundleAt && at < bundleEnd - 97 ? 97 : 1) {
            altered[at] = char(altered[at] ^ 1);
            const auto refused = refusal(altered);
            QVERIFY2(refused.code != ErrorCode::Internal && !refused.field.isEmpty(), qPrintable(QString::number(at)));
            altered[at] = m_package[at];
        }
    }

    void theAlteredFileIsNamed()
    {
        const auto files = storedFiles(m_package).value();
        for (const auto &file : files) {
            if (file.name == "manifest.json")
                continue;
            QByteArray altered = m_package;
            const auto at = file.bytes.data() - m_package.constData() + file.bytes.size() / 2;
            altered[at] = char(altered[at] ^ 1);
            QCOMPARE(refusal(altered).field, QString::fromLatin1(file.name));
        }
    }

    void aCutOrLengthenedPackageIsRefused()
    {
        for (qsizetype length = 0; length < m_package.size(); length += 211)
            QVERIFY2(!refusal(m_package.first(length)).field.isEmpty() && refusal(m_package.first(length)).code != ErrorCode::Internal, qPrintable(QString::number(length)));
        QCOMPARE(refusal(m_package + '\0').code, ErrorCode::BadRequest);
        QCOMPARE(refusal(QByteArray()).code, ErrorCode::BadRequest);
    }

    /// Who makes the manifest anew still has the approval, the bundle and its seals against him.
    void aForgedManifestDoesNotHelp()
    {
        auto forged = QJsonDocument::fromJson(fileOf(m_package, "package.json")).object();
        auto handover = forged.value(u"handover"_s).toObject();
        auto fields = handover.value(u"fields"_s).toObject();
        const auto forgedWith = [&](const QString &field, const QJsonValue &value) {
            auto changed = fields;
            changed.insert(field, value);
            handover.insert(u"fields"_s, changed);
            forged.insert(u"handover"_s, handover);
            return refusal(with(m_package, "package.json", QJsonDocument(forged).toJson(QJsonDocument::Compact))).field;
        };
        QCOMPARE(forgedWith(u"security_by"_s, QString()), u"package.json state"_s);
        QCOMPARE(forgedWith(u"security_by"_s, u"managing_party"_s), u"package.json state"_s);
        QCOMPARE(forgedWith(u"requested_by"_s, u"managing_party"_s), u"package.json state"_s);
        QCOMPARE(forgedWith(u"record_entity"_s, u"account"_s), u"package.json record_entity"_s);
        QCOMPARE(forgedWith(u"record_entity"_s, u"../../etc/passwd"_s), u"package.json record_entity"_s);
        QCOMPARE(forgedWith(u"record_id"_s, idText(id(u"another"_s))), u"contents/evaluation.zip"_s);
        QCOMPARE(forgedWith(u"state"_s, u"handed_over"_s), u"package.json"_s);
        QCOMPARE(forgedWith(u"unheard_of"_s, 1), u"package.json fields"_s);

        auto bundle = m_site.site.bytes;
        const qsizetype at = storedFiles(bundle).value()[3].bytes.data() - bundle.constData();
        bundle[at] = char(bundle[at] ^ 1);
        QCOMPARE(refusal(with(m_package, "contents/evaluation.zip", bundle)).field, u"manifest"_s);
        fields.insert(u"manifest"_s, packageListOf(evaluations, bundle));
        handover.insert(u"fields"_s, fields);
        forged.insert(u"handover"_s, handover);
        const auto both = with(with(m_package, "contents/evaluation.zip", bundle), "package.json", QJsonDocument(forged).toJson(QJsonDocument::Compact));
        QVERIFY2(refusal(both).field.startsWith(u"contents/evaluation.zip "_s), qPrintable(refusal(both).field));
    }

    void anotherFormatOrANewerOneIsSaid()
    {
        QCOMPARE(refusal(m_site.site.bytes).field, u"manifest.json"_s);
        const auto newer = fileOf(m_package, "manifest.json").replace(QByteArray(R"("version":1)"), QByteArray(R"("version":2)"));
        QCOMPARE(refusal(with(m_package, "manifest.json", newer)).code, ErrorCode::VersionMismatch);
    }

    /// A file that would land elsewhere, or unpack to more than it is, is no file of a package.
    void hostileArchivesAreRefused()
    {
        for (const QByteArray name : {"../README.txt", "/EADME.txt", "README\\txt", "..ADME.txt"}) {
            QByteArray hostile = m_package;
            hostile.replace("README.txt", name.leftJustified(10, 'x', true));
            QCOMPARE(refusal(hostile).code, ErrorCode::BadRequest);
        }
        QByteArray packed = m_package; // says that its first file is deflated
        packed[8] = 8;
        QCOMPARE(refusal(packed).code, ErrorCode::BadRequest);
        QByteArray huge = m_package; // and that it is 4 GiB
        huge.replace(18, 8, "\xff\xff\xff\xff\xff\xff\xff\xff");
        QCOMPARE(refusal(huge).code, ErrorCode::BadRequest);
        const QByteArray deep(200'000, '[');
        QVERIFY(refusal(with(m_package, "package.json", deep)).field.startsWith(u"package.json"_s));
    }

    void whatIsNotApprovedIsNotWritten()
    {
        const auto refused = [&](auto &&change) {
            auto handover = m_site.handover;
            change(handover);
            const auto written = m_site.write(handover, m_site.site.bytes);
            return written ? u"it was written"_s : written.error().field;
        };
        QCOMPARE(refused([](DataHandover &one) { one.approvedBy.clear(); }), u"state"_s);
        QCOMPARE(refused([](DataHandover &one) { one.securityBy.clear(); }), u"state"_s);
        QCOMPARE(refused([](DataHandover &one) { one.securityBy = one.requestedBy; }), u"state"_s);
        QCOMPARE(refused([](DataHandover &one) { one.manifest.clear(); }), u"manifest"_s);
        QCOMPARE(refused([](DataHandover &one) { one.recordEntity = u"account"_s; }), u"record_entity"_s);
        QCOMPARE(refused([](DataHandover &one) { one.recordId = idText(id(u"another"_s)); }), u"contents/evaluation.zip"_s);
    }

    void strangersOfTheTrustedKeysAreSaid()
    {
        Trust trust;
        trust.addServer(support::serverKey().publicKey());
        const auto opened = openHandoverPackage(m_package, lastDay, &trust);
        QVERIFY(!opened && opened.error().code == ErrorCode::Untrusted);
        QVERIFY(opened.error().field.startsWith(u"contents/evaluation.zip keys/"_s));
        trust.addPerson(m_site.site.bundle.keys.front());
        QVERIFY(openHandoverPackage(m_package, lastDay, &trust));
    }
};

QTEST_APPLESS_MAIN(tst_handoverpackage)
#include "tst_handoverpackage.moc"
