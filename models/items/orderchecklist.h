// OrderChecklist: the steps of an order's item version with what was recorded of each: who did what when, what is due and
// what is still missing.
#pragma once

#include "contract/entities/orderstep.h"
#include "contract/ports.h"
#include "items/captions.h"
#include "items/entitymodelbase.h"
#include "items/openorder.h"
#include "rules/orderstep.h"

namespace items {

struct StepLine {
    rules::ServiceStep step;
    std::optional<OrderStep> record;
    Revision revision = 0;
    bool pending = false;
    int files = 0;
    bool isNext = false; ///< the first that nobody has ended
    std::optional<Instant> due;
    std::vector<rules::MissingStep::What> missing; ///< of a step that was said to be done
    bool operator==(const StepLine &) const = default;

    [[nodiscard]] bool isEnded() const { return record && record->state != StepState::Begun; }
    /// "open", "next", "begun", "done", "evidence", "abnormal", "skipped", "not_applicable".
    [[nodiscard]] QString code() const;
};

[[nodiscard]] std::vector<StepLine> stepLines(const OrderFile &file);
/// The name of a step in the language of the moment.
[[nodiscard]] QString nameOf(const rules::ServiceStep &step);
/// "3 working days", "30 minutes".
[[nodiscard]] QString limitText(const rules::StepLimit &limit);

class OrderChecklist : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { NumberColumn, NameColumn, StateColumn, DueColumn, ByColumn, RoleColumn, ColumnCount };
    OrderChecklist(const Catalogues &catalogues, const Clock &clock, Queries &queries, QObject *parent = nullptr);
    ~OrderChecklist() override;

    void show(const QUuid &order);
    [[nodiscard]] const QUuid &order() const;
    /// Null while nothing is read.
    [[nodiscard]] const OrderFile *file() const;
    [[nodiscard]] const StepLine *lineAt(int row) const;
    /// -1 where there is none.
    [[nodiscard]] int rowOf(int step) const;
    [[nodiscard]] int nextRow() const;
    [[nodiscard]] int ended() const;
    [[nodiscard]] bool isOverdue(const StepLine &line) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// The order was read, for the first time or again.
    void shown();
    void failed(const contract::Error &error);

private:
    void take();
    struct Private;
    std::unique_ptr<Private> d;
};

/// What a person has put into a step and wants kept.
struct StepEntry {
    StepState state = StepState::Begun;
    QString record;
    QString checks; ///< JSON, see rules/orderstep
    std::optional<QUuid> incident;
    std::vector<QUuid> after; ///< acts that it builds on
};
/// Makes the record of the step, or changes it; nothing where that would change nothing.
[[nodiscard]] std::optional<Command> stepCommand(const QUuid &order, const StepLine &line, const StepEntry &entry, IdSource &ids, const Clock &clock);

} // namespace items
