/** Spectrogram and sound of a clip, beside the older sentences in clip.ts. */
export const spanishClipSound = {
  'Position in the recording': 'Posición en la grabación',
  '{{from}} of {{whole}}': '{{from}} de {{whole}}',
  Selection: 'Selección',
  '{{from}} to {{to}} s': 'de {{from}} a {{to}} s',
  'Play selection': 'Reproducir la selección',
  'Zoom to selection': 'Ampliar la selección',
  'Name of the file': 'Nombre del archivo',
  'Save as WAV': 'Guardar como WAV',
  'Normalise loudness': 'Normalizar el volumen',
  '{{n}}× slower': '{{n}}× más lento',
  Back: 'Atrás',
  'The recording cannot be read now.': 'La grabación no se puede leer ahora.',
  '{{species}}: spectrogram of the clip': '{{species}}: espectrograma del fragmento',
  'It can paint from the sound alone; the bird will look invented.':
    'Puede pintar solo a partir del sonido; el ave parecerá inventada.',
  'Paint it anyway': 'Pintarla de todos modos',
  Spectrogram: 'Espectrograma',
  'FFT size': 'Tamaño de la FFT',
  'Window of the FFT': 'Ventana de la FFT',
  'none (rectangular)': 'ninguna (rectangular)',
};
