export const germanDesktop = {
  'This computer': 'Dieser Rechner',
  Yes: 'Ja',
  No: 'Nein',
  'Keep watching when the window is closed': 'Weiter überwachen, wenn das Fenster geschlossen ist',
  'Songsight stays in the tray or the Dock. Otherwise closing the window ends it.':
    'Songsight bleibt im Infobereich oder im Dock. Sonst beendet das Schließen des Fensters das Programm.',
  'Stay awake during an analysis': 'Während einer Auswertung wach bleiben',
  'The computer does not go to sleep while recordings wait. The screen may turn off.':
    'Der Rechner geht nicht in den Ruhezustand, solange Aufnahmen warten. Der Bildschirm darf sich ausschalten.',
  'Pause on battery below, per cent': 'Im Akkubetrieb anhalten unter (Prozent)',
  'The analysis continues when plugged in. Empty: it is never paused.':
    'Am Netzteil geht die Auswertung weiter. Leer: Sie wird nie angehalten.',
  never: 'nie',
  Notices: 'Meldungen',
  'When everything is analysed': 'Wenn alles ausgewertet ist',
  'A notice of the system says how many recordings and detections there were.':
    'Eine Systemmeldung nennt die Zahl der Aufnahmen und Nachweise.',
  'Watched species: which detections': 'Beobachtete Arten: welche Nachweise',
  'Every recording with one of them, or only the first time in a folder.':
    'Jede Aufnahme mit einer von ihnen oder nur das erste Mal in einem Ordner.',
  'Every recording': 'Jede Aufnahme',
  'New for the folder': 'Neu für den Ordner',
  'Watched species': 'Beobachtete Arten',
  'A notice when one of them is detected. Type a name and press Enter.':
    'Eine Meldung, wenn eine von ihnen nachgewiesen wird. Geben Sie einen Namen ein und drücken Sie Enter.',
  'Quiet hours': 'Ruhezeit',
  'No notices between these hours of this computer’s clock.':
    'Zwischen diesen Stunden (nach der Uhr dieses Rechners) keine Meldungen.',
  'Quiet until': 'Ruhe bis',
  'Songsight does not check for new versions.': 'Songsight sucht nicht nach neuen Versionen.',
  'Not checked yet.': 'Noch nicht geprüft.',
  'This is the newest version.': 'Das ist die neueste Version.',
  'Version {{version}} is being downloaded.': 'Version {{version}} wird geladen.',
  'Version {{version}} is installed when no analysis is running.':
    'Version {{version}} wird installiert, sobald keine Auswertung läuft.',
  'New versions and help': 'Neue Versionen und Hilfe',
  'Check for new versions': 'Nach neuen Versionen suchen',
  'Only when you turn it on, and never during an analysis.':
    'Nur, wenn Sie es einschalten, und nie während einer Auswertung.',
  'Install it now': 'Jetzt installieren',
  'Check now': 'Jetzt prüfen',
  'A report for support holds settings, counts and logs; no recordings, no names of files or places.':
    'Ein Bericht für den Support enthält Einstellungen, Zahlen und Protokolle; keine Aufnahmen, keine Namen von Dateien oder Orten.',
  'Save a report': 'Bericht speichern',
  Written: 'Geschrieben',
} as const;
