#include "views/panels/evaluation/template/templatepage.h"

#include "items/evaluationwords.h"
#include "views/panels/evaluation/template/partsgrid.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <cmath>

namespace views::panels {

namespace ev = rules::evaluation;

namespace {

constexpr int longest = 2'000;

} // namespace

TemplatePage::TemplatePage(Change change, QWidget *parent) : QWidget(parent), m_form(new QFormLayout(this)), m_change(std::move(change))
{
    m_form->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    m_form->setHorizontalSpacing(shell::px(12));
    m_form->setVerticalSpacing(shell::px(8));
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void TemplatePage::show(const items::TemplateEditing &editing, int index, const QString &whyNotEdit)
{
    m_editing = &editing;
    m_index = index;
    m_why = whyNotEdit;
    fill();
    markFields();
}

void TemplatePage::change(const QString &name, const items::TemplateEditing::Act &act)
{
    if (isEditable())
        m_change(name.isEmpty() ? name : QStringLiteral("%1[%2].%3").arg(list()).arg(m_index).arg(name), act);
}

QString TemplatePage::placeOf(const QString &member) const
{
    return list().isEmpty() ? member : QStringLiteral("%1[%2]%3").arg(list()).arg(m_index).arg(member.isEmpty() ? QString() : u'.' + member);
}

/// A place in a row of parts belongs to the row's field.
void TemplatePage::markFields()
{
    std::map<QLabel *, QStringList> said;
    const auto say = [&](const QString &place, const QString &sentence) {
        for (const auto &[member, label] : m_problems)
            if (place == placeOf(member))
                said[label] << sentence;
    };
    for (const auto &issue : m_editing->issues())
        say(issue.place, items::issueSentence(issue));
    if (m_editing->refusal())
        say(m_editing->refusal()->field, m_editing->refusal()->message);
    for (const auto &[member, label] : m_problems) {
        const auto sentences = said[label];
        label->setText(sentences.join(u'\n'));
        label->setVisible(!sentences.isEmpty());
        inkLabel(*label, shell::Tone::Bad);
    }
}

QWidget *TemplatePage::fieldOf(const ev::TemplatePlace &place) const
{
    for (const QString &member : {place.member, place.member.section(u'.', 0, 0)})
        if (const auto found = m_fields.find(member); found != m_fields.end())
            return found->second;
    return nullptr;
}

QLineEdit *TemplatePage::line(const QString &member, const Setter &set)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(member);
    edit->setMaxLength(longest);
    connect(edit, &QLineEdit::textEdited, this, [this, member, set](const QString &text) { change(member, [&](Document &document) { set(document, text); }); });
    m_fields[member] = edit;
    return edit;
}

QPlainTextEdit *TemplatePage::lines(const QString &member, int height, const Setter &set)
{
    auto *edit = new QPlainTextEdit(this);
    edit->setObjectName(member);
    edit->setTabChangesFocus(true);
    edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // else the row takes the room that is left
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * height + shell::px(14));
    connect(edit, &QPlainTextEdit::textChanged, this, [this, member, set, edit] { change(member, [&](Document &document) { set(document, edit->toPlainText().left(longest)); }); });
    m_fields[member] = edit;
    return edit;
}

QDoubleSpinBox *TemplatePage::number(const QString &member, const std::function<void(Document &, int)> &set)
{
    auto *spin = new QDoubleSpinBox(this);
    spin->setObjectName(member);
    spin->setRange(0, 100);
    spin->setDecimals(2);
    spin->setFixedWidth(shell::px(110));
    connect(spin, &QDoubleSpinBox::valueChanged, this, [this, member, set](double value) { change(member, [&](Document &document) { set(document, int(std::lround(value * 100))); }); });
    m_fields[member] = spin;
    return spin;
}

QComboBox *TemplatePage::choice(const QString &member, const std::function<void(Document &, int)> &set)
{
    auto *box = new QComboBox(this);
    box->setObjectName(member);
    box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(box, &QComboBox::activated, this, [this, box, set] { change({}, [&](Document &document) { set(document, box->currentData().toInt()); }); });
    m_fields[member] = box;
    return box;
}

QWidget *TemplatePage::beside(std::initializer_list<QWidget *> fields)
{
    auto *holder = new QWidget((*fields.begin())->parentWidget());
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(shell::px(8));
    for (auto *field : fields)
        row->addWidget(field);
    if (std::ranges::none_of(fields, [](QWidget *field) { return qobject_cast<QLineEdit *>(field) || qobject_cast<QPlainTextEdit *>(field); }))
        row->addStretch(1);
    return holder;
}

QLabel *TemplatePage::row(QWidget *field, const QStringList &members)
{
    auto *caption = new QLabel(this);
    caption->setBuddy(field);
    auto *holder = new QWidget(this);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    column->addWidget(field, 0, field->sizePolicy().horizontalPolicy() == QSizePolicy::Maximum || field->maximumWidth() < QWIDGETSIZE_MAX ? Qt::AlignLeft : Qt::Alignment());
    auto *problem = new QLabel(holder);
    problem->setWordWrap(true);
    problem->setTextFormat(Qt::PlainText);
    problem->hide();
    column->addWidget(problem);
    for (const auto &member : members)
        m_problems[member] = problem;
    m_form->addRow(caption, holder);
    return caption;
}

void TemplatePage::showRow(QWidget *field, bool shown)
{
    for (auto *holder = field; holder && holder != this; holder = holder->parentWidget())
        if (m_form->indexOf(holder) >= 0)
            m_form->setRowVisible(holder, shown);
}

void TemplatePage::put(QLineEdit &edit, const QString &text, bool editable)
{
    const QSignalBlocker quiet(&edit);
    if (edit.text() != text)
        edit.setText(text);
    if (!edit.hasFocus())
        edit.setCursorPosition(0); // the beginning says what it is
    edit.setReadOnly(!editable);
}

void TemplatePage::put(QPlainTextEdit &edit, const QString &text, bool editable)
{
    const QSignalBlocker quiet(&edit);
    if (edit.toPlainText() != text)
        edit.setPlainText(text);
    edit.setReadOnly(!editable);
}

void TemplatePage::put(QDoubleSpinBox &spin, int hundredths, bool editable)
{
    const QSignalBlocker quiet(&spin);
    if (std::lround(spin.value() * 100) != hundredths)
        spin.setValue(hundredths / 100.0);
    spin.setReadOnly(!editable);
    spin.setButtonSymbols(editable ? QAbstractSpinBox::UpDownArrows : QAbstractSpinBox::NoButtons);
}

void TemplatePage::put(QComboBox &box, int value, bool editable)
{
    const QSignalBlocker quiet(&box);
    showWhole(box);
    box.setCurrentIndex(box.findData(value));
    box.setEnabled(editable);
}

} // namespace views::panels
