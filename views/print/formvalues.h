// FormValues: what the names of a layout stand for, in a form, in a row of a table and in the head.
#pragma once

#include "exchange/forms/formdata.h"
#include "views/print/textsetter.h"

namespace views::print {

class FormValues
{
public:
    /// Both must outlive this.
    FormValues(const Layout &layout, const exchange::FormData &data) : m_layout(layout), m_data(data) {}

    /// The row whose names go first; null for none.
    void setRow(const QMap<QString, QString> *row) { m_row = row; }
    [[nodiscard]] QString text(const QString &name) const;
    [[nodiscard]] bool holds(const When &when) const;
    void append(InlineText &text, const BoundText &bound) const;
    void append(InlineText &text, const Choice &choice) const;

private:
    const Layout &m_layout;
    const exchange::FormData &m_data;
    const QMap<QString, QString> *m_row = nullptr;
};

} // namespace views::print
