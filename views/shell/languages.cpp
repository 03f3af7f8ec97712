#include "views/shell/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

/// Registers the compiled-in files, which a static library does not do by itself. Outside of every namespace, as the
/// macro demands.
static void registerTranslationFiles()
{
    Q_INIT_RESOURCE(translations);
}

namespace views::shell {

/// Words of Qt's own controls that stand here all the time, for systems without Qt's translations.
[[maybe_unused]] constexpr std::array wordsOfQt{QT_TRANSLATE_NOOP("QTabBar", "Scroll Left"), QT_TRANSLATE_NOOP("QTabBar", "Scroll Right")};

const std::vector<Languages::Language> &Languages::all()
{
    static const std::vector<Language> languages{{QStringLiteral("zh_CN"), QStringLiteral("简体中文")}, {QStringLiteral("en"), QStringLiteral("English")}};
    return languages;
}

Languages::~Languages()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void Languages::use(const QString &code)
{
    registerTranslationFiles();
    const auto known = std::ranges::find(all(), code, &Language::code);
    const QString wanted = known == all().end() ? all().front().code : known->code;
    if (wanted == m_code)
        return;
    m_code = wanted;
    QLocale::setDefault(QLocale(m_code));
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    // Qt's own texts (the menu of a line edit) come from the system, where it has them.
    if (m_qt.load(QStringLiteral("qtbase_%1").arg(m_code), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    const bool loaded = m_own.load(QStringLiteral(":/i18n/yunheng_%1.qm").arg(m_code));
    Q_ASSERT_X(loaded, "Languages", "a compiled-in translation loads");
    if (loaded)
        QCoreApplication::installTranslator(&m_own);
    Q_EMIT changed();
}

} // namespace views::shell
