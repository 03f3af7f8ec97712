// Counting an evaluation beside a cache that is exchanged meanwhile, and one that is given up.
#include "items/bed.h"
#include "items/evaluationfile.h"
#include "rules/evaluation/template.h"

#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace contract;
namespace ev = rules::evaluation;

namespace {

const ev::Period quarter{QDate(2026, 7, 1), QDate(2026, 9, 30)};
const lists::CityPlan small{.units = 10, .systems = 5, .resources = 50, .relations = 0};

/// Keeps the thread that counts busy until it is let go.
class Held
{
public:
    explicit Held(items::Queries &queries)
    {
        m_done = queries.figure<bool>([this](replica::ListReader &) -> Result<bool> {
            m_begun.release();
            m_gate.acquire();
            return true;
        });
        m_begun.acquire();
    }
    ~Held()
    {
        m_gate.release();
        m_done.waitForFinished(); // it holds this
    }

private:
    QSemaphore m_begun;
    QSemaphore m_gate;
    QFuture<Result<bool>> m_done;
};

} // namespace

class TestEvaluationCount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCountWhoseFileIsExchangedGoesToTheNewOne()
    {
        Bed bed(small);
        const Bed fresh(small);
        items::EvaluationCount count(*bed.queries);
        const QSignalSpy counted(&count, &items::EvaluationCount::counted);
        const QSignalSpy failed(&count, &items::EvaluationCount::failed);
        {
            auto held = std::make_unique<Held>(*bed.queries);
            count.count(ev::shippedTemplates().front(), quarter, {});
            for (const auto *part : {"", "-wal", "-shm"})
                QFile::remove(bed.cachePath() + QLatin1StringView(part));
            bed.queries->open(fresh.cachePath());
        }

        QTRY_COMPARE(counted.size(), 1);
        QCOMPARE(failed.size(), 0);
        QVERIFY(!count.isCounting());
    }

    void aFileThatIsGoneForGoodIsSaid()
    {
        Bed bed(small);
        items::EvaluationCount count(*bed.queries);
        const QSignalSpy failed(&count, &items::EvaluationCount::failed);
        for (const auto *part : {"", "-wal", "-shm"})
            QFile::remove(bed.cachePath() + QLatin1StringView(part));

        count.count(ev::shippedTemplates().front(), quarter, {});

        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.front().front().value<Error>().code == ErrorCode::Storage);
    }

    void aCountThatIsGivenUpSaysNothing()
    {
        Bed bed(small);
        items::EvaluationCount count(*bed.queries);
        const QSignalSpy counted(&count, &items::EvaluationCount::counted);
        const QSignalSpy failed(&count, &items::EvaluationCount::failed);
        {
            auto held = std::make_unique<Held>(*bed.queries);
            count.count(ev::shippedTemplates().front(), quarter, {});
            count.cancel();
        }
        QVERIFY(!count.isCounting());

        count.count(ev::shippedTemplates().front(), quarter, {});

        QTRY_COMPARE(counted.size(), 1);
        QCOMPARE(failed.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestEvaluationCount)
#include "tst_evaluationcount.moc"
