#include "contract/describe.h"
#include "contract/entities/changewindow.h"

CONTRACT_INSTANTIATE(contract::ChangeWindow)
