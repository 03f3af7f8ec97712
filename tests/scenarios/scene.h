// Scene: a server, workstations and the weather between them. Every scenario runs under each weather and on each engine;
// whatever the weather, the story ends the same.
#pragma once

#include "support/workstation.h"

#include <QDir>

#include <QTest>

// So that a failed comparison says which state it was.
namespace replica {
inline char *toString(ActState state)
{
    return qstrdup(qPrintable(textOf(state)));
}
} // namespace replica

namespace contract {
inline char *toString(const Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return qstrdup(qPrintable(QString::number(*number)));
    return qstrdup(qPrintable(isEmpty(value) ? QStringLiteral("(empty)") : text(value)));
}
} // namespace contract

namespace scenarios {

using namespace contract;
using support::aRelation;
using support::aResource;
using support::aUnit;
using support::ActState;
using support::LoopbackServer;
using support::Workstation;

enum class Weather { Calm, RequestLost, ReplyLost, ServerError, Conflict };

inline const QString organisation = QStringLiteral("organisation");
inline const QString resource = QStringLiteral("resource");
inline const QString relation = QStringLiteral("relation");
inline const QString name = QStringLiteral("name");
inline const QString note = QStringLiteral("note");

inline void inEveryWeather()
{
    QTest::addColumn<int>("engine");
    QTest::addColumn<int>("weather");
    for (const auto &[engine, on] : {std::pair{store::Engine::Sqlite, "sqlite"}, std::pair{store::Engine::Postgres, "postgres"}})
        for (const auto &[weather, in] : {std::pair{Weather::Calm, "online"}, std::pair{Weather::RequestLost, "request lost"}, std::pair{Weather::ReplyLost, "reply lost"},
                                          std::pair{Weather::ServerError, "server error"}, std::pair{Weather::Conflict, "conflict"}})
            QTest::addRow("%s, %s", on, in) << int(engine) << int(weather);
}

inline void onEveryEngine()
{
    QTest::addColumn<int>("engine");
    QTest::newRow("sqlite") << int(store::Engine::Sqlite);
    QTest::newRow("postgres") << int(store::Engine::Postgres);
}

class Scene
{
public:
    explicit Scene(int engine, Weather weather = Weather::Calm) : server(store::Engine(engine)), m_weather(weather)
    {
        unit = server.has(aUnit());
        box = server.has(aResource().named(QStringLiteral("ecs-box")).inUnit(unit));
        kim = std::make_unique<Workstation>(server, server.actor(QStringLiteral("Kim")));
        if (const auto error = kim->syncs())
            qFatal("first sync: %s %s", qPrintable(textOf(error->code)), qPrintable(error->message));
    }

    /// What this weather does to the next thing that is sent. In a conflict a colleague has changed the box's note first.
    void weatherTurns(Workstation &at)
    {
        switch (m_weather) {
        case Weather::Calm:
            return;
        case Weather::RequestLost:
            return at.line().loseRequest();
        case Weather::ReplyLost:
            return at.line().loseReply();
        case Weather::ServerError:
            return at.line().failNext(ErrorCode::Internal);
        case Weather::Conflict:
            return server.edits(resource, box, {{note, QStringLiteral("the colleague's note")}});
        }
    }

    /// Sends and pulls, as the engine would, until nothing is left to do; a person keeps their own value in a conflict.
    bool everythingArrives(Workstation &at)
    {
        weatherTurns(at);
        for (int round = 0; round < 12; ++round) {
            const auto error = at.syncs();
            server.clock().pass(10'000);
            const auto acts = at.acts();
            if (acts.empty() && !error)
                return true;
            for (const auto &act : acts)
                if (act.state == ActState::Conflicted)
                    at.keeps(act, ConflictChoice::Keep::Mine);
        }
        return false;
    }

    [[nodiscard]] Weather weather() const { return m_weather; }

    LoopbackServer server;
    QUuid unit;
    QUuid box; ///< a resource that was there from the beginning
    std::unique_ptr<Workstation> kim;

private:
    Weather m_weather;
};

} // namespace scenarios

/// A scenario under every weather, on every engine.
#define SCENARIO(fact) \
    void fact##_data() { scenarios::inEveryWeather(); } \
    void fact()
#define SCENE(variable) \
    QFETCH(int, engine); \
    QFETCH(int, weather); \
    scenarios::Scene variable(engine, scenarios::Weather(weather))
/// A story in which the fault is told itself.
#define ON_EACH_ENGINE(fact) \
    void fact##_data() { scenarios::onEveryEngine(); } \
    void fact()
#define CALM_SCENE(variable) \
    QFETCH(int, engine); \
    scenarios::Scene variable(engine)
