#include "serverfolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QUrl>

namespace workstation {

using namespace contract;

Result<HostPort> hostPortOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    const QUrl url(trimmed.startsWith(u"https://") ? trimmed : QStringLiteral("https://") + trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userName().isEmpty() || url.path().size() > 1 || url.hasQuery() || url.hasFragment())
        return fail(ErrorCode::InvalidValue, QStringLiteral("server"), trimmed);
    return HostPort{url.host(), quint16(url.port(8443))};
}

ServerFolder::ServerFolder(const QString &profile, const HostPort &server)
{
    // An IPv6 address holds colons, which some file systems refuse.
    QString name = QStringLiteral("%1_%2").arg(server.host).arg(server.port);
    name.replace(u':', u'-');
    m_folder = QDir(profile).filePath(QStringLiteral("servers/%1").arg(name));
}

QString ServerFolder::authorityFile() const
{
    return QDir(m_folder).filePath(QStringLiteral("authority.pem"));
}

QString ServerFolder::dataFolder() const
{
    return QDir(m_folder).filePath(QStringLiteral("accounts"));
}

QByteArray ServerFolder::pinnedAuthority() const
{
    QFile file(authorityFile());
    return file.open(QIODevice::ReadOnly) ? file.read(64 * 1024) : QByteArray();
}

Result<void> ServerFolder::pin(const QByteArray &authority) const
{
    if (fingerprintOf(authority).isEmpty())
        return fail(ErrorCode::InvalidValue, QStringLiteral("authority"), QStringLiteral("no certificate in PEM form"));
    if (!QDir().mkpath(m_folder))
        return fail(ErrorCode::Storage, {}, m_folder);
    QSaveFile file(authorityFile());
    if (!file.open(QIODevice::WriteOnly) || file.write(authority) != authority.size() || !file.commit())
        return fail(ErrorCode::Storage, {}, file.errorString());
    return {};
}

QString fingerprintOf(const QByteArray &pem)
{
    const QByteArray begin = "-----BEGIN CERTIFICATE-----";
    const qsizetype from = pem.indexOf(begin);
    const qsizetype to = pem.indexOf("-----END CERTIFICATE-----", from);
    if (from < 0 || to < 0)
        return {};
    const auto der = QByteArray::fromBase64Encoding(pem.mid(from + begin.size(), to - from - begin.size()).replace('\n', QByteArray()).replace('\r', QByteArray()), QByteArray::AbortOnBase64DecodingErrors);
    if (!der || der.decoded.isEmpty())
        return {};
    return QString::fromLatin1(QCryptographicHash::hash(der.decoded, QCryptographicHash::Sha256).toHex(':').toUpper());
}

} // namespace workstation
