#include "views/panels/records/savedviews.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/listqueryjson.h"
#include "views/forms/tables.h"
#include "views/panels/records/saveviewdialog.h"
#include "views/shell/icons.h"
#include "views/shell/question.h"
#include "views/shell/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QTableView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::SavedViewList;

namespace {

constexpr qint64 largestFile = 4 << 20; ///< bytes of a file of views
constexpr int longestName = 24;         ///< of a view, on the button

QString textAt(const items::View &view, QStringView field)
{
    const auto &shape = shapeOf<SavedView>();
    return text(view.record.values[size_t(shape.indexOf(field))]);
}

/// Without what a view does not keep.
replica::ListQuery kept(replica::ListQuery query)
{
    query.search.clear();
    query.asOf = {};
    return query;
}

} // namespace

SavedViews::SavedViews(const Shape &shape, const shell::PanelContext &context, std::function<Shown()> shown, QWidget *parent)
    : QToolButton(parent), m_shape(shape), m_context(context), m_shown(std::move(shown)), m_list(new SavedViewList(shape, context.host.actor(), context.items.queries(), this))
{
    setObjectName(QStringLiteral("savedViews"));
    setIcon(shell::icon(QStringLiteral("views")));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QToolButton::clicked, this, &SavedViews::open);
    retranslate();
}

QPushButton *SavedViews::addButton(void (SavedViews::*act)())
{
    auto *button = new QPushButton(m_popup);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

/// Made when first asked for: a start does not wait for it.
void SavedViews::makePopup()
{
    m_popup = new QFrame(this, Qt::Popup);
    m_popup->setObjectName(QStringLiteral("savedViewsPopup"));
    m_popup->setFrameShape(QFrame::StyledPanel);
    m_table = new QTableView(m_popup);
    forms::prepare(*m_table);
    m_table->setModel(m_list);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setSectionResizeMode(SavedViewList::NameColumn, QHeaderView::Stretch);
    m_table->installEventFilter(this);
    m_popup->installEventFilter(this);
    m_empty = new QLabel(m_popup);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setMargin(shell::px(12));
    m_save = addButton(&SavedViews::saveNew);
    m_update = addButton(&SavedViews::update);
    m_rename = addButton(&SavedViews::rename);
    m_remove = addButton(&SavedViews::remove);
    m_import = addButton(&SavedViews::importFile);
    m_export = addButton(&SavedViews::exportFile);
    auto *first = new QHBoxLayout;
    for (auto *button : {m_save, m_update, m_rename, m_remove})
        first->addWidget(button);
    auto *second = new QHBoxLayout;
    for (auto *button : {m_import, m_export})
        second->addWidget(button);
    second->addStretch(1);
    auto *column = new QVBoxLayout(m_popup);
    column->setContentsMargins(shell::px(8), shell::px(8), shell::px(8), shell::px(8));
    column->setSpacing(shell::px(8));
    column->addWidget(m_empty);
    column->addWidget(m_table, 1);
    column->addLayout(first);
    column->addLayout(second);
    connect(m_table, &QTableView::activated, this, &SavedViews::useSelected);
    connect(m_table, &QTableView::clicked, this, &SavedViews::useSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SavedViews::refreshButtons);
    connect(m_list, &QAbstractItemModel::modelReset, this, [this] {
        if (m_used)
            if (const int row = m_list->rowOf(m_used->record.id); row >= 0)
                m_used = m_list->viewAt(row);
        if (m_table->currentIndex().row() < 0 && m_list->rowCount() > 0)
            m_table->selectRow(m_used ? std::max(0, m_list->rowOf(m_used->record.id)) : 0);
        refreshButtons();
        compare();
    });
    retranslate();
}

void SavedViews::open()
{
    if (!m_popup)
        makePopup();
    m_list->setWatched(true);
    m_table->setColumnWidth(SavedViewList::AudienceColumn, shell::px(130));
    m_table->setColumnWidth(SavedViewList::CountColumn, shell::px(70));
    m_popup->resize(shell::px(520), shell::px(360));
    m_popup->move(mapToGlobal(QPoint(std::min(0, width() - m_popup->width()), height() + shell::px(2))));
    m_popup->show();
    m_table->setFocus();
    refreshButtons();
}

void SavedViews::retranslate()
{
    setToolTip(tr("Saved views: filters, columns and sort (Ctrl+Shift+V)"));
    compare();
    if (!m_popup)
        return;
    m_table->setAccessibleName(tr("Saved views"));
    m_empty->setText(tr("No view is saved yet. Filter, sort and choose columns, then save what the list shows under a name."));
    m_save->setText(tr("Save as new…"));
    m_update->setText(tr("Save changes"));
    m_rename->setText(tr("Name and sharing…"));
    m_remove->setText(tr("Delete…"));
    m_import->setText(tr("From file…"));
    m_export->setText(tr("To file…"));
    refreshButtons();
}

void SavedViews::compare()
{
    QString caption = tr("Views");
    if (m_used) {
        const auto shown = m_shown();
        const bool same = kept(shown.query) == m_used->query && (m_used->columns.empty() || shown.columns == m_used->columns);
        const QString name = fontMetrics().elidedText(textAt(*m_used, u"name"), Qt::ElideRight, fontMetrics().averageCharWidth() * longestName);
        //: On the button of saved views: the name of a view whose filters, columns or sort were changed since.
        caption = same ? name : tr("%1 (changed)").arg(name);
    }
    setText(caption);
    setAccessibleName(m_used ? tr("Saved view: %1").arg(caption) : tr("Saved views"));
}

int SavedViews::selected() const
{
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.front().row();
}

void SavedViews::refreshButtons()
{
    if (!m_popup)
        return;
    const int row = selected();
    const bool own = row >= 0 && m_list->isOwn(row);
    const QString why = row < 0 ? tr("Choose a view first.") : own ? QString() : tr("Only its owner changes a shared view. Save what you see as a view of your own.");
    for (auto *button : {m_update, m_rename, m_remove}) {
        button->setEnabled(own);
        button->setToolTip(why);
    }
    const bool any = m_list->rowCount() > 0;
    m_export->setEnabled(any);
    m_export->setToolTip(any ? tr("Write all views of this list into a file") : tr("There is no view to write."));
    m_import->setToolTip(tr("Take views from a file that a colleague wrote; they become your own"));
    m_empty->setVisible(!any);
    m_table->setVisible(any);
}

bool SavedViews::use(const QUuid &view)
{
    const int row = m_list->rowOf(view);
    if (row < 0)
        return false;
    m_used = m_list->viewAt(row);
    Q_EMIT chosen(*m_used);
    compare();
    return true;
}

void SavedViews::useSelected()
{
    const int row = selected();
    if (row < 0)
        return;
    m_popup->close();
    use(m_list->viewAt(row).record.id);
}

Patch SavedViews::patchOf(const QString &name, const QString &audience) const
{
    const auto shown = m_shown();
    return {{QStringLiteral("name"), name}, {QStringLiteral("entity"), m_shape.name}, {QStringLiteral("query"), items::jsonOf(kept(shown.query))},
            {QStringLiteral("columns"), items::columnsText(m_shape, shown.columns)}, {QStringLiteral("audience"), audience}};
}

void SavedViews::submit(CommandKind kind, const Target &target, const Patch &fields)
{
    const Command command{.id = m_context.ids.next(), .kind = kind, .entity = shapeOf<SavedView>().name, .targets = {target}, .fields = fields, .occurredAt = m_context.clock.now()};
    whenDone(m_context.commands.submit(command), this, [this](const Result<void> &result) {
        if (!result)
            m_context.host.notify(shell::noticeOf(result.error()));
    });
}

void SavedViews::saveNew()
{
    m_popup->close();
    SaveViewDialog dialog({}, {}, m_context, window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    const auto fields = patchOf(dialog.name(), dialog.audience());
    const QUuid id = m_context.ids.next();
    submit(CommandKind::Create, {id, 0}, fields);
    Record made = blankRecord(shapeOf<SavedView>(), id);
    for (const auto &[name, value] : fields)
        made.values[size_t(shapeOf<SavedView>().indexOf(name))] = value;
    m_used = items::viewOf(made);
    compare();
}

void SavedViews::update()
{
    const auto view = m_list->viewAt(selected());
    m_popup->close();
    auto fields = patchOf(textAt(view, u"name"), textAt(view, u"audience"));
    submit(CommandKind::Edit, {view.record.id, view.record.revision}, {{QStringLiteral("query"), fields[QStringLiteral("query")]}, {QStringLiteral("columns"), fields[QStringLiteral("columns")]}});
    m_used = view;
    m_used->query = kept(m_shown().query);
    m_used->columns = m_shown().columns;
    compare();
}

void SavedViews::rename()
{
    const auto view = m_list->viewAt(selected());
    m_popup->close();
    SaveViewDialog dialog(textAt(view, u"name"), textAt(view, u"audience"), m_context, window());
    if (dialog.exec() == QDialog::Accepted)
        submit(CommandKind::Edit, {view.record.id, view.record.revision}, {{QStringLiteral("name"), dialog.name()}, {QStringLiteral("audience"), dialog.audience()}});
}

void SavedViews::remove()
{
    const auto view = m_list->viewAt(selected());
    m_popup->close();
    const int answer = shell::ask({.name = QStringLiteral("deleteView"),
                                   .title = tr("Delete view"),
                                   .question = tr("Delete the view “%1”?").arg(textAt(view, u"name")),
                                   .meaning = tr("Those whom it is shared with lose it too. The records that it shows stay."),
                                   .answers = {tr("Delete"), tr("Cancel")},
                                   .usual = 1},
                                  window());
    if (answer != 0)
        return;
    submit(CommandKind::Retire, {view.record.id, view.record.revision}, {});
    if (m_used && m_used->record.id == view.record.id)
        m_used.reset();
    compare();
}

void SavedViews::exportFile()
{
    std::vector<items::ViewDraft> drafts;
    for (int row = 0; row < m_list->rowCount(); ++row) {
        const auto &view = m_list->viewAt(row);
        drafts.push_back({textAt(view, u"name"), textAt(view, u"entity"), textAt(view, u"query"), textAt(view, u"columns")});
    }
    m_popup->close();
    const QString path = QFileDialog::getSaveFileName(window(), tr("Write views to a file"), tr("Views.json"), tr("Views (*.json)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(items::viewFile(drafts)) < 0 || !file.commit()) {
        m_context.host.notify({.severity = shell::Severity::Failure, .happened = tr("The file could not be written: %1").arg(file.errorString()), .remedy = tr("Choose another folder.")});
        return;
    }
    m_context.host.notify({.severity = shell::Severity::Done, .happened = tr("%n view(s) written.", nullptr, int(drafts.size()))});
}

void SavedViews::importFile()
{
    m_popup->close();
    const QString path = QFileDialog::getOpenFileName(window(), tr("Take views from a file"), {}, tr("Views (*.json)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    const bool opened = file.open(QIODevice::ReadOnly);
    const auto views = opened && file.size() <= largestFile ? items::viewsFromFile(file.readAll()) : Result<std::vector<items::ViewDraft>>(fail(ErrorCode::BadRequest));
    if (!views) {
        m_context.host.notify({.severity = shell::Severity::Failure,
                               .happened = opened ? tr("The file holds no views that can be used here.") : tr("The file cannot be read: %1").arg(file.errorString()),
                               .meaning = views.error().field.isEmpty() ? QString() : tr("The place: %1").arg(views.error().field),
                               .remedy = tr("Ask for a file written by “To file…”.")});
        return;
    }
    for (const auto &view : *views)
        submit(CommandKind::Create, {m_context.ids.next(), 0},
               {{QStringLiteral("name"), view.name}, {QStringLiteral("entity"), view.entity}, {QStringLiteral("query"), view.query}, {QStringLiteral("columns"), view.columns},
                {QStringLiteral("audience"), m_context.host.actor().audienceOfOne()}});
    m_context.host.notify({.severity = shell::Severity::Done, .happened = tr("%n view(s) taken as your own.", nullptr, int(views->size()))});
}

bool SavedViews::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_popup && event->type() == QEvent::Hide)
        m_list->setWatched(false);
    if (watched == m_table && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete && m_remove->isEnabled()) {
        remove();
        return true;
    }
    return QToolButton::eventFilter(watched, event);
}

} // namespace views::panels
