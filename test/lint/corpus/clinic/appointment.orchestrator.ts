import { Injectable, Logger } from '@nestjs/common';
import { AppointmentResultKind } from './appointment.kinds.js';
import type { Appointment } from './appointment.entity.js';
import type { AppointmentStore, CalendarGateway } from './appointment.ports.js';
import type { AppointmentResult } from './appointment.results.js';
import type { AppointmentId, PatientId } from './appointment.values.js';

// A Nest service as it is found in the wild, renamed to an orchestrator.
@Injectable()
export class AppointmentOrchestrator {
  private readonly logger = new Logger(AppointmentOrchestrator.name); // ✗ dependencies-as-fields
  @Inject(CALENDAR) private readonly calendar: CalendarGateway;
  @InjectRepository(Appointment) repository: AppointmentStore; // ✗ dependencies-as-fields «@InjectRepository(Appointment) repository: AppointmentStore;»

  constructor(
    @Inject('STORE') private readonly store: AppointmentStore,
    private clock: Clock, // ✗ dependencies-as-fields «private clock: Clock»
    readonly mailer: Mailer, // ✗ dependencies-as-fields «readonly mailer: Mailer»
    protected readonly slots: SlotStore,
  ) {}

  @Transactional()
  async book(dto: BookAppointment, id: string, patientId: PatientId): Promise<AppointmentResult> { // ✗ value-objects «string»
    const { slot, notes = '' } = dto; // ✗ dumb-piping «notes = ''»
    const taken = await this.store.findOne({ where: { slot } });
    if (taken) { // ✗ no-if
      throw new ConflictException(`slot ${slot} is taken`); // ✗ no-throw
    }
    const saved = await this.store.save(this.store.create({ ...dto, patientId, notes })); // ✗ dumb-piping «{ ...dto, patientId, notes }»
    await this.calendar.reserve(saved.slot, { minutes: 30 }); // ✗ dumb-piping «30»
    this.logger.log(`booked ${saved.id} for ${patientId}`);
    return { kind: AppointmentResultKind.Booked, appointment: saved };
  }

  @Cron('0 * * * *')
  public async remind(): Promise<void> { // ✗ explicit-results «Promise<void>»
    const due = await this.store.findDue(new Date()); // ✗ no-ambient-effects «new Date()»
    for (const appointment of due) {
      await this.mailer.send(appointment.patient.email, 'reminder'); // ✗ no-magic-strings «'reminder'»
    }
  }

  async cancel(id: AppointmentId, reason?: string): Promise<AppointmentResult> {
    const found = await this.store.findOneOrFail(id); // ✗ no-throw «this.store.findOneOrFail(id)»
    found.status = 'cancelled'; // ✗ dumb-piping «found.status = 'cancelled'»
    found.notes.push(reason ?? 'none'); // ✗ dumb-piping «found.notes.push(reason ?? 'none')»
    await this.store.save(found);
    return { kind: AppointmentResultKind.Cancelled, appointment: found };
  }

  async list(query: Query): Promise<{ items: Appointment[]; total: number }> { // ✗ explicit-results «Promise<{ items: Appointment[]; total: number }>»
    const [items, total] = await Promise.all([this.store.find(query), this.store.count(query)]);
    return { items, total };
  }

  async export(ids: AppointmentId[]): Promise<AppointmentResult[]> {
    const results = await Promise.all(ids.map((id) => this.store.exportOne(id)));
    return results;
  }

  get size(): number {
    return this.store.size * 2; // ✗ dumb-piping «this.store.size * 2»
  }

  set limit(value: number) {
    this.slots.limit = value; // ✗ dumb-piping «this.slots.limit = value»
  }
}
