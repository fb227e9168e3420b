import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Records } from '../../src/ports/records.js';
import { exchange } from '../support/exchange.js';

/** What every store of records must do. `open` opens the store kept in a folder, again and again. */
export function describeRecords(name: string, open: (folder: string) => Promise<Records>): void {
  describe(`records: ${name}`, () => {
    let folder: string;
    let records: Records;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'yuece-records-'));
      records = await open(folder);
    });
    afterEach(async () => {
      await records.close();
      await rm(folder, { recursive: true, force: true });
    });

    it('gives back what it was given, to the letter: an answer is evidence', async () => {
      const kept = exchange({ question: `引号'"、换行\n、emoji🙂、分号;-- drop table` });
      await records.append(kept);
      expect(await records.conversation(kept.conversationId, 10)).toEqual([kept]);
    });

    it('tells a conversation oldest first, in order of asking, even where the clock went backwards', async () => {
      const conversationId = randomUUID();
      for (const [at, question] of ['一', '二', '三'].entries()) {
        await records.append(exchange({ conversationId, question, askedAt: 1000 - at }));
      }
      const told = await records.conversation(conversationId, 10);
      expect(told.map((each) => each.question)).toEqual(['一', '二', '三']);
    });

    it('keeps the newest where there are more than the limit: a follow-up leans on the last turns', async () => {
      const conversationId = randomUUID();
      for (const question of ['一', '二', '三', '四']) await records.append(exchange({ conversationId, question }));
      const told = await records.conversation(conversationId, 2);
      expect(told.map((each) => each.question)).toEqual(['三', '四']);
    });

    it('never mixes conversations', async () => {
      const mine = exchange({ question: '我的' });
      await records.append(mine);
      await records.append(exchange({ question: '别人的' }));
      expect(await records.conversation(mine.conversationId, 10)).toEqual([mine]);
      expect(await records.conversation(randomUUID(), 10)).toEqual([]);
    });

    it('deletes a conversation with its ratings, and says whether there was one', async () => {
      const kept = exchange();
      const other = exchange();
      await records.append(kept);
      await records.append(other);
      await records.rate({ messageId: kept.messageId, rating: 'up', reason: null, comment: null, givenAt: 1 });
      expect(await records.deleteConversation(kept.conversationId)).toBe(true);
      expect(await records.conversation(kept.conversationId, 10)).toEqual([]);
      // No message, no rating: a deleted message can no longer be rated either.
      expect(
        await records.rate({ messageId: kept.messageId, rating: 'up', reason: null, comment: null, givenAt: 2 }),
      ).toBe(false);
      expect(await records.deleteConversation(kept.conversationId)).toBe(false);
      expect(await records.conversation(other.conversationId, 10)).toEqual([other]);
    });

    it('takes a rating of a known message, takes a second one in its place, and refuses an unknown message', async () => {
      const kept = exchange();
      await records.append(kept);
      const rating = { messageId: kept.messageId, rating: 'up', reason: null, comment: null, givenAt: 1 } as const;
      expect(await records.rate(rating)).toBe(true);
      expect(await records.rate({ ...rating, rating: 'down', reason: '不准确', comment: '数字不对' })).toBe(true);
      expect(await records.rate({ ...rating, messageId: randomUUID() })).toBe(false);
    });

    it('tells everything asked since a time, oldest first, each with its rating, whatever the conversation', async () => {
      const asked = [300, 100, 200, 100].map((askedAt, at) => exchange({ askedAt, question: `${askedAt}之${at}` }));
      for (const each of asked) await records.append(each);
      const [latest, , middle] = asked;
      if (!latest || !middle) throw new Error('four were made');
      await records.rate({ messageId: middle.messageId, rating: 'down', reason: null, comment: null, givenAt: 1 });
      const told = await all(records.exchangesSince(100));
      expect(told.map(({ askedAt }) => askedAt)).toEqual([100, 100, 200, 300]);
      expect(new Set(told.map(({ question }) => question))).toEqual(new Set(asked.map(({ question }) => question)));
      expect(told.slice(2)).toEqual([
        { ...middle, rating: 'down' },
        { ...latest, rating: null },
      ]);
      // From that very moment on, and nothing from before it.
      expect(await all(records.exchangesSince(300))).toEqual([{ ...latest, rating: null }]);
      expect(await all(records.exchangesSince(301))).toEqual([]);
    });

    it('tells as many as there are, none twice, though many were asked in one moment', async () => {
      const conversationId = randomUUID();
      const many = Array.from({ length: 510 }, (_, at) =>
        exchange({ conversationId, question: `第${at}问`, askedAt: at < 505 ? 1000 : 1001 }),
      );
      for (const each of many) await records.append(each);
      const told = await all(records.exchangesSince(0));
      expect(told).toHaveLength(510);
      expect(new Set(told.map(({ messageId }) => messageId)).size).toBe(510);
    });

    it('keeps everything over a restart', async () => {
      const kept = exchange();
      await records.append(kept);
      await records.close();
      records = await open(folder);
      expect(await records.conversation(kept.conversationId, 10)).toEqual([kept]);
    });

    it('takes appends that come at once, loses none, and gives each its own place', async () => {
      const conversationId = randomUUID();
      const many = Array.from({ length: 40 }, (_, at) => exchange({ conversationId, question: `第${at}问` }));
      await Promise.all(many.map((each) => records.append(each)));
      const told = await records.conversation(conversationId, 100);
      expect(new Set(told.map((each) => each.messageId))).toEqual(new Set(many.map((each) => each.messageId)));
      expect(told).toHaveLength(40);
    });

    it('says that it is well, and fails the check once it is closed', async () => {
      await expect(records.check()).resolves.toBeUndefined();
      await records.close();
      await expect(records.check()).rejects.toMatchObject({ name: 'Failure', code: 'not_ready' });
    });
  });
}

async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const gathered: Item[] = [];
  for await (const item of items) gathered.push(item);
  return gathered;
}
