// AttachmentsTab: the files that hang on the record: attached by button, by dropping and by pasting, looked at, saved and
// retired. All of it works offline; a content that is not here says so.
#pragma once

#include "contract/ports.h"
#include "views/panels/records/recordtab.h"

class QLabel;
class QMimeData;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace items {
class AttachmentsModel;
}

namespace views::panels {

class AttachmentsTab : public RecordTab
{
    Q_OBJECT

public:
    AttachmentsTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    /// For a record that is made only when something is hung on it: `make` makes it and hands it over with the acts that
    /// the attachment builds on.
    using Ready = std::function<void(const QUuid &record, const std::vector<QUuid> &after)>;
    void setOwner(std::function<void(const Ready &)> make) { m_owner = std::move(make); }
    /// Stands within a page that has margins of its own.
    void standFlush();
    /// Nothing can be attached for that reason; empty: as rights and record allow.
    void setLock(const QString &reason);

    /// Why nothing can be attached to this record; empty where it can.
    [[nodiscard]] QString whyNotAttach() const;
    void attachFiles(const QStringList &paths);
    /// Files or a picture, as dropped or pasted. False where there is neither.
    bool attach(const QMimeData &data);
    /// Shows the selected content in the program, or says what it is.
    void look();
    void saveAs();
    void retire();
    void copyDigest();

protected:
    bool event(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void askForFiles();
    void withOwner(const Ready &ready);
    struct Owner {
        QUuid record;
        std::vector<QUuid> after;
    };
    void hang(const Owner &owner, const QString &name, const contract::Result<contract::StoredFile> &kept);
    void fetched(const std::function<void(const QString &path)> &then);
    void refresh();
    [[nodiscard]] int selectedRow() const;
    [[nodiscard]] QString whyNotRetire() const;

    const contract::Shape &m_shape;
    shell::PanelContext m_context;
    items::AttachmentsModel *m_files;
    QUuid m_record;
    std::function<void(const Ready &)> m_owner;
    QString m_lock;
    QVBoxLayout *m_barPlace = nullptr;
    QTableView *m_table;
    QLabel *m_empty;
    QPushButton *m_attach;
    QPushButton *m_look;
    QPushButton *m_save;
    QPushButton *m_copy;
    QPushButton *m_retire;
};

} // namespace views::panels
