#include "views/panels/outbox/actdetails.h"

#include "views/forms/tables.h"
#include "views/shell/notice.h"
#include "views/shell/theme.h"

#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using replica::ActState;

ActDetails::ActDetails(QWidget *parent)
    : QWidget(parent)
    , m_what(new QLabel(this))
    , m_when(new QLabel(this))
    , m_state(new QLabel(this))
    , m_why(new QLabel(this))
    , m_fields(new QTableWidget(0, 2, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(12), shell::px(16), shell::px(12));
    column->setSpacing(shell::px(8));
    for (auto *label : {m_what, m_when, m_state, m_why}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    m_when->setForegroundRole(QPalette::PlaceholderText);
    forms::prepare(*m_fields);
    m_fields->setSelectionMode(QAbstractItemView::NoSelection);
    column->addWidget(m_fields, 1);
}

QString ActDetails::meaningOf(ActState state)
{
    switch (state) {
    case ActState::Queued:
        return tr("Not sent yet. The act is kept safely on this computer and goes out as soon as the server can be reached.");
    case ActState::Sending:
        return tr("Handed to the network. Whether it has arrived is not known yet; sending it again does no harm.");
    case ActState::Accepted:
        return tr("The server has applied it. Its data are on the way back.");
    case ActState::Refused:
        return tr("Refused: nothing of it was applied. Edit it again, send it again, or discard it.");
    case ActState::Conflicted:
        return tr("Somebody else changed the same field first. Nothing of it was applied; decide which values shall stand.");
    }
    return {};
}

void ActDetails::clear(const QString &sentence)
{
    for (auto *label : {m_when, m_state, m_why})
        label->hide();
    m_fields->hide();
    m_what->setFont(font());
    m_what->setForegroundRole(QPalette::PlaceholderText);
    m_what->setText(sentence);
}

void ActDetails::show(const replica::Act &act, const items::OutboxModel &model, Instant now)
{
    const auto *shape = shapeNamed(act.command.entity);
    m_what->setFont(shell::headingFont(1));
    m_what->setForegroundRole(QPalette::WindowText);
    m_what->setText(model.sentenceOf(act.command));
    QString when = tr("Done %1").arg(items::displayTime(act.command.occurredAt, now));
    if (act.attempts > 0)
        //: Added behind "Done today 14:02".
        when += tr(", handed to the network %n time(s)", nullptr, act.attempts);
    if (!act.command.reason.isEmpty())
        when += tr(", reason: %1").arg(act.command.reason);
    m_when->setText(when);
    m_when->setToolTip(items::fullTime(act.command.occurredAt));
    m_state->setText(meaningOf(act.state));

    std::optional<Error> error = act.lastError;
    if (act.receipt)
        if (const auto *refused = std::get_if<Refused>(&act.receipt->outcome))
            error = refused->error;
    const bool matters = error && (act.state == ActState::Refused || act.state == ActState::Queued);
    if (matters) {
        const int field = shape ? shape->indexOf(error->field) : -1;
        const auto notice = shell::noticeOf(*error, field < 0 ? QString() : items::captionOf(*shape, shape->fields[field]));
        QStringList parts{notice.happened, notice.meaning, notice.remedy};
        parts.removeAll(QString());
        m_why->setText(parts.join(QLatin1Char('\n')));
        auto ink = palette();
        ink.setColor(QPalette::WindowText, shell::colours(act.state == ActState::Refused ? shell::Tone::Bad : shell::Tone::Warning).text);
        m_why->setPalette(ink);
    }
    for (auto *label : {m_when, m_state})
        label->show();
    m_why->setVisible(matters);

    m_fields->setHorizontalHeaderLabels({tr("Field"), tr("Value in this act")});
    // Of several records what they have in common.
    const auto fields = act.command.targets.size() == 1 ? fieldsFor(act.command.targets.front(), act.command) : act.command.fields;
    m_fields->setRowCount(int(fields.size()));
    m_fields->setVisible(shape && !fields.empty());
    int row = 0;
    for (const auto &[name, value] : fields) {
        const int field = shape ? shape->indexOf(name) : -1;
        m_fields->setItem(row, 0, new QTableWidgetItem(field < 0 ? name : items::captionOf(*shape, shape->fields[field])));
        m_fields->setItem(row, 1, new QTableWidgetItem(model.valueText(act, name, value)));
        ++row;
    }
    m_fields->setColumnWidth(0, shell::px(180));
    m_fields->setAccessibleName(tr("Fields of the act"));
}

} // namespace views::panels
