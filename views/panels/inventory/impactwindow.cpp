#include "views/panels/inventory/impactwindow.h"

#include "contract/entities/resource.h"
#include "items/factory.h"
#include "views/forms/tables.h"
#include "views/panels/inventory/impactgraph.h"
#include "views/print/tablesheet.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSpinBox>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::ImpactModel;

namespace {

constexpr int deepest = 10;
constexpr int usualDepth = 3;

} // namespace

ImpactWindow::ImpactWindow(const std::vector<Record> &starts, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_model(context.items.impact(this))
    , m_graph(new ImpactGraph(*m_model, this))
    , m_table(new QTableView(this))
    , m_heading(new QLabel(this))
    , m_summary(new QLabel(this))
    , m_depthLabel(new QLabel(this))
    , m_down(new QToolButton(this))
    , m_up(new QToolButton(this))
    , m_depth(new QSpinBox(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    setObjectName(QStringLiteral("impactWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlags(windowFlags() | Qt::WindowMaximizeButtonHint);
    for (const auto &start : starts)
        m_starts.push_back(start.id);
    if (starts.size() == 1)
        m_subject = titleOf(shapeOf<Resource>(), starts.front());

    m_heading->setFont(shell::headingFont(3));
    m_summary->setWordWrap(true);
    auto *directions = new QButtonGroup(this);
    for (auto *button : {m_down, m_up}) {
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        directions->addButton(button);
    }
    m_down->setChecked(true);
    m_depth->setRange(1, deepest);
    m_depth->setValue(usualDepth);
    m_copy = makeAction(QStringLiteral("copy"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &ImpactWindow::copy);
    m_print = makeAction(QStringLiteral("print"), QKeySequence(Qt::CTRL | Qt::Key_P), &ImpactWindow::print);
    m_in = makeAction(QStringLiteral("zoom-in"), QKeySequence(Qt::CTRL | Qt::Key_Plus), &ImpactWindow::zoomIn);
    m_out = makeAction(QStringLiteral("zoom-out"), QKeySequence(Qt::CTRL | Qt::Key_Minus), &ImpactWindow::zoomOut);
    m_fit = makeAction(QStringLiteral("zoom-fit"), QKeySequence(Qt::CTRL | Qt::Key_0), &ImpactWindow::fit);

    auto *bar = new QHBoxLayout;
    bar->setSpacing(shell::px(4));
    bar->addWidget(m_down);
    bar->addWidget(m_up);
    bar->addSpacing(shell::px(12));
    bar->addWidget(m_depthLabel);
    bar->addWidget(m_depth);
    bar->addStretch(1);
    for (auto *action : {m_out, m_in, m_fit, m_copy, m_print}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setToolButtonStyle(action == m_copy || action == m_print ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        bar->addWidget(button);
    }
    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(12), shell::px(16), shell::px(8));
    head->setSpacing(shell::px(8));
    head->addWidget(m_heading);
    head->addLayout(bar);
    head->addWidget(m_summary);

    forms::prepare(*m_table);
    m_table->setObjectName(QStringLiteral("impactList"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(ImpactModel::DistanceColumn, Qt::AscendingOrder);
    constexpr std::array widths{84, 200, 110, 200, 200, 80, 90, 130, 420};
    static_assert(widths.size() == ImpactModel::ColumnCount);
    for (int column = 0; column < ImpactModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, std::max(shell::px(widths[size_t(column)]), m_table->horizontalHeader()->sectionSizeHint(column)));
    m_splitter->addWidget(m_graph);
    m_splitter->addWidget(m_table);
    m_splitter->setSizes({320, 320});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_splitter, 1);
    resize(shell::px(1200), shell::px(760));

    connect(m_down, &QToolButton::toggled, this, &ImpactWindow::ask);
    connect(m_depth, &QSpinBox::valueChanged, this, &ImpactWindow::ask);
    connect(m_model, &ImpactModel::busyChanged, this, &ImpactWindow::refresh);
    connect(m_model, &ImpactModel::failed, this, [this](const Error &error) {
        m_failed = true;
        m_context.host.notify(shell::noticeOf(error));
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        refresh();
        m_table->selectRow(0);
    });
    connect(m_graph, &ImpactGraph::chosen, this, [this](int hit) {
        m_choosing = true;
        const int row = m_model->rowOf(hit);
        row < 0 ? m_table->clearSelection() : m_table->selectRow(row);
        m_choosing = false;
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (!m_choosing && current.isValid())
            m_graph->choose(m_model->hitAt(current.row()));
    });
    connect(m_graph, &ImpactGraph::activated, this, &ImpactWindow::openChosen);
    connect(m_table, &QTableView::activated, this, &ImpactWindow::openChosen);
    connect(&context.host, &shell::PanelHost::languageChanged, this, &ImpactWindow::retranslate);
    connect(&context.host, &shell::PanelHost::themeChanged, m_graph, &ImpactGraph::rebuild);
    retranslate();
    ask();
    m_table->setFocus();
}

QAction *ImpactWindow::makeAction(const QString &icon, const QKeySequence &keys, void (ImpactWindow::*act)())
{
    auto *action = new QAction(shell::icon(icon), QString(), this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, act);
    addAction(action);
    return action;
}

void ImpactWindow::ask()
{
    m_failed = false;
    m_model->ask({.starts = m_starts,
                  .direction = m_down->isChecked() ? rules::ImpactDirection::Dependents : rules::ImpactDirection::Dependencies,
                  .depth = m_depth->value()});
}

void ImpactWindow::retranslate()
{
    const QString subject = m_subject.isEmpty() ? tr("%n resource(s)", nullptr, int(m_starts.size())) : m_subject;
    setWindowTitle(tr("Impact: %1").arg(subject));
    m_heading->setText(subject);
    m_down->setText(tr("What it takes with it"));
    m_down->setToolTip(tr("Which resources are hit when it fails"));
    m_up->setText(tr("What it stands on"));
    m_up->setToolTip(tr("Which resources it needs to work"));
    m_depthLabel->setText(tr("Depth"));
    m_depth->setAccessibleName(tr("Depth: how many relations away"));
    m_depthLabel->setBuddy(m_depth);
    m_graph->setAccessibleName(tr("Drawing of the impact"));
    m_table->setAccessibleName(tr("List of the impact"));
    m_copy->setText(tr("Copy list"));
    m_print->setText(tr("Print…"));
    m_in->setText(tr("Larger"));
    m_out->setText(tr("Smaller"));
    m_fit->setText(tr("Whole drawing"));
    m_graph->rebuild();
    refresh();
}

void ImpactWindow::refresh()
{
    const auto &found = m_model->summary();
    if (m_model->isBusy() && m_model->rowCount() == 0)
        m_summary->setText(tr("Following the relations…"));
    else if (m_failed)
        m_summary->setText(tr("The relations could not be followed. Change the depth to try again."));
    else if (m_model->rowCount() == 0)
        m_summary->setText(m_down->isChecked() ? tr("Nothing that is recorded depends on it.") : tr("Nothing is recorded that it depends on."));
    else {
        QStringList sentences{m_down->isChecked() ? tr("%n resource(s) hit", nullptr, found.hit) : tr("%n resource(s) needed", nullptr, found.hit),
                              tr("of %n unit(s)", nullptr, found.units), tr("in %n system(s)", nullptr, found.systems)};
        if (found.kept > 0)
            sentences << tr("%n kept by redundancy", nullptr, found.kept);
        if (found.unprotected > 0)
            sentences << (m_down->isChecked() ? tr("%n lose(s) protection", nullptr, found.unprotected) : tr("%n protect(s) it", nullptr, found.unprotected));
        if (found.isCut)
            sentences << tr("there are more than are shown: choose a smaller depth");
        //: Joins the parts of the summary of an impact list.
        m_summary->setText(sentences.join(tr(", ")));
    }
    const bool any = m_model->rowCount() > 0;
    for (auto *action : {m_copy, m_print}) {
        action->setEnabled(any);
        action->setToolTip(any ? QStringLiteral("%1 (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)) : tr("The list is empty."));
    }
    for (auto *action : {m_in, m_out, m_fit})
        action->setToolTip(QStringLiteral("%1 (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
    m_splitter->widget(0)->setVisible(any);
}

void ImpactWindow::copy()
{
    QGuiApplication::clipboard()->setText(m_model->asText());
    m_context.host.notify({.happened = tr("%n row(s) copied.", nullptr, m_model->rowCount())});
}

void ImpactWindow::print()
{
    constexpr std::array columns{ImpactModel::DistanceColumn, ImpactModel::NameColumn, ImpactModel::EffectColumn, ImpactModel::UnitColumn, ImpactModel::SystemColumn,
                                 ImpactModel::LevelColumn, ImpactModel::OwnerColumn, ImpactModel::PhoneColumn, ImpactModel::WayColumn};
    // Wide enough for the longest word of a caption in either language, which would break within.
    constexpr std::array widths{17.0, 34.0, 19.0, 33.0, 33.0, 21.0, 21.0, 26.0, 62.0};
    static_assert(columns.size() == widths.size());
    print::TableSheet sheet{.title = windowTitle(),
                            .facts = {m_summary->text(), tr("Depth %1, as of %2").arg(m_depth->value()).arg(items::fullTime(m_context.clock.now()))},
                            .rows = m_model->rowCount(),
                            .orientation = QPageLayout::Landscape};
    for (size_t i = 0; i < columns.size(); ++i)
        sheet.columns.push_back({.caption = m_model->headerData(columns[i], Qt::Horizontal).toString(), .widthMm = widths[i]});
    sheet.cell = [this, &columns](int row, int column) { return m_model->index(row, columns[size_t(column)]).data().toString(); };
    print::preview(sheet, windowTitle(), this);
}

void ImpactWindow::zoomIn() { m_graph->zoomBy(1.2); }
void ImpactWindow::zoomOut() { m_graph->zoomBy(1 / 1.2); }
void ImpactWindow::fit() { m_graph->fit(); }

void ImpactWindow::openChosen()
{
    if (const auto id = m_table->currentIndex().data(items::IdRole).toUuid(); !id.isNull())
        Q_EMIT recordAsked(id);
}

void ImpactWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        m_graph->rebuild();
}

} // namespace views::panels
