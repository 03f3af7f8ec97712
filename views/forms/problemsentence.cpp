// What a field's rule wants, in the words of the person who fills it in.
#include "items/ordersentences.h"
#include "views/forms/fieldeditor.h"
#include "views/shell/notice.h"

#include <QLocale>

namespace views::forms {

using namespace contract;

QString problemSentence(const FieldShape &field, const Value &value, const Error &error)
{
    if (const QString life = items::lifeSentence(error); !life.isEmpty())
        return life;
    if (const QString order = items::orderSentence(error); !order.isEmpty())
        return order;
    if (error.code != ErrorCode::InvalidValue)
        return shell::fieldSentence(error);
    const auto &traits = field.traits;
    const bool bounded = traits.least != traits.most;
    const QString least = QLocale().toString(traits.least);
    const QString most = QLocale().toString(traits.most);
    switch (field.kind) {
    case FieldKind::Integer:
        return bounded ? FieldEditor::tr("A whole number from %1 to %2 is wanted.").arg(least, most) : FieldEditor::tr("A whole number is wanted.");
    case FieldKind::Real:
        return bounded ? FieldEditor::tr("A number from %1 to %2 is wanted.").arg(least, most) : FieldEditor::tr("A number is wanted.");
    case FieldKind::Date:
        return FieldEditor::tr("A date such as 2026-11-22 is wanted.");
    case FieldKind::Reference:
        return FieldEditor::tr("Choose a record from those that are offered while you type.");
    case FieldKind::Choice:
        return FieldEditor::tr("Choose an entry of the list.");
    case FieldKind::Text:
        if (*traits.catalogue != 0)
            return FieldEditor::tr("Choose an entry of the list.");
        if (traits.address)
            return FieldEditor::tr("An IPv4 address is wanted: four numbers from 0 to 255, such as 10.0.0.1.");
        if (const int longest = traits.maxLength == 0 ? 200 : traits.maxLength; text(value).size() > longest)
            return FieldEditor::tr("At most %n character(s) fit here.", nullptr, longest);
        break;
    case FieldKind::Boolean:
    case FieldKind::Instant:
    case FieldKind::Attributes:
        break;
    }
    return shell::fieldSentence(error);
}

} // namespace views::forms
