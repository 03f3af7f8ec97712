#include "views/panels/exchange/importpreview.h"

#include "views/shell/icons.h"
#include "views/shell/theme.h"

namespace views::panels {

using Kind = PreviewLine::Kind;

namespace {

QString blamed(exchange::Side side)
{
    switch (side) {
    case exchange::Side::Unknown:
        return ImportPreview::tr("not imported before");
    case exchange::Side::File:
        return ImportPreview::tr("only the file changed");
    case exchange::Side::Ledger:
        return ImportPreview::tr("only the ledger changed");
    case exchange::Side::Both:
        return ImportPreview::tr("both changed");
    }
    return {};
}

} // namespace

ImportPreview::ImportPreview(QObject *parent) : EntityTableBase(parent) {}

bool ImportPreview::mayBeAccepted(const PreviewLine &line)
{
    return line.kind == Kind::New || line.kind == Kind::Changed;
}

void ImportPreview::show(std::vector<PreviewLine> lines, bool comparing)
{
    m_lines = std::move(lines);
    m_comparing = comparing;
    filter(m_kind);
}

void ImportPreview::filter(std::optional<Kind> kind)
{
    reset([&] {
        m_kind = kind;
        m_shown.clear();
        for (int i = 0; i < int(m_lines.size()); ++i)
            if (!kind || m_lines[size_t(i)].kind == *kind)
                m_shown.push_back(i);
    });
}

void ImportPreview::acceptShown(bool accepted)
{
    for (const int line : m_shown)
        if (mayBeAccepted(m_lines[size_t(line)]))
            m_lines[size_t(line)].accepted = accepted;
    tellChanged(0, rowCount() - 1);
    Q_EMIT acceptanceChanged();
}

int ImportPreview::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ImportPreview::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ImportPreview::textOf(const PreviewLine &line, int column) const
{
    switch (column) {
    case Line:
        return QString::number(line.line);
    case Record:
        return line.record;
    case Field:
        return line.caption;
    case Last:
        return line.last;
    case Was:
        return line.was;
    case Becomes:
        return line.kind == Kind::New ? tr("new record") : line.becomes;
    case Note:
        if (line.kind == Kind::Rejected || line.kind == Kind::Remarked)
            return line.reason;
        return m_comparing && line.kind == Kind::Changed ? blamed(line.side) : QString();
    default:
        return {};
    }
}

QVariant ImportPreview::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &line = m_lines[size_t(m_shown[size_t(index.row())])];
    if (role == Qt::DisplayRole)
        return textOf(line, index.column());
    if (role == Qt::TextAlignmentRole && index.column() == Line)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::FontRole && index.column() == Line)
        return shell::tabularFont();
    if (role == Qt::CheckStateRole && index.column() == Accept && m_comparing && mayBeAccepted(line))
        return line.accepted ? Qt::Checked : Qt::Unchecked;
    return {};
}

bool ImportPreview::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !m_comparing)
        return false;
    m_lines[size_t(m_shown[size_t(index.row())])].accepted = value.toInt() == Qt::Checked;
    tellChanged(index.row(), index.row());
    Q_EMIT acceptanceChanged();
    return true;
}

Qt::ItemFlags ImportPreview::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    auto flags = EntityTableBase::flags(index) | Qt::ItemNeverHasChildren;
    if (index.column() == Accept && m_comparing && mayBeAccepted(m_lines[size_t(m_shown[size_t(index.row())])]))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant ImportPreview::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Line)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Accept:
        return tr("Accept");
    case Line:
        return tr("Row");
    case Record:
        return tr("Record");
    case Field:
        return tr("Field");
    case Last:
        return tr("File last time");
    case Was:
        return m_comparing ? tr("Ledger now") : tr("Until now");
    case Becomes:
        return m_comparing ? tr("File now") : tr("Becomes");
    case Note:
        return m_comparing ? tr("Changed by, or reason") : tr("Reason");
    default:
        return {};
    }
}

} // namespace views::panels
