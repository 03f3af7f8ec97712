// Points, shares and grades are kept as whole numbers and codes; a cell says them as people do.
#include "contract/entities/entities.h"
#include "items/captions.h"

#include <QTest>

using namespace contract;
using namespace Qt::StringLiterals;

class TestEvaluationCells : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCellSaysWhatPeopleRead_data()
    {
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QString>("words");
        QTest::newRow("points") << u"evaluation"_s << u"score"_s << QVariant(8738) << u"87.38"_s;
        QTest::newRow("none yet") << u"evaluation"_s << u"score"_s << QVariant(0) << QString();
        QTest::newRow("a grade of ours") << u"evaluation"_s << u"grade"_s << QVariant(u"excellent"_s) << u"Excellent"_s;
        QTest::newRow("a grade of the customer's") << u"evaluation"_s << u"grade"_s << QVariant(u"a_plus"_s) << u"a_plus"_s;
        QTest::newRow("satisfaction") << u"satisfaction_survey"_s << u"score"_s << QVariant(9250) << u"92.50 %"_s;
        QTest::newRow("any other number") << u"evaluation"_s << u"version"_s << QVariant(2) << u"2"_s;
    }
    void aCellSaysWhatPeopleRead()
    {
        QFETCH(QString, entity);
        QFETCH(QString, field);
        QFETCH(QVariant, value);
        QFETCH(QString, words);
        const auto &shape = *shapeNamed(entity);
        const Value kept = value.typeId() == QMetaType::QString ? Value(value.toString()) : Value(qint64(value.toInt()));

        QString shown = items::displayText(shape, shape.fields[size_t(shape.indexOf(field))], kept, shippedCatalogues());

        QCOMPARE(shown.replace(QChar(QChar::Nbsp), u' '), words);
    }
};

QTEST_GUILESS_MAIN(TestEvaluationCells)
#include "tst_evaluationcells.moc"
