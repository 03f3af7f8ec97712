// RecordPane: what becomes of edits: saved, taken back, asked about.
#include "contract/whendone.h"
#include "items/recordeditor.h"
#include "views/forms/recordform.h"
#include "views/panels/records/asofbanner.h"
#include "views/panels/records/bulkpreview.h"
#include "views/panels/records/recordpane.h"
#include "views/shell/question.h"
#include "views/shell/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>

namespace views::panels {

using namespace contract;

void RecordPane::save()
{
    if (m_saving || !isDirty())
        return;
    if (!form().revealProblems()) {
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
    if (command->targets.size() > 1) {
        QHash<QString, QString> titles;
        for (const auto &[name, value] : command->fields)
            titles.insert(name, m_editor->referenceTitle(m_shape.indexOf(name)));
        BulkPreview preview(*command, titles, m_context, this);
        if (preview.exec() != QDialog::Accepted)
            return;
        command = preview.command();
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
            form().revealProblems();
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
        if (std::ranges::find(command.targets, record.id, &Target::id) == command.targets.end())
            continue; // left out of the act
        // Any rid but 0, which says that the record has gone.
        items::ListRow row{.rid = 1, .record = record, .pending = true, .titles = std::vector<QString>(m_shape.fields.size())};
        for (int field = 0; field < int(m_shape.fields.size()); ++field)
            row.titles[field] = m_editor->referenceTitle(field);
        for (const auto &[name, value] : command.fields)
            row.record.values[m_shape.indexOf(name)] = value;
        rows.push_back(std::move(row));
    }
    for (const auto &[name, value] : command.fields)
        if (const int field = m_shape.indexOf(name); m_editor->value(field) == value)
            m_editor->revert(field);
    for (const auto &row : rows) {
        m_editor->absorb(row);
        m_pending.insert(row.record.id);
    }
    refreshHeading();
}

RecordPane::Answer RecordPane::ask(const QString &question)
{
    constexpr std::array answers{Answer::Save, Answer::Discard, Answer::Stay};
    const int given = shell::ask({.name = QStringLiteral("unsaved"),
                                  .title = tr("Changes not saved"),
                                  .question = question,
                                  .meaning = tr("The changes are only in this form; they are not in the outbox."),
                                  .answers = {tr("Save"), tr("Discard the changes"), tr("Go on editing")}},
                                 this);
    return answers[size_t(given)];
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
    if (event->key() == Qt::Key_Escape && m_shows && m_banner->moment().ms != 0) {
        stepTo({});
        return;
    }
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
