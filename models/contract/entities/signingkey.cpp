#include "contract/describe.h"
#include "contract/entities/signingkey.h"

CONTRACT_INSTANTIATE(contract::SigningKeyRecord)
