/** The looks of the page: light, dark, on paper. Every pair of text and ground has a contrast of 4.5 or more. */
export const styles = `
:root {
  color-scheme: light dark;
  --ground: #fbfaf8; --surface: #ffffff; --sunken: #f3f1ed; --line: #dedad3; --text: #1d1b18; --quiet: #625d55;
  --accent: #3b4fc4; --focus: #1f3fff;
  --migratable: #7d95e8; --refused: #e0995a; --migrated: #5fae84; --clean: #c9c5bd;
  --stripe: rgb(255 255 255 / 24%);
  --fetch: #2a6fb0; --decide: #6d3fc0; --act: #b1510f; --persist: #0f766e; --translate: #625d55;
  --result: #24713f; --failure: #b3261e; --frame: #625d55;
  --shadow: 0 1px 2px rgb(40 30 10 / 6%), 0 4px 16px rgb(40 30 10 / 5%);
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #151412; --surface: #1e1d1a; --sunken: #272522; --line: #3a3732; --text: #f0ede7; --quiet: #aaa398;
    --accent: #a5b4ff; --focus: #b9c4ff;
    --migratable: #5c74d6; --refused: #b9713a; --migrated: #3f8a63; --clean: #4a4741;
    --stripe: rgb(0 0 0 / 18%);
    --fetch: #7db8ee; --decide: #bd9dfa; --act: #f0a36b; --persist: #5fc9bd; --translate: #aaa398;
    --result: #7fcf9d; --failure: #f49a92; --frame: #aaa398;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.55 var(--sans); overflow-wrap: anywhere; }
main, .top, footer { max-width: 1180px; margin: 0 auto; padding: 0 28px; }
.top { padding-top: 40px; }
h1 { font-size: 28px; line-height: 1.2; letter-spacing: -0.02em; margin: 0; font-weight: 650; }
h2 { font-size: 19px; letter-spacing: -0.01em; margin: 0 0 4px; font-weight: 650; }
h3 { font-size: 15px; margin: 0; font-weight: 600; overflow-wrap: anywhere; }
p { margin: 0; } .quiet { color: var(--quiet); } .lead { margin-bottom: 16px; max-width: 72ch; color: var(--quiet); }
section { margin: 52px 0 0; }
code, .mono { font-family: var(--mono); font-size: 0.92em; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -9999px; } .skip:focus { left: 12px; top: 12px; background: var(--surface); padding: 8px 12px; z-index: 9; }
nav.toc { display: flex; flex-wrap: wrap; gap: 4px 18px; margin-top: 14px; font-size: 14px; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 14px; margin: 26px 0 0; padding: 0; list-style: none; }
.figures li { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; box-shadow: var(--shadow); }
.figures b { display: block; font-size: 27px; line-height: 1.15; font-weight: 650; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.figures span { color: var(--quiet); font-size: 13.5px; } .figures em { display: block; font-style: normal; font-size: 13px; margin-top: 2px; }
.better { color: var(--result); } .worse { color: var(--failure); }
.share { display: flex; height: 14px; border-radius: 7px; overflow: hidden; margin: 20px 0 8px; background: var(--sunken); }
.share i { display: block; height: 100%; border-right: 2px solid var(--ground); } .share i:last-child { border: 0; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; list-style: none; margin: 0; padding: 0; font-size: 13.5px; color: var(--quiet); }
.legend i { display: inline-block; width: 12px; height: 12px; border-radius: 3px; margin-right: 7px; vertical-align: -1px; }
.migratable { background-color: var(--migratable); } .migrated { background-color: var(--migrated); } .clean { background-color: var(--clean); }
.refused { background-color: var(--refused); background-image: repeating-linear-gradient(45deg, transparent 0 6px, var(--stripe) 6px 8px); }
.bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 18px; margin-bottom: 10px; }
.trail { display: flex; flex-wrap: wrap; align-items: center; gap: 2px; font-size: 14px; min-height: 32px; }
.trail button { border: 0; background: none; color: var(--accent); padding: 4px 6px; cursor: pointer; font: inherit; border-radius: 6px; }
.trail button[aria-current] { color: var(--text); font-weight: 600; cursor: default; }
.trail span { color: var(--quiet); }
fieldset { border: 0; padding: 0; margin: 0; display: flex; gap: 14px; font-size: 14px; } legend { float: left; padding: 0 10px 0 0; color: var(--quiet); }
.map { position: relative; width: 100%; aspect-ratio: 2; border-radius: 10px; overflow: hidden; background: var(--sunken); }
.tile { position: absolute; margin: 0; padding: 0; border: 0; background: none; cursor: pointer; overflow: hidden; font: inherit; text-align: left; color: inherit; }
.tile::after { content: ""; position: absolute; inset: 0; border: 1.5px solid var(--ground); pointer-events: none; }
.tile:hover::after { border: 2.5px solid var(--text); }
.tile:focus-visible { outline: 0; border-radius: 0; } .tile:focus-visible::after { border: 3px solid var(--focus); box-shadow: inset 0 0 0 2px var(--ground); }
.tile i { position: absolute; box-shadow: inset 0 0 0 0.5px color-mix(in srgb, var(--ground) 70%, transparent); }
.tile-name { position: absolute; left: 6px; top: 6px; max-width: calc(100% - 12px); background: var(--surface); color: var(--text); padding: 1px 7px 2px; border-radius: 5px; font-size: 12.5px; line-height: 1.4; display: flex; gap: 7px; z-index: 1; }
.tile-name b { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .tile-name small { color: var(--quiet); font-size: 12px; font-variant-numeric: tabular-nums; }
.detail { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 12px 16px; margin-top: 10px; min-height: 48px; font-size: 14px; overflow-wrap: anywhere; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 430px), 1fr)); gap: 0 44px; }
.ranks { list-style: none; margin: 12px 0 0; padding: 0; }
.ranks li { padding: 9px 0; border-top: 1px solid var(--line); }
.ranks .row { display: flex; justify-content: space-between; gap: 14px; align-items: baseline; }
.ranks .row b { font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
.meter { height: 6px; border-radius: 3px; background: var(--sunken); margin: 6px 0 4px; overflow: hidden; } .meter i { display: block; height: 100%; background: var(--accent); border-radius: 3px; min-width: 3px; }
.meter.warm i { background: var(--refused); }
.ranks small { color: var(--quiet); font-size: 13px; display: block; overflow-wrap: anywhere; }
table { overflow-wrap: normal; width: 100%; border-collapse: collapse; font-size: 14px; } .scroll { overflow-x: auto; }
th { text-align: left; color: var(--quiet); font-weight: 500; font-size: 13px; } th, td { padding: 7px 12px 7px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } td .mono { overflow-wrap: anywhere; } td small { color: var(--quiet); display: block; overflow-wrap: anywhere; }
.state { white-space: nowrap; } .state i { display: inline-block; width: 10px; height: 10px; border-radius: 3px; margin-right: 7px; }
::placeholder { color: var(--quiet); opacity: 1; }
input[type=search] { font: inherit; font-size: 14px; padding: 6px 10px; border: 1px solid var(--quiet); border-radius: 8px; background: var(--surface); color: var(--text); min-width: 240px; }
.plain { font: inherit; font-size: 14px; padding: 6px 12px; border: 1px solid var(--quiet); border-radius: 8px; background: var(--surface); color: var(--text); cursor: pointer; }
details.drawn { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; margin-top: 14px; box-shadow: var(--shadow); }
details.drawn > summary { padding: 12px 18px; cursor: pointer; display: flex; gap: 12px; align-items: baseline; flex-wrap: wrap; list-style-position: inside; }
details.drawn > summary small { color: var(--quiet); overflow-wrap: anywhere; } details.drawn > summary::marker { color: var(--quiet); }
.canvas { overflow-x: auto; padding: 4px 18px 18px; } .canvas svg { display: block; margin: 0 auto; max-width: none; height: auto; }
.source { padding: 0 18px 16px; font-size: 13.5px; } .source summary { color: var(--quiet); cursor: pointer; width: fit-content; } .source pre { margin: 8px 0 0; padding: 12px 14px; background: var(--sunken); border-radius: 8px; overflow-x: auto; font: 12.5px/1.5 var(--mono); }
.keys { display: flex; flex-wrap: wrap; gap: 4px 18px; list-style: none; padding: 0; margin: 6px 0 0; font-size: 13.5px; color: var(--quiet); }
.keys i { display: inline-block; width: 12px; height: 12px; border-radius: 4px; border: 2px solid currentcolor; margin-right: 7px; vertical-align: -2px; }
.flow rect { fill: var(--surface); stroke: var(--frame); stroke-width: 1.5; }
.flow .label { font: 500 12.3px var(--mono); text-anchor: middle; fill: var(--text); }
.flow .role { font: 600 10px var(--sans); letter-spacing: 0.06em; text-anchor: middle; text-transform: uppercase; fill: var(--frame); }
.flow .edge { fill: none; stroke: var(--quiet); stroke-width: 1.4; } #arrow path { fill: var(--quiet); }
.flow .on { font: 500 11px var(--sans); text-anchor: middle; fill: var(--text); stroke: var(--surface); stroke-width: 5px; paint-order: stroke; stroke-linejoin: round; }
.flow .start rect { fill: var(--text); stroke: var(--text); } .flow .start .label { fill: var(--ground); }
.fetch { color: var(--fetch); } .decide, .choice { color: var(--decide); } .act, .flow-role { color: var(--act); } .persist { color: var(--persist); } .translate, .loop, .transaction { color: var(--translate); } .result { color: var(--result); } .failure { color: var(--failure); }
.flow .node:not(.start) rect { stroke: currentcolor; fill: color-mix(in srgb, currentcolor 9%, var(--surface)); } .flow .node .role { fill: currentcolor; }
.flow .decide rect, .flow .choice rect { stroke-width: 2.4; } .flow .transaction rect, .flow .loop rect { stroke-dasharray: 5 3; }
.flow .node.flow { color: var(--act); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { margin-top: 64px; padding-bottom: 40px; color: var(--quiet); font-size: 13.5px; }
.nothing { background: var(--sunken); border-radius: 10px; padding: 22px; color: var(--quiet); }
@media (max-width: 640px) { main, .top, footer { padding-left: 16px; padding-right: 16px; } .map { aspect-ratio: 1; } h1 { font-size: 23px; } }
@media (prefers-reduced-motion: no-preference) { .tile { transition: opacity 0.12s; } }
@media print {
  :root { --ground: #fff; --surface: #fff; --sunken: #f1efeb; --line: #ccc; --text: #000; --quiet: #444; --accent: #223399; --shadow: none;
    --migratable: #7d95e8; --refused: #e0995a; --migrated: #5fae84; --clean: #c9c5bd; --stripe: rgb(255 255 255 / 24%);
    --fetch: #2a6fb0; --decide: #6d3fc0; --act: #b1510f; --persist: #0f766e; --translate: #555; --result: #24713f; --failure: #b3261e; --frame: #555; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 11pt; } main, .top, footer { max-width: none; padding: 0; } section { margin-top: 28pt; }
  .no-print, nav.toc, .skip, .source { display: none !important; }
  .figures li, .map, .ranks li, tr, details.drawn { break-inside: avoid; } h2, h3, summary { break-after: avoid; }
  .canvas { overflow: visible; } .canvas svg { max-width: 100%; max-height: 230mm; }
}
`;
