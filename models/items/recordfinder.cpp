#include "items/recordfinder.h"

#include "contract/entities/attachment.h"
#include "contract/entities/evaluation.h"
#include "contract/entities/savedview.h"
#include "contract/whendone.h"
#include "items/captions.h"
#include "replica/tokens.h"
#include "rules/evaluation/shortcode.h"

namespace items {

RecordFinder::RecordFinder(std::vector<const Shape *> shapes, const Catalogues &catalogues, Queries &queries, QObject *parent)
    : QObject(parent), m_shapes(std::move(shapes)), m_catalogues(catalogues), m_queries(queries)
{
}

bool RecordFinder::canFind(const Shape &shape)
{
    return shape.titleField() >= 0 && (replica::isSearchable(shape) || shape.name == shapeOf<SavedView>().name || shape.name == shapeOf<Evaluation>().name);
}

void RecordFinder::search(const QString &typed)
{
    await(typed, m_queries.find(this, typed, m_shapes, mostOfAKind));
}

void RecordFinder::recall(const std::vector<RecordPlace> &places)
{
    await({}, m_queries.recall(this, places));
}

void RecordFinder::await(const QString &typed, const QFuture<Result<std::vector<FoundRows>>> &answer)
{
    const quint64 question = ++m_question;
    whenDone(answer, this, [this, question, typed](const Result<std::vector<FoundRows>> &rows) {
        if (question != m_question)
            return;
        if (rows)
            Q_EMIT found(typed, inWords(typed, *rows));
        else if (rows.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(typed, rows.error());
    });
}

std::vector<FoundRecord> RecordFinder::inWords(const QString &typed, const std::vector<FoundRows> &found) const
{
    const auto &attachment = shapeOf<Attachment>();
    std::vector<FoundRecord> records;
    for (const auto &kind : found)
        for (const auto &row : kind.rows) {
            FoundRecord record{kind.shape, kind.shape->name, row.record.id, titleOf(*kind.shape, row.record), detailOf(*kind.shape, row, typed), kind.count, kind.best};
            if (kind.shape->name == attachment.name) {
                const auto value = [&](QStringView field) { return text(row.record.values[size_t(attachment.indexOf(field))]); };
                record.entity = value(u"record_entity");
                record.id = idOf(value(u"record_id"));
                const auto *above = shapeNamed(record.entity);
                if (!above || std::ranges::find(m_shapes, above) == m_shapes.end())
                    continue; // it hangs on what nobody here may open
                record.detail = captionOf(*above);
            }
            if (const auto code = rules::evaluation::codeFromText(typed); code && kind.shape->name == QLatin1StringView(Describe<Evaluation>::name))
                if (const auto indicator = scoreCoded(row.record, *code))
                    record.detail = (indicator->isEmpty() ? tr("Code %1: the whole result").arg(*code) : tr("Code %1: score of %2").arg(*code, *indicator)) + QStringLiteral(" · ") + record.detail;
            if (kind.shape->name == shapeOf<SavedView>().name)
                if (const auto *list = shapeNamed(text(row.record.values[size_t(kind.shape->indexOf(u"entity"))]))) {
                    record.detail = captionsOf(*list);
                    record.panelOf = list->name;
                }
            records.push_back(std::move(record));
        }
    return records;
}

QString RecordFinder::detailOf(const Shape &shape, const ListRow &row, const QString &typed) const
{
    QStringList parts;
    QString unit;
    QString seldom; // a phone, a serial: shown where it is what was found
    bool said = titleOf(shape, row.record).contains(typed, Qt::CaseInsensitive);
    for (size_t i = 0; i < shape.fields.size(); ++i) {
        const auto &field = shape.fields[i];
        const QString text = displayText(shape, field, row.record.values[i], m_catalogues, row.titles[i]);
        if (text.isEmpty() || field.traits.title)
            continue;
        if (field.traits.scope && !field.references.isEmpty()) {
            unit = text;
            continue;
        }
        const bool holds = field.traits.searchable && text.contains(typed, Qt::CaseInsensitive);
        if (field.traits.key || field.traits.address) {
            parts << text;
            said = said || holds;
        } else if (holds && seldom.isEmpty() && !typed.isEmpty()) {
            seldom = text;
        }
    }
    if (!said && !seldom.isEmpty())
        parts << seldom;
    if (!unit.isEmpty())
        parts << unit;
    return parts.join(QStringLiteral(" · "));
}

} // namespace items
