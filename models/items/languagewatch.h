// LanguageWatch: tells a model that the language was switched, so that it says its texts anew. Models are no widgets and
// get no QEvent::LanguageChange of their own.
#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QObject>
#include <functional>

namespace items {

class LanguageWatch : public QObject
{
public:
    LanguageWatch(QObject *owner, std::function<void()> switched) : QObject(owner), m_switched(std::move(switched))
    {
        QCoreApplication::instance()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange && watched == QCoreApplication::instance())
            m_switched();
        return false;
    }

private:
    std::function<void()> m_switched;
};

} // namespace items
