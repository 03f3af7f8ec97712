#include "app/server/log.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <unistd.h>

namespace server {

namespace {

QString levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return QStringLiteral("debug");
    case QtInfoMsg: return QStringLiteral("info");
    case QtWarningMsg: return QStringLiteral("warning");
    case QtCriticalMsg: return QStringLiteral("error");
    case QtFatalMsg: return QStringLiteral("fatal");
    }
    return {};
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QJsonObject line{
        {QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
        {QStringLiteral("level"), levelOf(type)},
        {QStringLiteral("category"), QString::fromUtf8(context.category)},
        {QStringLiteral("message"), message},
    };
    // One write a line, so that lines of several threads do not mix.
    const auto bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, bytes.constData(), size_t(bytes.size()));
}

} // namespace

void logAsJsonLines(const QString &level)
{
    QString rules = QStringLiteral("*.debug=%1\n*.info=%2\n");
    const auto is = [&](const char *name) { return level == QLatin1StringView(name); };
    rules = rules.arg(is("debug") ? QStringLiteral("true") : QStringLiteral("false"), is("warning") ? QStringLiteral("false") : QStringLiteral("true"));
    QLoggingCategory::setFilterRules(rules + QStringLiteral("qt.*.debug=false\n"));
    qInstallMessageHandler(&writeLine);
}

} // namespace server
