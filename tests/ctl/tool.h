// Runs the real yunhengctl as a person at a terminal would, and keeps what it said.
#pragma once

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace tests {

struct Run {
    int exit = -1;
    QString out;
    QString err;
    /// The complaint has its three sentences: what, what it means, what to do.
    [[nodiscard]] bool complains() const
    {
        const auto lines = err.split(u'\n', Qt::SkipEmptyParts);
        return lines.size() >= 3 && lines[lines.size() - 3].startsWith(u"yunhengctl: ") && lines[lines.size() - 2].startsWith(u"  ")
            && lines.last().startsWith(u"  ");
    }
};

/// The tool with a folder for its files.
class Tool
{
public:
    /// `input` goes to its standard input, which is no terminal.
    [[nodiscard]] Run run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        constexpr int patience = 120'000;
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LC_ALL"), locale);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/yunhengctl"), arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(patience)) {
            process.kill();
            process.waitForFinished();
            return {};
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
    }

    QString locale = QStringLiteral("C.UTF-8"); ///< LC_ALL

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    /// A file that only its owner can read.
    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes, QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.setPermissions(permissions))
            qFatal("%s", qPrintable(file.errorString()));
        return file.fileName();
    }

private:
    QTemporaryDir m_folder;
};

inline constexpr auto goodPassword = "Plum-Garden-4711\n";

} // namespace tests
