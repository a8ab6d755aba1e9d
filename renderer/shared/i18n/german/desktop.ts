export const germanDesktop = {
  'This computer': 'Dieser Computer',
  Yes: 'Ja',
  No: 'Nein',
  'Go on watching when the window is closed': 'Weiter beobachten, wenn das Fenster zu ist',
  'Songsight stays in the tray or the Dock. Otherwise closing the window ends it.':
    'Songsight bleibt im Infobereich oder im Dock. Sonst beendet das Schließen des Fensters das Programm.',
  'Stay awake during a run': 'Während eines Laufs wach bleiben',
  'The computer does not fall asleep by itself while recordings wait. The screen may go dark.':
    'Der Computer schläft nicht von selbst ein, solange Aufnahmen warten. Der Bildschirm darf dunkel werden.',
  'Rest on battery below, per cent': 'Im Akkubetrieb ruhen unter, Prozent',
  'The work goes on with the cable. Empty: it never rests.':
    'Mit dem Netzkabel geht es weiter. Leer: Es wird nie geruht.',
  never: 'nie',
  Notices: 'Meldungen',
  'When everything is listened to': 'Wenn alles angehört ist',
  'A notice of the system says how many recordings and detections there were.':
    'Eine Meldung des Systems sagt, wie viele Aufnahmen und Nachweise es waren.',
  'Watched species: which detections': 'Beobachtete Arten: welche Nachweise',
  'Every recording with one of them, or only the first time in a folder.':
    'Jede Aufnahme mit einer von ihnen oder nur das erste Mal in einem Ordner.',
  'Every recording': 'Jede Aufnahme',
  'New for the folder': 'Neu für den Ordner',
  'Watched species': 'Beobachtete Arten',
  'A notice when one of them is heard. Type a name and press Enter.':
    'Eine Meldung, wenn eine von ihnen gehört wird. Namen eintippen und Enter drücken.',
  'Quiet hours': 'Ruhezeit',
  'No notices between these hours of this computer’s clock.':
    'Keine Meldungen zwischen diesen Stunden der Uhr dieses Computers.',
  'Quiet until': 'Ruhe bis',
  'Songsight looks for nothing.': 'Songsight sucht nichts.',
  'Not looked yet.': 'Noch nicht nachgesehen.',
  'Looking …': 'Wird nachgesehen …',
  'This is the newest version.': 'Das ist die neueste Version.',
  'Version {{version}} is being fetched.': 'Version {{version}} wird geholt.',
  'Version {{version}} is installed when no recording is being listened to.':
    'Version {{version}} wird installiert, wenn gerade keine Aufnahme angehört wird.',
  'New versions and help': 'Neue Versionen und Hilfe',
  'Look for new versions': 'Nach neuen Versionen sehen',
  'The only thing Songsight ever asks the network, and only when you turn it on; never during a run.':
    'Das Einzige, was Songsight je im Netz fragt, und nur, wenn Sie es einschalten; nie während eines Laufs.',
  'Install it now': 'Jetzt installieren',
  'Look now': 'Jetzt nachsehen',
  'A report for support holds settings, counts and logs; no recordings, no names of files or places.':
    'Ein Bericht für die Hilfe enthält Einstellungen, Zahlen und Protokolle; keine Aufnahmen, keine Namen von Dateien oder Orten.',
  'Save a report': 'Bericht speichern',
  Written: 'Geschrieben',
} as const;
