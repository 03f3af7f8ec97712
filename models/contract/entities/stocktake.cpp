#include "contract/describe.h"
#include "contract/entities/stocktake.h"

CONTRACT_INSTANTIATE(contract::Stocktake)
