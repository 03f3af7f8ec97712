// What of a change is decided on (审批内容): the fields whose edit voids the approvals, and their digest.
#pragma once

#include "contract/entities/changerequest.h"
#include "contract/shape.h"

#include <QJsonObject>
#include <QStringList>

namespace rules {

using namespace contract;

/// Names of the fields, in the order of the form.
[[nodiscard]] const QStringList &contentFields();
/// Their values and the digest of the impact list, as one JSON object.
[[nodiscard]] QJsonObject contentOf(const Record &change);
/// SM3 of the canonical text of contentOf(); 64 hexadecimal characters.
[[nodiscard]] QString contentDigest(const Record &change);
/// SM3 of the text as it is kept; empty for an empty one.
[[nodiscard]] QString impactDigest(const QString &impact);
/// The content fields that differ.
[[nodiscard]] QStringList changedContent(const Record &before, const Record &after);

} // namespace rules
