// VersionDialog: what a version says otherwise than another, step by step; and the question whether it shall come into force.
#pragma once

#include "contract/entities/serviceitem.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QLineEdit;

namespace views::panels {

class VersionDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose { Compare, Publish };
    /// `before`: the version in force; null where there is none.
    VersionDialog(const contract::ServiceItem *before, const contract::ServiceItem &after, Purpose purpose, const contract::Catalogues &catalogues, QWidget *parent);
    [[nodiscard]] QString reason() const;

private:
    QLineEdit *m_reason = nullptr;
};

} // namespace views::panels
