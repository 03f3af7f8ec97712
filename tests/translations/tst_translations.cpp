// The translations are complete and clean, and no text of the sources is missing from them.
#include "contract/shape.h"
#include "views/shell/languages.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Entry {
    QString context;
    QString source;
    QStringList forms;
    bool unfinished = false;
};

QString pathOf(const QString &language)
{
    return QStringLiteral(YUNHENG_SOURCE_DIR "/translations/yunheng_%1.ts").arg(language);
}

std::vector<Entry> entriesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    std::vector<Entry> entries;
    QString context;
    Entry entry;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement()) {
            if (xml.isEndElement() && xml.name() == u"message")
                entries.push_back(entry);
            continue;
        }
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            entry = Entry{.context = context};
        else if (xml.name() == u"source")
            entry.source = xml.readElementText();
        else if (xml.name() == u"translation") {
            entry.unfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
            QString text;
            while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == u"translation") && !xml.atEnd()) {
                if (xml.isStartElement() && xml.name() == u"numerusform")
                    entry.forms << xml.readElementText();
                else if (xml.isCharacters())
                    text += xml.text();
            }
            if (entry.forms.isEmpty())
                entry.forms << text;
        }
    }
    return entries;
}

QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder(QStringLiteral("%(?:\\d+|n)"));
    QStringList found;
    for (auto match = placeholder.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEntryIsFinished_data() { languages(); }
    void everyEntryIsFinished()
    {
        QFETCH(QString, language);
        const auto entries = entriesOf(pathOf(language));
        QVERIFY(!entries.empty());
        QStringList unfinished;
        for (const auto &entry : entries)
            if (entry.unfinished || entry.forms.isEmpty() || entry.forms.contains(QString()))
                unfinished << QStringLiteral("%1: %2").arg(entry.context, entry.source);
        QVERIFY2(unfinished.isEmpty(), qPrintable(unfinished.join(u'\n')));
    }

    void everyPlaceholderSurvives_data() { languages(); }
    void everyPlaceholderSurvives()
    {
        QFETCH(QString, language);
        for (const auto &entry : entriesOf(pathOf(language)))
            for (const auto &form : entry.forms)
                QVERIFY2(placeholdersOf(entry.source) == placeholdersOf(form), qPrintable(QStringLiteral("%1: %2").arg(entry.context, entry.source)));
    }

    void nobodyShouts_data() { languages(); }
    void nobodyShouts()
    {
        QFETCH(QString, language);
        for (const auto &entry : entriesOf(pathOf(language)))
            for (const auto &form : entry.forms)
                QVERIFY2(!form.contains(u'!') && !form.contains(u'！'), qPrintable(form));
    }

    void noTextOfTheSourcesIsMissing_data() { languages(); }
    void noTextOfTheSourcesIsMissing()
    {
        QFETCH(QString, language);
        QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("copy.ts"));
        QVERIFY(QFile::copy(pathOf(language), copy));
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(YUNHENG_SOURCE_DIR));
        QStringList arguments = QStringLiteral("-silent -I . -I models -no-obsolete -locations none app/workstation views models -ts").split(u' ');
        if (language == QStringLiteral("en"))
            arguments.prepend(QStringLiteral("-pluralonly"));
        lupdate.start(QStringLiteral(LUPDATE), arguments << copy);
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);

        const auto inOrder = [](const QString &path) {
            QStringList all;
            for (const auto &entry : entriesOf(path))
                all << entry.context + u'\t' + entry.source;
            all.sort();
            return all;
        };
        QStringList missing;
        const QStringList kept = inOrder(pathOf(language));
        for (const auto &text : inOrder(copy))
            if (!kept.contains(text))
                missing << text;
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void everyFieldAndChoiceHasAChineseCaption()
    {
        views::shell::Languages languages;
        languages.use(QStringLiteral("zh_CN"));
        static const QStringList same{QStringLiteral("vCPU"), QStringLiteral("x86"), QStringLiteral("ARM"), QStringLiteral("LoongArch"), QStringLiteral("P1"), QStringLiteral("P2"), QStringLiteral("P3"), QStringLiteral("P4")};
        QStringList contexts;
        for (const auto &shape : contract::allShapes())
            contexts << contextOf(shape);
        for (const auto &shape : contract::allShapes()) {
            const QString context = contextOf(shape);
            const auto check = [&](const char *caption) {
                const QString said = QCoreApplication::translate(context.toLatin1().constData(), caption);
                QVERIFY2(said != QString::fromLatin1(caption) || same.contains(said), qPrintable(context + u' ' + said));
            };
            check(shape.caption);
            check(shape.captions);
            for (const auto &field : shape.fields) {
                check(field.caption);
                // A choice stands in the context of the entity that declares its enum, which may be another one.
                for (const auto &choice : field.choices) {
                    const QString source = QString::fromUtf8(choice.caption);
                    const bool isSaid = std::ranges::any_of(contexts, [&](const QString &one) { return QCoreApplication::translate(one.toLatin1().constData(), choice.caption) != source; });
                    QVERIFY2(isSaid || same.contains(source), qPrintable(context + u' ' + source));
                }
            }
        }
    }

private:
    /// "WorkOrder" for work_order.
    static QString contextOf(const contract::Shape &shape)
    {
        QString context;
        for (const auto &word : shape.name.split(u'_'))
            context += word.left(1).toUpper() + word.mid(1);
        return context;
    }
    static void languages()
    {
        QTest::addColumn<QString>("language");
        for (const auto &language : views::shell::Languages::all())
            QTest::newRow(qPrintable(language.code)) << language.code;
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
