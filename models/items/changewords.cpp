#include "items/changewords.h"

#include "contract/entities/entities.h"
#include "items/changesentences.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace items {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)
};

constexpr std::array documents{"steps", "resources", "impact", "answers", "risk_account", "findings_seen", "findings", "chain", "decision", "decisions"};

/// Of the members by which documents name their entries, the first that is there.
QString nameIn(const QJsonObject &entry)
{
    for (const auto *member : {"name", "text", "title", "code", "verdict"})
        if (const QString name = entry.value(QLatin1StringView(member)).toString(); !name.isEmpty())
            return name;
    return {};
}

/// Codes that are kept as words: classes of changes, and roles.
std::optional<QString> codeWords(const FieldShape &field, const QString &text)
{
    const auto named = [&](const char *name) { return field.name == QLatin1StringView(name); };
    const auto codes = text.split(u' ', Qt::SkipEmptyParts);
    if (named("roles") || named("exempt_roles"))
        return roleNames(codes);
    if (!named("classes"))
        return std::nullopt;
    const auto &changes = shapeOf<ChangeRequest>();
    QStringList words;
    for (const auto &code : codes)
        words << choiceText(changes, changes.fields[size_t(changes.indexOf(u"change_class"))], code, shippedCatalogues());
    return words.join(Words::tr(", "));
}

} // namespace

std::optional<QString> changeWords(const Shape &shape, const FieldShape &field, const QString &text)
{
    if (shape.name == QLatin1StringView(Describe<ChangeWindow>::name) || shape.name == QLatin1StringView(Describe<Delegation>::name))
        return codeWords(field, text);
    const bool isChange = shape.name == QLatin1StringView(Describe<ChangeRequest>::name);
    if (!isChange && shape.name != QLatin1StringView(Describe<ChangeTemplate>::name))
        return std::nullopt;
    if (isChange && field.name == QLatin1StringView("waits_for")) {
        QStringList words;
        int people = 0;
        for (const auto &word : text.split(u' ', Qt::SkipEmptyParts))
            idOf(word).isNull() ? void(words << roleNames({word})) : void(++people);
        if (people > 0)
            words << Words::tr("%n person(s) by name", nullptr, people);
        return words.join(Words::tr(", "));
    }
    if (std::ranges::none_of(documents, [&](const char *name) { return field.name == QLatin1StringView(name); }))
        return std::nullopt;
    const auto document = QJsonDocument::fromJson(text.toUtf8());
    const int count = document.isArray() ? int(document.array().size()) : int(document.object().size());
    return Words::tr("%n entries", nullptr, count);
}

QString documentText(const QString &json)
{
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    QStringList lines;
    if (document.isObject()) {
        const auto object = document.object();
        for (auto member = object.begin(); member != object.end(); ++member)
            lines << QStringLiteral("%1: %2").arg(member.key(), member.value().isString() ? member.value().toString() : QString::fromUtf8(QJsonDocument::fromVariant(member.value().toVariant()).toJson(QJsonDocument::Compact)));
        return lines.join(u'\n');
    }
    int number = 0;
    for (const auto &each : document.array()) {
        const auto entry = each.toObject();
        QString line = QStringLiteral("%1. %2").arg(++number).arg(nameIn(entry));
        if (const int minutes = entry.value(QLatin1StringView("minutes")).toInt(); minutes > 0)
            //: A step of a plan, and how long it takes.
            line = Words::tr("%1 (%2 min)").arg(line).arg(minutes);
        lines << line;
    }
    return lines.join(u'\n');
}

QString kindText(rules::ConflictKind kind)
{
    using Kind = rules::ConflictKind;
    switch (kind) {
    case Kind::SameResource:
        return Words::tr("both change the same resource");
    case Kind::Upstream:
        return Words::tr("it changes what this one depends on");
    case Kind::Downstream:
        return Words::tr("this one changes what it depends on");
    case Kind::SharedImpact:
        return Words::tr("both are felt by the same resources");
    case Kind::SamePerson:
        return Words::tr("the same person is needed in both");
    case Kind::TooClose:
        return Words::tr("too little time between the two");
    case Kind::OutsideWindow:
        return Words::tr("outside the maintenance window");
    case Kind::Freeze:
        return Words::tr("inside a change freeze");
    case Kind::Lockdown:
        return Words::tr("a lockdown is in force");
    }
    return {};
}

QString spanText(Instant from, Instant to)
{
    const auto begins = QDateTime::fromMSecsSinceEpoch(from.ms);
    const auto ends = QDateTime::fromMSecsSinceEpoch(to.ms);
    const QString day = QStringLiteral("yyyy-MM-dd HH:mm");
    if (from.ms == 0 || to.ms == 0)
        return from.ms != 0 ? begins.toString(day) : to.ms != 0 ? ends.toString(day) : QString();
    return begins.toString(day) + QStringLiteral(" – ") + ends.toString(begins.date() == ends.date() ? QStringLiteral("HH:mm") : QStringLiteral("MM-dd HH:mm"));
}

QString findingText(const rules::ConflictFinding &finding)
{
    QStringList parts;
    if (!finding.name.isEmpty())
        parts << finding.name;
    if (finding.time.from.ms != 0)
        parts << spanText(finding.time.from, finding.time.to);
    if (!finding.resources.empty())
        parts << Words::tr("%n resource(s)", nullptr, int(finding.resources.size()));
    const QString kind = kindText(finding.kind);
    return parts.isEmpty() ? kind : kind + Words::tr(": ") + parts.join(QStringLiteral(" · "));
}

} // namespace items
