// ImpactGraph: the walk as a drawing: the starts at the left, a column a distance, one line to each hit from the record
// that it was reached from. Zoomed by wheel and keys, walked through with the arrow keys.
#pragma once

#include <QGraphicsView>

namespace items {
class ImpactModel;
}

namespace views::panels {

class ImpactNode;

class ImpactGraph : public QGraphicsView
{
    Q_OBJECT

public:
    ImpactGraph(items::ImpactModel &model, QWidget *parent);
    /// Draws anew what the model holds, in the colours and the language of now.
    void rebuild();
    /// Marks that hit and the way to it; brings it into sight. -1: none.
    void choose(int hit);
    void zoomBy(double factor);
    void fit();

Q_SIGNALS:
    void chosen(int hit);
    void activated(int hit);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] ImpactNode *nodeOf(int hit) const;
    void pick(ImpactNode *node);
    void walk(int columns, int rows);

    items::ImpactModel &m_model;
    QGraphicsScene m_scene;
    std::vector<std::vector<ImpactNode *>> m_columns; ///< by distance, from top to bottom
    QHash<int, ImpactNode *> m_nodes;                 ///< by hit
    int m_chosen = -1;
    bool m_fitted = false; ///< the person has not zoomed: the drawing follows the window's size
};

} // namespace views::panels
