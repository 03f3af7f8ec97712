// Contents: files by digest on this machine. Whole or not there, private, and the least used go first.
#include "contract/digest.h"
#include "replica/contents.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace contract;
using replica::Contents;

namespace {

Result<StoredFile> add(Contents &contents, const QByteArray &bytes, const QString &name = QStringLiteral("a.txt"), qint64 most = 1 << 20)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return contents.add(buffer, name, most);
}

QStringList filesIn(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList(QDir::Files);
}

void age(const Contents &contents, const QString &digest, int days)
{
    QFile file(contents.path(digest));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-days), QFileDevice::FileModificationTime));
}

} // namespace

class TestContents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAContentOnceUnderItsDigest()
    {
        QTemporaryDir folder;
        Contents contents(folder.path());

        const auto first = add(contents, "hello\n");
        const auto second = add(contents, "hello\n", QStringLiteral("b.txt"));

        QVERIFY(first);
        QCOMPARE(first->digest, sm3Hex("hello\n"));
        QCOMPARE(first->size, 6);
        QCOMPARE(first->mediaType, QStringLiteral("text/plain"));
        QCOMPARE(second->digest, first->digest);
        QCOMPARE(filesIn(folder), QStringList(first->digest));
        QCOMPARE(QFile::permissions(contents.path(first->digest)) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeUser), QFile::Permissions());
        QCOMPARE(contents.read(first->digest, 2, 3).value_or(QByteArray()), QByteArray("llo"));
        QVERIFY(Contents(folder.path()).has(first->digest));
    }

    void leavesNothingOfWhatItRefuses()
    {
        QTemporaryDir folder;
        Contents contents(folder.path());

        QCOMPARE(add(contents, QByteArray(100, 'x'), QStringLiteral("x"), 99).error().code, ErrorCode::TooLarge);
        QCOMPARE(add(contents, {}).error().code, ErrorCode::InvalidValue);

        QVERIFY(filesIn(folder).isEmpty());
    }

    void forgetsACopyThatAKillBrokeOff()
    {
        QTemporaryDir folder;
        QFile half(folder.filePath(QStringLiteral("new-0123")));
        QVERIFY(half.open(QIODevice::WriteOnly));
        half.close();

        const Contents contents(folder.path());

        QVERIFY(filesIn(folder).isEmpty());
    }

    void takesAContentInPiecesAcrossAKill()
    {
        QTemporaryDir folder;
        const QString digest = sm3Hex("in two pieces");
        QVERIFY(Contents(folder.path()).append(digest, "in two"));

        Contents contents(folder.path());
        QCOMPARE(contents.arrived(digest), 6);
        QVERIFY(!contents.has(digest));
        QVERIFY(contents.append(digest, " pieces"));
        QVERIFY(contents.finish(digest));

        QVERIFY(contents.has(digest));
        QCOMPARE(contents.read(digest, 0, 100).value_or(QByteArray()), QByteArray("in two pieces"));
    }

    void throwsAwayWhatIsNotItsDigest()
    {
        QTemporaryDir folder;
        Contents contents(folder.path());
        const QString digest = sm3Hex("the truth");
        QVERIFY(contents.append(digest, "a lie"));

        QCOMPARE(contents.finish(digest).error().code, ErrorCode::InvalidValue);

        QCOMPARE(contents.arrived(digest), 0);
        QVERIFY(!contents.has(digest));
    }

    void removesTheLongestUnusedButNeverWhatIsStillToBeSent()
    {
        QTemporaryDir folder;
        Contents contents(folder.path());
        const QString unsent = add(contents, QByteArray(1000, 'a'))->digest;
        const QString old = add(contents, QByteArray(1000, 'b'))->digest;
        const QString newer = add(contents, QByteArray(1000, 'c'))->digest;
        const QString justNow = add(contents, QByteArray(1000, 'd'))->digest;
        age(contents, unsent, 9);
        age(contents, old, 3);
        age(contents, newer, 2);

        QCOMPARE(contents.prune(3000, {unsent}), 1);
        QVERIFY(!contents.has(old));
        QVERIFY(contents.has(unsent) && contents.has(newer) && contents.has(justNow));
        QCOMPARE(contents.prune(0, {unsent}), 1);
        QVERIFY(contents.has(unsent));
        QVERIFY2(contents.has(justNow), "its act may be on its way into the outbox");
    }
};

QTEST_GUILESS_MAIN(TestContents)
#include "tst_contents.moc"
