export const spanishKeys = {
  Keys: 'Teclas',
  'To the next thing; Enter opens it': 'A lo siguiente; Enter lo abre',
  'Move the span, or from cell to cell': 'Mover el tramo, o de celda en celda',
  'A shorter or longer span': 'Un tramo más corto o más largo',
  'From species to species': 'De especie en especie',
  'Open what is in the cell': 'Abrir lo que hay en la celda',
  'Hear two seconds of the card': 'Oír dos segundos de la tarjeta',
  'Play and stop': 'Reproducir y parar',
  'The clip before and after; in the spectrogram, earlier and later':
    'El fragmento anterior y siguiente; en el espectrograma, antes y después',
  'Move through the recording': 'Recorrer la grabación',
  'Zoom in and out': 'Acercar y alejar',
  'Take the verdict back': 'Retirar el veredicto',
  'Another species': 'Otra especie',
  'Call type, number, comment': 'Tipo de voz, número, comentario',
  'Choose for several at once': 'Elegir para varias a la vez',
  'Undo and redo': 'Deshacer y rehacer',
} as const;
