#include "contract/describe.h"
#include "contract/entities/person.h"

CONTRACT_INSTANTIATE(contract::Person)
