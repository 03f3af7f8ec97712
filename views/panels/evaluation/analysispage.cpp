#include "views/panels/evaluation/analysispage.h"

#include "contract/entities/entities.h"
#include "items/evaluationwords.h"
#include "items/factory.h"
#include "views/charts/barchart.h"
#include "views/charts/pointchart.h"
#include "views/panels/evaluation/drillwindow.h"
#include "views/panels/evaluation/evaluationrefusal.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::AnalysedEvaluation;
namespace ev = rules::evaluation;

namespace {

constexpr size_t mostDeductions = 12;
constexpr double full = 100;

QString gradeText(const AnalysedEvaluation &evaluation, const QString &code)
{
    const auto found = std::ranges::find(evaluation.document->grades, code, &ev::Grade::code);
    return found == evaluation.document->grades.end() ? code : items::nameOf(found->name);
}

} // namespace

AnalysisPage::AnalysisPage(const shell::PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_which(new QComboBox(this))
    , m_other(new QComboBox(this))
    , m_otherLabel(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_scroll(new QScrollArea(this))
    , m_page(new QWidget)
    , m_radar(new charts::PointChart(charts::PointChart::Kind::Radar, m_page))
    , m_trend(new charts::PointChart(charts::PointChart::Kind::Trend, m_page))
    , m_pareto(new charts::PointChart(charts::PointChart::Kind::Pareto, m_page))
    , m_beside(new charts::BarChart(charts::Direction::Across, m_page))
    , m_trial(new QWidget(m_page))
    , m_trialTitle(new QLabel(m_trial))
    , m_trialNote(new QLabel(m_trial))
    , m_weightGrid(new QGridLayout)
    , m_trialResult(new QLabel(m_trial))
    , m_reset(new QPushButton(m_trial))
    , m_count(new items::EvaluationCount(context.items.queries(), this))
{
    setObjectName(QStringLiteral("evaluationAnalysis"));
    m_which->setObjectName(QStringLiteral("analysed"));
    m_which->setMinimumContentsLength(24);
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_other->setMinimumContentsLength(16);
    m_other->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_radar->setObjectName(QStringLiteral("radar"));
    m_trend->setObjectName(QStringLiteral("trend"));
    m_pareto->setObjectName(QStringLiteral("pareto"));
    m_trial->setObjectName(QStringLiteral("trial"));
    m_trialResult->setObjectName(QStringLiteral("trialResult"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_page);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), shell::px(4));
    head->setSpacing(shell::px(8));
    head->addWidget(m_which, 2);
    head->addWidget(m_otherLabel);
    head->addWidget(m_other, 1);
    head->addStretch(1);
    auto *grid = new QGridLayout(m_page);
    grid->setContentsMargins(shell::px(12), shell::px(4), shell::px(12), shell::px(12));
    grid->setHorizontalSpacing(shell::px(24));
    grid->setVerticalSpacing(shell::px(16));
    grid->addWidget(card(m_titles[0], m_radar, m_notes[0]), 0, 0);
    grid->addWidget(card(m_titles[1], m_trend, m_notes[1]), 0, 1);
    grid->addWidget(card(m_titles[2], m_pareto, m_notes[2]), 1, 0);
    grid->addWidget(card(m_titles[3], m_beside, m_notes[3]), 1, 1);
    grid->addWidget(m_trial, 0, 2, 2, 1);
    for (int column = 0; column < 2; ++column)
        grid->setColumnStretch(column, 1);
    for (auto *label : {m_trialNote, m_trialResult})
        label->setWordWrap(true);
    m_trialNote->setForegroundRole(QPalette::PlaceholderText);
    m_trial->setFixedWidth(shell::px(250));
    m_reset->setAutoDefault(false);
    auto *trial = new QVBoxLayout(m_trial);
    trial->setContentsMargins(0, 0, 0, 0);
    trial->setSpacing(shell::px(8));
    trial->addWidget(m_trialTitle);
    trial->addWidget(m_trialNote);
    trial->addLayout(m_weightGrid);
    trial->addWidget(m_trialResult);
    trial->addWidget(m_reset, 0, Qt::AlignLeft);
    trial->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_empty, 1);
    column->addWidget(m_scroll, 1);

    const QString entity = QString::fromLatin1(Describe<Evaluation>::name);
    connect(m_which, &QComboBox::currentIndexChanged, this, [this] {
        makeWeights();
        show();
    });
    connect(m_other, &QComboBox::currentIndexChanged, this, &AnalysisPage::show);
    connect(m_radar, &charts::PointChart::chosen, this, &AnalysisPage::openDimension);
    connect(m_trend, &charts::PointChart::chosen, this, [this, entity](int point) { Q_EMIT recordAsked(entity, m_all[m_likes[size_t(point)]].record.id.uuid); });
    connect(m_beside, &charts::BarChart::chosen, this, [this, entity](int bar) { Q_EMIT recordAsked(entity, m_all[m_contemporaries[size_t(bar)]].record.id.uuid); });
    connect(m_pareto, &charts::PointChart::chosen, this, [this](int point) { drill(m_deducted[size_t(point)].indicator); });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        makeWeights();
        showTrial();
    });
    connect(m_count, &items::EvaluationCount::counted, this, [this](const items::CountedEvaluation &counted) {
        const auto *indicator = m_drilled ? m_drilled->document.indicator(m_drillIndicator) : nullptr;
        if (!indicator || !m_drilled->frozen)
            return;
        auto *window = new DrillWindow(*m_drilled, *indicator, m_drilled->frozen->score.indicator(m_drillIndicator), &m_drilled->frozen->figures, &counted.plan, m_context, this);
        connect(window, &DrillWindow::recordAsked, this, &AnalysisPage::recordAsked);
        static_cast<QWidget *>(window)->show();
    });
    connect(m_count, &items::EvaluationCount::failed, this, [this](const Error &error) {
        if (error.code != ErrorCode::Cancelled)
            m_context.host.notify(evaluationRefusal(error));
    });
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &changed) {
        if (changed == QLatin1StringView(Describe<Evaluation>::name))
            read();
    });
    connect(&context.items.queries(), &items::Queries::reloaded, this, &AnalysisPage::read);
    retranslate();
    read();
}

QWidget *AnalysisPage::card(QLabel *&title, QWidget *chart, QLabel *&note)
{
    auto *whole = new QWidget(m_page);
    title = new QLabel(whole);
    note = new QLabel(whole);
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setWordWrap(true);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    column->addWidget(title);
    column->addWidget(note);
    column->addWidget(chart, 1);
    return whole;
}

void AnalysisPage::retranslate()
{
    const std::array titles{tr("By dimension"), tr("Over the periods"), tr("Deductions, the most first"), tr("Beside others of the period")};
    for (size_t i = 0; i < titles.size(); ++i) {
        m_titles[i]->setText(titles[i]);
        m_titles[i]->setFont(shell::headingFont(1));
    }
    m_radar->setAccessibleName(titles[0]);
    m_trend->setAccessibleName(titles[1]);
    m_pareto->setAccessibleName(titles[2]);
    m_beside->setAccessibleName(titles[3]);
    m_which->setAccessibleName(tr("The evaluation that is analysed"));
    m_otherLabel->setText(tr("compared with"));
    m_other->setAccessibleName(tr("compared with"));
    m_trialTitle->setFont(shell::headingFont(1));
    m_trialTitle->setText(tr("What if: other weights"));
    m_trialNote->setText(tr("A trial. It is never kept and changes no result."));
    m_reset->setText(tr("As in the template"));
    for (auto *chart : {m_radar, m_trend, m_pareto})
        chart->refreshLook();
    m_beside->refreshLook();
    show();
}

void AnalysisPage::read()
{
    whenDone(items::readAnalysis(m_context.items.queries()), this, [this](const Result<std::vector<AnalysedEvaluation>> &all) {
        if (!all) {
            m_context.host.notify(shell::noticeOf(all.error()));
            return;
        }
        const QUuid kept = chosen() ? chosen()->record.id.uuid : QUuid();
        const QVariant other = m_other->currentData();
        m_all = *all;
        m_isRead = true;
        {
            const QSignalBlocker quiet(m_which);
            const QSignalBlocker quietToo(m_other);
            m_which->clear();
            m_other->clear();
            m_other->addItem(tr("nothing"), QUuid());
            for (size_t i = m_all.size(); i-- > 0;) {
                m_which->addItem(labelOf(m_all[i]), m_all[i].record.id.uuid);
                m_other->addItem(labelOf(m_all[i]), m_all[i].record.id.uuid);
            }
            m_which->setCurrentIndex(std::max(0, m_which->findData(kept)));
            m_other->setCurrentIndex(std::max(0, m_other->findData(other)));
        }
        makeWeights();
        show();
    });
}

void AnalysisPage::choose(const QUuid &evaluation) { m_which->setCurrentIndex(m_which->findData(evaluation)); }

QString AnalysisPage::labelOf(const AnalysedEvaluation &evaluation) const { return QStringLiteral("%1 · %2").arg(items::periodText(evaluation.record.periodFrom, evaluation.record.periodTo), evaluation.unit.isEmpty() ? evaluation.record.title : evaluation.unit); }

const AnalysedEvaluation *AnalysisPage::chosen() const
{
    const auto found = std::ranges::find(m_all, m_which->currentData().toUuid(), [](const AnalysedEvaluation &one) { return one.record.id.uuid; });
    return found == m_all.end() ? nullptr : &*found;
}

void AnalysisPage::show()
{
    const auto *one = chosen();
    m_empty->setText(m_isRead ? tr("Nothing is frozen yet. Charts stand here once an evaluation is frozen.") : tr("The evaluations are being read."));
    m_empty->setVisible(!one);
    m_scroll->setVisible(one);
    m_which->setVisible(one);
    m_other->setVisible(one);
    m_otherLabel->setVisible(one);
    if (!one)
        return;
    const auto other = std::ranges::find(m_all, m_other->currentData().toUuid(), [](const AnalysedEvaluation &each) { return each.record.id.uuid; });
    std::vector<charts::ChartPoint> dimensions;
    std::vector<double> beside;
    for (const auto &score : one->result->score.dimensions) {
        const auto *dimension = one->document->dimension(score.dimension);
        dimensions.push_back({.label = dimension ? items::nameOf(dimension->name) : score.dimension, .value = score.ratio / 100.0, .text = items::shareText(score.ratio)});
        if (other != m_all.end())
            for (const auto &its : other->result->score.dimensions)
                if (its.dimension == score.dimension)
                    beside.push_back(its.ratio / 100.0);
    }
    m_radar->setPoints(dimensions, full);
    m_radar->setComparison(beside);
    m_notes[0]->setText(beside.empty() ? tr("Points of each dimension's weight, in percent. Choose a point to see what it is made of.") : tr("Blue: this one. Orange: %1.").arg(labelOf(*other)));

    const size_t at = size_t(one - m_all.data());
    m_likes = items::likesOf(m_all, at);
    std::vector<charts::ChartPoint> periods;
    for (const size_t like : m_likes)
        periods.push_back({.label = items::periodText(m_all[like].record.periodFrom, m_all[like].record.periodTo), .value = m_all[like].record.score / 100.0, .text = items::pointsText(m_all[like].record.score)});
    m_trend->setPoints(periods, full);
    m_notes[1]->setText(periods.size() < 2 ? tr("A trend shows once a second period is frozen.") : tr("Total points of %n period(s).", nullptr, int(periods.size())));

    m_deducted = items::deductionsOf(*one);
    if (m_deducted.size() > mostDeductions)
        m_deducted.resize(mostDeductions);
    std::vector<charts::ChartPoint> deductions;
    for (const auto &each : m_deducted)
        deductions.push_back({.label = each.indicator, .value = each.points / 100.0, .text = QStringLiteral("%1 %2").arg(each.name, items::pointsText(each.points))}); // the name would not fit below a bar
    m_pareto->setPoints(deductions);
    m_notes[2]->setText(deductions.empty() ? tr("Nothing was deducted.") : tr("Choose a bar to see the records behind it. The line is the share that they add up to."));

    m_contemporaries = items::contemporariesOf(m_all, at);
    std::vector<charts::Bar> bars;
    for (const size_t each : m_contemporaries)
        bars.push_back({.label = m_all[each].unit, .count = m_all[each].record.score, .ink = each == at ? charts::Ink::Late : charts::Ink::Plain, .text = items::pointsText(m_all[each].record.score)});
    m_beside->setBars(bars);
    m_notes[3]->setText(bars.size() < 2 ? tr("No other is frozen for this period.") : tr("Total points; orange: this one."));
    showTrial();
}

void AnalysisPage::makeWeights()
{
    for (auto &[label, box] : m_weights) {
        delete label;
        delete box;
    }
    m_weights.clear();
    const auto *one = chosen();
    if (!one)
        return;
    int row = 0;
    for (const auto &dimension : one->document->dimensions) {
        auto *label = new QLabel(items::nameOf(dimension.name), m_trial);
        label->setWordWrap(true);
        auto *box = new QSpinBox(m_trial);
        box->setRange(0, 100);
        box->setValue(dimension.weight / 100);
        box->setAccessibleName(tr("Weight of %1 in the trial").arg(label->text()));
        m_weightGrid->addWidget(label, row, 0);
        m_weightGrid->addWidget(box, row, 1);
        ++row;
        m_weights.emplace_back(label, box);
        connect(box, &QSpinBox::valueChanged, this, &AnalysisPage::showTrial);
    }
}

void AnalysisPage::showTrial()
{
    const auto *one = chosen();
    if (!one)
        return;
    std::vector<int> weights;
    int sum = 0;
    for (const auto &[label, box] : m_weights) {
        weights.push_back(box->value() * 100);
        sum += box->value();
    }
    if (sum == 0) {
        m_trialResult->setText(tr("All weights are 0."));
        return;
    }
    const auto score = items::scoreWithWeights(*one, weights);
    m_trialResult->setText(tr("Weights add up to %1.\nTrial: %2 points, %3.\nResult: %4 points, %5.").arg(sum).arg(items::pointsText(score.total), gradeText(*one, score.grade), items::pointsText(one->record.score), gradeText(*one, one->record.grade)));
}

/// A dimension has no records of its own: those of one of its indicators, which a person chooses.
void AnalysisPage::openDimension(int point)
{
    const auto *one = chosen();
    if (!one || point < 0 || point >= int(one->result->score.dimensions.size()))
        return;
    const QString &dimension = one->result->score.dimensions[size_t(point)].dimension;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("dimensionMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto &score : one->result->score.indicators) {
        const auto *indicator = one->document->indicator(score.indicator);
        if (!indicator || indicator->dimension != dimension)
            continue;
        const QString points = QStringLiteral("%1 / %2").arg(items::pointsText(score.points), items::pointsText(score.weight));
        const QString name = items::nameOf(indicator->name).replace(u'&', QStringLiteral("&&"));
        connect(menu->addAction(QStringLiteral("%1 %2\t%3").arg(score.indicator, name, points)), &QAction::triggered, this, [this, code = score.indicator] { drill(code); });
    }
    menu->popup(m_radar->underMouse() ? QCursor::pos() : m_radar->mapToGlobal(m_radar->rect().center()));
}

/// The evaluation is read whole, and its lists are made; then the window opens.
void AnalysisPage::drill(const QString &indicator)
{
    if (!chosen())
        return;
    m_drillIndicator = indicator;
    whenDone(m_context.items.queries().figure<items::EvaluationFile>([id = chosen()->record.id.uuid](replica::ListReader &reader) { return items::readEvaluationFile(reader, id); }), this, [this](const Result<items::EvaluationFile> &file) {
        if (!file || file->row.rid == 0 || file->broken)
            return;
        m_drilled = *file;
        m_count->count(file->document, ev::periodOf(file->record), ev::scopeOf(file->record));
    });
}

} // namespace views::panels
