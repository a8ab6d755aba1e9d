/** Search by sound: what is kept for it, what is found, classifiers of one's own. */
export const spanishSearch = {
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
} as const;
