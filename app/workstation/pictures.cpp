#include "pictures.h"

#include "views/shell/mainwindow.h"

#include <QAbstractItemView>
#include <QDir>
#include <QTimer>

namespace workstation {

using namespace contract;
using namespace views::shell;

namespace {
constexpr int settleMs = 600; ///< for the pages of a list and the form of a record to arrive and be painted
constexpr int shownRow = 2;

/// A list with a record open says more than one without.
void chooseARow(const Panel &panel)
{
    for (auto *view : panel.findChildren<QAbstractItemView *>()) {
        if (!view->isVisible() || !view->model() || view->currentIndex().isValid())
            continue;
        if (view->model()->rowCount() > shownRow)
            view->setCurrentIndex(view->model()->index(shownRow, 0));
        return;
    }
}
} // namespace

const std::vector<Pictures::Look> &Pictures::looks()
{
    static const std::vector<Look> all{{"", "zh_CN", "light", 100}, {"-dark", "zh_CN", "dark", 100}, {"-en", "en", "light", 100}, {"-150", "zh_CN", "light", 150}};
    return all;
}

Pictures::Pictures(Scene scene, QObject *parent) : QObject(parent), m_scene(std::move(scene)) {}

void Pictures::start()
{
    m_panels = m_scene.window.offeredPanels();
    if (!QDir().mkpath(m_scene.folder)) {
        Q_EMIT failed({ErrorCode::Storage, QStringLiteral("pictures"), m_scene.folder});
        return;
    }
    next();
}

void Pictures::next()
{
    if (m_panel == m_panels.size()) {
        Q_EMIT taken();
        return;
    }
    const Look &look = looks()[m_look];
    m_scene.languages.use(QString::fromLatin1(look.language));
    m_scene.theme.apply(themeNamed(QString::fromLatin1(look.theme)));
    m_scene.theme.setScale(look.scale);
    m_scene.window.showPanel(m_panels[m_panel]);
    auto *panel = m_scene.window.currentPanel();
    const auto pose = [this, panel] {
        QTimer::singleShot(settleMs, this, [this, panel] {
            chooseARow(*panel);
            QTimer::singleShot(settleMs, this, &Pictures::shoot);
        });
    };
    if (panel->showsData())
        pose();
    else
        connect(panel, &Panel::dataShown, this, pose, Qt::SingleShotConnection);
}

void Pictures::shoot()
{
    const QString path = QDir(m_scene.folder).filePath(m_panels[m_panel] + QLatin1StringView(looks()[m_look].suffix) + QStringLiteral(".png"));
    if (!m_scene.window.grab().save(path)) {
        Q_EMIT failed({ErrorCode::Storage, QStringLiteral("pictures"), path});
        return;
    }
    if (++m_look == looks().size()) {
        m_look = 0;
        ++m_panel;
    }
    next();
}

} // namespace workstation
