#include "views/panels/evaluation/sheettab.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/evaluationwords.h"
#include "items/factory.h"
#include "rules/attachments.h"
#include "rules/evaluation/evaluationflow.h"
#include "rules/evaluation/sheets.h"
#include "views/forms/tables.h"
#include "views/panels/evaluation/evaluationrefusal.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
namespace ev = rules::evaluation;
using ev::GivenScore;
using ev::RuleKind;

namespace {

constexpr int one = 10'000;
constexpr int mostOccurrences = 999;
enum ListColumn { NameColumn, GivenColumn, PointsColumn, StateColumn };

bool isCounted(const ev::Indicator &indicator) { return indicator.rule.kind == RuleKind::Deduct || indicator.rule.kind == RuleKind::Veto; }

QString givenText(const ev::Indicator &indicator, const GivenScore &given)
{
    if (!given.applicable)
        return SheetTab::tr("n/a");
    if (isCounted(indicator)) {
        QStringList counts;
        for (const int count : given.occurrences)
            counts << QString::number(count);
        return counts.join(QStringLiteral(" · "));
    }
    if (!given.ratio)
        return {};
    if (indicator.rule.kind == RuleKind::YesNo)
        return *given.ratio >= one ? SheetTab::tr("Yes") : SheetTab::tr("No");
    return items::shareText(*given.ratio);
}

bool isGiven(const GivenScore &given) { return !given.applicable || given.ratio || !given.occurrences.empty(); }

} // namespace

SheetTab::SheetTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_open(new items::OpenEvaluation(context.items.queries(), this))
    , m_seatBox(new QComboBox(this))
    , m_state(new QLabel(this))
    , m_list(new QTreeWidget(this))
    , m_page(new QWidget(this))
    , m_name(new QLabel(m_page))
    , m_rule(new QLabel(m_page))
    , m_form(new QFormLayout)
    , m_applies(new QCheckBox(m_page))
    , m_share(new QDoubleSpinBox(m_page))
    , m_yes(new QComboBox(m_page))
    , m_reason(new QLineEdit(m_page))
    , m_proof(new QComboBox(m_page))
    , m_proofLabel(new QLabel(m_page))
    , m_attach(new QPushButton(m_page))
    , m_points(new QLabel(m_page))
    , m_problem(new QLabel(this))
    , m_save(new QPushButton(this))
    , m_handIn(new QPushButton(this))
{
    setObjectName(QStringLiteral("evaluationSheet"));
    m_seatBox->setObjectName(QStringLiteral("sheetParty"));
    m_list->setObjectName(QStringLiteral("sheetList"));
    m_share->setObjectName(QStringLiteral("givenShare"));
    m_reason->setObjectName(QStringLiteral("givenReason"));
    m_proof->setObjectName(QStringLiteral("givenProof"));
    m_save->setObjectName(QStringLiteral("saveSheet"));
    m_handIn->setObjectName(QStringLiteral("handIn"));
    m_points->setObjectName(QStringLiteral("givenPoints"));
    m_problem->setObjectName(QStringLiteral("sheetProblem"));
    m_list->setColumnCount(4);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(true);
    m_share->setRange(0, 100);
    m_share->setDecimals(2);
    m_share->setSuffix(QStringLiteral(" %"));
    m_reason->setMaxLength(1000);
    for (auto *label : {m_state, m_name, m_rule, m_points, m_problem}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_rule->setForegroundRole(QPalette::PlaceholderText);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    for (auto *button : {m_attach, m_save, m_handIn})
        button->setAutoDefault(false);
    m_form->setHorizontalSpacing(shell::px(12));
    m_form->setVerticalSpacing(shell::px(6));
    auto *proof = new QHBoxLayout;
    proof->setSpacing(shell::px(8));
    proof->addWidget(m_proof, 1);
    proof->addWidget(m_attach);
    m_form->addRow(QString(), m_applies);
    m_form->addRow(new QLabel(m_page), m_share);
    m_form->addRow(new QLabel(m_page), m_yes);
    m_form->addRow(new QLabel(m_page), m_reason);
    m_form->addRow(m_proofLabel, proof);
    m_form->addRow(QString(), m_points);
    auto *page = new QVBoxLayout(m_page);
    page->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), 0);
    page->setSpacing(shell::px(4));
    page->addWidget(m_name);
    page->addWidget(m_rule);
    page->addLayout(m_form);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(4));
    head->setSpacing(shell::px(4));
    head->addWidget(m_seatBox, 0, Qt::AlignLeft);
    head->addWidget(m_state);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    buttons->setSpacing(shell::px(8));
    buttons->addWidget(m_problem, 1);
    buttons->addWidget(m_save);
    buttons->addWidget(m_handIn);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    column->addWidget(m_page);
    column->addStretch(0); // a sentence alone stands on top
    column->addLayout(buttons);

    connect(m_open, &items::OpenEvaluation::shown, this, &SheetTab::shown);
    connect(m_open, &items::OpenEvaluation::failed, this, [this](const Error &error) { m_context.host.notify(shell::noticeOf(error)); });
    connect(m_seatBox, &QComboBox::activated, this, &SheetTab::useSeat);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &SheetTab::showOne);
    connect(m_applies, &QCheckBox::toggled, this, &SheetTab::takeOne);
    connect(m_share, &QDoubleSpinBox::valueChanged, this, &SheetTab::takeOne);
    connect(m_yes, &QComboBox::activated, this, &SheetTab::takeOne);
    connect(m_reason, &QLineEdit::textEdited, this, &SheetTab::takeOne);
    connect(m_proof, &QComboBox::activated, this, &SheetTab::takeOne);
    connect(m_attach, &QPushButton::clicked, this, [this] {
        if (const QString path = QFileDialog::getOpenFileName(this, tr("The proof")); !path.isEmpty())
            attachProof(path);
    });
    connect(m_save, &QPushButton::clicked, this, &SheetTab::save);
    connect(m_handIn, &QPushButton::clicked, this, &SheetTab::handIn);
    connect(&context.host, &shell::PanelHost::actorChanged, this, [this] {
        m_seated = {};
        shown();
    });
    retranslate();
}

QString SheetTab::caption() { return tr("My score sheet"); }

void SheetTab::retranslate()
{
    m_list->setHeaderLabels({tr("Indicator"), tr("Given"), tr("Points"), tr("Reason")});
    m_list->setAccessibleName(tr("Indicators that are scored by hand"));
    for (const auto &[column, width] : {std::pair<int, int>{NameColumn, 260}, {GivenColumn, 90}, {PointsColumn, 80}})
        m_list->setColumnWidth(column, shell::px(width));
    m_seatBox->setAccessibleName(tr("The party that scores"));
    m_applies->setText(tr("Applies"));
    const auto caption = [this](QWidget *input, const QString &words) {
        if (auto *label = qobject_cast<QLabel *>(m_form->labelForField(input)))
            label->setText(words);
        input->setAccessibleName(words);
    };
    caption(m_share, tr("Share"));
    caption(m_yes, tr("It is so"));
    caption(m_reason, tr("Reason"));
    m_proofLabel->setText(tr("Proof"));
    m_proof->setAccessibleName(tr("Proof"));
    m_attach->setText(tr("Attach…"));
    m_name->setFont(shell::headingFont(1));
    const QSignalBlocker quiet(m_yes);
    const int chosen = m_yes->currentIndex();
    m_yes->clear();
    m_yes->addItems({tr("not decided"), tr("Yes"), tr("No")});
    m_yes->setCurrentIndex(std::max(0, chosen));
    m_save->setText(tr("Save draft"));
    m_handIn->setText(tr("Hand in"));
    refresh();
}

void SheetTab::showRecord(const QUuid &record)
{
    if (record != m_record) {
        m_ready = false;
        m_dirty = false;
        m_filled = {};
        m_error.reset();
    }
    m_record = record;
    m_open->show(record);
}

/// For whom this person may score, and with which unit.
void SheetTab::shown()
{
    const auto *file = m_open->file();
    if (file && m_seated != m_record) {
        m_seated = m_record;
        const auto parties = ev::partiesOf(m_context.host.actor());
        const auto job = [parties, person = m_context.host.actor().person, evaluation = file->record](replica::ListReader &reader) -> Result<std::vector<Seat>> {
            const auto &units = shapeOf<Organisation>();
            std::optional<Record> own;
            const auto row = reader.row(shapeOf<Person>(), person);
            const auto me = row && *row ? fromRecord<Person>((*row)->record) : Result<Person>(fail(ErrorCode::NotFound));
            if (me)
                if (const auto unit = reader.row(units, me->unit.uuid); unit && *unit)
                    own = (*unit)->record;
            std::vector<Seat> seats;
            for (const auto party : parties) {
                Seat seat{.party = party, .unit = {}, .name = {}};
                const Value code = Codec<Party>::encode(party);
                const auto fits = [&](const Record &unit) { return unit.values[size_t(units.indexOf(u"party"))] == code; };
                std::optional<Record> found = own && fits(*own) ? own : std::nullopt;
                if (!found && party == Party::Provider)
                    if (const auto unit = reader.row(units, evaluation.unit.uuid); unit && *unit && fits((*unit)->record))
                        found = (*unit)->record;
                if (!found) {
                    // Where there is only one unit of the party it can be no other.
                    const rules::FieldValue wanted{units.indexOf(u"party"), code};
                    if (const auto all = reader.holding(units, std::span(&wanted, 1), {}); all && all->size() == 1)
                        found = all->front();
                }
                if (found) {
                    seat.unit = found->id;
                    seat.name = titleOf(units, *found);
                }
                seats.push_back(seat);
            }
            return seats;
        };
        whenDone(m_context.items.queries().figure<std::vector<Seat>>(job), this, [this, id = m_record](const Result<std::vector<Seat>> &seats) {
            if (id == m_record && seats)
                takeSeats(*seats);
        });
    }
    if (!m_dirty)
        fill();
    refresh();
}

void SheetTab::takeSeats(const std::vector<Seat> &seats)
{
    m_seats = seats;
    const QSignalBlocker quiet(m_seatBox);
    m_seatBox->clear();
    for (const auto &seat : seats)
        m_seatBox->addItem(seat.name.isEmpty() ? items::partyText(seat.party) : QStringLiteral("%1 · %2").arg(items::partyText(seat.party), seat.name));
    m_ready = true;
    fill();
    refresh();
}

void SheetTab::useSeat()
{
    m_dirty = false;
    m_filled = {};
    fill();
    refresh();
}

const SheetTab::Seat *SheetTab::seat() const
{
    const int at = m_seatBox->currentIndex();
    return at >= 0 && at < int(m_seats.size()) ? &m_seats[size_t(at)] : nullptr;
}

QUuid SheetTab::sheetId() const { return seat() ? ev::scoreSheetId(m_record, seat()->party, seat()->unit) : QUuid(); }

const items::EvaluationSheet *SheetTab::sheet() const
{
    const auto *file = m_open->file();
    if (!file)
        return nullptr;
    const auto found = std::ranges::find_if(file->sheets, [id = sheetId()](const items::EvaluationSheet &one) { return one.record.id.uuid == id; });
    return found == file->sheets.end() ? nullptr : &*found;
}

const ev::Indicator *SheetTab::indicator() const
{
    const auto *item = m_list->currentItem();
    return item && m_open->file() ? m_open->file()->document.indicator(item->data(0, Qt::UserRole).toString()) : nullptr;
}

GivenScore SheetTab::given(const QString &code) const
{
    const auto found = m_given.find(code);
    return found == m_given.end() ? GivenScore{.indicator = code, .applicable = true, .ratio = {}, .occurrences = {}, .reason = {}, .proof = {}} : found->second;
}

void SheetTab::fill()
{
    const auto *file = m_open->file();
    if (!file || !seat())
        return;
    m_filling = true;
    m_given.clear();
    if (const auto *held = sheet())
        for (const auto &score : held->scores)
            m_given.insert_or_assign(score.indicator, score);
    const QString chosen = m_list->currentItem() ? m_list->currentItem()->data(0, Qt::UserRole).toString() : QString();
    m_list->clear();
    for (const auto *each : ev::scoredByHand(file->document, seat()->party)) {
        auto *item = new QTreeWidgetItem(m_list, {QStringLiteral("%1 %2").arg(each->code, items::nameOf(each->name))});
        item->setData(0, Qt::UserRole, each->code);
        item->setToolTip(0, items::nameOf(each->definition));
        item->setTextAlignment(GivenColumn, Qt::AlignRight | Qt::AlignVCenter);
        item->setTextAlignment(PointsColumn, Qt::AlignRight | Qt::AlignVCenter);
        refreshLine(each->code);
    }
    m_filled = sheetId();
    m_filling = false;
    choose(chosen);
    if (!m_list->currentItem() && m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    showOne();
}

void SheetTab::choose(const QString &code)
{
    for (int row = 0; row < m_list->topLevelItemCount(); ++row)
        if (m_list->topLevelItem(row)->data(0, Qt::UserRole).toString() == code)
            m_list->setCurrentItem(m_list->topLevelItem(row));
}

void SheetTab::refreshLine(const QString &code)
{
    const auto *file = m_open->file();
    const auto *each = file ? file->document.indicator(code) : nullptr;
    for (int row = 0; each && row < m_list->topLevelItemCount(); ++row) {
        auto *item = m_list->topLevelItem(row);
        if (item->data(0, Qt::UserRole).toString() != code)
            continue;
        const auto score = given(code);
        const auto scored = ev::scoredByOne(file->document, *each, file->figures.value_or(ev::Figures{}), isGiven(score) ? &score : nullptr);
        item->setText(GivenColumn, givenText(*each, score));
        item->setText(PointsColumn, scored.standing == ev::Standing::Scored ? (each->weight > 0 ? tr("%1 of %2", "points of a weight").arg(items::pointsText(scored.points), items::pointsText(each->weight)) : items::pointsText(scored.points)) : QString());
        item->setText(StateColumn, score.reason);
    }
}

/// The fields of the chosen indicator, as its rule wants them.
void SheetTab::showOne()
{
    const auto *each = indicator();
    m_page->setVisible(each != nullptr);
    if (!each || m_filling)
        return;
    m_filling = true;
    const auto score = given(each->code);
    m_name->setText(QStringLiteral("%1 %2").arg(each->code, items::nameOf(each->name)));
    m_rule->setText(items::ruleText(each->rule, m_open->file()->document));
    m_applies->setChecked(score.applicable);
    const bool counts = isCounted(*each);
    const bool yesNo = each->rule.kind == RuleKind::YesNo;
    const auto showRow = [this](QWidget *input, bool visible) {
        input->setVisible(visible);
        if (auto *label = m_form->labelForField(input))
            label->setVisible(visible);
    };
    showRow(m_share, !counts && !yesNo);
    showRow(m_yes, yesNo);
    m_share->setValue(score.ratio.value_or(0) / 100.0);
    m_yes->setCurrentIndex(!score.ratio ? 0 : *score.ratio >= one ? 1 : 2);
    for (auto &[label, box] : m_counts) {
        m_form->removeRow(box); // deletes both
    }
    m_counts.clear();
    for (size_t part = 0; counts && part < each->rule.deductions.size(); ++part) {
        const auto &deduction = each->rule.deductions[part];
        if (!deduction.formula.isEmpty())
            continue; // counted from records
        auto *box = new QSpinBox(m_page);
        box->setRange(0, mostOccurrences);
        box->setValue(part < score.occurrences.size() ? score.occurrences[part] : 0);
        box->setObjectName(QStringLiteral("occurrences%1").arg(part));
        box->setProperty("part", int(part));
        auto *label = new QLabel(items::nameOf(deduction.name), m_page);
        label->setWordWrap(true);
        box->setAccessibleName(label->text());
        m_form->insertRow(3 + int(m_counts.size()), label, box);
        m_counts.emplace_back(label, box);
        connect(box, &QSpinBox::valueChanged, this, &SheetTab::takeOne);
    }
    m_reason->setText(score.reason);
    m_proof->clear();
    m_proof->addItem(tr("none"), QString());
    if (const auto *file = m_open->file())
        for (const auto &row : file->sheetFiles(sheetId()))
            m_proof->addItem(row.name, row.digest);
    if (!score.proof.isEmpty() && m_proof->findData(score.proof) < 0)
        m_proof->addItem(score.proof.left(8), score.proof);
    m_proof->setCurrentIndex(std::max(0, m_proof->findData(score.proof)));
    m_filling = false;
    refresh();
}

void SheetTab::takeOne()
{
    const auto *each = indicator();
    if (!each || m_filling || !whyNot().isEmpty())
        return;
    GivenScore score = given(each->code);
    score.applicable = m_applies->isChecked();
    if (isCounted(*each)) {
        score.occurrences.assign(each->rule.deductions.size(), 0);
        for (const auto &[label, box] : m_counts)
            score.occurrences[size_t(box->property("part").toInt())] = box->value();
    } else if (each->rule.kind == RuleKind::YesNo) {
        score.ratio = m_yes->currentIndex() == 0 ? std::nullopt : std::optional(m_yes->currentIndex() == 1 ? one : 0);
    } else if (sender() == m_share || score.ratio) {
        score.ratio = int(std::lround(m_share->value() * 100));
    }
    score.reason = m_reason->text().simplified();
    score.proof = m_proof->currentData().toString();
    give(score);
}

void SheetTab::give(const GivenScore &score)
{
    if (given(score.indicator) == score)
        return;
    m_given.insert_or_assign(score.indicator, score);
    m_dirty = true;
    m_error.reset();
    refreshLine(score.indicator);
    if (const auto *each = indicator(); each && each->code == score.indicator && !m_filling && !sender())
        showOne();
    refresh();
}

QString SheetTab::whyNot() const
{
    const auto *file = m_open->file();
    if (!file || !m_ready)
        return tr("The evaluation is not read yet.");
    if (file->broken)
        return tr("The template of this evaluation is not here.");
    if (m_seats.empty())
        return tr("You act for none of the parties that score.");
    if (!seat() || seat()->unit.isNull())
        return tr("Your account belongs to no unit of this party.");
    if (file->record.state == EvaluationState::Planned)
        return tr("The scoring is not open yet.");
    if (file->record.state != EvaluationState::Scoring)
        return tr("The scoring is closed.");
    if (const auto *held = sheet(); held && held->record.state != SheetState::Draft)
        return tr("The sheet is handed in; what was given stands.");
    const QString right = sheet() ? QStringLiteral("score_sheet.edit") : QStringLiteral("score_sheet.create");
    return m_context.host.actor().may(right) ? QString() : tr("Your roles do not include the right “%1”.").arg(right);
}

QString SheetTab::whyNotHandIn() const
{
    if (const QString why = whyNot(); !why.isEmpty())
        return why;
    std::vector<GivenScore> all;
    for (const auto &[code, score] : m_given)
        if (isGiven(score))
            all.push_back(score);
    const auto &document = m_open->file()->document;
    if (const auto missing = ev::notGiven(document, seat()->party, all); !missing.isEmpty())
        return tr("Not scored yet: %1.").arg(missing.join(QStringLiteral(", ")));
    for (const auto &score : all)
        if (const auto right = ev::checkGiven(document, seat()->party, score); !right)
            return right.error().message == QLatin1StringView("reason") ? tr("%1 wants a reason.").arg(score.indicator)
                 : right.error().message == QLatin1StringView("proof")  ? tr("%1 wants a proof.").arg(score.indicator)
                                                                         : tr("What was given for %1 is not in order.").arg(score.indicator);
    return {};
}

void SheetTab::refresh()
{
    const QString why = whyNot();
    const bool may = why.isEmpty() && !m_sending;
    const auto *held = sheet();
    QString state = why;
    if (why.isEmpty())
        state = held ? tr("Draft. Nobody else sees it until the scoring is closed.") : tr("Nothing is given yet. Nobody else sees it until the scoring is closed.");
    else if (held && held->record.state != SheetState::Draft && held->record.submittedAt)
        state = tr("Handed in by %1, %2.").arg(held->record.submittedBy, items::displayTime(*held->record.submittedAt, m_context.clock.now()));
    m_state->setText(state);
    m_seatBox->setVisible(!m_seats.empty());
    m_list->setVisible(m_list->topLevelItemCount() > 0);
    const auto *each = indicator();
    m_page->setVisible(each != nullptr);
    for (QWidget *input : std::initializer_list<QWidget *>{m_applies, m_attach, m_proof})
        input->setEnabled(may);
    m_reason->setReadOnly(!may);
    const bool applies = may && m_applies->isChecked();
    m_share->setEnabled(applies);
    m_yes->setEnabled(applies);
    for (const auto &[label, box] : m_counts)
        box->setEnabled(applies);
    m_attach->setToolTip(m_context.files ? QString() : tr("No account is open."));
    if (each && m_open->file()) {
        const auto score = given(each->code);
        const auto scored = ev::scoredByOne(m_open->file()->document, *each, m_open->file()->figures.value_or(ev::Figures{}), isGiven(score) ? &score : nullptr);
        QStringList lines;
        for (const auto &step : scored.account)
            lines << items::stepText(step, m_open->file()->document, each);
        m_points->setText(lines.join(u'\n'));
    }
    m_save->setEnabled(may && m_dirty);
    m_save->setToolTip(!why.isEmpty() ? why : m_dirty ? QString() : tr("Nothing has been changed."));
    const QString whyIn = whyNotHandIn();
    m_handIn->setEnabled(may && whyIn.isEmpty());
    m_handIn->setToolTip(whyIn);
    forms::setRank(*m_handIn, m_handIn->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    forms::setRank(*m_save, m_save->isEnabled() && !m_handIn->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    m_problem->setText(m_error ? evaluationRefusal(*m_error).happened : why.isEmpty() ? whyIn : QString());
    if (m_error)
        inkLabel(*m_problem, shell::Tone::Bad);
    else {
        m_problem->setPalette({});
        m_problem->setForegroundRole(QPalette::PlaceholderText);
    }
}

void SheetTab::save() { submit(SheetState::Draft); }

void SheetTab::handIn() { submit(SheetState::Submitted); }

void SheetTab::submit(SheetState state)
{
    if (m_sending || !(state == SheetState::Draft ? whyNot() : whyNotHandIn()).isEmpty())
        return;
    std::vector<GivenScore> all;
    for (const auto *each : ev::scoredByHand(m_open->file()->document, seat()->party))
        if (const auto score = given(each->code); isGiven(score))
            all.push_back(score);
    const auto *held = sheet();
    Command act{.id = m_context.ids.next(), .kind = held ? CommandKind::Edit : CommandKind::Create, .entity = QString::fromLatin1(Describe<ScoreSheet>::name), .targets = {{sheetId(), held ? held->record.revision : 0}},
                .fields = {{QStringLiteral("scores"), ev::toJson(all)}}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    if (!held) {
        act.fields.emplace(QStringLiteral("evaluation_id"), idText(m_record));
        act.fields.emplace(QStringLiteral("party"), Codec<Party>::encode(seat()->party));
        act.fields.emplace(QStringLiteral("unit_id"), idText(seat()->unit));
    }
    if (state != SheetState::Draft)
        act.fields.emplace(QStringLiteral("state"), Codec<SheetState>::encode(state));
    m_sending = true;
    m_error.reset();
    refresh();
    whenDone(m_context.commands.submit(act), this, [this, id = m_record](const Result<void> &result) {
        m_sending = false;
        if (id != m_record) {
            if (!result)
                m_context.host.notify(evaluationRefusal(result.error()));
            return;
        }
        if (result)
            m_dirty = false;
        else
            m_error = result.error();
        refresh();
    });
}

/// The proof hangs on the sheet, which has to be there first, and is hidden with it.
void SheetTab::attachProof(const QString &path)
{
    const auto *each = indicator();
    if (!each || !m_context.files || !whyNot().isEmpty())
        return;
    if (!sheet())
        save();
    const QUuid owner = sheetId();
    whenDone(m_context.files->keep(path), this, [this, owner, code = each->code, name = QFileInfo(path).fileName()](const Result<StoredFile> &kept) {
        if (!kept) {
            m_context.host.notify(shell::noticeOf(kept.error()));
            return;
        }
        const Command act{.id = m_context.ids.next(), .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<Attachment>::name), .targets = {{m_context.ids.next(), 0}},
                          .fields = {{QStringLiteral("record_entity"), QString::fromLatin1(Describe<ScoreSheet>::name)}, {QStringLiteral("record_id"), idText(owner)}, {QStringLiteral("name"), rules::safeFileName(name)},
                                     {QStringLiteral("media_type"), kept->mediaType.left(100)}, {QStringLiteral("size"), kept->size}, {QStringLiteral("digest"), kept->digest}},
                          .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
        whenDone(m_context.commands.submit(act), this, [this, code, digest = kept->digest](const Result<void> &result) {
            if (!result) {
                m_context.host.notify(evaluationRefusal(result.error()));
                return;
            }
            auto score = given(code);
            score.proof = digest;
            give(score);
            showOne();
        });
    });
}

} // namespace views::panels
