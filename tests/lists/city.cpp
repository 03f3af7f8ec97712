#include "lists/city.h"

#include "contract/systemports.h"
#include "replica/refill.h"

#include <QFile>

namespace lists {

namespace {

/// A small generator whose numbers are the same everywhere.
class Dice
{
public:
    explicit Dice(quint64 seed) : m_state(seed) {}
    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    int below(int bound) { return int(next() % quint64(bound)); }
    template <class T, size_t N> const T &pick(const std::array<T, N> &all) { return all[size_t(below(int(N)))]; }

private:
    quint64 m_state;
};

constexpr std::array districts{u"越秀区", u"天河区", u"海珠区", u"荔湾区", u"白云区", u"黄埔区", u"番禺区", u"花都区", u"南沙区", u"增城区", u"从化区", u"广州市"};
constexpr std::array bureaus{u"政务服务数据管理局", u"规划和自然资源局", u"人力资源和社会保障局", u"卫生健康委员会", u"教育局", u"公安局", u"民政局", u"财政局", u"市场监督管理局", u"生态环境局",
                             u"住房和城乡建设局", u"交通运输局", u"水务局", u"农业农村局", u"文化广电旅游局", u"应急管理局", u"统计局", u"医疗保障局", u"林业和园林局", u"城市管理和综合执法局", u"司法局",
                             u"审计局", u"商务局", u"科学技术局", u"档案馆"};
constexpr std::array products{u"一网通办平台", u"数据共享交换平台", u"视频会议系统", u"协同办公系统", u"门户网站", u"电子证照系统", u"信用信息平台", u"应急指挥系统", u"人口库", u"法人库", u"地理信息平台", u"舆情监测系统",
                              u"财政一体化系统", u"统一身份认证", u"移动办公", u"档案管理系统"};
constexpr std::array roles{u"应用服务器", u"数据库服务器", u"缓存节点", u"消息队列", u"文件存储", u"负载均衡", u"备份节点", u"前置机", u"堡垒机", u"日志节点", u"GPU推理节点", u"中间件"};
constexpr std::array families{u"陈", u"李", u"黄", u"张", u"梁", u"林", u"刘", u"吴", u"罗", u"杨", u"何", u"郑", u"谢", u"曾", u"冼"};
constexpr std::array given{u"伟明", u"丽华", u"志强", u"晓燕", u"建国", u"敏", u"俊杰", u"嘉欣", u"文涛", u"雅婷", u"国栋", u"静"};
constexpr std::array types{"virtual_server", "physical_server", "container", "gpu", "block_storage", "object_storage", "domestic_database", "load_balancer"};
constexpr std::array states{"in_use", "in_use", "in_use", "in_use", "in_use", "planned", "to_deliver", "changing", "suspended", "to_reclaim", "reclaimed"};
constexpr std::array zones{"internet", "government_extranet", "business", "management", "dmz"};

QString zh(const char16_t *words) { return QString::fromUtf16(words); }

/// Sets fields by name, so that a new field of an entity changes nothing here.
class Writing
{
public:
    Writing(const Shape &shape, QUuid id) : m_shape(shape), m_record(blankRecord(shape, id)) { m_record.revision = 1; }
    Writing &set(QStringView field, const Value &value)
    {
        // A million records ask for the same few literals: their addresses know them best.
        static std::map<std::pair<const Shape *, const void *>, int> positions;
        const auto [known, isNew] = positions.try_emplace({&m_shape, field.data()}, 0);
        if (isNew)
            known->second = m_shape.indexOf(field);
        const int position = known->second;
        Q_ASSERT_X(position >= 0, "City", qPrintable(field.toString()));
        m_record.values[size_t(position)] = value;
        return *this;
    }
    [[nodiscard]] Record done() const { return m_record; }

private:
    const Shape &m_shape;
    Record m_record;
};

QString dateOf(int day) { return QDate(2024, 1, 1).addDays(day).toString(Qt::ISODate); }

} // namespace

QUuid City::idOf(int kind, int number) const
{
    Dice dice(m_plan.seed * 1'000'003 + quint64(kind) * 7'919 + quint64(number));
    return uuidV7(1'700'000'000'000 + qint64(number) * 100, 0, dice.next());
}

Record City::unit(int number) const
{
    Dice dice(m_plan.seed + 11 + quint64(number));
    const QString name = zh(districts[size_t(number) % districts.size()]) + zh(bureaus[size_t(number) / districts.size() % bureaus.size()]);
    return Writing(shapeOf<Organisation>(), idOf(1, number))
        .set(u"number", QStringLiteral("DW-%1").arg(number + 1, 6, 10, QLatin1Char('0')))
        .set(u"name", number < int(districts.size() * bureaus.size()) ? name : name + QString::number(number))
        .set(u"contact_name", zh(dice.pick(families)) + zh(dice.pick(given)))
        .done();
}

Record City::system(int number) const
{
    Dice dice(m_plan.seed + 22'000'000 + quint64(number));
    const int owner = dice.below(m_plan.units);
    return Writing(shapeOf<BusinessSystem>(), idOf(2, number))
        .set(u"number", QStringLiteral("XT-%1").arg(number + 1, 6, 10, QLatin1Char('0')))
        .set(u"name", zh(districts[size_t(owner) % districts.size()]) + zh(products[size_t(number) % products.size()]))
        .set(u"unit_id", idText(idOf(1, owner)))
        .done();
}

Record City::resource(int number) const
{
    Dice dice(m_plan.seed * 77 + 44'000'000 + quint64(number) * 3);
    const int system = dice.below(m_plan.systems);
    const int unit = dice.below(m_plan.units);
    const QString district = zh(districts[size_t(unit) % districts.size()]);
    auto writing = Writing(shapeOf<Resource>(), idOf(3, number));
    writing.set(u"number", QStringLiteral("ZY-%1").arg(number + 1, 6, 10, QLatin1Char('0')))
        .set(u"name", district + zh(dice.pick(products)) + zh(dice.pick(roles)) + QStringLiteral("-%1").arg(dice.below(1'000), 3, 10, QLatin1Char('0')))
        .set(u"type", QString::fromLatin1(dice.pick(types)))
        .set(u"state", QString::fromLatin1(dice.pick(states)))
        .set(u"unit_id", idText(idOf(1, unit)))
        .set(u"owner_name", zh(dice.pick(families)) + zh(dice.pick(given)))
        .set(u"owner_phone", QStringLiteral("020-%1").arg(80'000'000 + dice.below(9'999'999)))
        .set(u"request_number", QStringLiteral("SQ%1%2").arg(20'240'000 + dice.below(1'200)).arg(dice.below(10'000), 4, 10, QLatin1Char('0')))
        .set(u"vcpu", qint64(1) << dice.below(7))
        .set(u"memory_gb", qint64(2) << dice.below(8))
        .set(u"data_disk_gb", qint64(dice.below(40)) * 50)
        .set(u"network_zone", QString::fromLatin1(dice.pick(zones)))
        .set(u"private_ip", QStringLiteral("10.%1.%2.%3").arg(dice.below(64)).arg(dice.below(256)).arg(1 + dice.below(254)))
        .set(u"opened_on", dateOf(dice.below(900)))
        .set(u"term_until", dice.below(10) == 0 ? Value() : Value(dateOf(900 + dice.below(900))))
        .set(u"monitored", qint64(dice.below(2)))
        .set(u"cpu_avg", double(dice.below(1'000)) / 10);
    if (dice.below(8) != 0)
        writing.set(u"system_id", idText(idOf(2, system)));
    if (dice.below(4) == 0)
        writing.set(u"domain_name", QStringLiteral("app%1.gz.example").arg(dice.below(100'000)));
    Record record = writing.done();
    record.retired = dice.below(50) == 0;
    return record;
}

Record City::relation(int number) const
{
    Dice dice(m_plan.seed + 88'000'000 + quint64(number));
    return Writing(shapeOf<Relation>(), idOf(4, number))
        .set(u"from_id", idText(idOf(3, dice.below(m_plan.resources))))
        .set(u"to_id", idText(idOf(3, dice.below(m_plan.resources))))
        .done();
}

Result<void> makeCache(const QString &path, const City &city, const std::vector<MoreRecords> &more)
{
    for (const auto *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1StringView(suffix));
    auto refill = replica::Refill::begin(path);
    if (!refill)
        return Unexpected(refill.error());
    const auto fill = [&](const Shape &shape, int count, const std::function<Record(int)> &make) -> Result<void> {
        int next = 0;
        while (!(*refill)->isDone(shape)) {
            const auto taken = (*refill)->takePage(shape, [&](const QByteArray &, RowSink &rows) -> Result<SnapshotPage> {
                SnapshotPage page;
                for (; next < count && page.rows < replica::Refill::pageRows; ++next, ++page.rows) {
                    const Record record = make(next);
                    rows.take(replica::RecordRow(shape, record).view());
                    page.after = idText(record.id).toLatin1();
                }
                page.more = next < count;
                return page;
            });
            if (!taken)
                return taken;
        }
        return {};
    };
    const auto &plan = city.plan();
    if (const auto begun = (*refill)->begin(Cursor{"start"}); !begun)
        return begun;
    for (const auto &shape : allShapes()) {
        Result<void> filled;
        if (shape.name == QLatin1StringView("organisation"))
            filled = fill(shape, plan.units, [&](int i) { return city.unit(i); });
        else if (shape.name == QLatin1StringView("business_system"))
            filled = fill(shape, plan.systems, [&](int i) { return city.system(i); });
        else if (shape.name == QLatin1StringView("resource"))
            filled = fill(shape, plan.resources, [&](int i) { return city.resource(i); });
        else if (shape.name == QLatin1StringView("relation"))
            filled = fill(shape, plan.relations, [&](int i) { return city.relation(i); });
        else if (const auto given = std::ranges::find(more, shape.name, &MoreRecords::entity); given != more.end())
            filled = fill(shape, given->count, given->make);
        else
            filled = fill(shape, 0, {});
        if (!filled)
            return filled;
    }
    return (*refill)->finish().and_then([&] { return (*refill)->replay(replica::RowBatch(), ChangePage{.cursor = Cursor{"end"}}); });
}

} // namespace lists
