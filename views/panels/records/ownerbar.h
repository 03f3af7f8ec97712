// OwnerBar: what is typed into the search may be the name of what the records belong to: a unit, a system. Those that are
// called so stand here, and a press narrows the list to one of them.
#pragma once

#include "views/panels/records/filterwords.h"

#include <QTimer>
#include <QWidget>

namespace items {
class Factory;
class ReferenceSource;
}

namespace views::panels {

class OwnerBar : public QWidget
{
    Q_OBJECT

public:
    OwnerBar(const contract::Shape &shape, const items::Factory &items, QWidget *parent);
    /// Looks for owners by that name. Takes no space where there are none.
    void look(const QString &typed);
    void retranslate();

Q_SIGNALS:
    void chosen(const views::panels::PanelFilter &filter);

private:
    void refresh();

    /// A field that points to owners, and the owners found.
    struct Way {
        int field;
        items::ReferenceSource *found;
    };
    const contract::Shape &m_shape;
    std::vector<Way> m_ways;
    QString m_typed;
    QTimer m_rebuild; ///< both sources answer twice within a moment
};

} // namespace views::panels
