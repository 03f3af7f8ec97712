// Typing of any script; QTest::keyClicks knows ASCII only.
#pragma once

#include <QTest>

inline void typeText(QWidget *widget, const QString &text)
{
    for (const QChar character : text)
        QTest::sendKeyEvent(QTest::Click, widget, Qt::Key_unknown, QString(character), Qt::NoModifier);
}
