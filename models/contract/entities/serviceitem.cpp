#include "contract/describe.h"
#include "contract/entities/serviceitem.h"

CONTRACT_INSTANTIATE(contract::ServiceItem)
