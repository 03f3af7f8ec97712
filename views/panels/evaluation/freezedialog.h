// FreezeDialog (定稿): works the result out from the records of now, shows total, grade and digest, and freezes it: the exact
// records are attached, so that the same numbers can be worked out years later.
#pragma once

#include "items/evaluationfile.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace views::panels {

class FreezeDialog : public QDialog
{
    Q_OBJECT

public:
    FreezeDialog(const contract::Evaluation &evaluation, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] bool isReady() const { return m_draft.has_value(); }
    void freeze();

Q_SIGNALS:
    void ready();

private:
    void took(const contract::Result<items::FreezeDraft> &draft);
    void hang(const contract::StoredFile &file);
    void submit(const QUuid &after);
    void refuse(const contract::Error &error);
    void refresh();

    shell::PanelContext m_context;
    contract::Evaluation m_evaluation;
    std::optional<items::FreezeDraft> m_draft;
    QLabel *m_total;
    QLabel *m_digest;
    QLabel *m_note;
    QProgressBar *m_busy;
    QLineEdit *m_reason;
    QPushButton *m_ok;
    bool m_working = true;
};

} // namespace views::panels
