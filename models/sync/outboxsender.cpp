#include "sync/outboxsender.h"

namespace syncing {

Q_LOGGING_CATEGORY(lcSender, "yunheng.sync.sender")

namespace {

constexpr int batch = 100;
constexpr qint64 firstPauseMs = 2'000;
constexpr qint64 longestPauseMs = 300'000;

/// Whose fault an error without a receipt is.
enum class Fault {
    Way,     ///< nobody was reached, or nobody may be asked now: every act would fail the same
    Content, ///< the server will not read these commands, today or tomorrow
    Server,  ///< it stumbled: at one of these commands, perhaps
};

Fault faultOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unavailable:
    case ErrorCode::TooMany:
    case ErrorCode::NotSignedIn:
    case ErrorCode::BadCredentials:
    case ErrorCode::Locked:
    case ErrorCode::Untrusted:
    case ErrorCode::VersionMismatch:
    case ErrorCode::Cancelled:
        return Fault::Way;
    case ErrorCode::Storage:
    case ErrorCode::Internal:
        return Fault::Server;
    case ErrorCode::BadRequest:
    case ErrorCode::UnknownField:
    case ErrorCode::InvalidValue:
    case ErrorCode::RequiredMissing:
    case ErrorCode::ReadOnlyField:
    case ErrorCode::UnknownReference:
    case ErrorCode::NotUnique:
    case ErrorCode::NotFound:
    case ErrorCode::AlreadyExists:
    case ErrorCode::IsRetired:
    case ErrorCode::NotRetired:
    case ErrorCode::MissingRight:
    case ErrorCode::Stale:
    case ErrorCode::PreconditionRequired:
    case ErrorCode::DependencyRefused:
    case ErrorCode::IdReused:
    case ErrorCode::CursorGone:
    case ErrorCode::TooLarge:
        return Fault::Content;
    }
    return Fault::Server;
}

/// The contents that new attachments name, with their sizes.
std::vector<std::pair<QString, qint64>> contentsOf(const Command &command)
{
    std::vector<std::pair<QString, qint64>> contents;
    if (command.kind != CommandKind::Create || command.entity != QLatin1StringView("attachment"))
        return contents;
    for (const auto &target : command.targets) {
        const auto fields = fieldsFor(target, command);
        const auto digest = fields.find(QStringLiteral("digest"));
        const auto size = fields.find(QStringLiteral("size"));
        if (digest != fields.end() && size != fields.end())
            contents.emplace_back(text(digest->second), integer(size->second));
    }
    return contents;
}

/// Those that can go at once, and those whose content must go before them, with what builds on them; both in their order.
struct Parted {
    std::vector<Command> light;
    std::vector<Command> heavy;
};
Parted parted(const std::vector<Command> &commands)
{
    Parted parts;
    QSet<QUuid> behind;
    for (const auto &command : commands) {
        if (!contentsOf(command).empty() || std::ranges::any_of(command.after, [&](const QUuid &earlier) { return behind.contains(earlier); })) {
            behind.insert(command.id);
            parts.heavy.push_back(command);
        } else {
            parts.light.push_back(command);
        }
    }
    return parts;
}

} // namespace

OutboxSender::OutboxSender(Desk &desk, Transport &transport, const Clock &clock) : m_desk(desk), m_transport(transport), m_clock(clock) {}

Result<int> OutboxSender::sendAll()
{
    int answered = 0;
    for (;;) {
        const auto next = m_desk.call([except = postponed()](Replica &replica) { return replica.nextToSend(batch, except); });
        if (!next)
            return Unexpected(next.error());
        if (next->empty())
            return answered;
        const auto [light, heavy] = parted(*next);
        const auto sent = light.empty() ? sendWithContent(heavy.front()) : send(light);
        // What is not sent in this turn is asked for again in the next; what cannot be sent now waits.
        if (!sent && !heavy.empty()) {
            const auto waiting = m_desk.call([&](Replica &replica) { return replica.sendingFailed(heavy, sent.error()); });
            if (!waiting)
                return Unexpected(waiting.error());
        }
        if (!sent)
            return sent;
        answered += *sent;
    }
}

Result<int> OutboxSender::sendWithContent(const Command &command)
{
    if (const auto brought = bringContent(command); !brought)
        return couldNotBring(command, brought.error());
    const Command one[]{command};
    return send(one);
}

Result<void> OutboxSender::bringContent(const Command &command)
{
    const auto contents = m_desk.call([](Replica &replica) { return Result<std::shared_ptr<replica::Contents>>(replica.contents()); });
    if (!contents)
        return Unexpected(contents.error());
    for (const auto &[digest, size] : contentsOf(command)) {
        const auto read = [&digest = digest, &contents](qint64 at, qint64 most) { return (*contents)->read(digest, at, most); };
        if (const auto put = m_transport.putFile(digest, size, read); !put)
            return put;
    }
    return {};
}

/// As with an act that is sent: whose fault it is says what becomes of it.
Result<int> OutboxSender::couldNotBring(const Command &command, const Error &error)
{
    qCInfo(lcSender) << "bringing the content of" << command.id << "failed:" << textOf(error.code) << error.message;
    const auto fault = faultOf(error.code);
    if (fault == Fault::Content)
        return m_desk.call([&](Replica &replica) { return replica.comeBack(command.id, error); }).map([] { return 1; });
    const auto waiting = m_desk.call([&](Replica &replica) { return replica.sendingFailed({command}, error); });
    if (!waiting)
        return Unexpected(waiting.error());
    if (fault == Fault::Way)
        return Unexpected(error);
    postpone(command.id);
    return 0;
}

Result<int> OutboxSender::send(std::span<const Command> commands)
{
    const std::vector<Command> list(commands.begin(), commands.end());
    const auto receipts = m_transport.push(list);
    if (receipts) {
        qCInfo(lcSender) << "sent" << list.size() << "answers" << receipts->size();
        for (const auto &command : list)
            m_pauses.remove(command.id);
        return m_desk.call([&](Replica &replica) { return replica.receive(*receipts); }).map([&] { return int(receipts->size()); });
    }

    const auto &error = receipts.error();
    qCInfo(lcSender) << "sending" << list.size() << "failed:" << textOf(error.code) << error.message;
    const auto fault = faultOf(error.code);
    if (fault != Fault::Way && list.size() > 1) {
        // Halves find the one that is at fault, and keep the order of the rest.
        const auto middle = commands.size() / 2;
        const auto first = send(commands.first(middle));
        if (!first) {
            const auto rest = commands.subspan(middle);
            const auto waiting = m_desk.call([&](Replica &replica) { return replica.sendingFailed({rest.begin(), rest.end()}, first.error()); });
            return waiting ? first : Result<int>(Unexpected(waiting.error()));
        }
        return send(commands.subspan(middle)).map([&](int second) { return *first + second; });
    }
    if (fault == Fault::Content)
        return m_desk.call([&](Replica &replica) { return replica.comeBack(list.front().id, error); }).map([] { return 1; });

    const auto waiting = m_desk.call([&](Replica &replica) { return replica.sendingFailed(list, error); });
    if (!waiting)
        return Unexpected(waiting.error());
    if (fault == Fault::Way)
        return Unexpected(error);
    postpone(list.front().id);
    return 0;
}

void OutboxSender::postpone(const QUuid &command)
{
    auto &pause = m_pauses[command];
    pause.lengthMs = std::min(std::max(firstPauseMs, pause.lengthMs * 2), longestPauseMs);
    pause.until = Instant{m_clock.now().ms + pause.lengthMs};
}

QSet<QUuid> OutboxSender::postponed() const
{
    QSet<QUuid> ids;
    const auto now = m_clock.now();
    for (auto pause = m_pauses.cbegin(); pause != m_pauses.cend(); ++pause)
        if (pause->until > now)
            ids.insert(pause.key());
    return ids;
}

} // namespace syncing
