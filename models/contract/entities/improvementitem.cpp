#include "contract/describe.h"
#include "contract/entities/improvementitem.h"

CONTRACT_INSTANTIATE(contract::ImprovementItem)
