#include "contract/describe.h"
#include "contract/entities/businesssystem.h"

CONTRACT_INSTANTIATE(contract::BusinessSystem)
