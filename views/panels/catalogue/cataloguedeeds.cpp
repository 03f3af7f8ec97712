// CataloguePanel's deeds: the buttons and keys, when each is possible, and why not.
#include "items/recordlistmodel.h"
#include "items/steptable.h"
#include "views/forms/tables.h"
#include "views/panels/catalogue/cataloguefiles.h"
#include "views/panels/catalogue/cataloguepanel.h"
#include "views/panels/records/buttonrow.h"
#include "views/shell/icons.h"

#include <QAction>
#include <QApplication>
#include <QToolButton>

namespace views::panels {

using namespace contract;

void CataloguePanel::addAct(Act act, ButtonRow &row, const char *icon, const QKeySequence &keys, void (CataloguePanel::*run)())
{
    auto *action = new QAction(shell::icon(QString::fromLatin1(icon)), QString(), this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    auto *button = new QToolButton(&row);
    button->setDefaultAction(action);
    button->setAutoRaise(act != Act::Publish && act != Act::NewVersion);
    button->setFocusPolicy(Qt::TabFocus);
    row.add(button);
    m_deeds.push_back({act, action, button});
}

QString CataloguePanel::captionOf(Act act) const
{
    switch (act) {
    case Act::NewItem: return tr("New item…");
    case Act::NewVersion: return tr("New version");
    case Act::EditItem: return tr("Name and dates…");
    case Act::Save: return tr("Save steps");
    case Act::Discard: return tr("Discard changes");
    case Act::Compare: return tr("Compare…");
    case Act::Publish: return tr("Publish…");
    case Act::Withdraw: return tr("Withdraw…");
    case Act::RemoveDraft: return tr("Delete the draft…");
    case Act::AddStep: return tr("Add a step");
    case Act::RemoveStep: return tr("Remove the step");
    case Act::StepUp: return tr("Up");
    case Act::StepDown: return tr("Down");
    case Act::Export: return tr("Export…");
    case Act::Import: return tr("Import…");
    }
    return {};
}

QString CataloguePanel::whyNot(Act act) const
{
    const auto lacks = [this](const char *right) {
        const QString asked = QString::fromLatin1(right);
        return m_context.host.actor().may(asked) ? QString() : tr("Your roles do not include the right “%1”.").arg(asked);
    };
    const auto firstOf = [](std::initializer_list<QString> reasons) {
        for (const auto &reason : reasons)
            if (!reason.isEmpty())
                return reason;
        return QString();
    };
    const QString choose = m_item ? QString() : tr("Select a service item first.");
    const QString draft = !m_item || isDraft() ? choose : tr("Only a draft is changed. Make a new version first.");
    const QString edit = firstOf({lacks("service_item.edit"), draft});
    const QString clean = isDirty() ? tr("Save or discard the changes of the steps first.") : QString();
    const QString busy = m_files->isBusy() ? tr("A file is being read or written.") : QString();
    const QString step = currentStep() < 0 ? tr("Select a step first.") : QString();
    switch (act) {
    case Act::NewItem: return lacks("service_item.create");
    case Act::NewVersion: return firstOf({lacks("service_item.create"), choose, isDraft() ? tr("This is a draft already.") : QString()});
    case Act::EditItem: return edit;
    case Act::Save:
    case Act::Discard: return firstOf({edit, isDirty() ? QString() : tr("Nothing was changed.")});
    case Act::Compare: return choose;
    case Act::Publish: return firstOf({edit, clean, m_steps->rowCount() == 0 ? tr("An item comes into force with steps. Add them first.") : QString()});
    case Act::Withdraw: return firstOf({lacks("service_item.edit"), choose, m_item && m_item->state != ItemState::InForce ? tr("Only a version in force is withdrawn.") : QString()});
    case Act::RemoveDraft: return firstOf({lacks("service_item.retire"), draft});
    case Act::AddStep: return edit;
    case Act::RemoveStep: return firstOf({edit, step});
    case Act::StepUp: return firstOf({edit, step, currentStep() == 0 ? tr("It is the first step.") : QString()});
    case Act::StepDown: return firstOf({edit, step, currentStep() == m_steps->rowCount() - 1 ? tr("It is the last step.") : QString()});
    case Act::Export: return firstOf({busy, m_list->rowCount() == 0 ? tr("There is no service item.") : QString()});
    case Act::Import: return firstOf({lacks("service_item.create"), busy});
    }
    return {};
}

void CataloguePanel::refreshDeeds()
{
    const bool draft = isDraft();
    for (const auto &[act, action, button] : m_deeds) {
        const QString why = whyNot(act);
        action->setEnabled(why.isEmpty());
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(why.isEmpty() ? tr("%1 (%2)").arg(action->text(), keys) : why);
        switch (act) {
        case Act::EditItem:
        case Act::Save:
        case Act::Discard:
        case Act::Publish:
        case Act::RemoveDraft:
            button->setVisible(draft);
            break;
        case Act::NewVersion:
        case Act::Withdraw:
            button->setVisible(!draft);
            break;
        default:
            break;
        }
        if (act == Act::Publish || act == Act::NewVersion) {
            const bool primary = why.isEmpty();
            forms::setRank(*button, primary ? forms::Rank::Primary : forms::Rank::Quiet);
            const QString icon = act == Act::Publish ? QStringLiteral("done") : QStringLiteral("copy");
            action->setIcon(primary ? shell::icon(icon, QApplication::palette().color(QPalette::HighlightedText)) : shell::icon(icon));
        }
    }
    m_stepButtons->setVisible(draft);
    for (auto *row : {m_listButtons, m_itemButtons, m_stepButtons})
        row->measure();
}

} // namespace views::panels
