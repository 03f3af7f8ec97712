// OrderPaper: a work order with everything that its forms tell of: the steps of its service, their records, notes and resources.
#pragma once

#include "exchange/forms/formdesk.h"
#include "rules/orderstep.h"

namespace exchange {

/// A resource that an order names, as it stands and as the order wants it to be.
struct OrderedResource {
    Resource now;
    Resource wanted;
    bool changes = false; ///< the two differ
};

class OrderPaper
{
public:
    OrderPaper(const Record &record, const FormDesk &desk);

    WorkOrder order;
    QString item; ///< "C2 事件（故障）"
    std::vector<rules::ServiceStep> steps;
    std::vector<OrderStep> records; ///< in the order of steps
    std::vector<OrderNote> notes;   ///< in the order of time

    /// The record of the step that leaves that paper, by the words of the catalogue; else of the step of that number.
    [[nodiscard]] std::optional<OrderStep> recordOf(QStringView paper, int number) const;
    [[nodiscard]] QString wordsOf(QStringView paper, int number) const;
    /// Name of who did the step, and the day.
    [[nodiscard]] QString doerOf(QStringView paper, int number) const;
    [[nodiscard]] QString dayOf(QStringView paper, int number) const;
    /// Check items of the step with standard, measured value and verdict.
    [[nodiscard]] FormRows checksOf(QStringView paper, int number) const;
    [[nodiscard]] std::optional<rules::CheckAnswer> answerTo(QStringView check) const;
    [[nodiscard]] std::vector<OrderedResource> resources() const;
    /// What was done: records of steps and notes, in the order of time.
    [[nodiscard]] FormRows course() const;
    [[nodiscard]] const FormDesk &desk() const { return m_desk; }

private:
    [[nodiscard]] int numberOf(QStringView paper, int otherwise) const;
    const FormDesk &m_desk;
    QUuid m_id;
};

} // namespace exchange
