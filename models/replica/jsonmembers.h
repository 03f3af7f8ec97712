// Members: the members of a JSON object one after the other, without a parser's tree: of a history's changes a question
// wants one or two, many thousand times.
#pragma once

#include <optional>
#include <string_view>

namespace replica {

/// Nothing where the text is no object; what stands inside the values is not checked any further.
class Members
{
public:
    explicit Members(std::string_view json) : m_json(json) { skipBlanks(); m_good = take('{'); }

    /// The next name as it stands between its quotes; nothing at the end.
    std::optional<std::string_view> next()
    {
        skipBlanks();
        if (!m_good || take('}'))
            return std::nullopt;
        if (m_any && !take(','))
            return broken();
        m_any = true;
        skipBlanks();
        const auto name = string();
        skipBlanks();
        if (!name || !take(':'))
            return broken();
        const size_t from = m_at;
        if (!skipValue())
            return broken();
        m_value = m_json.substr(from, m_at - from);
        return name;
    }
    /// The value of the name that came last, as JSON.
    [[nodiscard]] std::string_view value() const { return m_value; }
    [[nodiscard]] bool isGood() const { return m_good; }

private:
    std::nullopt_t broken()
    {
        m_good = false;
        return std::nullopt;
    }
    void skipBlanks()
    {
        while (m_at < m_json.size() && (m_json[m_at] == ' ' || m_json[m_at] == '\n' || m_json[m_at] == '\t' || m_json[m_at] == '\r'))
            ++m_at;
    }
    bool take(char c)
    {
        const bool stands = m_at < m_json.size() && m_json[m_at] == c;
        m_at += stands ? 1 : 0;
        return stands;
    }
    std::optional<std::string_view> string()
    {
        if (!take('"'))
            return std::nullopt;
        const size_t from = m_at;
        for (; m_at < m_json.size(); ++m_at) {
            if (m_json[m_at] == '\\')
                ++m_at;
            else if (m_json[m_at] == '"')
                return m_json.substr(from, m_at++ - from);
        }
        return std::nullopt;
    }
    bool skipValue()
    {
        int depth = 0;
        while (m_at < m_json.size()) {
            switch (m_json[m_at]) {
            case '"':
                if (!string())
                    return false;
                continue;
            case '[':
            case '{':
                ++depth;
                break;
            case ',':
                if (depth == 0)
                    return true;
                break;
            case ']':
            case '}':
                if (depth-- == 0)
                    return true;
                break;
            default:
                break;
            }
            ++m_at;
        }
        return false;
    }

    std::string_view m_json;
    std::string_view m_value;
    size_t m_at = 0;
    bool m_good = false;
    bool m_any = false;
};

} // namespace replica
