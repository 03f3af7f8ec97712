#include "contract/describe.h"
#include "contract/entities/evaluation.h"

CONTRACT_INSTANTIATE(contract::Evaluation)
