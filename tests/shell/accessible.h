// What a screen reader would say: used to find controls that it could say nothing about.
#pragma once

#include <QAccessible>
#include <QRegularExpression>
#include <QWidget>

/// The controls below `root` that take the keyboard.
inline QList<QWidget *> controlsIn(const QWidget &root)
{
    auto controls = root.findChildren<QWidget *>();
    controls.removeIf([](const QWidget *widget) {
        // What Qt makes for itself: a choice's list and its line are said through the choice.
        const bool internal = widget->objectName().startsWith(QStringLiteral("qt_")) || widget->inherits("QScrollBar") || widget->inherits("QComboBoxListView")
            || (widget->parentWidget() && widget->parentWidget()->inherits("QComboBox"));
        // A label's name is its text; it and whatever is hidden may have none at the moment.
        return internal || widget->focusPolicy() == Qt::NoFocus || widget->isHidden() || widget->inherits("QLabel");
    });
    return controls;
}

inline QString described(const QWidget &widget, const QString &name = {})
{
    const QString in = widget.parentWidget() ? QString::fromLatin1(widget.parentWidget()->metaObject()->className()) : QString();
    return QStringLiteral("%1 %2 in %3: %4").arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(), in, name);
}

inline QString accessibleNameOf(QWidget *widget)
{
    auto *interface = QAccessible::queryAccessibleInterface(widget);
    return interface && interface->role() != QAccessible::NoRole ? interface->text(QAccessible::Name).trimmed() : QString();
}

/// Those of them that have no accessible name, or no role.
inline QStringList namelessControls(const QWidget &root)
{
    QStringList nameless;
    for (auto *widget : controlsIn(root))
        if (accessibleNameOf(widget).isEmpty())
            nameless << described(*widget);
    return nameless;
}

/// Those of them whose name has letters but no Chinese character, while the program speaks Chinese.
inline QStringList controlsNamedInEnglish(const QWidget &root)
{
    static const QRegularExpression word(QStringLiteral("[a-z]{3,}")) /* not vCPU, which is so called in both */;
    static const QRegularExpression chinese(QStringLiteral("\\p{Han}"));
    QStringList english;
    for (auto *widget : controlsIn(root))
        if (const auto name = accessibleNameOf(widget); name.contains(word) && !name.contains(chinese))
            english << described(*widget, name);
    return english;
}
