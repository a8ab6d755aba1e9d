/** Map and soundscape. */
export const spanishMap = {
  'Measuring recordings without a soundscape: {{n}} of {{all}}':
    'Midiendo grabaciones sin paisaje sonoro: {{n}} de {{all}}',
  '{{recordings}} skipped: away or not to be read': '{{recordings}} omitidas: no disponibles o ilegibles',
  'Measure them in the background': 'Medirlas en segundo plano',
  'Acoustic indices (CSV)': 'Índices acústicos (CSV)',
  'One row per minute of sound: ACI, ADI, BI, NDSI and H, for R and Python.':
    'Una fila por minuto de sonido: ACI, ADI, BI, NDSI y H, para R y Python.',
  Map: 'Mapa',
  'Map: arrow keys move it, plus and minus zoom': 'Mapa: las flechas lo mueven, más y menos lo acercan y alejan',
  'The coastlines cannot be read.': 'No se pueden leer las líneas de costa.',
  'Coastlines: Natural Earth, 1:50 million': 'Líneas de costa: Natural Earth, 1:50 millones',
  'Circles show': 'Los círculos muestran',
  'A station is a place where you record. Add one, then place it here by a click.':
    'Una estación es un lugar donde usted graba. Añada una y sitúela aquí con un clic.',
  'Opening the map …': 'Abriendo el mapa …',
  'Place {{station}} on the map': 'Situar {{station}} en el mapa',
  '{{station}} is not on the map: nobody has said where it lies.':
    '{{station}} no está en el mapa: nadie ha dicho dónde se encuentra.',
  '{{stations}} are not on the map: nobody has said where they lie.':
    '{{stations}} no están en el mapa: nadie ha dicho dónde se encuentran.',
  'Click where {{station}} lies, or move the map and press Enter to take its middle.':
    'Haga clic donde está {{station}}, o mueva el mapa y pulse Intro para tomar su centro.',
  'Number of species': 'Número de especies',
  'New place': 'Nuevo lugar',
  '{{recorded}} recorded': '{{recorded}} grabados',
  'Place on the map': 'Situar en el mapa',
  'Move on the map': 'Mover en el mapa',
  Time: 'Tiempo',
  'The whole time': 'Todo el tiempo',
  'Week by week': 'Semana a semana',
  '{{station}}: {{detections}} of {{species}}, {{recorded}} recorded':
    '{{station}}: {{detections}} de {{species}}, {{recorded}} grabados',
  '{{station}}: recorded {{recorded}}, not detected': '{{station}}: {{recorded}} grabados, sin detecciones',
  '{{station}}: not recorded': '{{station}}: sin grabación',
  Soundscape: 'Paisaje sonoro',
  'Soundscapes and acoustic indices': 'Paisajes sonoros e índices acústicos',
  'Keeps what every minute sounds like while it is analysed: under 1 kB a minute.':
    'Guarda cómo suena cada minuto mientras se analiza: menos de 1 kB por minuto.',
  on: 'activado',
  'Acoustic complexity: how much the sound changes from moment to moment.':
    'Complejidad acústica: cuánto cambia el sonido de un momento a otro.',
  'Acoustic diversity: how evenly the bands from 0 to 10 kHz are used.':
    'Diversidad acústica: con qué uniformidad se usan las bandas de 0 a 10 kHz.',
  'Bioacoustic index: how much stands out between 2 and 8 kHz.': 'Índice bioacústico: cuánto destaca entre 2 y 8 kHz.',
  'Animals against machines, from −1 to 1: 2 to 8 kHz against 1 to 2 kHz.':
    'Animales frente a máquinas, de −1 a 1: de 2 a 8 kHz frente a 1 a 2 kHz.',
  'Entropy, from 0 to 1: high where sound is spread evenly over time and frequency.':
    'Entropía, de 0 a 1: alta donde el sonido se reparte por igual en tiempo y frecuencia.',
  Indices: 'Índices',
  Index: 'Índice',
  'No minute of this day has a value.': 'Ningún minuto de este día tiene valor.',
  'Sound at {{time}}': 'Sonido a las {{time}}',
  '{{recording}}, from {{at}} on': '{{recording}}, desde {{at}}',
  'Spectrogram of this minute': 'Espectrograma de este minuto',
  'Nothing was detected in this minute.': 'No se detectó nada en este minuto.',
  'Indices as CSV': 'Índices en CSV',
  'No soundscape yet': 'Aún no hay paisaje sonoro',
  'While recordings are analysed, what every minute of them sounds like is kept. A day is then one picture.':
    'Mientras se analizan las grabaciones se guarda cómo suena cada minuto. Un día es entonces una imagen.',
  '{{recordings}} have none: they were analysed before, or it is switched off in the settings.':
    '{{recordings}} no tienen: se analizaron antes, o está desactivado en los ajustes.',
  'Day before': 'Día anterior',
  'Day after': 'Día siguiente',
  'All frequencies': 'Todas las frecuencias',
  'Nothing was recorded here on this day': 'Ese día no se grabó nada aquí',
  'Choose another day above.': 'Elija otro día arriba.',
  'changing sound (ACI)': 'sonido cambiante (ACI)',
  'gathered in moments (1 − entropy)': 'concentrado en momentos (1 − entropía)',
  'many events': 'muchos eventos',
  'Click a minute to hear it.': 'Haga clic en un minuto para oírlo.',
  'Nothing was recorded in this minute.': 'En este minuto no se grabó nada.',
  'Opening the day …': 'Abriendo el día …',
  'Minute of the day': 'Minuto del día',
  'The soundscape cannot be drawn now.': 'El paisaje sonoro no se puede dibujar ahora.',
} as const;
