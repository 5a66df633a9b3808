/** How the page looks: on a phone, on a desk, in the dark and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #fff; --card: #f4f6f8; --text: #17212b; --faint: #4b5966; --line: #d3dae0; --link: #0b4f94; --accent: #12436d;
  --chart-1: #12436d; --chart-2: #1c8a80; --chart-3: #cf5312;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12181f; --card: #1c252f; --text: #eef2f5; --faint: #b4c0ca; --line: #3a4753; --link: #9ccaff; --accent: #8dbdf0;
    --chart-1: #8dbdf0; --chart-2: #2fa99d; --chart-3: #f2a36b;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: break-word;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
body { border-top: .4rem solid var(--accent); }
header { padding-top: 2rem; }
h1 { font-size: clamp(1.75rem, 5vw, 2.5rem); line-height: 1.15; margin-top: 0; margin-bottom: .5rem; text-wrap: balance; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 3rem 0 .5rem; }
h3 { font-size: 1.05rem; line-height: 1.3; margin: 0; }
p { margin: .4rem 0 .8rem; max-width: 46rem; }
header p + p { color: var(--faint); }
.faint, caption, .places { color: var(--faint); }
a { color: var(--link); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: .15em; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(12.5rem, 1fr)); gap: .75rem; padding: 0; margin: 1rem 0; list-style: none; }
.cards > li { background: var(--card); border-left: .25rem solid var(--accent); border-radius: .25rem; padding: .9rem .8rem; display: flex; flex-direction: column; }
.cards h3 { font-size: .95rem; font-weight: 600; }
.cards .value { font-size: 1.9rem; font-weight: 700; line-height: 1.2; margin: .15rem 0 auto; }
.cards dl { margin: .6rem 0 0; display: grid; grid-template-columns: 1fr auto; gap: .1rem .4rem; font-size: .825rem; line-height: 1.4; }
.cards dt { color: var(--faint); }
.cards dd { margin: 0; white-space: nowrap; text-align: right; font-variant-numeric: tabular-nums; }
.charts { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem; margin-top: 1.25rem; }
figure { margin: 0; min-width: 0; }
figcaption p { margin: .1rem 0 .7rem; color: var(--faint); font-size: .95rem; }
svg { width: 100%; height: auto; display: block; max-width: 40rem; font-family: inherit; }
svg.wide { display: none; }
@media (min-width: 34rem) { svg.wide { display: block; } svg.narrow { display: none; } }
@media (min-width: 64rem) { .charts { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 2.5rem 2rem; } }
details { margin: .6rem 0; }
summary { cursor: pointer; padding: .35rem 0; color: var(--link); width: fit-content; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; margin: .5rem 0 1rem; }
caption { text-align: left; padding-bottom: .35rem; font-size: .9rem; }
figure caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; vertical-align: top; overflow-wrap: anywhere; padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--faint); font-size: .875rem; line-height: 1.3; }
tbody th { font-weight: 400; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number, time, .state { white-space: nowrap; }
.decisions { padding: 0; list-style: none; margin: .5rem 0; }
.decisions > li { padding: .6rem 0 .6rem .9rem; border-left: .25rem solid var(--line); margin-bottom: .6rem; }
.decisions p { margin: 0; max-width: 52rem; }
.places { font-size: .9rem; }
.plain { padding-left: 1.2rem; }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2.5rem; }
footer > p { border-top: 1px solid var(--line); padding-top: 1rem; max-width: none; }
@media (max-width: 40rem) {
  table, caption, tbody, tbody tr, tbody th { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody tr { border-bottom: 1px solid var(--line); padding: .5rem 0; }
  tbody th, td { border: 0; padding: .1rem 0; }
  tbody th { font-weight: 600; }
  td { display: grid; grid-template-columns: minmax(6rem, auto) minmax(0, 1fr); gap: 1rem; text-align: right; }
  td.number, .state { white-space: normal; }
  td::before { content: attr(data-head); color: var(--faint); text-align: left; }
}
@media print {
  :root {
    color-scheme: light; font-size: 10pt;
    --page: #fff; --card: #fff; --text: #000; --faint: #333; --line: #bbb; --link: #000; --accent: #12436d;
    --chart-1: #12436d; --chart-2: #1c8a80; --chart-3: #cf5312;
  }
  @page { margin: 16mm 14mm; }
  body { border: 0; }
  header { padding-top: 0; }
  header, main, footer { padding-left: 0; padding-right: 0; max-width: none; }
  svg, .cards > li { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .cards > li { border: 1px solid var(--line); border-left: .25rem solid var(--accent); }
  .charts { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.2rem; }
  svg.wide { display: none; } svg.narrow { display: block; }
  h2 { margin-top: 1.6rem; }
  h2, h3, figcaption, caption { break-after: avoid; }
  figure, tr, .cards > li, .decisions > li { break-inside: avoid; }
  details:not([open]) { display: none; }
  summary { color: inherit; }
}
`.trim();
