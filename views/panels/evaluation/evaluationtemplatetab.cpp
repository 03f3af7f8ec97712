#include "views/panels/evaluation/evaluationtemplatetab.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/evaluationwords.h"
#include "items/factory.h"
#include "views/forms/tables.h"
#include "views/panels/evaluation/evaluationrefusal.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/records/flowlayout.h"
#include "views/shell/theme.h"

#include <QDoubleSpinBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <cmath>

namespace views::panels {

using namespace contract;
namespace ev = rules::evaluation;

namespace {

constexpr int whole = 10'000;
constexpr qint64 largestFile = 2 << 20;
enum Column { NameColumn, WeightColumn, RuleColumn };

} // namespace

EvaluationTemplateTab::EvaluationTemplateTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_sum(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_tree(new QTreeWidget(this))
    , m_page(new QWidget(this))
    , m_name(new QLabel(m_page))
    , m_rule(new QLabel(m_page))
    , m_weightLabel(new QLabel(m_page))
    , m_weight(new QDoubleSpinBox(m_page))
    , m_formula(new QPlainTextEdit(m_page))
    , m_words(new QLabel(m_page))
    , m_save(new QPushButton(this))
    , m_force(new QPushButton(this))
    , m_next(new QPushButton(this))
    , m_import(new QPushButton(this))
    , m_export(new QPushButton(this))
{
    setObjectName(QStringLiteral("templateContent"));
    m_sum->setObjectName(QStringLiteral("weightSum"));
    m_problem->setObjectName(QStringLiteral("templateProblem"));
    m_tree->setObjectName(QStringLiteral("templateTree"));
    m_formula->setObjectName(QStringLiteral("formula"));
    m_words->setObjectName(QStringLiteral("formulaWords"));
    m_save->setObjectName(QStringLiteral("saveTemplate"));
    m_force->setObjectName(QStringLiteral("putInForce"));
    m_tree->setColumnCount(3);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_weight->setRange(0, 100);
    m_weight->setDecimals(2);
    m_formula->setTabChangesFocus(true);
    m_formula->setFont(shell::fixedFont());
    m_formula->setFixedHeight(m_formula->fontMetrics().lineSpacing() * 3 + shell::px(14));
    for (auto *label : {m_sum, m_problem, m_name, m_rule, m_words}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_rule->setForegroundRole(QPalette::PlaceholderText);
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar, shell::px(8));
    for (auto *button : {m_force, m_next, m_save, m_import, m_export}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(4));
    head->setSpacing(shell::px(4));
    head->addWidget(bar);
    head->addWidget(m_sum);
    head->addWidget(m_problem);
    auto *weight = new QHBoxLayout;
    weight->setSpacing(shell::px(8));
    weight->addWidget(m_weightLabel);
    weight->addWidget(m_weight);
    weight->addStretch(1);
    auto *page = new QVBoxLayout(m_page);
    page->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    page->setSpacing(shell::px(4));
    page->addWidget(m_name);
    page->addWidget(m_rule);
    page->addLayout(weight);
    page->addWidget(m_formula);
    page->addWidget(m_words);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_tree, 1);
    column->addWidget(m_page);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &EvaluationTemplateTab::showOne);
    connect(m_weight, &QDoubleSpinBox::valueChanged, this, [this](double value) { setWeight(int(std::lround(value * 100))); });
    connect(m_formula, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_filling)
            setFormula(m_formula->toPlainText().simplified());
    });
    connect(m_save, &QPushButton::clicked, this, &EvaluationTemplateTab::save);
    connect(m_force, &QPushButton::clicked, this, &EvaluationTemplateTab::putInForce);
    connect(m_next, &QPushButton::clicked, this, &EvaluationTemplateTab::draftNext);
    connect(m_import, &QPushButton::clicked, this, &EvaluationTemplateTab::importFile);
    connect(m_export, &QPushButton::clicked, this, &EvaluationTemplateTab::exportFile);
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity) {
        if (entity == QLatin1StringView(Describe<EvaluationTemplate>::name) && !m_record.isNull() && !m_dirty)
            read();
    });
    connect(&context.host, &shell::PanelHost::actorChanged, this, &EvaluationTemplateTab::refresh);
    retranslate();
}

QString EvaluationTemplateTab::caption() { return tr("Content"); }

void EvaluationTemplateTab::retranslate()
{
    m_tree->setHeaderLabels({tr("Indicator"), tr("Weight"), tr("Rule")});
    m_tree->setAccessibleName(tr("Dimensions and indicators"));
    m_tree->setColumnWidth(NameColumn, shell::px(300));
    m_tree->setColumnWidth(WeightColumn, shell::px(70));
    m_weightLabel->setText(tr("Weight"));
    m_weight->setAccessibleName(tr("Weight"));
    m_formula->setPlaceholderText(tr("No formula: it is scored by hand."));
    m_formula->setAccessibleName(tr("Formula"));
    m_save->setText(tr("Save draft"));
    m_force->setText(tr("Bring into force"));
    m_next->setText(tr("Draft the next version"));
    m_import->setText(tr("From file…"));
    m_export->setText(tr("To file…"));
    m_name->setFont(shell::headingFont(1));
    fill();
}

void EvaluationTemplateTab::showRecord(const QUuid &record)
{
    if (record == m_record)
        return;
    m_record = record;
    m_dirty = false;
    m_template.reset();
    m_former.reset();
    m_document = {};
    fill();
    if (!record.isNull())
        read();
}

void EvaluationTemplateTab::read()
{
    const auto &shape = shapeOf<EvaluationTemplate>();
    whenDone(m_context.items.queries().record(shape, m_record), this, [this, &shape, id = m_record](const Result<std::optional<items::ListRow>> &row) {
        if (!row || !*row || id != m_record)
            return;
        auto held = fromRecord<EvaluationTemplate>((*row)->record);
        if (!held)
            return;
        m_template = *std::move(held);
        const auto document = ev::templateFromJson(m_template->content.toUtf8());
        m_document = document.value_or(ev::Template());
        m_dirty = false;
        fill();
        whenDone(m_context.items.queries().holding(shape, shape.indexOf(u"code"), {m_template->code}), this, [this, id](const Result<std::vector<Record>> &versions) {
            if (id != m_record)
                return;
            m_former.reset();
            for (const auto &record : versions.value_or(std::vector<Record>()))
                if (const auto version = fromRecord<EvaluationTemplate>(record); version && version->standing == TemplateVersionState::InForce && version->id.uuid != id)
                    m_former = *version;
            refresh();
        });
    });
}

void EvaluationTemplateTab::fill()
{
    const QString kept = m_tree->currentItem() ? m_tree->currentItem()->data(0, Qt::UserRole).toString() : QString();
    m_filling = true;
    m_tree->clear();
    const auto add = [&](QTreeWidgetItem *group, const ev::Indicator &indicator) {
        auto *item = new QTreeWidgetItem(group, {QStringLiteral("%1 %2").arg(indicator.code, items::nameOf(indicator.name)), indicator.weight > 0 ? items::pointsText(indicator.weight) : QString(), items::ruleText(indicator.rule, m_document)});
        item->setData(0, Qt::UserRole, indicator.code);
        item->setTextAlignment(WeightColumn, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(RuleColumn, item->text(RuleColumn));
        if (indicator.code == kept)
            m_tree->setCurrentItem(item);
    };
    const auto head = [&](const QString &name, const QString &weight) {
        auto *group = new QTreeWidgetItem(m_tree, {name, weight});
        QFont bold = m_tree->font();
        bold.setBold(true);
        group->setFont(NameColumn, bold);
        group->setFont(WeightColumn, bold);
        group->setTextAlignment(WeightColumn, Qt::AlignRight | Qt::AlignVCenter);
        return group;
    };
    for (const auto &dimension : m_document.dimensions) {
        auto *group = head(items::nameOf(dimension.name), items::pointsText(dimension.weight));
        for (const auto &indicator : m_document.indicators)
            if (indicator.dimension == dimension.code)
                add(group, indicator);
    }
    if (std::ranges::any_of(m_document.indicators, [](const ev::Indicator &indicator) { return indicator.dimension.isEmpty(); })) {
        auto *group = head(tr("Vetoes, deductions and bonuses"), {});
        for (const auto &indicator : m_document.indicators)
            if (indicator.dimension.isEmpty())
                add(group, indicator);
    }
    m_tree->expandAll();
    m_filling = false;
    m_issues = m_template ? ev::issuesOf(m_document) : std::vector<ev::TemplateIssue>();
    showOne();
}

void EvaluationTemplateTab::choose(const QString &indicator)
{
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it)
        if ((*it)->data(0, Qt::UserRole).toString() == indicator)
            m_tree->setCurrentItem(*it);
}

ev::Indicator *EvaluationTemplateTab::chosen()
{
    const QString code = m_tree->currentItem() ? m_tree->currentItem()->data(0, Qt::UserRole).toString() : QString();
    const auto found = std::ranges::find(m_document.indicators, code, &ev::Indicator::code);
    return code.isEmpty() || found == m_document.indicators.end() ? nullptr : &*found;
}

void EvaluationTemplateTab::showOne()
{
    if (m_filling)
        return;
    const auto *indicator = chosen();
    m_page->setVisible(indicator);
    if (indicator) {
        m_filling = true;
        m_name->setText(QStringLiteral("%1 %2").arg(indicator->code, items::nameOf(indicator->name)));
        m_rule->setText(QStringLiteral("%1 · %2").arg(items::qualityText(indicator->quality), items::ruleText(indicator->rule, m_document)));
        m_weight->setValue(indicator->weight / 100.0);
        if (m_formula->toPlainText().simplified() != indicator->formula)
            m_formula->setPlainText(indicator->formula);
        m_filling = false;
        showFormula();
    }
    refresh();
}

/// The formula in words, or what is wrong with it, underlined where it is.
void EvaluationTemplateTab::showFormula()
{
    const auto *indicator = chosen();
    QList<QTextEdit::ExtraSelection> marks;
    QString words;
    bool wrong = false;
    if (indicator && !indicator->formula.isEmpty()) {
        const QString typed = m_formula->toPlainText();
        const auto formula = ev::formulaFromText(typed);
        if (formula) {
            words = items::formulaText(*formula, m_context.catalogues);
        } else {
            wrong = true;
            words = items::formulaSentence(formula.error());
            QTextEdit::ExtraSelection mark;
            mark.cursor = QTextCursor(m_formula->document());
            const int from = std::clamp(formula.error().position, 0, std::max(0, int(typed.size()) - 1));
            mark.cursor.setPosition(from);
            mark.cursor.setPosition(std::clamp(formula.error().position + std::max(1, formula.error().length), from, int(typed.size())), QTextCursor::KeepAnchor);
            mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            mark.format.setUnderlineColor(shell::colours(shell::Tone::Bad).text);
            marks << mark;
        }
    }
    m_formula->setExtraSelections(marks);
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    if (wrong)
        inkLabel(*m_words, shell::Tone::Bad);
    else
        m_words->setPalette({});
}

void EvaluationTemplateTab::setWeight(int hundredths)
{
    auto *indicator = chosen();
    if (!indicator || m_filling || !whyNotEdit().isEmpty() || indicator->weight == hundredths)
        return;
    indicator->weight = hundredths;
    // A dimension weighs what its indicators add up to.
    for (auto &dimension : m_document.dimensions) {
        dimension.weight = 0;
        for (const auto &each : m_document.indicators)
            if (each.dimension == dimension.code)
                dimension.weight += each.weight;
    }
    changed();
}

void EvaluationTemplateTab::setFormula(const QString &formula)
{
    auto *indicator = chosen();
    if (!indicator || m_filling || !whyNotEdit().isEmpty() || indicator->formula == formula)
        return;
    indicator->formula = formula;
    m_dirty = true;
    m_issues = ev::issuesOf(m_document);
    if (m_formula->toPlainText().simplified() != formula) {
        m_filling = true;
        m_formula->setPlainText(formula);
        m_filling = false;
    }
    showFormula();
    refresh();
}

void EvaluationTemplateTab::changed()
{
    m_dirty = true;
    fill();
}

QString EvaluationTemplateTab::whyNotEdit() const
{
    if (!m_template)
        return tr("The template is not read yet.");
    if (m_template->standing != TemplateVersionState::Draft)
        return tr("What is or was in force is not edited; draft the next version.");
    const QString right = QStringLiteral("evaluation_template.edit");
    return m_context.host.actor().may(right) ? QString() : tr("Your roles do not include the right “%1”.").arg(right);
}

QString EvaluationTemplateTab::whyNotForce() const
{
    if (const QString why = whyNotEdit(); !why.isEmpty())
        return why;
    if (m_dirty)
        return tr("Save the draft first.");
    return m_issues.empty() ? QString() : tr("Something speaks against it: see below.");
}

void EvaluationTemplateTab::refresh()
{
    const QString why = whyNotEdit();
    const bool may = why.isEmpty() && !m_sending;
    int sum = 0;
    for (const auto &indicator : m_document.indicators)
        sum += indicator.weight;
    m_sum->setText(m_template ? tr("Weights: %1 of 100 · %n indicator(s)", nullptr, int(m_document.indicators.size())).arg(items::pointsText(sum)) : QString());
    if (sum == whole)
        m_sum->setPalette({});
    else
        inkLabel(*m_sum, shell::Tone::Bad);
    QStringList lines;
    for (const auto &issue : m_issues)
        //: the place in a document, then what is wrong there
        lines << tr("%1: %2").arg(issue.place, items::issueSentence(issue));
    if (lines.size() > 4)
        lines = lines.mid(0, 4) << tr("and %n more.", nullptr, int(lines.size()) - 4);
    m_problem->setText(lines.join(u'\n'));
    m_problem->setVisible(!lines.isEmpty());
    inkLabel(*m_problem, shell::Tone::Bad);
    m_weight->setEnabled(may);
    m_formula->setReadOnly(!may);
    const auto offer = [](QPushButton &button, const QString &reason) {
        button.setEnabled(reason.isEmpty());
        button.setToolTip(reason);
    };
    offer(*m_save, !may ? why : m_dirty ? QString() : tr("Nothing has been changed."));
    offer(*m_force, m_sending ? tr("The act before is on its way.") : whyNotForce());
    offer(*m_import, !may ? why : QString());
    offer(*m_export, m_template ? QString() : why);
    const QString right = QStringLiteral("evaluation_template.create");
    offer(*m_next, !m_template ? why : m_context.host.actor().may(right) ? QString() : tr("Your roles do not include the right “%1”.").arg(right));
    m_next->setVisible(m_template && m_template->standing != TemplateVersionState::Draft);
    m_force->setVisible(m_template && m_template->standing == TemplateVersionState::Draft);
    m_save->setVisible(m_force->isVisibleTo(this));
    m_import->setVisible(m_force->isVisibleTo(this));
    forms::setRank(*m_save, m_save->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    forms::setRank(*m_force, m_force->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
}

void EvaluationTemplateTab::submit(std::vector<Command> commands)
{
    m_sending = true;
    refresh();
    const Command first = commands.front();
    commands.erase(commands.begin());
    whenDone(m_context.commands.submit(first), this, [this, rest = std::move(commands)](const Result<void> &result) mutable {
        m_sending = false;
        if (!result) {
            m_context.host.notify(evaluationRefusal(result.error()));
        } else if (!rest.empty()) {
            submit(std::move(rest));
            return;
        } else {
            m_dirty = false;
            read();
        }
        refresh();
    });
}

void EvaluationTemplateTab::save()
{
    if (!m_dirty || m_sending || !whyNotEdit().isEmpty())
        return;
    submit({{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<EvaluationTemplate>::name), .targets = {{m_record, m_template->revision}}, .fields = {{QStringLiteral("content"), QString::fromUtf8(ev::toJson(m_document))}}, .overruled = {}, .reason = {}, .after = {},
             .occurredAt = m_context.clock.now()}});
}

/// The version before gives way first: two are never in force.
void EvaluationTemplateTab::putInForce()
{
    if (m_sending || !whyNotForce().isEmpty())
        return;
    const auto move = [this](const EvaluationTemplate &version, TemplateVersionState to) {
        return Command{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<EvaluationTemplate>::name), .targets = {{version.id.uuid, version.revision}}, .fields = {{QStringLiteral("standing"), Codec<TemplateVersionState>::encode(to)}}, .overruled = {}, .reason = {}, .after = {},
                       .occurredAt = m_context.clock.now()};
    };
    std::vector<Command> acts;
    if (m_former)
        acts.push_back(move(*m_former, TemplateVersionState::Superseded));
    acts.push_back(move(*m_template, TemplateVersionState::InForce));
    submit(std::move(acts));
}

void EvaluationTemplateTab::draftNext()
{
    if (!m_template || m_sending || !m_next->isEnabled())
        return;
    const QUuid id = m_context.ids.next();
    const Command act{.id = m_context.ids.next(), .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<EvaluationTemplate>::name), .targets = {{id, 0}},
                      .fields = {{QStringLiteral("code"), m_template->code}, {QStringLiteral("name"), m_template->name}, {QStringLiteral("version"), qint64(std::max(m_template->version, m_former ? m_former->version : 0) + 1)}, {QStringLiteral("content"), QString::fromUtf8(ev::toJson(m_document))}},
                      .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    whenDone(m_context.commands.submit(act), this, [this, id](const Result<void> &result) {
        if (result)
            Q_EMIT recordAsked(QString::fromLatin1(Describe<EvaluationTemplate>::name), id);
        else
            m_context.host.notify(evaluationRefusal(result.error()));
    });
}

bool EvaluationTemplateTab::take(const QByteArray &json)
{
    if (!whyNotEdit().isEmpty())
        return false;
    auto read = ev::templateFromJson(json);
    if (!read) {
        m_context.host.notify({.severity = shell::Severity::Failure, .happened = tr("The file holds no template."), .meaning = tr("The place: %1, %2").arg(read.error().field, read.error().message), .remedy = tr("Take a file written by “To file…” as a pattern.")});
        return false;
    }
    read->code = m_document.code;
    m_document = *std::move(read);
    changed();
    return true;
}

void EvaluationTemplateTab::importFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Take a template from a file"), {}, tr("Templates (*.json)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly) && file.size() <= largestFile)
        take(file.readAll());
    else
        m_context.host.notify({.severity = shell::Severity::Failure, .happened = tr("The file cannot be read: %1").arg(file.errorString())});
}

void EvaluationTemplateTab::exportFile()
{
    if (!m_template)
        return;
    const QString path = QFileDialog::getSaveFileName(this, tr("Write the template to a file"), QStringLiteral("%1-%2.json").arg(m_template->code).arg(m_template->version), tr("Templates (*.json)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(ev::toJson(m_document)) < 0 || !file.commit())
        m_context.host.notify({.severity = shell::Severity::Failure, .happened = tr("The file could not be written: %1").arg(file.errorString()), .remedy = tr("Choose another folder.")});
    else
        m_context.host.notify({.severity = shell::Severity::Done, .happened = tr("The template is written.")});
}

} // namespace views::panels
