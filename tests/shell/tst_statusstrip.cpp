#include "shell/accessible.h"
#include "shell/fakes.h"
#include "views/shell/languages.h"
#include "views/shell/statusstrip.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace contract;
using namespace views::shell;

class TestStatusStrip : public QObject
{
    Q_OBJECT

    StoppedClock m_clock;

    static QString textOf(const StatusStrip &strip, const char *name)
    {
        const QString wanted = QString::fromLatin1(name);
        if (const auto *button = strip.findChild<QToolButton *>(wanted))
            return button->text();
        return strip.findChild<QLabel *>(wanted)->text();
    }

private Q_SLOTS:
    void saysItselfForEveryLink_data()
    {
        QTest::addColumn<int>("link");
        QTest::addColumn<QString>("said");
        QTest::newRow("connecting") << int(Link::Connecting) << QStringLiteral("Connecting");
        QTest::newRow("online") << int(Link::Online) << QStringLiteral("Online");
        QTest::newRow("offline") << int(Link::Offline) << QStringLiteral("Offline: the server cannot be reached");
        QTest::newRow("signed out") << int(Link::SignedOut) << QStringLiteral("Offline: sign in again");
        QTest::newRow("untrusted") << int(Link::Untrusted) << QStringLiteral("Offline: the server is not the trusted one");
        QTest::newRow("incompatible") << int(Link::Incompatible) << QStringLiteral("Offline: the server is of another version");
        QTest::newRow("held") << int(Link::Held) << QStringLiteral("Stopped: the server removed unusually many records");
    }

    void saysItselfForEveryLink()
    {
        QFETCH(int, link);
        QFETCH(QString, said);
        StatusStrip strip(m_clock);

        strip.show({.link = Link(link), .reason = {ErrorCode::Unavailable, {}, {}}});

        QCOMPARE(textOf(strip, "link"), said);
        QVERIFY(strip.findChild<QToolButton *>(QStringLiteral("link"))->accessibleName().contains(said));
    }

    void knowsASentenceForEveryLinkThereIs()
    {
        for (const Link link : allLinks) {
            StatusStrip strip(m_clock);
            strip.show({.link = link});
            QVERIFY(!textOf(strip, "link").isEmpty());
        }
    }

    void callsDataCurrentOnlyWhileOnlineAndSettled()
    {
        StatusStrip strip(m_clock);
        QCOMPARE(textOf(strip, "age"), QStringLiteral("No data yet"));
        const Instant fiveMinutesAgo{m_clock.at.ms - 5 * 60'000};

        strip.show({.link = Link::Online, .syncedAt = fiveMinutesAgo});
        QCOMPARE(textOf(strip, "age"), QStringLiteral("Data is current"));

        strip.show({.link = Link::Offline, .syncedAt = fiveMinutesAgo});
        QVERIFY(textOf(strip, "age").startsWith(QStringLiteral("Data of 5 min")));

        strip.show({.link = Link::Online, .syncedAt = fiveMinutesAgo, .progress = Progress{QStringLiteral("resource"), 12'000, 60'000}});
        QVERIFY(textOf(strip, "age").startsWith(QStringLiteral("Data of 5 min")));
    }

    void saysThatItWaitsWhereTheServerIsSilent()
    {
        StatusStrip strip(m_clock);
        strip.show({.link = Link::Online, .syncedAt = m_clock.at, .asking = true});
        QCOMPARE(textOf(strip, "link"), QStringLiteral("Online"));
        QCOMPARE(textOf(strip, "age"), QStringLiteral("Data is current"));

        QTRY_COMPARE_WITH_TIMEOUT(textOf(strip, "link"), QStringLiteral("Waiting for the server's answer"), 8'000);
        QVERIFY(textOf(strip, "age") != QStringLiteral("Data is current"));

        strip.show({.link = Link::Online});
        QCOMPARE(textOf(strip, "link"), QStringLiteral("Online"));
    }

    void showsProgressInNumbers()
    {
        StatusStrip strip(m_clock);
        strip.show({.link = Link::Online, .progress = Progress{QStringLiteral("business_system"), 12'000, 60'000}});
        QCOMPARE(textOf(strip, "progress").remove(u','), QStringLiteral("Fetching Business systems: 12000 of 60000"));
    }

    void countsWhatIsNotSentAndLeadsToTheOutbox()
    {
        StatusStrip strip(m_clock);
        QSignalSpy clicked(&strip, &StatusStrip::unsentClicked);
        strip.show({.link = Link::Offline, .unsent = 3, .undecided = 2});
        strip.QWidget::show();

        QVERIFY(textOf(strip, "unsent").contains(u'3'));
        QVERIFY(textOf(strip, "undecided").contains(u'2'));
        QTest::mouseClick(strip.findChild<QToolButton *>(QStringLiteral("unsent")), Qt::LeftButton);
        QTest::mouseClick(strip.findChild<QToolButton *>(QStringLiteral("undecided")), Qt::LeftButton);
        QCOMPARE(clicked.size(), 2);

        strip.show({.link = Link::Offline});
        QCOMPARE(textOf(strip, "unsent"), QStringLiteral("Everything is sent"));
        QVERIFY(!strip.findChild<QToolButton *>(QStringLiteral("undecided"))->isVisible());
    }

    void followsTheLanguage()
    {
        StatusStrip strip(m_clock);
        strip.show({.link = Link::Online});
        Languages languages;

        languages.use(QStringLiteral("zh_CN"));
        QTRY_COMPARE(textOf(strip, "link"), QStringLiteral("在线"));

        languages.use(QStringLiteral("en"));
        QTRY_COMPARE(textOf(strip, "link"), QStringLiteral("Online"));
    }

    void everyControlHasAName()
    {
        StatusStrip strip(m_clock);
        strip.show({.link = Link::Offline, .progress = Progress{QStringLiteral("resource"), 1, 2}, .unsent = 1, .undecided = 1, .keyringMissing = true});
        QCOMPARE(namelessControls(strip), QStringList());
    }
};

QTEST_MAIN(TestStatusStrip)
#include "tst_statusstrip.moc"
