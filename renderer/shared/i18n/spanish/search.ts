/** Search by sound: what is kept for it, what is found, classifiers of one's own. */
export const spanishSearch = {
  'They come back only by analysing those recordings again.': 'Solo vuelven si esas grabaciones se analizan otra vez.',
  'Show more clips': 'Mostrar más fragmentos',
  'Search by sound': 'Búsqueda por sonido',
  'Keep embeddings': 'Conservar embeddings',
  'What the model knows of every clip, for “find more like this” and for classifiers of your own. About 1 kB a clip, 30 MB a day of sound with BirdNET.':
    'Lo que el modelo sabe de cada fragmento, para «buscar parecidos» y para clasificadores propios. Con BirdNET, cerca de 1 kB por fragmento, 30 MB por día de sonido.',
  Keep: 'Conservar',
  'Do not keep': 'No conservar',
  'Embedding storage limit (MB)': 'Límite de espacio para embeddings (MB)',
  'When it is full, those of the oldest analyses go first; they can be made again. Empty: no limit.':
    'Cuando se llena, se eliminan primero los de los análisis más antiguos; se pueden calcular de nuevo. Vacío: sin límite.',
  'The model in use gives no embeddings.': 'El modelo en uso no da embeddings.',
  '{{clips}} clips, {{recordings}}, {{size}}': '{{clips}} fragmentos, {{recordings}}, {{size}}',
  'Without embeddings: {{recordings}}.': 'Sin embeddings: {{recordings}}.',
  'Analyse again in the background: {{recordings}}': 'Analizar de nuevo en segundo plano: {{recordings}}',
  Embeddings: 'Embeddings',
  'Nothing detected': 'Nada detectado',
  'Similarity, at most 1': 'Parecido, como máximo 1',
  'More like this': 'Buscar parecidos',
  'and {{more}} more close by': 'y {{more}} más al lado',
  'From hour': 'Desde la hora',
  'To hour': 'Hasta la hora',
  Clips: 'Fragmentos',
  'Not named': 'No nombrado como',
  'Comparing …': 'Comparando …',
  'No clip fits': 'Ningún fragmento encaja',
  'Widen the filters, or have older recordings analysed again: Settings, Search by sound.':
    'Amplíe los filtros o haga analizar de nuevo las grabaciones antiguas: Ajustes, Búsqueda por sonido.',
  '{{shown}} of {{searched}} clips': '{{shown}} de {{searched}} fragmentos',
  '{{clips}} from another model were not compared': '{{clips}} de otro modelo no se compararon',
  'It is {{name}}': 'Es {{name}}',
  'It is not': 'No lo es',
  'Selected: {{count}}': 'Seleccionados: {{count}}',
  'A sound file …': 'Un archivo de sonido …',
  'Clips without a detection': 'Fragmentos sin detección',
  'Below the threshold': 'Por debajo del umbral',
  'Choose a species': 'Elija una especie',
  'What to look for': 'Qué buscar',
  'That file is larger than 10 MB. Cut the sound out of it first.':
    'El archivo supera los 10 MB. Recorte antes el sonido.',
  'The clips most similar to the one chosen, over the whole season.':
    'Los fragmentos más parecidos al elegido, de toda la temporada.',
  'The clips most similar to {{name}}, over the whole season.':
    'Los fragmentos más parecidos a {{name}}, de toda la temporada.',
  'Drop a sound file here, or choose “More like this” at any clip.':
    'Suelte aquí un archivo de sonido o elija «Buscar parecidos» en cualquier fragmento.',
  'Play {{name}}': 'Reproducir {{name}}',
  'Use “{{typed}}” as a label of your own': 'Usar «{{typed}}» como etiqueta propia',
  'Occupancy tables (R)': 'Tablas de ocupación (R)',
  'Per species a table of sites and visits (0, 1, NA), effort, and a script for unmarked and spOccupancy.':
    'Por especie, una tabla de sitios y visitas (0, 1, NA), el esfuerzo y un script para unmarked y spOccupancy.',
  'One visit': 'Una visita',
  '1 day': '1 día',
  '3 days': '3 días',
  '1 week': '1 semana',
  'What counts as detected': 'Qué cuenta como detección',
} as const;
