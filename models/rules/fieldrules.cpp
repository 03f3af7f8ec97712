#include "rules/fieldrules.h"

namespace rules {

namespace {

bool isIpv4(const QString &address)
{
    const auto parts = QStringView(address).split(u'.');
    return parts.size() == 4 && std::ranges::all_of(parts, [](QStringView part) {
        bool number = false;
        const int octet = part.toInt(&number);
        return number && part.size() <= 3 && octet >= 0 && octet <= 255 && part == QString::number(octet);
    });
}

bool outOfRange(const FieldTraits &traits, const Value &value)
{
    if (traits.least == traits.most)
        return false;
    if (const auto *real = std::get_if<double>(&value))
        return !(*real >= double(traits.least) && *real <= double(traits.most));
    const auto number = integer(value);
    return number < traits.least || number > traits.most;
}

} // namespace

Value asStored(const FieldShape &field, const Value &value)
{
    if (const auto *string = std::get_if<QString>(&value); string && string->isEmpty())
        return {};
    if (const auto *whole = std::get_if<qint64>(&value); whole && field.kind == FieldKind::Real)
        return double(*whole);
    return value;
}

Result<void> checkField(const FieldShape &field, const Value &value, const Catalogues &catalogues)
{
    if (isEmpty(value)) {
        if (field.traits.required)
            return fail(ErrorCode::RequiredMissing, field.name);
        if (!field.mayBeEmpty())
            return fail(ErrorCode::InvalidValue, field.name, QStringLiteral("may not be empty"));
        return {};
    }
    if (!field.check(value))
        return fail(ErrorCode::InvalidValue, field.name, QStringLiteral("wrong type or unknown value"));
    if (outOfRange(field.traits, value))
        return fail(ErrorCode::InvalidValue, field.name, QStringLiteral("not within %1 to %2").arg(field.traits.least).arg(field.traits.most));

    const QString string = text(value);
    const int longest = field.traits.maxLength == 0 ? 200 : field.traits.maxLength;
    if (string.size() > longest)
        return fail(ErrorCode::InvalidValue, field.name, QStringLiteral("longer than %1 characters").arg(longest));
    if (string.contains(QChar(u'\0')))
        return fail(ErrorCode::InvalidValue, field.name, QStringLiteral("holds a NUL character"));
    if (field.traits.address && !isIpv4(string))
        return fail(ErrorCode::InvalidValue, field.name, QStringLiteral("not an IPv4 address"));
    if (*field.traits.catalogue != 0) {
        const auto *catalogue = catalogues.named(QString::fromLatin1(field.traits.catalogue));
        if (catalogue && !catalogue->find(string))
            return fail(ErrorCode::InvalidValue, field.name, QStringLiteral("not in the catalogue %1").arg(catalogue->name));
    }
    return {};
}

} // namespace rules
