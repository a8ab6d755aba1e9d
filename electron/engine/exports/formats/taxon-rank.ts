/** The rank a scientific name has by its form: one word is a genus or higher and called genus, three are a subspecies. */
export function taxonRank(scientificName: string): 'genus' | 'species' | 'subspecies' {
  const words = scientificName.trim().split(/\s+/).length;
  if (words === 1) return 'genus';
  return words === 2 ? 'species' : 'subspecies';
}
