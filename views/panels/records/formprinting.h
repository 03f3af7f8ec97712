// Form printing (打印表单): a record on the forms that officials know, from the panel: bound and composed where rows are read,
// shown as it will lie on the paper, printed or saved from there, and entered in the register of prints.
#pragma once

#include "contract/shape.h"
#include "views/shell/panelspec.h"

#include <functional>

namespace views::panels {

/// Codes of the forms that a record of the entity fills, in their order ("F01", "F06"); none for many entities.
[[nodiscard]] QStringList formsOf(const contract::Shape &shape);
/// "F06 服务请求/事件处理单": as a menu names it.
[[nodiscard]] QString formTitle(const QString &form);

/// Shows the preview as soon as the form is composed; what stands against it is told. `parent` outlives the preview.
void printForm(const QString &form, const contract::Shape &shape, const QUuid &record, const shell::PanelContext &context, QWidget *parent);

/// Writes the record, as it is given, on the form as a PDF file, the same pages that printForm() shows, and enters the print;
/// `saved` is then called. What stands against it is told.
void saveForm(const QString &form, const contract::Shape &shape, const contract::Record &record, const QString &path, const shell::PanelContext &context, QWidget *parent, std::function<void()> saved);

} // namespace views::panels
