// The watch over the ledger: what it finds in a cache file, and how it stays true while rows are written.
#include "items/bed.h"
#include "items/findinglist.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace items;

namespace {

const QString extranet = QStringLiteral("extranet_data");

/// A machine in use with nothing wrong, on the day of the test's clock.
Resource sound(int number, QDate today)
{
    Resource resource;
    resource.id.uuid = uuidV7(1'700'000'000'000 + number, 1, quint64(number));
    resource.revision = 1;
    resource.number = QStringLiteral("ZY-%1").arg(number);
    resource.name = QStringLiteral("ecs-%1").arg(number);
    resource.type = QStringLiteral("virtual_server");
    resource.state = ResourceState::InUse;
    resource.unit.uuid = QUuid::createUuidV5(QUuid(), QStringLiteral("unit"));
    resource.system.uuid = QUuid::createUuidV5(QUuid(), QStringLiteral("system"));
    resource.ownerName = QStringLiteral("云子安");
    resource.ownerPhone = QStringLiteral("13800138000");
    resource.vcpu = 4;
    resource.memoryGb = 8;
    resource.networkZone = extranet;
    resource.privateIp = QStringLiteral("10.64.200.%1").arg(number);
    resource.openedOn = today.addDays(-100);
    resource.termUntil = today.addDays(1'000);
    resource.monitored = true;
    resource.verifiedOn = today.addDays(-10);
    return resource;
}

} // namespace

class tst_ledgerwatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // Far fewer than a city, since all of them are dirty: only what the test writes is looked at.
        m_bed = std::make_unique<Bed>(lists::CityPlan{.resources = 40});
        m_watch = std::make_unique<LedgerWatch>(*m_bed->queries, m_bed->clock);
        m_today = m_watch->today();
    }
    void cleanup()
    {
        m_watch.reset();
        m_bed.reset();
    }

    void findsWhatIsWrongAndWhatEndsAndWhatIdles()
    {
        auto nobody = sound(1, m_today);
        nobody.ownerName.clear();
        auto ends = sound(2, m_today);
        ends.termUntil = m_today.addDays(3);
        auto idle = sound(3, m_today);
        idle.cpuAverage = 1;
        idle.cpuPeak = 3;
        idle.memoryAverage = 10;
        idle.networkAverage = 0;
        idle.useExemption = QStringLiteral("standby");
        writeAll({nobody, ends, idle, sound(4, m_today)});

        review();

        QCOMPARE(codesOf(nobody), QStringLiteral("no_owner"));
        QCOMPARE(codesOf(ends), QStringLiteral("5 days"));
        QCOMPARE(codesOf(idle), QStringLiteral("idle exempt"));
        QCOMPARE(codesOf(sound(4, m_today)), QString());
        QCOMPARE(m_watch->done(), m_watch->review()->reviewed);
        QCOMPARE(m_watch->all(), m_watch->review()->reviewed);
    }

    void aChangeReviewsWhatItTouches()
    {
        auto first = sound(1, m_today);
        auto second = sound(2, m_today);
        writeAll({first, second});
        review();
        QCOMPARE(codesOf(first), QString());

        second.privateIp = first.privateIp;
        changes({second});

        QCOMPARE(codesOf(first), QStringLiteral("duplicate_address")); // nobody touched it
        QCOMPARE(codesOf(second), QStringLiteral("duplicate_address"));

        second.privateIp = QStringLiteral("10.64.200.99");
        second.ownerName.clear();
        changes({second});

        QCOMPARE(codesOf(first), QString());
        QCOMPARE(codesOf(second), QStringLiteral("no_owner"));
    }

    void whatAChangeLeavesIsWhatAWholeReviewFinds()
    {
        review();
        std::vector<Resource> written;
        for (int i = 1; i < 30; ++i) {
            auto resource = sound(i, m_today);
            if (i % 3 == 0)
                resource.privateIp = QStringLiteral("10.64.200.77");
            if (i % 4 == 0)
                resource.termUntil = {};
            written.push_back(resource);
        }
        changes(written);
        const auto step = *m_watch->review();

        review();

        QCOMPARE(inWords(step), inWords(*m_watch->review()));
    }

    void aRecordThatIsGoneIsForgotten()
    {
        auto nobody = sound(1, m_today);
        nobody.ownerName.clear();
        writeAll({nobody});
        review();
        const auto rid = ridOf(nobody);
        QVERIFY(std::ranges::find(m_watch->review()->findings, rid, &Finding::rid) != m_watch->review()->findings.end());
        QSignalSpy reviewed(m_watch.get(), &LedgerWatch::reviewed);

        m_bed->remove(toRecord(nobody));

        QTRY_VERIFY(!reviewed.isEmpty());
        QVERIFY(std::ranges::find(m_watch->review()->findings, rid, &Finding::rid) == m_watch->review()->findings.end());
    }

    void aReviewThatIsGivenUpKeepsWhatWasKnown()
    {
        m_watch->start();
        m_watch->cancel();
        QTRY_VERIFY(!m_watch->isReviewing());
        const bool early = !m_watch->review(); // it may have been quicker than the word

        review();
        QVERIFY(m_watch->review());
        QVERIFY(early || m_watch->review());
        QVERIFY(!m_watch->wasCancelled());
    }

    void theListShowsWhyAndFollowsChanges()
    {
        auto low = sound(1, m_today);
        low.cpuAverage = 4.2;
        low.cpuPeak = 18;
        low.memoryAverage = 12;
        auto other = low;
        other.id.uuid = uuidV7(1'700'000'009'000, 1, 9);
        other.number = QStringLiteral("ZY-9");
        other.privateIp = QStringLiteral("10.64.200.9");
        writeAll({low, other});
        review();
        FindingList list(shippedCatalogues(), *m_bed->queries, *m_watch);
        const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const auto &verdicts = m_watch->rules().use.verdicts;
        const int item = int(std::ranges::find(verdicts, QStringLiteral("low"), &rules::UseVerdict::code) - verdicts.begin());
        const auto show = [&] { list.show({ReviewTopic::Use, item}, ridsOf({ReviewTopic::Use, item}, {low, other})); };

        show();

        QCOMPARE(list.rowCount(), 2);
        QTRY_VERIFY(list.index(0, FindingList::WhyColumn).data().toString().contains(QStringLiteral("4.2")));
        QCOMPARE(list.index(0, FindingList::WhyColumn).data().toString(), QStringLiteral("CPU average 4.2 % < 10 %, CPU peak 18.0 % < 30 %, Memory average 12.0 % < 20 %"));
        QCOMPARE(list.index(0, FindingList::StateColumn).data(CodeRole).toString(), QStringLiteral("in_use"));

        const QPersistentModelIndex kept(list.index(1, 0));
        low.cpuPeak = 90;
        changes({low});
        show();

        QCOMPARE(list.rowCount(), 1);
        QCOMPARE(kept.row(), 0);
        QString copied;
        list.copy({0}, this, [&](const QString &table) { copied = table; });
        QTRY_VERIFY(!copied.isEmpty());
        QVERIFY(copied.startsWith(QStringLiteral("Number\tName\tFound\t")));
        QVERIFY(copied.contains(QStringLiteral("ZY-9\tecs-1\t")));
    }

private:
    void writeAll(const std::vector<Resource> &resources)
    {
        std::vector<Record> records;
        for (const auto &resource : resources)
            records.push_back(toRecord(resource));
        m_bed->write(records);
    }
    void review()
    {
        QSignalSpy reviewed(m_watch.get(), &LedgerWatch::reviewed);
        m_watch->start();
        QTRY_VERIFY(!reviewed.isEmpty() && !m_watch->isReviewing());
        QVERIFY(m_watch->review());
    }
    void changes(const std::vector<Resource> &resources)
    {
        QSignalSpy reviewed(m_watch.get(), &LedgerWatch::reviewed);
        writeAll(resources);
        QTRY_VERIFY(!reviewed.isEmpty());
        QVERIFY(!m_watch->isReviewing());
    }
    /// Without the positions of the units, which stand in the order in which they were met.
    static QStringList inWords(const LedgerReview &review)
    {
        QStringList words;
        for (const auto &finding : review.findings)
            words << QStringLiteral("%1 %2 %3 %4").arg(finding.rid).arg(int(finding.topic)).arg(finding.item).arg(idText(review.units[finding.unit]));
        return words;
    }
    quint32 ridOf(const Resource &resource)
    {
        auto future = m_bed->queries->ridsOf(m_bed->shape, {resource.id.uuid});
        future.waitForFinished();
        return future.result()->front();
    }
    Rids ridsOf(const FindingList::Kind &kind, const std::vector<Resource> &among)
    {
        Rids wanted;
        for (const auto &resource : among)
            wanted.push_back(ridOf(resource));
        Rids rids;
        for (const auto &finding : m_watch->review()->findings)
            if (finding.topic == kind.topic && finding.item == kind.item && std::ranges::find(wanted, finding.rid) != wanted.end())
                rids.push_back(finding.rid);
        return rids;
    }
    /// Everything that was found of the resource, in words.
    QString codesOf(const Resource &resource)
    {
        const quint32 rid = ridOf(resource);
        const auto &rules = m_watch->rules();
        QStringList codes;
        for (const auto &finding : m_watch->review()->findings) {
            if (finding.rid != rid)
                continue;
            switch (finding.topic) {
            case ReviewTopic::Quality:
                codes << rules.quality.rules[finding.item].code;
                break;
            case ReviewTopic::Expiry:
                codes << QStringLiteral("%1 days").arg(rules.expiry.days[finding.item]);
                break;
            case ReviewTopic::Use:
                codes << rules.use.verdicts[finding.item].code + (finding.exempt ? QStringLiteral(" exempt") : QString());
                break;
            }
        }
        return codes.join(u' ');
    }

    std::unique_ptr<Bed> m_bed;
    std::unique_ptr<LedgerWatch> m_watch;
    QDate m_today;
};

QTEST_MAIN(tst_ledgerwatch)
#include "tst_ledgerwatch.moc"
