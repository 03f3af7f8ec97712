#include "views/panels/evaluation/objectionstab.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/evaluationwords.h"
#include "items/factory.h"
#include "rules/evaluation/evaluationflow.h"
#include "views/forms/tables.h"
#include "views/panels/evaluation/evaluationrefusal.h"
#include "views/panels/evaluation/objectiondialog.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/records/flowlayout.h"
#include "views/shell/theme.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
namespace ev = rules::evaluation;
using ev::ObjectionVerb;

namespace {

constexpr size_t mostVerbs = 4;

QString verbText(ObjectionVerb verb) { return QCoreApplication::translate("ObjectionVerb", ev::captionOf(verb)); }

QString stateText(ObjectionState state, const Catalogues &catalogues)
{
    const auto &shape = shapeOf<Objection>();
    return items::choiceText(shape, shape.fields[size_t(shape.indexOf(u"state"))], text(Codec<ObjectionState>::encode(state)), catalogues);
}

} // namespace

ObjectionsTab::ObjectionsTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_open(new items::OpenEvaluation(context.items.queries(), this))
    , m_empty(new QLabel(this))
    , m_list(new QTreeWidget(this))
    , m_words(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_raise(new QPushButton(this))
{
    setObjectName(QStringLiteral("evaluationObjections"));
    m_list->setObjectName(QStringLiteral("objectionList"));
    m_list->setColumnCount(4);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_raise->setObjectName(QStringLiteral("raiseObjection"));
    for (auto *label : {m_empty, m_words, m_problem}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar, shell::px(8));
    m_raise->setAutoDefault(false);
    row->addWidget(m_raise);
    for (size_t i = 0; i < mostVerbs; ++i) {
        auto *button = m_buttons.emplace_back(new QPushButton(this));
        button->setObjectName(QStringLiteral("objectionVerb%1").arg(i));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, button] { doVerb(ObjectionVerb(button->property("verb").toInt())); });
        row->addWidget(button);
    }
    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(4));
    head->setSpacing(shell::px(4));
    head->addWidget(bar);
    head->addWidget(m_problem);
    head->addWidget(m_empty);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    foot->addWidget(m_words);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    column->addLayout(foot);
    column->addStretch(0);
    connect(m_open, &items::OpenEvaluation::shown, this, &ObjectionsTab::shown);
    connect(m_open, &items::OpenEvaluation::failed, this, [this](const Error &error) { m_context.host.notify(shell::noticeOf(error)); });
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ObjectionsTab::refresh);
    connect(m_raise, &QPushButton::clicked, this, &ObjectionsTab::raise);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &ObjectionsTab::refresh);
    retranslate();
}

QString ObjectionsTab::caption() { return tr("Objections"); }

void ObjectionsTab::retranslate()
{
    m_list->setHeaderLabels({tr("Indicator"), tr("Party"), tr("State"), tr("Objection")});
    m_list->setAccessibleName(tr("Objections"));
    for (const auto &[column, width] : {std::pair<int, int>{0, 200}, {1, 110}, {2, 130}})
        m_list->setColumnWidth(column, shell::px(width));
    m_raise->setText(tr("Raise an objection…"));
    shown();
}

void ObjectionsTab::showRecord(const QUuid &record) { m_open->show(record); }

void ObjectionsTab::shown()
{
    const QUuid kept = chosen() ? chosen()->id.uuid : QUuid();
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        const auto *file = m_open->file();
        for (size_t i = 0; file && i < file->objections.size(); ++i) {
            const auto &objection = file->objections[i];
            const auto *indicator = file->document.indicator(objection.indicator);
            auto *item = new QTreeWidgetItem(m_list, {indicator ? QStringLiteral("%1 %2").arg(indicator->code, items::nameOf(indicator->name)) : objection.indicator, items::partyText(objection.party),
                                                      stateText(objection.state, m_context.catalogues), objection.reason.simplified()});
            item->setData(0, Qt::UserRole, int(i));
            if (objection.id.uuid == kept || i == 0)
                m_list->setCurrentItem(item);
        }
    }
    refresh();
}

const Objection *ObjectionsTab::chosen() const
{
    const auto *item = m_list->currentItem();
    const auto *file = m_open->file();
    const int at = item ? item->data(0, Qt::UserRole).toInt() : -1;
    return file && at >= 0 && at < int(file->objections.size()) ? &file->objections[size_t(at)] : nullptr;
}

QString ObjectionsTab::whyNotRaise() const
{
    const auto *file = m_open->file();
    if (!file)
        return tr("The evaluation is not read yet.");
    if (file->record.state != EvaluationState::Review)
        return file->isBlind() ? tr("Objections are raised once the scoring is closed.") : tr("Objections are raised before the evaluation is frozen.");
    if (ev::partiesOf(m_context.host.actor()).empty())
        return tr("You act for none of the parties.");
    const QString right = QStringLiteral("objection.create");
    return m_context.host.actor().may(right) ? QString() : tr("Your roles do not include the right “%1”.").arg(right);
}

void ObjectionsTab::refresh()
{
    const auto *file = m_open->file();
    const auto *objection = chosen();
    const QString why = whyNotRaise();
    m_raise->setEnabled(why.isEmpty());
    m_raise->setToolTip(why);
    m_empty->setText(file && file->objections.empty() ? (why.isEmpty() ? tr("Nobody has objected to a score.") : tr("Nobody has objected to a score. %1").arg(why)) : QString());
    m_empty->setVisible(!m_empty->text().isEmpty());
    m_list->setVisible(file && !file->objections.empty());
    const auto offers = objection ? ev::allowedVerbs(*objection, m_context.host.actor()) : std::vector<ev::ObjectionOffer>();
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < offers.size());
        if (i >= offers.size())
            continue;
        m_buttons[i]->setProperty("verb", int(offers[i].verb));
        m_buttons[i]->setText(verbText(offers[i].verb) + QStringLiteral("…"));
        m_buttons[i]->setEnabled(!offers[i].problem);
        m_buttons[i]->setToolTip(offers[i].problem ? evaluationRefusal(*offers[i].problem).happened : QString());
    }
    QStringList lines;
    if (objection) {
        const auto line = [&](const QString &caption, const QString &words, const QString &by, const std::optional<Instant> &at) {
            if (!words.isEmpty() || at)
                //: what was said, by whom, when: "Answer (li, yesterday 17:30): …"
                lines << tr("%1 (%2, %3): %4").arg(caption, by, at ? items::displayTime(*at, m_context.clock.now()) : QString(), words);
        };
        line(tr("Objection"), objection->reason, objection->raisedBy, objection->raisedAt);
        line(tr("Answer"), objection->answer, objection->answeredBy, objection->answeredAt);
        if (objection->decidedAt)
            line(stateText(objection->state, m_context.catalogues), objection->state == ObjectionState::Accepted ? items::shareText(objection->ratio) : QString(), objection->decidedBy, objection->decidedAt);
    }
    m_words->setText(lines.join(u'\n'));
    m_problem->setText(m_error ? evaluationRefusal(*m_error).happened : QString());
    m_problem->setVisible(m_error.has_value());
    inkLabel(*m_problem, shell::Tone::Bad);
}

void ObjectionsTab::submit(const Command &command)
{
    m_error.reset();
    whenDone(m_context.commands.submit(command), this, [this](const Result<void> &result) {
        if (!result)
            m_error = result.error();
        refresh();
    });
}

void ObjectionsTab::raise()
{
    const auto *file = m_open->file();
    if (!file || !whyNotRaise().isEmpty())
        return;
    auto *dialog = new ObjectionDialog({.title = tr("Raise"), .words = tr("Objection"), .parties = ev::partiesOf(m_context.host.actor()), .indicator = true}, *file, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = file->record.id.uuid] {
        submit({.id = m_context.ids.next(), .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<Objection>::name), .targets = {{m_context.ids.next(), 0}},
                .fields = {{QStringLiteral("evaluation_id"), idText(id)}, {QStringLiteral("indicator"), dialog->indicator()}, {QStringLiteral("party"), Codec<Party>::encode(dialog->party())}, {QStringLiteral("reason"), dialog->text()}},
                .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()});
    });
    dialog->open();
}

void ObjectionsTab::doVerb(ObjectionVerb verb)
{
    const auto *file = m_open->file();
    const auto *objection = chosen();
    if (!file || !objection)
        return;
    const bool answers = verb == ObjectionVerb::Answer;
    const bool accepts = verb == ObjectionVerb::Accept;
    auto *dialog = new ObjectionDialog({.title = verbText(verb), .words = answers ? tr("Answer") : tr("Reason"), .parties = {}, .share = accepts, .mayBeEmpty = !answers}, *file, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, verb, answers, accepts, target = Target{objection->id.uuid, objection->revision}] {
        Command act{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<Objection>::name), .targets = {target}, .fields = {{QStringLiteral("state"), Codec<ObjectionState>::encode(ev::stateAfter(verb))}}, .overruled = {},
                    .reason = answers ? QString() : dialog->text(), .after = {}, .occurredAt = m_context.clock.now()};
        if (answers)
            act.fields.emplace(QStringLiteral("answer"), dialog->text());
        if (accepts)
            act.fields.emplace(QStringLiteral("ratio"), qint64(dialog->ratio()));
        submit(act);
    });
    dialog->open();
}

} // namespace views::panels
