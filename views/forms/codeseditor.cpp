#include "views/forms/codeseditor.h"

#include "contract/entities/changerequest.h"
#include "items/changesentences.h"
#include "rules/permissions.h"

#include <QAction>
#include <QMenu>
#include <QToolButton>

namespace views::forms {

using namespace contract;

CodesEditor::CodesEditor(const FieldPlace &place, const QString &none, QWidget *parent)
    : FieldEditor(place, parent), m_none(none), m_button(new QToolButton(this)), m_menu(new QMenu(m_button))
{
    for (const auto &option : place.options) {
        auto *action = m_menu->addAction(option.text);
        action->setCheckable(true);
        action->setData(option.code);
        connect(action, &QAction::triggered, this, [this] {
            tell();
            Q_EMIT edited();
        });
    }
    m_button->setMenu(m_menu);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_button->setFocusPolicy(Qt::StrongFocus);
    setInput(m_button, m_button);
    tell();
}

Value CodesEditor::value() const
{
    QStringList codes;
    for (const auto *action : m_menu->actions())
        if (action->isChecked())
            codes << action->data().toString();
    codes << m_unknown;
    return codes.isEmpty() ? Value() : Value(codes.join(u' '));
}

void CodesEditor::setValue(const Value &value, const QString &)
{
    m_unknown = text(value).split(u' ', Qt::SkipEmptyParts);
    for (auto *action : m_menu->actions())
        action->setChecked(m_unknown.removeAll(action->data().toString()) > 0);
    tell();
}

QString CodesEditor::words() const
{
    QStringList words;
    for (const auto *action : m_menu->actions())
        if (action->isChecked())
            words << action->text();
    words << m_unknown;
    //: Between words of a list.
    return words.isEmpty() ? m_none : words.join(tr(", "));
}

void CodesEditor::tell()
{
    m_button->setText(words());
    m_button->setAccessibleDescription(words());
    m_button->setToolTip(words());
}

void CodesEditor::lockInput(bool locked)
{
    m_button->setEnabled(!locked);
}

std::vector<items::ChoiceText> changeClassOptions()
{
    const auto &shape = shapeOf<ChangeRequest>();
    return items::choicesOf(shape, shape.fields[size_t(shape.indexOf(u"change_class"))], shippedCatalogues());
}

std::vector<items::ChoiceText> roleOptions()
{
    std::vector<items::ChoiceText> options;
    for (const auto &role : rules::allRoles())
        options.push_back({QString::fromLatin1(role.code), items::roleNames({QString::fromLatin1(role.code)}), {}});
    return options;
}

} // namespace views::forms
