// OrderFollowUp (跟进): what happened on an order, in the order of time: notes and messages, changes of state with their
// reasons, steps, files and alerts. The latest lines; earlier ones on request.
#pragma once

#include "contract/ports.h"
#include "items/captions.h"
#include "items/entitymodelbase.h"
#include "items/openorder.h"

namespace items {

struct FollowLine {
    enum class Kind { Note, Message, Notice, State, Step, File, Alert };
    Kind kind = Kind::Note;
    QString code;     ///< of the note's kind, the state or the step's state: for the mark beside it
    Instant at;       ///< when it was done
    Instant received; ///< when the server had it, where that was later; else 0
    QString who;
    QString what;     ///< one line
    QString words;    ///< what was said; may be long
    bool pending = false;
    int step = 0;     ///< that it belongs to; 0: none
    QUuid id;
    bool operator==(const FollowLine &) const = default;
};

/// All lines of the order, the earliest first.
[[nodiscard]] std::vector<FollowLine> followLines(const OrderFile &file, const Catalogues &catalogues);

class OrderFollowUp : public EntityTableBase
{
    Q_OBJECT

public:
    /// Lines shown at once; earlier ones come by showEarlier().
    static constexpr int page = 200;
    /// Two times that lie nearer are one to a person.
    static constexpr qint64 sameMs = 60'000;
    using Kind = FollowLine::Kind;
    static constexpr std::array kinds{Kind::Note, Kind::Message, Kind::Notice, Kind::State, Kind::Step, Kind::File, Kind::Alert};

    OrderFollowUp(const Catalogues &catalogues, const Clock &clock, Queries &queries, QObject *parent = nullptr);
    ~OrderFollowUp() override;

    void show(const QUuid &order);
    [[nodiscard]] const OrderFile *file() const;
    /// Only lines of that kind; nothing: all.
    void setKind(std::optional<Kind> kind);
    [[nodiscard]] std::optional<Kind> kind() const;
    [[nodiscard]] int countOf(Kind kind) const;
    /// Lines before the first that is shown.
    [[nodiscard]] int earlier() const;
    void showEarlier();
    [[nodiscard]] const FollowLine *lineAt(int row) const;
    /// "Note", translated.
    [[nodiscard]] static QString captionOf(Kind kind);
    /// "today 17:30", with the time when the server had it where that differs.
    [[nodiscard]] QString timeOf(const FollowLine &line) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    /// The display text is the whole line, as it is read aloud and copied.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// The lines are another order's, or filtered anew: the view goes to the end.
    void begun();
    void counted();
    void failed(const contract::Error &error);

private:
    void take();
    void arrange();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
