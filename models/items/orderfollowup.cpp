#include "items/orderfollowup.h"

#include "contract/entities/entities.h"
#include "items/languagewatch.h"
#include "items/ordersentences.h"
#include "items/serversentences.h"

#include <QCoreApplication>

namespace items {

namespace {

/// Fields of an order whose changes belong to its story; the others stand in its history.
constexpr std::array toldFields{"state", "priority", "team", "assignee_id", "hold_kind", "security_level", "reported_at", "stars", "rating_asked_at"};

template <class E> const FieldShape &fieldOf(QStringView name)
{
    const auto &shape = shapeOf<E>();
    return shape.fields[size_t(shape.indexOf(name))];
}

Instant later(Instant received, Instant at)
{
    return received.ms - at.ms > OrderFollowUp::sameMs ? received : Instant();
}

FollowLine::Kind kindOf(const QString &note)
{
    if (note == QLatin1StringView("note"))
        return FollowLine::Kind::Note;
    return note.startsWith(QLatin1StringView("message")) ? FollowLine::Kind::Message : FollowLine::Kind::Notice;
}

struct Teller {
    const OrderFile &file;
    const Catalogues &catalogues;
    std::vector<FollowLine> lines = {};

    void tellNotes()
    {
        const auto &shape = shapeOf<OrderNote>();
        for (const auto &note : file.notes) {
            const QString kind = textIn(shape, note.record, u"kind");
            const QString to = rolesText(textIn(shape, note.record, u"to_roles").split(u' ', Qt::SkipEmptyParts));
            QString what = choiceText(shape, fieldOf<OrderNote>(u"kind"), kind, catalogues);
            if (!to.isEmpty())
                what = QCoreApplication::translate("items::OrderFollowUp", "%1 to %2", "a kind of note, and the roles that it goes to").arg(what, to);
            lines.push_back({.kind = kindOf(kind), .code = kind, .at = {integerIn(shape, note.record, u"at")}, .received = {}, .who = doerText(textIn(shape, note.record, u"author")), .what = what,
                             .words = reasonText(textIn(shape, note.record, u"text"), textIn(shape, note.record, u"author")), .pending = note.pending, .step = 0, .id = note.record.id});
        }
    }

    void tellHistory()
    {
        const auto &shape = shapeOf<WorkOrder>();
        const int state = shape.indexOf(u"state");
        const int urge = shape.indexOf(u"urge");
        for (const auto &entry : file.history) {
            FollowLine line{.kind = FollowLine::Kind::State, .code = {}, .at = entry.doneAt, .received = later(entry.receivedAt, entry.doneAt), .who = doerText(entry.by), .what = {}, .words = reasonText(entry.reason, entry.by),
                            .pending = entry.revision == 0, .step = 0, .id = {}};
            QStringList parts;
            for (const auto &change : entry.changes) {
                if (change.field < 0)
                    continue;
                const auto &field = shape.fields[size_t(change.field)];
                const bool isTold = std::ranges::any_of(toldFields, [&](const char *name) { return field.name == QLatin1StringView(name); });
                if (change.field == urge && !isEmpty(change.after)) {
                    line.kind = FollowLine::Kind::Notice;
                    line.words = text(change.after);
                    parts << QCoreApplication::translate("items::OrderFollowUp", "Urged");
                } else if (change.field == state) {
                    line.code = text(change.after);
                    const QString after = textOf(field, change.after);
                    parts.prepend(entry.kind != CommandKind::Edit || isEmpty(change.before) ? after : textOf(field, change.before) + QStringLiteral(" → ") + after);
                } else if (isTold && entry.kind == CommandKind::Edit) {
                    parts << arrow(shape, field, change);
                }
            }
            if (entry.kind != CommandKind::Edit)
                parts.prepend(captionOf(entry.kind));
            if (parts.isEmpty())
                continue;
            line.what = parts.join(QStringLiteral(" · "));
            lines.push_back(std::move(line));
        }
    }

    void tellSteps()
    {
        const auto &shape = shapeOf<OrderStep>();
        for (const auto &record : file.records) {
            const QString state = textIn(shape, record.record, u"state");
            const qint64 at = integerIn(shape, record.record, u"done_at");
            if (at == 0)
                continue; // begun: nothing has happened that others wait for
            QString what = QCoreApplication::translate("items::OrderFollowUp", "Step %1 %2: %3", "number, name and state of a step")
                               .arg(integerIn(shape, record.record, u"step")).arg(textIn(shape, record.record, u"name"), choiceText(shape, fieldOf<OrderStep>(u"state"), state, catalogues));
            if (const int abnormal = int(integerIn(shape, record.record, u"abnormal")); abnormal > 0)
                what += QStringLiteral(" · ") + QCoreApplication::translate("items::OrderFollowUp", "%n abnormal", "checked items", abnormal);
            lines.push_back({.kind = FollowLine::Kind::Step, .code = state, .at = {at}, .received = {}, .who = textIn(shape, record.record, u"done_by"), .what = what,
                             .words = textIn(shape, record.record, u"record"), .pending = record.pending, .step = int(integerIn(shape, record.record, u"step")), .id = record.record.id});
        }
    }

    void tellFiles()
    {
        const auto &shape = shapeOf<Attachment>();
        const auto &steps = shapeOf<OrderStep>();
        for (const auto &one : file.files) {
            const QUuid owner = idOf(textIn(shape, one.record, u"record_id"));
            const auto record = std::ranges::find_if(file.records, [&](const ListRow &row) { return row.record.id == owner; });
            const int step = record == file.records.end() ? 0 : int(integerIn(steps, record->record, u"step"));
            const QString name = textIn(shape, one.record, u"name");
            lines.push_back({.kind = FollowLine::Kind::File, .code = {}, .at = {integerIn(shape, one.record, u"added_at")}, .received = {}, .who = textIn(shape, one.record, u"added_by"),
                             .what = step > 0 ? QCoreApplication::translate("items::OrderFollowUp", "Evidence of step %1: %2", "number of a step, name of a file").arg(step).arg(name)
                                              : QCoreApplication::translate("items::OrderFollowUp", "File: %1").arg(name),
                             .words = textIn(shape, one.record, u"note"), .pending = one.pending, .step = step, .id = one.record.id});
        }
    }

    void tellAlerts()
    {
        const auto &shape = shapeOf<OrderAlert>();
        for (const auto &alert : file.alerts) {
            const QString name = textIn(shape, alert.record, u"name");
            const QString instance = textIn(shape, alert.record, u"instance");
            const QString which = instance.isEmpty() ? name : name + QStringLiteral(" · ") + instance;
            FollowLine line{.kind = FollowLine::Kind::Alert, .code = QStringLiteral("firing"), .at = {integerIn(shape, alert.record, u"starts_at")}, .received = {}, .who = textIn(shape, alert.record, u"severity"),
                            .what = QCoreApplication::translate("items::OrderFollowUp", "Alert: %1").arg(which), .words = textIn(shape, alert.record, u"summary"), .pending = alert.pending, .step = 0, .id = alert.record.id};
            lines.push_back(line);
            if (const qint64 end = integerIn(shape, alert.record, u"ends_at"); end != 0) {
                line.code = QStringLiteral("resolved");
                line.at = {end};
                line.words.clear();
                line.what = QCoreApplication::translate("items::OrderFollowUp", "Alert over: %1").arg(which);
                lines.push_back(std::move(line));
            }
        }
    }

private:
    [[nodiscard]] QString textOf(const FieldShape &field, const Value &value) const
    {
        const QString shown = displayText(shapeOf<WorkOrder>(), field, value, catalogues, file.names.value(text(value)));
        return shown.isEmpty() ? QStringLiteral("—") : shown;
    }
    [[nodiscard]] QString arrow(const Shape &shape, const FieldShape &field, const replica::HistoryEntry::Change &change) const
    {
        return captionOf(shape, field) + QStringLiteral(": ") + (isEmpty(change.before) ? textOf(field, change.after) : textOf(field, change.before) + QStringLiteral(" → ") + textOf(field, change.after));
    }
};

} // namespace

std::vector<FollowLine> followLines(const OrderFile &file, const Catalogues &catalogues)
{
    Teller teller{file, catalogues};
    teller.tellHistory();
    teller.tellNotes();
    teller.tellSteps();
    teller.tellFiles();
    teller.tellAlerts();
    std::ranges::stable_sort(teller.lines, {}, &FollowLine::at);
    return std::move(teller.lines);
}

struct OrderFollowUp::Private {
    const Catalogues &catalogues;
    const Clock &clock;
    OpenOrder order;
    std::vector<FollowLine> all = {};
    std::vector<int> shown = {}; ///< positions in `all`
    std::optional<Kind> kind = {};
    int pages = 1;
    int earlier = 0;
    QUuid of = {};
};

OrderFollowUp::OrderFollowUp(const Catalogues &catalogues, const Clock &clock, Queries &queries, QObject *parent)
    : EntityTableBase(parent), d(new Private{catalogues, clock, OpenOrder(queries, {.steps = false, .followUp = true, .resources = false})})
{
    connect(&d->order, &OpenOrder::shown, this, &OrderFollowUp::take);
    connect(&d->order, &OpenOrder::failed, this, &OrderFollowUp::failed);
    new LanguageWatch(this, [this] { take(); });
}

OrderFollowUp::~OrderFollowUp() = default;

void OrderFollowUp::show(const QUuid &order)
{
    d->order.show(order);
}

const OrderFile *OrderFollowUp::file() const { return d->order.file(); }

void OrderFollowUp::take()
{
    const bool another = std::exchange(d->of, d->order.id()) != d->order.id();
    if (another)
        d->pages = 1;
    auto lines = d->order.file() ? followLines(*d->order.file(), d->catalogues) : std::vector<FollowLine>();
    if (another || lines != d->all) {
        const bool longer = lines.size() != d->all.size();
        reset([&] {
            d->all = std::move(lines);
            arrange();
        });
        Q_EMIT counted();
        if (another || longer)
            Q_EMIT begun();
    }
}

void OrderFollowUp::arrange()
{
    d->shown.clear();
    for (int i = 0; i < int(d->all.size()); ++i)
        if (!d->kind || d->all[size_t(i)].kind == *d->kind)
            d->shown.push_back(i);
    const int most = page * d->pages;
    d->earlier = std::max(0, int(d->shown.size()) - most);
    d->shown.erase(d->shown.begin(), d->shown.begin() + d->earlier);
}

void OrderFollowUp::setKind(std::optional<Kind> kind)
{
    if (kind == d->kind)
        return;
    d->kind = kind;
    d->pages = 1;
    reset([&] { arrange(); });
    Q_EMIT counted();
    Q_EMIT begun();
}

std::optional<FollowLine::Kind> OrderFollowUp::kind() const { return d->kind; }

int OrderFollowUp::countOf(Kind kind) const { return int(std::ranges::count(d->all, kind, &FollowLine::kind)); }

int OrderFollowUp::earlier() const { return d->earlier; }

void OrderFollowUp::showEarlier()
{
    if (d->earlier == 0)
        return;
    ++d->pages;
    const int more = std::min(page, d->earlier);
    insert(0, more, [&] { arrange(); });
    Q_EMIT counted();
}

const FollowLine *OrderFollowUp::lineAt(int row) const
{
    return row >= 0 && row < rowCount() ? &d->all[size_t(d->shown[size_t(row)])] : nullptr;
}

QString OrderFollowUp::captionOf(Kind kind)
{
    switch (kind) {
    case Kind::Note: return tr("Notes");
    case Kind::Message: return tr("Messages");
    case Kind::Notice: return tr("Notices");
    case Kind::State: return tr("States");
    case Kind::Step: return tr("Steps");
    case Kind::File: return tr("Files");
    case Kind::Alert: return tr("Alerts");
    }
    return {};
}

QString OrderFollowUp::timeOf(const FollowLine &line) const
{
    const QString at = displayTime(line.at, d->clock.now());
    if (line.pending)
        return tr("%1, not sent yet", "when something was done").arg(at);
    return line.received.ms == 0 ? at : tr("%1, received %2", "when something was done, and when the server had it").arg(at, displayTime(line.received, d->clock.now()));
}

int OrderFollowUp::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->shown.size()); }

int OrderFollowUp::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : 1; }

QVariant OrderFollowUp::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &line = *lineAt(index.row());
    switch (role) {
    case Qt::DisplayRole: {
        QStringList parts{timeOf(line)};
        if (!line.who.isEmpty())
            parts << line.who;
        parts << line.what;
        const QString head = parts.join(QStringLiteral("  "));
        return line.words.isEmpty() ? head : head + u'\n' + line.words;
    }
    case Qt::ToolTipRole:
        return line.received.ms == 0 ? fullTime(line.at) : tr("Done %1, received %2").arg(fullTime(line.at), fullTime(line.received));
    case CodeRole:
        return line.code;
    case PendingRole:
        return line.pending;
    case IdRole:
        return line.id;
    }
    return {};
}

} // namespace items
