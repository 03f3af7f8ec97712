#include "views/panels/changes/detail/approvaltab.h"

#include "contract/entities/entities.h"
#include "items/changechain.h"
#include "items/factory.h"
#include "views/panels/changes/detail/chaindelegate.h"
#include "views/shell/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QVBoxLayout>
#include <ranges>

namespace views::panels {

using namespace contract;

namespace {

/// Of 64 characters: enough to compare two by eye.
QString shortDigest(const QString &digest)
{
    return digest.left(8) + QStringLiteral(" … ") + digest.right(8);
}

} // namespace

ApprovalTab::ApprovalTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_chain(new items::ChangeChain(context.catalogues, context.clock, context.items.queries(), this))
    , m_facts(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_list(new QListView(this))
    , m_digest(new QLabel(this))
{
    setObjectName(QStringLiteral("changeApproval"));
    m_facts->setObjectName(QStringLiteral("chainFacts"));
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_digest->setForegroundRole(QPalette::PlaceholderText);
    for (auto *label : {m_facts, m_empty, m_digest}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), 0);
    }
    m_digest->setContentsMargins(shell::px(16), 0, shell::px(16), shell::px(8));
    m_digest->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_list->setObjectName(QStringLiteral("chain"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setItemDelegate(new ChainDelegate(*m_chain, m_list));
    m_list->setModel(m_chain);
    m_list->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    column->addWidget(m_facts);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    column->addWidget(m_digest);

    connect(m_chain, &items::ChangeChain::shown, this, &ApprovalTab::refresh);
    connect(m_chain, &items::ChangeChain::failed, this, [this](const Error &error) { m_context.host.notify(shell::noticeOf(error)); });
    retranslate();
}

QString ApprovalTab::caption() { return tr("Approval"); }

void ApprovalTab::retranslate()
{
    m_list->setAccessibleName(tr("Chain of approvals"));
    m_empty->setText(tr("The chain of approvals begins with the submission. It follows from the class of the change."));
    m_list->doItemsLayout();
    refresh();
}

void ApprovalTab::showRecord(const QUuid &record)
{
    m_chain->show(record);
    refresh();
}

void ApprovalTab::refresh()
{
    const auto *file = m_chain->file();
    const bool any = m_chain->rowCount() > 0;
    m_empty->setVisible(file && !any);
    m_list->setVisible(any);
    const qint64 round = file ? file->integerOf(u"round") : 0;
    QStringList facts;
    if (round > 0)
        facts << tr("Round %1").arg(round);
    if (file && any) {
        const int stages = int(std::ranges::count_if(std::views::iota(0, m_chain->rowCount()), [this](int row) { return m_chain->lineAt(row)->kind == items::ChainLine::Kind::Stage; }));
        const qint64 stage = file->integerOf(u"stage");
        facts << (stage > 0 ? tr("waits at stage %1 of %2").arg(stage).arg(stages) : tr("%n stage(s)", nullptr, stages));
    }
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_facts->setVisible(!facts.isEmpty());
    const QString digest = file ? file->textOf(u"content_digest") : QString();
    m_digest->setText(digest.isEmpty() ? QString() : tr("Digest of the content (SM3): %1").arg(shortDigest(digest)));
    m_digest->setToolTip(digest);
    m_digest->setVisible(!digest.isEmpty());
}

void ApprovalTab::copy()
{
    auto rows = m_list->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList texts;
    for (const auto &row : rows)
        texts << row.data().toString();
    QGuiApplication::clipboard()->setText(texts.join(u'\n'));
}

bool ApprovalTab::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    return RecordTab::eventFilter(watched, event);
}

} // namespace views::panels
