#include "views/panels/changes/templates/standardplantab.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/changeoutlook.h"
#include "items/factory.h"
#include "items/planstepmodel.h"
#include "items/readerworld.h"
#include "rules/changeplan.h"
#include "rules/policies.h"
#include "views/forms/tables.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/panels/changes/detail/roledelegate.h"
#include "views/panels/records/flowlayout.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>

namespace views::panels {

using namespace contract;
using items::PlanStepModel;

namespace {

constexpr int rowsShown = 7;
const Shape &shape() { return shapeOf<ChangeTemplate>(); }

struct Read {
    std::optional<replica::ListRow> row;
    rules::ChangeRules rules;
};

} // namespace

StandardPlanTab::StandardPlanTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_steps(new PlanStepModel(this))
    , m_head(new QLabel(this))
    , m_table(new QTableView(this))
    , m_riskHead(new QLabel(this))
    , m_note(new QLabel(this))
    , m_revert(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("templatePlan"));
    forms::prepare(*m_table);
    m_table->setObjectName(QStringLiteral("templateSteps"));
    m_table->setModel(m_steps);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setItemDelegateForColumn(PlanStepModel::RoleColumn, new RoleDelegate(m_table));
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto *page = new QWidget(this);
    auto *bar = new QWidget(page);
    auto *row = new FlowLayout(bar, shell::px(8));
    const std::array keys{QKeySequence(Qt::Key_Insert), QKeySequence(Qt::CTRL | Qt::Key_Delete), QKeySequence(Qt::ALT | Qt::Key_Up), QKeySequence(Qt::ALT | Qt::Key_Down)};
    const std::array<std::function<void()>, 4> acts{[this] { addStep(); }, [this] { removeStep(); }, [this] { moveStep(-1); }, [this] { moveStep(1); }};
    for (size_t i = 0; i < keys.size(); ++i) {
        auto *button = m_acts.emplace_back(new QPushButton(bar));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, acts[i]);
        row->addWidget(button);
        auto *key = new QAction(m_table);
        key->setShortcut(keys[i]);
        key->setShortcutContext(Qt::WidgetShortcut);
        connect(key, &QAction::triggered, this, acts[i]);
        m_table->addAction(key);
    }
    m_acts[0]->setObjectName(QStringLiteral("addTemplateStep"));
    m_questions = new QFormLayout;
    m_questions->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_save->setObjectName(QStringLiteral("saveTemplate"));
    m_save->setAutoDefault(false);
    m_revert->setAutoDefault(false);
    auto *body = new QVBoxLayout(page);
    body->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(8));
    body->setSpacing(shell::px(8));
    body->addWidget(m_head);
    body->addWidget(m_table);
    body->addWidget(bar);
    body->addWidget(m_riskHead);
    body->addLayout(m_questions);
    body->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus); // what stands in it takes the keys
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    foot->setSpacing(shell::px(8));
    foot->addWidget(m_note, 1);
    foot->addWidget(m_revert);
    foot->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addLayout(foot);
    connect(m_steps, &PlanStepModel::edited, this, &StandardPlanTab::edited);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &StandardPlanTab::refresh);
    connect(m_save, &QPushButton::clicked, this, &StandardPlanTab::save);
    connect(m_revert, &QPushButton::clicked, this, &StandardPlanTab::revert);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &StandardPlanTab::refresh);
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity, const QVector<QUuid> &ids) {
        if (!m_id.isNull() && entity == shape().name && ids.contains(m_id))
            read();
    });
    retranslate();
}

QString StandardPlanTab::caption() { return tr("Steps and risk"); }

void StandardPlanTab::retranslate()
{
    m_head->setText(tr("Steps, in their order"));
    m_riskHead->setText(tr("Risk questions"));
    for (auto *head : {m_head, m_riskHead})
        head->setFont(shell::headingFont(1));
    m_table->setAccessibleName(tr("Steps of the template"));
    const std::array words{tr("Add a step"), tr("Remove"), tr("Up"), tr("Down")};
    constexpr std::array keys{"Ins", "Ctrl+Del", "Alt+↑", "Alt+↓"};
    for (size_t i = 0; i < m_acts.size(); ++i) {
        m_acts[i]->setText(words[i]);
        m_acts[i]->setToolTip(QStringLiteral("%1 (%2)").arg(words[i], QString::fromUtf8(keys[i])));
    }
    for (const auto &[column, width] : {std::pair<int, int>{PlanStepModel::NumberColumn, 44}, {PlanStepModel::NameColumn, 200}, {PlanStepModel::MinutesColumn, 72}, {PlanStepModel::RoleColumn, 110}})
        m_table->setColumnWidth(column, shell::px(width));
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + shell::px(26) * rowsShown);
    m_save->setText(tr("Save steps and risk"));
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return)); // a new text takes it away
    m_revert->setText(tr("Revert"));
    m_steps->retranslate();
    showQuestions();
    refresh();
}

void StandardPlanTab::showRecord(const QUuid &record)
{
    if (record != m_id) {
        m_dirty = false;
        m_row.reset();
    }
    m_id = record;
    read();
}

void StandardPlanTab::read()
{
    const auto question = ++m_question;
    if (m_id.isNull()) {
        refresh();
        return;
    }
    const auto job = [id = m_id](replica::ListReader &reader) -> Result<Read> {
        const auto row = reader.row(shape(), id);
        if (!row)
            return Unexpected(row.error());
        return Read{*row, rules::changeRulesOf(items::ReaderWorld(reader))};
    };
    whenDone(m_context.items.queries().figure<Read>(job), this, [this, question](const Result<Read> &answer) {
        if (question != m_question || !answer)
            return;
        m_row = answer->row;
        m_rules = answer->rules;
        if (!m_dirty) // what is being typed stays
            show();
        refresh();
    });
}

void StandardPlanTab::show()
{
    m_filling = true;
    m_dirty = false;
    const auto steps = m_row ? text(m_row->record.values[size_t(shape().indexOf(u"steps"))]) : QString();
    m_steps->show(rules::planStepsFromJson(steps).value_or(std::vector<rules::PlanStep>()), whyNot().isEmpty());
    m_filling = false;
    showQuestions();
}

void StandardPlanTab::showQuestions()
{
    m_filling = true;
    while (m_questions->rowCount() > 0)
        m_questions->removeRow(0);
    m_answers.clear();
    const auto given = m_row ? QJsonDocument::fromJson(text(m_row->record.values[size_t(shape().indexOf(u"answers"))]).toUtf8()).object() : QJsonObject();
    for (const auto &question : m_rules.questions) {
        auto *box = new QComboBox(this);
        box->addItem(QString(), QString());
        for (const auto &option : question.options)
            box->addItem(items::optionText(option), option.code);
        box->setCurrentIndex(std::max(0, box->findData(given.value(question.code).toString())));
        box->setAccessibleName(items::questionText(question));
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(box, &QComboBox::currentIndexChanged, this, &StandardPlanTab::edited);
        auto *label = new QLabel(items::questionText(question), this);
        label->setWordWrap(true);
        m_questions->addRow(label, box);
        m_answers.emplace_back(question.code, box);
    }
    m_filling = false;
}

QString StandardPlanTab::answers() const
{
    QJsonObject answers;
    for (const auto &[code, box] : m_answers)
        if (const QString chosen = box->currentData().toString(); !chosen.isEmpty())
            answers.insert(code, chosen);
    return answers.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(answers).toJson(QJsonDocument::Compact));
}

QString StandardPlanTab::whyNot() const
{
    if (!m_row)
        return tr("Choose one saved template first.");
    const QString right = QStringLiteral("change_template.edit");
    if (!m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    return m_sending ? tr("The act before is on its way.") : QString();
}

void StandardPlanTab::edited()
{
    if (m_filling)
        return;
    m_dirty = true;
    refresh();
}

void StandardPlanTab::refresh()
{
    const QString why = whyNot();
    const bool may = why.isEmpty();
    const int row = m_table->currentIndex().row();
    m_acts[0]->setEnabled(may);
    m_acts[1]->setEnabled(may && row >= 0);
    m_acts[2]->setEnabled(may && row > 0);
    m_acts[3]->setEnabled(may && row >= 0 && row + 1 < m_steps->rowCount());
    for (const auto &[code, box] : m_answers)
        box->setEnabled(may);
    m_save->setEnabled(may && m_dirty);
    m_save->setToolTip(!may ? why : m_dirty ? tr("Save (Ctrl+Enter). Offline it waits in the outbox.") : tr("Nothing has been changed."));
    m_revert->setEnabled(m_dirty);
    m_revert->setToolTip(m_dirty ? tr("Take the changes back") : tr("Nothing has been changed."));
    forms::setRank(*m_save, m_save->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    const bool approved = m_row && text(m_row->record.values[size_t(shape().indexOf(u"state"))]) == text(Codec<TemplateState>::encode(TemplateState::Approved));
    m_note->setText(!may ? why : m_dirty && approved ? tr("Saving makes it a draft again: what was approved is not changed under the approval.") : QString());
}

void StandardPlanTab::addStep()
{
    if (!whyNot().isEmpty())
        return;
    const int row = m_steps->addBehind(m_table->currentIndex().isValid() ? m_table->currentIndex().row() : m_steps->rowCount() - 1);
    const auto cell = m_steps->index(row, PlanStepModel::NameColumn);
    m_table->setCurrentIndex(cell);
    m_table->edit(cell);
}

void StandardPlanTab::removeStep()
{
    if (whyNot().isEmpty() && m_table->currentIndex().isValid())
        m_steps->removeStep(m_table->currentIndex().row());
}

void StandardPlanTab::moveStep(int by)
{
    const auto at = m_table->currentIndex();
    if (whyNot().isEmpty() && at.isValid() && m_steps->move(at.row(), by))
        m_table->setCurrentIndex(m_steps->index(at.row() + by, at.column()));
}

void StandardPlanTab::save()
{
    if (!m_dirty || !whyNot().isEmpty())
        return;
    auto steps = m_steps->steps();
    std::erase_if(steps, [](const rules::PlanStep &step) { return step.name.isEmpty() && step.note.isEmpty(); });
    const auto &record = m_row->record;
    Command act{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = shape().name, .targets = {{record.id, record.revision}}, .fields = {}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    const auto put = [&](const QString &name, const QString &now) {
        if (now != text(record.values[size_t(shape().indexOf(name))]))
            act.fields.emplace(name, now.isEmpty() ? Value() : Value(now));
    };
    put(QStringLiteral("steps"), steps.empty() ? QString() : rules::toJson(steps));
    put(QStringLiteral("answers"), answers());
    if (act.fields.empty()) {
        revert();
        return;
    }
    m_sending = true;
    refresh();
    whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
        m_sending = false;
        if (result)
            m_dirty = false;
        else
            m_context.host.notify(changeRefusal(result.error()));
        refresh();
    });
}

void StandardPlanTab::revert()
{
    m_dirty = false;
    show();
    refresh();
}

} // namespace views::panels
