import { describe, expect, it } from 'vitest';
import { bundleCli, createProject } from './sandbox.ts';

const bin = bundleCli();
const example = 'src/payment/payment.tacet.yaml';

describe('tacet init', () => {
  it('writes what is missing, shows it, and tells what comes next', () => {
    const project = createProject(bin);
    const { code, stdout, stderr } = project.tacet('init');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(project.read('plopfile.js')).toBe("export { default } from '@tacet/templates/plop';\n");
    expect(project.read('eslint.config.js')).toContain('...tacet.configs.recommended');
    expect(JSON.parse(project.read('package.json'))).toEqual({
      name: 'shop',
      type: 'module',
      scripts: { 'tacet:generate': 'tacet generate', 'tacet:check': 'tacet check' },
    });
    expect(stdout).toMatch(/\+ plopfile\.js/);
    expect(stdout).toMatch(/~ package\.json/);
    expect(stdout).toContain('npm install zod\n');
    expect(stdout).toContain(`npx plop orchestrator --spec ${example}\n`);
    expect(project.tacet('generate')).toMatchObject({ code: 0 });
    expect(project.tacet('check')).toMatchObject({ code: 0 });
  });

  it('writes an example without a warning', () => {
    const project = createProject(bin);
    project.tacet('init');
    expect(JSON.parse(project.tacet('check', '--json').stdout)).toMatchObject({ diagnostics: [] });
  });

  it('does nothing the second time', () => {
    const project = createProject(bin);
    project.tacet('init');
    const before = project.tree();
    const { code, stdout } = project.tacet('init', '--yes');
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/^ {2}[+~!]/m);
    expect(project.tree()).toEqual(before);
  });

  it('writes nothing in a dry run, and plans what the real run then does', () => {
    const project = createProject(bin);
    const before = project.tree();
    const dry = project.tacet('init', '--dry-run', '--json');
    expect(project.tree()).toEqual(before);
    const stepsOf = (text: string): unknown => (JSON.parse(text) as { steps: unknown }).steps;
    expect(stepsOf(dry.stdout)).toEqual(stepsOf(project.tacet('init', '--json').stdout));
  });

  it.each([
    ['tabs', '{\n\t"name": "shop",\n\t"type": "module",\n\t"scripts": {\n\t\t"test": "vitest"\n\t}\n}'],
    [
      'four blanks and CR LF',
      '{\r\n    "name": "shop",\r\n    "type": "module",\r\n    "scripts": {\r\n        "test": "vitest"\r\n    }\r\n}\r\n',
    ],
  ])('keeps the formatting of package.json: %s', (_, text) => {
    const project = createProject(bin, { 'package.json': text });
    expect(project.tacet('init')).toMatchObject({ code: 0 });
    const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
    const unit = text.includes('\t') ? '\t' : '    ';
    const expected = ['"test": "vitest"', '"tacet:generate": "tacet generate"', '"tacet:check": "tacet check"']
      .map((line) => `${unit}${unit}${line}`)
      .join(`,${lineEnd}`);
    expect(project.read('package.json')).toBe(text.replace(`${unit}${unit}"test": "vitest"`, expected));
  });

  it('leaves what is yours alone, and says what to add', () => {
    const files = {
      'eslint.config.mjs': 'export default [];\n',
      'plopfile.ts': 'export default () => {};\n',
      'a/money.tacet.yaml': 'tacet: 1\ncontext: money\nvalues: { Amount: { type: int } }\n',
      'package.json': '{ "type": "module", "scripts": { "tacet:generate": "x", "tacet:check": "tacet check" } }\n',
      'pnpm-lock.yaml': '',
    };
    const project = createProject(bin, files);
    const before = project.tree();
    const { code, stdout } = project.tacet('init');
    expect(code).toBe(0);
    expect(project.tree()).toEqual(before);
    expect(stdout).toContain('...tacet.configs.recommended,');
    expect(stdout).toContain('tacet(plop);');
    expect(stdout).toContain('other scripts named tacet:generate');
    expect(stdout).toContain('pnpm add zod');
  });

  it('writes modules as .mjs where .js means CommonJS', () => {
    const project = createProject(bin, { 'package.json': '{}\n' });
    expect(project.tacet('init').code).toBe(0);
    expect(project.has('plopfile.mjs')).toBe(true);
    expect(project.has('eslint.config.mjs')).toBe(true);
  });

  it.each([
    ['without package.json', undefined, 'there is no package.json'],
    ['with one that is no JSON', '{', 'package.json is not a JSON object'],
  ])('exits 2 %s', (_, manifest, message) => {
    const project = createProject(bin);
    if (manifest === undefined) project.remove('package.json');
    else project.write('package.json', manifest);
    const { code, stderr } = project.tacet('init');
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
