#include "views/panels/exchange/importfailure.h"

#include "views/shell/notice.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace views::panels {

using namespace contract;

namespace {

struct ImportFailure {
    Q_DECLARE_TR_FUNCTIONS(ImportFailure)
};

/// What the readers of files say, in their words.
[[maybe_unused]] constexpr const char *said[] = {
    QT_TRANSLATE_NOOP("ImportFailure", "a quote that is not closed"),
    QT_TRANSLATE_NOOP("ImportFailure", "text behind a closing quote"),
    QT_TRANSLATE_NOOP("ImportFailure", "a quote that is not closed within 32767 characters"),
    QT_TRANSLATE_NOOP("ImportFailure", "a cell of more than 32767 characters"),
    QT_TRANSLATE_NOOP("ImportFailure", "more than 1000 columns"),
    QT_TRANSLATE_NOOP("ImportFailure", "bytes that are no text"),
    QT_TRANSLATE_NOOP("ImportFailure", "the file is empty"),
    QT_TRANSLATE_NOOP("ImportFailure", "no workbook"),
    QT_TRANSLATE_NOOP("ImportFailure", "no zip archive, or a damaged one"),
    QT_TRANSLATE_NOOP("ImportFailure", "the archive is damaged"),
    QT_TRANSLATE_NOOP("ImportFailure", "cannot be unpacked"),
    QT_TRANSLATE_NOOP("ImportFailure", "the workbook lacks its sheet"),
    QT_TRANSLATE_NOOP("ImportFailure", "a text that is not in the workbook"),
    QT_TRANSLATE_NOOP("ImportFailure", "the archive unpacks to more than a ledger does"),
    QT_TRANSLATE_NOOP("ImportFailure", "more texts than a ledger has"),
};

/// "line 7", "row 7" of the readers; anything else is a name.
QString placeOf(const QString &where)
{
    const QString number = where.section(u' ', 1);
    if (where.startsWith(QStringLiteral("line ")))
        return ImportFailure::tr("Line %1").arg(number);
    if (where.startsWith(QStringLiteral("row ")))
        return ImportFailure::tr("Row %1").arg(number);
    return QFileInfo(where).fileName();
}

} // namespace

QString importFailure(const Error &error)
{
    switch (error.code) {
    case ErrorCode::BadRequest:
    case ErrorCode::TooLarge: {
        const QString why = QCoreApplication::translate("ImportFailure", error.message.toUtf8().constData());
        const QString sentence = error.field.isEmpty() ? why : ImportFailure::tr("%1: %2").arg(placeOf(error.field), why);
        return ImportFailure::tr("The file cannot be read. %1. Mend it there and choose it again.").arg(sentence);
    }
    case ErrorCode::Storage:
        return ImportFailure::tr("The file cannot be opened or written: %1.").arg(error.message);
    case ErrorCode::NotFound:
        return ImportFailure::tr("The workbook has no sheet “%1”. Choose another sheet.").arg(error.field);
    case ErrorCode::UnknownField:
        return ImportFailure::tr("“%1” is no field of these records. Say anew where the columns go.").arg(error.field);
    case ErrorCode::NotUnique:
        return ImportFailure::tr("Two columns mean the same field (“%1”). Leave one of them out.").arg(error.field);
    case ErrorCode::InvalidValue:
        return ImportFailure::tr("Rows cannot be found by this column. Choose another key.");
    case ErrorCode::Cancelled:
        return ImportFailure::tr("Stopped. What was done stays done; the same file goes on where it was.");
    default:
        return views::shell::noticeOf(error).happened;
    }
}

} // namespace views::panels
