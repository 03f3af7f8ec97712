// ImportFilePage: which file, and how it is read, with its first rows to see that it is read rightly.
#pragma once

#include "views/panels/exchange/importjob.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;
class QToolButton;

namespace views::panels {

class ImportFilePage : public QWidget
{
    Q_OBJECT

public:
    ImportFilePage(ImportJob &job, QWidget *parent);
    void open(const QString &path);
    void choose();
    void retranslate();

Q_SIGNALS:
    /// The file was read, or cannot be.
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void fillOptions();
    void readAgain();
    void show();

    ImportJob &m_job;
    QString m_path;
    QWidget *m_empty; ///< while no file is chosen
    QLabel *m_picture;
    QLabel *m_invitation;
    QLabel *m_promise;
    QPushButton *m_first;
    QWidget *m_content;
    QLabel *m_heading;
    QLabel *m_hint;
    QToolButton *m_choose;
    QLabel *m_encodingLabel;
    QComboBox *m_encoding;
    QLabel *m_separatorLabel;
    QComboBox *m_separator;
    QLabel *m_sheetLabel;
    QComboBox *m_sheet;
    QTableWidget *m_rows;
};

} // namespace views::panels
