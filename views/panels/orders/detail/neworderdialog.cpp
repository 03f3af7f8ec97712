#include "views/panels/orders/detail/neworderdialog.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/orderchecklist.h"
#include "rules/policies.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/tables.h"
#include "views/panels/records/flowlayout.h"
#include "views/panels/orders/detail/orderrefusal.h"
#include "views/shell/question.h"
#include "views/shell/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

namespace views::panels {

using namespace contract;
using forms::FieldEditor;

namespace {

constexpr int restMs = 250;
const QString orderEntity = QString::fromLatin1(Describe<WorkOrder>::name);
constexpr std::array wantedFields{"item_id", "unit_id", "title"};

} // namespace

NewOrderDialog::NewOrderDialog(const NewOrderStart &start, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_shape(shapeOf<WorkOrder>())
    , m_order(context.ids.next())
    , m_command(context.ids.next())
{
    setObjectName(QStringLiteral("newOrder"));
    setWindowTitle(tr("New work order"));
    auto *page = new QWidget(this);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(shell::px(12));
    grid->setVerticalSpacing(shell::px(8));
    for (int column = 0; column < 6; ++column)
        grid->setColumnStretch(column, 1);
    make("item_id", *grid, 0, 0, 6);
    m_itemNote = new QLabel(page);
    m_itemNote->setForegroundRole(QPalette::PlaceholderText);
    m_itemNote->setWordWrap(true);
    grid->addWidget(m_itemNote, 1, 0, 1, 6);
    make("unit_id", *grid, 2, 0, 3);
    make("system_id", *grid, 2, 3, 3);
    const auto &links = shapeOf<OrderResource>();
    auto field = links.fields[size_t(links.indexOf(u"resource_id"))];
    field.traits.required = false; // an order may be about none
    m_resource = forms::makeFieldEditor({.field = field, .caption = tr("Resources it is about"), .options = {}, .references = context.items.references(shapeOf<Resource>(), nullptr)}, page);
    m_resource->setObjectName(QStringLiteral("resource"));
    m_resource->input()->setMaximumWidth(QWIDGETSIZE_MAX);
    grid->addWidget(m_resource, 3, 0, 1, 6);
    m_resourceBar = new QWidget(page);
    m_resourceChips = new FlowLayout(m_resourceBar, shell::px(4));
    grid->addWidget(m_resourceBar, 4, 0, 1, 6);
    make("title", *grid, 5, 0, 6);
    make("impact", *grid, 6, 0, 3);
    make("urgency", *grid, 6, 3, 3);
    make("requester_name", *grid, 7, 0, 2);
    make("requester_phone", *grid, 7, 2, 2);
    make("channel", *grid, 7, 4, 2);
    make("description", *grid, 8, 0, 6);

    m_promise = new QLabel(page);
    m_promise->setObjectName(QStringLiteral("promise"));
    m_promise->setWordWrap(true);
    m_similarHead = new QLabel(page);
    m_similarHead->setFont(shell::headingFont(1));
    m_similarHead->setText(tr("Open orders that may be about the same"));
    m_similar = new QListWidget(page);
    m_similar->setObjectName(QStringLiteral("similar"));
    m_similar->setAccessibleName(m_similarHead->text());
    m_similar->setFrameShape(QFrame::NoFrame);
    m_openSimilar = new QPushButton(tr("Open it instead"), page);
    m_openSimilar->setAutoDefault(false);
    auto *body = new QVBoxLayout(page);
    body->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(8));
    body->setSpacing(shell::px(8));
    body->addLayout(grid);
    body->addWidget(m_promise);
    body->addWidget(m_similarHead);
    body->addWidget(m_similar);
    body->addWidget(m_openSimilar, 0, Qt::AlignLeft);
    body->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_create = new QPushButton(tr("Create and submit"), this);
    m_create->setObjectName(QStringLiteral("create"));
    m_create->setDefault(true);
    m_draft = new QPushButton(tr("Keep as draft"), this);
    m_draft->setAutoDefault(false);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(16));
    buttons->setSpacing(shell::px(8));
    buttons->addWidget(m_draft);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_create);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);
    resize(shell::px(640), shell::px(700));

    m_resting.setSingleShot(true);
    m_resting.setInterval(restMs);
    connect(&m_resting, &QTimer::timeout, this, &NewOrderDialog::askSimilar);
    connect(m_resource, &FieldEditor::edited, this, [this] {
        const QUuid id = idOf(text(m_resource->value()));
        if (id.isNull())
            return;
        m_typed = true;
        addResource(id, m_resource->title());
        m_resource->setValue({}, {});
    });
    connect(m_create, &QPushButton::clicked, this, [this] { create(OrderState::Submitted); });
    connect(m_draft, &QPushButton::clicked, this, [this] { create(OrderState::Draft); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_openSimilar, &QPushButton::clicked, this, &NewOrderDialog::openSimilar);
    connect(m_similar, &QListWidget::itemActivated, this, &NewOrderDialog::openSimilar);
    connect(m_similar, &QListWidget::currentRowChanged, this, &NewOrderDialog::refresh);
    const auto policy = [this](PolicyKind kind, std::optional<QString> NewOrderDialog::*place) {
        whenDone(m_context.items.queries().policy(kind), this, [this, place](const Result<QString> &content) {
            this->*place = content.value_or(QString());
            showPromise();
        });
    };
    policy(PolicyKind::ServiceLevels, &NewOrderDialog::m_levels);
    policy(PolicyKind::Calendar, &NewOrderDialog::m_calendar);
    preset(start);
    showSimilar({});
    showResources();
    showPromise();
    refresh();
    editor(text(editor(u"item_id")->value()).isEmpty() ? u"item_id" : u"title")->focusInput();
}

FieldEditor *NewOrderDialog::make(const char *name, QGridLayout &grid, int row, int column, int span)
{
    const QString field = QString::fromLatin1(name);
    const auto &described = m_shape.fields[size_t(m_shape.indexOf(field))];
    forms::FieldPlace place{.field = described, .caption = items::captionOf(m_shape, described), .options = {}, .references = nullptr};
    if (items::hasCodes(described))
        place.options = items::choicesOf(m_shape, described, m_context.catalogues);
    if (described.kind == FieldKind::Reference)
        place.references = m_context.items.references(*shapeNamed(described.references), nullptr);
    if (field == QLatin1StringView("item_id"))
        place.references->setFilters({{QStringLiteral("state"), replica::ListFilter::Test::AnyOf, {QStringLiteral("in_force")}}});
    auto *one = forms::makeFieldEditor(place, this);
    one->setObjectName(field);
    one->input()->setMaximumWidth(QWIDGETSIZE_MAX); // the grid says how wide
    grid.addWidget(one, row, column, 1, span);
    m_editors.emplace(field, one);
    connect(one, &FieldEditor::edited, this, [this, field] { edited(field); });
    return one;
}

FieldEditor *NewOrderDialog::editor(QStringView field) const
{
    const auto found = m_editors.find(field.toString());
    return found == m_editors.end() ? nullptr : found->second;
}

void NewOrderDialog::preset(const NewOrderStart &start)
{
    editor(u"channel")->setValue(m_shape.defaults[size_t(m_shape.indexOf(u"channel"))], {});
    for (const auto &[name, value] : start.values) {
        const auto title = start.titles.find(name);
        if (auto *one = editor(name))
            one->setValue(value, title == start.titles.end() ? QString() : title->second);
        else if (!isEmpty(value))
            m_fixed.emplace(name, value);
    }
    for (const auto &[id, name] : start.resources)
        addResource(id, name);
    const auto &items = shapeOf<ServiceItem>();
    if (start.kind) {
        std::vector<replica::ListFilter> filters{{QStringLiteral("state"), replica::ListFilter::Test::AnyOf, {QStringLiteral("in_force")}},
                                                 {QStringLiteral("kind"), replica::ListFilter::Test::AnyOf, {Codec<OrderKind>::encode(*start.kind)}}};
        // Of several the first by code: C2 before D3.
        const replica::ListQuery query{.entity = items.name, .filters = filters, .sorts = {{QStringLiteral("code"), replica::Order::Ascending}}};
        whenDone(m_context.items.queries().order(this, query, 1, [](const replica::FirstRows &) {}), this, [this, &items](const Result<std::shared_ptr<const replica::Rids>> &rids) {
            if (!rids || (*rids)->empty() || !isEmpty(editor(u"item_id")->value()))
                return;
            whenDone(m_context.items.queries().rows(items, {(*rids)->front()}), this, [this, &items](const Result<std::vector<items::ListRow>> &rows) {
                if (!rows || rows->empty() || rows->front().rid == 0)
                    return;
                editor(u"item_id")->setValue(idText(rows->front().record.id), titleOf(items, rows->front().record));
                itemChanged();
            });
        });
    }
    itemChanged();
}

void NewOrderDialog::edited(const QString &field)
{
    m_typed = true;
    if (field == QLatin1StringView("item_id"))
        itemChanged();
    if (field == QLatin1StringView("system_id") && isEmpty(editor(u"unit_id")->value())) {
        const auto &systems = shapeOf<BusinessSystem>();
        whenDone(m_context.items.queries().record(systems, idOf(text(editor(field)->value()))), this, [this, &systems](const Result<std::optional<items::ListRow>> &row) {
            if (!row || !*row || !isEmpty(editor(u"unit_id")->value()))
                return;
            const auto unit = size_t(systems.indexOf(u"unit_id"));
            editor(u"unit_id")->setValue((*row)->record.values[unit], (*row)->titles[unit]);
            refresh();
        });
    }
    m_resting.start();
    showPromise();
    refresh();
}

void NewOrderDialog::itemChanged()
{
    const QUuid id = idOf(text(editor(u"item_id")->value()));
    if (m_item && m_item->id.uuid == id)
        return;
    m_item.reset();
    m_itemNote->clear();
    showPromise();
    if (id.isNull())
        return;
    whenDone(m_context.items.queries().record(shapeOf<ServiceItem>(), id), this, [this, id](const Result<std::optional<items::ListRow>> &row) {
        if (!row || !*row || idOf(text(editor(u"item_id")->value())) != id)
            return;
        if (auto item = fromRecord<ServiceItem>((*row)->record))
            m_item = *std::move(item);
        if (!m_item)
            return;
        const auto &items = shapeOf<ServiceItem>();
        const auto steps = rules::stepsFromJson(m_item->steps).value_or(std::vector<rules::ServiceStep>());
        QStringList parts{m_item->code, items::displayText(items, items.fields[size_t(items.indexOf(u"kind"))], Codec<OrderKind>::encode(m_item->kind), m_context.catalogues),
                          tr("version %1").arg(m_item->version), tr("%n step(s)", nullptr, int(steps.size()))};
        if (!steps.empty())
            parts << tr("first: %1", "name of a step").arg(items::nameOf(steps.front()));
        m_itemNote->setText(parts.join(QStringLiteral("  ·  ")));
        showPromise();
        refresh();
    });
}

void NewOrderDialog::addResource(const QUuid &resource, const QString &name)
{
    if (std::ranges::find(m_resources, resource, &std::pair<QUuid, QString>::first) != m_resources.end())
        return;
    m_resources.emplace_back(resource, name);
    showResources();
    fillFrom(resource);
    m_resting.start();
    refresh();
}

/// Whose the resource is says whom the order is for.
void NewOrderDialog::fillFrom(const QUuid &resource)
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

void NewOrderDialog::showResources()
{
    while (auto *item = m_resourceChips->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto &[id, name] : m_resources) {
        auto *chip = new QToolButton(m_resourceBar);
        chip->setText(name + QStringLiteral("  ×"));
        chip->setToolTip(tr("Take %1 off the order").arg(name));
        m_resourceChips->addWidget(chip);
        chip->show();
        connect(chip, &QToolButton::clicked, this, [this, id = id] {
            std::erase_if(m_resources, [&](const auto &held) { return held.first == id; });
            showResources();
            m_resting.start();
            refresh();
        });
    }
    m_resourceBar->setVisible(!m_resources.empty());
}

void NewOrderDialog::askSimilar()
{
    items::SimilarQuestion question{.title = text(editor(u"title")->value()), .unit = idOf(text(editor(u"unit_id")->value())), .system = idOf(text(editor(u"system_id")->value())), .resources = {}};
    for (const auto &[id, name] : m_resources)
        question.resources.push_back(id);
    whenDone(m_context.items.queries().similarOrders(this, question, mostSimilar), this, [this](const Result<std::vector<items::SimilarOrder>> &similar) {
        if (similar)
            showSimilar(*similar);
    });
}

void NewOrderDialog::showSimilar(const std::vector<items::SimilarOrder> &similar)
{
    m_similar->clear();
    for (const auto &order : similar) {
        const auto value = [&](QStringView field) { return items::displayText(m_shape, m_shape.fields[size_t(m_shape.indexOf(field))], order.row.record.values[size_t(m_shape.indexOf(field))], m_context.catalogues); };
        QStringList parts{value(u"number"), value(u"title"), value(u"state")};
        if (order.sameResource)
            parts << tr("same resource");
        if (order.sameSystem)
            parts << tr("same system");
        parts.removeAll(QString());
        auto *line = new QListWidgetItem(parts.join(QStringLiteral("  ·  ")), m_similar);
        line->setData(items::IdRole, order.row.record.id);
        line->setToolTip(line->text());
    }
    const bool any = !similar.empty();
    m_similarHead->setVisible(any);
    m_similar->setVisible(any);
    m_openSimilar->setVisible(any);
    m_similar->setFixedHeight(m_similar->fontMetrics().height() * 3 / 2 * std::max(1, int(similar.size())) + shell::px(8));
    refresh();
}

void NewOrderDialog::openSimilar()
{
    const auto *line = m_similar->currentItem();
    if (!line)
        return;
    Q_EMIT recordAsked(orderEntity, line->data(items::IdRole).toUuid());
    QDialog::reject(); // on purpose: the order that is there already takes its place
}

void NewOrderDialog::reject()
{
    if (m_sending)
        return; // it is on its way
    if (!m_typed) {
        QDialog::reject();
        return;
    }
    const bool whole = whyNot().isEmpty();
    std::vector<QString> answers{tr("Discard"), tr("Go on")};
    if (whole)
        answers.insert(answers.begin(), tr("Keep as draft"));
    const int discard = whole ? 1 : 0;
    const int answer = shell::ask({.name = QStringLiteral("leaveNewOrder"), .title = tr("New work order"), .question = tr("Discard the new work order?"), .meaning = tr("What was entered is not kept anywhere yet."), .answers = answers, .usual = whole ? 0 : 1}, this);
    if (whole && answer == 0)
        create(OrderState::Draft);
    else if (answer == discard)
        QDialog::reject();
}

/// As the rules will promise it, were it submitted now.
void NewOrderDialog::showPromise()
{
    if (!m_item || !m_levels || !m_calendar) {
        m_promise->setText(tr("Choose a service item to see what will be promised."));
        return;
    }
    const auto &levels = rules::serviceLevelsOf(*m_levels);
    const auto &calendar = rules::workingCalendarOf(*m_calendar);
    const auto impact = Codec<contract::Impact>::decode(editor(u"impact")->value());
    const auto urgency = Codec<Urgency>::decode(editor(u"urgency")->value());
    std::optional<Priority> priority;
    if (impact && urgency)
        priority = rules::priorityOf(levels, *impact, *urgency);
    const auto limits = rules::limitsOf(levels, m_item->code, m_item->kind, priority);
    const Instant now = m_context.clock.now();
    QStringList parts;
    if (priority)
        parts << tr("Priority %1").arg(items::displayText(m_shape, m_shape.fields[size_t(m_shape.indexOf(u"priority"))], Codec<Priority>::encode(*priority), m_context.catalogues));
    const auto due = [&](const rules::TimeLimit &limit) {
        const auto &counted = rules::calendarOf(limit.basis, calendar);
        const auto at = rules::dueAt({.start = now, .limitMs = rules::msOf(limit, calendar), .pauses = {}, .stopped = {}}, counted);
        return at ? items::displayTime(*at, now) : QString();
    };
    if (limits.response)
        parts << tr("response due %1").arg(due(*limits.response));
    if (limits.resolve)
        parts << tr("resolution due %1, if accepted at once").arg(due(*limits.resolve));
    if (!limits.response && !limits.resolve)
        parts << (m_item->kind == OrderKind::Incident && !priority ? tr("impact and urgency decide what is promised") : tr("nothing is promised for this item"));
    m_promise->setText(parts.join(QStringLiteral("  ·  ")));
}

QString NewOrderDialog::whyNot() const
{
    const QString right = QStringLiteral("work_order.create");
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

void NewOrderDialog::refresh()
{
    const QString why = whyNot();
    for (auto *button : {m_create, m_draft}) {
        button->setEnabled(why.isEmpty() && !m_sending);
        button->setToolTip(why);
    }
    if (why.isEmpty())
        m_create->setToolTip(tr("Create the order and submit it (Ctrl+Enter)"));
    forms::setRank(*m_create, m_create->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    m_openSimilar->setEnabled(m_similar->currentRow() >= 0);
    m_openSimilar->setToolTip(m_similar->currentRow() >= 0 ? QString() : tr("Choose an order of the list first."));
}

void NewOrderDialog::create(OrderState state)
{
    if (m_sending || !whyNot().isEmpty())
        return;
    Command order{.id = m_command, .kind = CommandKind::Create, .entity = orderEntity, .targets = {{m_order, 0}}, .fields = m_fixed, .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    for (const auto &[name, one] : m_editors)
        if (const Value value = one->value(); !isEmpty(value))
            order.fields.emplace(name, value);
    order.fields.insert_or_assign(QStringLiteral("state"), Codec<OrderState>::encode(state));
    m_sending = true;
    refresh();
    whenDone(m_context.commands.submit(order), this, [this](const Result<void> &result) {
        m_sending = false;
        if (!result) {
            // The rules have refused it and nothing is kept of it: the next attempt is another act.
            m_command = m_context.ids.next();
            if (auto *one = editor(result.error().field); one) {
                one->setProblem(refusalOf(result.error()).happened);
                one->focusInput();
            } else {
                m_context.host.notify(refusalOf(result.error()));
            }
            refresh();
            return;
        }
        if (!m_resources.empty()) {
            Command named{.id = m_context.ids.next(), .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<OrderResource>::name), .targets = {}, .fields = {{QStringLiteral("order_id"), idText(m_order)}},
                          .overruled = {}, .reason = {}, .after = {m_command}, .occurredAt = m_context.clock.now()};
            for (const auto &[id, name] : m_resources)
                named.targets.push_back({m_context.ids.next(), 0, {{QStringLiteral("resource_id"), idText(id)}}});
            whenDone(m_context.commands.submit(named), &m_context.host, [host = &m_context.host](const Result<void> &result) {
                if (!result)
                    host->notify(refusalOf(result.error()));
            });
        }
        Q_EMIT created(m_order, m_command);
        accept();
    });
}

void NewOrderDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() & Qt::ControlModifier) {
        create(OrderState::Submitted);
        return;
    }
    // Enter in a line leaves the line; a half-filled order is not sent by it.
    if (isEnter && !qobject_cast<QPushButton *>(focusWidget())) {
        focusNextChild();
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace views::panels
