#include "views/panels/inventory/recordpane.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "rules/permissions.h"
#include "views/forms/recordform.h"
#include "views/forms/tables.h"
#include "views/panels/inventory/relationstab.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

RecordPane::RecordPane(const Shape &shape, const shell::PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_shape(shape)
    , m_context(context)
    , m_editor(context.items.editor(shape, this))
    , m_form(new forms::RecordForm(*m_editor, context.items, this))
    , m_history(context.items.history(this))
    , m_pages(new QStackedWidget(this))
    , m_nothing(new QLabel(this))
    , m_number(new QLabel(this))
    , m_title(new QLabel(this))
    , m_note(new QLabel(this))
    , m_tabs(new QTabWidget(this))
    , m_historyNote(new QLabel(this))
    , m_foot(new QWidget(this))
    , m_reason(new QLineEdit(this))
    , m_revert(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("recordPane"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(shell::px(24));
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setWordWrap(true);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_form, QString());

    auto *historyPage = new QWidget(m_tabs);
    auto *historyColumn = new QVBoxLayout(historyPage);
    historyColumn->setContentsMargins(0, 0, 0, 0);
    auto *historyTable = new QTableView(historyPage);
    historyTable->setObjectName(QStringLiteral("history"));
    forms::prepare(*historyTable);
    historyTable->setModel(m_history);
    m_historyNote->setMargin(shell::px(16));
    m_historyNote->setWordWrap(true);
    m_historyNote->setForegroundRole(QPalette::PlaceholderText);
    historyColumn->addWidget(m_historyNote);
    historyColumn->addWidget(historyTable, 1);
    historyColumn->addStretch(0);
    historyTable->hide();
    m_tabs->addTab(historyPage, QString());
    if (shape.name == QLatin1StringView(Describe<Resource>::name)) {
        m_relations = new RelationsTab(context, m_tabs);
        m_tabs->addTab(m_relations, QString());
    }

    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setMaxLength(2000);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setDefault(true);
    m_revert->setAutoDefault(false);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(12), shell::px(16), shell::px(8));
    head->setSpacing(shell::px(4));
    head->addWidget(m_number);
    head->addWidget(m_title);
    head->addWidget(m_note);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(8));
    foot->setSpacing(shell::px(8));
    foot->addWidget(m_reason, 1);
    foot->addWidget(m_revert);
    foot->addWidget(m_save);
    auto *page = new QWidget(m_pages);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_foot);
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(page);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);

    connect(m_save, &QPushButton::clicked, this, &RecordPane::save);
    connect(m_revert, &QPushButton::clicked, this, &RecordPane::revert);
    connect(m_tabs, &QTabWidget::currentChanged, this, &RecordPane::showTab);
    connect(m_editor, &items::RecordEditor::dirtyChanged, this, [this](bool dirty) {
        refreshButtons();
        Q_EMIT dirtyChanged(dirty);
    });
    connect(m_editor, &items::RecordEditor::valueChanged, this, &RecordPane::refreshHeading);
    connect(m_editor, &items::RecordEditor::problemChanged, this, &RecordPane::refreshButtons);
    connect(m_history, &items::HistoryModel::failed, this, [this, historyTable](const Error &error) {
        historyTable->hide();
        const auto notice = shell::noticeOf(error);
        m_historyNote->setText(tr("The history is kept at the server and cannot be shown now. %1").arg(notice.happened));
        m_historyNote->show();
    });
    connect(m_history, &items::HistoryModel::busyChanged, this, [this, historyTable](bool busy) {
        m_historyNote->setText(busy ? tr("Asking the server for the history…") : tr("No change has been recorded yet."));
        m_historyNote->setVisible(busy || m_history->rowCount() == 0);
        historyTable->setVisible(!busy && m_history->rowCount() > 0);
    });
    connect(&context.items.queries(), &items::Queries::changed, this, &RecordPane::follow);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &RecordPane::refreshLock);
    retranslate();
    clear({});
}

void RecordPane::retranslate()
{
    m_tabs->setTabText(0, tr("Fields"));
    m_tabs->setTabText(1, tr("History"));
    if (m_relations) {
        m_tabs->setTabText(2, tr("Relations"));
        m_relations->retranslate();
    }
    m_tabs->setAccessibleName(tr("Details of the record"));
    m_reason->setPlaceholderText(tr("Reason for the change, kept in the history"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    m_save->setText(tr("Save"));
    m_revert->setText(tr("Revert"));
    m_number->setFont(shell::fixedFont());
    m_title->setFont(shell::headingFont(3));
    m_form->rebuild();
    refreshHeading();
    refreshButtons();
    refreshLock();
}

void RecordPane::show(const std::vector<items::ListRow> &rows, const Patch &values)
{
    m_pending = std::ranges::any_of(rows, &items::ListRow::pending);
    m_editor->begin(rows);
    for (const auto &[name, value] : values)
        m_editor->setValue(m_shape.indexOf(name), value);
    opened();
}

void RecordPane::begin(const Patch &values)
{
    m_pending = false;
    m_editor->begin();
    for (const auto &[name, value] : values)
        m_editor->setValue(m_shape.indexOf(name), value);
    m_tabs->setCurrentIndex(0);
    opened();
    m_form->focusFirst();
}

void RecordPane::replaceAct(const Command &refused)
{
    m_replaced = refused;
    m_reason->setText(refused.reason);
}

void RecordPane::opened()
{
    m_shows = true;
    m_created = false;
    m_replaced.reset();
    m_reason->clear();
    m_pages->setCurrentIndex(1);
    refreshHeading();
    refreshLock();
    refreshButtons();
    showTab();
}

void RecordPane::clear(const QString &sentence)
{
    m_shows = false;
    m_nothing->setText(sentence);
    m_pages->setCurrentIndex(0);
    refreshButtons();
}

bool RecordPane::isDirty() const
{
    return m_shows && !m_created && m_editor->isDirty();
}

const std::vector<Record> &RecordPane::records() const
{
    return m_editor->records();
}

bool RecordPane::shows(const std::vector<QUuid> &ids) const
{
    return m_shows && !m_editor->isNew() && std::ranges::equal(m_editor->records(), ids, {}, &Record::id);
}

void RecordPane::focusForm()
{
    if (!m_shows)
        return;
    m_tabs->setCurrentIndex(0);
    m_form->focusFirst();
}

void RecordPane::refreshHeading()
{
    const auto &records = m_editor->records();
    const bool one = m_shows && records.size() == 1 && !m_editor->isNew();
    const int key = m_shape.keyField();
    const QString number = one && key >= 0 ? text(records.front().values[key]) : QString();
    m_number->setText(number);
    m_number->setVisible(!number.isEmpty());
    m_title->setText(m_shows ? m_editor->heading() : QString());
    QStringList notes;
    if (m_editor->isNew() && key >= 0)
        notes << tr("The server gives the number when the record reaches it.");
    if (m_pending)
        notes << tr("Holds changes that are not sent yet; what the server has not confirmed may still be refused.");
    if (one && records.front().retired)
        notes << tr("Retired.");
    m_note->setText(notes.join(QLatin1Char('\n')));
    m_note->setVisible(!notes.isEmpty());
}

QString RecordPane::lockReason() const
{
    if (!m_shows)
        return {};
    const auto kind = m_editor->isNew() ? (m_shape.name == QLatin1StringView(Describe<Relation>::name) ? CommandKind::Relate : CommandKind::Create) : CommandKind::Edit;
    Command asked;
    asked.kind = kind;
    asked.entity = m_shape.name;
    if (const auto right = rules::requiredRight(asked); !m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    if (!m_editor->isNew() && std::ranges::any_of(m_editor->records(), &Record::retired))
        return tr("The record is retired. Restore it to change it.");
    return {};
}

void RecordPane::refreshLock()
{
    m_form->setLock(lockReason());
    refreshButtons();
}

void RecordPane::refreshButtons()
{
    const bool dirty = isDirty();
    m_save->setEnabled(dirty && !m_saving);
    m_save->setToolTip(m_saving ? tr("Being saved") : dirty ? tr("Save (Ctrl+S). Offline the change waits in the outbox.") : tr("Nothing has been changed."));
    m_revert->setEnabled(dirty && !m_saving);
    m_revert->setToolTip(dirty ? tr("Take the changes back (Esc)") : tr("Nothing has been changed."));
    m_reason->setEnabled(m_shows && lockReason().isEmpty());
    m_reason->setToolTip(lockReason());
    // Saving belongs to the fields; elsewhere it shows only while there is something to save.
    m_foot->setVisible(m_shows && (m_tabs->currentIndex() == 0 || dirty));
    forms::setRank(*m_save, dirty ? forms::Rank::Primary : forms::Rank::Quiet);
}

void RecordPane::showTab()
{
    const bool one = m_shows && !m_editor->isNew() && m_editor->records().size() == 1;
    const QUuid id = one ? m_editor->records().front().id : QUuid();
    m_tabs->setTabEnabled(1, one);
    m_tabs->setTabToolTip(1, one ? QString() : tr("The history is of one saved record."));
    // Only what is in sight asks the server.
    m_history->show(m_shape, m_tabs->currentIndex() == 1 ? id : QUuid());
    refreshButtons();
    if (m_relations) {
        m_tabs->setTabEnabled(2, one);
        m_tabs->setTabToolTip(2, one ? QString() : tr("Relations are of one saved resource."));
        m_relations->show(m_tabs->currentIndex() == 2 ? id : QUuid());
    }
}

void RecordPane::follow(const QString &entity, const QVector<QUuid> &ids)
{
    if (!m_shows || entity != m_shape.name || m_editor->isNew())
        return;
    for (const auto &record : m_editor->records()) {
        if (!ids.contains(record.id))
            continue;
        whenDone(m_context.items.queries().record(m_shape, record.id), this, [this](const Result<std::optional<items::ListRow>> &row) {
            if (!row || !*row || !m_shows || m_editor->isNew())
                return;
            if (m_editor->records().size() == 1)
                m_pending = (*row)->pending;
            m_editor->absorb(**row);
            refreshHeading();
            refreshLock();
        });
    }
}

void RecordPane::save()
{
    if (m_saving || !isDirty())
        return;
    if (!m_form->revealProblems()) {
        m_tabs->setCurrentIndex(0);
        return;
    }
    auto command = m_editor->command(m_reason->text().trimmed());
    if (!command)
        return;
    if (m_replaced) {
        command->id = m_replaced->id;
        if (m_editor->isNew())
            command->targets = m_replaced->targets;
    }
    m_saving = true;
    refreshButtons();
    whenDone(m_context.commands.submit(*command), this, [this, sent = *command](const Result<void> &result) { settle(sent, result); });
}

void RecordPane::settle(const Command &command, const Result<void> &result)
{
    m_saving = false;
    if (!result) {
        const int field = m_shape.indexOf(result.error().field);
        if (field >= 0) {
            m_editor->markProblem(result.error());
            m_form->revealProblems();
        } else {
            m_context.host.notify(shell::noticeOf(result.error()));
        }
        refreshButtons();
        return;
    }
    const bool created = command.kind == CommandKind::Create || command.kind == CommandKind::Relate;
    m_reason->clear();
    m_created = created;
    if (!created)
        takePrediction(command);
    refreshButtons();
    Q_EMIT saved(created ? command.targets.front().id : QUuid());
}

void RecordPane::takePrediction(const Command &command)
{
    // What the act will make of the records is shown at once; the cache says the same a moment later. What was typed
    // while the act went into the outbox stays dirty and belongs to the next one.
    std::vector<items::ListRow> rows;
    for (const auto &record : m_editor->records()) {
        items::ListRow row{.rid = 0, .record = record, .pending = true, .titles = std::vector<QString>(m_shape.fields.size())};
        for (int field = 0; field < int(m_shape.fields.size()); ++field)
            row.titles[field] = m_editor->referenceTitle(field);
        for (const auto &[name, value] : command.fields)
            row.record.values[m_shape.indexOf(name)] = value;
        rows.push_back(std::move(row));
    }
    for (const auto &[name, value] : command.fields)
        if (const int field = m_shape.indexOf(name); m_editor->value(field) == value)
            m_editor->revert(field);
    for (const auto &row : rows)
        m_editor->absorb(row);
    m_pending = true;
    refreshHeading();
}

RecordPane::Answer RecordPane::ask(const QString &question)
{
    QMessageBox box(this);
    box.setObjectName(QStringLiteral("unsaved"));
    box.setIconPixmap(shell::icon(QStringLiteral("warning"), shell::colours(shell::Tone::Warning).text).pixmap(shell::px(24)));
    box.setText(question);
    box.setInformativeText(tr("The changes are only in this form; they are not in the outbox."));
    auto *save = box.addButton(tr("Save"), QMessageBox::AcceptRole);
    auto *discard = box.addButton(tr("Discard the changes"), QMessageBox::DestructiveRole);
    auto *stay = box.addButton(tr("Go on editing"), QMessageBox::RejectRole);
    box.setDefaultButton(save);
    box.setEscapeButton(stay);
    box.exec();
    if (box.clickedButton() == save)
        return Answer::Save;
    return box.clickedButton() == discard ? Answer::Discard : Answer::Stay;
}

bool RecordPane::mayLeave()
{
    if (!isDirty() || m_saving)
        return true;
    switch (ask(tr("“%1” has changes that are not saved.").arg(m_editor->heading()))) {
    case Answer::Save:
        save();
        return m_saving || !isDirty();
    case Answer::Discard:
        m_editor->revertAll();
        return true;
    case Answer::Stay:
        return false;
    }
    return false;
}

void RecordPane::revert()
{
    if (!isDirty()) {
        Q_EMIT left();
        return;
    }
    switch (ask(tr("Take back the changes to “%1”?").arg(m_editor->heading()))) {
    case Answer::Save:
        save();
        return;
    case Answer::Discard:
        m_editor->revertAll();
        Q_EMIT left();
        return;
    case Answer::Stay:
        return;
    }
}

void RecordPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_shows) {
        revert();
        return;
    }
    // In the inventory the panel's own action takes this key; in a dialog nobody else does.
    if (event->matches(QKeySequence::Save)) {
        save();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace views::panels
