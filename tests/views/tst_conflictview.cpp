// A conflict in a real window, settled with keys alone.
#include "views/panels/outbox/conflictview.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace contract;
using namespace views::panels;

namespace {

constexpr qint64 mineDoneAt = 1'763'790'000'000;
constexpr qint64 theirsDoneAt = 1'763'700'000'000;

Dispute aDispute(const QUuid &command, const QUuid &record, const QString &field)
{
    return {.command = command,
            .conflict = {.record = record, .field = field, .base = QStringLiteral("a"), .mine = QStringLiteral("b"), .theirs = QStringLiteral("c"),
                         .changedBy = QStringLiteral("Li Wei"), .changedAt = Instant{theirsDoneAt}},
            .record = QStringLiteral("web-01"),
            .field = field,
            .base = QStringLiteral("a"),
            .mine = QStringLiteral("b"),
            .theirs = QStringLiteral("c"),
            .mineBy = QStringLiteral("you, %1").arg(mineDoneAt),
            .theirsBy = QStringLiteral("Li Wei, %1").arg(theirsDoneAt),
            .mineStamp = {},
            .theirsStamp = {}};
}

} // namespace

class TestConflictView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void settlesByKeysAlone();
    void doesNotSettleBeforeEveryFieldIsDecided();
    void oneKeyDecidesAllSelectedFields();
    void keepsTheirDateOnTheirSide();
    void forgetsAChoiceWhenWhatItWasMadeOnChanged();
    void settlesOnceHoweverOftenPressed();

private:
    std::unique_ptr<ConflictView> m_view;
    QTableWidget *m_table = nullptr;
    QUuid m_command = QUuid::createUuid();
    QUuid m_record = QUuid::createUuid();
};

void TestConflictView::init()
{
    m_view = std::make_unique<ConflictView>(nullptr);
    m_view->setDisputes({aDispute(m_command, m_record, QStringLiteral("name")), aDispute(m_command, m_record, QStringLiteral("note")),
                         aDispute(m_command, m_record, QStringLiteral("room"))});
    m_view->resize(900, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->activateWindow();
    m_table = m_view->findChild<QTableWidget *>(QStringLiteral("disputes"));
    m_table->setFocus();
}

void TestConflictView::cleanup()
{
    m_view.reset();
}

void TestConflictView::settlesByKeysAlone()
{
    QSignalSpy settled(m_view.get(), &ConflictView::settled);

    QTest::keyClicks(m_table, QStringLiteral("231"));
    QTest::keyClick(m_table, Qt::Key_Return, Qt::ControlModifier);

    QCOMPARE(settled.size(), 1);
    using Keep = ConflictChoice::Keep;
    const auto choices = settled.first().first().value<SettledConflicts>();
    const std::vector<ConflictChoice> expected{{m_record, QStringLiteral("name"), Keep::Mine},
                                               {m_record, QStringLiteral("note"), Keep::Theirs},
                                               {m_record, QStringLiteral("room"), Keep::Base}};
    QCOMPARE(choices.at(m_command), expected);
}

void TestConflictView::doesNotSettleBeforeEveryFieldIsDecided()
{
    QSignalSpy settled(m_view.get(), &ConflictView::settled);

    QTest::keyClicks(m_table, QStringLiteral("23"));
    QTest::keyClick(m_table, Qt::Key_Return, Qt::ControlModifier);

    QCOMPARE(settled.size(), 0);
    QVERIFY(!m_view->findChild<QPushButton *>(QStringLiteral("settle"))->isEnabled());
}

void TestConflictView::oneKeyDecidesAllSelectedFields()
{
    QSignalSpy settled(m_view.get(), &ConflictView::settled);

    QTest::keyClick(m_table, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_table, Qt::Key_3);
    QTest::keyClick(m_table, Qt::Key_Return, Qt::ControlModifier);

    QCOMPARE(settled.size(), 1);
    for (const auto &choice : settled.first().first().value<SettledConflicts>().at(m_command))
        QCOMPARE(choice.keep, ConflictChoice::Keep::Theirs);
}

void TestConflictView::keepsTheirDateOnTheirSide()
{
    const auto tip = [this](int column) { return m_table->item(0, column)->data(Qt::UserRole + 1).toString(); };

    QVERIFY(tip(2).contains(QString::number(mineDoneAt)));
    QVERIFY(tip(3).contains(QString::number(theirsDoneAt)));
    QVERIFY(tip(3).contains(QStringLiteral("Li Wei")));
}

void TestConflictView::forgetsAChoiceWhenWhatItWasMadeOnChanged()
{
    QTest::keyClicks(m_table, QStringLiteral("222"));
    auto changed = aDispute(m_command, m_record, QStringLiteral("name"));
    changed.conflict.theirs = QStringLiteral("d");
    changed.theirs = QStringLiteral("d");

    m_view->setDisputes({changed, aDispute(m_command, m_record, QStringLiteral("note")), aDispute(m_command, m_record, QStringLiteral("room"))});

    QVERIFY(!m_view->findChild<QPushButton *>(QStringLiteral("settle"))->isEnabled());
}

void TestConflictView::settlesOnceHoweverOftenPressed()
{
    QSignalSpy settled(m_view.get(), &ConflictView::settled);
    QTest::keyClicks(m_table, QStringLiteral("222"));

    QTest::keyClick(m_table, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(m_table, Qt::Key_Return, Qt::ControlModifier);

    QCOMPARE(settled.size(), 1);
}

QTEST_MAIN(TestConflictView)
#include "tst_conflictview.moc"
