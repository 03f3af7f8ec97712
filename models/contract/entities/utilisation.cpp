#include "contract/describe.h"
#include "contract/entities/utilisation.h"

CONTRACT_INSTANTIATE(contract::Utilisation)
