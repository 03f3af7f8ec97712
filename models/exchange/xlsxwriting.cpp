#include "exchange/xlsx.h"

#include <QDate>
#include <QFile>

#include <xlsxwriter.h>

namespace exchange {

namespace {

constexpr double digitsKept = 1e15; ///< a spreadsheet keeps 15 digits of a number

bool isEscape(QStringView text)
{
    return text.size() >= 7 && text[0] == u'_' && text[1] == u'x' && text[6] == u'_'
        && std::ranges::all_of(text.sliced(2, 4), [](QChar c) { return c.isDigit() || (c.toUpper() >= u'A' && c.toUpper() <= u'F'); });
}

/// What XML cannot hold as the file format writes it: _x000D_. The same characters written by hand get a mark of their own.
QByteArray escaped(const QString &text)
{
    const auto special = [&](qsizetype i) { return (text[i] < u' ' && text[i] != u'\n' && text[i] != u'\t') || isEscape(QStringView(text).sliced(i)); };
    QString whole;
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if ((text[i] >= u' ' && text[i] != u'_') || !special(i))
            continue;
        whole += QStringView(text).sliced(from, i - from);
        whole += QStringLiteral("_x%1_").arg(int(text[i].unicode()), 4, 16, QLatin1Char('0'));
        from = i + 1;
    }
    whole += QStringView(text).sliced(from);
    return whole.toUtf8();
}

class XlsxWriter : public SheetWriter
{
public:
    explicit XlsxWriter(const QString &path) : m_path(path) {}
    ~XlsxWriter() override
    {
        if (m_book)
            workbook_close(m_book);
    }

    Result<void> begin()
    {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        m_book = workbook_new_opt(QFile::encodeName(m_path).constData(), &options);
        if (!m_book)
            return fail(ErrorCode::Storage, m_path, QStringLiteral("no workbook"));
        m_day = workbook_add_format(m_book);
        format_set_num_format(m_day, "yyyy-mm-dd");
        m_bold = workbook_add_format(m_book);
        format_set_bold(m_bold);
        return {};
    }

    Result<void> addSheet(const QString &name, const std::vector<SheetColumn> &columns) override
    {
        m_sheet = workbook_add_worksheet(m_book, name.isEmpty() ? nullptr : name.toUtf8().constData());
        if (!m_sheet)
            return fail(ErrorCode::Storage, m_path, QStringLiteral("no sheet"));
        m_columns = columns;
        m_row = 0;
        for (size_t i = 0; i < m_columns.size(); ++i) {
            const double wide = m_columns[i].kind == SheetColumn::Kind::Text ? 18 : 12;
            const auto column = lxw_col_t(i);
            worksheet_set_column(m_sheet, column, column, std::max<double>(wide, double(m_columns[i].heading.size()) * 2 + 2), nullptr);
        }
        worksheet_freeze_panes(m_sheet, 1, 0);
        for (size_t i = 0; i < m_columns.size(); ++i)
            worksheet_write_string(m_sheet, 0, lxw_col_t(i), escaped(m_columns[i].heading).constData(), m_bold);
        return {};
    }

    Result<void> write(std::span<const QString> cells) override
    {
        Q_ASSERT_X(cells.size() == m_columns.size(), "XlsxWriter", "a cell a column");
        ++m_row;
        for (size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].isEmpty())
                continue;
            const auto error = writeCell(lxw_col_t(i), m_columns[i].kind, cells[i]);
            if (error != LXW_NO_ERROR)
                return fail(error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE ? ErrorCode::TooLarge : ErrorCode::Storage, m_path, QString::fromUtf8(lxw_strerror(error)));
        }
        return {};
    }

    Result<void> finish() override
    {
        const auto error = workbook_close(std::exchange(m_book, nullptr));
        if (error != LXW_NO_ERROR)
            return fail(ErrorCode::Storage, m_path, QString::fromUtf8(lxw_strerror(error)));
        return {};
    }

private:
    lxw_error writeCell(lxw_col_t column, SheetColumn::Kind kind, const QString &cell)
    {
        if (kind == SheetColumn::Kind::Number) {
            bool number = false;
            const double value = cell.toDouble(&number);
            if (number && std::isfinite(value) && std::abs(value) < digitsKept)
                return worksheet_write_number(m_sheet, m_row, column, value, nullptr);
        }
        if (kind == SheetColumn::Kind::Date) {
            // Days before March 1900 are counted differently by different programs, so they go as texts.
            const auto day = QDate::fromString(cell, Qt::ISODate);
            if (day >= QDate(1900, 3, 1) && day.year() <= 9999)
                return worksheet_write_number(m_sheet, m_row, column, double(QDate(1899, 12, 30).daysTo(day)), m_day);
        }
        return worksheet_write_string(m_sheet, m_row, column, escaped(cell).constData(), nullptr);
    }

    QString m_path;
    std::vector<SheetColumn> m_columns;
    lxw_workbook *m_book = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    lxw_format *m_day = nullptr;
    lxw_format *m_bold = nullptr;
    lxw_row_t m_row = 0;
};

} // namespace

Result<std::unique_ptr<SheetWriter>> writeXlsx(const QString &path, const std::vector<SheetColumn> &columns, const QString &name)
{
    auto writer = std::make_unique<XlsxWriter>(path);
    return writer->begin().and_then([&] { return writer->addSheet(name, columns); }).map([&]() -> std::unique_ptr<SheetWriter> { return std::move(writer); });
}

} // namespace exchange
