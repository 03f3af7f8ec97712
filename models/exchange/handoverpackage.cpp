#include "exchange/handoverpackage.h"

#include "contract/canonical.h"
#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "exchange/evaluationbundle.h"
#include "exchange/storedzip.h"
#include "rules/evaluation/result.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace exchange {

namespace {

const QString formatName = QStringLiteral("yunheng-handover-package");
constexpr int formatVersion = 1;
const QString readmeName = QStringLiteral("README.txt");
const QString packageName = QStringLiteral("package.json");
const QString manifestName = QStringLiteral("manifest.json");
constexpr qsizetype filesWithin = 4;
constexpr qsizetype largestText = 4 << 20; ///< of package.json and manifest.json

constexpr auto readme = R"(数据移交包：经审批对外提供的资料。package.json 为审批内容（用途、范围、接收单位、使用期限、审批人），contents 内为资料原件。
核验：yunhengctl verify package 文件名，不需要账号和网络；并将所显示的摘要与审批单（F26）上的摘要比对。

Data that was handed over by approval: package.json says for what, to whom and until when.
Check it with: yunhengctl verify package FILE; no account and no network are needed. Compare the digest with the printed form.
)";

QByteArray canonical(const QJsonObject &value)
{
    return canonicalJson(value).value_or(QByteArray());
}

QString bundleNameOf(QStringView entity)
{
    return QStringLiteral("contents/%1.zip").arg(entity);
}

std::optional<QByteArrayView> fileIn(const std::vector<StoredFileView> &files, QByteArrayView name)
{
    const auto found = std::ranges::find(files, name, &StoredFileView::name);
    return found == files.end() ? std::nullopt : std::optional(found->bytes);
}

QJsonObject objectOf(QByteArrayView bytes)
{
    return QJsonDocument::fromJson(bytes.toByteArray()).object();
}

/// The handover as its approvals left it: what becomes of it later is not in the package, so every copy has the same bytes.
DataHandover approvedForm(DataHandover handover)
{
    handover.state = HandoverState::Approved;
    handover.revision = 0;
    handover.packageDigest.clear();
    handover.handedOverAt.reset();
    return handover;
}

Result<void> checkApproval(const DataHandover &handover)
{
    const QString state = QStringLiteral("state");
    if (handover.approvedBy.isEmpty() || handover.securityBy.isEmpty())
        return fail(ErrorCode::InvalidValue, state, QStringLiteral("the handover lacks an approval"));
    if (handover.approvedBy == handover.securityBy || handover.requestedBy == handover.approvedBy || handover.requestedBy == handover.securityBy)
        return fail(ErrorCode::InvalidValue, state, QStringLiteral("one person asked and approved, or approved twice"));
    if (!mayBePackaged(handover.recordEntity) || !handover.expiresOn.isValid())
        return fail(ErrorCode::InvalidValue, mayBePackaged(handover.recordEntity) ? QStringLiteral("expires_on") : QStringLiteral("record_entity"), QStringLiteral("the handover does not say of what, or until when"));
    return {};
}

/// What the bundle is found to be.
struct Content {
    QString record; ///< its id
    ScoringVersions versions;
    QStringList persons;
    QStringList servers;
};

/// The first thing that a verifier found, at its place within the bundle.
template <class Verdict> Result<Verdict> soundIn(const QString &bundle, Result<Verdict> verdict)
{
    if (!verdict)
        return fail(verdict.error().code, bundle + u' ' + verdict.error().field, verdict.error().message);
    if (verdict->findings.empty())
        return verdict;
    const auto &[record, member, problem] = verdict->findings.front();
    return fail(ErrorCode::Untrusted, QStringList{bundle, record, member}.join(u' '), problem);
}

Result<Content> evaluationIn(const QString &name, QByteArrayView bundle, const Trust *trusted)
{
    const auto verdict = soundIn(name, verifyEvaluationBundle(bundle, trusted));
    if (!verdict)
        return Unexpected(verdict.error());
    const auto files = storedFiles(bundle).value();
    const auto result = rules::evaluation::resultFromJson(fileIn(files, "result.json").value_or(QByteArrayView()).toByteArray());
    if (!result)
        return fail(ErrorCode::BadRequest, name + QStringLiteral(" result.json"), QStringLiteral("it cannot be read"));
    const auto &head = result->head;
    return Content{objectOf(fileIn(files, "evaluation.json").value_or(QByteArrayView())).value(QStringLiteral("id")).toString(),
        {head.templateVersion, head.templateDigest, head.calendarVersion, head.levelsVersion, head.rules}, verdict->persons, verdict->servers};
}

Result<Content> changeIn(const QString &name, QByteArrayView bundle, const Trust *trusted)
{
    const auto verdict = soundIn(name, verifyBundle(bundle, trusted));
    if (!verdict)
        return Unexpected(verdict.error());
    const auto files = storedFiles(bundle).value();
    const auto request = std::ranges::find_if(files, [](const StoredFileView &file) { return file.name.startsWith("changes/") && file.name.endsWith("/request.json"); });
    if (verdict->count.changes != 1 || request == files.end())
        return fail(ErrorCode::BadRequest, name, QStringLiteral("it is not the bundle of one change"));
    return Content{objectOf(request->bytes).value(QStringLiteral("id")).toString(), {}, verdict->persons, verdict->servers};
}

struct Kind {
    const char *entity;
    Result<Content> (*read)(const QString &name, QByteArrayView bundle, const Trust *trusted);
};
constexpr std::array kinds{
    Kind{Describe<Evaluation>::name, evaluationIn},
    Kind{Describe<ChangeRequest>::name, changeIn},
};

const Kind *kindOf(QStringView entity)
{
    const auto kind = std::ranges::find_if(kinds, [&](const Kind &one) { return entity == QLatin1StringView(one.entity); });
    return kind == kinds.end() ? nullptr : &*kind;
}

/// That bundle is whole, is the one that was approved, and is of the record that the handover names.
Result<Content> approvedContent(const DataHandover &handover, QByteArrayView bundle, const Trust *trusted)
{
    const auto name = bundleNameOf(handover.recordEntity);
    if (handover.manifest != packageListOf(handover.recordEntity, bundle))
        return fail(ErrorCode::Stale, QStringLiteral("manifest"), QStringLiteral("the bundle is not the one that was approved"));
    return kindOf(handover.recordEntity)->read(name, bundle, trusted).and_then([&](Content content) -> Result<Content> {
        if (content.record != handover.recordId)
            return fail(ErrorCode::Untrusted, name, QStringLiteral("it is of another record than the handover"));
        return content;
    });
}

QByteArray packageText(const DataHandover &approved, const ScoringVersions &versions)
{
    QJsonObject json{{QStringLiteral("format"), formatName}, {QStringLiteral("handover"), recordJson(shapeOf<DataHandover>(), toRecord(approved))}};
    if (versions != ScoringVersions())
        json.insert(QStringLiteral("scored_by"), QJsonObject{{QStringLiteral("template"), versions.templateVersion}, {QStringLiteral("template_digest"), versions.templateDigest}, {QStringLiteral("calendar"), versions.calendar},
                                                      {QStringLiteral("levels"), versions.levels}, {QStringLiteral("rules"), versions.rules}});
    return canonical(json);
}

QByteArray manifestText(const std::vector<StoredFileView> &files)
{
    QJsonObject lines;
    for (const auto &[name, bytes] : files)
        lines.insert(QString::fromLatin1(name), QJsonObject{{QStringLiteral("size"), bytes.size()}, {QStringLiteral("sm3"), sm3Hex(bytes)}});
    return canonical({{QStringLiteral("format"), formatName}, {QStringLiteral("version"), formatVersion}, {QStringLiteral("files"), lines}});
}

/// The first file whose line in the manifest is not its own, else the manifest itself.
QString wrongFile(const std::vector<StoredFileView> &files, const QJsonObject &lines)
{
    for (const auto &[name, bytes] : files) {
        const auto line = lines.value(QString::fromLatin1(name)).toObject();
        if (line.value(QStringLiteral("size")).toDouble() != double(bytes.size()) || line.value(QStringLiteral("sm3")).toString() != sm3Hex(bytes))
            return QString::fromLatin1(name);
    }
    return manifestName;
}

/// The three files that the manifest speaks of, each as it says.
Result<std::vector<StoredFileView>> wholeFiles(QByteArrayView archive)
{
    if (archive.size() > largestPackage)
        return fail(ErrorCode::TooLarge, QStringLiteral("directory"), QStringLiteral("the package is larger than packages are"));
    auto files = storedFiles(archive);
    if (!files)
        return files;
    const auto &last = files->back();
    if (last.name != manifestName.toLatin1() || last.bytes.size() > largestText)
        return fail(ErrorCode::BadRequest, manifestName, QStringLiteral("it is not the last file, or too large"));
    const auto manifest = objectOf(last.bytes);
    if (manifest.value(QStringLiteral("format")).toString() != formatName)
        return fail(ErrorCode::BadRequest, manifestName, QStringLiteral("it is no manifest of a package"));
    if (manifest.value(QStringLiteral("version")).toInt() > formatVersion)
        return fail(ErrorCode::VersionMismatch, manifestName, QStringLiteral("the package is of a newer program"));
    if (files->size() != filesWithin)
        return fail(ErrorCode::BadRequest, manifestName, QStringLiteral("a package has four files"));
    const std::vector<StoredFileView> others(files->begin(), files->end() - 1);
    if (manifestText(others) != last.bytes)
        return fail(ErrorCode::Untrusted, wrongFile(others, manifest.value(QStringLiteral("files")).toObject()), QStringLiteral("the manifest says otherwise"));
    return others;
}

Result<DataHandover> handoverIn(QByteArrayView bytes)
{
    if (bytes.size() > largestText)
        return fail(ErrorCode::TooLarge, packageName, QStringLiteral("it is too large"));
    return recordFrom(shapeOf<DataHandover>(), objectOf(bytes).value(QStringLiteral("handover")).toObject()).and_then([](const Record &record) { return fromRecord<DataHandover>(record); }).map_error([](Error error) {
        error.field = packageName + u' ' + error.field;
        return error;
    });
}

} // namespace

bool mayBePackaged(QStringView entity)
{
    return kindOf(entity) != nullptr;
}

QString packageListOf(const QString &entity, QByteArrayView bundle)
{
    const QJsonObject file{{QStringLiteral("name"), bundleNameOf(entity)}, {QStringLiteral("size"), bundle.size()}, {QStringLiteral("digest"), sm3Hex(bundle)}};
    return QString::fromUtf8(canonical({{QStringLiteral("files"), QJsonArray{file}}}));
}

Result<void> writeHandoverPackage(const QString &path, const DataHandover &handover, QByteArrayView bundle)
{
    const auto approved = approvedForm(handover);
    if (bundle.size() > largestPackage - 2 * largestText)
        return fail(ErrorCode::TooLarge, bundleNameOf(handover.recordEntity), QStringLiteral("more than a package holds"));
    const auto content = checkApproval(approved).and_then([&] { return approvedContent(approved, bundle, nullptr); });
    if (!content)
        return Unexpected(content.error());
    const QByteArray read = readme;
    const auto package = packageText(approved, content->versions);
    const auto bundleName = bundleNameOf(approved.recordEntity).toLatin1();
    const std::vector<StoredFileView> files{{"README.txt", read}, {"package.json", package}, {bundleName, bundle}};
    StoredZipWriter zip(path);
    if (const auto opened = zip.open(); !opened)
        return opened;
    for (const auto &[name, bytes] : files)
        if (const auto added = zip.add(name.toByteArray(), bytes.toByteArray()); !added)
            return added;
    return zip.add(manifestName.toLatin1(), manifestText(files)).and_then([&] { return zip.finish(); });
}

bool isHandoverPackage(QByteArrayView archive)
{
    const auto files = storedFiles(archive);
    return files && files->back().bytes.size() <= largestText && objectOf(files->back().bytes).value(QStringLiteral("format")).toString() == formatName;
}

Result<HandoverPackage> openHandoverPackage(QByteArrayView archive, const QDate &today, const Trust *trusted)
{
    const auto files = wholeFiles(archive);
    if (!files)
        return Unexpected(files.error());
    const auto package = fileIn(*files, "package.json");
    if (!package || fileIn(*files, "README.txt") != QByteArrayView(readme))
        return fail(ErrorCode::BadRequest, package ? readmeName : packageName, QStringLiteral("it is missing, or not as packages have it"));
    const auto handover = handoverIn(*package);
    if (!handover)
        return Unexpected(handover.error());
    if (const auto approved = checkApproval(*handover); !approved)
        return fail(ErrorCode::Untrusted, packageName + u' ' + approved.error().field, approved.error().message);
    const auto name = bundleNameOf(handover->recordEntity);
    const auto bundle = fileIn(*files, name.toLatin1());
    if (!bundle)
        return fail(ErrorCode::BadRequest, name, QStringLiteral("it is missing"));
    const auto content = approvedContent(*handover, *bundle, trusted);
    if (!content)
        return Unexpected(content.error());
    if (*handover != approvedForm(*handover) || packageText(*handover, content->versions) != *package)
        return fail(ErrorCode::Untrusted, packageName, QStringLiteral("it is not what the approval and the bundle say"));
    if (handover->expiresOn < today)
        return fail(ErrorCode::InvalidValue, QStringLiteral("expires_on"), handover->expiresOn.toString(Qt::ISODate));
    return HandoverPackage{*handover, content->versions, name, *bundle, sm3Hex(archive), content->persons, content->servers};
}

} // namespace exchange
