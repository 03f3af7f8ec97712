#include "views/forms/recordform.h"

#include "items/evaluationwords.h"
#include "items/factory.h"
#include "items/verbfields.h"
#include "rules/resourcelife.h"
#include "views/forms/attributeseditor.h"
#include "views/forms/formlayout.h"

#include <QScopedValueRollback>
#include <QScrollBar>

namespace views::forms {

using namespace contract;

RecordForm::RecordForm(items::RecordEditor &editor, const items::Factory &items, QWidget *parent)
    : QScrollArea(parent)
    , m_editor(editor)
    , m_items(items)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    rebuild();
    connect(&m_editor, &items::RecordEditor::began, this, [this] {
        m_touched.clear();
        if (m_editor.isNew())
            verticalScrollBar()->setValue(0);
        for (int field = 0; field < int(m_fields.size()); ++field) {
            showField(field);
            showLock(field);
        }
        showAttributes();
    });
    connect(&m_editor, &items::RecordEditor::valueChanged, this, [this](int field) {
        if (field != m_absorbing)
            showField(field);
        else
            showProblem(field);
        if (m_editor.shape().fields[field].name == QLatin1StringView("type"))
            showAttributes();
    });
    connect(&m_editor, &items::RecordEditor::problemChanged, this, &RecordForm::showProblem);
}

void RecordForm::rebuild()
{
    const auto &shape = m_editor.shape();
    setAccessibleName(tr("Form: %1", "a kind of record").arg(items::captionOf(shape)));
    auto *page = new FormLayout(this);
    m_fields.assign(shape.fields.size(), nullptr);
    m_attributes = nullptr;
    for (int field = 0; field < int(shape.fields.size()); ++field) {
        const auto &described = shape.fields[field];
        if (field == 0 || *described.traits.section != 0)
            page->addSection(items::sectionOf(shape, described));
        if (items::isToldElsewhere(shape, described))
            continue;
        FieldPlace place{.field = described, .caption = items::captionOf(shape, described), .options = {}, .references = nullptr};
        if (items::hasCodes(described))
            place.options = items::choicesOf(shape, described, m_editor.catalogues());
        if (described.kind == FieldKind::Reference)
            place.references = m_items.references(*shapeNamed(described.references), nullptr);
        auto *one = makeFieldEditor(place, page);
        m_fields[field] = one;
        if (auto *attributes = qobject_cast<AttributesEditor *>(one))
            m_attributes = attributes;
        connect(one, &FieldEditor::edited, this, [this, field] { absorb(field); });
        page->addEditor(one);
    }
    page->finish();
    if (auto *former = takeWidget())
        former->deleteLater();
    setWidget(page);
    showAttributes();
    for (int field = 0; field < int(m_fields.size()); ++field) {
        showField(field);
        showLock(field);
    }
}

void RecordForm::absorb(int field)
{
    const QScopedValueRollback speaking(m_absorbing, field);
    m_touched.insert(field);
    m_editor.setValue(field, m_fields[field]->value(), m_fields[field]->title());
    showProblem(field);
}

void RecordForm::showField(int field)
{
    auto *one = m_fields[field];
    if (!one)
        return;
    const bool mixed = m_editor.isMixed(field);
    const auto &described = m_editor.shape().fields[field];
    // What the rules keep as hundredths and codes is said as people say it.
    const auto said = described.traits.readOnly && !mixed ? items::evaluationCell(m_editor.shape(), described, m_editor.value(field)) : std::nullopt;
    one->setValue(mixed ? Value() : m_editor.value(field), said.value_or(m_editor.referenceTitle(field)));
    if (described.kind == FieldKind::Choice) {
        QHash<QString, QString> unavailable;
        for (const auto &choice : described.choices)
            if (const auto problem = m_editor.problemOfChoice(field, choice.code))
                unavailable.insert(choice.code, problemSentence(described, choice.code, *problem));
        one->setUnavailable(unavailable);
    }
    const bool numbered = m_editor.isNew() && described.traits.key;
    //: Beside a field's caption: the selected records differ in it.
    one->setRemark(mixed ? tr("several values") : numbered ? tr("given by the server") : QString());
    showProblem(field);
}

void RecordForm::showProblem(int field)
{
    auto *one = m_fields[field];
    if (!one)
        return;
    const auto problem = m_editor.problem(field);
    // A field that nobody touched says nothing until one saves: an empty form is no list of reproaches.
    // What another state demands, it says at once: one would look for it in vain.
    const bool demanded = problem && !m_editor.isNew() && rules::lifeProblemOf(*problem);
    const bool say = problem && (m_touched.contains(field) || m_editor.isDirty(field) || demanded);
    one->setProblem(say ? problemSentence(one->field(), one->value(), *problem) : QString());
    if (m_editor.isDirty(field))
        one->setRemark(tr("changed"));
    else if (!m_editor.isMixed(field) && !(m_editor.isNew() && m_editor.shape().fields[field].traits.key))
        one->setRemark({});
}

void RecordForm::showLock(int field)
{
    const auto &traits = m_editor.shape().fields[field].traits;
    if (!m_fields[field])
        return;
    if (!m_lock.isEmpty())
        m_fields[field]->setLocked(m_lock);
    else if (m_editor.isEditable(field))
        m_fields[field]->setLocked({});
    else if (items::isKeptByVerbs(m_editor.shape(), m_editor.shape().fields[field]))
        m_fields[field]->setLocked(tr("The acts above the form change it; it cannot be typed."));
    else
        m_fields[field]->setLocked(traits.key ? tr("The server numbers records; the number does not change.") : tr("The server works this out; it cannot be typed."));
}

void RecordForm::showAttributes()
{
    if (m_attributes)
        m_attributes->setAttributes(m_editor.attributeShapes());
}

void RecordForm::setLock(const QString &reason)
{
    if (reason == m_lock)
        return;
    m_lock = reason;
    for (int field = 0; field < int(m_fields.size()); ++field)
        showLock(field);
}

bool RecordForm::revealProblems()
{
    for (int field = 0; field < int(m_fields.size()); ++field) {
        m_touched.insert(field);
        showProblem(field);
    }
    const int first = m_editor.firstProblem();
    if (first < 0)
        return !m_attributes || !m_attributes->holdsProblem();
    if (m_fields[first]) {
        ensureWidgetVisible(m_fields[first]);
        m_fields[first]->focusInput();
    }
    return false;
}

void RecordForm::focusFirst()
{
    for (auto *one : m_fields)
        if (one && !one->isLocked()) {
            ensureWidgetVisible(one);
            one->focusInput();
            return;
        }
}

FieldEditor *RecordForm::fieldEditor(int field) const
{
    return field >= 0 && field < int(m_fields.size()) ? m_fields[field] : nullptr;
}

} // namespace views::forms
