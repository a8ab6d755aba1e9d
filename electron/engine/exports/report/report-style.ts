/** For the screen and for paper: A4, no shadows, tables that break between rows only; each of the first two pages is one sheet. */
export const reportStyle = `
@page { size: A4; margin: 12mm 13mm; }
* { box-sizing: border-box; }
body { font: 14px/1.45 "Atkinson Hyperlegible Next", "Segoe UI", system-ui, sans-serif; color: #1b2722; background: #fff;
  max-width: 60rem; margin: 2rem auto; padding: 0 1.25rem; font-variant-numeric: tabular-nums; }
h1, h2, h3 { font-family: Literata, Georgia, serif; font-weight: 600; line-height: 1.2; margin: 0; }
h1 { font-size: 1.9rem; }
h2 { font-size: 1.15rem; margin: 1.4rem 0 .5rem; break-after: avoid; }
h3 { font-size: .95rem; margin: 0 0 .3rem; }
p { margin: .3rem 0; }
.soft, .axis { color: #4a5850; }
.small { font-size: .8rem; }
header { border-bottom: 2px solid #17352d; padding-bottom: .7rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); gap: .75rem; margin: 1rem 0 0; padding: 0; }
.figures div { border-left: 3px solid #e7b54f; padding-left: .7rem; display: grid; align-content: end; }
.figures dt { color: #4a5850; font-size: .82rem; }
.figures dd { margin: 0; font: 600 1.3rem/1.2 Literata, Georgia, serif; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1.25rem; align-items: start; }
svg { width: 100%; height: auto; font-size: 10.5px; display: block; break-inside: avoid; }
svg text { fill: #1b2722; }
svg .axis { fill: #4a5850; font-size: 9.5px; }
table { width: 100%; border-collapse: collapse; font-size: .82rem; }
th { text-align: left; font-weight: 600; border-bottom: 1.5px solid #17352d; vertical-align: bottom; padding: .25rem .35rem; }
td { border-bottom: 1px solid #cfd6c6; padding: .25rem .35rem; vertical-align: top; }
th.n, td.n { text-align: right; }
.when, .n { white-space: nowrap; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
i { font-family: Literata, Georgia, serif; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(9.5rem, 45%), 1fr)); gap: .8rem; }
figure { margin: 0; break-inside: avoid; font-size: .78rem; line-height: 1.3; }
.bird { width: 88px; height: 88px; display: block; }
.sound { width: 100%; height: 88px; display: block; margin-top: 4px; object-fit: fill; }
.label { display: inline-block; background: #f3dfaa; color: #3b2c06; padding: 0 .3rem; font-size: .64rem; line-height: 1.35; }
.table { overflow-x: auto; }
ul { padding-left: 1.1rem; margin: .2rem 0; }
@media print {
  html { font-size: 12px; }
  body { margin: 0; padding: 0; max-width: none; font-size: 8.5pt; line-height: 1.35; }
  .figures { grid-template-columns: repeat(6, auto); }
  .page { break-after: page; }
  .page:last-child { break-after: auto; }
  h1 { font-size: 17pt; }
  h2 { font-size: 11pt; margin: 3mm 0 1.2mm; }
  table { font-size: 7.3pt; }
  td, th { padding: .6mm .9mm; }
  .beside { grid-template-columns: 42% 1fr; gap: 5mm; }
  .charts { grid-template-columns: 56% 1fr; }
  .method { font-size: 7.6pt; grid-template-columns: 1fr 1fr; }
  .cards { grid-template-columns: repeat(6, 1fr); gap: 2.5mm; }
  figure { font-size: 7pt; }
  .bird { width: 24mm; height: 24mm; }
  .sound { height: 20mm; }
  .label { font-size: 5.5pt; }
  .table { overflow: visible; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
