#include "views/panels/records/formprinting.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "exchange/forms/forms.h"
#include "exchange/forms/formwords.h"
#include "items/factory.h"
#include "items/readerworld.h"
#include "views/panels/exchange/importworkshop.h"
#include "views/print/compose.h"
#include "views/print/layout.h"
#include "views/print/pdf.h"
#include "views/print/preview.h"
#include "views/shell/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QPointer>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FormPrinting)
};

/// A form ready for the paper, and what the register has to know of it.
struct ReadyForm {
    print::Document document;
    Patch entry; ///< fields of the printed_form
    QString name; ///< of a file
};

Patch entryOf(const print::Layout &layout, const Shape &shape, const Record &record, const exchange::FormData &data)
{
    Patch fields{{QStringLiteral("form"), layout.form},
                 {QStringLiteral("form_version"), qint64(layout.version.section(u'.', 0, 0).toInt())},
                 {QStringLiteral("record_entity"), shape.name},
                 {QStringLiteral("record_id"), idText(record.id)},
                 {QStringLiteral("short_code"), data.head.shortCode},
                 {QStringLiteral("digest"), exchange::formDigest(layout.form, data)}};
    if (!data.head.number.isEmpty())
        fields[QStringLiteral("record_number")] = data.head.number;
    if (const int unit = shape.indexOf(u"unit_id"); unit >= 0 && !isEmpty(record.values[size_t(unit)]))
        fields[QStringLiteral("unit_id")] = record.values[size_t(unit)];
    return fields;
}

/// The copy that this one will be: counted as the rules count it.
int copyOf(const QString &form, const QUuid &record, const rules::World &world)
{
    const auto &shape = shapeOf<PrintedForm>();
    const std::array wanted{rules::FieldValue{shape.indexOf(u"record_id"), idText(record)}, rules::FieldValue{shape.indexOf(u"form"), form}};
    return int(world.holding(shape, wanted, {}).size()) + 1;
}

using Ready = Result<std::shared_ptr<const ReadyForm>>;

/// Whose hand prints, and when.
struct PrintingHand {
    QString name;
    Instant now;
};

Ready made(replica::ListReader &reader, const QString &form, const Shape &shape, const Record &record, const Catalogues &catalogues, const PrintingHand &hand)
{
    const auto layout = print::shippedLayout(form);
    if (!layout)
        return Unexpected(layout.error());
    const auto *binding = exchange::formBinding(form, shape.name);
    if (!binding)
        return fail(ErrorCode::NotFound, form);
    const items::ReaderWorld world(reader);
    const FileWords words(catalogues);
    auto data = exchange::boundForm(*binding, record, world, words.words());
    auto ready = std::make_shared<ReadyForm>();
    ready->entry = entryOf(*layout, shape, record, data);
    data.head.copy = copyOf(form, record.id, world);
    data.head.printedBy = hand.name;
    data.head.printedAt = exchange::printTimeWords(hand.now);
    data.head.state = QStringLiteral("未签署");
    ready->name = data.head.number.isEmpty() ? form : QStringLiteral("%1-%2").arg(form, data.head.number);
    ready->document = print::compose(*layout, data);
    return std::shared_ptr<const ReadyForm>(std::move(ready));
}

PrintingHand handOf(const shell::PanelContext &context)
{
    return {context.host.actor().displayName, context.clock.now()};
}

/// Enters the print; a person who prints twice has two copies.
void enter(const ReadyForm &ready, PrintMedium medium, const shell::PanelContext &context, QWidget *window)
{
    Patch fields = ready.entry;
    fields[QStringLiteral("medium")] = Codec<PrintMedium>::encode(medium);
    whenDone(context.commands.submit({.id = context.ids.next(), .kind = CommandKind::Create, .entity = shapeOf<PrintedForm>().name, .targets = {{context.ids.next(), 0}}, .fields = std::move(fields), .overruled = {},
                                      .reason = {}, .after = {}, .occurredAt = context.clock.now()}),
             window, [context](const Result<void> &result) {
                 if (!result)
                     context.host.notify(shell::noticeOf(result.error()));
             });
}

void show(const std::shared_ptr<const ReadyForm> &ready, const QString &title, const shell::PanelContext &context, QWidget *parent)
{
    auto *window = new QDialog(parent, Qt::Window);
    window->setObjectName(QStringLiteral("formPreview"));
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(title);
    auto *pages = new print::PrintPreview(window);
    pages->setFileName(ready->name);
    pages->show(ready->document);
    auto *column = new QVBoxLayout(window);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(pages);
    QObject::connect(pages, &print::PrintPreview::printed, window, [=] { enter(*ready, PrintMedium::Paper, context, window); });
    QObject::connect(pages, &print::PrintPreview::saved, window, [=] { enter(*ready, PrintMedium::Pdf, context, window); });
    QObject::connect(pages, &print::PrintPreview::refused, window, [=](const QString &why) {
        context.host.notify({.severity = shell::Severity::Failure, .happened = Words::tr("The form was not saved."), .meaning = why, .remedy = Words::tr("Choose another folder or name."), .actionText = {}, .action = {}});
    });
    window->resize(shell::px(1'000), shell::px(760));
    window->show();
    pages->setFocus();
}

} // namespace

QStringList formsOf(const Shape &shape)
{
    QStringList forms;
    for (const auto &binding : exchange::formBindings())
        if (shape.name == QLatin1StringView(binding.entity))
            forms << QString::fromLatin1(binding.form);
    return forms;
}

QString formTitle(const QString &form)
{
    const auto layout = print::shippedLayout(form);
    if (!layout)
        return form;
    const bool inChinese = QLocale().language() == QLocale::Chinese || layout->titleEn.isEmpty();
    return QStringLiteral("%1 %2").arg(form, inChinese ? layout->title : layout->titleEn);
}

void printForm(const QString &form, const Shape &shape, const QUuid &record, const shell::PanelContext &context, QWidget *parent)
{
    auto answer = context.items.queries().figure<std::shared_ptr<const ReadyForm>>([form, &shape, record, &catalogues = context.catalogues, hand = handOf(context)](replica::ListReader &reader) -> Ready {
        const auto row = reader.row(shape, record);
        if (!row)
            return Unexpected(row.error());
        return *row ? made(reader, form, shape, (*row)->record, catalogues, hand) : Ready(fail(ErrorCode::NotFound, form));
    });
    whenDone(std::move(answer), parent, [context, parent, title = formTitle(form)](const Ready &ready) {
        if (ready)
            show(*ready, title, context, parent);
        else
            context.host.notify(shell::noticeOf(ready.error()));
    });
}

void saveForm(const QString &form, const Shape &shape, const Record &record, const QString &path, const shell::PanelContext &context, QWidget *parent, std::function<void()> saved)
{
    auto answer = context.items.queries().figure<std::shared_ptr<const ReadyForm>>([form, &shape, record, path, &catalogues = context.catalogues, hand = handOf(context)](replica::ListReader &reader) {
        return made(reader, form, shape, record, catalogues, hand).and_then([&](const std::shared_ptr<const ReadyForm> &ready) { return print::writePdf(ready->document, path).map([&] { return ready; }); });
    });
    whenDone(std::move(answer), parent, [context, parent, saved = std::move(saved)](const Ready &ready) {
        if (!ready) {
            context.host.notify(shell::noticeOf(ready.error()));
            return;
        }
        enter(**ready, PrintMedium::Pdf, context, parent);
        saved();
    });
}

} // namespace views::panels
