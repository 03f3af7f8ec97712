// FormDesk: what a binding has at hand while it fills a form: the other records, and what codes are called in Chinese.
#pragma once

#include "contract/entities/entities.h"
#include "exchange/forms/formdata.h"
#include "exchange/words.h"
#include "rules/decide.h"

namespace exchange {

using FormRow = QMap<QString, QString>;
using FormRows = std::vector<FormRow>;
using FormCells = std::initializer_list<std::pair<const char16_t *, QString>>;

[[nodiscard]] FormRow rowOf(FormCells cells);
void put(FormData &form, FormCells texts);

/// The code of a choice, as a layout's boxes are named.
template <ChoiceEnum T> [[nodiscard]] QString codeOf(T choice)
{
    return text(Codec<T>::encode(choice));
}
template <ChoiceEnum T> [[nodiscard]] QString codeOf(const std::optional<T> &choice)
{
    return choice ? codeOf(*choice) : QString();
}

class FormDesk
{
public:
    /// Both must outlive this.
    FormDesk(const rules::World &world, const Words &words) : m_world(world), m_words(words) {}

    [[nodiscard]] const rules::World &world() const { return m_world; }
    template <Entity E> [[nodiscard]] std::optional<E> find(Id<E> id) const
    {
        const auto record = id.isNull() ? std::nullopt : m_world.find(shapeOf<E>(), id.uuid);
        const auto read = record ? std::optional(fromRecord<E>(*record)) : std::nullopt;
        return read && *read ? std::optional<E>(**read) : std::nullopt;
    }
    /// The records, not retired, that hold the values in those fields; the first field has an index.
    template <Entity E> [[nodiscard]] std::vector<E> holding(std::initializer_list<std::pair<const char16_t *, Value>> wanted) const
    {
        std::vector<rules::FieldValue> values;
        for (const auto &[field, value] : wanted)
            values.push_back({shapeOf<E>().indexOf(QStringView(field)), value});
        std::vector<E> found;
        for (const auto &record : m_world.holding(shapeOf<E>(), values, {}))
            if (auto read = fromRecord<E>(record))
                found.push_back(*std::move(read));
        return found;
    }

    [[nodiscard]] QString unit(Id<Organisation> id) const;
    [[nodiscard]] QString system(Id<BusinessSystem> id) const;
    [[nodiscard]] QString person(Id<Person> id) const;
    /// The name of the person behind a login; the login where nobody is known behind it.
    [[nodiscard]] QString personOf(const QString &login) const;
    /// The person behind a login, as far as the accounts are seen.
    [[nodiscard]] std::optional<Person> behind(const QString &login) const;
    /// What a field is called.
    [[nodiscard]] QString heading(const Shape &shape, const FieldShape &field) const { return m_words.heading(shape, field, Language::Chinese); }
    /// What the code of a choice or catalogue is called.
    template <Entity E> [[nodiscard]] QString said(QStringView field, const QString &code) const { return said(shapeOf<E>(), field, code); }
    [[nodiscard]] QString said(const Shape &shape, QStringView field, const QString &code) const;
    /// Name and telephone, as far as they are known.
    [[nodiscard]] static QString contact(const QString &name, const QString &phone);
    /// Names of the files that hang on a record.
    [[nodiscard]] QString enclosures(const QUuid &record) const;

private:
    const rules::World &m_world;
    const Words &m_words;
};

} // namespace exchange
