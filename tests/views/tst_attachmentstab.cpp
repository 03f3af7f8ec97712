// The files of a record as a person handles them, and contents that mean harm.
#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "items/attachmentsmodel.h"
#include "views/panels/records/attachmentpreview.h"
#include "views/panels/records/attachmentstab.h"
#include "views/labshelf.h"
#include "views/viewlab.h"

#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QImage>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace contract;
using namespace support;
using namespace views::panels;

namespace {

const QString resource = QStringLiteral("resource");

} // namespace

class TestAttachmentsTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_shelf = std::make_unique<LabShelf>(m_folder->filePath(QStringLiteral("files")), 1000);
        m_lab = std::make_unique<ViewLab>();
        m_host = m_lab->has(aResource().inUnit(m_lab->has(aUnit())));
        auto context = m_lab->context();
        context.files = m_shelf.get();
        m_tab = std::make_unique<AttachmentsTab>(shapeOf<Resource>(), context, nullptr);
        m_tab->resize(700, 400);
        m_tab->show();
        m_tab->showRecord(m_host);
        m_list = m_tab->findChild<items::AttachmentsModel *>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_list, QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_tab.reset();
        m_lab.reset();
        m_shelf.reset();
    }

    void filesAreAttachedOffline()
    {
        m_tab->attachFiles({written(QStringLiteral("交付单.txt"), "delivered"), written(QStringLiteral("b.txt"), "other")});

        QTRY_COMPARE(m_list->rowCount(), 2);
        const int row = m_list->nameAt(0) == QStringLiteral("交付单.txt") ? 0 : 1;
        QCOMPARE(m_list->digestAt(row), sm3Hex("delivered"));
        QCOMPARE(m_list->sizeAt(row), 9);
        QCOMPARE(m_list->mediaTypeAt(row), QStringLiteral("text/plain"));
        QCOMPARE(m_list->stateAt(row), items::AttachmentsModel::State::Waiting);
        QVERIFY(m_shelf->isHere(sm3Hex("delivered")));
        QCOMPARE(m_lab->acts().size(), size_t(2));
    }

    void aPictureIsPasted()
    {
        QImage picture(20, 10, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QMimeData data;
        data.setImageData(picture);

        QVERIFY(m_tab->attach(data));

        QTRY_COMPARE(m_list->rowCount(), 1);
        QCOMPARE(m_list->mediaTypeAt(0), QStringLiteral("image/png"));
        QVERIFY(m_list->nameAt(0).endsWith(QLatin1StringView(".png")));
    }

    void droppedFilesAreAttachedAndWebAddressesAreNot()
    {
        QMimeData file;
        file.setUrls({QUrl::fromLocalFile(written(QStringLiteral("c.txt"), "c"))});
        QMimeData web;
        web.setUrls({QUrl(QStringLiteral("https://example.invalid/x.exe"))});

        QVERIFY(m_tab->attach(file));
        QVERIFY(!m_tab->attach(web));

        QTRY_COMPARE(m_list->rowCount(), 1);
    }

    void hostileNamesAreStripped()
    {
        m_tab->attachFiles({written(QStringLiteral("photo\u202Egnp.exe"), "harm")});

        QTRY_COMPARE(m_list->rowCount(), 1);
        QCOMPARE(m_list->nameAt(0), QStringLiteral("photognp.exe"));
    }

    void whatIsTooLargeOrEmptyIsRefusedWithAReason()
    {
        m_tab->attachFiles({written(QStringLiteral("large.bin"), QByteArray(2000, 'x')), written(QStringLiteral("empty.txt"), {}), QStringLiteral("/nowhere/x")});

        QTRY_COMPARE(m_lab->host.notices.size(), size_t(3));
        QVERIFY(m_lab->acts().empty());
        for (const auto &notice : m_lab->host.notices)
            QVERIFY(!notice.happened.isEmpty() && !notice.meaning.isEmpty() && !notice.remedy.isEmpty());
    }

    void aContentThatIsNotHereSaysSo()
    {
        m_lab->has({.entity = QStringLiteral("attachment"), .fields = {{QStringLiteral("record_entity"), resource}, {QStringLiteral("record_id"), idText(m_host)}, {QStringLiteral("name"), QStringLiteral("far.txt")},
                                                                       {QStringLiteral("size"), qint64(3)}, {QStringLiteral("digest"), sm3Hex("far")}}});
        QTRY_COMPARE(m_list->rowCount(), 1);
        QCOMPARE(m_list->stateAt(0), items::AttachmentsModel::State::AtServer);
        m_tab->findChild<QTableView *>()->selectRow(0);

        m_tab->look();

        QTRY_COMPARE(m_lab->host.notices.size(), size_t(1));
        QVERIFY(m_lab->host.notices.front().happened.contains(QLatin1StringView("far.txt")));
        QCOMPARE(m_list->stateAt(0), items::AttachmentsModel::State::AtServer);
    }

    void whoMayNotEditMayNotAttach()
    {
        m_lab->host.become(ViewLab::actorWith({QStringLiteral("viewer")}));

        QVERIFY(!m_tab->whyNotAttach().isEmpty());
        m_tab->attachFiles({written(QStringLiteral("a.txt"), "a")});

        QVERIFY(m_lab->acts().empty());
    }

    void isShownAs_data()
    {
        using Kind = AttachmentPreview::Shown::Kind;
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("kind");
        QByteArray png;
        QBuffer buffer(&png);
        QImage(8, 8, QImage::Format_RGB32).save(&buffer, "PNG");
        QByteArray bomb = png; // claims 60,000 × 60,000 pixels
        bomb.replace(16, 8, QByteArray("\x00\x00\xea\x60\x00\x00\xea\x60", 8));
        QTest::newRow("a picture") << png << "image/png" << int(Kind::Picture);
        QTest::newRow("a picture under a false name") << png << "text/plain" << int(Kind::Picture);
        QTest::newRow("a picture that would fill the memory") << bomb << "image/png" << int(Kind::Neither);
        QTest::newRow("a drawing that may hold anything") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>") << "image/svg+xml" << int(Kind::Text);
        QTest::newRow("UTF-8") << QByteArray("验收合格\n") << "text/plain" << int(Kind::Text);
        QTest::newRow("GB18030") << QByteArray("\xd1\xe9\xca\xd5\xba\xcf\xb8\xf1\n") << "text/plain" << int(Kind::Text);
        QTest::newRow("a program") << QByteArray("\x7f" "ELF\x02\x01\x01\x00\x00\x00\x00", 11) << "application/x-executable" << int(Kind::Neither);
        QTest::newRow("a PDF") << QByteArray("%PDF-1.4\n") << "application/pdf" << int(Kind::Neither);
    }
    void isShownAs()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, type);
        QFETCH(int, kind);
        const auto shown = AttachmentPreview::read(written(QStringLiteral("content"), content), type);
        QCOMPARE(int(shown.kind), kind);
    }

    void longTextsAreCut()
    {
        const auto shown = AttachmentPreview::read(written(QStringLiteral("log"), QByteArray("一行日志\n").repeated(100'000)), QStringLiteral("text/plain"));
        QVERIFY(shown.cut);
        QVERIFY(shown.text.size() < 600 * 1024);
        QVERIFY(shown.text.startsWith(QStringLiteral("一行日志\n一行日志")));
    }

private:
    QString written(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LabShelf> m_shelf;
    std::unique_ptr<ViewLab> m_lab;
    QUuid m_host;
    std::unique_ptr<AttachmentsTab> m_tab;
    items::AttachmentsModel *m_list = nullptr;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestAttachmentsTab)
#include "tst_attachmentstab.moc"
