/** Classifiers of one's own: what they learn, how they did, what to review next. */
export const spanishClassifier = {
  'A classifier of your own': 'Un clasificador propio',
  'Teach the model in use what you confirmed and named: call types, a species it confuses, rain. It becomes a model of its own beside it.':
    'Enseñe al modelo en uso lo que ha confirmado y nombrado: tipos de llamada, una especie que confunde, lluvia. Se convierte en un modelo propio junto a él.',
  'Train one': 'Entrenar uno',
  'Reading what was reviewed …': 'Leyendo lo revisado …',
  'Nothing to learn from yet': 'Aún no hay de qué aprender',
  'What it learns': 'Qué aprende',
  'Confirmed and named clips are examples, rejected ones counter-examples; a clip of one label is a counter-example of the others.':
    'Los fragmentos confirmados y nombrados son ejemplos; los rechazados, contraejemplos; un fragmento de una etiqueta es contraejemplo de las demás.',
  Labels: 'Etiquetas',
  Label: 'Etiqueta',
  'Without embeddings': 'Sin embeddings',
  'Fewer than 5 recordings: it may learn the place instead of the sound.':
    'Menos de 5 grabaciones: puede aprender el lugar en vez del sonido.',
  'my call types': 'mis tipos de llamada',
  Train: 'Entrenar',
  Training: 'Entrenamiento',
  'Choose at least one label.': 'Elija al menos una etiqueta.',
  'Give it a name.': 'Póngale un nombre.',
  '{{name}} is being trained: {{percent}} %': 'Entrenando «{{name}}»: {{percent}} %',
  'Cancelled. Nothing was kept.': 'Cancelado. No se conservó nada.',
  'How well {{title}} does': 'Qué tal es {{title}}',
  'How well it does': 'Qué tal es',
  'Tested on recordings that were held back, in up to five folds: no recording is learned from and tested on. Other places and seasons may do worse.':
    'Probado con grabaciones apartadas, en hasta cinco partes: de ninguna grabación se aprende y se prueba a la vez. En otros lugares y temporadas puede ser peor.',
  'Average precision': 'Precisión media',
  'Counter-examples': 'Contraejemplos',
  'not tested': 'sin probar',
  'From one recording alone: nothing could be held back to test it.':
    'De una sola grabación: no se pudo apartar nada para probarlo.',
  'Precision over recall': 'Precisión según exhaustividad',
  Recall: 'Exhaustividad',
  'At its threshold of {{threshold}}: precision {{precision}}, recall {{recall}}':
    'Con su umbral de {{threshold}}: precisión {{precision}}, exhaustividad {{recall}}',
  'As a model': 'Como modelo',
  'Trained before': 'Entrenados antes',
  'Review these {{count}} to improve it most': 'Revisar estos {{count}} es lo que más lo mejora',
  'The clips of the season it is least sure of. Say what they are, and train it again.':
    'Los fragmentos de la temporada de los que menos seguro está. Diga qué son y entrénelo de nuevo.',
  'Find them': 'Buscarlos',
  'Every clip has been reviewed.': 'Todos los fragmentos están revisados.',
  'Written, {{size}}. It can be imported on another computer:':
    'Escrito, {{size}}. Se puede importar en otro ordenador:',
} as const;
