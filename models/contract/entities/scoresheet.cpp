#include "contract/describe.h"
#include "contract/entities/scoresheet.h"

CONTRACT_INSTANTIATE(contract::ScoreSheet)
