// Layouts of printed forms as a test looks at them: the names that they bind, and every word that stands on the paper.
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

namespace tests {

struct LayoutFile {
    QString form;
    QSet<QString> texts;
    QMap<QString, QSet<QString>> tables; ///< names of their columns
    QString words;                       ///< all that is printed on a blank form
};

class LayoutReader
{
public:
    [[nodiscard]] static LayoutFile read(const QString &form)
    {
        QFile file(QStringLiteral(YUNHENG_SOURCE_DIR "/resources/print/%1.json").arg(form));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        LayoutReader reader;
        const auto document = QJsonDocument::fromJson(file.readAll()).object();
        reader.m_layout.form = document.value(u"form").toString();
        reader.say(document.value(u"title").toObject().value(u"zh").toString());
        reader.blocks(document.value(u"blocks").toArray());
        for (const auto &sheet : document.value(u"sheets").toArray())
            reader.blocks(sheet.toObject().value(u"blocks").toArray());
        return reader.m_layout;
    }

private:
    [[nodiscard]] static bool isByHand(const QString &name) { return name == u"hand" || name.startsWith(u"hand_"); }
    void say(const QString &text)
    {
        static const QRegularExpression braces(QStringLiteral("\\{(\\w+)(:\\d+)?\\}"));
        auto matches = braces.globalMatch(text);
        while (matches.hasNext())
            bind(matches.next().captured(1));
        m_layout.words += QString(text).remove(braces).remove(u'\n') + u'\n';
    }
    void bind(const QString &name)
    {
        // Nothing is bound to `hand`: a person writes there.
        if (name.isEmpty() || isByHand(name) || isByHand(m_table))
            return;
        if (m_table.isEmpty())
            m_layout.texts.insert(name);
        else
            m_layout.tables[m_table].insert(name);
    }
    void cell(const QJsonObject &cell)
    {
        for (const auto *name : {"field", "choice", "name", "date"})
            bind(cell.value(QLatin1StringView(name)).toString());
        for (const auto *name : {"label", "text", "unit", "signer", "seal"})
            say(cell.value(QLatin1StringView(name)).toString());
        for (const auto &option : cell.value(u"options").toArray())
            say(option.toObject().value(u"zh").toString());
        bind(cell.value(u"tick").toObject().value(u"field").toString());
        if (const auto opinion = cell.value(u"opinion").toObject(); !opinion.isEmpty())
            this->cell(opinion);
    }
    void blocks(const QJsonArray &list)
    {
        for (const auto &one : list)
            block(one.toObject());
    }
    void block(const QJsonObject &block)
    {
        if (const QString when = block.value(u"when").toString(); when != u"blank" && when != u"filled")
            bind(when);
        const QString type = block.value(u"type").toString();
        if (type == u"repeat" || type == u"table") {
            m_table = block.value(u"table").toString();
            blocks(block.value(u"blocks").toArray());
            if (!isByHand(m_table))
                m_layout.tables[m_table];
            for (const auto &column : block.value(u"columns").toArray())
                cell(column.toObject());
            for (const auto &row : block.value(u"fixed").toArray())
                for (const auto &text : row.toObject())
                    say(text.toString());
            m_table.clear();
            const auto totals = block.value(u"totals").toObject();
            say(totals.value(u"label").toString());
            for (const auto &text : totals.value(u"cells").toObject())
                say(text.toString());
            return;
        }
        cell(block);
        for (const auto *name : {"left", "center", "right"})
            say(block.value(QLatin1StringView(name)).toString());
        for (const auto &row : block.value(u"rows").toArray())
            for (const auto &one : row.toObject().value(u"cells").toArray())
                cell(one.toObject());
    }

    LayoutFile m_layout;
    QString m_table;
};

} // namespace tests
