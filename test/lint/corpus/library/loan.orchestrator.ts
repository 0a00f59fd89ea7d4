import type { PrismaClient, Prisma } from '@prisma/client';
import { NotFoundError } from './loan.errors.js';
import { LoanResultKind } from './loan.kinds.js';
import { LoanOpened, LoanRefused as Refused } from './loan.results.js';
import * as results from './loan.results.js';
import { Loan } from './loan.entity.js';
import type { LoanId, ReaderId } from './loan.values.js';
import type { LoanResult } from './loan.results.js';

// A Prisma service with its transaction inside.
export class LoanOrchestrator {
  constructor(
    private readonly prisma: PrismaClient,
    private readonly logger: Logger,
  ) {}

  async lend(readerId: ReaderId, bookId: string, bookKeys: string[] | null, count: number): Promise<LoanResult> { // ✗ value-objects «string» ✗ value-objects «string[] | null»
    const loan = await this.prisma.$transaction(async (tx: Prisma.TransactionClient) => { // ✗ transaction-boundary
      const book = await tx.book.findUnique({ where: { bookId } }); // ✗ dependencies-as-fields «tx.book.findUnique({ where: { bookId } })»
      if (!book) throw new NotFoundError('book', bookId); // ✗ no-if «if (!book) throw new NotFoundError('book', bookId);» ✗ no-throw «throw new NotFoundError('book', bookId);»
      const due = addDays(new Date(), 14); // ✗ no-ambient-effects «new Date()» ✗ dumb-piping «14»
      return tx.loan.create({ data: { readerId, bookId, due } });
    });
    this.logger.info({ loan, at: Date.now() }, 'lent'); // ✗ no-ambient-effects «Date.now()»
    return new LoanOpened(loan);
  }

  async extend(loanId: LoanId): Promise<LoanResult> {
    const loan = await this.prisma.loan.findUniqueOrThrow({ where: { loanId } }); // ✗ no-throw
    const entity = Loan.from(loan);
    const extended = new Loan({ ...loan, days: loan.days + 7 }); // ✗ no-entity-new «new Loan({ ...loan, days: loan.days + 7 })»
    return loan.extended ? new Refused(entity) : new results.LoanExtended(extended); // ✗ no-if
  }

  async overdue(page = 1, { size = 20, order = 'asc' }: Paging = {}): Promise<LoanResult[]> { // ✗ dumb-piping «page = 1» ✗ dumb-piping «{ size = 20, order = 'asc' }: Paging = {}»
    const where: Prisma.LoanWhereInput = { due: { lt: this.clock.now() }, returned: null };
    const [loans, total] = await Promise.all([
      this.prisma.loan.findMany({ where, skip: (page - 1) * size }), // ✗ dumb-piping «(page - 1) * size»
      this.prisma.loan.count({ where }),
    ]);
    return loans.map((loan) => ({ kind: LoanResultKind.Overdue, loan, total })); // ✗ dumb-piping
  }

  async remove(loanId: LoanId): Promise<LoanResult> {
    return this.prisma.loan
      .delete({ where: { loanId } })
      .then((loan) => ({ kind: LoanResultKind.Removed, loan })) // ✗ dumb-piping «(loan) => ({ kind: LoanResultKind.Removed, loan })»
      .catch((error) => { // ✗ dumb-piping
        if (error.code === 'P2025') return this.missing(loanId); // ✗ no-if
        throw error; // ✗ no-throw
      });
  }

  private async missing(loanId: LoanId): Promise<LoanResult> {
    const error = Object.assign(new Error('missing'), { loanId }); // ✗ dumb-piping
    return Promise.reject<LoanResult>(error); // ✗ no-throw
  }
}
