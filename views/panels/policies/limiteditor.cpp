#include "views/panels/policies/limiteditor.h"

#include "items/promisetable.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>

namespace views::panels {

using rules::Basis;
using Unit = rules::TimeLimit::Unit;

namespace {

/// What a number counts; hours are written as minutes.
struct Count {
    Basis basis;
    Unit unit;
    int minutes; ///< of one; 0 for days
    const char *caption;
};
constexpr std::array counts{
    Count{Basis::Working, Unit::Minutes, 1, QT_TRANSLATE_NOOP("views::panels::LimitEditor", "min of working time")},
    Count{Basis::Working, Unit::Minutes, 60, QT_TRANSLATE_NOOP("views::panels::LimitEditor", "h of working time")},
    Count{Basis::Working, Unit::Days, 0, QT_TRANSLATE_NOOP("views::panels::LimitEditor", "working days")},
    Count{Basis::Always, Unit::Minutes, 1, QT_TRANSLATE_NOOP("views::panels::LimitEditor", "min around the clock")},
    Count{Basis::Always, Unit::Minutes, 60, QT_TRANSLATE_NOOP("views::panels::LimitEditor", "h around the clock")},
    Count{Basis::Always, Unit::Days, 0, QT_TRANSLATE_NOOP("views::panels::LimitEditor", "days around the clock")},
};
constexpr int none = -1;

} // namespace

LimitEditor::LimitEditor(MayBeEmpty mayBeEmpty, QWidget *parent) : QWidget(parent), m_mayBeEmpty(mayBeEmpty == MayBeEmpty::Yes), m_number(new QSpinBox(this)), m_unit(new QComboBox(this))
{
    m_number->setRange(1, 9'999);
    m_number->setFixedWidth(shell::px(72));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(shell::px(4));
    row->addWidget(m_number);
    row->addWidget(m_unit, 1);
    setFocusProxy(m_number);
    setAutoFillBackground(true);
    connect(m_number, &QSpinBox::valueChanged, this, &LimitEditor::edited);
    connect(m_unit, &QComboBox::currentIndexChanged, this, [this] {
        m_number->setEnabled(m_unit->currentData().toInt() != none);
        Q_EMIT edited();
    });
    fill();
}

void LimitEditor::fill()
{
    const QSignalBlocker quiet(m_unit);
    const QVariant chosen = m_unit->currentData();
    m_unit->clear();
    if (m_mayBeEmpty)
        m_unit->addItem(m_emptyWord.isEmpty() ? tr("nothing promised") : m_emptyWord, none);
    for (int i = 0; i < int(counts.size()); ++i)
        m_unit->addItem(tr(counts[size_t(i)].caption), i);
    m_unit->setCurrentIndex(std::max(0, m_unit->findData(chosen)));
    m_number->setAccessibleName(tr("How much"));
    m_unit->setAccessibleName(tr("What it counts"));
}

void LimitEditor::retranslate() { fill(); }

void LimitEditor::nameEmpty(const QString &word)
{
    m_emptyWord = word;
    fill();
}

QString LimitEditor::text() const
{
    const int chosen = m_unit->currentData().toInt();
    if (chosen == none)
        return {};
    const auto &count = counts[size_t(chosen)];
    return rules::textOf({count.basis, m_number->value() * std::max(count.minutes, 1), count.unit});
}

void LimitEditor::setText(const QString &text)
{
    const QSignalBlocker quiet(this);
    const auto limit = rules::limitFromText(text);
    if (!limit) {
        m_unit->setCurrentIndex(m_unit->findData(none));
        m_number->setEnabled(false);
        return;
    }
    const bool hours = limit->unit == Unit::Minutes && limit->amount % 60 == 0;
    const int minutes = limit->unit == Unit::Days ? 0 : hours ? 60 : 1;
    const auto count = std::ranges::find_if(counts, [&](const Count &one) { return one.basis == limit->basis && one.unit == limit->unit && one.minutes == minutes; });
    m_unit->setCurrentIndex(m_unit->findData(int(count - counts.begin())));
    m_number->setEnabled(true);
    m_number->setValue(limit->amount / std::max(minutes, 1));
}

QWidget *LimitDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto *table = static_cast<const items::PromiseTable *>(index.model());
    return new LimitEditor(table->isRequired(index) ? LimitEditor::MayBeEmpty::No : LimitEditor::MayBeEmpty::Yes, parent);
}

void LimitDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    static_cast<LimitEditor *>(editor)->setText(index.data(Qt::EditRole).toString());
}

void LimitDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, static_cast<LimitEditor *>(editor)->text());
}

void LimitDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    // A number and six words need more room than most cells have.
    QRect box = option.rect;
    box.setWidth(std::max(box.width(), editor->sizeHint().width()));
    if (const auto *view = editor->parentWidget(); view && box.right() > view->width())
        box.moveRight(view->width());
    editor->setGeometry(box);
}

} // namespace views::panels
