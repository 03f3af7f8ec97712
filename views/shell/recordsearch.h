// RecordSearch: how the window finds records without knowing what a record is. Whoever makes the panels brings one.
#pragma once

#include <QObject>
#include <QUuid>

namespace views::shell {

/// A record as the palette names it and the window opens it.
struct FoundEntry {
    QString entity;
    QUuid id;
    QString kind; ///< the heading that it stands under: "Resources"
    QString icon; ///< name for shell::icon()
    QString title;
    QString detail;
    qint64 ofKind = 0;  ///< how many of its kind were found, shown or not; -1 where that is not known
    bool exact = false; ///< its number, its name or its address was typed in full
    QString panelOf = {}; ///< the entity whose panel opens it; empty: the panel of its own
};

enum class CommandFit { None, Within, Begins };

class RecordSearch : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Asks for what fits; a next question cancels this one.
    virtual void search(const QString &typed) = 0;
    /// Asks for records by entity and id, in that order; answered for an empty text.
    virtual void recall(const std::vector<std::pair<QString, QUuid>> &records) = 0;
    /// How well a command's caption fits. Better searches know pinyin too.
    [[nodiscard]] virtual CommandFit fit(const QString &typed, const QString &caption) const;

Q_SIGNALS:
    /// Kinds one after the other, the best first. Where the search failed nothing was found.
    void found(const QString &typed, const std::vector<views::shell::FoundEntry> &entries);
};

/// By the letters alone: every word stands in the caption, or the caption begins with them.
[[nodiscard]] CommandFit fitByLetters(const QString &typed, const QString &caption);

} // namespace views::shell
