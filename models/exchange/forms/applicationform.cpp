// F01 政务云资源需求申请表, of an order of A1.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "exchange/forms/orderpaper.h"

namespace exchange {

namespace {

/// The box of the form that a resource's type belongs to.
QString serviceKindOf(const Resource &resource)
{
    struct Box {
        const char16_t *part;
        const char16_t *box;
    };
    static constexpr Box boxes[] = {{u"virtual", u"virtual_server"}, {u"container", u"virtual_server"}, {u"gpu", u"virtual_server"}, {u"physical", u"physical_server"}, {u"bare", u"physical_server"},
        {u"storage", u"storage"}, {u"operating", u"os"}, {u"host_security", u"antivirus"}, {u"antivirus", u"antivirus"}, {u"vpn", u"vpn"}};
    for (const auto &[part, box] : boxes)
        if (resource.type.contains(QStringView(part)))
            return QString::fromUtf16(box);
    return QStringLiteral("other");
}

} // namespace

FormData fillApplication(const Record &record, const FormDesk &desk)
{
    const OrderPaper paper(record, desk);
    const auto &order = paper.order;
    const auto unit = desk.find(order.unit).value_or(Organisation());
    const auto system = desk.find(order.system).value_or(BusinessSystem());
    const auto keeper = desk.find(system.operatorUnit).value_or(Organisation());
    const auto resources = paper.resources();

    FormRows rows;
    QStringList kinds;
    QDate until;
    for (const auto &[now, wanted, changes] : resources) {
        rows.push_back(rowOf({{u"name", wanted.name},
            {u"zone", desk.said<Resource>(u"network_zone", wanted.networkZone)},
            {u"vcpu", wanted.vcpu > 0 ? QString::number(wanted.vcpu) : QString()},
            {u"memory", wanted.memoryGb > 0 ? QString::number(wanted.memoryGb) : QString()},
            {u"disk", wanted.dataDiskGb > 0 ? QString::number(wanted.dataDiskGb) : QString()},
            {u"shared_disk", QString()},
            {u"os", QStringList{wanted.osName, wanted.osVersion}.join(u' ').trimmed()}}));
        kinds << serviceKindOf(wanted);
        until = std::max(until, wanted.termUntil);
    }
    kinds.removeDuplicates();

    const bool isFiled = system.protectionLevel != ProtectionLevel::None;
    FormData form;
    put(form, {{u"number", order.number},
        {u"applied_on", dayWords(order.submittedAt)},
        {u"unit", unit.name},
        {u"credit_code", unit.creditCode},
        {u"system_owner", system.ownerName},
        {u"system_owner_phone", system.ownerPhone},
        {u"requester", FormDesk::contact(order.requesterName, order.requesterPhone)},
        {u"system", system.name},
        {u"system_number", system.number},
        {u"operator_unit", keeper.name},
        {u"operator_contact", FormDesk::contact(keeper.contactName, keeper.contactPhone)},
        {u"filed", order.system.isNull() ? QString() : isFiled ? QStringLiteral("yes") : QStringLiteral("no")},
        {u"protection_level", isFiled ? codeOf(system.protectionLevel) : QString()},
        {u"filing_number", system.filingNumber},
        {u"network", system.network},
        {u"description", order.description},
        {u"service_kinds", kinds.join(u' ')},
        {u"term_kind", until.isValid() ? QStringLiteral("limited") : QString()},
        {u"term_until", dayWords(until)},
        {u"provider_opinion", paper.wordsOf(u"核定意见", 2)},
        {u"authority_opinion", paper.wordsOf(u"审批记录", 3)}});
    form.tables.insert(QStringLiteral("resources"), std::move(rows));
    return form;
}

} // namespace exchange
