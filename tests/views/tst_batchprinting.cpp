// Many records on a form in one act: files, names, copies, the register, and going on after a stop or an end.
#include "contract/entities/entities.h"
#include "views/panels/records/batchprintdialog.h"
#include "views/viewlab.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace contract;
using namespace support;
using namespace views;
using namespace views::panels;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 30;

struct BatchLab {
    BatchLab()
    {
        const QUuid unit = lab.has(aUnit());
        std::vector<NewRecord> items;
        for (int i = 0; i < many; ++i)
            items.push_back({.entity = u"improvement_item"_s, .fields = {{u"title"_s, u"响应不及时 %1"_s.arg(i)}, {u"unit_id"_s, idText(unit)}, {u"state"_s, u"raised"_s}}});
        records = lab.has(items);
    }
    [[nodiscard]] BatchPrintWish wish() const
    {
        return {.form = u"F24"_s, .query = {.entity = u"improvement_item"_s}, .folder = folder.path(), .pattern = u"{form}_{number}.pdf"_s};
    }
    [[nodiscard]] QStringList files() const { return QDir(folder.path()).entryList({u"*.pdf"_s}, QDir::Files); }
    [[nodiscard]] QStringList hidden() const { return QDir(folder.path()).entryList({u".yunheng*"_s}, QDir::Files | QDir::Hidden); }
    /// Numbers of the records that the register heard of.
    [[nodiscard]] QStringList entered() const
    {
        QStringList numbers;
        for (const auto &command : lab.sink.commands)
            for (const auto &target : command.targets)
                numbers << text(target.fields.at(u"record_number"_s));
        numbers.sort();
        return numbers;
    }

    ViewLab lab{{u"quality_manager"_s}};
    QTemporaryDir folder;
    std::vector<QUuid> records;
};

BatchPrintEnd endOf(const QSignalSpy &spy)
{
    return spy.first().first().value<BatchPrintEnd>();
}

} // namespace

class TestBatchPrinting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAFileForEachAndEntersAllInOneAct()
    {
        BatchLab batch;
        BatchPrintJob job(shapeOf<ImprovementItem>(), batch.lab.context(), nullptr);
        QSignalSpy ended(&job, &BatchPrintJob::ended);

        job.start(batch.wish());
        QTRY_COMPARE(ended.size(), 1);

        QCOMPARE(endOf(ended).written, many);
        QVERIFY(!endOf(ended).error);
        QCOMPARE(batch.files().size(), many);
        QCOMPARE(batch.lab.sink.commands.size(), size_t(1));
        const auto &command = batch.lab.sink.commands.front();
        QCOMPARE(command.entity, u"printed_form"_s);
        QCOMPARE(command.targets.size(), size_t(many));
        QCOMPARE(text(command.targets.front().fields.at(u"medium"_s)), u"pdf"_s);
        auto numbers = batch.entered();
        QCOMPARE(numbers.removeDuplicates(), 0);
        for (const auto &number : numbers)
            QVERIFY2(batch.files().contains(u"F24_%1.pdf"_s.arg(number)), qPrintable(number));
        QTRY_VERIFY(batch.hidden().isEmpty());
    }

    void goesOnAfterAStopWithoutDoingAnythingTwice()
    {
        BatchLab batch;
        BatchPrintJob job(shapeOf<ImprovementItem>(), batch.lab.context(), nullptr);
        QSignalSpy ended(&job, &BatchPrintJob::ended);
        connect(&job, &BatchPrintJob::progressed, &job, [&](int done) {
            if (done == 1)
                job.cancel();
        });

        job.start(batch.wish());
        QTRY_COMPARE(ended.size(), 1);
        const auto stopped = endOf(ended);
        ended.clear();
        QVERIFY(stopped.isCancelled);
        QCOMPARE(batch.files().size(), stopped.written);
        QCOMPARE(batch.entered().size(), stopped.written);

        job.start(batch.wish());
        QTRY_COMPARE(ended.size(), 1);

        QCOMPARE(endOf(ended).skipped, stopped.written);
        QCOMPARE(endOf(ended).written, many - stopped.written);
        QCOMPARE(batch.files().size(), many);
        auto numbers = batch.entered();
        QCOMPARE(numbers.size(), many);
        QCOMPARE(numbers.removeDuplicates(), 0);
        QTRY_VERIFY(batch.hidden().isEmpty());
    }

    /// The program ends while it writes: files lie there that no register knows.
    void entersWhatAnEndedProgramWrote()
    {
        BatchLab batch;
        {
            BatchPrintJob job(shapeOf<ImprovementItem>(), batch.lab.context(), nullptr);
            QSignalSpy progressed(&job, &BatchPrintJob::progressed);
            job.start(batch.wish());
            QTRY_VERIFY(!progressed.isEmpty());
        }
        QVERIFY(batch.lab.sink.commands.empty());
        QVERIFY(!batch.files().isEmpty());
        BatchPrintJob job(shapeOf<ImprovementItem>(), batch.lab.context(), nullptr);
        QSignalSpy ended(&job, &BatchPrintJob::ended);

        job.start(batch.wish());
        QTRY_COMPARE(ended.size(), 1);

        auto numbers = batch.entered();
        QCOMPARE(numbers.size(), many);
        QCOMPARE(numbers.removeDuplicates(), 0);
        QCOMPARE(batch.lab.sink.commands.size(), size_t(1));
    }

    void allInOneFileIsWholeOrNotAtAll()
    {
        BatchLab batch;
        BatchPrintJob job(shapeOf<ImprovementItem>(), batch.lab.context(), nullptr);
        QSignalSpy ended(&job, &BatchPrintJob::ended);
        auto wish = batch.wish();
        wish.into = BatchPrintWish::Into::OneFile;
        wish.pattern = u"all.pdf"_s;

        job.start(wish);
        job.cancel();
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(batch.files().isEmpty());
        QVERIFY(batch.lab.sink.commands.empty());
        ended.clear();
        job.start(wish);
        QTRY_COMPARE(ended.size(), 1);

        QCOMPARE(batch.files(), QStringList{u"all.pdf"_s});
        QCOMPARE(batch.entered().size(), many);
    }

    void aSecondCopyIsAnActOfItsOwnAfterTheFirst()
    {
        BatchLab batch;
        BatchPrintJob job(shapeOf<ImprovementItem>(), batch.lab.context(), nullptr);
        QSignalSpy ended(&job, &BatchPrintJob::ended);
        auto wish = batch.wish();
        wish.copies = 2;
        wish.pattern = u"{number}-{copy}.pdf"_s;

        job.start(wish);
        QTRY_COMPARE(ended.size(), 1);

        QCOMPARE(batch.files().filter(u"-1.pdf"_s).size(), many);
        QCOMPARE(batch.files().filter(u"-2.pdf"_s).size(), many);
        QCOMPARE(batch.lab.sink.commands.size(), size_t(2));
        QCOMPARE(batch.lab.sink.commands[1].after, std::vector<QUuid>{batch.lab.sink.commands[0].id});
    }

    void theDialogShowsTheNameAndRefusesOneThatIsThere()
    {
        BatchLab batch;
        auto *dialog = new BatchPrintDialog(shapeOf<ImprovementItem>(), batch.lab.context(), {.query = batch.wish().query, .matches = many, .selected = {}, .example = batch.records.front()}, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        const std::unique_ptr<QDialog> owner(dialog);
        dialog->show();
        auto *start = dialog->findChild<QPushButton *>(u"batchStart"_s);
        auto *name = dialog->findChild<QLineEdit *>(u"batchName"_s);
        dialog->findChild<QLineEdit *>(u"batchFolder"_s)->setText(batch.folder.path());
        QTRY_VERIFY(start->isEnabled());

        name->setText(u"{number}/{form}"_s);
        const QString number = text(batch.lab.record(u"improvement_item"_s, batch.records.front()).values[size_t(shapeOf<ImprovementItem>().keyField())]);
        QVERIFY(dialog->findChild<QLabel *>(u"batchExample"_s)->text().contains(u"%1_F24.pdf"_s.arg(number)));
        dialog->findChild<QRadioButton *>(u"batchOneFile"_s)->click();
        name->setText(u"all.pdf"_s);
        QVERIFY(start->isEnabled());
        start->click();
        QTRY_COMPARE(batch.files(), QStringList{u"all.pdf"_s});
        QTRY_COMPARE(batch.lab.sink.commands.size(), size_t(1));
        dialog->findChild<QSpinBox *>(u"batchCopies"_s)->setValue(2);
        name->setText(u"all"_s);

        QVERIFY(!start->isEnabled());
        QVERIFY(!start->toolTip().isEmpty());
    }
};

QTEST_MAIN(TestBatchPrinting)
#include "tst_batchprinting.moc"
