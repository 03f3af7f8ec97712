#include "views/panels/catalogue/versiondialog.h"

#include "items/steptable.h"
#include "views/forms/previewdelegate.h"
#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

namespace views::panels {

using namespace contract;

VersionDialog::VersionDialog(const ServiceItem *before, const ServiceItem &after, Purpose purpose, const Catalogues &catalogues, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("versionDialog"));
    const bool publishes = purpose == Purpose::Publish;
    setWindowTitle(publishes ? tr("Publish") : tr("Compare versions"));
    auto *heading = new QLabel(this);
    heading->setFont(shell::headingFont(2));
    heading->setWordWrap(true);
    heading->setTextFormat(Qt::PlainText);
    heading->setText(publishes ? tr("Put version %1 of “%2 %3” in force?").arg(after.version).arg(after.code, after.name)
                               : tr("“%1 %2”: version %3 against version %4").arg(after.code, after.name).arg(after.version).arg(before ? before->version : 0));
    auto *meaning = new QLabel(this);
    meaning->setWordWrap(true);
    auto *preview = new items::ChangePreview(items::ChangePreview::Cells::Fixed, this);
    auto *table = new QTableView(this);
    table->setModel(preview);
    forms::prepare(*table);
    table->setItemDelegate(new forms::PreviewDelegate(table));
    table->setAccessibleName(tr("What the versions say differently"));
    const auto shown = before ? items::previewOf(*before, after, catalogues) : items::VersionPreview();
    preview->setRows(shown.columns, shown.rows);
    table->setVisible(!shown.rows.empty());
    QStringList sentences;
    if (publishes && before)
        sentences << tr("Version %1 gives way. Orders that have begun keep the version that they started with; new orders take this one.").arg(before->version);
    else if (publishes)
        sentences << tr("It is the first version of this item. From now on orders can be opened by it; it can no longer be changed or deleted.");
    if (before && shown.rows.empty())
        sentences << tr("The two versions say the same.");
    meaning->setText(sentences.join(QLatin1Char(' ')));
    meaning->setVisible(!sentences.isEmpty());
    table->resizeColumnsToContents();
    for (int i = 0; i < preview->columnCount(); ++i)
        table->setColumnWidth(i, qBound(shell::px(120), table->columnWidth(i), shell::px(360)));
    table->horizontalHeader()->setStretchLastSection(true);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(shell::px(8));
    foot->addStretch(1);
    auto *back = new QPushButton(publishes ? tr("Cancel") : tr("Close"), this);
    back->setAutoDefault(false);
    foot->addWidget(back);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addWidget(heading);
    column->addWidget(meaning);
    column->addWidget(table, 1);
    if (publishes) {
        m_reason = new QLineEdit(this);
        m_reason->setMaxLength(2000);
        m_reason->setPlaceholderText(tr("Reason, kept in the history"));
        m_reason->setAccessibleName(m_reason->placeholderText());
        m_reason->setObjectName(QStringLiteral("reason"));
        column->addWidget(m_reason);
        auto *publish = new QPushButton(tr("Publish"), this);
        publish->setObjectName(QStringLiteral("publish"));
        publish->setDefault(true);
        forms::setRank(*publish, forms::Rank::Primary);
        foot->addWidget(publish);
        connect(publish, &QPushButton::clicked, this, &QDialog::accept);
        m_reason->setFocus();
    }
    column->addLayout(foot);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    const bool hasTable = !shown.rows.empty();
    resize(shell::px(hasTable ? 900 : 560), hasTable ? shell::px(480) : sizeHint().height());
}

QString VersionDialog::reason() const
{
    return m_reason ? m_reason->text().trimmed() : QString();
}

} // namespace views::panels
