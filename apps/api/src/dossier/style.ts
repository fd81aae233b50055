/** How the page of a dossier looks, on the screen and on A4 with the margins of GB/T 9704. */
export const style = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
* { box-sizing: border-box; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #000; background: #fff;
  font: 1rem/1.75 "FangSong_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC", "SimSun", serif; }
h1 { font: 700 1.75rem/1.4 "FZXiaoBiaoSong-B05S", "STZhongsong", "Noto Serif CJK SC", "SimSun", serif; text-align: center; }
h2 { font: 700 1.15rem/1.6 "SimHei", "STHeiti", "Noto Sans CJK SC", sans-serif; margin: 2rem 0 .5rem; break-after: avoid; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; break-after: avoid; }
p { margin: .25rem 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.number, .lead { text-align: center; }
.lead, .small { font-size: .875rem; color: #333; }
.hash { font: .75rem/1.5 monospace; overflow-wrap: anywhere; color: #333; }
table { width: 100%; border-collapse: collapse; }
th, td { border: 1px solid #000; padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 400; width: 9rem; background: #f4f4f4; }
thead th { width: auto; }
li.step { break-inside: avoid; margin: 0 0 1rem; }
ol.steps { padding: 0; list-style: none; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .25rem 0; }
dt { color: #333; } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } th { width: 6rem; } }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 12pt; } th { background: none; } }
`;
