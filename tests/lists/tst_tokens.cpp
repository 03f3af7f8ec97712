// What a text becomes for a search: folding, pinyin, pairs, and the check that decides.
#include "replica/tokens.h"

#include "contract/entities/entities.h"

#include <QTest>

using namespace contract;

class TestTokens : public QObject
{
    Q_OBJECT

private:
    static QString folded(const QString &text)
    {
        std::string out;
        replica::appendFolded(text.toUtf8().toStdString(), out);
        return QString::fromStdString(out);
    }
    static std::pair<QString, QString> pinyin(const QString &text)
    {
        std::string full;
        std::string initials;
        replica::appendPinyin(text.toUtf8().toStdString(), full, initials);
        return {QString::fromStdString(full), QString::fromStdString(initials)};
    }
    static bool finds(const QString &query, const QString &name, const QString &number = {}, const QString &address = {})
    {
        const auto &shape = shapeOf<Resource>();
        std::vector<std::string> texts{name.toUtf8().toStdString(), number.toUtf8().toStdString(), address.toUtf8().toStdString()};
        std::vector<Cell> cells(shape.fields.size());
        const auto put = [&](QStringView field, const std::string &text) {
            if (!text.empty())
                cells[size_t(shape.indexOf(field))] = Cell{.kind = Cell::Kind::Text, .text = text};
        };
        put(u"name", texts[0]);
        put(u"number", texts[1]);
        put(u"private_ip", texts[2]);
        replica::SearchText text;
        replica::searchTextOf(shape, cells, text);
        const auto words = replica::wordsOf(query);
        return !words.empty() && std::ranges::all_of(words, [&](const auto &word) { return replica::isIn(word, text.text, text.pinyin, text.initials); });
    }

private Q_SLOTS:
    void foldsCaseWidthAndPunctuation()
    {
        QCOMPARE(folded(QStringLiteral("ＷＥＢ－01（Ａ）、Oracle")), QStringLiteral("web-01 a oracle"));
        QCOMPARE(folded(QStringLiteral("  广州　数据  ")), QStringLiteral("广州 数据"));
        QCOMPARE(folded(QStringLiteral("10.12.3.45/24")), QStringLiteral("10.12.3.45/24"));
    }

    void keepsCharactersBeyondTheBasicPlane()
    {
        QCOMPARE(folded(QStringLiteral("㛃𬭚")), QStringLiteral("㛃𬭚"));
        QCOMPARE(replica::gramsOf(QStringLiteral("㛃𬭚").toUtf8().toStdString(), replica::GramKind::Text),
                 (std::vector<replica::Gram>{replica::gramOf(replica::GramKind::Text, 0x36C3, 0x2CB5A)}));
    }

    void asksForTriplesOfAsciiAndPairsOfTheRest()
    {
        using replica::GramKind;
        QCOMPARE(replica::gramsOf(QStringLiteral("数据10.1").toUtf8().toStdString(), GramKind::Text),
                 (std::vector<replica::Gram>{replica::gramOf(GramKind::Text, U'数', U'据'), replica::gramOf(GramKind::Text, U'据', U'1'),
                                             replica::tripleOf(GramKind::Text, U'1', U'0', U'.'), replica::tripleOf(GramKind::Text, U'0', U'.', U'1')}));
        QCOMPARE(replica::gramsOf("gz", GramKind::Initials), (std::vector<replica::Gram>{replica::gramOf(GramKind::Initials, U'g', U'z')}));
    }

    void takesBrokenUtf8ForASpace()
    {
        std::string out;
        replica::appendFolded("ab\xff\xc3(cd\xf0\x9f", out);
        QCOMPARE(QByteArray::fromStdString(out), QByteArray("ab cd"));
    }

    void readsNamesAsPinyin()
    {
        QCOMPARE(pinyin(QStringLiteral("广州数据")), std::pair(QStringLiteral("GuangZhouShuJu"), QStringLiteral("gzsj")));
        QCOMPARE(pinyin(QStringLiteral("OA系统")), std::pair(QStringLiteral("OAXiTong"), QStringLiteral("oaxt")));
        QCOMPARE(pinyin(QStringLiteral("绿化")).first, QStringLiteral("LvHua"));
        QCOMPARE(pinyin(QStringLiteral("㛃")).second.size(), 1);
    }

    void findsByPinyinFromASyllableOn()
    {
        const QString name = QStringLiteral("广州数据中心");
        QVERIFY(finds(QStringLiteral("gzsj"), name));
        QVERIFY(finds(QStringLiteral("guangzhou"), name));
        QVERIFY(finds(QStringLiteral("GuangZ"), name));
        QVERIFY(finds(QStringLiteral("shujuzh"), name));
        QVERIFY(!finds(QStringLiteral("uangzhou"), name));
        QVERIFY(!finds(QStringLiteral("gzzx"), name));
    }

    void findsTwoCharactersAndFragmentsOfAddressesAndNumbers()
    {
        QVERIFY(finds(QStringLiteral("数据"), QStringLiteral("广州数据中心")));
        QVERIFY(!finds(QStringLiteral("州据"), QStringLiteral("广州数据中心")));
        QVERIFY(finds(QStringLiteral(".12.3"), QStringLiteral("甲"), {}, QStringLiteral("10.12.3.45")));
        QVERIFY(!finds(QStringLiteral("10.3"), QStringLiteral("甲"), {}, QStringLiteral("10.12.3.45")));
        QVERIFY(finds(QStringLiteral("zy-0001"), QStringLiteral("甲"), QStringLiteral("ZY-000123")));
        QVERIFY(finds(QStringLiteral("㛃𬭚"), QStringLiteral("王㛃𬭚的主机")));
    }

    void findsNothingAcrossFields()
    {
        QVERIFY(!finds(QStringLiteral("甲10"), QStringLiteral("甲"), {}, QStringLiteral("10.12.3.45")));
    }

    void wantsEveryWord()
    {
        QVERIFY(finds(QStringLiteral("广州 10.12"), QStringLiteral("广州数据"), {}, QStringLiteral("10.12.3.45")));
        QVERIFY(!finds(QStringLiteral("广州 10.13"), QStringLiteral("广州数据"), {}, QStringLiteral("10.12.3.45")));
    }
};

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
