/** What the window itself has to say when something goes wrong, and labels for those who listen to it. */
export const germanFailures = {
  'Detections of each species, by day': 'Nachweise jeder Art, nach Tag',
  'Detections of each species, by hour of the day': 'Nachweise jeder Art, nach Stunde',
  '{{day}} by hour': '{{day}} nach Stunden',
  'Best clip of {{species}}': 'Bester Ausschnitt von {{species}}',
  'This window made a mistake. Reload it; your data is not touched.':
    'Dieses Fenster hat einen Fehler gemacht. Laden Sie es neu; Ihre Daten sind unberührt.',
  'This page is no longer signed in. Open the address that Songsight printed when it started, with its token, once more.':
    'Diese Seite ist nicht mehr angemeldet. Öffnen Sie noch einmal die Adresse mit ihrem Schlüssel, die Songsight beim Start ausgab.',
  'Songsight does not answer. Check that it is still running, then reload this page.':
    'Songsight antwortet nicht. Sehen Sie nach, ob es noch läuft, und laden Sie diese Seite neu.',
  'Songsight gave an answer that cannot be read (HTTP {{status}}).':
    'Songsight gab eine unlesbare Antwort (HTTP {{status}}).',
  'Songsight gave an unexpected answer (HTTP {{status}}).': 'Songsight gab eine unerwartete Antwort (HTTP {{status}}).',
  'Only a folder from this computer can be dropped here, to be watched.':
    'Hier lässt sich nur ein Ordner dieses Rechners ablegen, um ihn zu beobachten.',
} as const;
