#include "views/panels/changes/meetings/meetingtab.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "rules/changeflow.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/tables.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/panels/records/flowlayout.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::AgendaTable;
using items::AttendanceTable;

namespace {

constexpr int agendaRows = 8;
constexpr int attendanceRows = 6;
const Shape &shape() { return shapeOf<CabMeeting>(); }

/// A conclusion is chosen, not typed.
class ConclusionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *box = new QComboBox(parent);
        for (const auto &code : items::conclusionCodes())
            box->addItem(items::conclusionText(code), code);
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *box = static_cast<QComboBox *>(editor);
        box->setCurrentIndex(std::max(0, box->findData(index.data(Qt::EditRole))));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override { model->setData(index, static_cast<QComboBox *>(editor)->currentData()); }
};

void prepareTable(QTableView &table, QAbstractItemModel &model, const QString &name)
{
    forms::prepare(table);
    table.setObjectName(name);
    table.setModel(&model);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    table.horizontalHeader()->setStretchLastSection(true);
}

} // namespace

MeetingTab::MeetingTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_agenda(new AgendaTable(this))
    , m_attendance(new AttendanceTable(this))
    , m_agendaHead(new QLabel(this))
    , m_agendaTable(new QTableView(this))
    , m_add(new QPushButton(this))
    , m_off(new QPushButton(this))
    , m_pickerPlace(new QWidget(this))
    , m_attendanceHead(new QLabel(this))
    , m_attendanceTable(new QTableView(this))
    , m_guest(new QLineEdit(this))
    , m_personOff(new QPushButton(this))
    , m_note(new QLabel(this))
    , m_revert(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("meetingAgenda"));
    prepareTable(*m_agendaTable, *m_agenda, QStringLiteral("agenda"));
    m_agendaTable->setItemDelegateForColumn(AgendaTable::ConclusionColumn, new ConclusionDelegate(m_agendaTable));
    prepareTable(*m_attendanceTable, *m_attendance, QStringLiteral("attendance"));
    m_add->setObjectName(QStringLiteral("addAwaiting"));
    m_guest->setObjectName(QStringLiteral("guest"));
    m_guest->setMaxLength(80);
    auto *page = new QWidget(this);
    auto *agendaBar = new QWidget(page);
    auto *agendaRow = new FlowLayout(agendaBar, shell::px(8));
    agendaRow->addWidget(m_add);
    agendaRow->addWidget(m_off);
    auto *attendanceBar = new QWidget(page);
    auto *attendanceRow = new FlowLayout(attendanceBar, shell::px(8));
    attendanceRow->addWidget(m_guest);
    attendanceRow->addWidget(m_personOff);
    auto *pickers = new QVBoxLayout(m_pickerPlace);
    pickers->setContentsMargins(0, 0, 0, 0);
    for (auto *button : {m_add, m_off, m_personOff, m_revert, m_save})
        button->setAutoDefault(false);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_save->setObjectName(QStringLiteral("saveAgenda"));
    auto *body = new QVBoxLayout(page);
    body->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(8));
    body->setSpacing(shell::px(8));
    body->addWidget(m_agendaHead);
    body->addWidget(m_agendaTable);
    body->addWidget(agendaBar);
    body->addWidget(m_attendanceHead);
    body->addWidget(m_attendanceTable);
    body->addWidget(attendanceBar);
    body->addWidget(m_pickerPlace);
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
    const auto removal = [this](QTableView &table, auto remove) {
        auto *key = new QAction(&table);
        key->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Delete));
        key->setShortcutContext(Qt::WidgetShortcut);
        connect(key, &QAction::triggered, this, remove);
        table.addAction(key);
    };
    const auto removeChange = [this] {
        if (whyNot().isEmpty())
            m_agenda->removeItem(m_agendaTable->currentIndex().row());
    };
    const auto removePerson = [this] {
        if (whyNot().isEmpty())
            m_attendance->removeItem(m_attendanceTable->currentIndex().row());
    };
    removal(*m_agendaTable, removeChange);
    removal(*m_attendanceTable, removePerson);
    connect(m_off, &QPushButton::clicked, this, removeChange);
    connect(m_personOff, &QPushButton::clicked, this, removePerson);
    connect(m_add, &QPushButton::clicked, this, &MeetingTab::addAwaiting);
    connect(m_guest, &QLineEdit::returnPressed, this, &MeetingTab::addGuest);
    connect(m_agenda, &AgendaTable::edited, this, &MeetingTab::edited);
    connect(m_attendance, &AttendanceTable::edited, this, &MeetingTab::edited);
    for (auto *table : {m_agendaTable, m_attendanceTable})
        connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MeetingTab::refresh);
    connect(m_save, &QPushButton::clicked, this, &MeetingTab::save);
    connect(m_revert, &QPushButton::clicked, this, &MeetingTab::revert);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &MeetingTab::refresh);
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity, const QVector<QUuid> &ids) {
        if (!m_id.isNull() && entity == shape().name && ids.contains(m_id))
            read();
    });
    retranslate();
}

QString MeetingTab::caption() { return tr("Agenda"); }

void MeetingTab::retranslate()
{
    m_agendaHead->setText(tr("Agenda and votes"));
    m_attendanceHead->setText(tr("Attendance"));
    for (auto *head : {m_agendaHead, m_attendanceHead})
        head->setFont(shell::headingFont(1));
    m_agendaTable->setAccessibleName(m_agendaHead->text());
    m_attendanceTable->setAccessibleName(m_attendanceHead->text());
    m_add->setText(tr("Add those that await the CAB"));
    m_off->setText(tr("Take off"));
    m_personOff->setText(tr("Take off"));
    m_guest->setPlaceholderText(tr("Guest: name, Enter"));
    m_guest->setAccessibleName(tr("Name of a guest"));
    m_save->setText(tr("Save agenda"));
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return)); // a new text takes it away
    m_revert->setText(tr("Revert"));
    m_agenda->retranslate();
    m_attendance->retranslate();
    for (const auto &[column, width] : {std::pair<int, int>{AgendaTable::ChangeColumn, 220}, {AgendaTable::YesColumn, 44}, {AgendaTable::NoColumn, 44}, {AgendaTable::AbstainedColumn, 84}, {AgendaTable::ConclusionColumn, 110}})
        m_agendaTable->setColumnWidth(column, std::max(shell::px(width), m_agendaTable->horizontalHeader()->sectionSizeHint(column)));
    for (const auto &[column, width] : {std::pair<int, int>{AttendanceTable::CameColumn, 64}, {AttendanceTable::NameColumn, 160}})
        m_attendanceTable->setColumnWidth(column, std::max(shell::px(width), m_attendanceTable->horizontalHeader()->sectionSizeHint(column)));
    m_agendaTable->setFixedHeight(m_agendaTable->horizontalHeader()->sizeHint().height() + shell::px(26) * agendaRows);
    m_attendanceTable->setFixedHeight(m_attendanceTable->horizontalHeader()->sizeHint().height() + shell::px(26) * attendanceRows);
    if (m_change)
        makePickers();
    refresh();
}

void MeetingTab::makePickers()
{
    delete m_change;
    delete m_person;
    const auto make = [this](const Shape &of, QStringView name, const QString &caption, const Shape &points) {
        auto field = of.fields[size_t(of.indexOf(name))];
        field.traits.required = false; // nothing has to be added
        auto *one = forms::makeFieldEditor({.field = field, .caption = caption, .options = {}, .references = m_context.items.references(points, nullptr)}, m_pickerPlace);
        m_pickerPlace->layout()->addWidget(one);
        return one;
    };
    m_person = make(shapeOf<CabMeeting>(), u"chair_id", tr("Add a person"), shapeOf<Person>());
    m_person->setObjectName(QStringLiteral("addPerson"));
    m_change = make(shapeOf<ChangeStep>(), u"change_id", tr("Add a change"), shapeOf<ChangeRequest>());
    m_change->setObjectName(QStringLiteral("addChange"));
    connect(m_person, &forms::FieldEditor::edited, this, &MeetingTab::addPerson);
    connect(m_change, &forms::FieldEditor::edited, this, &MeetingTab::addPicked);
}

void MeetingTab::showRecord(const QUuid &record)
{
    if (!m_change && !record.isNull())
        makePickers();
    if (record != m_id) {
        m_dirty = false;
        m_row.reset();
    }
    m_id = record;
    read();
}

void MeetingTab::read()
{
    const auto question = ++m_question;
    if (m_id.isNull()) {
        refresh();
        return;
    }
    whenDone(m_context.items.queries().record(shape(), m_id), this, [this, question](const Result<std::optional<items::ListRow>> &row) {
        if (question != m_question || !row)
            return;
        m_row = *row;
        if (!m_dirty) // what is being typed stays
            show();
        refresh();
    });
}

QString MeetingTab::held(QStringView field) const
{
    return m_row ? text(m_row->record.values[size_t(shape().indexOf(field))]) : QString();
}

void MeetingTab::show()
{
    m_filling = true;
    m_dirty = false;
    const bool may = whyNot().isEmpty();
    m_agenda->show(rules::agendaFromJson(held(u"agenda")).value_or(std::vector<rules::AgendaItem>()), may);
    m_attendance->show(rules::attendanceFromJson(held(u"attendance")).value_or(std::vector<rules::Attendee>()), may);
    m_filling = false;
}

QString MeetingTab::whyNot() const
{
    if (!m_row)
        return tr("Choose one saved meeting first.");
    const QString right = QStringLiteral("cab_meeting.edit");
    if (!m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    if (!held(u"seals").isEmpty())
        return tr("The minutes are signed; nothing of them changes any more.");
    return m_sending ? tr("The act before is on its way.") : QString();
}

void MeetingTab::edited()
{
    if (m_filling)
        return;
    m_dirty = true;
    refresh();
}

void MeetingTab::refresh()
{
    const QString why = whyNot();
    const bool may = why.isEmpty();
    m_add->setEnabled(may);
    m_add->setToolTip(may ? tr("Open changes whose chain has a stage of the CAB that is still to come") : why);
    m_off->setEnabled(may && m_agendaTable->currentIndex().isValid());
    m_personOff->setEnabled(may && m_attendanceTable->currentIndex().isValid());
    m_guest->setEnabled(may);
    for (auto *picker : {m_change, m_person})
        if (picker)
            picker->setLocked(why);
    const auto &agenda = m_agenda->agenda();
    const auto wrong = std::ranges::find_if(agenda, [](const rules::AgendaItem &item) { return item.conclusion == QLatin1StringView("passed") && item.yes <= item.no; });
    m_save->setEnabled(may && m_dirty);
    m_save->setToolTip(!may ? why : m_dirty ? tr("Save (Ctrl+Enter). Offline it waits in the outbox.") : tr("Nothing has been changed."));
    m_revert->setEnabled(m_dirty);
    m_revert->setToolTip(m_dirty ? tr("Take the changes back") : tr("Nothing has been changed."));
    forms::setRank(*m_save, m_save->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    m_note->setText(!may ? why : wrong != agenda.end() ? tr("“%1” is passed without a majority; it will not count.").arg(wrong->title) : agenda.empty() ? tr("The agenda is empty.") : QString());
}

void MeetingTab::addAwaiting()
{
    if (!whyNot().isEmpty())
        return;
    whenDone(m_context.items.queries().figure<std::vector<rules::AgendaItem>>([](replica::ListReader &reader) { return items::changesAwaitingCab(reader); }), this,
             [this, id = m_id](const Result<std::vector<rules::AgendaItem>> &awaiting) {
                 if (id != m_id || !awaiting)
                     return;
                 const int came = m_agenda->add(*awaiting);
                 if (came == 0)
                     m_note->setText(awaiting->empty() ? tr("No open change awaits the CAB.") : tr("All that await the CAB are on the agenda."));
             });
}

void MeetingTab::addPicked()
{
    const QUuid id = idOf(text(m_change->value()));
    if (id.isNull())
        return;
    m_agenda->add({{.change = id, .title = m_change->title(), .conclusion = {}, .note = {}, .content = {}}});
    m_change->setValue({}, {});
}

void MeetingTab::addPerson()
{
    const QUuid id = idOf(text(m_person->value()));
    if (id.isNull())
        return;
    m_attendance->add({.person = id, .name = m_person->title(), .role = {}, .came = true});
    m_person->setValue({}, {});
}

void MeetingTab::addGuest()
{
    const QString name = m_guest->text().trimmed();
    if (!whyNot().isEmpty() || name.isEmpty())
        return;
    m_attendance->add({.person = {}, .name = name, .role = {}, .came = true});
    m_guest->clear();
}

void MeetingTab::save()
{
    if (!m_dirty || !whyNot().isEmpty())
        return;
    m_sending = true;
    refresh();
    const auto job = [agenda = m_agenda->agenda(), former = rules::agendaFromJson(held(u"agenda")).value_or(std::vector<rules::AgendaItem>())](replica::ListReader &reader) { return items::concludedOn(reader, agenda, former); };
    whenDone(m_context.items.queries().figure<std::vector<rules::AgendaItem>>(job), this, [this, id = m_id](const Result<std::vector<rules::AgendaItem>> &agenda) {
        m_sending = false;
        if (agenda && id == m_id && m_row)
            submit(*agenda);
        else if (!agenda)
            m_context.host.notify(changeRefusal(agenda.error()));
        refresh();
    });
}

void MeetingTab::submit(const std::vector<rules::AgendaItem> &agenda)
{
    const auto &record = m_row->record;
    Command act{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = shape().name, .targets = {{record.id, record.revision}}, .fields = {}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    const auto put = [&](const QString &name, const QString &now) {
        if (now != held(name))
            act.fields.emplace(name, now.isEmpty() ? Value() : Value(now));
    };
    put(QStringLiteral("agenda"), rules::toJson(std::span<const rules::AgendaItem>(agenda)));
    put(QStringLiteral("attendance"), rules::toJson(std::span<const rules::Attendee>(m_attendance->attendance())));
    if (act.fields.empty()) {
        revert();
        return;
    }
    m_sending = true;
    refresh();
    whenDone(m_context.commands.submit(act), this, [this, agenda](const Result<void> &result) {
        m_sending = false;
        if (result) {
            m_dirty = false;
            nameMeeting(agenda);
        } else {
            m_context.host.notify(changeRefusal(result.error()));
        }
        refresh();
    });
}

void MeetingTab::nameMeeting(const std::vector<rules::AgendaItem> &agenda)
{
    if (!m_context.host.actor().may(QStringLiteral("change_request.edit")))
        return;
    const auto &changes = shapeOf<ChangeRequest>();
    for (const auto &item : agenda) {
        if (item.conclusion != QLatin1StringView("passed"))
            continue;
        whenDone(m_context.items.queries().record(changes, item.change), this, [this, meeting = m_id, &changes](const Result<std::optional<items::ListRow>> &row) {
            if (!row || !*row || text((*row)->record.values[size_t(changes.indexOf(u"meeting_id"))]) == idText(meeting))
                return;
            const auto state = Codec<ChangeState>::decode((*row)->record.values[size_t(changes.indexOf(u"state"))]);
            if (!state || !rules::isBeforeWork(*state))
                return;
            const Command act{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = changes.name, .targets = {{(*row)->record.id, (*row)->record.revision}}, .fields = {{QStringLiteral("meeting_id"), idText(meeting)}}, .overruled = {},
                              .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
            whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
                if (!result)
                    m_context.host.notify(changeRefusal(result.error()));
            });
        });
    }
}

void MeetingTab::revert()
{
    m_dirty = false;
    show();
    refresh();
}

} // namespace views::panels
