import type { Flow } from '@tacet/codemods';
import type { Progress, UnitName } from '../commands/report/progress.ts';
import type { Report, UnitState } from '../commands/report/report.ts';
import { escapeHtml } from './escape.ts';
import { fattestFirst, firstRows, rowHtml } from './method-rows.ts';

/** The states in the order in which they are shown. */
export const stateOrder = ['migrated', 'migratable', 'refused', 'clean'] as const satisfies readonly UnitState[];

const stateTexts: Readonly<Record<UnitState, string>> = {
  migrated: 'migrated: hands over to an orchestrator',
  migratable: 'migratable: tacet migrate moves it',
  refused: 'refused: left as it is, with a reason',
  clean: 'clean: acts or decides, not both',
};

/** A number with thin spaces between its thousands. */
export function numberText(value: number): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, '\u2009');
}

/** What the colours stand for. */
export function legendHtml(): string {
  const items = stateOrder.map((state) => `<li><i class="${state}"></i>${stateTexts[state]}</li>`);
  return `<ul class="legend">${items.join('')}</ul>`;
}

/** The figures at the top: how much there is, and how far the migration has come. */
export function figuresHtml({ totals }: Report, progress: Progress | undefined): string {
  const before = progress?.before;
  const figures = [
    figure('fat methods', totals.fatMethods, before?.fatMethods, 'less'),
    figure('places to move', totals.fat, before?.fat, 'less'),
    figure('migrated', totals.migrated, before?.migrated, 'more'),
    figure('migratable', totals.migratable, before?.migratable, 'neither'),
    figure('refused', totals.refused, before?.refused, 'less'),
    figure('methods looked at', totals.methods, before?.methods, 'neither'),
  ];
  const known = totals.migrated + totals.fatMethods;
  const shares = (['migrated', 'migratable', 'refused'] as const)
    .filter((state) => totals[state] > 0)
    .map((state) => `<i class="${state}" style="width:${((totals[state] / known) * 100).toFixed(2)}%"></i>`);
  const label = `Of ${known.toString()} methods that are or were fat, ${totals.migrated.toString()} are migrated, ${totals.migratable.toString()} migratable, ${totals.refused.toString()} refused.`;
  const bar = known === 0 ? '' : `<div class="share" role="img" aria-label="${label}">${shares.join('')}</div>`;
  return `<ul class="figures">${figures.join('')}</ul>${bar}${legendHtml()}`;
}

function figure(name: string, now: number, before: number | undefined, good: 'less' | 'more' | 'neither'): string {
  const change = before === undefined ? 0 : now - before;
  const isBetter = good === 'less' ? change < 0 : change > 0;
  const tone = good === 'neither' ? 'quiet' : isBetter ? 'better' : 'worse';
  const sign = change > 0 ? '▲ ' : '▼ ';
  const told = change === 0 ? '' : `<em class="${tone}">${sign}${numberText(Math.abs(change))} since last</em>`;
  return `<li><b>${numberText(now)}</b><span>${name}</span>${told}</li>`;
}

/** What each check is called in the pattern, and what breaks it. */
const checkNames: Readonly<Record<string, string>> = {
  'no-if': 'No If Statements',
  'no-throw': 'Explicit Results',
  'no-entity-new': 'No Object Creation',
  'dumb-piping': 'Dumb Piping',
  'no-ambient-effects': 'Pure decisions, injected dependencies',
  'transaction-boundary': 'Transaction boundaries',
};

/** Which checks fail, and what is refused. */
export function checksHtml({ checks, refusedBy, units }: Report): string {
  const most = Math.max(1, ...Object.values(checks));
  const failing = Object.entries(checks).map(([rule, places]) => {
    const methods = units.filter((unit) => Object.hasOwn(unit.checks, rule)).length;
    const text = `<code>${escapeHtml(rule)}</code> · in ${countText(methods, 'method')}`;
    return rankHtml(checkNames[rule] ?? rule, countText(places, 'place'), places / most, text, '');
  });
  const mostRefused = Math.max(1, ...Object.values(refusedBy));
  const refused = Object.entries(refusedBy).map(([code, count]) => {
    const example = units.find((unit) => unit.refusals.some((refusal) => refusal.code === code));
    const hint = example?.refusals.find((refusal) => refusal.code === code)?.hint ?? '';
    const text = `${escapeHtml(hint)} <code>tacet explain ${escapeHtml(code)}</code>`;
    return rankHtml(code, countText(count, 'method'), count / mostRefused, text, ' warm');
  });
  return `<div class="columns">
<section id="checks"><h2>Checks that fail</h2><p class="quiet">Places in fat methods, by cognitive check.</p>${listHtml(failing, 'No check fails.')}</section>
<section id="refusals"><h2>Refusals</h2><p class="quiet">Methods the migration leaves alone, by code.</p>${listHtml(refused, 'Nothing is refused.')}</section>
</div>`;
}

function rankHtml(name: string, count: string, share: number, text: string, tone: string): string {
  return `<li><div class="row"><span>${escapeHtml(name)}</span><b>${count}</b></div><div class="meter${tone}"><i style="width:${(share * 100).toFixed(1)}%"></i></div><small>${text}</small></li>`;
}

function listHtml(items: readonly string[], nothing: string): string {
  return items.length === 0 ? `<p class="nothing">${nothing}</p>` : `<ul class="ranks">${items.join('')}</ul>`;
}

/** `1 method`, `2 methods`. */
export function countText(count: number, noun: string): string {
  return `${numberText(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** What became of the code since the report before. */
export function progressHtml(progress: Progress | undefined): string {
  if (progress === undefined) {
    const hint = 'No earlier report to compare with: the next run of <code>tacet report</code> compares with this one.';
    return `<section id="progress"><h2>Progress</h2><p class="nothing">${hint}</p></section>`;
  }
  const { migrated, slimmed, fattened, name } = progress;
  return `<section id="progress"><h2>Progress</h2><p class="lead">Since ${escapeHtml(name)}.</p><div class="columns">
${namesHtml('Migrated', migrated, 'Nothing was migrated.')}${namesHtml('No longer fat, or gone', slimmed, 'Nothing else became slim.')}${namesHtml('Newly fat', fattened, 'Nothing became fat.')}
</div></section>`;
}

const shown = 8;

function namesHtml(title: string, names: readonly UnitName[], nothing: string): string {
  const items = names
    .slice(0, shown)
    .map(({ file, method }) => `<li><code>${escapeHtml(method)}</code><small>${escapeHtml(file)}</small></li>`);
  const more = names.length > shown ? `<li class="quiet">and ${numberText(names.length - shown)} more</li>` : '';
  const list =
    names.length === 0 ? `<p class="quiet">${nothing}</p>` : `<ul class="ranks">${items.join('')}${more}</ul>`;
  return `<div><h3>${title} <span class="quiet">${numberText(names.length)}</span></h3>${list}</div>`;
}

/** The fattest methods, and a filter over all of them. */
export function methodsHtml({ units }: Report): string {
  if (units.length === 0) return '';
  const rows = fattestFirst(units).slice(0, firstRows).map(rowHtml);
  const head = ['Method', 'State', 'Places', 'Effects', 'Lines']
    .map((name, index) => `<th scope="col"${index > 1 ? ' class="n"' : ''}>${name}</th>`)
    .join('');
  const all = units.length > firstRows ? `Show all ${numberText(units.length)}` : '';
  return `<section id="methods"><div class="bar"><div><h2>Methods</h2><p class="quiet">The fattest first.</p></div>
<label class="no-print"><span class="unseen">Filter methods</span><input type="search" id="filter" placeholder="Filter by name, file, code" hidden></label></div>
<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody id="rows">${rows.join('')}</tbody></table></div>
<p class="bar no-print" style="margin-top:12px"><span id="count" class="quiet" role="status">${rows.length.toString()} of ${countText(units.length, 'method')}</span><button type="button" class="plain" id="all" hidden>${all}</button></p></section>`;
}

/** The name of a flow. */
export function flowName({ driver, method }: Flow): string {
  return driver === '' ? method : `${driver}.${method}`;
}
