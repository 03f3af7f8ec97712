#include "cityfiles.h"

#include "contract/digest.h"
#include "contract/systemports.h"
#include "random.h"
#include "rules/stocktake.h"

#include <zlib.h>

namespace demo {

namespace {

constexpr qint64 mostFiles = 400;
constexpr int side = 96; ///< of a picture, in pixels
constexpr quint64 seed = 1;

void appendNumber(QByteArray &bytes, quint32 number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.append(char(number >> shift & 0xff));
}

void appendChunk(QByteArray &png, const QByteArray &type, const QByteArray &data)
{
    appendNumber(png, quint32(data.size()));
    const QByteArray body = type + data;
    png += body;
    appendNumber(png, quint32(::crc32(0, reinterpret_cast<const Bytef *>(body.constData()), uInt(body.size()))));
}

} // namespace

/// A frame and a pattern of bars that depends on the draw.
QByteArray labelPicture(Random &random)
{
    QByteArray pixels;
    const int shade = random.between(90, 200);
    quint64 bars = random.next();
    for (int y = 0; y < side; ++y) {
        pixels.append('\0'); // no filter
        for (int x = 0; x < side; ++x) {
            const bool frame = x < 3 || y < 3 || x >= side - 3 || y >= side - 3;
            const bool bar = y > 24 && y < 72 && x > 12 && x < side - 12 && (bars >> ((x - 12) / 2 % 64) & 1) != 0;
            const int grey = frame ? shade : bar ? 20 : 245;
            for (const int channel : {grey, grey, std::min(255, grey + 10)})
                pixels.append(char(channel));
        }
    }
    uLongf packed = ::compressBound(uLong(pixels.size()));
    QByteArray data(qsizetype(packed), Qt::Uninitialized);
    ::compress2(reinterpret_cast<Bytef *>(data.data()), &packed, reinterpret_cast<const Bytef *>(pixels.constData()), uLong(pixels.size()), 9);
    data.truncate(qsizetype(packed));
    QByteArray png("\x89PNG\r\n\x1a\n", 8);
    QByteArray head;
    appendNumber(head, side);
    appendNumber(head, side);
    head.append(QByteArray("\x08\x02\x00\x00\x00", 5)); // 8 bits, RGB
    appendChunk(png, "IHDR", head);
    appendChunk(png, "IDAT", data);
    appendChunk(png, "IEND", {});
    return png;
}

namespace {

QByteArray text(const Resource &resource, Random &random)
{
    return QStringLiteral("演示数据，纯属虚构，不对应任何真实单位、人员或设备。\n\n资源编号：%1\n资源名称：%2\n事项：资源交付确认（样例）\n确认结果：规格相符，网络连通，监控已接入。\n流水：%3\n")
        .arg(resource.number, resource.name)
        .arg(random.below(1'000'000), 6, 10, QChar(u'0'))
        .toUtf8();
}

} // namespace

qint64 fileCount(const City &city)
{
    return std::min(mostFiles, city.resourceCount() / 10);
}

CityFile fileOf(const City &city, qint64 index)
{
    const auto resource = city.resource(index * (city.resourceCount() / fileCount(city)));
    Random random(seed, Topic::File, quint64(index));
    const bool isPicture = index % 3 != 0;
    CityFile file{{}, isPicture ? labelPicture(random) : text(resource, random)};
    auto &attachment = file.attachment;
    const Instant at = City::madeAt(index, fileCount(city));
    attachment.id = {uuidV7(at.ms, quint16(index), random.next())};
    attachment.revision = 1;
    attachment.recordEntity = QString::fromLatin1(Describe<Resource>::name);
    attachment.recordId = idText(resource.id.uuid);
    attachment.name = isPicture ? QStringLiteral("设备标签（演示）%1.png").arg(index + 1) : QStringLiteral("交付确认单（演示）%1.txt").arg(index + 1);
    attachment.mediaType = isPicture ? QStringLiteral("image/png") : QStringLiteral("text/plain");
    attachment.size = file.content.size();
    attachment.digest = sm3Hex(file.content);
    attachment.addedBy = personName(random);
    attachment.addedAt = at;
    attachment.unit = resource.unit;
    attachment.otherUnit = resource.unit;
    return file;
}

CityStocktake stocktakeOf(const City &city)
{
    Random random(seed, Topic::File, quint64(mostFiles));
    // The room and the unit of the first thing that bears a label.
    std::vector<Resource> labelled;
    for (qint64 i = 0; i < city.resourceCount() && labelled.size() < 60; ++i)
        if (auto resource = city.resource(i); !resource.assetTag.isEmpty() && (labelled.empty() || resource.room == labelled.front().room))
            labelled.push_back(std::move(resource));
    CityStocktake made;
    if (labelled.empty())
        return made;
    const auto &first = labelled.front();
    const Instant at = City::madeAt(99, 100);
    auto &stocktake = made.stocktake;
    stocktake.id = {uuidV7(at.ms, 0, random.next())};
    stocktake.revision = 1;
    stocktake.number = QStringLiteral("PD-000001");
    stocktake.title = QStringLiteral("2026年下半年机房盘点（演示）");
    stocktake.unit = first.unit;
    stocktake.place = first.room;
    stocktake.coverage = QStringLiteral(R"({"entity":"resource","filters":[{"field":"room","test":"any_of","values":["%1"]},{"field":"asset_tag","test":"not_empty","values":[]}]})").arg(first.room);
    std::vector<rules::Scan> scans;
    for (size_t i = 0; i < labelled.size(); ++i)
        if (i % 5 != 4) // some are still missing
            scans.push_back({labelled[i].assetTag, {first.room, {}}, Instant{at.ms + qint64(i) * 9'000}, {}});
    scans.push_back({QStringLiteral("GZ-ZC-999999"), {first.room, {}}, Instant{at.ms + 900'000}, {}});
    made.scans.id = {uuidV7(at.ms + 1, 1, random.next())};
    made.scans.revision = 1;
    made.scans.stocktake = stocktake.id;
    made.scans.countedBy = personName(random);
    made.scans.lines = rules::linesOf(scans);
    made.scans.unit = first.unit;
    return made;
}

} // namespace demo
