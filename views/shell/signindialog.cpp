#include "views/shell/signindialog.h"

#include "contract/whendone.h"
#include "views/shell/icons.h"
#include "views/shell/notice.h"
#include "views/shell/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSysInfo>

namespace views::shell {

namespace {

QLabel *paragraph(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel *heading(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setFont(headingFont(3));
    label->setWordWrap(true);
    return label;
}

QLabel *fingerprintLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setFont(fixedFont());
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setContentsMargins(px(12), px(8), px(12), px(8));
    label->setAutoFillBackground(true);
    label->setBackgroundRole(QPalette::Base);
    label->setFocusPolicy(Qt::TabFocus);
    return label;
}

QVBoxLayout *pageLayout(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(12));
    return column;
}

QHBoxLayout *buttonLine(std::initializer_list<QPushButton *> buttons)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(px(8));
    line->addStretch();
    for (auto *button : buttons) {
        button->setAutoDefault(false);
        line->addWidget(button);
    }
    return line;
}

/// The one primary action of a page stands out by the accent.
void makePrimary(QPushButton *button)
{
    QPalette palette;
    const QPalette now = QGuiApplication::palette();
    palette.setColor(QPalette::Active, QPalette::Button, now.color(QPalette::Highlight));
    palette.setColor(QPalette::Inactive, QPalette::Button, now.color(QPalette::Highlight));
    palette.setColor(QPalette::Active, QPalette::ButtonText, now.color(QPalette::HighlightedText));
    palette.setColor(QPalette::Inactive, QPalette::ButtonText, now.color(QPalette::HighlightedText));
    button->setPalette(palette);
    button->setDefault(true);
}

} // namespace

QString groupedFingerprint(const QString &fingerprint)
{
    const auto pairs = fingerprint.split(u':', Qt::SkipEmptyParts);
    QString grouped;
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        if (i > 0)
            grouped += i % 8 == 0 ? QStringLiteral("\n") : i % 4 == 0 ? QStringLiteral("   ") : QStringLiteral(" ");
        grouped += pairs[i];
    }
    return grouped;
}

SignInDialog::SignInDialog(SignInPort &port, QWidget *parent) : QDialog(parent), m_port(port), m_answer(paragraph(this))
{
    m_pages.push_back(makeEnterPage());
    m_pages.push_back(makeFirstContactPage());
    m_pages.push_back(makeChangedAuthorityPage());
    m_pages.push_back(makeNewPasswordPage());
    m_answer->setObjectName(QStringLiteral("answer"));
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

QWidget *SignInDialog::makeEnterPage()
{
    auto *page = new QWidget(this);
    auto *column = pageLayout(page);
    auto *title = heading(page);
    m_texts.push_back([title] { title->setText(tr("Yunheng")); });
    auto *subtitle = paragraph(page);
    subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_texts.push_back([subtitle] { subtitle->setText(tr("Government-cloud operations workstation")); });
    column->addWidget(title);
    column->addWidget(subtitle);
    column->addSpacing(px(4));

    const auto field = [&](const char *name, const char *caption, QLineEdit *&edit) {
        auto *label = new QLabel(page);
        edit = new QLineEdit(page);
        edit->setObjectName(QString::fromLatin1(name));
        label->setBuddy(edit);
        auto *pair = new QVBoxLayout;
        pair->setSpacing(px(4));
        pair->addWidget(label);
        pair->addWidget(edit);
        column->addLayout(pair);
        m_texts.push_back([label, edit, caption] {
            label->setText(tr(caption));
            edit->setAccessibleName(label->text());
        });
    };
    field("server", QT_TR_NOOP("Server address"), m_server);
    field("login", QT_TR_NOOP("Login name"), m_login);
    field("password", QT_TR_NOOP("Password"), m_password);
    m_server->setText(m_port.lastServer());
    m_server->setFont(fixedFont());
    m_texts.push_back([this] { m_server->setPlaceholderText(tr("host:port, for example cloud-ops.example:8443")); });
    m_login->setText(m_port.lastLogin());
    m_password->setEchoMode(QLineEdit::Password);

    m_keyring = paragraph(page);
    m_keyring->setObjectName(QStringLiteral("keyring"));
    m_keyring->hide();
    contract::whenDone(m_port.hasKeyring(), this, [this](bool runs) { m_keyring->setVisible(!runs); });
    m_texts.push_back([this] {
        m_keyring->setText(tr("No system keyring is running. The sign-in is not kept on the disk; the password is asked for at each start."));
    });
    column->addWidget(m_keyring);
    column->addStretch();

    m_offline = new QPushButton(page);
    m_offline->setObjectName(QStringLiteral("offline"));
    m_offline->hide();
    m_cancel = new QPushButton(page);
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_enter = new QPushButton(page);
    m_enter->setObjectName(QStringLiteral("enter"));
    m_texts.push_back([this] {
        m_offline->setText(tr("Work offline"));
        m_offline->setToolTip(tr("Opens the data kept on this workstation with the same password; acts wait in the outbox"));
        m_cancel->setText(m_busy ? tr("Stop") : tr("Quit"));
        m_enter->setText(m_busy ? tr("Signing in") : tr("Sign in"));
    });
    column->addLayout(buttonLine({m_offline, m_cancel, m_enter}));
    connect(m_enter, &QPushButton::clicked, this, &SignInDialog::start);
    connect(m_offline, &QPushButton::clicked, this, &SignInDialog::unlock);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_busy)
            m_port.cancel();
        else
            reject();
    });
    for (auto *edit : {m_server, m_login}) // another password may still open the data kept here
        connect(edit, &QLineEdit::textEdited, this, [this] { m_offline->hide(); });
    return page;
}

QWidget *SignInDialog::makeFirstContactPage()
{
    auto *page = new QWidget(this);
    auto *column = pageLayout(page);
    auto *title = heading(page);
    auto *why = paragraph(page);
    auto *what = paragraph(page);
    m_subject = paragraph(page);
    m_fingerprint = fingerprintLabel(page);
    m_fingerprint->setObjectName(QStringLiteral("fingerprint"));
    m_trust = new QPushButton(page);
    m_trust->setObjectName(QStringLiteral("trust"));
    auto *back = new QPushButton(page);
    back->setObjectName(QStringLiteral("back"));
    for (auto *widget : std::initializer_list<QWidget *>{title, why, m_subject, m_fingerprint, what})
        column->addWidget(widget);
    column->addStretch();
    column->addLayout(buttonLine({back, m_trust}));
    setTabOrder(back, m_trust);
    m_texts.push_back([this, title, why, what, back] {
        title->setText(tr("First contact with this server"));
        why->setText(tr("This workstation does not know the server yet. Compare the fingerprint of its authority with the one that the system administrator gave you."));
        m_subject->setText(tr("Authority: %1").arg(m_contact.subject));
        m_fingerprint->setAccessibleName(tr("SHA-256 fingerprint of the authority"));
        what->setText(tr("If every pair agrees, trust the server: from then on this workstation talks to no other. If one pair differs, go back and ask the system administrator."));
        m_trust->setText(tr("Trust this server"));
        back->setText(tr("Back"));
    });
    connect(m_trust, &QPushButton::clicked, this, &SignInDialog::trust);
    connect(back, &QPushButton::clicked, this, [this] { showPage(EnterPage); });
    return page;
}

QWidget *SignInDialog::makeChangedAuthorityPage()
{
    auto *page = new QWidget(this);
    auto *column = pageLayout(page);
    auto *title = heading(page);
    auto *why = paragraph(page);
    auto *trusted = paragraph(page);
    auto *shown = paragraph(page);
    auto *what = paragraph(page);
    m_pinned = fingerprintLabel(page);
    m_changed = fingerprintLabel(page);
    m_changed->setObjectName(QStringLiteral("changed"));
    m_refusedBack = new QPushButton(page);
    m_refusedBack->setObjectName(QStringLiteral("refused-back"));
    for (auto *widget : std::initializer_list<QWidget *>{title, why, trusted, m_pinned, shown, m_changed, what})
        column->addWidget(widget);
    column->addStretch();
    column->addLayout(buttonLine({m_refusedBack}));
    m_texts.push_back([this, title, why, trusted, shown, what] {
        title->setText(tr("This is not the server that you trust"));
        why->setText(tr("Under the same address another authority answered. Somebody may be listening in, or the server was set up anew. Your password was not sent."));
        trusted->setText(tr("Trusted until now:"));
        shown->setText(tr("Shown by the server:"));
        m_pinned->setAccessibleName(tr("Fingerprint trusted until now"));
        m_changed->setAccessibleName(tr("Fingerprint shown by the server"));
        what->setText(tr("Tell the system administrator. If the server was set up anew, they install its authority on this workstation."));
        m_refusedBack->setText(tr("Back"));
    });
    connect(m_refusedBack, &QPushButton::clicked, this, [this] { showPage(EnterPage); });
    return page;
}

QWidget *SignInDialog::makeNewPasswordPage()
{
    auto *page = new QWidget(this);
    auto *column = pageLayout(page);
    auto *title = heading(page);
    auto *rule = paragraph(page);
    column->addWidget(title);
    column->addWidget(rule);
    const auto field = [&](const char *name, const char *caption, QLineEdit *&edit) {
        auto *label = new QLabel(page);
        edit = new QLineEdit(page);
        edit->setObjectName(QString::fromLatin1(name));
        edit->setEchoMode(QLineEdit::Password);
        label->setBuddy(edit);
        auto *pair = new QVBoxLayout;
        pair->setSpacing(px(4));
        pair->addWidget(label);
        pair->addWidget(edit);
        column->addLayout(pair);
        m_texts.push_back([label, edit, caption] {
            label->setText(tr(caption));
            edit->setAccessibleName(label->text());
        });
    };
    field("new-password", QT_TR_NOOP("New password"), m_newPassword);
    field("repeated", QT_TR_NOOP("New password once more"), m_repeated);
    m_set = new QPushButton(page);
    m_set->setObjectName(QStringLiteral("set"));
    auto *back = new QPushButton(page);
    column->addStretch();
    column->addLayout(buttonLine({back, m_set}));
    m_texts.push_back([this, title, rule, back] {
        title->setText(tr("Choose your own password"));
        rule->setText(tr("The password that you were given is for the first sign-in only. The new one has ten characters or more, of three of these kinds: capital letters, small letters, digits, other signs."));
        m_set->setText(tr("Set the password and sign in"));
        back->setText(tr("Back"));
    });
    connect(m_set, &QPushButton::clicked, this, &SignInDialog::setNewPassword);
    connect(back, &QPushButton::clicked, this, [this] { showPage(EnterPage); });
    return page;
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
