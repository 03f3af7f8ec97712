#include "views/panels/changes/decide/keydialog.h"

#include "contract/entities/signingkey.h"
#include "contract/whendone.h"
#include "views/forms/tables.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

constexpr int shortestPassphrase = 6;

} // namespace

Result<Command> registration(const items::UnlockedKey &key, const shell::PanelContext &context)
{
    auto fields = items::registrationOf(key, context.host.actor().person);
    if (!fields)
        return Unexpected(fields.error());
    return Command{.id = context.ids.next(), .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<SigningKeyRecord>::name), .targets = {{context.ids.next(), 0}}, .fields = *std::move(fields), .overruled = {},
                   .reason = {}, .after = {}, .occurredAt = context.clock.now()};
}

KeyDialog::KeyDialog(const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_algorithm(new QComboBox(this))
    , m_passphrase(new QLineEdit(this))
    , m_again(new QLineEdit(this))
    , m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("keyDialog"));
    setWindowTitle(tr("A key to seal with"));
    auto *heading = new QLabel(tr("Make your signing key"), this);
    heading->setFont(shell::headingFont(1));
    auto *meaning = new QLabel(tr("Your decisions are sealed with a key that only you can use. It is made here, kept under your passphrase, and its public half is registered with the server, so that everybody can check the seal."), this);
    meaning->setWordWrap(true);
    m_algorithm->addItem(tr("SM2 with SM3 (national standard)"), QStringLiteral("sm2-sm3"));
    m_algorithm->addItem(tr("ECDSA P-256 with SHA-256"), QStringLiteral("ecdsa-p256-sha256"));
    m_algorithm->setObjectName(QStringLiteral("algorithm"));
    m_passphrase->setObjectName(QStringLiteral("newPassphrase"));
    m_again->setObjectName(QStringLiteral("newPassphraseAgain"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(shell::px(12));
    form->setVerticalSpacing(shell::px(8));
    form->addRow(tr("Algorithm"), m_algorithm);
    form->addRow(tr("Passphrase"), m_passphrase);
    form->addRow(tr("Once more"), m_again);
    m_algorithm->setAccessibleName(tr("Algorithm"));
    for (auto *line : {m_passphrase, m_again}) {
        line->setEchoMode(QLineEdit::Password);
        connect(line, &QLineEdit::textChanged, this, &KeyDialog::refresh);
    }
    m_passphrase->setAccessibleName(tr("Passphrase"));
    m_again->setAccessibleName(tr("Passphrase once more"));
    m_note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Make and register"));
    m_ok->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addWidget(heading);
    column->addWidget(meaning);
    column->addLayout(form);
    column->addWidget(m_note);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(shell::px(480));
    connect(buttons, &QDialogButtonBox::accepted, this, &KeyDialog::make);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
    m_passphrase->setFocus();
}

QByteArray KeyDialog::passphrase() const { return m_passphrase->text().toUtf8(); }

QString KeyDialog::whyNot() const
{
    if (!m_context.seals)
        return tr("No account's data is open.");
    if (m_context.host.actor().person.isNull())
        return tr("Your account belongs to no person; only a person can seal.");
    if (m_passphrase->text().size() < shortestPassphrase)
        return tr("A passphrase of at least %n characters is wanted.", nullptr, shortestPassphrase);
    if (m_passphrase->text() != m_again->text())
        return tr("The two passphrases differ.");
    return {};
}

void KeyDialog::refresh()
{
    const QString why = whyNot();
    m_ok->setEnabled(why.isEmpty() && !m_working);
    m_ok->setToolTip(why);
    forms::setRank(*m_ok, m_ok->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    m_note->setText(m_passphrase->text().isEmpty() && m_again->text().isEmpty() ? QString() : why);
    m_note->setVisible(!m_note->text().isEmpty());
    inkLabel(*m_note, shell::Tone::Warning);
}

void KeyDialog::make()
{
    if (m_working || !whyNot().isEmpty())
        return;
    m_working = true;
    refresh();
    whenDone(m_context.seals->make(m_context.host.actor().login, m_algorithm->currentData().toString(), passphrase()), this, [this](const Result<items::MadeKey> &made) { take(made); });
}

void KeyDialog::take(const Result<items::MadeKey> &made)
{
    const auto giveUp = [this](const Error &error) {
        m_working = false;
        refresh();
        m_context.host.notify(changeRefusal(error));
    };
    if (!made) {
        giveUp(made.error());
        return;
    }
    if (!made->kept) {
        // Nothing keeps it here: without a file it would be gone with the window.
        const QString path = QFileDialog::getSaveFileName(this, tr("No keyring runs: save the key as a file of your own"), QStringLiteral("signing-key.pem"));
        if (!path.isEmpty()) {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(made->pem) != made->pem.size() || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) || !file.commit()) {
                giveUp(Error{ErrorCode::Storage, path, file.errorString()});
                return;
            }
        }
    }
    const auto act = registration(made->key, m_context);
    if (!act) {
        giveUp(act.error());
        return;
    }
    whenDone(m_context.commands.submit(*act), this, [this, giveUp, key = made->key](const Result<void> &result) {
        if (!result) {
            giveUp(result.error());
            return;
        }
        m_working = false;
        m_key = key;
        accept();
    });
}

} // namespace views::panels
