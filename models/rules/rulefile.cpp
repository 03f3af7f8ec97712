#include "rules/rulefile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

/// Registers the compiled-in files, which a static library does not do by itself. Outside of every namespace, as the
/// macro demands.
static void registerQualityFiles()
{
    Q_INIT_RESOURCE(quality);
}

namespace rules {

Result<QString> RuleNode::text() const
{
    if (!value.isString() || value.toString().isEmpty())
        return wrong(QStringLiteral("a text is wanted"));
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
    RuleFile file{{}, {}, {}, {document.object(), {}}};
    const QStringList head{QStringLiteral("name"), QStringLiteral("version"), QStringLiteral("source_note"), QStringLiteral("effective_on")};
    if (const auto known = file.root.onlyHas(head + members); !known)
        return Unexpected(known.error());
    for (const auto &[key, place] : {std::pair{head[0], &file.name}, std::pair{head[1], &file.version}, std::pair{head[2], &file.sourceNote}}) {
        auto text = file.root.at(key).text();
        if (!text)
            return Unexpected(text.error());
        *place = *std::move(text);
    }
    return file;
}

QByteArray shippedRuleFile(const QString &name)
{
    registerQualityFiles();
    QFile file(QStringLiteral(":/quality/") + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "shippedRuleFile", "a compiled-in file opens");
    return file.readAll();
}

} // namespace rules
