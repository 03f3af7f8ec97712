#include "views/panels/evaluation/evaluationtemplatetab.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/captions.h"
#include "items/drafts.h"
#include "items/evaluationwords.h"
#include "items/factory.h"
#include "rules/evaluation/templateedits.h"
#include "views/forms/tables.h"
#include "views/panels/evaluation/evaluationrefusal.h"
#include "views/panels/evaluation/template/headpage.h"
#include "views/panels/evaluation/template/indicatorpage.h"
#include "views/panels/evaluation/template/templatefiles.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/records/flowlayout.h"
#include "views/shell/question.h"
#include "views/shell/theme.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
namespace ev = rules::evaluation;

namespace {

constexpr int whole = 10'000;
constexpr int wide = 900; ///< from so many pixels on the tree stands beside its page
constexpr int mostLines = 3;
enum Column { NameColumn, WeightColumn, RuleColumn };
constexpr int keyRole = Qt::UserRole; ///< "head", "dimensions[0]", "indicators[3]"

/// Not the record's own form: its drafts are others.
QString draftName() { return QStringLiteral("evaluation_template.content"); }

QString keyOf(const char *list, int index) { return QStringLiteral("%1[%2]").arg(QLatin1StringView(list)).arg(index); }

} // namespace

EvaluationTemplateTab::EvaluationTemplateTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_files(new TemplateFiles(context.catalogues, this))
    , m_sum(new QLabel(this))
    , m_standing(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_draftBar(new QWidget(this))
    , m_draftWords(new QLabel(m_draftBar))
    , m_takeDraft(new QPushButton(m_draftBar))
    , m_dropDraft(new QPushButton(m_draftBar))
    , m_split(new QSplitter(Qt::Vertical, this))
    , m_tree(new QTreeWidget(m_split))
    , m_pages(new QStackedWidget(m_split))
    , m_tools(new QWidget(this))
    , m_addIndicator(new QPushButton(m_tools))
    , m_addDimension(new QPushButton(m_tools))
    , m_duplicate(new QPushButton(m_tools))
    , m_remove(new QPushButton(m_tools))
    , m_up(new QPushButton(m_tools))
    , m_down(new QPushButton(m_tools))
    , m_undo(new QPushButton(m_tools))
    , m_redo(new QPushButton(m_tools))
    , m_save(new QPushButton(this))
    , m_force(new QPushButton(this))
    , m_next(new QPushButton(this))
    , m_import(new QPushButton(this))
    , m_export(new QPushButton(this))
{
    setObjectName(QStringLiteral("templateContent"));
    m_sum->setObjectName(QStringLiteral("weightSum"));
    m_standing->setObjectName(QStringLiteral("whyNotEdit"));
    m_problem->setObjectName(QStringLiteral("templateProblem"));
    m_draftBar->setObjectName(QStringLiteral("templateDraft"));
    m_takeDraft->setObjectName(QStringLiteral("takeDraft"));
    m_tree->setObjectName(QStringLiteral("templateTree"));
    m_save->setObjectName(QStringLiteral("saveTemplate"));
    m_force->setObjectName(QStringLiteral("putInForce"));
    m_undo->setObjectName(QStringLiteral("undoTemplate"));
    m_remove->setObjectName(QStringLiteral("removePartOfTemplate"));
    m_import->setObjectName(QStringLiteral("importTemplate"));
    m_export->setObjectName(QStringLiteral("exportTemplate"));
    m_tree->setColumnCount(3);
    forms::prepare(*m_tree);
    m_tree->setAllColumnsShowFocus(true);
    const auto change = [this](const QString &name, const items::TemplateEditing::Act &act) { this->change(name, act); };
    const auto addPage = [this](auto *page) {
        auto *area = new QScrollArea(m_pages);
        area->setFrameShape(QFrame::NoFrame);
        area->setWidgetResizable(true);
        area->setWidget(page);
        m_pages->addWidget(area);
        return page;
    };
    m_head = addPage(new HeadPage(change, nullptr));
    m_dimension = addPage(new DimensionPage(change, nullptr));
    m_indicator = addPage(new IndicatorPage(change, context.items.queries(), context.catalogues, context.clock, nullptr));
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(0, 2);
    m_split->setStretchFactor(1, 3);
    m_split->setSizes({shell::px(300), shell::px(420)});
    for (auto *label : {m_sum, m_standing, m_problem, m_draftWords})
        label->setWordWrap(true);
    m_standing->setForegroundRole(QPalette::PlaceholderText);
    m_problem->setTextFormat(Qt::RichText);
    m_problem->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar, shell::px(8));
    for (auto *button : {m_save, m_force, m_next, m_import, m_export})
        row->addWidget(button);
    auto *tools = new FlowLayout(m_tools, shell::px(4));
    for (auto *button : {m_addIndicator, m_addDimension, m_duplicate, m_remove, m_up, m_down, m_undo, m_redo})
        tools->addWidget(button);
    for (auto *button : findChildren<QPushButton *>())
        button->setAutoDefault(false);
    auto *draft = new FlowLayout(m_draftBar, shell::px(8));
    draft->addWidget(m_draftWords);
    draft->addWidget(m_takeDraft);
    draft->addWidget(m_dropDraft);
    m_draftBar->hide();
    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(4));
    head->setSpacing(shell::px(4));
    for (auto *widget : std::initializer_list<QWidget *>{bar, m_draftBar, m_standing, m_sum, m_problem, m_tools})
        head->addWidget(widget);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_split, 1);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &EvaluationTemplateTab::showOne);
    connect(m_problem, &QLabel::linkActivated, this, &EvaluationTemplateTab::goTo);
    connect(m_takeDraft, &QPushButton::clicked, this, &EvaluationTemplateTab::takeDraft);
    connect(m_dropDraft, &QPushButton::clicked, this, &EvaluationTemplateTab::throwDraftAway);
    connect(m_addIndicator, &QPushButton::clicked, this, &EvaluationTemplateTab::addIndicator);
    connect(m_addDimension, &QPushButton::clicked, this, &EvaluationTemplateTab::addDimension);
    connect(m_duplicate, &QPushButton::clicked, this, &EvaluationTemplateTab::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &EvaluationTemplateTab::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_undo, &QPushButton::clicked, this, &EvaluationTemplateTab::undo);
    connect(m_redo, &QPushButton::clicked, this, &EvaluationTemplateTab::redo);
    connect(m_save, &QPushButton::clicked, this, &EvaluationTemplateTab::save);
    connect(m_force, &QPushButton::clicked, this, &EvaluationTemplateTab::putInForce);
    connect(m_next, &QPushButton::clicked, this, &EvaluationTemplateTab::draftNext);
    connect(m_import, &QPushButton::clicked, this, &EvaluationTemplateTab::importFile);
    connect(m_export, &QPushButton::clicked, this, &EvaluationTemplateTab::exportFile);
    const auto key = [this](const QKeySequence &keys, auto act) { connect(new QShortcut(keys, m_tree, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, act); };
    key(QKeySequence::Undo, &EvaluationTemplateTab::undo);
    key(QKeySequence::Redo, &EvaluationTemplateTab::redo);
    key(Qt::Key_Insert, &EvaluationTemplateTab::addIndicator);
    key(Qt::Key_Delete, &EvaluationTemplateTab::remove);
    key(Qt::CTRL | Qt::Key_D, &EvaluationTemplateTab::duplicate);
    key(Qt::ALT | Qt::Key_Up, [this] { move(-1); });
    key(Qt::ALT | Qt::Key_Down, [this] { move(1); });
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity) {
        if (entity == QLatin1StringView(Describe<EvaluationTemplate>::name) && !m_record.isNull() && !isDirty())
            read();
    });
    if (auto *drafts = context.items.drafts())
        connect(drafts, &items::Drafts::leftChanged, this, &EvaluationTemplateTab::offerDraft);
    connect(&context.host, &shell::PanelHost::actorChanged, this, [this] { changed(); });
    connect(m_files, &TemplateFiles::wasRead, this, [this](const QString &path, const std::shared_ptr<exchange::TemplateReading> &reading) {
        if (reading->problems.empty()) {
            take(*reading);
            return;
        }
        auto *dialog = new TemplateProblems(path, reading->problems, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_files, &TemplateFiles::written, this, [this](const QString &path) { m_context.host.notify({.severity = shell::Severity::Done, .happened = tr("The template is written."), .meaning = path}); });
    connect(m_files, &TemplateFiles::failed, this, [this](const QString &path, const Error &error) {
        m_context.host.notify({.severity = shell::Severity::Failure, .happened = error.code == ErrorCode::Storage ? tr("The file cannot be read or written.") : tr("The file holds no template, or one that fits into no workbook."),
                               .meaning = error.message.isEmpty() ? path : QStringLiteral("%1: %2").arg(path, error.message), .remedy = tr("Take a file written by “To file…” as a pattern.")});
    });
    retranslate();
}

EvaluationTemplateTab::~EvaluationTemplateTab() = default;

QString EvaluationTemplateTab::caption() { return tr("Content"); }

void EvaluationTemplateTab::retranslate()
{
    m_tree->setHeaderLabels({tr("Indicator"), tr("Weight"), tr("Rule")});
    m_tree->setAccessibleName(tr("Dimensions and indicators"));
    m_tree->setColumnWidth(NameColumn, shell::px(300));
    m_tree->setColumnWidth(WeightColumn, shell::px(70));
    m_addIndicator->setText(tr("Add an indicator"));
    m_addDimension->setText(tr("Add a dimension"));
    m_duplicate->setText(tr("Duplicate"));
    m_remove->setText(tr("Remove"));
    m_up->setText(tr("Up"));
    m_down->setText(tr("Down"));
    m_undo->setText(tr("Undo"));
    m_redo->setText(tr("Redo"));
    m_takeDraft->setText(tr("Take them over"));
    m_dropDraft->setText(tr("Throw away"));
    m_save->setText(tr("Save draft"));
    m_force->setText(tr("Bring into force"));
    m_next->setText(tr("Draft the next version"));
    m_import->setText(tr("From file…"));
    m_export->setText(tr("To file…"));
    for (TemplatePage *page : {static_cast<TemplatePage *>(m_head), static_cast<TemplatePage *>(m_dimension), static_cast<TemplatePage *>(m_indicator)})
        page->retranslate();
    fill();
}

void EvaluationTemplateTab::resizeEvent(QResizeEvent *event)
{
    RecordTab::resizeEvent(event);
    m_split->setOrientation(event->size().width() >= shell::px(wide) ? Qt::Horizontal : Qt::Vertical);
}

void EvaluationTemplateTab::showRecord(const QUuid &record)
{
    if (record == m_record)
        return;
    if (isDirty())
        m_waiting[m_record] = {m_template->revision, m_editing};
    m_record = record;
    m_template.reset();
    m_former.reset();
    m_editing.begin({});
    fill();
    if (!record.isNull())
        read();
}

void EvaluationTemplateTab::read()
{
    const auto &shape = shapeOf<EvaluationTemplate>();
    whenDone(m_context.items.queries().record(shape, m_record), this, [this, &shape, id = m_record](const Result<std::optional<items::ListRow>> &row) {
        if (!row || !*row || id != m_record || isDirty())
            return;
        auto held = fromRecord<EvaluationTemplate>((*row)->record);
        if (!held)
            return;
        takeVersion(*held);
        whenDone(m_context.items.queries().holding(shape, shape.indexOf(u"code"), {m_template->code}), this, [this, id](const Result<std::vector<Record>> &versions) {
            if (id != m_record)
                return;
            m_former.reset();
            for (const auto &record : versions.value_or(std::vector<Record>()))
                if (const auto version = fromRecord<EvaluationTemplate>(record); version && version->standing == TemplateVersionState::InForce && version->id.uuid != id)
                    m_former = *version;
            refresh();
        });
    });
}

void EvaluationTemplateTab::takeVersion(const EvaluationTemplate &version)
{
    m_template = version;
    const auto waiting = m_waiting.find(m_record);
    if (waiting != m_waiting.end() && waiting->second.revision == version.revision)
        m_editing = waiting->second.editing;
    else if (auto read = ev::templateFromJson(version.content.toUtf8()).value_or(ev::Template()); read != document()) // what was saved here can still be taken back
        m_editing.begin(std::move(read));
    m_waiting.erase(m_record);
    if (!m_tree->currentItem())
        chooseKey(QStringLiteral("head"));
    fill();
    offerDraft();
}

void EvaluationTemplateTab::fill()
{
    const QString kept = m_tree->currentItem() ? m_tree->currentItem()->data(0, keyRole).toString() : QStringLiteral("head");
    std::map<QString, QStringList> wrong;
    for (const auto &issue : m_editing.issues()) {
        const auto place = ev::placeFromText(issue.place);
        const bool ofHead = place.list.isEmpty() || place.list == u"evaluators" || place.list == u"grades";
        wrong[ofHead ? QStringLiteral("head") : keyOf(qPrintable(place.list), place.index)] << items::issueSentence(issue);
    }
    m_filling = true;
    m_tree->clear();
    const QString problemMark = QStringLiteral("⚠ ");
    const auto add = [&](auto *parent, const QString &key, const QString &name, const QString &weight, const QString &rule) {
        auto *item = new QTreeWidgetItem(parent, {name, weight, rule});
        item->setData(0, keyRole, key);
        item->setSizeHint(NameColumn, {0, shell::px(24)});
        item->setTextAlignment(WeightColumn, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(NameColumn, name);
        item->setToolTip(RuleColumn, rule);
        if (const auto said = wrong.find(key); said != wrong.end() && m_template) {
            item->setText(NameColumn, problemMark + name);
            item->setForeground(NameColumn, shell::colours(shell::Tone::Bad).text);
            item->setToolTip(NameColumn, said->second.join(u'\n'));
        }
        return item;
    };
    const auto head = [&](const QString &key, const QString &name, const QString &weight) {
        auto *group = add(m_tree, key, name, weight, {});
        QFont bold = m_tree->font();
        bold.setBold(true);
        group->setFont(NameColumn, bold);
        group->setFont(WeightColumn, bold);
        return group;
    };
    const auto &all = document();
    const auto addIndicators = [&](QTreeWidgetItem *group, const auto &belongs) {
        for (int i = 0; i < int(all.indicators.size()); ++i)
            if (const auto &indicator = all.indicators[size_t(i)]; belongs(indicator))
                add(group, keyOf("indicators", i), QStringLiteral("%1 %2").arg(indicator.code, items::nameOf(indicator.name)), indicator.weight > 0 ? items::pointsText(indicator.weight) : QString(), items::ruleText(indicator.rule, all));
    };
    if (m_template) {
        head(QStringLiteral("head"), tr("Title, evaluators, grades"), {});
        for (int i = 0; i < int(all.dimensions.size()); ++i) {
            const auto &dimension = all.dimensions[size_t(i)];
            const QString name = items::nameOf(dimension.name);
            addIndicators(head(keyOf("dimensions", i), name.isEmpty() ? dimension.code : name, items::pointsText(dimension.weight)), [&](const ev::Indicator &indicator) { return !indicator.dimension.isEmpty() && indicator.dimension == dimension.code; });
        }
        const auto isLoose = [&](const ev::Indicator &indicator) { return indicator.dimension.isEmpty() || !all.dimension(indicator.dimension); };
        if (std::ranges::any_of(all.indicators, isLoose))
            addIndicators(head(QStringLiteral("loose"), tr("Vetoes, deductions and bonuses"), {}), isLoose);
    }
    m_tree->expandAll();
    chooseKey(kept);
    m_filling = false;
    showOne();
}

void EvaluationTemplateTab::chooseKey(const QString &key)
{
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it)
        if ((*it)->data(0, keyRole).toString() == key) {
            m_tree->setCurrentItem(*it);
            return;
        }
    if (!m_tree->currentItem() && m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0));
}

void EvaluationTemplateTab::choose(const QString &indicator)
{
    const auto found = std::ranges::find(document().indicators, indicator, &ev::Indicator::code);
    if (found != document().indicators.end())
        chooseKey(keyOf("indicators", int(found - document().indicators.begin())));
}

void EvaluationTemplateTab::goTo(const QString &text)
{
    const auto place = ev::placeFromText(text);
    const bool ofTree = place.list == u"indicators" || place.list == u"dimensions";
    chooseKey(ofTree ? keyOf(qPrintable(place.list), place.index) : QStringLiteral("head"));
    const TemplatePage *page = place.list == u"indicators" ? static_cast<TemplatePage *>(m_indicator) : place.list == u"dimensions" ? static_cast<TemplatePage *>(m_dimension) : m_head;
    if (auto *field = page->fieldOf(place)) {
        field->setFocus();
        if (auto *area = qobject_cast<QScrollArea *>(m_pages->currentWidget()))
            area->ensureWidgetVisible(field);
    }
}

int EvaluationTemplateTab::chosenIndicator() const
{
    const auto place = m_tree->currentItem() ? ev::placeFromText(m_tree->currentItem()->data(0, keyRole).toString()) : ev::TemplatePlace();
    return place.list == u"indicators" && place.index < int(document().indicators.size()) ? place.index : -1;
}

int EvaluationTemplateTab::chosenDimension() const
{
    const auto place = m_tree->currentItem() ? ev::placeFromText(m_tree->currentItem()->data(0, keyRole).toString()) : ev::TemplatePlace();
    return place.list == u"dimensions" && place.index < int(document().dimensions.size()) ? place.index : -1;
}

void EvaluationTemplateTab::showOne()
{
    if (m_filling)
        return;
    m_pages->setVisible(m_template.has_value());
    if (m_template) {
        const QString why = whyNotEdit();
        if (const int indicator = chosenIndicator(); indicator >= 0) {
            m_indicator->show(m_editing, indicator, why);
            m_pages->setCurrentIndex(2);
        } else if (const int dimension = chosenDimension(); dimension >= 0) {
            m_dimension->show(m_editing, dimension, why);
            m_pages->setCurrentIndex(1);
        } else {
            m_head->show(m_editing, -1, why);
            m_pages->setCurrentIndex(0);
        }
    }
    refresh();
}

void EvaluationTemplateTab::change(const QString &name, const items::TemplateEditing::Act &act)
{
    if (m_filling || m_sending || !whyNotEdit().isEmpty())
        return;
    m_editing.change(name, act);
    changed();
}

void EvaluationTemplateTab::changed()
{
    keepDraft();
    fill();
}

void EvaluationTemplateTab::setWeight(int hundredths)
{
    if (const int at = chosenIndicator(); at >= 0)
        change({}, [&](ev::Template &document) {
            document.indicators[size_t(at)].weight = hundredths;
            ev::weigh(document);
        });
}

void EvaluationTemplateTab::setFormula(const QString &formula)
{
    if (const int at = chosenIndicator(); at >= 0)
        change({}, [&](ev::Template &document) { document.indicators[size_t(at)].formula = formula; });
}

void EvaluationTemplateTab::undo()
{
    if (whyNotEdit().isEmpty() && !m_sending && m_editing.undo())
        changed();
}

void EvaluationTemplateTab::redo()
{
    if (whyNotEdit().isEmpty() && !m_sending && m_editing.redo())
        changed();
}

void EvaluationTemplateTab::addIndicator()
{
    const int like = chosenIndicator();
    const int in = chosenDimension();
    const bool isLoose = m_tree->currentItem() && m_tree->currentItem()->data(0, keyRole).toString() == u"loose";
    const QString dimension = like >= 0 ? document().indicators[size_t(like)].dimension : in >= 0 ? document().dimensions[size_t(in)].code : isLoose || document().dimensions.empty() ? QString() : document().dimensions.back().code;
    std::optional<int> made;
    change({}, [&](ev::Template &document) { made = ev::addIndicator(document, dimension); });
    if (made)
        goTo(QStringLiteral("indicators[%1].name").arg(*made));
}

void EvaluationTemplateTab::addDimension()
{
    std::optional<int> made;
    change({}, [&](ev::Template &document) { made = ev::addDimension(document); });
    if (made)
        goTo(QStringLiteral("dimensions[%1].name").arg(*made));
}

void EvaluationTemplateTab::duplicate()
{
    const int like = chosenIndicator();
    std::optional<int> made;
    if (like >= 0)
        change({}, [&](ev::Template &document) { made = ev::duplicateIndicator(document, like); });
    if (made)
        goTo(QStringLiteral("indicators[%1].name").arg(*made));
}

/// A dimension goes with its indicators; both can be taken back.
void EvaluationTemplateTab::remove()
{
    const int indicator = chosenIndicator();
    const int dimension = chosenDimension();
    if (indicator >= 0)
        change({}, [&](ev::Template &document) { ev::removeIndicator(document, indicator); });
    else if (dimension >= 0)
        change({}, [&](ev::Template &document) { ev::removeDimension(document, dimension); });
}

void EvaluationTemplateTab::move(int by)
{
    const int indicator = chosenIndicator();
    const int dimension = chosenDimension();
    std::optional<int> moved;
    if (indicator >= 0)
        change({}, [&](ev::Template &document) { moved = ev::moveIndicator(document, indicator, by); });
    else if (dimension >= 0)
        change({}, [&](ev::Template &document) { moved = ev::moveDimension(document, dimension, by); });
    if (moved)
        chooseKey(keyOf(indicator >= 0 ? "indicators" : "dimensions", *moved));
}

void EvaluationTemplateTab::keepDraft()
{
    auto *drafts = m_context.items.drafts();
    if (!drafts || !m_template)
        return;
    if (isDirty())
        drafts->keep({.entity = draftName(), .records = {m_record}, .fields = {{QStringLiteral("content"), QString::fromUtf8(ev::toJson(document()))}}, .titles = {}, .reason = {}, .at = m_context.clock.now()});
    else
        drafts->drop(draftName(), {m_record});
}

/// What an earlier session did not save is offered, and never lost by itself.
void EvaluationTemplateTab::offerDraft()
{
    const auto *drafts = m_context.items.drafts();
    const auto *left = drafts && m_template && whyNotEdit().isEmpty() ? drafts->leftOf(draftName(), {m_record}) : nullptr;
    m_draftBar->setVisible(left);
    if (left)
        m_draftWords->setText(tr("Edits of %1 were not saved.").arg(items::displayTime(left->at, m_context.clock.now())));
}

void EvaluationTemplateTab::takeDraft()
{
    auto *drafts = m_context.items.drafts();
    const auto *left = drafts && m_template ? drafts->leftOf(draftName(), {m_record}) : nullptr;
    if (!left)
        return;
    const items::Draft draft = *left;
    const auto content = draft.fields.find(QStringLiteral("content"));
    const auto read = content == draft.fields.end() ? Result<ev::Template>(fail(ErrorCode::NotFound)) : ev::templateFromJson(text(content->second).toUtf8());
    if (read)
        change({}, [&](ev::Template &document) { document = *read; });
    else
        m_context.host.notify({.severity = shell::Severity::Failure, .happened = tr("The edits cannot be read any more.")});
    drafts->settle(draft);
}

void EvaluationTemplateTab::throwDraftAway()
{
    auto *drafts = m_context.items.drafts();
    if (const auto *left = drafts ? drafts->leftOf(draftName(), {m_record}) : nullptr)
        drafts->settle(items::Draft(*left));
}

QString EvaluationTemplateTab::whyNotEdit() const
{
    if (!m_template)
        return tr("The template is not read yet.");
    if (m_template->standing != TemplateVersionState::Draft)
        return tr("What is or was in force is not edited; draft the next version.");
    const QString right = QStringLiteral("evaluation_template.edit");
    return m_context.host.actor().may(right) ? QString() : tr("Your roles do not include the right “%1”.").arg(right);
}

QString EvaluationTemplateTab::whyNotForce() const
{
    if (const QString why = whyNotEdit(); !why.isEmpty())
        return why;
    if (isDirty())
        return tr("Save the draft first.");
    return m_editing.issues().empty() ? QString() : tr("Something speaks against it: see below.");
}

void EvaluationTemplateTab::refresh()
{
    const QString why = whyNotEdit();
    const bool isDraft = m_template && m_template->standing == TemplateVersionState::Draft;
    const QString wait = m_sending ? tr("The act before is on its way.") : QString();
    int sum = 0;
    for (const auto &indicator : document().indicators)
        sum += indicator.weight;
    m_sum->setText(m_template ? tr("Weights: %1 of 100 · %n indicator(s)", nullptr, int(document().indicators.size())).arg(items::pointsText(sum)) + (isDirty() ? QStringLiteral(" · ") + tr("not saved") : QString()) : QString());
    if (sum == whole || !m_template)
        m_sum->setPalette({});
    else
        inkLabel(*m_sum, shell::Tone::Bad);
    m_standing->setText(m_template ? why : QString());
    m_standing->setVisible(m_template && !why.isEmpty());
    QStringList lines;
    const auto say = [&](const QString &place, const QString &sentence) {
        const auto at = ev::placeFromText(place);
        QString where;
        if (at.list == u"indicators" && at.index < int(document().indicators.size()))
            where = document().indicators[size_t(at.index)].code;
        else if (at.list == u"dimensions" && at.index < int(document().dimensions.size()))
            where = items::nameOf(document().dimensions[size_t(at.index)].name);
        else if (at.list == u"evaluators")
            where = tr("Evaluators");
        else if (at.list == u"grades")
            where = tr("Grades");
        const QString line = where.isEmpty() ? sentence : tr("%1: %2", "where in a template, and what is wrong there").arg(where, sentence);
        lines << QStringLiteral("<a href=\"%1\" style=\"color:%3\">%2</a>").arg(place.toHtmlEscaped(), line.toHtmlEscaped(), shell::colours(shell::Tone::Bad).text.name());
    };
    if (m_template && m_editing.refusal())
        say(m_editing.refusal()->field, m_editing.refusal()->message);
    if (m_template)
        for (const auto &issue : m_editing.issues())
            say(issue.place, items::issueSentence(issue));
    const int more = int(lines.size()) - mostLines;
    if (more > 0)
        lines = lines.mid(0, mostLines) << tr("and %n more.", nullptr, more);
    m_problem->setText(lines.join(QStringLiteral("<br>")));
    m_problem->setVisible(!lines.isEmpty());
    const auto offer = [](QPushButton &button, const QString &reason, const QString &usual = {}) {
        button.setEnabled(reason.isEmpty());
        button.setToolTip(reason.isEmpty() ? usual : reason);
    };
    const QString edit = !why.isEmpty() ? why : wait;
    const bool something = chosenIndicator() >= 0 || chosenDimension() >= 0;
    const QString chooseOne = something ? edit : tr("Choose an indicator or a dimension first.");
    offer(*m_addIndicator, edit, tr("Insert in the tree"));
    offer(*m_addDimension, edit);
    offer(*m_duplicate, chosenIndicator() >= 0 ? edit : tr("Choose an indicator first."), QStringLiteral("Ctrl+D"));
    offer(*m_remove, chooseOne, tr("Delete in the tree"));
    offer(*m_up, chooseOne, QStringLiteral("Alt+↑"));
    offer(*m_down, chooseOne, QStringLiteral("Alt+↓"));
    offer(*m_undo, !edit.isEmpty() ? edit : m_editing.canUndo() ? QString() : tr("Nothing has been changed."), QStringLiteral("Ctrl+Z"));
    offer(*m_redo, !edit.isEmpty() ? edit : m_editing.canRedo() ? QString() : tr("Nothing was taken back."), QStringLiteral("Ctrl+Shift+Z"));
    offer(*m_save, !edit.isEmpty() ? edit : !isDirty() ? tr("Nothing has been changed.") : m_editing.refusal() ? tr("Something cannot be saved: see below.") : QString());
    offer(*m_force, !wait.isEmpty() ? wait : whyNotForce());
    offer(*m_import, edit);
    offer(*m_export, m_template ? QString() : why);
    const QString right = QStringLiteral("evaluation_template.create");
    offer(*m_next, !m_template ? why : m_context.host.actor().may(right) ? QString() : tr("Your roles do not include the right “%1”.").arg(right));
    m_next->setVisible(m_template && !isDraft);
    for (auto *button : {m_force, m_save, m_import})
        button->setVisible(isDraft);
    m_tools->setVisible(isDraft && why.isEmpty());
    forms::setRank(*m_save, m_save->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    forms::setRank(*m_force, m_force->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
}

void EvaluationTemplateTab::submit(std::vector<Command> commands)
{
    m_sending = true;
    refresh();
    const Command first = commands.front();
    commands.erase(commands.begin());
    whenDone(m_context.commands.submit(first), this, [this, rest = std::move(commands), id = m_record](const Result<void> &result) mutable {
        m_sending = false;
        if (!result) {
            m_context.host.notify(evaluationRefusal(result.error()));
        } else if (!rest.empty()) {
            submit(std::move(rest));
            return;
        } else if (id == m_record) {
            m_editing.kept();
            keepDraft();
            read();
        }
        refresh();
    });
}

void EvaluationTemplateTab::save()
{
    if (!isDirty() || m_sending || m_editing.refusal() || !whyNotEdit().isEmpty())
        return;
    submit({{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<EvaluationTemplate>::name), .targets = {{m_record, m_template->revision}}, .fields = {{QStringLiteral("content"), QString::fromUtf8(ev::toJson(document()))}}, .overruled = {}, .reason = {}, .after = {},
             .occurredAt = m_context.clock.now()}});
}

/// The version before gives way first: two are never in force.
void EvaluationTemplateTab::putInForce()
{
    if (m_sending || !whyNotForce().isEmpty())
        return;
    const auto move = [this](const EvaluationTemplate &version, TemplateVersionState to) {
        return Command{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<EvaluationTemplate>::name), .targets = {{version.id.uuid, version.revision}}, .fields = {{QStringLiteral("standing"), Codec<TemplateVersionState>::encode(to)}}, .overruled = {}, .reason = {}, .after = {},
                       .occurredAt = m_context.clock.now()};
    };
    std::vector<Command> acts;
    if (m_former)
        acts.push_back(move(*m_former, TemplateVersionState::Superseded));
    acts.push_back(move(*m_template, TemplateVersionState::InForce));
    submit(std::move(acts));
}

void EvaluationTemplateTab::draftNext()
{
    if (!m_template || m_sending || !m_next->isEnabled())
        return;
    const QUuid id = m_context.ids.next();
    const Command act{.id = m_context.ids.next(), .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<EvaluationTemplate>::name), .targets = {{id, 0}},
                      .fields = {{QStringLiteral("code"), m_template->code}, {QStringLiteral("name"), m_template->name}, {QStringLiteral("version"), qint64(std::max(m_template->version, m_former ? m_former->version : 0) + 1)}, {QStringLiteral("content"), QString::fromUtf8(ev::toJson(document()))}},
                      .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    whenDone(m_context.commands.submit(act), this, [this, id](const Result<void> &result) {
        if (result)
            Q_EMIT recordAsked(QString::fromLatin1(Describe<EvaluationTemplate>::name), id);
        else
            m_context.host.notify(evaluationRefusal(result.error()));
    });
}

void EvaluationTemplateTab::take(const exchange::TemplateReading &reading)
{
    // It stays the template that it is, whatever the file calls its own.
    change({}, [&](ev::Template &document) {
        const QString code = document.code;
        document = reading.document;
        document.code = code;
    });
    if (!reading.ignored.isEmpty())
        m_context.host.notify({.severity = shell::Severity::Hint, .happened = tr("Passed over, for it names nothing: %1").arg(reading.ignored.join(QStringLiteral(", ")))});
}

void EvaluationTemplateTab::importFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Take a template from a file"), {}, tr("Templates (*.xlsx *.json)"));
    if (!path.isEmpty() && whyNotEdit().isEmpty())
        m_files->read(path);
}

void EvaluationTemplateTab::exportFile()
{
    if (!m_template)
        return;
    const QString path = QFileDialog::getSaveFileName(this, tr("Write the template to a file"), QStringLiteral("%1-%2.xlsx").arg(m_template->code).arg(m_template->version), tr("Workbook (*.xlsx);;JSON (*.json)"));
    if (!path.isEmpty())
        m_files->write(path, document());
}

} // namespace views::panels
