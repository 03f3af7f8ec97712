// The include table of models/README.md, held against every source; and the test itself, held against bad sources.
#include "architecture/includes.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace architecture;

namespace {

QString root()
{
    return QStringLiteral(YUNHENG_SOURCE_DIR);
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

Rules theRules()
{
    return rulesFrom(textOf(root() + QStringLiteral("/models/README.md")));
}

/// Every file that people wrote, as git would list it: no build output.
QStringList writtenFiles(const QStringList &patterns)
{
    QStringList paths;
    for (const auto &top : QDir(root()).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (top == QLatin1StringView("build") || top == QLatin1StringView("out"))
            continue;
        QDirIterator files(root() + u'/' + top, patterns, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths << files.next();
    }
    return paths;
}

} // namespace

class tst_architecture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTableHasARowForEveryRoom();
    void arrowsPointDownwardOnly();
    void noSourceKnowsMoreThanItsRoom();
    void breachesAreFoundWithFileAndLine_data();
    void breachesAreFoundWithFileAndLine();
    void nothingIsLeftUndone();
};

void tst_architecture::theTableHasARowForEveryRoom()
{
    const auto rules = theRules();

    QCOMPARE(rules.rooms.size(), size_t(16));
    for (const auto &folder : QDir(root() + QStringLiteral("/models")).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY2(rules.rooms.contains(folder), qPrintable(folder));
    QVERIFY(rules.onlyIn.contains(QStringLiteral("catch")));
    QVERIFY(rules.onlyIn.contains(QStringLiteral("Poco")));
    QVERIFY(sourcesUnder(root()).size() > 50);
}

void tst_architecture::arrowsPointDownwardOnly()
{
    // Rooms that include only settled ones are settled; where none is left to settle, the rest is a circle.
    const auto rules = theRules();
    QSet<QString> settled;
    for (bool moved = true; moved;) {
        moved = false;
        for (const auto &[name, room] : rules.rooms)
            if (!settled.contains(name) && std::ranges::all_of(room.rooms, [&](const QString &below) { return settled.contains(below); })) {
                settled.insert(name);
                moved = true;
            }
    }

    for (const auto &[name, room] : rules.rooms)
        QVERIFY2(settled.contains(name), qPrintable(name));
}

void tst_architecture::noSourceKnowsMoreThanItsRoom()
{
    const auto found = breaches(theRules(), sourcesUnder(root()));

    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void tst_architecture::breachesAreFoundWithFileAndLine_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("breach");
    const auto row = [](const char *path, const char *text, const char *breach) {
        QTest::addRow("%s: %s", path, *breach ? breach : "nothing") << QString::fromLatin1(path) << QString::fromLatin1(text) << QString::fromLatin1(breach);
    };
    row("models/rules/a.cpp", "#include \"contract/field.h\"\n#include <QString>\n#include <vector>\n", "");
    row("models/rules/a.cpp", "// why\n#include \"store/database.h\"\n", "models/rules/a.cpp:2: rules may not include store");
    row("models/rules/a.cpp", "/* two\nlines */\n  #  include \"models/store/database.h\"\n", "models/rules/a.cpp:3: rules may not include store");
    row("views/panels/a.cpp", "#include \"sync/worker.h\"\n", "views/panels/a.cpp:1: views may not include sync");
    row("views/panels/a.cpp", "#include \"app/server/main.h\"\n", "views/panels/a.cpp:1: views may not include app/server");
    row("views/panels/a.cpp", "#include <QWidget>\n#include <QtSql/QSqlQuery>\n", "views/panels/a.cpp:2: views may not use QtSql");
    row("views/panels/a.cpp", "// #include \"sync/worker.h\"\n", "");
    row("models/items/a.cpp", "#include <QLabel>\n", "models/items/a.cpp:1: items may not use QtWidgets\nmodels/items/a.cpp:1: QtWidgets stands only in views/ and app/workstation/");
    row("models/link/wire.cpp", "#include <Poco/Exception.h>\n", "models/link/wire.cpp:1: Poco stands only in models/link/httpstransport.cpp and app/server/");
    row("app/workstation/main.cpp", "#include \"service/service.h\"\n", "app/workstation/main.cpp:1: app/workstation may not include service");
    row("models/store/a.cpp", "try {\n} catch (const std::exception &) {\n}\n", "models/store/a.cpp:2: catch stands only in models/link/httpstransport.cpp and app/server/");
    row("app/server/a.cpp", "try {\n} catch ( ... ) {\n}\n", "app/server/a.cpp:2: nobody catches (...)");
    row("models/rules/a.h", "#pragma once\n", "models/rules/a.h:1: a header begins with a comment that says what it is for");
    row("models/rules/a.h", "// What it is for.\n\n#include <QString>\n#pragma once\n", "models/rules/a.h:3: #pragma once comes first");
    row("models/attic/a.cpp", "\n", "models/attic/a.cpp:1: models/README.md has no row for attic");
}

void tst_architecture::breachesAreFoundWithFileAndLine()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(QString, breach);

    QCOMPARE(breaches(theRules(), {sourceFrom(path, text)}).join(u'\n'), breach);
}

void tst_architecture::nothingIsLeftUndone()
{
    // Spelt in halves, so that this file does not accuse itself.
    const QStringList words{QStringLiteral("TO") + QStringLiteral("DO"), QStringLiteral("FIX") + QStringLiteral("ME"), QStringLiteral("QSK") + QStringLiteral("IP")};
    for (const auto &path : writtenFiles({QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("CMakeLists.txt"), QStringLiteral("*.cmake")})) {
        const auto text = textOf(path);
        for (const auto &word : words) {
            const bool stands = text.contains(QRegularExpression(QStringLiteral("\\b%1\\b").arg(word)));
            QVERIFY2(!stands, qPrintable(path + QStringLiteral(": ") + word));
        }
    }
}

QTEST_GUILESS_MAIN(tst_architecture)
#include "tst_architecture.moc"
