import type { WordEvent } from './word.events.js';

interface Mailbox {
  readonly throw: boolean;
  reject(reason: string): Mailbox;
}

export class WordState {
  constructor(private readonly mailbox: Mailbox) {}

  handle(event: WordEvent): WordState {
    const promise = { reject: (text: string) => text };
    promise.reject('no');
    this.mailbox.reject(event.text);
    const Promise = this.mailbox;
    Promise.reject('shadowed');
    return this;
  }

  fetch(url: string): string {
    return this.fetchAll([url]).join('');
  }

  private fetchAll(urls: string[]): string[] {
    return urls;
  }
}
