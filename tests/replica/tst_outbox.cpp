#include "replica/outbox.h"

#include "replica/pendingacts.h"
#include "store/transaction.h"

#include <QTemporaryDir>
#include <QTest>

using namespace replica;

namespace {

Act anEdit(const QUuid &record, const std::vector<QUuid> &after = {})
{
    return {.command = {.id = QUuid::createUuid(), .entity = QStringLiteral("resource"), .targets = {{record, 3}},
                        .fields = {{QStringLiteral("note"), QStringLiteral("云")}}, .after = after, .occurredAt = {1'795'309'200'000}}};
}

} // namespace

class OutboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesActsBackAsTheyWere()
    {
        QTemporaryDir folder;
        auto act = anEdit(QUuid::createUuid());
        act.state = ActState::Conflicted;
        act.attempts = 4;
        act.provisional = 17;
        act.lastError = Error{ErrorCode::TooMany, QStringLiteral("field"), QStringLiteral("later")};
        act.receipt = Receipt{act.command.id,
                              Conflict{{{act.command.targets[0].id, QStringLiteral("note"), Value(), Value(QStringLiteral("mine")), Value(qint64(3)), QStringLiteral("Li"), {7}}},
                                       {{act.command.targets[0].id, 9}}},
                              {8}};
        {
            const auto outbox = *Outbox::open(folder.filePath(QStringLiteral("outbox.db")));
            QVERIFY(outbox->insert(act));
        }

        const auto again = *Outbox::open(folder.filePath(QStringLiteral("outbox.db")));

        QCOMPARE(*again->acts(), std::vector{act});
        QCOMPARE(**again->act(act.command.id), act);
        QVERIFY(!again->act(QUuid::createUuid())->has_value());
    }

    void isDurableBeforeItAnswers()
    {
        QTemporaryDir folder;
        const auto outbox = *Outbox::open(folder.filePath(QStringLiteral("outbox.db")));

        QCOMPARE(*outbox->database().number(QStringLiteral("PRAGMA synchronous")), 2);
    }

    void refusesANewerProgramsFile()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("outbox.db"));
        {
            const auto outbox = *Outbox::open(path);
            QVERIFY(outbox->database().script(QStringLiteral("PRAGMA user_version = 99")));
        }

        QCOMPARE(Outbox::open(path).error().code, ErrorCode::VersionMismatch);
    }

    void keepsPlacesBetweenActs()
    {
        QTemporaryDir folder;
        const auto outbox = *Outbox::open(folder.filePath(QStringLiteral("outbox.db")));
        auto first = anEdit(QUuid::createUuid());
        auto second = anEdit(QUuid::createUuid());
        QVERIFY(outbox->insert(first) && outbox->insert(second));

        QCOMPARE(second.seq - first.seq, seqGap);

        auto between = anEdit(QUuid::createUuid());
        between.seq = first.seq + 1;
        QVERIFY(outbox->insert(between));
        QCOMPARE(*outbox->acts(), (std::vector{first, between, second}));
    }

    void liftsARevisionOverOwnActsOnly()
    {
        QTemporaryDir folder;
        const auto outbox = *Outbox::open(folder.filePath(QStringLiteral("outbox.db")));
        const auto record = QUuid::createUuid();
        for (const Revision own : {4, 5, 7})
            QVERIFY(outbox->rememberOwn(record, own));

        QCOMPARE(*outbox->liftedOverOwn(record, 3), 5);
        QCOMPARE(*outbox->liftedOverOwn(record, 2), 2);
        QCOMPARE(*outbox->liftedOverOwn(record, 6), 7);
        QCOMPARE(*outbox->liftedOverOwn(QUuid::createUuid(), 3), 3);
    }

    void findsWhatBuildsOnAnAct()
    {
        PendingActs acts;
        const auto box = QUuid::createUuid();
        auto first = anEdit(box);
        auto second = anEdit(box, {first.command.id});
        auto third = anEdit(QUuid::createUuid(), {second.command.id});
        auto other = anEdit(QUuid::createUuid());
        qint64 seq = 0;
        for (auto *act : {&first, &second, &third, &other}) {
            act->seq = ++seq;
            acts.add(*act);
        }

        const auto chain = acts.withDependents(first.command.id);

        QCOMPARE(chain.size(), size_t(3));
        QCOMPARE(chain[2]->act, third);
        QCOMPARE(acts.touching(box).size(), size_t(2));
        acts.remove(first.command.id);
        acts.remove(second.command.id);
        QVERIFY(!acts.isTouched(box));
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
