// Pictures: renders every panel from the real window, in light and dark, Chinese and English, at 100 and 150 percent.
#pragma once

#include "contract/result.h"

#include <QObject>

namespace views::shell {
class Languages;
class MainWindow;
class Theme;
}

namespace workstation {

/// Runs through panels and looks in turns of the event loop, so that the window works on as it would for a person.
class Pictures : public QObject
{
    Q_OBJECT
public:
    struct Scene {
        views::shell::MainWindow &window;
        views::shell::Theme &theme;
        views::shell::Languages &languages;
        QString folder;
    };
    explicit Pictures(Scene scene, QObject *parent = nullptr);
    void start();

Q_SIGNALS:
    void taken();
    void failed(const contract::Error &error);

private:
    struct Look {
        const char *suffix;
        const char *language;
        const char *theme;
        int scale;
    };
    static const std::vector<Look> &looks();
    void next();
    void shoot();

    Scene m_scene;
    QStringList m_panels;
    qsizetype m_panel = 0;
    size_t m_look = 0;
};

} // namespace workstation
