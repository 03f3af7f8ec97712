#include "views/panels/evaluation/template/indicatorpage.h"

#include "items/evaluationwords.h"
#include "rules/evaluation/templateedits.h"
#include "rules/recurrence.h"
#include "views/panels/evaluation/template/formulaedit.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/records/flowlayout.h"
#include "views/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace views::panels {

using namespace contract;
namespace ev = rules::evaluation;

namespace {

bool takesFormula(ev::RuleKind kind) { return kind == ev::RuleKind::Band || kind == ev::RuleKind::Ladder || kind == ev::RuleKind::YesNo; }

/// The months and quarters that are over, and the year so far.
std::vector<ev::Period> recentPeriods(QDate today)
{
    const QDate month(today.year(), today.month(), 1);
    const QDate quarter(today.year(), (today.month() - 1) / 3 * 3 + 1, 1);
    return {{quarter.addMonths(-3), quarter.addDays(-1)}, {quarter.addMonths(-6), quarter.addMonths(-3).addDays(-1)}, {month.addMonths(-1), month.addDays(-1)}, {month.addMonths(-2), month.addMonths(-1).addDays(-1)}, {QDate(today.year() - 1, 1, 1), QDate(today.year() - 1, 12, 31)}};
}

} // namespace

IndicatorPage::IndicatorPage(Change change, items::Queries &queries, const Catalogues &catalogues, const Clock &clock, QWidget *parent)
    : TemplatePage(std::move(change), parent)
    , m_catalogues(catalogues)
    , m_clock(clock)
    , m_count(new items::EvaluationCount(queries, this))
    , m_code(line(QStringLiteral("code"), [this](Document &document, const QString &text) { document.indicators[size_t(index())].code = text; }))
    , m_zh(line(QStringLiteral("name.zh"), [this](Document &document, const QString &text) { document.indicators[size_t(index())].name.zh = text; }))
    , m_en(line(QStringLiteral("name.en"), [this](Document &document, const QString &text) { document.indicators[size_t(index())].name.en = text; }))
    , m_dimension(choice(QStringLiteral("dimension"), [this](Document &document, int at) { ev::setDimension(document, index(), at < 0 ? QString() : document.dimensions[size_t(at)].code); }))
    , m_weight(number(QStringLiteral("weight"), [this](Document &document, int points) {
        document.indicators[size_t(index())].weight = points;
        ev::weigh(document);
    }))
    , m_kind(choice(QStringLiteral("rule.kind"), [this](Document &document, int kind) { ev::setRuleKind(document, index(), ev::RuleKind(kind)); }))
    , m_meaning(new QLabel(this))
    , m_target(number(QStringLiteral("rule.target"), [this](Document &document, int share) { document.indicators[size_t(index())].rule.target = share; }))
    , m_floor(number(QStringLiteral("rule.floor"), [this](Document &document, int share) { document.indicators[size_t(index())].rule.floor = share; }))
    , m_floorLabel(new QLabel(this))
    , m_steps(new PartsGrid(this))
    , m_deductions(new PartsGrid(this))
    , m_capped(new QCheckBox(this))
    , m_cap(number(QStringLiteral("rule.cap"), [this](Document &document, int points) { document.indicators[size_t(index())].rule.cap = points; }))
    , m_grade(choice(QStringLiteral("rule.grade"), [this](Document &document, int at) { document.indicators[size_t(index())].rule.grade = document.grades[size_t(at)].code; }))
    , m_most(number(QStringLiteral("rule.most"), [this](Document &document, int points) { document.indicators[size_t(index())].rule.most = points; }))
    , m_formula(new FormulaEdit(this))
    , m_words(new QLabel(this))
    , m_period(new QComboBox(this))
    , m_trial(new QLabel(this))
    , m_zero(choice(QStringLiteral("zero"), [this](Document &document, int zero) { document.indicators[size_t(index())].zero = ev::ZeroDenominator(zero); }))
    , m_quality(choice(QStringLiteral("quality"), [this](Document &document, int quality) { document.indicators[size_t(index())].quality = ev::Quality(quality); }))
    , m_clause(line(QStringLiteral("clause"), [this](Document &document, const QString &text) { document.indicators[size_t(index())].clause = text; }))
    , m_definitionZh(lines(QStringLiteral("definition.zh"), 2, [this](Document &document, const QString &text) { document.indicators[size_t(index())].definition.zh = text; }))
    , m_definitionEn(lines(QStringLiteral("definition.en"), 2, [this](Document &document, const QString &text) { document.indicators[size_t(index())].definition.en = text; }))
    , m_evidenceZh(lines(QStringLiteral("evidence.zh"), 1, [this](Document &document, const QString &text) { document.indicators[size_t(index())].evidence.zh = text; }))
    , m_evidenceEn(lines(QStringLiteral("evidence.en"), 1, [this](Document &document, const QString &text) { document.indicators[size_t(index())].evidence.en = text; }))
    , m_partyBox(new QWidget(this))
{
    setObjectName(QStringLiteral("templateIndicator"));
    m_code->setFixedWidth(shell::px(110));
    m_formula->setObjectName(QStringLiteral("formula"));
    m_formula->setLines(3);
    m_steps->setObjectName(QStringLiteral("ladder"));
    m_deductions->setObjectName(QStringLiteral("deductions"));
    m_capped->setObjectName(QStringLiteral("capped"));
    m_words->setObjectName(QStringLiteral("formulaWords"));
    m_trial->setObjectName(QStringLiteral("trial"));
    m_period->setObjectName(QStringLiteral("trialPeriod"));
    m_target->setSuffix(QStringLiteral(" %"));
    m_floor->setSuffix(QStringLiteral(" %"));
    for (auto *label : {m_words, m_trial, m_meaning}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_meaning->setForegroundRole(QPalette::PlaceholderText);
    m_period->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto *partyRow = new FlowLayout(m_partyBox, shell::px(12));
    for (const auto &party : Choices<Party>::all) {
        auto *box = m_parties.emplace_back(new QCheckBox(m_partyBox));
        box->setProperty("party", int(party.value));
        partyRow->addWidget(box);
        connect(box, &QCheckBox::clicked, this, [this] {
            edit({}, [this](Indicator &indicator) {
                indicator.evaluators.clear();
                for (const auto *each : m_parties)
                    if (each->isChecked())
                        indicator.evaluators.push_back(Party(each->property("party").toInt()));
            });
        });
    }
    auto *trial = new QWidget(this);
    auto *trialRow = new QHBoxLayout(trial);
    trialRow->setContentsMargins(0, 0, 0, 0);
    trialRow->setSpacing(shell::px(8));
    trialRow->addWidget(m_period, 0, Qt::AlignTop);
    trialRow->addWidget(m_trial, 1);
    m_captions = {row(m_code, {QStringLiteral("code")}),
                  row(beside({m_zh, m_en}), {QStringLiteral("name")}),
                  row(m_dimension, {QStringLiteral("dimension")}),
                  row(m_weight, {QStringLiteral("weight")}),
                  row(m_kind, {QStringLiteral("rule.kind")}),
                  row(m_meaning, {}),
                  row(beside({m_target, m_floorLabel, m_floor}), {QStringLiteral("rule.floor"), QStringLiteral("rule.target")}),
                  row(m_steps, {QStringLiteral("rule.ladder")}),
                  row(m_deductions, {QStringLiteral("rule.deductions")}),
                  row(beside({m_capped, m_cap}), {QStringLiteral("rule.cap")}),
                  row(m_grade, {QStringLiteral("rule.grade")}),
                  row(m_most, {QStringLiteral("rule.most")}),
                  row(m_formula, {QStringLiteral("formula")}),
                  row(m_words, {}),
                  row(trial, {}),
                  row(m_zero, {QStringLiteral("zero")}),
                  row(m_quality, {QStringLiteral("quality")}),
                  row(m_clause, {QStringLiteral("clause")}),
                  row(beside({m_definitionZh, m_definitionEn}), {QStringLiteral("definition.zh"), QStringLiteral("definition.en")}),
                  row(beside({m_evidenceZh, m_evidenceEn}), {QStringLiteral("evidence.zh"), QStringLiteral("evidence.en")}),
                  row(m_partyBox, {QStringLiteral("evaluators")})};
    connect(m_formula, &FormulaEdit::edited, this, [this](const QString &formula) { edit(QStringLiteral("formula"), [&](Indicator &indicator) { indicator.formula = formula; }); });
    connect(m_capped, &QCheckBox::clicked, this, [this](bool on) {
        edit({}, [on](Indicator &indicator) { indicator.rule.cap = on ? std::optional(indicator.weight > 0 ? indicator.weight : 1'000) : std::nullopt; });
    });
    connect(m_period, &QComboBox::activated, this, &IndicatorPage::count);
    connect(m_count, &items::EvaluationCount::counted, this, &IndicatorPage::showTrial);
    connect(m_count, &items::EvaluationCount::failed, this, [this](const Error &error) {
        if (error.code != ErrorCode::Cancelled)
            m_trial->setText(tr("It could not be counted."));
    });
    // steps
    connect(m_steps, &PartsGrid::edited, this, [this](int row, int column, const PartsGrid::Cell &cell) {
        edit(QStringLiteral("rule.ladder.%1.%2").arg(row).arg(column), [&](Indicator &indicator) { (column == 0 ? indicator.rule.ladder[size_t(row)].atLeast : indicator.rule.ladder[size_t(row)].share) = cell.number.value_or(0); });
    });
    connect(m_steps, &PartsGrid::added, this, [this] {
        edit({}, [](Indicator &indicator) {
            auto &steps = indicator.rule.ladder;
            if (steps.size() < size_t(ev::mostPartsOfTemplate))
                steps.push_back(steps.empty() ? ev::LadderStep{10'000, 10'000} : ev::LadderStep{std::max(0, steps.back().atLeast - 500), std::max(0, steps.back().share - 2'000)});
        });
    });
    connect(m_steps, &PartsGrid::removed, this, [this](int row) { edit({}, [row](Indicator &indicator) { indicator.rule.ladder.erase(indicator.rule.ladder.begin() + row); }); });
    // deductions
    connect(m_deductions, &PartsGrid::edited, this, [this](int row, int column, const PartsGrid::Cell &cell) {
        edit(QStringLiteral("rule.deductions.%1.%2").arg(row).arg(column), [&](Indicator &indicator) {
            auto &deduction = indicator.rule.deductions[size_t(row)];
            const bool isVeto = indicator.rule.kind == ev::RuleKind::Veto;
            if (column == 0)
                deduction.name.zh = cell.text;
            else if (column == 1)
                deduction.name.en = cell.text;
            else if (column == 2)
                deduction.formula = cell.text;
            else if (column == 3 && !isVeto)
                deduction.points = cell.number.value_or(0);
            else
                deduction.below = cell.number;
        });
    });
    connect(m_deductions, &PartsGrid::added, this, [this] {
        edit({}, [](Indicator &indicator) {
            if (indicator.rule.deductions.size() < size_t(ev::mostPartsOfTemplate))
                indicator.rule.deductions.push_back({{}, {}, indicator.rule.kind == ev::RuleKind::Deduct ? 100 : 0, {}});
        });
    });
    connect(m_deductions, &PartsGrid::removed, this, [this](int row) { edit({}, [row](Indicator &indicator) { indicator.rule.deductions.erase(indicator.rule.deductions.begin() + row); }); });
    connect(m_deductions, &PartsGrid::moved, this, [this](int row, int by) {
        edit({}, [row, by](Indicator &indicator) {
            if (row + by >= 0 && row + by < int(indicator.rule.deductions.size()))
                std::swap(indicator.rule.deductions[size_t(row)], indicator.rule.deductions[size_t(row + by)]);
        });
    });
    retranslate();
}

const ev::Indicator *IndicatorPage::indicator() const
{
    return has() && index() >= 0 && index() < int(document().indicators.size()) ? &document().indicators[size_t(index())] : nullptr;
}

void IndicatorPage::edit(const QString &name, const std::function<void(Indicator &)> &act)
{
    change(name, [&](Document &document) { act(document.indicators[size_t(index())]); });
}

void IndicatorPage::retranslate()
{
    const QStringList captions{tr("Code"), tr("Name"), tr("Dimension"), tr("Weight"), tr("Rule"), QString(), tr("Full from"), tr("Steps"), tr("Deductions"), tr("At most"), tr("Best grade left"), tr("At most"),
                               tr("Formula"), QString(), tr("On trial"), tr("Denominator of 0"), tr("GB/T 33850"), tr("Clause"), tr("Definition"), tr("Evidence"), tr("Scored by")};
    for (size_t i = 0; i < m_captions.size(); ++i)
        m_captions[i]->setText(captions[qsizetype(i)]);
    for (auto *zh : {m_zh})
        zh->setPlaceholderText(tr("in Chinese"));
    m_en->setPlaceholderText(tr("in English"));
    for (auto *zh : {m_definitionZh, m_evidenceZh})
        zh->setPlaceholderText(tr("in Chinese"));
    for (auto *en : {m_definitionEn, m_evidenceEn})
        en->setPlaceholderText(tr("in English"));
    m_floorLabel->setText(tr("nothing from"));
    m_capped->setText(tr("no more than"));
    m_capped->setToolTip(tr("Without it no more is taken off than the weight."));
    m_clause->setPlaceholderText(tr("left blank: your own reference goes here"));
    m_formula->setPlaceholderText(tr("No formula: it is measured by hand, with reason and proof."));
    m_formula->setAccessibleName(tr("Formula"));
    m_period->setAccessibleName(tr("Period of the trial"));
    for (auto *box : m_parties)
        box->setText(items::partyText(Party(box->property("party").toInt())));
    m_partyBox->setToolTip(tr("None chosen: all parties of the template."));
    using Kind = PartsGrid::Column::Kind;
    m_steps->setColumns({{Kind::Share, tr("At least"), {}}, {Kind::Share, tr("Share of the weight"), {}}});
    m_steps->setWords(tr("Add a step"), tr("There are no steps yet."));
    m_deductions->setWords(tr("Add a line"), tr("Nothing is deducted for yet."));
    fillChoices();
    m_counting.clear();
    if (has())
        fill();
}

void IndicatorPage::fillChoices()
{
    const auto fill = [](QComboBox &box, const auto &values, const auto &words) {
        const QSignalBlocker quiet(&box);
        box.clear();
        for (const auto value : values)
            box.addItem(words(value), int(value));
    };
    fill(*m_kind, ev::allRuleKinds, [](ev::RuleKind kind) { return items::ruleKindText(kind); });
    fill(*m_quality, ev::allQualities, [](ev::Quality quality) { return items::qualityText(quality); });
    fill(*m_zero, std::array{ev::ZeroDenominator::Full, ev::ZeroDenominator::NotApplicable}, [](ev::ZeroDenominator zero) {
        return zero == ev::ZeroDenominator::Full ? tr("full marks: nothing happened that could go wrong") : tr("not applicable: the other weights are scaled up");
    });
    const int chosen = std::max(0, m_period->currentIndex());
    m_period->clear();
    for (const auto &period : recentPeriods(rules::dayOf(m_clock.now())))
        m_period->addItem(items::periodText(period.from, period.to), QVariantList{period.from, period.to});
    m_period->setCurrentIndex(chosen);
    showWhole(*m_period);
}

void IndicatorPage::fill()
{
    const auto *shown = indicator();
    if (!shown)
        return;
    const bool editable = isEditable();
    put(*m_code, shown->code, editable);
    put(*m_zh, shown->name.zh, editable);
    put(*m_en, shown->name.en, editable);
    {
        const QSignalBlocker quiet(m_dimension);
        m_dimension->clear();
        m_dimension->addItem(tr("none: of the whole"), -1);
        for (int i = 0; i < int(document().dimensions.size()); ++i)
            m_dimension->addItem(QStringLiteral("%1 %2").arg(document().dimensions[size_t(i)].code, items::nameOf(document().dimensions[size_t(i)].name)), i);
        const auto own = std::ranges::find(document().dimensions, shown->dimension, &ev::Dimension::code);
        m_dimension->setCurrentIndex(shown->dimension.isEmpty() ? 0 : own == document().dimensions.end() ? -1 : m_dimension->findData(int(own - document().dimensions.begin())));
        m_dimension->setEnabled(editable);
        showWhole(*m_dimension);
    }
    put(*m_weight, shown->weight, editable);
    put(*m_kind, int(shown->rule.kind), editable);
    fillRule(*shown);
    m_formula->setFormula(shown->formula);
    m_formula->setReadOnly(!editable);
    put(*m_zero, int(shown->zero), editable);
    put(*m_quality, int(shown->quality), editable);
    put(*m_clause, shown->clause, editable);
    put(*m_definitionZh, shown->definition.zh, editable);
    put(*m_definitionEn, shown->definition.en, editable);
    put(*m_evidenceZh, shown->evidence.zh, editable);
    put(*m_evidenceEn, shown->evidence.en, editable);
    for (auto *box : m_parties) {
        const auto party = Party(box->property("party").toInt());
        const bool named = std::ranges::find(document().evaluators, party, &ev::Evaluator::party) != document().evaluators.end();
        const bool chosen = std::ranges::find(shown->evaluators, party) != shown->evaluators.end();
        box->setChecked(chosen);
        box->setEnabled(editable);
        box->setVisible(named || chosen);
    }
    showFormula(*shown);
    count();
}

void IndicatorPage::fillRule(const Indicator &shown)
{
    const auto kind = shown.rule.kind;
    const bool editable = isEditable();
    const bool deducts = kind == ev::RuleKind::Deduct || kind == ev::RuleKind::Veto;
    const bool weighs = kind != ev::RuleKind::Veto && kind != ev::RuleKind::Bonus;
    showRow(m_weight, weighs || shown.weight != 0);
    showRow(m_target, kind == ev::RuleKind::Band);
    showRow(m_steps, kind == ev::RuleKind::Ladder);
    showRow(m_deductions, deducts);
    showRow(m_cap, kind == ev::RuleKind::Deduct);
    showRow(m_grade, kind == ev::RuleKind::Veto);
    showRow(m_most, kind == ev::RuleKind::Bonus);
    showRow(m_formula, takesFormula(kind) || !shown.formula.isEmpty());
    showRow(m_zero, takesFormula(kind) || deducts);
    m_meaning->setText(items::ruleText(shown.rule, document()));
    put(*m_target, shown.rule.target, editable);
    put(*m_floor, shown.rule.floor, editable);
    put(*m_most, shown.rule.most, editable);
    m_capped->setChecked(shown.rule.cap.has_value());
    m_capped->setEnabled(editable);
    put(*m_cap, shown.rule.cap.value_or(0), editable);
    m_cap->setEnabled(shown.rule.cap.has_value());
    {
        const QSignalBlocker quiet(m_grade);
        m_grade->clear();
        for (int i = 0; i < int(document().grades.size()); ++i)
            m_grade->addItem(items::nameOf(document().grades[size_t(i)].name), i);
        const auto own = std::ranges::find(document().grades, shown.rule.grade, &ev::Grade::code);
        m_grade->setCurrentIndex(own == document().grades.end() ? -1 : int(own - document().grades.begin()));
        m_grade->setEnabled(editable);
        showWhole(*m_grade);
    }
    fillParts(shown);
}

void IndicatorPage::fillParts(const Indicator &shown)
{
    const bool isVeto = shown.rule.kind == ev::RuleKind::Veto;
    using Kind = PartsGrid::Column::Kind;
    std::vector<PartsGrid::Column> columns{{Kind::Text, tr("Name in Chinese"), {}}, {Kind::Text, tr("Name in English"), {}}, {Kind::Formula, tr("Formula"), {}}};
    if (!isVeto) {
        columns.push_back({Kind::Points, tr("Points each"), {}});
        columns.push_back({Kind::MaybeShare, tr("each % below"), {}});
    }
    if (m_deductions->property("columns").toInt() != int(columns.size())) {
        m_deductions->setColumns(columns);
        m_deductions->setProperty("columns", int(columns.size()));
    }
    std::vector<PartsGrid::Row> rows;
    for (const auto &deduction : shown.rule.deductions) {
        PartsGrid::Row cells{{deduction.name.zh, {}}, {deduction.name.en, {}}, {deduction.formula, {}}};
        if (!isVeto) {
            cells.push_back({{}, deduction.points});
            cells.push_back({{}, deduction.below});
        }
        rows.push_back(std::move(cells));
    }
    m_deductions->show(rows, isEditable(), true);
    rows.clear();
    for (const auto &step : shown.rule.ladder)
        rows.push_back({{{}, step.atLeast}, {{}, step.share}});
    m_steps->show(rows, isEditable(), false);
    QStringList ofDeductions(shown.rule.deductions.size());
    QStringList ofSteps(shown.rule.ladder.size());
    for (const auto &issue : ev::issuesOf(document())) {
        const auto place = ev::placeFromText(issue.place);
        if (place.list != list() || place.index != index() || place.part < 0)
            continue;
        auto &sentences = place.member == u"rule.ladder" ? ofSteps : ofDeductions;
        if (place.part < sentences.size())
            sentences[place.part] += (sentences[place.part].isEmpty() ? QString() : QStringLiteral(" ")) + items::issueSentence(issue);
    }
    m_deductions->mark(ofDeductions);
    m_steps->mark(ofSteps);
}

/// The formulas in words.
void IndicatorPage::showFormula(const Indicator &shown)
{
    m_formula->mark();
    QStringList words;
    const auto say = [&](const QString &text) {
        if (const auto formula = text.isEmpty() ? tl::expected<ev::Formula, ev::FormulaError>(tl::unexpected(ev::FormulaError())) : ev::formulaFromText(text))
            words << items::formulaText(*formula, m_catalogues);
    };
    say(shown.formula);
    for (const auto &deduction : shown.rule.deductions)
        say(deduction.formula);
    m_words->setText(words.join(u'\n'));
    showRow(m_words, !words.isEmpty());
}

void IndicatorPage::count()
{
    const auto *shown = indicator();
    const bool isSound = shown && std::ranges::none_of(ev::issuesOf(document()), [&](const ev::TemplateIssue &issue) { return ev::placeFromText(issue.place).index == index() && (issue.reason == ev::TemplateIssue::Reason::FormulaWrong || issue.reason == ev::TemplateIssue::Reason::FormulaNoRatio || issue.reason == ev::TemplateIssue::Reason::FormulaNoCount); });
    const bool counts = shown && (!shown->formula.isEmpty() || std::ranges::any_of(shown->rule.deductions, [](const ev::Deduction &deduction) { return !deduction.formula.isEmpty(); }));
    showRow(m_trial, counts);
    if (!counts || !isSound) {
        m_count->cancel();
        m_counting.clear();
        m_trial->setText(counts ? tr("It is counted once the formula is right.") : QString());
        return;
    }
    ev::Template alone = document();
    alone.indicators = {*shown};
    const auto days = m_period->currentData().toList();
    if (days.size() != 2)
        return;
    const QString key = ev::digestOf(alone) + days[0].toDate().toString(Qt::ISODate) + days[1].toDate().toString(Qt::ISODate);
    if (key == m_counting)
        return;
    m_counting = key;
    m_trial->setText(tr("Counting…"));
    m_count->count(alone, {days[0].toDate(), days[1].toDate()}, {});
}

QString IndicatorPage::trial() const { return m_count->isCounting() ? QString() : m_trial->text(); }

void IndicatorPage::showTrial(const items::CountedEvaluation &counted)
{
    const auto *shown = indicator();
    if (!shown)
        return;
    QStringList lines;
    for (const auto &figure : counted.figures.figures) {
        const QString name = figure.part >= 0 && figure.part < int(shown->rule.deductions.size()) ? items::nameOf(shown->rule.deductions[size_t(figure.part)].name) + QStringLiteral(": ") : QString();
        lines << name + (figure.quotient.isUndefined() ? tr("%1, the denominator is 0").arg(items::fractionText(figure.quotient)) : items::quotientText(figure.quotient));
    }
    ev::Template alone = document();
    alone.indicators = {*shown};
    const auto score = ev::scored(alone, counted.figures, {});
    if (!score.indicators.empty() && shown->isComputed()) {
        const auto &one = score.indicators.front();
        if (one.measured)
            lines << items::shareText(*one.measured);
        lines << (one.standing == ev::Standing::NotApplicable ? tr("not applicable") : one.vetoed ? tr("the veto holds") : tr("%1 of %2 points").arg(items::pointsText(one.points), items::pointsText(shown->weight)));
    }
    if (items::countsToday(*shown))
        lines << tr("resources and people as they are today");
    m_trial->setText(lines.join(QStringLiteral(" · ")));
}

QWidget *IndicatorPage::fieldOf(const ev::TemplatePlace &place) const
{
    if (place.part >= 0)
        return place.member == u"rule.ladder" ? m_steps->field(place.part, 0) : m_deductions->field(place.part, place.field == u"formula" ? 2 : 0);
    if (place.member == u"formula")
        return m_formula;
    if (place.member == u"name")
        return m_zh;
    return TemplatePage::fieldOf(place);
}

} // namespace views::panels
