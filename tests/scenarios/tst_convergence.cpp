// Whatever two workstations and a colleague do, in whatever order, through faults and kills: in the end all three hold the
// same, every act that nobody gave up is in the history once, and no act is there twice.
#include "scenarios/scene.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <random>

using namespace scenarios;
using Keep = ConflictChoice::Keep;

namespace {

/// One run of the world from a seed; the same seed gives the same story.
class World
{
public:
    World(int engine, unsigned seed) : m_random(seed), m_scene(engine)
    {
        m_li = std::make_unique<Workstation>(m_scene.server, m_scene.server.actor(QStringLiteral("Li")));
        m_records.push_back(m_scene.box);
        for (int i = 0; i < 3; ++i)
            m_records.push_back(m_scene.server.has(aResource().named(QStringLiteral("ecs-%1").arg(i)).inUnit(m_scene.unit)));
        everybodySyncs();
    }

    void something()
    {
        auto &at = chance(2) ? *m_scene.kim : *m_li;
        switch (m_random() % 14) {
        case 0:
        case 1:
        case 2:
        case 3:
            return edits(at);
        case 4:
        case 5:
            return creates(at);
        case 6:
            return editsMany(at);
        case 7:
            return static_cast<void>(chance(2) ? at.retires(resource, any()) : at.restores(resource, any()));
        case 8:
            return colleagueEdits();
        case 9:
            return at.isKilled();
        case 10:
            return chance(2) ? at.line().loseReply() : at.line().loseRequest();
        case 11:
            return at.line().failNext(ErrorCode::Internal);
        case 12:
            m_scene.server.clock().pass(10'000);
            return decides(at);
        case 13:
            return static_cast<void>(at.syncs());
        }
    }

    /// True once nobody has anything left to send or to decide.
    bool comesToRest()
    {
        for (int round = 0; round < 40; ++round) {
            everybodySyncs();
            decides(*m_scene.kim);
            decides(*m_li);
            m_scene.server.clock().pass(600'000);
            if (m_scene.kim->acts().empty() && m_li->acts().empty()) {
                everybodySyncs();
                return true;
            }
        }
        return false;
    }

    void verify()
    {
        for (const auto &entity : {organisation, resource, relation}) {
            QCOMPARE(m_scene.kim->all(entity), m_scene.server.all(entity));
            QCOMPARE(m_li->all(entity), m_scene.server.all(entity));
        }
        QMap<QString, int> written;
        for (const auto &record : m_scene.server.all(resource))
            for (const auto &value : historyOf(record.id))
                ++written[value];
        for (const auto &act : m_done) {
            const bool givenUp = m_givenUp.contains(act);
            QVERIFY2(written.value(act) <= m_times.value(act, 1), qPrintable(act + QStringLiteral(" is there twice")));
            QVERIFY2(givenUp || written.value(act) == m_times.value(act, 1), qPrintable(act + QStringLiteral(" is lost")));
        }
    }

private:
    bool chance(unsigned of) { return m_random() % of == 0; }
    QUuid any() { return m_records[m_random() % m_records.size()]; }
    QString act()
    {
        m_done << QStringLiteral("act %1").arg(m_done.size());
        return m_done.last();
    }

    void edits(Workstation &at)
    {
        const auto what = act();
        if (at.edits(resource, any(), {{note, what}}))
            m_givenUp << what;
    }
    void editsMany(Workstation &at)
    {
        const auto what = act();
        const std::vector targets{m_records[0], m_records[1], m_records[2]};
        m_times[what] = int(targets.size());
        if (at.edits(resource, targets, {{note, what}}))
            m_givenUp << what;
    }
    void creates(Workstation &at)
    {
        const auto what = act();
        m_records.push_back(at.creates(aResource().named(QStringLiteral("ecs-new")).inUnit(m_scene.unit).with(note, what)));
        const auto box = at.record(resource, m_scene.box);
        if (chance(2) && box && !box->retired)
            at.creates(aRelation(m_records.back(), m_scene.box));
    }
    void colleagueEdits()
    {
        const auto id = m_records[m_random() % 4];
        if (const auto found = m_scene.server.record(resource, id); found && !found->retired)
            m_scene.server.edits(resource, id, {{chance(2) ? note : QStringLiteral("department"), act()}});
    }
    void decides(Workstation &at)
    {
        for (const auto &act : at.acts()) {
            const auto field = act.command.fields.find(note);
            const auto what = field == act.command.fields.end() ? QString() : text(field->second);
            if (act.state == ActState::Conflicted) {
                // Not Base: it writes an older act's value once more, and then values no longer count acts.
                const auto keep = chance(2) ? Keep::Mine : Keep::Theirs;
                if (keep != Keep::Mine)
                    m_givenUp << what;
                at.keeps(act, keep);
            } else if (act.state == ActState::Refused && chance(2)) {
                at.retries(act);
            } else if (act.state == ActState::Refused) {
                // With it go those that build on it; which ones shows afterwards.
                const auto before = at.acts();
                at.discards(act);
                const auto left = at.acts();
                for (const auto &gone : before)
                    if (std::ranges::find(left, gone.seq, &support::Act::seq) == left.end())
                        if (const auto lost = gone.command.fields.find(note); lost != gone.command.fields.end())
                            m_givenUp << text(lost->second);
            }
        }
    }
    void everybodySyncs()
    {
        for (auto *at : {m_scene.kim.get(), m_li.get()})
            for (int i = 0; i < 6 && at->syncs(); ++i)
                m_scene.server.clock().pass(10'000);
    }
    QStringList historyOf(const QUuid &id)
    {
        QStringList values;
        const auto history = m_scene.server.service().history(m_scene.server.actor(QStringLiteral("reader")), resource, id);
        for (const auto &entry : QJsonDocument::fromJson(*history).array())
            for (const auto &change : entry[QStringLiteral("changes")].toObject())
                if (const auto value = change.toArray().at(1).toString(); value.startsWith(QStringLiteral("act ")))
                    values << value;
        return values;
    }

    std::mt19937 m_random;
    Scene m_scene;
    std::unique_ptr<Workstation> m_li;
    std::vector<QUuid> m_records;
    QStringList m_done;
    QMap<QString, int> m_times; ///< where one act writes several records
    QSet<QString> m_givenUp;
};

} // namespace

class Convergence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsInOneState_data()
    {
        QTest::addColumn<int>("engine");
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 25; ++seed)
            QTest::addRow("sqlite, story %u", seed) << int(store::Engine::Sqlite) << seed;
        for (unsigned seed = 101; seed <= 106; ++seed)
            QTest::addRow("postgres, story %u", seed) << int(store::Engine::Postgres) << seed;
    }
    void endsInOneState()
    {
        QFETCH(int, engine);
        QFETCH(unsigned, seed);
        World world(engine, seed);

        for (int step = 0; step < 60; ++step)
            world.something();

        QVERIFY(world.comesToRest());
        world.verify();
    }
};

QTEST_GUILESS_MAIN(Convergence)
#include "tst_convergence.moc"
