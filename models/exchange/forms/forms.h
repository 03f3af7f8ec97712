// The bindings of printed forms (打印表单): which record fills which form, and with what. The layouts are data
// (resources/print); what a form says is asked here, of the record and of the records beside it. Every form may be printed
// blank: then nothing is bound.
#pragma once

#include "exchange/forms/formdata.h"
#include "exchange/words.h"
#include "rules/decide.h"

namespace exchange {

/// Fills a form from a record of its entity. Every name that the form can hold is in what it returns, if only as an empty text.
using FormFilling = FormData (*)(const Record &record, const class FormDesk &desk);

struct FormBinding {
    const char *form;   ///< code of the layout: "F06"
    const char *entity; ///< whose records it prints
    FormFilling fill;
};

/// All of them, in the order of codes. F27 has none: nobody keeps records of it.
[[nodiscard]] std::span<const FormBinding> formBindings();
/// Null where records of the entity do not fill that form.
[[nodiscard]] const FormBinding *formBinding(QStringView form, QStringView entity);
/// The entity whose records fill the form; empty for one that is printed blank only.
[[nodiscard]] QString entityOfForm(QStringView form);

/// The form of a record, with its digest and short code. The words must speak Chinese.
[[nodiscard]] FormData boundForm(const FormBinding &binding, const Record &record, const rules::World &world, const Words &words);

/// SM3 over the canonical JSON of what is printed: form, texts and tables.
[[nodiscard]] QString formDigest(QStringView form, const FormData &data);

} // namespace exchange
