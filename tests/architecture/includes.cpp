#include "architecture/includes.h"

#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>

namespace architecture {

namespace {

QStringList wordsOf(const QString &cell)
{
    QString plain = cell;
    return plain.remove(u'`').split(u' ', Qt::SkipEmptyParts);
}

bool stands(const QString &path, const QStringList &places)
{
    return std::ranges::any_of(places, [&](const QString &place) { return place.endsWith(u'/') ? path.startsWith(place) : path == place; });
}

/// Which Qt library ships the header: asked of the installed headers, so that no list grows old.
QString qtLibraryOf(const QString &header)
{
    static const QString root = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    static const QStringList libraries = QDir(root).entryList({QStringLiteral("Qt*")}, QDir::Dirs);
    if (header.contains(u'/'))
        return libraries.contains(header.section(u'/', 0, 0)) ? header.section(u'/', 0, 0) : QString();
    for (const QString &likely : {QStringLiteral("QtCore"), QStringLiteral("QtGui"), QStringLiteral("QtWidgets")})
        if (QFile::exists(root + u'/' + likely + u'/' + header))
            return likely;
    for (const auto &library : libraries)
        if (QFile::exists(root + u'/' + library + u'/' + header))
            return library;
    return {};
}

QString libraryOf(const QString &header)
{
    struct Prefix {
        const char *start;
        const char *library;
    };
    static constexpr std::array prefixes{
        Prefix{"Poco/", "Poco"},     Prefix{"openssl/", "OpenSSL"}, Prefix{"simdjson", "simdjson"},      Prefix{"zstd", "zstd"},
        Prefix{"zlib", "zlib"},      Prefix{"sqlite3", "SQLite"},   Prefix{"unicode/", "ICU"},           Prefix{"argon2", "argon2"},
        Prefix{"hb", "HarfBuzz"},    Prefix{"fontconfig/", "Fontconfig"}, Prefix{"qrencode", "qrencode"},
        Prefix{"qt6keychain/", "QtKeychain"}, Prefix{"keychain.h", "QtKeychain"}, Prefix{"libpq", "libpq"},     Prefix{"libp11", "P11"},
        Prefix{"zbar", "ZBar"},      Prefix{"libdeflate", "libdeflate"},      Prefix{"poppler", "Poppler"},
    };
    for (const auto &[start, library] : prefixes)
        if (header.startsWith(QLatin1StringView(start)))
            return QString::fromLatin1(library);
    return header.startsWith(u'Q') ? qtLibraryOf(header) : QString();
}

void checkInclude(const Rules &rules, const Source &source, const Line &line, QStringList &found)
{
    const auto include = includeOn(line.code);
    if (include.isEmpty())
        return;
    const auto &room = rules.rooms.at(source.room);
    const auto place = QStringLiteral("%1:%2: ").arg(source.path).arg(line.number);
    const auto [otherRoom, library] = namedBy(include);
    // A path that begins with no room is a subfolder of the file's own.
    if (rules.rooms.contains(otherRoom) && otherRoom != source.room && !room.rooms.contains(otherRoom))
        found << place + QStringLiteral("%1 may not include %2").arg(source.room, otherRoom);
    if (library.isEmpty() || library == QLatin1StringView("QtCore"))
        return;
    if (!room.libraries.contains(library))
        found << place + QStringLiteral("%1 may not use %2").arg(source.room, library);
    if (const auto only = rules.onlyIn.find(library); only != rules.onlyIn.end() && !stands(source.path, only->second))
        found << place + QStringLiteral("%1 stands only in %2").arg(library, only->second.join(QStringLiteral(" and ")));
}

void checkCatch(const Rules &rules, const Source &source, const Line &line, QStringList &found)
{
    static const QRegularExpression anything(QStringLiteral("\\bcatch\\s*\\(\\s*\\.\\.\\."));
    static const QRegularExpression some(QStringLiteral("\\bcatch\\s*\\("));
    const auto place = QStringLiteral("%1:%2: ").arg(source.path).arg(line.number);
    if (anything.match(line.code).hasMatch())
        found << place + QStringLiteral("nobody catches (...)");
    if (some.match(line.code).hasMatch() && !stands(source.path, rules.onlyIn.at(QStringLiteral("catch"))))
        found << place + QStringLiteral("catch stands only in %1").arg(rules.onlyIn.at(QStringLiteral("catch")).join(QStringLiteral(" and ")));
}

/// A header says in its first lines what it is for, and guards itself right after.
void checkHead(const Source &source, QStringList &found)
{
    if (!source.path.endsWith(QLatin1StringView(".h")))
        return;
    if (!source.text.startsWith(QLatin1StringView("//")))
        found << source.path + QStringLiteral(":1: a header begins with a comment that says what it is for");
    for (const auto &line : source.lines) {
        if (line.code.trimmed().isEmpty())
            continue;
        if (line.code.trimmed() != QLatin1StringView("#pragma once"))
            found << QStringLiteral("%1:%2: #pragma once comes first").arg(source.path).arg(line.number);
        return;
    }
}

} // namespace

Rules rulesFrom(const QString &readme)
{
    static const QRegularExpression row(QStringLiteral("^\\| `([a-zA-Z/]+)` \\|([^|]*)\\|([^|]*)\\|$"), QRegularExpression::MultilineOption);
    static const QRegularExpression fine(QStringLiteral("^\\| `([a-zA-Z/]+)` \\|([^|]*)\\|$"), QRegularExpression::MultilineOption);
    Rules rules;
    for (const auto &match : row.globalMatch(readme))
        rules.rooms[match.captured(1)] = {wordsOf(match.captured(2)), wordsOf(match.captured(3))};
    for (const auto &match : fine.globalMatch(readme))
        rules.onlyIn[match.captured(1)] = wordsOf(match.captured(2));
    return rules;
}

Source sourceFrom(const QString &path, const QString &text)
{
    static const QRegularExpression lineComment(QStringLiteral("//.*$"));
    static const QRegularExpression blockComment(QStringLiteral("/\\*.*?\\*/"), QRegularExpression::DotMatchesEverythingOption);
    Source source{path, {}, {}, text};
    const auto parts = path.split(u'/');
    if (parts.size() > 2)
        source.room = parts[0] == QLatin1StringView("app") || path.startsWith(QLatin1StringView("views/print/")) ? parts[0] + u'/' + parts[1] : parts[0] == QLatin1StringView("views") ? parts[0] : parts[1];
    QString code = text;
    // Block comments go, their line breaks stay, so that the numbers hold.
    for (auto match = blockComment.match(code); match.hasMatch(); match = blockComment.match(code, match.capturedStart()))
        code.replace(match.capturedStart(), match.capturedLength(), QString(match.captured().count(u'\n'), u'\n'));
    int number = 0;
    for (QString line : code.split(u'\n'))
        source.lines.push_back({++number, line.remove(lineComment)});
    return source;
}

std::vector<Source> sourcesUnder(const QString &root)
{
    QStringList paths;
    for (const auto &top : {QStringLiteral("models"), QStringLiteral("views"), QStringLiteral("app")}) {
        QDirIterator files(root + u'/' + top, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths << files.next();
    }
    paths.sort();
    std::vector<Source> sources;
    for (const auto &path : paths) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            sources.push_back(sourceFrom(QDir(root).relativeFilePath(path), QString::fromUtf8(file.readAll())));
    }
    return sources;
}

QString includeOn(const QString &code)
{
    static const QRegularExpression directive(QStringLiteral("^\\s*#\\s*include\\s*([<\"][^>\"]+[>\"])"));
    return directive.match(code).captured(1);
}

Named namedBy(const QString &include)
{
    const auto path = include.mid(1, include.size() - 2);
    if (include.startsWith(u'<'))
        return {{}, libraryOf(path)};
    if (!path.contains(u'/'))
        return {};
    const auto first = path.section(u'/', 0, 0);
    if (first == QLatin1StringView("app"))
        return {path.section(u'/', 0, 1), {}};
    if (first == QLatin1StringView("models"))
        return {path.section(u'/', 1, 1), {}};
    // The print engine is a room of its own: the command line prints too.
    if (path.startsWith(QLatin1StringView("views/print/")))
        return {path.section(u'/', 0, 1), {}};
    return {first, {}};
}

QStringList breaches(const Rules &rules, const std::vector<Source> &sources)
{
    QStringList found;
    for (const auto &source : sources) {
        if (source.room.isEmpty())
            continue;
        if (!rules.rooms.contains(source.room)) {
            found << source.path + QStringLiteral(":1: models/README.md has no row for ") + source.room;
            continue;
        }
        checkHead(source, found);
        for (const auto &line : source.lines) {
            checkInclude(rules, source, line, found);
            checkCatch(rules, source, line, found);
        }
    }
    return found;
}

} // namespace architecture
