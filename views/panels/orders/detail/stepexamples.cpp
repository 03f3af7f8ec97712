#include "views/panels/orders/detail/stepexamples.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "views/shell/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

constexpr int mostExamples = 3;
constexpr qsizetype exampleLength = 300;

QPushButton *quietButton(const QString &text, const QString &tip, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setFlat(true);
    button->setAutoDefault(false);
    button->setToolTip(tip);
    return button;
}

} // namespace

StepExamples::StepExamples(const shell::PanelContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_head(new QLabel(this)), m_rows(new QVBoxLayout)
{
    m_head->setContentsMargins(0, shell::px(8), 0, 0);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(shell::px(8));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    column->addWidget(m_head);
    column->addLayout(m_rows);
    retranslate();
}

void StepExamples::retranslate()
{
    m_head->setText(tr("How others did it"));
    m_head->setFont(shell::headingFont(1));
    fill();
}

void StepExamples::show(const QString &step, const QUuid &order)
{
    const std::pair asked(step, order);
    if (m_asked == asked)
        return;
    m_asked = asked;
    m_shown.clear();
    fill();
    if (step.isEmpty())
        return;
    whenDone(m_context.items.queries().stepExamples(step, order, mostExamples), this, [this, asked](const Result<std::vector<items::StepExample>> &examples) {
        if (!examples || m_asked != asked)
            return;
        m_shown = *examples;
        fill();
    });
}

void StepExamples::fill()
{
    while (auto *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // one of its buttons may have led here
        delete item;
    }
    for (const auto &example : m_shown)
        add(example);
    setVisible(!m_shown.empty());
}

void StepExamples::add(const items::StepExample &example)
{
    const auto &shape = shapeOf<OrderStep>();
    const QUuid order = items::idIn(shape, example.record.record, u"order_id");
    const QString by = items::textIn(shape, example.record.record, u"done_by");
    const Instant at{items::integerIn(shape, example.record.record, u"done_at")};
    const QString words = items::textIn(shape, example.record.record, u"record");

    auto *whole = new QWidget(this);
    auto *open = quietButton(QStringList{example.order, by, items::displayTime(at, m_context.clock.now())}.join(QStringLiteral("  ·  ")), tr("Open this order"), whole);
    open->setObjectName(QStringLiteral("example"));
    auto *take = quietButton(tr("Take the words over"), tr("Put these words into the record, to be changed"), whole);
    auto *said = new QLabel(words.size() > exampleLength ? words.left(exampleLength) + QChar(0x2026) : words, whole);
    said->setWordWrap(true);
    said->setTextFormat(Qt::PlainText);
    said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *head = new QHBoxLayout;
    head->setSpacing(shell::px(8));
    head->addWidget(open);
    head->addStretch(1);
    head->addWidget(take);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(said);
    m_rows->addWidget(whole);
    connect(open, &QPushButton::clicked, this, [this, order] { Q_EMIT recordAsked(QString::fromLatin1(Describe<WorkOrder>::name), order); });
    connect(take, &QPushButton::clicked, this, [this, words] { Q_EMIT wordsTaken(words); });
}

} // namespace views::panels
