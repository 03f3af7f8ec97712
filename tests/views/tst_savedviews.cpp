// Saved views as a person has them: kept for a unit, found by a colleague of it, carried in a file from one to the other.
#include "contract/entities/entities.h"
#include "items/listqueryjson.h"
#include "items/savedviewlist.h"
#include "views/forms/fieldeditor.h"
#include "views/inventorywindow.h"
#include "views/panels/records/savedviews.h"
#include "views/panels/records/saveviewdialog.h"

#include <QComboBox>
#include <QFileDialog>
#include <QTableView>
#include <QTemporaryDir>

using namespace contract;
using namespace support;
using namespace views::panels;
using items::SavedViewList;
using namespace Qt::StringLiterals;

class TestSavedViews : public InventoryWindow
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    SavedViews &button() { return *m_panel->findChild<SavedViews *>(); }
    QWidget &popup()
    {
        button().click();
        auto *shown = button().findChild<QWidget *>(u"savedViewsPopup"_s);
        [&] { QTRY_VERIFY(shown && shown->isVisible()); }();
        return *shown;
    }
    static QPushButton *named(QWidget &within, const QString &text)
    {
        for (auto *one : within.findChildren<QPushButton *>())
            if (one->text() == text)
                return one;
        return nullptr;
    }
    QTableView &table() { return *button().findChild<QWidget *>(u"savedViewsPopup"_s)->findChild<QTableView *>(); }
    QString cell(int row, int column) { return table().model()->index(row, column).data().toString(); }
    /// A colleague's view of what holds more than so much memory.
    void colleagueShares(const QString &name, const QString &audience, qint64 memory)
    {
        const replica::ListQuery query{.entity = u"resource"_s, .filters = {{u"memory_gb"_s, replica::ListFilter::Test::Between, {memory, Value()}}}, .sorts = {{u"memory_gb"_s, replica::Order::Descending}}, .search = {}};
        m_lab->has(NewRecord{.entity = u"saved_view"_s, .fields = {{u"name"_s, name}, {u"entity"_s, u"resource"_s}, {u"query"_s, items::jsonOf(query)}, {u"audience"_s, audience}, {u"owner_login"_s, u"wu.min"_s}}});
    }
    std::vector<Command> made() const
    {
        std::vector<Command> views;
        for (const auto &command : m_lab->sink.commands)
            if (command.entity == u"saved_view")
                views.push_back(command);
        return views;
    }
    void chooseFile(const QString &path)
    {
        whenAsked<QFileDialog>([path](QFileDialog *dialog) {
            dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
            for (auto *one : dialog->findChildren<QPushButton *>())
                if (one->isDefault())
                    one->click();
        });
    }

private Q_SLOTS:
    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void init() { open(); }
    void cleanup() { close(); }

    void whatTheListShowsIsKeptForAUnit()
    {
        m_search->setText(u"服务器"_s);
        m_list->setSorts({{u"name"_s, replica::Order::Descending}});
        whenAsked<SaveViewDialog>([this](SaveViewDialog *dialog) {
            dialog->findChild<QLineEdit *>(u"name"_s)->setText(u"局内服务器"_s);
            auto *audience = dialog->findChild<QComboBox *>();
            audience->setCurrentIndex(audience->count() - 1);
            auto *unit = dialog->findChild<views::forms::FieldEditor *>();
            QVERIFY(unit->isVisible());
            QVERIFY(dialog->audience().isEmpty());
            unit->setValue(idText(m_unit), u"云城市数据局"_s);
            Q_EMIT unit->edited();
            dialog->accept();
        });

        QTest::mouseClick(named(popup(), u"Save as new…"_s), Qt::LeftButton);

        QTRY_COMPARE(made().size(), size_t(1));
        const auto fields = made().front().fields;
        QCOMPARE(text(fields.at(u"audience"_s)), idText(m_unit));
        QCOMPARE(text(fields.at(u"name"_s)), u"局内服务器"_s);
        QCOMPARE(items::listQueryOf(text(fields.at(u"query"_s)))->sorts.front().order, replica::Order::Descending);
        QCOMPARE(button().text(), u"局内服务器"_s);
        m_list->setSorts({});
        QTRY_COMPARE(button().text(), u"局内服务器 (changed)"_s);
    }

    void aColleagueOfTheUnitFindsItAndUsesItButDoesNotChangeIt()
    {
        colleagueShares(u"大内存"_s, idText(m_unit), 64);
        auto &shown = popup();
        QTRY_COMPARE(table().model()->rowCount(), 1);
        QCOMPARE(cell(0, SavedViewList::NameColumn), u"大内存"_s);
        QTRY_COMPARE(cell(0, SavedViewList::AudienceColumn), u"云城市数据局"_s);
        QTRY_COMPARE(cell(0, SavedViewList::CountColumn), u"2"_s);
        table().selectRow(0);
        for (const auto &act : {u"Save changes"_s, u"Name and sharing…"_s, u"Delete…"_s}) {
            QVERIFY(!named(shown, act)->isEnabled());
            QVERIFY(named(shown, act)->toolTip().contains(u"owner"_s));
        }

        QTest::keyClick(&table(), Qt::Key_Return);

        QTRY_COMPARE(rows(), 2);
        QCOMPARE(m_list->index(0, 0).siblingAtColumn(int(std::ranges::find(m_list->columns(), m_list->shape().indexOf(u"name")) - m_list->columns().begin())).data().toString(), u"数据共享平台数据库"_s);
        QVERIFY(!shown.isVisible());
        // What comes to fit the view is counted while somebody looks.
        m_lab->has(aResource().named(u"新数据库"_s).inUnit(m_unit).with(u"memory_gb"_s, qint64(256)));
        QTRY_COMPARE(rows(), 3);
        popup();
        QTRY_COMPARE(cell(0, SavedViewList::CountColumn), u"3"_s);
    }

    void viewsGoToAFileAndComeFromItAsOnesOwn()
    {
        colleagueShares(u"大内存"_s, idText(m_unit), 64);
        colleagueShares(u"全部内存"_s, idText(m_unit), 1);
        const QString path = m_folder.filePath(u"视图.json"_s);
        auto &shown = popup();
        QTRY_COMPARE(table().model()->rowCount(), 2);
        chooseFile(path);
        QTest::mouseClick(named(shown, u"To file…"_s), Qt::LeftButton);
        QTRY_VERIFY(QFile::exists(path));
        QCOMPARE(m_lab->host.notices.back().severity, views::shell::Severity::Done);

        chooseFile(path);
        QTest::mouseClick(named(popup(), u"From file…"_s), Qt::LeftButton);

        QTRY_COMPARE(made().size(), size_t(2));
        QStringList names;
        for (const auto &view : made()) {
            names << text(view.fields.at(u"name"_s));
            QCOMPARE(text(view.fields.at(u"audience"_s)), m_lab->host.actor().audienceOfOne());
        }
        names.sort();
        QCOMPARE(names, (QStringList{u"全部内存"_s, u"大内存"_s}));
        popup();
        QTRY_COMPARE(table().model()->rowCount(), 4); // one's own beside the colleague's
    }

    void aFileOfSomethingElseIsRefusedInWords()
    {
        const QString path = m_folder.filePath(u"别的.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"views\": 3}");
        file.close();
        chooseFile(path);

        QTest::mouseClick(named(popup(), u"From file…"_s), Qt::LeftButton);

        QTRY_COMPARE(m_lab->host.notices.back().severity, views::shell::Severity::Failure);
        QVERIFY(!m_lab->host.notices.back().remedy.isEmpty());
        QVERIFY(made().empty());
    }
};

QTEST_MAIN(TestSavedViews)
#include "tst_savedviews.moc"
