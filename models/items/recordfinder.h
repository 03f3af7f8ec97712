// RecordFinder: asks for the records that fit what is being typed, of every kind that its owner may read, and says them
// in words. A next question cancels the one before; only the last one is answered.
#pragma once

#include "items/foundrecords.h"
#include "items/queries.h"

#include <QObject>

namespace items {

/// A record as a list of different kinds names it.
struct FoundRecord {
    const Shape *kind = nullptr; ///< whose record it is; under its caption it stands
    QString entity;              ///< what opens: the record itself, of an attachment the record that it hangs on
    QUuid id;
    QString title;
    QString detail; ///< number, addresses and unit, or what else was found
    qint64 ofKind = 0; ///< how many of its kind were found; -1 where that is not known
    Fit fit = Fit::None;
    QString panelOf = {}; ///< the entity among whose records it opens, as a view among those that it lists; empty: its own
};

class RecordFinder : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostOfAKind = 6;
    /// `shapes`: what may be read and opened.
    RecordFinder(std::vector<const Shape *> shapes, const Catalogues &catalogues, Queries &queries, QObject *parent = nullptr);

    /// True where records of the entity have a name and texts that a search finds; saved views by their name alone, evaluations also
    /// by a short code from paper.
    [[nodiscard]] static bool canFind(const Shape &shape);

    void search(const QString &typed);
    /// The records at those places, as far as they are still there; answers for an empty text.
    void recall(const std::vector<RecordPlace> &places);

Q_SIGNALS:
    void found(const QString &typed, const std::vector<items::FoundRecord> &records);
    void failed(const QString &typed, const contract::Error &error);

private:
    void await(const QString &typed, const QFuture<Result<std::vector<FoundRows>>> &answer);
    [[nodiscard]] std::vector<FoundRecord> inWords(const QString &typed, const std::vector<FoundRows> &found) const;
    [[nodiscard]] QString detailOf(const Shape &shape, const ListRow &row, const QString &typed) const;

    std::vector<const Shape *> m_shapes;
    const Catalogues &m_catalogues;
    Queries &m_queries;
    quint64 m_question = 0;
};

} // namespace items
