// A form from the field table, used with keys.
#include "contract/entities/entities.h"
#include "items/verbfields.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/recordform.h"
#include "views/typing.h"
#include "views/viewlab.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QTest>

using namespace contract;
using namespace support;
using views::forms::FieldEditor;
using views::forms::RecordForm;
using items::ListRow;

class TestRecordForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEveryFieldOfEveryEntity();
    void laysOutTwoColumnsWhenWideAndOneWhenNarrow();
    void saysNothingAboutAFieldNobodyTouched();
    void marksAnInvalidValueWhileOneTypes();
    void takesAReferenceFromWhatItOffers();
    void showsTheAttributesOfTheTypeChosen();
    void showsThatSelectedRecordsDiffer();
    void givesAFresherValueToAFieldThatIsNotDirty();
    void keepsWhatWasTypedThroughARebuild();
};

namespace {

ListRow rowOf(const Record &record, const Shape &shape)
{
    return {.rid = 1, .record = record, .pending = false, .titles = std::vector<QString>(shape.fields.size())};
}

struct Form {
    explicit Form(ViewLab &lab, const Shape &itsShape)
        : shape(itsShape)
        , editor(lab.context().items.editor(itsShape, nullptr))
        , form(*editor, lab.context().items, nullptr)
    {
        form.resize(700, 700);
        form.show();
    }
    FieldEditor &at(QStringView name) { return *form.fieldEditor(shape.indexOf(name)); }
    QLineEdit &line(QStringView name) { return *qobject_cast<QLineEdit *>(at(name).input()); }

    const Shape &shape;
    std::unique_ptr<items::RecordEditor> editor;
    RecordForm form;
};

} // namespace



void TestRecordForm::showsEveryFieldOfEveryEntity()
{
    ViewLab lab;
    for (const auto &shape : allShapes()) {
        Form form(lab, shape);
        form.editor->begin();

        for (int field = 0; field < int(shape.fields.size()); ++field) {
            auto *editor = form.form.fieldEditor(field);
            if (items::isToldElsewhere(shape, shape.fields[field])) {
                QVERIFY(!editor); // a tab shows it
                continue;
            }
            QVERIFY2(editor && editor->input(), qPrintable(shape.name + QLatin1Char('.') + shape.fields[field].name));
            QVERIFY(!editor->input()->accessibleName().isEmpty());
            QCOMPARE(editor->isLocked(), shape.fields[field].traits.readOnly || items::isKeptByVerbs(shape, shape.fields[field]));
        }
    }
}

void TestRecordForm::laysOutTwoColumnsWhenWideAndOneWhenNarrow()
{
    ViewLab lab;
    Form form(lab, shapeOf<Resource>());
    form.editor->begin();
    const auto besideEachOther = [&] { return form.at(u"vcpu").mapToGlobal(QPoint()).y() == form.at(u"memory_gb").mapToGlobal(QPoint()).y(); };

    form.form.resize(1100, 700);
    QTRY_VERIFY(besideEachOther());

    form.form.resize(600, 700);
    QTRY_VERIFY(!besideEachOther());
}

void TestRecordForm::saysNothingAboutAFieldNobodyTouched()
{
    ViewLab lab;
    Form form(lab, shapeOf<Resource>());
    form.editor->begin();

    QCOMPARE(form.at(u"name").problem(), QString());

    QVERIFY(!form.form.revealProblems());
    QVERIFY(!form.at(u"name").problem().isEmpty());
}

void TestRecordForm::marksAnInvalidValueWhileOneTypes()
{
    ViewLab lab;
    Form form(lab, shapeOf<Resource>());
    form.editor->begin();

    QTest::keyClicks(&form.line(u"private_ip"), QStringLiteral("10.1.2.300"));
    QVERIFY(!form.at(u"private_ip").problem().isEmpty());

    QTest::keyClick(&form.line(u"private_ip"), Qt::Key_Backspace);
    QCOMPARE(form.at(u"private_ip").problem(), QString());
}

void TestRecordForm::takesAReferenceFromWhatItOffers()
{
    ViewLab lab;
    const auto unit = lab.has(aUnit().named(QStringLiteral("云城市数据局")));
    lab.has(aUnit().named(QStringLiteral("云城市水务局")));
    Form form(lab, shapeOf<Resource>());
    form.editor->begin();
    auto &line = form.line(u"unit_id");
    line.setFocus();

    typeText(&line, QStringLiteral("数据"));
    QVERIFY(!form.at(u"unit_id").problem().isEmpty());
    auto *completer = line.completer();
    QTRY_COMPARE(completer->completionModel()->rowCount(), 1);
    QTRY_VERIFY(completer->popup()->isVisible());
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Return);

    QCOMPARE(text(form.editor->value(form.shape.indexOf(u"unit_id"))), idText(unit));
    QCOMPARE(line.text(), QStringLiteral("云城市数据局"));
    QCOMPARE(form.at(u"unit_id").problem(), QString());
}

void TestRecordForm::showsTheAttributesOfTheTypeChosen()
{
    ViewLab lab;
    Form form(lab, shapeOf<Resource>());
    form.editor->begin();
    const auto *types = shippedCatalogues().named(u"resource_type");
    const auto typed = std::ranges::find_if(types->entries, [](const CatalogueEntry &entry) { return !entry.attributes.empty(); });
    QVERIFY(typed != types->entries.end());
    auto *box = qobject_cast<QComboBox *>(form.at(u"type").input());

    box->setCurrentIndex(box->findData(typed->code));
    Q_EMIT box->activated(box->currentIndex());

    QVERIFY(form.at(u"attributes").findChild<QWidget *>(typed->attributes.front().name));
}

void TestRecordForm::showsThatSelectedRecordsDiffer()
{
    ViewLab lab;
    const auto &shape = shapeOf<Resource>();
    Record first = blankRecord(shape, lab.ids.next());
    Record second = blankRecord(shape, lab.ids.next());
    first.values[shape.indexOf(u"room")] = QStringLiteral("A1");
    second.values[shape.indexOf(u"room")] = QStringLiteral("B2");
    Form form(lab, shape);

    form.editor->begin({rowOf(first, shape), rowOf(second, shape)});

    QCOMPARE(form.line(u"room").text(), QString());
    QVERIFY(!form.editor->isDirty());
}

void TestRecordForm::givesAFresherValueToAFieldThatIsNotDirty()
{
    ViewLab lab;
    const auto &shape = shapeOf<Resource>();
    Record record = blankRecord(shape, lab.ids.next());
    Form form(lab, shape);
    form.editor->begin({rowOf(record, shape)});
    QTest::keyClicks(&form.line(u"room"), QStringLiteral("mine"));

    record.values[shape.indexOf(u"room")] = QStringLiteral("theirs");
    record.values[shape.indexOf(u"pool")] = QStringLiteral("theirs");
    form.editor->absorb(rowOf(record, shape));

    QCOMPARE(form.line(u"room").text(), QStringLiteral("mine"));
    QCOMPARE(form.line(u"pool").text(), QStringLiteral("theirs"));
}

void TestRecordForm::keepsWhatWasTypedThroughARebuild()
{
    ViewLab lab;
    Form form(lab, shapeOf<Resource>());
    form.editor->begin();
    QTest::keyClicks(&form.line(u"name"), QStringLiteral("web-01"));

    form.form.rebuild();

    QCOMPARE(form.line(u"name").text(), QStringLiteral("web-01"));
}

QTEST_MAIN(TestRecordForm)
#include "tst_recordform.moc"
