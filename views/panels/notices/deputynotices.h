// DeputyNotices: whoever decides in another's place is told when that begins and when it ends, and how many changes wait for
// them by it. Said once for each, also where the program was not running at that moment.
#pragma once

#include "contract/entities/delegation.h"
#include "views/shell/panelspec.h"

#include <QTimer>

class QSettings;

namespace views::panels {

class DeputyNotices : public QObject
{
    Q_OBJECT

public:
    DeputyNotices(const shell::PanelContext &context, QSettings &settings, QObject *parent);

private:
    void ask();
    void take(const std::vector<contract::Record> &held);
    void tellBegun(const contract::Delegation &delegation);
    void tellEnded(const contract::Delegation &delegation);
    [[nodiscard]] QString key(const char *name) const;

    shell::PanelContext m_context;
    QSettings &m_settings;
    QTimer m_next;
    quint64 m_question = 0;
};

} // namespace views::panels
