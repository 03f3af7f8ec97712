#include "contract/describe.h"
#include "contract/entities/satisfactionsurvey.h"

CONTRACT_INSTANTIATE(contract::SatisfactionSurvey)
