#include "views/panels/records/asofbanner.h"

#include "exchange/celltext.h"
#include "items/captions.h"
#include "views/forms/calendarlook.h"
#include "views/shell/icons.h"
#include "views/shell/rank.h"
#include "views/shell/theme.h"

#include <QCalendarWidget>
#include <QCoreApplication>
#include <QDateTime>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

namespace views::panels {

using namespace contract;

namespace {

const QDate firstDay(2000, 1, 1); ///< no history is older

Instant endOf(const QDate &day)
{
    return {day.addDays(1).startOfDay().toMSecsSinceEpoch() - 1};
}

QDate dayOf(Instant moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.ms).date();
}

} // namespace

QString momentText(Instant moment)
{
    const QDate day = dayOf(moment);
    return endOf(day) == moment ? day.toString(Qt::ISODate) : items::fullTime(moment);
}

AsOfBanner::AsOfBanner(QWidget *parent) : QWidget(parent), m_sign(new QLabel(this)), m_text(new QLabel(this)), m_back(new QPushButton(this))
{
    setObjectName(QStringLiteral("asOf"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(shell::px(12), shell::px(4), shell::px(8), shell::px(4));
    line->setSpacing(shell::px(8));
    line->addWidget(m_sign);
    line->addWidget(m_text, 1);
    line->addWidget(m_back);
    m_text->setWordWrap(true);
    m_back->setObjectName(QStringLiteral("backToToday"));
    m_back->setAutoDefault(false);
    connect(m_back, &QPushButton::clicked, this, &AsOfBanner::backAsked);
    retranslate();
    hide();
}

void AsOfBanner::show(Instant moment)
{
    m_moment = moment;
    retranslate();
    setVisible(moment.ms != 0);
}

void AsOfBanner::retranslate()
{
    m_text->setText(m_moment.ms == 0 ? QString() : tr("As of %1. What is shown here cannot be changed.").arg(momentText(m_moment)));
    m_text->setFont(shell::headingFont(0));
    m_back->setText(tr("Back to today"));
    m_back->setToolTip(tr("Show what stands today (Esc)"));
    setAccessibleName(m_text->text());
    const auto tone = shell::colours(shell::Tone::Warning);
    m_sign->setPixmap(shell::icon(QStringLiteral("history"), tone.text).pixmap(QSize(shell::px(18), shell::px(18)), devicePixelRatioF()));
}

void AsOfBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AsOfBanner::paintEvent(QPaintEvent *)
{
    const auto tone = shell::colours(shell::Tone::Warning);
    QPainter painter(this);
    painter.fillRect(rect(), tone.background);
    painter.fillRect(0, 0, shell::px(4), height(), tone.text);
}

std::optional<Instant> askMoment(Instant shown, Instant now, QWidget *parent)
{
    const auto words = [](const char *text) { return QCoreApplication::translate("AsOfDialog", text); };
    QDialog dialog(parent);
    dialog.setObjectName(QStringLiteral("asOfDialog"));
    dialog.setWindowTitle(words(QT_TRANSLATE_NOOP("AsOfDialog", "The list as of a past date")));
    auto *asked = new QLabel(words(QT_TRANSLATE_NOOP("AsOfDialog", "As of the end of which day?")), &dialog);
    asked->setFont(shell::headingFont(1));
    auto *meaning = new QLabel(words(QT_TRANSLATE_NOOP("AsOfDialog", "The list, its filters and the records are those of that day, as far as the history kept at this workstation goes. "
                                                                     "An act counts from when it was done.")), &dialog);
    meaning->setWordWrap(true);
    auto *calendar = new QCalendarWidget(&dialog);
    forms::dress(*calendar);
    calendar->setDateEditEnabled(false); // its own line takes what is typed in another order, and years that never were
    calendar->setDateRange(firstDay, dayOf(now));
    calendar->setSelectedDate(shown.ms != 0 ? dayOf(shown) : dayOf(now).addDays(-1));
    calendar->setAccessibleName(asked->text());
    // A plain line: a QDateEdit with a range takes no other year from the keyboard (Qt 6.4).
    auto *typed = new QLineEdit(calendar->selectedDate().toString(Qt::ISODate), &dialog);
    typed->setObjectName(QStringLiteral("day"));
    typed->setFont(shell::fixedFont());
    typed->setMaxLength(20);
    typed->setAccessibleName(asked->text());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    buttons->button(QDialogButtonBox::Ok)->setText(words(QT_TRANSLATE_NOOP("AsOfDialog", "Show")));
    buttons->button(QDialogButtonBox::Ok)->setDefault(true);
    shell::setRank(*buttons->button(QDialogButtonBox::Ok), shell::Rank::Primary);
    buttons->button(QDialogButtonBox::Cancel)->setText(words(QT_TRANSLATE_NOOP("AsOfDialog", "Cancel")));
    auto *column = new QVBoxLayout(&dialog);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addWidget(asked);
    column->addWidget(meaning);
    column->addWidget(typed, 0, Qt::AlignLeft);
    column->addWidget(calendar, 1);
    column->addWidget(buttons);
    auto *show = buttons->button(QDialogButtonBox::Ok);
    QObject::connect(typed, &QLineEdit::textEdited, calendar, [calendar, show, words, now](const QString &text) {
        const auto read = exchange::dateIn(text.trimmed());
        const QDate day = read ? QDate::fromString(contract::text(*read), Qt::ISODate) : QDate();
        const bool isThere = day >= firstDay && day <= dayOf(now);
        show->setEnabled(isThere);
        show->setToolTip(isThere ? QString() : words(QT_TRANSLATE_NOOP("AsOfDialog", "Type a past day, as 2026-05-31.")));
        if (!isThere)
            return;
        const QSignalBlocker quiet(calendar); // the line says it already, in the person's own way
        calendar->setSelectedDate(day);
    });
    QObject::connect(calendar, &QCalendarWidget::selectionChanged, typed, [calendar, typed, show] {
        typed->setText(calendar->selectedDate().toString(Qt::ISODate));
        show->setEnabled(true);
        show->setToolTip({});
    });
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    QObject::connect(calendar, &QCalendarWidget::activated, &dialog, &QDialog::accept);
    dialog.setMinimumWidth(shell::px(420));
    typed->setFocus();
    typed->selectAll();
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    const QDate day = calendar->selectedDate();
    return day >= dayOf(now) ? Instant{} : endOf(day);
}

} // namespace views::panels
