// Batch: many documents to one file or to many, off the UI thread, with progress; cancelled at any time and gone on with later
// without doing anything twice. A file an item holds one document at a time; one file for all holds their pages.
#pragma once

#include "exchange/forms/formdata.h"
#include "views/print/compose.h"
#include "views/print/pdf.h"

#include <functional>
#include <stop_token>

namespace views::print {

struct BatchItem {
    Layout layout;
    exchange::FormData data;
};

struct Batch {
    int count = 0;
    /// The item at a place; asked for once each, in order, in the batch's thread.
    std::function<contract::Result<BatchItem>(int index)> item;
    QString folder;
    /// "{number}_{unit}.pdf": names of texts and of the head. A file that is there already is never written over: the name gets " (2)".
    QString pattern = QStringLiteral("{form}_{number}.pdf");
    /// Says what this batch is. A journal in the folder remembers under it what is done; the same key goes on where it stopped.
    QString key;
    PdfOptions options;
};

struct BatchProgress {
    int done = 0;  ///< with those of an earlier run
    int count = 0;
    int pages = 0; ///< of this run
    QString file;  ///< the last that was written
};

struct BatchResult {
    int written = 0;
    int skipped = 0; ///< done by an earlier run
    int pages = 0;
    bool isCancelled = false;
    QStringList files;
};

/// Writes a file an item. `progress` is called in this thread. Storage with the file where one cannot be written: what is done stays done.
[[nodiscard]] contract::Result<BatchResult> writeBatch(const Batch &batch, const std::function<void(const BatchProgress &)> &progress = {}, std::stop_token stop = {}, const FontBook &fonts = installedFonts());

/// All items in one file, with a page count of its own for each. Fonts are embedded once. Goes on nowhere: it is written whole or not at all.
[[nodiscard]] contract::Result<BatchResult> writeBatchFile(const Batch &batch, const QString &path, const std::function<void(const BatchProgress &)> &progress = {}, std::stop_token stop = {}, const FontBook &fonts = installedFonts());

/// The pattern filled in: no part of a path, nothing that a file system refuses, at most 180 bytes.
[[nodiscard]] QString batchFileName(const QString &pattern, const Layout &layout, const exchange::FormData &data);

/// Where the batch of that key keeps what it has to remember, hidden in its folder.
[[nodiscard]] QString batchSideFile(const QString &folder, const QString &key, const QString &ending);

} // namespace views::print
