#include "views/panels/changes/detail/impacttab.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/changewords.h"
#include "items/drafts.h"
#include "items/factory.h"
#include "rules/orderledger.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/tables.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/panels/changes/detail/plantab.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/orders/detail/ledgerchangedialog.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

constexpr int restMs = 250;
constexpr int usualDepth = 3;
constexpr int deepest = 6;
constexpr int linesShown = 500;
const QString draftName = QStringLiteral("change_request.impact");

const Shape &shape() { return shapeOf<ChangeRequest>(); }

QTreeWidget *listOf(const QString &name, int columns, int height, QWidget *parent)
{
    auto *tree = new QTreeWidget(parent);
    tree->setObjectName(name);
    tree->setColumnCount(columns);
    tree->setRootIsDecorated(false);
    tree->setAllColumnsShowFocus(true);
    tree->setSelectionMode(QAbstractItemView::SingleSelection);
    tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    tree->setFixedHeight(shell::px(height));
    return tree;
}

QString answersText(const QJsonObject &answers)
{
    return answers.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(answers).toJson(QJsonDocument::Compact));
}

} // namespace

ImpactTab::ImpactTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_change(new items::OpenChange(context.items.queries(), this))
    , m_resourcesHead(new QLabel(this))
    , m_pickerPlace(new QWidget(this))
    , m_resources(listOf(QStringLiteral("changeResources"), 4, 150, this))
    , m_prepare(new QPushButton(this))
    , m_off(new QPushButton(this))
    , m_impactHead(new QLabel(this))
    , m_depthLabel(new QLabel(this))
    , m_depth(new QSpinBox(this))
    , m_walk(new QPushButton(this))
    , m_impactFacts(new QLabel(this))
    , m_impact(listOf(QStringLiteral("changeImpactList"), 5, 150, this))
    , m_riskHead(new QLabel(this))
    , m_questions(new QWidget(this))
    , m_form(new QFormLayout(m_questions))
    , m_arithmetic(new QLabel(this))
    , m_account(new QLabel(this))
    , m_findingsHead(new QLabel(this))
    , m_findings(listOf(QStringLiteral("changeFindings"), 4, 120, this))
    , m_difference(new QLabel(this))
    , m_note(new QLabel(this))
    , m_revert(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("changeImpact"));
    m_resting.setSingleShot(true);
    m_resting.setInterval(restMs);
    m_depth->setRange(1, deepest);
    m_depth->setValue(usualDepth);
    m_walk->setObjectName(QStringLiteral("walkImpact"));
    m_arithmetic->setObjectName(QStringLiteral("riskArithmetic"));
    m_findingsHead->setObjectName(QStringLiteral("conflictsHead"));
    m_difference->setObjectName(QStringLiteral("findingsDifference"));
    m_save->setObjectName(QStringLiteral("saveImpact"));
    for (auto *button : {m_prepare, m_off, m_walk, m_revert, m_save})
        button->setAutoDefault(false);
    for (auto *label : {m_impactFacts, m_arithmetic, m_account, m_findingsHead, m_difference, m_note}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_account->setForegroundRole(QPalette::PlaceholderText);
    m_impactFacts->setForegroundRole(QPalette::PlaceholderText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_form->setVerticalSpacing(shell::px(4));
    auto *pickerColumn = new QVBoxLayout(m_pickerPlace);
    pickerColumn->setContentsMargins(0, 0, 0, 0);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(shell::px(8));
    acts->addWidget(m_prepare);
    acts->addWidget(m_off);
    acts->addStretch(1);
    auto *walk = new QHBoxLayout;
    walk->setSpacing(shell::px(8));
    walk->addWidget(m_depthLabel);
    walk->addWidget(m_depth);
    walk->addWidget(m_walk);
    walk->addStretch(1);
    auto *page = new QWidget(this);
    auto *body = new QVBoxLayout(page);
    body->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(8));
    body->setSpacing(shell::px(8));
    body->addWidget(m_resourcesHead);
    body->addWidget(m_pickerPlace);
    body->addWidget(m_resources);
    body->addLayout(acts);
    body->addWidget(m_findingsHead);
    body->addWidget(m_findings);
    body->addWidget(m_difference);
    body->addWidget(m_riskHead);
    body->addWidget(m_questions);
    body->addWidget(m_arithmetic);
    body->addWidget(m_account);
    body->addWidget(m_impactHead);
    body->addLayout(walk);
    body->addWidget(m_impactFacts);
    body->addWidget(m_impact);
    body->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus); // what stands in it takes the keys
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    foot->setSpacing(shell::px(8));
    foot->addWidget(m_note, 1);
    foot->addWidget(m_revert);
    foot->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addLayout(foot);

    connect(&m_resting, &QTimer::timeout, this, &ImpactTab::askOutlook);
    connect(m_change, &items::OpenChange::shown, this, &ImpactTab::take);
    connect(m_change, &items::OpenChange::failed, this, [this](const Error &error) { m_context.host.notify(shell::noticeOf(error)); });
    connect(m_walk, &QPushButton::clicked, this, &ImpactTab::walk);
    connect(m_prepare, &QPushButton::clicked, this, &ImpactTab::prepareChange);
    connect(m_off, &QPushButton::clicked, this, &ImpactTab::removeResource);
    connect(m_save, &QPushButton::clicked, this, &ImpactTab::save);
    connect(m_revert, &QPushButton::clicked, this, &ImpactTab::revert);
    connect(m_resources, &QTreeWidget::currentItemChanged, this, &ImpactTab::refresh);
    connect(m_resources, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *line) { Q_EMIT recordAsked(QString::fromLatin1(Describe<Resource>::name), line->data(0, items::IdRole).toUuid()); });
    connect(m_impact, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *line) { Q_EMIT recordAsked(QString::fromLatin1(Describe<Resource>::name), line->data(0, items::IdRole).toUuid()); });
    connect(m_findings, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *line) {
        if (const QUuid other = line->data(0, items::IdRole).toUuid(); !other.isNull())
            Q_EMIT recordAsked(shape().name, other);
    });
    connect(&context.host, &shell::PanelHost::actorChanged, this, &ImpactTab::refresh);
    // What others plan meanwhile may conflict.
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity) {
        if (!m_shown.isNull() && (entity == shape().name || entity == QLatin1StringView(Describe<ChangeWindow>::name)))
            m_resting.start();
    });
    retranslate();
}

QString ImpactTab::caption() { return tr("Impact and risk"); }

void ImpactTab::retranslate()
{
    m_resourcesHead->setText(tr("Resources that are touched"));
    m_impactHead->setText(tr("Who feels it"));
    m_riskHead->setText(tr("Risk"));
    for (auto *head : {m_resourcesHead, m_impactHead, m_riskHead, m_findingsHead})
        head->setFont(shell::headingFont(1));
    m_resources->setHeaderLabels({tr("Name"), tr("Number"), tr("State"), tr("Ledger shall hold")});
    m_resources->setAccessibleName(m_resourcesHead->text());
    m_impact->setHeaderLabels({tr("Name"), tr("Away"), tr("Unit"), tr("System"), tr("By way of")});
    m_impact->setAccessibleName(m_impactHead->text());
    m_findings->setHeaderLabels({tr("Conflict"), tr("With"), tr("When"), tr("Resources")});
    m_findings->setAccessibleName(tr("Conflicts of the change"));
    for (const auto &[column, width] : {std::pair{0, 150}, {1, 110}, {2, 90}})
        m_resources->setColumnWidth(column, shell::px(width));
    for (const auto &[column, width] : {std::pair{0, 150}, {1, 50}, {2, 140}, {3, 130}})
        m_impact->setColumnWidth(column, shell::px(width));
    for (const auto &[column, width] : {std::pair{0, 150}, {1, 180}, {2, 160}})
        m_findings->setColumnWidth(column, shell::px(width));
    m_prepare->setText(tr("Prepare the ledger…"));
    m_prepare->setToolTip(tr("Say what the resource shall hold in the ledger when the change is closed"));
    m_off->setText(tr("Take off"));
    m_depthLabel->setText(tr("Depth"));
    m_depthLabel->setBuddy(m_depth);
    m_depth->setAccessibleName(tr("Depth: how many relations away"));
    m_walk->setText(tr("Work out and freeze"));
    m_walk->setToolTip(tr("Follow the relations as they are known now; the list is kept with the change, with its digest"));
    m_save->setText(tr("Save impact and risk"));
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_revert->setText(tr("Revert"));
    if (m_picker)
        makePicker();
    showQuestions();
    showOutlook();
    refresh();
}

void ImpactTab::makePicker()
{
    delete m_picker;
    const auto &links = shapeOf<OrderResource>();
    auto field = links.fields[size_t(links.indexOf(u"resource_id"))];
    field.traits.required = false; // nothing has to be added
    m_picker = forms::makeFieldEditor({.field = field, .caption = tr("Add a resource"), .options = {}, .references = m_context.items.references(shapeOf<Resource>(), nullptr)}, m_pickerPlace);
    m_picker->setObjectName(QStringLiteral("addChangeResource"));
    m_picker->input()->setMaximumWidth(QWIDGETSIZE_MAX);
    m_pickerPlace->layout()->addWidget(m_picker);
    connect(m_picker, &forms::FieldEditor::edited, this, [this] {
        const QUuid id = idOf(text(m_picker->value()));
        if (id.isNull())
            return;
        const QString name = m_picker->title();
        m_picker->setValue({}, {});
        addResource(id, name);
    });
}

void ImpactTab::showRecord(const QUuid &record)
{
    if (!m_picker)
        makePicker();
    if (m_dirty && record != m_shown)
        m_kept.insert(m_shown, m_now);
    m_change->show(record);
}

void ImpactTab::take()
{
    const auto *file = m_change->file();
    const QUuid id = file ? file->change.record.id : QUuid();
    if (!(m_dirty && id == m_shown)) {
        m_dirty = false;
        m_now = {};
        if (file) {
            m_now.resources = rules::planResourcesFromJson(file->textOf(u"resources")).value_or(std::vector<rules::PlanResource>());
            m_now.impact = file->textOf(u"impact");
            m_now.answers = QJsonDocument::fromJson(file->textOf(u"answers").toUtf8()).object();
            takeDraft(id);
            if (m_kept.contains(id)) {
                m_now = m_kept.take(id);
                m_dirty = true;
            }
        }
    }
    if (id != m_shown)
        m_outlook.reset();
    m_shown = id;
    showResources();
    showImpact();
    showQuestions();
    showOutlook();
    refresh();
    if (file)
        askOutlook();
}

QString ImpactTab::whyNot() const
{
    return m_sending ? tr("The act before is on its way.") : whyNotEdit(m_change->file(), m_context.host.actor());
}

int ImpactTab::chosen() const { return m_resources->indexOfTopLevelItem(m_resources->currentItem()); }

bool ImpactTab::isImpactOfThese() const
{
    const auto list = m_now.impact.isEmpty() ? Result<rules::ImpactList>(fail(ErrorCode::NotFound)) : rules::impactFromJson(m_now.impact);
    if (!list)
        return false;
    std::vector<QUuid> starts;
    std::ranges::transform(m_now.resources, std::back_inserter(starts), &rules::PlanResource::resource);
    std::ranges::sort(starts);
    return starts == list->starts;
}

void ImpactTab::addResource(const QUuid &resource, const QString &name)
{
    if (!whyNot().isEmpty() || std::ranges::find(m_now.resources, resource, &rules::PlanResource::resource) != m_now.resources.end())
        return;
    m_now.resources.push_back({resource, name, {}});
    edited();
    showResources();
}

void ImpactTab::removeResource()
{
    const int row = chosen();
    if (row < 0 || !whyNot().isEmpty())
        return;
    m_now.resources.erase(m_now.resources.begin() + row);
    edited();
    showResources();
}

void ImpactTab::prepareChange()
{
    const int row = chosen();
    const auto *file = m_change->file();
    if (row < 0 || !file || !whyNot().isEmpty())
        return;
    const auto &resource = m_now.resources[size_t(row)];
    whenDone(m_context.items.queries().record(shapeOf<Resource>(), resource.resource), this, [this, id = resource.resource, change = resource.change](const Result<std::optional<items::ListRow>> &held) {
        if (!held || !*held)
            return;
        auto *dialog = new LedgerChangeDialog(**held, change, m_context, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, dialog, id] {
            const auto found = std::ranges::find(m_now.resources, id, &rules::PlanResource::resource);
            if (found == m_now.resources.end())
                return;
            found->change = dialog->change();
            edited();
            showResources();
        });
        dialog->open();
    });
}

void ImpactTab::walk()
{
    if (m_walking || m_now.resources.empty() || !whyNot().isEmpty())
        return;
    m_walking = true;
    refresh();
    std::vector<QUuid> starts;
    std::ranges::transform(m_now.resources, std::back_inserter(starts), &rules::PlanResource::resource);
    const auto job = [starts, depth = m_depth->value(), now = m_context.clock.now()](replica::ListReader &reader) { return items::impactListOf(reader, starts, depth, now); };
    whenDone(m_context.items.queries().figure<rules::ImpactList>(job), this, [this, shown = m_shown](const Result<rules::ImpactList> &list) {
        m_walking = false;
        if (!list)
            m_context.host.notify(shell::noticeOf(list.error()));
        else if (shown == m_shown) {
            m_now.impact = rules::toJson(*list);
            edited();
            showImpact();
        }
        refresh();
    });
}

void ImpactTab::answer(const QString &question, const QString &option)
{
    if (!whyNot().isEmpty())
        return;
    if (option.isEmpty())
        m_now.answers.remove(question);
    else
        m_now.answers.insert(question, option);
    edited();
}

void ImpactTab::edited()
{
    m_dirty = true;
    keepDraft();
    m_resting.start();
    refresh();
}

/// Under a name of its own, as the plan.
void ImpactTab::keepDraft()
{
    auto *drafts = m_context.items.drafts();
    if (!drafts || m_shown.isNull())
        return;
    if (!m_dirty) {
        drafts->drop(draftName, {m_shown});
        return;
    }
    drafts->keep({.entity = draftName,
                  .records = {m_shown},
                  .fields = {{QStringLiteral("resources"), rules::toJson(m_now.resources)}, {QStringLiteral("impact"), m_now.impact}, {QStringLiteral("answers"), answersText(m_now.answers)}},
                  .titles = {},
                  .reason = {},
                  .at = m_context.clock.now()});
}

void ImpactTab::takeDraft(const QUuid &change)
{
    auto *drafts = m_context.items.drafts();
    const auto *left = drafts ? drafts->leftOf(draftName, {change}) : nullptr;
    if (!left)
        return;
    const auto draft = *left;
    const auto kept = [&draft](const QString &name) { return draft.fields.contains(name) ? text(draft.fields.at(name)) : QString(); };
    if (const auto resources = rules::planResourcesFromJson(kept(QStringLiteral("resources"))); resources && !m_kept.contains(change)) {
        m_kept.insert(change, {*resources, kept(QStringLiteral("impact")), QJsonDocument::fromJson(kept(QStringLiteral("answers")).toUtf8()).object()});
        drafts->keep(draft); // before the other is let go
    }
    drafts->settle(draft);
}

/// The change as it would be were it saved now.
Record ImpactTab::asTyped() const
{
    Record record = m_change->file()->change.record;
    const auto put = [&](QStringView name, const QString &value) { record.values[size_t(shape().indexOf(name))] = value.isEmpty() ? Value() : Value(value); };
    put(u"resources", m_now.resources.empty() ? QString() : rules::toJson(m_now.resources));
    put(u"impact", m_now.impact);
    put(u"answers", answersText(m_now.answers));
    return record;
}

void ImpactTab::askOutlook()
{
    if (!m_change->file())
        return;
    const auto job = [record = asTyped()](replica::ListReader &reader) { return items::outlookOf(reader, record); };
    whenDone(m_context.items.queries().figure<items::ChangeOutlook>(job), this, [this, shown = m_shown](const Result<items::ChangeOutlook> &outlook) {
        if (shown != m_shown)
            return;
        const bool first = !m_outlook;
        m_outlook = outlook ? std::optional(*outlook) : std::nullopt;
        if (first)
            showQuestions();
        showOutlook();
        refresh();
    });
}

void ImpactTab::showResources()
{
    const int row = chosen();
    m_resources->clear();
    const auto &resources = shapeOf<Resource>();
    const auto *file = m_change->file();
    for (const auto &one : m_now.resources) {
        const auto held = file ? file->ledger.constFind(one.resource) : QHash<QUuid, items::ListRow>::const_iterator();
        const bool known = file && held != file->ledger.cend();
        const auto shown = [&](QStringView name) {
            const auto position = size_t(resources.indexOf(name));
            return known ? items::displayText(resources, resources.fields[position], held->record.values[position], m_context.catalogues, held->titles[position]) : QString();
        };
        QStringList changes;
        for (const auto &[name, value] : one.change)
            if (const int position = resources.indexOf(name); position >= 0)
                changes << items::captionOf(resources, resources.fields[size_t(position)]) + QStringLiteral(" → ") + items::displayText(resources, resources.fields[size_t(position)], value, m_context.catalogues);
        auto *line = new QTreeWidgetItem(m_resources, {known ? titleOf(resources, held->record) : one.name, shown(u"number"), shown(u"state"), changes.join(QStringLiteral("; "))});
        line->setData(0, items::IdRole, one.resource);
        for (int column = 0; column < 4; ++column)
            line->setToolTip(column, line->text(column));
    }
    if (row >= 0 && row < m_resources->topLevelItemCount())
        m_resources->setCurrentItem(m_resources->topLevelItem(row));
}

void ImpactTab::showImpact()
{
    m_impact->clear();
    const auto list = m_now.impact.isEmpty() ? Result<rules::ImpactList>(fail(ErrorCode::NotFound)) : rules::impactFromJson(m_now.impact);
    if (!list) {
        m_impactFacts->setText(tr("Not worked out yet. It is kept with the change as it is known at that moment."));
        m_impact->hide();
        return;
    }
    m_impact->show();
    QSet<QString> units;
    QSet<QString> systems;
    for (const auto &hit : list->lines) {
        units.insert(hit.unit);
        systems.insert(hit.system);
        if (m_impact->topLevelItemCount() >= linesShown)
            continue;
        auto *line = new QTreeWidgetItem(m_impact, {hit.name, QString::number(hit.distance), hit.unit, hit.system, hit.before});
        line->setData(0, items::IdRole, hit.resource);
        for (int column = 0; column < 5; ++column)
            line->setToolTip(column, line->text(column));
    }
    units.remove({});
    systems.remove({});
    m_depth->setValue(list->depth);
    QStringList facts{tr("%n resource(s)", nullptr, int(list->lines.size())), tr("%n system(s)", nullptr, int(systems.size())), tr("%n unit(s)", nullptr, int(units.size())), tr("as known %1").arg(items::displayTime(list->at, m_context.clock.now()))};
    if (list->isCut)
        facts << tr("there are more than fit");
    if (const auto *file = m_change->file(); file && m_now.impact == file->textOf(u"impact"))
        if (const QString digest = file->textOf(u"impact_digest"); !digest.isEmpty())
            facts << tr("frozen, SM3 %1…").arg(digest.left(8));
    m_impactFacts->setText(facts.join(QStringLiteral(" · ")));
}

void ImpactTab::showQuestions()
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    m_boxes.clear();
    if (!m_outlook)
        return;
    for (const auto &question : m_outlook->rules.questions) {
        auto *box = new QComboBox(m_questions);
        box->setObjectName(QStringLiteral("risk_") + question.code);
        box->addItem(tr("not answered"), QString());
        for (const auto &option : question.options)
            box->addItem(tr("%1  (%2)", "an answer and its points").arg(items::optionText(option)).arg(option.points), option.code);
        box->setCurrentIndex(std::max(0, box->findData(m_now.answers.value(question.code).toString())));
        box->setAccessibleName(items::questionText(question));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(box, &QComboBox::activated, this, [this, box, code = question.code] { answer(code, box->currentData().toString()); });
        m_form->addRow(items::questionText(question), box);
        m_boxes.emplace(question.code, box);
    }
}

void ImpactTab::showOutlook()
{
    for (const auto &[code, box] : m_boxes)
        box->setCurrentIndex(std::max(0, box->findData(m_now.answers.value(code).toString())));
    m_arithmetic->setText(m_outlook ? items::arithmeticText(*m_outlook) : QString());
    const bool major = m_outlook && m_outlook->risk.risk() >= m_outlook->rules.majorFrom;
    if (major)
        inkLabel(*m_arithmetic, shell::Tone::Bad);
    else
        m_arithmetic->setPalette({});
    m_account->setText(m_outlook ? items::accountLines(*m_outlook).join(u'\n') : QString());
    m_account->setVisible(!m_account->text().isEmpty());
    m_findings->clear();
    const auto findings = m_outlook ? m_outlook->findings : std::vector<rules::ConflictFinding>();
    const auto *file = m_change->file();
    for (const auto &finding : findings) {
        QStringList names;
        for (const auto &hit : finding.resources) {
            const auto own = std::ranges::find(m_now.resources, hit.resource, &rules::PlanResource::resource);
            names << (own == m_now.resources.end() ? tr("one %n relation(s) away", nullptr, hit.mine) : own->name);
        }
        names.removeDuplicates();
        if (!finding.exemptedBy.isEmpty())
            names << tr("let through by %1").arg(finding.exemptedBy);
        auto *line = new QTreeWidgetItem(m_findings, {items::kindText(finding.kind), finding.name, items::spanText(finding.time.from, finding.time.to), names.join(tr(", "))});
        const bool isChange = finding.kind != rules::ConflictKind::Freeze && finding.kind != rules::ConflictKind::Lockdown && finding.kind != rules::ConflictKind::OutsideWindow;
        line->setData(0, items::IdRole, isChange ? finding.other : QUuid());
        for (int column = 0; column < 4; ++column)
            line->setToolTip(column, line->text(column));
        line->setForeground(0, shell::colours(rules::isFrozen(std::span(&finding, 1)) ? shell::Tone::Bad : shell::Tone::Warning).text);
    }
    m_findings->setVisible(!findings.empty());
    m_findingsHead->setText(!m_outlook ? tr("Conflicts") : findings.empty() ? tr("No conflict, as far as is known here") : tr("%n conflict(s)", nullptr, int(findings.size())));
    QStringList differences;
    if (file) {
        const auto seen = rules::findingsFromJson(file->textOf(u"findings_seen").toUtf8());
        const auto found = rules::findingsFromJson(file->textOf(u"findings").toUtf8());
        if (seen && found && !file->textOf(u"findings").isEmpty()) {
            const auto difference = rules::differenceOf(*seen, *found);
            for (const auto &one : difference.appeared)
                differences << tr("New since it was checked: %1").arg(items::findingText(one));
            for (const auto &one : difference.gone)
                differences << tr("Gone since it was checked: %1").arg(items::findingText(one));
        }
    }
    m_difference->setText(differences.join(u'\n'));
    m_difference->setVisible(!differences.isEmpty());
    inkLabel(*m_difference, shell::Tone::Warning);
}

void ImpactTab::refresh()
{
    const QString why = whyNot();
    const bool may = why.isEmpty();
    if (m_picker)
        m_picker->setLocked(why);
    m_prepare->setEnabled(may && chosen() >= 0);
    m_off->setEnabled(may && chosen() >= 0);
    m_off->setToolTip(may && chosen() < 0 ? tr("Select a resource first.") : why);
    m_walk->setEnabled(may && !m_walking && !m_now.resources.empty());
    m_depth->setEnabled(may);
    for (const auto &[code, box] : m_boxes)
        box->setEnabled(may);
    m_save->setEnabled(may && m_dirty);
    m_save->setToolTip(!may ? why : m_dirty ? tr("Save (Ctrl+Enter). Offline the change waits in the outbox.") : tr("Nothing has been changed."));
    m_revert->setEnabled(m_dirty);
    forms::setRank(*m_save, m_save->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    const bool stale = may && !m_now.impact.isEmpty() && !isImpactOfThese();
    m_note->setText(!may ? why : stale ? tr("The impact list belongs to other resources. Work it out again.") : QString());
    if (stale)
        inkLabel(*m_note, shell::Tone::Warning);
    else
        m_note->setPalette({});
}

void ImpactTab::save()
{
    const auto *file = m_change->file();
    if (!file || !m_dirty || !whyNot().isEmpty())
        return;
    const auto &record = file->change.record;
    const auto typed = asTyped();
    Command act{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = shape().name, .targets = {{record.id, record.revision}}, .fields = {}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    for (const auto *name : {"resources", "impact", "answers"}) {
        const QString field = QString::fromLatin1(name);
        const auto position = size_t(shape().indexOf(field));
        if (typed.values[position] != record.values[position])
            act.fields.emplace(field, typed.values[position]);
    }
    if (act.fields.empty()) {
        revert();
        return;
    }
    m_sending = true;
    refresh();
    whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
        m_sending = false;
        if (result) {
            m_dirty = false;
            keepDraft();
        } else {
            m_context.host.notify(changeRefusal(result.error()));
        }
        refresh();
    });
}

void ImpactTab::revert()
{
    m_dirty = false;
    keepDraft();
    take();
}

} // namespace views::panels
