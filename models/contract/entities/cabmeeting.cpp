#include "contract/describe.h"
#include "contract/entities/cabmeeting.h"

CONTRACT_INSTANTIATE(contract::CabMeeting)
