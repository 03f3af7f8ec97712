#include "views/panels/exchange/importwindow.h"

#include "exchange/sources.h"
#include "items/captions.h"
#include "views/forms/tables.h"
#include "views/panels/exchange/importcheckpage.h"
#include "views/panels/exchange/importcolumnspage.h"
#include "views/panels/exchange/importfailure.h"
#include "views/panels/exchange/importfilepage.h"
#include "views/shell/question.h"
#include "views/shell/theme.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

constexpr qint64 noticeableMs = 3'000;

} // namespace

ImportWindow::ImportWindow(const Shape &shape, const shell::PanelContext &context, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_shape(shape)
    , m_job(new ImportJob(shape, context, folder, this))
    , m_steps(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_file(new ImportFilePage(*m_job, this))
    , m_columns(new ImportColumnsPage(*m_job, this))
    , m_check(new ImportCheckPage(*m_job, this))
    , m_done(new QWidget(this))
    , m_result(new QLabel(m_done))
    , m_meaning(new QLabel(m_done))
    , m_save(new QPushButton(m_done))
    , m_again(new QPushButton(m_done))
    , m_failure(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_left(new QLabel(this))
    , m_stop(new QPushButton(this))
    , m_back(new QPushButton(this))
    , m_next(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("importWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlags(windowFlags() | Qt::WindowMaximizeButtonHint);
    m_steps->setForegroundRole(QPalette::PlaceholderText);
    m_failure->setObjectName(QStringLiteral("importFailure"));
    m_failure->setWordWrap(true);
    m_failure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_result->setFont(shell::headingFont(2));
    m_result->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("importResult"));
    m_meaning->setWordWrap(true);
    m_save->setObjectName(QStringLiteral("importSave"));
    m_again->setObjectName(QStringLiteral("importAgain"));
    m_next->setObjectName(QStringLiteral("importNext"));
    m_back->setObjectName(QStringLiteral("importBack"));
    m_stop->setObjectName(QStringLiteral("importStop"));
    m_close->setObjectName(QStringLiteral("importClose"));
    for (auto *button : {m_save, m_again, m_stop, m_back, m_close})
        button->setAutoDefault(false);
    m_next->setDefault(true);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(shell::px(8));

    auto *doneButtons = new QHBoxLayout;
    doneButtons->setSpacing(shell::px(8));
    doneButtons->addWidget(m_save);
    doneButtons->addWidget(m_again);
    doneButtons->addStretch(1);
    auto *doneColumn = new QVBoxLayout(m_done);
    doneColumn->setContentsMargins(0, shell::px(24), 0, 0);
    doneColumn->setSpacing(shell::px(12));
    doneColumn->addWidget(m_result);
    doneColumn->addWidget(m_meaning);
    doneColumn->addLayout(doneButtons);
    doneColumn->addStretch(1);
    for (QWidget *page : std::initializer_list<QWidget *>{m_file, m_columns, m_check, m_done})
        m_pages->addWidget(page);

    auto *progress = new QHBoxLayout;
    progress->setSpacing(shell::px(12));
    progress->addWidget(m_bar, 1);
    progress->addWidget(m_left);
    progress->addWidget(m_stop);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(shell::px(8));
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(12), shell::px(16), shell::px(12));
    column->setSpacing(shell::px(12));
    column->addWidget(m_steps);
    column->addWidget(m_pages, 1);
    column->addWidget(m_failure);
    column->addLayout(progress);
    column->addLayout(buttons);
    // At 150 % a screen of 1600 x 1000 is smaller than what is wished for, and the buttons stand at the foot.
    resize(QSize(shell::px(1080), shell::px(720)).boundedTo(screen()->availableSize() * 9 / 10));

    connect(m_next, &QPushButton::clicked, this, &ImportWindow::next);
    connect(m_back, &QPushButton::clicked, this, &ImportWindow::back);
    connect(m_stop, &QPushButton::clicked, m_job, &ImportJob::cancel);
    connect(m_close, &QPushButton::clicked, this, &ImportWindow::reject);
    connect(m_save, &QPushButton::clicked, this, &ImportWindow::saveRejects);
    connect(m_again, &QPushButton::clicked, this, &ImportWindow::startAnew);
    connect(m_file, &ImportFilePage::changed, this, &ImportWindow::refresh);
    connect(m_columns, &ImportColumnsPage::changed, this, &ImportWindow::refresh);
    connect(m_check, &ImportCheckPage::changed, this, &ImportWindow::refresh);
    connect(m_job, &ImportJob::progressed, this, &ImportWindow::showProgress);
    connect(m_job, &ImportJob::wasRead, this, [this] {
        refresh();
        m_next->setFocus();
    });
    connect(m_job, &ImportJob::wasChecked, this, [this](const ImportJob::Findings &findings) {
        m_check->show(findings);
        refresh();
        m_next->setFocus();
    });
    connect(m_job, &ImportJob::carriedOut, this, [this] {
        m_ended = true;
        showDone(tr("The import is done."));
    });
    connect(m_job, &ImportJob::failed, this, &ImportWindow::showFailure);
    retranslate();
    m_next->setFocus();
}

void ImportWindow::open(const QString &path)
{
    go(File);
    m_file->open(path);
}

ImportWindow::Page ImportWindow::page() const
{
    return Page(m_pages->currentIndex());
}

void ImportWindow::go(Page page)
{
    m_failure->clear();
    m_pages->setCurrentIndex(page);
    refresh();
}

QString ImportWindow::whyNotNext() const
{
    if (m_job->isBusy())
        return tr("Wait until it is ready, or stop it.");
    switch (page()) {
    case File:
        return m_job->source() ? QString() : tr("Choose a file first.");
    case Columns:
        return m_columns->whyNot();
    case Check:
        return m_check->toWrite() > 0 ? QString() : tr("There is nothing to import.");
    case Done:
        break;
    }
    return {};
}

void ImportWindow::next()
{
    if (!whyNotNext().isEmpty())
        return;
    m_failure->clear();
    m_since.start();
    switch (page()) {
    case File:
        m_columns->begin();
        go(Columns);
        return;
    case Columns:
        m_check->clear();
        m_job->check(m_columns->options(), m_columns->compares() ? ImportJob::Compare::Yes : ImportJob::Compare::No);
        go(Check);
        return;
    case Check:
        m_job->rememberWhenDone(m_columns->remembers());
        m_ended = false;
        m_job->carryOut(m_check->answers());
        m_result->setText(tr("Importing…"));
        m_meaning->setText(tr("It works without the network too: the acts wait in the outbox and go to the server when it can be reached. You can go on working meanwhile."));
        go(Done);
        return;
    case Done:
        return;
    }
}

void ImportWindow::back()
{
    if (page() == Columns || page() == Check)
        go(Page(page() - 1));
}

void ImportWindow::showProgress(qint64 done, qint64 of)
{
    if (!m_job->isBusy())
        return;
    m_bar->setRange(0, int(of));
    m_bar->setValue(int(done));
    const QLocale locale;
    if (of == 0) {
        m_left->setText(tr("%1 rows read").arg(locale.toString(done)));
        return;
    }
    QString text = tr("%1 of %2 rows").arg(locale.toString(done), locale.toString(of));
    const qint64 spent = m_since.elapsed();
    if (spent > noticeableMs && done > 0) {
        const qint64 seconds = spent * (of - done) / done / 1000 + 1;
        text = tr("%1, %2 left").arg(text, seconds < 90 ? tr("about %n second(s)", nullptr, int(seconds)) : tr("about %n minute(s)", nullptr, int((seconds + 59) / 60)));
    }
    m_left->setText(text);
}

void ImportWindow::showFailure(const Error &error)
{
    if (page() == Done) {
        m_ended = false;
        showDone(error.code == ErrorCode::Cancelled ? tr("The import was stopped.") : tr("The import did not finish."));
        if (error.code != ErrorCode::Cancelled)
            m_failure->setText(importFailure(error));
        return;
    }
    if (page() == Check)
        m_pages->setCurrentIndex(Columns);
    m_file->retranslate();
    m_failure->setText(error.code == ErrorCode::Cancelled ? tr("Stopped. Nothing was changed.") : importFailure(error));
    refresh();
}

void ImportWindow::showDone(const QString &sentence)
{
    const auto tally = m_job->tally();
    const QLocale locale;
    QStringList parts{tr("%1 new").arg(locale.toString(tally.created)), tr("%1 changed").arg(locale.toString(tally.updated)), tr("%1 unchanged").arg(locale.toString(tally.skipped))};
    if (tally.relations > 0)
        parts << tr("%1 relations made").arg(locale.toString(tally.relations));
    parts << tr("%1 rejected").arg(locale.toString(tally.failed));
    m_result->setText(tr("%1 %2.").arg(sentence, parts.join(tr(", "))));
    QStringList meaning;
    if (!m_ended)
        meaning << tr("What was done stays done. Import the same file again to do the rest; nothing is done twice.");
    else
        meaning << tr("The acts are in the outbox and go to the server by themselves; the outbox says what became of them.");
    if (m_job->relationsRefused() > 0)
        meaning << tr("%n relation(s) were refused.", nullptr, int(m_job->relationsRefused()));
    if (tally.failed > 0)
        meaning << tr("Save the rejected rows as a file: it has the reason beside each row. Mend it there and import that file.");
    m_meaning->setText(meaning.join(u'\n'));
    refresh();
}

void ImportWindow::refresh()
{
    const bool busy = m_job->isBusy();
    const bool done = page() == Done;
    const QString why = whyNotNext();
    m_next->setVisible(!done);
    m_next->setEnabled(why.isEmpty());
    m_next->setToolTip(why);
    m_next->setText(page() == Check ? tr("Import") : tr("Continue"));
    forms::setRank(*m_next, forms::Rank::Primary);
    m_back->setVisible(page() == Columns || page() == Check);
    m_back->setEnabled(!busy);
    m_bar->setVisible(busy);
    m_left->setVisible(busy);
    m_stop->setVisible(busy);
    if (!busy) {
        m_bar->setRange(0, 0);
        m_left->clear();
    }
    m_failure->setVisible(!m_failure->text().isEmpty());
    const bool rejected = done && !busy && m_job->rejects() && m_job->rejects()->count() > 0;
    m_save->setVisible(rejected);
    m_again->setVisible(done && !busy);
    m_close->setText(done && !busy ? tr("Close") : tr("Cancel"));
    const QStringList names{tr("File"), tr("Columns"), tr("Check"), tr("Import")};
    QStringList steps;
    for (int i = 0; i < names.size(); ++i)
        steps << (i == page() ? QStringLiteral("<b>%1 %2</b>") : QStringLiteral("%1 %2")).arg(i + 1).arg(names[i]);
    m_steps->setText(steps.join(QStringLiteral("&nbsp;&nbsp;›&nbsp;&nbsp;")));
}

void ImportWindow::saveRejects()
{
    const QFileInfo source(m_job->source()->path());
    //: of a file's name: the rows of "ledger.xlsx" that were rejected
    const QString name = tr("%1-rejected").arg(source.completeBaseName()) + (m_job->source()->format() == exchange::SheetFormat::Xlsx ? QStringLiteral(".xlsx") : QStringLiteral(".csv"));
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the rejected rows"), source.dir().filePath(name));
    if (path.isEmpty())
        return;
    const auto written = m_job->rejects()->write(path);
    m_failure->setText(written ? tr("Saved: %1").arg(path) : importFailure(written.error()));
    refresh();
}

void ImportWindow::startAnew()
{
    go(File);
    m_file->choose();
}

bool ImportWindow::mayEnd()
{
    if (!m_job->isBusy() || page() != Done)
        return true;
    const int answer = shell::ask({.name = QStringLiteral("importEnd"),
                                      .title = tr("Import"),
                                      .question = tr("Stop the import?"),
                                      .meaning = tr("What was done stays done. Import the same file again to do the rest; nothing is done twice."),
                                      .answers = {tr("Stop"), tr("Go on")},
                                      .usual = 1},
        this);
    return answer == 0;
}

/// Escape, the cross and the button alike.
void ImportWindow::reject()
{
    if (mayEnd())
        QDialog::reject();
}

void ImportWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ImportWindow::retranslate()
{
    setWindowTitle(tr("Import: %1").arg(items::captionsOf(m_shape)));
    m_stop->setText(tr("Stop"));
    m_back->setText(tr("Back"));
    m_save->setText(tr("Save rejected rows as…"));
    m_again->setText(tr("Import another file…"));
    m_bar->setAccessibleName(tr("Progress"));
    m_file->retranslate();
    m_columns->retranslate();
    m_check->retranslate();
    refresh();
}

} // namespace views::panels
