// KeyDialog (签名密钥): the first time that somebody seals: a key of their own is made under a passphrase, and registered with
// the server. Where no keyring runs the key is saved as a file of the person's own.
#pragma once

#include "items/sealkeys.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace views::panels {

class KeyDialog : public QDialog
{
    Q_OBJECT

public:
    KeyDialog(const shell::PanelContext &context, QWidget *parent);
    /// Makes the key and registers it; closes with Accepted when both are done.
    void make();
    [[nodiscard]] const std::optional<items::UnlockedKey> &key() const { return m_key; }
    [[nodiscard]] QByteArray passphrase() const;

private:
    void refresh();
    void take(const contract::Result<items::MadeKey> &made);
    [[nodiscard]] QString whyNot() const;

    shell::PanelContext m_context;
    QComboBox *m_algorithm;
    QLineEdit *m_passphrase;
    QLineEdit *m_again;
    QLabel *m_note;
    QPushButton *m_ok;
    std::optional<items::UnlockedKey> m_key;
    bool m_working = false;
};

/// Registers the public half: the act that makes the signing key known to the server.
[[nodiscard]] contract::Result<contract::Command> registration(const items::UnlockedKey &key, const shell::PanelContext &context);

} // namespace views::panels
