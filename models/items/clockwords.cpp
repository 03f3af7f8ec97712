#include "items/clockwords.h"

#include "contract/catalogue.h"
#include "items/captions.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace items {

namespace {

// A struct of its own gives lupdate the context.
struct ClockWords {
    Q_DECLARE_TR_FUNCTIONS(ClockWords)
};

/// The caption of a choice of an order's field.
template <ChoiceEnum E> QString captionOfChoice(QStringView field, E choice)
{
    const auto &shape = shapeOf<WorkOrder>();
    return choiceText(shape, shape.fields[size_t(shape.indexOf(field))], text(Codec<E>::encode(choice)), shippedCatalogues());
}

} // namespace

QString lengthWords(qint64 ms)
{
    const qint64 hours = ms / (60 * rules::minuteMs);
    const qint64 minutes = ms / rules::minuteMs % 60;
    const qint64 seconds = ms / 1'000 % 60;
    QStringList parts;
    if (hours)
        parts << ClockWords::tr("%1 h").arg(hours);
    if (minutes)
        parts << ClockWords::tr("%1 min").arg(minutes);
    if (seconds)
        parts << ClockWords::tr("%1 s").arg(seconds);
    return parts.isEmpty() ? QStringLiteral("0") : parts.join(u' ');
}

QString limitWords(const rules::TimeLimit &limit)
{
    const bool working = limit.basis == rules::Basis::Working;
    if (limit.unit == rules::TimeLimit::Unit::Days)
        return working ? ClockWords::tr("%n working day(s)", nullptr, limit.amount) : ClockWords::tr("%n day(s) around the clock", nullptr, limit.amount);
    const QString length = lengthWords(limit.amount * rules::minuteMs);
    return working ? ClockWords::tr("%1 of working time").arg(length) : ClockWords::tr("%1 around the clock").arg(length);
}

QString momentWords(Instant instant)
{
    const auto stamp = QDateTime::fromMSecsSinceEpoch(instant.ms).toOffsetFromUtc(int(rules::chinaOffsetMs / 1'000));
    const QString time = stamp.time().second() == 0 ? QStringLiteral("HH:mm") : QStringLiteral("HH:mm:ss");
    return stamp.date().toString(Qt::ISODate) + u' ' + QLocale().dayName(stamp.date().dayOfWeek(), QLocale::ShortFormat) + u' ' + stamp.time().toString(time);
}

QString reasonWords(rules::TimeReason reason, const QStringList &feasts)
{
    const QString names = feasts.join(QStringLiteral("、"));
    switch (reason) {
    case rules::TimeReason::Always:
        return ClockWords::tr("Around the clock");
    case rules::TimeReason::WorkingHours:
        return ClockWords::tr("Working hours");
    case rules::TimeReason::MakeUpDay:
        //: A Saturday or Sunday that is worked for a holiday; its name.
        return ClockWords::tr("Make-up workday (%1)").arg(names);
    case rules::TimeReason::Lunch:
        return ClockWords::tr("Lunch break");
    case rules::TimeReason::OffHours:
        return ClockWords::tr("Outside working hours");
    case rules::TimeReason::Weekend:
        return ClockWords::tr("Weekend");
    case rules::TimeReason::Holiday:
        //: A public holiday; its name.
        return names.isEmpty() ? ClockWords::tr("Public holiday") : ClockWords::tr("Holiday: %1").arg(names);
    }
    return {};
}

QString captionOf(rules::ClockKind kind)
{
    switch (kind) {
    case rules::ClockKind::Response:
        return ClockWords::tr("Response");
    case rules::ClockKind::Resolve:
        return ClockWords::tr("Resolution");
    case rules::ClockKind::Statutory:
        return ClockWords::tr("Statutory report");
    }
    return {};
}

QString whenWords(const rules::LevelAction &action)
{
    using When = rules::LevelAction::When;
    const QString length = action.unit == rules::TimeLimit::Unit::Days ? ClockWords::tr("%n day(s)", nullptr, action.amount) : lengthWords(action.amount * rules::minuteMs);
    switch (action.when) {
    case When::Percent:
        return ClockWords::tr("%1 % used").arg(action.amount);
    case When::BeforeDue:
        return ClockWords::tr("%1 before it is due").arg(length);
    case When::AfterStart:
        return ClockWords::tr("%1 after the start").arg(length);
    case When::AtDue:
        return ClockWords::tr("When it is due");
    case When::AfterDue:
        return ClockWords::tr("%1 after it was due").arg(length);
    }
    return {};
}

QString roleWords(const QStringList &codes)
{
    const auto &shape = shapeOf<WorkOrder>();
    const auto &field = shape.fields[size_t(shape.indexOf(u"team"))];
    QStringList words;
    for (const auto &code : codes)
        words << choiceText(shape, field, code, shippedCatalogues());
    return words.join(QStringLiteral(", "));
}

QString scopeWords(const std::vector<Priority> &priorities, const std::vector<OrderKind> &kinds)
{
    QStringList words;
    for (const auto priority : priorities)
        words << choiceWords(priority);
    QStringList parts;
    if (!words.isEmpty())
        parts << words.join(QStringLiteral(", "));
    words.clear();
    for (const auto kind : kinds)
        words << choiceWords(kind);
    if (!words.isEmpty())
        parts << words.join(QStringLiteral(", "));
    return parts.isEmpty() ? ClockWords::tr("All orders") : parts.join(QStringLiteral(" · "));
}

QString choiceWords(Priority priority) { return captionOfChoice(u"priority", priority); }
QString choiceWords(OrderKind kind)
{
    // In the words of the catalogue: an order has fields that are called Problem and Change too.
    const auto &shape = shapeOf<ServiceItem>();
    return choiceText(shape, shape.fields[size_t(shape.indexOf(u"kind"))], text(Codec<OrderKind>::encode(kind)), shippedCatalogues());
}
QString choiceWords(Impact impact) { return captionOfChoice(u"impact", impact); }
QString choiceWords(Urgency urgency) { return captionOfChoice(u"urgency", urgency); }
QString choiceWords(HoldKind kind) { return captionOfChoice(u"hold_kind", kind); }

} // namespace items
