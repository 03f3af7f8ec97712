#include "views/panels/catalogue/cataloguefiles.h"

#include "items/steptable.h"
#include "views/forms/previewdelegate.h"
#include "views/forms/tables.h"
#include "views/panels/exchange/importfailure.h"
#include "views/shell/theme.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace views::panels {

using namespace contract;
using rules::ItemArrival;

CatalogueFiles::CatalogueFiles(const Catalogues &catalogues, QObject *parent) : QObject(parent), m_words(catalogues), m_sheet(m_words.words()) {}

void CatalogueFiles::write(const QString &path, std::vector<ServiceItem> items)
{
    m_busy = true;
    m_thread.run([this, path, items = std::move(items), language = FileWords::language()] {
        const auto done = m_sheet.write(path, items, language);
        QMetaObject::invokeMethod(this, [this, done, path, count = int(items.size())] {
            m_busy = false;
            if (done)
                Q_EMIT written(path, count);
            else
                Q_EMIT failed(done.error());
        }, Qt::QueuedConnection);
    });
}

void CatalogueFiles::read(const QString &path)
{
    m_busy = true;
    m_thread.run([this, path] {
        auto reading = m_sheet.read(path);
        auto held = reading ? std::make_shared<exchange::ServiceReading>(*std::move(reading)) : nullptr;
        QMetaObject::invokeMethod(this, [this, held, error = held ? Error{} : reading.error()] {
            m_busy = false;
            if (held)
                Q_EMIT wasRead(held);
            else
                Q_EMIT failed(error);
        }, Qt::QueuedConnection);
    });
}

CatalogueImport::CatalogueImport(const QString &file, std::shared_ptr<exchange::ServiceReading> reading, std::span<const ServiceItem> existing, QWidget *parent)
    : QDialog(parent), m_reading(std::move(reading)), m_arrivals(rules::arrivalsOf(existing, m_reading->items)), m_state(new QLabel(this))
{
    setObjectName(QStringLiteral("catalogueImport"));
    setWindowTitle(tr("Import the catalogue"));
    std::vector<items::PreviewRow> rows;
    using Kind = items::PreviewCell::Kind;
    for (const auto &[row, reason] : m_reading->rejects)
        rows.push_back({.record = tr("Row %1").arg(row.line), .why = reason, .cells = std::vector<items::PreviewCell>(2)});
    int drafts = 0;
    int edited = 0;
    for (const auto &[outcome, item, before] : m_arrivals) {
        if (outcome == ItemArrival::Outcome::Unchanged)
            continue;
        const bool isNew = outcome == ItemArrival::Outcome::NewDraft;
        ++(isNew ? drafts : edited);
        const auto difference = before ? rules::compareItems(*before, item) : rules::ItemDifference{};
        const QString what = isNew ? tr("New draft, version %1").arg(item.version) : tr("The draft is changed, version %1").arg(item.version);
        const QString steps = before ? tr("%n step(s) differ", nullptr, int(difference.steps.size())) : tr("New item");
        rows.push_back({.record = item.code + u' ' + item.name, .isNew = isNew && !before, .cells = {{Kind::New, {}, what}, {Kind::Same, {}, steps}}});
    }
    auto *heading = new QLabel(QFileInfo(file).fileName(), this);
    heading->setFont(shell::headingFont(2));
    heading->setTextFormat(Qt::PlainText);
    const int same = int(m_arrivals.size()) - drafts - edited;
    QStringList sentences;
    if (drafts > 0)
        sentences << tr("%n item(s) come in as new drafts.", nullptr, drafts);
    if (edited > 0)
        sentences << tr("%n draft(s) are changed.", nullptr, edited);
    if (same > 0)
        sentences << tr("%n item(s) stay as they are.", nullptr, same);
    if (!m_reading->rejects.empty())
        sentences << tr("%n row(s) stay out; the first column says why.", nullptr, int(m_reading->rejects.size()));
    if (!m_reading->ignored.isEmpty())
        sentences << tr("These columns name nothing and are passed over: %1.").arg(m_reading->ignored.join(tr(", ")));
    sentences << tr("What is in force does not change before a draft is published.");
    m_state->setText(sentences.join(QLatin1Char(' ')));
    m_state->setWordWrap(true);
    auto *preview = new items::ChangePreview(items::ChangePreview::Cells::Fixed, this);
    auto *table = new QTableView(this);
    table->setModel(preview);
    forms::prepare(*table);
    table->setItemDelegate(new forms::PreviewDelegate(table));
    table->setAccessibleName(tr("What the file changes"));
    preview->setRows({tr("What happens"), tr("Steps")}, std::move(rows));
    table->setVisible(preview->rowCount() > 0);
    if (preview->columnCount() > 0) {
        table->setColumnWidth(0, shell::px(380));
        table->setColumnWidth(1, shell::px(240));
        table->horizontalHeader()->setStretchLastSection(true);
    }

    auto *save = new QPushButton(tr("Save the rows that stay out…"), this);
    save->setAutoDefault(false);
    save->setVisible(!m_reading->rejects.empty());
    auto *back = new QPushButton(drafts + edited > 0 ? tr("Cancel") : tr("Close"), this);
    back->setAutoDefault(false);
    auto *take = new QPushButton(tr("Import"), this);
    take->setObjectName(QStringLiteral("import"));
    take->setDefault(true);
    take->setVisible(drafts + edited > 0);
    forms::setRank(*take, forms::Rank::Primary);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(shell::px(8));
    foot->addWidget(save);
    foot->addStretch(1);
    foot->addWidget(back);
    foot->addWidget(take);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addWidget(heading);
    column->addWidget(m_state);
    column->addWidget(table, 1);
    if (preview->rowCount() == 0)
        column->addStretch(1);
    column->addLayout(foot);
    resize(shell::px(820), shell::px(preview->rowCount() > 0 ? 460 : 180));
    connect(save, &QPushButton::clicked, this, &CatalogueImport::saveRejects);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(take, &QPushButton::clicked, this, &QDialog::accept);
}

void CatalogueImport::saveRejects()
{
    const bool isBook = m_reading->format == exchange::SheetFormat::Xlsx;
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the rows that stay out"), tr("Rejected rows") + (isBook ? QStringLiteral(".xlsx") : QStringLiteral(".csv")));
    if (path.isEmpty())
        return;
    const auto written = exchange::ServiceSheet::writeRejects(path, *m_reading);
    m_state->setText(written ? tr("%n row(s) were written to %1. Mend them there and import that file.", nullptr, int(m_reading->rejects.size())).arg(QFileInfo(path).fileName()) : importFailure(written.error()));
}

} // namespace views::panels
