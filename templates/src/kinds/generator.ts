import type { Template } from '../generated-file.ts';

/** `payment.kinds.ts`: the smart enums behind every `kind`. */
export const kinds: Template = {
  name: 'kinds',
  plan: (context) => [
    {
      path: `${context.name}.kinds.ts`,
      ownership: 'generated',
      source: 'kinds.ts',
      view: { spec: `${context.name}.tacet.yaml`, enums: [] },
    },
  ],
};
