#include "contract/describe.h"
#include "contract/entities/orderstep.h"

CONTRACT_INSTANTIATE(contract::OrderStep)
