import { describe, expect, it } from 'vitest';
import { stripPrefix, stripSuffix, toCamelCase, toKebabCase, toPascalCase, toSnakeCase } from './casing.ts';

describe('casing', () => {
  it.each([
    ['PaymentNotFound', 'payment_not_found', 'payment-not-found', 'paymentNotFound'],
    ['OAuth2Token', 'oauth2_token', 'oauth2-token', 'oauth2Token'],
    ['HTTPServer', 'http_server', 'http-server', 'httpServer'],
    ['SHA256Hash', 'sha256_hash', 'sha256-hash', 'sha256Hash'],
    ['Id', 'id', 'id', 'id'],
  ])('%s → %s, %s, %s', (identifier, snake, kebab, camel) => {
    expect([toSnakeCase(identifier), toKebabCase(identifier), toCamelCase(identifier)]).toEqual([snake, kebab, camel]);
  });

  it('builds a type name from a context name', () => {
    expect(toPascalCase('order-line')).toBe('OrderLine');
  });

  it('strips a prefix at a word boundary only, and never to nothing', () => {
    expect(stripPrefix('PaymentNotFound', 'Payment')).toBe('NotFound');
    expect(stripPrefix('PaymentshipLost', 'Payment')).toBe('PaymentshipLost');
    expect(stripPrefix('Payment', 'Payment')).toBe('Payment');
    expect(stripSuffix('ProcessIntent', 'Intent')).toBe('Process');
    expect(stripSuffix('Intent', 'Intent')).toBe('Intent');
  });
});
