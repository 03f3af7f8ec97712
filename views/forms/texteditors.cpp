#include "views/forms/texteditors.h"

#include "views/forms/calendarlook.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QToolButton>
#include <QWidgetAction>

namespace views::forms {

using namespace contract;

namespace {

/// Full-width digits, signs and letters as an input method leaves them, made plain.
QString halfWidth(QString typed)
{
    for (auto &character : typed)
        if (character.unicode() >= 0xff01 && character.unicode() <= 0xff5e)
            character = QChar(char16_t(character.unicode() - 0xfee0));
    return typed.trimmed();
}

int widthOf(const QWidget *widget, int characters)
{
    return widget->fontMetrics().horizontalAdvance(QLatin1Char('0')) * characters + shell::px(16);
}

} // namespace

LineEditor::LineEditor(const FieldPlace &place, QWidget *parent)
    : FieldEditor(place, parent)
    , m_line(new QLineEdit(this))
{
    if (field().traits.address) {
        m_line->setFont(shell::fixedFont());
        m_line->setPlaceholderText(QStringLiteral("10.0.0.1"));
        m_line->setMaximumWidth(widthOf(m_line, 20));
    } else if (field().traits.key) {
        m_line->setFont(shell::fixedFont());
        m_line->setMaximumWidth(widthOf(m_line, 26));
    } else {
        m_line->setMaximumWidth(widthOf(m_line, 64));
    }
    setInput(m_line, m_line);
    connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
}

Value LineEditor::value() const
{
    const QString typed = field().traits.address ? halfWidth(m_line->text()) : m_line->text().trimmed();
    return typed.isEmpty() ? Value() : Value(typed);
}

void LineEditor::setValue(const Value &value, const QString &shown)
{
    m_line->setText(shown.isEmpty() ? text(value) : shown);
    m_line->setCursorPosition(0);
}

void LineEditor::lockInput(bool locked)
{
    m_line->setReadOnly(locked);
    m_line->setEnabled(!locked || field().traits.key);
}

ParagraphEditor::ParagraphEditor(const FieldPlace &place, QWidget *parent)
    : FieldEditor(place, parent)
    , m_text(new QPlainTextEdit(this))
{
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(fontMetrics().lineSpacing() * 4 + shell::px(12));
    setInput(m_text, m_text);
    // textChanged also speaks when setValue() writes; that one is blocked there.
    connect(m_text, &QPlainTextEdit::textChanged, this, &FieldEditor::edited);
}

Value ParagraphEditor::value() const
{
    const QString typed = m_text->toPlainText();
    return typed.trimmed().isEmpty() ? Value() : Value(typed);
}

void ParagraphEditor::setValue(const Value &value, const QString &)
{
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(text(value));
}

void ParagraphEditor::lockInput(bool locked)
{
    m_text->setReadOnly(locked);
    m_text->setEnabled(!locked);
}

NumberEditor::NumberEditor(const FieldPlace &place, QWidget *parent)
    : FieldEditor(place, parent)
    , m_line(new QLineEdit(this))
{
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(shell::px(8));
    m_line->setAlignment(Qt::AlignRight);
    m_line->setFixedWidth(widthOf(m_line, 14));
    row->addWidget(m_line);
    if (*field().traits.unit != 0) {
        auto *unit = new QLabel(QString::fromUtf8(field().traits.unit), body);
        unit->setForegroundRole(QPalette::PlaceholderText);
        row->addWidget(unit);
    }
    row->addStretch(1);
    setInput(body, m_line);
    if (field().traits.least != field().traits.most)
        m_line->setToolTip(tr("%1 to %2").arg(QLocale().toString(field().traits.least), QLocale().toString(field().traits.most)));
    connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
}

Value NumberEditor::value() const
{
    QString typed = halfWidth(m_line->text());
    const QString unit = QString::fromUtf8(field().traits.unit);
    if (!unit.isEmpty() && typed.endsWith(unit, Qt::CaseInsensitive))
        typed = typed.chopped(unit.size()).trimmed();
    if (typed.isEmpty())
        return {};
    QString digits = typed;
    digits.remove(QLatin1Char(',')).remove(QLatin1Char(' '));
    bool read = false;
    if (field().kind == FieldKind::Integer) {
        const qlonglong number = digits.toLongLong(&read);
        return read ? Value(qint64(number)) : Value(typed);
    }
    const double real = digits.toDouble(&read);
    return read && std::isfinite(real) ? Value(real) : Value(typed);
}

void NumberEditor::setValue(const Value &value, const QString &shown)
{
    if (!shown.isEmpty())
        m_line->setText(shown);
    else if (const auto *whole = std::get_if<qint64>(&value))
        m_line->setText(QString::number(*whole));
    else if (const auto *real = std::get_if<double>(&value))
        m_line->setText(QString::number(*real, 'g', 12));
    else
        m_line->setText(text(value));
}

void NumberEditor::lockInput(bool locked)
{
    m_line->setReadOnly(locked);
    m_line->setEnabled(!locked);
}

QDate dateTyped(const QString &typed)
{
    static const QRegularExpression parted(QStringLiteral("^(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?$"));
    static const QRegularExpression plain(QStringLiteral("^(\\d{4})(\\d{2})(\\d{2})$"));
    const QString text = halfWidth(typed);
    for (const auto *form : {&parted, &plain})
        if (const auto match = form->match(text); match.hasMatch())
            return QDate(match.capturedView(1).toInt(), match.capturedView(2).toInt(), match.capturedView(3).toInt());
    return {};
}

DateEditor::DateEditor(const FieldPlace &place, QWidget *parent)
    : FieldEditor(place, parent)
    , m_line(new QLineEdit(this))
    , m_button(new QToolButton(this))
{
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(shell::px(4));
    m_line->setFixedWidth(widthOf(m_line, 14));
    //: The form of a date in an empty date field.
    m_line->setPlaceholderText(tr("yyyy-mm-dd"));
    m_button->setArrowType(Qt::DownArrow);
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::NoFocus);
    m_button->setToolTip(tr("Choose from the calendar (Alt+Down)"));
    m_button->setAccessibleName(tr("Calendar for %1").arg(caption()));
    row->addWidget(m_line);
    row->addWidget(m_button);
    row->addStretch(1);
    setInput(body, m_line);
    auto *open = new QAction(m_line);
    open->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    open->setShortcutContext(Qt::WidgetShortcut);
    m_line->addAction(open);
    connect(open, &QAction::triggered, this, &DateEditor::chooseFromCalendar);
    connect(m_button, &QToolButton::clicked, this, &DateEditor::chooseFromCalendar);
    connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(m_line, &QLineEdit::editingFinished, this, [this] {
        // What was understood is shown in the one form that every list uses.
        if (const QDate date = dateTyped(m_line->text()); date.isValid())
            m_line->setText(date.toString(Qt::ISODate));
    });
}

void DateEditor::chooseFromCalendar()
{
    if (isLocked())
        return;
    QMenu popup(this);
    auto *calendar = new QCalendarWidget(&popup);
    dress(*calendar);
    if (const QDate date = dateTyped(m_line->text()); date.isValid())
        calendar->setSelectedDate(date);
    auto *holder = new QWidgetAction(&popup);
    holder->setDefaultWidget(calendar);
    popup.addAction(holder);
    auto *none = popup.addAction(tr("No date"));
    const auto choose = [this, &popup](const QDate &date) {
        m_line->setText(date.toString(Qt::ISODate));
        popup.close();
        Q_EMIT edited();
    };
    connect(calendar, &QCalendarWidget::clicked, &popup, choose);
    connect(calendar, &QCalendarWidget::activated, &popup, choose);
    connect(none, &QAction::triggered, this, [this] {
        m_line->clear();
        Q_EMIT edited();
    });
    popup.exec(m_line->mapToGlobal(QPoint(0, m_line->height())));
    m_line->setFocus();
}

Value DateEditor::value() const
{
    const QString typed = m_line->text().trimmed();
    if (typed.isEmpty())
        return {};
    const QDate date = dateTyped(typed);
    return date.isValid() ? Value(date.toString(Qt::ISODate)) : Value(typed);
}

void DateEditor::setValue(const Value &value, const QString &)
{
    m_line->setText(text(value));
}

void DateEditor::lockInput(bool locked)
{
    m_line->setReadOnly(locked);
    m_line->setEnabled(!locked);
    m_button->setEnabled(!locked);
}

} // namespace views::forms
