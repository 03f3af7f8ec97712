#include "rules/stocktake.h"

#include "contract/digest.h"
#include "contract/entities/entities.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace rules {

namespace {

constexpr qsizetype longestCode = 100;
constexpr qsizetype longestPlace = 60;

QString cell(const QString &text, qsizetype longest)
{
    QString plain = text.left(longest);
    for (QChar &c : plain)
        if (c == u'\t' || c == u'\n' || c == u'\r' || c == QChar::Null)
            c = u' ';
    return plain.trimmed();
}

const std::vector<int> *candidates(const QHash<QString, std::vector<int>> &index, const QString &code)
{
    const auto found = index.constFind(code);
    return found == index.cend() ? nullptr : &*found;
}

/// Only what both know can differ.
bool differs(const QString &ledger, const QString &here)
{
    return !here.isEmpty() && ledger.trimmed().compare(here.trimmed(), Qt::CaseInsensitive) != 0;
}

QString placeText(const Place &place)
{
    return place.zone.isEmpty() ? place.room : place.room + u'\t' + place.zone;
}

Place placeOf(const QString &text)
{
    return {text.section(u'\t', 0, 0), text.section(u'\t', 1, 1)};
}

QJsonArray arrayOf(const Finding &finding)
{
    return {finding.number, finding.name, finding.tag, placeText(finding.expected), placeText(finding.seen), finding.code, finding.at.ms, finding.by};
}

std::optional<Finding> findingOf(const QJsonValue &json)
{
    const auto cells = json.toArray();
    if (cells.size() != 8 || !cells[6].isDouble())
        return std::nullopt;
    return Finding{cells[0].toString(), cells[1].toString(), cells[2].toString(), placeOf(cells[3].toString()), placeOf(cells[4].toString()), cells[5].toString(),
                   Instant{cells[6].toInteger()}, cells[7].toString()};
}

/// The lists of findings by their keys.
struct ListKey {
    const char *key;
    std::vector<Finding> Findings::*list;
};
constexpr std::array listKeys{
    ListKey{"missing", &Findings::missing},
    ListKey{"moved", &Findings::moved},
    ListKey{"unknown", &Findings::unknown},
    ListKey{"duplicate", &Findings::duplicate},
};

Finding findingAbout(const Counted *resource, const Scan *scan)
{
    Finding finding;
    if (resource) {
        finding.number = resource->number;
        finding.name = resource->name;
        finding.tag = resource->tag;
        finding.expected = resource->place;
    }
    if (scan) {
        finding.seen = scan->place;
        finding.code = scan->code;
        finding.at = scan->at;
        finding.by = scan->by;
    }
    return finding;
}

} // namespace

QString linesOf(std::span<const Scan> scans)
{
    QString lines;
    for (const auto &scan : scans)
        lines += cell(scan.code, longestCode) + u'\t' + cell(scan.place.room, longestPlace) + u'\t' + cell(scan.place.zone, longestPlace) + u'\t' + QString::number(scan.at.ms) + u'\n';
    return lines;
}

std::vector<Scan> scansOf(const QString &lines, const QString &by)
{
    std::vector<Scan> scans;
    for (const auto &line : QStringView(lines).split(u'\n', Qt::SkipEmptyParts)) {
        const auto cells = line.split(u'\t');
        bool isNumber = false;
        const qint64 at = cells.size() == 4 ? cells[3].toLongLong(&isNumber) : 0;
        if (isNumber && !cells[0].isEmpty())
            scans.push_back({cells[0].toString(), {cells[1].toString(), cells[2].toString()}, Instant{at}, by});
    }
    return scans;
}

QStringList codesIn(const QString &pasted)
{
    static const QRegularExpression between(QStringLiteral("[\\s,;，；、]+"));
    QStringList codes;
    for (const auto &code : pasted.split(between, Qt::SkipEmptyParts))
        if (!plainCode(code).isEmpty())
            codes << code.left(longestCode);
    return codes;
}

QString plainCode(const QString &scanned)
{
    return scanned.normalized(QString::NormalizationForm_KC).trimmed().toUpper();
}

Count::Count(std::vector<Counted> expected) : m_resources(std::move(expected)), m_scanOf(m_resources.size(), -1)
{
    m_tally.expected = int(m_resources.size());
    for (int i = 0; i < m_tally.expected; ++i)
        index(i);
}

void Count::index(int resource)
{
    const auto &counted = m_resources[size_t(resource)];
    m_ids.insert(counted.id);
    const auto note = [resource](QHash<QString, std::vector<int>> &where, const QString &text) {
        if (const QString code = plainCode(text); !code.isEmpty())
            where[code].push_back(resource);
    };
    note(m_byTag, counted.tag);
    note(m_byNumber, counted.number);
    note(m_byOther, counted.serial);
    note(m_byOther, counted.address);
}

bool Count::knows(const QString &code) const
{
    const QString plain = plainCode(code);
    return m_byTag.contains(plain) || m_byNumber.contains(plain) || m_byOther.contains(plain);
}

void Count::know(Counted elsewhere)
{
    if (m_ids.contains(elsewhere.id))
        return;
    m_resources.push_back(std::move(elsewhere));
    m_scanOf.push_back(-1);
    index(int(m_resources.size()) - 1);
}

Placing Count::judge(const Scan &scan) const
{
    const QString code = plainCode(scan.code);
    for (const auto *index : {&m_byTag, &m_byNumber, &m_byOther}) {
        const auto *found = candidates(*index, code);
        if (!found)
            continue;
        const auto open = std::ranges::find_if(*found, [&](int resource) { return m_scanOf[size_t(resource)] < 0; });
        if (open == found->end())
            return {Match::Duplicate, found->front()};
        const auto &place = m_resources[size_t(*open)].place;
        const bool moved = !isExpected(*open) || differs(place.room, scan.place.room) || differs(place.zone, scan.place.zone);
        return {moved ? Match::Moved : Match::Found, *open};
    }
    return {m_unknown.contains(code) ? Match::Duplicate : Match::Unknown, -1};
}

Placing Count::take(const Scan &scan)
{
    const Placing placing = judge(scan);
    switch (placing.match) {
    case Match::Found:
    case Match::Moved:
        m_scanOf[size_t(placing.resource)] = int(m_seen.size());
        m_tally.found += isExpected(placing.resource) ? 1 : 0;
        m_tally.moved += placing.match == Match::Moved ? 1 : 0;
        break;
    case Match::Unknown:
        m_unknown.insert(plainCode(scan.code));
        ++m_tally.unknown;
        break;
    case Match::Duplicate:
        ++m_tally.duplicate;
        break;
    }
    m_seen.push_back({scan, placing});
    return placing;
}

std::vector<int> Count::missing() const
{
    std::vector<int> positions;
    for (int i = 0; i < m_tally.expected; ++i)
        if (m_scanOf[size_t(i)] < 0)
            positions.push_back(i);
    return positions;
}

std::vector<std::pair<int, int>> Count::foundAt(Match match) const
{
    std::vector<std::pair<int, int>> found;
    for (int i = 0; i < int(m_seen.size()); ++i)
        if (m_seen[size_t(i)].verdict.match == match)
            found.emplace_back(m_seen[size_t(i)].verdict.resource, i);
    return found;
}

Findings summaryOf(const Count &count)
{
    const auto resource = [&](int position) { return position < 0 ? nullptr : &count.resources()[size_t(position)]; };
    Findings findings{.tally = count.tally()};
    for (const int position : count.missing())
        findings.missing.push_back(findingAbout(resource(position), nullptr));
    for (const auto &[scan, placing] : count.seen()) {
        switch (placing.match) {
        case Match::Found:
            break;
        case Match::Moved:
            findings.moved.push_back(findingAbout(resource(placing.resource), &scan));
            break;
        case Match::Unknown:
            findings.unknown.push_back(findingAbout(nullptr, &scan));
            break;
        case Match::Duplicate:
            findings.duplicate.push_back(findingAbout(resource(placing.resource), &scan));
            break;
        }
    }
    return findings;
}

QString findingsOf(const Count &count)
{
    const Findings findings = summaryOf(count);
    // QJsonObject sorts its keys: the text is the same for the same findings.
    QJsonObject json{
        {QStringLiteral("expected"), findings.tally.expected},
        {QStringLiteral("found"), findings.tally.found},
    };
    for (const auto &[key, list] : listKeys) {
        QJsonArray array;
        for (const auto &finding : findings.*list)
            array.append(arrayOf(finding));
        json.insert(QString::fromLatin1(key), array);
    }
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<Findings> findingsFromJson(const QString &json)
{
    const auto object = QJsonDocument::fromJson(json.toUtf8()).object();
    Findings findings;
    for (const auto &[key, list] : listKeys) {
        const auto value = object.value(QString::fromLatin1(key));
        if (!value.isArray())
            return fail(ErrorCode::BadRequest, QString::fromLatin1(key), QStringLiteral("no list of findings"));
        for (const auto &each : value.toArray()) {
            const auto finding = findingOf(each);
            if (!finding)
                return fail(ErrorCode::BadRequest, QString::fromLatin1(key), QStringLiteral("not a finding"));
            (findings.*list).push_back(*finding);
        }
    }
    findings.tally = {object.value(QStringLiteral("expected")).toInt(), object.value(QStringLiteral("found")).toInt(), int(findings.moved.size()), int(findings.unknown.size()),
                      int(findings.duplicate.size())};
    return findings;
}

Result<void> settleStocktake(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    const auto &shape = shapeOf<Stocktake>();
    const auto field = [&](QStringView name) { return size_t(shape.indexOf(name)); };
    const QString signedOff = QStringLiteral("signed_off");
    if (before && text(before->values[field(u"state")]) == signedOff && before->retired == after.retired)
        return fail(ErrorCode::ReadOnlyField, QStringLiteral("state"), QStringLiteral("the stocktake is signed off"));
    const bool isSigned = text(after.values[field(u"state")]) == signedOff;
    const Value &findings = after.values[field(u"findings")];
    if (isSigned && before && before->retired != after.retired)
        return {};
    if (!isSigned && !isEmpty(findings))
        return fail(ErrorCode::InvalidValue, QStringLiteral("findings"), QStringLiteral("findings belong to the sign-off"));
    if (!isSigned)
        return {};
    if (!before)
        return fail(ErrorCode::InvalidValue, QStringLiteral("state"), QStringLiteral("a stocktake begins open"));
    if (const auto whole = findingsFromJson(text(findings)); !whole)
        return fail(ErrorCode::InvalidValue, QStringLiteral("findings"), whole.error().message);
    after.values[field(u"findings_digest")] = sm3Hex(text(findings).toUtf8());
    after.values[field(u"signed_by")] = situation.actor.displayName.isEmpty() ? situation.actor.login : situation.actor.displayName;
    after.values[field(u"signed_at")] = command.occurredAt.ms;
    return {};
}

Result<void> settleScans(const Command &, const Record *before, Record &after, const Situation &situation)
{
    const auto &shape = shapeOf<StocktakeScans>();
    const auto &stocktakes = shapeOf<Stocktake>();
    const auto field = [&](QStringView name) { return size_t(shape.indexOf(name)); };
    const bool changesLines = before && before->retired == after.retired;
    if (changesLines)
        return fail(ErrorCode::ReadOnlyField, QStringLiteral("lines"), QStringLiteral("scans are only added, or taken back"));
    const auto stocktake = situation.world.find(stocktakes, idOf(text(after.values[field(u"stocktake_id")])));
    if (!stocktake || stocktake->retired)
        return fail(ErrorCode::UnknownReference, QStringLiteral("stocktake_id"));
    if (text(stocktake->values[size_t(stocktakes.indexOf(u"state"))]) != QLatin1StringView("open"))
        return fail(ErrorCode::ReadOnlyField, QStringLiteral("stocktake_id"), QStringLiteral("the stocktake is signed off"));
    if (before)
        return {};
    if (scansOf(text(after.values[field(u"lines")]), {}).empty())
        return fail(ErrorCode::InvalidValue, QStringLiteral("lines"), QStringLiteral("no scan"));
    after.values[field(u"unit_id")] = stocktake->values[size_t(stocktakes.indexOf(u"unit_id"))];
    after.values[field(u"counted_by")] = situation.actor.displayName.isEmpty() ? situation.actor.login : situation.actor.displayName;
    return {};
}

} // namespace rules
