#include "service/writer.h"

namespace service {

Result<void> Writer::write(Work work)
{
    return write(std::vector<Act>{{std::move(work)}}).front();
}

} // namespace service
