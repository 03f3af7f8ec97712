// Typed text survives a kill: it stands on disk a moment after typing, and the next session offers it where it belongs.
#include "items/drafts.h"
#include "items/undolist.h"
#include "views/inventorywindow.h"
#include "views/panels/records/draftbar.h"
#include "views/panels/records/sheetview.h"
#include "views/typing.h"

#include "contract/entities/entities.h"

#include <QLabel>
#include <QProcess>
#include <QSignalSpy>

#include <csignal>

using namespace contract;
using namespace support;
using namespace views::panels;
using items::Draft;
using items::Drafts;

namespace {

std::vector<Draft> onDisk(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? items::draftsFromJson(file.readAll()).value_or(std::vector<Draft>()) : std::vector<Draft>();
}

} // namespace

class TestDrafts : public InventoryWindow
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<items::UndoList> m_undo;
    std::unique_ptr<Drafts> m_drafts;
    QString m_path;

    void prepare() override
    {
        auto context = m_lab->context();
        m_undo = std::make_unique<items::UndoList>(m_lab->sink, context.items.queries(), m_lab->clock, m_lab->ids);
        m_drafts = std::make_unique<Drafts>(m_path);
        context.items.keep(*m_undo, *m_drafts);
    }
    [[nodiscard]] Draft draftOf(const std::vector<QUuid> &records, const Patch &fields) const
    {
        return {.entity = QStringLiteral("resource"), .records = records, .fields = fields, .titles = {}, .reason = QStringLiteral("why"), .at = {1'700'000'000'000}};
    }
    QPushButton *button(const char *name) { return m_pane->findChild<QPushButton *>(QLatin1StringView(name)); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("drafts.json"));
    }
    void cleanup()
    {
        close();
        m_undo.reset();
        m_drafts.reset();
    }

    void aFormsTextIsKeptAndLeavesWithTheSave()
    {
        open();
        select(1);
        line(u"room").setFocus();
        QTest::keyClicks(&line(u"room"), QStringLiteral("A-301"));

        QTRY_COMPARE(onDisk(m_path).size(), size_t(1));
        QCOMPARE(onDisk(m_path).front().records, std::vector{m_resources[1]});
        QCOMPARE(onDisk(m_path).front().fields, (Patch{{QStringLiteral("room"), QStringLiteral("A-301")}}));
        QCOMPARE(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());

        m_pane->save();
        QTRY_VERIFY(onDisk(m_path).empty());
    }

    void textThatIsTakenBackLeavesToo()
    {
        open();
        select(1);
        QTest::keyClicks(&line(u"room"), QStringLiteral("A"));
        QTRY_COMPARE(onDisk(m_path).size(), size_t(1));

        QTest::keyClick(&line(u"room"), Qt::Key_Backspace);

        QTRY_VERIFY(onDisk(m_path).empty());
    }

    void aCellsTextIsKeptWhileItIsOpen()
    {
        open();
        m_view->setFocus();
        const auto name = std::ranges::find(m_list->columns(), m_list->shape().indexOf(u"name")) - m_list->columns().begin();
        m_view->setCurrentIndex(m_list->index(0, int(name)));
        QTest::keyClick(m_view, Qt::Key_W);
        auto *input = static_cast<SheetView *>(m_view)->cells().editor()->input();
        QTest::keyClicks(input, QStringLiteral("eb"));

        QTRY_COMPARE(onDisk(m_path).size(), size_t(1));
        QCOMPARE(onDisk(m_path).front().fields, (Patch{{QStringLiteral("name"), QStringLiteral("web")}}));
        QTest::keyClick(input, Qt::Key_Escape);
        QTRY_VERIFY(onDisk(m_path).empty());
    }

    void whatWasLeftIsOfferedAtItsRecordAndTaken()
    {
        open();
        const auto record = m_resources[1];
        Q_EMIT m_drafts->leftChanged();
        {
            QFile file(m_path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(items::toJson({draftOf({record}, {{QStringLiteral("room"), QStringLiteral("A-301")}, {QStringLiteral("of_another_version"), qint64(1)}})}));
        }
        Drafts next(m_path);
        QTRY_COMPARE(next.left().size(), size_t(1));
        QCOMPARE(next.leftOf(QStringLiteral("resource"), {record})->fields.at(QStringLiteral("room")), Value(QStringLiteral("A-301")));
        QVERIFY(!next.leftOf(QStringLiteral("resource"), {m_resources[0]}));
        next.settle(next.left().front());
        QTRY_VERIFY(onDisk(m_path).empty());
    }

    void aKilledSessionLosesNothingOfANewRecord()
    {
        QProcess session;
        session.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        session.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--type-and-wait"), m_path});
        QVERIFY(session.waitForStarted());
        QTRY_COMPARE_WITH_TIMEOUT(onDisk(m_path).size(), size_t(1), 30'000);
        ::kill(pid_t(session.processId()), SIGKILL);
        QVERIFY(session.waitForFinished());

        open();
        QTRY_COMPARE(m_drafts->left().size(), size_t(1));
        QTRY_COMPARE(m_lab->host.notices.size(), size_t(1)); // it says so before one looks for it
        m_lab->host.notices.front().action();
        QTRY_VERIFY(button("takeDraft") && button("takeDraft")->isVisible());
        QTest::mouseClick(button("takeDraft"), Qt::LeftButton);

        QCOMPARE(line(u"name").text(), QStringLiteral("half a name"));
        QVERIFY(!button("takeDraft")->isVisible());
        QVERIFY(m_drafts->left().empty());
        QTRY_COMPARE(onDisk(m_path).size(), size_t(1)); // it is being typed again, and kept
    }

    void whatIsThrownAwayIsGone()
    {
        {
            QFile file(m_path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(items::toJson({draftOf({}, {{QStringLiteral("name"), QStringLiteral("half")}})}));
        }
        open();
        QTRY_COMPARE(m_drafts->left().size(), size_t(1));
        action(QStringLiteral("New"))->trigger();
        QTRY_VERIFY(button("throwDraft")->isVisible());

        QTest::mouseClick(button("throwDraft"), Qt::LeftButton);

        QVERIFY(line(u"name").text().isEmpty());
        QVERIFY(!button("throwDraft")->isVisible());
        QTRY_VERIFY(onDisk(m_path).empty());
    }

    void aBrokenFileCostsNothingElse()
    {
        {
            QFile file(m_path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("{\"drafts\":[{\"entity\":3}]}");
        }
        Drafts drafts(m_path);
        QSignalSpy failed(&drafts, &Drafts::failed);
        QTRY_COMPARE(failed.count(), 1);
        drafts.keep(draftOf({}, {{QStringLiteral("name"), QStringLiteral("x")}}));
        QTRY_COMPARE(onDisk(m_path).size(), size_t(1));
    }

public:
    /// Runs in a process of its own, which is killed.
    void typeAndWait(const QString &path)
    {
        m_path = path;
        open();
        action(QStringLiteral("New"))->trigger();
        QTest::keyClicks(&line(u"name"), QStringLiteral("half a name"));
        QTest::qWait(60'000);
    }
};

int main(int count, char **arguments)
{
    QApplication application(count, arguments);
    const auto given = QCoreApplication::arguments();
    TestDrafts test;
    if (given.size() == 3 && given[1] == QLatin1StringView("--type-and-wait")) {
        test.typeAndWait(given[2]);
        return 0;
    }
    return QTest::qExec(&test, count, arguments);
}

#include "tst_drafts.moc"
