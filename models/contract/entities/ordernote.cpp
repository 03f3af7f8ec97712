#include "contract/describe.h"
#include "contract/entities/ordernote.h"

CONTRACT_INSTANTIATE(contract::OrderNote)
