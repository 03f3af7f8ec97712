#include "contract/describe.h"
#include "contract/entities/changerequest.h"

CONTRACT_INSTANTIATE(contract::ChangeRequest)
