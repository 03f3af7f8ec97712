#include "views/print/preview.h"

#include "views/print/paint.h"
#include "views/print/pdf.h"

#include <QAction>
#include <QDialog>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolBar>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <cmath>

namespace views::print {

namespace {

constexpr double inchMm = 25.4;
constexpr int deskGap = 16;
constexpr double leastDots = 0.6;
constexpr double mostDots = 24;
constexpr int thumbnailWidth = 96;

/// The whole sheet. Not as one page layout: Qt takes none whose margins are narrower than the printer's, its orientation neither.
void layPaper(QPrinter &printer, const PageDescription &page)
{
    printer.setPageSize(QPageSize(QPageSize::A4));
    printer.setPageOrientation(page.width > page.height ? QPageLayout::Landscape : QPageLayout::Portrait);
    printer.setFullPage(true);
}

} // namespace

/// One sheet on the desk. Painted once for each size, then copied.
class PrintPreview::Paper : public QWidget
{
public:
    Paper(const PageDescription &page, const FontBook &fonts, QWidget *parent) : QWidget(parent), m_page(page), m_fonts(fonts) {}

    void setDots(double dots)
    {
        m_dots = dots;
        m_picture = {};
        setFixedSize(int(std::lround(m_page.width * dots)), int(std::lround(m_page.height * dots)));
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_picture.isNull() || m_picture.devicePixelRatio() != devicePixelRatioF()) {
            m_picture = QPixmap(size() * devicePixelRatioF());
            m_picture.setDevicePixelRatio(devicePixelRatioF());
            m_picture.fill(Qt::white);
            QPainter painter(&m_picture);
            paint(m_page, painter, m_dots, m_fonts);
        }
        QPainter painter(this);
        painter.drawPixmap(0, 0, m_picture);
        painter.setPen(QColor(0, 0, 0, 90));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }

private:
    const PageDescription &m_page;
    const FontBook &m_fonts;
    double m_dots = 3;
    QPixmap m_picture;
};

PrintPreview::PrintPreview(QWidget *parent, const FontBook &fonts) : QWidget(parent), m_fonts(fonts)
{
    auto *bar = new QToolBar(this);
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    const auto act = [&](const QString &text, const QKeySequence &keys, auto does) {
        auto *action = bar->addAction(text, this, does);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(QStringLiteral("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
        addAction(action);
        return action;
    };
    act(tr("Print…"), QKeySequence::Print, [this] { print(); });
    act(tr("Save as PDF…"), QKeySequence::Save, [this] { savePdf(); });
    bar->addSeparator();
    act(tr("Page width"), QKeySequence(Qt::CTRL | Qt::Key_1), [this] { setZoom(Zoom::Width); });
    act(tr("Whole page"), QKeySequence(Qt::CTRL | Qt::Key_2), [this] { setZoom(Zoom::Page); });
    act(tr("100 %"), QKeySequence(Qt::CTRL | Qt::Key_0), [this] { setZoom(Zoom::Actual); });
    act(tr("Larger"), QKeySequence::ZoomIn, [this] { zoomBy(1.25); });
    act(tr("Smaller"), QKeySequence::ZoomOut, [this] { zoomBy(0.8); });
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    m_where = new QLabel(bar);
    m_where->setContentsMargins(8, 0, 8, 0);
    bar->addWidget(m_where);

    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setIconSize({thumbnailWidth, thumbnailWidth * 2});
    m_list->setFixedWidth(thumbnailWidth + 56);
    m_list->setFrameShape(QFrame::NoFrame);

    m_desk = new QWidget;
    m_desk->setBackgroundRole(QPalette::Mid);
    m_desk->setAutoFillBackground(true);
    m_column = new QVBoxLayout(m_desk);
    m_column->setContentsMargins(deskGap, deskGap, deskGap, deskGap);
    m_column->setSpacing(deskGap);
    m_area = new QScrollArea(this);
    m_area->setAccessibleName(tr("Preview"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setBackgroundRole(QPalette::Mid);
    m_area->setWidgetResizable(true);
    m_area->setWidget(m_desk);
    m_area->viewport()->installEventFilter(this);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_list);
    middle->addWidget(m_area, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(bar);
    all->addLayout(middle, 1);
    setFocusPolicy(Qt::StrongFocus);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row != m_current)
            goTo(row);
    });
    connect(m_area->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { noteScroll(); });
}

void PrintPreview::show(Document document)
{
    for (auto *paper : m_papers)
        delete paper;
    m_papers.clear();
    m_list->clear();
    m_document = std::move(document);
    for (size_t i = 0; i < m_document.pages.size(); ++i) {
        const auto &page = m_document.pages[i];
        auto *paper = new Paper(page, m_fonts, m_desk);
        paper->setAccessibleName(tr("Page %1").arg(i + 1));
        m_column->addWidget(paper, 0, Qt::AlignHCenter);
        m_papers.push_back(paper);
        const double dots = thumbnailWidth * devicePixelRatioF() / std::max(page.width, page.height);
        QPixmap picture(int(page.width * dots), int(page.height * dots));
        picture.fill(Qt::white);
        {
            QPainter painter(&picture);
            paint(page, painter, dots, m_fonts);
        }
        picture.setDevicePixelRatio(devicePixelRatioF());
        m_list->addItem(new QListWidgetItem(QIcon(picture), QString::number(i + 1)));
    }
    m_current = 0;
    m_list->setCurrentRow(0);
    layOut();
    goTo(0);
}

void PrintPreview::setZoom(Zoom zoom)
{
    m_zoom = zoom;
    layOut();
}

void PrintPreview::zoomBy(double factor)
{
    m_zoom = Zoom::Free;
    m_dots = std::clamp(m_dots * factor, leastDots, mostDots);
    layOut();
}

void PrintPreview::layOut()
{
    if (m_papers.empty())
        return;
    const auto &page = m_document.pages[size_t(std::clamp(m_current, 0, int(m_papers.size()) - 1))];
    const double width = m_area->width() - 2 * deskGap - m_area->verticalScrollBar()->sizeHint().width();
    const double height = m_area->height() - 2 * deskGap;
    if (m_zoom == Zoom::Width)
        m_dots = width / page.width;
    else if (m_zoom == Zoom::Page)
        m_dots = std::min(width / page.width, height / page.height);
    else if (m_zoom == Zoom::Actual)
        m_dots = physicalDpiX() / inchMm;
    m_dots = std::clamp(m_dots, leastDots, mostDots);
    for (auto *paper : m_papers)
        paper->setDots(m_dots);
    m_desk->layout()->activate();
    noteScroll();
}

void PrintPreview::goTo(int page)
{
    if (m_papers.empty())
        return;
    page = std::clamp(page, 0, int(m_papers.size()) - 1);
    m_desk->adjustSize();
    m_area->verticalScrollBar()->setValue(topOf(page) - deskGap);
    noteScroll();
}

/// Asked of the sizes: the desk itself is laid out only once it is shown.
int PrintPreview::topOf(int page) const
{
    int top = deskGap;
    for (int i = 0; i < page; ++i)
        top += m_papers[size_t(i)]->height() + deskGap;
    return top;
}

void PrintPreview::noteScroll()
{
    const int middle = m_area->verticalScrollBar()->value() + m_area->viewport()->height() / 2;
    int current = 0;
    for (size_t i = 0; i < m_papers.size(); ++i)
        if (topOf(int(i)) <= middle)
            current = int(i);
    m_where->setText(m_papers.empty() ? QString() : tr("Page %1 of %2 · %3 %").arg(current + 1).arg(m_papers.size()).arg(std::lround(m_dots * inchMm / std::max(1, physicalDpiX()) * 100)));
    if (current == m_current)
        return;
    m_current = current;
    m_list->setCurrentRow(current);
    Q_EMIT currentPageChanged(current);
}

bool PrintPreview::print()
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(m_fileName.isEmpty() ? m_document.title : m_fileName);
    if (!m_document.pages.empty())
        layPaper(printer, m_document.pages.front());
    QPrintDialog dialog(&printer, this);
    dialog.setMinMax(1, std::max(1, int(m_document.pages.size())));
    if (dialog.exec() != QDialog::Accepted)
        return false;
    if (!paintOn(printer)) {
        Q_EMIT refused(printer.printerName());
        return false;
    }
    Q_EMIT printed();
    return true;
}

bool PrintPreview::paintOn(QPrinter &printer) const
{
    QPainter painter;
    bool hasBegun = false;
    for (int number = 1; number <= int(m_document.pages.size()); ++number) {
        const bool isWanted = printer.printRange() == QPrinter::PageRange ? number >= printer.fromPage() && number <= printer.toPage() : printer.printRange() != QPrinter::CurrentPage || number == m_current + 1;
        if (!isWanted)
            continue;
        const auto &page = m_document.pages[size_t(number) - 1];
        layPaper(printer, page);
        if (!hasBegun && !painter.begin(&printer))
            return false;
        if (hasBegun)
            printer.newPage();
        hasBegun = true;
        paint(page, painter, printer.resolution() / inchMm, m_fonts);
    }
    return hasBegun && painter.end();
}

bool PrintPreview::savePdf()
{
    const QString name = (m_fileName.isEmpty() ? m_document.title : m_fileName) + QStringLiteral(".pdf");
    const QString path = QFileDialog::getSaveFileName(this, tr("Save as PDF"), name, tr("PDF files (*.pdf)"));
    if (path.isEmpty())
        return false;
    if (const auto written = writePdf(m_document, path, {.createdAt = {}}, m_fonts); !written) {
        QMessageBox::warning(this, tr("Save as PDF"), tr("The file %1 was not written. Nothing is lost; choose another folder.").arg(path));
        Q_EMIT refused(path);
        return false;
    }
    Q_EMIT saved(path);
    return true;
}

void PrintPreview::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_PageDown:
        return goTo(m_current + 1);
    case Qt::Key_PageUp:
        return goTo(m_current - 1);
    case Qt::Key_Home:
        return goTo(0);
    case Qt::Key_End:
        return goTo(int(m_papers.size()) - 1);
    default:
        QWidget::keyPressEvent(event);
    }
}

void PrintPreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

bool PrintPreview::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        layOut();
    if (event->type() == QEvent::Wheel) {
        auto *wheel = static_cast<QWheelEvent *>(event);
        if (wheel->modifiers() & Qt::ControlModifier) {
            zoomBy(wheel->angleDelta().y() > 0 ? 1.1 : 1 / 1.1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void preview(Document document, const QString &fileName, QWidget *parent)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(document.title);
    auto *view = new PrintPreview(&dialog);
    view->setFileName(fileName);
    auto *layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view);
    dialog.resize(parent ? parent->window()->size() * 0.9 : QSize(1100, 850));
    view->show(std::move(document));
    view->setFocus();
    dialog.exec();
}

} // namespace views::print
