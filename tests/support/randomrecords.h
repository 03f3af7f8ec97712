// Random records of any entity: valid values of few kinds, so that tests and sums meet many of them, and many empty ones.
#pragma once

#include "contract/rows.h"
#include "contract/systemports.h"

#include <QRandomGenerator>

namespace support {

using namespace contract;

inline const qint64 randomRecordsFrom = 1'782'835'200'000; ///< 2026-06-30T16:00Z, the first of July in China
inline constexpr int randomRecordDays = 120;

/// One of the values that the field has in random records; nothing where it may be empty and is.
[[nodiscard]] inline Value randomValue(const FieldShape &field, QRandomGenerator &random)
{
    const bool sure = field.traits.required || field.traits.key || !field.mayBeEmpty();
    if (!sure && random.bounded(3) == 0)
        return {};
    const int day = random.bounded(randomRecordDays);
    switch (field.kind) {
    case FieldKind::Integer:
        return qint64(std::clamp<qint64>(random.bounded(6), field.traits.least, std::max(field.traits.most, field.traits.least + 5)));
    case FieldKind::Instant:
        return randomRecordsFrom + day * 86'400'000LL + random.bounded(86'400'000);
    case FieldKind::Boolean:
        return qint64(random.bounded(2));
    case FieldKind::Real:
        return random.bounded(8) * 12.5;
    case FieldKind::Choice:
        return Value(field.choices[size_t(random.bounded(int(field.choices.size())))].code);
    case FieldKind::Reference:
        return idText(uuidV7(1, quint16(random.bounded(4)), 7));
    case FieldKind::Date:
        return QDate(2026, 7, 1).addDays(day).toString(Qt::ISODate);
    case FieldKind::Attributes:
        return QStringLiteral("{}");
    case FieldKind::Text:
        break;
    }
    static const std::array texts{"B5.2", "C2.5", "C2.50", "c2.5", "㛃𬭚 班", "甲", "B", "100%_"};
    return QString::fromUtf8(texts[size_t(random.bounded(int(texts.size())))]);
}

/// Of a number that no other record has.
[[nodiscard]] inline Record randomRecord(const Shape &shape, QRandomGenerator &random, int number)
{
    Record record{uuidV7(1'764'000'000'000 + number, quint16(number), quint64(number)), 1 + random.bounded(5), random.bounded(10) == 0, {}};
    for (const auto &field : shape.fields) {
        Value value = randomValue(field, random);
        if (field.traits.key || (field.traits.unique && !isEmpty(value)))
            value = QStringLiteral("%1-%2").arg(field.name).arg(number);
        record.values.push_back(std::move(value));
    }
    return record;
}

} // namespace support
