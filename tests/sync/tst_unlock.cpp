#include "sync/unlock.h"

#include "replica/outbox.h"

#include <QTemporaryDir>
#include <QTest>

using namespace syncing;

class Unlock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsThePasswordAgain()
    {
        const auto digest = digestOf(QStringLiteral("云衡-Password-1"));

        QVERIFY(digest);
        QVERIFY(digest->startsWith(QStringLiteral("$argon2id$")));
        QVERIFY(isPassword(QStringLiteral("云衡-Password-1"), *digest));
        QVERIFY(!isPassword(QStringLiteral("云衡-Password-2"), *digest));
    }

    void saltsEachDigest()
    {
        QVERIFY(digestOf(QStringLiteral("same")) != digestOf(QStringLiteral("same")));
    }

    void takesNothingForADigestThatIsNone()
    {
        QVERIFY(!isPassword(QString(), QString()));
        QVERIFY(!isPassword(QStringLiteral("x"), QStringLiteral("$argon2id$v=19$m=9")));
    }

    void keepsTheSessionWithoutItsToken()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("outbox.db"));
        const Session session{.token = "very secret", .actor = {.account = QUuid::createUuid(), .login = QStringLiteral("kim"), .rights = {QStringLiteral("resource.read")}}};
        {
            const auto outbox = replica::Outbox::open(path);
            QVERIFY((*outbox)->setState(kept::session, toText(session)));
        }

        const auto kept = keptIn(path);

        QVERIFY(kept);
        QCOMPARE(kept->session.actor, session.actor);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("very secret"));
        QVERIFY(!keptIn(folder.filePath(QStringLiteral("nowhere.db"))));
    }
};

QTEST_GUILESS_MAIN(Unlock)
#include "tst_unlock.moc"
