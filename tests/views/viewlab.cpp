#include "views/viewlab.h"

#include "contract/history.h"
#include "rules/permissions.h"

#include <QTest>

using namespace contract;

Actor ViewLab::actorWith(const QStringList &roles)
{
    return {.account = QUuid::createUuid(),
            .login = QStringLiteral("kim"),
            .displayName = QStringLiteral("Kim"),
            .roles = roles,
            .rights = rules::rightsOf(roles),
            .scope = {.all = true, .units = {}}};
}

ViewLab::ViewLab(const QStringList &roles, const QUuid &person)
{
    Actor actor = actorWith(roles);
    actor.person = person;
    host.become(actor);
    auto opened = replica::Replica::open({.folder = m_folder.path(), .clock = clock, .ids = ids, .catalogues = shippedCatalogues(), .actor = actor});
    Q_ASSERT_X(opened, "ViewLab", "a new replica opens");
    m_replica = *std::move(opened);
    sink.replica = m_replica.get();
    m_queries = std::make_unique<items::Queries>(m_replica->cachePath(), m_replica->outboxPath(), &m_replica->notifier());
    m_items = std::make_unique<items::Factory>(*m_queries, shippedCatalogues(), clock, ids);
}

ViewLab::~ViewLab() = default;

views::shell::PanelContext ViewLab::context()
{
    return {*m_items, sink, shippedCatalogues(), clock, ids, host};
}

void ViewLab::absorb(const replica::RowBatch &rows)
{
    const auto done = m_replica->absorb({.rows = rows, .from = 0, .to = rows.size(), .reached = Cursor{QByteArray::number(++m_page)}, .complete = true});
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
}

void ViewLab::hasHistory(const Shape &shape, const QUuid &id, const std::vector<PastAct> &acts)
{
    replica::RowBatch rows;
    for (const auto &act : acts)
        rows.take(replica::RecordRow(historyShape(), {id, act.revision, false, {shape.name, act.kind, act.by, act.doneAt.ms, act.doneAt.ms + act.receivedAfterMs, act.reason, act.changes, Value()}}).view());
    absorb(rows);
}

std::vector<QUuid> ViewLab::has(const std::vector<support::NewRecord> &records)
{
    replica::RowBatch rows;
    std::vector<QUuid> made;
    for (const auto &record : records) {
        const auto &shape = *shapeNamed(record.entity);
        Record one = blankRecord(shape, ids.next());
        one.revision = 1;
        for (const auto &[name, value] : record.fields)
            one.values[shape.indexOf(name)] = value;
        if (shape.keyField() >= 0)
            one.values[shape.keyField()] = QStringLiteral("%1-%2").arg(QString::fromLatin1(shape.numberPrefix)).arg(++m_number, 6, 10, QLatin1Char('0'));
        rows.take(replica::RecordRow(shape, one).view());
        made.push_back(one.id);
    }
    absorb(rows);
    return made;
}

QUuid ViewLab::has(const support::NewRecord &record)
{
    return has(std::vector{record}).front();
}

void ViewLab::arrives(const Shape &shape, Record record)
{
    replica::RowBatch rows;
    rows.take(replica::RecordRow(shape, record).view());
    absorb(rows);
}

void ViewLab::answers(const QUuid &command, const Outcome &outcome)
{
    const auto done = m_replica->receive({Receipt{command, outcome, clock.now()}});
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
}

std::vector<Command> ViewLab::sends()
{
    return m_replica->nextToSend(100, {}).value();
}

Record ViewLab::record(const QString &entity, const QUuid &id)
{
    auto row = m_queries->record(*shapeNamed(entity), id);
    row.waitForFinished();
    return row.result().value().value().record;
}

std::vector<replica::Act> ViewLab::acts()
{
    auto acts = m_queries->acts();
    acts.waitForFinished();
    return acts.result().value();
}
