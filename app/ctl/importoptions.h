// What `yunhengctl import` can be told, and what is remembered of the same kind of file.
#pragma once

#include "command.h"

#include "exchange/sources.h"

namespace ctl {

struct ImportWish {
    const Shape *shape = nullptr;
    QString file;
    bool dryRun = false;
    QString rejects;     ///< empty: none wanted
    QString differences; ///< where to write what ledger and file differ in; empty: not compared
    QString accepted;    ///< the differences with what is accepted marked; empty: everything
    QString last;        ///< the file of last time; empty: the one that is remembered
    bool remember = false;
    exchange::ReadOptions read;
    exchange::PlanOptions plan;
};

void addImportOptions(QCommandLineParser &parser);
[[nodiscard]] Outcome<ImportWish> importWishOf(const QCommandLineParser &options);
/// Where memories are kept: --sources FOLDER, else the account's configuration.
[[nodiscard]] QString sourcesFolderOf(const QCommandLineParser &options);
/// What was not said is taken from the memory.
void fillIn(ImportWish &wish, const exchange::SourceMemory &memory, const QCommandLineParser &options);

} // namespace ctl
