#include "views/shell/noticearea.h"

#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace views::shell {

namespace {

constexpr int mostShown = 3;
constexpr int readableMs = 6000;

Tone toneOf(Severity severity)
{
    switch (severity) {
    case Severity::Done:
        return Tone::Good;
    case Severity::Hint:
        return Tone::Accent;
    case Severity::Warning:
        return Tone::Warning;
    case Severity::Failure:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

QString iconOf(Severity severity)
{
    switch (severity) {
    case Severity::Done:
        return QStringLiteral("done");
    case Severity::Hint:
        return QStringLiteral("hint");
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Failure:
        return QStringLiteral("failure");
    }
    return {};
}

class NoticeCard : public QWidget
{
    Q_OBJECT
public:
    NoticeCard(const Notice &notice, QWidget *parent) : QWidget(parent), m_notice(notice), m_sign(new QLabel(this)), m_close(new QToolButton(this))
    {
        auto *happened = new QLabel(notice.happened, this);
        happened->setFont(headingFont(0));
        const bool both = !notice.meaning.isEmpty() && !notice.remedy.isEmpty();
        const QString behind = both ? tr("%1 %2", "two sentences").arg(notice.meaning, notice.remedy) : notice.meaning + notice.remedy;
        auto *rest = new QLabel(behind, this);
        for (auto *label : {happened, rest}) {
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        }
        auto *text = new QVBoxLayout;
        text->setSpacing(px(2));
        text->addWidget(happened);
        text->addWidget(rest);
        rest->setVisible(!behind.isEmpty());

        auto *line = new QHBoxLayout(this);
        line->setContentsMargins(px(16), px(8), px(8), px(8));
        line->setSpacing(px(12));
        line->addWidget(m_sign, 0, behind.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop);
        line->addLayout(text, 1);
        if (!notice.actionText.isEmpty()) {
            auto *help = new QPushButton(notice.actionText, this);
            help->setAccessibleName(notice.actionText);
            line->addWidget(help, 0, Qt::AlignVCenter);
            connect(help, &QPushButton::clicked, this, [this] {
                const auto action = m_notice.action;
                deleteLater();
                if (action)
                    action();
            });
        }
        m_close->setAutoRaise(true);
        m_close->setIcon(icon(QStringLiteral("close")));
        m_close->setToolTip(tr("Close (Esc)"));
        m_close->setAccessibleName(tr("Close this notice"));
        line->addWidget(m_close, 0, Qt::AlignTop);
        connect(m_close, &QToolButton::clicked, this, &NoticeCard::deleteLater);
        setAccessibleName(notice.happened);
        setAccessibleDescription(behind);
        if (notice.severity == Severity::Done || notice.severity == Severity::Hint)
            QTimer::singleShot(readableMs, this, &NoticeCard::deleteLater);
        repaintSign();
    }

    [[nodiscard]] const Notice &notice() const { return m_notice; }

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
            repaintSign();
        QWidget::changeEvent(event);
    }

    void paintEvent(QPaintEvent *) override
    {
        const ToneColours tone = colours(toneOf(m_notice.severity));
        QPainter painter(this);
        painter.fillRect(rect(), tone.background);
        painter.fillRect(0, 0, px(4), height(), tone.text);
        painter.fillRect(0, height() - 1, width(), 1, tone.line);
    }

private:
    void repaintSign() { m_sign->setPixmap(icon(iconOf(m_notice.severity), colours(toneOf(m_notice.severity)).text).pixmap(QSize(px(18), px(18)), devicePixelRatioF())); }

    Notice m_notice;
    QLabel *m_sign;
    QToolButton *m_close;
};

} // namespace

NoticeArea::NoticeArea(QWidget *parent) : QWidget(parent), m_stack(new QVBoxLayout(this))
{
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->setSpacing(0);
}

void NoticeArea::add(const Notice &notice)
{
    const auto cards = findChildren<NoticeCard *>(Qt::FindDirectChildrenOnly);
    for (auto *card : cards)
        if (card->notice().happened == notice.happened)
            delete card;
    m_stack->insertWidget(0, new NoticeCard(notice, this));
    while (m_stack->count() > mostShown)
        delete m_stack->takeAt(m_stack->count() - 1)->widget();
}

/// In another language each card is made anew.
void NoticeArea::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    for (int i = 0; i < m_stack->count(); ++i) {
        auto *card = static_cast<NoticeCard *>(m_stack->itemAt(i)->widget());
        const Notice notice = card->notice().retold ? card->notice().retold() : card->notice();
        delete card;
        m_stack->insertWidget(i, new NoticeCard(notice, this));
    }
}

void NoticeArea::closeNewest()
{
    if (const auto *item = m_stack->itemAt(0))
        delete item->widget();
}

int NoticeArea::count() const
{
    return m_stack->count();
}

} // namespace views::shell

#include "noticearea.moc"
