// SignaturesTab (签章): which party stands by the frozen result, by whose key, and signing for the own party.
#pragma once

#include "items/evaluationfile.h"
#include "items/sealkeys.h"
#include "views/panels/records/recordtab.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace views::panels {

class KeyBox;

class SignaturesTab : public RecordTab
{
    Q_OBJECT

public:
    SignaturesTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    /// Seals with the key that the passphrase, or the PIN of a token, opens.
    void sign();

private:
    void shown();
    void refresh();
    void seal(const items::UnlockedKey &key);
    void failed(const QString &sentence);
    void makeKeyBox();
    [[nodiscard]] QString whyNot() const;

    shell::PanelContext m_context;
    items::OpenEvaluation *m_open;
    QString m_problem;
    bool m_working = false;
    QLabel *m_digest;
    QTreeWidget *m_list;
    QWidget *m_page;
    QComboBox *m_party;
    KeyBox *m_key;
    QPushButton *m_sign;
    QLabel *m_sentence;
};

} // namespace views::panels
