#include "views/panels/stocktake/countingpage.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/listqueryjson.h"
#include "items/stocktakecount.h"
#include "views/forms/tables.h"
#include "views/panels/stocktake/findingdelegate.h"
#include "views/panels/stocktake/scanjournal.h"
#include "views/panels/stocktake/scanline.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
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
    m_back->setIcon(shell::icon(QStringLiteral("chevron-left")));
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
