#include "views/forms/sheetdelegate.h"

#include "items/factory.h"
#include "rules/fieldrules.h"
#include "views/shell/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTimer>
#include <QToolTip>

namespace views::forms {

using namespace contract;

namespace {

QColor mixed(const QColor &one, const QColor &other, double share)
{
    return QColor::fromRgbF(float(one.redF() * (1 - share) + other.redF() * share), float(one.greenF() * (1 - share) + other.greenF() * share),
                            float(one.blueF() * (1 - share) + other.blueF() * share));
}

} // namespace

SheetDelegate::SheetDelegate(items::RecordListModel &list, const items::Factory &items, QObject *parent)
    : CellDelegate(list.shape(), [&list](int column) { return column < int(list.columns().size()) ? list.columns()[column] : -1; }, parent)
    , m_list(list)
    , m_items(items)
{
}

QString SheetDelegate::problemOf(const Value &value, int field) const
{
    const auto &shape = m_list.shape().fields[field];
    const auto checked = rules::checkField(shape, rules::asStored(shape, value), m_list.catalogues());
    return checked ? QString() : problemSentence(shape, value, checked.error());
}

void SheetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem plain = option;
    plain.state &= ~QStyle::State_HasFocus;
    CellDelegate::paint(painter, plain, index);
    const auto *typed = m_list.typedAt(index.row(), m_list.columns()[index.column()]);
    if (typed && typed->problem) {
        const QColor bad = shell::colours(shell::Tone::Bad).text;
        QColor veil = bad;
        veil.setAlpha(36);
        painter->fillRect(option.rect, veil);
        painter->setPen(QPen(bad, shell::px(1)));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        // A corner as well: the mark does not hang on colour alone.
        const int side = shell::px(6);
        const QPoint corner = option.rect.topRight() + QPoint(1, 0);
        painter->setPen(Qt::NoPen);
        painter->setBrush(bad);
        painter->drawPolygon(QPolygon({corner, corner - QPoint(side, 0), corner + QPoint(0, side)}));
        painter->setBrush(Qt::NoBrush);
    }
    if (option.state & QStyle::State_HasFocus) {
        const bool selected = option.state & QStyle::State_Selected;
        const auto &palette = option.palette;
        const QColor frame = selected ? palette.color(QPalette::HighlightedText) : mixed(palette.color(QPalette::Highlight), palette.color(QPalette::Text), 0.2);
        painter->setPen(QPen(frame, shell::px(2), Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        const int inner = shell::px(1);
        painter->drawRect(option.rect.adjusted(inner, inner, -inner - 1, -inner - 1));
    }
}

bool SheetDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *typed = event->type() == QEvent::ToolTip && index.isValid() ? m_list.typedAt(index.row(), m_list.columns()[index.column()]) : nullptr;
    if (!typed || !typed->problem)
        return CellDelegate::helpEvent(event, view, option, index);
    const auto &field = m_list.fieldAt(index.column());
    QToolTip::showText(event->globalPos(), tr("%1\nNot saved. F2 mends it, Esc takes it back.").arg(problemSentence(field, typed->value, *typed->problem)), view, option.rect);
    return true;
}

QWidget *SheetDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int position = m_list.columns()[index.column()];
    const auto *row = m_list.rowAt(index.row());
    if (!row)
        return nullptr;
    const auto &shape = m_list.shape();
    const auto &field = shape.fields[position];
    FieldPlace place{.field = field, .caption = items::captionOf(shape, field), .options = {}, .references = nullptr};
    if (items::hasCodes(field))
        place.options = items::choicesOf(shape, field, m_list.catalogues());
    if (field.kind == FieldKind::Reference)
        place.references = m_items.references(*shapeNamed(field.references), nullptr);
    auto *editor = makeFieldEditor(place, parent);
    editor->beBare();
    editor->setAutoFillBackground(true);
    editor->input()->installEventFilter(const_cast<SheetDelegate *>(this));
    m_editor = editor;
    m_dirty = false;
    m_open = {row->record.id, row->record.revision, position, row->record.values[position], row->titles[position]};
    connect(editor, &FieldEditor::edited, this, [this, editor] {
        if (m_editor != editor)
            return;
        m_dirty = true;
        editor->setProblem({});
        QToolTip::hideText();
        Q_EMIT typed(cell());
        // An entry chosen from a list is a value at once.
        if (const auto *box = qobject_cast<QComboBox *>(editor->input()); box && !box->isEditable())
            QTimer::singleShot(0, editor, [this] { const_cast<SheetDelegate *>(this)->leave(Step::Stay); });
    });
    return editor;
}

void SheetDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *field = qobject_cast<FieldEditor *>(editor);
    // Asked again at every live change of the row: what is being typed is the person's.
    if (!field || field->property("begun").toBool())
        return;
    field->setProperty("begun", true);
    auto *box = qobject_cast<QComboBox *>(field->input());
    const auto *typed = m_list.typedAt(index.row(), m_open.field);
    const bool plainList = box && !box->isEditable();
    if (m_replacing && !plainList) {
        field->setValue({}, {});
        return;
    }
    field->setValue(typed ? typed->value : m_open.value, typed ? typed->title : m_open.title);
    if (typed && typed->problem)
        field->setProblem(problemSentence(field->field(), typed->value, *typed->problem));
    if (plainList) {
        QTimer::singleShot(0, box, &QComboBox::showPopup);
        return;
    }
    if (auto *text = qobject_cast<QPlainTextEdit *>(field->input()))
        text->moveCursor(QTextCursor::End);
    else if (box)
        QTimer::singleShot(0, box->lineEdit(), &QLineEdit::selectAll); // typing replaces, as in a line
}

void SheetDelegate::setModelData(QWidget *, QAbstractItemModel *, const QModelIndex &) const
{
    if (!m_editor)
        return;
    m_editor->conclude();
    const auto now = cell();
    if (now.value != m_open.value || m_dirty)
        Q_EMIT entered(now);
}

void SheetDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    QRect box = option.rect;
    const auto *field = qobject_cast<FieldEditor *>(editor);
    if (field && qobject_cast<QPlainTextEdit *>(field->input())) {
        box.setHeight(option.fontMetrics.lineSpacing() * 4 + shell::px(12));
        box.setWidth(qMax(box.width(), shell::px(320)));
    } else if (field) {
        box.setWidth(qMax(box.width(), shell::px(120)));
        box.setHeight(qMax(box.height(), editor->sizeHint().height()));
        box.moveTop(option.rect.center().y() - box.height() / 2);
    }
    // At the list's edges it moves inwards rather than out of sight.
    const QRect room = editor->parentWidget()->rect();
    if (box.right() > room.right())
        box.moveRight(qMax(room.right(), box.width() - 1));
    if (box.bottom() > room.bottom())
        box.moveBottom(room.bottom());
    editor->setGeometry(box);
}

void SheetDelegate::destroyEditor(QWidget *editor, const QModelIndex &index) const
{
    if (editor == m_editor)
        m_editor = nullptr;
    CellDelegate::destroyEditor(editor, index);
}

SheetDelegate::OpenCell SheetDelegate::cell() const
{
    OpenCell now = m_open;
    now.value = rules::asStored(m_editor->field(), m_editor->value());
    now.title = m_editor->title();
    return now;
}

std::optional<SheetDelegate::OpenCell> SheetDelegate::typedCell() const
{
    return m_editor && m_dirty ? std::optional(cell()) : std::nullopt;
}

void SheetDelegate::putInto(const OpenCell &cell)
{
    if (!m_editor)
        return;
    m_editor->setValue(cell.value, cell.title);
    m_open.base = cell.base;
    m_dirty = true;
}

bool SheetDelegate::leave(Step step)
{
    if (!m_editor)
        return false;
    m_editor->conclude();
    const auto now = cell();
    if (const QString why = problemOf(now.value, now.field); m_dirty && !why.isEmpty()) {
        sayProblem(why);
        return true;
    }
    QToolTip::hideText();
    commitAndClose();
    Q_EMIT left(step);
    return true;
}

void SheetDelegate::commitAndClose()
{
    QPointer<FieldEditor> editor = m_editor;
    Q_EMIT commitData(editor);
    m_editor = nullptr; // hidden, it loses the keyboard once more, which is nobody's leaving it
    if (editor)
        Q_EMIT closeEditor(editor, QAbstractItemDelegate::NoHint);
}

void SheetDelegate::sayProblem(const QString &sentence)
{
    m_editor->setProblem(sentence);
    QToolTip::showText(m_editor->mapToGlobal(QPoint(0, m_editor->height())), sentence, m_editor);
}

bool SheetDelegate::eventFilter(QObject *watched, QEvent *event)
{
    // An editor that is on its way out still speaks; the base would take its input for an editor of its own.
    if (!m_editor || watched != m_editor->input())
        return false;
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        // Esc and Enter belong to the cell, whatever the window does with them.
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter)
            event->accept();
        return false;
    }
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool back = key->modifiers() & Qt::ShiftModifier;
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            // As in a sheet, Alt+Enter is a line in the cell.
            if (auto *text = qobject_cast<QPlainTextEdit *>(watched); text && key->modifiers() & Qt::AltModifier) {
                text->insertPlainText(QStringLiteral("\n"));
                return true;
            }
            return leave(back ? Step::Up : Step::Down);
        case Qt::Key_Tab:
            return leave(Step::Right);
        case Qt::Key_Backtab:
            return leave(Step::Left);
        case Qt::Key_Escape: {
            const auto open = m_open;
            QPointer<FieldEditor> editor = m_editor;
            QToolTip::hideText();
            m_editor = nullptr;
            Q_EMIT closeEditor(editor, QAbstractItemDelegate::RevertModelCache);
            Q_EMIT takenBack(open.record, open.field);
            Q_EMIT left(Step::Stay);
            return true;
        }
        default:
            return false;
        }
    }
    case QEvent::FocusOut: {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        // Another window or a list of offers takes the keyboard for a while only.
        if (reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason || QApplication::activePopupWidget() || QApplication::activeModalWidget())
            return false;
        QPointer<FieldEditor> editor = m_editor;
        QTimer::singleShot(0, editor.data(), [this, editor] {
            if (!editor || editor != m_editor || editor->isAncestorOf(QApplication::focusWidget()))
                return;
            commitAndClose();
        });
        return false;
    }
    default:
        return false;
    }
}

} // namespace views::forms
