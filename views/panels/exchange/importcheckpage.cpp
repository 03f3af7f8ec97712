#include "views/panels/exchange/importcheckpage.h"

#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using Kind = PreviewLine::Kind;

namespace {

/// The first stands for all lines.
constexpr std::optional<Kind> kinds[] = {std::nullopt, Kind::New, Kind::Changed, Kind::Related, Kind::Remarked, Kind::Rejected};

} // namespace

ImportCheckPage::ImportCheckPage(ImportJob &job, QWidget *parent)
    : QWidget(parent)
    , m_job(job)
    , m_model(new ImportPreview(this))
    , m_sentence(new QLabel(this))
    , m_notes(new QLabel(this))
    , m_kinds(new QButtonGroup(this))
    , m_acceptAll(new QToolButton(this))
    , m_acceptNone(new QToolButton(this))
    , m_table(new QTableView(this))
{
    m_sentence->setFont(shell::headingFont(1));
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(QStringLiteral("importCounts"));
    m_notes->setWordWrap(true);
    m_notes->setForegroundRole(QPalette::PlaceholderText);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(shell::px(4));
    for (int i = 0; i < int(std::size(kinds)); ++i) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setChecked(i == 0);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        m_kinds->addButton(button, i);
        m_kindButtons.push_back(button);
        bar->addWidget(button);
    }
    bar->addStretch(1);
    for (auto *button : {m_acceptAll, m_acceptNone}) {
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setAutoRaise(true);
        bar->addWidget(button);
    }
    m_table->setObjectName(QStringLiteral("importPreview"));
    forms::prepare(*m_table);
    m_table->setModel(m_model);
    m_table->setTextElideMode(Qt::ElideMiddle); // two long values mostly differ at their ends
    constexpr std::array widths{70, 60, 170, 110, 130, 170, 170, 260};
    static_assert(widths.size() == ImportPreview::ColumnCount);
    for (int column = 0; column < ImportPreview::ColumnCount; ++column)
        m_table->setColumnWidth(column, shell::px(widths[size_t(column)]));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(12));
    column->addWidget(m_sentence);
    column->addWidget(m_notes);
    column->addLayout(bar);
    column->addWidget(m_table, 1);
    column->addStretch(); // while there is no table
    connect(m_kinds, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            m_model->filter(kinds[id]);
    });
    connect(m_acceptAll, &QToolButton::clicked, m_model, [this] { m_model->acceptShown(true); });
    connect(m_acceptNone, &QToolButton::clicked, m_model, [this] { m_model->acceptShown(false); });
    connect(m_model, &ImportPreview::acceptanceChanged, this, &ImportCheckPage::refresh);
    retranslate();
}

void ImportCheckPage::clear()
{
    m_findings = {};
    m_model->show({}, false);
    m_kindButtons.front()->setChecked(true);
    for (auto *button : m_kindButtons)
        button->hide();
    m_acceptAll->hide();
    m_acceptNone->hide();
    m_table->hide();
    m_sentence->setText(tr("Checking every row…"));
    m_notes->clear();
}

void ImportCheckPage::show(const ImportJob::Findings &findings)
{
    m_findings = findings;
    m_model->show(std::exchange(m_findings.lines, {}), findings.comparing);
    m_table->setColumnHidden(ImportPreview::Accept, !findings.comparing);
    // The first time there is no last time.
    const bool before = std::ranges::any_of(findings.lines, [](const PreviewLine &line) { return line.side != exchange::Side::Unknown; });
    m_table->setColumnHidden(ImportPreview::Last, !findings.comparing || !before);
    m_acceptAll->setVisible(findings.comparing);
    m_acceptNone->setVisible(findings.comparing);
    refresh();
}

void ImportCheckPage::refresh()
{
    const auto &tally = m_findings.tally;
    const QLocale locale;
    const auto &lines = m_model->lines();
    std::array<qint64, std::size(kinds)> counts{};
    for (size_t i = 1; i < counts.size(); ++i) {
        const auto of = m_findings.of.find(*kinds[i]);
        counts[i] = of == m_findings.of.end() ? 0 : of->second;
        counts[0] += counts[i];
    }
    const QStringList captions{tr("All"), tr("New"), tr("Changed cells"), tr("Relations"), tr("Remarks"), tr("Rejected")};
    for (size_t i = 0; i < counts.size(); ++i) {
        m_kindButtons[i]->setText(tr("%1 %2").arg(captions[int(i)], locale.toString(counts[i])));
        m_kindButtons[i]->setVisible(i == 0 ? counts[0] > 0 : counts[i] > 0 && counts[i] < counts[0]);
    }
    m_table->setVisible(!lines.empty());
    QStringList parts{tr("%1 new").arg(locale.toString(tally.created)), tr("%1 to change").arg(locale.toString(tally.updated)), tr("%1 unchanged").arg(locale.toString(tally.skipped))};
    if (tally.relations > 0 && !m_findings.comparing)
        parts << tr("%1 relations to make").arg(locale.toString(tally.relations));
    parts << tr("%1 rejected").arg(locale.toString(tally.failed));
    m_sentence->setText(tr("%1 rows: %2").arg(locale.toString(tally.rows), parts.join(tr(", "))));
    QStringList notes;
    if (tally.failed > 0)
        notes << tr("Rejected rows stay out; they can be saved as a file with the reason beside each, mended, and imported by themselves.");
    if (counts[4] > 0)
        notes << tr("Remarks keep nothing out: the rules of data quality find something to mend later.");
    if (m_findings.comparing)
        notes << tr("%1 differences are accepted. Where only the file changed since last time the file is taken, else the ledger stays.").arg(locale.toString(toWrite()));
    if (m_findings.comparing && tally.relations > 0)
        notes << tr("Relations are not compared: import the file without the comparison to make them.");
    if (!m_findings.gone.isEmpty())
        notes << tr("%n key(s) of last time are no longer in the file: %1.", nullptr, int(m_findings.gone.size())).arg(m_findings.gone.mid(0, 5).join(tr(", ")) + (m_findings.gone.size() > 5 ? QStringLiteral("…") : QString()));
    if (const qint64 left = counts[0] - qint64(lines.size()); left > 0)
        notes << tr("%1 more lines are not shown.").arg(locale.toString(left));
    if (lines.empty())
        notes << tr("Every row says what the ledger says already. There is nothing to import.");
    m_notes->setText(notes.join(u' '));
    m_notes->setVisible(!notes.isEmpty());
    Q_EMIT changed();
}

qint64 ImportCheckPage::toWrite() const
{
    const auto &tally = m_findings.tally;
    if (!m_findings.comparing)
        return tally.created + tally.updated;
    const auto accepted = std::ranges::count_if(m_model->lines(), [](const PreviewLine &line) { return line.accepted && (line.kind == Kind::New || line.kind == Kind::Changed); });
    return accepted + m_findings.accepted;
}

std::vector<PreviewLine> ImportCheckPage::answers() const
{
    return m_findings.comparing ? m_model->lines() : std::vector<PreviewLine>();
}

void ImportCheckPage::retranslate()
{
    m_acceptAll->setText(tr("Accept all shown"));
    m_acceptNone->setText(tr("Accept none shown"));
    m_table->setAccessibleName(tr("What the import would do"));
    m_model->retranslate();
    if (m_job.isBusy() || m_findings.tally.rows == 0)
        clear();
    else
        refresh();
}

} // namespace views::panels
