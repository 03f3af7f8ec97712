// RuleFile: reading a rule set's JSON so that every error names the place where the file is wrong.
#pragma once

#include "contract/shape.h"

#include <QDate>
#include <QJsonObject>

namespace rules {

using namespace contract;

/// A value of the file and the way to it.
struct RuleNode {
    QJsonValue value;
    QString place;

    [[nodiscard]] bool has(const QString &key) const { return value.toObject().contains(key); }
    [[nodiscard]] RuleNode at(const QString &key) const 
    {
        const QString named = key.isEmpty() ? QStringLiteral("\"\"") : key;
        return {value.toObject().value(key), place.isEmpty() ? named : place + u'.' + named};
    }
    [[nodiscard]] Unexpected wrong(const QString &why) const { return fail(ErrorCode::BadRequest, place, why); }

    [[nodiscard]] Result<QString> text() const;
    [[nodiscard]] Result<QStringList> texts() const;
    [[nodiscard]] Result<double> number() const;
    /// A whole number from `least` to `most`.
    [[nodiscard]] Result<int> whole(int least, int most) const;
    [[nodiscard]] Result<QDate> date() const;
    /// The elements, at least one.
    [[nodiscard]] Result<std::vector<RuleNode>> elements() const;
    /// A field of the entity by name.
    [[nodiscard]] Result<int> field(const Shape &shape) const;
    /// Codes that the field can hold, where it is a choice.
    [[nodiscard]] Result<QStringList> codesOf(const FieldShape &field) const;
    /// Refuses members that are none of these.
    [[nodiscard]] Result<void> onlyHas(const QStringList &keys) const;
};

/// The head that every rule file has; the document itself is the node.
struct RuleFile {
    QString name;
    QString version;
    QString sourceNote;
    QDate effectiveOn; ///< null where the file does not say
    RuleNode root;
};
[[nodiscard]] Result<RuleFile> ruleFileFromJson(const QByteArray &json, const QStringList &members);

/// One of the files that the program ships in resources/quality.
[[nodiscard]] QByteArray shippedRuleFile(const QString &name);
/// One of the documents that the program ships in resources/policies.
[[nodiscard]] QByteArray shippedPolicyFile(const QString &name);

} // namespace rules
