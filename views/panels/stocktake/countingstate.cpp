// CountingPage: what it says and allows: the last scan, the figures, the heading, and why an act cannot be done now.
#include "contract/entities/entities.h"
#include "items/captions.h"
#include "items/stocktakecount.h"
#include "views/forms/tables.h"
#include "views/panels/stocktake/countingpage.h"
#include "views/panels/stocktake/scanjournal.h"
#include "views/panels/stocktake/scanline.h"

#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>

namespace views::panels {

using namespace contract;
using items::StocktakeFindings;
using List = StocktakeFindings::List;

namespace {

shell::Tone toneOf(rules::Match match)
{
    switch (match) {
    case rules::Match::Found: return shell::Tone::Good;
    case rules::Match::Moved: return shell::Tone::Warning;
    case rules::Match::Unknown: return shell::Tone::Bad;
    case rules::Match::Duplicate: return shell::Tone::Accent;
    }
    return shell::Tone::Neutral;
}

/// Beside the colour, so that it reads without one.
QString markOf(rules::Match match)
{
    switch (match) {
    case rules::Match::Found: return QStringLiteral("✓");
    case rules::Match::Moved: return QStringLiteral("⇄");
    case rules::Match::Unknown: return QStringLiteral("?");
    case rules::Match::Duplicate: return QStringLiteral("=");
    }
    return {};
}

QString whyNot(const Actor &actor, const QString &right)
{
    return actor.may(right) ? QString() : CountingPage::tr("Your roles do not include the right “%1”.").arg(right);
}

} // namespace

QString CountingPage::whyNotScan() const
{
    if (isSigned())
        return tr("The stocktake is signed off.");
    if (const QString why = whyNot(m_context.host.actor(), QStringLiteral("stocktake_scans.create")); !why.isEmpty())
        return why;
    return m_row && m_count->isReady() ? QString() : tr("What is expected is still being read.");
}

void CountingPage::counted(int first, int last)
{
    refreshFigures();
    const auto &seen = m_count->count().seen();
    if (first == last) {
        const auto &[scan, placing] = seen[size_t(last)];
        const auto *resource = placing.resource < 0 ? nullptr : &m_count->count().resources()[size_t(placing.resource)];
        QString sentence = markOf(placing.match) + u' ' + StocktakeFindings::textOf(placing.match) + QStringLiteral("   ") + scan.code;
        if (resource)
            sentence += QStringLiteral("   ") + resource->name;
        if (placing.match == rules::Match::Moved)
            sentence += QStringLiteral("   ") + tr("in the ledger: %1").arg(StocktakeFindings::placeText(resource->place));
        return tell(sentence, toneOf(placing.match));
    }
    std::array<int, 4> of{};
    for (int i = first; i <= last; ++i)
        ++of[size_t(seen[size_t(i)].verdict.match)];
    tell(tr("%L1 codes: %L2 found, %L3 found elsewhere, %L4 unknown, %L5 scanned before").arg(last - first + 1).arg(of[0]).arg(of[1]).arg(of[2]).arg(of[3]),
         of[2] > 0 ? shell::Tone::Bad : of[1] > 0 ? shell::Tone::Warning : shell::Tone::Good);
}

void CountingPage::tell(const QString &sentence, shell::Tone tone)
{
    const auto colours = shell::colours(tone);
    QPalette palette = m_feedback->palette();
    palette.setColor(QPalette::Window, colours.background);
    palette.setColor(QPalette::WindowText, colours.text);
    m_feedback->setPalette(palette);
    m_feedback->setFont(shell::headingFont(1));
    m_feedback->setText(sentence);
}

rules::Tally CountingPage::tally() const
{
    if (isSigned())
        return m_frozen ? m_frozen->tally : rules::Tally();
    return m_count->count().tally();
}

void CountingPage::refreshFigures()
{
    if (!isSigned() && m_count->isReady())
        for (auto *list : m_lists)
            list->show(&m_count->count());
    const auto now = tally();
    const std::array<int, FigureCount> values{now.expected, now.found, now.missing(), now.moved, now.unknown, now.duplicate};
    const bool known = isSigned() || m_count->isReady();
    for (size_t i = 0; i < values.size(); ++i)
        m_figures[i]->setText(known ? QLocale().toString(values[i]) : QStringLiteral("–"));
    const std::array titles{tr("Missing"), tr("Found elsewhere"), tr("Unknown"), tr("Scanned before"), tr("Scans")};
    for (int i = 0; i < int(m_lists.size()); ++i) {
        const int rows = m_lists[size_t(i)]->rowCount();
        m_tabs->setTabText(i, rows == 0 ? titles[size_t(i)] : tr("%1 (%L2)").arg(titles[size_t(i)]).arg(rows));
        m_tables[size_t(i)]->setAccessibleName(titles[size_t(i)]);
        m_tables[size_t(i)]->setVisible(rows > 0);
        m_empties[size_t(i)]->setVisible(rows == 0 && known);
    }
    m_tabs->setTabVisible(int(m_lists.size()) - 1, !isSigned());
    refresh();
}

StocktakeFindings *CountingPage::current() const
{
    return m_lists[size_t(std::max(0, m_tabs->currentIndex()))];
}

QString CountingPage::whyNotEditResources() const
{
    if (const QString why = whyNot(m_context.host.actor(), QStringLiteral("resource.edit")); !why.isEmpty())
        return why;
    return isSigned() ? tr("The stocktake is signed off.") : QString();
}

QString CountingPage::whyNotSign() const
{
    if (const QString why = whyNot(m_context.host.actor(), QStringLiteral("stocktake.edit")); !why.isEmpty())
        return why;
    if (isSigned())
        return tr("The stocktake is signed off.");
    if (!m_count->isReady())
        return tr("What is expected is still being read.");
    if (m_journal->unsaved() > 0)
        return tr("The last scans are still being kept.");
    return m_count->count().seen().empty() ? tr("Nothing was scanned yet.") : QString();
}

void CountingPage::refresh()
{
    const auto number = text("number");
    m_number->setText(number);
    m_number->setVisible(!number.isEmpty());
    m_title->setText(text("title"));
    QStringList facts{text("place")};
    if (m_row)
        facts << m_row->titles[size_t(m_shape.indexOf(u"unit_id"))];
    if (isSigned())
        facts << tr("Signed off by %1, %2").arg(text("signed_by"), items::fullTime(Instant{integer(m_row->record.values[size_t(m_shape.indexOf(u"signed_at"))])}))
              << QStringLiteral("SM3 ") + text("findings_digest");
    facts.removeAll(QString());
    m_facts->setText(facts.join(QStringLiteral("  ·  ")));
    const QString whyNotNow = whyNotScan();
    m_scanning->setVisible(m_row && !isSigned());
    m_line->setEnabled(whyNotNow.isEmpty());
    m_line->setToolTip(whyNotNow);
    const auto allow = [](QPushButton *button, const QString &why, const QString &what) {
        button->setEnabled(why.isEmpty());
        button->setToolTip(why.isEmpty() ? what : why);
    };
    const bool any = current()->rowCount() > 0;
    allow(m_copy, any ? QString() : tr("The list is empty."), tr("Copy the list as a spreadsheet takes it"));
    m_accept->setVisible(current()->list() == List::Moved && !isSigned());
    allow(m_accept, any ? whyNotEditResources() : tr("The list is empty."), tr("Write the places of the scans into the ledger: all of the list, or what is selected"));
    allow(m_verify, tally().found > 0 ? whyNotEditResources() : tr("Nothing was found yet."), tr("Set “last verified” to today for everything that was found"));
    m_verify->setVisible(!isSigned());
    allow(m_print, m_row && (isSigned() || m_count->isReady()) ? QString() : tr("What is expected is still being read."), tr("The result as a table, with places to sign"));
    allow(m_sign, whyNotSign(), tr("Freeze the result; nothing can be scanned afterwards"));
    m_sign->setVisible(!isSigned());
    forms::setRank(*m_sign, forms::Rank::Primary);
}

} // namespace views::panels
