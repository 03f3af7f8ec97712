// The working calendar as a document, and a new year's list taken into it.
#include "rules/calendardocument.h"
#include "rules/policies.h"

#include <QFile>
#include <QTest>

using namespace rules;

namespace {

QByteArray holidays()
{
    QFile file(QStringLiteral(HOLIDAYS_CSV));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "holidays", HOLIDAYS_CSV);
    return file.readAll();
}

/// A year's list as the State Council might announce it: twenty days of spring festival and one make-up Saturday.
QByteArray listOf(int year, const QByteArray &more = {})
{
    QByteArray csv = "date,kind,name\n";
    for (int day = 1; day <= 20; ++day)
        csv += QDate(year, 2, day).toString(Qt::ISODate).toLatin1() + ",holiday,春节\n";
    return csv + QByteArray::number(year) + "-02-27,workday,春节\n" + more;
}

QByteArray aDocument(const QByteArray &hours, const QByteArray &exceptions)
{
    return R"({"name":"c","version":"1","source_note":"s","years":[2026],"hours":)" + hours + R"(,"exceptions":)" + exceptions + '}';
}

} // namespace

class TestCalendarDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShippedDocumentIsTheListOfHolidays()
    {
        const auto &shipped = shippedCalendarSpec();
        const auto list = calendarFromCsv(holidays(), {}, {});
        QVERIFY(list);
        QCOMPARE(shipped.exceptions, list->exceptions);
        QCOMPARE(shipped.years, list->years);
        QCOMPARE(shippedCalendar().dayWorkMs(), 8 * 60 * minuteMs);
    }

    void comesBackTheSame()
    {
        const auto read = calendarFromJson(toJson(shippedCalendarSpec()));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().field + read.error().message));
        QCOMPARE(*read, shippedCalendarSpec());
    }

    void namesThePlaceOfAMistake_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        const QByteArray nine = R"([{"from":"09:00","to":"12:00"}])";
        const auto row = [](const char *name, const QByteArray &json, const char *place) { QTest::newRow(name) << json << QString::fromLatin1(place); };
        row("a time that is none", aDocument(R"([{"from":"9 Uhr","to":"12:00"}])", "[]"), "hours[0].from");
        row("a day beyond 24:00", aDocument(R"([{"from":"09:00","to":"24:01"}])", "[]"), "hours[0].to");
        row("hours that run backwards", aDocument(R"([{"from":"12:00","to":"09:00"}])", "[]"), "hours[0]");
        row("an afternoon before the morning", aDocument(R"([{"from":"14:00","to":"18:00"},{"from":"09:00","to":"12:00"}])", "[]"), "hours[1]");
        row("no hours at all", aDocument("[]", "[]"), "hours");
        row("30 February", aDocument(nine, R"([{"date":"2026-02-30","kind":"holiday","name":"x"}])"), "exceptions[0].date");
        row("neither holiday nor workday", aDocument(nine, R"([{"date":"2026-02-03","kind":"feast","name":"x"}])"), "exceptions[0].kind");
        row("a date twice", aDocument(nine, R"([{"date":"2026-02-03","kind":"holiday","name":"x"},{"date":"2026-02-03","kind":"workday","name":"x"}])"), "exceptions[1].date");
        row("an unknown member", aDocument(nine, R"([{"date":"2026-02-03","kind":"holiday","nam":"x"}])"), "exceptions[0].nam");
        row("a year that is a text", QByteArray(R"({"name":"c","version":"1","source_note":"s","years":["2026"],"hours":[{"from":"09:00","to":"12:00"}],"exceptions":[]})"), "years[0]");
    }
    void namesThePlaceOfAMistake()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const auto refused = calendarFromJson(json);
        QVERIFY(!refused);
        QCOMPARE(refused.error().field, place);
    }

    void aNewYearsListKeepsTheOtherYears()
    {
        const auto with = withYears(shippedCalendarSpec(), listOf(2027));
        QVERIFY(with);
        QVERIFY(with->years.contains(2027));
        QVERIFY(with->years.contains(2020));
        QCOMPARE(with->exceptions.size(), shippedCalendarSpec().exceptions.size() + 21);
        QCOMPARE(with->exceptions.at(QDate(2027, 2, 27)), (DayException{DayKind::Workday, QStringLiteral("春节")}));
        QCOMPARE(with->hours, shippedCalendarSpec().hours);
    }

    void aCorrectedListReplacesItsYear()
    {
        const auto first = withYears(shippedCalendarSpec(), listOf(2027, "2027-05-03,holiday,劳动节\n"));
        const auto corrected = withYears(*first, listOf(2027));
        QVERIFY(corrected);
        QVERIFY(!corrected->exceptions.contains(QDate(2027, 5, 3)));
        QCOMPARE(corrected->exceptions.size(), first->exceptions.size() - 1);
    }

    void aNewYearsHolidayReachesIntoTheYearBefore()
    {
        const auto with = withYears(shippedCalendarSpec(), listOf(2027, "2026-12-31,holiday,元旦\n"));
        QVERIFY(with);
        QCOMPARE(with->exceptions.at(QDate(2026, 12, 31)).name, QStringLiteral("元旦"));
        // The rest of 2026 is as it was.
        QVERIFY(with->exceptions.contains(QDate(2026, 10, 1)));
    }

    void readsWhatASpreadsheetMakesOfTheList()
    {
        const auto with = withYears(shippedCalendarSpec(), "\xEF\xBB\xBF" + listOf(2027).replace("date,kind,name\n", "").replace("-0", "/").replace('-', '/').replace("holiday", "休").replace("workday", "班").replace("\n", "\r\n"));
        QVERIFY2(with, qPrintable(with ? QString() : with.error().field + with.error().message));
        QCOMPARE(with->exceptions.at(QDate(2027, 2, 27)).kind, DayKind::Workday);
    }

    void refusesABadListWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QString>("place");
        QTest::newRow("no date") << listOf(2027, "2027-13-01,holiday,x\n") << QStringLiteral("line 23");
        QTest::newRow("a date twice") << listOf(2027, "2027-02-01,workday,x\n") << QStringLiteral("line 23");
        QTest::newRow("an unknown kind") << listOf(2027, "2027-06-01,feast,x\n") << QStringLiteral("line 23");
        QTest::newRow("a cell too few") << listOf(2027, "2027-06-01,holiday\n") << QStringLiteral("line 23");
        QTest::newRow("GBK bytes") << listOf(2027, "2027-06-01,holiday,\xB6\xCB\xCE\xE7\n") << QStringLiteral("line 23");
        QTest::newRow("nothing") << QByteArray("date,kind,name\n") << QStringLiteral("line 2");
        QTest::newRow("three days are no year") << QByteArray("2027-01-01,holiday,元旦\n2027-01-02,holiday,元旦\n2027-01-03,holiday,元旦\n") << QStringLiteral("years");
    }
    void refusesABadListWithItsLine()
    {
        QFETCH(QByteArray, csv);
        QFETCH(QString, place);
        const auto refused = withYears(shippedCalendarSpec(), csv);
        QVERIFY(!refused);
        QCOMPARE(refused.error().field, place);
    }

    void aMissingYearIsSaid()
    {
        const auto noon2027 = Instant{QDateTime(QDate(2027, 2, 10), QTime(4, 0), Qt::UTC).toMSecsSinceEpoch()};
        QVERIFY(!shippedCalendar().knows(noon2027));
        const auto with = WorkingCalendar::make(*withYears(shippedCalendarSpec(), listOf(2027)));
        QVERIFY(with->knows(noon2027));
        QVERIFY(!with->isWorking(noon2027));
    }

    void aLivingDocumentIsUsedAndABrokenOneIsNot()
    {
        const QString living = QString::fromUtf8(aDocument(R"([{"from":"09:00","to":"12:00"}])", "[]"));
        QCOMPARE(workingCalendarOf(living).dayWorkMs(), 3 * 60 * minuteMs);
        QCOMPARE(&workingCalendarOf(QString()), &shippedCalendar());
        QCOMPARE(&workingCalendarOf(QStringLiteral("{}")), &shippedCalendar());
        QVERIFY(checkPolicy(PolicyKind::Calendar, living));
        const auto refused = checkPolicy(PolicyKind::Calendar, QStringLiteral("{}"));
        QCOMPARE(refused.error().field, QStringLiteral("content"));
    }
};

QTEST_GUILESS_MAIN(TestCalendarDocument)
#include "tst_calendardocument.moc"
