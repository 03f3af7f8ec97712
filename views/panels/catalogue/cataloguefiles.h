// CatalogueFiles: the catalogue into a file and out of one, in a thread of its own; and the window that says what a file
// would change before it does.
#pragma once

#include "exchange/servicesheet.h"
#include "views/panels/exchange/importworkshop.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace items {
class ChangePreview;
}

namespace views::panels {

class CatalogueFiles : public QObject
{
    Q_OBJECT

public:
    CatalogueFiles(const contract::Catalogues &catalogues, QObject *parent);
    void write(const QString &path, std::vector<contract::ServiceItem> items);
    void read(const QString &path);
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void written(const QString &path, int items);
    void wasRead(const std::shared_ptr<exchange::ServiceReading> &reading);
    void failed(const contract::Error &error);

private:
    FileWords m_words;
    exchange::ServiceSheet m_sheet;
    bool m_busy = false;
    WorkThread m_thread{QStringLiteral("catalogue")}; ///< the last, so that it ends first
};

/// What the file changes, item by item; the bad rows can be saved.
class CatalogueImport : public QDialog
{
    Q_OBJECT

public:
    CatalogueImport(const QString &file, std::shared_ptr<exchange::ServiceReading> reading, std::span<const contract::ServiceItem> existing, QWidget *parent);
    [[nodiscard]] const std::vector<rules::ItemArrival> &arrivals() const { return m_arrivals; }

private:
    void saveRejects();
    std::shared_ptr<exchange::ServiceReading> m_reading;
    std::vector<rules::ItemArrival> m_arrivals;
    QLabel *m_state;
};

} // namespace views::panels
