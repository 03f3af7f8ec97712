#include "rules/evaluation/shortcode.h"

#include "contract/digest.h"
#include "contract/values.h"

#include <QStringList>

namespace rules::evaluation {

namespace {

const QLatin1StringView alphabet("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
constexpr int dataCharacters = 7;

/// Multiplies by two in the field of 32 elements (x^5 + x^2 + 1): every wrong character and every swap of two neighbours
/// gives another sum.
int doubled(int number)
{
    return (number << 1) ^ (number & 16 ? 0b100101 : 0);
}

int checkOf(QStringView data)
{
    int sum = 0;
    for (const QChar c : data)
        sum = doubled(sum ^ int(alphabet.indexOf(c)));
    return sum;
}

} // namespace

QString shortCode(const QUuid &evaluation, const QString &indicator, const QString &resultDigest)
{
    const QString said = contract::idText(evaluation) + u'\n' + indicator + u'\n' + resultDigest;
    const auto digest = QByteArray::fromHex(contract::sm3Hex(said.toUtf8()).toLatin1());
    quint64 bits = 0;
    for (int i = 0; i < 5; ++i)
        bits = bits << 8 | quint8(digest[i]);
    QString code;
    for (int i = 0; i < dataCharacters; ++i)
        code += alphabet[qsizetype(bits >> (35 - 5 * i) & 31)];
    code += alphabet[checkOf(code)];
    return code.insert(4, u'-');
}

std::optional<QString> codeFromText(const QString &typed)
{
    QString code;
    for (const QChar typedCharacter : typed.left(64).toUpper()) {
        if (typedCharacter.isSpace() || typedCharacter == u'-')
            continue;
        const QChar c = typedCharacter == u'I' || typedCharacter == u'L' ? u'1' : typedCharacter == u'O' ? u'0' : typedCharacter == u'U' ? u'V' : typedCharacter.unicode();
        if (!alphabet.contains(c))
            return std::nullopt;
        code += c;
    }
    if (code.size() != dataCharacters + 1 || alphabet[checkOf(QStringView(code).left(dataCharacters))] != code.back())
        return std::nullopt;
    return code.insert(4, u'-');
}

std::vector<FoundScore> scoresBehind(const QString &code, std::span<const CodedEvaluation> among)
{
    std::vector<FoundScore> found;
    for (const auto &coded : among) {
        if (shortCode(coded.evaluation, {}, coded.resultDigest) == code)
            found.push_back({coded.evaluation, {}});
        for (const auto &indicator : coded.indicators)
            if (shortCode(coded.evaluation, indicator, coded.resultDigest) == code)
                found.push_back({coded.evaluation, indicator});
    }
    return found;
}

} // namespace rules::evaluation
