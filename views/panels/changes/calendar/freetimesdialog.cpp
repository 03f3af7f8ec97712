#include "views/panels/changes/calendar/freetimesdialog.h"

#include "items/changewords.h"
#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

FreeTimesDialog::FreeTimesDialog(const items::ChangeCalendar &calendar, const items::CalendarEntry &entry, contract::Instant from, bool mayMove, QWidget *parent)
    : QDialog(parent), m_free(calendar.freeTimesOf(entry, from, daysAhead)), m_list(new QListWidget(this)), m_take(new QPushButton(tr("Move it there"), this))
{
    setObjectName(QStringLiteral("freeTimes"));
    setWindowTitle(tr("Next free times"));
    m_list->setObjectName(QStringLiteral("freeTimeList"));
    auto *about = new QLabel(tr("%1 %2, %3 min").arg(entry.number, entry.title).arg(entry.time.length() / rules::minuteMs), this);
    about->setFont(shell::headingFont(1));
    about->setWordWrap(true);
    auto *words = new QLabel(this);
    words->setWordWrap(true);
    words->setForegroundRole(QPalette::PlaceholderText);
    const bool isFree = !m_free.times.empty();
    words->setText(isFree ? tr("Within its windows, in no freeze, and beside no other change of the same resources or people.")
                          : tr("No time is free in the next %n day(s). These stand in the way:", nullptr, daysAhead));
    for (const auto &time : m_free.times)
        m_list->addItem(items::spanText(time.from, time.to));
    if (!isFree)
        m_list->addItems(calendar.blockersOf(entry, m_free));
    m_list->setCurrentRow(0);
    m_take->setEnabled(isFree && mayMove && entry.isMovable);
    m_take->setToolTip(isFree && !mayMove ? tr("Your roles may not move changes.") : QString());
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_take, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    forms::setRank(*m_take, forms::Rank::Primary);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(12));
    column->setSpacing(shell::px(8));
    column->addWidget(about);
    column->addWidget(words);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(shell::px(480), shell::px(340));
    connect(m_take, &QPushButton::clicked, this, &FreeTimesDialog::take);
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        if (m_take->isEnabled())
            take();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void FreeTimesDialog::take()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= int(m_free.times.size()))
        return;
    Q_EMIT chosen(m_free.times[size_t(row)]);
    accept();
}

} // namespace views::panels
