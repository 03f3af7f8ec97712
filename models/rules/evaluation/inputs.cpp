#include "rules/evaluation/inputs.h"

#include "contract/canonical.h"
#include "contract/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace rules::evaluation {

namespace {

constexpr auto formatName = "yunheng-evaluation-inputs";
constexpr int formatVersion = 1;

QString k(const char *key)
{
    return QString::fromLatin1(key);
}

const Shape &shapeOf(const Tally &tally)
{
    const Shape *shape = shapeNamed(tally.entity);
    Q_ASSERT_X(shape, "Tally", "a tally is of an entity of the list");
    return *shape;
}

/// Below zero, zero or above: one value against another of its kind. Numbers compare as numbers.
std::partial_ordering compared(const Value &one, const Value &other)
{
    const auto number = [](const Value &value) -> std::optional<double> {
        if (const auto *whole = std::get_if<qint64>(&value))
            return double(*whole);
        if (const auto *real = std::get_if<double>(&value))
            return *real;
        return std::nullopt;
    };
    if (const auto *left = std::get_if<qint64>(&one))
        if (const auto *right = std::get_if<qint64>(&other))
            return *left <=> *right;
    if (const auto left = number(one))
        if (const auto right = number(other))
            return *left <=> *right;
    if (std::holds_alternative<QString>(one) && std::holds_alternative<QString>(other))
        return text(one).compare(text(other)) <=> 0;
    return std::partial_ordering::unordered;
}

bool isAmong(const Value &value, const std::vector<Value> &values)
{
    return std::ranges::any_of(values, [&](const Value &other) { return compared(value, other) == 0; });
}

bool meets(const Value &value, const TallyTest &test)
{
    using Kind = TallyTest::Kind;
    switch (test.kind) {
    case Kind::AnyOf:
        return !isEmpty(value) && isAmong(value, test.values);
    case Kind::NoneOf:
        return isEmpty(value) || !isAmong(value, test.values);
    case Kind::AtLeast:
        return !isEmpty(value) && compared(value, test.values.at(0)) >= 0;
    case Kind::AtMost:
        return !isEmpty(value) && compared(value, test.values.at(0)) <= 0;
    case Kind::StartsWith:
        return text(value).startsWith(text(test.values.at(0)));
    case Kind::Empty:
        return isEmpty(value);
    case Kind::NotEmpty:
        return !isEmpty(value);
    }
    return false;
}

QJsonArray namesOf(const Shape &shape, const std::vector<int> &fields)
{
    QJsonArray names;
    for (const int field : fields)
        names.append(shape.fields[size_t(field)].name);
    return names;
}

/// The first line: what the records were gathered for.
QJsonObject headOf(const Plan &plan)
{
    QJsonObject items;
    for (auto item = plan.known.items.cbegin(); item != plan.known.items.cend(); ++item) {
        QStringList ids = item.value();
        ids.sort();
        items.insert(item.key(), QJsonArray::fromStringList(ids));
    }
    QJsonArray tallies;
    for (const auto &tally : plan.tallies)
        tallies.append(QJsonObject{{k("entity"), tally.entity}, {k("fields"), namesOf(shapeOf(tally), fieldsRead(shapeOf(tally), tally))}});
    QJsonObject head{{k("format"), k(formatName)}, {k("version"), formatVersion}, {k("template_digest"), plan.templateDigest}, {k("period"), toJson(plan.period)}, {k("scope"), toJson(plan.scope)},
        {k("items"), items}, {k("tallies"), tallies}};
    if (plan.known.people) {
        QStringList people = *plan.known.people;
        people.sort();
        head.insert(k("people"), QJsonArray::fromStringList(people));
    }
    return head;
}

Result<QStringList> idsFrom(const RuleNode &node)
{
    QStringList ids;
    if (!node.value.isArray())
        return node.wrong(k("a list of ids is wanted"));
    for (const auto &value : node.value.toArray()) {
        if (idOf(value.toString()).isNull())
            return node.wrong(k("a list of ids is wanted"));
        ids << value.toString();
    }
    return ids;
}

/// The plan behind a first line, made again for the template.
Result<Plan> planFrom(const QJsonObject &json, const Template &document)
{
    const RuleNode head{json, k("line 1")};
    if (head.at(k("format")).value.toString() != QLatin1StringView(formatName))
        return head.wrong(k("no inputs of an evaluation"));
    if (head.at(k("version")).value.toInt() > formatVersion)
        return fail(ErrorCode::VersionMismatch, head.place);
    if (head.at(k("template_digest")).value.toString() != digestOf(document))
        return head.at(k("template_digest")).wrong(k("gathered for another template"));
    const auto period = periodFrom(head.at(k("period")));
    if (!period)
        return Unexpected(period.error());
    const auto scope = scopeFrom(head.at(k("scope")));
    if (!scope)
        return Unexpected(scope.error());
    Known known;
    const auto items = head.at(k("items"));
    for (const auto &code : items.value.toObject().keys()) {
        auto ids = idsFrom(items.at(code));
        if (!ids)
            return Unexpected(ids.error());
        known.items.insert(code, *std::move(ids));
    }
    if (head.has(k("people"))) {
        auto people = idsFrom(head.at(k("people")));
        if (!people)
            return Unexpected(people.error());
        known.people = *std::move(people);
    }
    auto plan = planOf(document, *period, *scope, known);
    if (plan && headOf(*plan).value(k("tallies")) != head.at(k("tallies")).value)
        return head.at(k("tallies")).wrong(k("not what the template counts"));
    return plan;
}

class Recount
{
public:
    explicit Recount(const Plan &plan) : m_plan(plan)
    {
        for (const auto &tally : plan.tallies) {
            m_tallies.emplace_back(tally);
            m_fields.push_back(fieldsRead(shapeOf(tally), tally));
        }
    }

    Result<void> take(const QByteArray &line, const QString &place)
    {
        const auto refused = [&](const char *why) { return fail(ErrorCode::BadRequest, place, k(why)); };
        const auto values = QJsonDocument::fromJson(line).array();
        const int tally = values.at(0).toInt(-1);
        if (tally < m_last || tally < 0 || size_t(tally) >= m_tallies.size())
            return refused("no tally of that number here");
        const auto &fields = m_fields[size_t(tally)];
        Record record{idOf(values.at(1).toString()), values.at(2).toInteger(-1), false, {}};
        if (values.size() != qsizetype(fields.size()) + 3 || record.id.isNull() || record.revision < 0)
            return refused("no record");
        const QString id = values.at(1).toString();
        if (tally == m_last && id <= m_lastId)
            return refused("records stand in the order of ids, each once");
        const Shape &shape = shapeOf(m_plan.tallies[size_t(tally)]);
        record.values.resize(shape.fields.size());
        for (size_t i = 0; i < fields.size(); ++i) {
            const auto value = valueFromJson(values.at(qsizetype(i) + 3));
            const auto &field = shape.fields[size_t(fields[i])];
            if (!isEmpty(value) && field.check && !field.check(value))
                return refused("a value that the field cannot hold");
            record.values[size_t(fields[i])] = value;
        }
        m_tallies[size_t(tally)].take(record);
        m_last = tally;
        m_lastId = id;
        return {};
    }
    [[nodiscard]] Result<Figures> figures() const
    {
        std::vector<std::vector<qint64>> counts;
        for (const auto &tally : m_tallies)
            counts.push_back(tally.counts());
        return figuresOf(m_plan, counts);
    }

private:
    const Plan &m_plan;
    std::vector<RecordTally> m_tallies;
    std::vector<std::vector<int>> m_fields;
    int m_last = 0;
    QString m_lastId;
};

} // namespace

std::vector<int> fieldsRead(const Shape &shape, const Tally &tally)
{
    std::vector<bool> read(shape.fields.size());
    const auto mark = [&](const QString &name) {
        if (const int field = shape.indexOf(name); field >= 0)
            read[size_t(field)] = true;
    };
    for (const auto &test : tally.where)
        mark(test.field);
    for (const auto &term : tally.terms) {
        mark(term.sum);
        for (const auto &test : term.tests)
            mark(test.field);
    }
    std::vector<int> fields;
    for (size_t i = 0; i < read.size(); ++i)
        if (read[i])
            fields.push_back(int(i));
    return fields;
}

bool meets(const Shape &shape, const Record &record, std::span<const TallyTest> tests)
{
    return !record.retired && std::ranges::all_of(tests, [&](const TallyTest &test) { return meets(record.values[size_t(shape.indexOf(test.field))], test); });
}

RecordTally::RecordTally(const Tally &tally) : m_tally(tally), m_shape(shapeOf(tally)), m_counts(tally.terms.size()) {}

void RecordTally::take(const Record &record)
{
    if (!meets(m_shape, record, m_tally.where))
        return;
    for (size_t i = 0; i < m_counts.size(); ++i) {
        const auto &term = m_tally.terms[i];
        if (meets(m_shape, record, term.tests))
            m_counts[i] += term.sum.isEmpty() ? 1 : integer(record.values[size_t(m_shape.indexOf(term.sum))]);
    }
}

InputsWriter::InputsWriter(const Plan &plan, std::function<void(QByteArrayView)> out) : m_plan(plan), m_out(std::move(out))
{
    for (const auto &tally : plan.tallies)
        m_fields.push_back(fieldsRead(shapeOf(tally), tally));
    const auto head = canonicalJson(headOf(plan));
    Q_ASSERT_X(head, "InputsWriter", "a plan holds whole numbers and texts only");
    m_out(*head + '\n');
}

void InputsWriter::take(int tally, const RowView &row)
{
    m_line = '[';
    appendJsonNumber(m_line, tally);
    m_line += ',';
    appendJsonText(m_line, row.id);
    m_line += ',';
    appendJsonNumber(m_line, row.revision);
    for (const int field : m_fields[size_t(tally)]) {
        m_line += ',';
        appendJsonCell(m_line, row.cells[size_t(field)]);
    }
    m_line += "]\n";
    m_out(m_line);
}

Result<void> writeInputs(const Plan &plan, TallySource &rows, const std::function<void(QByteArrayView piece)> &out)
{
    struct Lines : RowSink {
        InputsWriter &writer;
        int tally;
        Lines(InputsWriter &lines, int number) : writer(lines), tally(number) {}
        void take(const RowView &row) override { writer.take(tally, row); }
    };
    InputsWriter writer(plan, out);
    for (size_t i = 0; i < plan.tallies.size(); ++i) {
        Lines lines(writer, int(i));
        if (const auto written = rows.records(plan.tallies[i], fieldsRead(shapeOf(plan.tallies[i]), plan.tallies[i]), lines); !written)
            return written;
    }
    return {};
}

Result<Figures> figuresFromInputs(const QByteArray &inputs, const Template &document)
{
    qsizetype from = 0;
    qint64 number = 0;
    const auto next = [&] {
        const qsizetype end = inputs.indexOf('\n', from);
        const auto line = inputs.mid(from, end - from);
        from = end < 0 ? inputs.size() : end + 1;
        ++number;
        return line;
    };
    if (!inputs.endsWith('\n'))
        return fail(ErrorCode::BadRequest, QStringLiteral("end"), QStringLiteral("the last line is not whole"));
    const auto plan = planFrom(QJsonDocument::fromJson(next()).object(), document);
    if (!plan)
        return Unexpected(plan.error());
    Recount recount(*plan);
    while (from < inputs.size()) {
        const auto line = next();
        if (const auto taken = recount.take(line, QStringLiteral("line %1").arg(number)); !taken)
            return Unexpected(taken.error());
    }
    return recount.figures();
}

} // namespace rules::evaluation
