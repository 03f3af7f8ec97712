#include "views/panels/evaluation/scoretab.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/evaluationwords.h"
#include "items/factory.h"
#include "items/scoretable.h"
#include "rules/evaluation/evaluationresult.h"
#include "rules/permissions.h"
#include "views/forms/tables.h"
#include "views/panels/evaluation/drillwindow.h"
#include "views/panels/evaluation/evaluationrefusal.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::EvaluationFile;
using items::ScoreTable;
namespace ev = rules::evaluation;

namespace {

constexpr std::array widths{186, 56, 76, 70, 64, 84, 84, 84, 84, 170, 260, 96};
static_assert(widths.size() == ScoreTable::ColumnCount);

/// Low scores, missing ones and stale figures stand out by colour beside their words; codes stand in figures of one width.
class ScoreDelegate : public QStyledItemDelegate
{
public:
    ScoreDelegate(const ScoreTable &table, QObject *parent) : QStyledItemDelegate(parent), m_table(table) {}
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), qMax(size.height(), shell::px(24))};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideRight;
        if (index.column() == ScoreTable::CodeColumn)
            option->font = shell::fixedFont();
        const auto *indicator = m_table.indicatorAt(index);
        if (!indicator) {
            option->font.setBold(true);
            return;
        }
        const bool isFigure = index.column() == ScoreTable::ValueColumn || index.column() == ScoreTable::FigureColumn;
        if (isFigure && m_table.isStale(indicator->code)) {
            option->icon = shell::icon(QStringLiteral("warning"));
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->decorationPosition = QStyleOptionViewItem::Left;
            option->decorationSize = QSize(shell::px(14), shell::px(14));
            option->palette.setColor(QPalette::Text, shell::colours(shell::Tone::Warning).text);
        }
        if (index.column() == ScoreTable::ScoreColumn && m_table.isLow(indicator->code))
            option->palette.setColor(QPalette::Text, shell::colours(shell::Tone::Bad).text);
        const QString quiet = index.data().toString();
        const bool isParty = index.column() >= ScoreTable::SelfColumn && index.column() <= ScoreTable::SupervisorColumn;
        if (isParty && !quiet.isEmpty() && !quiet.front().isDigit())
            option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
    }

private:
    const ScoreTable &m_table;
};

} // namespace

ScoreTab::ScoreTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_open(new items::OpenEvaluation(context.items.queries(), this))
    , m_count(new items::EvaluationCount(context.items.queries(), this))
    , m_model(new ScoreTable(context.catalogues, this))
    , m_total(new QLabel(this))
    , m_state(new QLabel(this))
    , m_again(new QPushButton(this))
    , m_cancel(new QPushButton(this))
    , m_busy(new QProgressBar(this))
    , m_empty(new QLabel(this))
    , m_tree(new QTreeView(this))
    , m_detail(new QWidget(this))
    , m_name(new QLabel(m_detail))
    , m_words(new QLabel(m_detail))
    , m_drill(new QPushButton(m_detail))
{
    setObjectName(QStringLiteral("evaluationScore"));
    m_total->setObjectName(QStringLiteral("totalScore"));
    m_state->setObjectName(QStringLiteral("scoreState"));
    m_again->setObjectName(QStringLiteral("countAgain"));
    m_drill->setObjectName(QStringLiteral("drill"));
    m_words->setObjectName(QStringLiteral("scoreWords"));
    m_tree->setObjectName(QStringLiteral("scoreTable"));
    for (auto *label : {m_state, m_empty, m_name, m_words}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setContentsMargins(shell::px(24), shell::px(24), shell::px(24), shell::px(24));
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(shell::px(120));
    for (auto *button : {m_again, m_cancel, m_drill})
        button->setAutoDefault(false);
    forms::prepare(*m_tree);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setItemDelegate(new ScoreDelegate(*m_model, m_tree));
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->installEventFilter(this);

    auto *figures = new QHBoxLayout;
    figures->setSpacing(shell::px(8));
    figures->addWidget(m_total, 1);
    figures->addWidget(m_busy);
    figures->addWidget(m_cancel);
    figures->addWidget(m_again);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(4));
    head->setSpacing(shell::px(4));
    head->addLayout(figures);
    head->addWidget(m_state);
    auto *line = new QHBoxLayout;
    line->setSpacing(shell::px(8));
    line->addWidget(m_name, 1);
    line->addWidget(m_drill, 0, Qt::AlignTop);
    auto *foot = new QVBoxLayout(m_detail);
    foot->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    foot->setSpacing(shell::px(4));
    foot->addLayout(line);
    foot->addWidget(m_words);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_empty, 1);
    column->addWidget(m_tree, 1);
    column->addWidget(m_detail);

    connect(m_open, &items::OpenEvaluation::shown, this, &ScoreTab::shown);
    connect(m_open, &items::OpenEvaluation::failed, this, [this](const Error &error) { m_context.host.notify(shell::noticeOf(error)); });
    connect(m_count, &items::EvaluationCount::counted, this, &ScoreTab::takeCount);
    connect(m_count, &items::EvaluationCount::failed, this, [this](const Error &error) {
        m_keeps = false;
        if (error.code != ErrorCode::Cancelled)
            m_context.host.notify(evaluationRefusal(error));
        refresh();
    });
    connect(m_count, &items::EvaluationCount::runningChanged, this, &ScoreTab::refresh);
    connect(m_again, &QPushButton::clicked, this, &ScoreTab::countAgain);
    connect(m_cancel, &QPushButton::clicked, m_count, &items::EvaluationCount::cancel);
    connect(m_drill, &QPushButton::clicked, this, &ScoreTab::drill);
    connect(m_tree, &QTreeView::doubleClicked, this, &ScoreTab::drill);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &ScoreTab::refresh);
    retranslate();
}

QString ScoreTab::caption() { return tr("Score"); }

void ScoreTab::retranslate()
{
    m_tree->setAccessibleName(tr("Score table"));
    m_again->setText(tr("Work out again"));
    m_cancel->setText(tr("Cancel"));
    m_drill->setText(tr("Details…"));
    m_drill->setToolTip(tr("The arithmetic, the records behind it and their clocks (Enter)"));
    m_busy->setAccessibleName(tr("The figures are being worked out"));
    m_total->setFont(shell::headingFont(2));
    m_name->setFont(shell::headingFont(1));
    m_model->retranslate();
    refresh();
}

void ScoreTab::showRecord(const QUuid &record)
{
    if (!m_tree->model()) {
        m_tree->setModel(m_model);
        for (size_t column = 0; column < widths.size(); ++column)
            m_tree->setColumnWidth(int(column), shell::px(widths[column]));
        m_tree->header()->setStretchLastSection(false);
        m_tree->header()->moveSection(ScoreTable::ScoreColumn, ScoreTable::WeightColumn); // seen without scrolling in a narrow pane
        connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ScoreTab::refreshDetail);
    }
    if (record != m_record) {
        m_counted.reset();
        m_keeps = false;
        m_count->cancel();
    }
    m_record = record;
    m_open->show(record);
}

void ScoreTab::shown()
{
    const auto *file = m_open->file();
    m_model->show(file, m_counted ? &m_counted->figures : nullptr);
    // What was frozen is shown as it was frozen; anything else is compared with the records of now.
    if (file && !file->broken && !m_counted && !m_count->isCounting())
        m_count->count(file->document, ev::periodOf(file->record), ev::scopeOf(file->record));
    if (file && m_told != m_record) {
        m_told = m_record;
        m_tree->expandAll();
        m_tree->setCurrentIndex(m_model->index(0, 0, m_model->index(0, 0)));
    }
    refresh();
}

void ScoreTab::takeCount(const items::CountedEvaluation &counted)
{
    m_counted = counted;
    if (std::exchange(m_keeps, false))
        keep();
    shown();
}

void ScoreTab::countAgain()
{
    const auto *file = m_open->file();
    if (!file || file->broken)
        return;
    m_keeps = whyNotKeep().isEmpty();
    m_count->count(file->document, ev::periodOf(file->record), ev::scopeOf(file->record));
}

QString ScoreTab::whyNotKeep() const
{
    const auto *file = m_open->file();
    if (!file)
        return tr("The evaluation is not read yet.");
    if (file->isFrozen() || file->record.state == EvaluationState::Voided)
        return tr("The figures of a frozen evaluation stand; they are only compared.");
    const QString right = QStringLiteral("evaluation.edit");
    return m_context.host.actor().may(right) ? QString() : tr("Your roles do not include the right “%1”.").arg(right);
}

void ScoreTab::keep()
{
    const auto *file = m_open->file();
    if (!file || !m_counted)
        return;
    const QString figures = ev::figuresText(m_counted->figures);
    if (figures == file->record.figures)
        return;
    const Command act{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<Evaluation>::name), .targets = {{m_record, file->record.revision}}, .fields = {{QStringLiteral("figures"), figures}}, .overruled = {}, .reason = {}, .after = {},
                      .occurredAt = m_context.clock.now()};
    whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
        if (!result)
            m_context.host.notify(evaluationRefusal(result.error()));
    });
}

void ScoreTab::refresh()
{
    const auto *file = m_open->file();
    const auto *score = m_model->score();
    const bool counting = m_count->isCounting();
    m_busy->setVisible(counting);
    m_cancel->setVisible(counting);
    m_again->setVisible(!counting);
    m_again->setEnabled(file && !file->broken);
    const QString whyNot = whyNotKeep();
    m_again->setToolTip(whyNot.isEmpty() ? tr("Count the records again and keep the figures (F5)") : whyNot);
    m_total->setText(score ? tr("%1 points", "the total").arg(items::pointsText(score->total)) + (score->grade.isEmpty() ? QString() : QStringLiteral(" · ") + [&] {
        const auto found = std::ranges::find(file->document.grades, score->grade, &ev::Grade::code);
        return found == file->document.grades.end() ? score->grade : items::nameOf(found->name);
    }()) : QString());
    QStringList state;
    if (file) {
        if (file->isFrozen())
            state << tr("Frozen; the figures are those of then.");
        else if (score && !score->complete)
            state << tr("Provisional: not everything is scored yet, and what is missing counts as 0.");
        else if (score)
            state << tr("Provisional until it is frozen.");
        if (m_model->staleCount() > 0)
            state << tr("%n figure(s) are no longer what the records give.", nullptr, m_model->staleCount());
        if (!m_model->low().isEmpty())
            state << tr("%n score(s) are low enough for an improvement.", nullptr, int(m_model->low().size()));
        if (counting && !score)
            state << tr("The figures are being worked out from the records.");
    }
    m_state->setText(state.join(u' '));
    m_state->setVisible(!state.isEmpty());
    if (m_model->staleCount() > 0)
        inkLabel(*m_state, shell::Tone::Warning);
    else
        m_state->setPalette({});
    const bool broken = file && file->broken;
    m_empty->setText(broken ? tr("The template of this evaluation is not here or of a newer version of the program. Sync, or update this workstation.") : QString());
    m_empty->setVisible(broken);
    m_tree->setVisible(!broken);
    refreshDetail();
}

void ScoreTab::refreshDetail()
{
    const auto *file = m_open->file();
    const auto *indicator = m_model->indicatorAt(m_tree->currentIndex());
    const auto *score = m_model->scoreAt(m_tree->currentIndex());
    m_detail->setVisible(file && !file->broken);
    m_drill->setEnabled(indicator && file);
    if (!file)
        return;
    QStringList lines;
    if (indicator) {
        m_name->setText(QStringLiteral("%1 %2").arg(indicator->code, items::nameOf(indicator->name)));
        lines << items::ruleText(indicator->rule, file->document);
        if (score)
            for (const auto &step : score->account)
                lines << items::stepText(step, file->document, indicator);
    } else {
        m_name->setText(tr("How the total is made"));
        if (m_model->score())
            for (const auto &step : m_model->score()->account)
                lines << items::stepText(step, file->document, nullptr);
        if (lines.isEmpty())
            lines << tr("Select an indicator.");
    }
    lines.removeAll(QString());
    m_words->setText(lines.join(u'\n'));
}

void ScoreTab::choose(const QString &indicator)
{
    if (const auto found = m_model->indexOf(indicator); found.isValid()) {
        m_tree->setCurrentIndex(found);
        m_tree->scrollTo(found);
    }
}

void ScoreTab::drill()
{
    const auto *file = m_open->file();
    const auto *indicator = m_model->indicatorAt(m_tree->currentIndex());
    if (!file || !indicator)
        return;
    auto *window = new DrillWindow(*file, *indicator, m_model->scoreAt(m_tree->currentIndex()), m_model->figures(), m_counted ? &m_counted->plan : nullptr, m_context, this);
    connect(window, &DrillWindow::recordAsked, this, &ScoreTab::recordAsked);
    window->show();
}

bool ScoreTab::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched == m_tree) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            drill();
            return true;
        }
        if (key->key() == Qt::Key_F5) {
            countAgain();
            return true;
        }
    }
    return RecordTab::eventFilter(watched, event);
}

} // namespace views::panels
