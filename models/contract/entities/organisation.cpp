#include "contract/describe.h"
#include "contract/entities/organisation.h"

CONTRACT_INSTANTIATE(contract::Organisation)
