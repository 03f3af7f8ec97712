// Notice: something a person must know, in three parts: what happened, what it means for the work, what to do now.
#pragma once

#include "contract/result.h"

#include <functional>

namespace views::shell {

enum class Severity { Done, Hint, Warning, Failure };

struct Notice {
    Severity severity = Severity::Hint;
    QString happened;             ///< one sentence, translated
    QString meaning;              ///< what it means for the work; may be empty
    QString remedy;               ///< what to do now; may be empty
    QString actionText;           ///< of a button that helps; empty: no button
    std::function<void()> action; ///< what that button does
    std::function<Notice()> retold = {}; ///< says it again in the language of now; none: the words stay as they are
};

/// The notice for an error: every code has its three sentences. `fieldCaption` is the translated caption of the field
/// that error.field names, where the caller knows one.
[[nodiscard]] Notice noticeOf(const contract::Error &error, const QString &fieldCaption = {});
/// What to write beside a field of a form: one short sentence.
[[nodiscard]] QString fieldSentence(const contract::Error &error);

} // namespace views::shell
