// A real nginx of the tests' own: on a free port of the loopback, in a temporary folder, ended with this object.
#pragma once

#include "contract/result.h"

#include <QProcess>
#include <QTemporaryDir>

namespace support {

using namespace contract;

class Nginx
{
public:
    [[nodiscard]] static bool isInstalled();
    /// `http` is what stands in nginx's http block; @PORT@ and @FOLDER@ in it become the port to listen on and the folder
    /// of its files. Returns once it listens; Unavailable with what nginx said where it does not.
    static Result<std::unique_ptr<Nginx>> run(const QByteArray &http, const QMap<QString, QByteArray> &files = {});
    ~Nginx();

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    explicit Nginx(quint16 port) : m_port(port) {}
    Result<void> write(const QString &name, const QByteArray &bytes) const;
    Result<void> start();

    const quint16 m_port;
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace support
