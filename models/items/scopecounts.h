// ScopeCounts: whose records a panel shows and which of them, as filters, and how many records each of its scopes and
// presets would show. What they ask is said by who makes it (items/changescopes).
#pragma once

#include "contract/ports.h"
#include "items/queries.h"

#include <QTimer>

namespace items {

/// Scopes and presets by number; preset 0 leaves nothing out.
struct ScopeQuestions {
    int scopes = 0;
    int presets = 0;
    std::function<std::vector<replica::ListFilter>(int scope)> ofScope;
    /// At that moment, to the minute.
    std::function<std::vector<replica::ListFilter>(int preset, Instant now)> ofPreset;
    /// Whether there is anybody whose records these are.
    std::function<bool(int scope)> isOffered;
};

class ScopeCounts : public QObject
{
    Q_OBJECT

public:
    /// Live changes are gathered so long before they are counted.
    static constexpr int settleMs = 400;

    /// All of them outlive it.
    ScopeCounts(const Shape &shape, const Clock &clock, Queries &queries, ScopeQuestions questions, QObject *parent = nullptr);

    void choose(int scope, int preset);
    /// Chooses the scope and the preset that filters of a saved view say; gives those back that say neither.
    [[nodiscard]] std::vector<replica::ListFilter> take(std::vector<replica::ListFilter> filters);
    [[nodiscard]] int scope() const { return m_scope; }
    [[nodiscard]] int preset() const { return m_preset; }
    [[nodiscard]] int scopes() const { return m_questions.scopes; }
    [[nodiscard]] int presets() const { return m_questions.presets; }
    [[nodiscard]] bool isOffered(int scope) const { return m_questions.isOffered(scope); }
    /// What the list has to be narrowed by.
    [[nodiscard]] const std::vector<replica::ListFilter> &filters() const { return m_filters; }
    /// Records that the scope would show with the preset of now; -1 while not counted.
    [[nodiscard]] qint64 scopeCount(int scope) const { return m_scopeCounts[size_t(scope)].number; }
    /// Records that the preset would show within the scope of now.
    [[nodiscard]] qint64 presetCount(int preset) const { return m_presetCounts[size_t(preset)].number; }
    /// What the questions ask may be another: of another person, or at another time.
    void ask();
    /// A minute has gone by.
    void tick();

Q_SIGNALS:
    void counted();
    /// Another scope or preset was chosen, or the same ones ask something else.
    void chosen();
    /// The same question, at another time: the list follows.
    void drifted();

private:
    struct Counted {
        std::unique_ptr<QObject> asker = std::make_unique<QObject>();
        qint64 number = -1;
    };
    [[nodiscard]] std::vector<replica::ListFilter> filtersOf(int scope, int preset) const;
    void recount();
    void count(Counted &counted, int scope, int preset);

    const Shape &m_shape;
    const Clock &m_clock;
    Queries &m_queries;
    ScopeQuestions m_questions;
    int m_scope = 0;
    int m_preset = 0;
    std::vector<replica::ListFilter> m_filters;
    std::vector<Counted> m_scopeCounts;
    std::vector<Counted> m_presetCounts;
    QTimer m_settling;
    QTimer m_minutes;
};

} // namespace items
