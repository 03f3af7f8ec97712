// The cell in which somebody gives an opinion and signs: label, opinion, and at the lower end who signs and when, beside the
// box for the seal or above it.
#pragma once

#include "views/print/formvalues.h"

namespace views::print {

struct OpinionCell {
    std::vector<Strip> strips; ///< the last of them is the place to sign: it stands at the lower end of the row
    double rise = 0;           ///< how far the last strip may reach up beside the others: its upper part has a seal only
};

[[nodiscard]] OpinionCell setOpinion(const Opinion &opinion, const SetStyle &style, double width, int node, const FormValues &values, const TextSetter &setter);

} // namespace views::print
