#include "contract/describe.h"
#include "contract/entities/savedview.h"

CONTRACT_INSTANTIATE(contract::SavedView)
