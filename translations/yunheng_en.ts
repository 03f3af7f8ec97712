<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Moments</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation><numerusform>%n min ago</numerusform><numerusform>%n min ago</numerusform></translation>
    </message>
</context>
<context>
    <name>views::panels::ConflictView</name>
    <message numerus="yes">
        <source>%n field(s) still to decide</source>
        <translation><numerusform>%n field still to decide</numerusform><numerusform>%n fields still to decide</numerusform></translation>
    </message>
</context>
<context>
    <name>views::panels::RelationsTab</name>
    <message numerus="yes">
        <source>Take %n relation(s) away?</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>views::shell::StatusStrip</name>
    <message numerus="yes">
        <source>%n unsent act(s)</source>
        <translation><numerusform>%n unsent act</numerusform><numerusform>%n unsent acts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation><numerusform>%n to decide</numerusform><numerusform>%n to decide</numerusform></translation>
    </message>
</context>
</TS>
