#include "contract/describe.h"
#include "contract/entities/attachment.h"

CONTRACT_INSTANTIATE(contract::Attachment)
