import { gatewayNames, operationNames, type Aggregate, type Gateway, type Operation } from '@tacet/spec';
import { toCamelCase, toPascalCase } from '@tacet/vocabulary';
import { toIdentifier } from '../typescript/identifiers.ts';
import { toTypeText } from './type-text.ts';

/** A gateway as templates write it. */
export interface GatewayView extends ReturnType<typeof gatewayNames> {
  readonly name: string;
  readonly operations: readonly OperationView[];
}

/** An operation of a gateway as templates write it. */
export interface OperationView {
  readonly name: string;
  /** The types of its input and outcome; it takes no input when `input` is empty. */
  readonly input: string;
  readonly outcome: string;
  readonly outcomeKind: string;
  /** The field that holds what it has done, by the type of its idempotency key; both empty without one. */
  readonly done: string;
  readonly keyType: string;
  readonly operation: Operation;
}

/** The gateways of an aggregate. */
export function gatewaysOf({ gateways }: Aggregate): readonly GatewayView[] {
  return gateways.map((gateway) => ({
    name: toIdentifier(gateway.name),
    ...gatewayNames(gateway.name),
    operations: gateway.operations.map((operation) => toOperationView(operation, gateway)),
  }));
}

function toOperationView(operation: Operation, gateway: Gateway): OperationView {
  const key = operation.input.find(({ name, type }) => name === 'idempotencyKey' && isScalar(type.kind));
  const names = operationNames(gateway.name, operation.name);
  return {
    ...names,
    name: toIdentifier(operation.name),
    input: operation.input.length === 0 ? '' : names.input,
    done: key === undefined ? '' : toIdentifier(toCamelCase(`Done${toPascalCase(operation.name)}`)),
    keyType: key === undefined ? '' : toTypeText(key.type),
    operation,
  };
}

function isScalar(kind: string): boolean {
  return kind === 'value' || kind === 'scalar';
}
