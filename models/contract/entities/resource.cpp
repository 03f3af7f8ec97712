#include "contract/describe.h"
#include "contract/entities/resource.h"

CONTRACT_INSTANTIATE(contract::Resource)

// Captions of choices that a resource shares with a business system: captions translate in the context of their entity.
[[maybe_unused]] static constexpr const char *sharedCaptions[] = {
    QT_TRANSLATE_NOOP("Resource", "Core"), QT_TRANSLATE_NOOP("Resource", "Important"), QT_TRANSLATE_NOOP("Resource", "Ordinary"),
    QT_TRANSLATE_NOOP("Resource", "Not filed"), QT_TRANSLATE_NOOP("Resource", "Level 1"), QT_TRANSLATE_NOOP("Resource", "Level 2"),
    QT_TRANSLATE_NOOP("Resource", "Level 3")};
