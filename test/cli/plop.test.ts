import { join } from 'node:path';
import { symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createProject, house, paymentSpec, run, type Project, type Run } from './sandbox.ts';

const spec = 'payment.tacet.yaml';

interface PlopProject extends Project {
  readonly plop: (...args: readonly string[]) => Run;
}

/** A project whose plopfile is one line, beside the packages as `npm run build` leaves them. */
function plopProject(files: Readonly<Record<string, string>> = { [spec]: paymentSpec() }): PlopProject {
  const project = createProject('', {
    ...files,
    'plopfile.js': "export { default } from '@tacet/templates/plop';\n",
  });
  symlinkSync(join(house, 'node_modules'), join(project.root, 'node_modules'));
  const bin = join(house, 'node_modules/plop/bin/plop.js');
  return { ...project, plop: (...args) => run(process.execPath, [bin, ...args], project.root) };
}

describe('npx plop, without a terminal', () => {
  it.each([
    ['orchestrator', '--spec', spec],
    ['orchestrator', '--', '--spec', spec],
    ['orchestrator', spec],
    ['orchestrator', `--spec=${spec}`, '--no-progress'],
    ['runtime', '--spec', spec],
  ])('%s %s %s writes the whole slice', (...args) => {
    const project = plopProject();
    const { code, stdout, stderr } = project.plop(...args);
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/\d+ files: \d+ written/) as string,
    });
    expect(stdout).toContain('+ payment.entity.ts  yours from now on');
    for (const part of ['kinds', 'orchestrator', 'runtime', 'entity.test']) {
      expect(project.has(`payment.${part}.ts`)).toBe(true);
    }
    expect(project.read(spec)).toBe(paymentSpec());
  });

  it.each<[string, readonly string[], string]>([
    ['no generator', [], 'name a generator: orchestrator, runtime, result'],
    ['no spec', ['orchestrator'], '--spec is missing'],
    ['a spec that is not there', ['orchestrator', '--spec', 'nope.yaml'], 'nope.yaml does not exist'],
    ['a directory as spec', ['orchestrator', '--spec', 'node_modules'], 'node_modules is a directory'],
    ['an unknown flag', ['orchestrator', '--spce', spec], 'Did you mean --spec?'],
    ['a flag without its value', ['result', '--spec', spec, '--name'], '--name needs a value'],
    ['two specs', ['orchestrator', spec, 'other.yaml'], 'other.yaml is one argument too many'],
    ['no name', ['result', '--spec', spec], '--name is missing'],
    ['no place for a result', ['result', '--spec', spec], '--returned-by is missing'],
    ['no type', ['value-object', '--spec', spec, '--name', 'X'], '--type is missing'],
    ['no members', ['value-object', '--spec', spec, '--name', 'X', '--type', 'enum'], '--members is missing'],
    ['no outcomes', ['gateway', '--spec', spec, '--name', 'XGateway'], '--outcomes is missing'],
    ['no adapters', ['store', '--spec', spec], '--adapters is missing'],
    ['no context', ['context'], '--name is missing'],
    ['results of a new flow', ['orchestrator', '--spec', spec, '--flow', 'retry'], '--returns is missing'],
    [
      'a field without a type',
      ['result', spec, '--name', 'X', '--fields', 'x', '--returned-by', 'step.NothingIntent'],
      'name:Type',
    ],
    ['a place that is none', ['result', spec, '--name', 'X', '--returned-by', 'x.y'], 'x.y is no place in a flow'],
    [
      'a name that is taken',
      ['value-object', spec, '--name', 'Amount', '--type', 'int'],
      'Amount is in the spec already',
    ],
  ])('says what to do about %s, exits 2 and writes nothing', (_, args, message) => {
    const project = plopProject();
    const before = project.tree();
    const { code, stdout, stderr } = project.plop(...args);
    expect(stdout + stderr).toContain(message);
    expect(code).toBe(2);
    expect(project.tree()).toEqual(before);
  });

  it('names the flag when the spec has no such flow', () => {
    const project = plopProject({
      [spec]: paymentSpec()
        .replace(/^ {2}step:\n(?: {4}.*\n)+/m, '')
        .replace(/^events: .*\n/m, ''),
    });
    const { code, stderr } = project.plop('runtime', '--spec', spec);
    expect(stderr).toContain('--flow is missing');
    expect(code).toBe(2);
  });

  it('shows the flags of a generator', () => {
    const { code, stdout } = plopProject().plop('result', '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--returned-by <flow.Intent>');
  });

  it('exits 3 when a generated file was edited, and overwrites with --force', () => {
    const project = plopProject();
    expect(project.plop('orchestrator', spec).code).toBe(0);
    project.edit('payment.kinds.ts', 'export', '// mine\nexport');
    const refused = project.plop('orchestrator', spec);
    expect(refused).toMatchObject({ code: 3, stdout: expect.stringContaining('-// mine') as string });
    expect(project.plop('orchestrator', spec, '--force').code).toBe(0);
    expect(project.read('payment.kinds.ts')).not.toContain('// mine');
  });
});

describe('what plop adds to a spec', () => {
  const returns =
    'ProcessIntent:PaymentProcessed,RequireVerificationIntent:VerificationRequired,NothingIntent:PaymentProcessed';

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'result',
      ['--name', 'PaymentExpired', '--fields', 'paymentId:PaymentId', '--returned-by', 'process.NothingIntent'],
      ['  PaymentExpired: { paymentId: PaymentId }', '    commit: [PaymentProcessed, PaymentExpired]'],
    ],
    ['value-object', ['--name', 'Currency', '--members', 'EUR,USD'], ['  Currency: { enum: [EUR, USD] }']],
    [
      'value-object',
      ['--name', 'Rate', '--type', 'decimal', '--min', '0.5'],
      ['  Rate: { type: decimal, min: "0.5" }'],
    ],
    [
      'gateway',
      ['--name', 'MailGateway', '--operation', 'send', '--outcomes', 'Sent,Bounced(reason:Reason)'],
      ['      outcomes: { Sent: {}, Bounced: { reason: Reason } }'],
    ],
    [
      'store',
      ['--adapters', 'memory'],
      ['store: { name: PaymentStore, missing: PaymentNotFound, adapters: [memory] }'],
    ],
    [
      'orchestrator',
      ['--flow', 'retry', '--returns', returns],
      ['      ProcessIntent: [{ save: intent.newState }, { return: PaymentProcessed }]'],
    ],
    ['runtime', ['--flow', 'tick', '--returns', returns], ['    effects: outbox', '  tick:']],
  ])('%s %j', (generator, args, lines) => {
    const project = plopProject();
    expect(project.plop(generator, '--spec', spec, ...args)).toMatchObject({ code: 0 });
    const text = project.read(spec).split('\n');
    for (const line of lines) expect(text).toContain(line);
    for (const line of paymentSpec()
      .split('\n')
      .filter((one) => one.includes('#')))
      expect(text).toContain(line);
    expect(project.plop('orchestrator', spec)).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/up to date/) as string,
    });
  });

  it('stays out of the spec when it would make it invalid', () => {
    const project = plopProject();
    const before = project.tree();
    const { code, stdout } = project.plop('value-object', spec, '--name', 'not-a-name', '--type', 'int');
    expect(stdout).toContain('error[bad-identifier]');
    expect(code).toBe(1);
    expect(project.tree()).toEqual(before);
  });

  it('context writes a spec of its own, and never over another', () => {
    const project = plopProject({});
    expect(project.plop('context', '--name', 'OrderItem')).toMatchObject({ code: 0 });
    expect(project.read('order-item/order-item.tacet.yaml')).toContain('name: OrderItem');
    expect(project.has('order-item/order-item.orchestrator.ts')).toBe(true);
    expect(project.plop('context', '--name', 'OrderItem')).toMatchObject({ code: 3 });
    expect(project.plop('context', '--name', '../x')).toMatchObject({ code: 1 });
  });
});
