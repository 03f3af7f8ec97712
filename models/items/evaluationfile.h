// EvaluationFile: one evaluation with what hangs on it, read in one go where rows are read; OpenEvaluation follows it.
// EvaluationCount: the figures as the records give them now, counted off the window's thread, to be cancelled.
#pragma once

#include "contract/entities/objection.h"
#include "contract/entities/scoresheet.h"
#include "items/openrecord.h"
#include "rules/evaluation/result.h"

#include <QMutex>

namespace replica {
class FigureReader;
}

namespace items {

struct EvaluationSheet {
    ScoreSheet record;
    QString unit; ///< its name
    std::vector<rules::evaluation::GivenScore> scores;
};

struct EvaluationFile {
    ListRow row; ///< rid 0: the cache has none
    Evaluation record;
    QString unit; ///< name of whom it is about
    EvaluationTemplate templateRecord;
    rules::evaluation::Template document;
    std::optional<Error> broken; ///< the template is not there or not understood
    std::optional<rules::evaluation::Figures> figures; ///< as kept
    std::optional<rules::evaluation::EvaluationResult> frozen;
    std::vector<EvaluationSheet> sheets; ///< those that this person may see
    std::vector<Objection> objections;   ///< in the order of creation
    struct Proof {
        QUuid sheet;
        QString name;
        QString digest;
    };
    std::vector<Proof> proofs;           ///< attached to the sheets
    std::vector<ListRow> improvements;   ///< raised from it

    static constexpr int most = 1'000;

    [[nodiscard]] std::vector<Proof> sheetFiles(const QUuid &sheet) const;
    /// What counts, of those that are seen.
    [[nodiscard]] rules::evaluation::Score scoreWith(const rules::evaluation::Figures &figures) const;
    /// By which a printed score is found again; empty before there is a result.
    [[nodiscard]] QString codeOf(const QString &indicator) const;
    [[nodiscard]] bool isFrozen() const { return record.state == EvaluationState::Frozen || record.state == EvaluationState::Corrected; }
    /// Scores of others are not shown yet.
    [[nodiscard]] bool isBlind() const { return record.state == EvaluationState::Planned || record.state == EvaluationState::Scoring; }
};

[[nodiscard]] Result<EvaluationFile> readEvaluationFile(replica::ListReader &reader, const QUuid &evaluation);

/// The evaluation that a window shows, followed: it is read again when anything that hangs on it has changed.
class OpenEvaluation : public OpenRecord
{
    Q_OBJECT

public:
    explicit OpenEvaluation(Queries &queries, QObject *parent = nullptr) : OpenRecord(queries, parent) {}

    /// Null until it is read, and where the cache has no such evaluation.
    [[nodiscard]] const EvaluationFile *file() const { return m_file ? &*m_file : nullptr; }

private:
    [[nodiscard]] bool concerns(const QString &entity, const QVector<QUuid> &ids) const override;
    void ask() override;
    void forget() override { m_file.reset(); }

    std::optional<EvaluationFile> m_file;
};

/// What was counted: the lists behind the numbers, and the numbers.
struct CountedEvaluation {
    rules::evaluation::Plan plan;
    rules::evaluation::Figures figures;
    bool operator==(const CountedEvaluation &) const = default;
};

/// The list of what one number of the plan counts.
[[nodiscard]] ListQuery recordsBehind(const rules::evaluation::Plan &plan, const rules::evaluation::Place &place);

/// What is frozen, ready to be handed in: the figures and the exact records of now, and what comes out of them.
struct FreezeDraft {
    QString figures;
    QByteArray inputs; ///< the text of the exact records
    QString inputsDigest;
    QByteArray result; ///< canonical
    QString digest;
    rules::evaluation::Score score;
};
[[nodiscard]] QFuture<Result<FreezeDraft>> readFreezeDraft(Queries &queries, const Evaluation &evaluation);

/// One counting at a time; the next one cancels it.
class EvaluationCount : public QObject
{
    Q_OBJECT

public:
    explicit EvaluationCount(Queries &queries, QObject *parent = nullptr) : QObject(parent), m_queries(queries) {}
    ~EvaluationCount() override { cancel(); }

    void count(const rules::evaluation::Template &document, const rules::evaluation::Period &period, const rules::evaluation::Scope &scope);
    void cancel();
    [[nodiscard]] bool isCounting() const { return m_running != nullptr; }

Q_SIGNALS:
    void counted(const items::CountedEvaluation &counted);
    void failed(const contract::Error &error);
    /// It was begun, ended or given up.
    void runningChanged();

private:
    /// The reader of one counting, shared with the thread that counts.
    struct Running {
        QMutex mutex;
        replica::FigureReader *reader = nullptr; ///< while it counts
        bool cancelled = false;
    };
    Queries &m_queries;
    std::shared_ptr<Running> m_running;
};

} // namespace items
