// Names sort as a Chinese dictionary sorts them, addresses by number.
#include "replica/sortkeys.h"

#include "contract/entities/entities.h"

#include <QTest>

using namespace contract;

class TestSortKeys : public QObject
{
    Q_OBJECT

private:
    static QStringList sorted(QStringView field, QStringList texts)
    {
        const auto &shape = shapeOf<Resource>();
        const auto keyOf = [&](const QString &text) {
            std::string key;
            replica::appendSortKey(shape.fields[size_t(shape.indexOf(field))], text.toUtf8().toStdString(), key);
            return key;
        };
        std::ranges::sort(texts, {}, keyOf);
        return texts;
    }

private Q_SLOTS:
    void sortsNamesByPinyinAndNumbersInThemByValue()
    {
        QCOMPARE(sorted(u"name", {QStringLiteral("越秀"), QStringLiteral("白云"), QStringLiteral("天河"), QStringLiteral("番禺")}),
                 (QStringList{QStringLiteral("白云"), QStringLiteral("番禺"), QStringLiteral("天河"), QStringLiteral("越秀")}));
        QCOMPARE(sorted(u"name", {QStringLiteral("主机10"), QStringLiteral("主机9"), QStringLiteral("主机2")}),
                 (QStringList{QStringLiteral("主机2"), QStringLiteral("主机9"), QStringLiteral("主机10")}));
    }

    void sortsAddressesByNumberAndWrongOnesLast()
    {
        QCOMPARE(sorted(u"private_ip", {QStringLiteral("10.0.0.10"), QStringLiteral("10.0.0.9"), QStringLiteral("9.255.0.1"), QStringLiteral("10.0.0.256"), QStringLiteral("192.168.1.1"), QStringLiteral("1.2.3")}),
                 (QStringList{QStringLiteral("9.255.0.1"), QStringLiteral("10.0.0.9"), QStringLiteral("10.0.0.10"), QStringLiteral("192.168.1.1"), QStringLiteral("1.2.3"), QStringLiteral("10.0.0.256")}));
    }

    void givesKeysWithoutZeroBytesAndNoneForNoText()
    {
        const auto &shape = shapeOf<Resource>();
        const auto &name = shape.fields[size_t(shape.indexOf(u"name"))];
        std::string key;
        replica::appendSortKey(name, "", key);
        QVERIFY(key.empty());
        replica::appendSortKey(name, QStringLiteral("广州 Web-01 㛃𬭚").repeated(40).toUtf8().toStdString(), key);
        QVERIFY(!key.empty());
        QCOMPARE(key.find('\0'), std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSortKeys)
#include "tst_sortkeys.moc"
