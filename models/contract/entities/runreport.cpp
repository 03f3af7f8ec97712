#include "contract/describe.h"
#include "contract/entities/runreport.h"

CONTRACT_INSTANTIATE(contract::RunReport)
