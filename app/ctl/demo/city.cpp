#include "city.h"

#include "contract/systemports.h"
#include "random.h"
#include "words.h"

#include <QDateTime>

namespace demo {

namespace {

constexpr int authorities = int(std::size(authorityNames));
constexpr int providers = int(std::size(providerNames));
constexpr int supervisors = int(std::size(supervisorNames));
constexpr int firstUser = authorities + providers + supervisors;
constexpr int bureauCount = int(std::size(bureaus));
/// People of a unit that only uses the cloud, and of one that provides it.
constexpr int peopleOfUser = 3;
constexpr int peopleOfProvider = 15;

QString joined(QStringView one, QStringView two, QStringView three = {}, QStringView four = {})
{
    return one.toString().append(two).append(three).append(four);
}

QString sixDigits(qint64 number)
{
    return QString::number(number).rightJustified(6, u'0');
}

/// No real code holds an S or a V: the standard's alphabet leaves them out.
QString creditCode(int index)
{
    return QStringLiteral("VS440199%1").arg(index, 10, 10, QChar(u'0'));
}

QUuid idFor(quint64 seed, Topic topic, qint64 index, qint64 count)
{
    Random random(seed, topic, quint64(index));
    return uuidV7(City::madeAt(index, count).ms, quint16(index), random.next());
}

constexpr const char *providerPosts[] = {"service_desk", "shift_leader", "engineer", "engineer", "engineer", "engineer", "security_engineer",
    "resource_manager", "configuration_manager", "incident_manager", "problem_manager", "change_manager", "service_manager", "quality_manager", "engineer"};

QString postOf(Party party, int place)
{
    switch (party) {
    case Party::Authority:
        return QStringLiteral("authority_officer");
    case Party::User:
        return QStringLiteral("user_contact");
    case Party::Provider:
        return QString::fromLatin1(providerPosts[place % int(std::size(providerPosts))]);
    case Party::Supervisor:
        return QStringLiteral("supervisor_officer");
    }
    return {};
}

} // namespace

QString personName(Random &random)
{
    const auto surname = random.pick(surnames);
    const auto first = random.pick(givenFirst);
    return joined(surname, first, random.pick(givenLast));
}

QString phoneNumber(Random &random)
{
    return QStringLiteral("020-0000-%1").arg(random.below(10'000), 4, 10, QChar(u'0'));
}

Instant City::madeAt(qint64 index, qint64 count)
{
    static const qint64 start = QDateTime(QDate(2021, 1, 4), QTime(1, 0), Qt::UTC).toMSecsSinceEpoch();
    static const qint64 end = QDateTime(today(), QTime(1, 0), Qt::UTC).toMSecsSinceEpoch();
    return Instant{start + index * ((end - start) / count)};
}

City::City(const CityOptions &options, const Catalogues &catalogues) : m_options(options), m_types(catalogues.named(u"resource_type"))
{
    Q_ASSERT_X(m_types, "City", "the program ships a catalogue of resource types");
    Q_ASSERT_X(options.units > firstUser && options.units <= 300 && options.systems >= 1, "City", "300 units at most");
    Q_ASSERT_X(options.resources >= 2 * deploymentSize && options.resources <= maxResources, "City", "a million resources at most");
    makeUnits();
    makeSystems();
    makePeople();
    makeDeployments();
}

void City::makeUnits()
{
    m_units.reserve(size_t(m_options.units));
    for (int i = 0; i < m_options.units; ++i) {
        Random random(m_options.seed, Topic::Unit, quint64(i));
        Organisation unit;
        unit.id = {idFor(m_options.seed, Topic::Unit, i, m_options.units)};
        unit.revision = 1;
        unit.number = QStringLiteral("DW-%1").arg(sixDigits(i + 1));
        unit.creditCode = creditCode(i + 1);
        if (i < firstUser) {
            const bool authority = i < authorities;
            const bool provider = !authority && i < authorities + providers;
            unit.party = authority ? Party::Authority : provider ? Party::Provider : Party::Supervisor;
            unit.name = (authority ? authorityNames[i] : provider ? providerNames[i - authorities] : supervisorNames[i - authorities - providers]).toString();
            unit.shortName = authority ? unit.name.mid(3) : unit.name.left(unit.name.indexOf(u"有限公司")).remove(QStringLiteral("（广州）"));
            unit.district = districts[0].toString();
        } else {
            // The first round of bureaus is the city's own; each further round is a district's, under the city's.
            const int place = i - firstUser;
            const auto bureau = bureaus[place % bureauCount].name;
            const int round = place / bureauCount;
            const auto marker = random.pick(markers);
            if (round == 0) {
                unit.name = joined(u"广州市", marker, bureau);
                unit.shortName = joined(u"市", marker, bureau);
                unit.district = random.pick(districts).toString();
            } else {
                const auto district = districts[round - 1];
                unit.name = joined(u"广州市", district, marker, bureau);
                unit.shortName = joined(district.chopped(1), marker, bureau);
                unit.district = district.toString();
                unit.parent = m_units[size_t(firstUser + place % bureauCount)].id;
            }
        }
        unit.address = joined(u"广州市", unit.district, u"虚构大道", QString::number(random.between(1, 999)) + QStringLiteral("号"));
        unit.contactName = personName(random);
        unit.contactPhone = phoneNumber(random);
        m_units.push_back(std::move(unit));
    }
}

void City::makeSystems()
{
    const int users = m_options.units - firstUser;
    m_systems.reserve(size_t(m_options.systems));
    for (int i = 0; i < m_options.systems; ++i) {
        Random random(m_options.seed, Topic::System, quint64(i));
        const int user = i % users;
        const int round = i / users;
        const auto &unit = m_units[size_t(firstUser + user)];
        const auto &bureau = bureaus[user % bureauCount];
        BusinessSystem system;
        system.id = {idFor(m_options.seed, Topic::System, i, m_options.systems)};
        system.revision = 1;
        system.number = QStringLiteral("XT-%1").arg(sixDigits(i + 1));
        // Each round gives a unit another topic, and each fourth round another kind, so that no name comes twice.
        const auto kind = systemKinds[(round / 4 + round % 4 + user) % int(std::size(systemKinds))];
        system.name = joined(unit.shortName, bureau.topics[round % 4], kind);
        if (round >= 4 * int(std::size(systemKinds)))
            system.name += QStringLiteral("（%1期）").arg(round);
        // Lists show the unit and the system in columns of their own, so a resource's name need not repeat all of them.
        const QString place = user < bureauCount ? QStringLiteral("市") : unit.district.chopped(1);
        m_labels.push_back(joined(place, bureau.topics[round % 4], round < 4 ? QString() : QStringLiteral("%1期").arg(round / 4 + 1)));
        system.unit = unit.id;
        constexpr int levels[] = {8, 7, 55, 30};
        system.protectionLevel = ProtectionLevel(random.weighted(levels));
        if (system.protectionLevel >= ProtectionLevel::Two)
            system.filingNumber = QStringLiteral("虚构备案-%1").arg(sixDigits(i + 1));
        constexpr int assessments[] = {45, 25, 25, 5};
        system.cryptoAssessment = CryptoAssessment(random.weighted(assessments));
        constexpr int importances[] = {8, 32, 60};
        system.importance = Importance(random.weighted(importances));
        constexpr const char *networks[] = {"internet", "government_extranet", "government_extranet", "business_network"};
        system.network = QString::fromLatin1(random.pick(networks));
        system.domainName = QStringLiteral("xt%1.yunheng-demo.invalid").arg(sixDigits(i + 1));
        system.ownerName = personName(random);
        system.ownerPhone = phoneNumber(random);
        system.operatorUnit = m_units[size_t(authorities + random.below(providers))].id;
        system.launchedOn = QDate(2015, 1, 1).addDays(random.below(4'200));
        system.description = joined(u"演示数据：", unit.name, u"的", joined(bureau.topics[round % 4], u"业务。"));
        m_systems.push_back(std::move(system));
    }
}

void City::makePeople()
{
    int count = 0;
    for (const auto &unit : m_units)
        count += unit.party == Party::Provider ? peopleOfProvider : peopleOfUser;
    m_people.reserve(size_t(count));
    for (const auto &unit : m_units) {
        const bool provider = unit.party == Party::Provider;
        for (int place = 0; place < (provider ? peopleOfProvider : peopleOfUser); ++place) {
            const int i = int(m_people.size());
            Random random(m_options.seed, Topic::Person, quint64(i));
            Person person;
            person.id = {idFor(m_options.seed, Topic::Person, i, count)};
            person.revision = 1;
            person.number = QStringLiteral("RY-%1").arg(sixDigits(i + 1));
            person.name = personName(random);
            person.unit = unit.id;
            person.post = postOf(unit.party, place);
            person.phone = phoneNumber(random);
            person.email = QStringLiteral("ry%1@yunheng-demo.invalid").arg(sixDigits(i + 1));
            person.enteredOn = QDate(2019, 1, 1).addDays(random.below(2'800));
            if (provider) {
                person.shiftGroup = random.pick(shiftGroups).toString();
                person.filedOn = person.enteredOn.addDays(random.between(1, 15));
                person.backgroundCheckedOn = person.enteredOn.addDays(-random.between(1, 30));
                person.secrecySignedOn = person.enteredOn;
                person.certificates = random.pick(certificates).toString();
                person.trainingHours = random.below(48);
            }
            m_people.push_back(std::move(person));
        }
    }
}

} // namespace demo
