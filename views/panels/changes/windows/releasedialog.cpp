#include "views/panels/changes/windows/releasedialog.h"

#include "items/changewords.h"
#include "views/forms/tables.h"
#include "views/panels/changes/windows/hitlist.h"
#include "views/shell/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

ReleaseDialog::ReleaseDialog(const contract::ChangeWindow &window, const items::WindowOutlook &outlook, const QString &whyNot, QWidget *parent)
    : QDialog(parent), m_whyNot(whyNot), m_hits(new HitList(HitList::Telling::Releasing, this)), m_reason(new QLineEdit(this)), m_ok(new QPushButton(tr("Release"), this))
{
    setObjectName(QStringLiteral("releaseDialog"));
    setWindowTitle(tr("Release"));
    auto *heading = new QLabel(window.name, this);
    heading->setFont(shell::headingFont(1));
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    auto *meaning = new QLabel(window.schedule.isEmpty() ? tr("What was released is over and does not come back; a new one is laid down anew.") : tr("All its further times are over as well; a new one is laid down anew."), this);
    meaning->setWordWrap(true);
    meaning->setForegroundRole(QPalette::PlaceholderText);
    m_reason->setObjectName(QStringLiteral("releaseReason"));
    m_reason->setMaxLength(2'000);
    m_reason->setPlaceholderText(tr("Reason, kept in the history"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    m_ok->setObjectName(QStringLiteral("release"));
    m_ok->setDefault(true);
    auto *cancel = new QPushButton(tr("Close"), this);
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(shell::px(8));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_ok);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(8));
    column->addWidget(heading);
    column->addWidget(m_hits, 1);
    column->addWidget(meaning);
    column->addWidget(m_reason);
    column->addLayout(buttons);
    if (outlook.hits.empty())
        column->addStretch(1);
    resize(shell::px(840), outlook.hits.empty() ? sizeHint().height() : shell::px(440));
    connect(m_reason, &QLineEdit::textChanged, this, &ReleaseDialog::refresh);
    connect(m_hits, &HitList::changeAsked, this, &ReleaseDialog::changeAsked);
    connect(m_ok, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_hits->show(outlook);
    refresh();
    m_reason->setFocus();
}

QString ReleaseDialog::reason() const { return m_reason->text().trimmed(); }

void ReleaseDialog::refresh()
{
    const QString why = !m_whyNot.isEmpty() ? m_whyNot : reason().isEmpty() ? tr("A reason is wanted.") : QString();
    m_reason->setEnabled(m_whyNot.isEmpty());
    m_ok->setEnabled(why.isEmpty());
    m_ok->setToolTip(why);
    forms::setRank(*m_ok, why.isEmpty() ? forms::Rank::Primary : forms::Rank::Quiet);
}

} // namespace views::panels
