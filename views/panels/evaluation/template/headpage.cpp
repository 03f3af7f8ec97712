#include "views/panels/evaluation/template/headpage.h"

#include "contract/codec.h"
#include "items/evaluationwords.h"
#include "rules/evaluation/templateedits.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/shell/theme.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace views::panels {

using namespace contract;
namespace ev = rules::evaluation;

namespace {

QString codeOf(Party party) { return text(Codec<Party>::encode(party)); }

std::optional<Party> partyOf(const QString &code)
{
    for (const auto &choice : Choices<Party>::all)
        if (code == QLatin1StringView(choice.code))
            return choice.value;
    return std::nullopt;
}

} // namespace

HeadPage::HeadPage(Change change, QWidget *parent)
    : TemplatePage(std::move(change), parent)
    , m_zh(line(QStringLiteral("title.zh"), [](Document &document, const QString &text) { document.title.zh = text; }))
    , m_en(line(QStringLiteral("title.en"), [](Document &document, const QString &text) { document.title.en = text; }))
    , m_version(line(QStringLiteral("version"), [](Document &document, const QString &text) { document.version = text; }))
    , m_from(new QLineEdit(this))
    , m_source(lines(QStringLiteral("source_note"), 2, [](Document &document, const QString &text) { document.sourceNote = text; }))
    , m_few(new QSpinBox(this))
    , m_improve(number(QStringLiteral("improve_below"), [](Document &document, int share) { document.improveBelow = share; }))
    , m_evaluators(new PartsGrid(this))
    , m_grades(new PartsGrid(this))
{
    setObjectName(QStringLiteral("templateHead"));
    m_version->setFixedWidth(shell::px(110));
    m_from->setFixedWidth(shell::px(110));
    m_from->setObjectName(QStringLiteral("effective_on"));
    m_few->setRange(0, 1'000'000);
    m_few->setFixedWidth(shell::px(110));
    m_improve->setSuffix(QStringLiteral(" %"));
    m_evaluators->setObjectName(QStringLiteral("evaluators"));
    m_grades->setObjectName(QStringLiteral("grades"));
    connect(m_from, &QLineEdit::editingFinished, this, [this] {
        const QDate day = QDate::fromString(m_from->text().trimmed(), Qt::ISODate);
        if (m_from->text().trimmed().isEmpty() || day.isValid())
            this->change(QStringLiteral("effective_on"), [&](Document &document) { document.effectiveOn = day; });
        if (has())
            put(*m_from, document().effectiveOn.toString(Qt::ISODate), isEditable()); // what is no day is taken back
    });
    connect(m_few, &QSpinBox::valueChanged, this, [this](int value) { this->change(QStringLiteral("few_answers"), [&](Document &document) { document.fewAnswers = value; }); });
    m_captions = {row(beside({m_zh, m_en}), {QStringLiteral("title"), QStringLiteral("code")}), row(m_version, {QStringLiteral("version"), QStringLiteral("name")}), row(m_from, {QStringLiteral("effective_on")}), row(m_source, {QStringLiteral("source_note")}),
                  row(m_few, {QStringLiteral("few_answers")}), row(m_improve, {QStringLiteral("improve_below")}), row(m_evaluators, {QStringLiteral("evaluators")}), row(m_grades, {QStringLiteral("grades")})};
    connect(m_evaluators, &PartsGrid::edited, this, [this](int row, int column, const PartsGrid::Cell &cell) {
        this->change(QStringLiteral("evaluators.%1.%2").arg(row).arg(column), [&](Document &document) {
            auto &evaluator = document.evaluators[size_t(row)];
            if (column == 1)
                evaluator.weight = cell.number.value_or(0);
            else if (const auto party = partyOf(cell.text))
                evaluator.party = *party;
        });
    });
    connect(m_evaluators, &PartsGrid::added, this, [this] {
        this->change({}, [](Document &document) {
            for (const auto &choice : Choices<Party>::all)
                if (std::ranges::find(document.evaluators, choice.value, &ev::Evaluator::party) == document.evaluators.end()) {
                    document.evaluators.push_back({choice.value, 0});
                    return;
                }
        });
    });
    connect(m_evaluators, &PartsGrid::removed, this, [this](int row) { this->change({}, [row](Document &document) { document.evaluators.erase(document.evaluators.begin() + row); }); });
    connect(m_grades, &PartsGrid::edited, this, [this](int row, int column, const PartsGrid::Cell &cell) {
        this->change(QStringLiteral("grades.%1.%2").arg(row).arg(column), [&](Document &document) {
            auto &grade = document.grades[size_t(row)];
            if (column == 0 && !ev::recodeGrade(document, row, cell.text))
                grade.code = cell.text; // said to stand twice, perhaps on the way to another
            else if (column == 1)
                grade.name.zh = cell.text;
            else if (column == 2)
                grade.name.en = cell.text;
            else
                grade.from = cell.number.value_or(0);
        });
    });
    connect(m_grades, &PartsGrid::added, this, [this] {
        this->change({}, [](Document &document) {
            if (document.grades.size() >= size_t(ev::mostPartsOfTemplate))
                return;
            int number = int(document.grades.size()) + 1;
            const auto isTaken = [&] { return std::ranges::find(document.grades, QStringLiteral("grade%1").arg(number), &ev::Grade::code) != document.grades.end(); };
            while (isTaken())
                ++number;
            document.grades.push_back({QStringLiteral("grade%1").arg(number), {}, 0});
        });
    });
    connect(m_grades, &PartsGrid::removed, this, [this](int row) { this->change({}, [row](Document &document) { document.grades.erase(document.grades.begin() + row); }); });
    connect(m_grades, &PartsGrid::moved, this, [this](int row, int by) {
        this->change({}, [row, by](Document &document) {
            if (row + by >= 0 && row + by < int(document.grades.size()))
                std::swap(document.grades[size_t(row)], document.grades[size_t(row + by)]);
        });
    });
    retranslate();
}

void HeadPage::retranslate()
{
    const QStringList captions{tr("Title"), tr("Version of the document"), tr("In force from"), tr("Source"), tr("Fewest answers"), tr("Improvement below"), tr("Evaluators"), tr("Grades")};
    for (size_t i = 0; i < m_captions.size(); ++i)
        m_captions[i]->setText(captions[qsizetype(i)]);
    m_zh->setPlaceholderText(tr("in Chinese"));
    m_en->setPlaceholderText(tr("in English"));
    m_from->setPlaceholderText(QStringLiteral("2026-01-01"));
    m_few->setToolTip(tr("A mean of marks over fewer answers is flagged."));
    m_improve->setToolTip(tr("An indicator with less than this part of its weight is proposed for improvement."));
    std::vector<std::pair<QString, QString>> parties;
    for (const auto &choice : Choices<Party>::all)
        parties.emplace_back(codeOf(choice.value), items::partyText(choice.value));
    using Kind = PartsGrid::Column::Kind;
    m_evaluators->setColumns({{Kind::Choice, tr("Party"), parties}, {Kind::Whole, tr("Weight"), {}}});
    m_evaluators->setWords(tr("Add a party"), tr("Nobody scores yet."));
    m_evaluators->setToolTip(tr("A party of weight 0 scores beside the others and is not counted."));
    m_grades->setColumns({{Kind::Text, tr("Code"), {}}, {Kind::Text, tr("Name in Chinese"), {}}, {Kind::Text, tr("Name in English"), {}}, {Kind::Points, tr("From points"), {}}});
    m_grades->setWords(tr("Add a grade"), tr("There are no grades yet."));
    if (has())
        fill();
}

void HeadPage::fill()
{
    put(*m_zh, document().title.zh, isEditable());
    put(*m_en, document().title.en, isEditable());
    put(*m_version, document().version, isEditable());
    if (!m_from->hasFocus())
        put(*m_from, document().effectiveOn.toString(Qt::ISODate), isEditable());
    put(*m_source, document().sourceNote, isEditable());
    {
        const QSignalBlocker quiet(m_few);
        m_few->setValue(document().fewAnswers);
        m_few->setReadOnly(!isEditable());
    }
    put(*m_improve, document().improveBelow, isEditable());
    std::vector<PartsGrid::Row> rows;
    for (const auto &evaluator : document().evaluators)
        rows.push_back({{codeOf(evaluator.party), {}}, {{}, evaluator.weight}});
    m_evaluators->show(rows, isEditable(), false);
    rows.clear();
    for (const auto &grade : document().grades)
        rows.push_back({{grade.code, {}}, {grade.name.zh, {}}, {grade.name.en, {}}, {{}, grade.from}});
    m_grades->show(rows, isEditable(), true);
    QStringList ofEvaluators(document().evaluators.size());
    QStringList ofGrades(document().grades.size());
    for (const auto &issue : ev::issuesOf(document())) {
        const auto place = ev::placeFromText(issue.place);
        auto *sentences = place.list == u"evaluators" ? &ofEvaluators : place.list == u"grades" ? &ofGrades : nullptr;
        if (sentences && place.index < sentences->size())
            (*sentences)[place.index] = items::issueSentence(issue);
    }
    m_evaluators->mark(ofEvaluators);
    m_grades->mark(ofGrades);
}

QWidget *HeadPage::fieldOf(const ev::TemplatePlace &place) const
{
    if (place.list == u"evaluators")
        return m_evaluators->field(place.index, 0);
    if (place.list == u"grades")
        return m_grades->field(place.index, 0);
    return place.member == u"title" ? m_zh : place.member == u"evaluators" ? m_evaluators : place.member == u"grades" ? static_cast<QWidget *>(m_grades) : TemplatePage::fieldOf(place);
}

DimensionPage::DimensionPage(Change change, QWidget *parent)
    : TemplatePage(std::move(change), parent)
    , m_code(new QLineEdit(this))
    , m_zh(line(QStringLiteral("name.zh"), [this](Document &document, const QString &text) { document.dimensions[size_t(index())].name.zh = text; }))
    , m_en(line(QStringLiteral("name.en"), [this](Document &document, const QString &text) { document.dimensions[size_t(index())].name.en = text; }))
    , m_weight(new QLabel(this))
    , m_refused(new QLabel(this))
{
    setObjectName(QStringLiteral("templateDimension"));
    m_code->setObjectName(QStringLiteral("dimensionCode"));
    m_code->setFixedWidth(shell::px(110));
    m_refused->hide();
    // Letter by letter it could meet another's code on the way.
    connect(m_code, &QLineEdit::editingFinished, this, [this] {
        if (!has() || index() < 0 || index() >= int(document().dimensions.size()) || m_code->text() == document().dimensions[size_t(index())].code)
            return;
        const QString wanted = m_code->text();
        bool done = true;
        this->change({}, [&](Document &document) { done = ev::recodeDimension(document, index(), wanted); });
        m_refused->setText(done ? QString() : tr("Another dimension is called %1.").arg(wanted));
        m_refused->setVisible(!done);
        inkLabel(*m_refused, shell::Tone::Bad);
        if (!done)
            fill();
    });
    m_captions = {row(m_code, {QStringLiteral("code")}), row(beside({m_zh, m_en}), {QStringLiteral("name")}), row(m_weight, {QStringLiteral("weight"), QString()})};
    m_form->addRow(QString(), m_refused);
    retranslate();
}

void DimensionPage::retranslate()
{
    const QStringList captions{tr("Code"), tr("Name"), tr("Weight")};
    for (size_t i = 0; i < m_captions.size(); ++i)
        m_captions[i]->setText(captions[qsizetype(i)]);
    m_zh->setPlaceholderText(tr("in Chinese"));
    m_en->setPlaceholderText(tr("in English"));
    if (has())
        fill();
}

void DimensionPage::fill()
{
    if (index() < 0 || index() >= int(document().dimensions.size()))
        return;
    const auto &dimension = document().dimensions[size_t(index())];
    if (!m_code->hasFocus())
        put(*m_code, dimension.code, isEditable());
    m_code->setReadOnly(!isEditable());
    put(*m_zh, dimension.name.zh, isEditable());
    put(*m_en, dimension.name.en, isEditable());
    m_weight->setText(tr("%1: what its indicators add up to").arg(items::pointsText(dimension.weight)));
}

} // namespace views::panels
