#include "fuzz/targets.h"

#include "exchange/evaluationsite.h"
#include "rules/evaluation/surveys.h"

using namespace rules::evaluation;

namespace fuzz {

namespace {

Verdict scores(const std::string &input)
{
    const auto read = givenFromJson(QString::fromStdString(input));
    if (!read)
        return {false, read.error().field.isEmpty() || read.error().message.isEmpty() ? "scores were refused without the place" : ""};
    const auto again = givenFromJson(toJson(*read));
    return {true, again && *again == *read ? "" : "scores that were accepted do not come back the same"};
}

Verdict answers(const std::string &input)
{
    const auto read = surveyAnswersFromJson(QString::fromStdString(input));
    if (!read)
        return {false, read.error().field.isEmpty() ? "answers were refused without the place" : ""};
    const int score = surveyScore(*read);
    if (score < 0 || score > 10'000)
        return {true, "answers of more than five stars"};
    const auto again = surveyAnswersFromJson(toJson(*read));
    return {true, again && *again == *read ? "" : "answers that were accepted do not come back the same"};
}

Verdict signature(const std::string &input)
{
    const auto read = evaluationSignatureFromJson(QByteArray::fromStdString(input));
    if (!read)
        return {};
    const auto again = evaluationSignatureFromJson(QJsonDocument(toJson(*read)).toJson(QJsonDocument::Compact));
    return {true, again && *again == *read ? "" : "a signature that was accepted does not come back the same"};
}

Verdict signatures(const std::string &input)
{
    const auto read = evaluationSignaturesOf(QString::fromStdString(input));
    if (!read)
        return {};
    const auto again = evaluationSignaturesOf(signaturesText(*read));
    return {true, again && *again == *read ? "" : "signatures that were accepted do not come back the same"};
}

const desk::Site &site()
{
    static const desk::Site made;
    return made;
}

std::string someSignatures()
{
    return fromRecord<contract::Evaluation>(site().bundle.evaluation)->signatures.toStdString();
}

std::string someSignature()
{
    auto one = evaluationSignaturesOf(QString::fromStdString(someSignatures())).value().front();
    one.receipt = {};
    return QJsonDocument(toJson(one)).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

const std::vector<Target> &partyTargets()
{
    static const std::vector<Target> targets{
        {"evaluation::givenFromJson", {toJson(desk::content(contract::Party::User)).toStdString(), toJson(desk::content(contract::Party::Authority, 8'500)).toStdString(),
                                       R"([{"indicator":"P02","applicable":false,"reason":"本期无此项"},{"indicator":"V1","occurrences":[0,2,100000]}])"},
         scores},
        {"evaluation::surveyAnswersFromJson", {R"([{"item":"attitude","stars":5},{"item":"timeliness","stars":1},{"item":"自拟","stars":3}])"}, answers},
        {"evaluation::evaluationSignatureFromJson", {someSignature()}, signature},
        {"evaluation::evaluationSignaturesOf", {someSignatures()}, signatures},
    };
    return targets;
}

} // namespace fuzz
