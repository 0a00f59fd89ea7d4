import type { Repository, QueryRunner, DataSource } from 'typeorm';
import { MemberKind, MemberResultKind } from './member.kinds.js';
import type { Member } from './member.entity.js';
import type { MemberResult } from './member.results.js';
import type { MemberId } from './member.values.js';

// TypeORM, with a query runner by hand, and sagas.
export class MemberOrchestrator {
  constructor(
    private readonly members: Repository<Member>,
    private readonly source: DataSource,
    private readonly events: EventBus,
    private readonly runner: QueryRunner,
  ) {}

  async join(command: JoinCommand): Promise<MemberResult> {
    const runner = this.source.createQueryRunner();
    await runner.connect(); // ✗ dependencies-as-fields «runner.connect()»
    await runner.startTransaction(); // ✗ transaction-boundary «runner.startTransaction()»
    try { // ✗ no-throw
      const member = await this.members.save({ ...command, joinedAt: new Date() }); // ✗ dumb-piping
      await runner.commitTransaction(); // ✗ dependencies-as-fields
      this.events.publish(new MemberJoined(member)); // ✗ no-entity-new
      return { kind: 'joined', member };
    } catch (error: unknown) {
      await runner.rollback(); // ✗ transaction-boundary «runner.rollback()»
      this.logger.error(`failed: ${(error as Error).message}`);
      return { kind: MemberResultKind.Failed, error: `${error}` }; // ✗ dumb-piping
    } finally {
      runner.isReleased || (await runner.release()); // ✗ no-if
    }
  }

  async leave(memberId: MemberId): Promise<MemberResult> {
    const query = this.members.createQueryBuilder().where(memberId);
    const member = await this.members.createQueryBuilder('m').where(memberId).getOne(); // ✗ no-magic-strings «'m'»
    const found = await query.getOne(); // ✗ dependencies-as-fields «query.getOne()»
    switch (member?.kind) { // ✗ no-if
      case undefined:
        return { kind: MemberResultKind.Missing, memberId };
      case MemberKind.Active:
        break;
    }
    member.kind = MemberKind.Left; // ✗ dumb-piping «member.kind = MemberKind.Left»
    const { affected } = await this.members.update(memberId, { kind: 'left' }); // ✗ no-magic-strings «'left'»
    return affected === 0 ? { kind: MemberResultKind.Missing } : { kind: MemberResultKind.Left, found }; // ✗ no-if
  }

  async saga(command: JoinCommand): Promise<MemberResult> {
    const steps = [() => this.join(command), () => this.leave(command.memberId)]; // ✗ dumb-piping «() => this.join(command)» ✗ dumb-piping «() => this.leave(command.memberId)»
    for (const step of steps) {
      const result = await step(); // ✗ dependencies-as-fields «step()»
      if (result.kind === MemberResultKind.Failed) return result; // ✗ no-if
    }
    await Promise.all(steps.map((step) => step())); // ✗ dumb-piping
    let attempt = 0; // ✗ dumb-piping «let attempt = 0;»
    do { // ✗ no-if
      attempt++; // ✗ dumb-piping «attempt++»
      await this.pause(attempt * 1000); // ✗ dumb-piping «attempt * 1000»
    } while (attempt < 3);
    return { kind: MemberResultKind.Done } as MemberResult; // ✗ dumb-piping «{ kind: MemberResultKind.Done } as MemberResult»
  }

  async route(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const { memberId } = request.params as { memberId: string }; // ✗ dumb-piping
    const result = await this.leave(memberId);
    const statuses = { left: 200, missing: 404 }; // ✗ dumb-piping «200» ✗ dumb-piping «404»
    return reply.status(statuses[result.kind]).send(result); // ✗ no-if «statuses[result.kind]»
  }

  private async pause(time: number): Promise<void> {
    await new Promise<void>((resolve) => { // ✗ dumb-piping
      setTimeout(resolve, time); // ✗ no-ambient-effects
    });
  }
}
