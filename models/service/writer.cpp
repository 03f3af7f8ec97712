#include "service/writer.h"

namespace service {

Result<void> Writer::write(Act act)
{
    return write(std::vector<Act>{std::move(act)}).front();
}

} // namespace service
