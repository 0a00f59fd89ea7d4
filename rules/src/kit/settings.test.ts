import { describe, expect, it } from 'vitest';
import { inMethod, rulesFor, underline } from './pages.test.support.ts';
import { readSettings } from './settings.ts';

describe('settings.tacet', () => {
  it.each([
    [{ discriminant: ['type'] }, 'settings.tacet.discriminant is unknown. Did you mean "discriminants"?'],
    [{ stepMethod: [] }, 'settings.tacet.stepMethod is unknown. Did you mean "stepMethods"?'],
    [{ observers: 'log' }, 'settings.tacet.observers must be a list of names, such as ["kind"].'],
    [{ observers: [''] }, 'settings.tacet.observers must be a list of names, such as ["kind"].'],
    [{ role: 'driver' }, 'settings.tacet.role must be one of orchestrator, runtime, domain, kinds, ports.'],
    [['kind'], 'settings.tacet must be an object.'],
  ])('%j', (input, problem) => {
    expect(readSettings(input).problems).toEqual([problem]);
  });

  it('lists what it knows when nothing is near', () => {
    expect(readSettings({ entirelyDifferent: 1 }).problems[0]).toMatch(/is unknown\. Known: discriminants, observers/);
  });

  it('keeps the defaults of what is not set, and of what is wrong', () => {
    const { settings } = readSettings({ discriminants: ['type'], observers: 7 });
    expect(settings.discriminants).toEqual(['type']);
    expect(settings.observers).toContain('logger');
  });

  it('is told about once for each file, whichever rules are on', () => {
    const found = underline(inMethod('return a;'), { settings: { discriminant: ['type'] } });
    expect(found.map(({ line, says }) => [line, says.split('/')[1]])).toEqual([[1, 'settings']]);
  });

  it('reaches the rules', () => {
    const setup = { settings: { observers: ['watch'], throwingCalls: ['demand'], transactionCalls: [] } };
    expect(rulesFor(inMethod("this.watch.see('a' + b); demand(c); d.begin();"), setup)).toEqual(['no-throw']);
  });
});
