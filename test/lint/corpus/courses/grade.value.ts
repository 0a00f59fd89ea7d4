import { GradeKind } from './grade.kinds.js';

export class Grade {
  private constructor(readonly points: number) {}

  static of(points: number): Grade {
    if (points < 0) throw new RangeError('negative'); // ✗ no-throw
    return new Grade(points);
  }

  static readonly parse = (text: string): Grade => {
    const points = Number(text);
    if (Number.isNaN(points)) {
      throw new TypeError(`not a grade: ${text}`); // ✗ no-throw
    }
    return Grade.of(points);
  };

  static async load(url: string): Promise<Grade> { // ✗ no-ambient-effects
    const response = await fetch(url); // ✗ no-ambient-effects
    return Grade.of(await response.json());
  }

  get kind(): GradeKind {
    return this.points > 10 ? GradeKind.High : GradeKind.Low;
  }

  isHigh(): boolean {
    return this.kind === 'high'; // ✗ no-magic-strings
  }
}

export const grade = (points: number) => {
  try {
    return Grade.of(points);
  } catch (error) {
    console.warn(error); // ✗ no-ambient-effects
    throw error; // ✗ no-throw
  }
};

export const asPromise = (grade: Grade) => (grade.points > 0 ? Promise.resolve(grade) : Promise.reject(grade)); // ✗ no-throw
