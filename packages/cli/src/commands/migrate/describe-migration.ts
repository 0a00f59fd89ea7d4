import type { MigrationReport, UnitReport } from '@tacet/codemods';
import { count } from '../../terminal/count.ts';
import type { Look } from '../../terminal/terminal.ts';
import { wrap } from '../../terminal/wrap.ts';
import { describeProof } from './describe-proof.ts';

/** The fat methods one by one, with what became of each, and the sum. */
export function describeMigration({ units, totals, run }: MigrationReport, look: Look): string {
  const lines = units.filter(({ status }) => status !== 'clean').map((unit) => describeUnit(unit, look));
  const { migrated, migratable, refused, clean, files } = totals;
  const moved = run.write ? `${migrated.toString()} migrated` : `${migratable.toString()} migratable`;
  const sum = `${count(files, 'file')}: ${moved}, ${refused.toString()} refused, ${clean.toString()} clean`;
  return [...lines, `${wrap(sum, look.width, '', '  ')}\n`].join('');
}

function describeUnit(unit: UnitReport, { colours, width }: Look): string {
  const { file, line, method, status, tier, decisions, newFiles, refusals, verification, plainIds } = unit;
  const { bold, green, yellow, dim } = colours;
  const [refusal] = refusals;
  const place = `${file}:${(refusal?.line ?? line).toString()}`;
  if (refusal !== undefined) {
    const [reason = '', ...details] = refusal.reason.split('\n');
    const parts = [
      wrap(`${yellow('refused')} ${bold(method)} ${dim(place)} ${refusal.code}`, width, '', '  '),
      wrap(reason, width, '  '),
      ...details.map((detail) => `  ${detail}`),
      wrap(`hint: ${refusal.hint}`, width, '  ', '    '),
    ];
    return parts.map((part) => `${part}\n`).join('');
  }
  const counts = `${count(decisions, 'decision')}, ${count(newFiles.length, 'new file')}`;
  const head = `${green(status)} ${bold(method)} ${dim(place)} ${tier ?? ''} · ${counts}`;
  const plain = (plainIds ?? []).join(', ');
  const parts = [
    wrap(head, width, '', '  '),
    ...describeProof(verification).map((told) => wrap(told, width, '  ', '    ')),
    ...(plain === '' ? [] : [wrap(`${plain}: no value object, the method would not type-check`, width, '  ', '    ')]),
  ];
  return parts.map((part) => `${part}\n`).join('');
}
