#include "views/panels/reports/reporttab.h"

#include "contract/entities/runreport.h"
#include "items/factory.h"
#include "views/forms/tables.h"
#include "views/panels/records/flowlayout.h"
#include "views/panels/records/formprinting.h"
#include "views/panels/reports/blockeditor.h"
#include "views/panels/reports/reportdocument.h"
#include "views/panels/reports/reportfiles.h"
#include "views/shell/question.h"
#include "views/shell/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using namespace rules::evaluation;

ReportTab::ReportTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_report(new items::OpenReport(context.items.queries(), this))
    , m_pages(new QStackedWidget(this))
    , m_page(new QTextBrowser(this))
    , m_editor(new BlockEditor(this))
    , m_state(new QLabel(this))
    , m_edit(new QPushButton(this))
    , m_again(new QPushButton(this))
    , m_issue(new QPushButton(this))
    , m_file(new QPushButton(this))
    , m_revert(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_foot(new QWidget(this))
{
    setObjectName(QStringLiteral("reportText"));
    m_page->setObjectName(QStringLiteral("reportPage"));
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->document()->setDocumentMargin(shell::px(16));
    m_state->setWordWrap(true);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_edit->setObjectName(QStringLiteral("editReport"));
    m_again->setObjectName(QStringLiteral("readNumbers"));
    m_issue->setObjectName(QStringLiteral("issueReport"));
    m_file->setObjectName(QStringLiteral("saveReportAs"));
    m_save->setObjectName(QStringLiteral("saveReport"));
    auto *bar = new QWidget(this);
    auto *buttons = new FlowLayout(bar, shell::px(8));
    for (auto *button : {m_edit, m_again, m_issue, m_file}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(8));
    head->setSpacing(shell::px(4));
    head->addWidget(bar);
    head->addWidget(m_state);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    foot->setSpacing(shell::px(8));
    foot->addStretch(1);
    for (auto *button : {m_revert, m_save}) {
        button->setAutoDefault(false);
        foot->addWidget(button);
    }
    m_pages->addWidget(m_page);
    m_pages->addWidget(m_editor);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_pages, 1);
    column->addWidget(m_foot);

    connect(m_report, &items::OpenReport::shown, this, &ReportTab::take);
    connect(m_report, &items::OpenReport::failed, this, [this](const Error &error) { m_context.host.notify(shell::noticeOf(error)); });
    connect(m_editor, &BlockEditor::edited, this, [this] {
        m_dirty = true;
        refresh();
    });
    connect(m_edit, &QPushButton::clicked, this, &ReportTab::edit);
    connect(m_again, &QPushButton::clicked, this, &ReportTab::readAgain);
    connect(m_issue, &QPushButton::clicked, this, &ReportTab::issue);
    connect(m_file, &QPushButton::clicked, this, &ReportTab::chooseFile);
    connect(m_save, &QPushButton::clicked, this, &ReportTab::save);
    connect(m_revert, &QPushButton::clicked, this, &ReportTab::revert);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &ReportTab::refresh);
    connect(&context.host, &shell::PanelHost::themeChanged, this, &ReportTab::render);
    retranslate();
}

QString ReportTab::caption() { return tr("Report"); }

void ReportTab::retranslate()
{
    m_page->setAccessibleName(tr("The report"));
    m_again->setText(tr("Read numbers again"));
    m_issue->setText(tr("Issue…"));
    m_file->setText(tr("Save as…"));
    m_file->setToolTip(tr("As a PDF, a text document (ODT) or a workbook (XLSX)"));
    m_save->setText(tr("Save the text"));
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return)); // a new text takes it away
    m_revert->setText(tr("Revert"));
    m_editor->retranslate();
    render();
    refresh();
}

void ReportTab::showRecord(const QUuid &record)
{
    if (m_dirty && record != m_shown)
        m_typed.insert(m_shown, m_editor->text());
    m_report->show(record);
}

void ReportTab::take()
{
    const auto *file = m_report->file();
    const QUuid id = file ? file->report.record.id : QUuid();
    const bool isSame = id == m_shown;
    if (!isSame)
        m_live.reset();
    m_shown = id;
    // What is being typed stays; saving finds out whether somebody else was there.
    if (!(m_dirty && isSame)) {
        m_dirty = false;
        m_editor->show(file ? file->text : ReportText(), file ? file->numbers : ReportNumbers());
        if (!isSame)
            m_pages->setCurrentWidget(m_page);
        if (const auto typed = m_typed.constFind(id); typed != m_typed.cend()) {
            m_editor->show(*typed, file ? file->numbers : ReportNumbers());
            m_pages->setCurrentWidget(m_editor);
            m_dirty = true;
            m_typed.erase(typed);
        }
    }
    render();
    readLive();
    refresh();
}

void ReportTab::readLive()
{
    const auto *file = m_report->file();
    const quint64 question = ++m_question;
    m_counting = file && !file->broken && file->record.state == ReportState::Draft;
    if (!m_counting)
        return;
    whenDone(items::readReportNumbers(m_context.items.queries(), *file, m_dirty ? m_editor->text() : file->text, m_context.clock.now()), this, [this, question](const Result<ReportNumbers> &numbers) {
        if (question != m_question)
            return;
        m_counting = false;
        if (numbers)
            m_live = *numbers;
        else
            m_context.host.notify(shell::noticeOf(numbers.error()));
        render();
        refresh();
    });
}

const ReportNumbers &ReportTab::shownNumbers() const
{
    static const ReportNumbers none;
    const auto *file = m_report->file();
    if (!file)
        return none;
    // A report that was never read shows the numbers of now: somebody begins with it.
    return file->numbers.values.empty() && m_live ? *m_live : file->numbers;
}

QStringList ReportTab::stale() const
{
    const auto *file = m_report->file();
    return file && m_live ? movedNumbers(file->numbers, *m_live) : QStringList();
}

QString ReportTab::subtitle() const
{
    const auto *file = m_report->file();
    if (!file)
        return {};
    const QLocale words = locale();
    QString line = QStringLiteral("%1 — %2").arg(words.toString(file->record.periodFrom, QLocale::ShortFormat), words.toString(file->record.periodTo, QLocale::ShortFormat));
    if (!file->unit.isEmpty())
        line += QStringLiteral(" · ") + file->unit;
    return line;
}

void ReportTab::render()
{
    const auto *file = m_report->file();
    if (!file) {
        m_page->clear();
        return;
    }
    reportDocument(*m_page->document(), file->text, shownNumbers(),
                   {.title = file->record.title, .subtitle = subtitle(), .stale = stale(), .ink = palette().color(QPalette::Text), .staleInk = shell::colours(shell::Tone::Warning).text,
                    .pointSize = font().pointSizeF()});
}

QString ReportTab::whyNot() const
{
    const auto *file = m_report->file();
    if (!file)
        return tr("Choose one saved report first.");
    if (m_sending)
        return tr("The act before is on its way.");
    const QString right = QStringLiteral("run_report.edit");
    if (!m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    return file->record.state == ReportState::Draft ? QString() : tr("An issued report stays as it is.");
}

void ReportTab::refresh()
{
    const auto *file = m_report->file();
    const QString why = whyNot();
    const bool may = why.isEmpty();
    const bool editing = m_pages->currentWidget() == m_editor;
    const auto moved = stale();
    m_edit->setText(editing ? tr("Show the page") : tr("Edit the text"));
    m_edit->setEnabled(may || editing);
    m_edit->setToolTip(may ? QString() : why);
    m_again->setEnabled(may && !m_counting && m_live);
    m_again->setToolTip(!may ? why : m_counting ? tr("The numbers are being counted.") : tr("Puts the numbers of now into the report"));
    m_issue->setEnabled(may && !m_dirty && !m_counting && m_live);
    m_issue->setToolTip(!may ? why : m_dirty ? tr("Save the text first.") : tr("From then on it stays as it is"));
    m_file->setEnabled(file != nullptr);
    m_foot->setVisible(editing || m_dirty);
    m_save->setEnabled(may && m_dirty);
    m_save->setToolTip(!may ? why : m_dirty ? tr("Save (Ctrl+Enter). Offline the report waits in the outbox.") : tr("Nothing has been changed."));
    m_revert->setEnabled(m_dirty);
    forms::setRank(*m_save, m_save->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);

    QString words;
    if (file && file->broken)
        words = tr("A part of this report cannot be read: %1").arg(file->broken->message);
    else if (file && file->record.state != ReportState::Draft)
        words = tr("Issued by %1 on %2. Its numbers stay as they were.").arg(file->record.issuedBy, locale().toString(QDateTime::fromMSecsSinceEpoch(file->record.issuedAt.value_or(Instant()).ms), QLocale::ShortFormat));
    else if (m_counting)
        words = tr("The numbers are being counted…");
    else if (file && file->numbers.values.empty())
        words = tr("The numbers of now are shown; they are not kept in the report yet.");
    else if (file)
        words = (moved.isEmpty() ? tr("Numbers of %1, still the same") : tr("Numbers of %1; %n of them are others by now and underlined", nullptr, int(moved.size())))
                    .arg(locale().toString(QDateTime::fromMSecsSinceEpoch(file->numbers.readAt.ms), QLocale::ShortFormat));
    if (file && file->record.caughtUp)
        words += QStringLiteral(" · ") + tr("made later than planned: the server did not run then");
    m_state->setText(words);
}

void ReportTab::edit()
{
    const bool editing = m_pages->currentWidget() == m_editor;
    m_pages->setCurrentWidget(editing ? static_cast<QWidget *>(m_page) : m_editor);
    if (!editing)
        m_editor->focusText();
    refresh();
}

void ReportTab::send(Patch fields, std::function<void()> then)
{
    const auto *file = m_report->file();
    if (!file)
        return;
    const auto &record = file->report.record;
    m_sending = true;
    refresh();
    whenDone(m_context.commands.submit({.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<RunReport>::name), .targets = {{record.id, record.revision}},
                                        .fields = std::move(fields), .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()}),
             this, [this, then = std::move(then)](const Result<void> &result) {
                 m_sending = false;
                 if (result)
                     then();
                 else
                     m_context.host.notify(shell::noticeOf(result.error()));
                 refresh();
             });
}

void ReportTab::save()
{
    if (!m_dirty || !whyNot().isEmpty())
        return;
    send({{QStringLiteral("blocks"), QString::fromUtf8(toJson(m_editor->text()))}}, [this] {
        m_dirty = false;
        m_pages->setCurrentWidget(m_page);
    });
}

void ReportTab::revert()
{
    m_dirty = false;
    take();
}

void ReportTab::readAgain()
{
    if (whyNot().isEmpty() && m_live)
        send({{QStringLiteral("numbers"), QString::fromUtf8(toJson(*m_live))}}, [] {});
}

void ReportTab::issue()
{
    const auto *file = m_report->file();
    if (!whyNot().isEmpty() || m_dirty || !m_live)
        return;
    const int answer = shell::ask({.name = QStringLiteral("issueReportQuestion"),
                                   .title = tr("Issue the report"),
                                   .question = tr("Issue “%1”?").arg(file->record.title),
                                   .meaning = tr("It is issued with the numbers of now and stays as it is. A later correction is a new report."),
                                   .answers = {tr("Issue"), tr("Not yet")},
                                   .usual = 0},
                                  this);
    if (answer != 0)
        return;
    send({{QStringLiteral("numbers"), QString::fromUtf8(toJson(*m_live))}, {QStringLiteral("state"), Codec<ReportState>::encode(ReportState::Issued)}}, [] {});
}

void ReportTab::chooseFile()
{
    const auto *file = m_report->file();
    if (!file)
        return;
    const QString name = QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(file->record.title + QStringLiteral(".pdf"));
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the report"), name, reportFileFilters());
    if (!path.isEmpty())
        saveAs(path);
}

void ReportTab::saveAs(const QString &path)
{
    const auto *file = m_report->file();
    if (!file)
        return;
    if (path.endsWith(QLatin1StringView(".pdf"), Qt::CaseInsensitive)) {
        // With the numbers that are shown, which a draft may not have read yet.
        const auto &shape = shapeOf<RunReport>();
        Record shown = file->report.record;
        shown.values[size_t(shape.indexOf(u"numbers"))] = QString::fromUtf8(toJson(shownNumbers()));
        saveForm(file->record.evaluation.isNull() ? QStringLiteral("F25") : QStringLiteral("F23"), shape, shown, path, m_context, this, [this, path] { tellSaved(path); });
        return;
    }
    const auto written = writeReportFile(path, file->text, shownNumbers(), {.title = file->record.title, .subtitle = subtitle(), .stale = {}, .ink = {}, .staleInk = {}, .pointSize = 12});
    if (written)
        tellSaved(path);
    else
        m_context.host.notify(shell::noticeOf(written.error()));
}

void ReportTab::tellSaved(const QString &path)
{
    m_context.host.notify({.severity = shell::Severity::Done, .happened = tr("The report was saved as %1.").arg(QDir::toNativeSeparators(path)), .meaning = {}, .remedy = {}, .actionText = {}, .action = {}});
}

} // namespace views::panels
