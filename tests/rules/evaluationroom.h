// The desk, with four parties and an evaluation of a quarter on it: planned, scored, objected to and frozen as people do it.
#pragma once

#include "contract/digest.h"
#include "rules/derivedids.h"
#include "rules/evaluation/evaluationflow.h"
#include "rules/evaluation/evaluationlife.h"
#include "rules/evaluation/evaluationresult.h"
#include "rules/evaluation/evaluationsigning.h"
#include "rules/evaluation/objections.h"
#include "rules/evaluation/sheets.h"
#include "rules/orderdesk.h"

namespace desk {

namespace ev = rules::evaluation;

inline const QString evaluations = u"evaluation"_s;
inline const QString sheets = u"score_sheet"_s;
inline const QString objections = u"objection"_s;

inline const ev::Template &standard()
{
    return ev::shippedTemplates().front();
}

inline Value day(int year, int month, int ofMonth)
{
    return Codec<QDate>::encode(QDate(year, month, ofMonth));
}

/// Figures as somebody counted them: each number is `count`.
inline ev::Figures figuresOf(const Evaluation &evaluation, qint64 count = 100)
{
    const auto plan = ev::planOf(standard(), ev::periodOf(evaluation), ev::scopeOf(evaluation), ev::Known{});
    std::vector<std::vector<qint64>> counts;
    for (const auto &tally : plan->tallies)
        counts.emplace_back(tally.terms.size(), count);
    return *ev::figuresOf(*plan, counts);
}

/// What a party gives where it is content with everything.
inline std::vector<ev::GivenScore> content(Party party, int ratio = 10'000)
{
    std::vector<ev::GivenScore> given;
    for (const auto *indicator : ev::scoredByHand(standard(), party)) {
        ev::GivenScore score{.indicator = indicator->code, .applicable = true, .ratio = {}, .occurrences = {}, .reason = u"见台账"_s, .proof = sm3Hex("proof")};
        const bool counts = indicator->rule.kind == ev::RuleKind::Deduct || indicator->rule.kind == ev::RuleKind::Veto;
        if (counts)
            score.occurrences.assign(indicator->rule.deductions.size(), 0);
        else
            score.ratio = indicator->rule.kind == ev::RuleKind::Bonus ? 0 : ratio;
        given.push_back(score);
    }
    return given;
}

class Hall : public Desk
{
public:
    Hall()
    {
        for (const auto &[name, party] : {std::pair{"authority", Party::Authority}, std::pair{"user", Party::User}, std::pair{"second user", Party::User}, std::pair{"provider", Party::Provider},
                                          std::pair{"supervisor", Party::Supervisor}}) {
            Organisation unit;
            unit.id.uuid = id(QString::fromLatin1(name));
            unit.name = QString::fromLatin1(name);
            unit.party = party;
            put(unit);
        }
        EvaluationTemplate made;
        made.id.uuid = id(u"template"_s);
        made.number = u"PM-1"_s;
        made.code = standard().code;
        made.name = standard().title.zh;
        made.version = 1;
        made.standing = TemplateVersionState::InForce;
        made.content = QString::fromUtf8(ev::toJson(standard()));
        made.contentDigest = ev::digestOf(standard());
        put(made);
        now = at(16, 9);
        whole = true;
    }

    [[nodiscard]] Evaluation evaluation(const QString &name = u"evaluation"_s) const { return get<Evaluation>(id(name)); }
    [[nodiscard]] QString state(const QString &name = u"evaluation"_s) const { return text(Codec<EvaluationState>::encode(evaluation(name).state)); }

    /// The third quarter of the provider, which is over.
    [[nodiscard]] static Patch plan()
    {
        return {{u"title"_s, u"2026年第3季度评价"_s},
                {u"template_id"_s, idText(id(u"template"_s))},
                {u"period_kind"_s, u"quarter"_s},
                {u"period_from"_s, day(2026, 7, 1)},
                {u"period_to"_s, day(2026, 9, 30)},
                {u"subject"_s, u"provider"_s},
                {u"unit_id"_s, idText(id(u"provider"_s))}};
    }
    QString plans(const Patch &more = {}, const QString &role = u"quality_manager"_s, const QString &name = u"evaluation"_s)
    {
        Patch fields = plan();
        for (const auto &[field, value] : more)
            fields.insert_or_assign(field, value);
        return creates(post(role), evaluations, id(name), fields);
    }
    QString verb(const QString &role, const QString &to, Patch fields = {}, const QString &reason = {}, const QString &name = u"evaluation"_s)
    {
        fields.emplace(u"state"_s, to);
        return edits(post(role), evaluations, id(name), fields, reason);
    }
    QString sets(const QString &role, const Patch &fields, const QString &name = u"evaluation"_s) { return edits(post(role), evaluations, id(name), fields); }

    static QString unitOf(Party party)
    {
        switch (party) {
        case Party::Authority:
            return u"authority"_s;
        case Party::User:
            return u"user"_s;
        case Party::Provider:
            return u"provider"_s;
        case Party::Supervisor:
            return u"supervisor"_s;
        }
        return {};
    }
    static QUuid sheetId(Party party, const QString &unit = {}, const QString &name = u"evaluation"_s) { return ev::scoreSheetId(id(name), party, id(unit.isEmpty() ? unitOf(party) : unit)); }
    [[nodiscard]] ScoreSheet sheet(Party party) const { return get<ScoreSheet>(sheetId(party)); }

    QString begins(Party party, const Patch &more = {}, const QString &unit = {}, const QString &role = {})
    {
        Patch fields{{u"evaluation_id"_s, idText(id(u"evaluation"_s))}, {u"party"_s, text(Codec<Party>::encode(party))}, {u"unit_id"_s, idText(id(unit.isEmpty() ? unitOf(party) : unit))}};
        fields.insert(more.begin(), more.end());
        return creates(post(role.isEmpty() ? ev::roleOf(party) : role), sheets, sheetId(party, unit), fields);
    }
    QString handsIn(Party party, int ratio = 10'000)
    {
        return begins(party, {{u"scores"_s, ev::toJson(content(party, ratio))}, {u"state"_s, u"submitted"_s}});
    }
    /// As the server does once the scoring is closed.
    QString reveals(Party party) { return edits(theServer(), sheets, sheetId(party), {{u"state"_s, u"revealed"_s}}); }

    /// Planned, opened, and handed in by the three whose scores count and the provider.
    QString isScored()
    {
        for (const auto &done : {plans(), verb(u"quality_manager"_s, u"scoring"_s), handsIn(Party::Authority), handsIn(Party::User), handsIn(Party::Supervisor), handsIn(Party::Provider)})
            if (!done.isEmpty())
                return done;
        return {};
    }
    QString isInReview()
    {
        if (const auto done = isScored(); !done.isEmpty())
            return done;
        if (const auto done = verb(u"managing_party"_s, u"review"_s, {{u"objections_until"_s, day(2026, 11, 20)}}); !done.isEmpty())
            return done;
        for (const Party party : {Party::Authority, Party::User, Party::Supervisor, Party::Provider})
            if (const auto done = reveals(party); !done.isEmpty())
                return done;
        return {};
    }
    /// What comes with freezing: figures, the digest of the inputs, whose file hangs on the evaluation, and the result.
    Patch result(const QString &name = u"evaluation"_s)
    {
        auto evaluation = this->evaluation(name);
        evaluation.figures = ev::figuresText(figuresOf(evaluation));
        evaluation.inputsDigest = sm3Hex("inputs");
        Attachment file;
        file.id.uuid = id(u"inputs of "_s + name);
        file.recordEntity = evaluations;
        file.recordId = idText(evaluation.id.uuid);
        file.name = u"inputs.jsonl"_s;
        file.digest = evaluation.inputsDigest;
        put(file);
        const auto text = ev::canonicalText(*ev::resultNow(evaluation, *this));
        return {{u"figures"_s, evaluation.figures}, {u"inputs_digest"_s, evaluation.inputsDigest}, {u"result"_s, QString::fromUtf8(*text)}};
    }
    QString isFrozen()
    {
        if (const auto done = isInReview(); !done.isEmpty())
            return done;
        now = at(21, 9);
        return verb(u"managing_party"_s, u"frozen"_s, result());
    }
    QString objects(const QString &role, const QString &indicator, const QString &party, const QString &name = u"objection"_s)
    {
        return creates(post(role), objections, id(name), {{u"evaluation_id"_s, idText(id(u"evaluation"_s))}, {u"indicator"_s, indicator}, {u"party"_s, party}, {u"reason"_s, u"中断由用户原因造成"_s}});
    }
    /// The signature of the post for the party, without a seal: seals are the server's to check.
    QString signature(const QString &role, Party party)
    {
        const auto frozen = evaluation();
        const ev::EvaluationSignature made{.by = role, .person = post(role).person, .party = party, .at = now, .version = frozen.version, .result = frozen.resultDigest, .key = u"key"_s, .seal = {{u"a"_s, 1}}, .receipt = {}};
        return QString::fromUtf8(QJsonDocument(ev::toJson(made)).toJson(QJsonDocument::Compact));
    }
};

} // namespace desk
