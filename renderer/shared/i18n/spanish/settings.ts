export const spanishSettings = {
  'Applying the new settings to earlier recordings: {{n}} of {{all}}':
    'Aplicando los nuevos ajustes a grabaciones anteriores: {{n}} de {{all}}',
  'A clip counts from this score on. Empty: each species has the model’s own. Also applies to recordings already analysed.':
    'Un fragmento cuenta a partir de esta puntuación. Vacío: cada especie tiene la del modelo. Vale también para lo ya analizado.',
  'A detection counts from its threshold on. When it changes, nothing is deleted and nothing is analysed again.':
    'Una detección cuenta a partir de su umbral. Al cambiarlo no se borra nada ni se vuelve a analizar nada.',
  'A file is taken when its size has not changed for this long.':
    'Un archivo se analiza cuando su tamaño no ha cambiado durante este tiempo.',
  'Apple CoreML': 'Apple CoreML',
  'As the system': 'Como el sistema',
  Polling: 'Sondeo periódico',
  'Best available': 'El mejor disponible',
  'Best of each species and recording': 'Las mejores de cada especie y grabación',
  Channel: 'Canal',
  'Channel 1 (left)': 'Canal 1 (izquierdo)',
  'Channel 2 (right)': 'Canal 2 (derecho)',
  'Channel 3': 'Canal 3',
  'Channel 4': 'Canal 4',
  'Choose one from your own verdicts': 'Elegir uno a partir de sus propios veredictos',
  'Counting what each threshold would leave …': 'Contando lo que dejaría cada umbral …',
  DDIM: 'DDIM',
  'DDPM (reference, slow)': 'DDPM (referencia, lento)',
  'DPM-Solver++ (fast)': 'DPM-Solver++ (rápido)',
  Dark: 'Oscuro',
  'Data folder': 'Carpeta de datos',
  Deutsch: 'Deutsch',
  English: 'English',
  Español: 'Español',
  'Estimated from {{looked}} of {{recordings}} recordings.':
    'Estimado a partir de {{looked}} de {{recordings}} grabaciones.',
  'Every change is saved at once.': 'Cada cambio se guarda al momento.',
  'Every detection': 'Todas las detecciones',
  'Graphics card (WebGPU)': 'Tarjeta gráfica (WebGPU)',
  Guidance: 'Guía',
  'Detected as well: {{names}}.': 'Se detectan además: {{names}}.',
  'How a picture is worked out of noise. The fast one needs about 20 steps.':
    'Cómo se obtiene una imagen del ruido. El rápido necesita unos 20 pasos.',
  'File watching': 'Vigilancia de archivos',
  'Clips per batch': 'Fragmentos por lote',
  'How many clips the model is given at once. More can be faster on a graphics processor and takes more memory.':
    'Cuántos fragmentos recibe el modelo a la vez. Más puede ser más rápido en un procesador gráfico y ocupa más memoria.',
  'How much neighbouring 3-second clips share. More finds birds at clip borders and takes longer.':
    'Cuánto se solapan los fragmentos vecinos de 3 segundos. Más solapamiento encuentra aves en los bordes y tarda más.',
  'How strictly the picture follows the sound: 1 is plain, 3 usual, above 8 colours burn out.':
    'Con qué rigor sigue la imagen al sonido: 1 es sencillo, 3 lo habitual; por encima de 8 los colores se saturan.',
  Language: 'Idioma',
  'Leaves {{after}} detections of {{species}} species; now there are {{before}} of {{speciesNow}}.':
    'Quedan {{after}} detecciones de {{species}} especies; ahora hay {{before}} de {{speciesNow}}.',
  Light: 'Claro',
  'Light, dark, or whatever the system says.': 'Claro, oscuro o como el sistema.',
  Analysis: 'Análisis',
  Analysing: 'Analizando',
  'Mix of all channels': 'Mezcla de todos los canales',
  'Model’s own': 'Del modelo',
  'More steps take longer and change little above 30.': 'Más pasos tardan más y cambian poco por encima de 30.',
  'NVIDIA card (CUDA)': 'Tarjeta NVIDIA (CUDA)',
  'Network drives often do not report new files; polling finds them.':
    'Las unidades de red a menudo no avisan de archivos nuevos; el sondeo periódico los encuentra.',
  'No longer detected: {{names}}.': 'Ya no se detectan: {{names}}.',
  'No pictures': 'Ninguna imagen',
  'Not saved: a number from {{min}} to {{max}} is needed.':
    'No se ha guardado: hace falta un número de {{min}} a {{max}}.',
  'Of the window, its numbers and dates. Exported tables stay English, so that programs can read them.':
    'Idioma de la ventana, sus números y fechas. Las tablas exportadas siguen en inglés para que los programas las lean.',
  'Only when asked': 'Solo cuando se pide',
  'Open stations and clocks': 'Abrir estaciones y relojes',
  'Overlap of clips, seconds': 'Solapamiento de fragmentos, segundos',
  Pictures: 'Imágenes',
  'Pictures are painted after the analysis, when there is time.':
    'Las imágenes se pintan tras el análisis, cuando hay tiempo.',
  'Processor (CPU)': 'Procesador (CPU)',
  'Reading the settings …': 'Leyendo los ajustes …',
  Reviewer: 'Persona que revisa',
  'Runs on': 'Se ejecuta en',
  Sampler: 'Método',
  Saved: 'Guardado',
  'Species with a threshold of your own below keep it.': 'Las especies con un umbral propio (abajo) lo conservan.',
  Steps: 'Pasos',
  'Take the model’s own again: {{n}} detections': 'Volver a los del modelo: {{n}} detecciones',
  'The model’s own': 'El del modelo',
  'This Songsight': 'Este Songsight',
  'Threshold for all species': 'Umbral para todas las especies',
  Thresholds: 'Umbrales',
  'Try one threshold for all': 'Pruebe un umbral para todas',
  'Use {{threshold}} for all species': 'Usar {{threshold}} para todas las especies',
  Version: 'Versión',
  'Wait for a finished file, seconds': 'Esperar a que el archivo esté completo, segundos',
  'System notifications': 'Notificaciones del sistema',
  'Processor for analysis. The one in use is shown in the sidebar.':
    'Procesador para el análisis. El que está en uso se muestra en la barra lateral.',
  'Once recordings are analysed, this shows what a threshold would leave.':
    'Cuando se hayan analizado grabaciones, aquí se verá lo que dejaría un umbral.',
  'Where recorders stood, their time zone, and what to do when a clock was wrong.':
    'Dónde estaban las grabadoras, su zona horaria y qué hacer si un reloj iba mal.',
  'Which microphone of a stereo recording is analysed.': 'Qué micrófono de una grabación estéreo se analiza.',
  'Which pictures are painted': 'Qué imágenes se pintan',
  'Windows graphics (DirectML)': 'Gráficos de Windows (DirectML)',
  'You and this window': 'Usted y esta ventana',
  'Your name or initials, written beside each review.': 'Su nombre o sus iniciales, junto a cada revisión.',
  'Your threshold for {{name}}': 'Su umbral para {{name}}',
  Yours: 'Suyo',
  'Yours wins over everything else. Left empty, a species takes the threshold for all species, else the model’s own.':
    'El suyo prevalece. Si queda vacío, vale el de todas las especies y, si no, el del modelo.',
  none: 'ninguno',
  'or continue reviewing': 'o siga revisando',
  'Each channel by itself': 'Cada canal por separado',
  'Longest detection, seconds': 'Detección más larga, segundos',
  'A bird that sings on and on is one detection up to this length; then the next one begins. Empty: no limit.':
    'Un ave que canta sin pausa es una sola detección hasta esta duración; después empieza la siguiente. Vacío: sin límite.',
  'no limit': 'sin límite',
  'How file names tell their time': 'Cómo indican la hora los nombres de archivo',
  'The usual recorders’ names are known. For others a pattern such as SITE_YYYYMMDD_HHMMSS: SITE and * are any letters, ? is one.':
    'Se conocen los nombres de las grabadoras habituales. Para otras, un patrón como SITE_YYYYMMDD_HHMMSS: SITE y * son letras cualesquiera, ? es una.',
  'Not saved: the pattern must say a date, an hour and minutes.':
    'No se ha guardado: el patrón debe indicar fecha, hora y minutos.',
  'Find a setting': 'Buscar un ajuste',
  Sections: 'Secciones',
  'No setting has these letters.': 'Ningún ajuste contiene estas letras.',
  '{{n}} more are found by their name.': 'Otras {{n}} se encuentran por su nombre.',
  'How pictures are painted': 'Cómo se pintan las imágenes',
  'Quick takes {{steps}} steps without guidance: pictures are there much sooner and are a little coarser. Pictures that are painted stay as they are.':
    'El modo rápido da {{steps}} pasos sin guía: las imágenes están mucho antes y son algo más toscas. Las imágenes ya pintadas se quedan como están.',
  'For fine pictures, and for those that you ask for with a guidance of your own.':
    'Para imágenes finas y para las que pida con una guía propia.',
  Fine: 'Fino',
  'Quick: a few steps': 'Rápido: pocos pasos',
  'Painted by the quick painter.': 'Pintada por el generador rápido.',
} as const;
