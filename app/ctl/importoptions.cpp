#include "importoptions.h"

#include "ledger.h"

#include <QStandardPaths>

namespace ctl {

namespace {

using exchange::Encoding;
using exchange::Nothing;

struct EncodingName {
    const char *name;
    Encoding encoding;
};
constexpr EncodingName encodings[] = {{"utf-8", Encoding::Utf8}, {"gb18030", Encoding::Gb18030}, {"gbk", Encoding::Gb18030}, {"utf-16le", Encoding::Utf16Le}, {"utf-16be", Encoding::Utf16Be}};

struct SeparatorName {
    const char *name;
    char16_t separator;
};
constexpr SeparatorName separators[] = {{"comma", u','}, {"semicolon", u';'}, {"tab", u'\t'}};

Outcome<Nothing> nothingOf(const QCommandLineParser &options, const QString &name, Nothing otherwise)
{
    const QString asked = options.value(name);
    if (asked.isEmpty())
        return otherwise;
    if (asked == u"leave")
        return Nothing::Leave;
    if (asked == u"clear")
        return Nothing::Clear;
    return Complained(wrongUsage(Ctl::tr("--%1 is \"%2\".").arg(name, asked), Ctl::tr("Give leave or clear.")));
}

Outcome<exchange::ReadOptions> readingOf(const QCommandLineParser &options)
{
    exchange::ReadOptions read;
    read.sheet = options.value(QStringLiteral("sheet"));
    if (const QString asked = options.value(QStringLiteral("encoding")); !asked.isEmpty()) {
        const auto found = std::ranges::find_if(encodings, [&](const EncodingName &one) { return asked.compare(QLatin1StringView(one.name), Qt::CaseInsensitive) == 0; });
        if (found == std::end(encodings))
            return Complained(wrongUsage(Ctl::tr("--encoding is \"%1\".").arg(asked), Ctl::tr("Give utf-8, gb18030, utf-16le or utf-16be.")));
        read.encoding = found->encoding;
    }
    if (const QString asked = options.value(QStringLiteral("separator")); !asked.isEmpty()) {
        const auto found = std::ranges::find_if(separators, [&](const SeparatorName &one) { return asked == QLatin1StringView(one.name) || asked == QString(one.separator); });
        if (found == std::end(separators))
            return Complained(wrongUsage(Ctl::tr("--separator is \"%1\".").arg(asked), Ctl::tr("Give comma, semicolon or tab.")));
        read.separator = found->separator;
    }
    return read;
}

} // namespace

void addImportOptions(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("key"), Ctl::tr("The field that rows are found by; the number unless said."), QStringLiteral("FIELD")});
    parser.addOption({QStringLiteral("create"), Ctl::tr("Rows whose key is found nowhere are new records.")});
    parser.addOption({QStringLiteral("map"), Ctl::tr("HEADING=FIELD for a heading that the program does not know, HEADING=relation:depends_on for one of relations, "
                                                     "HEADING= to leave a column out; may be given several times."),
        QStringLiteral("HEADING=FIELD")});
    parser.addOption({QStringLiteral("keep-scientific"), Ctl::tr("Take 1.23457E+17 in a text for what it says.")});
    parser.addOption({QStringLiteral("placeholder"), Ctl::tr("A cell that means nothing; may be given several times. Unless given: -- and N/A. Give an empty one for none."),
        QStringLiteral("TEXT")});
    parser.addOption({QStringLiteral("placeholders"), Ctl::tr("What such a cell does to a field that holds something: leave (unless said) or clear."), QStringLiteral("WHAT")});
    parser.addOption({QStringLiteral("empty"), Ctl::tr("What an empty cell does to a field that holds something: leave (unless said) or clear."), QStringLiteral("WHAT")});
    parser.addOption({QStringLiteral("sheet"), Ctl::tr("The sheet of a workbook; the first unless said. A sheet named 关联 or Relations beside it is read too."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("encoding"), Ctl::tr("utf-8, gb18030, utf-16le or utf-16be, where the content does not tell."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("separator"), Ctl::tr("comma, semicolon or tab, where the first line does not tell."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("dry-run"), Ctl::tr("Only say what would be done.")});
    parser.addOption({QStringLiteral("rejects"), Ctl::tr("Write the rows that stay out, with the reason, to this file."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("differences"), Ctl::tr("Change nothing; write what ledger and file differ in, cell by cell, to this file. Its column \"accept\" says yes where only the file changed."),
        QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("accepted"), Ctl::tr("Take over only what this file of differences accepts."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("last"), Ctl::tr("The same source as it was last time; unless said, what was imported from it last."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("remember"), Ctl::tr("Read files of this name the same way from now on.")});
    parser.addOption({QStringLiteral("sources"), Ctl::tr("The folder where that is remembered; of the user's configuration unless said."), QStringLiteral("FOLDER")});
}

Outcome<ImportWish> importWishOf(const QCommandLineParser &options)
{
    const auto shape = entityOf(options);
    if (!shape)
        return Complained(shape.error());
    const auto words = options.positionalArguments();
    if (words.size() != 2)
        return Complained(wrongUsage(Ctl::tr("One file is imported at a time."), Ctl::tr("Call it as: yunhengctl import ENTITY FILE.")));
    const auto value = [&](const char *name) { return options.value(QLatin1StringView(name)); };
    ImportWish wish{.shape = *shape, .file = words.at(1), .dryRun = options.isSet(QStringLiteral("dry-run")), .rejects = value("rejects"), .differences = value("differences"),
        .accepted = value("accepted"), .last = value("last"), .remember = options.isSet(QStringLiteral("remember")), .read = {}, .plan = {}};
    auto read = readingOf(options);
    if (!read)
        return Complained(read.error());
    wish.read = *read;
    wish.plan.key = value("key");
    if (options.isSet(QStringLiteral("create")))
        wish.plan.missing = exchange::Missing::Create;
    if (options.isSet(QStringLiteral("keep-scientific")))
        wish.plan.scientific = exchange::Scientific::Keep;
    if (options.isSet(QStringLiteral("placeholder"))) {
        wish.plan.placeholders = options.values(QStringLiteral("placeholder"));
        wish.plan.placeholders.removeAll(QString());
    }
    const auto placeholder = nothingOf(options, QStringLiteral("placeholders"), wish.plan.placeholder);
    const auto empty = nothingOf(options, QStringLiteral("empty"), wish.plan.empty);
    for (const auto &one : {placeholder, empty})
        if (!one)
            return Complained(one.error());
    wish.plan.placeholder = *placeholder;
    wish.plan.empty = *empty;
    for (const auto &pair : options.values(QStringLiteral("map")))
        wish.plan.mapping[pair.section(u'=', 0, -2)] = pair.section(u'=', -1);
    return wish;
}

QString sourcesFolderOf(const QCommandLineParser &options)
{
    const QString said = options.value(QStringLiteral("sources"));
    return said.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/yunheng/sources") : said;
}

void fillIn(ImportWish &wish, const exchange::SourceMemory &memory, const QCommandLineParser &options)
{
    const auto said = [&](const char *name) { return options.isSet(QLatin1StringView(name)); };
    if (!said("encoding"))
        wish.read.encoding = memory.read.encoding;
    if (!said("separator"))
        wish.read.separator = memory.read.separator;
    if (!said("sheet"))
        wish.read.sheet = memory.read.sheet;
    auto plan = memory.plan;
    for (const auto &[heading, field] : wish.plan.mapping)
        plan.mapping[heading] = field;
    if (said("key"))
        plan.key = wish.plan.key;
    if (said("create"))
        plan.missing = wish.plan.missing;
    if (said("keep-scientific"))
        plan.scientific = wish.plan.scientific;
    if (said("placeholder"))
        plan.placeholders = wish.plan.placeholders;
    if (said("placeholders"))
        plan.placeholder = wish.plan.placeholder;
    if (said("empty"))
        plan.empty = wish.plan.empty;
    wish.plan = std::move(plan);
}

} // namespace ctl
