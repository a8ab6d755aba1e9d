/** For the screen and for paper: A4, no shadows, tables that break between rows only. */
export const reportStyle = `
@page { size: A4; margin: 16mm 14mm; }
* { box-sizing: border-box; }
body { font: 15px/1.5 "Atkinson Hyperlegible Next", "Segoe UI", system-ui, sans-serif; color: #1b2722; background: #fff;
  max-width: 60rem; margin: 2rem auto; padding: 0 1.25rem; font-variant-numeric: tabular-nums; }
h1, h2 { font-family: Literata, Georgia, serif; font-weight: 600; line-height: 1.2; margin: 0; }
h1 { font-size: 2rem; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .6rem; break-after: avoid; }
p { margin: .4rem 0; max-width: 44rem; }
.soft, .axis, caption { color: #4a5850; }
header { border-bottom: 2px solid #17352d; padding-bottom: 1rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); gap: .75rem; margin: 1.25rem 0 0; padding: 0; }
.figures div { border-left: 3px solid #e7b54f; padding-left: .7rem; }
.figures div { display: grid; align-content: end; }
.figures dt { color: #4a5850; font-size: .85rem; }
.figures dd { margin: 0; font: 600 1.45rem/1.2 Literata, Georgia, serif; }
svg { width: 100%; height: auto; font-size: 11px; display: block; break-inside: avoid; }
svg text { fill: #1b2722; }
svg .axis { fill: #4a5850; font-size: 10.5px; }
table { width: 100%; border-collapse: collapse; font-size: .86rem; }
th { text-align: left; font-weight: 600; border-bottom: 1.5px solid #17352d; vertical-align: bottom; padding: .3rem .4rem; }
td { border-bottom: 1px solid #cfd6c6; padding: .35rem .4rem; vertical-align: top; }
th.n, td.n { text-align: right; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
td img { width: 88px; height: 88px; display: block; image-rendering: auto; }
i { font-family: Literata, Georgia, serif; }
.label { display: inline-block; background: #f3dfaa; color: #3b2c06; padding: 0 .35rem; font-size: .66rem; line-height: 1.35; width: 7rem; }
.picture { width: 7.6rem; }
.when { white-space: nowrap; }
.table { overflow-x: auto; }
ul { padding-left: 1.2rem; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 10pt; } table { font-size: 8.5pt; } td img { width: 20mm; height: 20mm; } .label { width: 25mm; font-size: 6.5pt; padding: 0 .5mm; } .picture { width: 26mm; } a { color: inherit; } .table { overflow: visible; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
`;
