// InventoryWindow: the inventory in a window of its own, with one unit and three resources; base of the tests on it.
#pragma once

#include "items/recordlistmodel.h"
#include "views/panels/inventory/inventorypanel.h"
#include "views/panels/records/listview.h"
#include "views/panels/records/recordpane.h"
#include "views/viewlab.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTimer>

/// Runs `answer` on the modal window once it is there.
template <class Window, class Answer> void whenAsked(Answer answer)
{
    auto *timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, qApp, [timer, answer] {
        auto *window = qobject_cast<Window *>(QApplication::activeModalWidget());
        if (!window)
            return;
        timer->stop();
        timer->deleteLater();
        answer(window);
    });
    timer->start(5);
}

inline void press(QDialog *question, const QString &text)
{
    for (auto *button : question->findChildren<QPushButton *>())
        if (button->text() == text) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    QFAIL(qPrintable(QStringLiteral("no button ") + text));
}

/// Agrees to a change of several records once it was checked.
inline void agreeToTheBulkChange()
{
    whenAsked<QDialog>([](QDialog *preview) {
        auto *change = preview->findChild<QPushButton *>(QStringLiteral("change"));
        QTRY_VERIFY(change && change->isEnabled());
        QTest::mouseClick(change, Qt::LeftButton);
    });
}

class InventoryWindow : public QObject
{
    Q_OBJECT

protected:
    /// Between the lab and the panel in it.
    virtual void prepare() {}
    void open();
    void close();
    QLineEdit &line(QStringView field);
    QAction *action(const QString &text);
    /// Clicks on the row and waits until its record is in the form.
    void select(int row);
    [[nodiscard]] int rows() const { return m_list->rowCount(); }

    std::unique_ptr<ViewLab> m_lab;
    std::unique_ptr<views::panels::InventoryPanel> m_panel;
    QUuid m_unit;
    std::vector<QUuid> m_resources;
    views::panels::ListView *m_view = nullptr;
    items::RecordListModel *m_list = nullptr;
    QLineEdit *m_search = nullptr;
    views::panels::RecordPane *m_pane = nullptr;
};
