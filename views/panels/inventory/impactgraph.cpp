#include "views/panels/inventory/impactgraph.h"

#include "items/impactmodel.h"
#include "views/shell/theme.h"

#include <QGraphicsItem>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

namespace views::panels {

namespace {

constexpr int mostInColumn = 40; ///< a column with more ends in one box that counts the rest: nobody reads them in a drawing
constexpr double leastZoom = 0.2;
constexpr double mostZoom = 3;

shell::Tone toneOf(const rules::ImpactHit &hit)
{
    if (hit.distance == 0)
        return shell::Tone::Accent;
    switch (hit.effect) {
    case rules::ImpactEffect::Hit:
        return shell::Tone::Bad;
    case rules::ImpactEffect::KeptByRedundancy:
        return shell::Tone::Good;
    case rules::ImpactEffect::LosesProtection:
        return shell::Tone::Warning;
    }
    return shell::Tone::Neutral;
}

Qt::PenStyle lineOf(rules::ImpactEffect effect)
{
    switch (effect) {
    case rules::ImpactEffect::Hit:
        return Qt::SolidLine;
    case rules::ImpactEffect::KeptByRedundancy:
        return Qt::DashLine;
    case rules::ImpactEffect::LosesProtection:
        return Qt::DotLine;
    }
    return Qt::SolidLine;
}

} // namespace

/// One record: its name, and beneath it how it was reached and what that means.
class ImpactNode : public QGraphicsItem
{
public:
    ImpactNode(int hit, int column, int row, QString name, QString note, shell::Tone tone)
        : hit(hit), column(column), row(row), m_name(std::move(name)), m_note(std::move(note)), m_tone(tone)
    {
        setToolTip(m_note.isEmpty() ? m_name : m_name + u'\n' + m_note);
        setZValue(1);
    }

    static QSizeF size() { return {double(shell::px(188)), double(shell::px(44))}; }
    [[nodiscard]] QRectF boundingRect() const override { return QRectF({-2, -2}, size() + QSizeF(4, 4)); }
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const QString &note() const { return m_note; }
    void setMark(bool onWay, bool isChosen)
    {
        m_onWay = onWay;
        m_chosen = isChosen;
        update();
    }

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *widget) override
    {
        const auto tone = shell::colours(m_tone);
        const QPalette palette = widget ? widget->palette() : QPalette();
        const QRectF box(QPointF(), size());
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(m_chosen ? palette.color(QPalette::Highlight) : hit < 0 ? palette.color(QPalette::Window) : tone.background);
        painter->setPen(QPen(m_onWay ? palette.color(QPalette::Highlight) : tone.line, m_onWay ? 2.0 : 1.0));
        painter->drawRoundedRect(box, shell::px(4), shell::px(4));
        painter->setPen(m_chosen ? palette.color(QPalette::HighlightedText) : palette.color(QPalette::Text));
        const QRectF inner = box.adjusted(shell::px(8), shell::px(4), -shell::px(8), -shell::px(4));
        const QFontMetricsF metrics(painter->font());
        painter->drawText(inner, (m_note.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop) | Qt::AlignLeft, metrics.elidedText(m_name, Qt::ElideMiddle, inner.width()));
        painter->setPen(m_chosen ? palette.color(QPalette::HighlightedText) : tone.text);
        painter->drawText(inner, Qt::AlignBottom | Qt::AlignLeft, metrics.elidedText(m_note, Qt::ElideRight, inner.width()));
    }

    const int hit; ///< -1: the box that counts the rest of its column
    const int column;
    const int row;

private:
    QString m_name;
    QString m_note;
    shell::Tone m_tone;
    bool m_onWay = false;
    bool m_chosen = false;
};

namespace {

/// The line from one node to another, farther right.
class Link : public QGraphicsPathItem
{
public:
    Link(const ImpactNode &from, const ImpactNode &to, rules::ImpactEffect effect, const QColor &colour)
    {
        const QPointF start = from.pos() + QPointF(ImpactNode::size().width(), ImpactNode::size().height() / 2);
        const QPointF end = to.pos() + QPointF(0, ImpactNode::size().height() / 2);
        const QPointF bend((end.x() - start.x()) / 2, 0);
        QPainterPath path(start);
        path.cubicTo(start + bend, end - bend, end);
        setPath(path);
        setPen(QPen(colour, 1.2, lineOf(effect)));
    }
};

} // namespace

ImpactGraph::ImpactGraph(items::ImpactModel &model, QWidget *parent) : QGraphicsView(parent), m_model(model)
{
    setObjectName(QStringLiteral("impactGraph"));
    setScene(&m_scene);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setFocusPolicy(Qt::StrongFocus);
    connect(&model, &QAbstractItemModel::modelReset, this, &ImpactGraph::rebuild);
    rebuild();
}

void ImpactGraph::rebuild()
{
    m_scene.clear();
    m_scene.setFont(font());
    m_scene.setBackgroundBrush(palette().base());
    m_columns.clear();
    m_nodes.clear();
    const auto &hits = m_model.impact().hits;
    std::vector<int> left; ///< of each column, how many found no place
    for (int i = 0; i < int(hits.size()); ++i) {
        const auto &hit = hits[size_t(i)];
        if (hit.again || (hit.distance > 0 && m_model.rowOf(i) < 0))
            continue;
        if (hit.distance >= int(m_columns.size())) {
            m_columns.resize(size_t(hit.distance) + 1);
            left.resize(m_columns.size());
        }
        auto &column = m_columns[size_t(hit.distance)];
        // A record whose way begins at one that has no place here has none either.
        if (int(column.size()) == mostInColumn || (hit.before >= 0 && !m_nodes.contains(hit.before) && !hits[size_t(hit.before)].again)) {
            ++left[size_t(hit.distance)];
            continue;
        }
        //: In the drawing of what a failure reaches: the kind of relation, and what it means.
        const QString note = hit.distance == 0 ? QString() : tr("%1 · %2").arg(m_model.kindOf(hit.tie), items::ImpactModel::textOf(hit.effect));
        auto *node = new ImpactNode(i, hit.distance, int(column.size()), m_model.nameOf(i), note, toneOf(hit));
        column.push_back(node);
        m_nodes.insert(i, node);
    }
    const double wide = ImpactNode::size().width() + shell::px(72);
    const double high = ImpactNode::size().height() + shell::px(8);
    for (int c = 0; c < int(m_columns.size()); ++c) {
        auto &column = m_columns[size_t(c)];
        if (left[size_t(c)] > 0)
            column.push_back(new ImpactNode(-1, c, int(column.size()), tr("%n more", nullptr, left[size_t(c)]), tr("in the list below"), shell::Tone::Neutral));
        for (auto *node : column) {
            node->setPos(c * wide, (node->row - double(column.size() - 1) / 2) * high);
            m_scene.addItem(node);
        }
    }
    for (auto *node : std::as_const(m_nodes)) {
        const auto &hit = hits[size_t(node->hit)];
        if (const auto *from = hit.before < 0 ? nullptr : nodeOf(hit.before))
            m_scene.addItem(new Link(*from, *node, hit.effect, palette().color(QPalette::PlaceholderText)));
    }
    const double edge = shell::px(24);
    m_scene.setSceneRect(m_scene.itemsBoundingRect().adjusted(-edge, -edge, edge, edge));
    m_chosen = -1;
    fit();
}

ImpactNode *ImpactGraph::nodeOf(int hit) const
{
    return m_nodes.value(hit);
}

void ImpactGraph::choose(int hit)
{
    m_chosen = hit;
    const auto way = hit < 0 ? std::vector<int>() : rules::pathTo(m_model.impact(), hit);
    for (auto *node : std::as_const(m_nodes))
        node->setMark(std::ranges::find(way, node->hit) != way.end(), node->hit == hit);
    if (auto *node = nodeOf(hit)) {
        ensureVisible(node, shell::px(24), shell::px(24));
        setAccessibleDescription(node->name() + QStringLiteral(", ") + node->note());
    }
}

void ImpactGraph::pick(ImpactNode *node)
{
    if (!node || node->hit < 0)
        return;
    choose(node->hit);
    Q_EMIT chosen(node->hit);
}

void ImpactGraph::zoomBy(double factor)
{
    const double now = transform().m11();
    const double then = std::clamp(now * factor, leastZoom, mostZoom);
    scale(then / now, then / now);
    m_fitted = false;
}

void ImpactGraph::fit()
{
    resetTransform();
    const QSizeF whole = sceneRect().size();
    if (whole.isEmpty())
        return;
    // Small drawings are not blown up, and large ones stay legible: the rest is scrolled to.
    const double factor = std::clamp(std::min(viewport()->width() / whole.width(), viewport()->height() / whole.height()), 0.6, 1.0);
    scale(factor, factor);
    centerOn(sceneRect().center());
    if (sceneRect().width() * factor > viewport()->width())
        horizontalScrollBar()->setValue(horizontalScrollBar()->minimum());
    m_fitted = true;
}

void ImpactGraph::walk(int columns, int rows)
{
    auto *node = nodeOf(m_chosen);
    if (!node) {
        pick(m_columns.empty() || m_columns.front().empty() ? nullptr : m_columns.front().front());
        return;
    }
    if (columns < 0) {
        pick(nodeOf(m_model.impact().hits[size_t(node->hit)].before));
        return;
    }
    if (columns > 0) {
        // The first that was reached from here, else the one at the same height.
        if (node->column + 1 >= int(m_columns.size()))
            return;
        const auto &next = m_columns[size_t(node->column) + 1];
        const auto child = std::ranges::find_if(next, [&](const ImpactNode *other) { return other->hit >= 0 && m_model.impact().hits[size_t(other->hit)].before == node->hit; });
        pick(child != next.end() ? *child : next[std::min(size_t(node->row), next.size() - 1)]);
        return;
    }
    const auto &column = m_columns[size_t(node->column)];
    pick(column[size_t(std::clamp(node->row + rows, 0, int(column.size()) - 1))]);
}

void ImpactGraph::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return walk(-1, 0);
    case Qt::Key_Right:
        return walk(1, 0);
    case Qt::Key_Up:
        return walk(0, -1);
    case Qt::Key_Down:
        return walk(0, 1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(1.2);
    case Qt::Key_Minus:
        return zoomBy(1 / 1.2);
    case Qt::Key_0:
        return fit();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_chosen >= 0)
            Q_EMIT activated(m_chosen);
        return;
    default:
        QGraphicsView::keyPressEvent(event);
    }
}

void ImpactGraph::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier))
        zoomBy(event->angleDelta().y() > 0 ? 1.15 : 1 / 1.15);
    else
        QGraphicsView::wheelEvent(event);
}

void ImpactGraph::mousePressEvent(QMouseEvent *event)
{
    if (auto *node = dynamic_cast<ImpactNode *>(itemAt(event->pos()))) {
        setFocus();
        pick(node);
        return;
    }
    QGraphicsView::mousePressEvent(event);
}

void ImpactGraph::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const auto *node = dynamic_cast<ImpactNode *>(itemAt(event->pos())); node && node->hit >= 0)
        Q_EMIT activated(node->hit);
}

void ImpactGraph::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fitted)
        fit();
}

} // namespace views::panels
