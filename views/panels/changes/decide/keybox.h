// KeyBox: where a person says who they are, at the moment of sealing: the passphrase of their key, a key from a file, or one on
// a token with its PIN; the first time a key is made. What seals is known to the server before what it sealed.
#pragma once

#include "items/sealkeys.h"
#include "views/shell/panelspec.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace views::panels {

class KeyBox : public QWidget
{
    Q_OBJECT

public:
    /// `own`, `file`, `token`: what the key of each kind seals, as sentences; that of the token has a %1 for its name.
    struct Words {
        QString own;
        QString file;
        QString token;
    };
    KeyBox(const shell::PanelContext &context, const Words &words, QWidget *parent);
    /// Why nothing can be sealed now; empty where it can.
    [[nodiscard]] QString whyNot() const;
    /// Unlocks the key and makes it known to the server; then unlocked() or failed() is said, once.
    void unlock();
    [[nodiscard]] bool hasFocusInside() const;
    void takeFocus();

Q_SIGNALS:
    /// Another key, or another passphrase.
    void edited();
    void unlocked(const items::UnlockedKey &key);
    /// What to say; empty: what was said before counts no more.
    void failed(const QString &sentence);

private:
    void read();
    void refresh();
    void use(const items::UnlockedKey &key);
    void makeKey();
    void keyFromFile();
    void keyFromToken();

    shell::PanelContext m_context;
    Words m_words;
    bool m_hasKey = true;
    QByteArray m_pem;                 ///< of a key file, for the session of this window
    std::optional<items::TokenEntry> m_token;
    QSet<QString> m_registered;       ///< fingerprints of this person's living keys
    QLabel *m_note;
    QLineEdit *m_passphrase;
    QPushButton *m_key;
};

} // namespace views::panels
