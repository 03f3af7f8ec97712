// Reads the sources as text: which file includes what, and which words stand where. No compiler is asked.
#pragma once

#include <QString>
#include <QStringList>
#include <map>
#include <vector>

namespace architecture {

/// A line of code without its comment; `number` counts from 1.
struct Line {
    int number = 0;
    QString code;
};

struct Source {
    QString path; ///< from the root: "models/rules/merge.cpp"
    QString room; ///< "rules", "views", "app/server"; empty outside the rooms
    std::vector<Line> lines;
    QString text; ///< the file as it is
};

/// One row of the table in models/README.md.
struct Room {
    QStringList rooms;     ///< that it may include beside itself
    QStringList libraries; ///< that it may use beside what everybody may
};
struct Rules {
    std::map<QString, Room> rooms;
    std::map<QString, QStringList> onlyIn; ///< a library or word, and the files (or folders ending in /) it stands in
};

[[nodiscard]] Rules rulesFrom(const QString &readme);
[[nodiscard]] Source sourceFrom(const QString &path, const QString &text);
/// All .h and .cpp files of models, views and app under the root, by path.
[[nodiscard]] std::vector<Source> sourcesUnder(const QString &root);

/// What an include names: a room ("contract"), a library ("QtSql"), or nothing that needs leave.
struct Named {
    QString room;
    QString library;
};
/// `include` is the directive's argument with its quotes or angle brackets.
[[nodiscard]] Named namedBy(const QString &include);
/// The argument of the #include that stands on the line, or an empty text.
[[nodiscard]] QString includeOn(const QString &code);

/// Every breach as "path:line: sentence".
[[nodiscard]] QStringList breaches(const Rules &rules, const std::vector<Source> &sources);

} // namespace architecture
