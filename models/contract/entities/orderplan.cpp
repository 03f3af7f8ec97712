#include "contract/describe.h"
#include "contract/entities/orderplan.h"

CONTRACT_INSTANTIATE(contract::OrderPlan)
