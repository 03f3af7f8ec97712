// yunhengctl print: a form as a PDF, blank or of a record. What is printed of a record is entered in the register of prints
// first, so that the copy number stands on the paper and no print is without its entry.
#include "contract/entities/entities.h"
#include "exchange/forms/forms.h"
#include "exchange/forms/formwords.h"
#include "ledgerworld.h"
#include "views/print/compose.h"
#include "views/print/pdf.h"

#include <QDir>

namespace ctl {

namespace {

namespace paper = views::print;

Outcome<void> write(const QString &path, const paper::Layout &layout, const exchange::FormData &data)
{
    return orComplain(paper::writePdf(paper::compose(layout, data), path), Ctl::tr("%1 was not written.").arg(path));
}

Outcome<paper::Layout> layoutOf(const QString &form)
{
    auto layout = paper::shippedLayout(form);
    if (!layout)
        return Complained(wrongUsage(Ctl::tr("There is no form \"%1\".").arg(form), Ctl::tr("The forms are: %1.").arg(paper::shippedForms().join(QStringLiteral(", ")))));
    return *std::move(layout);
}

Outcome<void> printAllBlank(const QCommandLineParser &options, const Console &console)
{
    const QString folder = options.value(QStringLiteral("out-dir"));
    if (folder.isEmpty())
        return Complained(wrongUsage(Ctl::tr("It is not said where to."), Ctl::tr("Call it as: yunhengctl print --all-blank --out-dir DIR.")));
    if (!QDir().mkpath(folder))
        return Complained(complaintAbout(Ctl::tr("%1 cannot be made.").arg(folder), {ErrorCode::Storage, {}, {}}));
    const auto forms = paper::shippedForms();
    for (const auto &form : forms) {
        const auto written = layoutOf(form).and_then([&](const paper::Layout &layout) { return write(QDir(folder).filePath(form + QStringLiteral(".pdf")), layout, {}); });
        if (!written)
            return written;
    }
    console.out << Ctl::tr("%1 blank forms written to %2").arg(forms.size()).arg(folder) << '\n';
    return {};
}

/// The record of that number or id.
Outcome<Record> recordOf(Ledger &ledger, const Shape &shape, const QString &name)
{
    const QUuid id = idOf(name);
    auto found = id.isNull() ? ledger.holding(shape, shape.keyField(), {name}) : ledger.known(shape, {id});
    if (!found)
        return Complained(complaintAbout(Ctl::tr("The record %1 cannot be read.").arg(name), found.error()));
    if (found->empty())
        return Complained(wrongUsage(Ctl::tr("There is no record \"%1\" that this account may see.").arg(name), Ctl::tr("Give the number or the id of a record of the kind %1.").arg(shape.name)));
    return std::move(found->front());
}

/// Enters the print in the register; gives it back as the register keeps it.
Outcome<PrintedForm> registered(Ledger &ledger, const exchange::FormBinding &binding, const paper::Layout &layout, const Record &record, const exchange::FormData &data)
{
    const auto &of = *shapeNamed(QString::fromLatin1(binding.entity));
    PrintedForm print;
    print.id = {ledger.ids().next()};
    const int unit = of.indexOf(u"unit_id");
    Patch fields{{QStringLiteral("form"), layout.form},
        {QStringLiteral("form_version"), qint64(layout.version.section(u'.', 0, 0).toInt())},
        {QStringLiteral("record_entity"), of.name},
        {QStringLiteral("record_id"), idText(record.id)},
        {QStringLiteral("short_code"), data.head.shortCode},
        {QStringLiteral("digest"), exchange::formDigest(layout.form, data)},
        {QStringLiteral("medium"), text(Codec<PrintMedium>::encode(PrintMedium::Pdf))}};
    if (!data.head.number.isEmpty())
        fields[QStringLiteral("record_number")] = data.head.number;
    if (unit >= 0 && !isEmpty(record.values[size_t(unit)]))
        fields[QStringLiteral("unit_id")] = record.values[size_t(unit)];
    contract::Command command;
    command.id = ledger.ids().next();
    command.kind = CommandKind::Create;
    command.entity = shapeOf<PrintedForm>().name;
    command.targets = {{print.id.uuid, 0, {}}};
    command.fields = std::move(fields);
    command.occurredAt = ledger.now();
    const QString what = Ctl::tr("The print could not be entered in the register.");
    const auto receipts = ledger.execute({command});
    if (!receipts)
        return Complained(complaintAbout(what, receipts.error()));
    if (const auto *refused = std::get_if<Refused>(&receipts->front().outcome))
        return Complained(complaintAbout(what, refused->error));
    const auto kept = ledger.known(shapeOf<PrintedForm>(), {print.id.uuid});
    if (!kept || kept->empty())
        return Complained(complaintAbout(what, kept ? Error{ErrorCode::NotFound, {}, {}} : kept.error()));
    return orComplain(fromRecord<PrintedForm>(kept->front()), what);
}

Outcome<void> printRecord(const QString &form, const QString &path, const QCommandLineParser &options, const Console &console)
{
    const QString entity = exchange::entityOfForm(form);
    if (entity.isEmpty())
        return Complained(wrongUsage(Ctl::tr("The form %1 is printed blank only.").arg(form), Ctl::tr("Give --blank instead of --record.")));
    const auto layout = layoutOf(form);
    if (!layout)
        return Complained(layout.error());
    const auto ledger = Ledger::open(options);
    if (!ledger)
        return Complained(ledger.error());
    const auto record = recordOf(**ledger, *shapeNamed(entity), options.value(QStringLiteral("record")));
    if (!record)
        return Complained(record.error());
    const auto &binding = *exchange::formBinding(form, entity);
    const LedgerWorld world(**ledger);
    auto data = exchange::boundForm(binding, *record, world, (*ledger)->words());
    const auto print = registered(**ledger, binding, *layout, *record, data);
    if (!print)
        return Complained(print.error());
    data.head.copy = print->copy;
    data.head.printedBy = print->printedBy;
    data.head.printedAt = exchange::printTimeWords((*ledger)->now());
    data.head.state = QStringLiteral("未签署");
    return write(path, *layout, data).map([&] { console.out << Ctl::tr("%1 written, copy %2, short code %3").arg(path).arg(print->copy).arg(data.head.shortCode) << '\n'; });
}

} // namespace

void offerPrint(QCommandLineParser &parser)
{
    parser.setApplicationDescription(Ctl::tr("Prints a form to a PDF: yunhengctl print FORM --record NUMBER --out FILE --as LOGIN, or blank with --blank. `print --all-blank --out-dir DIR` "
                                             "writes every form blank. What is printed of a record is entered in the register of prints."));
    addDatabaseOptions(parser);
    addActorOption(parser);
    parser.addOption({QStringLiteral("record"), Ctl::tr("Number or id of the record that fills the form."), QStringLiteral("NUMBER")});
    parser.addOption({QStringLiteral("blank"), Ctl::tr("The form without a record, to be filled in by hand; no database is asked.")});
    parser.addOption({QStringLiteral("out"), Ctl::tr("The file to write; one that is there is replaced."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("all-blank"), Ctl::tr("Every form blank.")});
    parser.addOption({QStringLiteral("out-dir"), Ctl::tr("The folder to write them to."), QStringLiteral("DIR")});
}

Outcome<void> runPrint(const QCommandLineParser &options, const Console &console)
{
    if (options.isSet(QStringLiteral("all-blank")))
        return printAllBlank(options, console);
    const QString form = options.positionalArguments().value(0);
    const QString path = options.value(QStringLiteral("out"));
    const bool isBlank = options.isSet(QStringLiteral("blank"));
    if (form.isEmpty() || path.isEmpty() || options.positionalArguments().size() != 1 || isBlank == options.isSet(QStringLiteral("record")))
        return Complained(wrongUsage(Ctl::tr("It is not said what to print."), Ctl::tr("Call it as: yunhengctl print FORM --record NUMBER --out FILE, or with --blank instead of --record.")));
    if (!isBlank)
        return printRecord(form, path, options, console);
    return layoutOf(form).and_then([&](const paper::Layout &layout) { return write(path, layout, {}); }).map([&] { console.out << Ctl::tr("%1 written").arg(path) << '\n'; });
}

} // namespace ctl
