// ViewLab: what a panel gets, with real parts: a replica on disk, its queries and item models. Only the server is
// missing: the test says what arrives from it and what it answers.
#pragma once

#include "contract/systemports.h"
#include "items/factory.h"
#include "replica/replica.h"
#include "support/builders.h"
#include "support/fakeclock.h"
#include "views/recordingsink.h"
#include "views/shell/panelspec.h"

#include <QTemporaryDir>

class LabHost : public views::shell::PanelHost
{
public:
    void notify(const views::shell::Notice &notice) override { notices.push_back(notice); }
    void showPanel(const QString &panel) override { shownPanels << panel; }
    bool showRecord(const QString &, const QUuid &) override { return false; }
    [[nodiscard]] const contract::Actor &actor() const override { return m_actor; }
    [[nodiscard]] bool isFilling() const override { return filling; }
    void become(const contract::Actor &actor)
    {
        m_actor = actor;
        Q_EMIT actorChanged();
    }

    std::vector<views::shell::Notice> notices;
    QStringList shownPanels;
    bool filling = false;

private:
    contract::Actor m_actor;
};

/// What the server knows of a record's past.
struct PastAct {
    contract::Revision revision = 1;
    QString kind;
    QString by;
    contract::Instant doneAt;
    QString reason;
    QString changes; ///< {"field":[old,new]}
    qint64 receivedAfterMs = 60'000; ///< when the server heard of it
};

class ViewLab
{
public:
    /// `person`: whose account it is.
    explicit ViewLab(const QStringList &roles = {QStringLiteral("configuration_manager")}, const QUuid &person = {});
    ~ViewLab();

    /// The server has this record, and it has arrived.
    QUuid has(const support::NewRecord &record);
    /// Many at once: one page of the feed.
    std::vector<QUuid> has(const std::vector<support::NewRecord> &records);
    /// A colleague's change arrives.
    void arrives(const contract::Shape &shape, contract::Record record);
    /// What was done to a record that has arrived.
    void hasHistory(const contract::Shape &shape, const QUuid &id, const std::vector<PastAct> &acts);
    /// The server's answer to a command arrives.
    void answers(const QUuid &command, const contract::Outcome &outcome);
    /// Hands the queued acts to "the network", as the sender does.
    std::vector<contract::Command> sends();
    [[nodiscard]] contract::Record record(const QString &entity, const QUuid &id);
    [[nodiscard]] std::vector<replica::Act> acts();

    [[nodiscard]] views::shell::PanelContext context();
    [[nodiscard]] static contract::Actor actorWith(const QStringList &roles);

    support::FakeClock clock;
    contract::UuidV7Source ids{clock};
    LabHost host;
    RecordingSink sink;

private:
    void absorb(const replica::RowBatch &rows);

    QTemporaryDir m_folder;
    std::unique_ptr<replica::Replica> m_replica;
    std::unique_ptr<items::Queries> m_queries;
    std::unique_ptr<items::Factory> m_items;
    qint64 m_number = 0;
    int m_page = 0;
};
