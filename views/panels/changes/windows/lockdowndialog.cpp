#include "views/panels/changes/windows/lockdowndialog.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "rules/changewindows.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/tables.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/panels/changes/windows/hitlist.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/shell/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

constexpr int restMs = 250;
constexpr qint64 usualMs = 4 * 3'600'000;
const Shape &shape() { return shapeOf<ChangeWindow>(); }

} // namespace

LockdownDialog::LockdownDialog(const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent), m_context(context), m_hits(new HitList(HitList::Telling::Holding, this)), m_problem(new QLabel(this)), m_ok(new QPushButton(tr("Lock down"), this)), m_window(context.ids.next())
{
    setObjectName(QStringLiteral("lockdownDialog"));
    setWindowTitle(tr("Lock down"));
    auto *meaning = new QLabel(tr("While a lockdown is in force no change that it hits is scheduled or begun, whatever its class. Nothing of the changes is altered: when it is released, each stands where it stood."), this);
    meaning->setWordWrap(true);
    meaning->setForegroundRole(QPalette::PlaceholderText);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(shell::px(16));
    grid->setVerticalSpacing(shell::px(8));
    struct Place { const char *field; int row, column, span; };
    for (const auto &[name, row, column, span] : {Place{"name", 0, 0, 2}, {"starts_at", 1, 0, 1}, {"ends_at", 1, 1, 1}, {"unit_id", 2, 0, 1}, {"system_id", 2, 1, 1}, {"resource_id", 3, 0, 1}, {"classes", 3, 1, 1}, {"condition", 4, 0, 2}, {"exempt_roles", 5, 0, 1}, {"reason", 6, 0, 2}}) {
        const auto &field = shape().fields[size_t(shape().indexOf(QLatin1StringView(name).toString()))];
        forms::FieldPlace place{.field = field, .caption = items::captionOf(shape(), field), .options = {}, .references = nullptr};
        if (field.kind == FieldKind::Reference)
            place.references = context.items.references(*shapeNamed(field.references), nullptr);
        auto *one = forms::makeFieldEditor(place, this);
        one->setObjectName(field.name);
        one->input()->setMaximumWidth(QWIDGETSIZE_MAX);
        grid->addWidget(one, row, column, 1, span, Qt::AlignTop);
        m_editors.emplace(field.name, one);
        connect(one, &forms::FieldEditor::edited, this, [this] {
            m_resting.start();
            refresh();
        });
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_ok->setObjectName(QStringLiteral("lockDown"));
    m_ok->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(shell::px(8));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_ok);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(8));
    column->addWidget(meaning);
    column->addLayout(grid);
    column->addWidget(m_hits, 1);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    resize(QSize(shell::px(840), shell::px(760)).boundedTo(screen()->availableSize() * 9 / 10));

    m_resting.setSingleShot(true);
    m_resting.setInterval(restMs);
    connect(&m_resting, &QTimer::timeout, this, &LockdownDialog::askHits);
    connect(m_ok, &QPushButton::clicked, this, &LockdownDialog::begin);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    const Instant now{context.clock.now().ms / 60'000 * 60'000};
    editor(u"starts_at")->setValue(now.ms, {});
    editor(u"ends_at")->setValue(now.ms + usualMs, {});
    editor(u"exempt_roles")->setValue(ChangeWindow().exemptRoles, {});
    askHits();
    refresh();
    editor(u"name")->focusInput();
}

forms::FieldEditor *LockdownDialog::editor(QStringView field) const
{
    const auto found = m_editors.find(field.toString());
    return found == m_editors.end() ? nullptr : found->second;
}

Patch LockdownDialog::fields() const
{
    Patch patch{{QStringLiteral("kind"), Codec<WindowKind>::encode(WindowKind::Lockdown)}};
    for (const auto &[name, one] : m_editors)
        if (const Value value = one->value(); !isEmpty(value) || name == QLatin1StringView("exempt_roles"))
            patch.insert_or_assign(name, value);
    return patch;
}

QString LockdownDialog::whyNot() const
{
    const QString right = QStringLiteral("change_window.create");
    if (!m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    for (const auto *name : {"name", "starts_at", "ends_at", "reason"})
        if (const auto *one = editor(QLatin1StringView(name).toString()); isEmpty(one->value()))
            return tr("“%1” is wanted.").arg(one->caption());
    const auto number = [this](QStringView name) {
        const Value value = editor(name)->value();
        return std::holds_alternative<qint64>(value) ? integer(value) : 0;
    };
    return number(u"ends_at") > number(u"starts_at") ? QString() : tr("It ends before it begins.");
}

void LockdownDialog::refresh()
{
    const QString why = whyNot();
    m_ok->setEnabled(why.isEmpty() && !m_sending);
    m_ok->setToolTip(why);
    forms::setRank(*m_ok, m_ok->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
}

void LockdownDialog::askHits()
{
    auto record = toRecord(ChangeWindow{});
    record.id = m_window;
    for (const auto &[name, value] : fields())
        record.values[size_t(shape().indexOf(name))] = value;
    const auto window = fromRecord<ChangeWindow>(record);
    if (!window)
        return; // a time that is half typed
    const auto question = ++m_question;
    const auto job = [window = *window, now = m_context.clock.now()](replica::ListReader &reader) { return items::windowOutlookOf(reader, window, now); };
    whenDone(m_context.items.queries().figure<items::WindowOutlook>(job), this, [this, question](const Result<items::WindowOutlook> &outlook) {
        if (question == m_question && outlook)
            m_hits->show(*outlook);
    });
}

void LockdownDialog::begin()
{
    if (m_sending || !whyNot().isEmpty())
        return;
    m_sending = true;
    refresh();
    const Command act{.id = m_context.ids.next(), .kind = CommandKind::Create, .entity = shape().name, .targets = {{m_window, 0}}, .fields = fields(), .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
        m_sending = false;
        if (result) {
            Q_EMIT begun(m_window);
            accept();
            return;
        }
        m_problem->setText(changeRefusal(result.error()).happened);
        inkLabel(*m_problem, shell::Tone::Bad);
        refresh();
    });
}

} // namespace views::panels
