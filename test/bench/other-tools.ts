import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Contender } from './measure.ts';
import { toolCache } from './place.ts';

const wanted = ['plop@4.0.5', 'hygen@6.2.11', '@nestjs/cli@12.0.8', '@nestjs/schematics@12.0.6'];

/** Generators that others use, each writing one small file; for orientation only. Without a network only what is installed. */
export function otherTools(): readonly Contender[] {
  install();
  const cwd = join(toolCache, 'project');
  const bin = (path: string): string => join(toolCache, 'node_modules', path);
  return [
    { name: 'plop alone', bin: bin('plop/bin/plop.js'), args: ['thing'] },
    { name: 'hygen', bin: bin('hygen/dist/bin.js'), args: ['thing', 'new'] },
    { name: 'nest g service', bin: bin('@nestjs/cli/bin/nest.js'), args: ['g', 'service', 'thing'] },
  ]
    .filter((tool) => existsSync(tool.bin))
    .map((tool) => ({ name: tool.name, command: ['node', tool.bin, ...tool.args], cwd, prepare: writeProject }));
}

function install(): void {
  if (existsSync(join(toolCache, 'node_modules/@nestjs/schematics'))) return;
  mkdirSync(toolCache, { recursive: true });
  writeFileSync(join(toolCache, 'package.json'), '{ "private": true }\n');
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', ...wanted], { cwd: toolCache, stdio: 'pipe' });
  } catch (error) {
    console.error(
      `other generators are left out, they could not be installed: ${String(error).split('\n', 1)[0] ?? ''}`,
    );
  }
}

function writeProject(): void {
  const project = join(toolCache, 'project');
  rmSync(project, { recursive: true, force: true });
  const files = {
    'package.json': '{ "private": true, "type": "module" }\n',
    'nest-cli.json': '{ "collection": "@nestjs/schematics", "sourceRoot": "src" }\n',
    'src/.keep': '',
    'thing.hbs': 'export class Thing {}\n',
    'plopfile.js':
      "export default (plop) => plop.setGenerator('thing', { prompts: [], actions: [{ type: 'add', path: 'src/thing.ts', templateFile: 'thing.hbs' }] });\n",
    '_templates/thing/new/thing.ejs.t': '---\nto: src/thing.ts\n---\nexport class Thing {}\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
}
