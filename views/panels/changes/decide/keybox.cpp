#include "views/panels/changes/decide/keybox.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/orderfile.h"
#include "views/panels/changes/decide/keydialog.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/shell/theme.h"

#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

namespace views::panels {

using namespace contract;

namespace {

constexpr int mostKeyBytes = 64'000;

} // namespace

KeyBox::KeyBox(const shell::PanelContext &context, const Words &words, QWidget *parent)
    : QWidget(parent), m_context(context), m_words(words), m_note(new QLabel(this)), m_passphrase(new QLineEdit(this)), m_key(new QPushButton(tr("Key"), this))
{
    m_note->setObjectName(QStringLiteral("keyNote"));
    m_note->setWordWrap(true);
    m_passphrase->setObjectName(QStringLiteral("passphrase"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_key->setObjectName(QStringLiteral("keyMenu"));
    m_key->setAutoDefault(false);
    auto *keys = new QMenu(m_key);
    keys->addAction(tr("Make a key…"), this, &KeyBox::makeKey);
    keys->addAction(tr("Key from a file…"), this, &KeyBox::keyFromFile);
    keys->addAction(tr("Key on a token…"), this, &KeyBox::keyFromToken);
    m_key->setMenu(keys);
    auto *row = new QHBoxLayout;
    row->setSpacing(shell::px(8));
    row->addWidget(m_passphrase, 1);
    row->addWidget(m_key);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(8));
    column->addWidget(m_note);
    column->addLayout(row);
    setFocusProxy(m_passphrase);
    connect(m_passphrase, &QLineEdit::textChanged, this, &KeyBox::edited);
    read();
    refresh();
}

void KeyBox::read()
{
    const auto &actor = m_context.host.actor();
    if (!actor.person.isNull()) {
        const auto &keys = shapeOf<SigningKeyRecord>();
        whenDone(m_context.items.queries().holding(keys, keys.indexOf(u"person_id"), {idText(actor.person)}), this, [this, &keys](const Result<std::vector<Record>> &held) {
            for (const auto &key : held.value_or(std::vector<Record>()))
                m_registered.insert(items::textIn(keys, key, u"fingerprint"));
        });
    }
    if (m_context.seals)
        whenDone(m_context.seals->hasKey(actor.login), this, [this](const Result<bool> &has) {
            m_hasKey = has.value_or(false);
            refresh();
        });
}

void KeyBox::refresh()
{
    m_note->setText(m_token ? m_words.token.arg(m_token->name) : !m_pem.isEmpty() ? m_words.file : m_hasKey ? m_words.own : tr("You have no key here yet; “Key” makes one."));
    m_passphrase->setPlaceholderText(m_token ? tr("PIN of the token") : tr("Passphrase of the key"));
    m_passphrase->setAccessibleName(m_passphrase->placeholderText());
    Q_EMIT edited();
}

QString KeyBox::whyNot() const
{
    if (!m_context.seals)
        return tr("No account's data is open.");
    if (m_context.host.actor().person.isNull())
        return tr("Your account belongs to no person; only a person can seal.");
    if (!m_hasKey && m_pem.isEmpty() && !m_token)
        return tr("You have no key to seal with yet. Make one, or take one from a file or a token.");
    return m_passphrase->text().isEmpty() ? tr("Say who you are: the passphrase of your key.") : QString();
}

bool KeyBox::hasFocusInside() const { return m_passphrase->hasFocus(); }

void KeyBox::takeFocus() { m_passphrase->setFocus(); }

void KeyBox::unlock()
{
    const QByteArray secret = m_passphrase->text().toUtf8();
    auto &seals = *m_context.seals;
    const auto answer = m_token ? seals.unlockToken(*m_token, secret) : !m_pem.isEmpty() ? seals.bringIn(m_pem, secret) : seals.unlock(m_context.host.actor().login, secret);
    whenDone(answer, this, [this](const Result<items::UnlockedKey> &key) {
        if (key) {
            use(*key);
            return;
        }
        Q_EMIT failed(key.error().code == ErrorCode::BadCredentials ? (m_token ? tr("The PIN is wrong.") : tr("The passphrase is wrong."))
                      : key.error().code == ErrorCode::Locked       ? tr("The token takes no more tries.")
                      : key.error().code == ErrorCode::NotFound     ? tr("There is no key here yet. Make one, or take one from a file or a token.")
                      : key.error().code == ErrorCode::Unavailable  ? tr("No keyring runs here. Take the key from a file or a token.")
                                                                    : shell::noticeOf(key.error()).happened);
        m_passphrase->setFocus();
        m_passphrase->selectAll();
    });
}

/// The server knows the key first; what it seals comes after.
void KeyBox::use(const items::UnlockedKey &key)
{
    if (m_registered.contains(key.fingerprint)) {
        Q_EMIT unlocked(key);
        return;
    }
    const auto act = registration(key, m_context);
    if (!act) {
        Q_EMIT failed(changeRefusal(act.error()).happened);
        return;
    }
    whenDone(m_context.commands.submit(*act), this, [this, key](const Result<void> &result) {
        if (!result) {
            Q_EMIT failed(changeRefusal(result.error()).happened);
            return;
        }
        m_registered.insert(key.fingerprint);
        Q_EMIT unlocked(key);
    });
}

void KeyBox::makeKey()
{
    auto *dialog = new KeyDialog(m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_hasKey = true;
        m_pem.clear();
        m_token.reset();
        if (dialog->key())
            m_registered.insert(dialog->key()->fingerprint);
        m_passphrase->setText(QString::fromUtf8(dialog->passphrase()));
        refresh();
    });
    dialog->open();
}

void KeyBox::keyFromFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("The file of the key"), {}, tr("Keys (*.pem)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostKeyBytes) {
        Q_EMIT failed(tr("The file cannot be read, or is no key."));
    } else {
        m_pem = file.readAll();
        m_token.reset();
        Q_EMIT failed({});
    }
    refresh();
}

void KeyBox::keyFromToken()
{
    if (!m_context.seals)
        return;
    whenDone(m_context.seals->tokens(), this, [this](const Result<std::vector<items::TokenEntry>> &tokens) {
        if (!tokens || tokens->empty()) {
            Q_EMIT failed(tokens ? tr("No token with a key is plugged in.") : tr("This machine is set up for no token."));
            return;
        }
        Q_EMIT failed({});
        QMenu menu(this);
        for (const auto &token : *tokens)
            menu.addAction(token.name, this, [this, token] {
                m_token = token;
                m_pem.clear();
            });
        if (tokens->size() == 1)
            m_token = tokens->front();
        else
            menu.exec(m_key->mapToGlobal(QPoint(0, m_key->height())));
        refresh();
        m_passphrase->setFocus();
    });
}

} // namespace views::panels
