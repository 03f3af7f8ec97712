// BatchRegister: what a batch has printed and the register of prints does not know yet. It lies beside the files of the
// batch, so that a batch that was cut off is entered when it goes on, and nothing is entered twice.
#pragma once

#include "contract/command.h"

#include <map>
#include <set>

namespace views::panels {

class BatchRegister
{
public:
    /// An empty path: kept in memory only.
    explicit BatchRegister(const QString &path = {}) : m_path(path) {}

    [[nodiscard]] contract::Result<void> open();
    /// The print that is about to be made at a place of the batch; said again, the later counts.
    [[nodiscard]] contract::Result<void> add(int place, const contract::Target &print);
    [[nodiscard]] contract::Result<void> noteEntered(const std::vector<int> &places);
    [[nodiscard]] const std::map<int, contract::Target> &prints() const { return m_prints; }
    [[nodiscard]] bool isEntered(int place) const { return m_entered.contains(place); }
    /// The batch is whole and entered.
    void finish() const;

private:
    [[nodiscard]] contract::Result<void> append(const QByteArray &lines) const;
    QString m_path;
    std::map<int, contract::Target> m_prints;
    std::set<int> m_entered;
};

} // namespace views::panels
