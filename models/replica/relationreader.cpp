#include "replica/relationreader.h"

#include "contract/codec.h"

namespace replica {

namespace {

constexpr auto kindsEnd = Choices<RelationKind>::all.end();

/// The other end, the kind, whether it is redundant.
QString sqlOf(const char *there, const char *here)
{
    return QStringLiteral("SELECT %1, kind, redundant FROM relation WHERE %2 = ? AND retired = 0").arg(QLatin1StringView(there), QLatin1StringView(here));
}

} // namespace

Result<std::unique_ptr<RelationReader>> RelationReader::make(sqlite3 *handle)
{
    auto outgoing = Prepared::make(handle, sqlOf("to_id", "from_id"));
    if (!outgoing)
        return Unexpected(outgoing.error());
    auto incoming = Prepared::make(handle, sqlOf("from_id", "to_id"));
    if (!incoming)
        return Unexpected(incoming.error());
    auto made = std::make_unique<RelationReader>();
    made->m_outgoing = *std::move(outgoing);
    made->m_incoming = *std::move(incoming);
    return made;
}

Result<void> RelationReader::tiesOf(const QUuid &record, std::vector<rules::Tie> &ties)
{
    const std::string id = idText(record).toStdString();
    return take(m_outgoing, id, true, ties).and_then([&] { return take(m_incoming, id, false, ties); });
}

Result<void> RelationReader::take(Prepared &statement, std::string_view record, bool outgoing, std::vector<rules::Tie> &ties)
{
    const Reading reading(statement);
    statement.bind(0, record);
    while (true) {
        const auto any = statement.step();
        if (!any)
            return Unexpected(any.error());
        if (!*any)
            return {};
        const auto other = statement.cell(0).text;
        const auto code = statement.cell(1).text;
        const auto kind = std::ranges::find_if(Choices<RelationKind>::all, [&](const auto &choice) { return code == choice.code; });
        if (kind == kindsEnd)
            continue; // a kind that a newer program knows
        ties.push_back({QUuid::fromString(QLatin1StringView(other.data(), qsizetype(other.size()))), kind->value, outgoing, statement.integer(2) != 0});
    }
}

} // namespace replica
