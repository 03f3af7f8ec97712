#include "contract/describe.h"
#include "contract/entities/datahandover.h"

CONTRACT_INSTANTIATE(contract::DataHandover)
