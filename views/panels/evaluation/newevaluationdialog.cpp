#include "views/panels/evaluation/newevaluationdialog.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/captions.h"
#include "items/evaluationwords.h"
#include "items/factory.h"
#include "rules/recurrence.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/tables.h"
#include "views/panels/evaluation/evaluationrefusal.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using forms::FieldEditor;

namespace {

const QString right = QStringLiteral("evaluation.create");
constexpr int periodsOffered = 16;
/// Days that the parties have after the period.
constexpr int daysToScore = 10;

int monthsOf(PeriodKind kind)
{
    switch (kind) {
    case PeriodKind::Month:
        return 1;
    case PeriodKind::Quarter:
        return 3;
    case PeriodKind::HalfYear:
        return 6;
    case PeriodKind::Year:
        return 12;
    }
    return 1;
}

QWidget *captioned(const QString &caption, QWidget *input, QWidget *parent)
{
    auto *whole = new QWidget(parent);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(2));
    auto *label = new QLabel(caption, whole);
    label->setBuddy(input);
    column->addWidget(label);
    column->addWidget(input);
    column->addStretch(1);
    input->setAccessibleName(caption);
    return whole;
}

} // namespace

NewEvaluationDialog::NewEvaluationDialog(const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_shape(shapeOf<Evaluation>())
    , m_template(new QComboBox(this))
    , m_kind(new QComboBox(this))
    , m_period(new QComboBox(this))
    , m_note(new QLabel(this))
    , m_correction(new QLineEdit(this))
    , m_create(new QPushButton(tr("Create"), this))
    , m_evaluation(context.ids.next())
    , m_command(context.ids.next())
{
    setObjectName(QStringLiteral("newEvaluation"));
    setWindowTitle(tr("New evaluation"));
    m_template->setObjectName(QStringLiteral("evaluationTemplate"));
    m_kind->setObjectName(QStringLiteral("periodKind"));
    m_period->setObjectName(QStringLiteral("period"));
    for (const auto &choice : Choices<PeriodKind>::all)
        m_kind->addItem(QCoreApplication::translate("Evaluation", choice.caption), int(choice.value));
    m_kind->setCurrentIndex(m_kind->findData(int(PeriodKind::Quarter)));
    m_correction->setPlaceholderText(tr("Why it is corrected"));
    m_correction->setAccessibleName(m_correction->placeholderText());
    m_correction->hide();
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(shell::px(12));
    grid->setVerticalSpacing(shell::px(8));
    for (int column = 0; column < 4; ++column)
        grid->setColumnStretch(column, 1);
    grid->addWidget(captioned(tr("Template"), m_template, this), 0, 0, 1, 4);
    grid->addWidget(captioned(tr("Kind of period"), m_kind, this), 1, 0, 1, 2);
    grid->addWidget(captioned(tr("Period"), m_period, this), 1, 2, 1, 2);
    make("subject", *grid, 2, 0, 4);
    make("unit_id", *grid, 3, 0, 2);
    make("service_code", *grid, 3, 2, 2);
    make("title", *grid, 4, 0, 4);
    make("scores_due", *grid, 5, 0, 2);
    make("objections_until", *grid, 5, 2, 2);
    grid->addWidget(m_correction, 6, 0, 1, 4);
    m_create->setObjectName(QStringLiteral("createEvaluation"));
    m_create->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(shell::px(8));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_create);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addLayout(grid);
    column->addWidget(m_note);
    column->addStretch(1);
    column->addLayout(buttons);
    setMinimumWidth(shell::px(600));

    editor(u"subject")->setValue(Codec<EvaluationSubject>::encode(EvaluationSubject::Provider), {});
    connect(m_kind, &QComboBox::currentIndexChanged, this, &NewEvaluationDialog::fillPeriods);
    connect(m_period, &QComboBox::currentIndexChanged, this, [this] { edited({}); });
    connect(m_template, &QComboBox::currentIndexChanged, this, &NewEvaluationDialog::refresh);
    connect(m_correction, &QLineEdit::textChanged, this, &NewEvaluationDialog::refresh);
    connect(m_create, &QPushButton::clicked, this, &NewEvaluationDialog::create);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    fillPeriods();
    readTemplates();
    editor(u"unit_id")->focusInput();
}

FieldEditor *NewEvaluationDialog::make(const char *name, QGridLayout &grid, int row, int column, int span)
{
    const QString field = QString::fromLatin1(name);
    const auto &described = m_shape.fields[size_t(m_shape.indexOf(field))];
    forms::FieldPlace place{.field = described, .caption = items::captionOf(m_shape, described), .options = {}, .references = nullptr};
    if (items::hasCodes(described))
        place.options = items::choicesOf(m_shape, described, m_context.catalogues);
    if (described.kind == FieldKind::Reference)
        place.references = m_context.items.references(*shapeNamed(described.references), nullptr);
    auto *one = forms::makeFieldEditor(place, this);
    one->setObjectName(field);
    one->input()->setMaximumWidth(QWIDGETSIZE_MAX); // the grid says how wide
    grid.addWidget(one, row, column, 1, span);
    m_editors.emplace(field, one);
    connect(one, &FieldEditor::edited, this, [this, field] { edited(field); });
    return one;
}

FieldEditor *NewEvaluationDialog::editor(QStringView field) const
{
    const auto found = m_editors.find(field.toString());
    return found == m_editors.end() ? nullptr : found->second;
}

/// Only versions that are in force can be evaluated by.
void NewEvaluationDialog::readTemplates()
{
    const auto &shape = shapeOf<EvaluationTemplate>();
    whenDone(m_context.items.queries().holding(shape, shape.indexOf(u"standing"), {text(Codec<TemplateVersionState>::encode(TemplateVersionState::InForce))}), this, [this](const Result<std::vector<Record>> &held) {
        for (const auto &record : held.value_or(std::vector<Record>()))
            if (const auto pattern = fromRecord<EvaluationTemplate>(record))
                //: a template of evaluations and its version
                m_template->addItem(tr("%1, version %2").arg(pattern->name).arg(pattern->version), pattern->id.uuid);
        if (m_former)
            m_template->setCurrentIndex(std::max(0, m_template->findData(m_former->templateId.uuid)));
        m_note->setText(m_template->count() == 0 ? tr("No template is in force. Bring one into force on the page “Templates”.") : QString());
        refresh();
    });
}

/// The latest first; what is chosen is the last period that is over, which is what is usually evaluated.
void NewEvaluationDialog::fillPeriods()
{
    const QDate today = rules::dayOf(m_context.clock.now());
    const int months = monthsOf(kind());
    const QDate running(today.year(), (today.month() - 1) / months * months + 1, 1);
    {
        const QSignalBlocker quiet(m_period);
        m_period->clear();
        for (int i = 0; i < periodsOffered; ++i) {
            const QDate first = running.addMonths(-months * i);
            const QString words = items::periodText(first, first.addMonths(months).addDays(-1));
            m_period->addItem(i == 0 ? tr("%1 (not over yet)").arg(words) : words, first);
        }
        m_period->setCurrentIndex(1);
    }
    edited({});
}

void NewEvaluationDialog::choose(PeriodKind kind) { m_kind->setCurrentIndex(m_kind->findData(int(kind))); }

PeriodKind NewEvaluationDialog::kind() const { return PeriodKind(m_kind->currentData().toInt()); }

QDate NewEvaluationDialog::from() const { return m_period->currentData().toDate(); }

QDate NewEvaluationDialog::to() const { return from().addMonths(monthsOf(kind())).addDays(-1); }

void NewEvaluationDialog::correct(const Evaluation &former)
{
    m_former = former;
    setWindowTitle(tr("Correct %1").arg(former.title));
    m_create->setText(tr("Make the next version"));
    choose(former.periodKind);
    if (m_period->findData(former.periodFrom) < 0)
        m_period->addItem(items::periodText(former.periodFrom, former.periodTo), former.periodFrom);
    m_period->setCurrentIndex(m_period->findData(former.periodFrom));
    editor(u"subject")->setValue(Codec<EvaluationSubject>::encode(former.subject), {});
    editor(u"service_code")->setValue(former.serviceCode, {});
    m_titled = true;
    editor(u"title")->setValue(former.title, {});
    const auto &units = shapeOf<Organisation>();
    whenDone(m_context.items.queries().record(units, former.unit.uuid), this, [this, &units](const Result<std::optional<items::ListRow>> &row) {
        editor(u"unit_id")->setValue(idText(m_former->unit.uuid), row && *row ? titleOf(units, (*row)->record) : QString());
        refresh();
    });
    for (const auto *name : {"subject", "unit_id", "service_code"})
        editor(QString::fromLatin1(name))->setLocked(tr("A correction is of the same as the evaluation before."));
    m_kind->setEnabled(false);
    m_period->setEnabled(false);
    m_template->setCurrentIndex(std::max(0, m_template->findData(former.templateId.uuid)));
    m_correction->show();
    m_correction->setFocus();
    refresh();
}

void NewEvaluationDialog::edited(const QString &field)
{
    m_titled = m_titled || field == QLatin1StringView("title");
    if (!m_titled) {
        const QString unit = editor(u"unit_id")->title();
        //: the usual title of an evaluation: period, unit
        editor(u"title")->setValue(unit.isEmpty() ? tr("Evaluation %1").arg(items::periodText(from(), to())) : tr("Evaluation %1, %2").arg(items::periodText(from(), to()), unit), {});
    }
    if (field.isEmpty())
        editor(u"scores_due")->setValue(to().addDays(daysToScore).toString(Qt::ISODate), {});
    refresh();
}

Patch NewEvaluationDialog::fields() const
{
    Patch fields;
    for (const auto &[name, one] : m_editors)
        if (const Value value = one->value(); !isEmpty(value))
            fields.insert_or_assign(name, value);
    fields.insert_or_assign(QStringLiteral("template_id"), idText(m_template->currentData().toUuid()));
    fields.insert_or_assign(QStringLiteral("period_kind"), Codec<PeriodKind>::encode(kind()));
    fields.insert_or_assign(QStringLiteral("period_from"), from().toString(Qt::ISODate));
    fields.insert_or_assign(QStringLiteral("period_to"), to().toString(Qt::ISODate));
    if (m_former) {
        fields.insert_or_assign(QStringLiteral("corrects_id"), idText(m_former->id.uuid));
        fields.insert_or_assign(QStringLiteral("correction"), m_correction->text().trimmed());
    }
    return fields;
}

QString NewEvaluationDialog::whyNot() const
{
    if (!m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    if (m_template->currentIndex() < 0)
        return tr("No template is in force.");
    for (const auto *name : {"unit_id", "title"}) {
        const auto *one = editor(QString::fromLatin1(name));
        const bool isReference = one->field().kind == FieldKind::Reference;
        if (isEmpty(one->value()) || (isReference && idOf(text(one->value())).isNull()))
            return tr("“%1” is wanted.").arg(one->caption());
    }
    return m_former && m_correction->text().trimmed().isEmpty() ? tr("A correction wants a reason.") : QString();
}

void NewEvaluationDialog::refresh()
{
    const QString why = whyNot();
    const bool isService = text(editor(u"subject")->value()) == text(Codec<EvaluationSubject>::encode(EvaluationSubject::Service));
    editor(u"service_code")->setRemark(isService ? tr("wanted") : QString());
    m_create->setEnabled(why.isEmpty() && !m_sending);
    m_create->setToolTip(why.isEmpty() ? tr("Create the evaluation (Ctrl+Enter)") : why);
    forms::setRank(*m_create, m_create->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    m_note->setVisible(!m_note->text().isEmpty());
}

void NewEvaluationDialog::create()
{
    if (m_sending || !whyNot().isEmpty())
        return;
    const Command act{.id = m_command, .kind = CommandKind::Create, .entity = m_shape.name, .targets = {{m_evaluation, 0}}, .fields = fields(), .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    m_sending = true;
    refresh();
    whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
        m_sending = false;
        if (result) {
            Q_EMIT created(m_evaluation);
            accept();
            return;
        }
        // The rules have refused it and nothing is kept of it: the next attempt is another act.
        m_command = m_context.ids.next();
        if (auto *one = editor(result.error().field)) {
            one->setProblem(evaluationRefusal(result.error()).happened);
            one->focusInput();
        } else {
            m_note->setText(evaluationRefusal(result.error()).happened);
        }
        refresh();
    });
}

void NewEvaluationDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() & Qt::ControlModifier) {
        create();
        return;
    }
    if (isEnter && !qobject_cast<QPushButton *>(focusWidget())) {
        focusNextChild();
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace views::panels
