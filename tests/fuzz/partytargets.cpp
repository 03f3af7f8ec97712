#include "fuzz/targets.h"

#include "exchange/packagesite.h"
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

const desk::PackageSite &packages()
{
    static const desk::PackageSite made;
    return made;
}

const desk::Site &site()
{
    return packages().site;
}

QByteArrayView viewOf(const std::string &input)
{
    return {input.data(), qsizetype(input.size())};
}

/// Nothing but the bundle as it was written holds together.
Verdict bundle(const std::string &input)
{
    const auto verdict = exchange::verifyEvaluationBundle(viewOf(input), nullptr);
    if (!verdict)
        return {false, verdict.error().field.isEmpty() ? "a bundle was refused without the place" : ""};
    return {verdict->findings.empty(), verdict->findings.empty() && viewOf(input) != site().bytes ? "an altered bundle holds together" : ""};
}

const QByteArray &thePackage()
{
    static const QByteArray made = packages().package();
    return made;
}

/// Nothing but the package as it was written opens.
Verdict package(const std::string &input)
{
    const auto opened = exchange::openHandoverPackage(viewOf(input), packages().handover.expiresOn);
    if (!opened)
        return {false, opened.error().field.isEmpty() ? "a package was refused without the place" : ""};
    return {true, viewOf(input) != thePackage() ? "an altered package opens" : ""};
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
        {"exchange::verifyEvaluationBundle", {site().bytes.toStdString()}, bundle},
        {"exchange::openHandoverPackage", {thePackage().toStdString()}, package},
    };
    return targets;
}

} // namespace fuzz
