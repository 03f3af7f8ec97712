<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</context>
<context>
    <name>items::ResourceTree</name>
    <message numerus="yes">
        <source>%1, %n resource(s)</source>
        <extracomment>A row of the tree: name, number of resources.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
    <name>views::panels::ImpactGraph</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::panels::ImpactWindow</name>
    <message numerus="yes">
        <source>%n resource(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) hit</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s) needed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n unit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n system(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept by redundancy</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lose(s) protection</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protect(s) it</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
    <name>views::panels::UndoActions</name>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
