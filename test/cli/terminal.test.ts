import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleCli, createProject, house, paymentSpec, type Project } from './sandbox.ts';
import { hasTmux, openTerminal, type PseudoTerminal } from './terminal.ts';

if (!hasTmux) console.warn('tmux is not installed: what a person sees in a terminal is not tested.');

const bin = bundleCli();
const plop = `node ${join(house, 'node_modules/plop/bin/plop.js')}`;

function plopProject(): Project {
  const project = createProject(bin, {
    'payment.tacet.yaml': paymentSpec(),
    'plopfile.js': "export { default } from '@tacet/templates/plop';\n",
  });
  symlinkSync(join(house, 'node_modules'), join(project.root, 'node_modules'));
  return project;
}

async function inTerminal(
  name: string,
  project: Project,
  act: (terminal: PseudoTerminal) => Promise<void>,
  width?: number,
): Promise<void> {
  const terminal = openTerminal(name, project.root, width);
  try {
    await act(terminal);
  } finally {
    terminal.close();
  }
}

describe.skipIf(!hasTmux)('at a terminal', () => {
  it('plop asks for the spec and for all that is missing, then generates', async () => {
    const project = plopProject();
    await inTerminal('result', project, async ({ type, see }) => {
      type(`${plop} result; echo "exit $?"`, 'Enter');
      await see('Which spec?');
      type('Enter');
      await see('What is the result called?');
      type('PaymentExpired', 'Enter');
      await see('What does it carry?');
      type('paymentId:PaymentId', 'Enter');
      expect(await see('Which intent of which flow ends in it?')).toContain('process.NothingIntent');
      type('Down', 'Down', 'Enter');
      const screen = await see('exit 0');
      expect(screen).toMatch(/^ {2}\+ payment\.entity\.test\.ts/m);
      expect(screen).toMatch(/\d+ files: \d+ written/);
    });
    expect(project.read('payment.tacet.yaml')).toContain('  PaymentExpired: { paymentId: PaymentId }');
    expect(project.read('payment.results.ts')).toContain('PaymentExpired');
  });

  it('plop asks only for what the flags leave open', async () => {
    const project = plopProject();
    await inTerminal('value', project, async ({ type, see }) => {
      type(`${plop} value-object --spec payment.tacet.yaml --name Currency; echo "exit $?"`, 'Enter');
      await see('What is it?');
      type('Up', 'Enter');
      await see('What are its members?');
      type('EUR,USD', 'Enter');
      await see('exit 0');
    });
    expect(project.read('payment.tacet.yaml')).toContain('  Currency: { enum: [EUR, USD] }');
  });

  it('plop ends with Ctrl-C, and nothing is written', async () => {
    const project = plopProject();
    await inTerminal('interrupt', project, async ({ type, see }) => {
      type(`${plop} result --spec payment.tacet.yaml`, 'Enter');
      await see('What is the result called?');
      type('C-c');
      await see(/\n[$#]\s*$/); // the shell's prompt: what is typed before it stands there goes to plop
    });
    expect(project.read('payment.tacet.yaml')).toBe(paymentSpec());
  });

  it('tacet init asks before it writes, and takes no for an answer', async () => {
    const project = createProject(bin);
    await inTerminal('init', project, async ({ type, see }) => {
      type(`node ${bin} init; echo "exit $?"`, 'Enter');
      expect(await see('Set this up?')).toContain('+ plopfile.js');
      type('n');
      expect(await see('exit 0')).toContain('Nothing was written.');
      expect(project.has('plopfile.js')).toBe(false);
      type('clear', 'Enter');
      type(`node ${bin} init; echo "exit $?"`, 'Enter');
      await see('Set this up?');
      type('Enter');
      expect(await see('exit 0')).toContain('npx plop orchestrator --spec');
    });
    expect(project.has('plopfile.js')).toBe(true);
  });

  it('tacet migrate breaks its lines where a narrow terminal ends, and paints them', async () => {
    const service = readFileSync(join(house, 'test/examples/fat-service/payment.service.ts'), 'utf8');
    const project = createProject(bin, { 'src/payments/payment.service.ts': service });
    await inTerminal(
      'narrow',
      project,
      async ({ type, see, seePainted }) => {
        type(`node ${bin} migrate --report; echo "exit $?"`, 'Enter');
        expect(await see(/^exit 0/m)).toContain(
          '  PaymentService.processPayment\n    migratable\n    line 27 · 19 lines, 3 effects · T4 · no-if 4,\n    no-throw 3, dumb-piping 1\n',
        );
        expect(seePainted()).toContain('\u001B[32mmigratable');
        type('clear', 'Enter');
        type(`NO_COLOR=1 node ${bin} migrate --dry-run; echo "plain $?"`, 'Enter');
        expect(await see(/^plain 0/m)).toContain('\n1 file: 1 migratable, 0 refused, 0 clean\n');
        expect(seePainted()).not.toContain('\u001B[3');
      },
      60,
    );
  });

  it('tacet check is painted, with the frame of what is wrong', async () => {
    const project = createProject(bin, { 'payment.tacet.yaml': 'tacet: 1\ncontext: payment\nvaluse: {}\n' });
    await inTerminal('check', project, async ({ type, see }) => {
      type(`node ${bin} check; echo "exit $?"`, 'Enter');
      const screen = await see('exit 1');
      expect(screen).toContain('> 3 | valuse: {}');
      expect(screen).toContain('    | ^^^^^^');
    });
  });
});
