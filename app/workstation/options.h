// Options of the workstation, from its command line.
#pragma once

#include "contract/result.h"

#include <QStringList>

namespace workstation {

struct Options {
    QString server;        ///< host:port; empty: the one of last time
    QString profile;       ///< folder of settings and data
    QString authorityFile; ///< PEM that the administrator installs: pinned without asking
    QString signInAs;
    QString password;      ///< read from --password-file or YUNHENG_PASSWORD
    QString language;
    QString theme;
    int scale = 0;         ///< percent; 0: as last time
    QString pictures;      ///< folder; empty: no pictures
    bool reportStart = false;   ///< says on stdout when data shows and when the window answers, then ends
    bool memorySecrets = false; ///< the token stays in memory: for machines without a person
};

/// Reads the arguments; --help and --version end the program. The error's message is a sentence for the terminal.
[[nodiscard]] contract::Result<Options> optionsFrom(const QStringList &arguments);

} // namespace workstation
