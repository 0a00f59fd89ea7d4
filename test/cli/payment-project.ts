import { bundleCli, createProject, paymentSpec, type Project } from './sandbox.ts';

/** Where the payment spec lies in a project. */
export const spec = 'src/payment/payment.tacet.yaml';

/** A file that is generated from it. */
export const kinds = 'src/payment/payment.kinds.ts';

/** A file that the user owns. */
export const entity = 'src/payment/payment.entity.ts';

const bin = bundleCli();

/** A project with some files. */
export function projectWith(files: Readonly<Record<string, string>>): Project {
  return createProject(bin, files);
}

/** A project with the payment spec. */
export function paymentProject(): Project {
  return projectWith({ [spec]: paymentSpec() });
}

/** A project with the payment spec and all that is generated from it. */
export function generatedProject(): Project {
  const project = paymentProject();
  const { code, stderr } = project.tacet('generate');
  if (code !== 0) throw new Error(stderr);
  return project;
}

/** The payment spec without its runtime flow. */
export function withoutRuntime(text: string): string {
  return text.replace(/^ {2}step:\n(?: {4}.*\n)+/m, '');
}
