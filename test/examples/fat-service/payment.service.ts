interface Payment {
  readonly id: string;
  readonly amount: number;
  readonly verified: boolean;
  paid: boolean;
}

interface PaymentTable {
  findById(id: string): Promise<Payment | null>;
  save(payment: Payment): Promise<void>;
}

interface PaymentApi {
  charge(amount: number): Promise<{ readonly accepted: boolean; readonly reason: string }>;
}

/** The fat service of the pattern: it fetches and charges, and it thinks in between. */
export class PaymentService {
  private readonly payments: PaymentTable;
  private readonly api: PaymentApi;

  constructor(payments: PaymentTable, api: PaymentApi) {
    this.payments = payments;
    this.api = api;
  }

  async processPayment(paymentId: string): Promise<Payment> {
    const payment = await this.payments.findById(paymentId);
    if (!payment) {
      throw new Error(`payment ${paymentId} not found`);
    }
    if (payment.paid) {
      return payment;
    }
    if (payment.amount > 10000 && !payment.verified) {
      throw new Error('large payments need verification');
    }
    const charged = await this.api.charge(payment.amount);
    if (!charged.accepted) {
      throw new Error('declined: ' + charged.reason);
    }
    payment.paid = true;
    await this.payments.save(payment);
    return payment;
  }
}
