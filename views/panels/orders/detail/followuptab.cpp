#include "views/panels/orders/detail/followuptab.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/ordersentences.h"
#include "rules/orderflow.h"
#include "views/panels/records/flowlayout.h"
#include "views/panels/orders/detail/checklisttab.h"
#include "views/panels/orders/detail/followdelegate.h"
#include "views/panels/orders/detail/orderrefusal.h"
#include "views/panels/orders/detail/raisetab.h"
#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using Kind = items::FollowLine::Kind;

namespace {

const QString urgeKind = QStringLiteral("urge");
/// What a person adds, in this order; the others are the server's.
constexpr std::array writtenKinds{"note", "message_out", "message_in", "notification"};

} // namespace

FollowUpTab::FollowUpTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_lines(new items::OrderFollowUp(context.catalogues, context.clock, context.items.queries(), this))
    , m_earlier(new QPushButton(this))
    , m_list(new QListView(this))
    , m_empty(new QLabel(this))
    , m_kind(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
    , m_add(new QPushButton(this))
{
    auto *bar = new QWidget(this);
    auto *chips = new FlowLayout(bar, shell::px(4));
    auto *group = new QButtonGroup(this);
    for (size_t i = 0; i <= items::OrderFollowUp::kinds.size(); ++i) {
        auto *chip = new QToolButton(bar);
        chip->setCheckable(true);
        chip->setAutoRaise(true);
        chip->setChecked(i == 0);
        group->addButton(chip);
        chips->addWidget(chip);
        connect(chip, &QToolButton::clicked, this, [this, i] { m_lines->setKind(i == 0 ? std::nullopt : std::optional(items::OrderFollowUp::kinds[i - 1])); });
        m_filters.push_back(chip);
    }
    m_earlier->setFlat(true);
    m_earlier->setAutoDefault(false);
    m_list->setObjectName(QStringLiteral("followUp"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setItemDelegate(new FollowDelegate(*m_lines, m_list));
    m_list->setModel(m_lines);
    m_list->installEventFilter(this);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), 0);
    m_kind->setObjectName(QStringLiteral("noteKind"));
    m_text->setObjectName(QStringLiteral("noteText"));
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    m_add->setObjectName(QStringLiteral("addNote"));
    m_add->setAutoDefault(false);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), 0);
    head->addWidget(bar);
    auto *line = new QHBoxLayout;
    line->setSpacing(shell::px(8));
    line->addWidget(m_kind);
    line->addStretch(1);
    line->addWidget(m_add);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    foot->setSpacing(shell::px(8));
    foot->addWidget(m_text);
    foot->addLayout(line);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    column->addLayout(head);
    column->addWidget(m_earlier, 0, Qt::AlignHCenter);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    column->addLayout(foot);

    connect(m_earlier, &QPushButton::clicked, this, [this] {
        const int before = m_list->verticalScrollBar()->maximum() - m_list->verticalScrollBar()->value();
        m_lines->showEarlier();
        m_list->doItemsLayout();
        m_list->verticalScrollBar()->setValue(m_list->verticalScrollBar()->maximum() - before);
    });
    connect(m_add, &QPushButton::clicked, this, &FollowUpTab::add);
    connect(m_text, &QPlainTextEdit::textChanged, this, &FollowUpTab::typed);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FollowUpTab::refresh);
    connect(m_list, &QListView::activated, this, &FollowUpTab::activate);
    connect(m_lines, &items::OrderFollowUp::counted, this, &FollowUpTab::refresh);
    connect(m_lines, &items::OrderFollowUp::begun, m_list, &QListView::scrollToBottom, Qt::QueuedConnection);
    connect(m_lines, &items::OrderFollowUp::failed, this, [this](const Error &error) { m_context.host.notify(shell::noticeOf(error)); });
    connect(&context.host, &shell::PanelHost::actorChanged, this, &FollowUpTab::refresh);
    retranslate();
}

QString FollowUpTab::caption()
{
    return tr("Follow-up");
}

void FollowUpTab::retranslate()
{
    const QString chosen = kind();
    const QSignalBlocker quiet(m_kind);
    m_kind->clear();
    const auto &notes = shapeOf<OrderNote>();
    const auto &field = notes.fields[size_t(notes.indexOf(u"kind"))];
    for (const auto *code : writtenKinds)
        m_kind->addItem(items::choiceText(notes, field, QString::fromLatin1(code), m_context.catalogues), QString::fromLatin1(code));
    m_kind->addItem(items::verbText(rules::OrderVerb::Urge), urgeKind);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(chosen)));
    m_kind->setAccessibleName(tr("Kind of entry"));
    m_list->setAccessibleName(tr("Follow-up of the order"));
    m_text->setPlaceholderText(tr("What was done, said or agreed"));
    m_text->setAccessibleName(m_text->placeholderText());
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * 2 + shell::px(14));
    m_add->setText(tr("Add"));
    m_list->doItemsLayout();
    refresh();
}

QString FollowUpTab::kind() const { return m_kind->currentData().toString(); }

void FollowUpTab::showRecord(const QUuid &record)
{
    if (record == m_order)
        return;
    m_order = record;
    if (!record.isNull()) {
        // What an earlier session, or this one before it went elsewhere, left in the line.
        QString left;
        if (auto *drafts = m_context.items.drafts())
            if (const auto *draft = drafts->leftOf(QString::fromLatin1(Describe<OrderNote>::name), {record})) {
                left = text(draft->fields.contains(QStringLiteral("text")) ? draft->fields.at(QStringLiteral("text")) : Value());
                drafts->settle(*draft);
            }
        m_text->setPlainText(left.isEmpty() ? m_typed.value(record) : left);
    }
    m_lines->show(record);
    refresh();
}

void FollowUpTab::typed()
{
    refresh();
    if (m_order.isNull())
        return;
    const QString words = m_text->toPlainText();
    if (words.isEmpty())
        m_typed.remove(m_order);
    else
        m_typed.insert(m_order, words);
    auto *drafts = m_context.items.drafts();
    if (!drafts)
        return;
    const QString entity = QString::fromLatin1(Describe<OrderNote>::name);
    if (words.isEmpty())
        drafts->drop(entity, {m_order});
    else
        drafts->keep({.entity = entity, .records = {m_order}, .fields = {{QStringLiteral("text"), words}}, .titles = {}, .reason = {}, .at = m_context.clock.now()});
}

QString FollowUpTab::whyNotAdd() const
{
    if (m_order.isNull())
        return tr("Choose one saved order first.");
    const auto &actor = m_context.host.actor();
    if (kind() != urgeKind) {
        const QString right = QStringLiteral("order_note.create");
        return actor.may(right) ? QString() : tr("Your roles do not include the right “%1”.").arg(right);
    }
    if (!m_lines->file())
        return tr("The order is being read.");
    for (const auto &offer : rules::allowedVerbs(m_lines->file()->order.record, actor))
        if (offer.verb == rules::OrderVerb::Urge)
            return offer.problem ? items::orderSentence(*offer.problem) : QString();
    return tr("The order cannot be urged in its present state.");
}

void FollowUpTab::refresh()
{
    const bool any = m_lines->rowCount() > 0;
    m_empty->setText(m_lines->kind() ? tr("Nothing of this kind has happened yet.") : tr("Nothing has happened on this order yet. What is done, said and changed stands here in the order of time."));
    m_empty->setVisible(!any && m_lines->file());
    m_list->setVisible(any || !m_lines->file());
    m_earlier->setVisible(m_lines->earlier() > 0);
    m_earlier->setText(tr("Show %n earlier entries", nullptr, std::min(m_lines->earlier(), items::OrderFollowUp::page)));
    int all = 0;
    for (size_t i = 0; i < items::OrderFollowUp::kinds.size(); ++i) {
        const Kind kind = items::OrderFollowUp::kinds[i];
        const int count = m_lines->countOf(kind);
        all += count;
        m_filters[i + 1]->setText(tr("%1 %2", "a kind of entries and how many there are").arg(items::OrderFollowUp::captionOf(kind)).arg(count));
        m_filters[i + 1]->setVisible(count > 0 || m_lines->kind() == kind);
    }
    m_filters.front()->setText(tr("All %1").arg(all));
    const QString why = whyNotAdd();
    const bool words = !m_text->toPlainText().trimmed().isEmpty();
    m_text->setEnabled(why.isEmpty() && !m_sending);
    m_text->setToolTip(why);
    m_add->setEnabled(why.isEmpty() && words && !m_sending);
    m_add->setToolTip(!why.isEmpty() ? why : words ? tr("Add the entry (Ctrl+Enter)") : tr("Write something first."));
    forms::setRank(*m_add, words ? forms::Rank::Primary : forms::Rank::Quiet);
}

Command FollowUpTab::command(const QString &words) const
{
    if (kind() == urgeKind)
        return {.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<WorkOrder>::name), .targets = {{m_order, m_lines->file()->order.record.revision}},
                .fields = {{QStringLiteral("urge"), words}}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    return {.id = m_context.ids.next(), .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<OrderNote>::name), .targets = {{m_context.ids.next(), 0}},
            .fields = {{QStringLiteral("order_id"), idText(m_order)}, {QStringLiteral("kind"), kind()}, {QStringLiteral("text"), words}}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
}

void FollowUpTab::add()
{
    const QString words = m_text->toPlainText().trimmed();
    if (m_sending || words.isEmpty() || !whyNotAdd().isEmpty())
        return;
    m_sending = true;
    refresh();
    whenDone(m_context.commands.submit(command(words)), this, [this, order = m_order](const Result<void> &result) {
        m_sending = false;
        if (result) {
            m_typed.remove(order);
            if (order == m_order) {
                m_text->clear();
                m_kind->setCurrentIndex(0);
            }
        } else {
            m_context.host.notify(refusalOf(result.error()));
        }
        refresh();
        m_text->setFocus();
    });
}

void FollowUpTab::beginNote(const QString &kind)
{
    raiseTab(*this);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(kind)));
    m_text->setFocus();
}

/// A line about a step leads to the step.
void FollowUpTab::activate()
{
    const auto *line = m_lines->lineAt(m_list->currentIndex().row());
    if (!line || line->step <= 0)
        return;
    const int step = line->step; // turning away takes the lines
    if (auto *checklist = turnTo<ChecklistTab>(*this))
        checklist->showStep(step);
}

bool FollowUpTab::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return RecordTab::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_text && enter && key->modifiers() & Qt::ControlModifier) {
        add();
        return true;
    }
    if (watched == m_list && key->matches(QKeySequence::Copy)) {
        auto rows = m_list->selectionModel()->selectedRows();
        std::ranges::sort(rows, {}, &QModelIndex::row);
        QStringList texts;
        for (const auto &row : rows)
            texts << row.data().toString();
        QGuiApplication::clipboard()->setText(texts.join(u'\n'));
        return true;
    }
    return RecordTab::eventFilter(watched, event);
}

} // namespace views::panels
