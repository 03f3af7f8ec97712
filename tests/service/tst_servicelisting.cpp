// Lists by key: every page follows the one before, whatever is sorted, filtered, empty or written meanwhile.
#include "service/house.h"

using namespace house;
using namespace Qt::StringLiterals;
using service::Filter;
using service::FilterOp;
using service::ListRequest;

namespace {

/// Nine units; "credit_code" is empty in four of them, party alternates.
struct Library : House {
    explicit Library(int engine) : House(engine), kim(manager())
    {
        for (int i = 0; i < 9; ++i) {
            Patch fields{{u"name"_s, u"单位 %1"_s.arg(i % 3)}, {u"party"_s, i % 2 == 0 ? u"user"_s : u"provider"_s}};
            if (i >= 4)
                fields.emplace(u"credit_code"_s, u"91440%1"_s.arg(9 - i));
            made << idText(applied(run(kim, create(organisation, fields))).id);
        }
    }
    /// All pages of a list, two rows at a time.
    QStringList all(ListRequest request)
    {
        request.limit = 2;
        Rows rows;
        for (bool more = true; more;) {
            const auto page = service->list(kim, organisation, request, rows);
            if (!page)
                return {textOf(page.error().code), page.error().field};
            request.after = page->after;
            more = page->more;
        }
        return rows.ids;
    }
    /// The same by sorting here: empty first, then by bytes, then by id.
    QStringList expected(const QString &sort, bool descending)
    {
        Rows rows;
        const auto page = service->list(kim, organisation, {.limit = 1000}, rows);
        auto records = rows.of(organisation);
        const int field = shapeNamed(organisation)->indexOf(sort);
        std::ranges::sort(records, {}, [&](const Record &record) { return std::pair(text(record.values[field]).toUtf8(), idText(record.id)); });
        if (descending)
            std::ranges::reverse(records);
        QStringList ids;
        for (const auto &record : records)
            ids << idText(record.id);
        return page ? ids : QStringList();
    }
    QStringList filtered(const Filter &filter) { return all({.filters = {filter}}); }
    Actor kim;
    QStringList made;
};

} // namespace

class TestListing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"yunheng.*.info=false"_s); }

    ON_EACH_ENGINE(pagesOfEverySortAreTheWholeList)
    {
        QFETCH(int, engine);
        Library library(engine);

        QCOMPARE(library.all({}), library.made);
        for (const auto &sort : {u"name"_s, u"credit_code"_s, u"party"_s, u"number"_s})
            for (const bool descending : {false, true})
                QCOMPARE(library.all({.sort = sort, .descending = descending}), library.expected(sort, descending));
    }

    ON_EACH_ENGINE(filtersSelect)
    {
        QFETCH(int, engine);
        Library library(engine);
        const auto &made = library.made;

        QCOMPARE(library.filtered({u"party"_s, FilterOp::Equals, {Value(u"provider"_s)}}), (QStringList{made[1], made[3], made[5], made[7]}));
        QCOMPARE(library.filtered({u"name"_s, FilterOp::Prefix, {Value(u"单位 2"_s)}}), (QStringList{made[2], made[5], made[8]}));
        QCOMPARE(library.filtered({u"name"_s, FilterOp::Prefix, {Value(u"%"_s)}}), QStringList());
        QCOMPARE(library.filtered({u"number"_s, FilterOp::AtLeast, {Value(u"DW-000008"_s)}}), (QStringList{made[7], made[8]}));
        QCOMPARE(library.filtered({u"number"_s, FilterOp::AtMost, {Value(u"DW-000001"_s)}}), (QStringList{made[0]}));
        QCOMPARE(library.filtered({u"number"_s, FilterOp::In, {Value(u"DW-000002"_s), Value(u"DW-000004"_s)}}), (QStringList{made[1], made[3]}));
        QCOMPARE(library.filtered({u"credit_code"_s, FilterOp::Empty, {}}), made.mid(0, 4));
        QCOMPARE(library.filtered({u"credit_code"_s, FilterOp::NotEmpty, {}}), made.mid(4));
        QCOMPARE(library.filtered({u"retired"_s, FilterOp::Equals, {Value(qint64(1))}}), QStringList());
    }

    ON_EACH_ENGINE(aListKeepsToTheScope)
    {
        QFETCH(int, engine);
        Library library(engine);
        const auto lee = library.manager(u"Lee"_s, {library.made[4]});

        Rows rows;
        QVERIFY(library.service->list(lee, organisation, {}, rows));

        QCOMPARE(rows.ids, QStringList{library.made[4]});
    }

    ON_EACH_ENGINE(nonsenseIsNamed)
    {
        QFETCH(int, engine);
        Library library(engine);
        const auto refused = [&](const ListRequest &request) {
            Rows rows;
            const auto page = library.service->list(library.kim, organisation, request, rows);
            return page ? Error{} : page.error();
        };
        const auto end = [&] {
            Rows rows;
            return library.service->list(library.kim, organisation, {.sort = u"name"_s, .limit = 1}, rows)->after;
        }();

        QCOMPARE(refused({.filters = {{u"nothing"_s, FilterOp::Equals, {Value(u"x"_s)}}}}), (Error{ErrorCode::UnknownField, u"nothing"_s, {}}));
        QCOMPARE(refused({.sort = u"name; --"_s}).code, ErrorCode::UnknownField);
        QCOMPARE(refused({.sort = u"note"_s}).code, ErrorCode::UnknownField);
        QCOMPARE(refused({.filters = {{u"name"_s, FilterOp::Equals, {Value(qint64(3))}}}}).code, ErrorCode::InvalidValue);
        QCOMPARE(refused({.filters = {{u"name"_s, FilterOp::Equals, {}}}}).code, ErrorCode::InvalidValue);
        QCOMPARE(refused({.filters = {{u"name"_s, FilterOp::In, std::vector<Value>(501, Value(u"x"_s))}}}).code, ErrorCode::InvalidValue);
        QCOMPARE(refused({.filters = {{u"name"_s, FilterOp::Prefix, {Value(QString(QChar(u'\0')))}}}}).code, ErrorCode::InvalidValue);
        QCOMPARE(refused({.limit = 0}).field, u"limit"_s);
        QCOMPARE(refused({.limit = 1001}).field, u"limit"_s);
        QCOMPARE(refused({.after = "rubbish"}).code, ErrorCode::BadRequest);
        QCOMPARE(refused({.after = end + "AAAA"}).code, ErrorCode::BadRequest);
        QCOMPARE(library.service->list(library.kim, u"audit"_s, {}, *std::make_unique<Rows>()).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestListing)
#include "tst_servicelisting.moc"
