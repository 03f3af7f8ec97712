#include "views/panels/records/recordpane.h"

#include "contract/entities/entities.h"
#include "items/factory.h"
#include "views/forms/recordform.h"
#include "views/panels/records/draftbar.h"
#include "views/panels/records/asofbanner.h"
#include "views/panels/records/historypage.h"
#include "views/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

RecordPane::RecordPane(const Shape &shape, const shell::PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_shape(shape)
    , m_context(context)
    , m_editor(context.items.editor(shape, this))
    , m_stripPlace(new QVBoxLayout)
    , m_pages(new QStackedWidget(this))
    , m_page(new QWidget(m_pages))
    , m_formPlace(new QVBoxLayout)
    , m_nothing(new QLabel(this))
    , m_number(new QLabel(this))
    , m_title(new QLabel(this))
    , m_note(new QLabel(this))
    , m_tabs(new QTabWidget(this))
    , m_historyPage(new QWidget(m_tabs))
    , m_banner(new AsOfBanner(this))
    , m_foot(new QWidget(this))
    , m_reason(new QLineEdit(this))
    , m_revert(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("recordPane"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(shell::px(24));
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setWordWrap(true);
    m_tabs->setDocumentMode(true);
    auto *formPage = new QWidget(m_tabs);
    formPage->setLayout(m_formPlace);
    m_formPlace->setContentsMargins(0, 0, 0, 0);
    m_tabs->addTab(formPage, QString());

    auto *historyPlace = new QVBoxLayout(m_historyPage);
    historyPlace->setContentsMargins(0, 0, 0, 0);
    m_tabs->addTab(m_historyPage, QString());
    for (const auto &spec : recordTabs())
        if (*spec.entity == 0 || shape.name == QLatin1StringView(spec.entity))
            m_tabs->addTab(m_more.emplace_back(new TabPage(spec, shape, context, m_tabs)), QString());

    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setMaxLength(2000);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setDefault(true);
    m_revert->setAutoDefault(false);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(12), shell::px(16), shell::px(8));
    head->setSpacing(shell::px(4));
    head->addWidget(m_number);
    head->addWidget(m_title);
    head->addWidget(m_note);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(8));
    foot->setSpacing(shell::px(8));
    foot->addWidget(m_reason, 1);
    foot->addWidget(m_revert);
    foot->addWidget(m_save);
    auto *column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_banner);
    m_stripPlace->setSpacing(0);
    column->addLayout(m_stripPlace);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_foot);
    m_page->hide();
    m_pages->addWidget(m_nothing);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);

    connect(m_save, &QPushButton::clicked, this, &RecordPane::save);
    connect(m_revert, &QPushButton::clicked, this, &RecordPane::revert);
    connect(m_tabs, &QTabWidget::currentChanged, this, &RecordPane::showTab);
    connect(m_editor, &items::RecordEditor::dirtyChanged, this, [this](bool dirty) {
        refreshButtons();
        Q_EMIT dirtyChanged(dirty);
    });
    connect(m_editor, &items::RecordEditor::valueChanged, this, &RecordPane::refreshHeading);
    connect(m_editor, &items::RecordEditor::problemChanged, this, &RecordPane::refreshButtons);
    m_drafts = new DraftBar(*m_editor, *m_reason, context, *this);
    head->addWidget(m_drafts);
    connect(m_banner, &AsOfBanner::backAsked, this, [this] { stepTo({}); });
    connect(&context.items.queries(), &items::Queries::changed, this, &RecordPane::follow);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &RecordPane::refreshLock);
    retranslate();
    clear({});
}

void RecordPane::retranslate()
{
    m_tabs->setTabText(0, tr("Fields"));
    m_tabs->setTabText(1, tr("History"));
    if (m_history)
        m_history->retranslate();
    m_banner->retranslate();
    m_drafts->retranslate();
    for (auto *strip : m_strips)
        strip->retranslate();
    for (auto *page : m_more) {
        m_tabs->setTabText(m_tabs->indexOf(page), page->spec().caption());
        if (page->tab())
            page->tab()->retranslate();
    }
    m_tabs->setAccessibleName(tr("Details of the record"));
    m_reason->setPlaceholderText(tr("Reason for the change, kept in the history"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    m_save->setText(tr("Save"));
    m_revert->setText(tr("Revert"));
    m_number->setFont(shell::fixedFont());
    m_title->setFont(shell::headingFont(3));
    if (m_form)
        m_form->rebuild();
    refreshHeading();
    refreshButtons();
    refreshLock();
}

void RecordPane::show(const std::vector<items::ListRow> &rows, const Patch &values)
{
    m_pending.clear();
    for (const auto &row : rows)
        if (row.pending)
            m_pending.insert(row.record.id);
    m_row = rows.size() == 1 ? std::optional(rows.front()) : std::nullopt;
    m_editor->begin(rows);
    for (const auto &[name, value] : values)
        m_editor->setValue(m_shape.indexOf(name), value);
    opened();
}

void RecordPane::begin(const Patch &values)
{
    m_pending.clear();
    m_row.reset();
    m_editor->begin();
    for (const auto &[name, value] : values)
        m_editor->setValue(m_shape.indexOf(name), value);
    m_tabs->setCurrentIndex(0);
    opened();
    form().focusFirst();
}

void RecordPane::replaceAct(const Command &refused)
{
    m_replaced = refused;
    m_reason->setText(refused.reason);
}

forms::RecordForm &RecordPane::form()
{
    if (!m_form) {
        m_form = new forms::RecordForm(*m_editor, m_context.items, this);
        m_formPlace->addWidget(m_form);
        m_pages->addWidget(m_page);
    }
    return *m_form;
}

void RecordPane::makeStrips()
{
    if (!m_strips.empty())
        return;
    for (const auto &spec : recordStrips()) {
        if (m_shape.name != QLatin1StringView(spec.entity))
            continue;
        auto *strip = m_strips.emplace_back(spec.make(m_shape, m_context, m_page));
        strip->retranslate();
        strip->showRow(nullptr);
        m_stripPlace->addWidget(strip);
        connect(strip, &RecordStrip::recordAsked, this, &RecordPane::recordAsked);
        connect(strip, &RecordStrip::formAsked, this, &RecordPane::focusForm);
    }
}

void RecordPane::makeHistory()
{
    if (m_history)
        return;
    m_history = new HistoryPage(m_shape, m_context, m_historyPage);
    m_history->retranslate();
    m_historyPage->layout()->addWidget(m_history);
    connect(m_history, &HistoryPage::momentAsked, this, &RecordPane::stepTo);
}

TabPage *RecordPane::pageOf(const QMetaObject &kind) const
{
    const auto found = std::ranges::find_if(m_more, [&](const TabPage *page) { return page->spec().kind == &kind; });
    return found == m_more.end() ? nullptr : *found;
}

void RecordPane::opened()
{
    m_shows = true;
    m_created = false;
    m_replaced.reset();
    m_banner->show({});
    m_reason->clear();
    form();
    makeStrips();
    m_pages->setCurrentWidget(m_page);
    refreshHeading();
    refreshLock();
    refreshButtons();
    showTab();
    tellStrips();
    m_drafts->show(m_asOf.ms == 0);
    Q_EMIT shown();
}

void RecordPane::clear(const QString &sentence)
{
    m_shows = false;
    m_drafts->show(false);
    m_nothing->setText(sentence);
    m_pages->setCurrentIndex(0);
    m_row.reset();
    tellStrips();
    refreshButtons();
}

bool RecordPane::isDirty() const
{
    return m_shows && !m_created && m_editor->isDirty();
}

const std::vector<Record> &RecordPane::records() const
{
    return m_editor->records();
}

bool RecordPane::shows(const std::vector<QUuid> &ids) const
{
    return m_shows && !m_editor->isNew() && std::ranges::equal(m_editor->records(), ids, {}, &Record::id);
}

void RecordPane::focusForm()
{
    if (!m_shows)
        return;
    m_tabs->setCurrentIndex(0);
    form().focusFirst();
}

} // namespace views::panels
