#include "views/print/pagefoot.h"

#include "views/print/compose.h"
#include "views/print/textsetter.h"

#include <qrencode.h>

namespace views::print {

namespace {

constexpr double codeMm = 12;   ///< the QR code with all its modules
constexpr double codeEndMm = 5; ///< from the lower end of the paper
constexpr double lineMm = 3.6;

void addCode(PageDescription &page, const QString &content, double x, double y)
{
    const auto bytes = content.toUtf8();
    QRcode *code = QRcode_encodeData(int(bytes.size()), reinterpret_cast<const unsigned char *>(bytes.constData()), 0, QR_ECLEVEL_M);
    if (!code)
        return;
    const double module = codeMm / code->width;
    const auto isDark = [&](int column, int row) { return (code->data[row * code->width + column] & 1) != 0; };
    for (int row = 0; row < code->width; ++row)
        for (int column = 0; column < code->width; ++column) {
            if (!isDark(column, row))
                continue;
            int end = column + 1;
            while (end < code->width && isDark(end, row))
                ++end;
            const double left = x + column * module;
            const double right = x + end * module;
            const double top = y + row * module;
            page.shapes.push_back(Shape{{{left, top}, {right, top}, {right, top + module}, {left, top + module}}, 0, 0, true, true, false, 0, -1});
            column = end;
        }
    QRcode_free(code);
}

} // namespace

void addFoot(PageDescription &page, const PageFoot &foot, const TextSetter &setter)
{
    const auto code = codeContent(foot.form, foot.head);
    const double left = foot.margins.left;
    const double right = page.width - foot.margins.right;
    const double width = right - left - (code.isEmpty() ? 0 : codeMm + 2);
    SetStyle style{FontRole::FangSong, *sizeNamed(u"小六"), lineMm, Align::Left};
    const auto say = [&](const QString &text, double y, Align align, double x, double room) {
        style.align = align;
        for (auto &strip : setter.set(text, style, room, -1)) {
            for (auto &piece : strip.pieces)
                put(page, moved(std::move(piece), x, y));
            y += strip.height;
        }
    };
    const auto &head = foot.head;
    QStringList first{QStringLiteral("表单编号：%1  版本：%2").arg(foot.form, foot.version), QStringLiteral("单号：%1").arg(head.number.isEmpty() ? QStringLiteral("________") : head.number)};
    if (head.copy > 0)
        first << QStringLiteral("第%1份").arg(head.copy);
    if (!head.state.isEmpty())
        first << head.state;
    QStringList second;
    if (!head.printedAt.isEmpty())
        second << QStringLiteral("打印：%1%2").arg(head.printedAt, head.printedBy.isEmpty() ? QString() : u' ' + head.printedBy);
    if (!head.shortCode.isEmpty())
        second << QStringLiteral("校验码：%1").arg(head.shortCode);
    const double top = page.height - codeEndMm - codeMm;
    say(first.join(QStringLiteral("  ")), top + 0.6, Align::Left, left, width);
    say(second.join(QStringLiteral("  ")), top + 0.6 + lineMm, Align::Left, left, width);
    if (foot.page == foot.pages)
        say(QStringLiteral("字体  ") + foot.fonts, top + 0.6 + 2 * lineMm, Align::Left, left, width);
    if (!code.isEmpty())
        addCode(page, code, right - codeMm, top);
    const auto pageWords = QStringLiteral("第%1页/共%2页").arg(foot.page).arg(foot.pages);
    say(pageWords, top + 0.6, Align::Right, left, width);
    if (foot.isDocument) {
        style = {FontRole::FangSong, *sizeNamed(u"四号"), 6, Align::Center};
        // Seven millimetres below the text, on the outer side.
        say(QStringLiteral("— %1 —").arg(foot.page), page.height - foot.margins.bottom + 7, foot.page % 2 ? Align::Right : Align::Left, left + 5, right - left - 10);
    }
}

} // namespace views::print
