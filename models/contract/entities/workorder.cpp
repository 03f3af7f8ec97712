#include "contract/describe.h"
#include "contract/entities/workorder.h"

CONTRACT_INSTANTIATE(contract::WorkOrder)
