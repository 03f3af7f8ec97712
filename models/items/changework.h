// ChangeWork: the steps of a change as they are carried out: those of the plan, what is checked, and the way back, each with
// its record: who did it when, what came of it, and who watched.
#pragma once

#include "contract/entities/changestep.h"
#include "contract/ports.h"
#include "items/captions.h"
#include "items/changefile.h"
#include "items/entitymodelbase.h"

namespace items {

struct WorkLine {
    ChangePart part = ChangePart::Work;
    int step = 1;
    QString name;
    int minutes = 0; ///< planned
    std::optional<ChangeStep> record;
    Revision revision = 0;
    bool pending = false;
    bool operator==(const WorkLine &) const = default;
    /// "open", "begun", "done", "failed", "skipped".
    [[nodiscard]] QString code() const;
    [[nodiscard]] bool isEnded() const { return record && record->state != ChangeStepState::Begun; }
};
[[nodiscard]] std::vector<WorkLine> workLines(const ChangeFile &file);

/// Makes the record of the step, or changes it.
[[nodiscard]] Command stepCommand(const QUuid &change, const WorkLine &line, ChangeStepState state, const QString &record, IdSource &ids, const Clock &clock);
/// That another has seen it done.
[[nodiscard]] Command watchCommand(const WorkLine &line, IdSource &ids, const Clock &clock);

class ChangeWork : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { PartColumn, NumberColumn, NameColumn, StateColumn, ByColumn, AtColumn, WatchedColumn, ColumnCount };
    ChangeWork(const Catalogues &catalogues, const Clock &clock, Queries &queries, QObject *parent = nullptr);
    ~ChangeWork() override;

    void show(const QUuid &change);
    [[nodiscard]] const ChangeFile *file() const;
    [[nodiscard]] const WorkLine *lineAt(int row) const;
    /// The first step of the part that is worked on that nobody has ended; -1: none.
    [[nodiscard]] int nextRow() const;
    /// The part that is worked on in the state of now; nothing while none is.
    [[nodiscard]] std::optional<ChangePart> activePart() const;
    [[nodiscard]] int countOf(ChangePart part) const;
    [[nodiscard]] int endedOf(ChangePart part) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void shown();
    void failed(const contract::Error &error);

private:
    void take();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
