#include "views/panels/catalogue/stepform.h"

#include "exchange/servicesheet.h"
#include "items/captions.h"
#include "items/ordersentences.h"
#include "items/steptable.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QGridLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

namespace views::panels {

using namespace contract;
using rules::ServiceStep;
using rules::StepLimit;

namespace {

/// As the captions of forms.
constexpr double captionShare = 0.92;
constexpr std::array limitKinds{StepLimit::Kind::None, StepLimit::Kind::Minutes, StepLimit::Kind::WorkingMinutes, StepLimit::Kind::Days, StepLimit::Kind::WorkingDays,
    StepLimit::Kind::DaysBefore, StepLimit::Kind::WorkingDaysBefore, StepLimit::Kind::Matrix, StepLimit::Kind::Said};

} // namespace

StepForm::StepForm(const Catalogues &catalogues, QWidget *parent)
    : QWidget(parent)
    , m_catalogues(catalogues)
    , m_english(new QLineEdit(this))
    , m_roles(new QPushButton(this))
    , m_roleMenu(new QMenu(this))
    , m_limit(new QComboBox(this))
    , m_limitValue(new QLineEdit(this))
    , m_limitWords(new QLineEdit(this))
    , m_limitEnglish(new QLineEdit(this))
    , m_help(new QPlainTextEdit(this))
    , m_evidence(new QPlainTextEdit(this))
    , m_checks(new QPlainTextEdit(this))
    , m_checkProblem(new QLabel(this))
{
    m_roles->setMenu(m_roleMenu);
    m_roles->setAutoDefault(false);
    m_roles->setObjectName(QStringLiteral("roles"));
    m_help->setObjectName(QStringLiteral("help"));
    m_checks->setObjectName(QStringLiteral("checks"));
    m_limit->setObjectName(QStringLiteral("limit"));
    m_limitValue->setObjectName(QStringLiteral("limitValue"));
    m_limitValue->setValidator(new QIntValidator(1, 527'040, m_limitValue));
    m_limitValue->setAlignment(Qt::AlignRight);
    m_limitValue->setMaximumWidth(shell::px(80));
    m_english->setMaxLength(120);
    m_limitWords->setMaxLength(120);
    m_limitEnglish->setMaxLength(120);
    for (auto *text : {m_help, m_evidence, m_checks}) {
        text->setTabChangesFocus(true);
        text->setMinimumHeight(shell::px(56));
    }
    m_checks->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_checkProblem->setWordWrap(true);

    auto *limit = new QWidget(this);
    auto *limitRow = new QHBoxLayout(limit);
    limitRow->setContentsMargins(0, 0, 0, 0);
    limitRow->setSpacing(shell::px(8));
    limitRow->addWidget(m_limitValue);
    limitRow->addWidget(m_limit);
    limitRow->addWidget(m_limitWords, 1);
    limitRow->addWidget(m_limitEnglish, 1);
    limitRow->addStretch();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    grid->setHorizontalSpacing(shell::px(16));
    grid->setVerticalSpacing(shell::px(8));
    const auto place = [&](QWidget *body, QWidget *input, int row, int column, int stretch) {
        auto *label = new QLabel(this);
        label->setBuddy(input);
        auto *cell = new QVBoxLayout;
        cell->setSpacing(shell::px(4));
        cell->addWidget(label);
        const bool isText = qobject_cast<QPlainTextEdit *>(input) != nullptr;
        cell->addWidget(body, isText ? 1 : 0);
        if (input == m_checks)
            cell->addWidget(m_checkProblem);
        if (!isText)
            cell->addStretch(1);
        grid->addLayout(cell, row, column);
        grid->setRowStretch(row, stretch);
        m_labels.emplace_back(label, input);
    };
    place(m_roles, m_roles, 0, 0, 0);
    place(limit, m_limit, 0, 1, 0);
    place(m_help, m_help, 1, 0, 1);
    place(m_checks, m_checks, 1, 1, 1);
    place(m_evidence, m_evidence, 2, 0, 0);
    place(m_english, m_english, 2, 1, 0);
    m_evidence->setMaximumHeight(shell::px(64));
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);

    for (auto *line : {m_english, m_limitValue, m_limitWords, m_limitEnglish})
        connect(line, &QLineEdit::textEdited, this, &StepForm::tell);
    for (auto *text : {m_help, m_evidence, m_checks})
        connect(text, &QPlainTextEdit::textChanged, this, &StepForm::tell);
    connect(m_limit, &QComboBox::activated, this, [this] {
        showLimit();
        tell();
    });
    retranslate();
    show(nullptr, false);
}

void StepForm::retranslate()
{
    using Part = rules::StepPart;
    constexpr std::array parts{Part::Roles, Part::Limit, Part::Help, Part::Checks, Part::EvidenceHelp, Part::EnglishName};
    QFont small = QApplication::font();
    small.setPointSizeF(small.pointSizeF() * captionShare);
    for (size_t i = 0; i < m_labels.size(); ++i) {
        m_labels[i].first->setFont(small);
        m_labels[i].first->setText(items::partCaption(parts[i]));
        m_labels[i].second->setAccessibleName(items::partCaption(parts[i]));
    }
    m_checks->setPlaceholderText(tr("One check a line, its parts between strokes:\nroom_temperature | 机房温度 | Room temperature | ℃ | 18 | 27\nWithout a unit and a range it is judged by sight: lamps | 指示灯"));
    m_limitValue->setAccessibleName(tr("Number of minutes or days"));
    m_limitWords->setPlaceholderText(tr("In words"));
    m_limitWords->setAccessibleName(tr("Limit in words"));
    m_limitEnglish->setPlaceholderText(tr("In English"));
    m_limitEnglish->setAccessibleName(tr("Limit in English words"));
    fillLimit();
    fillRoles();
    if (std::exchange(m_shows, false)) {
        const ServiceStep held = m_step;
        show(&held, m_editable);
    }
}

void StepForm::fillLimit()
{
    const QSignalBlocker quiet(m_limit);
    const int chosen = std::max(0, m_limit->currentIndex());
    m_limit->clear();
    for (const auto kind : limitKinds)
        m_limit->addItem(QApplication::translate("ServiceStep", captionOf(kind)), int(kind));
    m_limit->setCurrentIndex(chosen);
}

void StepForm::fillRoles()
{
    m_roleMenu->clear();
    const auto *roles = m_catalogues.named(u"service_role");
    for (const auto &role : roles ? roles->entries : std::vector<CatalogueEntry>()) {
        auto *action = m_roleMenu->addAction(items::textOf(role));
        action->setCheckable(true);
        action->setData(role.code);
        action->setChecked(m_step.roles.contains(role.code));
        connect(action, &QAction::triggered, this, &StepForm::tell);
    }
    m_roles->setText(items::rolesText(m_step.roles));
}

void StepForm::show(const ServiceStep *step, bool editable)
{
    // What is being typed is not written anew under the cursor.
    if (step && m_shows && *step == m_step && editable == m_editable)
        return;
    m_filling = true;
    m_shows = step != nullptr;
    m_editable = editable && m_shows;
    m_step = step ? ServiceStep(*step) : ServiceStep();
    m_english->setText(m_step.en);
    m_limit->setCurrentIndex(int(std::ranges::find(limitKinds, m_step.limit.kind) - limitKinds.begin()));
    m_limitValue->setText(isCounted(m_step.limit.kind) ? QString::number(m_step.limit.value) : QString());
    m_limitWords->setText(m_step.limit.zh);
    m_limitEnglish->setText(m_step.limit.en);
    m_help->setPlainText(m_step.help);
    m_evidence->setPlainText(m_step.evidenceHelp);
    showChecks();
    fillRoles();
    showLimit();
    for (auto *line : {m_english, m_limitValue, m_limitWords, m_limitEnglish})
        line->setReadOnly(!m_editable);
    for (auto *text : {m_help, m_evidence, m_checks})
        text->setReadOnly(!m_editable);
    m_limit->setEnabled(m_editable);
    m_roles->setEnabled(m_editable);
    setEnabled(m_shows);
    m_checkProblem->hide();
    m_filling = false;
}

/// For reading, in the words of people; for editing, as the sheet has it.
void StepForm::showChecks()
{
    QStringList lines;
    for (const auto &check : m_step.checks)
        lines << items::checkText(check);
    m_checks->setPlainText(m_editable ? exchange::checksText(m_step.checks) : lines.join(u'\n'));
}

void StepForm::showLimit()
{
    const auto kind = StepLimit::Kind(m_limit->currentData().toInt());
    m_limitValue->setVisible(rules::isCounted(kind));
    m_limitWords->setVisible(rules::isSaid(kind));
    m_limitEnglish->setVisible(rules::isSaid(kind));
    if (rules::isCounted(kind) && m_limitValue->text().isEmpty())
        m_limitValue->setText(QStringLiteral("1"));
}

QString StepForm::problemOfChecks() const
{
    const auto lines = m_checks->toPlainText().split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i)
        if (!exchange::checksIn(lines[i]))
            return tr("Line %1 of the check list is not understood. The list stays as it was.").arg(i + 1);
    return tr("Two lines of the check list have the same code. The list stays as it was.");
}

void StepForm::tell()
{
    if (m_filling || !m_editable)
        return;
    ServiceStep step = m_step;
    step.en = m_english->text().trimmed();
    step.help = m_help->toPlainText().trimmed();
    step.evidenceHelp = m_evidence->toPlainText().trimmed();
    step.roles.clear();
    for (const auto *action : m_roleMenu->actions())
        if (action->isChecked())
            step.roles << action->data().toString();
    m_roles->setText(items::rolesText(step.roles));
    const auto kind = StepLimit::Kind(m_limit->currentData().toInt());
    const bool said = rules::isSaid(kind);
    step.limit = {kind, rules::isCounted(kind) ? m_limitValue->text().toInt() : 0, said ? m_limitWords->text().trimmed() : QString(), said ? m_limitEnglish->text().trimmed() : QString()};
    const auto checks = exchange::checksIn(m_checks->toPlainText());
    m_checkProblem->setVisible(!checks);
    m_checkProblem->setText(checks ? QString() : problemOfChecks());
    auto ink = palette();
    ink.setColor(QPalette::WindowText, shell::colours(shell::Tone::Bad).text);
    m_checkProblem->setPalette(ink);
    if (checks)
        step.checks = *checks;
    m_step = step;
    Q_EMIT edited(step);
}

} // namespace views::panels
