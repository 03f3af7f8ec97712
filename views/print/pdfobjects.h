// PdfObjects: the objects of a PDF file and how they are written down: packed in object streams, with a table of places.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <vector>

namespace views::print {

class PdfObjects
{
public:
    enum class Packed { Yes, No };

    [[nodiscard]] int reserve();
    [[nodiscard]] int add(QByteArray object);
    void set(int number, QByteArray object);
    /// Stands by itself in the file, so that its place can be found.
    void setPlain(int number, QByteArray object);
    /// `entries` of its dictionary beside length and filter.
    [[nodiscard]] int addStream(const QByteArray &entries, const QByteArray &content, Packed packed = Packed::Yes);
    [[nodiscard]] QByteArray file(int catalog, int info) const;

    [[nodiscard]] static QByteArray ref(int number) { return QByteArray::number(number) + " 0 R"; }
    [[nodiscard]] static QByteArray text(const QString &text);
    [[nodiscard]] static QByteArray moment(const QDateTime &at);
    /// A signature without its contents: see exchange/pdfsigning.h.
    [[nodiscard]] static QByteArray signaturePlace(const QDateTime &at);

private:
    struct Object {
        QByteArray content;
        bool isPlain = false;
    };
    std::vector<Object> m_objects;
};

} // namespace views::print
