#include "cityevaluations.h"

#include "contract/digest.h"
#include "random.h"
#include "rules/derivedids.h"
#include "rules/evaluation/evaluationflow.h"
#include "rules/evaluation/evaluationresult.h"
#include "rules/evaluation/improvements.h"
#include "rules/evaluation/reporttext.h"
#include "rules/evaluation/sheets.h"
#include "rules/evaluation/shortcode.h"
#include "rules/evaluation/surveys.h"
#include "rules/recurrence.h"
#include "service/dbworld.h"
#include "service/figures.h"
#include "service/ownacts.h"
#include "store/table.h"

namespace demo {

using store::Database;

namespace {

namespace ev = rules::evaluation;

constexpr int quarters = 8;
constexpr int surveysOfQuarter = 45;
constexpr int unitsEvaluated = 12;
constexpr int ownImprovements = 5; ///< raised by themselves
constexpr int improvementsOfQuarter = 3; ///< but four of the last
constexpr int months = 12;
constexpr qint64 pieceBytes = 256 << 10;
constexpr qint64 hour = 3'600'000;

QUuid idOf(const char *what, const QString &which)
{
    return rules::derivedId(QStringLiteral("demo ") + QLatin1StringView(what), which);
}

Instant moment(QDate day, int atHour, int minute = 0)
{
    return {rules::startOfDay(day).ms + atHour * hour + minute * 60'000};
}

/// The first day of the quarter that lies so many before the running one.
QDate quarterBefore(int count)
{
    const QDate today = City::reviewDay();
    return QDate(today.year(), (today.month() - 1) / 3 * 3 + 1, 1).addMonths(-3 * count);
}

QString quarterWords(QDate from)
{
    return QStringLiteral("%1年第%2季度").arg(from.year()).arg((from.month() - 1) / 3 + 1);
}

class Writing
{
public:
    Writing(Database &database, const City &city, const CityOrders &orders)
        : m_database(database), m_city(city), m_orders(orders), m_document(ev::shippedTemplates().front())
    {
        m_provider = unitOfPost(QStringLiteral("quality_manager"));
        for (const auto &unit : city.units())
            if (unit.party == Party::User)
                m_users.push_back(unit.id);
    }

    Result<void> write()
    {
        return writeTemplates()
            .and_then([&] { return writeSurveys(); })
            .and_then([&] { return writeOwnImprovements(); }) // before the quarters that count them
            .and_then([&] { return writeQuarters(); })
            .and_then([&] { return writeUnits(); })
            .and_then([&] { return writeRunning(); })
            .and_then([&] { return writeReports(); })
            .and_then([&] { return writeForms(); })
            .and_then([&] { return writePackages(); });
    }

private:
    // Who and where

    [[nodiscard]] QString login(const QString &role) const { return CityOrders::loginOf(m_orders.personFor(role)); }
    [[nodiscard]] Id<Organisation> unitOfPost(const QString &role) const
    {
        const int person = m_orders.personFor(role);
        return person < 0 ? m_city.units().front().id : m_city.people()[size_t(person)].unit;
    }
    [[nodiscard]] Id<Organisation> unitOf(Party party) const
    {
        if (party == Party::Provider)
            return m_provider;
        if (party == Party::User)
            return m_orders.busiestUnit();
        const auto found = std::ranges::find(m_city.units(), party, &Organisation::party);
        return found == m_city.units().end() ? m_provider : found->id;
    }
    [[nodiscard]] QString nameOf(const Id<Organisation> &unit) const
    {
        const auto found = std::ranges::find(m_city.units(), unit, &Organisation::id);
        return found == m_city.units().end() ? QString() : found->shortName;
    }
    [[nodiscard]] Random random(quint64 index) const { return {m_city.seed(), Topic::Evaluation, index}; }

    template <Entity E> Result<void> insert(E entity)
    {
        const auto &shape = shapeOf<E>();
        entity.revision = 1;
        if constexpr (requires { entity.number; })
            if (entity.number.isEmpty())
                entity.number = QStringLiteral("%1-%2").arg(QLatin1StringView(shape.numberPrefix)).arg(++m_numbers[shape.name], 6, 10, QChar(u'0'));
        return store::tableOf(shape).insert(m_database, toRecord(entity));
    }
    template <Entity E> Result<void> insertAll(const std::vector<E> &entities)
    {
        for (const auto &one : entities)
            if (const auto inserted = insert(one); !inserted)
                return inserted;
        return {};
    }

    // Templates and surveys

    Result<void> writeTemplates()
    {
        for (const auto &document : ev::shippedTemplates()) {
            const bool isFirst = document == m_document;
            EvaluationTemplate made;
            made.id.uuid = idOf("template", document.code);
            made.code = document.code;
            made.name = document.title.zh;
            made.standing = isFirst ? TemplateVersionState::InForce : TemplateVersionState::Draft;
            made.effectiveOn = quarterBefore(quarters);
            made.sourceNote = document.sourceNote;
            made.content = QString::fromUtf8(ev::toJson(document));
            made.contentDigest = ev::digestOf(document);
            if (isFirst) {
                made.confirmedBy = login(QStringLiteral("quality_manager"));
                made.confirmedAt = moment(made.effectiveOn.addDays(-10), 15);
                m_template = made.id;
            }
            if (const auto inserted = insert(made); !inserted)
                return inserted;
        }
        return {};
    }

    Result<void> writeSurveys()
    {
        constexpr QStringView advice[] = {u"", u"", u"", u"响应及时，请继续保持。", u"希望变更提前三天通知。", u"资源开通后请附上基线核查结果。", u"建议增加月度沟通。"};
        constexpr RatingSource sources[] = {RatingSource::Paper, RatingSource::Paper, RatingSource::Telephone, RatingSource::Online};
        for (int i = 0; i < quarters * surveysOfQuarter; ++i) {
            auto draw = random(1'000 + quint64(i));
            const QDate from = quarterBefore(quarters - i / surveysOfQuarter);
            SatisfactionSurvey survey;
            survey.id.uuid = idOf("survey", QString::number(i));
            survey.unit = m_users[size_t(draw.below(int(m_users.size())))];
            survey.title = QStringLiteral("%1%2服务满意度").arg(nameOf(survey.unit), quarterWords(from));
            survey.answeredOn = from.addDays(draw.between(60, 88));
            survey.respondent = personName(draw);
            survey.respondentPhone = phoneNumber(draw);
            survey.source = draw.pick(sources);
            std::vector<ev::SurveyAnswer> answers;
            for (const auto &item : ev::surveyItems()) {
                constexpr int weights[] = {0, 1, 4, 25, 70};
                answers.push_back({QString::fromLatin1(item.code), 1 + draw.weighted(weights)});
            }
            survey.answers = ev::toJson(answers);
            survey.score = ev::surveyScore(answers);
            survey.suggestion = draw.pick(advice).toString();
            survey.enteredBy = login(QStringLiteral("service_desk"));
            if (const auto inserted = insert(survey); !inserted)
                return inserted;
        }
        return {};
    }

    // Evaluations

    [[nodiscard]] Evaluation planned(QDate from, EvaluationSubject subject, const Id<Organisation> &unit) const
    {
        const QDate to = from.addMonths(3).addDays(-1);
        Evaluation evaluation;
        evaluation.id.uuid = idOf("evaluation", idText(unit.uuid) + from.toString(Qt::ISODate));
        evaluation.title = subject == EvaluationSubject::Provider ? quarterWords(from) + QStringLiteral("政务云运营服务评价") : QStringLiteral("%1%2用云评价").arg(nameOf(unit), quarterWords(from));
        evaluation.templateId = m_template;
        evaluation.periodKind = PeriodKind::Quarter;
        evaluation.periodFrom = from;
        evaluation.periodTo = to;
        evaluation.subject = subject;
        evaluation.unit = unit;
        evaluation.scoresDue = to.addDays(10);
        evaluation.objectionsUntil = to.addDays(15);
        evaluation.openedBy = login(QStringLiteral("quality_manager"));
        evaluation.openedAt = moment(to.addDays(2), 9);
        evaluation.note = QStringLiteral("演示数据，纯属虚构。");
        return evaluation;
    }

    [[nodiscard]] ScoreSheet sheetOf(const Evaluation &evaluation, Party party, quint64 place) const
    {
        auto draw = random(10'000 + place * 10 + quint64(party));
        const auto &evidence = sharedEvidence();
        const QString proof = evidence[size_t(draw.below(int(evidence.size())))].digest;
        std::vector<ev::GivenScore> given;
        for (const auto *indicator : ev::scoredByHand(m_document, party)) {
            ev::GivenScore score{.indicator = indicator->code, .applicable = true, .ratio = {}, .occurrences = {}, .reason = QStringLiteral("查阅台账与现场抽查"), .proof = proof};
            switch (indicator->rule.kind) {
            case ev::RuleKind::Deduct:
                for (size_t i = 0; i < indicator->rule.deductions.size(); ++i)
                    score.occurrences.push_back(party != Party::Provider && draw.chance(6) ? 1 : 0);
                break;
            case ev::RuleKind::Veto:
                score.occurrences.assign(indicator->rule.deductions.size(), 0);
                break;
            case ev::RuleKind::YesNo:
                score.ratio = 10'000;
                break;
            case ev::RuleKind::Bonus:
                score.ratio = draw.chance(25) ? 5'000 : 0;
                break;
            case ev::RuleKind::Band:
            case ev::RuleKind::Ladder:
                score.ratio = std::min(10'000, draw.between(party == Party::Provider ? 97 : 94, 101) * 100);
                break;
            case ev::RuleKind::Manual:
                score.ratio = draw.between(party == Party::Provider ? 18 : 15, 20) * 500;
                break;
            }
            given.push_back(std::move(score));
        }
        ScoreSheet sheet;
        sheet.evaluation = evaluation.id;
        sheet.party = party;
        sheet.unit = unitOf(party);
        sheet.id.uuid = ev::scoreSheetId(evaluation.id.uuid, party, sheet.unit.uuid);
        sheet.state = SheetState::Revealed;
        sheet.scores = ev::toJson(given);
        sheet.scoresDigest = ev::scoresDigest(sheet.scores);
        sheet.submittedBy = login(ev::roleOf(party));
        sheet.submittedAt = moment(evaluation.periodTo.addDays(draw.between(3, 8)), draw.between(9, 17), draw.below(60));
        sheet.title = evaluation.title;
        return sheet;
    }

    [[nodiscard]] Attachment proofOf(const ScoreSheet &sheet) const
    {
        const auto given = ev::givenFromJson(sheet.scores).value();
        const auto &evidence = sharedEvidence();
        const auto file = std::ranges::find(evidence, given.front().proof, &SharedFile::digest);
        return attachment(Describe<ScoreSheet>::name, sheet.id.uuid, *file, sheet.submittedBy, *sheet.submittedAt, sheet.unit);
    }
    [[nodiscard]] static Attachment attachment(const char *entity, const QUuid &record, const SharedFile &file, const QString &by, Instant at, const Id<Organisation> &unit)
    {
        Attachment made;
        made.id.uuid = idOf("attachment", idText(record) + file.digest);
        made.recordEntity = QString::fromLatin1(entity);
        made.recordId = idText(record);
        made.name = file.name;
        made.mediaType = file.mediaType;
        made.size = file.content.size();
        made.digest = file.digest;
        made.addedBy = by;
        made.addedAt = at;
        made.unit = unit;
        made.otherUnit = unit;
        return made;
    }

    [[nodiscard]] std::vector<Objection> objectionsTo(const Evaluation &evaluation, quint64 place) const
    {
        struct Words {
            const char *indicator;
            Party party;
            QStringView reason;
            QStringView answer;
            ObjectionState state;
            int ratio;
        };
        static constexpr Words words[] = {
            {"I3", Party::User, u"改进措施本季度才落实，效果尚未显现，评分偏高。", u"经复核，同意按八成计。", ObjectionState::Accepted, 8'000},
            {"P02", Party::Provider, u"其中一单因用户电话无人接听，响应应计为及时。", u"工单记录显示首次联系在时限之后，维持原评分。", ObjectionState::Upheld, 0},
            {"O3", Party::Provider, u"一名人员证书已换发，登记晚了两天。", u"已提供换发凭证，评分不变，下季度计入。", ObjectionState::Upheld, 0},
        };
        std::vector<Objection> objections;
        const int count = place == quarters - 1 ? 2 : place % 2 == 0 ? 1 : 0;
        for (int i = 0; i < count; ++i) {
            const auto &one = words[place == quarters - 1 ? i : 2];
            Objection objection;
            objection.id.uuid = idOf("objection", idText(evaluation.id.uuid) + QString::number(i));
            objection.evaluation = evaluation.id;
            objection.indicator = QString::fromLatin1(one.indicator);
            objection.party = one.party;
            objection.state = one.state;
            objection.reason = one.reason.toString();
            objection.answer = one.answer.toString();
            objection.ratio = one.ratio;
            objection.raisedBy = login(ev::roleOf(one.party));
            objection.raisedAt = moment(evaluation.periodTo.addDays(11), 10 + i);
            objection.answeredBy = login(QStringLiteral("supervising_party"));
            objection.answeredAt = moment(evaluation.periodTo.addDays(13), 10 + i);
            objection.decidedBy = login(QStringLiteral("managing_party"));
            objection.decidedAt = moment(evaluation.periodTo.addDays(14), 15 + i);
            objections.push_back(std::move(objection));
        }
        return objections;
    }

    /// Scored, objected to and frozen; what it asks to be mended is raised.
    enum class Inputs { DigestOnly, Kept };
    Result<void> writeFrozen(Evaluation evaluation, quint64 place, Inputs inputs)
    {
        evaluation.state = EvaluationState::Frozen;
        evaluation.closedBy = login(QStringLiteral("managing_party"));
        evaluation.closedAt = moment(evaluation.periodTo.addDays(10), 17);
        evaluation.frozenBy = evaluation.closedBy;
        evaluation.frozenAt = moment(evaluation.periodTo.addDays(16), 10);
        for (const auto &choice : Choices<Party>::all) {
            const auto sheet = sheetOf(evaluation, choice.value, place);
            if (const auto inserted = insert(sheet).and_then([&] { return insert(proofOf(sheet)); }); !inserted)
                return inserted;
        }
        if (evaluation.subject == EvaluationSubject::Provider)
            if (const auto inserted = insertAll(objectionsTo(evaluation, place)); !inserted)
                return inserted;
        return freeze(evaluation, inputs).and_then([&] { return insert(evaluation); }).and_then([&] { return writeProposed(evaluation, place); });
    }

    Result<void> freeze(Evaluation &evaluation, Inputs inputs)
    {
        const auto plan = service::planOf(m_database, m_document, ev::periodOf(evaluation), ev::scopeOf(evaluation));
        if (!plan)
            return Unexpected(plan.error());
        const auto figures = service::figuresOf(m_database, *plan);
        if (!figures)
            return Unexpected(figures.error());
        evaluation.figures = ev::figuresText(*figures);
        Sm3 digest;
        QByteArray kept;
        const auto read = service::writeInputs(m_database, *plan, [&](QByteArrayView piece) {
            digest.add(piece);
            if (inputs == Inputs::Kept)
                kept.append(piece);
        });
        if (!read)
            return read;
        evaluation.inputsDigest = digest.hex();
        if (inputs == Inputs::Kept)
            if (const auto stored = store(evaluation, kept); !stored)
                return stored;
        const service::DbWorld world(m_database, service::serverActor(), service::DbWorld::Ends::Unlocked);
        const auto result = ev::resultNow(evaluation, *figures, world);
        if (!result)
            return Unexpected(result.error());
        const auto canonical = ev::canonicalText(*result);
        if (!canonical)
            return Unexpected(canonical.error());
        evaluation.result = QString::fromUtf8(*canonical);
        evaluation.resultDigest = ev::digestOf(*canonical);
        evaluation.score = result->score.total;
        evaluation.grade = result->score.grade;
        evaluation.checkedDigest = evaluation.resultDigest;
        evaluation.checkedAt = Instant{evaluation.frozenAt->ms + 60'000};
        return {};
    }

    /// The content of the inputs, in pieces as a workstation brings them.
    Result<void> store(const Evaluation &evaluation, const QByteArray &content)
    {
        const SharedFile file{QStringLiteral("取数依据.jsonl"), QStringLiteral("application/jsonl"), content, evaluation.inputsDigest};
        const Instant at{evaluation.frozenAt->ms - hour};
        const QString nobody = idText(idOf("account", QStringLiteral("nobody")));
        const auto added = m_database.run(QStringLiteral("INSERT INTO file (digest, size, stored_by, stored_at) VALUES (?, ?, ?, ?)"), {file.digest, qint64(content.size()), nobody, at.ms});
        if (!added)
            return Unexpected(added.error());
        for (qint64 from = 0; from < content.size(); from += pieceBytes) {
            const auto piece = content.mid(from, pieceBytes);
            const auto kept = m_database.run(QStringLiteral("INSERT INTO file_part (digest, brought_by, position, length, brought_at, bytes) VALUES (?, '', ?, ?, ?, ?)"),
                                             {file.digest, from, qint64(piece.size()), at.ms, QString::fromLatin1(piece.toBase64())});
            if (!kept)
                return Unexpected(kept.error());
        }
        return insert(attachment(Describe<Evaluation>::name, evaluation.id.uuid, file, evaluation.frozenBy, at, evaluation.unit));
    }

    Result<void> writeQuarters()
    {
        for (int place = 0; place < quarters; ++place) {
            const bool isLast = place == quarters - 1;
            if (const auto written = writeFrozen(planned(quarterBefore(quarters - place), EvaluationSubject::Provider, m_provider), quint64(place), isLast ? Inputs::Kept : Inputs::DigestOnly); !written)
                return written;
        }
        return {};
    }
    Result<void> writeUnits()
    {
        for (int i = 0; i < std::min<int>(unitsEvaluated, int(m_users.size())); ++i)
            if (const auto written = writeFrozen(planned(quarterBefore(1), EvaluationSubject::Unit, m_users[size_t(i)]), quint64(100 + i), Inputs::Kept); !written)
                return written;
        return {};
    }
    /// The running quarter: the provider has handed in, the others are at it.
    Result<void> writeRunning()
    {
        auto evaluation = planned(quarterBefore(0), EvaluationSubject::Provider, m_provider);
        evaluation.state = EvaluationState::Scoring;
        evaluation.openedAt = moment(City::reviewDay().addDays(-3), 9);
        auto sheet = sheetOf(evaluation, Party::Provider, quarters);
        sheet.state = SheetState::Submitted;
        sheet.audience = QStringLiteral("role:") + ev::roleOf(Party::Provider);
        sheet.submittedAt = moment(City::reviewDay().addDays(-1), 16);
        return insert(evaluation).and_then([&] { return insert(sheet); });
    }

    // Improvements

    Result<void> writeProposed(const Evaluation &evaluation, quint64 place)
    {
        if (evaluation.subject != EvaluationSubject::Provider)
            return {};
        auto proposed = ev::improvementsProposed(evaluation, m_document);
        const auto most = size_t(improvementsOfQuarter + (place == quarters - 1 ? 1 : 0));
        if (proposed.size() > most)
            proposed.resize(most);
        for (size_t i = 0; i < proposed.size(); ++i)
            if (const auto inserted = insert(worked(proposed[i], *evaluation.frozenAt, place == quarters - 1 ? int(i) : -1, place * 10 + i)); !inserted)
                return inserted;
        return {};
    }

    /// `stage` of an item of the last quarter: how far it has come; -1: closed long ago.
    ImprovementItem worked(ImprovementItem item, Instant raised, int stage, quint64 place)
    {
        constexpr QStringView causes[] = {u"夜间值守人手不足，交接信息不完整。", u"操作规程更新后未组织培训。", u"监控阈值设置过宽，发现偏晚。", u"备件周转慢。"};
        constexpr QStringView measures[] = {u"调整排班，增设夜间B角，交接单增加必填项。", u"一个月内完成全员培训并考核。", u"逐项复核阈值，纳入月度巡检。", u"补充常用备件，明确最低库存。"};
        auto draw = random(20'000 + place);
        item.raisedBy = login(QStringLiteral("quality_manager"));
        item.raisedAt = raised;
        if (stage == 0)
            return item;
        const QDate since = rules::dayOf(raised);
        const int kind = draw.below(int(std::size(causes)));
        item.state = ImprovementState::Planned;
        item.cause = causes[kind].toString();
        item.measure = measures[kind].toString();
        if (const int owner = m_orders.personFor(QStringLiteral("engineer")); owner >= 0)
            item.owner = m_city.people()[size_t(owner)].id;
        // Of the last quarter one is overdue by the review day, and one has time left.
        item.dueOn = stage == 1 ? City::reviewDay().addDays(-5) : stage == 2 ? City::reviewDay().addDays(14) : since.addDays(30);
        if (stage == 1 || stage == 2)
            return item;
        const bool late = draw.chance(20);
        const QDate done = item.dueOn.addDays(late ? draw.between(1, 6) : -draw.between(1, 8));
        item.state = stage == 3 ? ImprovementState::Done : ImprovementState::Closed;
        item.doneAt = moment(done, 16);
        item.doneBy = login(QStringLiteral("engineer"));
        item.kept = late ? Timeliness::Missed : Timeliness::Kept;
        item.outcome = QStringLiteral("已按措施落实，附记录。");
        if (stage == 3)
            return item;
        item.recheck = QStringLiteral("抽查三次，均符合要求，同意销号。");
        item.recheckedBy = login(QStringLiteral("supervising_party"));
        item.closedAt = moment(done.addDays(3), 10);
        return item;
    }

    /// Some are raised by themselves, by a supervisor's round.
    Result<void> writeOwnImprovements()
    {
        constexpr QStringView titles[] = {u"机房B列封闭通道门未及时关闭", u"两台宿主机标签与台账不一致", u"值班日志漏填天气与温湿度", u"应急联系人清单半年未更新", u"备份失败告警未抄送服务经理",
                                          u"变更通知未附影响单位", u"离场人员门禁注销晚一天", u"容灾演练记录缺业务方签字"};
        for (int i = 0; i < ownImprovements; ++i) {
            ImprovementItem item;
            item.id.uuid = idOf("improvement", QString::number(i));
            item.unit = m_provider;
            item.title = titles[i % int(std::size(titles))].toString();
            item.problem = QStringLiteral("巡查发现：%1。").arg(item.title);
            if (const auto inserted = insert(worked(item, moment(City::reviewDay().addDays(-40 - 11 * i), 10), i % 6 == 0 ? 1 : i % 6 == 1 ? 2 : i % 6 == 2 ? 3 : -1, 500 + quint64(i))); !inserted)
                return inserted;
        }
        return {};
    }

    // Reports, forms and packages

    Result<void> writeReports()
    {
        const QDate thisMonth(City::reviewDay().year(), City::reviewDay().month(), 1);
        for (int back = months; back >= 1; --back)
            if (const auto written = writeReport(ReportKind::Monthly, thisMonth.addMonths(-back), 1); !written)
                return written;
        for (int back = 4; back >= 1; --back)
            if (const auto written = writeReport(ReportKind::Quarterly, quarterBefore(back), 3); !written)
                return written;
        return writeReport(ReportKind::Evaluation, quarterBefore(1), 3);
    }
    Result<void> writeReport(ReportKind kind, QDate from, int length)
    {
        const auto &text = ev::shippedReportText(kind);
        const QDate to = from.addMonths(length).addDays(-1);
        const bool isDraft = kind == ReportKind::Monthly && to.addDays(31) > City::reviewDay();
        RunReport report;
        report.id.uuid = idOf("report", QString::number(int(kind)) + from.toString(Qt::ISODate));
        report.title = ev::reportTitle(kind, from);
        report.kind = kind;
        report.periodFrom = from;
        report.periodTo = to;
        report.blocks = QString::fromUtf8(ev::toJson(text));
        report.dueOn = to.addDays(5);
        report.bySchedule = true;
        report.caughtUp = from.month() == 2;
        if (const auto evaluated = idOf("evaluation", idText(m_provider.uuid) + from.toString(Qt::ISODate)); kind == ReportKind::Quarterly || kind == ReportKind::Evaluation)
            report.evaluation.uuid = evaluated;
        const auto plan = service::planOf(m_database, ev::countedBy(text), {from, to}, {});
        if (!plan)
            return Unexpected(plan.error());
        const auto figures = service::figuresOf(m_database, *plan);
        if (!figures)
            return Unexpected(figures.error());
        std::optional<int> score;
        if (kind == ReportKind::Evaluation) {
            auto row = m_database.run(QStringLiteral("SELECT score FROM evaluation WHERE id = ?"), {idText(report.evaluation.uuid)});
            if (!row)
                return Unexpected(row.error());
            if (row->next())
                score = int(row->integer(0));
        }
        const auto numbers = ev::numbersOf(text, *figures, score, moment(to.addDays(2), 9));
        report.numbers = QString::fromUtf8(ev::toJson(numbers));
        report.contentDigest = ev::digestOf(text, numbers).value_or(QString());
        if (!isDraft) {
            report.state = ReportState::Issued;
            report.issuedBy = login(QStringLiteral("quality_manager"));
            report.issuedAt = moment(to.addDays(4), 15);
        }
        return insert(report);
    }

    Result<void> writeForms()
    {
        for (int place = 0; place < quarters; ++place) {
            const QDate from = quarterBefore(quarters - place);
            const QUuid record = idOf("evaluation", idText(m_provider.uuid) + from.toString(Qt::ISODate));
            for (const auto *form : {"F22", "F23"}) {
                PrintedForm printed;
                printed.id.uuid = idOf("form", QLatin1StringView(form) + from.toString(Qt::ISODate));
                printed.form = QString::fromLatin1(form);
                printed.recordEntity = QString::fromLatin1(Describe<Evaluation>::name);
                printed.recordId = idText(record);
                printed.recordNumber = QStringLiteral("PJ-%1").arg(place + 1, 6, 10, QChar(u'0'));
                printed.digest = sm3Hex((idText(printed.id.uuid)).toUtf8());
                printed.shortCode = ev::shortCode(record, QString(), printed.digest);
                printed.printedBy = login(QStringLiteral("quality_manager"));
                printed.printedAt = moment(from.addMonths(3).addDays(16), 14);
                printed.unit = m_provider;
                if (place < quarters - 1) {
                    printed.signing = SigningState::Signed;
                    printed.scanDigest = sharedEvidence().front().digest;
                }
                if (const auto inserted = insert(printed); !inserted)
                    return inserted;
            }
        }
        return {};
    }

    Result<void> writePackages()
    {
        for (int i = 0; i < 2; ++i) {
            DataHandover package;
            package.id.uuid = idOf("package", QString::number(i));
            package.title = quarterWords(quarterBefore(i + 1)) + QStringLiteral("评价资料");
            package.purpose = QStringLiteral("年度审计抽查。");
            package.scopeText = QStringLiteral("评价结果、打分表、取数依据与附件。");
            package.receiver = QStringLiteral("云城市审计局（虚构） 数据处");
            package.expiresOn = City::reviewDay().addDays(60);
            package.requestedBy = login(QStringLiteral("quality_manager"));
            package.requestedAt = moment(City::reviewDay().addDays(-2 - 20 * i), 10);
            if (i == 1) {
                package.state = HandoverState::Approved;
                package.approvedBy = login(QStringLiteral("managing_party"));
                package.approvedAt = moment(City::reviewDay().addDays(-20), 10);
                package.securityBy = login(QStringLiteral("security_engineer"));
                package.securityAt = moment(City::reviewDay().addDays(-20), 15);
            }
            if (const auto inserted = insert(package); !inserted)
                return inserted;
        }
        return {};
    }

    Database &m_database;
    const City &m_city;
    const CityOrders &m_orders;
    const ev::Template &m_document;
    Id<EvaluationTemplate> m_template;
    Id<Organisation> m_provider;
    std::vector<Id<Organisation>> m_users;
    std::map<QString, int> m_numbers;
};

} // namespace

Result<void> writeEvaluations(Database &database, const City &city, const CityOrders &orders, const Progress &progress)
{
    return Writing(database, city, orders).write().map([&] { progress(shapeOf<Evaluation>().name, quarters + unitsEvaluated + 1, quarters + unitsEvaluated + 1); });
}

} // namespace demo
