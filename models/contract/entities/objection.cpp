#include "contract/describe.h"
#include "contract/entities/objection.h"

CONTRACT_INSTANTIATE(contract::Objection)
