// Quality rules (数据质量规则): what is wrong with a record of the ledger, as data. A file holds the rules of one ledger,
// each with a condition in a small language over the record's fields; see resources/quality/README.md. The same function
// reviews the ledger and previews an import.
#pragma once

#include "rules/decide.h"

#include <QDate>
#include <QRegularExpression>

namespace rules {

enum class Gravity { Error, Warning, Hint };

/// A block of addresses: 10.16.0.0/12.
struct Network {
    quint32 address = 0;
    quint32 mask = 0;
};

/// One node of a rule's condition. An empty value meets no test but Empty.
struct Condition {
    enum class Test { All, Any, None, Empty, Filled, Yes, No, In, NotIn, Like, Unlike, Before, After, Below, Above, SameAs, DiffersFrom, Duplicate, Retired, Outside };
    /// A field of the record, or of the record that its reference `through` points to.
    struct Place {
        int through = -1;
        int field = -1;
    };
    Test test = Test::All;
    std::vector<Condition> parts;      ///< All, Any, None; of Duplicate: what the other record must meet, too
    Place place;
    Place other;                       ///< SameAs, DiffersFrom; Before and After where they compare two fields
    QStringList values;                ///< In, NotIn
    QRegularExpression pattern;        ///< Like, Unlike
    QDate day;                         ///< Before, After: a day that is written out
    qint64 daysFromToday = 0;          ///< or one counted from today
    double number = 0;                 ///< Below, Above
    std::vector<int> within;           ///< Duplicate: only among records that hold the same in these fields
    std::map<QString, std::vector<Network>> networks; ///< Outside: by the value of the field `other`
};

struct QualityRule {
    QString code;
    QString zh;
    QString en;
    Gravity gravity = Gravity::Warning;
    QString entity;
    int field = -1; ///< the one that is shown beside the finding and mended
    Condition when;
};

struct QualityRules {
    QString name;
    QString version;
    QString sourceNote;
    std::vector<QualityRule> rules;
};

/// BadRequest with the place ("rules[3].when.all[1].field") where the file says something that is not understood.
[[nodiscard]] Result<QualityRules> qualityRulesFromJson(const QByteArray &json);
/// The rules that the program ships, read from its resources.
[[nodiscard]] const QualityRules &shippedQualityRules();

struct Violation {
    const QualityRule *rule = nullptr;
    Value found;                ///< what stands in the rule's field
    std::vector<Record> others; ///< of a duplicate: who holds the same
};

/// Everything that is wrong with the record, in the order of the rules. A retired record has no violations.
[[nodiscard]] std::vector<Violation> violationsOf(const Shape &shape, const Record &record, const QualityRules &rules, QDate today, const World &world);

/// The fields that the rules of the entity read, so that a review loads no others.
[[nodiscard]] std::vector<int> fieldsRead(const Shape &shape, const QualityRules &rules);
/// Those of them by which they look for duplicates: World::holding() is asked with one of these first.
[[nodiscard]] std::vector<int> fieldsCompared(const Shape &shape, const QualityRules &rules);

} // namespace rules
