#include "contract/canonical.h"

#include "contract/jsontext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <cmath>

namespace contract {

namespace {

constexpr double largestWhole = 9007199254740991.0; // 2^53 - 1
constexpr int deepest = 64;

bool isUnicode(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isSurrogate())
            continue;
        if (!text[i].isHighSurrogate() || i + 1 == text.size() || !text[i + 1].isLowSurrogate())
            return false;
        ++i;
    }
    return true;
}

class Writer
{
public:
    Result<void> write(const QJsonValue &value, const QString &place, int depth)
    {
        if (depth > deepest)
            return fail(ErrorCode::InvalidValue, place, QStringLiteral("nested too deep"));
        switch (value.type()) {
        case QJsonValue::Bool:
            text += value.toBool() ? "true" : "false";
            return {};
        case QJsonValue::Double:
            return writeNumber(value.toDouble(), place);
        case QJsonValue::String:
            return writeText(value.toString(), place);
        case QJsonValue::Array:
            return writeArray(value.toArray(), place, depth);
        case QJsonValue::Object:
            return writeObject(value.toObject(), place, depth);
        case QJsonValue::Null:
        case QJsonValue::Undefined:
            break;
        }
        text += "null";
        return {};
    }

    std::string text;

private:
    Result<void> writeNumber(double number, const QString &place)
    {
        if (std::abs(number) > largestWhole || number != std::floor(number))
            return fail(ErrorCode::InvalidValue, place, QStringLiteral("not a whole number"));
        appendJsonNumber(text, qint64(number));
        return {};
    }

    Result<void> writeText(const QString &string, const QString &place)
    {
        if (!isUnicode(string))
            return fail(ErrorCode::InvalidValue, place, QStringLiteral("half a surrogate pair"));
        const QByteArray utf8 = string.toUtf8();
        appendJsonText(text, {utf8.constData(), size_t(utf8.size())});
        return {};
    }

    Result<void> writeArray(const QJsonArray &array, const QString &place, int depth)
    {
        text += '[';
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (i > 0)
                text += ',';
            if (const auto written = write(array[i], QStringLiteral("%1[%2]").arg(place).arg(i), depth + 1); !written)
                return written;
        }
        text += ']';
        return {};
    }

    Result<void> writeObject(const QJsonObject &object, const QString &place, int depth)
    {
        QStringList names = object.keys();
        names.sort(); // by UTF-16 code unit
        text += '{';
        bool isFirst = true;
        for (const auto &name : names) {
            if (!std::exchange(isFirst, false))
                text += ',';
            const QString inner = place.isEmpty() ? name : place + u'.' + name;
            if (const auto written = writeText(name, inner); !written)
                return written;
            text += ':';
            if (const auto written = write(object.value(name), inner, depth + 1); !written)
                return written;
        }
        text += '}';
        return {};
    }
};

} // namespace

Result<QByteArray> canonicalJson(const QJsonValue &value)
{
    Writer writer;
    return writer.write(value, {}, 0).map([&] { return QByteArray::fromStdString(writer.text); });
}

} // namespace contract
