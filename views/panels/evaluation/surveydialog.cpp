#include "views/panels/evaluation/surveydialog.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/evaluationwords.h"
#include "items/factory.h"
#include "rules/evaluation/surveys.h"
#include "rules/recurrence.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/tables.h"
#include "views/panels/evaluation/evaluationrefusal.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/shell/theme.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using forms::FieldEditor;
namespace ev = rules::evaluation;

namespace {

const QString right = QStringLiteral("satisfaction_survey.create");
constexpr int mostStars = 5;

QString starsText(int stars) { return QString(stars, QChar(0x2605)) + QString(mostStars - stars, QChar(0x2606)); }

} // namespace

SurveyDialog::SurveyDialog(const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_shape(shapeOf<SatisfactionSurvey>())
    , m_stars(ev::surveyItems().size(), 0)
    , m_table(new QTableWidget(int(ev::surveyItems().size()), 2, this))
    , m_score(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_create(new QPushButton(tr("Enter"), this))
    , m_survey(context.ids.next())
    , m_command(context.ids.next())
{
    setObjectName(QStringLiteral("newSurvey"));
    setWindowTitle(tr("Enter an answered survey"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(shell::px(12));
    grid->setVerticalSpacing(shell::px(8));
    for (int column = 0; column < 4; ++column)
        grid->setColumnStretch(column, 1);
    make("unit_id", *grid, 0, 0, 2);
    make("answered_on", *grid, 0, 2, 1);
    make("source", *grid, 0, 3, 1);
    make("title", *grid, 1, 0, 2);
    make("respondent", *grid, 1, 2, 1);
    make("service_code", *grid, 1, 3, 1);
    const bool chinese = QLocale().language() == QLocale::Chinese;
    m_table->setObjectName(QStringLiteral("surveyItems"));
    m_table->setHorizontalHeaderLabels({tr("Item"), tr("Stars (1 to 5)")});
    m_table->setAccessibleName(tr("Answers: type 1 to 5"));
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(0, shell::px(280));
    m_table->verticalHeader()->setDefaultSectionSize(shell::px(26));
    m_table->setMinimumHeight(shell::px(26) * (int(m_stars.size()) + 1) + shell::px(8));
    m_table->installEventFilter(this);
    for (int line = 0; line < int(m_stars.size()); ++line) {
        const auto &item = ev::surveyItems()[size_t(line)];
        m_table->setItem(line, 0, new QTableWidgetItem(QString::fromUtf8(chinese ? item.zh : item.en)));
        m_table->setItem(line, 1, new QTableWidgetItem(starsText(0)));
    }
    m_table->setCurrentCell(0, 1);
    connect(m_table, &QTableWidget::cellClicked, this, [this](int line, int column) {
        if (column != 1)
            return;
        // A click on a star gives as many as stand up to it.
        const int at = m_table->viewport()->mapFromGlobal(QCursor::pos()).x() - m_table->columnViewportPosition(1);
        give(line, qBound(1, at / qMax(1, m_table->fontMetrics().horizontalAdvance(QChar(0x2605))) + 1, mostStars));
    });
    m_score->setObjectName(QStringLiteral("surveyScore"));
    m_score->setFont(shell::headingFont(1));
    m_problem->setWordWrap(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    m_create->setObjectName(QStringLiteral("createSurvey"));
    m_create->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(shell::px(8));
    buttons->addWidget(m_score, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_create);
    auto *last = new QGridLayout;
    make("suggestion", *last, 0, 0, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addLayout(grid);
    column->addWidget(m_table, 1);
    column->addLayout(last);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    setMinimumWidth(shell::px(680));
    editor(u"answered_on")->setValue(rules::dayOf(context.clock.now()).toString(Qt::ISODate), {});
    editor(u"source")->setValue(Codec<RatingSource>::encode(RatingSource::Paper), {});
    editor(u"title")->setValue(tr("Satisfaction survey"), {});
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &SurveyDialog::create);
    refresh();
    editor(u"unit_id")->focusInput();
}

FieldEditor *SurveyDialog::make(const char *name, QGridLayout &grid, int row, int column, int span)
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
    connect(one, &FieldEditor::edited, this, &SurveyDialog::refresh);
    return one;
}

FieldEditor *SurveyDialog::editor(QStringView field) const
{
    const auto found = m_editors.find(field.toString());
    return found == m_editors.end() ? nullptr : found->second;
}

void SurveyDialog::give(int line, int stars)
{
    m_stars[size_t(line)] = stars;
    m_table->item(line, 1)->setText(starsText(stars));
    m_table->item(line, 1)->setData(Qt::AccessibleTextRole, QString::number(stars));
    refresh();
}

int SurveyDialog::stars(int line) const { return m_stars[size_t(line)]; }

int SurveyDialog::score() const
{
    std::vector<ev::SurveyAnswer> answers;
    for (size_t i = 0; i < m_stars.size(); ++i)
        if (m_stars[i] > 0)
            answers.push_back({QString::fromLatin1(ev::surveyItems()[i].code), m_stars[i]});
    return ev::surveyScore(answers);
}

bool SurveyDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int line = m_table->currentRow();
        if (key >= Qt::Key_1 && key <= Qt::Key_5 && line >= 0) {
            give(line, key - Qt::Key_0);
            if (line + 1 < int(m_stars.size()))
                m_table->setCurrentCell(line + 1, 1);
            return true;
        }
        if ((key == Qt::Key_0 || key == Qt::Key_Delete || key == Qt::Key_Backspace) && line >= 0) {
            give(line, 0);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

QString SurveyDialog::whyNot() const
{
    if (!m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    for (const auto *name : {"unit_id", "title", "answered_on"}) {
        const auto *one = editor(QString::fromLatin1(name));
        const bool isReference = one->field().kind == FieldKind::Reference;
        if (isEmpty(one->value()) || (isReference && idOf(text(one->value())).isNull()))
            return tr("“%1” is wanted.").arg(one->caption());
    }
    return std::ranges::all_of(m_stars, [](int stars) { return stars == 0; }) ? tr("At least one answer is wanted.") : QString();
}

void SurveyDialog::refresh()
{
    const QString why = whyNot();
    const auto answered = std::ranges::count_if(m_stars, [](int stars) { return stars > 0; });
    m_score->setText(answered > 0 ? tr("%1 of %2 answered · %3").arg(answered).arg(m_stars.size()).arg(items::shareText(score())) : QString());
    m_create->setEnabled(why.isEmpty() && !m_sending);
    m_create->setToolTip(why.isEmpty() ? tr("Enter the survey (Ctrl+Enter)") : why);
    forms::setRank(*m_create, m_create->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    m_problem->setVisible(!m_problem->text().isEmpty());
}

void SurveyDialog::create()
{
    if (m_sending || !whyNot().isEmpty())
        return;
    Command act{.id = m_command, .kind = CommandKind::Create, .entity = m_shape.name, .targets = {{m_survey, 0}}, .fields = {}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    for (const auto &[name, one] : m_editors)
        if (const Value value = one->value(); !isEmpty(value))
            act.fields.insert_or_assign(name, value);
    std::vector<ev::SurveyAnswer> answers;
    for (size_t i = 0; i < m_stars.size(); ++i)
        if (m_stars[i] > 0)
            answers.push_back({QString::fromLatin1(ev::surveyItems()[i].code), m_stars[i]});
    act.fields.insert_or_assign(QStringLiteral("answers"), ev::toJson(answers));
    m_sending = true;
    refresh();
    whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
        m_sending = false;
        if (result) {
            Q_EMIT created(m_survey);
            accept();
            return;
        }
        // The rules have refused it and nothing is kept of it: the next attempt is another act.
        m_command = m_context.ids.next();
        m_problem->setText(evaluationRefusal(result.error()).happened);
        inkLabel(*m_problem, shell::Tone::Bad);
        refresh();
    });
}

void SurveyDialog::keyPressEvent(QKeyEvent *event)
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
