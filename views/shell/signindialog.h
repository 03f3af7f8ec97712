// SignInDialog: server, login, password; the authority's fingerprint at first contact; a new password where the server
// asks for one; the offline unlock where it cannot be reached.
#pragma once

#include "views/shell/signinport.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace views::shell {

class SignInDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SignInDialog(SignInPort &port, QWidget *parent = nullptr);
    /// Who signed in; meaningful once the dialog was accepted.
    [[nodiscard]] const SignedIn &result() const { return m_result; }
    enum Page { EnterPage, FirstContactPage, ChangedAuthorityPage, NewPasswordPage };
    [[nodiscard]] Page page() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeEnterPage();
    QWidget *makeFirstContactPage();
    QWidget *makeChangedAuthorityPage();
    QWidget *makeNewPasswordPage();
    QLineEdit *addField(QVBoxLayout *column, const char *name, const char *caption);
    void retranslate();
    void showPage(Page page);
    void start();
    void contacted(const Result<Contact> &contact);
    void trust();
    void signIn(const QString &newPassword);
    void signedIn(const Result<SignedIn> &answer);
    void unlock();
    void setNewPassword();
    void say(const Error &error);
    void say(const QString &happened, const QString &rest);
    void setBusy(const QString &text);
    [[nodiscard]] QString server() const;

    SignInPort &m_port;
    SignedIn m_result;
    Contact m_contact;
    std::vector<QWidget *> m_pages; ///< in the order of Page
    Page m_page = EnterPage;
    std::vector<std::function<void()>> m_texts; ///< each sets one text in the language of now
    QLineEdit *m_server = nullptr;
    QLineEdit *m_login = nullptr;
    QLineEdit *m_password = nullptr;
    QLineEdit *m_newPassword = nullptr;
    QLineEdit *m_repeated = nullptr;
    QLabel *m_keyring = nullptr;
    QLabel *m_fingerprint = nullptr;
    QLabel *m_subject = nullptr;
    QLabel *m_changed = nullptr;
    QLabel *m_pinned = nullptr;
    QPushButton *m_enter = nullptr;
    QPushButton *m_offline = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_trust = nullptr;
    QPushButton *m_refusedBack = nullptr;
    QPushButton *m_set = nullptr;
    QLabel *m_answer;
    bool m_busy = false;
};

/// "AB:CD:..." in lines of eight pairs, two groups a line, so that two people can compare it aloud.
[[nodiscard]] QString groupedFingerprint(const QString &fingerprint);

} // namespace views::shell
