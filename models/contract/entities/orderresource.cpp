#include "contract/describe.h"
#include "contract/entities/orderresource.h"

CONTRACT_INSTANTIATE(contract::OrderResource)
