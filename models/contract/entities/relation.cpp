#include "contract/describe.h"
#include "contract/entities/relation.h"

CONTRACT_INSTANTIATE(contract::Relation)
