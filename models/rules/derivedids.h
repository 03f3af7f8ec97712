// Derived ids: a record or command that a program makes by itself gets an id that follows from what it is for. Whoever
// makes it again, after a crash or on another server, makes the same one, so that it is there once.
#pragma once

#include <QString>
#include <QUuid>

namespace rules {

/// UUIDs of version 5 (SHA-1 of a name). `purpose` keeps apart what is made for different reasons from the same name.
[[nodiscard]] inline QUuid derivedId(const QString &purpose, const QString &name)
{
    static const QUuid space = QUuid::fromString(QStringLiteral("5a3e1a52-9c1d-5f0e-8a57-79756e68656e"));
    return QUuid::createUuidV5(space, purpose + u'\n' + name);
}

} // namespace rules
