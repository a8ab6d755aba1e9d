export const germanPacks = {
  Models: 'Modelle',
  'A model pack says which species can be heard, and paints them where it has a painter. What a pack heard stays with it when another one is chosen.':
    'Ein Modellpaket bestimmt, welche Arten gehört werden können, und malt sie, wenn es einen Maler hat. Was ein Paket gehört hat, bleibt bei ihm, auch wenn ein anderes gewählt wird.',
  'Nothing is listened to. What was heard before is all there. Choose another model.':
    'Es wird nicht zugehört. Was bisher gehört wurde, ist alles noch da. Wählen Sie ein anderes Modell.',
  'Looking through the models …': 'Die Modelle werden durchgesehen …',
  'In use': 'In Gebrauch',
  'Listen with this one': 'Mit diesem zuhören',
  Remove: 'Entfernen',
  'New recordings are listened to with it.': 'Neue Aufnahmen werden mit ihm angehört.',
  'The recordings in watched folders that it has not heard are listened to again. Until then they are shown by what was heard before.':
    'Aufnahmen in beobachteten Ordnern, die es noch nicht gehört hat, werden neu angehört. Bis dahin zeigen sie, was bisher gehört wurde.',
  'Leave it': 'Nein, so lassen',
  'Paints its species itself.': 'Malt seine Arten selbst.',
  'Paints nothing itself; Songsight’s own painter paints {{n}} of its species.':
    'Malt selbst nicht; der Maler von Songsight malt {{n}} seiner Arten.',
  'No pictures: neither it nor Songsight’s own painter knows how its species look.':
    'Keine Bilder: Weder es noch der Maler von Songsight weiß, wie seine Arten aussehen.',
  'clips of {{seconds}} s at {{rate}} Hz': 'Ausschnitte von {{seconds}} s bei {{rate}} Hz',
  'Shown by what it heard': 'Nach ihm gezeigt',
  'About this model': 'Über dieses Modell',
  'Import a model': 'Modell importieren',
  'A .tflite or .onnx file of BirdNET, Perch or BirdNET-Analyzer, a .zip or folder of them, or a model pack. The labels file beside it is found automatically.':
    'Eine .tflite- oder .onnx-Datei von BirdNET, Perch oder BirdNET-Analyzer, ein .zip oder Ordner davon oder ein Modellpaket. Die Artenliste daneben wird automatisch gefunden.',
  Check: 'Prüfen',
  'Or choose the file': 'Oder die Datei wählen',
  'Looking at it …': 'Wird angesehen …',
  'Labels file, where it lies elsewhere': 'Artenliste, falls sie woanders liegt',
  Import: 'Importieren',
  'Imported. It stands in the list above and is used when you choose it.':
    'Importiert. Es steht oben in der Liste und wird benutzt, wenn Sie es wählen.',
  'Get a model': 'Ein Modell holen',
  'Downloaded from its makers when you ask for it, checked, and kept on this computer.':
    'Wird auf Ihren Wunsch von seinen Urhebern geladen, geprüft und auf diesem Rechner behalten.',
  Worldwide: 'Weltweit',
  Region: 'Region',
  '{{n}} classes, {{size}}, clips of {{seconds}} s': '{{n}} Klassen, {{size}}, Ausschnitte von {{seconds}} s',
  'with ranges of species': 'mit Verbreitung der Arten',
  'for non-commercial use, with attribution.': 'für nicht kommerzielle Nutzung, mit Namensnennung.',
  'commercial use allowed, with attribution.': 'kommerzielle Nutzung erlaubt, mit Namensnennung.',
  'Changed versions must keep this licence.': 'Geänderte Fassungen müssen diese Lizenz behalten.',
  'Makers, citation and offline': 'Urheber, Zitat und ohne Verbindung',
  'No connection here? Fetch this on another computer, carry it over, and import it below:':
    'Keine Verbindung hier? Laden Sie dies auf einem anderen Rechner, bringen Sie es herüber und importieren Sie es unten:',
  'Use it': 'Verwenden',
  'Pause download': 'Laden anhalten',
  'Resume download': 'Weiter laden',
  'Cancel download': 'Laden abbrechen',
  'Checking and converting …': 'Wird geprüft und umgewandelt …',
  Get: 'Holen',
  'Accept {{licence}} and get': '{{licence}} akzeptieren und holen',
} as const;
