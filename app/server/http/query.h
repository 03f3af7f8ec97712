// The query part of a target, decoded: name=value pairs in their order.
#pragma once

#include "contract/result.h"

#include <string_view>
#include <vector>

namespace server {

using namespace contract;

struct Parameter {
    QString name;
    QString value;
};

class Query
{
public:
    /// BadRequest for a bad percent code, bytes that are no UTF-8, a NUL, or a name that stands twice.
    static Result<Query> parse(std::string_view text);

    [[nodiscard]] const std::vector<Parameter> &all() const { return m_parameters; }
    /// Empty where there is none of that name.
    [[nodiscard]] QString value(QLatin1StringView name) const;
    /// A number from `least` to `most`; `otherwise` where there is none of that name. BadRequest names the parameter.
    [[nodiscard]] Result<int> number(QLatin1StringView name, int otherwise, int least, int most) const;
    /// BadRequest names the first parameter that is not among these.
    [[nodiscard]] Result<void> allowOnly(std::initializer_list<QLatin1StringView> names) const;

private:
    std::vector<Parameter> m_parameters;
};

/// BadRequest as above. A '+' is a space in a query and itself in a path.
enum class Plus { IsSpace, IsPlus };
[[nodiscard]] Result<QString> percentDecoded(std::string_view text, Plus plus);

} // namespace server
