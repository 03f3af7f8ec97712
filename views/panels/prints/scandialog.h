// ScanDialog (纸质表单回收): paper that came back signed. Scans are dropped in, their QR codes say which prints they are, and
// only what was changed on the paper is asked. What is attached is an attachment of the print's entry and an act that makes it
// signed; without a network both wait in the outbox.
#pragma once

#include "contract/entities/printedform.h"
#include "contract/shape.h"
#include "views/print/scans.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace views::panels {

class ScanDialog : public QDialog
{
    Q_OBJECT

public:
    ScanDialog(const shell::PanelContext &context, QWidget *parent);
    /// Reads the files one after the other; each says for itself what came of it.
    void read(const QStringList &paths);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Stage {
        Reading,
        NoCode,    ///< none of ours on it: its number is to be typed
        Unknown,   ///< a code of ours, but no such print is known here
        Double,    ///< the same print stands in the list already
        Signed,    ///< came back before
        Unneeded,  ///< a print that needs no signature
        Ready,
        Attaching,
        Attached,
        Refused,   ///< `why` says it
    };
    struct Scan {
        QString path;
        Stage stage = Stage::Reading;
        QString why;
        QImage page;
        std::optional<print::PaperCode> code;
        std::optional<contract::PrintedForm> form;
        QString changes;
    };

    void choose();
    void readNext();
    void take(size_t row, const contract::Result<std::vector<print::ScannedPage>> &pages);
    /// Which print the code means; without a code, what was typed.
    void find(size_t row, const QString &typed = {});
    void found(size_t row, const contract::Result<std::vector<contract::Record>> &records);
    void attach();
    void attach(size_t row, const contract::StoredFile &file);
    void showRow(size_t row);
    void showCurrent();
    void scalePage();
    void refresh();
    [[nodiscard]] QString sentence(const Scan &scan) const;
    [[nodiscard]] int current() const;

    shell::PanelContext m_context;
    std::vector<Scan> m_scans;
    bool m_reading = false;
    QTableWidget *m_table;
    QLabel *m_page;
    QLabel *m_state;
    QLabel *m_numberLabel;
    QLineEdit *m_number;
    QPushButton *m_find;
    QLabel *m_changesLabel;
    QPlainTextEdit *m_changes;
    QPushButton *m_attach;
};

} // namespace views::panels
