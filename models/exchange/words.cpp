#include "exchange/words.h"

#include "contract/entities/entities.h"

#include <QRegularExpression>
#include <QTranslator>

namespace exchange {

namespace {

constexpr Language allLanguages[] = {Language::Names, Language::English, Language::Chinese};

} // namespace

Words::Words(const Catalogues &catalogues, const QTranslator *chinese) : m_catalogues(catalogues), m_chinese(chinese) {}

QString Words::said(const Shape &shape, const char *caption, Language language, Word word) const
{
    if (language == Language::Chinese && m_chinese) {
        const QString own = m_chinese->translate(captionContext(shape).constData(), caption);
        if (!own.isEmpty() && word == Word::OfField)
            return own;
        // What a field of the entity is called is no word for a choice: an order has a field "Problem" and may be one.
        const bool isField = std::ranges::any_of(shape.fields, [caption](const FieldShape &field) { return qstrcmp(field.caption, caption) == 0; });
        if (!own.isEmpty() && !isField)
            return own;
        // A choice's captions stand with the entity that declares the enum, which another entity may use too.
        for (const auto &other : allShapes())
            if (const QString theirs = m_chinese->translate(captionContext(other).constData(), caption); !theirs.isEmpty() && theirs != own)
                return theirs;
        if (!own.isEmpty())
            return own;
    }
    return QString::fromUtf8(caption);
}

QString Words::said(const char *context, const char *caption, Language language) const
{
    const QString theirs = language == Language::Chinese && m_chinese ? m_chinese->translate(context, caption) : QString();
    return theirs.isEmpty() ? QString::fromUtf8(caption) : theirs;
}

QString Words::plainHeading(QString heading)
{
    static const QRegularExpression unit(QStringLiteral("[(（\\[][^)）\\]]*[)）\\]]"));
    static const QRegularExpression blanks(QStringLiteral("[\\s*＊]"));
    return heading.remove(unit).remove(blanks).toCaseFolded();
}

QString Words::heading(const Shape &shape, const FieldShape &field, Language language) const
{
    if (language == Language::Names)
        return field.name;
    const QString caption = said(shape, field.caption, language);
    if (*field.traits.unit == 0)
        return caption;
    const QString unit = QString::fromUtf8(field.traits.unit);
    return language == Language::Chinese ? QStringLiteral("%1（%2）").arg(caption, unit) : QStringLiteral("%1 (%2)").arg(caption, unit);
}

QString Words::codeText(const Shape &shape, const FieldShape &field, const QString &code, Language language) const
{
    if (language == Language::Names)
        return code;
    const auto choice = std::ranges::find(field.choices, code, &ChoiceShape::code);
    if (choice != field.choices.end())
        return said(shape, choice->caption, language, Word::OfChoice);
    const auto *catalogue = m_catalogues.named(QString::fromUtf8(field.traits.catalogue));
    const auto *entry = catalogue ? catalogue->find(code) : nullptr;
    if (!entry)
        return code;
    return language == Language::Chinese ? entry->zh : entry->en;
}

QString Words::textOf(const Shape &shape, const FieldShape &field, const QString &code, Language language) const
{
    const QString text = codeText(shape, field, code, language);
    return codesOf(shape, field).value(folded(text)) == code ? text : code;
}

QString Words::textOf(bool yes, Language language) const
{
    switch (language) {
    case Language::Names:
        return yes ? QStringLiteral("TRUE") : QStringLiteral("FALSE");
    case Language::English:
        return yes ? QStringLiteral("Yes") : QStringLiteral("No");
    case Language::Chinese:
        return yes ? QStringLiteral("是") : QStringLiteral("否");
    }
    return {};
}

int Words::fieldOf(const Shape &shape, const QString &heading) const
{
    if (const int named = shape.indexOf(heading.trimmed()); named >= 0)
        return named;
    const QString plain = plainHeading(heading);
    if (plain.isEmpty())
        return -1;
    for (size_t i = 0; i < shape.fields.size(); ++i)
        for (const auto language : allLanguages)
            if (plainHeading(said(shape, shape.fields[i].caption, language)) == plain)
                return int(i);
    return -1;
}

QString Words::relationOf(const Shape &shape, const QString &heading) const
{
    static constexpr QStringView mark = u"relation:";
    if (shape.name != QLatin1StringView(Describe<Resource>::name))
        return {};
    const auto &relations = shapeOf<Relation>();
    const auto &kinds = relations.fields[size_t(relations.indexOf(u"kind"))].choices;
    const bool marked = heading.startsWith(mark);
    const QString plain = plainHeading(marked ? heading.mid(mark.size()) : heading);
    for (const auto &kind : kinds) {
        if (plain == kind.code)
            return kind.code;
        // 备份 over a ledger's column is rather the backup's policy; that one must be marked.
        if (!marked && kind.code == u"backs_up")
            continue;
        for (const auto language : allLanguages)
            if (plainHeading(said(relations, kind.caption, language)) == plain)
                return kind.code;
    }
    return {};
}

bool Words::hasCodes(const FieldShape &field)
{
    return field.kind == FieldKind::Choice || *field.traits.catalogue != 0;
}

QHash<QString, QString> Words::codesOf(const Shape &shape, const FieldShape &field) const
{
    QStringList codes;
    for (const auto &choice : field.choices)
        codes << choice.code;
    if (const auto *catalogue = m_catalogues.named(QString::fromUtf8(field.traits.catalogue)))
        for (const auto &entry : catalogue->entries)
            codes << entry.code;
    QHash<QString, QString> meanings;
    for (const auto language : {Language::English, Language::Chinese})
        for (const auto &code : codes) {
            const QString text = folded(codeText(shape, field, code, language));
            if (const auto known = meanings.find(text); known != meanings.end() && *known != code)
                known->clear();
            else
                meanings.insert(text, code);
        }
    // A code always means itself.
    for (const auto &code : codes)
        meanings.insert(folded(code), code);
    return meanings;
}

} // namespace exchange
