// Layout: a printed form as data, read from resources/print (the README there is the schema). Pure values, lengths in
// millimetres. What is read is hostile until it is parsed: every error names the place.
#pragma once

#include "contract/result.h"

#include <QMap>
#include <QStringList>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace views::print {

using contract::Result;

enum class FontRole { FangSong, BiaoSong, HeiTi, KaiTi };
enum class Align { Left, Center, Right, Justify };
enum class VerticalAlign { Top, Middle, Bottom };

/// What is said about text; what is not said comes from the sheet.
struct TextStyle {
    std::optional<FontRole> font;
    std::optional<double> size;    ///< of the em
    std::optional<double> leading; ///< distance of lines
    std::optional<Align> align;
};

/// Fixed text with values between: "本人 {name} 承诺".
struct BoundText {
    struct Part {
        QString text;       ///< fixed text, or the name of a value
        bool isName = false;
        double blankMm = 0; ///< the line that is left where the value is empty
    };
    std::vector<Part> parts;
};

/// On which data something is printed.
struct When {
    enum class Kind { Always, Present, Absent, Blank, Filled };
    Kind kind = Kind::Always;
    QString name;
};

struct ChoiceOption {
    QString code;
    QString zh;
    QString en;
};
struct Choice {
    QString name;
    QString other; ///< name whose text stands behind the last option
    std::vector<ChoiceOption> options;
};

struct Opinion {
    QString label;
    QString field;
    BoundText text;
    QString signer;
    QString name;
    QString date;
    QString seal; ///< caption; empty: no seal box
    double sealMm = 45;
    double min = 30;
};

struct RowList {
    QString table;
    BoundText line;
};

struct Cell {
    enum class Kind { Label, Field, Text, Choice, Opinion, Image, Rows };
    Kind kind = Kind::Label;
    int span = 1;
    int rows = 1;
    QString name;   ///< fixed text of a label; name of a field or image
    QString blank;
    QString unit;
    int lines = 0;
    bool stacked = false;
    BoundText text;
    Choice choice;
    Opinion opinion;
    RowList list;
    TextStyle style;
    std::optional<VerticalAlign> vertical;
};

struct Row {
    double min = 8;
    bool keepWithNext = false;
    When when;
    std::vector<Cell> cells;
};

struct Width {
    double value = 1;
    bool isShare = true;
};

struct Column {
    QString label;
    Width width;
    QString field;
    BoundText text;
    bool number = false;
    bool merge = false;
    bool sum = false;
    QString tickCode;  ///< with `field`: √ where it is that
    bool isTick = false;
    Choice choice;
    TextStyle style;
};

struct HeadCell {
    QString label;
    int span = 1;
    int rows = 1;
};

struct Heading {
    int level = 1;
    bool numbered = false;
    BoundText text;
    TextStyle style;
};
struct Paragraph {
    QString field;
    BoundText text;
    double indent = 2;
    int lines = 0;
    bool numbered = false;
    TextStyle style;
};
struct Bar {
    BoundText left;
    BoundText center;
    BoundText right;
    TextStyle style;
};
struct Grid {
    std::vector<Width> columns;
    std::vector<Row> rows;
};
struct TableBlock {
    QString table;
    std::vector<Column> columns;
    std::vector<std::vector<HeadCell>> head;
    std::vector<QMap<QString, QString>> fixed;
    int minRows = 0;
    int blankRows = 0; ///< of a blank form
    double row = 8;
    QString groupField;
    BoundText groupText;
    bool carried = false;
    bool hasTotals = false;
    QString totalsLabel;
    QMap<QString, BoundText> totals;
    QString empty;
    TextStyle style;
};
struct Signer {
    QString role;
    QString name;
    QString date;
    QString seal;
};
struct Signatures {
    QString title;
    std::vector<Signer> signers;
    int columns = 2;
    int keepRows = 2;
    bool frame = true;
    double sealMm = 45;
    TextStyle style;
};
struct Picture {
    QString image;
    double height = 60;
    double width = 0; ///< 0: the text width
    QString caption;
    QString empty;
};
struct Spacer {
    double mm = 4;
};
struct PageBreak {
};
struct RuleLine {
    double mm = 0.35;
};
struct Block;
struct Repeat {
    QString table;
    std::vector<Block> blocks;
};
struct Block {
    std::variant<Heading, Paragraph, Bar, Grid, TableBlock, Signatures, Picture, Spacer, PageBreak, RuleLine, Repeat> content;
    When when;
    bool keepWithNext = false;
    bool isTogether = false; ///< stands on one page where it fits on one
    double before = 0;
    double after = 0;
    QString place;
};

struct Margins {
    double top = 18;
    double right = 15;
    double bottom = 20;
    double left = 20;
};
struct Sheet {
    bool isLandscape = false;
    bool isDocument = false; ///< set by GB/T 9704
    Margins margins;
    FontRole font = FontRole::FangSong;
    double size = 0;
    std::optional<double> leading;
    When when;
    std::vector<Block> blocks;
};

struct Layout {
    QString form;
    QString version;
    QString title;   ///< in Chinese
    QString titleEn;
    std::vector<Sheet> sheets;
};

/// Reads a layout. BadRequest with the place where it is not understood.
[[nodiscard]] Result<Layout> layoutFromJson(const QByteArray &json);

/// A layout that the program ships; the newest where no version is said. NotFound where there is none.
[[nodiscard]] Result<Layout> shippedLayout(const QString &form, const QString &version = {});
/// Codes of the forms that the program ships, sorted.
[[nodiscard]] QStringList shippedForms();

/// Millimetres of an em by its name in 号: "小四". Nothing for an unknown name.
[[nodiscard]] std::optional<double> sizeNamed(QStringView name);

} // namespace views::print
