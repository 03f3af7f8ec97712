#include "views/panels/evaluation/objectiondialog.h"

#include "items/evaluationwords.h"
#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <cmath>

namespace views::panels {

using namespace contract;

ObjectionDialog::ObjectionDialog(const Asks &asks, const items::EvaluationFile &file, QWidget *parent)
    : QDialog(parent), m_asks(asks), m_indicator(new QComboBox(this)), m_party(new QComboBox(this)), m_share(new QDoubleSpinBox(this)), m_text(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("objectionDialog"));
    setWindowTitle(asks.title);
    m_indicator->setObjectName(QStringLiteral("objectedIndicator"));
    m_text->setObjectName(QStringLiteral("objectionText"));
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(asks.words);
    m_share->setRange(0, 100);
    m_share->setDecimals(2);
    m_share->setSuffix(QStringLiteral(" %"));
    for (const auto &each : file.document.indicators)
        m_indicator->addItem(QStringLiteral("%1 %2").arg(each.code, items::nameOf(each.name)), each.code);
    for (const auto each : asks.parties)
        m_party->addItem(items::partyText(each), int(each));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(12));
    form->setSpacing(shell::px(8));
    const auto row = [&](bool wanted, const QString &caption, QWidget *input) {
        input->setVisible(wanted);
        if (wanted)
            form->addRow(caption, input);
    };
    row(asks.indicator, tr("Indicator"), m_indicator);
    row(asks.parties.size() > 1, tr("Party"), m_party);
    row(asks.share, tr("New share"), m_share);
    row(true, asks.words, m_text);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(asks.title);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    form->addRow(buttons);
    setMinimumWidth(shell::px(520));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ObjectionDialog::refresh);
    refresh();
    m_text->setFocus();
}

QString ObjectionDialog::text() const { return m_text->toPlainText().trimmed(); }

QString ObjectionDialog::indicator() const { return m_indicator->currentData().toString(); }

Party ObjectionDialog::party() const { return Party(m_party->currentData().toInt()); }

int ObjectionDialog::ratio() const { return int(std::lround(m_share->value() * 100)); }

void ObjectionDialog::refresh()
{
    const bool ready = m_asks.mayBeEmpty || !text().isEmpty();
    m_ok->setEnabled(ready);
    m_ok->setToolTip(ready ? QString() : tr("“%1” is wanted.").arg(m_asks.words));
    forms::setRank(*m_ok, ready ? forms::Rank::Primary : forms::Rank::Quiet);
}

} // namespace views::panels
