#include "contract/describe.h"
#include "contract/entities/changestep.h"

CONTRACT_INSTANTIATE(contract::ChangeStep)
