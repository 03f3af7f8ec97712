// Codecs with right and wrong values: what the type cannot hold is refused, never bent.
#include "contract/entities/entities.h"
#include "contract/codec.h"

#include <QTest>
#include <limits>

using namespace contract;

namespace {

template <class T> void agrees(const T &value, const Value &encoded)
{
    QVERIFY(Codec<T>::encode(value) == encoded);
    const auto back = Codec<T>::decode(encoded);
    QVERIFY(back.has_value());
    QVERIFY(*back == value);
}

template <class T> bool refuses(const Value &value)
{
    const auto decoded = Codec<T>::decode(value);
    return !decoded && decoded.error().code == ErrorCode::InvalidValue;
}

} // namespace

class tst_codecs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goThereAndBack();
    void anEmptyTextIsEmpty();
    void integersStayInTheirRange();
    void booleansAreOnlyZeroAndOne();
    void datesAreWholeAndReal_data();
    void datesAreWholeAndReal();
    void choicesAreKnownCodes();
    void referencesAreCanonicalIds();
    void attributesAreOneObject();
    void optionalsMayBeEmptyOthersNot();
    void jsonNumbersKeepTheirSize();
};

void tst_codecs::goThereAndBack()
{
    agrees<QString>(QStringLiteral("云衡"), QStringLiteral("云衡"));
    agrees<int>(-3, qint64(-3));
    agrees<double>(2.5, 2.5);
    agrees<bool>(true, qint64(1));
    agrees<QDate>(QDate(2024, 2, 29), QStringLiteral("2024-02-29"));
    agrees<Instant>(Instant{1'763'000'000'001}, qint64(1'763'000'000'001));
    agrees<ResourceState>(ResourceState::InUse, QStringLiteral("in_use"));
    agrees<std::optional<double>>(std::nullopt, Value());
    agrees<std::optional<double>>(0.0, 0.0);
}

void tst_codecs::anEmptyTextIsEmpty()
{
    QVERIFY(isEmpty(Codec<QString>::encode(QString())));
    QVERIFY(isEmpty(Codec<QString>::encode(QStringLiteral(""))));
    QVERIFY(isEmpty(valueFromJson(QJsonValue(QStringLiteral("")))));
}

void tst_codecs::integersStayInTheirRange()
{
    QVERIFY(refuses<int>(qint64(std::numeric_limits<int>::max()) + 1));
    QVERIFY(refuses<int>(Value()));
    QVERIFY(refuses<int>(1.0));
    QVERIFY(refuses<int>(QStringLiteral("1")));
}

void tst_codecs::booleansAreOnlyZeroAndOne()
{
    QVERIFY(refuses<bool>(qint64(2)));
    QVERIFY(refuses<bool>(qint64(-1)));
    QVERIFY(refuses<bool>(QStringLiteral("true")));
    QVERIFY(refuses<bool>(Value()));
}

void tst_codecs::datesAreWholeAndReal_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"2026-02-29", "2026-13-01", "2026-1-1", "20261122", "2026-11-22T00:00:00", "22.11.2026", "2026-11-22 ", "today", "-026-11-22"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void tst_codecs::datesAreWholeAndReal()
{
    QFETCH(QString, text);

    QVERIFY(refuses<QDate>(text));
}

void tst_codecs::choicesAreKnownCodes()
{
    QVERIFY(refuses<ResourceState>(QStringLiteral("In_use")));
    QVERIFY(refuses<ResourceState>(QStringLiteral("in_use ")));
    QVERIFY(refuses<ResourceState>(Value()));
    QVERIFY(refuses<ResourceState>(qint64(3)));
}

void tst_codecs::referencesAreCanonicalIds()
{
    const QString id = QStringLiteral("0193552a-7c00-7abc-8def-0123456789ab");

    QVERIFY(Codec<Id<Resource>>::decode(id).has_value());
    QVERIFY(refuses<Id<Resource>>(id.toUpper()));
    QVERIFY(refuses<Id<Resource>>(u'{' + id + u'}'));
    QVERIFY(refuses<Id<Resource>>(id.chopped(1)));
    QVERIFY(refuses<Id<Resource>>(QStringLiteral("00000000-0000-0000-0000-000000000000")));
    QVERIFY(refuses<Id<Resource>>(qint64(1)));
}

void tst_codecs::attributesAreOneObject()
{
    QVERIFY(Codec<Attributes>::decode(QStringLiteral("{\"gpu\":2}")).has_value());
    for (const char *text : {"[1]", "1", "{", "{}{}", "null", "{\"a\":}"})
        QVERIFY2(refuses<Attributes>(QString::fromLatin1(text)), text);
}

void tst_codecs::optionalsMayBeEmptyOthersNot()
{
    QVERIFY(Codec<std::optional<Architecture>>::decode(Value()).has_value());
    QVERIFY(refuses<std::optional<Architecture>>(QStringLiteral("sparc")));
    QVERIFY(refuses<double>(Value()));
}

void tst_codecs::jsonNumbersKeepTheirSize()
{
    QVERIFY(valueFromJson(QJsonValue(3.0)) == Value(qint64(3)));
    QVERIFY(valueFromJson(QJsonValue(-0.5)) == Value(-0.5));
    QVERIFY(std::holds_alternative<double>(valueFromJson(QJsonValue(1e18))));
    QVERIFY(std::holds_alternative<double>(valueFromJson(QJsonValue(std::numeric_limits<double>::infinity()))));
    QVERIFY(isEmpty(valueFromJson(QJsonValue(QJsonObject{{QStringLiteral("a"), 1}}))));
}

QTEST_GUILESS_MAIN(tst_codecs)
#include "tst_codecs.moc"
