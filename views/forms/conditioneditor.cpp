#include "views/forms/conditioneditor.h"

#include "contract/entities/resource.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QToolButton>

namespace views::forms {

using namespace contract;

namespace {

const Shape &shape() { return shapeOf<Resource>(); }

/// What a test can be put to: one thing, that people choose or write.
bool canBeTested(const FieldShape &field)
{
    if (field.traits.readOnly || field.traits.multiline || field.traits.scope)
        return false;
    return items::hasCodes(field) || field.kind == FieldKind::Text || field.kind == FieldKind::Integer || field.kind == FieldKind::Boolean;
}

} // namespace

ConditionEditor::ConditionEditor(const FieldPlace &place, QWidget *parent) : FieldEditor(place, parent), m_body(new QWidget(this)), m_add(new QPushButton(tr("Add a test"), m_body))
{
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(shell::px(4));
    column->addLayout(m_rows);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_add);
    foot->addStretch(1);
    column->addLayout(foot);
    m_add->setAutoDefault(false);
    m_add->setIcon(shell::icon(QStringLiteral("add")));
    connect(m_add, &QPushButton::clicked, this, [this] {
        m_unread.clear();
        addTest({}, {});
        m_tests.back().field->setFocus();
        Q_EMIT edited();
    });
    setInput(m_body, m_add);
    refresh();
}

void ConditionEditor::addTest(const QString &field, const Value &value)
{
    Test test{.row = new QWidget(m_body), .field = nullptr, .place = nullptr};
    test.field = new QComboBox(test.row);
    test.field->setAccessibleName(tr("Field of the resource"));
    test.field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    test.field->setMinimumContentsLength(8);
    for (const auto &one : shape().fields)
        if (canBeTested(one))
            test.field->addItem(items::captionOf(shape(), one), one.name);
    const int chosen = test.field->findData(field.isEmpty() ? QStringLiteral("kind") : field);
    test.field->setCurrentIndex(std::max(0, chosen));
    auto *off = new QToolButton(test.row);
    off->setIcon(shell::icon(QStringLiteral("close")));
    off->setAutoRaise(true);
    off->setFocusPolicy(Qt::TabFocus);
    off->setToolTip(tr("Take the test off"));
    off->setAccessibleName(off->toolTip());
    test.place = new QVBoxLayout;
    test.place->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout(test.row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(shell::px(8));
    row->addWidget(test.field, 2);
    row->addLayout(test.place, 3);
    row->addWidget(off);
    m_rows->addWidget(test.row);
    m_tests.push_back(test);
    chooseField(test.row, value);
    connect(test.field, &QComboBox::currentIndexChanged, this, [this, row = test.row] {
        chooseField(row, {});
        Q_EMIT edited();
    });
    connect(off, &QToolButton::clicked, this, [this, row = test.row] {
        remove(row);
        m_add->setFocus();
        Q_EMIT edited();
    });
    refresh();
}

/// The editor of the field that is tested, without its caption.
void ConditionEditor::chooseField(QWidget *row, const Value &value)
{
    const auto test = std::ranges::find(m_tests, row, &Test::row);
    const auto &field = shape().fields[size_t(shape().indexOf(test->field->currentData().toString()))];
    delete test->value;
    FieldPlace place{.field = field, .caption = items::captionOf(shape(), field), .options = {}};
    if (items::hasCodes(field))
        place.options = items::choicesOf(shape(), field, shippedCatalogues());
    test->value = makeFieldEditor(place, row);
    test->value->beBare();
    test->value->setValue(value, {});
    test->place->addWidget(test->value);
    connect(test->value, &FieldEditor::edited, this, &ConditionEditor::edited);
}

void ConditionEditor::remove(QWidget *row)
{
    std::erase_if(m_tests, [row](const Test &test) { return test.row == row; });
    row->hide();
    row->deleteLater();
    refresh();
}

Value ConditionEditor::value() const
{
    if (!m_unread.isEmpty())
        return m_unread;
    QJsonObject condition;
    for (const auto &test : m_tests)
        if (const Value value = test.value->value(); !isEmpty(value))
            condition.insert(test.field->currentData().toString(), toJson(value));
    return condition.isEmpty() ? Value() : Value(QString::fromUtf8(QJsonDocument(condition).toJson(QJsonDocument::Compact)));
}

void ConditionEditor::setValue(const Value &value, const QString &)
{
    if (text(value) == text(this->value()))
        return; // what is being written stays, empty tests too
    while (!m_tests.empty())
        remove(m_tests.back().row);
    m_unread.clear();
    const auto condition = QJsonDocument::fromJson(text(value).toUtf8()).object();
    for (auto member = condition.begin(); member != condition.end(); ++member) {
        const int field = shape().indexOf(member.key());
        if (field < 0 || !canBeTested(shape().fields[size_t(field)]))
            m_unread = text(value);
    }
    if (m_unread.isEmpty())
        for (auto member = condition.begin(); member != condition.end(); ++member)
            addTest(member.key(), valueFromJson(member.value()));
    refresh();
}

void ConditionEditor::refresh()
{
    m_add->setToolTip(!m_unread.isEmpty() ? tr("The condition is one that this version cannot show: %1").arg(m_unread) : m_tests.empty() ? tr("Without a test it is for any resource.") : tr("A resource meets the condition that holds all of it."));
    for (const auto &test : m_tests)
        test.row->setEnabled(!m_locked);
    m_add->setEnabled(!m_locked);
}

void ConditionEditor::lockInput(bool locked)
{
    m_locked = locked;
    refresh();
}

} // namespace views::forms
