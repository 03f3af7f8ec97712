// The windowed list over a real cache file, in a real table view.
#include "items/recordlistmodel.h"

#include "items/bed.h"

#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTranslator>
#include <numeric>

using namespace contract;
using items::RecordListModel;

namespace {

constexpr int resources = 40'000;

/// Says everything in capital letters.
class Shouting : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override { return QString::fromUtf8(source).toUpper(); }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

struct List {
    explicit List(Bed &bed) : model(bed.shape, shippedCatalogues(), *bed.queries), tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal)
    {
        tester.setUseFetchMore(false);
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(!model.isBusy() && model.matches() >= 0, 20'000); }
    [[nodiscard]] int columnOf(QStringView field) const
    {
        return int(std::ranges::find(model.columns(), model.shape().indexOf(field)) - model.columns().begin());
    }
    [[nodiscard]] QString text(int row, QStringView field) const { return model.index(row, columnOf(field)).data().toString(); }
    /// The text once it is here.
    [[nodiscard]] QString awaited(int row, QStringView field) const
    {
        const auto index = model.index(row, columnOf(field));
        static_cast<void>(index.data());
        const bool here = QTest::qWaitFor([&] { return index.data(items::LoadedRole).toBool(); });
        return here ? index.data().toString() : QStringLiteral("(not here)");
    }

    RecordListModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class TestRecordListModel : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Bed> m_bed;
    [[nodiscard]] Record resource(int number) const
    {
        Record record = m_bed->city.resource(number);
        record.retired = false;
        return record;
    }
    [[nodiscard]] QString nameOf(const Record &record) const { return text(record.values[m_bed->field(u"name")]); }

private Q_SLOTS:
    void initTestCase()
    {
        m_bed = std::make_unique<Bed>(lists::CityPlan{.units = 30, .systems = 100, .resources = resources, .relations = 0});
    }

    void cleanupTestCase() { m_bed.reset(); }

    void showsEverybodysFirstRowsBeforeAnybodysWholeList()
    {
        const auto narrowed = [&](const char *state) {
            return RecordListModel::Start{.query = {.entity = m_bed->shape.name, .filters = {{QStringLiteral("state"), replica::ListFilter::Test::AnyOf, {QString::fromLatin1(state)}}}, .sorts = {{QStringLiteral("name")}}},
                                          .columns = RecordListModel::usualColumns(m_bed->shape), .page = 20};
        };
        QStringList heard;
        std::vector<std::unique_ptr<RecordListModel>> lists;
        for (const auto *state : {"in_use", "reclaimed", "planned"}) {
            auto &list = *lists.emplace_back(std::make_unique<RecordListModel>(narrowed(state), shippedCatalogues(), *m_bed->queries));
            connect(&list, &RecordListModel::matchesChanged, this, [&heard](qint64 matches) { heard << (matches < 0 ? QStringLiteral("first") : QStringLiteral("whole")); });
        }

        QTRY_COMPARE_WITH_TIMEOUT(heard.size(), 6, 20'000);

        QCOMPARE(heard, QStringList(3, QStringLiteral("first")) + QStringList(3, QStringLiteral("whole")));
        for (const auto &list : lists)
            QVERIFY(list->rowCount() > 20 && list->rowAt(0));
    }

    void showsEveryRecordThatIsNotRetired()
    {
        List list(*m_bed);
        list.settle();
        int live = 0;
        int last = 0;
        for (int i = 0; i < resources; ++i) {
            const bool shown = !m_bed->city.resource(i).retired;
            live += shown;
            last = shown ? i : last;
        }
        QCOMPARE(list.model.rowCount(), live);
        QCOMPARE(list.model.matches(), live);
        QCOMPARE(list.awaited(live - 1, u"name"), nameOf(m_bed->city.resource(last)));
        QCOMPARE(list.awaited(live - 1, u"number"), text(m_bed->city.resource(last).values[m_bed->field(u"number")]));
    }

    void showsPlaceholdersUntilRowsAreHere()
    {
        List list(*m_bed);
        list.settle();
        const auto index = list.model.index(20'000, 0);
        QCOMPARE(index.data(items::LoadedRole).toBool(), false);
        QVERIFY(list.model.idAt(20'000).isNull());
        QSignalSpy changed(&list.model, &QAbstractItemModel::dataChanged);
        QVERIFY(!index.data().isValid());
        QTRY_VERIFY(index.data(items::LoadedRole).toBool());
        QCOMPARE(changed.count(), 1);
        QVERIFY(changed[0][0].toModelIndex().row() <= 20'000 && changed[0][1].toModelIndex().row() >= 20'000);
        QVERIFY(!list.model.idAt(20'000).isNull());
    }

    void searchesAsAPersonTypes()
    {
        List list(*m_bed);
        for (const auto &typed : {QStringLiteral("s"), QStringLiteral("sh"), QStringLiteral("shu"), QStringLiteral("shuju")})
            list.model.setSearch(typed);
        list.settle();
        int expected = 0;
        for (int i = 0; i < resources; ++i)
            expected += !m_bed->city.resource(i).retired && nameOf(m_bed->city.resource(i)).contains(QStringLiteral("数据"));
        QCOMPARE(list.model.query().search, QStringLiteral("shuju"));
        QCOMPARE(list.model.matches(), expected);
        QVERIFY(list.awaited(0, u"name").contains(QStringLiteral("数据")));
    }

    void answersAKeystrokeThatInterruptsTheOneBefore()
    {
        List list(*m_bed);
        list.settle();
        QSignalSpy answers(&list.model, &RecordListModel::matchesChanged);
        for (int round = 0; round < 10; ++round) {
            answers.clear();
            list.model.setSearch(QStringLiteral("天"));
            QVERIFY(answers.wait()); // its first rows are here, the rest is being looked for
            answers.clear();
            list.model.setSearch(QStringLiteral("天河"));
            QVERIFY(answers.wait());
            list.settle();
            QVERIFY(list.awaited(0, u"name").contains(QStringLiteral("天河")));
        }
    }

    void sortsByAClickOnAHeader()
    {
        List list(*m_bed);
        list.model.setSearch(QStringLiteral("gpu"));
        list.model.sort(list.columnOf(u"vcpu"), Qt::DescendingOrder);
        list.settle();
        QVERIFY(list.model.rowCount() > 100);
        QCOMPARE(list.awaited(0, u"vcpu"), QStringLiteral("64"));
        QCOMPARE(list.awaited(list.model.rowCount() - 1, u"vcpu"), QStringLiteral("1"));
    }

    void patchesAChangedRowInPlace()
    {
        List list(*m_bed);
        list.settle();
        Record record = resource(10);
        record.revision = 7;
        m_bed->write({record});
        list.settle();
        const int row = 10 - int(std::ranges::count_if(std::views::iota(0, 10), [&](int i) { return m_bed->city.resource(i).retired; }));
        static_cast<void>(list.awaited(row, u"name"));
        QCOMPARE(list.model.idAt(row), record.id);
        QSignalSpy resets(&list.model, &QAbstractItemModel::modelReset);
        record.values[m_bed->field(u"name")] = QStringLiteral("改名之后");
        m_bed->write({record});
        QTRY_COMPARE(list.text(row, u"name"), QStringLiteral("改名之后"));
        list.settle();
        QCOMPARE(resets.count(), 0);
        m_bed->write({resource(10)});
    }

    void keepsSelectionAndScrollWhileRowsComeAndGo()
    {
        List list(*m_bed);
        list.model.sort(list.columnOf(u"name"), Qt::AscendingOrder);
        list.settle();
        QTableView view;
        view.setModel(&list.model);
        view.resize(900, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.scrollTo(list.model.index(25'000, 0), QAbstractItemView::PositionAtCenter);
        QTRY_VERIFY(list.model.rowAt(25'000));
        const QUuid selected = list.model.idAt(25'000);
        view.selectRow(25'000);

        Record last = list.model.rowAt(25'000)->record;
        Record added = resource(1);
        added.id = m_bed->ids.next();
        added.values[m_bed->field(u"name")] = QStringLiteral("啊第一个");
        added.values[m_bed->field(u"number")] = Value();
        m_bed->write({added});
        QTRY_COMPARE(view.selectionModel()->currentIndex().row(), 25'001);
        QCOMPARE(list.model.idAt(25'001), selected);

        last.values[m_bed->field(u"name")] = QStringLiteral("啊第零个"); // moves to the top
        m_bed->write({last});
        QTRY_VERIFY(view.selectionModel()->currentIndex().row() < 2);
        QTRY_COMPARE(list.model.idAt(view.selectionModel()->currentIndex().row()), selected);

        m_bed->remove(added);
        QTRY_COMPARE(view.selectionModel()->currentIndex().row(), 0);
        QCOMPARE(view.selectionModel()->selectedRows().size(), 1);
    }

    void dropsARecordThatNoLongerFits()
    {
        List list(*m_bed);
        list.model.setFilters({{QStringLiteral("state"), replica::ListFilter::Test::AnyOf, {QStringLiteral("planned")}}});
        list.settle();
        const auto before = list.model.matches();
        static_cast<void>(list.awaited(3, u"name"));
        Record record = list.model.rowAt(3)->record;
        record.values[m_bed->field(u"state")] = QStringLiteral("in_use");
        m_bed->write({record});
        QTRY_COMPARE(list.model.matches(), before - 1);
        QVERIFY(list.model.idAt(3) != record.id);
    }

    void readsEverythingAnewAfterABigChange()
    {
        List list(*m_bed);
        list.settle();
        static_cast<void>(list.awaited(20, u"name"));
        const QUuid id = list.model.idAt(20);
        Record record = list.model.rowAt(20)->record;
        record.values[m_bed->field(u"name")] = QStringLiteral("悄悄改名");
        m_bed->writeSilently({record});
        Q_EMIT m_bed->notifier.reloaded(m_bed->shape.name);
        QTRY_COMPARE(list.text(20, u"name"), QStringLiteral("悄悄改名"));
        QCOMPARE(list.model.idAt(20), id);
    }

    void readsAnotherCacheFile()
    {
        Bed bed({.units = 3, .systems = 3, .resources = 500, .relations = 0});
        const lists::City other({.units = 3, .systems = 3, .resources = 50, .relations = 0, .seed = 9});
        const QString path = bed.cachePath() + QStringLiteral(".new");
        QVERIFY(lists::makeCache(path, other));
        List list(bed);
        list.settle();
        QVERIFY(list.model.rowCount() > 400);
        Q_EMIT bed.notifier.cacheReplaced(path);
        QTRY_VERIFY(list.model.rowCount() <= 50);
        list.settle();
        QTRY_COMPARE(list.awaited(0, u"name"), nameOf(other.resource(other.resource(0).retired ? 1 : 0)));
    }

    void saysWhatItCannotRead()
    {
        items::Queries queries(QStringLiteral("/nowhere/cache.db"), QStringLiteral("/nowhere/outbox.db"), nullptr);
        RecordListModel model(m_bed->shape, shippedCatalogues(), queries);
        QSignalSpy failed(&model, &RecordListModel::failed);
        QVERIFY(failed.wait());
        QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::Storage);
        QCOMPARE(model.rowCount(), 0);
    }

    void showsTextsNotCodes()
    {
        List list(*m_bed);
        list.settle();
        const auto state = m_bed->shape.indexOf(u"state");
        static_cast<void>(list.awaited(0, u"name"));
        const auto &record = list.model.rowAt(0)->record;
        QCOMPARE(list.text(0, u"state"), items::choiceText(m_bed->shape, m_bed->shape.fields[size_t(state)], text(record.values[size_t(state)]), shippedCatalogues()));
        QCOMPARE(list.model.index(0, list.columnOf(u"state")).data(items::CodeRole).toString(), text(record.values[size_t(state)]));
        QVERIFY(list.text(0, u"unit_id").contains(QStringLiteral("局")) || list.text(0, u"unit_id").contains(QStringLiteral("委")));
        QVERIFY(list.text(0, u"memory_gb").endsWith(QStringLiteral("GB")));
        QVERIFY(list.model.index(0, list.columnOf(u"vcpu")).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    }

    void saysItsTextsAnewInAnotherLanguage()
    {
        List list(*m_bed);
        list.settle();
        const int state = list.columnOf(u"state");
        const QString before = list.awaited(0, u"state");
        QCOMPARE(list.model.headerData(state, Qt::Horizontal).toString(), QStringLiteral("State"));
        QSignalSpy headers(&list.model, &QAbstractItemModel::headerDataChanged);
        QSignalSpy cells(&list.model, &QAbstractItemModel::dataChanged);
        Shouting shouting;
        QCoreApplication::installTranslator(&shouting);
        QTRY_VERIFY(headers.count() > 0 && cells.count() > 0);
        QCOMPARE(list.model.headerData(state, Qt::Horizontal).toString(), QStringLiteral("STATE"));
        QCOMPARE(list.text(0, u"state"), before.toUpper());
        QCoreApplication::removeTranslator(&shouting);
    }

    void showsTheColumnsThatAPersonChooses()
    {
        List list(*m_bed);
        list.settle();
        const std::vector<int> chosen{m_bed->shape.indexOf(u"note"), m_bed->shape.indexOf(u"name")};
        list.model.setColumns(chosen);
        QCOMPARE(list.model.columnCount(), 2);
        QCOMPARE(list.model.headerData(1, Qt::Horizontal).toString(), QStringLiteral("Name"));
        const QString shown = list.awaited(0, u"name");
        QCOMPARE(shown, nameOf(list.model.rowAt(0)->record));
    }

    void findsTheRowOfARecord()
    {
        List list(*m_bed);
        list.model.setFilters({{QStringLiteral("state"), replica::ListFilter::Test::AnyOf, {QStringLiteral("in_use")}}});
        list.settle();
        static_cast<void>(list.awaited(700, u"name"));
        std::optional<int> found;
        list.model.locate(list.model.idAt(700), this, [&](int row) { found = row; });
        QTRY_COMPARE(found, std::optional(700));
        list.model.locate(m_bed->city.unit(1).id, this, [&](int row) { found = row; });
        QTRY_COMPARE(found, std::optional(-1));
    }

    void copiesRowsForASpreadsheetWithoutFormulas()
    {
        Record record = resource(33);
        record.values[m_bed->field(u"name")] = QStringLiteral("=HYPERLINK(\"x\")\t甲\n乙");
        record.values[m_bed->field(u"note")] = QStringLiteral("-1+2");
        m_bed->write({record});
        List list(*m_bed);
        list.model.setSearch(QStringLiteral("hyperlink"));
        list.model.setColumns({m_bed->shape.indexOf(u"name"), m_bed->shape.indexOf(u"vcpu"), m_bed->shape.indexOf(u"note")});
        list.settle();
        QCOMPARE(list.model.matches(), 1);
        QString copied;
        list.model.copyAsText({0}, RecordListModel::Header::Yes, this, [&](const QString &text) { copied = text; });
        QTRY_COMPARE(copied, QStringLiteral("Name\tvCPU\tNote\n'=HYPERLINK(\"x\") 甲 乙\t%1\t'-1+2\n").arg(integer(record.values[m_bed->field(u"vcpu")])));
        m_bed->write({resource(33)});
    }

    void copiesManyRowsThatAreNotAtHand()
    {
        List list(*m_bed);
        list.settle();
        std::vector<int> rows(5'000);
        std::iota(rows.begin(), rows.end(), 20'000);
        QString copied;
        list.model.copyAsText(rows, RecordListModel::Header::No, this, [&](const QString &text) { copied = text; });
        QTRY_COMPARE(copied.count(u'\n'), 5'000);
    }
};

QTEST_MAIN(TestRecordListModel)
#include "tst_recordlistmodel.moc"
