// The foot of a printed page: form and number, page x of y, print time, copy, short code and its QR code.
#pragma once

#include "exchange/forms/formdata.h"
#include "views/print/layout.h"
#include "views/print/page.h"

namespace views::print {

class TextSetter;

struct PageFoot {
    QString form;
    QString version;
    exchange::FormHead head;
    int page = 1;
    int pages = 1;
    QString fonts; ///< said on the last page
    bool isDocument = false;
    Margins margins;
};

void addFoot(PageDescription &page, const PageFoot &foot, const TextSetter &setter);

} // namespace views::print
