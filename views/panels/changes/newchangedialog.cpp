#include "views/panels/changes/newchangedialog.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/changesentences.h"
#include "items/changewords.h"
#include "items/factory.h"
#include "rules/changeplan.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/tables.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/records/flowlayout.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using forms::FieldEditor;

namespace {

constexpr int restMs = 250;
constexpr size_t mostResources = 200;
const QString changeEntity = QString::fromLatin1(Describe<ChangeRequest>::name);
const QString right = QStringLiteral("change_request.create");
constexpr std::array wantedFields{"title", "unit_id"};
/// What a template brings.
constexpr std::array templateFields{"reason", "steps", "fallback", "verification", "outage", "outage_minutes", "answers"};

} // namespace

NewChangeStart changeAbout(const Shape &shape, const std::vector<replica::ListRow> &rows)
{
    NewChangeStart start;
    const auto name = [&](const char *entity) { return shape.name == QLatin1StringView(entity); };
    for (size_t i = 0; i < std::min(rows.size(), mostResources) && name(Describe<Resource>::name); ++i)
        start.resources.emplace_back(rows[i].record.id, titleOf(shape, rows[i].record));
    if (rows.size() != 1)
        return start;
    const auto &row = rows.front();
    const auto put = [&](const QString &field, const Value &value, const QString &title) {
        if (isEmpty(value))
            return;
        start.values.emplace(field, value);
        start.titles.emplace(field, title);
    };
    if (name(Describe<BusinessSystem>::name))
        put(QStringLiteral("system_id"), idText(row.record.id), titleOf(shape, row.record));
    if (name(Describe<Organisation>::name))
        put(QStringLiteral("unit_id"), idText(row.record.id), titleOf(shape, row.record));
    if (name(Describe<WorkOrder>::name)) {
        put(QStringLiteral("order_id"), idText(row.record.id), titleOf(shape, row.record));
        for (const auto *field : {"unit_id", "system_id"}) {
            const auto position = size_t(shape.indexOf(QString::fromLatin1(field)));
            put(QString::fromLatin1(field), row.record.values[position], row.titles[position]);
        }
        put(QStringLiteral("title"), row.record.values[size_t(shape.indexOf(u"title"))], {});
    }
    return start;
}

NewChangeDialog::NewChangeDialog(const NewChangeStart &start, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_shape(shapeOf<ChangeRequest>())
    , m_change(context.ids.next())
    , m_command(context.ids.next())
{
    setObjectName(QStringLiteral("newChange"));
    setWindowTitle(tr("New change"));
    auto *page = new QWidget(this);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(shell::px(12));
    grid->setVerticalSpacing(shell::px(8));
    for (int column = 0; column < 6; ++column)
        grid->setColumnStretch(column, 1);
    make("change_class", *grid, 0, 0, 2);
    make("template_id", *grid, 0, 2, 4);
    m_templateNote = new QLabel(page);
    m_templateNote->setForegroundRole(QPalette::PlaceholderText);
    m_templateNote->setWordWrap(true);
    m_templateNote->hide();
    grid->addWidget(m_templateNote, 1, 0, 1, 6);
    make("title", *grid, 2, 0, 6);
    make("unit_id", *grid, 3, 0, 3);
    make("system_id", *grid, 3, 3, 3);
    const auto &links = shapeOf<OrderResource>();
    auto field = links.fields[size_t(links.indexOf(u"resource_id"))];
    field.traits.required = false; // they can follow
    m_resource = forms::makeFieldEditor({.field = field, .caption = tr("Resources that are touched"), .options = {}, .references = context.items.references(shapeOf<Resource>(), nullptr)}, page);
    m_resource->setObjectName(QStringLiteral("resource"));
    m_resource->input()->setMaximumWidth(QWIDGETSIZE_MAX);
    grid->addWidget(m_resource, 4, 0, 1, 6);
    m_resourceBar = new QWidget(page);
    m_chips = new FlowLayout(m_resourceBar, shell::px(4));
    grid->addWidget(m_resourceBar, 5, 0, 1, 6);
    make("planned_start", *grid, 6, 0, 3);
    make("planned_end", *grid, 6, 3, 3);
    make("implementer_id", *grid, 7, 0, 3);
    make("watcher_id", *grid, 7, 3, 3);
    make("reason", *grid, 8, 0, 6);
    make("outage", *grid, 9, 0, 4);
    make("outage_minutes", *grid, 9, 4, 2);
    make("order_id", *grid, 10, 0, 6);
    m_findings = new QLabel(page);
    m_findings->setObjectName(QStringLiteral("newFindings"));
    m_wantedLabel = new QLabel(page);
    m_wantedLabel->setObjectName(QStringLiteral("stillWanted"));
    for (auto *label : {m_findings, m_wantedLabel}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *body = new QVBoxLayout(page);
    body->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(8));
    body->setSpacing(shell::px(8));
    body->addLayout(grid);
    body->addWidget(m_findings);
    body->addWidget(m_wantedLabel);
    body->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus); // what stands in it takes the keys
    m_create = new QPushButton(tr("Create as draft"), this);
    m_create->setObjectName(QStringLiteral("createChange"));
    m_create->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(16));
    buttons->setSpacing(shell::px(8));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_create);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);
    resize(QSize(shell::px(680), shell::px(720)).boundedTo(screen()->availableSize() * 9 / 10));

    m_resting.setSingleShot(true);
    m_resting.setInterval(restMs);
    connect(&m_resting, &QTimer::timeout, this, &NewChangeDialog::askOutlook);
    connect(m_resource, &FieldEditor::edited, this, [this] {
        const QUuid id = idOf(text(m_resource->value()));
        if (id.isNull())
            return;
        addResource(id, m_resource->title());
        m_resource->setValue({}, {});
    });
    connect(m_create, &QPushButton::clicked, this, &NewChangeDialog::create);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    editor(u"change_class")->setValue(Codec<ChangeClass>::encode(ChangeClass::Normal), {});
    for (const auto &[name, value] : start.values) {
        const auto title = start.titles.find(name);
        if (auto *one = editor(name))
            one->setValue(value, title == start.titles.end() ? QString() : title->second);
    }
    if (start.values.contains(QStringLiteral("template_id")))
        useTemplate();
    for (const auto &[id, name] : start.resources)
        addResource(id, name);
    showResources();
    askOutlook();
    refresh();
    editor(u"title")->focusInput();
}

FieldEditor *NewChangeDialog::make(const char *name, QGridLayout &grid, int row, int column, int span)
{
    const QString field = QString::fromLatin1(name);
    const auto &described = m_shape.fields[size_t(m_shape.indexOf(field))];
    forms::FieldPlace place{.field = described, .caption = items::captionOf(m_shape, described), .options = {}, .references = nullptr};
    if (items::hasCodes(described))
        place.options = items::choicesOf(m_shape, described, m_context.catalogues);
    if (described.kind == FieldKind::Reference)
        place.references = m_context.items.references(*shapeNamed(described.references), nullptr);
    if (field == QLatin1StringView("template_id"))
        place.references->setFilters({{QStringLiteral("state"), replica::ListFilter::Test::AnyOf, {Codec<TemplateState>::encode(TemplateState::Approved)}}});
    auto *one = forms::makeFieldEditor(place, this);
    one->setObjectName(field);
    one->input()->setMaximumWidth(QWIDGETSIZE_MAX); // the grid says how wide
    grid.addWidget(one, row, column, 1, span, field == QLatin1StringView("outage_minutes") ? Qt::AlignTop : Qt::Alignment()); // beside a tall one
    m_editors.emplace(field, one);
    connect(one, &FieldEditor::edited, this, [this, field] { edited(field); });
    return one;
}

FieldEditor *NewChangeDialog::editor(QStringView field) const
{
    const auto found = m_editors.find(field.toString());
    return found == m_editors.end() ? nullptr : found->second;
}

void NewChangeDialog::edited(const QString &field)
{
    if (field == QLatin1StringView("template_id"))
        useTemplate();
    m_resting.start();
    refresh();
}

/// A standard change is what its template says; what was typed already stays.
void NewChangeDialog::useTemplate()
{
    const QUuid id = idOf(text(editor(u"template_id")->value()));
    m_fixed.clear();
    m_templateNote->hide();
    if (id.isNull())
        return;
    const auto &templates = shapeOf<ChangeTemplate>();
    whenDone(m_context.items.queries().record(templates, id), this, [this, id, &templates](const Result<std::optional<items::ListRow>> &row) {
        if (!row || !*row || idOf(text(editor(u"template_id")->value())) != id)
            return;
        const auto &record = (*row)->record;
        editor(u"change_class")->setValue(record.values[size_t(templates.indexOf(u"change_class"))], {});
        for (const auto *name : templateFields) {
            const QString field = QString::fromLatin1(name);
            const Value value = record.values[size_t(templates.indexOf(field))];
            auto *one = editor(field);
            if (one && isEmpty(one->value()))
                one->setValue(value, {});
            else if (!one && !isEmpty(value))
                m_fixed.insert_or_assign(field, value);
        }
        if (isEmpty(editor(u"title")->value()))
            editor(u"title")->setValue(titleOf(templates, record), {});
        const auto steps = rules::planStepsFromJson(text(record.values[size_t(templates.indexOf(u"steps"))])).value_or(std::vector<rules::PlanStep>());
        m_templateNote->setText(tr("Steps, verification and fallback come from the template (%n step(s)).", nullptr, int(steps.size())));
        m_templateNote->show();
        m_resting.start();
        refresh();
    });
}

void NewChangeDialog::addResource(const QUuid &resource, const QString &name)
{
    if (std::ranges::find(m_resources, resource, &std::pair<QUuid, QString>::first) != m_resources.end())
        return;
    m_resources.emplace_back(resource, name);
    showResources();
    fillFrom(resource);
    m_resting.start();
}

/// Whose the resource is says whom the change is for.
void NewChangeDialog::fillFrom(const QUuid &resource)
{
    const auto &resources = shapeOf<Resource>();
    whenDone(m_context.items.queries().record(resources, resource), this, [this, &resources](const Result<std::optional<items::ListRow>> &row) {
        if (!row || !*row)
            return;
        for (const auto name : {u"unit_id", u"system_id"}) {
            auto *one = editor(QStringView(name));
            const auto position = size_t(resources.indexOf(QStringView(name)));
            if (isEmpty(one->value()))
                one->setValue((*row)->record.values[position], (*row)->titles[position]);
        }
        m_resting.start();
        refresh();
    });
}

void NewChangeDialog::showResources()
{
    while (auto *item = m_chips->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto &[id, name] : m_resources) {
        auto *chip = new QToolButton(m_resourceBar);
        chip->setText(name + QStringLiteral("  ×"));
        chip->setToolTip(tr("Take %1 off the change").arg(name));
        m_chips->addWidget(chip);
        chip->show();
        connect(chip, &QToolButton::clicked, this, [this, id = id] {
            std::erase_if(m_resources, [&](const auto &held) { return held.first == id; });
            showResources();
            m_resting.start();
        });
    }
    m_resourceBar->setVisible(!m_resources.empty());
}

Patch NewChangeDialog::fields() const
{
    Patch fields = m_fixed;
    for (const auto &[name, one] : m_editors)
        if (const Value value = one->value(); !isEmpty(value))
            fields.insert_or_assign(name, value);
    if (!m_resources.empty()) {
        std::vector<rules::PlanResource> resources;
        for (const auto &[id, name] : m_resources)
            resources.push_back({id, name, {}});
        fields.insert_or_assign(QStringLiteral("resources"), rules::toJson(resources));
    }
    return fields;
}

void NewChangeDialog::askOutlook()
{
    Record draft = blankRecord(m_shape, m_change);
    for (const auto &[name, value] : fields())
        draft.values[size_t(m_shape.indexOf(name))] = value;
    draft.values[size_t(m_shape.indexOf(u"state"))] = Codec<ChangeState>::encode(ChangeState::Draft);
    const auto job = [draft](replica::ListReader &reader) { return items::outlookOf(reader, draft); };
    whenDone(m_context.items.queries().figure<items::ChangeOutlook>(job), this, [this](const Result<items::ChangeOutlook> &outlook) {
        if (!outlook)
            return;
        m_wanted.clear();
        for (const auto &name : outlook->missing)
            if (const int position = m_shape.indexOf(name); position >= 0)
                m_wanted << items::captionOf(m_shape, m_shape.fields[size_t(position)]);
        for (const auto &[name, one] : m_editors)
            one->setRemark(outlook->missing.contains(name) ? tr("wanted by the class") : QString());
        QStringList findings;
        for (const auto &finding : outlook->findings)
            findings << items::findingText(finding);
        m_findings->setText(findings.join(u'\n'));
        m_findings->setVisible(!findings.isEmpty());
        inkLabel(*m_findings, shell::Tone::Warning);
        refresh();
    });
}

QString NewChangeDialog::whyNot() const
{
    if (!m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    for (const auto *name : wantedFields) {
        const auto *one = editor(QString::fromLatin1(name));
        const bool isReference = one->field().kind == FieldKind::Reference;
        if (isEmpty(one->value()) || (isReference && idOf(text(one->value())).isNull()))
            return tr("“%1” is wanted.").arg(one->caption());
    }
    return {};
}

void NewChangeDialog::refresh()
{
    const QString why = whyNot();
    m_create->setEnabled(why.isEmpty() && !m_sending);
    m_create->setToolTip(why.isEmpty() ? tr("Create the change as a draft (Ctrl+Enter)") : why);
    forms::setRank(*m_create, m_create->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    m_wantedLabel->setText(m_wanted.isEmpty() ? tr("All that its class wants before the submission is here.") : tr("Before it can be submitted its class still wants: %1.").arg(m_wanted.join(tr(", "))));
    m_wantedLabel->setForegroundRole(QPalette::PlaceholderText);
}

void NewChangeDialog::create()
{
    if (m_sending || !whyNot().isEmpty())
        return;
    const Command act{.id = m_command, .kind = CommandKind::Create, .entity = changeEntity, .targets = {{m_change, 0}}, .fields = fields(), .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    m_sending = true;
    refresh();
    whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
        m_sending = false;
        if (result) {
            Q_EMIT created(m_change);
            accept();
            return;
        }
        // The rules have refused it and nothing is kept of it: the next attempt is another act.
        m_command = m_context.ids.next();
        if (auto *one = editor(result.error().field)) {
            one->setProblem(changeRefusal(result.error()).happened);
            one->focusInput();
        } else {
            m_context.host.notify(changeRefusal(result.error()));
        }
        refresh();
    });
}

void NewChangeDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() & Qt::ControlModifier) {
        create();
        return;
    }
    // Enter in a line leaves the line; a half-filled change is not sent by it.
    if (isEnter && !qobject_cast<QPushButton *>(focusWidget())) {
        focusNextChild();
        return;
    }
    QDialog::keyPressEvent(event);
}

NewChangeAction::NewChangeAction(shell::Panel &panel, const shell::PanelContext &context, Start start) : QAction(&panel), m_panel(panel), m_context(context), m_start(std::move(start))
{
    setObjectName(QStringLiteral("newChange"));
    setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_N));
    setIcon(shell::icon(QStringLiteral("changes")));
    panel.addAction(this);
    connect(this, &QAction::triggered, this, [this] { m_start([this](const NewChangeStart &begun) { begin(begun); }); });
    connect(&context.host, &shell::PanelHost::languageChanged, this, &NewChangeAction::retranslate);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &NewChangeAction::refresh);
    retranslate();
}

void NewChangeAction::retranslate()
{
    setText(tr("New change…"));
    refresh();
}

void NewChangeAction::refresh()
{
    const bool may = m_context.host.actor().may(right);
    const QString keys = shortcut().toString(QKeySequence::NativeText);
    setEnabled(may);
    setToolTip(may ? tr("%1 (%2)").arg(text(), keys) : tr("%1 (%2): %3").arg(text(), keys, tr("Your roles do not include the right “%1”.").arg(right)));
}

void NewChangeAction::begin(const NewChangeStart &start)
{
    if (m_panel.findChild<NewChangeDialog *>())
        return; // a second press while the page is open
    auto *dialog = new NewChangeDialog(start, m_context, &m_panel);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *host = &m_context.host;
    connect(dialog, &NewChangeDialog::created, host, [host](const QUuid &change) {
        host->notify({shell::Severity::Done, tr("The change is made"), tr("It is a draft; steps, impact and risk stand on its pages."), {}, tr("Show it"), [host, change] { host->showRecord(changeEntity, change); }});
        host->showRecord(changeEntity, change);
    });
    dialog->open();
}

} // namespace views::panels
