// The catalogues that the program ships are well made, and say where they come from.
#include "contract/catalogue.h"
#include "contract/shape.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace contract;

class tst_catalogues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFieldWithACatalogueHasOne();
    void everyFileSaysVersionSourceAndDate_data();
    void everyFileSaysVersionSourceAndDate();
    void servicesHaveTheirStepsInOrder();
    void parentsAreEntriesAndAttributesAreTyped();
    void noCatalogueClaimsToQuoteAStandard();
};

void tst_catalogues::everyFieldWithACatalogueHasOne()
{
    int asked = 0;
    for (const auto &shape : allShapes())
        for (const auto &field : shape.fields) {
            if (*field.traits.catalogue == 0)
                continue;
            ++asked;
            const auto *catalogue = shippedCatalogues().named(QString::fromLatin1(field.traits.catalogue));
            QVERIFY2(catalogue, field.traits.catalogue);
            QVERIFY(!catalogue->entries.empty());
            const int longest = field.traits.maxLength == 0 ? 200 : field.traits.maxLength;
            for (const auto &entry : catalogue->entries)
                QVERIFY2(entry.code.size() <= longest, qPrintable(entry.code));
        }
    QCOMPARE_GE(asked, 6);
}

void tst_catalogues::everyFileSaysVersionSourceAndDate_data()
{
    QTest::addColumn<QString>("file");
    for (const auto *name : {"resource-types", "networks", "network-zones", "disk-mediums", "posts", "billing", "use-exemptions"})
        QTest::addRow("%s", name) << QStringLiteral(YUNHENG_SOURCE_DIR "/resources/catalogue/%1.json").arg(QLatin1StringView(name));
}

void tst_catalogues::everyFileSaysVersionSourceAndDate()
{
    QFETCH(QString, file);
    QFile opened(file);
    QVERIFY(opened.open(QIODevice::ReadOnly));
    const auto json = opened.readAll();

    const auto catalogue = catalogueFromJson(json);

    QVERIFY2(catalogue, catalogue ? "" : qPrintable(catalogue.error().field));
    QVERIFY(!catalogue->version.isEmpty());
    QVERIFY(!catalogue->sourceNote.isEmpty());
    QVERIFY(QDate::fromString(QJsonDocument::fromJson(json).object().value(QStringLiteral("effective_on")).toString(), Qt::ISODate).isValid());
    QVERIFY(shippedCatalogues().named(catalogue->name));
}

void tst_catalogues::parentsAreEntriesAndAttributesAreTyped()
{
    const auto *types = shippedCatalogues().named(u"resource_type");
    QVERIFY(types);
    const QStringList kinds{QStringLiteral("text"), QStringLiteral("integer"), QStringLiteral("boolean"), QStringLiteral("date")};
    int withAttributes = 0;
    for (const auto &entry : types->entries) {
        if (!entry.parent.isEmpty()) {
            QVERIFY2(types->find(entry.parent), qPrintable(entry.code));
            QVERIFY2(types->find(entry.parent)->parent.isEmpty(), qPrintable(entry.code));
            withAttributes += entry.attributes.empty() ? 0 : 1;
        }
        for (const auto &attribute : entry.attributes) {
            QVERIFY2(!attribute.name.isEmpty() && !attribute.zh.isEmpty() && !attribute.en.isEmpty(), qPrintable(entry.code));
            QVERIFY2(kinds.contains(attribute.kind), qPrintable(attribute.kind));
        }
    }
    QCOMPARE_GE(withAttributes, 25);
}

void tst_catalogues::noCatalogueClaimsToQuoteAStandard()
{
    for (const auto *name : {"resource_type", "network", "network_zone", "disk_medium", "post", "billing"}) {
        const auto *catalogue = shippedCatalogues().named(QLatin1StringView(name).toString());
        QVERIFY2(catalogue, name);
        QVERIFY2(catalogue->sourceNote.contains(QStringLiteral("建议")), name);
        QVERIFY2(!catalogue->sourceNote.contains(QStringLiteral("DB4401")), name);
    }
}

/// The proposed service catalogue: 26 items, 94 steps, each with who does it, what it leaves behind and by when.
void tst_catalogues::servicesHaveTheirStepsInOrder()
{
    QFile file(QStringLiteral(YUNHENG_SOURCE_DIR "/resources/catalogue/services.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto items = QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("items")).toArray();
    QCOMPARE(items.size(), 26);
    int steps = 0;
    for (const auto &each : items) {
        const auto item = each.toObject();
        int number = 0;
        for (const auto &one : item.value(QStringLiteral("steps")).toArray()) {
            const auto step = one.toObject();
            const QString place = item.value(QStringLiteral("code")).toString() + u' ' + QString::number(++number);
            QVERIFY2(step.value(QStringLiteral("step")).toInt() == number, qPrintable(place));
            for (const auto *text : {"zh", "en", "input", "record", "help"})
                QVERIFY2(!step.value(QLatin1StringView(text)).toString().isEmpty(), qPrintable(place + QLatin1StringView(text)));
            QVERIFY2(!step.value(QStringLiteral("roles")).toArray().isEmpty() && step.value(QStringLiteral("limit")).isObject(), qPrintable(place));
            QVERIFY2(step.value(QStringLiteral("clause")).toString().isEmpty(), "no clause is quoted on our authority");
            QVERIFY2(!step.value(QStringLiteral("evidence")).toBool() || !step.value(QStringLiteral("evidence_help")).toString().isEmpty(), qPrintable(place));
            ++steps;
        }
    }
    QCOMPARE(steps, 94);
}

QTEST_GUILESS_MAIN(tst_catalogues)
#include "tst_catalogues.moc"
