// UndoList: the last acts of this session, whatever panel did them, and how each is taken back. It stands between the
// views and the sink that makes acts durable. An act that has not left the outbox leaves it again; one that the server may
// have is answered by its inverse, on the revision that its author looked at: a colleague's change since is a conflict as
// any other, not overwritten.
#pragma once

#include "contract/ports.h"
#include "items/entitymodelbase.h"
#include "items/queries.h"

#include <deque>

namespace items {

class UndoList : public EntityTableBase, public CommandSink
{
    Q_OBJECT

public:
    enum Column { WhatColumn, WhenColumn, ColumnCount };
    enum UndoRole { UndoneRole = LoadedRole + 1 /**< bool */ };
    static constexpr size_t kept = 100;

    /// All of them outlive the list.
    UndoList(CommandSink &inner, Queries &queries, const Clock &clock, IdSource &ids, QObject *parent = nullptr);
    ~UndoList() override;

    /// Asked before acts that build on the one to be taken back go with it. Without it they go unasked.
    using Question = std::function<bool(const std::vector<Command> &others)>;
    void setQuestion(Question question);

    /// Oldest first; what was undone stands at the end until another act is done.
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    /// "change of 40 resources"; empty where there is none.
    [[nodiscard]] QString nextUndo() const;
    [[nodiscard]] QString nextRedo() const;
    void undo();
    void redo();
    /// An undo or redo is on its way; another one is not begun meanwhile.
    [[nodiscard]] bool isWorking() const { return m_working; }
    /// "change of 40 resources": what an act on so many records is called; `subject` is the title of a single one.
    [[nodiscard]] static QString nameOf(const Command &command, size_t records, const QString &subject);
    /// Two acts that one person calls one: the second, submitted after this, is taken back with the first. All or none:
    /// where one of them is given up, the other is taken back too.
    void join(const QUuid &first, const QUuid &second);

    QFuture<Result<void>> submit(const Command &command) override;
    QFuture<Result<void>> retry(const QUuid &command) override;
    QFuture<Result<void>> discard(const QUuid &command) override;
    QFuture<Result<void>> settle(const QUuid &command, const std::vector<ConflictChoice> &choices) override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// What can be undone or redone is another.
    void changed();
    void failed(const contract::Error &error);

private:
    /// An act, and what it has to be known to take it back.
    struct Step {
        Command command;
        std::map<QUuid, Patch> before; ///< of an edit: what its fields held
        bool back = false;             ///< it was taken back
        std::optional<Command> counter; ///< the act that took it back; none: it left the outbox
    };
    struct Entry {
        quint64 number = 0;
        std::vector<Step> steps;
        QString subject; ///< of a single record: its title
        bool undone = false;
    };
    using Done = std::function<void(const Result<void> &)>;

    void log(Step step, const QString &subject);
    void forget(const QSet<QUuid> &commands);
    /// The steps of the same entry that do not go by themselves with `gone`.
    [[nodiscard]] std::vector<Step> othersOf(const QSet<QUuid> &gone) const;
    void takeBackAll(std::vector<Step> steps, Done done);
    [[nodiscard]] static QString nameOf(const Entry &entry);
    [[nodiscard]] size_t done() const;

    void readTargets(const Shape &shape, const Command &command, std::function<void(const Result<std::vector<ListRow>> &)> ready);
    void readBefore(const Command &command, std::function<void(Step, QString subject)> ready);
    void pump();
    /// Takes the act out of the outbox, or answers it by `inverse`; ready() gets the answer, where there was one.
    void takeBack(const Command &act, const Command &inverse, std::function<void(Result<std::optional<Command>>)> ready);
    void undoStep(size_t step);
    void redoStep(size_t step);
    void finish(const Result<void> &result);
    void answer(const Command &act, const Command &inverse, std::function<void(Result<std::optional<Command>>)> ready);
    [[nodiscard]] Command inverseOf(const Step &step) const;
    [[nodiscard]] Command again(const Step &step) const;

    struct Waiting {
        Command command;
        std::shared_ptr<QPromise<Result<void>>> promise;
    };

    CommandSink &m_inner;
    Queries &m_queries;
    const Clock &m_clock;
    IdSource &m_ids;
    Question m_question;
    std::deque<Entry> m_entries;
    std::deque<Waiting> m_waiting;
    bool m_reading = false; ///< what the front of m_waiting touches is being read
    QHash<QUuid, QUuid> m_joined; ///< second to first
    quint64 m_numbers = 0;
    bool m_working = false; ///< an undo or redo runs
    Entry m_worked; ///< the entry it works on
};

} // namespace items
