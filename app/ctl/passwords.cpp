#include "passwords.h"

#include <QFile>
#include <termios.h>
#include <unistd.h>

namespace ctl {

namespace {

/// Switches the terminal's echo off and back on, whatever happens between.
class Unseen
{
public:
    Unseen()
    {
        tcgetattr(STDIN_FILENO, &m_before);
        termios hidden = m_before;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~Unseen() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }
    Unseen(const Unseen &) = delete;
    Unseen &operator=(const Unseen &) = delete;

private:
    termios m_before{};
};

QString readLine(const QString &question, const Console &console)
{
    console.err << question << ' ';
    console.err.flush();
    const Unseen unseen;
    QTextStream in(stdin);
    const QString line = in.readLine();
    console.err << '\n';
    return line;
}

} // namespace

Outcome<QString> askPassword(const QString &whose, const Console &console)
{
    if (!isatty(STDIN_FILENO))
        return Complained(
            wrongUsage(Ctl::tr("There is no terminal to ask for a password on."), Ctl::tr("Name a file that only you can read with --password-file.")));
    const QString first = readLine(Ctl::tr("Password for %1:").arg(whose), console);
    const QString again = readLine(Ctl::tr("The same again:"), console);
    if (first.isEmpty() || first != again)
        return Complained(Complaint{first.isEmpty() ? Ctl::tr("No password was typed.") : Ctl::tr("The two passwords differ."), Ctl::tr("Nothing was changed."),
            Ctl::tr("Run the command again.")});
    return first;
}

Outcome<QStringList> passwordsIn(const QString &path)
{
    constexpr qint64 largest = 4096;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Complained(Complaint{Ctl::tr("The password file %1 cannot be read: %2.").arg(path, file.errorString()), Ctl::tr("Nothing was changed."),
            Ctl::tr("Check the path and its rights.")});
    if (file.permissions() & (QFile::ReadGroup | QFile::ReadOther))
        return Complained(
            Complaint{Ctl::tr("Others can read the password file %1.").arg(path), Ctl::tr("A password that others can read is none; nothing was changed."),
                Ctl::tr("Run `chmod 600 %1`, and choose another password if anybody may have seen it.").arg(path)});
    QStringList lines;
    for (const auto &line : QString::fromUtf8(file.read(largest)).split(u'\n'))
        if (const QString password = line.endsWith(u'\r') ? line.chopped(1) : line; !password.isEmpty())
            lines << password;
    if (lines.isEmpty())
        return Complained(
            Complaint{Ctl::tr("The password file %1 is empty.").arg(path), Ctl::tr("Nothing was changed."), Ctl::tr("Write one password a line into it.")});
    return lines;
}

} // namespace ctl
