// One cache file: rows, the changes that an update writes, sort keys, and files that are not ours.
#include "contract/entities/entities.h"
#include "replica/cache.h"
#include "replica/cacheschema.h"
#include "replica/rowbatch.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace replica;

namespace {

const auto no = EntityTable::Pending::No;
const auto yes = EntityTable::Pending::Yes;

Record aBox(const QString &name, Revision revision = 1)
{
    Resource box;
    box.id.uuid = QUuid::createUuid();
    box.revision = revision;
    box.name = name;
    box.type = QStringLiteral("virtual_server");
    box.privateIp = QStringLiteral("10.1.2.3");
    box.cpuPeak = 4;
    return toRecord(box);
}

} // namespace

class CacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("cache.db"));
        m_cache = *Cache::open(m_path);
    }

    void givesARowBackAsItWasPut()
    {
        const auto &shape = shapeOf<Resource>();
        const auto box = aBox(QStringLiteral("政务云"));

        QVERIFY(m_cache->inTransaction([&] { return m_cache->table(shape).put(RecordRow(shape, box).view(), yes); }));

        QCOMPARE(**m_cache->table(shape).find(idText(box.id).toStdString()), box);
        QCOMPARE(number("SELECT pending FROM resource"), 1);
        QCOMPARE(number("SELECT count(*) FROM resource WHERE name_sort IS NOT NULL AND private_ip_sort IS NOT NULL"), 1);
    }

    void writesOnlyWhatDiffers()
    {
        const auto &shape = shapeOf<Resource>();
        auto box = aBox(QStringLiteral("first"));
        QVERIFY(put(shape, box));
        const auto changes = [&] { return m_cache->inTransaction([&] { return m_cache->table(shape).put(RecordRow(shape, box).view(), no); }).has_value(); };
        const auto before = number("SELECT rid FROM resource");

        QVERIFY(changes());
        box.revision = 2;
        box.values[size_t(shape.indexOf(u"name"))] = QStringLiteral("second");
        box.values[size_t(shape.indexOf(u"cpu_peak"))] = Value();
        QVERIFY(changes());

        QCOMPARE(**m_cache->table(shape).find(idText(box.id).toStdString()), box);
        QCOMPARE(number("SELECT rid FROM resource"), before);
        QCOMPARE(number("SELECT count(*) FROM resource WHERE cpu_peak IS NULL"), 1);
    }

    void takesNothingOfAFailedTransaction()
    {
        const auto &shape = shapeOf<Resource>();
        const auto box = aBox(QStringLiteral("half"));

        const auto done = m_cache->inTransaction([&] {
            return m_cache->table(shape).put(RecordRow(shape, box).view(), no).and_then([] { return Result<void>(fail(ErrorCode::Cancelled)); });
        });

        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QCOMPARE(*m_cache->table(shape).count(), 0);
        QVERIFY(put(shape, aBox(QStringLiteral("whole"))));
        QCOMPARE(*m_cache->table(shape).count(), 1);
    }

    void findsWhoHoldsAUniqueValue()
    {
        const auto &shape = shapeOf<Organisation>();
        Organisation unit;
        unit.id.uuid = QUuid::createUuid();
        unit.creditCode = QStringLiteral("91440101MA59TEST0X");
        QVERIFY(put(shape, toRecord(unit)));
        auto &table = m_cache->table(shape);
        const int field = shape.indexOf(u"credit_code");

        QVERIFY(*table.taken(field, unit.creditCode, QUuid::createUuid()));
        QVERIFY(!*table.taken(field, unit.creditCode, unit.id.uuid));
        QVERIFY(!*table.taken(field, QStringLiteral("another"), QUuid::createUuid()));
        unit.retired = true;
        QVERIFY(put(shape, toRecord(unit)));
        QVERIFY(!*table.taken(field, unit.creditCode, QUuid::createUuid()));
    }

    void remembersABase()
    {
        const auto &shape = shapeOf<Resource>();
        const Base base{aBox(QStringLiteral("云"), 7), true};

        QVERIFY(m_cache->setBase(shape, base));

        QCOMPARE(**m_cache->base(shape, base.record.id), base);
        QCOMPARE(m_cache->recordsWithBase()->size(), size_t(1));
        QVERIFY(m_cache->dropBase(shape, base.record.id));
        QVERIFY(!m_cache->base(shape, base.record.id)->has_value());
    }

    void refusesAFileOfOtherShapes()
    {
        QVERIFY(m_cache->setState(cachestate::version, QStringLiteral("another")));
        m_cache.reset();

        QCOMPARE(Cache::open(m_path).error().code, ErrorCode::VersionMismatch);
    }

    void refusesAFileThatIsNone()
    {
        const auto path = m_folder->filePath(QStringLiteral("broken.db"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10'000, 'x'));
        file.close();

        QCOMPARE(Cache::open(path).error().code, ErrorCode::Storage);
    }

    void carriesRowsInABatch()
    {
        const auto &shape = shapeOf<Resource>();
        const std::vector boxes{aBox(QStringLiteral("政务云")), aBox(QString()), aBox(QStringLiteral("third"), 12)};
        RowBatch batch;
        for (const auto &box : boxes)
            batch.take(RecordRow(shape, box).view());

        std::vector<Cell> cells;
        for (size_t i = 0; i < boxes.size(); ++i)
            QCOMPARE(toRecord(batch.row(i, cells)), boxes[i]);
        batch.clear();
        QVERIFY(batch.isEmpty());
    }

    void hasTheColumnsThatItsReadersCountOn()
    {
        for (const auto &shape : allShapes()) {
            const auto columns = number(qPrintable(QStringLiteral("SELECT count(*) FROM pragma_table_info('%1')").arg(shape.name)));
            QCOMPARE(columns, qint64(FirstFieldColumn + shape.fields.size() + fieldsWithSortKey(shape).size()));
        }
    }

private:
    bool put(const Shape &shape, const Record &record)
    {
        return m_cache->inTransaction([&] { return m_cache->table(shape).put(RecordRow(shape, record).view(), no); }).has_value();
    }
    qint64 number(const char *sql)
    {
        const auto database = store::Database::open({.path = m_path, .readOnly = true});
        return *(*database)->number(QString::fromUtf8(sql));
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Cache> m_cache;
};

QTEST_GUILESS_MAIN(CacheTest)
#include "tst_cache.moc"
