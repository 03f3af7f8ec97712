// OutboxPanel: what a person decides about acts: send again, edit again, discard, settle.
#include "contract/whendone.h"
#include "items/outboxmodel.h"
#include "views/panels/outbox/editagaindialog.h"
#include "views/panels/outbox/outboxpanel.h"
#include "views/shell/question.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QPushButton>
#include <QTreeView>

namespace views::panels {

using namespace contract;
using replica::ActState;

QString OutboxPanel::whyNot(Act act) const
{
    const auto selected = m_list->selectionModel()->selectedRows();
    if (selected.isEmpty())
        return tr("Select an act first.");
    for (const auto &index : selected) {
        const auto *held = m_model->actAt(index);
        if (!held)
            continue;
        const bool decided = held->state == ActState::Refused || held->state == ActState::Conflicted;
        switch (act) {
        case Act::Retry:
            if (held->state != ActState::Refused)
                return tr("Only a refused act is sent again; the others go by themselves.");
            break;
        case Act::Edit:
            if (selected.size() > 1)
                return tr("Select a single act.");
            if (held->state != ActState::Refused)
                return tr("Only a refused act is edited again.");
            if (held->command.kind != CommandKind::Create && held->command.kind != CommandKind::Edit)
                return tr("This act has no fields to edit.");
            break;
        case Act::Discard:
            if (!decided && held->state != ActState::Queued)
                return tr("It may be at the server already and cannot be called back.");
            break;
        }
    }
    return {};
}

void OutboxPanel::refreshActs()
{
    for (const auto &[act, action] : m_acts) {
        const QString why = whyNot(act);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty() ? tr("%1 (%2)").arg(action->text(), keys) : tr("%1 (%2): %3").arg(action->text(), keys, why));
    }
}

void OutboxPanel::report(const QFuture<Result<void>> &future)
{
    whenDone(future, this, [this](const Result<void> &result) {
        if (!result)
            m_context.host.notify(shell::noticeOf(result.error()));
        showSelection();
    });
}

void OutboxPanel::retry()
{
    if (!whyNot(Act::Retry).isEmpty())
        return;
    for (const auto &id : selectedActs())
        report(m_context.commands.retry(id));
}

std::vector<QUuid> OutboxPanel::dependents(const std::vector<QUuid> &acts) const
{
    QSet<QUuid> gone(acts.begin(), acts.end());
    std::vector<QUuid> found;
    // Acts stand in the order of doing, so one pass finds what builds on what builds on them.
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto *act = m_model->actAt(m_model->index(row, 0));
        if (!act || gone.contains(act->command.id))
            continue;
        if (std::ranges::any_of(act->command.after, [&](const QUuid &id) { return gone.contains(id); })) {
            gone.insert(act->command.id);
            found.push_back(act->command.id);
        }
    }
    return found;
}

void OutboxPanel::discard()
{
    if (!whyNot(Act::Discard).isEmpty())
        return;
    const auto acts = selectedActs();
    QStringList lines;
    for (const auto &id : dependents(acts))
        lines << QStringLiteral("•  ") + m_model->sentenceOf(m_model->actAt(m_model->indexOf(id))->command);
    QString meaning = tr("It is given up for good and the lists show what the server holds.");
    if (!lines.isEmpty())
        meaning += QLatin1Char('\n') + tr("These acts build on it and go with it:") + QLatin1Char('\n') + lines.join(QLatin1Char('\n'));
    const int given = shell::ask({.name = QStringLiteral("discard"),
                                  .title = tr("Discard"),
                                  .question = acts.size() == 1 ? tr("Discard this act?") : tr("Discard %n act(s)?", nullptr, int(acts.size())),
                                  .meaning = meaning,
                                  .answers = {tr("Discard"), tr("Keep")},
                                  .usual = 1},
                                 this);
    if (given != 0)
        return;
    for (const auto &id : acts)
        report(m_context.commands.discard(id));
}

void OutboxPanel::editAgain()
{
    const auto selected = selectedActs();
    if (selected.size() != 1 || !whyNot(Act::Edit).isEmpty())
        return;
    const auto *act = m_model->actAt(m_model->indexOf(selected.front()));
    auto *dialog = new EditAgainDialog(*act, m_model->sentenceOf(act->command), m_context, this);
    dialog->open();
}

void OutboxPanel::settle(const SettledConflicts &choices)
{
    for (const auto &[command, fields] : choices)
        report(m_context.commands.settle(command, fields));
}

} // namespace views::panels
