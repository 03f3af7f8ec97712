// SignInDialog: its four pages, as they look.
#include "views/shell/signindialog.h"

#include "contract/whendone.h"
#include "views/shell/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

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

QLineEdit *SignInDialog::addField(QVBoxLayout *column, const char *name, const char *caption)
{
    auto *page = column->parentWidget();
    auto *label = new QLabel(page);
    auto *edit = new QLineEdit(page);
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
    return edit;
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

    m_server = addField(column, "server", QT_TR_NOOP("Server address"));
    m_login = addField(column, "login", QT_TR_NOOP("Login name"));
    m_password = addField(column, "password", QT_TR_NOOP("Password"));
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
    m_newPassword = addField(column, "new-password", QT_TR_NOOP("New password"));
    m_repeated = addField(column, "repeated", QT_TR_NOOP("New password once more"));
    for (auto *edit : {m_newPassword, m_repeated})
        edit->setEchoMode(QLineEdit::Password);
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

} // namespace views::shell
