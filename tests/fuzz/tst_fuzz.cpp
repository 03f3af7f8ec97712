// A bounded, repeatable fuzz run over every parser of outside bytes. YUNHENG_FUZZ_RUNS raises the bound for a night.
#include "fuzz/mutate.h"
#include "fuzz/targets.h"

#include <QTest>
#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace fuzz;

namespace {

constexpr int defaultRuns = 20'000;

const char *targetNow = "";
int runNow = 0;

/// Says which input it was before the process dies, so that the run can be repeated alone.
void sayWhere(int signal)
{
    std::array<char, 200> line{};
    const int length = std::snprintf(line.data(), line.size(), "\nfuzz: signal %d in %s, run %d\n", signal, targetNow, runNow);
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), size_t(length));
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

const std::vector<Target> &everyTarget()
{
    static const auto targets = [] {
        auto all = allTargets();
        all.insert(all.end(), changeTargets().begin(), changeTargets().end());
        all.insert(all.end(), evaluationTargets().begin(), evaluationTargets().end());
        all.insert(all.end(), partyTargets().begin(), partyTargets().end());
        all.insert(all.end(), sealTargets().begin(), sealTargets().end());
        return all;
    }();
    return targets;
}

} // namespace

class tst_fuzz : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spoiledInputIsRefusedOrComesBackTheSame_data();
    void spoiledInputIsRefusedOrComesBackTheSame();
    void theSameNumberSpoilsTheSameWay();
};

void tst_fuzz::spoiledInputIsRefusedOrComesBackTheSame_data()
{
    QTest::addColumn<int>("position");
    for (int i = 0; i < int(everyTarget().size()); ++i)
        QTest::newRow(everyTarget()[i].name) << i;
}

void tst_fuzz::spoiledInputIsRefusedOrComesBackTheSame()
{
    QFETCH(int, position);
    const auto &target = everyTarget()[position];
    const int runs = qEnvironmentVariableIsSet("YUNHENG_FUZZ_RUNS") ? qEnvironmentVariableIntValue("YUNHENG_FUZZ_RUNS") : defaultRuns;
    targetNow = target.name;
    for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS})
        std::signal(signal, sayWhere);

    for (const auto &seed : target.seeds) {
        const auto [accepted, complaint] = target.run(seed);
        QVERIFY2(accepted, seed.c_str());
        QCOMPARE(complaint, std::string());
    }
    int accepted = 0;
    for (runNow = 0; runNow < runs; ++runNow) {
        Dice dice(uint64_t(runNow) + 1);
        const auto input = spoiled(target.seeds, dice);
        const auto verdict = target.run(input);
        accepted += verdict.accepted ? 1 : 0;
        QVERIFY2(verdict.complaint.empty(),
                 qPrintable(QStringLiteral("run %1: %2\n%3").arg(runNow).arg(QString::fromStdString(verdict.complaint), QString::fromStdString(input.substr(0, 2000)))));
    }
    QVERIFY2(accepted > 0 && accepted < runs, "the spoiling is too mild or too harsh to say anything");
}

void tst_fuzz::theSameNumberSpoilsTheSameWay()
{
    Dice one(7);
    Dice other(7);

    QCOMPARE(spoiled(allTargets().front().seeds, one), spoiled(allTargets().front().seeds, other));
}

QTEST_GUILESS_MAIN(tst_fuzz)
#include "tst_fuzz.moc"
