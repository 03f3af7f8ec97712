// The attributes that a resource has because of its type: whatever the catalogue lists, filled with made-up values.
#include "city.h"

#include "random.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace demo {

namespace {

QString textAttribute(const QString &name, Random &random)
{
    if (name == u"maker_model") {
        constexpr QStringView models[] = {u"虚构 R5200 G3", u"样例 TS-2280", u"演示 NF5280"};
        return random.pick(models).toString();
    }
    if (name == u"model") {
        constexpr QStringView models[] = {u"昇腾 910B", u"寒武纪 MLU370", u"海光 DCU Z100"};
        return random.pick(models).toString();
    }
    if (name == u"serial_number" || name == u"circuit_number")
        return QStringLiteral("DEMO%1").arg(random.below(100'000'000), 8, 10, QChar(u'0'));
    if (name == u"rack")
        return QStringLiteral("%1-%2").arg(QChar(u'A' + random.below(12))).arg(random.between(1, 24), 2, 10, QChar(u'0'));
    if (name == u"host")
        return QStringLiteral("宿主机%1").arg(random.between(1, 480), 3, 10, QChar(u'0'));
    if (name == u"bmc_ip" || name == u"gateway" || name == u"virtual_ip")
        return QStringLiteral("10.250.%1.%2").arg(random.below(250)).arg(random.between(2, 251));
    if (name == u"cidr")
        return QStringLiteral("10.%1.%2.0/24").arg(random.between(32, 95)).arg(random.below(250));
    if (name == u"algorithm")
        return QStringLiteral("SM2/SM3/SM4");
    if (name == u"carrier") {
        constexpr QStringView carriers[] = {u"虚构电信", u"样例移动", u"演示联通"};
        return random.pick(carriers).toString();
    }
    if (name == u"issuer")
        return QStringLiteral("虚构电子认证中心");
    if (name == u"frequency")
        return QStringLiteral("每日");
    if (name == u"site")
        return QStringLiteral("虚构同城灾备机房");
    if (name == u"protocol")
        return QStringLiteral("NFS v4");
    if (name == u"hypervisor")
        return QStringLiteral("虚构云平台 6.5");
    if (name == u"mode")
        return random.chance(60) ? QStringLiteral("主备") : QStringLiteral("单机");
    if (name == u"shift")
        return random.chance(50) ? QStringLiteral("7×24 三班") : QStringLiteral("5×8");
    return QStringLiteral("演示值%1").arg(random.between(1, 99));
}

qint64 integerAttribute(const QString &name, const QString &unit, Random &random)
{
    constexpr int capacities[] = {100, 200, 500, 1'000, 2'000, 5'000};
    if (unit == u"GB")
        return name == u"card_memory_gb" ? 64 : random.pick(capacities);
    if (unit == u"Mbit/s")
        return 10 * random.between(1, 100);
    if (unit == u"min")
        return 15 * random.between(1, 16);
    if (unit == u"d")
        return 30 * random.between(1, 12);
    if (name == u"port")
        return random.chance(50) ? 5236 : 3306;
    if (name == u"vlan")
        return random.between(2, 4'000);
    return random.between(1, 40);
}

} // namespace

Attributes attributesFor(const CatalogueEntry &type, Random &random)
{
    QJsonObject object;
    for (const auto &attribute : type.attributes) {
        if (attribute.kind == u"boolean")
            object.insert(attribute.name, random.chance(30));
        else if (attribute.kind == u"date")
            object.insert(attribute.name, City::today().addDays(random.between(-200, 900)).toString(Qt::ISODate));
        else if (attribute.kind == u"integer")
            object.insert(attribute.name, integerAttribute(attribute.name, attribute.unit, random));
        else
            object.insert(attribute.name, textAttribute(attribute.name, random));
    }
    if (object.isEmpty())
        return {};
    return Attributes{QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))};
}

} // namespace demo
