#include "views/panels/records/draftbar.h"

#include "contract/whendone.h"
#include "items/factory.h"
#include "views/panels/records/recordpane.h"
#include "views/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

namespace views::panels {

using namespace contract;

namespace {
/// Notices of what was left; the others are offered at their records.
constexpr int mostNotices = 3;
}

DraftBar::DraftBar(items::RecordEditor &editor, QLineEdit &reason, const shell::PanelContext &context, RecordPane &pane)
    : QWidget(&pane)
    , m_editor(editor)
    , m_reason(reason)
    , m_context(context)
    , m_pane(pane)
    , m_drafts(context.items.drafts())
    , m_text(new QLabel(this))
    , m_take(new QPushButton(this))
    , m_throw(new QPushButton(this))
{
    setObjectName(QStringLiteral("draft"));
    m_take->setObjectName(QStringLiteral("takeDraft"));
    m_throw->setObjectName(QStringLiteral("throwDraft"));
    m_text->setWordWrap(true);
    for (auto *button : {m_take, m_throw})
        button->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, shell::px(4), 0, shell::px(4));
    row->setSpacing(shell::px(8));
    row->addWidget(m_text, 1);
    row->addWidget(m_take);
    row->addWidget(m_throw);
    hide();
    retranslate();
    if (!m_drafts)
        return;
    connect(m_take, &QPushButton::clicked, this, &DraftBar::takeIt);
    connect(m_throw, &QPushButton::clicked, this, &DraftBar::throwAway);
    connect(&editor, &items::RecordEditor::valueChanged, this, &DraftBar::keep);
    connect(&reason, &QLineEdit::textEdited, this, &DraftBar::keep);
    connect(&pane, &RecordPane::saved, this, [this](const QUuid &created) {
        if (!created.isNull())
            m_drafts->drop(m_editor.shape().name, {});
    });
    connect(m_drafts, &items::Drafts::leftChanged, this, [this] {
        offer();
        tellOfLeft();
    });
    tellOfLeft();
}

void DraftBar::retranslate()
{
    m_take->setText(tr("Take it"));
    m_throw->setText(tr("Throw away"));
    if (m_offered)
        //: A moment such as "yesterday 17:30".
        m_text->setText(tr("Unsaved text of %1").arg(items::displayTime(m_offered->at, m_context.clock.now())));
}

std::vector<QUuid> DraftBar::records() const
{
    std::vector<QUuid> ids;
    if (!m_editor.isNew())
        for (const auto &record : m_editor.records())
            ids.push_back(record.id);
    return ids;
}

void DraftBar::show(bool something)
{
    m_something = something;
    offer();
}

void DraftBar::keep()
{
    if (!m_something)
        return;
    const auto &shape = m_editor.shape();
    if (!m_editor.isDirty()) {
        m_drafts->drop(shape.name, records());
        return;
    }
    items::Draft draft{.entity = shape.name, .records = records(), .fields = {}, .titles = {}, .reason = m_reason.text(), .at = m_context.clock.now()};
    for (int field = 0; field < int(shape.fields.size()); ++field) {
        if (!m_editor.isDirty(field))
            continue;
        draft.fields.emplace(shape.fields[size_t(field)].name, m_editor.value(field));
        if (const QString title = m_editor.referenceTitle(field); !title.isEmpty())
            draft.titles.emplace(shape.fields[size_t(field)].name, title);
    }
    m_drafts->keep(draft);
}

void DraftBar::offer()
{
    const auto *left = m_drafts && m_something ? m_drafts->leftOf(m_editor.shape().name, records()) : nullptr;
    m_offered = left ? std::optional(*left) : std::nullopt;
    retranslate();
    setVisible(m_offered.has_value());
}

void DraftBar::takeIt()
{
    const auto draft = m_offered;
    if (!draft)
        return;
    const auto &shape = m_editor.shape();
    for (const auto &[name, value] : draft->fields) {
        const int field = shape.indexOf(name); // a field of another version is left behind
        const auto title = draft->titles.find(name);
        if (field >= 0)
            m_editor.setValue(field, value, title == draft->titles.end() ? QString() : title->second);
    }
    if (!draft->reason.isEmpty())
        m_reason.setText(draft->reason);
    keep(); // before the other is let go
    m_drafts->settle(*draft);
    m_pane.focusForm();
}

void DraftBar::throwAway()
{
    if (const auto draft = m_offered)
        m_drafts->settle(*draft);
}

void DraftBar::tellOfLeft()
{
    if (m_told || m_drafts->left().empty())
        return;
    m_told = true;
    const auto &shape = m_editor.shape();
    int told = 0;
    for (const auto &draft : m_drafts->left()) {
        if (draft.entity != shape.name || told++ == mostNotices)
            continue;
        if (draft.records.size() != 1) {
            tell(draft, draft.records.empty() ? tr("a new record") : tr("%n record(s)", nullptr, int(draft.records.size())));
            continue;
        }
        whenDone(m_context.items.queries().record(shape, draft.records.front()), this, [this, draft](const Result<std::optional<items::ListRow>> &row) {
            if (row && *row)
                tell(draft, titleOf(m_editor.shape(), (*row)->record));
        });
    }
}

void DraftBar::tell(const items::Draft &draft, const QString &record)
{
    shell::Notice notice{shell::Severity::Warning, tr("Text was typed on %1 and not saved: %2").arg(items::displayTime(draft.at, m_context.clock.now()), record),
                         tr("The program ended before; the text is kept."), {}, tr("Show it"), {}};
    notice.action = [guard = QPointer<DraftBar>(this), draft] {
        if (!guard)
            return;
        auto &pane = guard->m_pane;
        if (draft.records.size() == 1) {
            Q_EMIT pane.recordAsked(draft.entity, draft.records.front());
            return;
        }
        if (!pane.mayLeave())
            return;
        if (draft.records.empty()) {
            pane.begin();
            return;
        }
        auto &queries = guard->m_context.items.queries();
        const auto &shape = guard->m_editor.shape();
        whenDone(queries.ridsOf(shape, draft.records), guard, [guard, &queries, &shape](const Result<items::Rids> &rids) {
            items::Rids held = rids.value_or(items::Rids());
            std::erase(held, 0U);
            whenDone(queries.rows(shape, held), guard, [guard](const Result<std::vector<items::ListRow>> &rows) {
                if (rows && !rows->empty())
                    guard->m_pane.show(*rows);
            });
        });
    };
    m_context.host.notify(notice);
}

} // namespace views::panels
