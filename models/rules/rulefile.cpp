#include "rules/rulefile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

/// Registers the compiled-in files, which a static library does not do by itself. Outside of every namespace, as the
/// macro demands.
static void registerRuleFiles()
{
    Q_INIT_RESOURCE(quality);
    Q_INIT_RESOURCE(policies);
}

namespace rules {

namespace {

QByteArray shipped(const QString &path)
{
    registerRuleFiles();
    QFile file(path);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "shipped", "a compiled-in file opens");
    return file.readAll();
}

} // namespace

Result<QString> RuleNode::text() const
{
    if (!value.isString() || value.toString().isEmpty())
        return wrong(QStringLiteral("a text is wanted"));
    // Half a character of UTF-16 would not survive being written.
    if (!value.toString().isValidUtf16())
        return wrong(QStringLiteral("a text with half a character"));
    return value.toString();
}

Result<QStringList> RuleNode::texts() const
{
    return elements().and_then([](const std::vector<RuleNode> &nodes) -> Result<QStringList> {
        QStringList texts;
        for (const auto &node : nodes) {
            auto text = node.text();
            if (!text)
                return Unexpected(text.error());
            texts << *text;
        }
        return texts;
    });
}

Result<double> RuleNode::number() const
{
    if (!value.isDouble())
        return wrong(QStringLiteral("a number is wanted"));
    return value.toDouble();
}

Result<int> RuleNode::whole(int least, int most) const
{
    const double number = value.toDouble(double(least) - 1);
    if (!value.isDouble() || number < least || number > most || number != int(number))
        return wrong(QStringLiteral("a whole number from %1 to %2 is wanted").arg(least).arg(most));
    return int(number);
}

Result<QDate> RuleNode::date() const
{
    const auto date = QDate::fromString(value.toString(), Qt::ISODate);
    if (!date.isValid())
        return wrong(QStringLiteral("a date such as 2026-12-31 is wanted"));
    return date;
}

Result<std::vector<RuleNode>> RuleNode::elements() const
{
    const auto array = value.toArray();
    if (array.isEmpty())
        return wrong(QStringLiteral("a list with at least one element is wanted"));
    std::vector<RuleNode> nodes;
    for (qsizetype i = 0; i < array.size(); ++i)
        nodes.push_back({array.at(i), QStringLiteral("%1[%2]").arg(place).arg(i)});
    return nodes;
}

Result<int> RuleNode::field(const Shape &shape) const
{
    return text().and_then([&](const QString &name) -> Result<int> {
        const int position = shape.indexOf(name);
        if (position < 0)
            return wrong(QStringLiteral("%1 has no field %2").arg(shape.name, name));
        return position;
    });
}

Result<QStringList> RuleNode::codesOf(const FieldShape &field) const
{
    auto codes = texts();
    if (!codes || field.choices.empty())
        return codes;
    for (const auto &code : *codes)
        if (std::ranges::find(field.choices, code, &ChoiceShape::code) == field.choices.end())
            return wrong(QStringLiteral("%1 cannot be %2").arg(field.name, code));
    return codes;
}

Result<void> RuleNode::onlyHas(const QStringList &keys) const
{
    if (!value.isObject())
        return wrong(QStringLiteral("an object is wanted"));
    for (const auto &key : value.toObject().keys())
        if (!keys.contains(key))
            return at(key).wrong(QStringLiteral("unknown member"));
    return {};
}

Result<RuleFile> ruleFileFromJson(const QByteArray &json, const QStringList &members)
{
    QJsonParseError parsing;
    const auto document = QJsonDocument::fromJson(json, &parsing);
    if (!document.isObject())
        return fail(ErrorCode::BadRequest, QStringLiteral("offset %1").arg(parsing.offset), parsing.errorString());
    RuleFile file{{}, {}, {}, {}, {document.object(), {}}};
    const QStringList head{QStringLiteral("name"), QStringLiteral("version"), QStringLiteral("source_note"), QStringLiteral("effective_on")};
    if (const auto known = file.root.onlyHas(head + members); !known)
        return Unexpected(known.error());
    for (const auto &[key, place] : {std::pair{head[0], &file.name}, std::pair{head[1], &file.version}, std::pair{head[2], &file.sourceNote}}) {
        auto text = file.root.at(key).text();
        if (!text)
            return Unexpected(text.error());
        *place = *std::move(text);
    }
    if (file.root.has(head[3])) {
        const auto date = file.root.at(head[3]).date();
        if (!date)
            return Unexpected(date.error());
        file.effectiveOn = *date;
    }
    return file;
}

QByteArray shippedRuleFile(const QString &name)
{
    return shipped(QStringLiteral(":/quality/") + name);
}

QByteArray shippedPolicyFile(const QString &name)
{
    return shipped(QStringLiteral(":/policies/") + name);
}

} // namespace rules
