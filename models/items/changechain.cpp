#include "items/changechain.h"

#include "contract/entities/entities.h"
#include "items/languagewatch.h"
#include "items/changesentences.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace items {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(items::ChangeChain)
};

const Shape &shape() { return shapeOf<ChangeRequest>(); }

QJsonArray arrayIn(const QString &json) { return QJsonDocument::fromJson(json.toUtf8()).array(); }

QUuid idIn(const QJsonObject &object, const char *member) { return idOf(object.value(QLatin1StringView(member)).toString()); }

/// Nobody reads 64 characters; the first eight tell two keys apart.
QString shortKey(const QString &fingerprint) { return fingerprint.left(8); }

struct ChainStage {
    QString name;
    QStringList roles;
    QString mode;
    int n = 1;
    bool cab = false;
};

std::vector<ChainStage> stagesIn(const QString &json)
{
    std::vector<ChainStage> stages;
    for (const auto &each : arrayIn(json)) {
        const auto object = each.toObject();
        ChainStage stage{.name = object.value(QLatin1StringView("name")).toString(), .roles = {}, .mode = object.value(QLatin1StringView("mode")).toString(), .n = object.value(QLatin1StringView("n")).toInt(1),
                         .cab = object.value(QLatin1StringView("cab")).toBool()};
        for (const auto &role : object.value(QLatin1StringView("roles")).toArray())
            stage.roles << role.toString();
        stages.push_back(std::move(stage));
    }
    return stages;
}

class Teller
{
public:
    Teller(const ChangeFile &file, const Catalogues &) : m_file(file), m_decisions(decisionsIn(file.textOf(u"decisions"))), m_round(int(file.integerOf(u"round"))), m_stage(int(file.integerOf(u"stage"))) {}

    std::vector<ChainLine> lines()
    {
        int number = 0;
        for (const auto &stage : stagesIn(m_file.textOf(u"chain")))
            tellStage(++number, stage);
        for (int round = m_round; round > 0; --round)
            tellVoid(round);
        return std::move(m_lines);
    }

private:
    [[nodiscard]] bool counts(const ChangeDecision &decision) const
    {
        return decision.round == m_round && (decision.content.isEmpty() || decision.content == m_file.textOf(u"content_digest"));
    }

    [[nodiscard]] ChainLine::State stateOf(int number) const
    {
        using enum ChangeState;
        const auto state = Codec<ChangeState>::decode(m_file.change.record.values[size_t(shape().indexOf(u"state"))]).value_or(Draft);
        if (m_stage == 0)
            return state == Approved || state == Scheduled || state == Implementing || state == Verifying || state == RollingBack || state == AwaitingReview || state == Closed || state == Expired
                ? ChainLine::State::Passed
                : ChainLine::State::Ahead;
        if (number != m_stage)
            return number < m_stage ? ChainLine::State::Passed : ChainLine::State::Ahead;
        return state == Rejected ? ChainLine::State::Refused : ChainLine::State::Current;
    }

    void tellStage(int number, const ChainStage &stage)
    {
        ChainLine line{.kind = ChainLine::Kind::Stage, .state = stateOf(number), .stage = number};
        line.what = Words::tr("%1. %2", "number and name of a stage").arg(number).arg(stage.name);
        const QString roles = roleNames(stage.roles);
        if (stage.cab)
            line.who = Words::tr("in a meeting of the CAB: %1").arg(roles);
        else if (stage.mode == QLatin1StringView("all") && stage.roles.size() > 1)
            line.who = Words::tr("each of: %1").arg(roles);
        else if (stage.mode == QLatin1StringView("n") && stage.n > 1)
            line.who = Words::tr("%n of: %1", nullptr, stage.n).arg(roles);
        else if (roles != stage.name)
            line.who = roles;
        if (line.state == ChainLine::State::Current)
            if (const QString waits = waitsText(); !waits.isEmpty())
                line.words = Words::tr("Waits for: %1").arg(waits);
        m_lines.push_back(std::move(line));
        for (const auto &decision : m_decisions)
            if (decision.stage == number && counts(decision))
                tellDecision(decision, false);
    }

    [[nodiscard]] QString waitsText() const
    {
        QStringList words;
        for (const auto &word : m_file.textOf(u"waits_for").split(u' ', Qt::SkipEmptyParts)) {
            const QUuid person = idOf(word);
            words << (person.isNull() ? roleNames({word}) : m_file.people.value(person, word.left(8)));
        }
        return words.join(Words::tr(", "));
    }

    void tellDecision(const ChangeDecision &decision, bool isVoid)
    {
        ChainLine line{.kind = ChainLine::Kind::Decision, .state = ChainLine::State::Ahead, .stage = decision.stage};
        line.what = verdictText(decision, m_file);
        line.code = decision.verdict;
        const QString name = m_file.people.value(decision.person, decision.by);
        line.who = decision.principal.isNull() ? name
                                               //: Who decided, and in whose place.
                                               : Words::tr("%1 in the place of %2").arg(name, m_file.people.value(decision.principal, idText(decision.principal).left(8)));
        line.words = decision.opinion;
        line.at = decision.at;
        line.isVoid = isVoid;
        line.isConfirmed = decision.received.has_value();
        line.seal = sealText(decision);
        m_lines.push_back(std::move(line));
    }

    [[nodiscard]] QString sealText(const ChangeDecision &decision) const
    {
        if (decision.key.isEmpty())
            return Words::tr("not sealed");
        const auto &keys = shapeOf<SigningKeyRecord>();
        const auto known = std::ranges::find_if(m_file.keys, [&](const Record &key) { return textIn(keys, key, u"fingerprint") == decision.key; });
        const QString sealed = known == m_file.keys.end() ? Words::tr("sealed with key %1, which is not registered here").arg(shortKey(decision.key))
            : known->retired                              ? Words::tr("sealed with key %1 (%2), retired since").arg(shortKey(decision.key), algorithmText(decision.algorithm))
                                                          : Words::tr("sealed with key %1 (%2)").arg(shortKey(decision.key), algorithmText(decision.algorithm));
        return decision.received ? Words::tr("%1; server receipt of %2").arg(sealed, fullTime(*decision.received)) : Words::tr("%1; waits for the server's confirmation").arg(sealed);
    }

    static QString algorithmText(const QString &code)
    {
        return code == QLatin1StringView("sm2-sm3") ? QStringLiteral("SM2/SM3") : code == QLatin1StringView("ecdsa-p256-sha256") ? QStringLiteral("ECDSA P-256") : code;
    }

    /// What was decided in that round and counts no more.
    void tellVoid(int round)
    {
        std::vector<const ChangeDecision *> passed;
        for (const auto &decision : m_decisions)
            if (decision.round == round && !counts(decision))
                passed.push_back(&decision);
        if (passed.empty())
            return;
        ChainLine line{.kind = ChainLine::Kind::Round};
        line.stage = round;
        line.what = Words::tr("Round %1, void").arg(round);
        const QString changed = changedText(round);
        line.words = changed.isEmpty() ? Words::tr("Submitted anew since.") : Words::tr("Changed since: %1").arg(changed);
        line.isVoid = true;
        m_lines.push_back(std::move(line));
        for (const auto *decision : passed)
            tellDecision(*decision, true);
    }

    /// What ended the round, as the history tells it; of the last one the change itself says it.
    [[nodiscard]] QString changedText(int round) const
    {
        QString fields = round == m_round - 1 ? m_file.textOf(u"voided") : QString();
        for (const auto &entry : m_file.history) {
            const auto ended = std::ranges::find_if(entry.changes, [&](const auto &change) { return change.field == shape().indexOf(u"round") && integer(change.before) == round; });
            const auto voided = std::ranges::find(entry.changes, shape().indexOf(u"voided"), &replica::HistoryEntry::Change::field);
            if (ended != entry.changes.end() && voided != entry.changes.end())
                fields = text(voided->after);
        }
        QStringList captions;
        for (const auto &field : fields.split(u' ', Qt::SkipEmptyParts))
            if (const int position = shape().indexOf(field); position >= 0)
                captions << captionOf(shape(), shape().fields[size_t(position)]);
            else if (field == u"files")
                captions << captionsOf(shapeOf<Attachment>());
        return captions.join(Words::tr(", "));
    }

    const ChangeFile &m_file;
    std::vector<ChangeDecision> m_decisions;
    int m_round;
    int m_stage;
    std::vector<ChainLine> m_lines;
};

} // namespace

std::vector<ChangeDecision> decisionsIn(const QString &json)
{
    std::vector<ChangeDecision> decisions;
    for (const auto &each : arrayIn(json)) {
        const auto object = each.toObject();
        const auto words = [&](const char *member) { return object.value(QLatin1StringView(member)).toString(); };
        const auto number = [&](const char *member) { return object.value(QLatin1StringView(member)); };
        ChangeDecision decision{.verdict = words("verdict"), .stage = number("stage").toInt(), .round = number("round").toInt(), .to = number("to").toInt(), .person = idIn(object, "person"), .principal = idIn(object, "for"),
                                .added = idIn(object, "add"), .by = words("by"), .opinion = words("opinion"), .at = {number("at").toInteger()}, .content = words("content"), .key = {}, .algorithm = {}, .received = {}, .server = {}};
        const auto seal = number("seal").toObject();
        decision.key = seal.value(QLatin1StringView("key")).toString();
        decision.algorithm = seal.value(QLatin1StringView("algorithm")).toString();
        const auto receipt = number("receipt").toObject();
        if (const qint64 at = receipt.value(QLatin1StringView("at")).toInteger(); at != 0) {
            decision.received = Instant{at};
            decision.server = receipt.value(QLatin1StringView("server")).toString();
        }
        if (!decision.verdict.isEmpty())
            decisions.push_back(std::move(decision));
    }
    return decisions;
}

QString verdictText(const ChangeDecision &decision, const ChangeFile &file)
{
    if (decision.verdict == QLatin1StringView("approve"))
        return Words::tr("Approved", "a decision");
    if (decision.verdict == QLatin1StringView("reject"))
        return Words::tr("Rejected", "a decision");
    if (decision.verdict == QLatin1StringView("return"))
        return Words::tr("Returned to stage %1", "a decision").arg(decision.to);
    if (decision.verdict == QLatin1StringView("add"))
        return Words::tr("Asked %1 to decide as well", "a decision").arg(file.people.value(decision.added, idText(decision.added).left(8)));
    return decision.verdict;
}

std::vector<ChainLine> chainLines(const ChangeFile &file, const Catalogues &catalogues)
{
    return Teller(file, catalogues).lines();
}

struct ChangeChain::Private {
    const Catalogues &catalogues;
    const Clock &clock;
    OpenChange change;
    std::vector<ChainLine> lines = {};
};

ChangeChain::ChangeChain(const Catalogues &catalogues, const Clock &clock, Queries &queries, QObject *parent)
    : EntityTableBase(parent), d(new Private{catalogues, clock, OpenChange(queries)})
{
    connect(&d->change, &OpenChange::shown, this, &ChangeChain::take);
    connect(&d->change, &OpenChange::failed, this, &ChangeChain::failed);
    new LanguageWatch(this, [this] { take(); });
}

ChangeChain::~ChangeChain() = default;

void ChangeChain::show(const QUuid &change) { d->change.show(change); }

const ChangeFile *ChangeChain::file() const { return d->change.file(); }

const ChainLine *ChangeChain::lineAt(int row) const { return row >= 0 && row < rowCount() ? &d->lines[size_t(row)] : nullptr; }

QString ChangeChain::timeOf(const ChainLine &line) const { return line.at.ms == 0 ? QString() : displayTime(line.at, d->clock.now()); }

int ChangeChain::currentRow() const
{
    const auto found = std::ranges::find_if(d->lines, [](const ChainLine &line) { return line.kind == ChainLine::Kind::Stage && line.state == ChainLine::State::Current; });
    return found == d->lines.end() ? -1 : int(found - d->lines.begin());
}

void ChangeChain::take()
{
    auto lines = file() ? chainLines(*file(), d->catalogues) : std::vector<ChainLine>();
    if (lines != d->lines)
        reset([&] { d->lines = std::move(lines); });
    Q_EMIT shown();
}

int ChangeChain::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->lines.size()); }

int ChangeChain::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : 1; }

QVariant ChangeChain::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const auto &line = d->lines[size_t(index.row())];
    QStringList parts{line.what, line.who, line.words, line.seal, timeOf(line)};
    if (line.isVoid && line.kind == ChainLine::Kind::Decision)
        parts.prepend(tr("Void"));
    if (line.kind == ChainLine::Kind::Stage)
        parts << (line.state == ChainLine::State::Current ? tr("waits here") : line.state == ChainLine::State::Passed ? tr("passed") : line.state == ChainLine::State::Refused ? tr("refused") : tr("still ahead"));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace items
