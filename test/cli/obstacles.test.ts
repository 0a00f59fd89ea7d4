import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedProject, kinds, paymentProject, projectWith, spec } from './payment-project.ts';
import { emptyFolder, paymentSpec } from './sandbox.ts';

describe('what stands in the way', () => {
  it('refuses to overwrite edits, shows them, writes nothing, and overwrites with --force', () => {
    const project = generatedProject();
    const original = project.read(kinds);
    project.write(kinds, `${original}// by hand\n`);
    project.edit(spec, 'max: 200', 'max: 300');
    const before = project.tree();
    const { code, stdout } = project.tacet('generate');
    expect(code).toBe(3);
    expect(stdout).toContain('-// by hand');
    expect(stdout).toContain('error[edited-file]');
    expect(project.tree()).toEqual(before);
    expect(project.tacet('check')).toMatchObject({ code: 1 });
    const forced = project.tacet('generate', '--force');
    expect(forced).toMatchObject({ code: 0 });
    expect(forced.stdout).toContain(`~ ${kinds}  edits overwritten`);
    expect(project.read(kinds)).toBe(original);
  });

  it('takes line ends, a byte order mark and a missing last newline for no edit', () => {
    const project = generatedProject();
    const original = project.read(kinds);
    project.write(kinds, `\uFEFF${original.replaceAll('\n', '\r\n')}`);
    expect(project.tacet('check')).toMatchObject({ code: 0 });
    project.write(kinds, original.trimEnd());
    expect(project.tacet('check')).toMatchObject({ code: 0 });
  });

  it('keeps the line ends of a file that it writes anew', () => {
    const project = generatedProject();
    const values = 'src/payment/payment.values.ts';
    project.write(values, project.read(values).replaceAll('\n', '\r\n'));
    project.edit(spec, 'max: 200', 'max: 300');
    expect(project.tacet('generate')).toMatchObject({ code: 0 });
    expect(project.read(values)).toContain('300');
    expect(project.read(values).replaceAll('\r\n', '')).not.toContain('\n');
    expect(project.tacet('check')).toMatchObject({ code: 0 });
  });

  it('never overwrites a file of another’s, not even with --force', () => {
    const project = projectWith({ [spec]: paymentSpec(), [kinds]: 'export const mine = 1;\n' });
    const before = project.tree();
    for (const flags of [[], ['--force']]) {
      const { code, stdout } = project.tacet('generate', ...flags);
      expect(code).toBe(3);
      expect(stdout).toContain('error[foreign-file]');
      expect(project.tree()).toEqual(before);
    }
    expect(project.tacet('check').code).toBe(1);
    expect(project.tacet('eject', kinds).code).toBe(0);
    expect(project.tacet('generate').code).toBe(0);
    expect(project.read(kinds)).toBe('export const mine = 1;\n');
  });

  it('never writes through a link out of the project', () => {
    const outside = emptyFolder();
    const project = paymentProject();
    symlinkSync(outside, join(project.root, 'away'));
    project.write('away/payment.tacet.yaml', paymentSpec());
    const { code, stdout } = project.tacet('generate', 'away/payment.tacet.yaml');
    expect(code).toBe(3);
    expect(stdout).toContain('symlink-out-of-root');
    expect(project.has('away/payment.kinds.ts')).toBe(false);
    expect(project.has('tacet.lock.json')).toBe(false);
  });

  it('refuses a folder in the place of a file', () => {
    const project = paymentProject();
    project.write(`${kinds}/x`, '');
    expect(project.tacet('generate')).toMatchObject({ code: 3 });
    expect(project.has('tacet.lock.json')).toBe(false);
  });

  it('refuses two specs that ask for one file, in one run and in two', () => {
    const both = projectWith({ 'a.tacet.yaml': paymentSpec(), 'b.tacet.yaml': paymentSpec() });
    const { code, stdout } = both.tacet('generate');
    expect(code).toBe(1);
    expect(stdout).toContain('duplicate-context');
    expect(both.has('payment.kinds.ts')).toBe(false);
    expect(both.tacet('generate', 'a.tacet.yaml').code).toBe(0);
    const before = both.tree();
    const second = both.tacet('generate', 'b.tacet.yaml', '--force');
    expect(second.code).toBe(3);
    expect(second.stdout).toContain('was written for a.tacet.yaml');
    expect(both.tree()).toEqual(before);
  });

  it('passes files on to another spec when the old one is gone, or does not ask for them any more', () => {
    const money = 'tacet: 1\ncontext: money\nvalues: { Amount: { type: int } }\n';
    const project = projectWith({ 'old.tacet.yaml': money });
    expect(project.tacet('generate').code).toBe(0);
    project.write('new.tacet.yaml', money);
    project.edit('old.tacet.yaml', 'money', 'coins');
    expect(project.tacet('generate')).toMatchObject({ code: 0 });
    expect(project.read('money.values.ts')).toContain('new.tacet.yaml');
    project.remove('new.tacet.yaml');
    project.write('newer.tacet.yaml', money);
    expect(project.tacet('generate', 'newer.tacet.yaml')).toMatchObject({ code: 0 });
    expect(project.tacet('check')).toMatchObject({ code: 0 });
  });

  it('says what is wrong with a damaged lock file', () => {
    const project = generatedProject();
    for (const text of ['<<<<<<< HEAD\n', '{"version":2,"files":{}}', '[]', '{"version":1,"files":{"a":{}}}']) {
      project.write('tacet.lock.json', text);
      const before = project.tree();
      const { code, stdout } = project.tacet('generate');
      expect(code).toBe(2);
      expect(stdout).toContain('error[damaged-lock]');
      expect(project.tree()).toEqual(before);
    }
  });

  it('recognises its files again when the lock file is lost', () => {
    const project = generatedProject();
    const before = project.tree();
    project.write('tacet.lock.json', '{"version":1,"files":{}}\n');
    expect(project.tacet('check').code).toBe(0);
    expect(project.tacet('generate').code).toBe(0);
    expect(project.tree()).toEqual(before);
  });
});
