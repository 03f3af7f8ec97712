#include "contract/describe.h"
#include "contract/entities/account.h"

CONTRACT_INSTANTIATE(contract::Account)
