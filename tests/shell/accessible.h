// What a screen reader would say: used to find controls that it could say nothing about.
#pragma once

#include <QAccessible>
#include <QWidget>

/// The controls below `root` that take the keyboard but have no accessible name, as "Class objectName".
inline QStringList namelessControls(const QWidget &root)
{
    QStringList nameless;
    for (auto *widget : root.findChildren<QWidget *>()) {
        const bool internal = widget->objectName().startsWith(QStringLiteral("qt_")) || widget->inherits("QScrollBar");
        if (internal || widget->focusPolicy() == Qt::NoFocus)
            continue;
        auto *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).trimmed().isEmpty() || interface->role() == QAccessible::NoRole)
            nameless << QStringLiteral("%1 %2").arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName());
    }
    return nameless;
}
