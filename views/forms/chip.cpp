#include "views/forms/chip.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <array>

namespace views::forms {

namespace {

struct StateLook {
    QLatin1StringView entity;
    QLatin1StringView field;
    QLatin1StringView code;
    ChipLook look;
};

constexpr QLatin1StringView resource("resource"), system("business_system"), act("act"), state("state"), crypto("crypto_assessment"), step("order_step"), checks("checks"), ordered("order_resource"), order("work_order"), priority("priority"), change("change_request"), changeStep("change_step");
using shell::Tone;

constexpr std::array stateLooks{
    StateLook{QLatin1StringView("stocktake"), state, QLatin1StringView("open"), {Mark::Ring, Tone::Accent}},
    StateLook{QLatin1StringView("scan"), QLatin1StringView("result"), QLatin1StringView("found"), {Mark::Check, Tone::Good}},
    StateLook{QLatin1StringView("scan"), QLatin1StringView("result"), QLatin1StringView("moved"), {Mark::Arrow, Tone::Warning}},
    StateLook{QLatin1StringView("scan"), QLatin1StringView("result"), QLatin1StringView("unknown"), {Mark::Cross, Tone::Bad}},
    StateLook{QLatin1StringView("scan"), QLatin1StringView("result"), QLatin1StringView("duplicate"), {Mark::Turn, Tone::Accent}},
    StateLook{QLatin1StringView("stocktake"), state, QLatin1StringView("signed_off"), {Mark::Check, Tone::Good}},
    StateLook{step, state, QLatin1StringView("open"), {Mark::Ring, Tone::Neutral}},
    StateLook{step, state, QLatin1StringView("next"), {Mark::Arrow, Tone::Accent}},
    StateLook{step, state, QLatin1StringView("begun"), {Mark::Clock, Tone::Accent}},
    StateLook{step, state, QLatin1StringView("done"), {Mark::Check, Tone::Good}},
    StateLook{step, state, QLatin1StringView("evidence"), {Mark::Warning, Tone::Warning}},
    StateLook{step, state, QLatin1StringView("abnormal"), {Mark::Warning, Tone::Bad}},
    StateLook{step, state, QLatin1StringView("skipped"), {Mark::Dash, Tone::Neutral}},
    StateLook{step, state, QLatin1StringView("not_applicable"), {Mark::Dash, Tone::Neutral}},
    StateLook{step, checks, QLatin1StringView("unanswered"), {Mark::Ring, Tone::Neutral}},
    StateLook{step, checks, QLatin1StringView("normal"), {Mark::Check, Tone::Good}},
    StateLook{step, checks, QLatin1StringView("abnormal"), {Mark::Warning, Tone::Bad}},
    StateLook{step, checks, QLatin1StringView("not_applicable"), {Mark::Dash, Tone::Neutral}},
    StateLook{ordered, QLatin1StringView("applied"), QLatin1StringView("missing"), {Mark::Cross, Tone::Neutral}},
    StateLook{ordered, QLatin1StringView("applied"), QLatin1StringView("named"), {Mark::Dash, Tone::Neutral}},
    StateLook{ordered, QLatin1StringView("applied"), QLatin1StringView("waiting"), {Mark::Clock, Tone::Warning}},
    StateLook{ordered, QLatin1StringView("applied"), QLatin1StringView("held"), {Mark::Check, Tone::Accent}},
    StateLook{ordered, QLatin1StringView("applied"), QLatin1StringView("applied"), {Mark::Check, Tone::Good}},
    StateLook{QLatin1StringView("service_item"), state, QLatin1StringView("draft"), {Mark::Ring, Tone::Accent}},
    StateLook{QLatin1StringView("service_item"), state, QLatin1StringView("in_force"), {Mark::Check, Tone::Good}},
    StateLook{QLatin1StringView("service_item"), state, QLatin1StringView("superseded"), {Mark::Dash, Tone::Neutral}},
    StateLook{order, state, QLatin1StringView("draft"), {Mark::Ring, Tone::Neutral}},
    StateLook{order, state, QLatin1StringView("submitted"), {Mark::Arrow, Tone::Warning}},
    StateLook{order, state, QLatin1StringView("accepted"), {Mark::Ring, Tone::Accent}},
    StateLook{order, state, QLatin1StringView("awaiting_approval"), {Mark::Clock, Tone::Warning}},
    StateLook{order, state, QLatin1StringView("approved"), {Mark::Check, Tone::Accent}},
    StateLook{order, state, QLatin1StringView("rejected"), {Mark::Cross, Tone::Bad}},
    StateLook{order, state, QLatin1StringView("dispatched"), {Mark::Arrow, Tone::Accent}},
    StateLook{order, state, QLatin1StringView("in_progress"), {Mark::Turn, Tone::Accent}},
    StateLook{order, state, QLatin1StringView("on_hold"), {Mark::Pause, Tone::Neutral}},
    StateLook{order, state, QLatin1StringView("resolved"), {Mark::Check, Tone::Good}},
    StateLook{order, state, QLatin1StringView("awaiting_confirmation"), {Mark::Clock, Tone::Accent}},
    StateLook{order, state, QLatin1StringView("closed"), {Mark::Dash, Tone::Neutral}},
    StateLook{order, state, QLatin1StringView("cancelled"), {Mark::Turn, Tone::Neutral}},
    StateLook{order, state, QLatin1StringView("terminated"), {Mark::Cross, Tone::Neutral}},
    StateLook{order, state, QLatin1StringView("voided"), {Mark::Cross, Tone::Neutral}},
    StateLook{order, priority, QLatin1StringView("p1"), {Mark::Warning, Tone::Bad}},
    StateLook{order, priority, QLatin1StringView("p2"), {Mark::Warning, Tone::Warning}},
    StateLook{order, priority, QLatin1StringView("p3"), {Mark::Ring, Tone::Neutral}},
    StateLook{order, priority, QLatin1StringView("p4"), {Mark::Dash, Tone::Neutral}},
    StateLook{change, state, QLatin1StringView("draft"), {Mark::Ring, Tone::Neutral}},
    StateLook{change, state, QLatin1StringView("submitted"), {Mark::Arrow, Tone::Warning}},
    StateLook{change, state, QLatin1StringView("assessing"), {Mark::Turn, Tone::Warning}},
    StateLook{change, state, QLatin1StringView("awaiting_approval"), {Mark::Clock, Tone::Warning}},
    StateLook{change, state, QLatin1StringView("approved"), {Mark::Check, Tone::Accent}},
    StateLook{change, state, QLatin1StringView("scheduled"), {Mark::Clock, Tone::Accent}},
    StateLook{change, state, QLatin1StringView("implementing"), {Mark::Turn, Tone::Accent}},
    StateLook{change, state, QLatin1StringView("verifying"), {Mark::Arrow, Tone::Accent}},
    StateLook{change, state, QLatin1StringView("rolling_back"), {Mark::Down, Tone::Bad}},
    StateLook{change, state, QLatin1StringView("awaiting_review"), {Mark::Clock, Tone::Good}},
    StateLook{change, state, QLatin1StringView("closed"), {Mark::Dash, Tone::Neutral}},
    StateLook{change, state, QLatin1StringView("rejected"), {Mark::Cross, Tone::Bad}},
    StateLook{change, state, QLatin1StringView("withdrawn"), {Mark::Turn, Tone::Neutral}},
    StateLook{change, state, QLatin1StringView("expired"), {Mark::Warning, Tone::Warning}},
    StateLook{change, QLatin1StringView("change_class"), QLatin1StringView("major"), {Mark::Warning, Tone::Warning}},
    StateLook{change, QLatin1StringView("change_class"), QLatin1StringView("emergency"), {Mark::Warning, Tone::Bad}},
    StateLook{change, QLatin1StringView("result"), QLatin1StringView("succeeded"), {Mark::Check, Tone::Good}},
    StateLook{change, QLatin1StringView("result"), QLatin1StringView("partly"), {Mark::Warning, Tone::Warning}},
    StateLook{change, QLatin1StringView("result"), QLatin1StringView("rolled_back"), {Mark::Down, Tone::Warning}},
    StateLook{change, QLatin1StringView("result"), QLatin1StringView("failed"), {Mark::Cross, Tone::Bad}},
    StateLook{changeStep, state, QLatin1StringView("open"), {Mark::Ring, Tone::Neutral}},
    StateLook{changeStep, state, QLatin1StringView("begun"), {Mark::Clock, Tone::Accent}},
    StateLook{changeStep, state, QLatin1StringView("done"), {Mark::Check, Tone::Good}},
    StateLook{changeStep, state, QLatin1StringView("failed"), {Mark::Cross, Tone::Bad}},
    StateLook{changeStep, state, QLatin1StringView("skipped"), {Mark::Dash, Tone::Neutral}},
    StateLook{resource, state, QLatin1StringView("planned"), {Mark::Ring, Tone::Neutral}},
    StateLook{resource, state, QLatin1StringView("reserved"), {Mark::Clock, Tone::Neutral}},
    StateLook{resource, state, QLatin1StringView("to_deliver"), {Mark::Arrow, Tone::Accent}},
    StateLook{resource, state, QLatin1StringView("in_use"), {Mark::Check, Tone::Good}},
    StateLook{resource, state, QLatin1StringView("changing"), {Mark::Turn, Tone::Accent}},
    StateLook{resource, state, QLatin1StringView("to_rectify"), {Mark::Warning, Tone::Warning}},
    StateLook{resource, state, QLatin1StringView("suspended"), {Mark::Pause, Tone::Warning}},
    StateLook{resource, state, QLatin1StringView("to_reclaim"), {Mark::Down, Tone::Warning}},
    StateLook{resource, state, QLatin1StringView("reclaimed"), {Mark::Dash, Tone::Neutral}},
    StateLook{system, crypto, QLatin1StringView("not_required"), {Mark::Dash, Tone::Neutral}},
    StateLook{system, crypto, QLatin1StringView("pending"), {Mark::Clock, Tone::Warning}},
    StateLook{system, crypto, QLatin1StringView("passed"), {Mark::Check, Tone::Good}},
    StateLook{system, crypto, QLatin1StringView("failed"), {Mark::Cross, Tone::Bad}},
    StateLook{act, state, QLatin1StringView("queued"), {Mark::Clock, Tone::Neutral}},
    StateLook{act, state, QLatin1StringView("sending"), {Mark::Arrow, Tone::Accent}},
    StateLook{act, state, QLatin1StringView("accepted"), {Mark::Check, Tone::Good}},
    StateLook{act, state, QLatin1StringView("refused"), {Mark::Cross, Tone::Bad}},
    StateLook{act, state, QLatin1StringView("conflicted"), {Mark::Warning, Tone::Warning}},
};

} // namespace

std::optional<ChipLook> chipLook(QStringView entity, QStringView field, QStringView code)
{
    for (const auto &known : stateLooks)
        if (known.entity == entity && known.field == field && known.code == code)
            return known.look;
    return {};
}

void paintMark(QPainter &painter, const QRectF &box, Mark mark, const QColor &ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 12.0, box.height() / 12.0);
    painter.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    QPainterPath path;
    switch (mark) {
    case Mark::Ring:
        path.addEllipse(QPointF(6, 6), 4, 4);
        break;
    case Mark::Clock:
        path.addEllipse(QPointF(6, 6), 4.6, 4.6);
        path.moveTo(6, 3.6);
        path.lineTo(6, 6);
        path.lineTo(7.8, 7);
        break;
    case Mark::Lock:
        path.addRoundedRect(QRectF(2.4, 5.4, 7.2, 5.2), 0.8, 0.8);
        path.moveTo(4, 5.2);
        path.lineTo(4, 3.6);
        path.arcTo(QRectF(4, 1.6, 4, 4), 180, -180);
        path.lineTo(8, 5.2);
        break;
    case Mark::Arrow:
        path.moveTo(1.8, 6);
        path.lineTo(10, 6);
        path.moveTo(6.8, 2.8);
        path.lineTo(10, 6);
        path.lineTo(6.8, 9.2);
        break;
    case Mark::Check:
        path.moveTo(2, 6.4);
        path.lineTo(4.8, 9.2);
        path.lineTo(10, 3.2);
        break;
    case Mark::Turn:
        path.arcMoveTo(1.8, 1.8, 8.4, 8.4, 20);
        path.arcTo(1.8, 1.8, 8.4, 8.4, 20, 290);
        path.moveTo(10.4, 1.8);
        path.lineTo(10, 4.6);
        path.lineTo(7.3, 4.2);
        break;
    case Mark::Warning:
        path.moveTo(6, 1.4);
        path.lineTo(11, 10.2);
        path.lineTo(1, 10.2);
        path.closeSubpath();
        path.moveTo(6, 4.8);
        path.lineTo(6, 7);
        path.moveTo(6, 8.7);
        path.lineTo(6, 8.75);
        break;
    case Mark::Pause:
        path.moveTo(4, 2.4);
        path.lineTo(4, 9.6);
        path.moveTo(8, 2.4);
        path.lineTo(8, 9.6);
        break;
    case Mark::Down:
        path.moveTo(6, 1.6);
        path.lineTo(6, 8);
        path.moveTo(3.2, 5.4);
        path.lineTo(6, 8.2);
        path.lineTo(8.8, 5.4);
        path.moveTo(2, 10.6);
        path.lineTo(10, 10.6);
        break;
    case Mark::Dash:
        path.moveTo(2.4, 6);
        path.lineTo(9.6, 6);
        break;
    case Mark::Cross:
        path.moveTo(2.8, 2.8);
        path.lineTo(9.2, 9.2);
        path.moveTo(9.2, 2.8);
        path.lineTo(2.8, 9.2);
        break;
    }
    painter.drawPath(path);
    painter.restore();
}

int chipWidth(const QFontMetrics &metrics, const QString &word) { return chipWidth(metrics.horizontalAdvance(word)); }

int chipWidth(int word) { return shell::px(12) + 3 * shell::px(6) + word; }

void paintChip(QPainter &painter, const QRect &box, const ChipLook &look, const QString &word, std::optional<QColor> ink)
{
    const auto colours = shell::colours(look.tone);
    const QFontMetrics metrics(painter.font());
    const int gap = shell::px(6);
    const int side = shell::px(12);
    const int height = qMin(box.height(), metrics.height() + shell::px(4));
    QRect chip(box.left(), box.center().y() - height / 2, qMin(box.width(), chipWidth(metrics, word)), height);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!ink) {
        painter.setPen(QPen(colours.line, 1));
        painter.setBrush(colours.background);
        painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), shell::px(3), shell::px(3));
    }
    const QColor colour = ink.value_or(colours.text);
    paintMark(painter, QRectF(chip.left() + gap, chip.center().y() - side / 2.0 + 0.5, side, side), look.mark, colour);
    painter.setPen(colour);
    const QRect wordBox = chip.adjusted(2 * gap + side, 0, -gap / 2, 0);
    painter.drawText(wordBox, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(word, Qt::ElideRight, wordBox.width()));
    painter.restore();
}

} // namespace views::forms
