// CountingPage: one stocktake. While it is open: a line for the scanner that always has the keyboard, running counts, and
// the lists that come out; once it is signed off: what was frozen, ready to print.
#pragma once

#include "items/queries.h"
#include "items/stocktakefindings.h"
#include "rules/stocktake.h"
#include "views/shell/panelspec.h"
#include "views/shell/theme.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTabWidget;
class QTableView;
class QToolButton;

namespace items {
class StocktakeCount;
}

namespace views::panels {

class ScanJournal;
class ScanLine;

class CountingPage : public QWidget
{
    Q_OBJECT

public:
    CountingPage(const shell::PanelContext &context, QWidget *parent);
    ~CountingPage() override;

    void open(const items::ListRow &stocktake);
    void close();
    void retranslate();
    [[nodiscard]] QUuid stocktake() const;
    [[nodiscard]] QWidget *firstFocus() const;
    [[nodiscard]] bool isSigned() const;
    [[nodiscard]] const items::StocktakeCount &count() const { return *m_count; }

    /// As if scanned one after the other.
    void scan(const QStringList &codes);
    [[nodiscard]] QString whyNotScan() const;
    [[nodiscard]] QString whyNotSign() const;
    void acceptPlaces();
    void setVerified();
    void signOff();
    void print();
    void copyList();

Q_SIGNALS:
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Figure { Expected, Found, Missing, Moved, Unknown, Duplicate, FigureCount };
    void makeLists();
    void follow(const QString &entity, const QVector<QUuid> &ids);
    void take(const items::ListRow &stocktake);
    void ready();
    void counted(int first, int last);
    void refresh();
    void refreshFigures();
    void tell(const QString &sentence, shell::Tone tone);
    void report(const contract::Result<void> &result, const QString &done);
    void edit(const contract::Shape &shape, const std::vector<QUuid> &records, const contract::Patch &shared, const std::vector<contract::Patch> &own, const QString &reason, const QString &done);
    [[nodiscard]] rules::Tally tally() const;
    [[nodiscard]] items::StocktakeFindings *current() const;
    [[nodiscard]] QString text(const char *field) const;
    [[nodiscard]] QString whyNotEditResources() const;

    shell::PanelContext m_context;
    const contract::Shape &m_shape;
    items::StocktakeCount *m_count;
    ScanJournal *m_journal;
    std::optional<items::ListRow> m_row;
    std::optional<rules::Findings> m_frozen;
    QSet<QUuid> m_accepted; ///< resources whose new place was accepted

    QToolButton *m_back;
    QLabel *m_number;
    QLabel *m_title;
    QLabel *m_facts;
    QWidget *m_scanning;
    QLabel *m_roomCaption;
    QComboBox *m_room;
    QLabel *m_zoneCaption;
    QComboBox *m_zone;
    ScanLine *m_line;
    QLabel *m_feedback;
    QProgressBar *m_progress;
    std::array<QLabel *, FigureCount> m_figures{};
    std::array<QLabel *, FigureCount> m_figureCaptions{};
    QTabWidget *m_tabs;
    std::vector<items::StocktakeFindings *> m_lists;
    std::vector<QTableView *> m_tables;
    std::vector<QLabel *> m_empties;
    QPushButton *m_copy;
    QPushButton *m_accept;
    QPushButton *m_verify;
    QPushButton *m_print;
    QPushButton *m_sign;
};

} // namespace views::panels
