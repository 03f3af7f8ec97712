// Sum: decimals as they are printed, added exactly.
#pragma once

#include <QString>

namespace views::print {

class Sum
{
public:
    /// What is no number ("不适用", "") adds nothing.
    void add(const QString &decimal);
    /// With as many decimals as the longest of what was added; empty where nothing was.
    [[nodiscard]] QString text() const;

private:
    qint64 m_units = 0;
    int m_decimals = 0;
    bool m_has = false;
};

} // namespace views::print
