#include "contract/describe.h"
#include "contract/entities/orderalert.h"

CONTRACT_INSTANTIATE(contract::OrderAlert)
