#include "shell/accessible.h"
#include "shell/fakes.h"
#include "views/shell/signindialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace contract;
using namespace views::shell;

namespace {

const QString fingerprint = QStringLiteral("AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89");

SignedIn lihua()
{
    return {.actor = {.account = {}, .login = QStringLiteral("li.hua"), .displayName = QStringLiteral("李华"), .roles = {}, .rights = {}, .scope = {}}};
}

void press(QWidget *window, const QString &text, Qt::Key then = Qt::Key_Return)
{
    QTest::keyClicks(window->focusWidget(), text);
    QTest::keyClick(window->focusWidget(), then);
}

} // namespace

class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsInByKeysAlone()
    {
        ScriptedPort port;
        port.contactAnswer = Contact{.trust = Contact::Trust::Known};
        port.signInAnswers = {lihua()};
        SignInDialog dialog(port);
        dialog.show();

        press(&dialog, QStringLiteral("ten characters"));

        QTRY_COMPARE(dialog.QDialog::result(), int(QDialog::Accepted));
        QCOMPARE(port.asked.size(), size_t(1));
        QCOMPARE(port.asked[0].login, QStringLiteral("li.hua"));
        QCOMPARE(port.asked[0].password, QStringLiteral("ten characters"));
        QCOMPARE(dialog.result().actor.displayName, QStringLiteral("李华"));
    }

    void sendsNothingBeforeThePersonTrustsTheServer()
    {
        ScriptedPort port;
        port.contactAnswer = Contact{.trust = Contact::Trust::FirstTime, .fingerprint = fingerprint, .subject = QStringLiteral("CN=Yunheng CA"), .authority = "PEM"};
        port.signInAnswers = {lihua()};
        SignInDialog dialog(port);
        dialog.show();

        press(&dialog, QStringLiteral("ten characters"));

        QTRY_COMPARE(dialog.page(), SignInDialog::FirstContactPage);
        QVERIFY(port.asked.empty());
        QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("fingerprint"))->text().startsWith(QStringLiteral("AB CD EF 01   23 45 67 89\nAB CD")));
        auto *trust = dialog.findChild<QPushButton *>(QStringLiteral("trust"));
        QVERIFY2(!trust->isDefault(), "Enter alone trusts nobody");

        trust->setFocus();
        QTest::keyClick(trust, Qt::Key_Space);

        QTRY_COMPARE(dialog.QDialog::result(), int(QDialog::Accepted));
        QCOMPARE(port.trusted, QByteArray("PEM"));
    }

    void offersNoWayOnWhereTheAuthorityChanged()
    {
        ScriptedPort port;
        port.contactAnswer = Contact{.trust = Contact::Trust::Changed, .fingerprint = fingerprint, .pinnedFingerprint = fingerprint};
        port.signInAnswers = {lihua()};
        SignInDialog dialog(port);
        dialog.show();

        press(&dialog, QStringLiteral("ten characters"));

        QTRY_COMPARE(dialog.page(), SignInDialog::ChangedAuthorityPage);
        QStringList offered;
        for (const auto *button : dialog.findChildren<QPushButton *>())
            if (button->isVisible())
                offered << button->objectName();
        QCOMPARE(offered, QStringList{QStringLiteral("refused-back")});
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(dialog.page(), SignInDialog::EnterPage);
        QVERIFY(port.asked.empty());
    }

    void asksForANewPasswordAndSendsItOnce()
    {
        ScriptedPort port;
        port.contactAnswer = Contact{.trust = Contact::Trust::Known};
        auto first = lihua();
        first.mustChangePassword = true;
        port.signInAnswers = {first, lihua()};
        SignInDialog dialog(port);
        dialog.show();
        press(&dialog, QStringLiteral("given-by-admin"));
        QTRY_COMPARE(dialog.page(), SignInDialog::NewPasswordPage);

        press(&dialog, QStringLiteral("My-own-2026"), Qt::Key_Tab);
        press(&dialog, QStringLiteral("My-own-2O26"));
        QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("answer"))->isVisible());
        QCOMPARE(port.asked.size(), size_t(1));

        dialog.findChild<QLineEdit *>(QStringLiteral("repeated"))->clear();
        press(&dialog, QStringLiteral("My-own-2026"));

        QTRY_COMPARE(dialog.QDialog::result(), int(QDialog::Accepted));
        QCOMPARE(port.asked.size(), size_t(2));
        QCOMPARE(port.asked[1].newPassword, QStringLiteral("My-own-2026"));
        QCOMPARE(port.asked[1].password, QStringLiteral("given-by-admin"));
    }

    void staysInTheFieldWhereTheNewPasswordIsRefused()
    {
        ScriptedPort port;
        port.contactAnswer = Contact{.trust = Contact::Trust::Known};
        auto first = lihua();
        first.mustChangePassword = true;
        port.signInAnswers = {first, fail(ErrorCode::InvalidValue)};
        SignInDialog dialog(port);
        dialog.show();
        press(&dialog, QStringLiteral("given-by-admin"));
        QTRY_COMPARE(dialog.page(), SignInDialog::NewPasswordPage);

        press(&dialog, QStringLiteral("short"), Qt::Key_Tab);
        press(&dialog, QStringLiteral("short"));

        QTRY_VERIFY(dialog.findChild<QLabel *>(QStringLiteral("answer"))->isVisible());
        QCOMPARE(dialog.focusWidget()->objectName(), QStringLiteral("new-password"));
        QVERIFY(dialog.findChild<QLineEdit *>(QStringLiteral("repeated"))->text().isEmpty());
    }

    void unlocksOfflineOnlyWhereThisLoginWasHereBefore()
    {
        ScriptedPort port;
        port.contactAnswer = fail(ErrorCode::Unavailable);
        SignInDialog dialog(port);
        dialog.show();
        auto *offline = dialog.findChild<QPushButton *>(QStringLiteral("offline"));

        press(&dialog, QStringLiteral("ten characters"));
        QTRY_VERIFY(dialog.findChild<QLabel *>(QStringLiteral("answer"))->isVisible());
        QVERIFY(!offline->isVisible());

        port.unlockable = true;
        auto unlocked = lihua();
        unlocked.offline = true;
        port.unlockAnswer = unlocked;
        QTest::keyClick(dialog.findChild<QLineEdit *>(QStringLiteral("password")), Qt::Key_Return);
        QTRY_VERIFY(offline->isVisible());
        offline->setFocus();
        QTest::keyClick(offline, Qt::Key_Space);

        QTRY_COMPARE(dialog.QDialog::result(), int(QDialog::Accepted));
        QVERIFY(dialog.result().offline);
        QCOMPARE(port.unlocks, 1);
    }

    void saysWhatIsWrongAndKeepsTheDialogOpen()
    {
        ScriptedPort port;
        port.contactAnswer = Contact{.trust = Contact::Trust::Known};
        port.signInAnswers = {fail(ErrorCode::BadCredentials)};
        SignInDialog dialog(port);
        dialog.show();

        press(&dialog, QStringLiteral("wrong"));

        auto *answer = dialog.findChild<QLabel *>(QStringLiteral("answer"));
        QTRY_VERIFY(answer->text().contains(QStringLiteral("Login name or password is wrong")));
        QVERIFY(dialog.isVisible());
    }

    void namesTheEmptyField()
    {
        ScriptedPort port;
        SignInDialog dialog(port);
        dialog.show();

        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);

        QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("answer"))->text().contains(QStringLiteral("Password")));
        QCOMPARE(dialog.focusWidget()->objectName(), QStringLiteral("password"));
    }

    void saysThatNothingIsKeptWithoutAKeyring()
    {
        ScriptedPort port;
        port.keyring = false;
        SignInDialog dialog(port);
        dialog.show();
        QTRY_VERIFY(dialog.findChild<QLabel *>(QStringLiteral("keyring"))->isVisible());
    }

    void everyControlHasAName()
    {
        ScriptedPort port;
        SignInDialog dialog(port);
        QCOMPARE(namelessControls(dialog), QStringList());
    }
};

QTEST_MAIN(TestSignIn)
#include "tst_signin.moc"
