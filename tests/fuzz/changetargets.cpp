#include "fuzz/targets.h"

#include "rules/approvals.h"
#include "rules/cabmeetings.h"
#include "rules/changeconflicts.h"
#include "rules/changeplan.h"
#include "rules/changerisk.h"

#include <QJsonDocument>

using namespace contract;

namespace fuzz {

namespace {

/// A document of a change: refused with its place, or what it reads comes back the same.
template <auto read, class Document> Verdict comesBack(const Document &document)
{
    const auto held = read(document);
    if (!held)
        return {false, held.error().field.isEmpty() ? "refused without the place" : ""};
    const auto again = read(rules::toJson(*held));
    return {true, again && *again == *held ? "" : "what was accepted does not come back the same"};
}

template <auto read> Verdict document(const std::string &input)
{
    return comesBack<read>(QString::fromStdString(input));
}

/// But for its seal and receipt, which are read by who checks them.
Verdict decision(const std::string &input)
{
    auto held = rules::decisionFromJson(QByteArray::fromStdString(input), true);
    if (!held)
        return {false, held.error().field.isEmpty() ? "a decision was refused without the place" : ""};
    held->seal = held->receipt = {};
    const auto again = rules::decisionFromJson(QJsonDocument(rules::toJson(*held)).toJson(QJsonDocument::Compact), true);
    const auto kept = rules::decisionsOf(rules::decisionsToJson(std::array{*held}));
    return {true, again && *again == *held && kept && kept->front() == *held ? "" : "a decision that was accepted does not come back the same"};
}

Verdict signature(const std::string &input)
{
    auto held = rules::signatureFromJson(QByteArray::fromStdString(input), true);
    if (!held)
        return {false, held.error().field.isEmpty() ? "a signature was refused without the place" : ""};
    held->seal = held->receipt = {};
    const auto again = rules::signatureFromJson(QJsonDocument(rules::toJson(*held)).toJson(QJsonDocument::Compact), true);
    return {true, again && *again == *held ? "" : "a signature that was accepted does not come back the same"};
}

/// What a change has against it, and by whom it was let through.
Verdict conflicts(const std::string &input)
{
    const auto held = rules::findingsFromJson(QByteArray::fromStdString(input));
    if (!held)
        return {false, held.error().field.isEmpty() ? "conflicts were refused without the place" : ""};
    const auto again = rules::findingsFromJson(QJsonDocument(rules::toJson(*held)).toJson(QJsonDocument::Compact));
    return {true, again && *again == *held ? "" : "conflicts that were accepted do not come back the same"};
}

Verdict chain(const std::string &input)
{
    const auto held = rules::chainFromJson(QString::fromStdString(input));
    if (!held)
        return {false, held.error().field.isEmpty() ? "a chain was refused without the place" : ""};
    const auto again = rules::chainFromJson(rules::chainToJson(*held));
    return {true, again && *again == *held ? "" : "a chain that was accepted does not come back the same"};
}

Verdict answers(const std::string &input)
{
    const auto held = rules::answersFromJson(rules::shippedChangeRules(), QString::fromStdString(input));
    if (!held)
        return {false, held.error().field.isEmpty() ? "answers were refused without the place" : ""};
    return {true, rules::riskOf(rules::shippedChangeRules(), *held, {}).risk() <= 12 ? "" : "a risk that cannot be"};
}

const std::string one = "0193552a-7c00-7abc-8def-0123456789ab";
const std::string other = "0193552a-7c00-7abc-8def-0123456789ac";
const std::string digest(64, 'a');

} // namespace

const std::vector<Target> &changeTargets()
{
    static const std::vector<Target> targets{
        {"rules::decisionFromJson",
         {R"({"verdict":"approve","stage":1,"round":2,"opinion":"同意","content":")" + digest + R"(","impact":")" + digest + R"(","files":[")" + digest + R"("],"at":1763000000000,"by":"zhao","person":")" + one
              + R"(","key":")" + digest + R"(","for":")" + other + R"(","seal":{"alg":"sm2-sm3"},"roles":["shift_leader"]})",
          R"({"verdict":"return","stage":3,"round":1,"to":1,"opinion":"补充方案","at":1763000000000,"by":"qian","person":")" + one + R"("})",
          R"({"verdict":"add","stage":1,"round":1,"add":")" + other + R"(","opinion":"请会签","at":1763000000000,"by":"qian"})"},
         decision},
        {"rules::signatureFromJson", {R"({"by":"zhao","person":")" + one + R"(","at":1763000000000,"content":")" + digest + R"(","key":")" + digest + R"(","seal":{}})"}, signature},
        {"rules::chainFromJson", {R"([{"name":"变更经理","roles":["change_manager"]},{"name":"评审","roles":["engineer"],"persons":[")" + one + R"("],"mode":"n","n":2},{"name":"CAB","roles":["change_manager"],"mode":"all","cab":true}])"}, chain},
        {"rules::agendaFromJson",
         {R"([{"change":")" + one + R"(","title":"BG-1 升级","conclusion":"passed","yes":4,"no":1,"abstained":1,"note":"夜间","content":")" + digest + R"(","round":2},{"change":")" + other + R"(","title":"BG-2"}])"},
         document<&rules::agendaFromJson>},
        {"rules::attendanceFromJson", {R"([{"person":")" + one + R"(","name":"赵","role":"change_manager","came":true},{"name":"厂商","came":false}])"}, document<&rules::attendanceFromJson>},
        {"rules::planStepsFromJson", {R"([{"name":"停服务","minutes":5,"role":"engineer","note":"先通知"},{"name":"打补丁"}])"}, document<&rules::planStepsFromJson>},
        {"rules::planResourcesFromJson", {R"([{"id":")" + one + R"(","name":"主机","change":{"vcpu":8,"note":"扩容","room":null}},{"id":")" + other + R"(","name":"库"}])"}, document<&rules::planResourcesFromJson>},
        {"rules::impactFromJson",
         {R"({"at":1763000000000,"depth":3,"cut":false,"starts":[")" + one + R"("],"lines":[[")" + other + R"(",1,"库","水务局","智慧水务","3","hit","主机"]]})"},
         document<&rules::impactFromJson>},
        {"rules::findingsFromJson(conflicts)",
         {R"([{"kind":"freeze","other":")" + one + R"(","name":"大会保障","from":1763000000000,"to":1763000600000,"exempted_by":"qian"},{"kind":"same_resource","other":")" + other
          + R"(","name":"BG-2","from":1,"to":2,"resources":[[")" + one + R"(",0,1]],"person":")" + other + R"("}])"},
         conflicts},
        {"rules::answersFromJson(risk)", {R"({"scope":"one_system","practice":"seldom","way_back":"tested","steps":"one"})"}, answers},
    };
    return targets;
}

} // namespace fuzz
