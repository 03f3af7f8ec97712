// ScanLine: where a barcode scanner types (it is a keyboard that ends with Enter), a person types, and a list is pasted.
#pragma once

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace views::panels {

class ScanLine : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

Q_SIGNALS:
    /// A text of several lines was pasted: a list of codes.
    void listPasted(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const QString pasted = event->matches(QKeySequence::Paste) ? QGuiApplication::clipboard()->text() : QString();
        if (pasted.trimmed().contains(QLatin1Char('\n')) || pasted.size() > maxLength()) {
            Q_EMIT listPasted(pasted);
            return;
        }
        QLineEdit::keyPressEvent(event);
    }
};

} // namespace views::panels
