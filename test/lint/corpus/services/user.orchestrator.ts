import bcrypt from 'bcrypt';
import { UserResultKind } from './user.kinds.js';
import type { UserStore } from './user.ports.js';
import type { RegisterUserResult } from './user.results.js';
import type { RegisterUser } from './user.values.js';

enum Mode {
  Fast = 1,
}

export class UserOrchestrator {
  readonly #users: UserStore;
  private readonly logger: Logger;
  static instance: UserOrchestrator; // ✗ dependencies-as-fields
  private cache = new Map<string, User>(); // ✗ dependencies-as-fields

  constructor({ users, logger }: Dependencies) {
    this.#users = users;
    this.logger = logger;
    this.logger.debug('ready'); // ✗ dependencies-as-fields
    Object.freeze(this);
  }

  register(command: RegisterUser): Promise<RegisterUserResult>;
  register(command: RegisterUser, mode: Mode): Promise<boolean>; // ✗ explicit-results
  async register(command: RegisterUser, mode?: Mode) {
    const hash = await bcrypt.hash(command.password, 10); // ✗ dependencies-as-fields
    await this.#users.insert({ ...command, hash }); // ✗ dumb-piping
    this.logger.info(`registered ${command.email} at ${1 + 1}`);
    this.logger?.info('registered'); // ✗ no-if
    return { kind: UserResultKind.Registered };
  }

  async plain(command: RegisterUser): Promise<RegisterUserResult> {
    const user = await this.#users.find(command.email);
    ({ true: () => this.welcome(user), false: () => this.reject(user) })[String(user.isNew)](); // ✗ no-if
    const { name = 'guest' } = user; // ✗ dumb-piping
    const kind = user.admin && 'admin'; // ✗ no-if
    void this.#users.touch(user);
    delete user.password; // ✗ dumb-piping
    return this.#users.result(user!, kind, name); // ✗ dumb-piping
  }

  async prepared(): Promise<RegisterUserResult> {
    const at = new Date(); // ✗ no-ambient-effects
    const id = crypto.randomUUID(); // ✗ no-ambient-effects
    const limit = +process.env.LIMIT; // ✗ dumb-piping
    const tx = await this.#users.startTransaction(); // ✗ transaction-boundary
    await tx.commit(); // ✗ transaction-boundary
    const user = new User(id, at); // ✗ no-entity-new
    return this.#users.make(user, limit);
  }

  private welcome = (user: User): void => this.#users.welcome(user); // ✗ dependencies-as-fields

  private async reject(user: User): Promise<void> {
    if (user.blocked) { // ✗ no-if
      throw new ForbiddenException('blocked'); // ✗ no-throw
    }
  }
}

export const create = () => new UserOrchestrator(deps); // ✗ orchestrator-is-class
