#include "views/panels/records/batchprintdialog.h"

#include "contract/whendone.h"
#include "items/captions.h"
#include "items/factory.h"
#include "views/panels/records/formprinting.h"
#include "views/shell/rank.h"
#include "views/shell/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDate>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

constexpr int mostCopies = 9;

} // namespace

BatchPrintDialog::BatchPrintDialog(const Shape &shape, const shell::PanelContext &context, Offer offer, QWidget *parent)
    : QDialog(parent)
    , m_shape(shape)
    , m_context(context)
    , m_offer(std::move(offer))
    , m_job(new BatchPrintJob(shape, context, this))
    , m_form(new QComboBox(this))
    , m_selected(new QRadioButton(this))
    , m_found(new QRadioButton(this))
    , m_files(new QRadioButton(tr("A file for each"), this))
    , m_oneFile(new QRadioButton(tr("All in one file"), this))
    , m_folder(new QLineEdit(this))
    , m_choose(new QPushButton(tr("Choose…"), this))
    , m_name(new QLineEdit(QStringLiteral("{form}_{number}.pdf"), this))
    , m_exampleLabel(new QLabel(this))
    , m_copies(new QSpinBox(this))
    , m_state(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_open(new QPushButton(tr("Open the folder"), this))
    , m_start(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("batchPrintDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Print many: %1").arg(items::captionsOf(shape)));
    build();
    connect(m_form, &QComboBox::currentIndexChanged, this, &BatchPrintDialog::askForExample);
    for (auto *radio : {m_selected, m_found})
        connect(radio, &QRadioButton::toggled, this, &BatchPrintDialog::begunAnew);
    connect(m_oneFile, &QRadioButton::toggled, this, &BatchPrintDialog::retitle);
    for (auto *line : {m_folder, m_name})
        connect(line, &QLineEdit::textChanged, this, &BatchPrintDialog::begunAnew);
    connect(m_copies, &QSpinBox::valueChanged, this, &BatchPrintDialog::begunAnew);
    connect(m_choose, &QPushButton::clicked, this, &BatchPrintDialog::chooseFolder);
    connect(m_open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder->text())); });
    connect(m_start, &QPushButton::clicked, this, &BatchPrintDialog::begin);
    connect(m_close, &QPushButton::clicked, this, &BatchPrintDialog::reject);
    connect(m_job, &BatchPrintJob::progressed, this, [this](int done, int of) {
        m_bar->setRange(0, of);
        m_bar->setValue(done);
        m_state->setText(tr("%1 of %2 papers").arg(QLocale().toString(done), QLocale().toString(of)));
    });
    connect(m_job, &BatchPrintJob::ended, this, &BatchPrintDialog::tell);
    askForExample();
    refresh();
    m_open->setVisible(false);
    m_start->setFocus();
}

void BatchPrintDialog::build()
{
    const QLocale locale;
    // Before anything is chosen: buttons of one parent without groups would choose each other away.
    auto *rows = new QButtonGroup(this);
    auto *into = new QButtonGroup(this);
    for (auto *radio : {m_selected, m_found})
        rows->addButton(radio);
    for (auto *radio : {m_files, m_oneFile})
        into->addButton(radio);
    for (const auto &form : formsOf(m_shape))
        m_form->addItem(formTitle(form), form);
    m_form->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_selected->setText(tr("The selected rows (%1)").arg(locale.toString(qint64(m_offer.selected.size()))));
    m_selected->setEnabled(!m_offer.selected.empty());
    const bool isNarrowed = !m_offer.query.filters.empty() || !m_offer.query.search.isEmpty();
    m_found->setText(isNarrowed ? tr("What the search and the filters show (%1)").arg(locale.toString(m_offer.matches)) : tr("The whole list (%1)").arg(locale.toString(m_offer.matches)));
    (m_offer.selected.size() > 1 ? m_selected : m_found)->setChecked(true);
    m_files->setChecked(true);
    m_folder->setText(QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(items::captionsOf(m_shape)));
    m_choose->setAutoDefault(false);
    m_name->setToolTip(tr("Words in braces are filled in: {form}, {number}, {copy}, {title}, {short_code}, and every field of the form by its name."));
    m_exampleLabel->setObjectName(QStringLiteral("batchExample"));
    m_exampleLabel->setForegroundRole(QPalette::PlaceholderText);
    m_exampleLabel->setTextFormat(Qt::PlainText);
    m_exampleLabel->setWordWrap(true);
    m_copies->setRange(1, mostCopies);
    m_state->setObjectName(QStringLiteral("batchState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(shell::px(8));
    m_bar->setAccessibleName(tr("Progress"));
    m_start->setObjectName(QStringLiteral("batchStart"));
    m_start->setDefault(true);
    m_folder->setObjectName(QStringLiteral("batchFolder"));
    m_name->setObjectName(QStringLiteral("batchName"));
    m_copies->setObjectName(QStringLiteral("batchCopies"));
    m_oneFile->setObjectName(QStringLiteral("batchOneFile"));
    m_form->setObjectName(QStringLiteral("batchForm"));
    for (auto *button : {m_open, m_close})
        button->setAutoDefault(false);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(shell::px(12));
    grid->setVerticalSpacing(shell::px(8));
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto line = [&](const QString &caption, QWidget *field, QWidget *beside = nullptr) {
        auto *label = new QLabel(caption, this);
        label->setBuddy(field);
        field->setAccessibleName(caption);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1, 1, beside ? 1 : 2);
        if (beside)
            grid->addWidget(beside, row, 2);
        ++row;
    };
    const auto under = [&](QWidget *field) { grid->addWidget(field, row++, 1, 1, 2); };
    line(tr("Form"), m_form);
    line(tr("Records"), m_selected);
    under(m_found);
    line(tr("Files"), m_files);
    under(m_oneFile);
    line(tr("Folder"), m_folder, m_choose);
    line(tr("Name"), m_name);
    under(m_exampleLabel);
    line(tr("Copies of each"), m_copies);
    // The captions of the first of two choices stay theirs.
    m_selected->setAccessibleName({});
    m_files->setAccessibleName({});
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(shell::px(8));
    buttons->addWidget(m_open);
    buttons->addStretch(1);
    buttons->addWidget(m_start);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(12));
    column->setSpacing(shell::px(8));
    column->addLayout(grid);
    column->addSpacing(shell::px(8));
    column->addWidget(m_state);
    column->addWidget(m_bar);
    column->addStretch(1);
    column->addLayout(buttons);
    setMinimumWidth(shell::px(560));
}

QString BatchPrintDialog::form() const
{
    return m_form->currentData().toString();
}

qint64 BatchPrintDialog::papers() const
{
    return (m_selected->isChecked() ? qint64(m_offer.selected.size()) : m_offer.matches) * m_copies->value();
}

/// Something else is wanted than what was printed.
void BatchPrintDialog::begunAnew()
{
    m_isDone = false;
    m_start->setText(tr("Print"));
    refresh();
}

void BatchPrintDialog::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, windowTitle(), m_folder->text());
    if (!folder.isEmpty())
        m_folder->setText(folder);
}

/// One record of the list on that form: its names stand in the example.
void BatchPrintDialog::askForExample()
{
    m_example.reset();
    begunAnew();
    auto answer = m_context.items.queries().figure<std::shared_ptr<const BoundRecord>>(
        [form = form(), &shape = m_shape, record = m_offer.example, hand = m_context.host.actor().displayName, now = m_context.clock.now(), &catalogues = m_context.catalogues](replica::ListReader &reader) {
            const FileWords words(catalogues);
            return boundRecord(reader, {.form = form, .shape = shape, .record = record, .hand = hand, .now = now}, words.words()).map([](const BoundRecord &bound) { return std::make_shared<const BoundRecord>(bound); });
        });
    whenDone(std::move(answer), this, [this, form = form()](const Result<std::shared_ptr<const BoundRecord>> &example) {
        if (!example || form != this->form())
            return;
        m_example = *example;
        refresh();
    });
}

/// One file has a name, many have a pattern.
void BatchPrintDialog::retitle()
{
    if (m_oneFile->isChecked()) {
        m_namePattern = m_name->text();
        //: of a file with many forms: "F24 Improvement items 2026-11-22"
        m_name->setText(tr("%1 %2 %3").arg(form(), items::captionsOf(m_shape), QDate::currentDate().toString(Qt::ISODate)) + QStringLiteral(".pdf"));
    } else {
        m_name->setText(m_namePattern);
    }
}

/// Of the one file: what the person wrote, as a name.
QString BatchPrintDialog::fileName() const
{
    return m_example ? print::batchFileName(m_name->text(), m_example->layout, m_example->data) : QString();
}

QString BatchPrintDialog::whyNot() const
{
    if (m_folder->text().trimmed().isEmpty() || QDir(m_folder->text()).isRelative())
        return tr("Choose a folder first.");
    if (m_name->text().trimmed().isEmpty())
        return tr("Give the files a name first.");
    if (papers() == 0)
        return tr("There is nothing to print.");
    if (papers() > maxTargets)
        return tr("At most %1 papers are printed in one act. Narrow the list first.").arg(QLocale().toString(maxTargets));
    if (!m_example)
        return tr("Wait until the first record is read.");
    if (m_oneFile->isChecked() && !m_isDone && QFile::exists(QDir(m_folder->text()).filePath(fileName())))
        return tr("There is a file of that name already. Give it another name.");
    return {};
}

void BatchPrintDialog::begin()
{
    m_isDone = false;
    m_open->setVisible(false);
    m_bar->setRange(0, 0);
    m_state->setText(tr("Writing…"));
    const bool isOne = m_oneFile->isChecked();
    m_job->start({.form = form(), .query = m_offer.query, .rids = m_selected->isChecked() ? m_offer.selected : items::Rids(), .into = isOne ? BatchPrintWish::Into::OneFile : BatchPrintWish::Into::Files,
        .folder = m_folder->text(), .pattern = isOne ? fileName() : m_name->text(), .copies = m_copies->value()});
    refresh();
}

void BatchPrintDialog::tell(const BatchPrintEnd &end)
{
    const QLocale locale;
    const bool isOne = m_oneFile->isChecked();
    const int there = end.written + end.skipped;
    if (end.error && end.error->code == ErrorCode::Storage)
        m_state->setText(tr("The folder cannot be written: %1. What is written stays; choose another folder, or make room and go on.").arg(end.error->message.isEmpty() ? m_folder->text() : end.error->message));
    else if (end.error)
        m_state->setText(tr("A record could not be printed, so the batch stopped after %1 of %2 papers. What is written stays.").arg(locale.toString(there), locale.toString(end.count)));
    else if (end.isCancelled && isOne)
        m_state->setText(tr("Stopped. No file was written."));
    else if (end.isCancelled)
        m_state->setText(tr("Stopped after %1 of %2 papers. They stay and are entered; the batch can go on.").arg(locale.toString(there), locale.toString(end.count)));
    else if (end.skipped > 0)
        m_state->setText(tr("%1 papers were written, %2 were there already. All are entered in the register of prints.").arg(locale.toString(end.written), locale.toString(end.skipped)));
    else
        m_state->setText(tr("%1 papers of %2 pages were written and entered in the register of prints.").arg(locale.toString(end.written), locale.toString(end.pages)));
    m_isDone = !end.error && !end.isCancelled;
    m_start->setText(end.isCancelled && !isOne ? tr("Go on") : tr("Print"));
    m_open->setVisible(there > 0);
    refresh();
    if (m_isDone)
        m_close->setFocus();
}

void BatchPrintDialog::refresh()
{
    const bool isBusy = m_job->isBusy();
    const QString why = isBusy ? tr("Wait until it is ready, or stop it.") : m_isDone ? tr("All of it is printed.") : whyNot();
    for (QWidget *field : std::initializer_list<QWidget *>{m_form, m_found, m_files, m_oneFile, m_folder, m_choose, m_name, m_copies})
        field->setEnabled(!isBusy);
    m_selected->setEnabled(!isBusy && !m_offer.selected.empty());
    m_exampleLabel->setText(m_example ? m_oneFile->isChecked() ? fileName() : tr("For example: %1").arg(fileName()) : QString());
    m_start->setEnabled(why.isEmpty());
    m_start->setToolTip(why);
    shell::setRank(*m_start, why.isEmpty() ? shell::Rank::Primary : shell::Rank::Quiet);
    if (!isBusy && !m_isDone && m_state->text().isEmpty())
        m_state->setText(tr("Every paper is entered in the register of prints, as not signed."));
    m_bar->setVisible(isBusy);
    m_close->setText(isBusy ? tr("Stop") : tr("Close"));
}

void BatchPrintDialog::reject()
{
    if (m_job->isBusy())
        m_job->cancel();
    else
        QDialog::reject();
}

} // namespace views::panels
