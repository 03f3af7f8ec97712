#include "exchange/forms/forms.h"

#include "contract/canonical.h"
#include "contract/digest.h"
#include "exchange/forms/fillings.h"

#include <QJsonArray>
#include <QJsonObject>

namespace exchange {

namespace {

constexpr FormBinding bindings[] = {
    {"F01", "work_order", fillApplication},
    {"F02", "work_order", fillAdjustment},
    {"F03", "work_order", fillDelivery},
    {"F04", "work_order", fillLowUse},
    {"F05", "work_order", fillReclaim},
    {"F06", "work_order", fillOrder},
    {"F07", "work_order", fillIncidentAnalysis},
    {"F08", "change_request", fillChange},
    {"F09", "change_request", fillChangeRecord},
    {"F10", "cab_meeting", fillMinutes},
    {"F11", "work_order", fillInspection},
    {"F12", "work_order", fillDuty},
    {"F13", "work_order", fillHandover},
    {"F14", "work_order", fillBackup},
    {"F15", "work_order", fillDrill},
    {"F16", "work_order", fillAssurance},
    {"F17", "work_order", fillSecurityIncident},
    {"F18", "work_order", fillVulnerability},
    {"F19", "person", fillPerson},
    {"F20", "work_order", fillTraining},
    {"F21", "satisfaction_survey", fillSurvey},
    {"F22", "evaluation", fillScores},
    {"F23", "run_report", fillRunReport},
    {"F24", "improvement_item", fillImprovement},
    {"F25", "run_report", fillRunReport},
    {"F26", "data_handover", fillPackage},
};

QJsonObject objectOf(const QMap<QString, QString> &texts)
{
    QJsonObject object;
    for (auto text = texts.begin(); text != texts.end(); ++text)
        object.insert(text.key(), text.value());
    return object;
}

} // namespace

std::span<const FormBinding> formBindings()
{
    return bindings;
}

const FormBinding *formBinding(QStringView form, QStringView entity)
{
    const auto found = std::ranges::find_if(bindings, [&](const FormBinding &one) { return form == QLatin1StringView(one.form) && entity == QLatin1StringView(one.entity); });
    return found == std::end(bindings) ? nullptr : found;
}

QString entityOfForm(QStringView form)
{
    const auto found = std::ranges::find_if(bindings, [&](const FormBinding &one) { return form == QLatin1StringView(one.form); });
    return found == std::end(bindings) ? QString() : QString::fromLatin1(found->entity);
}

QString formDigest(QStringView form, const FormData &data)
{
    QJsonObject tables;
    for (auto table = data.tables.begin(); table != data.tables.end(); ++table) {
        QJsonArray rows;
        for (const auto &row : table.value())
            rows.append(objectOf(row));
        tables.insert(table.key(), rows);
    }
    const QJsonObject printed{{QStringLiteral("form"), form.toString()}, {QStringLiteral("texts"), objectOf(data.texts)}, {QStringLiteral("tables"), tables}};
    const auto canonical = canonicalJson(printed);
    return canonical ? sm3Hex(*canonical) : QString();
}

FormData boundForm(const FormBinding &binding, const Record &record, const rules::World &world, const Words &words)
{
    const FormDesk desk(world, words);
    auto form = binding.fill(record, desk);
    form.head.number = form.texts.value(QStringLiteral("number"));
    const QString digest = formDigest(QString::fromLatin1(binding.form), form);
    form.head.shortCode = digest.isEmpty() ? QString() : QStringLiteral("%1-%2").arg(digest.left(4), digest.mid(4, 4)).toUpper();
    return form;
}

} // namespace exchange
