#include "evaluationtemplates.h"

#include "contract/entities/evaluationtemplate.h"
#include "exchange/templatesheet.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace ctl {

namespace ev = rules::evaluation;

namespace {

bool isTemplateShape(const Shape &shape)
{
    return shape.name == QLatin1StringView(Describe<EvaluationTemplate>::name);
}

Result<std::vector<EvaluationTemplate>> templatesOf(Ledger &ledger, const std::vector<service::Filter> &filters)
{
    std::vector<EvaluationTemplate> templates;
    const auto read = ledger.each(shapeOf<EvaluationTemplate>(), filters, [&](const Record &record) {
        return fromRecord<EvaluationTemplate>(record).map([&](EvaluationTemplate one) { templates.push_back(std::move(one)); });
    });
    if (!read)
        return Unexpected(read.error());
    return templates;
}

/// The act that brings the document in; nothing where it is there already.
std::optional<contract::Command> arrivalOf(const ev::Template &document, const std::vector<EvaluationTemplate> &versions, Ledger &ledger)
{
    const QString digest = ev::digestOf(document);
    const QString content = QString::fromUtf8(ev::toJson(document));
    const QString entity = QString::fromLatin1(Describe<EvaluationTemplate>::name);
    int latest = 0;
    const EvaluationTemplate *draft = nullptr;
    for (const auto &version : versions) {
        latest = std::max(latest, version.version);
        if (version.standing != TemplateVersionState::Superseded && version.contentDigest == digest)
            return std::nullopt;
        if (version.standing == TemplateVersionState::Draft)
            draft = &version;
    }
    if (draft)
        return contract::Command{.id = ledger.ids().next(), .kind = CommandKind::Edit, .entity = entity, .targets = {{draft->id.uuid, draft->revision}}, .fields = {{QStringLiteral("content"), content}}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = ledger.now()};
    const QString name = !document.title.zh.isEmpty() ? document.title.zh : !document.title.en.isEmpty() ? document.title.en : document.code;
    return contract::Command{.id = ledger.ids().next(), .kind = CommandKind::Create, .entity = entity, .targets = {{ledger.ids().next(), 0}},
        .fields = {{QStringLiteral("code"), document.code}, {QStringLiteral("name"), name.left(120)}, {QStringLiteral("version"), qint64(latest + 1)}, {QStringLiteral("content"), content}}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = ledger.now()};
}

void tellProblems(const std::vector<exchange::TemplateProblem> &problems, const Console &console)
{
    for (const auto &problem : problems) {
        QStringList place;
        if (!problem.sheet.isEmpty())
            place << Ctl::tr("sheet %1").arg(problem.sheet);
        if (problem.row > 0)
            place << Ctl::tr("row %1").arg(problem.row);
        if (!problem.column.isEmpty())
            place << Ctl::tr("column %1").arg(problem.column);
        if (!problem.cell.isEmpty())
            place << QStringLiteral("\"%1\"").arg(problem.cell);
        console.out << place.join(QStringLiteral(", ")) << QStringLiteral(": ") << problem.reason << '\n';
    }
}

} // namespace

bool wantsTemplate(const Shape &shape, const QString &path)
{
    return isTemplateShape(shape) && (path.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive) || path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive));
}

Outcome<void> exportTemplate(const QString &path, exchange::Language language, const std::vector<service::Filter> &filters, Ledger &ledger, const Console &console)
{
    const auto what = Ctl::tr("%1 was not written.").arg(path);
    const auto found = templatesOf(ledger, filters);
    if (!found)
        return Complained(complaintAbout(what, found.error()));
    if (found->size() != 1)
        return Complained(Complaint{Ctl::tr("%1 templates fit; a workbook holds one.").arg(found->size()), what, Ctl::tr("Name one: --filter number:is:PM-000001, or --filter standing:is:in_force. A list of templates goes into a CSV file.")});
    const auto &one = found->front();
    const auto written = ev::templateFromJson(one.content.toUtf8()).and_then([&](const ev::Template &document) { return exchange::TemplateSheet(ledger.words()).write(path, document, language); });
    if (!written)
        return Complained(complaintAbout(what, written.error()));
    console.out << Ctl::tr("%1 version %2 written to %3").arg(one.number).arg(one.version).arg(path) << '\n';
    return {};
}

bool holdsTemplate(const ImportWish &wish, const Ledger &ledger)
{
    return isTemplateShape(*wish.shape) && exchange::TemplateSheet(ledger.words()).isTemplate(wish.file);
}

Outcome<void> importTemplate(const ImportWish &wish, Ledger &ledger, const Console &console)
{
    const auto what = Ctl::tr("%1 was not imported.").arg(wish.file);
    const auto reading = exchange::TemplateSheet(ledger.words()).read(wish.file);
    if (!reading)
        return Complained(complaintAbout(what, reading.error()));
    for (const auto &ignored : reading->ignored)
        console.out << Ctl::tr("\"%1\" names nothing; it was passed over.").arg(ignored) << '\n';
    tellProblems(reading->problems, console);
    if (!reading->problems.empty())
        return Complained(Complaint{Ctl::tr("%1 cells are not understood.").arg(reading->problems.size()), what, Ctl::tr("Mend them and import the file again; half a template is none.")});
    const auto versions = templatesOf(ledger, {{QStringLiteral("retired"), service::FilterOp::Equals, {qint64(0)}}, {QStringLiteral("code"), service::FilterOp::Equals, {reading->document.code}}});
    if (!versions)
        return Complained(complaintAbout(what, versions.error()));
    const auto act = arrivalOf(reading->document, *versions, ledger);
    if (act && !wish.dryRun) {
        const auto receipts = ledger.execute({*act});
        if (!receipts)
            return Complained(complaintAbout(what, receipts.error()));
        if (!std::holds_alternative<Applied>(receipts->front().outcome)) {
            const auto *refused = std::get_if<Refused>(&receipts->front().outcome);
            return Complained(complaintAbout(what, refused ? refused->error : Error{ErrorCode::Stale, {}, QStringLiteral("changed in the meantime")}));
        }
    }
    const auto issues = ev::issuesOf(reading->document);
    for (const auto &issue : issues)
        console.out << Ctl::tr("Before it can come into force: %1 (%2)").arg(ev::textOf(issue.reason), issue.place) << '\n';
    const QJsonObject line{{QStringLiteral("entity"), wish.shape->name}, {QStringLiteral("dry_run"), wish.dryRun}, {QStringLiteral("code"), reading->document.code}, {QStringLiteral("digest"), ev::digestOf(reading->document)},
        {QStringLiteral("outcome"), !act ? QStringLiteral("unchanged") : act->kind == CommandKind::Create ? QStringLiteral("draft") : QStringLiteral("edited")}, {QStringLiteral("issues"), qint64(issues.size())}};
    console.out << QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)) << '\n';
    return {};
}

} // namespace ctl
