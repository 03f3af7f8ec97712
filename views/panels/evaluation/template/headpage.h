// HeadPage: what is said of the template as a whole: title, source, limits, evaluators and grades. DimensionPage: one dimension.
#pragma once

#include "views/panels/evaluation/template/partsgrid.h"
#include "views/panels/evaluation/template/templatepage.h"

class QSpinBox;

namespace views::panels {

class HeadPage : public TemplatePage
{
    Q_OBJECT

public:
    HeadPage(Change change, QWidget *parent);
    void retranslate() override;
    [[nodiscard]] QWidget *fieldOf(const rules::evaluation::TemplatePlace &place) const override;

protected:
    void fill() override;
    [[nodiscard]] QString list() const override { return {}; }

private:
    std::vector<QLabel *> m_captions;
    QLineEdit *m_zh;
    QLineEdit *m_en;
    QLineEdit *m_version;
    QLineEdit *m_from;
    QPlainTextEdit *m_source;
    QSpinBox *m_few;
    QDoubleSpinBox *m_improve;
    PartsGrid *m_evaluators;
    PartsGrid *m_grades;
};

class DimensionPage : public TemplatePage
{
    Q_OBJECT

public:
    DimensionPage(Change change, QWidget *parent);
    void retranslate() override;

protected:
    void fill() override;
    [[nodiscard]] QString list() const override { return QStringLiteral("dimensions"); }

private:
    std::vector<QLabel *> m_captions;
    QLineEdit *m_code;
    QLineEdit *m_zh;
    QLineEdit *m_en;
    QLabel *m_weight;
    QLabel *m_refused;
};

} // namespace views::panels
