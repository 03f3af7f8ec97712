#include "contract/describe.h"
#include "contract/entities/stocktakescans.h"

CONTRACT_INSTANTIATE(contract::StocktakeScans)
