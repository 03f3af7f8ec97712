// AttachmentPreview: a content looked at inside the program: pictures and text, within limits. Nothing is run, and no
// other program is asked to open it.
#pragma once

#include "contract/result.h"

#include <QDialog>
#include <QImage>

class QLabel;
class QStackedWidget;

namespace views::panels {

class AttachmentPreview : public QDialog
{
    Q_OBJECT

public:
    struct Subject {
        QString name;
        QString mediaType;
        qint64 size = 0;
        QString digest;
    };
    AttachmentPreview(const Subject &subject, const QString &path, QWidget *parent);

    /// What a content is, as far as it can be shown; made off the window's thread.
    struct Shown {
        QImage picture;
        QString text;
        bool cut = false; ///< there is more than is shown
        enum class Kind { Picture, Text, Neither } kind = Kind::Neither;
    };
    [[nodiscard]] static Shown read(const QString &path, const QString &mediaType);

Q_SIGNALS:
    void saveAsked();

private:
    void present(const Shown &shown);

    QStackedWidget *m_pages;
    QLabel *m_note;
};

} // namespace views::panels
