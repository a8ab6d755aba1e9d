/** Folders and the work on them, the first page a person sees, and what the pictures are. */
export const germanFolders = {
  'Drop a folder; its path is asked for next, for a browser does not tell it. A sound file is looked for in the season.':
    'Legen Sie einen Ordner ab; danach wird nach seinem Pfad gefragt, denn ein Browser verrät ihn nicht. Eine Tondatei wird in der Saison gesucht.',
  'Where does it lie?': 'Wo liegt er?',
  'A browser does not say where “{{name}}” lies. Put its path before its name.':
    'Ein Browser verrät nicht, wo „{{name}}“ liegt. Setzen Sie den Pfad vor den Namen.',
  '“{{name}}” is a file. Songsight watches folders: give the path of the one it lies in.':
    '„{{name}}“ ist eine Datei. Songsight überwacht Ordner: Geben Sie den Pfad des Ordners an, in dem sie liegt.',
  'Add a folder': 'Ordner hinzufügen',
  'Path of the folder on the computer that runs Songsight': 'Pfad des Ordners auf dem Rechner, auf dem Songsight läuft',
  'A browser may not show you folders, so the path has to be typed or pasted.':
    'Ein Browser darf keine Ordner anzeigen, deshalb muss der Pfad eingegeben oder eingefügt werden.',
  'Watch this folder': 'Diesen Ordner überwachen',
  'Drop a folder to watch it, or a sound file to find what sounds like it':
    'Ordner hier ablegen, um ihn zu überwachen, oder eine Tondatei, um Ähnliches zu finden',
  'Watched folders': 'Überwachte Ordner',
  'Paused in {{file}}': 'Angehalten in {{file}}',
  'Analysing {{file}}': '{{file}} wird ausgewertet',
  'Progress of {{file}}': 'Fortschritt bei {{file}}',
  Resume: 'Fortsetzen',
  'Stop watching this folder. Its results stay.':
    'Diesen Ordner nicht mehr überwachen. Seine Ergebnisse bleiben erhalten.',
  'Stop watching {{name}}': '{{name}} nicht mehr überwachen',
  Recordings: 'Aufnahmen',
  '{{done}} done, {{waiting}} waiting,': '{{done}} fertig, {{waiting}} in Warteschlange,',
  'Not measured yet': 'Noch nicht gemessen',
  '{{provider}} not used: {{reason}}': '{{provider}} nicht verwendet: {{reason}}',
  'Starting …': 'Wird gestartet …',
  'No folder watched': 'Kein Ordner überwacht',
  Paused: 'Angehalten',
  'Folder unavailable': 'Ordner nicht verfügbar',
  'Looking for recordings': 'Aufnahmen werden gesucht',
  Painting: 'Bilder werden gemalt',
  Watching: 'Überwacht',
  'Not available. Is the card or drive connected?': 'Nicht verfügbar. Ist die Karte oder das Laufwerk angeschlossen?',
  'This folder is paused': 'Dieser Ordner ist angehalten',
  'Watching, before the others': 'Überwacht, vor den anderen',
  'Model not loaded yet': 'Modell noch nicht geladen',
  'Looking for recordings: {{files}} so far': 'Aufnahmen werden gesucht: bisher {{files}}',
  '{{n}} painted': '{{n}} gemalt',
  '{{n}} done': '{{n}} fertig',
  '{{n}} waiting': '{{n}} in Warteschlange',
  '{{n}} failed': '{{n}} fehlgeschlagen',
  '{{n}} missing': '{{n}} fehlend',
  'Graphics card (CUDA)': 'Grafikkarte (CUDA)',
  'Graphics card (DirectML)': 'Grafikkarte (DirectML)',
  '{{n}}× real time': '{{n}}× Echtzeit',
  'Choose a folder of recordings': 'Wählen Sie einen Ordner mit Aufnahmen',
  'An AudioMoth or Song Meter card, a copy of one, or any folder with sound files. Your recordings are only read, never changed, and nothing leaves this computer.':
    'Die Karte eines AudioMoth oder Song Meter, eine Kopie davon oder ein beliebiger Ordner mit Tondateien. Ihre Aufnahmen werden nur gelesen, nie geändert, und nichts verlässt diesen Rechner.',
  'Choose the folder': 'Ordner wählen',
  'WAV, FLAC, MP3, OGG and M4A, in any number of subfolders. New files are picked up automatically.':
    'WAV, FLAC, MP3, OGG und M4A, in beliebig vielen Unterordnern. Neue Dateien werden automatisch erfasst.',
  'See which species were detected when, play the clips, confirm or reject them, and export the results.':
    'Sehen Sie, welche Arten wann nachgewiesen wurden, spielen Sie die Ausschnitte ab, bestätigen Sie sie oder lehnen Sie sie ab, und exportieren Sie die Ergebnisse.',
  'Every picture is generated from sound:': 'Jedes Bild ist aus Klang erzeugt:',
  'All names': 'Alle Namen',
  'This model knows {{species}}. It cannot identify any other species.':
    'Dieses Modell kennt {{species}}. Andere Arten kann es nicht bestimmen.',
  'Songsight takes a few seconds of sound, turns them into a spectrogram and lets a model paint a small picture of the bird that probably sang. Nobody took it, and no camera was there. The bird in the picture never sat like that; its plumage, branch and light are the model’s invention.':
    'Songsight macht aus ein paar Sekunden Ton ein Spektrogramm und lässt ein Modell ein kleines Bild des Vogels malen, der vermutlich sang. Niemand hat es fotografiert, keine Kamera war dabei. Der Vogel im Bild saß nie so da; Gefieder, Ast und Licht hat das Modell erfunden.',
  'What they are good for': 'Wozu sie gut sind',
  'They give every clip a face, so that you find it again among thousands: the same clip always gets the same picture, and another clip another one.':
    'Sie geben jedem Ausschnitt ein Gesicht, an dem Sie ihn unter Tausenden wiederfinden: derselbe Ausschnitt bekommt immer dasselbe Bild, ein anderer ein anderes.',
  'Where the model that paints knows the detected species by name, it is told that name beside the sound: the picture then shows that species even where the detection is mistaken.':
    'Kennt das Modell, das malt, die erkannte Art beim Namen, so erfährt es neben dem Ton auch diesen Namen: Das Bild zeigt dann diese Art, auch wenn die Erkennung falsch ist.',
  'What they are not': 'Was sie nicht sind',
  'They are never evidence. Do not send one to a records committee, do not identify a bird from one, and do not publish one without its label. The evidence is the recording: open the clip, look at its spectrogram and play it.':
    'Sie sind nie ein Beleg. Schicken Sie keines an eine Seltenheitenkommission, bestimmen Sie keinen Vogel danach und veröffentlichen Sie keines ohne seine Kennzeichnung. Der Beleg ist die Aufnahme: Öffnen Sie den Ausschnitt, sehen Sie sich das Spektrogramm an und spielen Sie ihn ab.',
  'How you can tell': 'Woran Sie sie erkennen',
  'Wherever Songsight shows such a picture, it carries the label above. The file carries it too, with the species, the model, the seed, the steps, the recording and the second at which the clip begins, so that the same picture can be painted again.':
    'Wo immer Songsight ein solches Bild zeigt, trägt es die Kennzeichnung oben. Auch die Datei trägt sie, mit Art, Modell, Startzahl, Schritten, Aufnahme und der Sekunde, in der der Ausschnitt beginnt, sodass dasselbe Bild noch einmal gemalt werden kann.',
  'The model in use': 'Das verwendete Modell',
  'Fingerprint {{hash}}': 'Fingerabdruck {{hash}}',
} as const;
