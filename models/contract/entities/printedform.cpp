#include "contract/describe.h"
#include "contract/entities/printedform.h"

CONTRACT_INSTANTIATE(contract::PrintedForm)
