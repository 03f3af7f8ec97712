#include "views/panels/exchange/exportdialog.h"

#include "items/captions.h"
#include "views/forms/tables.h"
#include "views/panels/exchange/importfailure.h"
#include "views/shell/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QUrl>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

ExportDialog::ExportDialog(const Shape &shape, const shell::PanelContext &context, Offer offer, QWidget *parent)
    : QDialog(parent)
    , m_shape(shape)
    , m_offer(std::move(offer))
    , m_job(new ExportJob(shape, context, this))
    , m_found(new QRadioButton(this))
    , m_selected(new QRadioButton(this))
    , m_shown(new QRadioButton(this))
    , m_all(new QRadioButton(this))
    , m_personal(new QCheckBox(this))
    , m_languageLabel(new QLabel(this))
    , m_language(new QComboBox(this))
    , m_state(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_write(new QPushButton(this))
    , m_folder(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    // Before anything is chosen: buttons of one parent without groups would choose each other away.
    auto *rows = new QButtonGroup(this);
    rows->addButton(m_found);
    rows->addButton(m_selected);
    auto *columns = new QButtonGroup(this);
    columns->addButton(m_shown);
    columns->addButton(m_all);
    const QLocale locale;
    setObjectName(QStringLiteral("exportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export: %1").arg(items::captionsOf(shape)));
    const bool narrowed = !m_offer.query.filters.empty() || !m_offer.query.search.isEmpty();
    m_found->setText(narrowed ? tr("What the search and the filters show (%1)").arg(locale.toString(m_offer.matches)) : tr("The whole list (%1)").arg(locale.toString(m_offer.matches)));
    m_selected->setText(tr("The selected rows (%1)").arg(locale.toString(qint64(m_offer.selected.size()))));
    m_selected->setEnabled(!m_offer.selected.empty());
    (m_offer.selected.size() > 1 ? m_selected : m_found)->setChecked(true);
    m_shown->setText(tr("The columns as they are shown (%1)").arg(m_offer.columns.size()));
    m_all->setText(tr("All columns (%1)").arg(shape.fields.size()));
    m_all->setChecked(true);
    m_personal->setText(tr("Write names and phones of people whole"));
    m_personal->setToolTip(tr("Unless ticked they are masked (138****5678). Imported again, a masked text changes nothing."));
    m_personal->setObjectName(QStringLiteral("exportPersonal"));
    m_shown->setObjectName(QStringLiteral("exportShown"));
    m_languageLabel->setText(tr("Headings and values in"));
    m_languageLabel->setBuddy(m_language);
    m_language->addItem(tr("the language of the window"), int(FileWords::language()));
    m_language->addItem(tr("the names that programs use"), int(exchange::Language::Names));
    m_state->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("exportState"));
    m_state->setText(tr("A name that ends in .xlsx makes a workbook, any other a CSV file. Imported again, the file changes nothing."));
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(shell::px(8));
    m_bar->setAccessibleName(tr("Progress"));
    m_write->setText(tr("Export…"));
    m_write->setObjectName(QStringLiteral("exportWrite"));
    m_write->setDefault(true);
    m_folder->setText(tr("Open the folder"));
    m_folder->setAutoDefault(false);
    m_close->setAutoDefault(false);

    const auto heading = [this](const QString &text) {
        auto *label = new QLabel(text, this);
        label->setForegroundRole(QPalette::PlaceholderText);
        return label;
    };
    auto *language = new QHBoxLayout;
    language->setSpacing(shell::px(8));
    language->addWidget(m_languageLabel);
    language->addWidget(m_language);
    language->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(shell::px(8));
    buttons->addWidget(m_folder);
    buttons->addStretch(1);
    buttons->addWidget(m_write);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(12));
    column->setSpacing(shell::px(8));
    column->addWidget(heading(tr("Records")));
    column->addWidget(m_found);
    column->addWidget(m_selected);
    column->addSpacing(shell::px(8));
    column->addWidget(heading(tr("Columns")));
    column->addWidget(m_all);
    column->addWidget(m_shown);
    column->addSpacing(shell::px(8));
    column->addWidget(m_personal);
    column->addLayout(language);
    column->addSpacing(shell::px(8));
    column->addWidget(m_state);
    column->addWidget(m_bar);
    column->addStretch(1);
    column->addLayout(buttons);
    setMinimumWidth(shell::px(520));

    connect(m_write, &QPushButton::clicked, this, &ExportDialog::choose);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_folder, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).path())); });
    connect(m_job, &ExportJob::progressed, this, [this](qint64 done, qint64 of) {
        m_bar->setRange(0, int(of));
        m_bar->setValue(int(done));
        m_state->setText(tr("%1 of %2 rows").arg(QLocale().toString(done), QLocale().toString(of)));
    });
    connect(m_job, &ExportJob::written, this, [this](qint64 written) {
        m_state->setText(tr("%1 rows were written to %2.").arg(QLocale().toString(written), QFileInfo(m_path).fileName()));
        refresh();
        m_folder->setVisible(true);
        m_close->setFocus();
    });
    connect(m_job, &ExportJob::failed, this, [this](const Error &error) {
        m_state->setText(error.code == ErrorCode::Cancelled ? tr("Stopped. No file was written.") : importFailure(error));
        refresh();
    });
    refresh();
    m_folder->setVisible(false);
}

exchange::ExportOptions ExportDialog::options() const
{
    return {.language = exchange::Language(m_language->currentData().toInt()),
        .personal = m_personal->isChecked() ? exchange::Personal::Whole : exchange::Personal::Masked,
        .fields = m_shown->isChecked() ? m_offer.columns : std::vector<int>()};
}

void ExportDialog::choose()
{
    //: of a file: "Resources 2026-11-22"
    const QString name = tr("%1 %2").arg(items::captionsOf(m_shape), QDate::currentDate().toString(Qt::ISODate)) + QStringLiteral(".xlsx");
    const QString path = QFileDialog::getSaveFileName(this, windowTitle(), name, tr("Workbooks (*.xlsx);;CSV files (*.csv)"));
    if (!path.isEmpty())
        writeTo(path);
}

void ExportDialog::writeTo(const QString &path)
{
    m_path = path;
    m_job->start({.query = m_offer.query, .rids = m_selected->isChecked() ? m_offer.selected : items::Rids(), .options = options(), .path = path});
    m_bar->setRange(0, 0);
    m_state->setText(tr("Writing…"));
    refresh();
}

void ExportDialog::refresh()
{
    const bool busy = m_job->isBusy();
    m_write->setEnabled(!busy);
    m_write->setToolTip(busy ? tr("Wait until it is ready, or stop it.") : QString());
    forms::setRank(*m_write, forms::Rank::Primary);
    m_bar->setVisible(busy);
    m_close->setText(busy ? tr("Stop") : tr("Close"));
}

void ExportDialog::reject()
{
    if (m_job->isBusy())
        m_job->cancel();
    else
        QDialog::reject();
}

} // namespace views::panels
