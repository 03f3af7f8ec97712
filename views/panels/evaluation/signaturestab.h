// SignaturesTab (签章): which party stands by the frozen result, by whose key, and signing for the own party.
#pragma once

#include "items/evaluationfile.h"
#include "items/sealkeys.h"
#include "views/panels/records/recordtab.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace views::panels {

class SignaturesTab : public RecordTab
{
    Q_OBJECT

public:
    SignaturesTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    /// Seals with the key that the passphrase opens.
    void sign();

private:
    void shown();
    void refresh();
    void unlocked(const contract::Result<items::UnlockedKey> &key);
    void seal(const items::UnlockedKey &key);
    void failed(const QString &sentence);
    void keyFromFile();
    void makeKey();
    [[nodiscard]] QString whyNot() const;

    shell::PanelContext m_context;
    items::OpenEvaluation *m_open;
    QByteArray m_pem; ///< of a key file, for as long as the tab lives
    QString m_problem;
    bool m_working = false;
    QLabel *m_digest;
    QTreeWidget *m_list;
    QWidget *m_page;
    QComboBox *m_party;
    QLineEdit *m_passphrase;
    QPushButton *m_keys;
    QPushButton *m_sign;
    QLabel *m_sentence;
};

} // namespace views::panels
