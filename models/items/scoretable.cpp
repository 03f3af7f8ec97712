#include "items/scoretable.h"

#include "items/evaluationwords.h"

#include <QLocale>

namespace items {

namespace ev = rules::evaluation;

namespace {

/// The internal id of a dimension's row; an indicator's is the position of its dimension.
constexpr quintptr groupRow = ~quintptr(0);

constexpr std::array partyColumns{std::pair{ScoreTable::SelfColumn, Party::Provider}, std::pair{ScoreTable::AuthorityColumn, Party::Authority}, std::pair{ScoreTable::UserColumn, Party::User},
                                  std::pair{ScoreTable::SupervisorColumn, Party::Supervisor}};

} // namespace

void ScoreTable::show(const EvaluationFile *file, const ev::Figures *counted)
{
    std::vector<Group> groups;
    if (file) {
        for (const auto &dimension : file->document.dimensions)
            groups.push_back({dimension.code, {}});
        groups.push_back({});
        for (const auto &indicator : file->document.indicators) {
            const auto found = std::ranges::find(groups, indicator.dimension, &Group::dimension);
            (found == groups.end() ? groups.back() : *found).indicators.push_back(indicator.code);
        }
        std::erase_if(groups, [](const Group &group) { return group.indicators.empty(); });
    }
    const auto take = [&] {
        m_file = file ? std::optional(*file) : std::nullopt;
        m_figures.reset();
        m_score.reset();
        m_stale.clear();
        m_low.clear();
        if (!file || file->broken)
            return;
        const auto *shown = file->figures ? &*file->figures : counted;
        if (file->frozen) {
            m_figures = file->frozen->figures;
            m_score = file->frozen->score;
        } else if (shown) {
            m_figures = *shown;
            m_score = file->scoreWith(*shown);
        }
        if (m_score)
            for (const auto &code : ev::toImprove(file->document, *m_score))
                m_low << code;
        if (counted && m_figures)
            for (const auto &figure : counted->figures) {
                const auto *kept = m_figures->figure(figure.indicator, figure.part);
                if (!kept || !(kept->quotient == figure.quotient) || kept->values != figure.values)
                    m_stale.insert(figure.indicator);
            }
    };
    // The same rows with other numbers keep selection and scroll position.
    if (groups == m_groups) {
        take();
        for (int group = 0; group < int(m_groups.size()); ++group) {
            const auto parent = index(group, 0);
            tellChanged(parent, index(group, ColumnCount - 1));
            tellChanged(index(0, 0, parent), index(rowCount(parent) - 1, ColumnCount - 1, parent));
        }
        return;
    }
    reset([&] {
        m_groups = std::move(groups);
        take();
    });
}

void ScoreTable::retranslate()
{
    tellHeadersChanged();
    for (int group = 0; group < int(m_groups.size()); ++group) {
        const auto parent = index(group, 0);
        tellChanged(parent, index(group, ColumnCount - 1));
        tellChanged(index(0, 0, parent), index(rowCount(parent) - 1, ColumnCount - 1, parent));
    }
}

const ev::Indicator *ScoreTable::indicatorAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == groupRow || !m_file)
        return nullptr;
    return m_file->document.indicator(m_groups[index.internalId()].indicators[size_t(index.row())]);
}

const ev::IndicatorScore *ScoreTable::scoreAt(const QModelIndex &index) const
{
    const auto *indicator = indicatorAt(index);
    return indicator && m_score ? m_score->indicator(indicator->code) : nullptr;
}

QModelIndex ScoreTable::indexOf(const QString &indicator) const
{
    for (int group = 0; group < int(m_groups.size()); ++group) {
        const auto &codes = m_groups[size_t(group)].indicators;
        if (const auto found = std::ranges::find(codes, indicator); found != codes.end())
            return index(int(found - codes.begin()), 0, index(group, 0));
    }
    return {};
}

QModelIndex ScoreTable::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : groupRow);
}

QModelIndex ScoreTable::parent(const QModelIndex &child) const
{
    return !child.isValid() || child.internalId() == groupRow ? QModelIndex() : createIndex(int(child.internalId()), 0, groupRow);
}

int ScoreTable::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    return parent.internalId() == groupRow && parent.column() == 0 ? int(m_groups[size_t(parent.row())].indicators.size()) : 0;
}

int ScoreTable::columnCount(const QModelIndex &) const { return int(ColumnCount); }

QString ScoreTable::groupCell(const Group &group, int column) const
{
    const auto *dimension = m_file ? m_file->document.dimension(group.dimension) : nullptr;
    const auto found = m_score && dimension ? std::ranges::find(m_score->dimensions, group.dimension, &ev::DimensionScore::dimension) : std::vector<ev::DimensionScore>::const_iterator();
    const bool scored = m_score && dimension && found != m_score->dimensions.end();
    switch (column) {
    case NameColumn:
        return dimension ? nameOf(dimension->name) : tr("Vetoes, deductions and bonuses");
    case WeightColumn:
        return dimension ? pointsText(dimension->weight) : QString();
    case ValueColumn:
        return scored && found->weight > 0 ? shareText(found->ratio) : QString();
    case ScoreColumn:
        return scored ? pointsText(found->points) : QString();
    default:
        return {};
    }
}

QString ScoreTable::partyCell(const ev::Indicator &indicator, Party party) const
{
    if (indicator.isComputed())
        return {};
    const auto *score = m_score ? m_score->indicator(indicator.code) : nullptr;
    const auto found = score ? std::ranges::find(score->parties, party, &ev::PartyScore::party) : std::vector<ev::PartyScore>::const_iterator();
    if (score && found != score->parties.end()) {
        switch (found->standing) {
        case ev::Standing::Scored:
            return pointsText(found->points);
        case ev::Standing::NotApplicable:
            return tr("n/a");
        case ev::Standing::Missing:
            break;
        }
    }
    const auto asked = ev::evaluatorsOf(m_file->document, indicator);
    const bool gives = party == Party::Provider || std::ranges::find(asked, party, &ev::Evaluator::party) != asked.end();
    if (!gives)
        return {};
    // While the scoring runs nobody sees what others gave, and not whether they gave anything.
    return m_file->isBlind() ? tr("not open yet") : QStringLiteral("—");
}

QString ScoreTable::figureCell(const ev::Indicator &indicator) const
{
    if (!m_figures)
        return {};
    QStringList each;
    if (const auto *figure = m_figures->figure(indicator.code))
        each << fractionText(figure->quotient); // an indicator's own formula is a ratio
    for (int part = 0; part < int(indicator.rule.deductions.size()); ++part)
        if (const auto *figure = m_figures->figure(indicator.code, part))
            each << QStringLiteral("%1 %2").arg(nameOf(indicator.rule.deductions[size_t(part)].name), quotientText(figure->quotient));
    return each.join(tr("; "));
}

QString ScoreTable::cell(const ev::Indicator &indicator, int column) const
{
    const auto *score = m_score ? m_score->indicator(indicator.code) : nullptr;
    const bool scored = score && score->standing == ev::Standing::Scored;
    switch (column) {
    case NameColumn:
        return QStringLiteral("%1 %2").arg(indicator.code, nameOf(indicator.name));
    case WeightColumn:
        return indicator.weight > 0 ? pointsText(indicator.weight) : QString();
    case ValueColumn:
        if (!score || !score->measured)
            return {};
        return score->fewAnswers ? tr("%1 (too few answers)").arg(shareText(*score->measured)) : shareText(*score->measured);
    case ScoreColumn:
        if (!score)
            return {};
        if (score->vetoed)
            return tr("vetoed");
        if (score->standing == ev::Standing::NotApplicable)
            return tr("n/a");
        return score->standing == ev::Standing::Missing ? tr("missing") : pointsText(score->points);
    case DeductedColumn:
        return scored && score->deducted > 0 ? pointsText(score->deducted) : QString();
    case FigureColumn:
        return figureCell(indicator);
    case RuleColumn:
        return ruleText(indicator.rule, m_file->document);
    case CodeColumn:
        return m_file->codeOf(indicator.code);
    default:
        break;
    }
    const auto found = std::ranges::find(partyColumns, column, [](const auto &one) { return int(one.first); });
    return found == partyColumns.end() ? QString() : partyCell(indicator, found->second);
}

QVariant ScoreTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int column = index.column();
    const bool isNumber = column != NameColumn && column != RuleColumn && column != FigureColumn && column != CodeColumn;
    if (role == Qt::TextAlignmentRole)
        return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const auto *indicator = indicatorAt(index);
    if (!indicator)
        return role == Qt::DisplayRole ? QVariant(groupCell(m_groups[size_t(index.row())], column)) : QVariant();
    if (role == Qt::DisplayRole)
        return cell(*indicator, column);
    if (role == CodeRole)
        return indicator->code;
    if (role != Qt::ToolTipRole)
        return {};
    if (column == NameColumn)
        return nameOf(indicator->definition);
    if ((column == ValueColumn || column == FigureColumn) && isStale(indicator->code))
        return tr("The records give another number now: work the figures out again.");
    if (column == FigureColumn || column == ValueColumn) {
        const auto formula = ev::formulaFromText(indicator->formula);
        const auto *figure = m_figures ? m_figures->figure(indicator->code) : nullptr;
        return formula ? formulaText(*formula, m_catalogues, figure ? std::span<const qint64>(figure->values) : std::span<const qint64>()) : QVariant();
    }
    return column == RuleColumn ? QVariant(cell(*indicator, column)) : QVariant();
}

QVariant ScoreTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section == NameColumn || section == RuleColumn || section == FigureColumn || section == CodeColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Indicator");
    case WeightColumn:
        return tr("Weight");
    case ValueColumn:
        return tr("Value");
    case ScoreColumn:
        return tr("Score");
    case DeductedColumn:
        return tr("Deducted");
    case SelfColumn:
        return tr("Self-score");
    case FigureColumn:
        return tr("Figure");
    case RuleColumn:
        return tr("Rule");
    case CodeColumn:
        return tr("Code");
    default:
        break;
    }
    const auto found = std::ranges::find(partyColumns, section, [](const auto &one) { return int(one.first); });
    return found == partyColumns.end() ? QVariant() : QVariant(partyText(found->second));
}

} // namespace items
