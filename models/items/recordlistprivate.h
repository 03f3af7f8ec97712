// RecordListModel's own: what its two files share.
#pragma once

#include "items/recordlistmodel.h"
#include "items/rowstore.h"

#include <QTimer>

namespace items {

struct RecordListModel::Private {
    /// Live changes are gathered so long before the order is computed anew.
    static constexpr int settleMs = 150;

    Private(RecordListModel &model, Start start, const Catalogues &itsCatalogues, Queries &itsQueries)
        : q(model), shape(*shapeNamed(start.query.entity)), catalogues(itsCatalogues), queries(itsQueries), rows(new RowStore(shape, itsQueries, &model)),
          query(std::move(start.query)), columns(std::move(start.columns)), page(start.page), codeTexts(shape.fields.size())
    {
        settling.setSingleShot(true);
        settling.setInterval(settleMs);
    }

    void ask(bool live);
    void takeFirst(replica::FirstRows first);
    void takeAnswer(const Result<std::shared_ptr<const Rids>> &answer, quint64 question, bool live);
    void takeOrder(const std::shared_ptr<const Rids> &answer, bool live);
    void follow(const std::shared_ptr<const Rids> &answer);
    void rowsArrived(const QVector<quint32> &rids);
    void setMatches(qint64 count);
    void setBusy(bool now);
    void wantAround(int row) const;
    void switchLanguage();
    [[nodiscard]] const Rids &order() const { return *shown; }
    [[nodiscard]] QString cellText(const ListRow &row, int field) const;

    RecordListModel &q;
    const Shape &shape;
    const Catalogues &catalogues;
    Queries &queries;
    RowStore *rows;
    ListQuery query;
    std::vector<int> columns;
    int page; ///< see Start
    std::shared_ptr<const Rids> shown = std::make_shared<Rids>(); ///< what order() is; shared with the reader, never copied
    qint64 matches = -1;
    bool busy = false;
    bool partly = false;    ///< only the first rows of the order are known
    quint64 generation = 0; ///< of questions: answers to older ones are dropped
    bool unanswered = false; ///< the person's last question is
    mutable int lastMissing = 0;
    QHash<QUuid, std::map<int, TypedCell>> typed; ///< by record and field; few
    QTimer settling;
    mutable std::vector<QHash<QString, QString>> codeTexts; ///< by field: texts of codes in the language of the moment
};

} // namespace items
