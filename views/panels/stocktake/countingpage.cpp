#include "views/panels/stocktake/countingpage.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/listqueryjson.h"
#include "items/stocktakecount.h"
#include "rules/permissions.h"
#include "views/forms/chip.h"
#include "views/forms/tables.h"
#include "views/panels/inventory/reasondialog.h"
#include "views/panels/stocktake/scanjournal.h"
#include "views/panels/stocktake/scanline.h"
#include "views/panels/stocktake/stocktakesheet.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <set>

namespace views::panels {

using namespace contract;
using items::StocktakeFindings;
using List = StocktakeFindings::List;

namespace {

constexpr int figureSteps = 6;

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

/// Codes and numbers in a face of one width, results as chips.
class FindingDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto look = forms::chipLook(u"scan", u"result", index.data(items::CodeRole).toString());
        if (!look)
            return QStyledItemDelegate::paint(painter, option, index);
        QStyleOptionViewItem bare = option;
        initStyleOption(&bare, index);
        const QString word = std::exchange(bare.text, QString());
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &bare, painter, option.widget);
        const bool selected = option.state & QStyle::State_Selected;
        forms::paintChip(*painter, option.rect.adjusted(shell::px(4), 0, -shell::px(4), 0), *look, word, selected ? std::optional(option.palette.color(QPalette::HighlightedText)) : std::nullopt);
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto column = static_cast<const StocktakeFindings *>(index.model())->columns()[size_t(index.column())];
        if (column == StocktakeFindings::CodeColumn || column == StocktakeFindings::NumberColumn)
            option->font = shell::fixedFont();
    }
};

QString whyNot(const Actor &actor, const QString &right)
{
    return actor.may(right) ? QString() : CountingPage::tr("Your roles do not include the right “%1”.").arg(right);
}

} // namespace

CountingPage::CountingPage(const shell::PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_shape(shapeOf<Stocktake>())
    , m_count(new items::StocktakeCount(context.items.queries(), this))
    , m_journal(new ScanJournal(context.commands, context.ids, this))
    , m_back(new QToolButton(this))
    , m_number(new QLabel(this))
    , m_title(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_scanning(new QWidget(this))
    , m_roomCaption(new QLabel(m_scanning))
    , m_room(new QComboBox(m_scanning))
    , m_zoneCaption(new QLabel(m_scanning))
    , m_zone(new QComboBox(m_scanning))
    , m_line(new ScanLine(m_scanning))
    , m_feedback(new QLabel(m_scanning))
    , m_progress(new QProgressBar(this))
    , m_tabs(new QTabWidget(this))
    , m_copy(new QPushButton(this))
    , m_accept(new QPushButton(this))
    , m_verify(new QPushButton(this))
    , m_print(new QPushButton(this))
    , m_sign(new QPushButton(this))
{
    m_back->setAutoRaise(true);
    m_line->setObjectName(QStringLiteral("scan"));
    m_line->setClearButtonEnabled(true);
    m_feedback->setObjectName(QStringLiteral("feedback"));
    m_feedback->setTextFormat(Qt::PlainText);
    m_feedback->setAutoFillBackground(true);
    m_feedback->setMargin(shell::px(8));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(shell::px(4));
    for (auto *box : {m_room, m_zone}) {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->setMinimumWidth(shell::px(150));
    }
    m_tabs->setDocumentMode(true);
    makeLists();

    auto *head = new QHBoxLayout;
    head->setSpacing(shell::px(8));
    auto *names = new QVBoxLayout;
    names->setSpacing(shell::px(4));
    names->addWidget(m_number);
    names->addWidget(m_title);
    names->addWidget(m_facts);
    head->addWidget(m_back, 0, Qt::AlignTop);
    head->addLayout(names, 1);
    for (auto *button : {m_verify, m_print, m_sign}) {
        button->setAutoDefault(false);
        button->setFocusPolicy(Qt::TabFocus);
        head->addWidget(button, 0, Qt::AlignTop);
    }
    auto *figures = new QHBoxLayout;
    figures->setSpacing(shell::px(32));
    for (int i = 0; i < FigureCount; ++i) {
        auto *one = new QVBoxLayout;
        one->setSpacing(0);
        m_figures[size_t(i)] = new QLabel(this);
        m_figureCaptions[size_t(i)] = new QLabel(this);
        m_figureCaptions[size_t(i)]->setForegroundRole(QPalette::PlaceholderText);
        one->addWidget(m_figures[size_t(i)]);
        one->addWidget(m_figureCaptions[size_t(i)]);
        figures->addLayout(one);
    }
    figures->addStretch(1);
    auto *scanning = new QGridLayout(m_scanning);
    scanning->setContentsMargins(0, 0, 0, 0);
    scanning->setHorizontalSpacing(shell::px(8));
    scanning->setVerticalSpacing(shell::px(8));
    scanning->addWidget(m_line, 0, 0);
    scanning->addWidget(m_roomCaption, 0, 1);
    scanning->addWidget(m_room, 0, 2);
    scanning->addWidget(m_zoneCaption, 0, 3);
    scanning->addWidget(m_zone, 0, 4);
    scanning->addWidget(m_feedback, 1, 0, 1, 5);
    scanning->setColumnStretch(0, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(shell::px(8));
    for (auto *button : {m_copy, m_accept}) {
        button->setAutoDefault(false);
        button->setFocusPolicy(Qt::TabFocus);
        foot->addWidget(button);
    }
    foot->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(12), shell::px(16), shell::px(12));
    column->setSpacing(shell::px(12));
    column->addLayout(head);
    column->addLayout(figures);
    column->addWidget(m_progress);
    column->addWidget(m_scanning);
    column->addWidget(m_tabs, 1);
    column->addLayout(foot);

    connect(m_back, &QToolButton::clicked, this, &CountingPage::left);
    connect(m_line, &QLineEdit::returnPressed, this, [this] {
        const QString typed = m_line->text();
        m_line->clear();
        scan(typed.contains(u',') || typed.contains(u';') || typed.contains(u'\t') || typed.contains(QChar(0xFF0C)) ? rules::codesIn(typed) : QStringList{typed});
    });
    connect(m_line, &ScanLine::listPasted, this, [this](const QString &pasted) { scan(rules::codesIn(pasted)); });
    connect(m_tabs, &QTabWidget::currentChanged, this, &CountingPage::refresh);
    connect(m_copy, &QPushButton::clicked, this, &CountingPage::copyList);
    connect(m_accept, &QPushButton::clicked, this, &CountingPage::acceptPlaces);
    connect(m_verify, &QPushButton::clicked, this, &CountingPage::setVerified);
    connect(m_print, &QPushButton::clicked, this, &CountingPage::print);
    connect(m_sign, &QPushButton::clicked, this, &CountingPage::signOff);
    connect(m_count, &items::StocktakeCount::progressed, this, [this](qint64 read, qint64 all) {
        m_progress->setRange(0, int(all));
        m_progress->setValue(int(read));
    });
    connect(m_count, &items::StocktakeCount::ready, this, &CountingPage::ready);
    connect(m_count, &items::StocktakeCount::counted, this, &CountingPage::counted);
    connect(m_count, &items::StocktakeCount::recounted, this, &CountingPage::refreshFigures);
    connect(m_count, &items::StocktakeCount::failed, this, [this](const Error &error) { m_context.host.notify(shell::noticeOf(error)); });
    connect(m_journal, &ScanJournal::batchBegun, m_count, &items::StocktakeCount::own);
    connect(m_journal, &ScanJournal::saved, this, &CountingPage::refresh);
    connect(m_journal, &ScanJournal::refused, this, [this](const Error &error) {
        auto notice = shell::noticeOf(error);
        notice.meaning = tr("The last scans are not kept.");
        notice.remedy = tr("Note them down, open the stocktake again, and scan them once more.");
        m_context.host.notify(notice);
    });
    connect(&context.items.queries(), &items::Queries::changed, this, &CountingPage::follow);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &CountingPage::refresh);
    retranslate();
    close();
}

CountingPage::~CountingPage() = default;

void CountingPage::makeLists()
{
    for (const auto list : {List::Missing, List::Moved, List::Unknown, List::Duplicate, List::Scans}) {
        auto *model = m_lists.emplace_back(new StocktakeFindings(list, m_context.clock, this));
        auto *page = new QWidget(m_tabs);
        auto *table = m_tables.emplace_back(new QTableView(page));
        forms::prepare(*table);
        table->setModel(model);
        table->setItemDelegate(new FindingDelegate(table));
        table->installEventFilter(this);
        auto *empty = m_empties.emplace_back(new QLabel(page));
        empty->setForegroundRole(QPalette::PlaceholderText);
        empty->setWordWrap(true);
        empty->setContentsMargins(0, shell::px(8), 0, 0);
        auto *column = new QVBoxLayout(page);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(empty);
        column->addWidget(table, 1);
        column->addStretch(0);
        m_tabs->addTab(page, QString());
        const auto columns = model->columns();
        for (int i = 0; i < int(columns.size()); ++i) {
            using Column = StocktakeFindings::Column;
            const int width = columns[size_t(i)] == Column::NameColumn ? 280 : columns[size_t(i)] == Column::ExpectedColumn || columns[size_t(i)] == Column::SeenColumn ? 200 : 150;
            table->setColumnWidth(i, shell::px(width));
        }
    }
}

void CountingPage::retranslate()
{
    m_back->setIcon(shell::icon(QStringLiteral("chevron-right")));
    m_back->setArrowType(Qt::LeftArrow);
    m_back->setToolTip(tr("Back to the list (Esc)"));
    m_back->setAccessibleName(tr("Back to the list"));
    m_number->setFont(shell::fixedFont());
    m_title->setFont(shell::headingFont(3));
    QFont big = shell::fixedFont();
    big.setPointSizeF(big.pointSizeF() * 1.3);
    m_line->setFont(big);
    m_line->setPlaceholderText(tr("Scan a label, or type a code and press Enter; paste a list of codes"));
    m_line->setAccessibleName(tr("Code"));
    m_feedback->setAccessibleName(tr("Result of the last scan"));
    m_tabs->setAccessibleName(tr("What was counted"));
    m_roomCaption->setText(tr("Room"));
    m_zoneCaption->setText(tr("Zone"));
    m_room->setAccessibleName(tr("Room in which you stand"));
    m_zone->setAccessibleName(tr("Zone in which you stand"));
    m_room->setToolTip(tr("Where you stand: a thing that the ledger has elsewhere counts as moved. Empty: it is not compared."));
    m_zone->setToolTip(m_room->toolTip());
    const std::array captions{tr("Expected"), tr("Found"), tr("Missing"), tr("Found elsewhere"), tr("Unknown"), tr("Scanned before")};
    QFont figure = shell::headingFont(figureSteps);
    figure.setFamilies(shell::tabularFont().families());
    for (size_t i = 0; i < captions.size(); ++i) {
        m_figures[i]->setFont(figure);
        m_figureCaptions[i]->setText(captions[i]);
    }
    const std::array empties{tr("Everything that is expected was found."), tr("Nothing was found in another place than the ledger says."), tr("Every code that was scanned is in the ledger."),
                             tr("Nothing was scanned twice."), tr("Nothing was scanned yet.")};
    for (size_t i = 0; i < m_empties.size(); ++i)
        m_empties[i]->setText(empties[i]);
    m_copy->setText(tr("Copy the list"));
    m_accept->setText(tr("Accept the new places…"));
    m_verify->setText(tr("Mark as verified…"));
    m_print->setText(tr("Print…"));
    m_sign->setText(tr("Sign off…"));
    refreshFigures();
}

QUuid CountingPage::stocktake() const { return m_row ? m_row->record.id : QUuid(); }
QWidget *CountingPage::firstFocus() const { return isSigned() ? static_cast<QWidget *>(m_tabs) : m_line; }
bool CountingPage::isSigned() const { return text("state") == QLatin1StringView("signed_off"); }

QString CountingPage::text(const char *field) const
{
    return m_row ? contract::text(m_row->record.values[size_t(m_shape.indexOf(QString::fromLatin1(field)))]) : QString();
}

void CountingPage::close()
{
    m_row.reset();
    m_frozen.reset();
    m_accepted.clear();
    for (auto *list : m_lists)
        list->show(static_cast<const rules::Count *>(nullptr));
    m_count->close();
    tell(tr("Nothing was scanned here yet."), shell::Tone::Neutral);
    m_progress->hide();
}

void CountingPage::open(const items::ListRow &stocktake)
{
    close();
    take(stocktake);
    m_tabs->setCurrentIndex(0);
    if (isSigned())
        return;
    const auto coverage = items::listQueryOf(text("coverage"));
    if (!coverage) {
        m_context.host.notify(shell::noticeOf(coverage.error()));
        return;
    }
    m_journal->begin(stocktake.record.id);
    m_progress->setRange(0, 0);
    m_progress->show();
    m_count->open(stocktake.record.id, *coverage);
    refreshFigures();
    m_line->setFocus();
}

void CountingPage::take(const items::ListRow &stocktake)
{
    m_row = stocktake;
    if (isSigned()) {
        const auto findings = rules::findingsFromJson(text("findings"));
        m_frozen = findings ? std::optional(*findings) : std::nullopt;
        m_count->close();
        for (auto *list : m_lists)
            list->show(m_frozen.value_or(rules::Findings()));
    }
    refreshFigures();
}

void CountingPage::follow(const QString &entity, const QVector<QUuid> &ids)
{
    if (!m_row || entity != m_shape.name || !ids.contains(m_row->record.id))
        return;
    whenDone(m_context.items.queries().record(m_shape, m_row->record.id), this, [this](const Result<std::optional<items::ListRow>> &row) {
        if (row && *row && m_row && (*row)->record.id == m_row->record.id)
            take(**row);
    });
}

void CountingPage::ready()
{
    m_progress->hide();
    std::set<QString> rooms;
    std::set<QString> zones;
    const auto &resources = m_count->count().resources();
    for (int i = 0; i < m_count->count().tally().expected; ++i) {
        rooms.insert(resources[size_t(i)].place.room);
        zones.insert(resources[size_t(i)].place.zone);
    }
    for (const auto &[box, names] : {std::pair{m_room, rooms}, std::pair{m_zone, zones}}) {
        const QString typed = box->currentText();
        box->clear();
        box->addItem(QString());
        for (const auto &name : names)
            if (!name.isEmpty())
                box->addItem(name);
        const bool onlyOne = names.size() == 1 && !names.begin()->isEmpty();
        box->setCurrentText(typed.isEmpty() && onlyOne ? *names.begin() : typed);
    }
    refreshFigures();
    // It could not take the keyboard before; nobody is robbed of it who has gone on elsewhere.
    if (isVisible() && (!focusWidget() || !focusWidget()->inherits("QLineEdit")))
        m_line->setFocus();
}

QString CountingPage::whyNotScan() const
{
    if (isSigned())
        return tr("The stocktake is signed off.");
    if (const QString why = whyNot(m_context.host.actor(), QStringLiteral("stocktake_scans.create")); !why.isEmpty())
        return why;
    return m_row && m_count->isReady() ? QString() : tr("What is expected is still being read.");
}

void CountingPage::scan(const QStringList &codes)
{
    if (!whyNotScan().isEmpty())
        return;
    const auto &actor = m_context.host.actor();
    const QString by = actor.displayName.isEmpty() ? actor.login : actor.displayName;
    const rules::Place here{m_room->currentText().trimmed(), m_zone->currentText().trimmed()};
    std::vector<rules::Scan> scans;
    for (const auto &code : codes)
        if (!rules::plainCode(code).isEmpty())
            scans.push_back({code.trimmed().left(100), here, m_context.clock.now(), by});
    if (scans.empty())
        return;
    m_journal->add(scans); // durable first; what they are comes second
    m_count->take(scans);
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

void CountingPage::copyList()
{
    QGuiApplication::clipboard()->setText(current()->asText());
    firstFocus()->setFocus();
}

void CountingPage::report(const Result<void> &result, const QString &done)
{
    if (result)
        m_context.host.notify({shell::Severity::Done, done, {}, {}, {}, {}});
    else
        m_context.host.notify(shell::noticeOf(result.error()));
}

/// The records are read once more, so that the edit stands on what the ledger says now; so many of them at once as one act
/// may hold.
void CountingPage::edit(const Shape &shape, const std::vector<QUuid> &records, const Patch &shared, const std::vector<Patch> &own, const QString &reason, const QString &done)
{
    for (size_t from = 0; from < records.size(); from += size_t(maxTargets)) {
        const size_t to = std::min(records.size(), from + size_t(maxTargets));
        const std::vector<QUuid> some(records.begin() + ptrdiff_t(from), records.begin() + ptrdiff_t(to));
        const std::vector<Patch> theirs = own.empty() ? std::vector<Patch>(some.size()) : std::vector<Patch>(own.begin() + ptrdiff_t(from), own.begin() + ptrdiff_t(to));
        auto &queries = m_context.items.queries();
        whenDone(queries.ridsOf(shape, some), this, [this, &shape, &queries, some, theirs, shared, reason, done](const Result<items::Rids> &rids) {
            if (!rids)
                return report(Unexpected(rids.error()), {});
            whenDone(queries.rows(shape, *rids), this, [this, &shape, some, theirs, shared, reason, done](const Result<std::vector<items::ListRow>> &rows) {
                if (!rows)
                    return report(Unexpected(rows.error()), {});
                Command command{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = shape.name, .fields = shared, .reason = reason};
                for (size_t i = 0; i < rows->size(); ++i)
                    if ((*rows)[i].rid != 0 && !(*rows)[i].record.retired)
                        command.targets.push_back({(*rows)[i].record.id, (*rows)[i].record.revision, theirs[i]});
                if (command.targets.empty())
                    return;
                whenDone(m_context.commands.submit(command), this, [this, done](const Result<void> &result) { report(result, done); });
            });
        });
    }
}

void CountingPage::acceptPlaces()
{
    auto *moved = m_lists[size_t(List::Moved)];
    const auto *selection = m_tables[size_t(List::Moved)]->selectionModel();
    std::vector<int> rows;
    for (const auto &index : selection->selectedRows())
        rows.push_back(index.row());
    if (rows.empty())
        for (int row = 0; row < moved->rowCount(); ++row)
            rows.push_back(row);
    std::vector<QUuid> records;
    std::vector<Patch> places;
    for (const int row : rows) {
        const auto *resource = moved->resourceAt(row);
        const auto place = moved->placeAt(row);
        if (!resource || (place.room.isEmpty() && place.zone.isEmpty()) || m_accepted.contains(resource->id))
            continue;
        Patch patch;
        if (!place.room.isEmpty())
            patch.emplace(QStringLiteral("room"), place.room);
        if (!place.zone.isEmpty())
            patch.emplace(QStringLiteral("availability_zone"), place.zone);
        records.push_back(resource->id);
        places.push_back(patch);
    }
    if (!whyNotEditResources().isEmpty() || records.empty()) {
        m_context.host.notify({shell::Severity::Hint, tr("No place can be accepted"), tr("They were accepted already, or no room and zone was chosen when they were scanned."), {}, {}, {}});
        return;
    }
    const auto reason = askReason({.title = tr("Accept the new places"), .question = tr("Write %n new place(s) into the ledger?", nullptr, int(records.size())),
                                   .consequence = tr("Room and zone of these resources become those of the scans; it is one act in the outbox, and can be undone."), .verb = tr("Accept")}, this);
    if (reason) {
        for (const auto &record : records)
            m_accepted.insert(record);
        edit(shapeOf<Resource>(), records, {}, places, reason->isEmpty() ? tr("Stocktake %1").arg(text("number")) : *reason, tr("%n place(s) accepted", nullptr, int(records.size())));
    }
    firstFocus()->setFocus();
}

void CountingPage::setVerified()
{
    if (!whyNotEditResources().isEmpty())
        return;
    std::vector<QUuid> records;
    for (const auto match : {rules::Match::Found, rules::Match::Moved})
        for (const auto &[resource, scan] : m_count->count().foundAt(match))
            records.push_back(m_count->count().resources()[size_t(resource)].id);
    const auto reason = askReason({.title = tr("Mark as verified"), .question = tr("Set “last verified” to today for %n resource(s)?", nullptr, int(records.size())),
                                   .consequence = tr("These are all that were scanned and are in the ledger. It is one act in the outbox for each %L1.").arg(maxTargets), .verb = tr("Mark")}, this);
    if (reason && !records.empty()) {
        const QString today = QDateTime::fromMSecsSinceEpoch(m_context.clock.now().ms).date().toString(Qt::ISODate);
        edit(shapeOf<Resource>(), records, {{QStringLiteral("verified_on"), today}}, {}, reason->isEmpty() ? tr("Stocktake %1").arg(text("number")) : *reason,
             tr("%n resource(s) marked as verified", nullptr, int(records.size())));
    }
    firstFocus()->setFocus();
}

void CountingPage::signOff()
{
    if (!whyNotSign().isEmpty())
        return;
    const auto now = tally();
    const auto reason = askReason({.title = tr("Sign off"), .question = tr("Sign this stocktake off?"),
                                   .consequence = tr("Expected %L1, found %L2, missing %L3, found elsewhere %L4, unknown %L5, scanned before %L6. The result is frozen under its SM3 digest; nothing can be scanned afterwards.")
                                                      .arg(now.expected).arg(now.found).arg(now.missing()).arg(now.moved).arg(now.unknown).arg(now.duplicate),
                                   .verb = tr("Sign off")}, this);
    if (!reason || !m_row)
        return;
    const Patch fields{{QStringLiteral("state"), QStringLiteral("signed_off")}, {QStringLiteral("findings"), rules::findingsOf(m_count->count())}};
    edit(m_shape, {m_row->record.id}, fields, {}, *reason, tr("Signed off"));
}

void CountingPage::print()
{
    if (!m_row)
        return;
    const StocktakeFacts facts{text("title"), text("number"), text("place"), m_row->titles[size_t(m_shape.indexOf(u"unit_id"))], text("signed_by"),
                               isSigned() ? items::fullTime(Instant{integer(m_row->record.values[size_t(m_shape.indexOf(u"signed_at"))])}) : QString(), text("findings_digest"),
                               items::fullTime(m_context.clock.now())};
    previewStocktake(facts, isSigned() ? m_frozen.value_or(rules::Findings()) : rules::summaryOf(m_count->count()), this);
    firstFocus()->setFocus();
}

/// A scanner types wherever the keyboard is; what it types into a list belongs into the line.
bool CountingPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && m_line->isEnabled() && m_line->isVisible()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool types = !key->text().isEmpty() && key->text().front().isPrint() && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
        if (types || key->matches(QKeySequence::Paste)) {
            m_line->setFocus();
            QCoreApplication::sendEvent(m_line, event);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace views::panels
