/** What the window itself has to say when something goes wrong, and labels for those who listen to it. */
export const germanFailures = {
  'Detections of each species, by day': 'Nachweise jeder Art, nach Tag',
  'Detections of each species, by hour of the day': 'Nachweise jeder Art, nach Stunde',
  '{{day}} by hour': '{{day}} nach Stunden',
  'Best clip of {{species}}': 'Bester Ausschnitt von {{species}}',
} as const;
