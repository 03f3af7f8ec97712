// Editors of what is typed: a line, a paragraph, a number with its unit, a date with its calendar.
#pragma once

#include "views/forms/fieldeditor.h"

class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace views::forms {

class LineEditor : public FieldEditor
{
    Q_OBJECT

public:
    LineEditor(const FieldPlace &place, QWidget *parent);
    [[nodiscard]] contract::Value value() const override;
    void setValue(const contract::Value &value, const QString &shown) override;

protected:
    void lockInput(bool locked) override;

private:
    QLineEdit *m_line;
};

/// Enter makes a line; Tab leaves.
class ParagraphEditor : public FieldEditor
{
    Q_OBJECT

public:
    ParagraphEditor(const FieldPlace &place, QWidget *parent);
    [[nodiscard]] contract::Value value() const override;
    void setValue(const contract::Value &value, const QString &shown) override;
    [[nodiscard]] bool isWide() const override { return true; }

protected:
    void lockInput(bool locked) override;

private:
    QPlainTextEdit *m_text;
};

/// A line rather than a spin box: the wheel changes nothing by accident, and "12 GB" or full-width digits are read.
class NumberEditor : public FieldEditor
{
    Q_OBJECT

public:
    NumberEditor(const FieldPlace &place, QWidget *parent);
    [[nodiscard]] contract::Value value() const override;
    void setValue(const contract::Value &value, const QString &shown) override;

protected:
    void lockInput(bool locked) override;

private:
    QLineEdit *m_line;
};

/// Takes 2026-11-22, 20261122, 2026/11/22, 2026.11.22 and 2026年11月22日; empty is no date.
class DateEditor : public FieldEditor
{
    Q_OBJECT

public:
    DateEditor(const FieldPlace &place, QWidget *parent);
    [[nodiscard]] contract::Value value() const override;
    void setValue(const contract::Value &value, const QString &shown) override;

protected:
    void lockInput(bool locked) override;

private:
    void chooseFromCalendar();

    QLineEdit *m_line;
    QToolButton *m_button;
};

/// The date that a typed text means, as people here write dates; invalid for anything else.
[[nodiscard]] QDate dateTyped(const QString &typed);

} // namespace views::forms
