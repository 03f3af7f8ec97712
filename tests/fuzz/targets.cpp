#include "fuzz/targets.h"

#include "contract/catalogue.h"
#include "contract/history.h"
#include "contract/receipt.h"
#include "exchange/clipboardhtml.h"
#include "exchange/bundle.h"
#include "exchange/csv.h"
#include "exchange/sources.h"
#include "exchange/xlsx.h"
#include "items/drafts.h"
#include "items/savedviewlist.h"
#include "link/compression.h"
#include "link/messages.h"
#include "link/wire.h"
#include "rules/attachments.h"
#include "rules/calendardocument.h"
#include "rules/dailyfigures.h"
#include "rules/orderalerts.h"
#include "rules/orderclocks.h"
#include "rules/orderledger.h"
#include "rules/qualityrules.h"
#include "rules/orderstep.h"
#include "rules/serviceitems.h"
#include "rules/recurrence.h"
#include "rules/stocktake.h"
#include "rules/userules.h"
#include "support/sealedchange.h"
#include "views/print/compose.h"

#include <QJsonDocument>
#include <QStringDecoder>
#include <QTemporaryDir>

using namespace contract;

namespace fuzz {

namespace {

QJsonObject objectOf(const std::string &input)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(input)).object();
}

Verdict command(const std::string &input)
{
    const auto read = commandFromJson(objectOf(input));
    if (!read)
        return {};
    const auto again = commandFromJson(toJson(*read));
    return {true, again && *again == *read ? "" : "a command that was accepted does not come back the same"};
}

Verdict receipt(const std::string &input)
{
    const auto read = receiptFromJson(objectOf(input));
    if (!read)
        return {};
    const auto again = receiptFromJson(toJson(*read));
    return {true, again && *again == *read ? "" : "a receipt that was accepted does not come back the same"};
}

Verdict scans(const std::string &input)
{
    const auto read = rules::scansOf(QString::fromStdString(input), QStringLiteral("kim"));
    const auto again = rules::scansOf(rules::linesOf(read), QStringLiteral("kim"));
    return {!read.empty(), again.size() == read.size() ? "" : "a scan that was accepted does not come back"};
}

/// A layout that is accepted can be printed, blank and with a row, and nothing lies beside the paper's upper edge.
Verdict printLayout(const std::string &input)
{
    const auto layout = views::print::layoutFromJson(QByteArray::fromStdString(input));
    if (!layout)
        return {false, layout.error().field.isEmpty() ? "an error without its place" : ""};
    exchange::FormData data;
    data.texts.insert(QStringLiteral("unit"), QStringLiteral("某局"));
    data.tables[QStringLiteral("clauses")].push_back({{QStringLiteral("clause"), QStringLiteral("5.1")}});
    const auto document = views::print::compose(*layout, data);
    return {true, document.pages.empty() || views::print::compose(*layout, {}).pages.empty() ? "a layout that prints no page" : ""};
}

Verdict findings(const std::string &input)
{
    return {rules::findingsFromJson(QString::fromStdString(input)).has_value(), ""};
}

Verdict fileName(const std::string &input)
{
    const auto safe = rules::safeFileName(QString::fromStdString(input));
    const bool harmless = !safe.isEmpty() && safe.size() <= 200 && !safe.contains(u'/') && !safe.contains(u'\\') && !safe.startsWith(u'.') && rules::safeFileName(safe) == safe;
    return {safe == QString::fromStdString(input), harmless ? "" : "a file name that is not safe"};
}

Verdict fileProgress(const std::string &input)
{
    const auto read = wire::fileProgressFromJson(QByteArray::fromStdString(input));
    const auto again = read ? wire::fileProgressFromJson(wire::toJson(*read)) : Result<FileProgress>(FileProgress{});
    return {read.has_value(), !read || (again && *again == *read) ? "" : "a progress that was accepted does not come back the same"};
}

Verdict catalogue(const std::string &input)
{
    const auto read = catalogueFromJson(QByteArray::fromStdString(input));
    return {read.has_value(), !read || !read->name.isEmpty() ? "" : "a catalogue without a name was accepted"};
}

/// Of the three kinds of rule files; a refusal names the place.
template <class Rules, Result<Rules> (*read)(const QByteArray &)> Verdict ruleFile(const std::string &input)
{
    const auto rules = read(QByteArray::fromStdString(input));
    return {rules.has_value(), rules || !rules.error().field.isEmpty() ? "" : "a rule file was refused without the place"};
}

Verdict serviceSteps(const std::string &input)
{
    const auto read = rules::stepsFromJson(QString::fromStdString(input));
    if (!read)
        return {false, read.error().field.isEmpty() ? "steps were refused without the place" : ""};
    const auto again = rules::stepsFromJson(rules::stepsToJson(*read));
    return {true, again && *again == *read ? "" : "steps that were accepted do not come back the same"};
}

Verdict serviceFile(const std::string &input)
{
    const auto read = rules::catalogueFileFromJson(QByteArray::fromStdString(input));
    if (!read)
        return {false, read.error().field.isEmpty() ? "a service catalogue was refused without the place" : ""};
    const auto again = rules::catalogueFileFromJson(rules::toJson(*read));
    return {true, again && *again == *read ? "" : "a service catalogue that was accepted does not come back the same"};
}

Verdict preparedChange(const std::string &input)
{
    const auto read = rules::preparedChange(QString::fromStdString(input), shippedCatalogues());
    if (!read)
        return {};
    const auto again = rules::preparedChange(rules::toJson(*read), shippedCatalogues());
    return {true, again && *again == *read ? "" : "a prepared change does not come back the same"};
}

Verdict pauses(const std::string &input)
{
    const auto read = rules::pausesFromJson(QString::fromStdString(input));
    if (!read)
        return {};
    const auto again = rules::pausesFromJson(rules::toJson(*read));
    return {true, again && *again == *read ? "" : "pauses do not come back the same"};
}

Verdict stepAnswers(const std::string &input)
{
    const auto read = rules::answersFromJson(QString::fromStdString(input));
    if (!read)
        return {false, read.error().field.isEmpty() ? "answers were refused without the place" : ""};
    const auto again = rules::answersFromJson(rules::toJson(*read));
    return {true, again && *again == *read ? "" : "answers that were accepted do not come back the same"};
}

Verdict figures(const std::string &input)
{
    const auto read = rules::dailyFigures(QString::fromStdString(input), 1'000);
    const auto again = read ? rules::dailyFigures(rules::textOf(*read), 1'000) : read;
    return {read.has_value(), !read || (again && *again == *read) ? "" : "a series that was accepted does not come back the same"};
}

Verdict recurrence(const std::string &input)
{
    const auto read = rules::recurrenceFromJson(QString::fromStdString(input));
    if (!read)
        return {false, read.error().message.isEmpty() ? "a schedule was refused without a word" : ""};
    const auto again = rules::recurrenceFromJson(rules::toJson(*read));
    const auto runs = rules::nextOccurrences(*read, rules::shippedCalendar(), rules::startOfDay(QDate(2026, 1, 1)), 3);
    if (!std::ranges::is_sorted(runs, std::less(), &rules::Occurrence::at))
        return {true, "runs out of order"};
    return {true, again && *again == *read ? "" : "a schedule that was accepted does not come back the same"};
}

Verdict alertGroup(const std::string &input)
{
    const auto read = rules::alertGroupFromJson(QByteArray::fromStdString(input));
    if (!read)
        return {false, read.error().field.isEmpty() ? "a message was refused without the place" : ""};
    const auto &mapping = rules::shippedAlertMapping();
    const bool fits = rules::titleOf(*read, mapping).size() <= 120 && rules::describe(*read, mapping).size() <= 4'000 && rules::alertKeyOf(read->key).size() <= 200;
    const auto decision = rules::decideAlerts(*read, nullptr, mapping);
    return {true, fits && decision.changed.size() <= read->alerts.size() ? "" : "words that do not fit their fields"};
}

Verdict commands(const std::string &input)
{
    const auto read = wire::commandsFromJson(QByteArray::fromStdString(input));
    return {read.has_value(), !read || read->size() <= size_t(wire::maxCommands) ? "" : "more commands than allowed"};
}

Verdict views(const std::string &input)
{
    const auto read = items::viewsFromFile(QByteArray::fromStdString(input));
    if (!read)
        return {};
    const auto again = items::viewsFromFile(items::viewFile(*read));
    return {true, again && *again == *read ? "" : "views that were accepted do not come back the same"};
}

Verdict messages(const std::string &input)
{
    const auto bytes = QByteArray::fromStdString(input);
    const bool accepted = wire::sessionFromJson(bytes).has_value() | wire::receiptsFromJson(bytes).has_value() | wire::countsFromJson(bytes).has_value()
        | wire::cursorFromJson(bytes).has_value() | wire::credentialsFromJson(bytes).has_value();
    const auto error = wire::errorFromProblem(bytes, ErrorCode::Unavailable);
    return {accepted || error.code != ErrorCode::Unavailable, !accepted || wire::parseJson(bytes) ? "" : "a message of what is no JSON"};
}

bool isUtf8(std::string_view text)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    [[maybe_unused]] const QString decoded = decoder(QByteArrayView(text.data(), qsizetype(text.size())));
    return !decoder.hasError();
}

/// Checks every row that the reader lets through, as the cache would rely on it.
class Sceptic : public RowSink
{
public:
    std::string complaint;
    qint64 rows = 0;

    void take(const RowView &row) override
    {
        ++rows;
        if (!row.shape || idOf(QString::fromLatin1(row.id.data(), qsizetype(row.id.size()))).isNull() || row.revision < 0)
            complaint = "a row without shape, id or revision";
        else if (!row.gone && row.cells.size() != row.shape->fields.size())
            complaint = "a row with a wrong number of cells";
        else if (row.shape == &historyShape() && (row.gone || row.retired))
            complaint = "an entry of the history that goes";
        for (const auto &cell : row.cells)
            if (cell.kind == Cell::Kind::Text && !isUtf8(cell.text))
                complaint = "a text that is no UTF-8";
    }
};

/// The body is spoiled, the seal is right: a sender who is hostile, not only broken.
Verdict page(const std::string &input)
{
    std::string body = input;
    if (!body.empty() && body.back() != '\n')
        body += '\n';
    int rows = body.starts_with('[') ? 1 : 0;
    for (size_t at = body.find("\n["); at != std::string::npos; at = body.find("\n[", at + 1))
        ++rows;
    std::string sealed = body + R"({"end":true,"cursor":"c","more":false,"rows":)" + std::to_string(rows) + R"(,"digest":")" + wire::sha256Hex(body) + "\"}\n";
    Sceptic sceptic;
    const bool accepted = wire::PageReader().read(sealed, sceptic).has_value();
    Sceptic unsealed;
    std::string bare = input;
    if (wire::PageReader().read(bare, unsealed) && input.find("\"digest\"") == std::string::npos)
        return {true, "a page without a digest was accepted"};
    return {accepted, sceptic.complaint};
}

Verdict unpack(const std::string &input)
{
    constexpr size_t limit = 1u << 20;
    bool accepted = false;
    for (const auto encoding : {wire::Encoding::Gzip, wire::Encoding::Zstd}) {
        const auto out = wire::unpacked(encoding, input, limit);
        accepted |= out.has_value();
        if (out && out->size() > limit)
            return {true, "unpacked beyond the limit"};
    }
    return {accepted, {}};
}

/// A block of cells in HTML becomes a table whose rows are equally long.
Verdict clipboardHtml(const std::string &input)
{
    const auto table = exchange::clipboardTableOfHtml(QString::fromUtf8(input.data(), qsizetype(input.size())), 3);
    if (table && std::ranges::any_of(table->rows, [&](const QStringList &row) { return row.size() != table->columns(); }))
        return {true, "a table of ragged rows"};
    return {table.has_value(), {}};
}

/// Whatever is on the clipboard becomes a table whose rows are equally long.
Verdict clipboard(const std::string &input)
{
    const QString text = QString::fromUtf8(input.data(), qsizetype(input.size()));
    bool accepted = false;
    for (const auto parted : {exchange::Parted::ByTabs, exchange::Parted::AsItLooks}) {
        const auto table = exchange::clipboardTableOf(text, parted, 3);
        accepted |= table.has_value();
        if (!table)
            continue;
        if (std::ranges::any_of(table->rows, [&](const QStringList &row) { return row.size() != table->columns(); }))
            return {true, "a table of ragged rows"};
    }
    return {accepted, {}};
}

Verdict drafts(const std::string &input)
{
    const auto read = items::draftsFromJson(QByteArray::fromStdString(input));
    if (!read)
        return {};
    const auto again = items::draftsFromJson(items::toJson(*read));
    return {true, again && *again == *read ? "" : "drafts that were accepted do not come back the same"};
}

/// Reads a sheet to its end, or to where it is refused.
Verdict sheet(const Result<std::unique_ptr<exchange::SheetReader>> &reader)
{
    if (!reader)
        return {};
    for (exchange::SheetRow row;;) {
        const auto more = (*reader)->next(row);
        if (!more)
            return {};
        if (!*more)
            return {true, {}};
        if (row.cells.size() > size_t(exchange::mostColumns) || std::ranges::any_of(row.cells, [](const QString &cell) { return cell.size() > 4 * exchange::longestCell; }))
            return {true, "a row beyond the limits"};
    }
}

Verdict csv(const std::string &input)
{
    return sheet(exchange::readCsvBytes(QByteArray::fromStdString(input)));
}

/// The reader opens files only.
Verdict xlsx(const std::string &input)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.xlsx"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(input.data(), qint64(input.size())) < 0)
        return {true, "no temporary file"};
    file.close();
    return sheet(exchange::readXlsx(path));
}

std::string aWorkbook()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.xlsx"));
    auto writer = exchange::writeXlsx(path, {{QStringLiteral("名称")}, {QStringLiteral("vcpu"), exchange::SheetColumn::Kind::Number}, {QStringLiteral("日"), exchange::SheetColumn::Kind::Date}});
    const std::vector<QString> cells{QStringLiteral("=1 & <主机>"), QStringLiteral("4"), QStringLiteral("2026-11-22")};
    for (int i = 0; writer && i < 3; ++i)
        (void)(*writer)->write(cells);
    if (writer)
        (void)(*writer)->finish();
    QFile file(path);
    (void)file.open(QIODevice::ReadOnly);
    return file.readAll().toStdString();
}

std::string aBundle()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.zip"));
    const support::SealedChanges people(seals::Algorithm::EcdsaP256Sha256);
    const exchange::Bundle made{{people.change(17, {"a plan"})}, {people.keyRecord()}, {support::serverKey().publicKey()}};
    (void)exchange::writeBundle(path, made, [](const QString &) { return Result<QByteArray>("a plan"); });
    QFile file(path);
    (void)file.open(QIODevice::ReadOnly);
    return file.readAll().toStdString();
}

const std::string &theBundle()
{
    static const std::string bundle = aBundle();
    return bundle;
}

/// Nothing but the bundle as it was written holds together.
Verdict bundle(const std::string &input)
{
    const auto verdict = exchange::verifyBundle(QByteArrayView(input.data(), qsizetype(input.size())), nullptr);
    if (!verdict)
        return {false, verdict.error().field.isEmpty() ? "a bundle was refused without the place" : ""};
    if (std::ranges::any_of(verdict->findings, [](const exchange::SealFinding &finding) { return finding.record.isEmpty() || finding.member.isEmpty(); }))
        return {false, "a finding without its place"};
    return {verdict->findings.empty(), verdict->findings.empty() && input != theBundle() ? "an altered bundle holds together" : ""};
}

Verdict keysFile(const std::string &input)
{
    const auto read = exchange::keysFromFile(QByteArray::fromStdString(input));
    if (!read)
        return {};
    for (const auto &key : *read)
        (void)exchange::Trust().addPerson(key);
    const auto again = exchange::keysFromFile(exchange::keysToFile(*read));
    return {true, again && again->size() == read->size() ? "" : "keys that were accepted do not come back"};
}

Verdict sourceMemory(const std::string &input)
{
    const auto read = exchange::memoryFromJson(objectOf(input));
    if (!read)
        return {};
    const auto again = exchange::memoryFromJson(exchange::toJson(*read));
    return {true, again && *again == *read ? "" : "a memory that was accepted does not come back the same"};
}

std::string resourceRow(const char *id, int flags)
{
    std::string row = std::string("[\"") + id + "\",3," + std::to_string(flags);
    return row + (flags == 2 ? "]\n" : ",\"ZY-1\",\"主机\",4,12.5,null,\"10.0.0.1\",1]\n");
}

std::vector<std::string> pageSeeds()
{
    const std::string header = R"({"entity":"resource","columns":["number","name","vcpu","cpu_avg","note","private_ip","domestic"]})" "\n";
    const std::string rows = resourceRow("0193552a-7c00-7abc-8def-0123456789ab", 0) + resourceRow("0193552a-7c00-7abc-8def-0123456789ac", 1)
        + resourceRow("0193552a-7c00-7abc-8def-0123456789ad", 2);
    const std::string history = R"({"entity":"history","columns":["entity","kind","by_name","done_at","received_at","reason","changes","overruled"]})" "\n"
        R"(["0193552a-7c00-7abc-8def-0123456789ab",3,0,"resource","edit","李工",1763000000000,1763000000001,null,"{\"vcpu\":[2,4],\"retired\":[0,1]}",null])" "\n";
    return {header + rows + history, header + rows, header + rows + R"({"entity":"organisation","columns":["name","party"]})" "\n" R"(["0193552a-7c00-7abc-8def-0123456789ae",1,0,"市大数据局","user"])" "\n"};
}

const std::string aCommand = R"({"id":"0193552a-7c00-7abc-8def-0123456789ab","kind":"edit","entity":"resource","targets":[{"id":"0193552a-7c00-7abc-8def-0123456789ac","base_revision":3}],)"
                             R"("fields":{"note":"扩容","vcpu":8,"cpu_avg":1.5},"overruled":{"room":null},"reason":"r","after":["0193552a-7c00-7abc-8def-0123456789ad"],"occurred_at":1763000000000})";
const std::string anApplied = R"({"command":"0193552a-7c00-7abc-8def-0123456789ab","received_at":5,"outcome":"applied","records":[{"id":"0193552a-7c00-7abc-8def-0123456789ac","revision":4}],)"
                              R"("merged":[{"id":"0193552a-7c00-7abc-8def-0123456789ac","their_fields":["room"]}]})";
const std::string aConflict = R"({"command":"0193552a-7c00-7abc-8def-0123456789ab","received_at":5,"outcome":"conflict","current":[],"fields":[{"record":"0193552a-7c00-7abc-8def-0123456789ac",)"
                              R"("field":"vcpu","base":4,"mine":8,"theirs":null,"changed_by":"李四","changed_at":3}]})";
const std::string aRefusal = R"({"command":"0193552a-7c00-7abc-8def-0123456789ab","received_at":5,"outcome":"refused","code":"not_unique","field":"name","detail":"d"})";
const std::string aCatalogue = R"({"name":"resource_type","version":"1","source_note":"n","entries":[{"code":"ecs","zh":"云主机","en":"Host","attributes":[{"name":"gpu","zh":"显卡","en":"GPU","kind":"integer"}]}]})";

} // namespace

const std::vector<Target> &allTargets()
{
    static const std::vector<Target> targets{
        {"commandFromJson", {aCommand}, command},
        {"receiptFromJson", {anApplied, aConflict, aRefusal}, receipt},
        {"catalogueFromJson", {aCatalogue}, catalogue},
        {"rules::dailyFigures", {"42 39 - 51 42 39 - 51 42 39 - 51 42 39 - 51 42 39 - 51 42 39 - 51 42 39 - 51 7 0"}, figures},
        {"rules::qualityRulesFromJson",
         {R"({"name":"n","version":"1","source_note":"s","rules":[{"code":"c","zh":"z","en":"e","severity":"error","entity":"resource","field":"private_ip","when":{"all":[{"field":"state","in":["in_use"]},{"field":"private_ip","outside":{"by":"network_zone","networks":{"test":["10.0.0.0/8"]}}},{"any":[{"field":"term_until","before":"today-5"},{"field":"system_id.unit_id","is":"empty"},{"field":"owner_phone","unlike":"^1[0-9]+$"}]}]}}]})"},
         &ruleFile<rules::QualityRules, &rules::qualityRulesFromJson>},
        {"rules::useRulesFromJson",
         {R"({"name":"n","version":"1","source_note":"s","states":["in_use"],"exemptions":["standby"],"verdicts":[{"code":"c","zh":"z","en":"e","when":[{"figure":"cpu_avg","below":10}]}]})"},
         &ruleFile<rules::UseRules, &rules::useRulesFromJson>},
        {"rules::expiryRulesFromJson", {R"({"name":"n","version":"1","source_note":"s","states":["in_use"],"days":[30,15,5]})"}, &ruleFile<rules::ExpiryRules, &rules::expiryRulesFromJson>},
        {"rules::recurrenceFromJson",
         {R"({"every":"day","step":2,"since":"2026-01-01","at":["09:00","15:30"],"off_day":"next","catch_up":3})", R"({"every":"week","on":["mon","fri"],"at":["08:30"]})",
          R"({"every":"quarter","months":[1,3],"day":-1,"weekday":"fri","at":["09:00"],"off_day":"skip"})", R"({"every":"month","working_day":-2,"at":["09:00"]})"},
         recurrence},
        {"rules::alertGroupFromJson",
         {R"({"receiver":"r","status":"firing","alerts":[{"status":"firing","labels":{"alertname":"HostDown","instance":"10.0.0.1:9100","severity":"critical"},"annotations":{"summary":"失联"},"startsAt":"2026-11-22T17:00:01.123456789+08:00","endsAt":"0001-01-01T00:00:00Z","generatorURL":"u","fingerprint":"5ef7"},{"status":"resolved","labels":{},"annotations":{},"startsAt":"2026-11-22T08:00:00Z","endsAt":"2026-11-22T09:30:00.5Z","fingerprint":"aa"}],"groupLabels":{"a":"b"},"commonLabels":{},"commonAnnotations":{},"externalURL":"http://am","version":"4","groupKey":"{}:{}","truncatedAlerts":0})"},
         alertGroup},
        {"rules::alertMappingFromJson",
         {R"({"name":"n","version":"1","source_note":"s","item":"B2","team":"service_desk","unit":"","severity_label":"severity","instance_labels":["instance"],"summary_annotations":["summary"],"ignored":[{"alertname":["Watchdog"]}],"grades":[{"when":{"severity":["critical"],"zone":[]},"impact":"one_system","urgency":"high"}],"otherwise":{"impact":"one_user","urgency":"low"}})"},
         &ruleFile<rules::AlertMapping, &rules::alertMappingFromJson>},
        {"exchange::clipboardTableOf", {"a\tb\r\n\"said \"\"yes\"\"\nthere\"\t'=1\r\n\r\n", "a;b\n\"c;d\";e\n", "5\" disk\t\"half\n"}, clipboard},
        {"exchange::clipboardTableOfHtml",
         {"<table><tr><td sdval=\"12\">1.2E+01</td><th colspan=2>a<br>b &amp; &#20013;</th></tr><tr><td rowspan='2'>c</td></tr></table>",
          "<html><head><style>td{}</style></head><!--x--><body><table><tr style='display:none'><td x:num=\"1\">1</table></body></html>"},
         clipboardHtml},
        {"exchange::readCsvBytes",
         {"name,note\r\n\"said \"\"yes\"\"\nthere\",'=1\r\n", "sep=;\na;b\r1;\xD6\xF7\xBB\xFA\n", std::string("\xFF\xFE" "a\0,\0b\0\n\0", 10), "\xEF\xBB\xBF" "名\t值\n甲\t1\n"}, csv},
        {"exchange::readXlsx", {aWorkbook()}, xlsx},
        {"exchange::verifyBundle", {theBundle()}, bundle},
        {"exchange::keysFromFile", {exchange::keysToFile(std::array{support::SealedChanges().keyRecord()}).toStdString()}, keysFile},
        {"exchange::memoryFromJson",
         {R"({"entity":"resource","pattern":"bill-#.csv","headings":["a","b"],"encoding":"gb18030","separator":";","key":"name","missing":"create","empty":"clear","placeholders":["--"],"mapping":{"a":"name","b":""}})"},
         sourceMemory},
        {"items::draftsFromJson",
         {R"({"drafts":[{"entity":"resource","records":["0193552a-7c00-7abc-8def-0123456789ab"],"fields":{"room":"A","vcpu":4},"titles":{"unit_id":"局"},"reason":"r","at":1700000000000}]})"},
         drafts},
        {"wire::commandsFromJson", {'[' + aCommand + ']', '[' + aCommand + ',' + aCommand + ']'}, commands},
        {"items::viewsFromFile",
         {R"({"yunheng_views":1,"views":[{"name":"在用","entity":"resource","query":{"entity":"resource","filters":[{"field":"state","test":"any_of","values":["in_use"]}],"sorts":["-name"]},"columns":"name vcpu"}]})"},
         views},
        {"wire::messages",
         {R"({"login":"a","password":"b","device":"c"})", R"({"type":"about:blank","title":"t","status":422,"code":"invalid_value","field":"name"})", R"({"cursor":"abc"})",
          R"([{"entity":"resource","rows":5}])", '[' + anApplied + ']'},
         messages},
        {"rules::catalogueFileFromJson",
         {R"({"name":"n","version":"1","source_note":"s","effective_on":"2026-11-22","items":[{"code":"A1","zh":"申请","en":"Request","order_kind":"request","version":2,"state":"draft","effective_on":"2027-01-01","outside_code":"x","clause":"","source_note":"own","steps":[{"step":1,"zh":"受理","roles":["service_desk"]}]},{"code":"A2","zh":"变更","state":"draft","steps":[]}]})"},
         serviceFile},
        {"rules::preparedChange", {R"({"state":"in_use","vcpu":8,"cpu_avg":3.5,"term_until":"2027-12-31","note":null})"}, preparedChange},
        {"rules::pausesFromJson", {R"([{"from":1795309200000,"to":1795312800000,"kind":"user","reason":"等清单","consent":"王值班"},{"from":1795316400000,"kind":"spares"}])"}, pauses},
        {"rules::answersFromJson", {R"([{"name":"t","verdict":"abnormal","value":30.5,"note":"重启"},{"name":"lamps","verdict":"not_applicable","note":"无"}])"}, stepAnswers},
        {"rules::stepsFromJson",
         {R"([{"step":1,"zh":"受理","en":"Taken in","input":"申请表","roles":["service_desk"],"record":"服务请求单","limit":{"kind":"working_days","value":2},"mandatory":true,"evidence":true,"clause":"","help":"核对","evidence_help":"扫描件"},{"step":2,"zh":"检查","en":"","roles":["engineer"],"limit":{"kind":"said","zh":"当班","en":"In the shift"},"mandatory":false,"before":"closed","may_skip":true,"checks":[{"name":"t","zh":"温度","en":"Temperature","unit":"C","low":18,"high":27.5}]}])"},
         serviceSteps},
        {"rules::scansOf", {"GZ-1\t一号机房\tA\t1700000000000\nGZ-2\t\t\t5\n"}, scans},
        {"views::print::layoutFromJson",
            {R"({"form":"F27","version":"1.0","title":{"zh":"反馈表"},"blocks":[{"type":"heading","level":0,"text":"反馈表"},{"type":"bar","left":"单位：{unit:50}"},)"
             R"({"type":"grid","columns":[30,"1*"],"rows":[{"cells":[{"label":"标准","rows":2},{"field":"standard"}]},{"cells":[{"opinion":{"signer":"签字","seal":"（章）"}}]}]},)"
             R"({"type":"table","table":"clauses","min_rows":3,"columns":[{"label":"序号","number":true},{"field":"clause","label":"条款","width":25}]}]})"},
            printLayout},
        {"rules::findingsFromJson", {R"({"expected":1,"found":0,"missing":[["ZY-1","主机","GZ-1","一号机房","","",0,""]],"moved":[],"unknown":[],"duplicate":[]})"}, findings},
        {"rules::safeFileName", {"验收单 2026.pdf", "a (1).txt"}, fileName},
        {"wire::fileProgressFromJson", {R"({"received":7,"complete":false})"}, fileProgress},
        {"wire::PageReader", pageSeeds(), page},
        {"wire::unpacked", {wire::packed(wire::Encoding::Zstd, aCommand), wire::packed(wire::Encoding::Gzip, aCommand), wire::packed(wire::Encoding::Zstd, std::string(500'000, 'a'))}, unpack},
    };
    return targets;
}

} // namespace fuzz
