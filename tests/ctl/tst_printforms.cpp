// yunhengctl print: forms as PDFs, blank and of records, and their entries in the register of prints.
#include "ctl/databases.h"

#include "exchange/csv.h"

#include <QDir>

using namespace contract;
using namespace tests;
using store::Engine;
using support::FreshDatabase;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isPdf(const QByteArray &bytes)
{
    return bytes.startsWith("%PDF-") && bytes.trimmed().endsWith("%%EOF");
}

struct City {
    City()
    {
        withDemo(tool, urlOf(database.location()), {s("--with-accounts"), s("--password-file"), tool.file(s("password"), tests::goodPassword)});
    }
    Run run(const QStringList &arguments, const QString &login = s("demo.manager")) const
    {
        return tool.run(arguments + QStringList{s("--database"), urlOf(database.location()), s("--as"), login});
    }
    /// The column of an exported sheet.
    QStringList exported(const QString &entity, const QString &field, const QString &filter = {}) const
    {
        const auto path = tool.path(s("export.csv"));
        auto arguments = QStringList{s("export"), entity, s("--out"), path, s("--language"), s("names"), s("--columns"), field};
        if (!filter.isEmpty())
            arguments << s("--filter") << filter;
        const auto run = this->run(arguments);
        if (run.exit != 0)
            qFatal("%s", qPrintable(run.err));
        const auto sheet = exchange::openSheet(path);
        QStringList values;
        for (exchange::SheetRow row; sheet && (*sheet)->next(row).value_or(false);)
            values << row.cells.front();
        values.removeFirst();
        return values;
    }
    Tool tool;
    FreshDatabase database{Engine::Sqlite};
};

} // namespace

class tst_printforms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void printsEveryFormBlankWithoutADatabase();
    void countsTheCopiesOfARecordsForm();
    void saysWhichFormsAndRecordsThereAre();
};

void tst_printforms::printsEveryFormBlankWithoutADatabase()
{
    const Tool tool;
    const auto folder = tool.path(s("forms"));

    const auto all = tool.run({s("print"), s("--all-blank"), s("--out-dir"), folder});
    const auto one = tool.run({s("print"), s("F06"), s("--blank"), s("--out"), tool.path(s("one.pdf"))});

    QVERIFY2(all.exit == 0, qPrintable(all.err));
    QVERIFY2(one.exit == 0, qPrintable(one.err));
    const auto files = QDir(folder).entryList({s("F*.pdf")}, QDir::Files);
    QCOMPARE(files.size(), 27);
    for (const auto &file : files)
        QVERIFY2(isPdf(contentsOf(folder + u'/' + file)), qPrintable(file));
    QVERIFY(isPdf(contentsOf(tool.path(s("one.pdf")))));
}

void tst_printforms::countsTheCopiesOfARecordsForm()
{
    const City city;
    const auto number = city.exported(s("work_order"), s("number")).value(0);
    const auto path = city.tool.path(s("order.pdf"));

    const auto first = city.run({s("print"), s("F06"), s("--record"), number, s("--out"), path});
    const auto second = city.run({s("print"), s("F06"), s("--record"), number, s("--out"), path});

    QVERIFY2(first.exit == 0, qPrintable(first.err));
    QVERIFY2(second.exit == 0, qPrintable(second.err));
    QVERIFY(isPdf(contentsOf(path)));
    auto copies = city.exported(s("printed_form"), s("copy"), s("record_number:is:") + number);
    copies.sort();
    QCOMPARE(copies, QStringList({s("1"), s("2")}));
    QVERIFY(second.out.contains(u"2"));
}

void tst_printforms::saysWhichFormsAndRecordsThereAre()
{
    const City city;
    const auto path = city.tool.path(s("none.pdf"));

    const auto noForm = city.run({s("print"), s("F99"), s("--blank"), s("--out"), path});
    const auto noRecord = city.run({s("print"), s("F06"), s("--record"), s("GD-999999"), s("--out"), path});
    const auto blankOnly = city.run({s("print"), s("F27"), s("--record"), s("1"), s("--out"), path});
    const auto nothing = city.run({s("print")});

    for (const auto &run : {noForm, noRecord, blankOnly, nothing}) {
        QCOMPARE(run.exit, 2);
        QVERIFY2(run.complains(), qPrintable(run.err));
    }
    QVERIFY(noForm.err.contains(u"F27"));
    QVERIFY(!QFile::exists(path));
}

QTEST_GUILESS_MAIN(tst_printforms)
#include "tst_printforms.moc"
