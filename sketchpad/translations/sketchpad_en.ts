<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>HintColours</name>
    <message numerus="yes">
        <source>%n on the paper</source>
        <translation>
            <numerusform>%n on the paper</numerusform>
            <numerusform>%n on the paper</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptResults</name>
    <message numerus="yes">
        <source>%n chosen picture(s) of this drawing came with it.</source>
        <translation>
            <numerusform>%n chosen picture of this drawing came with it.</numerusform>
            <numerusform>%n chosen pictures of this drawing came with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n old one(s) without a star made room for it.</source>
        <translation>
            <numerusform>%n old one without a star made room for it.</numerusform>
            <numerusform>%n old ones without a star made room for it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) deleted. The strip&apos;s arrow brings it back.</source>
        <translation>
            <numerusform>%n picture deleted. The strip&apos;s arrow brings it back.</numerusform>
            <numerusform>%n pictures deleted. The strip&apos;s arrow brings them back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LostDrawings</name>
    <message numerus="yes">
        <source>%n stroke(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%n stroke</numerusform>
            <numerusform>%n strokes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LostWork</name>
    <message numerus="yes">
        <source>%n others are kept: File &gt; Lost drawings.</source>
        <comment>count</comment>
        <translation>
            <numerusform>Another one is kept: File &gt; Lost drawings.</numerusform>
            <numerusform>%n others are kept: File &gt; Lost drawings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged copies were set aside: {name} in {folder}.</source>
        <comment>count</comment>
        <translation>
            <numerusform>A damaged copy was set aside: {name} in {folder}.</numerusform>
            <numerusform>%n damaged copies were set aside, the first as {name} in {folder}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaintingExport</name>
    <message numerus="yes">
        <source>Exported {name} with %n layer(s).</source>
        <translation>
            <numerusform>Exported {name} with %n layer.</numerusform>
            <numerusform>Exported {name} with %n layers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaletteButton</name>
    <message numerus="yes">
        <source>%n reference(s)</source>
        <translation>
            <numerusform>%n reference</numerusform>
            <numerusform>%n references</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrokeEditing</name>
    <message numerus="yes">
        <source>%n stroke(s) copied</source>
        <translation>
            <numerusform>%n stroke copied</numerusform>
            <numerusform>%n strokes copied</numerusform>
        </translation>
    </message>
</context>
</TS>
