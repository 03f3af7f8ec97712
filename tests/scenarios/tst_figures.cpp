// The figures of an evaluation are the same on both engines, on the server and in a workstation's cache; each number is the
// length of its list, and its inputs alone give it again.
#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "replica/figurereader.h"
#include "replica/listreader.h"
#include "rules/evaluation/result.h"
#include "service/figures.h"
#include "store/table.h"
#include "store/transaction.h"
#include "support/randomrecords.h"
#include "support/workstation.h"

#include <QTest>

using namespace contract;
using namespace rules::evaluation;
using support::LoopbackServer;
using support::Workstation;

namespace {

const Period quarter{QDate(2026, 7, 1), QDate(2026, 9, 30)};
const std::vector<store::Engine> engines{store::Engine::Sqlite, store::Engine::Postgres};

/// What random references point to.
QUuid referred(int number)
{
    return uuidV7(1, quint16(number), 7);
}

/// A server with the same random records whichever engine it has: four units, of which two are providers, four service items
/// and people, and some hundred of all that is counted.
class Filled
{
public:
    explicit Filled(store::Engine engine) : server(engine), database(*store::Database::open(server.location()))
    {
        auto transaction = store::Transaction::begin(*database);
        QRandomGenerator random(11);
        const std::array codes{"A1", "A4", "B3", "D2"};
        for (int i = 0; i < 4; ++i) {
            insert<Organisation>(random, i, {{QStringLiteral("party"), QString::fromLatin1(i < 2 ? "provider" : "user")}}, referred(i));
            insert<ServiceItem>(random, i, {{QStringLiteral("code"), QString::fromLatin1(codes[size_t(i)])}, {QStringLiteral("audience"), QString(everyone)}}, referred(i));
            insert<Person>(random, i, {}, referred(i));
        }
        for (int i = 4; i < 40; ++i)
            insert<Person>(random, i, {});
        for (int i = 0; i < 200; ++i) {
            insert<Resource>(random, i, {});
            insert<WorkOrder>(random, i, {});
            insert<WorkOrder>(random, 200 + i, {{QStringLiteral("kind"), QStringLiteral("incident")}});
            insert<OrderStep>(random, i, {});
            insert<ChangeRequest>(random, i, {});
        }
        for (int i = 0; i < 60; ++i) {
            insert<SatisfactionSurvey>(random, i, {{QStringLiteral("score"), qint64(random.bounded(10'001))}});
            insert<ImprovementItem>(random, i, {});
        }
        if (!transaction || !transaction->commit())
            qFatal("the records were not taken");
    }

    LoopbackServer server;
    std::unique_ptr<store::Database> database;

private:
    template <class E> void insert(QRandomGenerator &random, int number, const Patch &fields, const QUuid &id = {})
    {
        const Shape &shape = contract::shapeOf<E>();
        auto record = support::randomRecord(shape, random, number);
        if (!id.isNull()) {
            record.id = id;
            record.retired = false;
        }
        for (const auto &[name, value] : fields)
            record.values[size_t(shape.indexOf(name))] = value;
        if (const auto inserted = store::tableOf(shape).insert(*database, record); !inserted)
            qFatal("%s", qPrintable(inserted.error().message));
    }
};

struct Answer {
    Plan plan;
    Figures figures;
    QByteArray inputs;
};

Answer serverAnswer(Filled &filled, const Template &document, const Scope &scope)
{
    Answer answer;
    answer.plan = *service::planOf(*filled.database, document, quarter, scope);
    answer.figures = *service::figuresOf(*filled.database, answer.plan);
    if (!service::writeInputs(*filled.database, answer.plan, [&](QByteArrayView piece) { answer.inputs += piece; }))
        qFatal("no inputs");
    return answer;
}

Answer cacheAnswer(const QString &cachePath, const Template &document, const Scope &scope)
{
    auto reader = *replica::FigureReader::open(cachePath);
    Answer answer;
    answer.plan = *reader->plan(document, quarter, scope);
    answer.figures = *reader->figures(answer.plan);
    if (!reader->inputs(answer.plan, [&](QByteArrayView piece) { answer.inputs += piece; }))
        qFatal("no inputs");
    return answer;
}

QString resultDigest(const Answer &answer, const Template &document)
{
    return digestOf(*canonicalText(resultOf({.templateDigest = digestOf(document), .inputsDigest = sm3Hex(answer.inputs)}, document, answer.figures, {})));
}

std::vector<Scope> scopes()
{
    return {{}, {.provider = referred(0)}, {.unit = referred(2)}, {.provider = referred(1), .unit = referred(3), .service = QStringLiteral("A1")}};
}

} // namespace

class TestFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto engine : engines) {
            auto &filled = m_filled.emplace_back(std::make_unique<Filled>(engine));
            auto &kim = m_workstations.emplace_back(std::make_unique<Workstation>(filled->server, filled->server.actor(QStringLiteral("kim"))));
            const auto pulled = kim->pulls();
            QVERIFY2(!pulled, pulled ? qPrintable(pulled->message) : "");
        }
    }

    void areTheSameEverywhere_data()
    {
        QTest::addColumn<int>("document");
        QTest::addColumn<int>("scope");

        for (int document = 0; document < int(shippedTemplates().size()); ++document)
            for (int scope = 0; scope < int(scopes().size()); ++scope)
                QTest::addRow("%s, scope %d", qPrintable(shippedTemplates()[size_t(document)].code), scope) << document << scope;
    }
    void areTheSameEverywhere()
    {
        QFETCH(int, document);
        QFETCH(int, scope);
        const auto &said = shippedTemplates()[size_t(document)];
        const auto where = scopes()[size_t(scope)];

        const auto first = serverAnswer(*m_filled[0], said, where);

        QSet<QString> digests{resultDigest(first, said)};
        for (size_t i = 0; i < m_filled.size(); ++i) {
            for (const auto &answer : {serverAnswer(*m_filled[i], said, where), cacheAnswer(m_workstations[i]->cachePath(), said, where)}) {
                QCOMPARE(answer.plan, first.plan);
                QCOMPARE(answer.figures, first.figures);
                QCOMPARE(answer.inputs, first.inputs);
                digests << resultDigest(answer, said);
            }
        }
        QCOMPARE(digests.size(), 1);
        const auto fromInputs = figuresFromInputs(first.inputs, said);
        QVERIFY2(fromInputs, fromInputs ? "" : qPrintable(fromInputs.error().field + u' ' + fromInputs.error().message));
        QCOMPARE(*fromInputs, first.figures);
        const bool counted = std::ranges::any_of(first.figures.figures, [](const Figure &figure) { return !figure.quotient.top.isZero(); });
        QVERIFY(counted || scope != 0);
    }

    /// Whoever presses a number sees just the records that it counts.
    void eachNumberIsTheLengthOfItsList()
    {
        for (const auto &document : shippedTemplates()) {
            for (const auto &scope : scopes()) {
                const auto answer = cacheAnswer(m_workstations[0]->cachePath(), document, scope);
                auto lists = *replica::ListReader::open(m_workstations[0]->cachePath());
                for (size_t i = 0; i < answer.plan.formulas.size(); ++i) {
                    const auto &planned = answer.plan.formulas[i];
                    for (size_t place = 0; place < planned.places.size(); ++place) {
                        const auto only = answer.plan.only(planned.places[place]);
                        const auto rids = lists->order(replica::listQueryOf(only), 0, [](const replica::FirstRows &) {});
                        QVERIFY2(rids, rids ? "" : qPrintable(rids.error().message));
                        if (only.terms[0].sum.isEmpty())
                            QCOMPARE(qint64((*rids)->size()), answer.figures.figures[i].values[place]);
                    }
                }
            }
        }
    }

    /// Two providers: what one's people worked on is that one's, and nobody's twice.
    void aProviderAnswersForItsOwnPeople()
    {
        const auto &document = shippedTemplates()[0];
        const auto all = serverAnswer(*m_filled[0], document, {});
        const auto one = serverAnswer(*m_filled[0], document, {.provider = referred(0)});
        const auto other = serverAnswer(*m_filled[0], document, {.provider = referred(1)});

        const auto answered = [](const Answer &answer) { return answer.figures.figure(u"P02")->values[0]; };
        QVERIFY(one.plan.known.people && !one.plan.known.people->isEmpty());
        QVERIFY(answered(one) + answered(other) <= answered(all));
        QVERIFY(answered(one) > 0);
    }

    void aCountCanBeGivenUp()
    {
        auto reader = *replica::FigureReader::open(m_workstations[0]->cachePath());
        const auto plan = *reader->plan(shippedTemplates()[0], quarter, {});
        int pieces = 0;

        const auto written = reader->inputs(plan, [&](QByteArrayView) {
            if (++pieces == 1)
                reader->cancel();
        });

        QVERIFY(!written);
        QVERIFY(written.error().code == ErrorCode::Cancelled);
        QVERIFY(reader->figures(plan));
    }

private:
    std::vector<std::unique_ptr<Filled>> m_filled;
    std::vector<std::unique_ptr<Workstation>> m_workstations;
};

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
