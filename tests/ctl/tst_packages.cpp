// The whole way of a package by the real yunhengctl: prepared, approved by two, handed over once, and checked where it goes
// with neither account nor network.
#include "ctl/freshserver.h"
#include "exchange/handoverpackage.h"
#include "seals/keyfile.h"
#include "support/sealdesk.h"

#include <QTest>

using namespace contract;
using namespace Qt::StringLiterals;
using support::SealDesk;
using tests::Run;
using tests::Tool;

namespace {

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A server with an approved change that somebody wants to hand to the auditors.
struct Site {
    Tool tool;
    QString config = tests::freshServer(tool);
    SystemClock clock;
    UuidV7Source ids{clock};
    std::optional<seals::SigningKey> key;
    std::unique_ptr<service::Service> service;
    std::unique_ptr<SealDesk> desk;
    QUuid change;
    QUuid handover;
    const support::Approver *applicant = nullptr;
    const support::Approver *quality = nullptr;
    const support::Approver *manager = nullptr;
    const support::Approver *security = nullptr;

    explicit Site(const QString &until = u"2099-12-31"_s)
    {
        auto own = seals::readKeyFile(tool.path(u"server/seal.key"_s));
        if (!own)
            qFatal("the server has no key");
        key = *std::move(own);
        auto opened = service::Service::open({.database = tests::databaseIn(tool), .serverKey = &*key}, clock, ids, shippedCatalogues());
        if (!opened)
            qFatal("no service");
        service = *std::move(opened);
        desk = std::make_unique<SealDesk>(*service, clock, ids);
        auto &kim = desk->hire(u"kim"_s, {u"engineer"_s});
        const auto &zhao = desk->hire(u"zhao"_s, {u"shift_leader"_s});
        manager = &desk->hire(u"qian"_s, {u"service_manager"_s});
        security = &desk->hire(u"chen"_s, {u"security_engineer"_s});
        applicant = &kim;
        quality = &desk->hire(u"quality"_s, {u"quality_manager"_s});
        change = desk->change(kim, zhao);
        desk->attaches(kim, change, "方案");
        for (const auto *who : {&zhao, manager})
            if (const auto outcome = SealDesk::outcomeOf(desk->decides(*who, change)); outcome != u"applied")
                qFatal("%s", qPrintable(outcome));
        const auto added = tool.run({u"user"_s, u"add"_s, u"quality"_s, u"--config"_s, config, u"--roles"_s, u"quality_manager"_s, u"--password-file"_s, tool.file(u"second"_s, tests::goodPassword)});
        if (added.exit != 0)
            qFatal("%s", qPrintable(added.err));
        handover = desk->created(quality->actor, u"data_handover"_s, {{u"title"_s, u"变更资料"_s}, {u"purpose"_s, u"年度审计抽查"_s}, {u"scope_text"_s, u"审批与附件"_s}, {u"receiver"_s, u"审计局 王工"_s}, {u"expires_on"_s, until},
                                                                      {u"record_entity"_s, u"change_request"_s}, {u"record_id"_s, idText(change)}});
    }
    [[nodiscard]] DataHandover now() const { return fromRecord<DataHandover>(service->record(quality->actor, u"data_handover"_s, handover).value()).value(); }
    QString approves(const support::Approver &who)
    {
        return SealDesk::outcomeOf(desk->run(who.actor, desk->commandOf(CommandKind::Edit, u"data_handover"_s, handover, now().revision, {{u"state"_s, u"approved"_s}})));
    }
    [[nodiscard]] Run package(const QStringList &more = {}) const
    {
        return tool.run(QStringList{u"export"_s, u"package"_s, u"--config"_s, config, u"--package"_s, now().number, u"--as"_s, u"quality"_s} + more);
    }
    [[nodiscard]] Run handsOver(const QString &name) const { return package({u"--out"_s, tool.path(name)}); }
    [[nodiscard]] Run verify(const QString &path) const { return tool.run({u"verify"_s, u"package"_s, path}); }
};

} // namespace

class tst_packages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPackageLeavesWhenTwoHaveApproved()
    {
        Site site;
        QCOMPARE(site.handsOver(u"early.zip"_s).exit, 1); // nobody approved
        QVERIFY(!QFile::exists(site.tool.path(u"early.zip"_s)));

        const auto prepared = site.package();
        QVERIFY2(prepared.exit == 0, qPrintable(prepared.err));
        QVERIFY(site.now().manifest.contains(u"contents/change_request.zip"));
        QVERIFY(site.package().out.contains(u"prepared already"));
        QCOMPARE(site.approves(*site.manager), u"applied"_s);
        QCOMPARE(site.approves(*site.security), u"applied"_s);
        const auto handed = site.handsOver(u"package.zip"_s);
        QVERIFY2(handed.exit == 0, qPrintable(handed.err));

        const auto bytes = read(site.tool.path(u"package.zip"_s));
        QCOMPARE(site.now().state, HandoverState::HandedOver);
        QCOMPARE(site.now().packageDigest, sm3Hex(bytes));
        QVERIFY(!QFile::exists(site.tool.path(u"package.zip.part"_s)));
        const auto checked = site.verify(site.tool.path(u"package.zip"_s));
        QVERIFY2(checked.exit == 0, qPrintable(checked.out + checked.err));
        for (const auto &said : {site.now().number, u"年度审计抽查"_s, u"审计局 王工"_s, u"2099-12-31"_s, u"chen"_s, sm3Hex(bytes)})
            QVERIFY2(checked.out.contains(said), qPrintable(said));
        const auto opened = exchange::openHandoverPackage(bytes, QDate(2099, 12, 31));
        QVERIFY(opened);
        QCOMPARE(opened->persons.size(), 2); // those who sealed, of five that are registered

        QCOMPARE(site.handsOver(u"again.zip"_s).exit, 0);
        QCOMPARE(read(site.tool.path(u"again.zip"_s)), bytes);
    }

    void whatChangedSinceItWasApprovedDoesNotLeave()
    {
        Site site;
        QCOMPARE(site.package().exit, 0);
        QCOMPARE(site.approves(*site.manager), u"applied"_s);
        QCOMPARE(site.approves(*site.security), u"applied"_s);
        site.desk->attaches(*site.applicant, site.change, "另一份");

        const auto handed = site.handsOver(u"package.zip"_s);
        QCOMPARE(handed.exit, 1);
        QVERIFY2(handed.complains(), qPrintable(handed.err));
        QVERIFY(!QFile::exists(site.tool.path(u"package.zip"_s)) && !QFile::exists(site.tool.path(u"package.zip.part"_s)));
        QCOMPARE(site.now().state, HandoverState::Approved);
    }

    void onlyWhoAskedHandsOver()
    {
        Site site;
        QCOMPARE(site.package().exit, 0);
        QCOMPARE(site.approves(*site.manager), u"applied"_s);
        QCOMPARE(site.approves(*site.security), u"applied"_s);
        const auto added = site.tool.run({u"user"_s, u"add"_s, u"wen"_s, u"--config"_s, site.config, u"--roles"_s, u"quality_manager"_s, u"--password-file"_s, site.tool.file(u"third"_s, tests::goodPassword)});
        QCOMPARE(added.exit, 0);

        const auto run = site.tool.run({u"export"_s, u"package"_s, u"--config"_s, site.config, u"--package"_s, site.now().number, u"--as"_s, u"wen"_s, u"--out"_s, site.tool.path(u"package.zip"_s)});
        QCOMPARE(run.exit, 1);
        QVERIFY(!QFile::exists(site.tool.path(u"package.zip"_s)) && !QFile::exists(site.tool.path(u"package.zip.part"_s)));
        QCOMPARE(site.now().state, HandoverState::Approved);
    }

    void anAlteredPackageIsRefusedWithItsPlace()
    {
        Site site;
        QCOMPARE(site.package().exit, 0);
        QCOMPARE(site.approves(*site.manager), u"applied"_s);
        QCOMPARE(site.approves(*site.security), u"applied"_s);
        QCOMPARE(site.handsOver(u"package.zip"_s).exit, 0);
        auto bytes = read(site.tool.path(u"package.zip"_s));
        const qsizetype at = bytes.indexOf("decision-1.txt") + 20;
        bytes[at] = char(bytes[at] ^ 1);

        const auto run = site.verify(site.tool.file(u"altered.zip"_s, bytes));
        QCOMPARE(run.exit, 1);
        QVERIFY2(run.complains() && run.out.contains(u"contents/change_request.zip"), qPrintable(run.out + run.err));
        QCOMPARE(site.verify(site.tool.file(u"cut.zip"_s, bytes.first(bytes.size() / 2))).exit, 1);
        QCOMPARE(site.verify(site.tool.path(u"nowhere.zip"_s)).exit, 1);
        QCOMPARE(site.tool.run({u"verify"_s, u"package"_s}).exit, 2);
        QCOMPARE(site.tool.run({u"export"_s, u"package"_s, u"--config"_s, site.config}).exit, 2);
    }
};

QTEST_GUILESS_MAIN(tst_packages)
#include "tst_packages.moc"
