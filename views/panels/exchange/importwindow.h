// ImportWindow: a file into the ledger in four pages: the file, its columns, what would be done, and doing it.
#pragma once

#include "views/panels/exchange/importjob.h"

#include <QDialog>
#include <QElapsedTimer>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace views::panels {

class ImportFilePage;
class ImportColumnsPage;
class ImportCheckPage;

class ImportWindow : public QDialog
{
    Q_OBJECT

public:
    /// `folder`: where ways of reading are remembered.
    ImportWindow(const contract::Shape &shape, const shell::PanelContext &context, const QString &folder, QWidget *parent);
    void open(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void reject() override;

private:
    enum Page { File, Columns, Check, Done };
    void retranslate();
    void go(Page page);
    void next();
    void back();
    void refresh();
    void showProgress(qint64 done, qint64 of);
    void showFailure(const contract::Error &error);
    void showDone(const QString &sentence);
    void saveRejects();
    void startAnew();
    [[nodiscard]] Page page() const;
    [[nodiscard]] QString whyNotNext() const;
    /// Asks before something that runs is given up.
    [[nodiscard]] bool mayEnd();

    const contract::Shape &m_shape;
    ImportJob *m_job;
    QLabel *m_steps;
    QStackedWidget *m_pages;
    ImportFilePage *m_file;
    ImportColumnsPage *m_columns;
    ImportCheckPage *m_check;
    QWidget *m_done;
    QLabel *m_result;
    QLabel *m_meaning;
    QPushButton *m_save;
    QPushButton *m_again;
    QLabel *m_failure;
    QProgressBar *m_bar;
    QLabel *m_left;
    QPushButton *m_stop;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_close;
    QElapsedTimer m_since;
    bool m_ended = false; ///< everything was carried out
};

} // namespace views::panels
