#include "items/clipboardtext.h"

namespace items {

namespace {

QString oneLine(QString text)
{
    for (QChar &c : text)
        if (c == u'\t' || c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    return text;
}

bool isWritten(const FieldShape &field)
{
    return field.kind != FieldKind::Integer && field.kind != FieldKind::Real;
}

} // namespace

QString clipboardCell(const Shape &shape, const FieldShape &field, const Value &value, const Catalogues &catalogues, const QString &title)
{
    // Numbers go without grouping and unit, so that a spreadsheet can count with them.
    if (const auto *whole = std::get_if<qint64>(&value); whole && field.kind == FieldKind::Integer)
        return QString::number(*whole);
    if (const auto *real = std::get_if<double>(&value))
        return QString::number(*real);
    const QString cell = displayText(shape, field, value, catalogues, title);
    return isWritten(field) ? clipboardText(cell) : oneLine(cell);
}

QString clipboardText(const QString &text)
{
    QString cell = oneLine(text);
    if (!cell.isEmpty() && QStringView(u"=+-@").contains(cell.front()))
        cell.prepend(u'\'');
    return cell;
}

void appendClipboardHeader(const Shape &shape, const std::vector<int> &fields, QString &out)
{
    for (size_t i = 0; i < fields.size(); ++i)
        out += (i == 0 ? QString() : QStringLiteral("\t")) + oneLine(captionOf(shape, shape.fields[size_t(fields[i])]));
    out += u'\n';
}

void appendClipboardRow(const Shape &shape, const std::vector<int> &fields, const ListRow &row, const Catalogues &catalogues, QString &out)
{
    for (size_t i = 0; i < fields.size(); ++i) {
        const auto field = size_t(fields[i]);
        if (i != 0)
            out += u'\t';
        out += clipboardCell(shape, shape.fields[field], row.record.values[field], catalogues, row.titles[field]);
    }
    out += u'\n';
}

} // namespace items
