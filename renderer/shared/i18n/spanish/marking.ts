/** What a person draws on spectrograms and says beyond a verdict. */
export const spanishMarking = {
  'From (s)': 'Desde (s)',
  'To (s)': 'Hasta (s)',
  'Lowest (Hz)': 'Mínima (Hz)',
  'Highest (Hz)': 'Máxima (Hz)',
  '{{seconds}} s long': '{{seconds}} s de duración',
  Discard: 'Descartar',
  'What is to be heard in it?': '¿Qué se oye en él?',
  'Use as the box of {{species}}': 'Usar como recuadro de {{species}}',
  'Box, {{from}} to {{to}} s, {{low}} to {{high}} Hz. Arrow keys move it, with Shift they stretch it':
    'Recuadro, {{from}} a {{to}} s, {{low}} a {{high}} Hz. Las flechas lo mueven; con Mayús lo estiran',
  'Box: {{from}} to {{to}} s, {{low}} to {{high}} Hz': 'Recuadro: {{from}} a {{to}} s, {{low}} a {{high}} Hz',
  'Detected by a person': 'Detectada por una persona',
  Tags: 'Etiquetas',
  Tag: 'Etiqueta',
  'Tag …': 'Etiqueta …',
  'Add a tag': 'Añadir una etiqueta',
  'Remove the tag {{tag}}': 'Quitar la etiqueta {{tag}}',
  'Change the box': 'Cambiar el recuadro',
  'Remove the box': 'Quitar el recuadro',
  'Remove this detection': 'Quitar esta detección',
  'Named and kept as a detection of your own.': 'Nombrado y guardado como detección propia.',
  'Draw a box': 'Dibujar un recuadro',
  'Drag on the spectrogram, also with Shift; key B makes a box that arrow keys move':
    'Arrastre sobre el espectrograma, también con Mayús; la tecla B crea un recuadro que mueven las flechas',
  'Draw a box; with arrow keys and Shift, move and stretch it':
    'Dibujar un recuadro; con las flechas y Mayús, moverlo y estirarlo',
} as const;
