// UtilisationTab: what a resource used in the last thirty days, drawn small, and what the use rules say of it, with the
// arithmetic of every verdict.
#pragma once

#include "contract/entities/utilisation.h"
#include "rules/dailyfigures.h"
#include "views/panels/records/recordtab.h"

class QLabel;

namespace views::panels {

/// The lines of thirty days. Percent from 0 to 100; a day without a figure breaks a line.
class UseChart : public QWidget
{
    Q_OBJECT

public:
    explicit UseChart(QWidget *parent);
    void show(const rules::DailySeries &series, QDate lastDay);
    /// What the chart says, for who cannot see it.
    [[nodiscard]] QString inWords() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// Where the names of the lines stand above the plot; those that find no room beside the others go below them.
    [[nodiscard]] std::vector<QPointF> legend() const;
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double xOf(int day) const;

    rules::DailySeries m_series;
    QDate m_lastDay;
};

class UtilisationTab : public RecordTab
{
    Q_OBJECT

public:
    UtilisationTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &resource) override;
    void retranslate() override;

private:
    void ask();
    void tell();

    shell::PanelContext m_context;
    QUuid m_resource;
    std::optional<contract::Record> m_record;
    std::optional<contract::Utilisation> m_utilisation;
    QLabel *m_verdict;
    UseChart *m_chart;
    QLabel *m_figures;
    QLabel *m_arithmetic;
    quint64 m_question = 0;
};

} // namespace views::panels
