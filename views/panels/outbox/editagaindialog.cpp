#include "views/panels/outbox/editagaindialog.h"

#include "contract/whendone.h"
#include "items/factory.h"
#include "views/panels/records/recordpane.h"
#include "views/shell/theme.h"

#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

EditAgainDialog::EditAgainDialog(const replica::Act &act, const QString &sentence, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("editAgain"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(sentence);
    const auto &shape = *shapeNamed(act.command.entity);
    m_pane = new RecordPane(shape, context, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pane);
    resize(shell::px(960), shell::px(680));
    connect(m_pane, &RecordPane::left, this, &EditAgainDialog::reject);
    connect(m_pane, &RecordPane::saved, this, &QDialog::accept);
    if (act.command.kind == CommandKind::Create) {
        m_pane->begin(act.command.fields);
        m_pane->replaceAct(act.command);
        return;
    }
    // The records of the act as they stand now, with the act's values typed in.
    auto rows = std::make_shared<std::vector<items::ListRow>>();
    auto open = std::make_shared<int>(int(act.command.targets.size()));
    for (const auto &target : act.command.targets)
        whenDone(context.items.queries().record(shape, target.id), this, [this, rows, open, command = act.command](const Result<std::optional<items::ListRow>> &row) {
            if (row && *row)
                rows->push_back(**row);
            if (--*open > 0 || rows->empty())
                return;
            m_pane->show(*rows, command.fields);
            m_pane->replaceAct(command);
        });
}

void EditAgainDialog::reject()
{
    // The refused act still holds what was typed at first; only what was added here would be lost.
    if (m_pane->mayLeave())
        QDialog::reject();
}

} // namespace views::panels
