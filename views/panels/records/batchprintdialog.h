// BatchPrintDialog (批量打印): many records on a form in one act: which, into which files, how they are called. It shows how far
// it is, stops when asked, and goes on where it stopped.
#pragma once

#include "views/panels/records/batchprintjob.h"
#include "views/panels/records/formbinding.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace views::panels {

class BatchPrintDialog : public QDialog
{
    Q_OBJECT

public:
    struct Offer {
        items::ListQuery query; ///< of the list
        qint64 matches = 0;
        items::Rids selected;
        QUuid example; ///< a record whose file name is shown
    };
    BatchPrintDialog(const contract::Shape &shape, const shell::PanelContext &context, Offer offer, QWidget *parent);

protected:
    void reject() override;

private:
    void build();
    void begunAnew();
    void chooseFolder();
    void askForExample();
    void retitle();
    void begin();
    void tell(const BatchPrintEnd &end);
    void refresh();
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] qint64 papers() const;
    [[nodiscard]] QString form() const;

    const contract::Shape &m_shape;
    shell::PanelContext m_context;
    Offer m_offer;
    std::shared_ptr<const BoundRecord> m_example;
    BatchPrintJob *m_job;
    QComboBox *m_form;
    QRadioButton *m_selected;
    QRadioButton *m_found;
    QRadioButton *m_files;
    QRadioButton *m_oneFile;
    QLineEdit *m_folder;
    QPushButton *m_choose;
    QLineEdit *m_name;
    QLabel *m_exampleLabel;
    QSpinBox *m_copies;
    QLabel *m_state;
    QProgressBar *m_bar;
    QPushButton *m_open;
    QPushButton *m_start;
    QPushButton *m_close;
    QString m_namePattern; ///< of many files, while one is named
    bool m_isDone = false;
};

} // namespace views::panels
