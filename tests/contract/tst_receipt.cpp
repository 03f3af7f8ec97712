// Receipts as JSON: the server's three answers come back whole, and no other answer is taken.
#include "contract/jsontext.h"
#include "contract/receipt.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace contract;

namespace {

const QUuid idA(QStringLiteral("0193552a-7c00-7abc-8def-0123456789ab"));
const QUuid idB(QStringLiteral("0193552a-7c00-7abc-8def-0123456789ac"));

Receipt throughJson(const Receipt &receipt)
{
    const auto bytes = QJsonDocument(toJson(receipt)).toJson();
    return receiptFromJson(QJsonDocument::fromJson(bytes).object()).value_or(Receipt());
}

} // namespace

class tst_receipt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void appliedComesBack();
    void refusedComesBackWithEveryCode();
    void conflictComesBack();
    void itsTextIsItsJson();
    void noOtherAnswerIsTaken_data();
    void noOtherAnswerIsTaken();
    void anUnknownCodeIsADefect();
};

void tst_receipt::appliedComesBack()
{
    const Receipt receipt{idA, Applied{{{idA, 4}, {idB, 1}}, {{idB, {QStringLiteral("room"), QStringLiteral("vcpu")}}}}, Instant{5}};

    QCOMPARE(throughJson(receipt), receipt);
}

void tst_receipt::refusedComesBackWithEveryCode()
{
    for (int code = 0; code <= int(ErrorCode::Internal); ++code) {
        const Receipt receipt{idA, Refused{{ErrorCode(code), QStringLiteral("name"), QStringLiteral("why")}, idB}, Instant{5}};

        QCOMPARE(throughJson(receipt), receipt);
    }
}

void tst_receipt::conflictComesBack()
{
    const FieldConflict field{idB, QStringLiteral("vcpu"), qint64(4), qint64(8), Value(), QStringLiteral("李四"), Instant{3}};
    const Receipt receipt{idA, Conflict{{field}, {{idB, 9}}}, Instant{5}};

    QCOMPARE(throughJson(receipt), receipt);
}

void tst_receipt::itsTextIsItsJson()
{
    const std::vector<Receipt> receipts{{idA, Applied{}, Instant{5}},
                                        {idA, Applied{{{idA, 4}}, {}}, Instant{5}},
                                        {idA, Applied{{{idA, 4}, {idB, 1}}, {}}, Instant{1'795'000'000'000}},
                                        {idA, Applied{{{idA, 4}}, {{idB, {QStringLiteral("room")}}}}, Instant{5}},
                                        {idA, Refused{{ErrorCode::NotUnique, QStringLiteral("name"), QStringLiteral("\"why\"")}, idB}, Instant{5}}};

    for (const auto &receipt : receipts)
        QCOMPARE(jsonText(receipt), QString::fromUtf8(QJsonDocument(toJson(receipt)).toJson(QJsonDocument::Compact)));
}

void tst_receipt::noOtherAnswerIsTaken_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray("{}");
    QTest::newRow("no command") << QByteArray(R"({"outcome":"applied","records":[]})");
    QTest::newRow("command is no id") << QByteArray(R"({"command":"x","outcome":"applied"})");
    QTest::newRow("unknown outcome") << QByteArray(R"({"command":"0193552a-7c00-7abc-8def-0123456789ab","outcome":"maybe"})");
    QTest::newRow("outcome is a number") << QByteArray(R"({"command":"0193552a-7c00-7abc-8def-0123456789ab","outcome":1})");
}

void tst_receipt::noOtherAnswerIsTaken()
{
    QFETCH(QByteArray, json);

    const auto receipt = receiptFromJson(QJsonDocument::fromJson(json).object());

    QVERIFY(!receipt);
    QCOMPARE(receipt.error().code, ErrorCode::BadRequest);
}

void tst_receipt::anUnknownCodeIsADefect()
{
    QCOMPARE(errorCodeOf(u"solar_flare"), ErrorCode::Internal);
    QCOMPARE(errorCodeOf(u""), ErrorCode::Internal);
}

QTEST_GUILESS_MAIN(tst_receipt)
#include "tst_receipt.moc"
