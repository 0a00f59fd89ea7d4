import { QuoteKind } from './quote.kinds.js';
import type { QuoteStore } from './quote.ports.js';
import type { QuoteLine } from './quote.entity.js';
import type { QuoteResult } from './quote.results.js';

export class TransformingOrchestrator {
  constructor(private readonly store: QuoteStore) {}

  async sum(lines: readonly QuoteLine[]): Promise<QuoteResult> {
    const nets = lines.map((line) => line.net); // ✗ dumb-piping «lines.map((line) => line.net)»
    const open = lines.filter((line) => line.isOpen && line.net > 0); // ✗ dumb-piping
    const total = nets.reduce((sum, net) => sum + net, 0); // ✗ dumb-piping «nets.reduce((sum, net) => sum + net, 0)»
    const sorted = open.sort((a, b) => a.net - b.net); // ✗ dumb-piping
    const newest = open.toSorted(byDate); // ✗ dumb-piping «open.toSorted(byDate)»
    const page = sorted.slice(0, 10); // ✗ dumb-piping «sorted.slice(0, 10)»
    const all = page.concat(newest); // ✗ dumb-piping «page.concat(newest)»
    const names = all.join(', '); // ✗ dumb-piping «all.join(', ')»
    const parts = names.split(','); // ✗ dumb-piping «names.split(',')»
    const clean = names.trim().toUpperCase().replace('A', 'B'); // ✗ dumb-piping
    const fixed = total.toFixed(2); // ✗ dumb-piping «total.toFixed(2)»
    const text = total.toString(); // ✗ dumb-piping «total.toString()»
    const hasAny = open.some((line) => line.isOpen); // ✗ dumb-piping
    const hasAll = open.every((line) => line.isOpen); // ✗ dumb-piping
    const flat = open.flatMap((line) => line.parts); // ✗ dumb-piping
    const isKnown = names.includes(text); // ✗ dumb-piping «names.includes(text)»
    const starts = names.startsWith(text); // ✗ dumb-piping «names.startsWith(text)»
    const index = parts.indexOf(clean); // ✗ dumb-piping «parts.indexOf(clean)»
    open.push(flat); // ✗ dumb-piping «open.push(flat)»
    const top = open.pop(); // ✗ dumb-piping «open.pop()»
    const head = open.shift(); // ✗ dumb-piping «open.shift()»
    open.unshift(head); // ✗ dumb-piping «open.unshift(head)»
    const deep = this.store.cache.filter(isKnown); // ✗ dumb-piping «this.store.cache.filter(isKnown)»
    lines.forEach((line) => this.store.save(line)); // ✗ dumb-piping
    const stamp = top.createdAt.toISOString(); // ✗ dumb-piping «top.createdAt.toISOString()»
    const padded = fixed.padStart(8, '0'); // ✗ dumb-piping «fixed.padStart(8, '0')»
    const backwards = deep.reverse(); // ✗ dumb-piping «deep.reverse()»
    return { kind: QuoteKind.Priced, hasAny, hasAll, starts, index, stamp, padded, backwards };
  }

  async builtins(line: QuoteLine): Promise<QuoteResult> {
    const keys = Object.keys(line); // ✗ dumb-piping «Object.keys(line)»
    const json = JSON.stringify(line); // ✗ dumb-piping «JSON.stringify(line)»
    const parsed = JSON.parse(json); // ✗ dumb-piping «JSON.parse(json)»
    const max = Math.max(line.net, line.gross); // ✗ dumb-piping «Math.max(line.net, line.gross)»
    const list = Array.from(keys); // ✗ dumb-piping «Array.from(keys)»
    const isList = Array.isArray(list); // ✗ dumb-piping «Array.isArray(list)»
    const text = String(line.net); // ✗ dumb-piping «String(line.net)»
    const number = Number(text); // ✗ dumb-piping «Number(text)»
    const flag = Boolean(line.note); // ✗ dumb-piping «Boolean(line.note)»
    const big = BigInt(line.net); // ✗ dumb-piping «BigInt(line.net)»
    const int = parseInt(text, 10); // ✗ dumb-piping «parseInt(text, 10)»
    const float = parseFloat(text); // ✗ dumb-piping «parseFloat(text)»
    const unique = Symbol(text); // ✗ dumb-piping «Symbol(text)»
    const clone = structuredClone(line); // ✗ dumb-piping «structuredClone(line)»
    const has = Reflect.has(line, text); // ✗ dumb-piping «Reflect.has(line, text)»
    const map = new Map(); // ✗ dumb-piping «new Map()»
    const set = new Set(list); // ✗ dumb-piping «new Set(list)»
    const due = new Date(line.dueAt); // ✗ dumb-piping «new Date(line.dueAt)»
    const error = new Error('late'); // ✗ dumb-piping «new Error('late')»
    return { kind: QuoteKind.Built, parsed, max, isList, number, flag, big, int, float, unique, clone, has, map, set, due, error };
  }
}
