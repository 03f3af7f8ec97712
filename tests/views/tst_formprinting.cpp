// Printing a record from its panel: the form as it will lie on the paper, and the print in the register.
#include "contract/entities/entities.h"
#include "views/panels/records/formprinting.h"
#include "views/print/preview.h"
#include "views/viewlab.h"

#include <QDialog>
#include <QTest>

using namespace contract;
using namespace support;
using namespace views;
using namespace views::panels;
using namespace Qt::StringLiterals;

class TestFormPrinting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEntityHasItsForms()
    {
        QCOMPARE(formsOf(shapeOf<ImprovementItem>()), QStringList{u"F24"_s});
        QVERIFY(formsOf(shapeOf<WorkOrder>()).size() > 5);
        QVERIFY(formsOf(shapeOf<Resource>()).isEmpty());
        QVERIFY(formTitle(u"F24"_s).startsWith(u"F24 "_s));
    }

    void whatIsPrintedIsSeenFirstAndEnteredInTheRegister()
    {
        ViewLab lab{{u"quality_manager"_s}};
        const QUuid unit = lab.has(aUnit());
        const QUuid item = lab.has({.entity = u"improvement_item"_s, .fields = {{u"title"_s, u"响应不及时"_s}, {u"unit_id"_s, idText(unit)}, {u"state"_s, u"raised"_s}}});
        QWidget window;

        printForm(u"F24"_s, shapeOf<ImprovementItem>(), item, lab.context(), &window);

        QDialog *shown = nullptr;
        QTRY_VERIFY((shown = window.findChild<QDialog *>(u"formPreview"_s)));
        auto *pages = shown->findChild<print::PrintPreview *>();
        QVERIFY(pages);
        QVERIFY(!pages->document().pages.empty());
        QCOMPARE(pages->document().form, u"F24"_s);
        QVERIFY(lab.sink.commands.empty()); // looking is no print

        Q_EMIT pages->printed();

        QTRY_COMPARE(lab.sink.commands.size(), size_t(1));
        const auto &entry = lab.sink.commands.front();
        QCOMPARE(entry.entity, u"printed_form"_s);
        QCOMPARE(text(entry.fields.at(u"record_id"_s)), idText(item));
        QCOMPARE(text(entry.fields.at(u"record_number"_s)), text(lab.record(u"improvement_item"_s, item).values[size_t(shapeOf<ImprovementItem>().keyField())]));
        QCOMPARE(text(entry.fields.at(u"medium"_s)), u"paper"_s);
        QVERIFY(!text(entry.fields.at(u"short_code"_s)).isEmpty());
    }

    void aRecordThatIsNotHereIsTold()
    {
        ViewLab lab{{u"quality_manager"_s}};
        QWidget window;

        printForm(u"F24"_s, shapeOf<ImprovementItem>(), lab.ids.next(), lab.context(), &window);

        QTRY_COMPARE(lab.host.notices.size(), size_t(1));
        QCOMPARE(lab.host.notices.front().severity, shell::Severity::Failure);
    }
};

QTEST_MAIN(TestFormPrinting)
#include "tst_formprinting.moc"
