#include "views/panels/changes/decide/decidedialog.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/changesentences.h"
#include "items/changewords.h"
#include "items/factory.h"
#include "rules/changeplan.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/tables.h"
#include "views/panels/changes/decide/keybox.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/shell/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QRadioButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <ranges>

namespace views::panels {

using namespace contract;
using items::DecisionCase;
using rules::DecisionVerdict;

namespace {

const Shape &shape() { return shapeOf<ChangeRequest>(); }

QString shown(const DecisionCase &held, QStringView field, const Catalogues &catalogues)
{
    const auto position = size_t(shape().indexOf(field));
    return items::displayText(shape(), shape().fields[position], held.file.change.record.values[position], catalogues, held.file.change.titles[position]);
}

QTreeWidget *tableOf(const QStringList &heads, const QString &name, QWidget *parent)
{
    auto *tree = new QTreeWidget(parent);
    tree->setObjectName(name);
    tree->setColumnCount(int(heads.size()));
    tree->setHeaderLabels(heads);
    tree->setRootIsDecorated(false);
    tree->setWordWrap(true);
    tree->setFrameShape(QFrame::NoFrame);
    tree->setUniformRowHeights(false);
    tree->setSelectionMode(QAbstractItemView::SingleSelection);
    tree->header()->setStretchLastSection(true);
    return tree;
}

} // namespace

DecideDialog::DecideDialog(std::vector<QUuid> changes, const shell::PanelContext &context, QWidget *parent) : QDialog(parent), m_context(context)
{
    setObjectName(QStringLiteral("decideDialog"));
    for (const auto &id : changes)
        m_cases.push_back({.id = id, .stand = Stand::Reading, .held = {}, .words = {}});
    build();
    read();
}

void DecideDialog::build()
{
    const bool several = m_cases.size() > 1;
    setWindowTitle(several ? tr("Decide on %n change(s)", nullptr, int(m_cases.size())) : tr("Decide"));
    auto *page = new QWidget(this);
    m_number = new QLabel(page);
    m_number->setFont(shell::fixedFont());
    m_title = new QLabel(page);
    m_title->setObjectName(QStringLiteral("decidedTitle"));
    m_title->setFont(shell::headingFont(2));
    m_facts = new QWidget(page);
    m_grid = new QGridLayout(m_facts);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(shell::px(16));
    m_grid->setVerticalSpacing(shell::px(4));
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, 1);
    m_changedHead = new QLabel(page);
    m_changedHead->setObjectName(QStringLiteral("changedHead"));
    m_changed = tableOf({tr("Field"), tr("As it was"), tr("As it is")}, QStringLiteral("changedSince"), page);
    m_findingsHead = new QLabel(page);
    m_findingsHead->setObjectName(QStringLiteral("findingsHead"));
    m_findings = tableOf({tr("Conflict"), tr("With"), tr("When"), tr("Resources")}, QStringLiteral("findings"), page);
    for (auto *label : {m_title, m_changedHead, m_findingsHead}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }

    m_verdicts = new QButtonGroup(this);
    auto *verdicts = new QHBoxLayout;
    verdicts->setSpacing(shell::px(12));
    const std::array words{std::pair{DecisionVerdict::Approve, tr("&Approve")}, std::pair{DecisionVerdict::Reject, tr("Re&ject")}, std::pair{DecisionVerdict::Return, tr("&Return to")}, std::pair{DecisionVerdict::Add, tr("Ask one m&ore")}};
    m_to = new QComboBox(page);
    m_to->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_to->setObjectName(QStringLiteral("returnTo"));
    m_to->setAccessibleName(tr("The stage that it is returned to"));
    for (const auto &[verdict, text] : words) {
        auto *button = new QRadioButton(text, page);
        button->setObjectName(QStringLiteral("verdict_%1").arg(QLatin1StringView(rules::codeOf(verdict))));
        m_verdicts->addButton(button, int(verdict));
        verdicts->addWidget(button);
        if (verdict == DecisionVerdict::Return)
            verdicts->addWidget(m_to);
    }
    verdicts->addStretch(1);
    m_verdicts->button(int(DecisionVerdict::Approve))->setChecked(true);
    const auto &changes = shapeOf<ChangeRequest>();
    auto personField = changes.fields[size_t(changes.indexOf(u"watcher_id"))];
    m_added = forms::makeFieldEditor({.field = personField, .caption = tr("Who decides as well at this stage"), .options = {}, .references = m_context.items.references(shapeOf<Person>(), nullptr)}, page);
    m_added->setObjectName(QStringLiteral("added"));
    m_seat = new QComboBox(page);
    m_seat->setObjectName(QStringLiteral("seat"));
    m_seat->setAccessibleName(tr("In whose place"));
    m_opinion = new QPlainTextEdit(page);
    m_opinion->setObjectName(QStringLiteral("opinion"));
    m_opinion->setTabChangesFocus(true);
    m_opinion->setFixedHeight(m_opinion->fontMetrics().lineSpacing() * 2 + shell::px(14));

    auto *body = new QVBoxLayout(page);
    body->setContentsMargins(shell::px(16), shell::px(12), shell::px(16), shell::px(8));
    body->setSpacing(shell::px(8));
    body->addWidget(m_number);
    body->addWidget(m_title);
    body->addWidget(m_findingsHead); // what speaks against it is seen first
    body->addWidget(m_findings);
    body->addWidget(m_changedHead);
    body->addWidget(m_changed);
    body->addWidget(m_facts);
    body->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus); // what stands in it takes the keys

    m_key = new KeyBox(m_context,
                       {.own = tr("Your key seals the decision: the content, the attachments and the impact list, by their digests."),
                        .file = tr("The key from the file seals the decision. Give its passphrase."),
                        .token = tr("The key on the token “%1” seals the decision. Give its PIN.")},
                       this);
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(QStringLiteral("decideProblem"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_skip = new QPushButton(tr("&Skip"), this);
    m_skip->setObjectName(QStringLiteral("skip"));
    m_skip->setAutoDefault(false);
    m_skip->setVisible(several);
    m_skip->setToolTip(tr("Leave this one undecided and go on"));
    auto *cancel = new QPushButton(several ? tr("Close") : tr("Cancel"), this);
    cancel->setAutoDefault(false);
    m_ok = new QPushButton(this);
    m_ok->setObjectName(QStringLiteral("sealIt"));
    m_ok->setDefault(true);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(shell::px(8));
    buttons->addWidget(m_skip);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_ok);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(16));
    foot->setSpacing(shell::px(8));
    foot->addLayout(verdicts);
    foot->addWidget(m_added);
    foot->addWidget(m_seat);
    foot->addWidget(m_opinion);
    foot->addWidget(m_key);
    foot->addWidget(m_sentence);
    foot->addLayout(buttons);
    auto *right = new QWidget(this);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addLayout(foot);
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    if (several) {
        buildList(*this);
        whole->addWidget(m_list);
    }
    whole->addWidget(right, 1);
    resize(QSize(shell::px(several ? 1060 : 760), shell::px(680)).boundedTo(screen()->availableSize() * 9 / 10));

    connect(m_verdicts, &QButtonGroup::idClicked, this, &DecideDialog::refresh);
    connect(m_added, &forms::FieldEditor::edited, this, &DecideDialog::refresh);
    connect(m_opinion, &QPlainTextEdit::textChanged, this, &DecideDialog::refresh);
    connect(m_key, &KeyBox::edited, this, &DecideDialog::refresh);
    connect(m_key, &KeyBox::unlocked, this, &DecideDialog::nextOf);
    connect(m_key, &KeyBox::failed, this, [this](const QString &sentence) {
        m_working = false;
        m_problem = sentence;
        refresh();
    });
    connect(m_ok, &QPushButton::clicked, this, &DecideDialog::decide);
    connect(m_skip, &QPushButton::clicked, this, &DecideDialog::skip);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    for (auto *label : {m_changedHead, m_findingsHead})
        label->hide();
    m_changed->hide();
    m_findings->hide();
    m_key->takeFocus();
    refresh();
}

void DecideDialog::buildList(QWidget &parent)
{
    m_list = new QListWidget(&parent);
    m_list->setObjectName(QStringLiteral("decideList"));
    m_list->setAccessibleName(tr("Changes to be decided on"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setFixedWidth(shell::px(330));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (size_t i = 0; i < m_cases.size(); ++i) {
        auto *line = new QListWidgetItem(tr("Being read…"), m_list);
        line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        line->setCheckState(Qt::Checked);
    }
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row != m_current)
            showItem(row);
    });
    connect(m_list, &QListWidget::itemChanged, this, &DecideDialog::refresh);
}

void DecideDialog::read()
{
    const auto &actor = m_context.host.actor();
    auto &queries = m_context.items.queries();
    for (size_t i = 0; i < m_cases.size(); ++i) {
        const auto job = [id = m_cases[i].id, path = queries.outboxPath(), actor, now = m_context.clock.now(), catalogues = &m_context.catalogues](replica::ListReader &reader) {
            return items::readDecisionCase(reader, path, id, actor, now, {}, *catalogues);
        };
        whenDone(queries.figure<DecisionCase>(job), this, [this, i](const Result<DecisionCase> &held) { took(m_cases[i], held); });
    }
}

void DecideDialog::took(Item &item, const Result<DecisionCase> &held)
{
    ++m_read;
    const int at = int(&item - m_cases.data());
    if (!held) {
        item.stand = Stand::Barred;
        item.words = changeRefusal(held.error()).happened;
    } else {
        item.held = *held;
        const auto &change = held->change;
        item.stand = held->seats.empty() ? Stand::Barred : Stand::Open;
        if (change.state != ChangeState::AwaitingApproval)
            item.words = tr("It waits for no decision.");
        else if (change.applicant == m_context.host.actor().login)
            item.words = tr("You asked for it yourself.");
        else if (held->seats.empty())
            item.words = tr("It waits for: %1.").arg(shown(*held, u"waits_for", m_context.catalogues));
    }
    refreshLine(at);
    if (at == m_current)
        showItem(at);
    if (m_read == int(m_cases.size())) {
        refresh();
        Q_EMIT ready();
    }
}

DecideDialog::Item *DecideDialog::current()
{
    return m_current >= 0 && m_current < int(m_cases.size()) ? &m_cases[size_t(m_current)] : nullptr;
}

void DecideDialog::showItem(int at)
{
    m_current = at;
    if (m_list && m_list->currentRow() != at)
        m_list->setCurrentRow(at);
    const auto *item = current();
    if (item && item->held) {
        showSummary(*item->held);
        showChanged(*item->held);
        showFindings(*item->held);
        m_to->clear();
        for (int stage = 1; stage < item->held->change.stage && stage <= int(item->held->chain.size()); ++stage)
            m_to->addItem(tr("%1. %2", "number and name of a stage").arg(stage).arg(item->held->chain[size_t(stage - 1)].name), stage);
        const QVariant seat = m_seat->currentData();
        m_seat->clear();
        for (const auto &one : item->held->seats)
            m_seat->addItem(one.principal.isNull() ? tr("For myself") : tr("In the place of %1 (delegation until %2)").arg(item->held->file.people.value(one.principal, one.delegation ? one.delegation->grantedBy : QString()), items::fullTime(one.delegation ? one.delegation->endsAt : Instant())), one.principal);
        m_seat->setCurrentIndex(std::max(0, m_seat->findData(seat)));
    }
    refresh();
}

void DecideDialog::showSummary(const DecisionCase &held)
{
    while (auto *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto &change = held.change;
    m_number->setText(change.number);
    m_number->setVisible(!change.number.isEmpty());
    m_title->setText(change.title);
    int row = 0;
    int column = 0;
    const auto add = [&](const QString &caption, const QString &words, std::optional<shell::Tone> tone = {}, bool wide = false) {
        if (words.isEmpty())
            return;
        if (wide && column > 0) {
            ++row;
            column = 0;
        }
        auto *head = new QLabel(caption, m_facts);
        head->setForegroundRole(QPalette::PlaceholderText);
        auto *told = new QLabel(words, m_facts);
        told->setTextFormat(Qt::PlainText);
        told->setWordWrap(true);
        if (tone)
            inkLabel(*told, *tone);
        m_grid->addWidget(head, row, column, Qt::AlignTop);
        m_grid->addWidget(told, row, column + 1, 1, wide ? 3 : 1, Qt::AlignTop);
        column = wide || column > 0 ? 0 : 2;
        row += column == 0 ? 1 : 0;
    };
    const auto caption = [](QStringView field) { return items::captionOf(shape(), shape().fields[size_t(shape().indexOf(field))]); };
    add(caption(u"change_class"), shown(held, u"change_class", m_context.catalogues), change.changeClass == ChangeClass::Emergency ? std::optional(shell::Tone::Bad) : std::nullopt);
    add(tr("Risk"), held.isRisky() ? tr("%1: from %2 on it is looked at alone").arg(change.risk).arg(held.majorFrom) : QString::number(change.risk), held.isRisky() ? std::optional(shell::Tone::Bad) : std::nullopt);
    add(tr("Planned"), items::spanText(change.plannedStart.value_or(Instant()), change.plannedEnd.value_or(Instant())));
    const bool has = change.stage >= 1 && change.stage <= int(held.chain.size());
    add(tr("Stage"), has ? tr("%1 of %2: %3").arg(change.stage).arg(held.chain.size()).arg(held.chain[size_t(change.stage - 1)].name) : QString());
    add(caption(u"unit_id"), shown(held, u"unit_id", m_context.catalogues));
    add(caption(u"implementer_id"), shown(held, u"implementer_id", m_context.catalogues));
    add(tr("Asked for by"), change.applicant);
    add(caption(u"outage_minutes"), change.outageMinutes > 0 ? tr("%1 min").arg(change.outageMinutes) : QString());
    if (const auto resources = rules::planResourcesFromJson(change.resources); resources && !resources->empty()) {
        QStringList names;
        for (const auto &resource : *resources)
            names << resource.name;
        const int more = int(names.size()) - 6;
        QString words = names.mid(0, 6).join(tr(", "));
        if (more > 0)
            words += tr(" and %n more", nullptr, more);
        add(tr("Resources"), words, {}, true);
    }
    if (const auto impact = change.impact.isEmpty() ? Result<rules::ImpactList>(fail(ErrorCode::NotFound)) : rules::impactFromJson(change.impact))
        add(tr("Felt by"), tr("%n resource(s) up to %1 relations away, as known %2", nullptr, int(impact->lines.size())).arg(impact->depth).arg(items::displayTime(impact->at, m_context.clock.now())), {}, true);
    add(caption(u"reason"), change.reason, {}, true);
    add(caption(u"steps"), items::documentText(change.steps), {}, true);
    add(caption(u"fallback"), change.fallback, {}, true);
    add(caption(u"verification"), change.verification, {}, true);
}

void DecideDialog::showChanged(const DecisionCase &held)
{
    m_changed->clear();
    const bool known = held.since.ms != 0;
    m_changedHead->show();
    m_changedHead->setText(!known ? tr("You look at this change for the first time here.")
                           : held.changed.empty() ? tr("Nothing of its content has changed since %1.").arg(items::displayTime(held.since, m_context.clock.now()))
                                                  : tr("Changed since %1, when it was last looked at or decided on:").arg(items::displayTime(held.since, m_context.clock.now())));
    held.changed.empty() ? m_changedHead->setPalette({}) : inkLabel(*m_changedHead, shell::Tone::Warning);
    for (const auto &difference : held.changed)
        new QTreeWidgetItem(m_changed, {difference.caption, difference.before.isEmpty() ? QStringLiteral("—") : difference.before, difference.after.isEmpty() ? QStringLiteral("—") : difference.after});
    m_changed->setVisible(!held.changed.empty());
    m_changed->setAccessibleName(tr("What has changed"));
    m_changed->header()->resizeSection(0, shell::px(110));
    m_changed->header()->resizeSection(1, shell::px(240));
    m_changed->setFixedHeight(shell::px(120));
}

void DecideDialog::showFindings(const DecisionCase &held)
{
    m_findings->clear();
    m_findingsHead->show();
    m_findingsHead->setText(held.findings.empty() ? tr("No conflict is known.") : tr("%n conflict(s):", nullptr, int(held.findings.size())) + (held.change.findingsAccepted.isEmpty() ? QString() : QStringLiteral(" ") + tr("accepted because: %1").arg(held.change.findingsAccepted)));
    held.findings.empty() ? m_findingsHead->setPalette({}) : inkLabel(*m_findingsHead, shell::Tone::Bad);
    for (const auto &finding : held.findings) {
        QStringList names;
        for (const auto &hit : finding.resources) {
            const auto row = held.file.ledger.constFind(hit.resource);
            names << (row == held.file.ledger.cend() ? idText(hit.resource).left(8) : titleOf(shapeOf<Resource>(), row->record));
        }
        const bool isNew = std::ranges::find(held.difference.appeared, finding) != held.difference.appeared.end();
        auto *line = new QTreeWidgetItem(m_findings, {isNew ? tr("new: %1").arg(items::kindText(finding.kind)) : items::kindText(finding.kind), finding.name, items::spanText(finding.time.from, finding.time.to), names.join(tr(", "))});
        for (int column = 0; column < 4; ++column)
            line->setToolTip(column, line->text(column));
    }
    m_findings->setVisible(!held.findings.empty());
    m_findings->setAccessibleName(tr("Conflicts of the change"));
    for (const auto &[column, width] : {std::pair{0, 170}, {1, 200}, {2, 170}})
        m_findings->header()->resizeSection(column, shell::px(width));
    m_findings->setFixedHeight(shell::px(84));
}

/// Several go by without being shown one by one, unless one of them wants eyes of its own.
bool DecideDialog::goesBy(const Item &item) const
{
    return item.stand == Stand::Open && item.held && !item.held->stops();
}

void DecideDialog::refreshLine(int at)
{
    if (!m_list)
        return;
    auto *line = m_list->item(at);
    const auto &item = m_cases[size_t(at)];
    QStringList parts;
    if (item.held) {
        const auto &change = item.held->change;
        parts << (change.number.isEmpty() ? change.title : change.number + QStringLiteral("  ") + change.title);
        QStringList facts{shown(*item.held, u"change_class", m_context.catalogues), items::spanText(change.plannedStart.value_or(Instant()), change.plannedEnd.value_or(Instant())), tr("risk %1").arg(change.risk)};
        if (!item.held->findings.empty())
            facts << tr("%n conflict(s)", nullptr, int(item.held->findings.size()));
        if (!item.held->changed.empty())
            facts << tr("%n field(s) changed", nullptr, int(item.held->changed.size()));
        facts.removeAll(QString());
        parts << facts.join(QStringLiteral(" · "));
    }
    QString stand;
    switch (item.stand) {
    case Stand::Reading:
        stand = tr("Being read…");
        break;
    case Stand::Open:
        stand = item.held && item.held->stops() ? tr("⚠ stops here: look at it alone") : QString();
        break;
    case Stand::Barred:
    case Stand::Failed:
        stand = QStringLiteral("✕ ") + item.words;
        break;
    case Stand::Skipped:
        stand = tr("left undecided");
        break;
    case Stand::Done:
        stand = tr("✓ sealed, in the outbox");
        break;
    }
    if (!stand.isEmpty())
        parts << stand;
    const QSignalBlocker quiet(m_list);
    line->setText(parts.join(u'\n'));
    if (item.stand != Stand::Open && item.stand != Stand::Reading)
        line->setCheckState(item.stand == Stand::Done ? Qt::Checked : Qt::Unchecked);
    const auto tone = item.stand == Stand::Done ? shell::Tone::Good : item.stand == Stand::Barred || item.stand == Stand::Failed ? shell::Tone::Bad : shell::Tone::Warning;
    line->setForeground(item.stand == Stand::Done || item.stand == Stand::Failed || (item.stand == Stand::Open && item.held && item.held->stops()) ? QBrush(shell::colours(tone).text) : QBrush());
}

DecisionVerdict DecideDialog::verdict() const { return DecisionVerdict(m_verdicts->checkedId()); }

QString DecideDialog::whyNot() const
{
    const auto *item = const_cast<DecideDialog *>(this)->current();
    if (m_read < int(m_cases.size()))
        return tr("The changes are being read.");
    const bool any = m_list && std::ranges::any_of(std::views::iota(0, int(m_cases.size())), [this](int at) { return goesBy(m_cases[size_t(at)]) && m_list->item(at)->checkState() == Qt::Checked; });
    if (!any && (!item || item->stand != Stand::Open))
        return item && !item->words.isEmpty() ? item->words : tr("There is nothing to decide on.");
    if (verdict() != DecisionVerdict::Approve && m_opinion->toPlainText().trimmed().isEmpty())
        return tr("Anything but an approval wants an opinion.");
    if (verdict() == DecisionVerdict::Return && m_to->count() == 0)
        return tr("There is no stage before this one.");
    if (verdict() == DecisionVerdict::Add && idOf(text(m_added->value())).isNull())
        return tr("Choose who decides as well.");
    return m_key->whyNot();
}

void DecideDialog::refresh()
{
    const auto *item = current();
    const bool many = m_list != nullptr;
    m_verdicts->button(int(DecisionVerdict::Return))->setEnabled(m_to->count() > 0);
    m_to->setVisible(m_to->count() > 0);
    m_to->setEnabled(verdict() == DecisionVerdict::Return);
    m_added->setVisible(verdict() == DecisionVerdict::Add);
    m_seat->setVisible(m_seat->count() > 1 || (m_seat->count() == 1 && !m_seat->itemData(0).toUuid().isNull()));
    m_opinion->setPlaceholderText(verdict() == DecisionVerdict::Approve ? tr("Opinion, where there is something to say") : tr("Opinion: why"));
    m_opinion->setAccessibleName(m_opinion->placeholderText());
    int open = 0;
    if (many)
        for (size_t i = 0; i < m_cases.size(); ++i)
            open += goesBy(m_cases[i]) && m_list->item(int(i))->checkState() == Qt::Checked ? 1 : 0;
    QString words;
    switch (verdict()) {
    case DecisionVerdict::Approve:
        words = open > 1 ? tr("Approve %n", "several changes", open) : tr("Approve");
        break;
    case DecisionVerdict::Reject:
        words = open > 1 ? tr("Reject %n", "several changes", open) : tr("Reject");
        break;
    case DecisionVerdict::Return:
        words = tr("Return");
        break;
    case DecisionVerdict::Add:
        words = tr("Ask");
        break;
    }
    m_ok->setText(words);
    const QString why = whyNot();
    m_ok->setEnabled(why.isEmpty() && !m_working);
    m_ok->setToolTip(why);
    m_skip->setEnabled(item && item->stand == Stand::Open && !m_working);
    forms::setRank(*m_ok, m_ok->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    const bool said = m_read == int(m_cases.size()) && item && item->stand != Stand::Open && item->stand != Stand::Reading;
    const QString sentence = !m_problem.isEmpty() ? m_problem : said && item->stand != Stand::Done ? item->words : QString();
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    inkLabel(*m_sentence, shell::Tone::Bad);
}

void DecideDialog::decide()
{
    if (m_working || !whyNot().isEmpty())
        return;
    m_problem.clear();
    m_working = true;
    refresh();
    m_key->unlock();
}

/// Those that go by first, then the one that is shown; where it stops is shown and waits for the person.
void DecideDialog::nextOf(const items::UnlockedKey &key)
{
    for (size_t i = 0; m_list && i < m_cases.size(); ++i)
        if (goesBy(m_cases[i]) && m_list->item(int(i))->checkState() == Qt::Checked && int(i) != m_current) {
            sealOne(int(i), key);
            return;
        }
    if (auto *item = current(); item && item->stand == Stand::Open && (!m_list || goesBy(*item) || item->looked)) {
        sealOne(m_current, key);
        return;
    }
    ended();
}

void DecideDialog::sealOne(int at, const items::UnlockedKey &key)
{
    auto &item = m_cases[size_t(at)];
    items::DecisionWords words{.verdict = verdict(), .to = m_to->currentData().toInt(), .added = {}, .opinion = m_opinion->toPlainText().trimmed(), .principal = {}};
    if (words.verdict != DecisionVerdict::Return)
        words.to = 0;
    if (words.verdict == DecisionVerdict::Add)
        words.added = idOf(text(m_added->value()));
    // In the own place where there is a seat, else in the chosen one.
    const auto wanted = m_seat->currentData().toUuid();
    const auto seat = std::ranges::find(item.held->seats, wanted, &rules::DecisionSeat::principal);
    words.principal = seat == item.held->seats.end() ? item.held->seats.front().principal : seat->principal;
    const Instant now = m_context.clock.now();
    const auto decision = rules::toJson(items::decisionOf(*item.held, words, m_context.host.actor(), now));
    auto &queries = m_context.items.queries();
    const auto sealing = queries.figure<QString>([id = item.id, decision, key](replica::ListReader &) { return items::sealDecision(id, decision, key); });
    whenDone(sealing, this, [this, at, key, now](const Result<QString> &sealed) {
        auto &item = m_cases[size_t(at)];
        const auto failed = [this, at](const Error &error) {
            auto &item = m_cases[size_t(at)];
            item.stand = Stand::Failed;
            item.words = changeRefusal(error).happened;
            m_working = false;
            refreshLine(at);
            showItem(at);
        };
        if (!sealed) {
            failed(sealed.error());
            return;
        }
        const auto &record = item.held->file.change.record;
        const Command act{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = shape().name, .targets = {{record.id, record.revision}}, .fields = {{QStringLiteral("decision"), *sealed}}, .overruled = {}, .reason = {}, .after = {},
                          .occurredAt = now};
        whenDone(m_context.commands.submit(act), this, [this, at, key, failed](const Result<void> &result) {
            if (!result) {
                failed(result.error());
                return;
            }
            auto &item = m_cases[size_t(at)];
            item.stand = Stand::Done;
            ++m_decided;
            refreshLine(at);
            Q_EMIT this->sealed(item.id);
            nextOf(key);
        });
    });
}

/// The next one that is open is shown, as one that was looked at; where there is none, the window has done its work.
void DecideDialog::ended()
{
    m_working = false;
    const auto next = std::ranges::find_if(m_cases, [](const Item &item) { return item.stand == Stand::Open; });
    if (next == m_cases.end()) {
        const bool clean = std::ranges::none_of(m_cases, [](const Item &item) { return item.stand == Stand::Failed || item.stand == Stand::Barred; });
        if (clean && m_decided > 0) {
            accept();
            return;
        }
        refresh();
        return;
    }
    next->looked = true;
    m_opinion->clear();
    showItem(int(next - m_cases.begin()));
    m_ok->setFocus();
}

void DecideDialog::skip()
{
    auto *item = current();
    if (!item || item->stand != Stand::Open || m_working)
        return;
    item->stand = Stand::Skipped;
    refreshLine(m_current);
    const auto next = std::ranges::find_if(m_cases, [](const Item &one) { return one.stand == Stand::Open; });
    if (next == m_cases.end()) {
        m_decided > 0 ? accept() : reject();
        return;
    }
    next->looked = true;
    showItem(int(next - m_cases.begin()));
}

void DecideDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && (event->modifiers() & Qt::ControlModifier || m_key->hasFocusInside())) {
        decide();
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace views::panels
