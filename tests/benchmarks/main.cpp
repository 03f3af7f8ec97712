// yunheng-bench [NAME…]: measures all figures, or those whose bench's name begins with a NAME; one JSON line a figure.
#include "benchmarks/bench.h"
#include "rules/chinatime.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>
#include <cstdio>

namespace {

bool asked(const std::string &name, const QStringList &names)
{
    const auto text = QString::fromStdString(name);
    return names.isEmpty() || std::ranges::any_of(names, [&](const QString &one) { return text.startsWith(one); });
}

/// Four significant digits say all that a run of seconds knows.
double rounded(double value)
{
    if (value == 0 || !std::isfinite(value))
        return value;
    const double step = std::pow(10, 3 - std::floor(std::log10(std::abs(value))));
    return std::round(value * step) / step;
}

void print(const bench::Figure &figure)
{
    const QJsonObject line{
        {QStringLiteral("name"), QString::fromStdString(figure.name)},
        {QStringLiteral("value"), rounded(figure.value)},
        {QStringLiteral("unit"), QString::fromStdString(figure.unit)},
        {QStringLiteral("baseline"), figure.baseline != 0 ? QJsonValue(rounded(figure.baseline)) : QJsonValue()},
        {QStringLiteral("ratio"), figure.baseline != 0 ? QJsonValue(rounded(figure.value / figure.baseline)) : QJsonValue()},
        {QStringLiteral("n"), figure.n},
    };
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    if (!figure.note.empty())
        std::fprintf(stderr, "%s: %s\n", figure.name.c_str(), figure.note.c_str());
}

} // namespace

int main(int argc, char **argv)
{
    rules::useChinaTime(); // as every program of ours
    QApplication app(argc, argv);
    const auto names = app.arguments().mid(1);
    int failed = 0;
    int measured = 0;
    for (const auto &one : bench::allBenches()) {
        if (!asked(one.name, names))
            continue;
        try {
            for (const auto &figure : one.measure()) {
                print(figure);
                ++measured;
            }
        } catch (const std::exception &problem) {
            std::fprintf(stderr, "%s: not measured: %s\n", one.name.c_str(), problem.what());
            ++failed;
        }
    }
    if (measured == 0 && failed == 0) {
        std::fprintf(stderr, "no such figure; there are:");
        for (const auto &one : bench::allBenches())
            std::fprintf(stderr, " %s", one.name.c_str());
        std::fprintf(stderr, "\n");
        return 2;
    }
    return failed == 0 ? 0 : 1;
}
