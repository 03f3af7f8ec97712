#include "contract/canonical.h"

#include "contract/jsontext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>
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

/// Writes until something has no canonical text; where that stands is put together on the way back up, so that it costs
/// nothing where all is well: a seal is hardly dearer than the signature in it.
class Writer
{
public:
    [[nodiscard]] bool write(const QJsonValue &value, int depth)
    {
        if (depth > deepest)
            return refuse("nested too deep");
        switch (value.type()) {
        case QJsonValue::Bool:
            text += value.toBool() ? "true" : "false";
            return true;
        case QJsonValue::Double:
            return writeNumber(value.toDouble());
        case QJsonValue::String:
            return writeText(value.toString());
        case QJsonValue::Array:
            return writeArray(value.toArray(), depth);
        case QJsonValue::Object:
            return writeObject(value.toObject(), depth);
        case QJsonValue::Null:
        case QJsonValue::Undefined:
            break;
        }
        text += "null";
        return true;
    }

    std::string text;
    QString place; ///< of what has no canonical text
    const char *problem = "";

private:
    bool refuse(const char *why)
    {
        problem = why;
        return false;
    }

    /// Within the element or member of that name.
    bool refusedIn(const QString &name)
    {
        place = place.isEmpty() || place.startsWith(u'[') ? name + place : name + u'.' + place;
        return false;
    }

    bool writeNumber(double number)
    {
        if (std::abs(number) > largestWhole || number != std::floor(number))
            return refuse("not a whole number");
        appendJsonNumber(text, qint64(number));
        return true;
    }

    bool writeText(const QString &string)
    {
        // Names, codes and digests are plain; they need neither a check nor a detour.
        if (std::ranges::all_of(string, [](QChar c) { return c >= u' ' && c < u'\x7f' && c != u'"' && c != u'\\'; })) {
            const size_t before = text.size();
            text.resize(before + size_t(string.size()) + 2, '"');
            std::ranges::transform(string, text.begin() + qsizetype(before) + 1, [](QChar c) { return char(c.unicode()); });
            return true;
        }
        if (!isUnicode(string))
            return refuse("half a surrogate pair");
        const QByteArray utf8 = string.toUtf8();
        appendJsonText(text, {utf8.constData(), size_t(utf8.size())});
        return true;
    }

    bool writeArray(const QJsonArray &array, int depth)
    {
        text += '[';
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (i > 0)
                text += ',';
            if (!write(array[i], depth + 1))
                return refusedIn(QStringLiteral("[%1]").arg(i));
        }
        text += ']';
        return true;
    }

    bool writeObject(const QJsonObject &object, int depth)
    {
        QStringList names = object.keys();
        const bool stands = std::ranges::is_sorted(names); // by UTF-16 code unit, as Qt keeps them where they are plain
        if (!stands)
            names.sort();
        text += '{';
        auto member = object.constBegin();
        for (qsizetype i = 0; i < names.size(); ++i, ++member) {
            if (i > 0)
                text += ',';
            if (!writeText(names[i]))
                return refusedIn(names[i]);
            text += ':';
            if (!write(stands ? member.value() : object.value(names[i]), depth + 1))
                return refusedIn(names[i]);
        }
        text += '}';
        return true;
    }
};

} // namespace

Result<QByteArray> canonicalJson(const QJsonValue &value)
{
    Writer writer;
    writer.text.reserve(1024);
    if (!writer.write(value, 0))
        return fail(ErrorCode::InvalidValue, writer.place, QString::fromLatin1(writer.problem));
    return QByteArray(writer.text.data(), qsizetype(writer.text.size()));
}

} // namespace contract
