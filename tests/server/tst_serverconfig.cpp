// The configuration: defaults, the file above them, the environment above both.
#include "app/server/config.h"

#include <QTemporaryDir>
#include <QTest>

using namespace contract;

class TestServerConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stacksDefaultsFileAndEnvironment();
    void shippedFileSaysTheDefaults();
    void namesFileAndLine_data();
    void namesFileAndLine();
    void readsSecretsFromFiles();

private:
    QTemporaryDir m_folder;
    QString write(const QByteArray &text)
    {
        QFile file(m_folder.filePath(QStringLiteral("server.conf")));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
};

void TestServerConfig::stacksDefaultsFileAndEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("YUNHENG_SERVER_PORT"), QStringLiteral("7"));

    const auto config = server::readConfig(write("# comment\n[server]\ndata = /srv/y\nport = 9\nthreads=3\n[database]\npath = other.db\n"), environment);

    QVERIFY2(config, config ? "" : qPrintable(config.error().message));
    QCOMPARE(config->listen, QStringLiteral("127.0.0.1"));
    QCOMPARE(config->threads, 3);
    QCOMPARE(config->port, quint16(7));
    QCOMPARE(config->database.path, QStringLiteral("/srv/y/other.db"));
    QCOMPARE(config->certificateFile, QStringLiteral("/srv/y/server.pem"));
    QVERIFY(config->database.durability == store::Durability::Full);
}

void TestServerConfig::shippedFileSaysTheDefaults()
{
    // Every line that is a commented setting, uncommented, must give what no file gives.
    QFile file(QStringLiteral(YUNHENG_SOURCE_DIR "/installer/yunheng-server.conf"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray uncommented;
    int settings = 0;
    for (const auto &line : file.readAll().split('\n')) {
        const bool setting = line.startsWith('#') && !line.startsWith("# ") && line.contains('=') && !line.contains("_file");
        settings += setting;
        uncommented += (setting ? line.mid(1) : line) + '\n';
    }
    QVERIFY(settings > 15);

    const auto shipped = server::readConfig(write(uncommented), {});
    const auto defaults = server::readConfig({}, {});

    QVERIFY2(shipped, shipped ? "" : qPrintable(shipped.error().field + shipped.error().message));
    QCOMPARE(shipped->dataFolder, defaults->dataFolder);
    QCOMPARE(shipped->listen, defaults->listen);
    QCOMPARE(shipped->port, defaults->port);
    QCOMPARE(shipped->threads, defaults->threads);
    QCOMPARE(shipped->maxConnections, defaults->maxConnections);
    QCOMPARE(shipped->bodyBytes, defaults->bodyBytes);
    QCOMPARE(shipped->cacheBytes, defaults->cacheBytes);
    QCOMPARE(shipped->drainSeconds, defaults->drainSeconds);
    QCOMPARE(shipped->certificateFile, defaults->certificateFile);
    QCOMPARE(shipped->keyFile, defaults->keyFile);
    QCOMPARE(shipped->sealKeyFile, defaults->sealKeyFile);
    QCOMPARE(shipped->database.path, defaults->database.path);
    QCOMPARE(shipped->sessionHours, defaults->sessionHours);
    QCOMPARE(shipped->passwordDays, defaults->passwordDays);
    QCOMPARE(shipped->tombstoneDays, defaults->tombstoneDays);
    QCOMPARE(shipped->unusedFileDays, defaults->unusedFileDays);
    QCOMPARE(shipped->logLevel, defaults->logLevel);
    QCOMPARE(shipped->logRequests, defaults->logRequests);
}

void TestServerConfig::namesFileAndLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("an unknown key") << QByteArray("[server]\nprot = 1\n");
    QTest::newRow("a key of another section") << QByteArray("[tls]\nport = 1\n");
    QTest::newRow("a port beyond") << QByteArray("[server]\nport = 65536\n");
    QTest::newRow("no number") << QByteArray("[server]\nthreads = many\n");
    QTest::newRow("no engine") << QByteArray("[database]\nengine = oracle\n");
    QTest::newRow("no setting") << QByteArray("[server]\nport\n");
    QTest::newRow("a missing secret") << QByteArray("[database]\npassword_file = /nonexistent\n");
}

void TestServerConfig::namesFileAndLine()
{
    QFETCH(QByteArray, text);
    const auto config = server::readConfig(write(text), {});
    QVERIFY(!config);
    QVERIFY2(config.error().field.endsWith(QStringLiteral("server.conf:2")), qPrintable(config.error().field));
}

void TestServerConfig::readsSecretsFromFiles()
{
    QFile secret(m_folder.filePath(QStringLiteral("secret")));
    QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("s3cret\n") == 7);
    secret.close();
    const auto config = server::readConfig(write("[database]\npassword_file = " + secret.fileName().toUtf8() + "\n[metrics]\ntoken_file = " + secret.fileName().toUtf8() + '\n'), {});
    QVERIFY(config);
    QCOMPARE(config->database.password, QStringLiteral("s3cret"));
    QCOMPARE(config->metricsToken, QStringLiteral("s3cret"));
}

QTEST_GUILESS_MAIN(TestServerConfig)
#include "tst_serverconfig.moc"
