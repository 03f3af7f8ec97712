#include "contract/describe.h"
#include "contract/entities/policy.h"

CONTRACT_INSTANTIATE(contract::Policy)
