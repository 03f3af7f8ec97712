#include "views/forms/choiceeditors.h"

#include "views/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QLineEdit>
#include <QStandardItemModel>

namespace views::forms {

using namespace contract;

namespace {

/// More entries than these are found faster by typing than by looking.
constexpr int searchableFrom = 12;

} // namespace

ChoiceEditor::ChoiceEditor(const FieldPlace &place, QWidget *parent)
    : FieldEditor(place, parent)
    , m_box(new QComboBox(this))
{
    m_box->setMaxVisibleItems(18);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(18);
    m_box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_box->setMaximumWidth(shell::px(320));
    m_box->installEventFilter(this);
    fill(place.options);
    if (place.options.size() > searchableFrom)
        searchByTyping();
    setInput(m_box, m_box);
    connect(m_box, &QComboBox::activated, this, &FieldEditor::edited);
}

void ChoiceEditor::fill(const std::vector<items::ChoiceText> &options)
{
    const bool mayBeEmpty = field().mayBeEmpty() && !(field().traits.required && field().kind == FieldKind::Choice);
    if (mayBeEmpty)
        m_box->addItem(QString(), QString());
    QString group;
    for (const auto &option : options) {
        if (option.group != group) {
            group = option.group;
            m_box->addItem(group);
            auto *heading = static_cast<QStandardItemModel *>(m_box->model())->item(m_box->count() - 1);
            heading->setFlags(Qt::NoItemFlags);
            heading->setData(shell::headingFont(0), Qt::FontRole);
        }
        m_box->addItem(option.text, option.code);
    }
}

void ChoiceEditor::searchByTyping()
{
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_box->completer()->setFilterMode(Qt::MatchContains);
    m_box->lineEdit()->setPlaceholderText(tr("Type to search"));
    connect(m_box->lineEdit(), &QLineEdit::textEdited, this, [this](const QString &typed) {
        // A text that is an entry is that entry; any other stays text and is refused under the field.
        const int entry = m_box->findText(typed, Qt::MatchFixedString);
        const QSignalBlocker quiet(m_box->lineEdit());
        if (entry >= 0 && m_box->itemData(entry).isValid())
            m_box->setCurrentIndex(entry);
        Q_EMIT edited();
    });
}

Value ChoiceEditor::value() const
{
    const int entry = m_box->currentIndex();
    if (m_box->isEditable() && (entry < 0 || m_box->currentText() != m_box->itemText(entry))) {
        const QString typed = m_box->currentText().trimmed();
        return typed.isEmpty() ? Value() : Value(typed);
    }
    const QString code = m_box->currentData().toString();
    return code.isEmpty() ? Value() : Value(code);
}

void ChoiceEditor::setValue(const Value &value, const QString &)
{
    const QSignalBlocker quiet(m_box);
    const QString code = text(value);
    int entry = m_box->findData(code);
    if (entry < 0 && !code.isEmpty()) {
        // A code that the catalogue no longer has is shown as it is, not lost.
        m_box->addItem(code, code);
        entry = m_box->count() - 1;
    }
    m_box->setCurrentIndex(entry);
    if (m_box->isEditable()) {
        m_box->setEditText(entry < 0 ? QString() : m_box->itemText(entry));
        m_box->lineEdit()->setCursorPosition(0);
    }
}

void ChoiceEditor::setUnavailable(const QHash<QString, QString> &sentences)
{
    auto *entries = static_cast<QStandardItemModel *>(m_box->model());
    for (int entry = 0; entry < m_box->count(); ++entry) {
        if (!m_box->itemData(entry).isValid())
            continue; // a heading
        const QString sentence = sentences.value(m_box->itemData(entry).toString());
        entries->item(entry)->setEnabled(sentence.isEmpty());
        entries->item(entry)->setToolTip(sentence);
    }
}

void ChoiceEditor::lockInput(bool locked)
{
    m_box->setEnabled(!locked);
}

bool ChoiceEditor::eventFilter(QObject *watched, QEvent *event)
{
    // The wheel scrolls the form; it does not change a value that happens to lie under it.
    if (watched == m_box && event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

BooleanEditor::BooleanEditor(const FieldPlace &place, QWidget *parent)
    : FieldEditor(place, parent)
    , m_box(new QCheckBox(this))
{
    m_box->setText(tr("No"));
    setInput(m_box, m_box);
    connect(m_box, &QCheckBox::toggled, this, [this](bool yes) { m_box->setText(yes ? tr("Yes") : tr("No")); });
    connect(m_box, &QCheckBox::clicked, this, &FieldEditor::edited);
}

Value BooleanEditor::value() const
{
    return qint64(m_box->isChecked() ? 1 : 0);
}

void BooleanEditor::setValue(const Value &value, const QString &)
{
    m_box->setChecked(integer(value) == 1);
}

void BooleanEditor::lockInput(bool locked)
{
    m_box->setEnabled(!locked);
}

} // namespace views::forms
