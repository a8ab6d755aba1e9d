export const spanishKeys = {
  Keys: 'Teclas',
  'To the next element; Enter opens it': 'Al siguiente elemento; Intro lo abre',
  'Move the span, or from cell to cell': 'Mover el intervalo o pasar de celda en celda',
  'A shorter or longer span': 'Un intervalo más corto o más largo',
  'From species to species': 'De especie en especie',
  'Open what is in the cell': 'Abrir lo que hay en la celda',
  'Play two seconds of the card': 'Reproducir dos segundos de la tarjeta',
  'Play and stop': 'Reproducir y detener',
  'The clip before and after; in the spectrogram, earlier and later':
    'El fragmento anterior y siguiente; en el espectrograma, antes y después',
  'Move through the recording': 'Recorrer la grabación',
  'Zoom in and out': 'Acercar y alejar',
  'Clear the verdict': 'Quitar el veredicto',
  'Another species': 'Otra especie',
  'Call type, number, comment': 'Tipo de canto, número, comentario',
  'Select several at once': 'Seleccionar varias a la vez',
  'Undo and redo': 'Deshacer y rehacer',
} as const;
