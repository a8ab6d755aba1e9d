/** What the window itself has to say when something goes wrong, and labels for those who listen to it. */
export const spanishFailures = {
  'Detections of each species, by day': 'Detecciones de cada especie, por día',
  'Detections of each species, by hour of the day': 'Detecciones de cada especie, por hora del día',
  '{{day}} by hour': '{{day}} por horas',
  'Best clip of {{species}}': 'Mejor fragmento de {{species}}',
} as const;
