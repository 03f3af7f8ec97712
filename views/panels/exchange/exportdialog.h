// ExportDialog: which records, which columns, how much of people's data, and into which file.
#pragma once

#include "views/panels/exchange/exportjob.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace views::panels {

class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    struct Offer {
        items::ListQuery query; ///< of the list
        qint64 matches = 0;
        items::Rids selected;
        std::vector<int> columns; ///< as shown
    };
    ExportDialog(const contract::Shape &shape, const shell::PanelContext &context, Offer offer, QWidget *parent);
    /// Writes to that file; choose() asks for one first.
    void writeTo(const QString &path);

protected:
    void reject() override;

private:
    void choose();
    void refresh();
    [[nodiscard]] exchange::ExportOptions options() const;

    const contract::Shape &m_shape;
    Offer m_offer;
    ExportJob *m_job;
    QRadioButton *m_found;
    QRadioButton *m_selected;
    QRadioButton *m_shown;
    QRadioButton *m_all;
    QCheckBox *m_personal;
    QLabel *m_languageLabel;
    QComboBox *m_language;
    QLabel *m_state;
    QProgressBar *m_bar;
    QPushButton *m_write;
    QPushButton *m_folder;
    QPushButton *m_close;
    QString m_path;
};

} // namespace views::panels
