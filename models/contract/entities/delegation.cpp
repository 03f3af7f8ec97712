#include "contract/describe.h"
#include "contract/entities/delegation.h"

CONTRACT_INSTANTIATE(contract::Delegation)
