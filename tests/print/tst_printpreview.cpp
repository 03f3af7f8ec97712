// The preview of printed forms: zoom, keys and pages.
#include "views/print/compose.h"
#include "views/print/preview.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

using namespace views::print;

class tst_printpreview : public QObject
{
    Q_OBJECT

private:
    static Document evaluation() { return compose(*shippedLayout(QStringLiteral("F22")), {}); }

private Q_SLOTS:
    void turnsPagesByKey()
    {
        PrintPreview view;
        view.resize(900, 700);
        view.show(evaluation());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setZoom(PrintPreview::Zoom::Width);
        QSignalSpy turned(&view, &PrintPreview::currentPageChanged);

        QTest::keyClick(&view, Qt::Key_PageDown);
        QTRY_COMPARE(view.currentPage(), 1);
        QCOMPARE(view.findChild<QListWidget *>()->currentRow(), 1);
        QTest::keyClick(&view, Qt::Key_Home);
        QTRY_COMPARE(view.currentPage(), 0);
        QCOMPARE(turned.count(), 2);
        view.findChild<QListWidget *>()->setCurrentRow(1);
        QTRY_COMPARE(view.currentPage(), 1);
    }

    void fitsThePageIntoTheWindow()
    {
        PrintPreview view;
        view.resize(900, 700);
        view.show(evaluation());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto *area = view.findChild<QScrollArea *>();

        view.setZoom(PrintPreview::Zoom::Page);
        QTRY_VERIFY(area->widget()->findChildren<QWidget *>().front()->height() <= area->viewport()->height());
        view.setZoom(PrintPreview::Zoom::Width);
        const int width = area->widget()->findChildren<QWidget *>().front()->width();
        QVERIFY(width <= area->viewport()->width() && width > area->viewport()->width() * 0.85);
        view.zoomBy(2);
        QTRY_VERIFY(area->widget()->findChildren<QWidget *>().front()->width() > width);
    }

    /// Black on white in every theme; the pictures are left where YUNHENG_PRINTS says.
    void showsWhitePaperInADarkTheme()
    {
        QPalette dark(QColor(0x2b, 0x2b, 0x2b));
        PrintPreview view;
        view.setPalette(dark);
        view.resize(1100, 800);
        view.show(evaluation());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QCOMPARE(view.currentPage(), 0);

        const auto picture = view.grab().toImage();

        const auto *paper = view.findChild<QScrollArea *>()->widget()->findChildren<QWidget *>().front();
        const auto at = paper->mapTo(&view, QPoint(paper->width() / 2, 6));
        QCOMPARE(picture.pixelColor(at), QColor(Qt::white));
        if (const auto folder = qEnvironmentVariable("YUNHENG_PRINTS"); !folder.isEmpty())
            QVERIFY(picture.save(folder + QStringLiteral("/preview-dark.png")));
    }
};

QTEST_MAIN(tst_printpreview)
#include "tst_printpreview.moc"
