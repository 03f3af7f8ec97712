// What every record of the made-up city keeps: the rules of its fields.
#pragma once

#include "contract/describe.h"
#include "rules/fieldrules.h"

#include <QTest>

template <class E> void checkByRules(const E &entity)
{
    using namespace contract;
    const auto &shape = shapeOf<E>();
    const auto record = toRecord(entity);
    for (size_t i = 0; i < shape.fields.size(); ++i) {
        const auto checked = rules::checkField(shape.fields[i], record.values[i], shippedCatalogues());
        QVERIFY2(checked, qPrintable(shape.name + u'.' + shape.fields[i].name + QStringLiteral(": ") + (checked ? QString() : checked.error().message)));
    }
}
