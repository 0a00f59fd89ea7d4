import type { Flow } from '@tacet/codemods';
import type { Progress } from '../commands/report/progress.ts';
import type { Report } from '../commands/report/report.ts';
import { browserScript } from './browser.generated.ts';
import { drawFlow } from './draw-flow.ts';
import { embedJson, escapeHtml } from './escape.ts';
import { buildHierarchy } from './hierarchy.ts';
import { flowAsMermaid } from './mermaid.ts';
import { checksHtml, countText, figuresHtml, flowName, methodsHtml, progressHtml } from './sections.ts';
import { styles } from './styles.ts';
import { tilesHtml } from './tile-html.ts';

/** What the page shows. */
export interface PageContent {
  readonly report: Report;
  readonly progress: Progress | undefined;
  /** The project's name. */
  readonly name: string;
}

/** The report as one HTML page, which asks nothing of any other place. */
export function renderPage({ report, progress, name }: PageContent): string {
  const title = `${name} · where decisions live`;
  const scope = scopeText(report);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top">
<h1>${escapeHtml(name)}</h1>
<p class="quiet">${escapeHtml(scope)}</p>
<nav class="toc" aria-label="Sections">${tocHtml(report)}</nav>
</header>
<main id="main">
${figuresHtml(report, progress)}
${mapHtml(report)}
${checksHtml(report)}
${progressHtml(progress)}
${methodsHtml(report)}
${flowsHtml(report.flows)}
</main>
<footer>Written by <code>tacet report</code>. A method is fat when it acts and decides; its weight is the number of places in it that break a check.</footer>
<script type="application/json" id="data">${embedJson(dataOf(report))}</script>
<script>${browserScript}</script>
</body>
</html>
`;
}

/** What the script of the page needs. */
function dataOf({ units }: Report): object {
  return units.map(({ file, line, method, state, fat, effects, lines, refusals }) => ({
    file,
    line,
    method,
    state,
    fat,
    effects,
    lines,
    refusals: refusals.map(({ code, reason, hint }) => ({ code, reason, hint })),
  }));
}

function scopeText({ run, totals }: Report): string {
  const parts = [`${countText(totals.methods, 'method')} in ${countText(totals.files, 'file')}`];
  if (run.operands.length > 0) parts.push(run.operands.join(' '));
  if (run.since !== undefined) parts.push(`changed since ${run.since}`);
  if (run.shard !== undefined) parts.push(`shard ${run.shard}`);
  return parts.join(' · ');
}

function tocHtml({ units, flows }: Report): string {
  const links = [
    ['map', 'Map'],
    ['checks', 'Checks'],
    ['refusals', 'Refusals'],
    ['progress', 'Progress'],
    ...(units.length > 0 ? [['methods', 'Methods']] : []),
    ['flows', `Flows (${flows.length.toString()})`],
  ];
  return links.map(([id = '', text = '']) => `<a href="#${id}">${text}</a>`).join('');
}

function mapHtml({ units }: Report): string {
  const root = buildHierarchy(units.map((unit) => ({ ...unit, weight: unit.fat })));
  const lead = 'Area is weight: the places to move. Choose a tile to look into it.';
  const map =
    root.weight === 0
      ? '<p class="nothing">Nothing is fat here.</p>'
      : `<div class="bar no-print" id="controls" hidden><nav class="trail" id="trail" aria-label="Where the map is"></nav><fieldset><legend>Area</legend><label><input type="radio" name="area" value="fat" checked> weight</label><label><input type="radio" name="area" value="lines"> lines</label></fieldset></div>
<div class="map" id="tiles" role="group" aria-label="Map of fat by folder and method">${tilesHtml(root)}</div>
<div class="detail no-print" id="detail" role="status" hidden></div>`;
  return `<section id="map"><h2>Where fat lives</h2><p class="lead">${lead} <span class="no-print">With the keyboard: arrows move, Enter goes in, Escape comes back.</span></p>${map}</section>`;
}

const openAtFirst = 12;

function flowsHtml(flows: readonly Flow[]): string {
  const keys = ['fetch', 'decide', 'act', 'persist', 'result', 'failure']
    .map((role) => `<li><i class="${role}"></i>${role}</li>`)
    .join('');
  const drawn = flows.map((flow, index) => flowHtml(flow, `flow-${index.toString()}`, index < openAtFirst));
  const body =
    flows.length === 0 ? '<p class="nothing">There is no orchestrator or runtime here yet.</p>' : drawn.join('\n');
  return `<section id="flows"><h2>Flows</h2><p class="lead">Each public method of an orchestrator or runtime, drawn from its code.</p><ul class="keys">${keys}</ul>
<svg width="0" height="0" style="position:absolute" aria-hidden="true" focusable="false"><defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0.8 L10 5 L0 9.2 z"/></marker></defs></svg>
${body}</section>`;
}

function flowHtml(flow: Flow, id: string, isOpen: boolean): string {
  const place = `${flow.file}:${flow.line.toString()}`;
  return `<details class="drawn"${isOpen ? ' open' : ''}><summary><h3>${escapeHtml(flowName(flow))}</h3><small class="mono">${escapeHtml(place)}</small></summary>
<div class="canvas" tabindex="0" role="group" aria-label="Drawing of ${escapeHtml(flowName(flow))}">${drawFlow(flow, id)}</div>
<details class="source"><summary>Mermaid</summary><pre tabindex="0">${escapeHtml(flowAsMermaid(flow))}</pre></details></details>`;
}
