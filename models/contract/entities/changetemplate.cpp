#include "contract/describe.h"
#include "contract/entities/changetemplate.h"

CONTRACT_INSTANTIATE(contract::ChangeTemplate)
