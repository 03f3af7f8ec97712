#include "views/panels/exchange/importjob.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "exchange/differences.h"
#include "exchange/reasons.h"
#include "items/captions.h"
#include "items/factory.h"

#include <QDateTime>

namespace views::panels {

using namespace contract;
using exchange::ImportRun;
using exchange::ImportStep;
using exchange::PlannedRow;
using Kind = PreviewLine::Kind;

ImportJob::ImportJob(const Shape &shape, const shell::PanelContext &context, const QString &folder, QObject *parent)
    : QObject(parent), m_shape(shape), m_context(context), m_words(context.catalogues), m_sources(folder), m_lookup(context.items.queries())
{
}

ImportJob::~ImportJob()
{
    cancel();
}

template <class Answer> void ImportJob::work(std::function<Result<Answer>()> what, std::function<void(Answer)> then)
{
    m_busy = true;
    m_thread.run([this, what = std::move(what), then = std::move(then)] {
        auto answer = std::make_shared<Result<Answer>>(what());
        // This object outlives its thread, so the call finds it, or its end has taken the call away.
        QMetaObject::invokeMethod(this, [this, answer, then] {
            if (!*answer)
                end(answer->error());
            else
                then(std::move(**answer));
        }, Qt::QueuedConnection);
    });
}

void ImportJob::end(const Error &error)
{
    m_busy = false;
    m_underway.reset();
    Q_EMIT failed(error);
}

exchange::Progress ImportJob::progress()
{
    return [this](qint64 done, qint64 of) {
        QMetaObject::invokeMethod(this, [this, done, of] { Q_EMIT progressed(done, of); }, Qt::QueuedConnection);
        return !m_cancelled;
    };
}

void ImportJob::read(const QString &path, const exchange::ReadOptions &options)
{
    m_cancelled = false;
    m_run.reset();
    m_rejects.reset();
    m_source.reset();
    m_reading = options;
    work<std::shared_ptr<exchange::ImportSource>>(
        [this, path, options] {
            return exchange::ImportSource::read(path, options, progress()).map([](std::unique_ptr<exchange::ImportSource> &&source) {
                return std::shared_ptr<exchange::ImportSource>(std::move(source));
            });
        },
        [this](const std::shared_ptr<exchange::ImportSource> &source) {
            m_source = source;
            m_busy = false;
            Q_EMIT wasRead();
        });
}

void ImportJob::check(const exchange::PlanOptions &options, Compare compare)
{
    m_cancelled = false;
    m_options = options;
    work<Findings>([this, options, compare] { return find(options, compare == Compare::Yes); },
        [this](Findings findings) {
            m_busy = false;
            m_tally = findings.tally;
            Q_EMIT wasChecked(findings);
        });
}

Result<ImportJob::Findings> ImportJob::find(const exchange::PlanOptions &options, bool comparing)
{
    const auto tell = progress();
    m_rejects = std::make_unique<exchange::Rejects>(*m_source);
    m_usual = {};
    m_titles.clear();
    m_run.reset();
    auto reviewed = options;
    reviewed.today = QDateTime::fromMSecsSinceEpoch(m_context.clock.now().ms).date();
    auto run = ImportRun::begin(m_shape, *m_source, reviewed, {m_words.words(), m_context.catalogues, m_lookup, m_context.ids}, tell);
    if (!run)
        return Unexpected(run.error());
    m_run = *std::move(run);
    Findings findings{.comparing = comparing};
    if (comparing) {
        auto last = m_sources.last(m_shape.name, m_source->path());
        if (!last)
            return Unexpected(last.error());
        m_last = *std::move(last);
        if (m_last)
            if (const auto compared = m_run->compareWith(*m_last); !compared)
                return Unexpected(compared.error());
    }
    m_run->start(ImportRun::Mode::DryRun);
    for (;;) {
        auto step = m_run->next(m_context.clock.now());
        if (!step)
            return Unexpected(step.error());
        if (step->isLast())
            break;
        m_run->finish(*step);
        if (const auto described = describe(*step, findings); !described)
            return Unexpected(described.error());
        if (!tell(m_run->tally().rows, m_run->total()))
            return fail(ErrorCode::Cancelled);
    }
    findings.tally = m_run->tally();
    if (comparing)
        findings.gone = m_run->plan().goneSinceLast();
    return findings;
}

/// What the fields refer to that change, by name.
Result<void> ImportJob::nameReferences(const ImportStep &step)
{
    QHash<QString, std::vector<QUuid>> wanted;
    for (const auto &row : step.rows)
        for (const auto &change : row.changes) {
            const auto &field = step.shape->fields[size_t(change.field)];
            if (field.kind != FieldKind::Reference)
                continue;
            for (const auto &value : {change.was, change.becomes})
                if (!isEmpty(value) && !m_titles.contains(text(value)))
                    wanted[field.references].push_back(idOf(text(value)));
        }
    for (auto entity = wanted.cbegin(); entity != wanted.cend(); ++entity) {
        const auto titles = m_lookup.titles(*shapeNamed(entity.key()), *entity);
        if (!titles)
            return Unexpected(titles.error());
        m_titles.insert(*titles);
    }
    return {};
}

Result<void> ImportJob::describe(const ImportStep &step, Findings &findings)
{
    if (const auto named = nameReferences(step); !named)
        return named;
    const auto shown = [&](const FieldShape &field, const Value &value) {
        return items::displayText(*step.shape, field, value, m_context.catalogues, m_titles.value(text(value)));
    };
    const bool own = step.sheet == &m_source->sheet();
    const auto add = [&](PreviewLine line) {
        if (++findings.of[line.kind] <= mostOfAKind) {
            findings.lines.push_back(std::move(line));
            return;
        }
        findings.accepted += line.accepted ? 1 : 0;
    };
    for (const auto &row : step.rows) {
        PreviewLine line{.line = row.row.line, .record = row.title};
        if (!own)
            line.record = items::captionOf(*step.shape);
        if (row.outcome == PlannedRow::Outcome::Fail) {
            line.kind = Kind::Rejected;
            line.accepted = false;
            line.reason = exchange::reasonsOf(row.problems, *step.shape);
            if (const auto kept = m_rejects->add(*step.sheet, row.row, line.reason); !kept)
                return kept;
            if (row.problems.size() == 1) {
                const QString &column = row.problems.front().column;
                const int missing = step.shape->indexOf(column); // a field without a column goes by its name
                line.caption = missing < 0 ? column : items::captionOf(*step.shape, step.shape->fields[size_t(missing)]);
                line.becomes = row.problems.front().value;
                line.reason = exchange::reasonOf(row.problems.front(), *step.shape);
            }
            add(std::move(line));
            continue;
        }
        if (row.outcome == PlannedRow::Outcome::Create) {
            line.accepted = !findings.comparing;
            add(line);
        }
        for (const auto &change : row.changes) {
            const auto &field = step.shape->fields[size_t(change.field)];
            auto one = line;
            one.kind = Kind::Changed;
            one.field = change.field;
            one.caption = items::captionOf(*step.shape, field);
            one.last = change.last;
            one.was = shown(field, change.was);
            one.becomes = shown(field, change.becomes);
            one.side = change.side;
            one.accepted = !findings.comparing || exchange::acceptedAtFirst(change.side);
            if (findings.comparing && one.accepted)
                m_usual.set(one.line, one.field, true);
            add(std::move(one));
        }
        for (const auto *rule : row.remarks) {
            auto one = line;
            one.kind = Kind::Remarked;
            one.accepted = false;
            one.caption = rule->field < 0 ? QString() : items::captionOf(*step.shape, step.shape->fields[size_t(rule->field)]);
            one.reason = QLocale().language() == QLocale::Chinese ? rule->zh : rule->en;
            add(std::move(one));
        }
        if (findings.comparing)
            continue; // values are compared, relations are not
        for (const auto &relation : row.relations) {
            auto one = line;
            one.kind = Kind::Related;
            one.caption = relation.column;
            one.becomes = relation.called;
            add(std::move(one));
        }
    }
    return {};
}

void ImportJob::carryOut(const std::vector<PreviewLine> &answers)
{
    m_cancelled = false;
    m_busy = true;
    m_tally = {};
    m_relationsRefused = 0;
    m_accepted.reset();
    m_rejects->clear();
    if (!answers.empty()) {
        m_accepted = m_usual;
        for (const auto &line : answers)
            if (line.kind == Kind::New || line.kind == Kind::Changed)
                m_accepted->set(line.line, line.field, line.accepted);
    }
    m_run->start(ImportRun::Mode::ForGood, m_accepted ? &*m_accepted : nullptr);
    nextStep();
}

void ImportJob::nextStep()
{
    if (m_cancelled) {
        end({ErrorCode::Cancelled, {}, {}});
        return;
    }
    using Step = std::shared_ptr<ImportStep>;
    work<Step>(
        [this] {
            return m_run->next(m_context.clock.now()).map([](ImportStep &&step) { return std::make_shared<ImportStep>(std::move(step)); });
        },
        [this](const Step &step) {
            if (step->isLast()) {
                finishAll();
                return;
            }
            m_underway = std::make_unique<Underway>();
            m_underway->step = std::move(*step);
            m_underway->acts = std::move(m_underway->step.acts);
            send();
        });
}

/// Hands the acts of the step over one after the other; each is durable before the next goes.
void ImportJob::send()
{
    if (m_underway->sent == m_underway->acts.size()) {
        if (m_underway->again.empty()) {
            finishStep();
            return;
        }
        m_underway->acts = std::exchange(m_underway->again, {});
        m_underway->sent = 0;
    }
    const auto &act = m_underway->acts[m_underway->sent++];
    whenDone(m_context.commands.submit(act.command), this, [this, act](const Result<void> &result) { answered(act, result); });
}

void ImportJob::answered(const exchange::Act &act, const Result<void> &result)
{
    if (!m_underway)
        return;
    if (!result) {
        // The workstation itself failed: the disk, not the rows.
        if (result.error().code == ErrorCode::Storage || result.error().code == ErrorCode::Cancelled || result.error().code == ErrorCode::Internal) {
            end(result.error());
            return;
        }
        std::ranges::move(m_run->refused(m_underway->step, act, result.error()), std::back_inserter(m_underway->again));
    }
    send();
}

void ImportJob::finishStep()
{
    const auto &step = m_underway->step;
    m_run->finish(step);
    m_tally = m_run->tally();
    for (const auto &relation : step.relations)
        m_relationsRefused += relation.problem ? 1 : 0;
    for (const auto &row : step.rows)
        if (row.outcome == PlannedRow::Outcome::Fail)
            if (const auto kept = m_rejects->add(*step.sheet, row.row, exchange::reasonsOf(row.problems, *step.shape)); !kept) {
                end(kept.error());
                return;
            }
    m_underway.reset();
    Q_EMIT progressed(m_tally.rows, m_run->total());
    nextStep();
}

void ImportJob::finishAll()
{
    work<bool>(
        [this] {
            if (!m_remember)
                return m_sources.forget(m_shape.name, exchange::patternOf(m_source->path())).map([] { return true; });
            return m_sources.remember(m_shape.name, *m_source, m_reading, m_options).and_then([this] { return m_sources.keepRows(m_shape.name, *m_source); }).map([] { return true; });
        },
        [this](bool) {
            m_busy = false;
            Q_EMIT carriedOut();
        });
}

} // namespace views::panels
