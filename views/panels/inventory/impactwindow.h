// ImpactWindow: what depends on the chosen resources, or what they depend on: drawn above, listed beneath, printed as
// whom to call. It stays open beside the list and follows live changes.
#pragma once

#include "views/shell/panelspec.h"

#include <QDialog>

class QAction;
class QLabel;
class QSpinBox;
class QSplitter;
class QTableView;
class QToolButton;

namespace contract {
struct Record;
}
namespace items {
class ImpactModel;
}

namespace views::panels {

class ImpactGraph;

class ImpactWindow : public QDialog
{
    Q_OBJECT

public:
    ImpactWindow(const std::vector<contract::Record> &starts, const shell::PanelContext &context, QWidget *parent);

Q_SIGNALS:
    void recordAsked(const QUuid &resource);

protected:
    void changeEvent(QEvent *event) override;

private:
    QAction *makeAction(const QString &icon, const QKeySequence &keys, void (ImpactWindow::*act)());
    void ask();
    void retranslate();
    void refresh();
    void copy();
    void print();
    void zoomIn();
    void zoomOut();
    void fit();
    void openChosen();

    shell::PanelContext m_context;
    QString m_subject;
    std::vector<QUuid> m_starts;
    items::ImpactModel *m_model;
    ImpactGraph *m_graph;
    QTableView *m_table;
    QLabel *m_heading;
    QLabel *m_summary;
    QLabel *m_depthLabel;
    QToolButton *m_down;
    QToolButton *m_up;
    QSpinBox *m_depth;
    QSplitter *m_splitter;
    QAction *m_copy;
    QAction *m_print;
    QAction *m_in;
    QAction *m_out;
    QAction *m_fit;
    bool m_choosing = false;
    bool m_failed = false;
};

} // namespace views::panels
