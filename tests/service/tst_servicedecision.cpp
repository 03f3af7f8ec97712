// Commands become durable once, or are refused with a reason; other people's changes are met with care.
#include "service/decision.h"
#include "service/house.h"

#include <QCryptographicHash>

#include <QJsonDocument>
#include <thread>

using namespace house;
using namespace Qt::StringLiterals;

namespace {
Patch named(const QString &name)
{
    return {{u"name"_s, name}};
}
} // namespace

class TestDecision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"yunheng.*.info=false"_s); }

    ON_EACH_ENGINE(appliesOnceWhateverComesTwice)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto unit = house.unit(kim, u"数政局"_s);
        const auto command = house.edit(organisation, unit, 1, named(u"市数政局"_s));

        const auto first = house.run(kim, command);
        house.clock.turnMinutes(5);
        const auto second = house.run(kim, command);

        QVERIFY(std::holds_alternative<Applied>(first.outcome));
        QVERIFY(second == first);
        QCOMPARE(house.revision(kim, organisation, unit), 2);
    }

    ON_EACH_ENGINE(aRefusalIsRememberedToo)
    {
        HOUSE(house);
        const auto viewer = house.actor(u"Li"_s, {u"viewer"_s});
        auto promoted = viewer;
        promoted.rights = rules::rightsOf({u"configuration_manager"_s});
        const auto command = house.create(organisation, named(u"A"_s));

        const auto first = house.run(viewer, command);
        const auto second = house.run(promoted, command);

        QCOMPARE(House::refusal(first).code, ErrorCode::MissingRight);
        QCOMPARE(House::refusal(first).field, u"organisation.create"_s);
        QVERIFY(second == first);
    }

    ON_EACH_ENGINE(anIdIsForOneContentAndOneActor)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto lee = house.manager(u"Lee"_s);
        const auto command = house.create(organisation, named(u"A"_s));
        house.run(kim, command);
        auto other = command;
        other.fields = named(u"B"_s);

        QCOMPARE(House::refusal(house.run(kim, other)).code, ErrorCode::IdReused);
        QCOMPARE(House::refusal(house.run(lee, command)).code, ErrorCode::IdReused);
        QCOMPARE(house.field(kim, organisation, command.targets[0].id, u"name"_s), Value(u"A"_s));
    }

    ON_EACH_ENGINE(aReceiptOfAnEarlierProgramStillAnswersItsCommand)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto command = house.create(organisation, named(u"A"_s));
        const auto first = house.run(kim, command);
        auto other = command;
        other.fields = named(u"B"_s);
        // Earlier digests were taken of the command's JSON.
        const auto json = QJsonDocument(toJson(command)).toJson(QJsonDocument::Compact);
        const auto digest = QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex());
        QCOMPARE(house.database()->change(u"UPDATE receipt SET digest = ? WHERE command_id = ?"_s, {digest, idText(command.id)}).value_or(-1), 1);

        QVERIFY(house.run(kim, command) == first);
        QCOMPARE(House::refusal(house.run(kim, other)).code, ErrorCode::IdReused);
    }

    void everyPartOfACommandCountsForWhatItIs()
    {
        const Command plain{.id = uuidV7(1, 1, 1), .kind = CommandKind::Edit, .entity = organisation, .targets = {{uuidV7(1, 1, 2), 3}}, .fields = named(u"A"_s), .occurredAt = {5}};
        std::vector<Command> all(9, plain);
        all[1].kind = CommandKind::Retire;
        all[2].targets.push_back({uuidV7(1, 1, 3), 1});
        all[3].targets[0].baseRevision = 4;
        all[4].fields[u"name"_s] = u"B"_s;
        all[5].occurredAt.ms = 6;
        all[6].reason = u"because"_s;
        all[7].after = {uuidV7(1, 1, 4)};
        std::swap(all[8].fields, all[8].targets[0].fields);

        QSet<QString> digests;
        for (const auto &command : all)
            digests.insert(service::digestOf(command));

        QCOMPARE(digests.size(), qsizetype(all.size()));
        QCOMPARE(service::digestOf(all[0]), service::digestOf(plain));
    }

    ON_EACH_ENGINE(theSameIdTwiceInOnePushAppliesOnce)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto command = house.create(organisation, named(u"A"_s));

        const auto receipts = house.service->execute(kim, {command, command});

        QVERIFY(receipts);
        QVERIFY(receipts->at(0) == receipts->at(1));
    }

    ON_EACH_ENGINE(deliveredByEightAtOnceItAppliesOnce)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto unit = house.unit(kim, u"A"_s);
        for (int round = 0; round < 10; ++round) {
            const auto command = house.edit(organisation, unit, 1 + round, named(QString::number(round)));
            std::array<std::optional<Receipt>, 8> receipts;

            std::vector<std::thread> threads;
            for (auto &receipt : receipts)
                threads.emplace_back([&] {
                    if (auto result = house.service->execute(kim, {command}))
                        receipt = result->front();
                });
            for (auto &thread : threads)
                thread.join();

            for (const auto &receipt : receipts)
                QVERIFY(receipt && *receipt == *receipts[0]);
            QCOMPARE(house.revision(kim, organisation, unit), 2 + round);
        }
    }

    ON_EACH_ENGINE(eightOnOneRecordLoseNothing)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto unit = house.unit(kim, u"A"_s);
        constexpr int acts = 20;
        const QStringList fields{u"name"_s, u"short_name"_s, u"district"_s, u"address"_s, u"contact_name"_s, u"contact_phone"_s, u"note"_s};
        std::atomic<int> applied = 0;

        // Each has a field of their own and looks at the first revision only: all of it merges.
        std::vector<std::thread> threads;
        for (const auto &field : fields)
            threads.emplace_back([&, field] {
                std::vector<QUuid> own;
                for (int i = 1; i <= acts; ++i) {
                    auto command = house.edit(organisation, unit, 1, {{field, QString::number(i)}});
                    command.after = own;
                    own.push_back(command.id);
                    const auto receipts = house.service->execute(kim, {command});
                    if (receipts && std::holds_alternative<Applied>(receipts->front().outcome))
                        ++applied;
                }
            });
        for (auto &thread : threads)
            thread.join();

        QCOMPARE(applied.load(), int(fields.size()) * acts);
        QCOMPARE(house.revision(kim, organisation, unit), 1 + applied);
        for (const auto &field : fields)
            QCOMPARE(house.field(kim, organisation, unit, field), Value(QString::number(acts)));
    }

    ON_EACH_ENGINE(batchesThatCrossEachOtherLoseNothing)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto a = house.unit(kim, u"A"_s), b = house.unit(kim, u"B"_s);
        constexpr int rounds = 15;
        std::atomic<int> applied = 0;

        const auto work = [&](QUuid first, QUuid second, const QString &field) {
            std::vector<QUuid> own;
            for (int i = 1; i <= rounds; ++i) {
                std::vector<Command> batch;
                for (const auto &unit : {first, second}) {
                    batch.push_back(house.edit(organisation, unit, 1, {{field, QString::number(i)}}));
                    batch.back().after = own;
                }
                for (const auto &command : batch)
                    own.push_back(command.id);
                const auto receipts = house.service->execute(kim, batch);
                for (const auto &receipt : receipts.value_or(std::vector<Receipt>()))
                    applied += std::holds_alternative<Applied>(receipt.outcome);
            }
        };
        std::thread there([&] { work(a, b, u"note"_s); });
        std::thread back([&] { work(b, a, u"address"_s); });
        there.join();
        back.join();

        QCOMPARE(applied.load(), 4 * rounds);
        for (const auto &unit : {a, b}) {
            QCOMPARE(house.revision(kim, organisation, unit), 1 + 2 * rounds);
            for (const auto &field : {u"note"_s, u"address"_s})
                QCOMPARE(house.field(kim, organisation, unit, field), Value(QString::number(rounds)));
        }
    }

    /// Acts that wait at the same time share a commit; what goes wrong with one of them is its own affair.
    ON_EACH_ENGINE(neighboursInOneCommitTakeNoneOfEachOtherBack)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto guest = house.actor(u"Guest"_s, {});
        const auto same = house.unit(kim, u"same"_s);
        std::array<QUuid, 4> units;
        std::ranges::generate(units, [&] { return house.unit(kim, u"own"_s); });
        constexpr int rounds = 25;
        std::vector<Command> twice;
        for (int i = 0; i < rounds; ++i)
            twice.push_back(house.edit(organisation, same, 1, {{u"note"_s, QString::number(i)}}));
        std::atomic<int> edited = 0, refused = 0, repeated = 0;

        std::vector<std::thread> threads;
        for (const auto &unit : units)
            threads.emplace_back([&, unit] {
                for (int i = 1; i <= rounds; ++i)
                    edited += std::holds_alternative<Applied>(house.run(kim, house.edit(organisation, unit, i, named(QString::number(i)))).outcome);
            });
        threads.emplace_back([&] {
            for (int i = 1; i <= rounds; ++i)
                refused += std::holds_alternative<Refused>(house.run(guest, house.edit(organisation, units[0], i, named(u"no"_s))).outcome);
        });
        // The same commands from two places: the database lets one of the two in.
        for (int place = 0; place < 2; ++place)
            threads.emplace_back([&] {
                for (const auto &command : twice)
                    repeated += house.run(kim, command).command == command.id;
            });
        for (auto &thread : threads)
            thread.join();

        QCOMPARE(edited.load(), int(units.size()) * rounds);
        QCOMPARE(refused.load(), rounds);
        QCOMPARE(repeated.load(), 2 * rounds);
        for (const auto &unit : units) {
            QCOMPARE(house.revision(kim, organisation, unit), 1 + rounds);
            QCOMPARE(house.field(kim, organisation, unit, u"name"_s), Value(QString::number(rounds)));
        }
        const auto database = house.database();
        QCOMPARE(database->number(u"SELECT COUNT(*) FROM receipt"_s).value_or(-1), database->number(u"SELECT COUNT(*) FROM audit WHERE command_id IS NOT NULL"_s).value_or(-2));
        QCOMPARE(database->number(u"SELECT COUNT(*) FROM change_log"_s).value_or(-1), database->number(u"SELECT COUNT(*) FROM field_history"_s).value_or(-2));
    }

    /// The server of the database ends connections in the middle of what eight people do: whoever was told that an act is
    /// done finds it done, once.
    void connectionsThatBreakLoseNothingThatWasAcknowledged()
    {
        House house(int(store::Engine::Postgres));
        QLoggingCategory::setFilterRules(u"yunheng.*.info=false\nyunheng.store.warning=false"_s);
        const auto kim = house.manager();
        std::array<QUuid, 8> units;
        std::ranges::generate(units, [&] { return house.unit(kim, u"own"_s); });
        constexpr int rounds = 40;
        const int all = int(units.size()) * rounds;
        std::atomic<int> done = 0;

        std::vector<std::thread> threads;
        for (const auto &unit : units)
            threads.emplace_back([&, unit] {
                for (int i = 1; i <= rounds; ++i) {
                    const auto command = house.edit(organisation, unit, i, {{u"note"_s, QString::number(i)}});
                    while (!house.service->execute(kim, {command})) { }
                    ++done;
                }
            });
        const auto database = house.database();
        qint64 broken = 0;
        for (int next = 10; next < all; std::this_thread::yield()) {
            if (done < next)
                continue;
            next += 20;
            broken += database->number(u"SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"_s).value_or(0);
        }
        for (auto &thread : threads)
            thread.join();

        QVERIFY(broken > 0);
        for (const auto &unit : units)
            QCOMPARE(house.revision(kim, organisation, unit), 1 + rounds);
        QCOMPARE(database->number(u"SELECT COUNT(*) FROM field_history WHERE revision > 1"_s).value_or(-1), qint64(all));
    }

    ON_EACH_ENGINE(aRepeatedCommandAmongOthersTakesNoneOfThemBack)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto a = house.create(organisation, named(u"A"_s)), b = house.create(organisation, named(u"B"_s)), c = house.create(organisation, named(u"C"_s));

        const auto receipts = *house.service->execute(kim, {a, b, a, c});

        for (const auto &receipt : receipts)
            QVERIFY(std::holds_alternative<Applied>(receipt.outcome));
        QCOMPARE(receipts[2], receipts[0]);
        for (const auto &made : {a, b, c})
            QCOMPARE(house.revision(kim, organisation, made.targets[0].id), 1);
    }

    ON_EACH_ENGINE(aRelationTiedWhileItsResourceMovesKnowsTheNewUnit)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto a = house.unit(kim, u"A"_s), b = house.unit(kim, u"B"_s);
        for (int round = 0; round < 8; ++round) {
            const auto web = house.resourceOf(kim, a, u"web"_s), db = house.resourceOf(kim, a, u"db"_s);
            const auto tie = house.create(relation, {{u"from_id"_s, idText(web)}, {u"to_id"_s, idText(db)}});
            const auto move = house.edit(resource, db, 1, {{u"unit_id"_s, idText(b)}});

            std::thread tying([&] { house.run(kim, tie); });
            std::thread moving([&] { house.run(kim, move); });
            tying.join();
            moving.join();

            QCOMPARE(house.field(kim, relation, tie.targets[0].id, u"to_unit_id"_s), Value(idText(b)));
        }
    }

    ON_EACH_ENGINE(otherFieldsMergeAndAreReported)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto lee = house.manager(u"Lee"_s);
        const auto unit = house.unit(kim, u"A"_s);
        house.run(lee, house.edit(organisation, unit, 1, {{u"district"_s, u"越秀"_s}}));

        const auto receipt = house.run(kim, house.edit(organisation, unit, 1, named(u"B"_s)));

        const auto expected = std::vector{MergeNote{unit, {u"district"_s}}};
        QVERIFY(std::get<Applied>(receipt.outcome).merged == expected);
        QCOMPARE(house.field(kim, organisation, unit, u"name"_s), Value(u"B"_s));
        QCOMPARE(house.field(kim, organisation, unit, u"district"_s), Value(u"越秀"_s));
        QCOMPARE(house.revision(kim, organisation, unit), 3);
    }

    ON_EACH_ENGINE(theSameFieldIsAConflictWithAllThreeValues)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto lee = house.manager(u"Lee"_s);
        const auto unit = house.unit(kim, u"A"_s);
        house.run(lee, house.edit(organisation, unit, 1, named(u"theirs 1"_s)));
        house.clock.turnMinutes(1);
        house.run(lee, house.edit(organisation, unit, 2, named(u"theirs 2"_s)));

        const auto receipt = house.run(kim, house.edit(organisation, unit, 1, named(u"mine"_s)));

        const auto *conflict = std::get_if<Conflict>(&receipt.outcome);
        QVERIFY(conflict);
        const FieldConflict expected{unit, u"name"_s, Value(u"A"_s), Value(u"mine"_s), Value(u"theirs 2"_s), u"Lee"_s, house.clock.now()};
        QVERIFY(conflict->fields == std::vector{expected});
        QVERIFY(conflict->current == (std::vector{AppliedRecord{unit, 3}}));
        QCOMPARE(house.field(kim, organisation, unit, u"name"_s), Value(u"theirs 2"_s));
    }

    ON_EACH_ENGINE(theSameValueIsNoConflict)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto unit = house.unit(kim, u"A"_s);
        const auto resource = house.resourceOf(kim, unit, u"web"_s);
        house.run(house.manager(u"Lee"_s), house.edit(house::resource, resource, 1, {{u"cpu_avg"_s, Value(5.0)}}));

        // JSON does not tell 5 from 5.0.
        const auto receipt = house.run(kim, house.edit(house::resource, resource, 1, {{u"cpu_avg"_s, Value(qint64(5))}}));

        QVERIFY(std::holds_alternative<Applied>(receipt.outcome));
    }

    ON_EACH_ENGINE(ownEarlierCommandsAreNoConflict)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto made = house.create(organisation, named(u"A"_s));
        const auto id = made.targets[0].id;
        auto second = house.edit(organisation, id, 0, named(u"B"_s));
        second.after = {made.id};
        auto third = house.edit(organisation, id, 0, named(u"C"_s));
        third.after = {made.id, second.id};

        const auto receipts = house.service->execute(kim, {made, second, third});

        QVERIFY(receipts && std::holds_alternative<Applied>(receipts->at(2).outcome));
        QCOMPARE(house.field(kim, organisation, id, u"name"_s), Value(u"C"_s));
    }

    ON_EACH_ENGINE(whatBuildsOnARefusedCommandIsRefused)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto made = house.create(organisation, {});
        auto second = house.edit(organisation, made.targets[0].id, 0, named(u"B"_s));
        second.after = {made.id};
        auto third = house.create(organisation, named(u"C"_s));
        third.after = {house.ids.next()};

        const auto receipts = *house.service->execute(kim, {made, second, third});

        QCOMPARE(House::refusal(receipts[0]).code, ErrorCode::RequiredMissing);
        QCOMPARE(House::refusal(receipts[1]).code, ErrorCode::DependencyRefused);
        QCOMPARE(House::refusal(receipts[2]).code, ErrorCode::DependencyRefused);
    }

    ON_EACH_ENGINE(numbersAreTheServersAndAscend)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto one = house.unit(kim, u"A"_s);
        const auto two = house.unit(kim, u"B"_s);
        auto many = house.create(organisation, named(u"C"_s));
        many.targets.push_back({house.ids.next(), 0});
        house.run(kim, many);

        QCOMPARE(house.field(kim, organisation, one, u"number"_s), Value(u"DW-000001"_s));
        QCOMPARE(house.field(kim, organisation, two, u"number"_s), Value(u"DW-000002"_s));
        QCOMPARE(house.field(kim, organisation, many.targets[0].id, u"number"_s), Value(u"DW-000003"_s));
        QCOMPARE(house.field(kim, organisation, many.targets[1].id, u"number"_s), Value(u"DW-000004"_s));
        QCOMPARE(House::refusal(house.run(kim, house.edit(organisation, one, 1, {{u"number"_s, u"DW-9"_s}}))).code, ErrorCode::ReadOnlyField);
    }

    ON_EACH_ENGINE(oneRefusedRecordRefusesTheWholeCommand)
    {
        HOUSE(house);
        const auto kim = house.manager();
        auto command = house.edit(organisation, house.unit(kim, u"A"_s), 1, named(u"B"_s));
        command.targets.push_back({house.ids.next(), 1});

        const auto receipt = house.run(kim, command);

        QCOMPARE(House::refusal(receipt).code, ErrorCode::NotFound);
        QCOMPARE(std::get<Refused>(receipt.outcome).record, command.targets[1].id);
        QCOMPARE(house.revision(kim, organisation, command.targets[0].id), 1);
    }

    ON_EACH_ENGINE(nobodyChangesOrGuessesWhatTheyMayNotSee)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto mine = house.unit(kim, u"A"_s);
        const auto other = house.unit(kim, u"B"_s);
        const auto hidden = house.resourceOf(kim, other, u"db"_s);
        const auto local = house.manager(u"Lee"_s, {idText(mine)});

        QCOMPARE(House::refusal(house.run(local, house.edit(house::resource, hidden, 1, named(u"x"_s)))).code, ErrorCode::NotFound);
        auto squatting = house.create(house::resource, {{u"name"_s, u"x"_s}, {u"type"_s, u"ecs"_s}, {u"unit_id"_s, idText(mine)}});
        squatting.targets[0].id = hidden;
        QCOMPARE(House::refusal(house.run(local, squatting)).code, ErrorCode::AlreadyExists);
        QCOMPARE(house.service->record(local, house::resource, hidden).error().code, ErrorCode::NotFound);
        QCOMPARE(house.service->history(local, house::resource, hidden).error().code, ErrorCode::NotFound);
        QCOMPARE(House::refusal(house.run(local, house.create(house::resource, {{u"name"_s, u"x"_s}, {u"type"_s, u"ecs"_s}, {u"unit_id"_s, idText(other)}}))).code,
                 ErrorCode::UnknownReference);
    }

    ON_EACH_ENGINE(aUniqueValueIsHeldByOneLivingRecord)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const Patch code{{u"name"_s, u"A"_s}, {u"credit_code"_s, u"91440000000000000X"_s}};
        const auto first = House::applied(house.run(kim, house.create(organisation, code))).id;
        auto twins = house.create(organisation, {{u"name"_s, u"T"_s}, {u"credit_code"_s, u"911111111111111111"_s}});
        twins.targets.push_back({house.ids.next(), 0});

        QCOMPARE(House::refusal(house.run(kim, house.create(organisation, code))).code, ErrorCode::NotUnique);
        QCOMPARE(House::refusal(house.run(kim, twins)).code, ErrorCode::NotUnique);
        QVERIFY(std::holds_alternative<Applied>(house.run(kim, house.change(CommandKind::Retire, organisation, first, 1)).outcome));
        QVERIFY(std::holds_alternative<Applied>(house.run(kim, house.create(organisation, code)).outcome));
        QCOMPARE(House::refusal(house.run(kim, house.change(CommandKind::Restore, organisation, first, 2))).code, ErrorCode::NotUnique);
    }

    ON_EACH_ENGINE(relationsFollowTheirResourceToItsNewUnit)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto a = house.unit(kim, u"A"_s), b = house.unit(kim, u"B"_s);
        const auto web = house.resourceOf(kim, a, u"web"_s), db = house.resourceOf(kim, a, u"db"_s);
        const auto tie = house.relate(kim, web, db);
        const auto local = house.manager(u"Lee"_s, {idText(a)});
        const auto cursor = *house.service->head(local);
        QVERIFY(house.service->record(local, relation, tie));

        house.run(kim, house.edit(house::resource, db, 1, {{u"unit_id"_s, idText(b)}}));

        QCOMPARE(house.field(kim, relation, tie, u"from_unit_id"_s), Value(idText(a)));
        QCOMPARE(house.field(kim, relation, tie, u"to_unit_id"_s), Value(idText(b)));
        QCOMPARE(house.revision(kim, relation, tie), 2);
        Rows rows;
        QVERIFY(house.service->changesSince(local, cursor, 100, rows));
        QStringList expected{idText(db), idText(tie)};
        expected.sort();
        rows.gone.sort();
        QCOMPARE(rows.gone, expected);
    }

    ON_EACH_ENGINE(historyTellsWhoWhenWhatAndWhy)
    {
        HOUSE(house);
        const auto kim = house.manager();
        const auto unit = house.unit(kim, u"A"_s);
        auto command = house.edit(organisation, unit, 1, named(u"B"_s));
        command.reason = u"机构改革"_s;
        command.overruled = {{u"name"_s, Value(u"C"_s)}};
        const auto doneAt = command.occurredAt;
        house.clock.turnMinutes(90);
        house.run(kim, command);

        const auto history = QJsonDocument::fromJson(*house.service->history(kim, organisation, unit)).array();

        QCOMPARE(history.size(), 2);
        const QJsonObject expected{
            {u"revision"_s, 2}, {u"command"_s, idText(command.id)}, {u"kind"_s, u"edit"_s}, {u"account"_s, idText(kim.account)}, {u"by"_s, u"Kim"_s},
            {u"done_at"_s, doneAt.ms}, {u"received_at"_s, house.clock.now().ms}, {u"reason"_s, u"机构改革"_s},
            {u"changes"_s, QJsonObject{{u"name"_s, QJsonArray{u"A"_s, u"B"_s}}}}, {u"overruled"_s, QJsonObject{{u"name"_s, u"C"_s}}}};
        QCOMPARE(history[0].toObject(), expected);
        QCOMPARE(history[1][u"kind"_s].toString(), u"create"_s);
        const QJsonArray made{QJsonValue(QJsonValue::Null), u"A"_s};
        QCOMPARE(history[1][u"changes"_s][u"name"_s].toArray(), made);
    }

    ON_EACH_ENGINE(everyActIsAudited)
    {
        HOUSE(house);
        const auto kim = house.manager();
        house.unit(kim, u"A"_s);
        house.run(house.actor(u"Li"_s, {u"viewer"_s}), house.create(organisation, named(u"A"_s)));

        const auto database = house.database();
        QCOMPARE(database->number(u"SELECT COUNT(*) FROM audit WHERE event = 'command.create' AND success = 1 AND login = 'Kim'"_s).value_or(-1), 1);
        QCOMPARE(database->number(u"SELECT COUNT(*) FROM audit WHERE event = 'command.create' AND success = 0 AND login = 'Li'"_s).value_or(-1), 1);
    }

    ON_EACH_ENGINE(theThreeAdministratorsStaySeparate)
    {
        HOUSE(house);
        const auto system = house.actor(u"system"_s, {u"system_admin"_s});
        const auto security = house.actor(u"security"_s, {u"security_admin"_s});
        const auto accountWith = [&](const QString &roles) {
            return house.create(account, {{u"login"_s, u"zhang"_s}, {u"roles"_s, roles}, {u"unit_scope"_s, u"*"_s}});
        };
        const auto roles = [](const QString &text) { return Patch{{u"roles"_s, text}}; };

        QCOMPARE(House::refusal(house.run(system, accountWith(u"service_manager"_s))).code, ErrorCode::MissingRight);
        const auto made = House::applied(house.run(system, accountWith(u"viewer"_s))).id;
        QCOMPARE(House::refusal(house.run(system, house.edit(account, made, 1, roles(u"engineer"_s)))).code, ErrorCode::MissingRight);
        QCOMPARE(House::refusal(house.run(security, house.edit(account, made, 1, roles(u"system_admin audit_admin"_s)))).code, ErrorCode::InvalidValue);
        QCOMPARE(House::refusal(house.run(security, house.edit(account, made, 1, roles(u"emperor"_s)))).code, ErrorCode::InvalidValue);
        QCOMPARE(House::refusal(house.run(security, house.edit(account, security.account, 1, roles(u"viewer"_s)))).code, ErrorCode::MissingRight);
        QVERIFY(std::holds_alternative<Applied>(house.run(security, house.edit(account, made, 1, roles(u"engineer"_s))).outcome));
    }

    ON_EACH_ENGINE(hostileCommandsAreRefusedNotObeyed)
    {
        HOUSE(house);
        const auto kim = house.manager();
        auto unknown = house.create(u"nonsense; DROP TABLE audit"_s, {});
        auto empty = house.create(organisation, named(u"A"_s));
        empty.targets.clear();
        const auto injecting = house.create(organisation, {{u"name = 'x' --"_s, u"A"_s}});

        auto nul = house.create(organisation, named(u"A"_s));
        nul.reason = u"why"_s + QChar(u'\0') + u"not"_s;
        nul.overruled = {{u"note"_s, QString(QChar(u'\0'))}};
        auto strange = house.create(organisation, named(u"A"_s));
        strange.overruled = {{u"nothing"_s, Value(u"x"_s)}};

        QVERIFY(std::holds_alternative<Applied>(house.run(kim, nul).outcome));
        QCOMPARE(House::refusal(house.run(kim, strange)).code, ErrorCode::UnknownField);
        unknown.entity += QChar(u'\0');
        QCOMPARE(House::refusal(house.run(kim, unknown)).code, ErrorCode::BadRequest);
        QCOMPARE(House::refusal(house.run(kim, empty)).code, ErrorCode::BadRequest);
        QCOMPARE(House::refusal(house.run(kim, injecting)).code, ErrorCode::UnknownField);
    }

    ON_EACH_ENGINE(manyRecordsAreOneCommand)
    {
        HOUSE(house);
        const auto kim = house.manager();
        auto command = house.create(organisation, named(u"A"_s));
        for (int i = 1; i < 1200; ++i)
            command.targets.push_back({house.ids.next(), 0});
        QCOMPARE(std::get<Applied>(house.run(kim, command).outcome).records.size(), size_t(1200));

        Command edit = house.edit(organisation, command.targets[0].id, 1, {{u"note"_s, u"x"_s}});
        edit.targets = command.targets;
        for (auto &target : edit.targets)
            target.baseRevision = 1;

        QCOMPARE(std::get<Applied>(house.run(kim, edit).outcome).records.size(), size_t(1200));
        QCOMPARE(house.service->counts(kim)->front().rows, 1200);
    }
};

QTEST_GUILESS_MAIN(TestDecision)
#include "tst_servicedecision.moc"
