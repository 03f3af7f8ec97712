#include "views/panels/records/bulkpreview.h"

#include "contract/whendone.h"
#include "items/changepreview.h"
#include "items/factory.h"
#include "rules/fieldrules.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/previewdelegate.h"
#include "views/forms/tables.h"
#include "views/shell/rank.h"
#include "views/shell/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::PreviewCell;
using items::PreviewRow;

namespace {

/// Former values that are named one by one; more are counted.
constexpr size_t mostNamed = 3;

} // namespace

BulkPreview::BulkPreview(const Command &command, const QHash<QString, QString> &titles, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
    , m_shape(*shapeNamed(command.entity))
    , m_context(context)
    , m_command(command)
    , m_titles(titles)
    , m_preview(new items::ChangePreview(items::ChangePreview::Cells::Fixed, this))
    , m_heading(new QLabel(this))
    , m_summary(new QLabel(this))
    , m_table(new QTableView(this))
    , m_tally(new QLabel(this))
    , m_next(new QPushButton(tr("Next problem"), this))
    , m_leaveOut(new QPushButton(this))
    , m_change(new QPushButton(this))
{
    setObjectName(QStringLiteral("bulkPreview"));
    setWindowTitle(tr("Change several records"));
    m_heading->setFont(shell::headingFont(2));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_tally->setWordWrap(true);
    m_table->setModel(m_preview);
    forms::prepare(*m_table);
    m_table->setItemDelegate(new forms::PreviewDelegate(m_table));
    m_table->setAccessibleName(tr("Records and what becomes of them"));
    auto *back = new QPushButton(tr("Back"), this);
    for (auto *button : {m_next, m_leaveOut, back})
        button->setAutoDefault(false);
    m_change->setObjectName(QStringLiteral("change"));
    m_leaveOut->setObjectName(QStringLiteral("leaveOut"));
    m_change->setDefault(true);
    shell::setRank(*m_change, shell::Rank::Primary);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(shell::px(8));
    foot->addWidget(m_next);
    foot->addWidget(m_leaveOut);
    foot->addStretch(1);
    foot->addWidget(back);
    foot->addWidget(m_change);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addWidget(m_heading);
    column->addWidget(m_summary);
    column->addWidget(m_table, 1);
    column->addWidget(m_tally);
    column->addLayout(foot);
    resize(shell::px(860), shell::px(560));

    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_change, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_leaveOut, &QPushButton::clicked, this, &BulkPreview::leaveOut);
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (const auto bad = m_preview->nextBad(m_table->currentIndex()); bad.isValid())
            m_table->setCurrentIndex(bad);
        m_table->setFocus();
    });
    refresh();

    std::vector<QUuid> ids;
    for (const auto &target : command.targets)
        ids.push_back(target.id);
    auto &queries = context.items.queries();
    whenDone(queries.ridsOf(m_shape, ids), this, [this, &queries](const Result<items::Rids> &rids) {
        whenDone(queries.rows(m_shape, rids.value_or(items::Rids())), this, [this, &queries](const Result<std::vector<items::ListRow>> &rows) {
            whenDone(queries.judge(m_command, m_context.host.actor(), m_context.catalogues), this, [this, rows](const Result<items::Judgement> &judgement) {
                items::Judgement known = judgement.value_or(items::Judgement());
                if (!judgement || !rows)
                    known.whole = judgement ? rows.error() : judgement.error();
                take(rows.value_or(std::vector<items::ListRow>()), known);
            });
        });
    });
}

void BulkPreview::take(std::vector<replica::ListRow> rows, const items::Judgement &judgement)
{
    std::erase_if(rows, [](const replica::ListRow &row) { return row.rid == 0; });
    // What is in the way stands at the top.
    std::ranges::stable_partition(rows, [&](const replica::ListRow &row) { return judgement.records.contains(row.record.id); });
    m_rows = std::move(rows);
    m_judgement = judgement;
    m_known = true;
    refresh();
    m_table->resizeColumnsToContents();
    const int most = m_table->viewport()->width() / 2;
    for (int column = 0; column < m_preview->columnCount(); ++column)
        m_table->setColumnWidth(column, qBound(shell::px(120), m_table->columnWidth(column), most));
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void BulkPreview::refresh()
{
    QStringList captions;
    QStringList sentences;
    std::vector<PreviewRow> rows(m_rows.size());
    for (size_t i = 0; i < m_rows.size(); ++i) {
        rows[i].record = titleOf(m_shape, m_rows[i].record);
        if (const auto bad = m_judgement.records.find(m_rows[i].record.id); bad != m_judgement.records.end())
            rows[i].why = items::sentenceOf(bad->second, &m_shape);
    }
    for (const auto &[name, value] : m_command.fields) {
        const int position = m_shape.indexOf(name);
        const auto &field = m_shape.fields[size_t(position)];
        const Value stored = rules::asStored(field, value);
        const QString caption = items::captionOf(m_shape, field);
        const QString becomes = items::displayText(m_shape, field, stored, m_context.catalogues, m_titles.value(name));
        captions << caption;
        std::map<QString, int> former;
        for (size_t i = 0; i < m_rows.size(); ++i) {
            const auto &was = m_rows[i].record.values[size_t(position)];
            const QString shown = items::displayText(m_shape, field, was, m_context.catalogues, m_rows[i].titles[size_t(position)]);
            rows[i].cells.push_back({was == stored ? PreviewCell::Kind::Same : PreviewCell::Kind::Changed, shown, becomes});
            ++former[shown.isEmpty() ? tr("(empty)") : shown];
        }
        QStringList names;
        for (const auto &[shown, count] : former) {
            if (size_t(names.size()) == mostNamed) {
                names << tr("%n more value(s)", nullptr, int(former.size() - mostNamed));
                break;
            }
            names << (former.size() == 1 ? shown : tr("%1 (%2)", "a value, and how many records hold it").arg(shown, QLocale().toString(count)));
        }
        sentences << tr("%1: %2 → %3", "field: old values → new value").arg(caption, names.join(tr(", ", "between values")), becomes.isEmpty() ? tr("(empty)") : becomes);
    }
    if (!m_judgement.records.empty()) {
        captions << tr("What is in the way");
        for (auto &row : rows)
            row.cells.push_back({PreviewCell::Kind::Same, {}, row.why});
    }
    m_preview->setRows(captions, rows);

    const auto tally = items::tallyOf(rows);
    const QLocale locale;
    const int changing = int(command().targets.size());
    const QString captions2 = items::captionsOf(m_shape).toLower();
    m_heading->setText(m_known ? tr("Change %1 %2?", "40 resources").arg(locale.toString(changing), captions2) : tr("Checking what the change would do…"));
    m_summary->setText(m_known ? sentences.join(QLatin1Char('\n')) : QString());
    QStringList parts;
    if (tally.changedRecords > 0)
        parts << tr("%n record(s) change.", nullptr, tally.changedRecords);
    if (tally.sameRecords > 0)
        parts << tr("%n hold(s) these values already and stay(s) as it is.", nullptr, tally.sameRecords);
    if (tally.badRecords > 0)
        parts << tr("%n cannot be changed; the last column says why. All or none are changed.", nullptr, tally.badRecords);
    if (m_judgement.whole)
        parts << items::sentenceOf(*m_judgement.whole, &m_shape);
    m_tally->setText(parts.join(QLatin1Char(' ')));
    auto ink = palette();
    const bool bad = tally.badRecords > 0 || m_judgement.whole;
    if (bad)
        ink.setColor(QPalette::WindowText, shell::colours(shell::Tone::Bad).text);
    m_tally->setPalette(ink);
    m_next->setVisible(tally.badRecords > 0);
    m_leaveOut->setVisible(tally.badRecords > 0 && tally.badRecords < int(rows.size()));
    m_leaveOut->setText(tr("Leave out %n", nullptr, tally.badRecords));
    m_change->setText(m_known ? tr("Change %1", "so many records").arg(locale.toString(changing)) : tr("Change"));
    m_change->setEnabled(m_known && !bad && changing > 0);
    shell::setRank(*m_change, m_change->isEnabled() ? shell::Rank::Primary : shell::Rank::Quiet);
    m_change->setToolTip(!m_known ? tr("Checking what the change would do…") : bad ? m_tally->text() : changing == 0 ? tr("All of them hold these values already.") : QString());
}

void BulkPreview::leaveOut()
{
    std::erase_if(m_command.targets, [this](const Target &target) { return m_judgement.records.contains(target.id); });
    std::erase_if(m_rows, [this](const replica::ListRow &row) { return m_judgement.records.contains(row.record.id); });
    m_judgement.records.clear();
    refresh();
    m_change->setFocus();
}

Command BulkPreview::command() const
{
    Command wanted = m_command;
    std::erase_if(wanted.targets, [this](const Target &target) {
        const auto row = std::ranges::find_if(m_rows, [&](const replica::ListRow &one) { return one.record.id == target.id; });
        return row != m_rows.end() && std::ranges::all_of(m_command.fields, [&](const auto &field) {
            const auto position = m_shape.indexOf(field.first);
            return row->record.values[size_t(position)] == rules::asStored(m_shape.fields[size_t(position)], field.second);
        });
    });
    return wanted;
}

} // namespace views::panels
