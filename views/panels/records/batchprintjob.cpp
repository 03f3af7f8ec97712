#include "views/panels/records/batchprintjob.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "views/panels/records/formbinding.h"

#include <QCryptographicHash>
#include <QDir>

namespace views::panels {

using namespace contract;

namespace {

/// The same for the same papers, whatever the list is sorted by.
QString keyOf(const BatchPrintWish &wish, const std::vector<QUuid> &records)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &record : records)
        hash.addData(record.toRfc4122());
    return QStringLiteral("%1 %2 %3").arg(wish.form).arg(wish.copies).arg(QString::fromLatin1(hash.result().toHex()));
}

} // namespace

BatchPrintJob::BatchPrintJob(const Shape &shape, const shell::PanelContext &context, QObject *parent)
    : QObject(parent), m_shape(shape), m_context(context), m_words(context.catalogues), m_lookup(context.items.queries())
{
}

BatchPrintJob::~BatchPrintJob()
{
    cancel();
}

void BatchPrintJob::start(const BatchPrintWish &wish)
{
    m_busy = true;
    m_stop = std::stop_source();
    m_thread.run([this, wish, hand = m_context.host.actor().displayName, now = m_context.clock.now(), stop = m_stop.get_token()] {
        auto done = std::make_shared<Run>(run(wish, hand, now, stop));
        QMetaObject::invokeMethod(this, [this, done] {
            m_busy = false;
            enter(done);
            Q_EMIT ended(done->end);
        }, Qt::QueuedConnection);
    });
}

Result<std::vector<QUuid>> BatchPrintJob::recordsOf(const BatchPrintWish &wish, const std::stop_token &stop)
{
    std::vector<QUuid> records;
    bool isTooMany = false;
    const auto take = [&](const Record &record, qint64 of) {
        isTooMany = of * wish.copies > maxTargets;
        records.push_back(record.id);
        return !isTooMany && !stop.stop_requested();
    };
    const auto read = wish.rids.empty() ? m_lookup.each(m_shape, wish.query, take) : m_lookup.eachOf(m_shape, wish.rids, take);
    if (isTooMany)
        return fail(ErrorCode::TooLarge, QStringLiteral("records"));
    if (!read)
        return Unexpected(read.error());
    // Files lie in a folder in any order; a batch that goes on wants its own.
    if (wish.into == BatchPrintWish::Into::Files)
        std::ranges::sort(records);
    return records;
}

BatchPrintJob::Run BatchPrintJob::run(const BatchPrintWish &wish, const QString &hand, Instant now, std::stop_token stop)
{
    Run run;
    const auto records = recordsOf(wish, stop);
    if (!records) {
        run.end.isCancelled = records.error().code == ErrorCode::Cancelled;
        run.end.error = run.end.isCancelled ? std::nullopt : std::optional(records.error());
        return run;
    }
    const bool isMany = wish.into == BatchPrintWish::Into::Files;
    const int count = int(records->size());
    run.end.count = count * wish.copies;
    const QString key = keyOf(wish, *records);
    if (isMany) {
        QDir().mkpath(wish.folder);
        run.entries = BatchRegister(print::batchSideFile(wish.folder, key, QStringLiteral("register")));
        if (const auto opened = run.entries.open(); !opened) {
            run.end.error = opened.error();
            return run;
        }
    }
    std::set<int> asked;
    std::set<int> written;
    int current = -1;
    const print::Batch batch{.count = run.end.count,
        .item = [&](int place) -> Result<print::BatchItem> {
            const int copy = place / count;
            FormWish form{.form = wish.form, .shape = m_shape, .record = (*records)[size_t(place % count)], .hand = hand, .now = now};
            for (int earlier = 0; earlier < copy; ++earlier)
                form.copiesAhead += run.entries.isEntered(earlier * count + place % count) ? 0 : 1;
            auto future = m_context.items.queries().figure<BoundRecord>([&](replica::ListReader &reader) { return boundRecord(reader, form, m_words.words()); });
            future.waitForFinished();
            auto bound = future.resultCount() > 0 ? future.result() : Result<BoundRecord>(fail(ErrorCode::Cancelled));
            if (!bound)
                return Unexpected(bound.error());
            bound->entry[QStringLiteral("medium")] = Codec<PrintMedium>::encode(PrintMedium::Pdf);
            asked.insert(place);
            current = place;
            return run.entries.add(place, {.id = m_context.ids.next(), .baseRevision = 0, .fields = bound->entry}).map([&] {
                return print::BatchItem{std::move(bound->layout), std::move(bound->data)};
            });
        },
        .folder = wish.folder,
        .pattern = wish.pattern,
        .key = key,
        .options = {.createdAt = {}, .author = {}}};
    const auto progress = [&](const print::BatchProgress &at) {
        written.insert(current);
        run.end.pages = at.pages;
        QMetaObject::invokeMethod(this, [this, done = at.done, of = at.count] { Q_EMIT progressed(done, of); }, Qt::QueuedConnection);
    };
    const auto done = isMany ? print::writeBatch(batch, progress, stop) : print::writeBatchFile(batch, QDir(wish.folder).filePath(wish.pattern), progress, stop);
    if (!done)
        run.end.error = done.error();
    run.end.isCancelled = done && done->isCancelled;
    // Half a file is none.
    if (!isMany && (!done || done->isCancelled)) {
        run.end.pages = 0;
        return run;
    }
    run.end.written = int(written.size());
    run.end.skipped = done ? done->skipped : 0;
    run.toEnter.resize(size_t(wish.copies));
    for (const auto &[place, print] : run.entries.prints())
        if (place < run.end.count && (written.contains(place) || !asked.contains(place)) && !run.entries.isEntered(place))
            run.toEnter[size_t(place / count)].push_back(place);
    return run;
}

/// A copy after the other: each is counted by those before it.
void BatchPrintJob::enter(const std::shared_ptr<Run> &run)
{
    const bool isWhole = !run->end.isCancelled && !run->end.error;
    std::vector<QUuid> after;
    size_t last = run->toEnter.size();
    while (last > 0 && run->toEnter[last - 1].empty())
        --last;
    if (last == 0 && isWhole)
        run->entries.finish();
    for (size_t copy = 0; copy < last; ++copy) {
        const auto &places = run->toEnter[copy];
        if (places.empty())
            continue;
        Command command{.id = m_context.ids.next(), .kind = CommandKind::Create, .entity = shapeOf<PrintedForm>().name, .targets = {}, .fields = {}, .overruled = {}, .reason = {}, .after = after, .occurredAt = m_context.clock.now()};
        for (const int place : places)
            command.targets.push_back(run->entries.prints().at(place));
        after = {command.id};
        whenDone(m_context.commands.submit(command), &m_context.host, [run, places, context = m_context, finishes = isWhole && copy + 1 == last](const Result<void> &result) {
            const auto noted = result.and_then([&] { return run->entries.noteEntered(places); });
            if (!noted)
                context.host.notify(shell::noticeOf(noted.error()));
            else if (finishes)
                run->entries.finish();
        });
    }
}

} // namespace views::panels
