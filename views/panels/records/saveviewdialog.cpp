#include "views/panels/records/saveviewdialog.h"

#include "contract/entities/entities.h"
#include "items/factory.h"
#include "rules/permissions.h"
#include "views/forms/fieldeditor.h"
#include "views/shell/rank.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

constexpr int longestName = 60; // as the field table says

} // namespace

SaveViewDialog::SaveViewDialog(const QString &name, const QString &audience, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent), m_name(new QLineEdit(name, this)), m_audience(new QComboBox(this))
{
    setObjectName(QStringLiteral("saveViewDialog"));
    setWindowTitle(tr("Save view"));
    const auto &actor = context.host.actor();
    m_name->setMaxLength(longestName);
    m_name->setObjectName(QStringLiteral("name"));
    auto *nameLabel = new QLabel(tr("Name"), this);
    nameLabel->setBuddy(m_name);
    m_name->setAccessibleName(nameLabel->text());
    m_audience->addItem(tr("Only me"), actor.audienceOfOne());
    for (const auto &role : rules::allRoles())
        if (const QString code = QString::fromLatin1(role.code); actor.roles.contains(code))
            //: Who sees a saved view: those who have that role.
            m_audience->addItem(tr("Everybody with the role: %1").arg(QCoreApplication::translate("Role", role.caption)), QStringLiteral("role:") + code);
    m_audience->addItem(tr("Everybody of a unit"), QString());
    auto *audienceLabel = new QLabel(tr("Seen by"), this);
    audienceLabel->setBuddy(m_audience);
    m_audience->setAccessibleName(audienceLabel->text());
    const auto &shape = shapeOf<Resource>();
    const auto &unit = shape.fields[size_t(shape.indexOf(u"unit_id"))];
    m_unit = forms::makeFieldEditor({.field = unit, .caption = items::captionOf(shape, unit), .options = {}, .references = context.items.references(shapeOf<Organisation>(), nullptr)}, this);
    if (const int known = m_audience->findData(audience); known >= 0 && !audience.isEmpty()) {
        m_audience->setCurrentIndex(known);
    } else if (!audience.isEmpty()) {
        m_audience->setCurrentIndex(m_audience->count() - 1);
        m_unit->setValue(audience, {});
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Save"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(4));
    column->addWidget(nameLabel);
    column->addWidget(m_name);
    column->addSpacing(shell::px(8));
    column->addWidget(audienceLabel);
    column->addWidget(m_audience);
    column->addSpacing(shell::px(8));
    column->addWidget(m_unit);
    column->addStretch(1);
    column->addSpacing(shell::px(12));
    column->addWidget(buttons);
    setMinimumWidth(shell::px(420));
    connect(m_name, &QLineEdit::textChanged, this, &SaveViewDialog::check);
    connect(m_audience, &QComboBox::currentIndexChanged, this, &SaveViewDialog::check);
    connect(m_unit, &forms::FieldEditor::edited, this, &SaveViewDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
    m_name->selectAll();
    m_name->setFocus();
}

QString SaveViewDialog::name() const
{
    return m_name->text().trimmed();
}

QString SaveViewDialog::audience() const
{
    const QString chosen = m_audience->currentData().toString();
    return chosen.isEmpty() ? text(m_unit->value()) : chosen;
}

void SaveViewDialog::check()
{
    m_unit->setVisible(m_audience->currentData().toString().isEmpty());
    m_ok->setEnabled(!name().isEmpty() && !audience().isEmpty());
    shell::setRank(*m_ok, m_ok->isEnabled() ? shell::Rank::Primary : shell::Rank::Quiet);
    m_ok->setToolTip(m_ok->isEnabled() ? QString() : name().isEmpty() ? tr("Give the view a name first.") : tr("Choose the unit first."));
}

} // namespace views::panels
