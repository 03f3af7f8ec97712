// The service catalogue by the real yunhengctl: every server has it from its first day on, and what goes out comes in
// unchanged or as drafts.
#include "ctl/freshserver.h"

#include "exchange/sheet.h"
#include "exchange/sheets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace contract;
using namespace tests;
using namespace Qt::StringLiterals;

namespace {

/// The last line of an import.
QJsonObject summaryOf(const Run &run)
{
    return QJsonDocument::fromJson(run.out.trimmed().section(u'\n', -1).toUtf8()).object();
}

} // namespace

class tst_CatalogueExchange : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Tool> m_tool;
    QString m_config;

    Run ctl(QStringList words) const
    {
        return m_tool->run(words << u"--config"_s << m_config);
    }
    /// As somebody who may change the catalogue.
    Run exchange(QStringList words) const
    {
        return ctl(words << u"--as"_s << u"kim"_s);
    }

private Q_SLOTS:
    void init()
    {
        m_tool = std::make_unique<Tool>();
        m_config = freshServer(*m_tool);
        const auto made = ctl({u"user"_s, u"add"_s, u"kim"_s, u"--roles"_s, u"quality_manager"_s, u"--units"_s, u"*"_s, u"--password-file"_s, m_tool->file(u"kim"_s, goodPassword)});
        QVERIFY2(made.exit == 0, qPrintable(made.err));
    }

    void aNewServerHasTheWholeCatalogueInForce()
    {
        const auto out = exchange({u"export"_s, u"service_item"_s, u"--out"_s, m_tool->path(u"a.json"_s), u"--filter"_s, u"state:is:in_force"_s});

        QVERIFY2(out.exit == 0, qPrintable(out.err));
        QFile file(m_tool->path(u"a.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(file.readAll())[u"items"_s].toArray().size(), 26);
    }

    void migratingAgainSeedsNothing()
    {
        QVERIFY(exchange({u"export"_s, u"service_item"_s, u"--out"_s, m_tool->path(u"a.json"_s)}).exit == 0);

        const auto again = ctl({u"migrate"_s});

        QVERIFY2(again.exit == 0, qPrintable(again.err));
        QVERIFY(!again.out.contains(u"came into force"_s));
        QVERIFY(exchange({u"export"_s, u"service_item"_s, u"--out"_s, m_tool->path(u"b.json"_s)}).exit == 0);
        QFile before(m_tool->path(u"a.json"_s));
        QFile after(m_tool->path(u"b.json"_s));
        QVERIFY(before.open(QIODevice::ReadOnly) && after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), before.readAll());
    }

    void whatGoesOutComesInUnchanged_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("workbook") << u"a.xlsx"_s;
        QTest::newRow("CSV") << u"a.csv"_s;
        QTest::newRow("JSON") << u"a.json"_s;
    }
    void whatGoesOutComesInUnchanged()
    {
        QFETCH(QString, name);
        const QString path = m_tool->path(name);

        const auto out = exchange({u"export"_s, u"service_item"_s, u"--out"_s, path, u"--language"_s, u"zh"_s});
        QVERIFY2(out.exit == 0, qPrintable(out.err));
        const auto in = exchange({u"import"_s, u"service_item"_s, path});

        QVERIFY2(in.exit == 0, qPrintable(in.err + in.out));
        QCOMPARE(summaryOf(in)[u"unchanged"_s].toInt(), 26);
        QCOMPARE(summaryOf(in)[u"drafts"_s].toInt(), 0);
    }

    void anEditedSheetBecomesADraftAndItsBadRowsComeBack()
    {
        const QString path = m_tool->path(u"a.csv"_s);
        QVERIFY(exchange({u"export"_s, u"service_item"_s, u"--out"_s, path, u"--language"_s, u"names"_s}).exit == 0);
        auto rows = wholeOf(exchange::openSheet(path)).rows;
        const auto column = [&](const QString &name) { return size_t(std::ranges::find(rows.front(), name) - rows.front().begin()); };
        for (auto &row : rows) {
            if (row[column(u"code"_s)] == u"A1"_s && row[column(u"step_number"_s)] == u"2"_s)
                row[column(u"limit_value"_s)] = u"2"_s;
            if (row[column(u"code"_s)] == u"C7"_s && row[column(u"step_number"_s)] == u"2"_s)
                row[column(u"roles"_s)] = u"wizard"_s;
        }
        std::vector<exchange::SheetColumn> columns;
        for (const auto &heading : rows.front())
            columns.push_back({heading});
        QVERIFY(written(path, columns, {rows.begin() + 1, rows.end()}));

        const auto dry = exchange({u"import"_s, u"service_item"_s, path, u"--dry-run"_s});
        QCOMPARE(summaryOf(dry)[u"drafts"_s].toInt(), 1);
        const auto in = exchange({u"import"_s, u"service_item"_s, path, u"--rejects"_s, m_tool->path(u"rejects.csv"_s)});

        QCOMPARE(in.exit, 2);
        QVERIFY(in.complains());
        QCOMPARE(summaryOf(in)[u"drafts"_s].toInt(), 1);
        QCOMPARE(summaryOf(in)[u"failed"_s].toInt(), 2);
        QCOMPARE(wholeOf(exchange::openSheet(m_tool->path(u"rejects.csv"_s))).rows.size(), size_t(3));
        const auto again = exchange({u"import"_s, u"service_item"_s, path});
        QCOMPARE(summaryOf(again)[u"drafts"_s].toInt(), 0);
        QCOMPARE(summaryOf(again)[u"edited"_s].toInt(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_CatalogueExchange)
#include "tst_catalogueexchange.moc"
