#include "options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>

namespace workstation {

using namespace contract;

Result<Options> optionsFrom(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Yunheng, the government-cloud operations workstation"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption server(QStringLiteral("server"), QStringLiteral("Server to work with."), QStringLiteral("host:port"));
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("Folder of settings and data."), QStringLiteral("folder"));
    const QCommandLineOption authority(QStringLiteral("authority"), QStringLiteral("Certificate of the authority to trust, from the administrator."), QStringLiteral("file"));
    const QCommandLineOption signInAs(QStringLiteral("sign-in-as"), QStringLiteral("Sign in without asking; needs --password-file or YUNHENG_PASSWORD."), QStringLiteral("login"));
    const QCommandLineOption passwordFile(QStringLiteral("password-file"), QStringLiteral("File whose first line is the password."), QStringLiteral("file"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("zh_CN or en."), QStringLiteral("code"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light, dark or contrast."), QStringLiteral("name"));
    const QCommandLineOption scale(QStringLiteral("scale"), QStringLiteral("100 to 200."), QStringLiteral("percent"));
    const QCommandLineOption pictures(QStringLiteral("pictures"), QStringLiteral("Leave a picture of every panel in the folder, then end."), QStringLiteral("folder"));
    const QCommandLineOption memorySecrets(QStringLiteral("no-keyring"), QStringLiteral("Keep the token in memory only."));
    const QCommandLineOption reportStart(QStringLiteral("report-start"), QStringLiteral("Say when data shows and when the window answers, then end."));
    parser.addOptions({reportStart, server, profile, authority, signInAs, passwordFile, language, theme, scale, pictures, memorySecrets});
    parser.process(arguments);

    if (!parser.positionalArguments().isEmpty())
        return fail(ErrorCode::BadRequest, {}, QStringLiteral("unexpected argument '%1'; --help lists the options").arg(parser.positionalArguments().first()));

    Options options{.server = parser.value(server),
                    .profile = parser.value(profile),
                    .authorityFile = parser.value(authority),
                    .signInAs = parser.value(signInAs),
                    .password = qEnvironmentVariable("YUNHENG_PASSWORD"),
                    .language = parser.value(language),
                    .theme = parser.value(theme),
                    .scale = parser.value(scale).toInt(),
                    .pictures = parser.value(pictures),
                    .reportStart = parser.isSet(reportStart),
                    .memorySecrets = parser.isSet(memorySecrets)};
    qunsetenv("YUNHENG_PASSWORD"); // no child shall inherit it
    if (options.profile.isEmpty())
        options.profile = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    if (parser.isSet(passwordFile)) {
        QFile file(parser.value(passwordFile));
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Storage, QStringLiteral("password-file"), QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
        options.password = QString::fromUtf8(file.readLine(1024)).trimmed();
    }
    if (!options.signInAs.isEmpty() && options.password.isEmpty())
        return fail(ErrorCode::RequiredMissing, QStringLiteral("password-file"), QStringLiteral("--sign-in-as needs --password-file or YUNHENG_PASSWORD"));
    if (parser.isSet(scale) && (options.scale < 100 || options.scale > 200))
        return fail(ErrorCode::InvalidValue, QStringLiteral("scale"), QStringLiteral("--scale takes 100 to 200"));
    return options;
}

} // namespace workstation
