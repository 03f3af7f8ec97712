#include "views/panels/records/ownerbar.h"

#include "items/factory.h"
#include "views/panels/records/flowlayout.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QToolButton>

namespace views::panels {

using namespace contract;

namespace {
constexpr int fewestCharacters = 2; ///< one stands in too many names
constexpr int mostOfAWay = 2;
constexpr int widest = 300; ///< pixels of a name
constexpr int rebuildMs = 30;
}

OwnerBar::OwnerBar(const Shape &shape, const items::Factory &items, QWidget *parent)
    : QWidget(parent), m_shape(shape)
{
    new FlowLayout(this, shell::px(4));
    for (int field = 0; field < int(shape.fields.size()); ++field) {
        const auto &described = shape.fields[size_t(field)];
        if (described.kind != FieldKind::Reference || !described.traits.indexed || described.traits.readOnly || !described.traits.listed)
            continue;
        auto *found = items.references(*shapeNamed(described.references), this);
        connect(found, &items::ReferenceSource::settled, &m_rebuild, qOverload<>(&QTimer::start));
        m_ways.push_back({field, found});
    }
    m_rebuild.setSingleShot(true);
    m_rebuild.setInterval(rebuildMs);
    connect(&m_rebuild, &QTimer::timeout, this, &OwnerBar::refresh);
    hide();
}

void OwnerBar::look(const QString &typed)
{
    if (typed == m_typed)
        return;
    m_typed = typed;
    if (typed.size() < fewestCharacters) {
        refresh();
        return;
    }
    for (const auto &way : m_ways)
        way.found->setText(typed);
}

void OwnerBar::retranslate()
{
    setAccessibleName(tr("What the records may belong to"));
    refresh();
}

void OwnerBar::refresh()
{
    for (auto *former : findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly)) {
        layout()->removeWidget(former);
        former->hide();
        former->deleteLater();
    }
    int shown = 0;
    for (const auto &[field, found] : m_ways) {
        if (m_typed.size() < fewestCharacters)
            break;
        const auto &described = m_shape.fields[size_t(field)];
        for (int row = 0; row < std::min(found->rowCount(), mostOfAWay); ++row, ++shown) {
            const QString title = found->titleAt(row);
            const PanelFilter filter{{described.name, replica::ListFilter::Test::AnyOf, {idText(found->idAt(row))}}, {title}};
            //: "Unit: the city's data bureau": a field and the record that it points to.
            const QString said = tr("%1: %2").arg(items::captionOf(m_shape, described), title);
            auto *button = new QToolButton(this);
            button->setText(fontMetrics().elidedText(said, Qt::ElideRight, shell::px(widest)));
            button->setIcon(shell::icon(QStringLiteral("filter")));
            button->setIconSize(QSize(shell::px(12), shell::px(12)));
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            button->setFocusPolicy(Qt::StrongFocus);
            button->setToolTip(tr("Show only the records with this: %1").arg(title));
            button->setAccessibleName(said);
            connect(button, &QToolButton::clicked, this, [this, filter] { Q_EMIT chosen(filter); });
            layout()->addWidget(button);
            button->show();
        }
    }
    setVisible(shown > 0);
}

} // namespace views::panels
