import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A generated back end: entities, repositories, services and controllers that import each other. */
export interface GeneratedProject {
  readonly folder: string;
  readonly files: number;
  readonly remove: () => void;
}

const kinds = 5;

/** Writes a back end of about as many files; of each five, one is a service, and every second service has fat methods. */
export function createBackEnd(files: number): GeneratedProject {
  const folder = mkdtempSync(join(tmpdir(), 'tacet-back-end-'));
  const count = Math.ceil(files / kinds);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('package.json', '{ "name": "back-end", "type": "module", "private": true }\n');
  write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['src'] }, null, 2));
  for (let index = 0; index < count; index += 1) {
    const one = namesOf(index, count);
    for (const [suffix, text] of Object.entries(textsOf(one, index)))
      write(`src/${one.file}/${one.file}.${suffix}.ts`, text);
  }
  return {
    folder,
    files: count * kinds,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

const compilerOptions = {
  strict: true,
  target: 'es2022',
  lib: ['es2022'],
  module: 'esnext',
  moduleResolution: 'bundler',
  types: [],
  skipLibCheck: true,
  noEmit: true,
};

interface Names {
  readonly file: string;
  readonly type: string;
  readonly other: string;
  readonly otherFile: string;
}

function namesOf(index: number, count: number): Names {
  const name = (at: number): string => at.toString().padStart(4, '0');
  const other = index === 0 ? count - 1 : index - 1;
  return {
    file: `order-${name(index)}`,
    type: `Order${name(index)}`,
    other: `Order${name(other)}`,
    otherFile: `order-${name(other)}`,
  };
}

function textsOf({ file, type, other, otherFile }: Names, index: number): Readonly<Record<string, string>> {
  const entity = `import type { ${other} } from '../${otherFile}/${otherFile}.entity';

export class ${type} {
  id = '';
  status: 'open' | 'paid' | 'closed' = 'open';
  total = 0;
  customer: string | null = null;
  parent?: ${other};
}
`;
  const errors = `export class ${type}NotFound extends Error {
  constructor(readonly id: string) {
    super(\`Order \${id} not found\`);
  }
}
`;
  const repository = `import type { ${type} } from './${file}.entity';

export interface ${type}Repository {
  findById(id: string): Promise<${type} | null>;
  findByCustomer(customer: string): Promise<${type}[]>;
  save(order: ${type}): Promise<${type}>;
}
`;
  const controller = `import type { ${type} } from './${file}.entity';
import { ${type}Service } from './${file}.service';

export class ${type}Controller {
  constructor(private readonly service: ${type}Service) {}

  read(id: string): Promise<${type}> {
    return this.service.read(id);
  }
}
`;
  const head = `import type { ${type} } from './${file}.entity';
import { ${type}NotFound } from './${file}.errors';
import type { ${type}Repository } from './${file}.repository';
import type { ${other}Repository } from '../${otherFile}/${otherFile}.repository';

export class ${type}Service {
  constructor(
    private readonly orders: ${type}Repository,
    private readonly others: ${other}Repository,
  ) {}
`;
  const thin = `
  async read(id: string): Promise<${type}> {
    return this.orders.findById(id) as Promise<${type}>;
  }

  async count(customer: string): Promise<number> {
    const found = await this.orders.findByCustomer(customer);
    return found.length;
  }
}
`;
  const fat = `
  async read(id: string): Promise<${type}> {
    const order = await this.orders.findById(id);
    if (!order) throw new ${type}NotFound(id);
    return order;
  }

  async pay(id: string, amount: number): Promise<${type}> {
    const order = await this.orders.findById(id);
    if (!order) throw new ${type}NotFound(id);
    if (order.status !== 'open') throw new Error('Order is not open');
    const related = await this.others.findByCustomer(order.customer ?? 'none');
    const rebate = related.length > 10 ? amount * 0.1 : 0;
    if (amount - rebate < order.total) throw new Error('Amount is too small');
    return this.orders.save({ ...order, status: 'paid', total: amount - rebate });
  }
}
`;
  return { entity, errors, repository, controller, service: head + (index % 2 === 0 ? fat : thin) };
}
