#include "items/serversentences.h"

#include "rules/serverwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace items {

namespace {

using rules::ServerWord;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ServerWords)
public:
    static QString of(const rules::ServerSaying &saying);
    static QString escalation(const QString &promise, const QString &stand, const QString &due)
    {
        //: What a promise is about, how far it is, and when it is due: "Resolution time: 80 % used, due 2026-11-23 17:30."
        return due.isEmpty() ? tr("%1: %2.").arg(promise, stand) : tr("%1: %2, due %3.").arg(promise, stand, due);
    }
};

QString Words::of(const rules::ServerSaying &saying)
{
    const QString value = saying.values.value(0);
    switch (saying.word) {
    case ServerWord::AlertsOver:
        return tr("All alerts are over and nobody worked on it: the system has resolved it.");
    case ServerWord::AlertsOverWorkedOn:
        return tr("All alerts are over. Somebody has worked on the order already: check and resolve it.");
    case ServerWord::AlertsAgain:
        return tr("The alerts have begun again.");
    case ServerWord::AlertsGraver:
        return tr("A graver alert has come: the system raised impact and urgency.");
    case ServerWord::CaughtUp:
        return tr("Caught up: planned for %1, it could not be made then.").arg(value);
    case ServerWord::GivenUp:
        return tr("%n more run(s) missed are too many to be caught up and will not be made.", nullptr, value.toInt());
    case ServerWord::TimedOut:
        return tr("Confirmed by time-out.");
    case ServerWord::TimedOutUntouched:
        return tr("Confirmed by time-out. The alerts went by themselves and nobody worked on it; its steps do not apply.");
    case ServerWord::AskedToConfirm:
        return tr("Resolved; the system asks for confirmation.");
    case ServerWord::RatingAwaited:
        return tr("The user was asked for a rating on %1 and has not answered: remind them.").arg(value);
    case ServerWord::OfResponse:
        return tr("Response time");
    case ServerWord::OfResolve:
        return tr("Resolution time");
    case ServerWord::OfReport:
        return tr("Legal reporting time");
    case ServerWord::UsedPercent:
        return tr("%1 % used").arg(value);
    case ServerWord::MinutesLeft:
        return tr("%n minute(s) left", nullptr, value.toInt());
    case ServerWord::DaysLeft:
        return tr("%n working day(s) left", nullptr, value.toInt());
    case ServerWord::MinutesPassed:
        return tr("%n minute(s) have passed", nullptr, value.toInt());
    case ServerWord::DaysPassed:
        return tr("%n working day(s) have passed", nullptr, value.toInt());
    case ServerWord::Due:
        return tr("has come to its end");
    case ServerWord::MinutesOver:
        return tr("exceeded by %n minute(s)", nullptr, value.toInt());
    case ServerWord::DaysOver:
        return tr("exceeded by %n working day(s)", nullptr, value.toInt());
    case ServerWord::DueAt:
        return value;
    }
    return {};
}

bool isPromise(ServerWord word) { return word == ServerWord::OfResponse || word == ServerWord::OfResolve || word == ServerWord::OfReport; }

} // namespace

QString serverSentence(const QString &text)
{
    if (QLocale().language() == QLocale::Chinese)
        return text; // as the record has it
    const auto said = rules::readServerWords(text);
    QStringList sentences;
    for (size_t i = 0; i < said.size(); ++i) {
        if (!isPromise(said[i].word) || i + 1 == said.size()) {
            sentences << Words::of(said[i]);
            continue;
        }
        const bool hasMoment = i + 2 < said.size() && said[i + 2].word == ServerWord::DueAt;
        sentences << Words::escalation(Words::of(said[i]), Words::of(said[i + 1]), hasMoment ? Words::of(said[i + 2]) : QString());
        i += hasMoment ? 2 : 1;
    }
    return sentences.isEmpty() ? text : sentences.join(QLatin1Char(' '));
}

QString doerText(const QString &name)
{
    return name == rules::serverName() ? Words::tr("The system") : name;
}

QString reasonText(const QString &reason, const QString &by)
{
    return by == rules::serverName() ? serverSentence(reason) : reason;
}

} // namespace items
