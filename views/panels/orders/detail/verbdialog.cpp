#include "views/panels/orders/detail/verbdialog.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/drafts.h"
#include "items/factory.h"
#include "items/ordersentences.h"
#include "rules/policies.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QButtonGroup>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using rules::OrderVerb;

namespace {

constexpr int mostStars = 5;
constexpr auto starsField = "stars";
constexpr auto reportedField = "reported_at";

/// Without these the verb says nothing; of team and assignee one is enough.
constexpr std::array wantedFields{"hold_kind", "resolution", "urge", "security_level", "report_duty", "rating_source"};

/// Under this name what was typed for a verb is kept.
QString draftName(OrderVerb verb) { return QStringLiteral("work_order/%1").arg(QLatin1StringView(rules::codeOf(verb))); }

bool isWanted(const QString &field)
{
    return std::ranges::any_of(wantedFields, [&](const char *name) { return field == QLatin1StringView(name); });
}

} // namespace

bool VerbDialog::isNeeded(const rules::VerbOffer &offer, const Record &order)
{
    const auto decoded = fromRecord<WorkOrder>(order);
    switch (offer.verb) {
    case OrderVerb::Accept: // an incident is graded first; of other orders the grading may stay open
        return decoded && decoded->kind == OrderKind::Incident && !decoded->priority;
    case OrderVerb::AskRating:
        return false;
    default:
        return offer.wantsReason || !rules::fieldsOf(offer.verb).isEmpty();
    }
}

VerbDialog::VerbDialog(const rules::VerbOffer &offer, const replica::ListRow &order, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent), m_context(context), m_offer(offer), m_order(order), m_shape(shapeOf<WorkOrder>())
{
    setObjectName(QStringLiteral("verbDialog"));
    setWindowTitle(items::verbText(offer.verb));
    auto *heading = new QLabel(titleOf(m_shape, order.record), this);
    heading->setFont(shell::headingFont(1));
    heading->setWordWrap(true);
    heading->setTextFormat(Qt::PlainText);
    m_consequence = new QLabel(this);
    m_consequence->setObjectName(QStringLiteral("consequence"));
    m_consequence->setWordWrap(true);
    m_consequence->setTextFormat(Qt::PlainText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addWidget(heading);
    for (const auto &field : rules::fieldsOf(offer.verb)) {
        if (field == QLatin1StringView(starsField))
            addStars(*column);
        else if (field == QLatin1StringView(reportedField))
            addMoment(*column);
        else
            addField(field, *column);
    }
    if (offer.verb == OrderVerb::Rate) {
        m_scanButton = new QPushButton(this);
        m_scanButton->setAutoDefault(false);
        connect(m_scanButton, &QPushButton::clicked, this, &VerbDialog::chooseScan);
        column->addWidget(m_scanButton, 0, Qt::AlignLeft);
    }
    if (offer.verb != OrderVerb::Urge && offer.verb != OrderVerb::Rate) {
        m_reason = new QLineEdit(this);
        m_reason->setObjectName(QStringLiteral("verbReason"));
        m_reason->setMaxLength(2000);
        m_reason->setPlaceholderText(offer.wantsReason ? tr("Reason, kept in the history") : tr("Reason, where there is something to say"));
        m_reason->setAccessibleName(m_reason->placeholderText());
        connect(m_reason, &QLineEdit::textChanged, this, &VerbDialog::refresh);
        connect(m_reason, &QLineEdit::textEdited, this, &VerbDialog::keep);
        column->addWidget(m_reason);
    }
    column->addWidget(m_consequence);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(windowTitle());
    m_ok->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(shell::px(460));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    whenDone(context.items.queries().policy(PolicyKind::ServiceLevels), this, [this](const Result<QString> &levels) {
        m_levels = levels.value_or(QString());
        refresh();
    });
    refresh();
    if (!m_editors.empty())
        editor(rules::fieldsOf(offer.verb).front()) ? editor(rules::fieldsOf(offer.verb).front())->focusInput() : m_editors.begin()->second->focusInput();
    else if (m_reason)
        m_reason->setFocus();
}

void VerbDialog::call(const QString &title, const QString &button)
{
    setWindowTitle(title);
    m_ok->setText(button);
}

void VerbDialog::addField(const QString &name, QVBoxLayout &column)
{
    const auto position = size_t(m_shape.indexOf(name));
    const auto &field = m_shape.fields[position];
    forms::FieldPlace place{.field = field, .caption = items::captionOf(m_shape, field), .options = {}, .references = nullptr};
    if (items::hasCodes(field))
        place.options = items::choicesOf(m_shape, field, m_context.catalogues);
    if (field.kind == FieldKind::Reference)
        place.references = m_context.items.references(*shapeNamed(field.references), nullptr);
    auto *one = forms::makeFieldEditor(place, this);
    one->setObjectName(name);
    const bool anew = m_offer.verb == OrderVerb::Hold || m_offer.verb == OrderVerb::Urge;
    if (!anew)
        one->setValue(m_order.record.values[position], m_order.titles[position]);
    if (name == QLatin1StringView("hold_consent") && rules::isSupervisor(m_context.host.actor()))
        one->setValue(m_context.host.actor().displayName, {});
    connect(one, &forms::FieldEditor::edited, this, &VerbDialog::refresh);
    connect(one, &forms::FieldEditor::edited, this, &VerbDialog::keep);
    m_given.emplace(name, one->value());
    m_editors.emplace(name, one);
    column.addWidget(one);
}

void VerbDialog::keepTyped()
{
    m_drafts = m_context.items.drafts();
    if (const auto *left = m_drafts ? m_drafts->keptOf(draftName(m_offer.verb), {m_order.record.id}) : nullptr)
        putBack(items::Draft(*left));
}

void VerbDialog::forget(OrderVerb verb, const QUuid &order, const shell::PanelContext &context)
{
    if (auto *drafts = context.items.drafts())
        drafts->drop(draftName(verb), {order});
}

void VerbDialog::keep()
{
    if (!m_drafts)
        return;
    items::Draft draft{.entity = draftName(m_offer.verb), .records = {m_order.record.id}, .fields = {}, .titles = {}, .reason = reason(), .at = m_context.clock.now()};
    for (const auto &[name, one] : m_editors)
        if (one->value() != m_given.at(name)) {
            draft.fields.emplace(name, one->value());
            if (!one->title().isEmpty())
                draft.titles.emplace(name, one->title());
        }
    if (draft.fields.empty() && draft.reason.isEmpty())
        m_drafts->drop(draft.entity, draft.records);
    else
        m_drafts->keep(draft);
}

void VerbDialog::putBack(const items::Draft &draft)
{
    for (const auto &[name, value] : draft.fields)
        if (auto *one = editor(name)) { // a field of another version is left behind
            const auto title = draft.titles.find(name);
            one->setValue(value, title == draft.titles.end() ? QString() : title->second);
        }
    if (m_reason)
        m_reason->setText(draft.reason);
    m_kept = new QWidget(this);
    m_kept->setObjectName(QStringLiteral("keptText"));
    auto *row = new QHBoxLayout(m_kept);
    row->setContentsMargins(0, 0, 0, 0);
    //: A moment such as "yesterday 17:30".
    auto *words = new QLabel(tr("Your text of %1, which was not sent.").arg(items::displayTime(draft.at, m_context.clock.now())), m_kept);
    words->setForegroundRole(QPalette::PlaceholderText);
    auto *anew = new QPushButton(tr("Begin anew"), m_kept);
    anew->setObjectName(QStringLiteral("beginAnew"));
    anew->setAutoDefault(false);
    anew->setFlat(true);
    connect(anew, &QPushButton::clicked, this, &VerbDialog::beginAnew);
    row->addWidget(words, 1);
    row->addWidget(anew);
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, m_kept);
    m_drafts->settle(draft); // of this session from here on
    keep();
    refresh();
}

void VerbDialog::beginAnew()
{
    for (const auto &[name, one] : m_editors)
        one->setValue(m_given.at(name), m_order.titles[size_t(m_shape.indexOf(name))]);
    if (m_reason)
        m_reason->clear();
    m_kept->hide();
    keep();
    refresh();
}

/// One to five, as words and stars, by click, arrow key or digit.
void VerbDialog::addStars(QVBoxLayout &column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(shell::px(4));
    m_stars = new QButtonGroup(this);
    for (int stars = 1; stars <= mostStars; ++stars) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setText(QStringLiteral("%1 %2").arg(stars).arg(QString(stars, QChar(0x2605))));
        button->setAccessibleName(tr("%n star(s)", nullptr, stars));
        button->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + stars)));
        button->setToolTip(tr("%n star(s)", nullptr, stars) + QStringLiteral(" (Alt+%1)").arg(stars));
        m_stars->addButton(button, stars);
        row->addWidget(button);
    }
    row->addStretch(1);
    column.addLayout(row);
    connect(m_stars, &QButtonGroup::idClicked, this, &VerbDialog::refresh);
}

void VerbDialog::addMoment(QVBoxLayout &column)
{
    auto *label = new QLabel(items::captionOf(m_shape, m_shape.fields[size_t(m_shape.indexOf(QString::fromLatin1(reportedField)))]), this);
    m_moment = new QDateTimeEdit(QDateTime::fromMSecsSinceEpoch(m_context.clock.now().ms), this);
    m_moment->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_moment->setCalendarPopup(true);
    m_moment->setAccessibleName(label->text());
    label->setBuddy(m_moment);
    column.addWidget(label);
    column.addWidget(m_moment);
}

void VerbDialog::chooseScan()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("The scan of the rating"));
    if (!path.isEmpty())
        setScan(path);
}

void VerbDialog::setScan(const QString &path)
{
    m_scan = path;
    refresh();
}

forms::FieldEditor *VerbDialog::editor(QStringView field) const
{
    const auto found = m_editors.find(field.toString());
    return found == m_editors.end() ? nullptr : found->second;
}

Patch VerbDialog::fields() const
{
    Patch patch;
    for (const auto &[name, one] : m_editors) {
        const auto position = size_t(m_shape.indexOf(name));
        if (const Value value = one->value(); value != m_order.record.values[position] || m_offer.verb == OrderVerb::Urge || m_offer.verb == OrderVerb::Hold)
            patch.emplace(name, value);
    }
    if (m_stars)
        patch.emplace(QString::fromLatin1(starsField), qint64(std::max(0, m_stars->checkedId())));
    if (m_moment)
        patch.emplace(QString::fromLatin1(reportedField), m_moment->dateTime().toMSecsSinceEpoch());
    return patch;
}

QString VerbDialog::reason() const { return m_reason ? m_reason->text().trimmed() : QString(); }

QString VerbDialog::whyNot() const
{
    for (const auto &[name, one] : m_editors)
        if (isWanted(name) && isEmpty(one->value()))
            return tr("“%1” is wanted.").arg(one->caption());
    for (const auto &[name, one] : m_editors)
        if (one->field().kind == FieldKind::Reference && !isEmpty(one->value()) && idOf(text(one->value())).isNull())
            return tr("“%1” names nobody. Choose from the list that opens while you type.").arg(one->caption());
    if (m_offer.verb == OrderVerb::Accept && (isEmpty(editor(u"impact")->value()) || isEmpty(editor(u"urgency")->value())))
        return tr("Impact and urgency are wanted.");
    if ((m_offer.verb == OrderVerb::Dispatch || m_offer.verb == OrderVerb::Transfer) && isEmpty(editor(u"team")->value()) && idOf(text(editor(u"assignee_id")->value())).isNull())
        return tr("A team or an assignee is wanted.");
    if (m_stars && m_stars->checkedId() < 1)
        return tr("Give one to five stars.");
    if (m_offer.wantsReason && m_reason && reason().isEmpty())
        return tr("A reason is wanted.");
    return {};
}

/// What follows from what is chosen.
QString VerbDialog::consequence() const
{
    const Instant now = m_context.clock.now();
    if (m_offer.verb == OrderVerb::Grade) {
        const auto level = Codec<SecurityLevel>::decode(editor(u"security_level")->value());
        const auto duty = Codec<ReportDuty>::decode(editor(u"report_duty")->value());
        if (!level)
            return tr("Only a person's grading starts the statutory clock; from “larger” on a report is due by law.");
        const auto limit = rules::statutoryLimit(*level, duty ? std::optional(*duty) : std::nullopt);
        if (!limit)
            return tr("Below “larger” no report is due by law; no clock starts.");
        return tr("By law the report is due within %n hour(s), by %1. This clock runs day and night and is never paused.", nullptr, limit->amount / 60).arg(items::fullTime({now.ms + limit->amount * 60'000LL}));
    }
    if (m_offer.verb == OrderVerb::Accept) {
        const auto impact = Codec<contract::Impact>::decode(editor(u"impact")->value());
        const auto urgency = Codec<Urgency>::decode(editor(u"urgency")->value());
        if (!impact || !urgency)
            return tr("Impact and urgency give the priority, and the priority what is promised.");
        const auto priority = rules::priorityOf(rules::serviceLevelsOf(m_levels), *impact, *urgency);
        return tr("This makes it %1.").arg(items::displayText(m_shape, m_shape.fields[size_t(m_shape.indexOf(u"priority"))], Codec<Priority>::encode(priority), m_context.catalogues));
    }
    if (m_offer.verb == OrderVerb::Hold) {
        const auto kind = Codec<HoldKind>::decode(editor(u"hold_kind")->value());
        const auto rule = kind ? rules::holdRule(rules::serviceLevelsOf(m_levels), *kind) : std::nullopt;
        if (kind && !rule)
            return tr("The service levels do not allow this kind of hold.");
        return rule && rule->consent ? tr("The clock stands still meanwhile. A supervisor has to consent: write down who did.") : tr("The clock stands still until the order is resumed.");
    }
    if (m_offer.verb == OrderVerb::Void)
        return tr("The order stays in the list as voided, with all that was written.");
    if (m_offer.verb == OrderVerb::Terminate)
        return tr("The work ends here without a result; nothing of the order changes any more.");
    if (m_offer.verb == OrderVerb::Reopen)
        return tr("The order goes back to work and the reopening is counted.");
    return {};
}

void VerbDialog::refresh()
{
    const QString why = whyNot();
    m_ok->setEnabled(why.isEmpty());
    m_ok->setToolTip(why);
    forms::setRank(*m_ok, why.isEmpty() ? forms::Rank::Primary : forms::Rank::Quiet);
    const QString follows = consequence();
    m_consequence->setText(follows);
    m_consequence->setVisible(!follows.isEmpty());
    if (m_scanButton) {
        m_scanButton->setText(m_scan.isEmpty() ? tr("Attach the scan…") : tr("Scan: %1").arg(QFileInfo(m_scan).fileName()));
        m_scanButton->setVisible(text(editor(u"rating_source")->value()) == QLatin1StringView("paper"));
    }
}

} // namespace views::panels
