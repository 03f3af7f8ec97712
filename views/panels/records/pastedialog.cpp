#include "views/panels/records/pastedialog.h"

#include "contract/whendone.h"
#include "items/factory.h"
#include "views/forms/previewdelegate.h"
#include "views/forms/tables.h"
#include "views/shell/rank.h"
#include "views/shell/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

PasteDialog::PasteDialog(const Shape &shape, PasteBlock block, const QString &where, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
    , m_shape(shape)
    , m_context(context)
    , m_block(std::move(block))
    , m_words(context.catalogues)
    , m_preview(new items::ChangePreview(items::ChangePreview::Cells::Editable, this))
    , m_heading(new QLabel(this))
    , m_where(new QLabel(where, this))
    , m_table(new QTableView(this))
    , m_tally(new QLabel(this))
    , m_reason(new QLineEdit(this))
    , m_next(new QPushButton(tr("Next problem"), this))
    , m_paste(new QPushButton(this))
    , m_worker(QStringLiteral("paste"))
{
    setObjectName(QStringLiteral("paste"));
    setWindowTitle(tr("Paste"));
    m_heading->setFont(shell::headingFont(2));
    for (auto *label : {m_where, m_tally}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_table->setModel(m_preview);
    forms::prepare(*m_table);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setItemDelegate(new forms::PreviewDelegate(m_table));
    m_table->setAccessibleName(tr("Cells and what becomes of them"));
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setMaxLength(2000);
    m_reason->setPlaceholderText(tr("Reason for the change, kept in the history"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    auto *back = new QPushButton(tr("Cancel"), this);
    for (auto *button : {m_next, back, m_paste})
        button->setAutoDefault(false);
    m_paste->setObjectName(QStringLiteral("paste"));
    m_next->hide();
    shell::setRank(*m_paste, shell::Rank::Primary);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(shell::px(8));
    foot->addWidget(m_next);
    foot->addWidget(m_reason, 1);
    foot->addWidget(back);
    foot->addWidget(m_paste);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addWidget(m_heading);
    column->addWidget(m_where);
    column->addWidget(m_table, 1);
    column->addWidget(m_tally);
    column->addLayout(foot);
    resize(shell::px(960), shell::px(600));

    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_paste, &QPushButton::clicked, this, &PasteDialog::submit);
    connect(m_preview, &items::ChangePreview::typed, this, &PasteDialog::type);
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (const auto bad = m_preview->nextBad(m_table->currentIndex()); bad.isValid()) {
            m_table->setCurrentIndex(bad);
            say(bad.data(items::ChangePreview::WhyRole).toString(), true);
        }
        m_table->setFocus();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (const QString why = current.data(items::ChangePreview::WhyRole).toString(); !why.isEmpty())
            say(why, true);
    });
    plan();
}

PasteDialog::~PasteDialog() = default;

void PasteDialog::plan()
{
    m_working = true;
    const quint64 asked = ++m_asked;
    m_paste->setEnabled(false);
    m_paste->setToolTip(tr("Checking what the paste would do…"));
    if (!m_planned) {
        m_heading->setText(tr("Checking what the paste would do…"));
        m_paste->setText(tr("Paste"));
    }
    // Shared by the job and the answer; the words and the queries outlive the worker, which this waits for.
    const auto work = [this, asked, block = m_block, actor = m_context.host.actor(), now = m_context.clock.now(), commandIds = std::pair(m_context.ids.next(), m_context.ids.next())] {
        auto plan = pastePlanOf(block, {m_shape, m_words.words(), m_context.catalogues, m_context.items.queries(), actor, now, commandIds});
        QMetaObject::invokeMethod(this, [this, asked, plan = std::move(plan)] {
            if (asked == m_asked)
                take(plan);
        }, Qt::QueuedConnection);
    };
    m_worker.run(work);
}

void PasteDialog::take(const Result<PastePlan> &plan)
{
    m_working = false;
    if (!plan) {
        m_heading->setText(tr("This cannot be pasted here"));
        say(items::sentenceOf(plan.error(), &m_shape), true);
        m_paste->setToolTip(m_tally->text());
        return;
    }
    m_plan = *plan;
    m_preview->setRows(m_plan.captions, m_plan.rows);
    const auto tally = items::tallyOf(m_plan.rows);
    if (!m_planned) {
        m_table->resizeColumnsToContents();
        for (int column = 0; column < m_preview->columnCount(); ++column)
            m_table->setColumnWidth(column, qBound(shell::px(110), m_table->columnWidth(column), shell::px(300)));
        m_table->horizontalHeader()->setStretchLastSection(true);
        if (!m_plan.ignored.isEmpty())
            m_where->setText(m_where->text() + QLatin1Char('\n') + tr("Left out, since they name no field: %1").arg(m_plan.ignored.join(tr(", ", "between columns"))));
        if (const auto bad = m_preview->nextBad({}); bad.isValid())
            m_table->scrollTo(bad);
    }
    m_planned = true;
    const QLocale locale;
    m_heading->setText(tr("Paste %1 rows of %2 columns?", "the size of a block").arg(locale.toString(m_plan.rows.size()), locale.toString(m_plan.captions.size())));
    QStringList parts;
    if (tally.newRecords > 0)
        parts << tr("%n new record(s).", nullptr, tally.newRecords);
    if (tally.changedRecords > 0)
        parts << tr("%n record(s) change.", nullptr, tally.changedRecords);
    if (tally.sameRecords > 0)
        parts << tr("%n stay(s) as it is.", nullptr, tally.sameRecords);
    if (tally.badRecords > 0)
        parts << tr("%n record(s) hold invalid cells: mend them here with F2, or in the sheet. All or none are pasted.", nullptr, tally.badRecords);
    say(parts.join(QLatin1Char(' ')), tally.badRecords > 0);
    m_next->setVisible(tally.badRecords > 0);
    const int going = tally.newRecords + tally.changedRecords;
    m_paste->setText(going == 0 ? tr("Paste") : tr("Paste %n record(s)", nullptr, going));
    m_paste->setEnabled(m_plan.isGood());
    shell::setRank(*m_paste, m_plan.isGood() ? shell::Rank::Primary : shell::Rank::Quiet);
    m_paste->setToolTip(m_plan.isGood() ? QString() : tally.badRecords > 0 ? m_tally->text() : tr("The list holds all of this already."));
}

void PasteDialog::say(const QString &sentence, bool bad)
{
    auto ink = palette();
    if (bad)
        ink.setColor(QPalette::WindowText, shell::colours(shell::Tone::Bad).text);
    m_tally->setPalette(ink);
    m_tally->setText(sentence);
}

void PasteDialog::type(int row, int field, const QString &text)
{
    m_block.cells.rows[size_t(row)][m_plan.shown[size_t(field)]] = text;
    plan();
}

void PasteDialog::submit()
{
    if (m_working || !m_plan.isGood())
        return;
    m_working = true;
    m_paste->setEnabled(false);
    for (auto &command : m_plan.commands)
        command.reason = m_reason->text().trimmed();
    if (auto *undo = m_context.items.undo(); undo && m_plan.commands.size() > 1)
        undo->join(m_plan.commands[0].id, m_plan.commands[1].id);
    submitFrom(0);
}

void PasteDialog::submitFrom(size_t command)
{
    if (command == m_plan.commands.size()) {
        accept();
        return;
    }
    whenDone(m_context.commands.submit(m_plan.commands[command]), this, [this, command](const Result<void> &result) {
        if (result) {
            submitFrom(command + 1);
            return;
        }
        // All or none: what went before has not been sent yet and leaves the outbox again.
        for (size_t i = 0; i < command; ++i)
            m_context.commands.discard(m_plan.commands[i].id);
        m_working = false;
        const QString why = items::sentenceOf(result.error(), &m_shape);
        plan();
        say(why, true);
    });
}

} // namespace views::panels
