// `node build/package/check-sizes.ts [folder]`: prints the size of every installer and ends with 1 when one is over budget.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const budgetMegabytes = 220;
const folder = process.argv[2] ?? path.resolve(import.meta.dirname, '../../release');
const installers = readdirSync(folder).filter((name) => /\.(?:AppImage|deb|exe|dmg|zip|tar\.gz)$/.test(name));

const sizes = installers.map((name) => ({ name, megabytes: statSync(path.join(folder, name)).size / 1e6 }));
for (const { name, megabytes } of sizes) console.log(`${megabytes.toFixed(1).padStart(7)} MB  ${name}`);
const over = sizes.filter(({ megabytes }) => megabytes >= budgetMegabytes);
if (sizes.length === 0) console.log(`There is no installer in ${folder}.`);
if (over.length > 0)
  console.log(`Over the budget of ${budgetMegabytes} MB: ${over.map(({ name }) => name).join(', ')}`);
process.exit(over.length > 0 || sizes.length === 0 ? 1 : 0);
