// Languages: the tongues of the program, switched while it runs. Qt tells every widget by QEvent::LanguageChange.
#pragma once

#include <QObject>
#include <QTranslator>

namespace views::shell {

class Languages : public QObject
{
    Q_OBJECT
public:
    struct Language {
        QString code;    ///< "zh_CN"
        QString endonym; ///< as its speakers call it
    };
    /// The first is the default.
    [[nodiscard]] static const std::vector<Language> &all();

    using QObject::QObject;
    ~Languages() override;
    /// An unknown code stands for the default. Numbers and dates follow.
    void use(const QString &code);
    [[nodiscard]] QString code() const { return m_code; }

Q_SIGNALS:
    void changed();

private:
    QString m_code;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace views::shell
