// SignInDialog: the conversation: what is asked, and what becomes of the answers.
#include "views/shell/signindialog.h"

#include "contract/whendone.h"
#include "views/shell/notice.h"
#include "views/shell/rank.h"
#include "views/shell/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSysInfo>

namespace views::shell {

namespace {

void makePrimary(QPushButton *button)
{
    setRank(*button, Rank::Primary);
    button->setDefault(true);
}

} // namespace

SignInDialog::SignInDialog(SignInPort &port, QWidget *parent) : QDialog(parent), m_port(port), m_answer(new QLabel(this))
{
    m_pages.push_back(makeEnterPage());
    m_pages.push_back(makeFirstContactPage());
    m_pages.push_back(makeChangedAuthorityPage());
    m_pages.push_back(makeNewPasswordPage());
    m_answer->setObjectName(QStringLiteral("answer"));
    m_answer->setWordWrap(true);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_answer->setTextFormat(Qt::RichText);
    m_answer->setContentsMargins(px(12), px(8), px(12), px(8));
    m_answer->setAutoFillBackground(true);
    m_answer->hide();
    m_texts.push_back([this] { m_answer->setAccessibleName(tr("Answer to the sign-in")); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(24), px(24), px(24));
    column->setSpacing(px(12));
    column->addWidget(m_answer);
    for (auto *page : m_pages)
        column->addWidget(page, 1);
    retranslate();
    setMinimumWidth(px(440));
    showPage(EnterPage);
    (m_server->text().isEmpty() ? m_server : m_login->text().isEmpty() ? m_login : m_password)->setFocus();
}

SignInDialog::Page SignInDialog::page() const
{
    return m_page;
}

QString SignInDialog::server() const
{
    return m_server->text().trimmed();
}

void SignInDialog::retranslate()
{
    setWindowTitle(tr("Sign in – Yunheng"));
    for (const auto &set : m_texts)
        set();
    for (auto *button : findChildren<QPushButton *>())
        button->setAccessibleName(button->text());
}

void SignInDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void SignInDialog::showPage(Page page)
{
    m_page = page;
    for (size_t i = 0; i < m_pages.size(); ++i)
        m_pages[i]->setVisible(int(i) == page);
    m_answer->hide();
    switch (page) {
    case EnterPage:
        makePrimary(m_enter);
        m_password->setFocus();
        break;
    case FirstContactPage:
        // The safe way out is the default key: Enter alone shall trust nobody.
        m_trust->setDefault(false);
        m_fingerprint->setFocus();
        break;
    case ChangedAuthorityPage:
        makePrimary(m_refusedBack);
        m_refusedBack->setFocus();
        break;
    case NewPasswordPage:
        makePrimary(m_set);
        m_newPassword->setFocus();
        break;
    }
    adjustSize();
}

void SignInDialog::setBusy(const QString &text)
{
    m_busy = !text.isEmpty();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_server, m_login, m_password, m_enter, m_offline, m_trust, m_set, m_newPassword, m_repeated})
        widget->setEnabled(!m_busy);
    m_enter->setText(m_busy ? text : tr("Sign in"));
    m_cancel->setText(m_busy ? tr("Stop") : tr("Quit"));
    if (!m_busy && page() == EnterPage)
        m_password->setFocus();
}

void SignInDialog::start()
{
    if (m_busy)
        return;
    m_answer->hide();
    for (auto *edit : {m_server, m_login, m_password}) {
        if (!edit->text().trimmed().isEmpty())
            continue;
        edit->setFocus();
        say(tr("“%1” is empty").arg(edit->accessibleName()), tr("Fill in the field to sign in."));
        return;
    }
    setBusy(tr("Connecting"));
    contract::whenDone(m_port.contact(server()), this, [this](const Result<Contact> &contact) { contacted(contact); });
}

void SignInDialog::contacted(const Result<Contact> &contact)
{
    setBusy({});
    if (!contact) {
        m_offline->setVisible(contact.error().code == ErrorCode::Unavailable && m_port.mayUnlockOffline(server(), m_login->text().trimmed()));
        if (m_offline->isVisible())
            say(tr("The server cannot be reached"), tr("You can work offline with the same password; your acts wait in the outbox."));
        else if (contact.error().code == ErrorCode::Unavailable)
            say(tr("The server cannot be reached"), tr("Nothing is open yet. Check the address and the network, then try again."));
        else
            say(contact.error());
        return;
    }
    m_contact = *contact;
    switch (m_contact.trust) {
    case Contact::Trust::Known:
        signIn({});
        return;
    case Contact::Trust::FirstTime:
        m_fingerprint->setText(groupedFingerprint(m_contact.fingerprint));
        retranslate();
        showPage(FirstContactPage);
        return;
    case Contact::Trust::Changed:
        m_pinned->setText(groupedFingerprint(m_contact.pinnedFingerprint));
        m_changed->setText(groupedFingerprint(m_contact.fingerprint));
        showPage(ChangedAuthorityPage);
        return;
    }
}

void SignInDialog::trust()
{
    const auto pinned = m_port.trust(server(), m_contact.authority);
    if (!pinned) {
        say(pinned.error());
        return;
    }
    showPage(EnterPage);
    signIn({});
}

void SignInDialog::signIn(const QString &newPassword)
{
    setBusy(tr("Signing in"));
    const Credentials credentials{m_login->text().trimmed(), m_password->text(), newPassword, QSysInfo::machineHostName()};
    contract::whenDone(m_port.signIn(server(), credentials), this, [this](const Result<SignedIn> &answer) { signedIn(answer); });
}

void SignInDialog::signedIn(const Result<SignedIn> &answer)
{
    setBusy({});
    if (!answer) {
        say(answer.error());
        if (page() == EnterPage) {
            m_password->selectAll();
            m_password->setFocus();
        } else if (page() == NewPasswordPage) {
            m_repeated->clear();
            m_newPassword->selectAll();
            m_newPassword->setFocus();
        }
        return;
    }
    if (answer->mustChangePassword) {
        showPage(NewPasswordPage);
        return;
    }
    m_result = *answer;
    m_password->clear();
    m_newPassword->clear();
    m_repeated->clear();
    accept();
}

void SignInDialog::unlock()
{
    setBusy(tr("Opening"));
    contract::whenDone(m_port.unlockOffline(server(), m_login->text().trimmed(), m_password->text()), this, [this](const Result<SignedIn> &answer) { signedIn(answer); });
}

void SignInDialog::setNewPassword()
{
    if (m_newPassword->text() != m_repeated->text()) {
        say(tr("The two passwords differ"), tr("Type the new password twice in the same way."));
        m_repeated->selectAll();
        m_repeated->setFocus();
        return;
    }
    if (m_newPassword->text() == m_password->text()) {
        say(tr("This is the password that you were given"), tr("Choose another one."));
        m_newPassword->setFocus();
        return;
    }
    signIn(m_newPassword->text());
}

void SignInDialog::say(const Error &error)
{
    if (page() == NewPasswordPage && error.code == ErrorCode::InvalidValue) {
        say(tr("The new password is too simple, or was used before"), tr("The old one still holds. Choose another one."));
        return;
    }
    const Notice notice = noticeOf(error);
    say(notice.happened, tr("%1 %2", "two sentences").arg(notice.meaning, notice.remedy));
}

void SignInDialog::say(const QString &happened, const QString &rest)
{
    const ToneColours tone = colours(Tone::Bad);
    QPalette palette = m_answer->palette();
    palette.setColor(QPalette::Window, tone.background);
    palette.setColor(QPalette::WindowText, tone.text);
    m_answer->setPalette(palette);
    const QString behind = rest.trimmed().isEmpty() ? QString() : QStringLiteral("<br>") + rest.toHtmlEscaped();
    m_answer->setText(QStringLiteral("<b>%1</b>").arg(happened.toHtmlEscaped()) + behind);
    m_answer->show();
    adjustSize();
}

} // namespace views::shell
