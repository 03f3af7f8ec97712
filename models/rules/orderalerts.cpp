#include "rules/orderalerts.h"

#include "contract/codec.h"
#include "rules/derivedids.h"
#include "rules/rulefile.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace rules {

namespace {

constexpr int longestText = 8'000; ///< of a label's or annotation's value; what is longer is cut
constexpr int mostLabels = 200;
constexpr int longestFingerprint = 64;
constexpr int longestKey = 200;    ///< as work_order.alert_key holds it
constexpr int alertsDescribed = 20;

// --- the message ---

Result<QString> textOr(const RuleNode &node, const QString &otherwise)
{
    if (node.value.isUndefined())
        return otherwise;
    if (!node.value.isString())
        return node.wrong(QStringLiteral("a text is wanted"));
    return node.value.toString();
}

Result<bool> isFiring(const RuleNode &status)
{
    const auto text = status.value.toString();
    if (text != QLatin1StringView("firing") && text != QLatin1StringView("resolved"))
        return status.wrong(QStringLiteral("firing or resolved is wanted"));
    return text == QLatin1StringView("firing");
}

Result<Labels> labelsOf(const RuleNode &node)
{
    if (node.value.isUndefined())
        return Labels();
    if (!node.value.isObject())
        return node.wrong(QStringLiteral("an object is wanted"));
    const auto object = node.value.toObject();
    if (object.size() > mostLabels)
        return node.wrong(QStringLiteral("at most %1 labels").arg(mostLabels));
    Labels labels;
    for (auto label = object.begin(); label != object.end(); ++label) {
        if (!label.value().isString())
            return node.at(label.key()).wrong(QStringLiteral("a text is wanted"));
        labels.emplace(label.key(), label.value().toString().left(longestText));
    }
    return labels;
}

/// RFC 3339, with as many decimals as Go writes. Alertmanager's zero time is the year 1.
Result<Instant> instantOf(const RuleNode &node)
{
    auto text = node.value.toString();
    if (const auto point = text.indexOf(u'.'); point >= 0) {
        qsizetype end = point + 1;
        while (end < text.size() && text[end].isDigit())
            ++end;
        if (end == point + 1)
            return node.wrong(QStringLiteral("a time such as 2026-11-22T09:00:00Z is wanted"));
        text.remove(std::min(point + 4, end), std::max<qsizetype>(0, end - point - 4)); // milliseconds are enough
    }
    const auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime || text.size() > 40)
        return node.wrong(QStringLiteral("a time such as 2026-11-22T09:00:00Z is wanted"));
    return Instant{time.toMSecsSinceEpoch()};
}

Result<QString> fingerprintOf(const RuleNode &node)
{
    const auto text = node.value.toString();
    const auto isHex = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    if (text.isEmpty() || text.size() > longestFingerprint || !std::ranges::all_of(text, isHex))
        return node.wrong(QStringLiteral("hexadecimal digits are wanted"));
    return text;
}

Result<Alert> alertOf(const RuleNode &node)
{
    if (!node.value.isObject())
        return node.wrong(QStringLiteral("an object is wanted"));
    Alert alert;
    const auto keep = [](auto &place) { return [&place](auto value) { place = std::move(value); }; };
    return fingerprintOf(node.at(QStringLiteral("fingerprint")))
        .map(keep(alert.fingerprint))
        .and_then([&] { return isFiring(node.at(QStringLiteral("status"))).map(keep(alert.firing)); })
        .and_then([&] { return labelsOf(node.at(QStringLiteral("labels"))).map(keep(alert.labels)); })
        .and_then([&] { return labelsOf(node.at(QStringLiteral("annotations"))).map(keep(alert.annotations)); })
        .and_then([&] { return instantOf(node.at(QStringLiteral("startsAt"))).map(keep(alert.startsAt)); })
        .and_then([&] { return alert.firing ? Result<void>() : instantOf(node.at(QStringLiteral("endsAt"))).map(keep(alert.endsAt)); })
        .and_then([&] { return textOr(node.at(QStringLiteral("generatorURL")), {}).map(keep(alert.generatorUrl)); })
        .map([&] { return std::move(alert); });
}

/// The later of two reports on one alert; of two that began together the one that has ended.
bool isLater(const Alert &one, const Alert &than)
{
    return one.startsAt != than.startsAt ? one.startsAt > than.startsAt : than.firing && !one.firing;
}

Result<std::vector<Alert>> alertsOf(const RuleNode &list)
{
    if (!list.value.isArray())
        return list.wrong(QStringLiteral("a list is wanted"));
    const auto array = list.value.toArray();
    if (array.size() > maxAlerts)
        return fail(ErrorCode::TooLarge, list.place, QStringLiteral("more than %1 alerts").arg(maxAlerts));
    std::vector<Alert> alerts;
    QHash<QString, size_t> places;
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto alert = alertOf({array.at(i), QStringLiteral("%1[%2]").arg(list.place).arg(i)});
        if (!alert)
            return Unexpected(alert.error());
        const auto known = places.constFind(alert->fingerprint);
        if (known == places.cend()) {
            places.insert(alert->fingerprint, alerts.size());
            alerts.push_back(*std::move(alert));
        } else if (isLater(*alert, alerts[*known])) {
            alerts[*known] = *std::move(alert);
        }
    }
    return alerts;
}

// --- the mapping ---

Result<LabelTest> testOf(const RuleNode &node)
{
    if (!node.value.isObject())
        return node.wrong(QStringLiteral("an object is wanted"));
    LabelTest test;
    const auto object = node.value.toObject();
    if (object.isEmpty())
        return node.wrong(QStringLiteral("at least one label is wanted"));
    for (const auto &label : object.keys()) {
        const auto place = node.at(label);
        if (place.value.isArray() && place.value.toArray().isEmpty()) {
            test.emplace(label, QStringList());
            continue;
        }
        auto values = place.texts();
        if (!values)
            return Unexpected(values.error());
        test.emplace(label, *std::move(values));
    }
    return test;
}

template <ChoiceEnum Enum> Result<Enum> choiceOf(const RuleNode &node)
{
    return node.text().and_then([&](const QString &text) -> Result<Enum> {
        const auto value = Codec<Enum>::decode(Value(text));
        return value ? Result<Enum>(*value) : node.wrong(QStringLiteral("is none of the words that are known here"));
    });
}

Result<AlertGrade> gradeOf(const RuleNode &node)
{
    AlertGrade grade;
    const auto keep = [](auto &place) { return [&place](auto value) { place = std::move(value); }; };
    return node.onlyHas({QStringLiteral("when"), QStringLiteral("impact"), QStringLiteral("urgency")})
        .and_then([&] { return choiceOf<contract::Impact>(node.at(QStringLiteral("impact"))).map(keep(grade.impact)); })
        .and_then([&] { return choiceOf<Urgency>(node.at(QStringLiteral("urgency"))).map(keep(grade.urgency)); })
        .and_then([&] { return node.has(QStringLiteral("when")) ? testOf(node.at(QStringLiteral("when"))).map(keep(grade.when)) : Result<void>(); })
        .map([&] { return std::move(grade); });
}

template <class T, class Read> Result<std::vector<T>> listOf(const RuleNode &list, Read read)
{
    if (list.value.isArray() && list.value.toArray().isEmpty())
        return std::vector<T>();
    return list.elements().and_then([&](const std::vector<RuleNode> &nodes) -> Result<std::vector<T>> {
        std::vector<T> elements;
        for (const auto &node : nodes) {
            Result<T> element = read(node);
            if (!element)
                return Unexpected(element.error());
            elements.push_back(*std::move(element));
        }
        return elements;
    });
}

bool meets(const Labels &labels, const LabelTest &test)
{
    return std::ranges::all_of(test, [&](const auto &one) {
        const auto label = labels.find(one.first);
        return label != labels.end() && (one.second.isEmpty() || one.second.contains(label->second));
    });
}

bool isIgnored(const Alert &alert, const AlertMapping &mapping)
{
    return std::ranges::any_of(mapping.ignored, [&](const LabelTest &test) { return meets(alert.labels, test); });
}

/// The gravest of the alerts that fire now.
AlertGrade gradeOf(const AlertGroup &group, const AlertMapping &mapping)
{
    for (const auto &grade : mapping.grades)
        if (std::ranges::any_of(group.alerts, [&](const Alert &alert) { return alert.firing && !isIgnored(alert, mapping) && meets(alert.labels, grade.when); }))
            return grade;
    return mapping.otherwise;
}

bool isGraver(const AlertGrade &grade, const OpenIncident &incident)
{
    // An incident that a person graded down stays there; what is graver in one respect and lighter in the other is left to people.
    const bool worse = !incident.impact || !incident.urgency || grade.impact < *incident.impact || grade.urgency < *incident.urgency;
    const bool nowhereLighter = (!incident.impact || grade.impact <= *incident.impact) && (!incident.urgency || grade.urgency <= *incident.urgency);
    return worse && nowhereLighter;
}

// --- words ---

QString valueOf(const Labels &labels, const QString &name)
{
    const auto found = labels.find(name);
    return found == labels.end() ? QString() : found->second;
}

/// The first of the names that is there.
QString firstOf(const Labels &labels, const QStringList &names)
{
    for (const auto &name : names)
        if (const auto value = valueOf(labels, name).simplified(); !value.isEmpty())
            return value;
    return {};
}

const Alert *firstFiring(const AlertGroup &group)
{
    const auto found = std::ranges::find(group.alerts, true, &Alert::firing);
    return found == group.alerts.end() ? nullptr : &*found;
}

/// Whether the alert stands otherwise than its incident knows it. What was over before the present firing began is an old
/// message that comes late; where Alertmanager joins two reports of one alert, its beginning may move back.
bool tellsMore(const Alert &alert, const KnownAlert &known)
{
    if (alert.firing)
        return alert.startsAt > known.startsAt || (known.state == AlertState::Ended && alert.startsAt == known.startsAt);
    const bool isOld = alert.endsAt < std::optional(known.startsAt);
    return !isOld && (known.state == AlertState::Firing || alert.endsAt != known.endsAt);
}

} // namespace

Result<AlertGroup> alertGroupFromJson(const QByteArray &json)
{
    QJsonParseError parsing;
    const auto document = QJsonDocument::fromJson(json, &parsing);
    if (!document.isObject())
        return fail(ErrorCode::BadRequest, QStringLiteral("offset %1").arg(parsing.offset), parsing.error == QJsonParseError::NoError ? QStringLiteral("an object is wanted") : parsing.errorString());
    const RuleNode root{document.object(), {}};
    if (const auto version = root.at(QStringLiteral("version")); version.value.toString() != QLatin1StringView("4"))
        return version.wrong(QStringLiteral("Alertmanager's webhook of version 4 is understood"));
    AlertGroup group;
    const auto keep = [](auto &place) { return [&place](auto value) { place = std::move(value); }; };
    return root.at(QStringLiteral("groupKey"))
        .text()
        .map(keep(group.key))
        .and_then([&] { return isFiring(root.at(QStringLiteral("status"))).map([](bool) {}); })
        .and_then([&] { return textOr(root.at(QStringLiteral("receiver")), {}).map(keep(group.receiver)); })
        .and_then([&] { return textOr(root.at(QStringLiteral("externalURL")), {}).map(keep(group.externalUrl)); })
        .and_then([&] { return root.has(QStringLiteral("truncatedAlerts")) ? root.at(QStringLiteral("truncatedAlerts")).whole(0, 1'000'000'000).map(keep(group.truncated)) : Result<void>(); })
        .and_then([&] { return labelsOf(root.at(QStringLiteral("groupLabels"))).map(keep(group.groupLabels)); })
        .and_then([&] { return labelsOf(root.at(QStringLiteral("commonLabels"))).map(keep(group.commonLabels)); })
        .and_then([&] { return labelsOf(root.at(QStringLiteral("commonAnnotations"))).map(keep(group.commonAnnotations)); })
        .and_then([&] { return alertsOf(root.at(QStringLiteral("alerts"))).map(keep(group.alerts)); })
        .map([&] { return std::move(group); });
}

Result<AlertMapping> alertMappingFromJson(const QByteArray &json)
{
    const QString item = QStringLiteral("item"), team = QStringLiteral("team"), unit = QStringLiteral("unit"), severity = QStringLiteral("severity_label"), instances = QStringLiteral("instance_labels"),
                  summaries = QStringLiteral("summary_annotations"), ignored = QStringLiteral("ignored"), grades = QStringLiteral("grades"), otherwise = QStringLiteral("otherwise");
    const auto file = ruleFileFromJson(json, {item, team, unit, severity, instances, summaries, ignored, grades, otherwise});
    if (!file)
        return Unexpected(file.error());
    AlertMapping mapping;
    mapping.name = file->name;
    mapping.version = file->version;
    mapping.sourceNote = file->sourceNote;
    const auto &root = file->root;
    const auto keep = [](auto &place) { return [&place](auto value) { place = std::move(value); }; };
    return root.at(item)
        .text()
        .map(keep(mapping.item))
        .and_then([&] { return root.at(team).text().map(keep(mapping.team)); })
        .and_then([&] { return textOr(root.at(unit), {}).map(keep(mapping.unit)); })
        .and_then([&] { return root.at(severity).text().map(keep(mapping.severityLabel)); })
        .and_then([&] { return root.at(instances).texts().map(keep(mapping.instanceLabels)); })
        .and_then([&] { return root.at(summaries).texts().map(keep(mapping.summaries)); })
        .and_then([&] { return listOf<LabelTest>(root.at(ignored), testOf).map(keep(mapping.ignored)); })
        .and_then([&] {
            return listOf<AlertGrade>(root.at(grades), [](const RuleNode &node) -> Result<AlertGrade> {
                       return node.has(QStringLiteral("when")) ? gradeOf(node) : Result<AlertGrade>(node.at(QStringLiteral("when")).wrong(QStringLiteral("is missing")));
                   })
                .map(keep(mapping.grades));
        })
        .and_then([&] { return gradeOf(root.at(otherwise)).map(keep(mapping.otherwise)); })
        .map([&] { return std::move(mapping); });
}

const AlertMapping &shippedAlertMapping()
{
    static const AlertMapping mapping = [] {
        auto read = alertMappingFromJson(shippedPolicyFile(QStringLiteral("alert-mapping.json")));
        Q_ASSERT_X(read, "shippedAlertMapping", "a shipped document is right");
        return std::move(read).value_or(AlertMapping());
    }();
    return mapping;
}

AlertWords wordsOf(const Alert &alert, const AlertMapping &mapping)
{
    AlertWords words{
        valueOf(alert.labels, QStringLiteral("alertname")).simplified(),
        firstOf(alert.labels, mapping.instanceLabels),
        valueOf(alert.labels, mapping.severityLabel).simplified(),
        firstOf(alert.annotations, mapping.summaries),
    };
    if (words.name.isEmpty())
        words.name = alert.fingerprint;
    return words;
}

QString hostOf(const QString &instance)
{
    QString host = instance.section(QStringLiteral("://"), -1).section(u'/', 0, 0);
    if (host.startsWith(u'['))
        return host.mid(1).section(u']', 0, 0);
    return host.count(u':') == 1 ? host.section(u':', 0, 0) : host;
}

QString titleOf(const AlertGroup &group, const AlertMapping &mapping)
{
    constexpr int longestTitle = 120;
    QString title = firstOf(group.commonAnnotations, mapping.summaries);
    const auto *first = firstFiring(group);
    if (title.isEmpty() && first) {
        const auto words = wordsOf(*first, mapping);
        title = words.summary.isEmpty() ? QStringLiteral("%1 %2").arg(words.name, words.instance).trimmed() : words.summary;
    }
    if (title.isEmpty())
        title = group.key.simplified();
    const auto firing = std::ranges::count(group.alerts, true, &Alert::firing);
    const QString count = firing > 1 ? QStringLiteral(" (%1)").arg(firing) : QString();
    return title.left(longestTitle - count.size()) + count;
}

QString describe(const AlertGroup &group, const AlertMapping &mapping)
{
    constexpr int longestDescription = 4'000;
    QStringList lines;
    for (const auto &[name, value] : group.groupLabels)
        lines << name + u'=' + value;
    int described = 0;
    for (const auto &alert : group.alerts) {
        if (!alert.firing || ++described > alertsDescribed)
            continue;
        const auto words = wordsOf(alert, mapping);
        lines << QStringList{words.severity.isEmpty() ? QString() : u'[' + words.severity + u']', words.name, words.instance, words.summary}.join(u' ').simplified();
    }
    if (described > alertsDescribed)
        lines << QStringLiteral("… +%1").arg(described - alertsDescribed);
    if (!group.externalUrl.isEmpty())
        lines << group.externalUrl;
    return lines.join(u'\n').left(longestDescription);
}

QString alertKeyOf(const QString &groupKey)
{
    if (groupKey.size() <= longestKey)
        return groupKey;
    const auto digest = QString::fromLatin1(QCryptographicHash::hash(groupKey.toUtf8(), QCryptographicHash::Sha256).toHex());
    return groupKey.left(longestKey - digest.size() - 1) + u'#' + digest;
}

QUuid incidentId(const QString &groupKey, int earlierIncidents)
{
    return derivedId(QStringLiteral("incident"), QStringLiteral("%1\n%2").arg(earlierIncidents).arg(groupKey));
}

QUuid alertRowId(const QUuid &incident, const QString &fingerprint)
{
    return derivedId(QStringLiteral("alert"), idText(incident) + fingerprint);
}

AlertDecision decideAlerts(const AlertGroup &group, const OpenIncident *incident, const AlertMapping &mapping)
{
    AlertDecision decision;
    int firing = 0;   // as the incident will know it
    int wasFiring = 0;
    for (const auto &alert : group.alerts) {
        if (isIgnored(alert, mapping))
            continue;
        const auto known = incident ? incident->alerts.find(alert.fingerprint) : std::map<QString, KnownAlert>::const_iterator();
        const bool isKnown = incident && known != incident->alerts.end();
        if (isKnown ? tellsMore(alert, known->second) : alert.firing)
            decision.changed.push_back(&alert);
    }
    if (!incident) {
        if (!decision.changed.empty()) {
            decision.order = AlertDecision::Order::Open;
            decision.grade = gradeOf(group, mapping);
        }
        return decision;
    }

    std::map<QString, bool> fires;
    for (const auto &[fingerprint, known] : incident->alerts)
        fires[fingerprint] = known.state == AlertState::Firing;
    wasFiring = int(std::ranges::count_if(fires, [](const auto &one) { return one.second; }));
    for (const auto *alert : decision.changed)
        fires[alert->fingerprint] = alert->firing;
    firing = int(std::ranges::count_if(fires, [](const auto &one) { return one.second; }));

    const bool resolved = incident->state == OrderState::Resolved || incident->state == OrderState::AwaitingConfirmation;
    const bool untouched = !incident->workedOn && (incident->state == OrderState::Submitted || incident->state == OrderState::Accepted);
    if (wasFiring > 0 && firing == 0 && !resolved) {
        // What the monitoring left out may fire still: then people decide.
        decision.order = untouched && group.truncated == 0 ? AlertDecision::Order::Resolve : AlertDecision::Order::Leave;
        decision.sayEnded = decision.order == AlertDecision::Order::Leave;
    } else if (firing > 0 && resolved && !decision.changed.empty()) {
        decision.order = AlertDecision::Order::Reopen;
    } else if (wasFiring == 0 && firing > 0 && !incident->alerts.empty()) {
        decision.sayAgain = true;
    }
    if (const auto grade = gradeOf(group, mapping); firing > 0 && !decision.changed.empty() && isGraver(grade, *incident))
        decision.grade = grade;
    return decision;
}

} // namespace rules
