/** What a person draws on spectrograms and says beyond a verdict. */
export const germanMarking = {
  'From (s)': 'Von (s)',
  'To (s)': 'Bis (s)',
  'Lowest (Hz)': 'Tiefste (Hz)',
  'Highest (Hz)': 'Höchste (Hz)',
  '{{seconds}} s long': '{{seconds}} s lang',
  Discard: 'Verwerfen',
  'What is to be heard in it?': 'Was ist darin zu hören?',
  'Use as the box of {{species}}': 'Als Rahmen von {{species}} nehmen',
  'Box, {{from}} to {{to}} s, {{low}} to {{high}} Hz. Arrow keys move it, with Shift they stretch it':
    'Rahmen, {{from}} bis {{to}} s, {{low}} bis {{high}} Hz. Pfeiltasten verschieben ihn, mit der Umschalttaste strecken sie ihn',
  'Box: {{from}} to {{to}} s, {{low}} to {{high}} Hz': 'Rahmen: {{from}} bis {{to}} s, {{low}} bis {{high}} Hz',
  'Detected by a person': 'Von einer Person nachgewiesen',
  Tags: 'Schlagwörter',
  Tag: 'Schlagwort',
  'Tag …': 'Schlagwort …',
  'Add a tag': 'Schlagwort hinzufügen',
  'Remove the tag {{tag}}': 'Das Schlagwort {{tag}} entfernen',
  'Change the box': 'Rahmen ändern',
  'Remove the box': 'Rahmen entfernen',
  'Remove this detection': 'Diesen Nachweis entfernen',
  'Named and kept as a detection of your own.': 'Benannt und als eigener Nachweis behalten.',
  'Draw a box': 'Rahmen ziehen',
  'Drag on the spectrogram, also with Shift; key B makes a box that arrow keys move':
    'Auf dem Spektrogramm ziehen, auch mit der Umschalttaste; Taste B legt einen Rahmen an, den Pfeiltasten verschieben',
  'Draw a box; with arrow keys and Shift, move and stretch it':
    'Einen Rahmen ziehen; mit Pfeiltasten und Umschalttaste verschieben und strecken',
} as const;
