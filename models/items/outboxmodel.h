// OutboxModel: every act that the server has not confirmed, as a tree. Below a conflicted act stand the fields in
// conflict with base, mine and theirs, and the choice made for each.
#pragma once

#include "contract/ports.h"
#include "items/captions.h"
#include "items/entitymodelbase.h"
#include "items/queries.h"

namespace items {

class OutboxModel : public EntityTreeBase
{
    Q_OBJECT

public:
    /// Of an act: what, state, why, when, attempts. Of a field in conflict: caption, base, mine, theirs, choice.
    enum Column { WhatColumn, StateColumn, ReasonColumn, WhenColumn, AttemptsColumn, ColumnCount };
    enum ConflictColumn { CaptionColumn, BaseColumn, MineColumn, TheirsColumn, ChoiceColumn };
    enum OutboxRole { StateRole = LoadedRole + 1, /**< int(replica::ActState) of the act */ IsConflictRole /**< true for a field in conflict */ };

    OutboxModel(const Catalogues &catalogues, const Clock &clock, Queries &queries, QObject *parent = nullptr);
    ~OutboxModel() override;

    void refresh();
    /// The act at that index, or above it; null for none.
    [[nodiscard]] const replica::Act *actAt(const QModelIndex &index) const;
    [[nodiscard]] const FieldConflict *conflictAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QUuid &command) const;
    [[nodiscard]] int unsent() const; ///< acts in the outbox, accepted ones not counted

    /// The person's choice for a field in conflict. Nothing where none was made.
    [[nodiscard]] std::optional<ConflictChoice::Keep> choiceAt(const QModelIndex &index) const;
    void choose(const QModelIndex &index, ConflictChoice::Keep keep);
    /// All choices of the act, or nothing while one is missing.
    [[nodiscard]] std::optional<std::vector<ConflictChoice>> choicesOf(const QUuid &command) const;

    /// "Edited resource 粤数-01: state, note".
    [[nodiscard]] QString sentenceOf(const Command &command) const;
    /// A value as a person reads it; what it refers to by its name.
    [[nodiscard]] QString valueText(const replica::Act &act, const QString &field, const Value &value) const;
    [[nodiscard]] static QString captionOf(replica::ActState state);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void countChanged(int unsent);
    void choicesChanged(const QUuid &command);

private:
    void take(std::vector<replica::Act> acts);
    void nameRecords();
    void tellAllChanged();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
