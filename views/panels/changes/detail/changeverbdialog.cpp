#include "views/panels/changes/detail/changeverbdialog.h"

#include "contract/entities/entities.h"
#include "items/changesentences.h"
#include "items/changewords.h"
#include "items/factory.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using rules::ChangeVerb;

namespace {

/// Conflicts are accepted only where there are any.
QStringList askedFields(const rules::ChangeOffer &offer, const ChangeRequest &change, Conflicts conflicts)
{
    auto fields = rules::fieldsOf(offer.verb);
    const QString accepted = QStringLiteral("findings_accepted");
    if (conflicts == Conflicts::ToBeAccepted) {
        if (!fields.contains(accepted))
            fields.prepend(accepted);
        return fields;
    }
    const auto none = [](const QString &findings) { return findings.isEmpty() || findings == QLatin1StringView("[]"); };
    if (none(change.findings) && none(change.findingsSeen))
        fields.removeAll(accepted);
    return fields;
}

} // namespace

bool asksSomething(const rules::ChangeOffer &offer, const ChangeRequest &change)
{
    return offer.wantsReason || !askedFields(offer, change, Conflicts::Known).isEmpty();
}

ChangeVerbDialog::ChangeVerbDialog(const rules::ChangeOffer &offer, const replica::ListRow &row, Conflicts conflicts, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_offer(offer)
    , m_conflicts(conflicts)
    , m_row(row)
    , m_change(fromRecord<ChangeRequest>(row.record).value_or(ChangeRequest()))
    , m_shape(shapeOf<ChangeRequest>())
    , m_consequence(new QLabel(this))
    , m_reason(new QLineEdit(this))
{
    setObjectName(QStringLiteral("changeVerbDialog"));
    setWindowTitle(items::verbText(offer.verb));
    auto *heading = new QLabel(titleOf(m_shape, row.record), this);
    heading->setFont(shell::headingFont(1));
    heading->setWordWrap(true);
    heading->setTextFormat(Qt::PlainText);
    m_consequence->setObjectName(QStringLiteral("consequence"));
    m_consequence->setWordWrap(true);
    m_consequence->setTextFormat(Qt::PlainText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addWidget(heading);
    if (offer.verb == ChangeVerb::Close)
        addComparison(*column);
    for (const auto &field : askedFields(offer, m_change, conflicts))
        addField(field, *column);
    m_reason->setObjectName(QStringLiteral("verbReason"));
    m_reason->setMaxLength(2000);
    m_reason->setPlaceholderText(offer.wantsReason ? tr("Reason, kept in the history") : tr("Reason, where there is something to say"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    connect(m_reason, &QLineEdit::textChanged, this, &ChangeVerbDialog::refresh);
    column->addWidget(m_reason);
    column->addWidget(m_consequence);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(windowTitle());
    m_ok->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(shell::px(480));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
    const auto asked = askedFields(offer, m_change, conflicts);
    asked.isEmpty() ? m_reason->setFocus() : editor(asked.front())->focusInput();
}

void ChangeVerbDialog::addField(const QString &name, QVBoxLayout &column)
{
    const auto position = size_t(m_shape.indexOf(name));
    const auto &field = m_shape.fields[position];
    forms::FieldPlace place{.field = field, .caption = items::captionOf(m_shape, field), .options = {}, .references = nullptr};
    if (items::hasCodes(field))
        place.options = items::choicesOf(m_shape, field, m_context.catalogues);
    auto *one = forms::makeFieldEditor(place, this);
    one->setObjectName(name);
    one->setValue(m_row.record.values[position], m_row.titles[position]);
    connect(one, &forms::FieldEditor::edited, this, &ChangeVerbDialog::refresh);
    m_editors.emplace(name, one);
    column.addWidget(one);
}

/// What was planned beside what was: the review speaks of the difference.
void ChangeVerbDialog::addComparison(QVBoxLayout &column)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(shell::px(24));
    grid->setVerticalSpacing(shell::px(4));
    const auto cell = [&](const QString &words, int row, int at, bool quiet) {
        auto *label = new QLabel(words.isEmpty() ? QStringLiteral("—") : words, this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        if (quiet)
            label->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(label, row, at);
    };
    const auto time = [](const std::optional<Instant> &at) { return at.value_or(Instant()); };
    cell(tr("Planned"), 0, 1, true);
    cell(tr("Actual"), 0, 2, true);
    cell(tr("Time"), 1, 0, true);
    cell(items::spanText(time(m_change.plannedStart), time(m_change.plannedEnd)), 1, 1, false);
    cell(items::spanText(time(m_change.startedAt), time(m_change.finishedAt)), 1, 2, false);
    cell(tr("Outage"), 2, 0, true);
    cell(tr("%1 min").arg(m_change.outageMinutes), 2, 1, false);
    cell(tr("%1 min").arg(m_change.actualOutage), 2, 2, false);
    cell(tr("Result"), 3, 0, true);
    cell(tr("success"), 3, 1, false);
    const auto &field = m_shape.fields[size_t(m_shape.indexOf(u"result"))];
    cell(items::displayText(m_shape, field, m_row.record.values[size_t(m_shape.indexOf(u"result"))], m_context.catalogues), 3, 2, false);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    column.addLayout(grid);
}

forms::FieldEditor *ChangeVerbDialog::editor(QStringView field) const
{
    const auto found = m_editors.find(field.toString());
    return found == m_editors.end() ? nullptr : found->second;
}

Patch ChangeVerbDialog::fields() const
{
    Patch patch;
    for (const auto &[name, one] : m_editors)
        if (const Value value = one->value(); value != m_row.record.values[size_t(m_shape.indexOf(name))])
            patch.emplace(name, value);
    return patch;
}

QString ChangeVerbDialog::reason() const { return m_reason->text().trimmed(); }

QString ChangeVerbDialog::whyNot() const
{
    for (const auto *name : {"result", "review", "findings_accepted"})
        if (const auto *one = editor(QString::fromLatin1(name)); one && isEmpty(one->value()))
            return tr("“%1” is wanted.").arg(one->caption());
    if (m_offer.wantsReason && reason().isEmpty())
        return tr("A reason is wanted.");
    return {};
}

QString ChangeVerbDialog::consequence() const
{
    switch (m_offer.verb) {
    case ChangeVerb::Rework:
        return tr("The change goes back to its draft; what was approved counts no more.");
    case ChangeVerb::Withdraw:
        return tr("The change stays in the list as withdrawn, with all that was written.");
    case ChangeVerb::RollBack:
        return tr("From now on the steps of the fallback are carried out.");
    case ChangeVerb::Unschedule:
        return tr("Its time is free again for others; the approvals stay.");
    default:
        return m_conflicts == Conflicts::ToBeAccepted ? tr("There are conflicts. They stand on the page “Impact and risk”; to go on in spite of them, give the reason.") : QString();
    }
}

void ChangeVerbDialog::refresh()
{
    const QString why = whyNot();
    m_ok->setEnabled(why.isEmpty());
    m_ok->setToolTip(why);
    forms::setRank(*m_ok, why.isEmpty() ? forms::Rank::Primary : forms::Rank::Quiet);
    const QString follows = consequence();
    m_consequence->setText(follows);
    m_consequence->setVisible(!follows.isEmpty());
}

} // namespace views::panels
