#include "views/panels/inventory/utilisationtab.h"

#include "contract/describe.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/findinggroups.h"
#include "rules/userules.h"
#include "views/shell/theme.h"

#include <QHelpEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

/// One line of the chart. The colours are Okabe's and Ito's, which every eye tells apart; the strokes differ, too.
struct Line {
    rules::DailyFigures rules::DailySeries::*figures;
    const char *field; ///< of a resource, whose caption the line bears
    QRgb colour;
    Qt::PenStyle stroke;
};
const std::array lines{
    Line{&rules::DailySeries::cpuPeak, "cpu_peak", qRgb(0xD5, 0x5E, 0x00), Qt::DotLine},
    Line{&rules::DailySeries::memoryAverage, "memory_avg", qRgb(0x00, 0x9E, 0x73), Qt::DashLine},
    Line{&rules::DailySeries::cpuAverage, "cpu_avg", qRgb(0x00, 0x72, 0xB2), Qt::SolidLine},
};

QString captionOfField(const char *name)
{
    const auto &shape = shapeOf<Resource>();
    return items::captionOf(shape, shape.fields[size_t(shape.indexOf(QString::fromLatin1(name)))]);
}

QString percent(int tenths)
{
    return QLocale().toString(double(tenths) / 10.0, 'f', 1) + QStringLiteral(" %");
}

/// On a dark ground the blue needs more light.
QColor inkOf(const Line &line, const QPalette &palette)
{
    const QColor colour(line.colour);
    return palette.color(QPalette::Base).lightness() < 128 ? colour.lighter(150) : colour;
}

} // namespace

UseChart::UseChart(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(QStringLiteral("chart"));
}

void UseChart::show(const rules::DailySeries &series, QDate lastDay)
{
    m_series = series;
    m_lastDay = lastDay;
    setAccessibleDescription(inWords());
    update();
}

QString UseChart::inWords() const
{
    QStringList words;
    for (const auto &line : lines)
        if (const auto average = rules::averageOf(m_series.*line.figures))
            words << QStringLiteral("%1 %2").arg(captionOfField(line.field), percent(*average));
    return words.join(QStringLiteral("; "));
}

QSize UseChart::sizeHint() const { return {shell::px(420), shell::px(190)}; }

QSize UseChart::minimumSizeHint() const { return {shell::px(240), shell::px(190)}; }

std::vector<QPointF> UseChart::legend() const
{
    const double left = fontMetrics().horizontalAdvance(QStringLiteral("100 %")) + shell::px(8);
    std::vector<QPointF> places;
    QPointF at(left, 0);
    for (const auto &line : lines) {
        if (!rules::averageOf(m_series.*line.figures))
            continue;
        const double wide = shell::px(26) + fontMetrics().horizontalAdvance(captionOfField(line.field));
        if (at.x() > left && at.x() + wide > width())
            at = {left, at.y() + shell::px(24)};
        places.push_back(at);
        at.rx() += wide + shell::px(20);
    }
    return places;
}

QRectF UseChart::plot() const
{
    const auto names = legend();
    const double above = (names.empty() ? 0 : names.back().y()) + shell::px(28);
    const int below = fontMetrics().height() + shell::px(6);
    const int left = fontMetrics().horizontalAdvance(QStringLiteral("100 %")) + shell::px(8);
    return QRectF(rect()).adjusted(left, above, -shell::px(8), -below);
}

double UseChart::xOf(int day) const
{
    const auto box = plot();
    return box.left() + box.width() * day / (rules::figureDays - 1);
}

void UseChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto box = plot();
    const QColor quiet = palette().color(QPalette::PlaceholderText);
    QColor grid = quiet;
    grid.setAlphaF(0.3F);
    for (const int level : {0, 25, 50, 75, 100}) {
        const double y = std::round(box.bottom() - box.height() * level / 100.0) + 0.5;
        painter.setPen(QPen(grid, 1));
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
        painter.setPen(quiet);
        if (level % 50 == 0)
            painter.drawText(QRectF(0, y - shell::px(10), box.left() - shell::px(6), shell::px(20)), Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("%1 %").arg(level));
    }
    const QRectF days(box.left(), box.bottom() + shell::px(4), box.width(), fontMetrics().height());
    painter.drawText(days, Qt::AlignLeft, m_lastDay.addDays(1 - rules::figureDays).toString(QStringLiteral("MM-dd")));
    painter.drawText(days, Qt::AlignHCenter, m_lastDay.addDays(-rules::figureDays / 2).toString(QStringLiteral("MM-dd")));
    painter.drawText(days, Qt::AlignRight, m_lastDay.toString(QStringLiteral("MM-dd")));

    const auto names = legend();
    auto name = names.begin();
    for (const auto &line : lines) {
        const auto &figures = m_series.*line.figures;
        if (!rules::averageOf(figures))
            continue;
        painter.setPen(QPen(inkOf(line, palette()), shell::px(2), line.stroke, Qt::RoundCap, Qt::RoundJoin));
        QPainterPath path;
        bool broken = true;
        for (int day = 0; day < rules::figureDays; ++day) {
            if (!figures[size_t(day)]) {
                broken = true;
                continue;
            }
            const QPointF at(xOf(day), box.bottom() - box.height() * std::min(*figures[size_t(day)], 1'000) / 1'000.0);
            broken ? path.moveTo(at) : path.lineTo(at);
            broken = false;
        }
        painter.drawPath(path);
        const QPointF middle = *name + QPointF(0, shell::px(12));
        painter.drawLine(middle, middle + QPointF(shell::px(20), 0));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRectF(name->x() + shell::px(26), name->y(), width(), shell::px(24)), Qt::AlignLeft | Qt::AlignVCenter, captionOfField(line.field));
        ++name;
    }
}

bool UseChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto box = plot();
    const int day = int(std::lround((help->pos().x() - box.left()) / box.width() * (rules::figureDays - 1)));
    if (day < 0 || day >= rules::figureDays) {
        QToolTip::hideText();
        return true;
    }
    QStringList words{m_lastDay.addDays(day + 1 - rules::figureDays).toString(Qt::ISODate)};
    for (const auto &line : lines)
        if (const auto figure = (m_series.*line.figures)[size_t(day)])
            words << QStringLiteral("%1  %2").arg(captionOfField(line.field), percent(*figure));
    QToolTip::showText(help->globalPos(), words.join(u'\n'), this);
    return true;
}

UtilisationTab::UtilisationTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_verdict(new QLabel(this))
    , m_chart(new UseChart(this))
    , m_figures(new QLabel(this))
    , m_arithmetic(new QLabel(this))
{
    for (auto *label : {m_verdict, m_figures, m_arithmetic}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_figures->setForegroundRole(QPalette::PlaceholderText);
    m_arithmetic->setObjectName(QStringLiteral("arithmetic"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(12), shell::px(16), shell::px(12));
    column->setSpacing(shell::px(12));
    column->addWidget(m_verdict);
    column->addWidget(m_chart);
    column->addWidget(m_figures);
    column->addWidget(m_arithmetic);
    column->addStretch(1);
    const auto again = [this](const QString &entity) {
        if (entity == QLatin1StringView(Describe<Utilisation>::name) || entity == QLatin1StringView(Describe<Resource>::name))
            ask();
    };
    connect(&context.items.queries(), &items::Queries::changed, this, again);
    connect(&context.items.queries(), &items::Queries::reloaded, this, again);
    retranslate();
}

QString UtilisationTab::caption()
{
    return tr("Use");
}

void UtilisationTab::retranslate()
{
    m_chart->setAccessibleName(tr("Use in the last thirty days"));
    tell();
}

void UtilisationTab::showRecord(const QUuid &resource)
{
    if (resource != m_resource) {
        m_record.reset();
        m_utilisation.reset();
    }
    m_resource = resource;
    tell();
    ask();
}

void UtilisationTab::ask()
{
    const quint64 question = ++m_question;
    if (m_resource.isNull())
        return;
    auto &queries = m_context.items.queries();
    whenDone(queries.record(shapeOf<Resource>(), m_resource), this, [this, question](const Result<std::optional<items::ListRow>> &row) {
        if (question != m_question || !row)
            return;
        m_record = *row ? std::optional((*row)->record) : std::nullopt;
        tell();
    });
    const auto &series = shapeOf<Utilisation>();
    const items::ListQuery query{.entity = series.name, .filters = {{QStringLiteral("resource_id"), replica::ListFilter::Test::AnyOf, {idText(m_resource)}}}};
    whenDone(queries.order(this, query, 0, [](const replica::FirstRows &) {}), this, [this, question, &series](const Result<std::shared_ptr<const items::Rids>> &rids) {
        if (question != m_question || !rids)
            return;
        whenDone(m_context.items.queries().rows(series, **rids), this, [this, question](const Result<std::vector<items::ListRow>> &rows) {
            if (question != m_question || !rows)
                return;
            m_utilisation.reset();
            if (!rows->empty() && rows->front().rid != 0)
                if (const auto held = fromRecord<Utilisation>(rows->front().record))
                    m_utilisation = *held;
            tell();
        });
    });
}

void UtilisationTab::tell()
{
    const auto series = m_utilisation ? rules::seriesOf(*m_utilisation) : Result<rules::DailySeries>(fail(ErrorCode::NotFound));
    m_chart->setVisible(series.has_value());
    if (series)
        m_chart->show(*series, m_utilisation->lastDay);
    m_figures->setVisible(series.has_value());
    if (series) {
        const auto network = rules::averageOf(series->network);
        m_figures->setText(network ? tr("Thirty days to %1. Network %2 Mbit/s on average.").arg(m_utilisation->lastDay.toString(Qt::ISODate), QLocale().toString(double(*network) / 10.0, 'f', 1))
                                   : tr("Thirty days to %1.").arg(m_utilisation->lastDay.toString(Qt::ISODate)));
    }
    m_verdict->setVisible(m_record.has_value());
    m_arithmetic->setVisible(m_record.has_value());
    if (!m_record)
        return;

    const auto &rules = rules::shippedUseRules();
    const auto finding = rules::useFindingOf(*m_record, rules);
    const bool measured = std::ranges::any_of(rules.verdicts, [&](const rules::UseVerdict &verdict) {
        return std::ranges::any_of(rules::arithmeticOf(*m_record, verdict), [](const rules::UseStep &step) { return step.figure.has_value(); });
    });
    m_verdict->setFont(shell::headingFont(1));
    if (finding)
        m_verdict->setText(finding->exempt ? tr("%1, exempt from the review").arg(items::nameOf(*finding->verdict)) : items::nameOf(*finding->verdict));
    else if (!measured)
        m_verdict->setText(tr("Nothing is measured on this resource."));
    else
        m_verdict->setText(rules::isReviewed(*m_record, rules) ? tr("In order") : tr("Not reviewed in this state"));
    QStringList sums;
    if (measured)
        for (const auto &verdict : rules.verdicts)
            //: A verdict such as "Low use", and the figures that it compares.
            sums << tr("%1: %2").arg(items::nameOf(verdict), items::arithmeticText(rules::arithmeticOf(*m_record, verdict)));
    m_arithmetic->setText(sums.join(u'\n'));
    m_arithmetic->setToolTip(rules.sourceNote);
}

} // namespace views::panels
