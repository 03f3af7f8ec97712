// An approved handover of the evaluation of evaluationsite.h, and its package.
#pragma once

#include "exchange/evaluationsite.h"
#include "exchange/handoverpackage.h"

namespace desk {

struct PackageSite {
    Site site;
    DataHandover handover;

    PackageSite()
    {
        handover.id.uuid = id(u"package"_s);
        handover.number = u"DC-000001"_s;
        handover.title = u"第三季度评价资料"_s;
        handover.state = HandoverState::Approved;
        handover.purpose = u"年度审计抽查"_s;
        handover.scopeText = u"评价结果与依据"_s;
        handover.receiver = u"审计局 王工"_s;
        handover.expiresOn = QDate(2026, 12, 31);
        handover.recordEntity = evaluations;
        handover.recordId = idText(site.bundle.evaluation.id);
        handover.manifest = packageListOf(evaluations, site.bytes);
        handover.requestedBy = u"quality_manager"_s;
        handover.approvedBy = u"managing_party"_s;
        handover.approvedAt = site.hall.now;
        handover.securityBy = u"security_engineer"_s;
        handover.securityAt = site.hall.now;
    }
    [[nodiscard]] Result<QByteArray> write(const DataHandover &approved, const QByteArray &bundle) const
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"p.zip"_s);
        return writeHandoverPackage(path, approved, bundle).map([&] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        });
    }
    [[nodiscard]] QByteArray package() const { return write(handover, site.bytes).value(); }
};

} // namespace desk
