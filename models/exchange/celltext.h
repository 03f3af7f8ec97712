// What a cell's text means, and how a value is written into one.
#pragma once

#include "contract/shape.h"

namespace exchange {

using namespace contract;

/// Why a row stays out. The sentence is made where it is shown.
struct Problem {
    enum class Kind {
        NoNumber,         ///< the field wants one
        NoDate,
        NoYesOrNo,
        UnknownText,      ///< neither a code nor the text of one, or the text of several
        LostDigits,       ///< 1.23457E+17: a spreadsheet threw the serial's last digits away
        UnknownReference, ///< no record of that number or name that the actor may see
        SeveralReferences,
        ReadOnly,         ///< the server's field, and the file says another value than the server
        BreaksRule,       ///< `error` says which
        UnknownKey,
        SeveralKeys,      ///< several records hold the key
        KeyTwice,         ///< another row of the file has the key too
        Refused,          ///< by the service; `error` says why
        Conflict,         ///< somebody changed the record in the meantime
        Masked,           ///< 138****5678 of an export, and the record does not hold what it stands for
        AddressTaken,     ///< `value` says by whom, in the same network zone
        AddressTwice,     ///< another row of the file gives it out
        IsRetired,        ///< the record that this row made once
    };
    Kind kind = Kind::BreaksRule;
    QString column; ///< the file's heading; empty where it is the whole row
    QString value;  ///< as it stands in the file
    Error error;
    bool operator==(const Problem &) const = default;
};

template <class T> using Read = tl::expected<T, Problem::Kind>;

/// 1234, 1,234, 1 234, "16 GB" where GB is the field's unit.
[[nodiscard]] Read<Value> integerIn(const QString &text, const FieldShape &field);
[[nodiscard]] Read<Value> realIn(const QString &text, const FieldShape &field);
/// 2026-11-22, 2026/11/2, 2026.11.22, 20261122, 2026年11月22日; a time behind it counts where it is midnight only.
[[nodiscard]] Read<Value> dateIn(const QString &text);
/// 是, 否, yes, no, true, false, 1, 0 and the ticks of forms.
[[nodiscard]] Read<Value> yesOrNoIn(const QString &text);
[[nodiscard]] Read<Value> instantIn(const QString &text);
/// 1.23457E+17, as spreadsheets show long serials.
[[nodiscard]] bool isScientific(const QString &text);

/// A number as a cell holds it, which reads back as itself.
[[nodiscard]] QString numberText(const Value &value);
[[nodiscard]] QString instantText(qint64 ms);

/// The same value, where reals may differ behind the 14th digit, which a spreadsheet does not keep.
[[nodiscard]] bool sameValue(const Value &one, const Value &other);

} // namespace exchange
