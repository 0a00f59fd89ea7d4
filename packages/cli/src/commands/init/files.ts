/** The scripts that a project gets. */
export const scripts = { 'tacet:generate': 'tacet generate', 'tacet:check': 'tacet check' } as const;

/** The whole plopfile. */
export const plopfile = "export { default } from '@tacet/templates/plop';\n";

/** What a plopfile of the user's would have to say. */
export const plopfileHint = `import tacet from '@tacet/templates/plop';
// and inside its function:
tacet(plop);`;

/** The whole ESLint configuration. */
export const eslintConfig = `import tacet from 'eslint-plugin-tacet';

export default [...tacet.configs.recommended];
`;

/** What an ESLint configuration of the user's would have to say. */
export const eslintHint = `import tacet from 'eslint-plugin-tacet';
// and in its list:
...tacet.configs.recommended,`;

/** Where the example goes. */
export const examplePath = 'src/payment/payment.tacet.yaml';

/** A complete spec to start from. */
export const exampleSpec = `tacet: 1
context: payment

# Value objects: every id, amount and text has a type of its own.
values:
  PaymentId: { type: uuid }
  Amount: { type: int, min: 1 } # minor units
  Reason: { type: string, min: 1, max: 200 }

entity:
  name: Payment
  key: id
  fields: { id: PaymentId, amount: Amount, verified: boolean, paid: boolean }

events: { PaymentRequested: {}, PaymentVerified: {}, PaymentSettled: {} }

# What the entity may decide …
intents:
  ProcessIntent: { newState: Payment }
  RequireVerificationIntent: { reason: Reason }
  NothingIntent: {}

# … and what the caller may get back.
results:
  PaymentNotFound: { paymentId: PaymentId }
  PaymentProcessed: { paymentId: PaymentId }
  VerificationRequired: { reason: Reason }
  PaymentDeclined: { paymentId: PaymentId, reason: Reason }

# The first version of payment.entity.ts; afterwards that file is yours.
decisions:
  - { when: { paid: true }, then: NothingIntent }
  - when: { amount: { over: 10000 }, verified: false }
    then: RequireVerificationIntent
    with: { reason: 'large payments need verification' }
  - { otherwise: ProcessIntent, with: { newState: { change: { paid: true } } } }

store: { name: PaymentStore, missing: PaymentNotFound, adapters: [memory] }

gateways:
  PaymentGateway:
    charge:
      input: { amount: Amount, idempotencyKey: PaymentId }
      outcomes: { Charged: {}, ChargeDeclined: { reason: Reason } }

flows:
  # Fetch → Translate → Decide → Act → Persist
  process:
    flavour: orchestrator
    on:
      ProcessIntent:
        - call: PaymentGateway.charge
          with: { amount: intent.newState.amount, idempotencyKey: paymentId }
          else: { ChargeDeclined: PaymentDeclined }
        - save: intent.newState
        - return: PaymentProcessed
      RequireVerificationIntent: [{ return: VerificationRequired }]
      NothingIntent: [{ return: PaymentProcessed }]
    commit: [PaymentProcessed]
  # Load → Step → Save → Execute
  step:
    flavour: runtime
    effects: outbox
    returns:
      ProcessIntent: PaymentProcessed
      RequireVerificationIntent: VerificationRequired
      NothingIntent: PaymentProcessed
    commit: [PaymentProcessed, VerificationRequired]

examples:
  - { given: { amount: 10000, verified: false, paid: false }, then: ProcessIntent }
  - { given: { amount: 10001, verified: false, paid: false }, then: RequireVerificationIntent }
`;
