/** Spectrogram and sound of a clip, beside the older sentences in clip.ts. */
export const germanClipSound = {
  'Position in the recording': 'Stelle in der Aufnahme',
  '{{from}} of {{whole}}': '{{from}} von {{whole}}',
  Selection: 'Auswahl',
  '{{from}} to {{to}} s': '{{from}} bis {{to}} s',
  'Play selection': 'Auswahl abspielen',
  'Zoom to selection': 'Auswahl vergrößern',
  'Name of the file': 'Name der Datei',
  'Save as WAV': 'Als WAV speichern',
  'Normalise loudness': 'Lautstärke angleichen',
  '{{n}}× slower': '{{n}}× langsamer',
  Back: 'Zurück',
  'The recording cannot be read now.': 'Die Aufnahme ist jetzt nicht lesbar.',
  '{{species}}: spectrogram of the clip': '{{species}}: Spektrogramm des Ausschnitts',
  'It can paint from the sound alone; the bird will look invented.':
    'Es kann allein nach dem Klang malen; der Vogel wird erfunden aussehen.',
  'Paint it anyway': 'Trotzdem malen',
  Spectrogram: 'Spektrogramm',
  'FFT size': 'FFT-Größe',
  'Window of the FFT': 'Fenster der FFT',
  'none (rectangular)': 'keines (Rechteck)',
};
