// What the server wrote into a record in Chinese is read back, and said in the reader's language.
#include "items/serversentences.h"
#include "rules/serverwords.h"

#include <QLocale>
#include <QTest>

using namespace contract;
using rules::LevelAction;
using rules::ServerWord;

class TestServerSentences : public QObject
{
    Q_OBJECT

private:
    static constexpr Instant due{1'795'426'200'000}; // 2026-11-23 17:30 in China
    using When = LevelAction::When;

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void eachFixedSentenceIsReadBack()
    {
        for (const auto word : {ServerWord::AlertsOver, ServerWord::AlertsOverWorkedOn, ServerWord::AlertsAgain, ServerWord::AlertsGraver, ServerWord::TimedOut, ServerWord::TimedOutUntouched,
                                ServerWord::AskedToConfirm}) {
            const QString written = rules::serverWords(word);

            QCOMPARE(rules::readServerWords(written), (std::vector<rules::ServerSaying>{{word, {}}}));
            QVERIFY(items::serverSentence(written) != written);
        }
    }

    void theWordsOfFormerReleasesStayReadable()
    {
        // As they stand in the records of two years: these texts never change.
        QCOMPARE(items::serverSentence(QStringLiteral("补派：计划时间 2026-11-21 08:00，当时未能派发。另有 12 次超过补派上限，不再补派。")),
                 QStringLiteral("Caught up: planned for 2026-11-21 08:00, it could not be made then. 12 more run(s) missed are too many to be caught up and will not be made."));
        QCOMPARE(items::serverSentence(QStringLiteral("2026-11-20 09:15 请用户评价，至今未收到，请提醒用户。")), QStringLiteral("The user was asked for a rating on 2026-11-20 09:15 and has not answered: remind them."));
        QCOMPARE(items::serverSentence(QStringLiteral("解决时限已用 80%，到期时间 2026-11-23 17:30。")), QStringLiteral("Resolution time: 80 % used, due 2026-11-23 17:30."));
        QCOMPARE(items::serverSentence(QStringLiteral("法定报告时限已到。")), QStringLiteral("Legal reporting time: has come to its end."));
    }

    void everyEscalationIsReadBack()
    {
        using rules::ClockKind;
        for (const auto clock : {ClockKind::Response, ClockKind::Resolve, ClockKind::Statutory})
            for (const auto when : {When::Percent, When::BeforeDue, When::AfterStart, When::AtDue, When::AfterDue})
                for (const auto unit : {rules::TimeLimit::Unit::Minutes, rules::TimeLimit::Unit::Days})
                    for (const auto &moment : {std::optional(due), std::optional<Instant>()}) {
                        const LevelAction action{.clock = clock, .when = when, .amount = 15, .unit = unit, .to = {}, .priorities = {}, .kinds = {}};
                        const QString written = rules::escalationWords(action, moment);

                        const auto said = rules::readServerWords(written);
                        QVERIFY2(said.size() == (moment ? 3u : 2u), qPrintable(written));
                        QCOMPARE(said[1].values, when == When::AtDue ? QStringList() : QStringList{QStringLiteral("15")});
                        const QString shown = items::serverSentence(written);
                        QVERIFY2(shown.isValidUtf16() && !shown.contains(QChar(0x65f6)), qPrintable(shown));
                        QCOMPARE(shown.contains(QStringLiteral("2026-11-23 17:30")), moment.has_value());
                    }
    }

    void whatPeopleWroteStaysAsItIs()
    {
        for (const auto *typed : {"已到现场", "告警再次触发。请看一下", "超时自动确认？", "", "另有 三 次超过补派上限，不再补派。"})
            QCOMPARE(items::serverSentence(QString::fromUtf8(typed)), QString::fromUtf8(typed));
        QCOMPARE(items::reasonText(QStringLiteral("告警再次触发。"), QStringLiteral("林小雨")), QStringLiteral("告警再次触发。"));
        QCOMPARE(items::reasonText(QStringLiteral("告警再次触发。"), rules::serverName()), QStringLiteral("The alerts have begun again."));
        QCOMPARE(items::doerText(rules::serverName()), QStringLiteral("The system"));
    }

    void aChineseReaderHasTheRecordItself()
    {
        QLocale::setDefault(QLocale(QLocale::Chinese));
        const QString written = rules::escalationWords({.clock = rules::ClockKind::Resolve, .when = When::Percent, .amount = 80, .to = {}, .priorities = {}, .kinds = {}}, due);

        QCOMPARE(items::serverSentence(written), QStringLiteral("解决时限已用 80%，到期时间 2026-11-23 17:30。"));
    }
};

QTEST_GUILESS_MAIN(TestServerSentences)
#include "tst_serversentences.moc"
