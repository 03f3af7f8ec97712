// ChangeChain: the chain of approvals of a change as lines from the first stage down: who decides there, who decided when, in
// whose place and with what seal; then what was decided in earlier rounds and what made it void.
#pragma once

#include "contract/ports.h"
#include "items/captions.h"
#include "items/changefile.h"
#include "items/entitymodelbase.h"

namespace items {

/// One decision as the change keeps it.
struct ChangeDecision {
    QString verdict; ///< "approve", "reject", "return", "add"
    int stage = 0;
    int round = 0;
    int to = 0;      ///< stage of a return
    QUuid person;
    QUuid principal; ///< in whose place; null: in their own
    QUuid added;     ///< who was asked to decide as well
    QString by;      ///< login
    QString opinion;
    Instant at;
    QString content; ///< digest of what was decided on
    QString key;     ///< fingerprint; empty: not sealed
    QString algorithm;
    std::optional<Instant> received; ///< by the server's receipt
    QString server;                  ///< fingerprint of its key
    bool operator==(const ChangeDecision &) const = default;
};
/// In the order in which they came in; what is not understood is left out.
[[nodiscard]] std::vector<ChangeDecision> decisionsIn(const QString &json);
/// "Approved", "Returned to stage 1".
[[nodiscard]] QString verdictText(const ChangeDecision &decision, const ChangeFile &file);

struct ChainLine {
    enum class Kind { Stage, Decision, Round } kind = Kind::Stage;
    enum class State { Ahead, Current, Passed, Refused } state = State::Ahead; ///< of a stage
    int stage = 0;
    QString what;  ///< name of the stage; what was decided; the round and what voided it
    QString who;   ///< who is to decide; who did, and for whom
    QString words; ///< the opinion
    QString seal;  ///< which key, and whether the server has confirmed it
    QString code;  ///< the verdict
    Instant at;
    bool isVoid = false;
    bool isConfirmed = true; ///< the server has received it
    bool operator==(const ChainLine &) const = default;
};
[[nodiscard]] std::vector<ChainLine> chainLines(const ChangeFile &file, const Catalogues &catalogues);

class ChangeChain : public EntityTableBase
{
    Q_OBJECT

public:
    ChangeChain(const Catalogues &catalogues, const Clock &clock, Queries &queries, QObject *parent = nullptr);
    ~ChangeChain() override;

    void show(const QUuid &change);
    [[nodiscard]] const ChangeFile *file() const;
    [[nodiscard]] const ChainLine *lineAt(int row) const;
    [[nodiscard]] QString timeOf(const ChainLine &line) const;
    /// The row of the stage that the change waits at; -1 where it waits at none.
    [[nodiscard]] int currentRow() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    /// Qt::DisplayRole: the whole line in words, as it is read aloud and copied.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void shown();
    void failed(const contract::Error &error);

private:
    void take();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
