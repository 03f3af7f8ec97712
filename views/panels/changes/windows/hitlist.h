// HitList (影响的变更): the open changes that a freeze or lockdown hits, with what becomes of each, and their number by state.
#pragma once

#include "items/windowoutlook.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace views::panels {

class HitList : public QWidget
{
    Q_OBJECT

public:
    /// Before it is in force it tells what it will hold; when it goes, what is free again.
    enum class Telling { Holding, Releasing };
    HitList(Telling telling, QWidget *parent);
    void show(const items::WindowOutlook &outlook);
    void clear();
    void retranslate();
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void changeAsked(const QUuid &change);

private:
    void tell();

    Telling m_telling;
    std::optional<items::WindowOutlook> m_outlook;
    QLabel *m_summary;
    QTreeWidget *m_changes;
};

} // namespace views::panels
