// PanelSpec: what a panel says about itself, and PanelContext: all that it gets. The shell knows panels by these only.
#pragma once

#include "contract/actor.h"
#include "contract/catalogue.h"
#include "contract/ports.h"
#include "views/shell/notice.h"

#include <QKeySequence>
#include <QWidget>
#include <functional>

class QSettings;

namespace items {
class Factory;
class SealKeys;
}

namespace views::shell {

/// What a panel may ask of the window around it, and what it is told.
class PanelHost : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Shows the notice until it is read; Done and Hint go by themselves.
    virtual void notify(const Notice &notice) = 0;
    virtual void showPanel(const QString &panel) = 0;
    /// Opens the record in the panel whose spec names that entity; false where there is none.
    virtual bool showRecord(const QString &entity, const QUuid &record) = 0;
    /// Who is signed in; rights decide which actions are offered (the server decides last).
    [[nodiscard]] virtual const contract::Actor &actor() const = 0;
    /// The first filling of the cache runs: what a list does not hold may still come.
    [[nodiscard]] virtual bool isFilling() const { return false; }

Q_SIGNALS:
    void languageChanged();
    void themeChanged();
    void scaleChanged();
    void actorChanged();
    void fillingChanged();
};

struct PanelContext {
    items::Factory &items;
    contract::CommandSink &commands;
    const contract::Catalogues &catalogues;
    const contract::Clock &clock;
    contract::IdSource &ids;
    PanelHost &host;
    contract::FileShelf *files = nullptr; ///< null where no account's data is open, as in tests of other things
    items::SealKeys *seals = nullptr;  ///< with which this person seals decisions; null as above
};

/// A key that is no action's, with what it does: keys of a list or grid.
struct KeyMeaning {
    QString keys; ///< "Shift+Enter"
    QString meaning;
};

/// Base of every panel. Its QActions (QWidget::addAction) appear in the shortcut sheet and the command palette; each
/// has a text, a shortcut and, while disabled, the reason in its tool tip.
class Panel : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// Sets every visible text, accessible names included, in the language of now. Called once after making and at
    /// every change of language.
    virtual void retranslate() = 0;
    /// Column widths, order, splitters, sort. The settings stand in the panel's own group.
    virtual void saveLayout(QSettings &) const {}
    virtual void restoreLayout(QSettings &) {}
    /// True once the first page of real data (or the sentence why there is none) is painted.
    [[nodiscard]] virtual bool showsData() const = 0;
    virtual void showRecord(const QUuid &) {}
    /// A record of the spec's own entity, or of one of the others that it names.
    virtual void showRecordOf(const QString &, const QUuid &record) { showRecord(record); }
    /// For the sheet of keys: what the panel's lists and grids do by key, beside its actions.
    [[nodiscard]] virtual std::vector<KeyMeaning> keys() const { return {}; }
    /// False while a form holds edits that the person has not saved; the panel asks them what to do.
    [[nodiscard]] virtual bool mayClose() { return true; }
    /// Where the keyboard goes when the panel is shown.
    [[nodiscard]] virtual QWidget *firstFocus() { return this; }

Q_SIGNALS:
    /// Once, when showsData() has become true.
    void dataShown();
};

struct PanelSpec {
    QString id;            ///< "inventory": settings group, picture name
    const char *caption;   ///< English, for QCoreApplication::translate("Panel", caption)
    QString icon;          ///< name for shell::icon()
    QKeySequence shortcut; ///< Ctrl+1 ...
    QString entity;        ///< the entity that the panel shows; may be empty
    QString right;         ///< without it the panel is not offered; empty: for everybody
    std::function<Panel *(const PanelContext &, QWidget *parent)> make;
    QStringList otherEntities = {}; ///< whose records it opens too, by showRecordOf()

    [[nodiscard]] bool shows(const QString &name) const { return !name.isEmpty() && (entity == name || otherEntities.contains(name)); }
};

} // namespace views::shell
