// What is fuzzed: every parser of outside bytes. A target may refuse its input; it may not crash, hang, or accept what
// does not come back the same.
#pragma once

#include <string>
#include <vector>

namespace fuzz {

struct Verdict {
    bool accepted = false;
    std::string complaint; ///< what is wrong with what it accepted; empty where all is well
};

struct Target {
    const char *name;
    std::vector<std::string> seeds; ///< good inputs
    Verdict (*run)(const std::string &input);
};

[[nodiscard]] const std::vector<Target> &allTargets();
/// What stands in a change and in a meeting as JSON.
[[nodiscard]] const std::vector<Target> &changeTargets();
/// Formulas and templates of evaluation, results, inputs and short codes.
[[nodiscard]] const std::vector<Target> &evaluationTargets();
/// What the parties of an evaluation bring: scores, answers, signatures.
[[nodiscard]] const std::vector<Target> &partyTargets();
/// Keys, seals, and the text that seals are made over; their seeds are made anew in each run of the program.
[[nodiscard]] const std::vector<Target> &sealTargets();

} // namespace fuzz
