#include "contract/describe.h"
#include "contract/entities/evaluationtemplate.h"

CONTRACT_INSTANTIATE(contract::EvaluationTemplate)
