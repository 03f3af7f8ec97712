// yunhengctl export: records as a sheet that, imported again, changes nothing.
#include "catalogue.h"
#include "evaluationtemplates.h"
#include "exportbundle.h"
#include "ledger.h"

#include <QLocale>

namespace ctl {

namespace {

using exchange::Language;

struct Spelling {
    const char *name;
    service::FilterOp op;
};
constexpr Spelling operators[] = {
    {"is", service::FilterOp::Equals},
    {"prefix", service::FilterOp::Prefix},
    {"least", service::FilterOp::AtLeast},
    {"most", service::FilterOp::AtMost},
    {"in", service::FilterOp::In},
    {"empty", service::FilterOp::Empty},
    {"filled", service::FilterOp::NotEmpty},
};

struct Tongue {
    const char *name;
    Language language;
};
constexpr Tongue tongues[] = {{"names", Language::Names}, {"en", Language::English}, {"zh", Language::Chinese}};

/// As the field's column holds it.
Value valueOf(const FieldShape &field, const QString &text)
{
    const QLatin1StringView type(field.sqlType());
    bool number = false;
    if (type == u"BIGINT")
        if (const qint64 whole = text.toLongLong(&number); number)
            return whole;
    if (type == u"DOUBLE PRECISION")
        if (const double real = text.toDouble(&number); number)
            return real;
    return text;
}

/// "state:is:in_use", "unit_id:in:ID,ID", "term_until:most:2026-12-31", "system_id:empty".
Outcome<service::Filter> filterOf(const Shape &shape, const QString &text)
{
    const QString name = text.section(u':', 0, 0);
    const QString spelled = text.section(u':', 1, 1);
    const auto op = std::ranges::find_if(operators, [&](const Spelling &one) { return spelled == QLatin1StringView(one.name); });
    const int field = shape.indexOf(name);
    if (op == std::end(operators) || field < 0)
        return Complained(wrongUsage(Ctl::tr("--filter is \"%1\".").arg(text),
            Ctl::tr("Give FIELD:OPERATOR:VALUE with the operators is, prefix, least, most, in, empty, filled.")));
    service::Filter filter{name, op->op, {}};
    if (op->op == service::FilterOp::Empty || op->op == service::FilterOp::NotEmpty)
        return filter;
    const QString values = text.section(u':', 2);
    for (const auto &value : op->op == service::FilterOp::In ? values.split(u',') : QStringList{values})
        filter.values.push_back(valueOf(shape.fields[size_t(field)], value));
    return filter;
}

Outcome<Language> languageOf(const QCommandLineParser &options)
{
    const QString asked = options.value(QStringLiteral("language"));
    if (asked.isEmpty())
        return QLocale().language() == QLocale::Chinese ? Language::Chinese : Language::English;
    const auto tongue = std::ranges::find_if(tongues, [&](const Tongue &one) { return asked == QLatin1StringView(one.name); });
    if (tongue == std::end(tongues))
        return Complained(wrongUsage(Ctl::tr("--language is \"%1\".").arg(asked), Ctl::tr("Give en, zh, or names for the fields' own names.")));
    return tongue->language;
}

Outcome<std::vector<int>> columnsOf(const Shape &shape, const QString &names)
{
    std::vector<int> fields;
    for (const auto &name : names.split(u',', Qt::SkipEmptyParts)) {
        fields.push_back(shape.indexOf(name.trimmed()));
        if (fields.back() < 0)
            return Complained(wrongUsage(Ctl::tr("There is no field \"%1\".").arg(name), Ctl::tr("See the fields with --language names.")));
    }
    return fields;
}

/// What the records refer to is called by name in the file.
Result<exchange::Names> namesFor(const Shape &shape, Ledger &ledger)
{
    exchange::Names names;
    QStringList known;
    for (const auto &field : shape.fields) {
        if (field.kind != FieldKind::Reference || known.contains(field.references))
            continue;
        known << field.references;
        const auto &target = *shapeNamed(field.references);
        const auto read = ledger.each(target, {}, [&](const Record &record) -> Result<void> {
            names.add(target, record);
            return {};
        });
        if (!read)
            return Unexpected(read.error());
    }
    return names;
}

Result<qint64> writeSheet(const Shape &shape, Ledger &ledger, const QString &path, const std::vector<service::Filter> &filters, const exchange::ExportOptions &options)
{
    const auto names = namesFor(shape, ledger);
    if (!names)
        return Unexpected(names.error());
    exchange::SheetExport records(shape, ledger.words(), *names, options);
    const auto sheet = exchange::createSheet(path, exchange::formatForName(path), records.columns());
    if (!sheet)
        return Unexpected(sheet.error());
    qint64 rows = 0;
    return ledger.each(shape, filters, [&](const Record &record) {
        ++rows;
        return (*sheet)->write(records.cellsOf(record));
    }).and_then([&] { return (*sheet)->finish(); }).map([&] { return rows; });
}

} // namespace

void offerExport(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Ctl::tr("Exports records: yunhengctl export ENTITY --out FILE. A name that ends in .xlsx makes a workbook, any other a CSV file. Imported again, "
                "the file changes nothing. Service items are written with a row a step, or as JSON where the name ends in .json; one template of evaluation (--filter) as a workbook of its sheets or as JSON. `export bundle` writes changes with "
                "their decisions, seals, receipts, keys and attachments, to be checked anywhere; `export keys` the public keys of people. `export package --package DC-000001 --as LOGIN` puts the record that a data handover names into a bundle and its digest "
                "into the request, to be approved by two; once they have, the same with --out FILE writes the package and hands it over."));
    addDatabaseOptions(parser);
    addActorOption(parser);
    offerBundle(parser);
    parser.addOption({QStringLiteral("out"), Ctl::tr("The file to write; one that is there is replaced."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("filter"),
        Ctl::tr("FIELD:OPERATOR:VALUE, for example state:is:in_use; may be given several times, and all must hold."), QStringLiteral("FILTER")});
    parser.addOption({QStringLiteral("columns"), Ctl::tr("The fields to write, in their order, separated by commas; all unless said."), QStringLiteral("FIELDS")});
    parser.addOption({QStringLiteral("with-personal"), Ctl::tr("Write names and phones of people whole; unless given they are masked (138****5678).")});
    parser.addOption({QStringLiteral("language"), Ctl::tr("Of the headings and values: en, zh, or names for the fields' own names."), QStringLiteral("LANGUAGE")});
}

Outcome<void> runExport(const QCommandLineParser &options, const Console &console)
{
    if (isEvidence(options))
        return exportEvidence(options, console);
    const auto shape = entityOf(options);
    if (!shape)
        return Complained(shape.error());
    const QString path = options.value(QStringLiteral("out"));
    if (path.isEmpty() || options.positionalArguments().size() != 1)
        return Complained(wrongUsage(Ctl::tr("It is not said where to."), Ctl::tr("Call it as: yunhengctl export ENTITY --out FILE.")));
    const auto language = languageOf(options);
    if (!language)
        return Complained(language.error());
    const auto columns = columnsOf(**shape, options.value(QStringLiteral("columns")));
    if (!columns)
        return Complained(columns.error());
    const exchange::ExportOptions wanted{*language, options.isSet(QStringLiteral("with-personal")) ? exchange::Personal::Whole : exchange::Personal::Masked, *columns};
    std::vector<service::Filter> filters{{QStringLiteral("retired"), service::FilterOp::Equals, {qint64(0)}}};
    for (const auto &text : options.values(QStringLiteral("filter"))) {
        auto filter = filterOf(**shape, text);
        if (!filter)
            return Complained(filter.error());
        filters.push_back(*std::move(filter));
    }
    const auto ledger = Ledger::open(options);
    if (!ledger)
        return Complained(ledger.error());
    if (isCatalogue(**shape))
        return exportCatalogue(path, *language, filters, **ledger, console);
    if (wantsTemplate(**shape, path))
        return exportTemplate(path, *language, filters, **ledger, console);
    const auto rows = writeSheet(**shape, **ledger, path, filters, wanted);
    if (!rows)
        return Complained(complaintAbout(Ctl::tr("%1 was not written.").arg(path), rows.error()));
    console.out << Ctl::tr("%1 rows written to %2").arg(*rows).arg(path) << '\n';
    return {};
}

} // namespace ctl
