#include "items/clockaccounttable.h"

#include "items/clipboardtext.h"
#include "items/clockwords.h"
#include "items/languagewatch.h"

namespace items {

using rules::AccountLine;
using rules::ClockKind;
using What = rules::AccountLine::What;

namespace {

/// What is heard of sooner is no news: every act takes a moment to the server.
constexpr qint64 soonMs = rules::minuteMs;

} // namespace

std::optional<OrderAccount> accountOf(const WorkOrder &order, ClockKind kind, const rules::WorkingCalendar &working, Instant now)
{
    const auto clock = rules::clockOf(order, kind, working);
    if (!clock)
        return std::nullopt;
    OrderAccount account{kind, clock->limit, rules::accountOf(clock->clock, rules::calendarOf(clock->limit.basis, working), now), {}, {}};
    if (kind == ClockKind::Resolve)
        account.pauses = rules::pausesFromJson(order.pauses).value_or(std::vector<rules::OrderPause>());
    return account;
}

std::map<Instant, Instant> lateArrivals(const std::vector<replica::HistoryEntry> &history)
{
    std::map<Instant, Instant> late;
    for (const auto &entry : history)
        if (entry.revision == 0 || entry.receivedAt.ms - entry.doneAt.ms >= soonMs)
            late.insert_or_assign(entry.doneAt, entry.revision == 0 ? Instant() : entry.receivedAt);
    return late;
}

QStringList summaryOf(const OrderAccount &one)
{
    const auto &account = one.account;
    QStringList sentences{ClockAccountTable::tr("Promised: %1").arg(limitWords(one.limit))};
    if (account.pausedMs > 0)
        sentences << ClockAccountTable::tr("Stood still: %1").arg(lengthWords(account.pausedMs));
    if (account.due)
        sentences << ClockAccountTable::tr("Due: %1").arg(momentWords(*account.due));
    sentences << ClockAccountTable::tr("Used: %1").arg(lengthWords(account.usedMs));
    switch (account.promise) {
    case rules::Promise::Open:
        sentences << ClockAccountTable::tr("Left: %1").arg(lengthWords(account.limitMs - account.usedMs));
        break;
    case rules::Promise::Paused:
        sentences << ClockAccountTable::tr("The clock stands still");
        break;
    case rules::Promise::Kept:
        sentences << ClockAccountTable::tr("Kept");
        break;
    case rules::Promise::Broken:
        sentences << ClockAccountTable::tr("Over by %1").arg(lengthWords(account.usedMs - account.limitMs));
        break;
    }
    return sentences;
}

QString warningOf(const OrderAccount &one)
{
    QStringList years;
    for (const int year : one.account.unknownYears)
        years << QString::number(year);
    return years.isEmpty() ? QString() : ClockAccountTable::tr("No list of public holidays for %1 is in the calendar: only weekends are left out, and the due time may move when the list comes.").arg(years.join(QStringLiteral(", ")));
}

QString whyNoAccount(const WorkOrder &order, ClockKind kind)
{
    switch (kind) {
    case ClockKind::Response:
        return order.submittedAt ? ClockAccountTable::tr("No response time is promised for this order.") : ClockAccountTable::tr("The order is a draft: the clock starts when it is submitted.");
    case ClockKind::Resolve:
        return order.acceptedAt ? ClockAccountTable::tr("No time to resolve is promised for this order.") : ClockAccountTable::tr("The clock starts when somebody accepts the order.");
    case ClockKind::Statutory:
        return ClockAccountTable::tr("No person has graded this as a security incident of level “larger” or above: no statutory term runs.");
    }
    return {};
}

ClockAccountTable::ClockAccountTable(QObject *parent) : EntityTableBase(parent)
{
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellChanged(0, rowCount() - 1);
    });
}

void ClockAccountTable::show(std::optional<OrderAccount> account)
{
    reset([&] { m_account = std::move(account); });
}

bool ClockAccountTable::hasReceived() const
{
    return m_account && std::ranges::any_of(m_account->account.lines, [this](const AccountLine &line) { return !received(line).isEmpty(); });
}

What ClockAccountTable::whatAt(int row) const
{
    return m_account->account.lines[size_t(row)].what;
}

QString ClockAccountTable::asText() const
{
    const int columns = hasReceived() ? ColumnCount : int(ReceivedColumn);
    QString out;
    for (int row = -1; row < rowCount(); ++row) {
        for (int column = 0; column < columns; ++column)
            out += (column ? QStringLiteral("\t") : QString()) + clipboardText(row < 0 ? headerData(column, Qt::Horizontal).toString() : index(row, column).data().toString());
        out += u'\n';
    }
    return out;
}

int ClockAccountTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_account ? 0 : int(m_account->account.lines.size());
}

int ClockAccountTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ClockAccountTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole && (column == CountedColumn || column == TotalColumn))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return cell(m_account->account.lines[size_t(index.row())], column);
    return {};
}

QString ClockAccountTable::cell(const AccountLine &line, Column column) const
{
    const bool instant = line.from == line.to;
    switch (column) {
    case FromColumn:
        return momentWords(line.from);
    case ToColumn:
        return instant ? QString() : momentWords(line.to);
    case WhatColumn:
        return what(line);
    case CountedColumn:
        return instant ? QString() : lengthWords(line.countedMs);
    case TotalColumn:
        return lengthWords(line.totalMs);
    case ReasonColumn:
        return reason(line);
    case ReceivedColumn:
        return received(line);
    case ColumnCount:
        break;
    }
    return {};
}

QString ClockAccountTable::what(const AccountLine &line) const
{
    const ClockKind kind = m_account->kind;
    switch (line.what) {
    case What::Started:
        return kind == ClockKind::Response ? tr("Submitted: the clock starts") : kind == ClockKind::Resolve ? tr("Accepted: the clock starts") : tr("Graded: the clock starts");
    case What::Counted:
        return tr("Counts");
    case What::Idle:
        return tr("Does not count");
    case What::Paused:
        return tr("Put on hold");
    case What::Standing:
        return tr("On hold");
    case What::Resumed:
        return tr("Taken up again");
    case What::Due:
        return tr("Due");
    case What::Overdue:
        return tr("Past the due time");
    case What::Stopped:
        return kind == ClockKind::Response ? tr("Accepted") : kind == ClockKind::Resolve ? tr("Resolved or ended") : tr("Reported");
    }
    return {};
}

QString ClockAccountTable::reason(const AccountLine &line) const
{
    const auto *pause = line.pause >= 0 && line.pause < int(m_account->pauses.size()) ? &m_account->pauses[size_t(line.pause)] : nullptr;
    switch (line.what) {
    case What::Paused: {
        if (!pause)
            return {};
        QStringList words{choiceWords(pause->kind)};
        if (!pause->reason.isEmpty())
            words << pause->reason;
        if (!pause->consent.isEmpty())
            words << tr("consent: %1").arg(pause->consent);
        return words.join(QStringLiteral(" · "));
    }
    case What::Standing:
        return line.standingMs > 0 ? tr("%1 · moves the due time by %2").arg(reasonWords(line.reason, line.names), lengthWords(line.standingMs)) : reasonWords(line.reason, line.names);
    case What::Counted:
    case What::Idle:
        return reasonWords(line.reason, line.names);
    case What::Due:
        return tr("%1 of %2 used").arg(lengthWords(line.totalMs), lengthWords(m_account->account.limitMs));
    case What::Started:
    case What::Resumed:
    case What::Overdue:
    case What::Stopped:
        return {};
    }
    return {};
}

QString ClockAccountTable::received(const AccountLine &line) const
{
    if (line.from != line.to || line.what == What::Due)
        return {};
    const auto found = m_account->received.find(line.from);
    if (found == m_account->received.end())
        return {};
    return found->second.ms == 0 ? tr("Not sent yet") : momentWords(found->second);
}

QVariant ClockAccountTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && (section == CountedColumn || section == TotalColumn))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case FromColumn:
        return tr("From");
    case ToColumn:
        return tr("To");
    case WhatColumn:
        return tr("What");
    case CountedColumn:
        return tr("Counted");
    case TotalColumn:
        return tr("In all");
    case ReasonColumn:
        return tr("Why");
    case ReceivedColumn:
        return tr("Received by the server");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace items
