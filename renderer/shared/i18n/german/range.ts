export const germanRange = {
  'All its names have to be given again.': 'Alle Namen müssten erneut angegeben werden.',
  'Expected species': 'Zu erwartende Arten',
  'Detections of species that are not to be expected are held back. They are kept and listed here.':
    'Nachweise von Arten, die nicht zu erwarten sind, werden zurückgehalten. Sie bleiben erhalten und stehen hier.',
  'Place and season': 'Ort und Jahreszeit',
  'No model here knows where species live, so nothing is filtered by range. BirdNET 2.4 brings one along.':
    'Kein installiertes Modell weiß, wo Arten vorkommen; deshalb wird nicht nach Verbreitung gefiltert. BirdNET 2.4 bringt ein solches mit.',
  '{{n}} of {{all}} recordings have no coordinates and are not filtered.':
    '{{n}} von {{all}} Aufnahmen haben keine Koordinaten und werden nicht gefiltert.',
  'Set them at their station': 'Bei ihrer Station angeben',
  'Ranges by {{model}}.': 'Verbreitung nach {{model}}.',
  'Held back': 'Zurückgehalten',
  'Species lists': 'Artenlisten',
  'Range filter': 'Verbreitungsfilter',
  'Holds back species that do not live at the station’s coordinates in the week of the recording; at any time of the year where its date is not sure.':
    'Hält Arten zurück, die an den Koordinaten der Station in der Woche der Aufnahme nicht vorkommen; ist ihr Datum nicht sicher, solche, die dort zu keiner Jahreszeit vorkommen.',
  'Least likelihood': 'Mindestwahrscheinlichkeit',
  'Species less likely than this are held back. The usual value is 0.03.':
    'Weniger wahrscheinliche Arten werden zurückgehalten. Üblich ist 0,03.',
  'Show besides birds': 'Außer Vögeln auch zeigen',
  'Frogs and toads': 'Frösche und Kröten',
  Insects: 'Insekten',
  Mammals: 'Säugetiere',
  'By place and week': 'Nach Ort und Woche',
  'By place, any time of year': 'Nach Ort, ganzes Jahr',
  'No range filter': 'Kein Verbreitungsfilter',
  'Unlikely here': 'Hier unwahrscheinlich',
  'Not on the list': 'Nicht auf der Liste',
  'Not a bird': 'Kein Vogel',
  'Nothing is held back.': 'Nichts wird zurückgehalten.',
  'Confirm a clip, and it is shown like any other.':
    'Bestätigen Sie einen Ausschnitt, wird er wie jeder andere gezeigt.',
  Why: 'Grund',
  'Best score': 'Bester Wert',
  Likelihood: 'Wahrscheinlichkeit',
  'A list of only these species takes the place of the range filter: what is on it is shown however unlikely it is.':
    'Eine Liste „nur diese Arten“ ersetzt den Verbreitungsfilter: Was darauf steht, wird gezeigt, wie unwahrscheinlich es auch ist.',
  'All stations': 'Alle Stationen',
  'Only these species': 'Nur diese Arten',
  'All but these species': 'Alle außer diesen Arten',
  List: 'Liste',
  'In force: {{species}}.': 'Wirksam: {{species}}.',
  'Remove list': 'Liste entfernen',
  'Names of species': 'Namen der Arten',
  'One a line, scientific or common. Also a table from eBird, or a species list of BirdNET.':
    'Einer je Zeile, wissenschaftlich oder in einer Landessprache. Auch eine Tabelle von eBird oder eine Artenliste von BirdNET.',
  '{{species}} found.': '{{species}} gefunden.',
  'Not known to this model: {{names}}. Choose the species that is meant, or leave it out.':
    'Diesem Modell unbekannt: {{names}}. Wählen Sie die gemeinte Art oder lassen Sie den Namen weg.',
  'nothing like it': 'nichts Ähnliches',
  'Save list': 'Liste speichern',
  'Most likely from {{week}}: {{likelihood}}': 'Am wahrscheinlichsten ab {{week}}: {{likelihood}}',
  '{{detections}} held back': '{{detections}} zurückgehalten',
  'Range filter, species lists, and which animals are shown besides birds.':
    'Verbreitungsfilter, Artenlisten und welche Tiere außer Vögeln gezeigt werden.',
  'Open expected species': 'Zu erwartende Arten öffnen',
  'Likelihood through the year': 'Wahrscheinlichkeit im Jahreslauf',
  'Held back: {{why}}': 'Zurückgehalten: {{why}}',
  'How likely there and then: {{likelihood}}.': 'Wahrscheinlichkeit an diesem Ort zu dieser Zeit: {{likelihood}}.',
  'To review next': 'Als Nächstes prüfen',
  'Unlikely there and then': 'Für Ort und Zeit unwahrscheinlich',
  'Held back and counted nowhere until you confirm them.':
    'Zurückgehalten und nirgends gezählt, bis Sie sie bestätigen.',
  'likelihood {{likelihood}}': 'Wahrscheinlichkeit {{likelihood}}',
  'Not confirmed by anybody yet': 'Noch von niemandem bestätigt',
} as const;
