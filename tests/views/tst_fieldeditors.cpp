// What people type into fields, and what is understood.
#include "contract/entities/entities.h"
#include "rules/fieldrules.h"
#include "views/forms/attributeseditor.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/texteditors.h"
#include "views/typing.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace contract;
using namespace views::forms;

namespace {

std::unique_ptr<FieldEditor> editorOf(const QString &name, const std::vector<items::ChoiceText> &options = {})
{
    const auto &shape = shapeOf<Resource>();
    return std::unique_ptr<FieldEditor>(
        makeFieldEditor({.field = shape.fields[shape.indexOf(name)], .caption = name, .options = options, .references = nullptr}, nullptr));
}

void type(FieldEditor &editor, const QString &text)
{
    auto *line = qobject_cast<QLineEdit *>(editor.input());
    QVERIFY(line);
    line->clear();
    typeText(line, text);
}

} // namespace

class TestFieldEditors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNumbersAsPeopleTypeThem_data();
    void readsNumbersAsPeopleTypeThem();
    void readsDatesAsPeopleTypeThem_data();
    void readsDatesAsPeopleTypeThem();
    void keepsWhatItCannotRead();
    void readsAFullWidthAddress();
    void emptyTextIsNoText();
    void aLockedFieldSaysWhy();
    void showsAProblemUnderTheField();
    void tellsOnlyWhatThePersonDid();
    void keepsACodeThatTheCatalogueLost();
    void attributesKeepKeysThatTheTypeDoesNotKnow();
    void attributesAreUntouchedUntilSomebodyTypes();
};

void TestFieldEditors::readsNumbersAsPeopleTypeThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("number");
    QTest::newRow("plain") << QStringLiteral("64") << qint64(64);
    QTest::newRow("with unit") << QStringLiteral("64 GB") << qint64(64);
    QTest::newRow("small unit") << QStringLiteral("64gb") << qint64(64);
    QTest::newRow("full-width digits") << QStringLiteral("６４") << qint64(64);
    QTest::newRow("grouped") << QStringLiteral("12,288") << qint64(12288);
}

void TestFieldEditors::readsNumbersAsPeopleTypeThem()
{
    QFETCH(QString, typed);
    QFETCH(qint64, number);
    const auto editor = editorOf(QStringLiteral("memory_gb"));

    type(*editor, typed);

    QCOMPARE(editor->value(), Value(number));
}

void TestFieldEditors::readsDatesAsPeopleTypeThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QDate>("date");
    const QDate date(2026, 3, 5);
    QTest::newRow("iso") << QStringLiteral("2026-03-05") << date;
    QTest::newRow("no zeros") << QStringLiteral("2026-3-5") << date;
    QTest::newRow("plain digits") << QStringLiteral("20260305") << date;
    QTest::newRow("slashes") << QStringLiteral("2026/3/5") << date;
    QTest::newRow("dots") << QStringLiteral("2026.03.05") << date;
    QTest::newRow("Chinese") << QStringLiteral("2026年3月5日") << date;
    QTest::newRow("full-width") << QStringLiteral("２０２６－０３－０５") << date;
    QTest::newRow("no such day") << QStringLiteral("2026-02-30") << QDate();
    QTest::newRow("day first") << QStringLiteral("05-03-2026") << QDate();
    QTest::newRow("words") << QStringLiteral("tomorrow") << QDate();
}

void TestFieldEditors::readsDatesAsPeopleTypeThem()
{
    QFETCH(QString, typed);
    QFETCH(QDate, date);

    QCOMPARE(dateTyped(typed), date);
}

void TestFieldEditors::keepsWhatItCannotRead()
{
    const auto &shape = shapeOf<Resource>();
    for (const auto &name : {QStringLiteral("vcpu"), QStringLiteral("term_until"), QStringLiteral("cpu_avg")}) {
        const auto editor = editorOf(name);

        type(*editor, QStringLiteral("many"));

        QCOMPARE(text(editor->value()), QStringLiteral("many"));
        QVERIFY(!rules::checkField(shape.fields[shape.indexOf(name)], editor->value(), shippedCatalogues()));
    }
}

void TestFieldEditors::readsAFullWidthAddress()
{
    const auto editor = editorOf(QStringLiteral("private_ip"));

    type(*editor, QStringLiteral("１０．１．２．３"));

    QCOMPARE(text(editor->value()), QStringLiteral("10.1.2.3"));
}

void TestFieldEditors::emptyTextIsNoText()
{
    const auto editor = editorOf(QStringLiteral("name"));

    type(*editor, QStringLiteral("   "));

    QVERIFY(isEmpty(editor->value()));
}

void TestFieldEditors::aLockedFieldSaysWhy()
{
    const auto editor = editorOf(QStringLiteral("name"));

    editor->setLocked(QStringLiteral("The record is retired."));

    QVERIFY(qobject_cast<QLineEdit *>(editor->input())->isReadOnly());
    QCOMPARE(editor->input()->toolTip(), QStringLiteral("The record is retired."));
    QCOMPARE(editor->input()->accessibleDescription(), QStringLiteral("The record is retired."));
}

void TestFieldEditors::showsAProblemUnderTheField()
{
    const auto editor = editorOf(QStringLiteral("name"));
    const int before = editor->sizeHint().height();

    editor->setProblem(QStringLiteral("Too long."));

    QCOMPARE(editor->problem(), QStringLiteral("Too long."));
    QVERIFY(editor->sizeHint().height() > before);
    QCOMPARE(editor->input()->accessibleDescription(), QStringLiteral("Too long."));
}

void TestFieldEditors::tellsOnlyWhatThePersonDid()
{
    for (const auto &name : {QStringLiteral("name"), QStringLiteral("vcpu"), QStringLiteral("term_until"), QStringLiteral("note"), QStringLiteral("domestic"),
                             QStringLiteral("attributes")}) {
        const auto editor = editorOf(name);
        QSignalSpy edited(editor.get(), &FieldEditor::edited);

        editor->setValue(Value(), {});

        QCOMPARE(edited.size(), 0);
    }
}

void TestFieldEditors::keepsACodeThatTheCatalogueLost()
{
    const auto editor = editorOf(QStringLiteral("network_zone"), {{QStringLiteral("dmz"), QStringLiteral("DMZ"), {}}});

    editor->setValue(QStringLiteral("gone_zone"), {});

    QCOMPARE(text(editor->value()), QStringLiteral("gone_zone"));
}

void TestFieldEditors::attributesKeepKeysThatTheTypeDoesNotKnow()
{
    const auto editor = editorOf(QStringLiteral("attributes"));
    auto *attributes = qobject_cast<AttributesEditor *>(editor.get());
    attributes->setValue(QStringLiteral(R"({"old_key":"kept","shards":3})"), {});
    attributes->setAttributes({{QStringLiteral("shards"), QStringLiteral("分片数"), QStringLiteral("Shards"), QStringLiteral("integer"), {}}});
    auto *shards = attributes->findChild<QLineEdit *>(QStringLiteral("shards"));
    QVERIFY(shards);

    shards->setFocus();
    shards->selectAll();
    QTest::keyClicks(shards, QStringLiteral("5"));

    QCOMPARE(text(attributes->value()), QStringLiteral(R"({"old_key":"kept","shards":5})"));
}

void TestFieldEditors::attributesAreUntouchedUntilSomebodyTypes()
{
    const auto editor = editorOf(QStringLiteral("attributes"));
    auto *attributes = qobject_cast<AttributesEditor *>(editor.get());
    const QString stored = QStringLiteral(R"({ "z": 1,  "a": "2" })");

    attributes->setValue(stored, {});
    attributes->setAttributes({{QStringLiteral("a"), QStringLiteral("甲"), QStringLiteral("A"), QStringLiteral("text"), {}}});

    QCOMPARE(text(attributes->value()), stored);
}

QTEST_MAIN(TestFieldEditors)
#include "tst_fieldeditors.moc"
