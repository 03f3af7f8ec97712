<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BulkOrders</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n order(s)?</source>
        <translation>
            <numerusform>Close %n order?</numerusform>
            <numerusform>Close %n orders?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeOutlook</name>
    <message numerus="yes">
        <source>%n question(s) are still open; the risk is not known.</source>
        <translation>
            <numerusform>%n question is still open; the risk is not known.</numerusform>
            <numerusform>%n questions are still open; the risk is not known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeProblem</name>
    <message numerus="yes">
        <source>%n working hour(s)</source>
        <translation>
            <numerusform>%n working hour</numerusform>
            <numerusform>%n working hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working minute(s)</source>
        <translation>
            <numerusform>%n working minute</numerusform>
            <numerusform>%n working minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) are not accepted. Give the reason why it goes on in spite of them.</source>
        <translation>
            <numerusform>%n conflict is not accepted. Give the reason why it goes on in spite of it.</numerusform>
            <numerusform>%n conflicts are not accepted. Give the reason why it goes on in spite of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) do not hold in the ledger what was prepared: %1.</source>
        <translation>
            <numerusform>%n resource does not hold in the ledger what was prepared: %1.</numerusform>
            <numerusform>%n resources do not hold in the ledger what was prepared: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message numerus="yes">
        <source>%n person(s) by name</source>
        <translation>
            <numerusform>%n person by name</numerusform>
            <numerusform>%n persons by name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s)</source>
        <translation>
            <numerusform>%n resource</numerusform>
            <numerusform>%n resources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClockWords</name>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) around the clock</source>
        <translation>
            <numerusform>%n day around the clock</numerusform>
            <numerusform>%n days around the clock</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvaluationProblem</name>
    <message numerus="yes">
        <source>%n objection(s) are not decided yet.</source>
        <translation>
            <numerusform>%n objection is not decided yet.</numerusform>
            <numerusform>%n objections are not decided yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvaluationWords</name>
    <message numerus="yes">
        <source>%1, %n sheet(s): %2</source>
        <translation>
            <numerusform>%1, %n sheet: %2</numerusform>
            <numerusform>%1, %n sheets: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n occurrence(s): the grade is capped</source>
        <translation>
            <numerusform>%n occurrence: the grade is capped</numerusform>
            <numerusform>%n occurrences: the grade is capped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpiryNotice</name>
    <message numerus="yes">
        <source>%n resource(s) expire within %1 days</source>
        <translation>
            <numerusform>%n resource expires within %1 days</numerusform>
            <numerusform>%n resources expire within %1 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message numerus="yes">
        <source>%1 is %2 or one of %n other(s)</source>
        <extracomment>Filter: field, a value, how many further values are left out.</extracomment>
        <translation>
            <numerusform>%1 is %2 or one of %n other</numerusform>
            <numerusform>%1 is %2 or one of %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderProblem</name>
    <message numerus="yes">
        <source>%n step(s) must be recorded first: %1.</source>
        <translation>
            <numerusform>%n step must be recorded first: %1.</numerusform>
            <numerusform>%n steps must be recorded first: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) lack their evidence: %1.</source>
        <translation>
            <numerusform>%n step lacks its evidence: %1.</numerusform>
            <numerusform>%n steps lack their evidence: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What is abnormal in %n step(s) was not dealt with: %1.</source>
        <translation>
            <numerusform>What is abnormal in %n step was not dealt with: %1.</numerusform>
            <numerusform>What is abnormal in %n steps was not dealt with: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) behind the incident still fire.</source>
        <translation>
            <numerusform>%n alert behind the incident still fires.</numerusform>
            <numerusform>%n alerts behind the incident still fire.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) do not hold in the ledger what was prepared: %1.</source>
        <translation>
            <numerusform>%n resource does not hold in the ledger what was prepared: %1.</numerusform>
            <numerusform>%n resources do not hold in the ledger what was prepared: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerWords</name>
    <message numerus="yes">
        <source>%n more run(s) missed are too many to be caught up and will not be made.</source>
        <translation>
            <numerusform>%n more missed run is too many to be caught up and will not be made.</numerusform>
            <numerusform>%n more missed runs are too many to be caught up and will not be made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>%n working day left</numerusform>
            <numerusform>%n working days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) have passed</source>
        <translation>
            <numerusform>%n minute has passed</numerusform>
            <numerusform>%n minutes have passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) have passed</source>
        <translation>
            <numerusform>%n working day has passed</numerusform>
            <numerusform>%n working days have passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>exceeded by %n minute(s)</source>
        <translation>
            <numerusform>exceeded by %n minute</numerusform>
            <numerusform>exceeded by %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>exceeded by %n working day(s)</source>
        <translation>
            <numerusform>exceeded by %n working day</numerusform>
            <numerusform>exceeded by %n working days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>items</name>
    <message numerus="yes">
        <source>%1: %n selected</source>
        <comment>the kind of records</comment>
        <translation>
            <numerusform>%1: %n selected</numerusform>
            <numerusform>%1: %n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Somebody else changed %n field(s) as well.</source>
        <translation>
            <numerusform>Somebody else changed %n field as well.</numerusform>
            <numerusform>Somebody else changed %n fields as well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <translation>
            <numerusform>%n day over</numerusform>
            <numerusform>%n days over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ends within %n day(s)</source>
        <translation>
            <numerusform>Ends within %n day</numerusform>
            <numerusform>Ends within %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>items::ChangeChain</name>
    <message numerus="yes">
        <source>%n of: %1</source>
        <translation>
            <numerusform>%n of: %1</numerusform>
            <numerusform>%n of: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>items::OrderChecklist</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working minutes</source>
        <translation>
            <numerusform>%n working minute</numerusform>
            <numerusform>%n working minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working days</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days before</source>
        <translation>
            <numerusform>%n day before</numerusform>
            <numerusform>%n days before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working days before</source>
        <translation>
            <numerusform>%n working day before</numerusform>
            <numerusform>%n working days before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>items::OrderFollowUp</name>
    <message numerus="yes">
        <source>%n abnormal</source>
        <comment>checked items</comment>
        <translation>
            <numerusform>%n abnormal</numerusform>
            <numerusform>%n abnormal</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>items::ResourceCharts</name>
    <message numerus="yes">
        <source>%n other(s)</source>
        <extracomment>A bar: all units (types …) that have no bar of their own.</extracomment>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>items::ResourceTree</name>
    <message numerus="yes">
        <source>%1, %n resource(s)</source>
        <extracomment>A row of the tree: name, number of resources.</extracomment>
        <translation>
            <numerusform>%1, %n resource</numerusform>
            <numerusform>%1, %n resources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::forms::FieldEditor</name>
    <message numerus="yes">
        <source>At most %n character(s) fit here.</source>
        <translation>
            <numerusform>At most %n character fits here.</numerusform>
            <numerusform>At most %n characters fit here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ActDetails</name>
    <message numerus="yes">
        <source>, handed to the network %n time(s)</source>
        <extracomment>Added behind &quot;Done today 14:02&quot;.</extracomment>
        <translation>
            <numerusform>, handed to the network %n time</numerusform>
            <numerusform>, handed to the network %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::AnalysisPage</name>
    <message numerus="yes">
        <source>Total points of %n period(s).</source>
        <translation>
            <numerusform>Total points of %n period.</numerusform>
            <numerusform>Total points of %n periods.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ApprovalTab</name>
    <message numerus="yes">
        <source>%n stage(s)</source>
        <translation>
            <numerusform>%n stage</numerusform>
            <numerusform>%n stages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::AttachmentsTab</name>
    <message numerus="yes">
        <source>%n files are too many at once</source>
        <translation>
            <numerusform>%n file is too many at once</numerusform>
            <numerusform>%n files are too many at once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::BulkPreview</name>
    <message numerus="yes">
        <source>%n more value(s)</source>
        <translation>
            <numerusform>%n more value</numerusform>
            <numerusform>%n more values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) change.</source>
        <translation>
            <numerusform>%n record changes.</numerusform>
            <numerusform>%n records change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hold(s) these values already and stay(s) as it is.</source>
        <translation>
            <numerusform>%n holds these values already and stays as it is.</numerusform>
            <numerusform>%n hold these values already and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out %n</source>
        <translation>
            <numerusform>Leave out %n</numerusform>
            <numerusform>Leave out %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be changed; the last column says why. All or none are changed.</source>
        <translation>
            <numerusform>%n cannot be changed; the last column says why. All or none are changed.</numerusform>
            <numerusform>%n cannot be changed; the last column says why. All or none are changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::CalendarPage</name>
    <message numerus="yes">
        <source>The list for %1 is in the draft: %n day(s).</source>
        <translation>
            <numerusform>The list for %1 is in the draft: %n day.</numerusform>
            <numerusform>The list for %1 is in the draft: %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::CalendarView</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::CatalogueImport</name>
    <message numerus="yes">
        <source>%n step(s) differ</source>
        <translation>
            <numerusform>%n step differs</numerusform>
            <numerusform>%n steps differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) come in as new drafts.</source>
        <translation>
            <numerusform>%n item comes in as a new draft.</numerusform>
            <numerusform>%n items come in as new drafts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) are changed.</source>
        <translation>
            <numerusform>%n draft is changed.</numerusform>
            <numerusform>%n drafts are changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) stay as they are.</source>
        <translation>
            <numerusform>%n item stays as it is.</numerusform>
            <numerusform>%n items stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stay out; the first column says why.</source>
        <translation>
            <numerusform>%n row stays out; the first column says why.</numerusform>
            <numerusform>%n rows stay out; the first column says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were written to %1. Mend them there and import that file.</source>
        <translation>
            <numerusform>%n row was written to %1. Mend it there and import that file.</numerusform>
            <numerusform>%n rows were written to %1. Mend them there and import that file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::CataloguePanel</name>
    <message numerus="yes">
        <source>%n service item(s) were written to %1.</source>
        <translation>
            <numerusform>%n service item was written to %1.</numerusform>
            <numerusform>%n service items were written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) came in from %1.</source>
        <translation>
            <numerusform>%n draft came in from %1.</numerusform>
            <numerusform>%n drafts came in from %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ChangeCalendarPage</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ChartsPane</name>
    <message numerus="yes">
        <source>%Ln resource(s). Choose a bar to see its records.</source>
        <translation>
            <numerusform>%Ln resource. Choose a bar to see its records.</numerusform>
            <numerusform>%Ln resources. Choose a bar to see its records.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ConflictView</name>
    <message numerus="yes">
        <source>%n field(s) still to decide</source>
        <translation>
            <numerusform>%n field still to decide</numerusform>
            <numerusform>%n fields still to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::CountingPage</name>
    <message numerus="yes">
        <source>Write %n new place(s) into the ledger?</source>
        <translation>
            <numerusform>Write %n new place into the ledger?</numerusform>
            <numerusform>Write %n new places into the ledger?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) accepted</source>
        <translation>
            <numerusform>%n place accepted</numerusform>
            <numerusform>%n places accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set “last verified” to today for %n resource(s)?</source>
        <translation>
            <numerusform>Set “last verified” to today for %n resource?</numerusform>
            <numerusform>Set “last verified” to today for %n resources?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) marked as verified</source>
        <translation>
            <numerusform>%n resource marked as verified</numerusform>
            <numerusform>%n resources marked as verified</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::DecideDialog</name>
    <message numerus="yes">
        <source>Decide on %n change(s)</source>
        <translation>
            <numerusform>Decide on %n change</numerusform>
            <numerusform>Decide on %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) up to %1 relations away, as known %2</source>
        <translation>
            <numerusform>%n resource up to %1 relations away, as known %2</numerusform>
            <numerusform>%n resources up to %1 relations away, as known %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s):</source>
        <translation>
            <numerusform>%n conflict:</numerusform>
            <numerusform>%n conflicts:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n conflict</numerusform>
            <numerusform>%n conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) changed</source>
        <translation>
            <numerusform>%n field changed</numerusform>
            <numerusform>%n fields changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %n</source>
        <comment>several changes</comment>
        <translation>
            <numerusform>Approve %n</numerusform>
            <numerusform>Approve %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n</source>
        <comment>several changes</comment>
        <translation>
            <numerusform>Reject %n</numerusform>
            <numerusform>Reject %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::DeputyNotices</name>
    <message numerus="yes">
        <source>%n change(s) wait(s) for you by it.</source>
        <translation>
            <numerusform>%n change waits for you by it.</numerusform>
            <numerusform>%n changes wait for you by it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::DraftBar</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::DrillWindow</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::EvaluationTemplateTab</name>
    <message numerus="yes">
        <source>Weights: %1 of 100 · %n indicator(s)</source>
        <translation>
            <numerusform>Weights: %1 of 100 · %n indicator</numerusform>
            <numerusform>Weights: %1 of 100 · %n indicators</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more.</source>
        <translation>
            <numerusform>and %n more.</numerusform>
            <numerusform>and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::EvaluationVerbs</name>
    <message numerus="yes">
        <source>Raise %n improvement(s)?</source>
        <translation>
            <numerusform>Raise %n improvement?</numerusform>
            <numerusform>Raise %n improvements?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n improvement(s) raised.</source>
        <translation>
            <numerusform>%n improvement raised.</numerusform>
            <numerusform>%n improvements raised.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::FollowUpTab</name>
    <message numerus="yes">
        <source>Show %n earlier entries</source>
        <translation>
            <numerusform>Show %n earlier entry</numerusform>
            <numerusform>Show %n earlier entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::FreeTimesDialog</name>
    <message numerus="yes">
        <source>No time is free in the next %n day(s). These stand in the way:</source>
        <translation>
            <numerusform>No time is free in the next %n day. This stands in the way:</numerusform>
            <numerusform>No time is free in the next %n days. These stand in the way:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::HitList</name>
    <message numerus="yes">
        <source>It hits %n open change(s): %1.</source>
        <translation>
            <numerusform>It hits %n open change: %1.</numerusform>
            <numerusform>It hits %n open changes: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n become(s) free as before,</source>
        <translation>
            <numerusform>%n becomes free as before,</numerusform>
            <numerusform>%n become free as before,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) held by others.</source>
        <translation>
            <numerusform>%n stays held by others.</numerusform>
            <numerusform>%n stay held by others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in work go(es) on; tell those who carry them out.</source>
        <translation>
            <numerusform>%n in work goes on; tell those who carry it out.</numerusform>
            <numerusform>%n in work go on; tell those who carry them out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ImpactGraph</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ImpactTab</name>
    <message numerus="yes">
        <source>%n resource(s)</source>
        <translation>
            <numerusform>%n resource</numerusform>
            <numerusform>%n resources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n system(s)</source>
        <translation>
            <numerusform>%n system</numerusform>
            <numerusform>%n systems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>one %n relation(s) away</source>
        <translation>
            <numerusform>one %n relation away</numerusform>
            <numerusform>one %n relations away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n conflict</numerusform>
            <numerusform>%n conflicts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ImpactWindow</name>
    <message numerus="yes">
        <source>%n resource(s)</source>
        <translation>
            <numerusform>%n resource</numerusform>
            <numerusform>%n resources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) hit</source>
        <translation>
            <numerusform>%n resource hit</numerusform>
            <numerusform>%n resources hit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) needed</source>
        <translation>
            <numerusform>%n resource needed</numerusform>
            <numerusform>%n resources needed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n unit(s)</source>
        <translation>
            <numerusform>of %n unit</numerusform>
            <numerusform>of %n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n system(s)</source>
        <translation>
            <numerusform>in %n system</numerusform>
            <numerusform>in %n systems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept by redundancy</source>
        <translation>
            <numerusform>%n kept by redundancy</numerusform>
            <numerusform>%n kept by redundancy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lose(s) protection</source>
        <translation>
            <numerusform>%n loses protection</numerusform>
            <numerusform>%n lose protection</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protect(s) it</source>
        <translation>
            <numerusform>%n protects it</numerusform>
            <numerusform>%n protect it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n row copied.</numerusform>
            <numerusform>%n rows copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ImportCheckPage</name>
    <message numerus="yes">
        <source>%n key(s) of last time are no longer in the file: %1.</source>
        <translation>
            <numerusform>%n key of last time is no longer in the file: %1.</numerusform>
            <numerusform>%n keys of last time are no longer in the file: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ImportFilePage</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) in the sheet “%1”</source>
        <translation>
            <numerusform>%n relation in the sheet “%1”</numerusform>
            <numerusform>%n relations in the sheet “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ImportWindow</name>
    <message numerus="yes">
        <source>about %n second(s)</source>
        <translation>
            <numerusform>about %n second</numerusform>
            <numerusform>about %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) were refused.</source>
        <translation>
            <numerusform>%n relation was refused.</numerusform>
            <numerusform>%n relations were refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::KeyDialog</name>
    <message numerus="yes">
        <source>A passphrase of at least %n characters is wanted.</source>
        <translation>
            <numerusform>A passphrase of at least %n character is wanted.</numerusform>
            <numerusform>A passphrase of at least %n characters is wanted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::LedgerChangeDialog</name>
    <message numerus="yes">
        <source>%n field(s) are to be changed.</source>
        <translation>
            <numerusform>%n field is to be changed.</numerusform>
            <numerusform>%n fields are to be changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::MeetingStrip</name>
    <message numerus="yes">
        <source>Held; %n signature(s) stand under the minutes.</source>
        <translation>
            <numerusform>Held; %n signature stands under the minutes.</numerusform>
            <numerusform>Held; %n signatures stand under the minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Closed; %n signature(s) stand under the minutes.</source>
        <translation>
            <numerusform>Closed; %n signature stands under the minutes.</numerusform>
            <numerusform>Closed; %n signatures stand under the minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::NewChangeDialog</name>
    <message numerus="yes">
        <source>Steps, verification and fallback come from the template (%n step(s)).</source>
        <translation>
            <numerusform>Steps, verification and fallback come from the template (%n step).</numerusform>
            <numerusform>Steps, verification and fallback come from the template (%n steps).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::NewOrderDialog</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::NewStocktakeDialog</name>
    <message numerus="yes">
        <source>%Ln resource(s) are expected.</source>
        <translation>
            <numerusform>%Ln resource is expected.</numerusform>
            <numerusform>%Ln resources are expected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::OrderNotices</name>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n new notice</numerusform>
            <numerusform>%n new notices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new notice(s) on work orders</source>
        <translation>
            <numerusform>%n new notice on work orders</numerusform>
            <numerusform>%n new notices on work orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::OrderVerbs</name>
    <message numerus="yes">
        <source>A rating was asked for %n day(s) ago and has not come. Ask again, or enter what the user said.</source>
        <translation>
            <numerusform>A rating was asked for %n day ago and has not come. Ask again, or enter what the user said.</numerusform>
            <numerusform>A rating was asked for %n days ago and has not come. Ask again, or enter what the user said.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::OutboxPanel</name>
    <message numerus="yes">
        <source>%n act(s) not confirmed by the server.</source>
        <translation>
            <numerusform>%n act not confirmed by the server.</numerusform>
            <numerusform>%n acts not confirmed by the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them wait(s) for your decision.</source>
        <translation>
            <numerusform>%n of them waits for your decision.</numerusform>
            <numerusform>%n of them wait for your decision.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) selected.</source>
        <translation>
            <numerusform>%n act selected.</numerusform>
            <numerusform>%n acts selected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n act(s)?</source>
        <translation>
            <numerusform>Discard %n act?</numerusform>
            <numerusform>Discard %n acts?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::PasteDialog</name>
    <message numerus="yes">
        <source>%n new record(s).</source>
        <translation>
            <numerusform>%n new record.</numerusform>
            <numerusform>%n new records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) change.</source>
        <translation>
            <numerusform>%n record changes.</numerusform>
            <numerusform>%n records change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) as it is.</source>
        <translation>
            <numerusform>%n stays as it is.</numerusform>
            <numerusform>%n stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) hold invalid cells: mend them here with F2, or in the sheet. All or none are pasted.</source>
        <translation>
            <numerusform>%n record holds invalid cells: mend them here with F2, or in the sheet. All or none are pasted.</numerusform>
            <numerusform>%n records hold invalid cells: mend them here with F2, or in the sheet. All or none are pasted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n record(s)</source>
        <translation>
            <numerusform>Paste %n record</numerusform>
            <numerusform>Paste %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::PlanTab</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::RecordBrowser</name>
    <message numerus="yes">
        <source>Retire %n record(s)?</source>
        <translation>
            <numerusform>Retire %n record?</numerusform>
            <numerusform>Retire %n records?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n record(s)?</source>
        <translation>
            <numerusform>Restore %n record?</numerusform>
            <numerusform>Restore %n records?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::RelationsTab</name>
    <message numerus="yes">
        <source>Take %n relation(s) away?</source>
        <translation>
            <numerusform>Take %n relation away?</numerusform>
            <numerusform>Take %n relations away?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ReportTab</name>
    <message numerus="yes">
        <source>Numbers of %1; %n of them are others by now and underlined</source>
        <translation>
            <numerusform>Numbers of %1; %n of them is another by now and underlined</numerusform>
            <numerusform>Numbers of %1; %n of them are others by now and underlined</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ResourcesTab</name>
    <message numerus="yes">
        <source>%n resource(s) still wait for their change in the ledger; the order cannot be closed before.</source>
        <translation>
            <numerusform>%n resource still waits for its change in the ledger; the order cannot be closed before.</numerusform>
            <numerusform>%n resources still wait for their change in the ledger; the order cannot be closed before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::RunsTab</name>
    <message numerus="yes">
        <source>%n order(s), the latest first.</source>
        <translation>
            <numerusform>%n order, the latest first.</numerusform>
            <numerusform>%n orders, the latest first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::SavedViews</name>
    <message numerus="yes">
        <source>%n view(s) written.</source>
        <translation>
            <numerusform>%n view written.</numerusform>
            <numerusform>%n views written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) taken as your own.</source>
        <translation>
            <numerusform>%n view taken as your own.</numerusform>
            <numerusform>%n views taken as your own.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ScanDialog</name>
    <message numerus="yes">
        <source>Attach %n scans</source>
        <translation>
            <numerusform>Attach %n scan</numerusform>
            <numerusform>Attach %n scans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ScoreTab</name>
    <message numerus="yes">
        <source>%n figure(s) are no longer what the records give.</source>
        <translation>
            <numerusform>%n figure is no longer what the records give.</numerusform>
            <numerusform>%n figures are no longer what the records give.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n score(s) are low enough for an improvement.</source>
        <translation>
            <numerusform>%n score is low enough for an improvement.</numerusform>
            <numerusform>%n scores are low enough for an improvement.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::StepPage</name>
    <message numerus="yes">
        <source>%n check(s) are not answered wholly yet.</source>
        <translation>
            <numerusform>%n check is not answered wholly yet.</numerusform>
            <numerusform>%n checks are not answered wholly yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) are abnormal: open an incident, or write in the note what was done about it.</source>
        <translation>
            <numerusform>%n check is abnormal: open an incident, or write in the note what was done about it.</numerusform>
            <numerusform>%n checks are abnormal: open an incident, or write in the note what was done about it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::TemplateProblems</name>
    <message numerus="yes">
        <source>%n cell(s) of “%1” are not understood</source>
        <translation>
            <numerusform>%n cell of “%1” is not understood</numerusform>
            <numerusform>%n cells of “%1” are not understood</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::TemplateStrip</name>
    <message numerus="yes">
        <source>Done %n time(s) without failure.</source>
        <translation>
            <numerusform>Done %n time without failure.</numerusform>
            <numerusform>Done %n times without failure.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::UndoActions</name>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation>
            <numerusform>…and %n more</numerusform>
            <numerusform>…and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::VerbDialog</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>By law the report is due within %n hour(s), by %1. This clock runs day and night and is never paused.</source>
        <translation>
            <numerusform>By law the report is due within %n hour, by %1. This clock runs day and night and is never paused.</numerusform>
            <numerusform>By law the report is due within %n hours, by %1. This clock runs day and night and is never paused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::WatchPanel</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected resource(s) cannot take that state and stay as they are.</source>
        <translation>
            <numerusform>%n selected resource cannot take that state and stays as it is.</numerusform>
            <numerusform>%n selected resources cannot take that state and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n resource(s) to be rectified?</source>
        <translation>
            <numerusform>Mark %n resource to be rectified?</numerusform>
            <numerusform>Mark %n resources to be rectified?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) marked to be rectified</source>
        <translation>
            <numerusform>%n resource marked to be rectified</numerusform>
            <numerusform>%n resources marked to be rectified</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::WhyWindow</name>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n row copied.</numerusform>
            <numerusform>%n rows copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::WindowStrip</name>
    <message numerus="yes">
        <source>It hits %n open change(s).</source>
        <translation>
            <numerusform>It hits %n open change.</numerusform>
            <numerusform>It hits %n open changes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::shell::StatusStrip</name>
    <message numerus="yes">
        <source>%n unsent act(s)</source>
        <translation>
            <numerusform>%n unsent act</numerusform>
            <numerusform>%n unsent acts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
</context>
</TS>
