// StoredZip: a zip archive whose files are stored as they are, written in one way only: the same files make the same bytes.
// Read as strictly: what this does not write is refused, so no byte of an archive can be altered unseen but those of the
// files themselves, which have their digests elsewhere. Any unzip opens it.
#pragma once

#include "contract/result.h"

#include <QByteArray>
#include <QSaveFile>
#include <vector>

namespace exchange {

using namespace contract;

class StoredZipWriter
{
public:
    explicit StoredZipWriter(const QString &path) : m_file(path) {}
    /// Storage where the file cannot be written.
    Result<void> open();
    /// Names are ASCII, with slashes; each once. TooLarge beyond what a plain zip holds (4 GiB, 65,535 files).
    Result<void> add(const QByteArray &name, const QByteArray &bytes);
    Result<void> finish();

private:
    Result<void> write(const QByteArray &bytes);

    QSaveFile m_file;
    QByteArray m_directory;
    int m_count = 0;
    qint64 m_size = 0;
};

struct StoredFileView {
    QByteArrayView name;
    QByteArrayView bytes;
};

/// The files in their order, as views into the archive. BadRequest where it is not as the writer makes it; `field` is the file
/// at which it goes wrong, or "directory".
[[nodiscard]] Result<std::vector<StoredFileView>> storedFiles(QByteArrayView archive);

} // namespace exchange
