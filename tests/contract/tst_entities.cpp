// Every entity goes there and back because it is in the list: struct, record, JSON.
#include "contract/entities/entities.h"
#include "contract/shape.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace contract;

namespace {

/// A value that is legal for the field and differs from its default, so that a lost field shows.
Value sample(const FieldShape &field, int seed, const Value &ordinary)
{
    switch (field.kind) {
    case FieldKind::Text:
        return QStringLiteral("云%1 \"quoted\" \\ \n").arg(seed);
    case FieldKind::Integer:
        return qint64(seed + 1);
    case FieldKind::Real:
        return seed + 0.25;
    case FieldKind::Boolean:
        return qint64(1);
    case FieldKind::Date:
        return QStringLiteral("2026-11-%1").arg(seed % 27 + 1, 2, 10, QLatin1Char('0'));
    case FieldKind::Instant:
        return qint64(1'763'000'000'000 + seed);
    case FieldKind::Choice:
        return text(ordinary) == field.choices.back().code ? field.choices.front().code : field.choices.back().code;
    case FieldKind::Reference:
        return idText(QUuid::createUuidV5(QUuid(), QString::number(seed)));
    case FieldKind::Attributes:
        return QStringLiteral("{\"gpu\":%1}").arg(seed);
    }
    return {};
}

Record sampleRecord(const Shape &shape)
{
    Record record = blankRecord(shape, QUuid::createUuidV5(QUuid(), shape.name));
    record.revision = 7;
    record.retired = true;
    for (size_t i = 0; i < shape.fields.size(); ++i)
        record.values[i] = sample(shape.fields[i], int(i), shape.defaults[i]);
    return record;
}

template <class E> Result<Record> throughStruct(const Record &record)
{
    return fromRecord<E>(record).map([](const E &entity) { return toRecord(entity); });
}

template <class... E> std::vector<Result<Record> (*)(const Record &)> pathsOf(const std::tuple<E...> *)
{
    return {&throughStruct<E>...};
}

Record throughJson(const Record &record)
{
    QJsonArray values;
    for (const auto &value : record.values)
        values.append(toJson(value));
    const auto bytes = QJsonDocument(values).toJson(QJsonDocument::Compact);
    Record back{record.id, record.revision, record.retired, {}};
    for (const auto &value : QJsonDocument::fromJson(bytes).array())
        back.values.push_back(valueFromJson(value));
    return back;
}

} // namespace

class tst_entities : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyEntity_data();
    void everyEntity();
    void namesAreKeysForEver_data() { everyEntity_data(); }
    void namesAreKeysForEver();
    void refusesAWrongTypeInAnyField_data() { everyEntity_data(); }
    void refusesAWrongTypeInAnyField();
    void parentsStandBeforeChildren();
    void aRelationIsScopedByBothEnds();
};

void tst_entities::everyEntity_data()
{
    QTest::addColumn<int>("position");
    for (int i = 0; i < int(allShapes().size()); ++i)
        QTest::newRow(qPrintable(allShapes()[i].name)) << i;
}

void tst_entities::everyEntity()
{
    QFETCH(int, position);
    const auto &shape = allShapes()[position];
    const auto record = sampleRecord(shape);

    const auto back = pathsOf(static_cast<const AllEntities *>(nullptr))[position](record);

    QVERIFY2(back, qPrintable(back ? QString() : back.error().field));
    QCOMPARE(back->values.size(), shape.fields.size());
    for (size_t i = 0; i < shape.fields.size(); ++i) {
        QVERIFY2(back->values[i] == record.values[i], qPrintable(shape.fields[i].name));
        QVERIFY2(back->values[i] != shape.defaults[i], qPrintable(shape.fields[i].name));
    }
    QCOMPARE(*back, record);
    QCOMPARE(throughJson(record), record);
    QCOMPARE(throughJson(blankRecord(shape, record.id)), blankRecord(shape, record.id));
}

void tst_entities::namesAreKeysForEver()
{
    QFETCH(int, position);
    const auto &shape = allShapes()[position];

    QCOMPARE(shapeNamed(shape.name), &shape);
    QSet<QString> names;
    for (int i = 0; i < int(shape.fields.size()); ++i) {
        const auto &field = shape.fields[i];
        QVERIFY2(std::ranges::all_of(field.name, [](QChar c) { return (c >= u'a' && c <= u'z') || c == u'_' || c.isDigit(); }), qPrintable(field.name));
        QVERIFY2(!names.contains(field.name), qPrintable(field.name));
        names.insert(field.name);
        QCOMPARE(shape.indexOf(field.name), i);
        QVERIFY2(*field.caption != 0, qPrintable(field.name));
        QVERIFY2(field.references.isEmpty() || shapeNamed(field.references), qPrintable(field.references));
    }
    QVERIFY(shape.titleField() >= 0 || shape.keyField() >= 0 || shape.name == QLatin1StringView("relation") || shape.name == QLatin1StringView("order_resource"));
}

void tst_entities::refusesAWrongTypeInAnyField()
{
    QFETCH(int, position);
    const auto &shape = allShapes()[position];
    const auto path = pathsOf(static_cast<const AllEntities *>(nullptr))[position];

    for (size_t i = 0; i < shape.fields.size(); ++i) {
        auto record = sampleRecord(shape);
        const bool isNumber = std::holds_alternative<qint64>(record.values[i]) || std::holds_alternative<double>(record.values[i]);
        record.values[i] = isNumber ? Value(QStringLiteral("seven")) : Value(qint64(7));

        const auto back = path(record);

        QVERIFY2(!back, qPrintable(shape.fields[i].name));
        QCOMPARE(back.error().field, shape.fields[i].name);
    }
}

void tst_entities::parentsStandBeforeChildren()
{
    QStringList seen;
    for (const auto &shape : allShapes()) {
        for (const auto &field : shape.fields)
            QVERIFY2(field.references.isEmpty() || field.references == shape.name || seen.contains(field.references), qPrintable(field.name));
        seen << shape.name;
    }
}

void tst_entities::aRelationIsScopedByBothEnds()
{
    QCOMPARE(shapeNamed(u"relation")->scopeFields().size(), size_t(2));
    QCOMPARE(shapeNamed(u"resource")->scopeFields().size(), size_t(1));
    QVERIFY(!shapeNamed(u"nothing"));
}

QTEST_GUILESS_MAIN(tst_entities)
#include "tst_entities.moc"
