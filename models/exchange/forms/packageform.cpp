// F26 数据对外提供、离线资料包审批单, of a data package.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace exchange {

FormData fillPackage(const Record &record, const FormDesk &desk)
{
    const auto package = fromRecord<DataHandover>(record).value_or(DataHandover());
    FormRows files;
    for (const auto &entry : QJsonDocument::fromJson(package.manifest.toUtf8()).object().value(u"files").toArray())
        files.push_back(rowOf({{u"name", entry[u"name"].toString()}, {u"size", QString::number(qint64(entry[u"size"].toDouble()))}, {u"digest", entry[u"digest"].toString()}}));
    const auto approval = [](const QString &by) { return by.isEmpty() ? QString() : QStringLiteral("同意提供。"); };
    FormData form;
    put(form, {{u"number", package.number},
        {u"requested_on", dayWords(package.requestedAt)},
        {u"matter", package.title},
        {u"requested_by", desk.personOf(package.requestedBy)},
        {u"receiver", package.receiver},
        {u"expires_on", dayWords(package.expiresOn)},
        {u"handed_over_at", momentWords(package.handedOverAt)},
        {u"purpose", package.purpose},
        {u"scope", package.scopeText},
        {u"package_digest", package.packageDigest},
        {u"applicant", desk.personOf(package.requestedBy)},
        {u"applicant_on", dayWords(package.requestedAt)},
        {u"approval", approval(package.approvedBy)},
        {u"approved_by", desk.personOf(package.approvedBy)},
        {u"approved_on", dayWords(package.approvedAt)},
        {u"security", approval(package.securityBy)},
        {u"security_by", desk.personOf(package.securityBy)},
        {u"security_on", dayWords(package.securityAt)}});
    form.tables.insert(QStringLiteral("files"), std::move(files));
    return form;
}

} // namespace exchange
