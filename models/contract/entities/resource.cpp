#include "contract/describe.h"
#include "contract/entities/resource.h"

CONTRACT_INSTANTIATE(contract::Resource)
