// Signed paper in the window: a scan finds its print by the code on it, hangs on it, and makes it signed.
#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "rules/evaluation/shortcode.h"
#include "views/panels/prints/printspanel.h"
#include "views/panels/prints/scandialog.h"
#include "views/print/compose.h"
#include "views/print/layout.h"
#include "views/print/pdf.h"
#include "views/labshelf.h"
#include "views/viewlab.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using namespace contract;
using namespace support;
using namespace views;
using namespace views::panels;
using namespace Qt::StringLiterals;

class TestScanDialog : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    LabShelf m_shelf{m_folder.filePath(u"files"_s)};
    const QString m_short = rules::evaluation::shortCode(QUuid(u"00000000-0000-7000-8000-000000000001"_s), u"S1"_s, QString(64, u'a'));

    QString scan(const QString &name, const QString &code, int copy = 1)
    {
        const auto layout = print::shippedLayout(u"F24"_s);
        exchange::FormData data;
        data.head = {.number = u"ZG-000001"_s, .shortCode = code};
        data.head.copy = copy;
        const QString path = m_folder.filePath(name);
        if (!layout || !print::writePdf(print::compose(*layout, data), path))
            qFatal("the form was not written");
        return path;
    }
    QUuid entry(ViewLab &lab, const Patch &more = {})
    {
        Patch fields{{u"form"_s, u"F24"_s}, {u"record_entity"_s, u"improvement_item"_s}, {u"record_id"_s, idText(lab.ids.next())}, {u"record_number"_s, u"ZG-000001"_s}, {u"copy"_s, qint64(1)}, {u"short_code"_s, m_short}, {u"medium"_s, u"paper"_s}, {u"signing"_s, u"unsigned"_s}};
        for (const auto &[field, value] : more)
            fields.insert_or_assign(field, value);
        return lab.has({.entity = u"printed_form"_s, .fields = fields});
    }
    shell::PanelContext with(ViewLab &lab)
    {
        auto context = lab.context();
        context.files = &m_shelf;
        return context;
    }
    static QString state(QDialog &dialog, int row) { return dialog.findChild<QTableWidget *>(u"scans"_s)->item(row, 4)->text(); }

private Q_SLOTS:
    void aScanFindsItsPrintAndMakesItSigned()
    {
        ViewLab lab{{u"quality_manager"_s}};
        const QUuid print = entry(lab);
        ScanDialog dialog(with(lab), nullptr);
        dialog.show();

        dialog.read({scan(u"signed.pdf"_s, m_short)});
        QTRY_COMPARE(state(dialog, 0), ScanDialog::tr("Ready to be attached"));
        QCOMPARE(dialog.findChild<QTableWidget *>(u"scans"_s)->item(0, 2)->text(), u"ZG-000001"_s);
        QVERIFY(!dialog.findChild<QLabel *>(u"scanPage"_s)->pixmap().isNull());
        dialog.findChild<QPlainTextEdit *>(u"scanChanges"_s)->setPlainText(u"手写改了完成日期"_s);
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"scanAttach"_s), Qt::LeftButton);

        QTRY_COMPARE(state(dialog, 0), ScanDialog::tr("Attached: the print is signed"));
        QCOMPARE(lab.sink.commands.size(), size_t(2));
        const auto &hung = lab.sink.commands[0];
        const auto &sign = lab.sink.commands[1];
        QCOMPARE(hung.entity, u"attachment"_s);
        QCOMPARE(text(hung.fields.at(u"record_id"_s)), idText(print));
        QCOMPARE(sign.after, std::vector{hung.id});
        QCOMPARE(sign.targets.front().id, print);
        QCOMPARE(text(sign.fields.at(u"signing"_s)), u"signed"_s);
        QCOMPARE(text(sign.fields.at(u"scan_digest"_s)), text(hung.fields.at(u"digest"_s)));
        QCOMPARE(text(sign.fields.at(u"paper_changes"_s)), u"手写改了完成日期"_s);
        QVERIFY(!dialog.findChild<QPushButton *>(u"scanAttach"_s)->isEnabled()); // not twice
    }

    void eachScanSaysWhatIsTheMatter()
    {
        ViewLab lab{{u"quality_manager"_s}};
        entry(lab);
        entry(lab, {{u"copy"_s, qint64(2)}, {u"signing"_s, u"signed"_s}});
        ScanDialog dialog(with(lab), nullptr);
        QImage white(900, 1'200, QImage::Format_Grayscale8);
        white.fill(255);
        QVERIFY(white.save(m_folder.filePath(u"white.png"_s)));
        const QString foreign = rules::evaluation::shortCode(lab.ids.next(), u"S9"_s, QString(64, u'b'));

        dialog.read({scan(u"one.pdf"_s, m_short), scan(u"again.pdf"_s, m_short), scan(u"signed.pdf"_s, m_short, 2), scan(u"foreign.pdf"_s, foreign), m_folder.filePath(u"white.png"_s), m_folder.filePath(u"none.pdf"_s)});

        QTRY_COMPARE(state(dialog, 0), ScanDialog::tr("Ready to be attached"));
        QTRY_COMPARE(state(dialog, 1), ScanDialog::tr("The same print stands in this list already"));
        QTRY_COMPARE(state(dialog, 2), ScanDialog::tr("Came back before: its scan is attached"));
        QTRY_COMPARE(state(dialog, 3), ScanDialog::tr("A form of another server, or a print that has not arrived here yet"));
        QTRY_COMPARE(state(dialog, 4), ScanDialog::tr("No QR code of a form was found: type the number"));
        QTRY_VERIFY(state(dialog, 5).startsWith(ScanDialog::tr("Cannot be read as a scan: %1").section(u'%', 0, 0)));
        QCOMPARE(dialog.findChild<QPushButton *>(u"scanAttach"_s)->text(), ScanDialog::tr("Attach %n scans", nullptr, 1));
    }

    void aScanWithoutCodeIsFoundByItsNumber()
    {
        ViewLab lab{{u"quality_manager"_s}};
        entry(lab);
        ScanDialog dialog(with(lab), nullptr);
        dialog.show();
        QImage white(900, 1'200, QImage::Format_Grayscale8);
        white.fill(255);
        QVERIFY(white.save(m_folder.filePath(u"white.png"_s)));
        dialog.read({m_folder.filePath(u"white.png"_s)});
        auto *number = dialog.findChild<QLineEdit *>(u"scanNumber"_s);
        QTRY_VERIFY(number->isVisible());

        QTest::keyClicks(number, m_short.toLower().remove(u'-'));
        QTest::keyClick(number, Qt::Key_Return);

        QTRY_COMPARE(state(dialog, 0), ScanDialog::tr("Ready to be attached"));
    }

    void theRegisterOffersItToThoseWhoMayChangeIt()
    {
        ViewLab lab{{u"quality_manager"_s}};
        entry(lab);
        PrintsPanel panel(with(lab), nullptr);
        panel.show();
        QTRY_VERIFY(panel.showsData());
        auto *action = panel.findChild<QAction *>(u"takeScans"_s);
        QVERIFY(action->isEnabled());
        action->trigger();
        QVERIFY(panel.findChild<ScanDialog *>());
    }
};

QTEST_MAIN(TestScanDialog)
#include "tst_scandialog.moc"
