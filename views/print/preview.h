// PrintPreview: pages as they will lie on the paper, from the same description as file and printer. White paper in every theme.
#pragma once

#include "views/print/fonts.h"
#include "views/print/page.h"

#include <QWidget>
#include <functional>

class QLabel;
class QListWidget;
class QPrinter;
class QScrollArea;
class QVBoxLayout;

namespace views::print {

class PrintPreview : public QWidget
{
    Q_OBJECT
public:
    explicit PrintPreview(QWidget *parent = nullptr, const FontBook &fonts = installedFonts());

    void show(Document document);
    using QWidget::show;
    [[nodiscard]] const Document &document() const { return m_document; }

    enum class Zoom { Width, Page, Actual, Free };
    void setZoom(Zoom zoom);
    void zoomBy(double factor);
    void goTo(int page);
    [[nodiscard]] int currentPage() const { return m_current; }
    /// Name of the file that is offered, without ending.
    void setFileName(const QString &name) { m_fileName = name; }

    /// Asks for a printer, and paints what is seen here on it. False where the person thought better of it.
    bool print();
    /// Paints the pages, as the printer's range says, without scaling. False where the printer does not begin.
    [[nodiscard]] bool paintOn(QPrinter &printer) const;
    bool savePdf();

Q_SIGNALS:
    void currentPageChanged(int page);
    void printed();                     ///< handed to the printer
    void saved(const QString &path);
    void refused(const QString &why);   ///< a file that cannot be written

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Paper;
    void layOut();
    void noteScroll();
    [[nodiscard]] int topOf(int page) const;

    const FontBook &m_fonts;
    Document m_document;
    QString m_fileName;
    QScrollArea *m_area;
    QWidget *m_desk;
    QVBoxLayout *m_column;
    QListWidget *m_list;
    QLabel *m_where;
    std::vector<Paper *> m_papers;
    Zoom m_zoom = Zoom::Page;
    double m_dots = 3;   ///< of the screen to a millimetre
    int m_current = 0;
};

/// A window with the preview, from where it is printed or saved.
void preview(Document document, const QString &fileName, QWidget *parent);

} // namespace views::print
