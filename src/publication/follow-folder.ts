import type { DocumentId } from '../domain/ids.js';
import type { FollowedFile, FollowedFiles, WatchedFolder } from '../ports/watched-folder.js';
import type { Publication } from './publication.js';
import type { PutOutcome } from './put-document.js';

export interface FollowingParts {
  readonly folder: WatchedFolder;
  readonly memory: FollowedFiles;
  readonly publication: Pick<Publication, 'putFile' | 'withdraw' | 'versions'>;
  /** Told what was done, and what was not. */
  readonly onNotice: (message: string) => void;
}

/** Follows a folder: one call after the other. What they throw (another process writes, no room) may be tried again. */
export interface FolderFollower {
  /** A file is there, new or changed, and is written to its end. */
  readonly settled: (name: string) => Promise<void>;
  /** A file is gone; where it is there after all nothing happens. */
  readonly gone: (name: string) => Promise<void>;
  /** Names of files that went while nobody looked. */
  readonly missing: () => Promise<readonly string[]>;
}

/** Who publishes, in the ledger. */
const BY = '监视文件夹';

/**
 * Publishes what lies in a folder: a file's documents when it comes, its new text when it changes, and withdraws them when
 * it goes. A file that moves within the folder keeps its documents. What is refused is remembered by its content, and not tried
 * again until that changes; until then what was published of the file stays.
 */
export async function createFolderFollower(parts: FollowingParts): Promise<FolderFollower> {
  const { folder, memory, publication, onNotice } = parts;
  const files = new Map(await memory.load());

  const save = () => memory.save(files);
  const there = async (): Promise<ReadonlySet<string> | null> => {
    const names = await folder.names();
    return names && new Set(names);
  };

  /** Withdraws documents that no other file stands for. */
  async function withdraw(ids: readonly DocumentId[], reason: string): Promise<void> {
    const others = new Set([...files.values()].flatMap(({ documentIds }) => documentIds));
    for (const id of ids) {
      if (others.has(id)) continue;
      if (await publication.withdraw(id, { by: BY, reason })) onNotice(`监视文件夹：已撤回 ${id}（${reason}）`);
    }
  }

  async function settled(name: string): Promise<void> {
    const read = await folder.read(name);
    if (!read) return;
    const known = files.get(name);
    if ('reason' in read) {
      if (known?.sha256 === '' && known.refusals[0]?.reason === read.reason) return;
      files.set(name, { sha256: '', documentIds: known?.documentIds ?? [], refusals: [{ ...read, draftId: null }] });
      onNotice(`监视文件夹：${name} 未收录：${read.reason}`);
      return save();
    }
    const { sha256, bytes } = read;
    if (known?.sha256 === sha256) return;
    if (!known && (await hasMoved(name, sha256))) return;

    const terms = { by: BY, documentId: null, replacement: { kind: 'correction' as const } };
    const outcomes = await publication.putFile({ name, bytes }, terms);
    const owned = await ownedOf(outcomes, known?.documentIds ?? [], publication);
    const refusals = refusalsOf(outcomes);
    const isRead = outcomes.length > 0 && outcomes.every(({ state }) => state !== 'refused');
    const told = new Set(outcomes.flatMap((outcome) => ('documentId' in outcome ? outcome.documentId : [])));
    const dropped = isRead ? (known?.documentIds ?? []).filter((id) => !told.has(id)) : [];
    const kept = (known?.documentIds ?? []).filter((id) => !dropped.includes(id));
    // Whichever file said it last stands for a document.
    for (const [other, file] of files) {
      const documentIds = file.documentIds.filter((id) => !owned.includes(id));
      if (documentIds.length < file.documentIds.length) files.set(other, { ...file, documentIds });
    }
    files.set(name, { sha256, documentIds: [...new Set([...kept, ...owned])], refusals });
    tell(name, outcomes);
    await withdraw(dropped, `${name} 中已没有这份文件`);
    return save();
  }

  /** A file of the same content that is not there any more was this one, under another name. */
  async function hasMoved(name: string, sha256: string): Promise<boolean> {
    const names = await there();
    const moved = [...files].find(([other, file]) => file.sha256 === sha256 && names && !names.has(other));
    if (!moved) return false;
    files.delete(moved[0]);
    files.set(name, moved[1]);
    onNotice(`监视文件夹：${moved[0]} 改名为 ${name}`);
    await save();
    return true;
  }

  function tell(name: string, outcomes: readonly PutOutcome[]): void {
    for (const outcome of outcomes) {
      if (outcome.state === 'published') onNotice(`监视文件夹：${name} 已发布为 ${outcome.documentId}`);
      if (outcome.state === 'replaced') onNotice(`监视文件夹：${name} 已替换 ${outcome.documentId}`);
    }
    for (const { reason, draftId } of refusalsOf(outcomes)) {
      onNotice(`监视文件夹：${name} 未发布：${reason}${draftId ? `（已存为草稿 ${draftId}）` : ''}`);
    }
  }

  async function gone(name: string): Promise<void> {
    const known = files.get(name);
    if (!known) return;
    const names = await there();
    if (!names) onNotice('监视文件夹无法读取，已发布的文件保持不变。');
    if (!names || names.has(name)) return;
    files.delete(name);
    await withdraw(known.documentIds, `${name} 已从文件夹移除`).catch((fault: unknown) => {
      files.set(name, known);
      throw fault;
    });
    await save();
  }

  let last: Promise<unknown> = Promise.resolve();
  const inTurn =
    (work: (name: string) => Promise<void>) =>
    (name: string): Promise<void> => {
      const next = last.then(() => work(name));
      last = next.catch(() => {});
      return next;
    };
  return {
    settled: inTurn(settled),
    gone: inTurn(gone),
    missing: async () => {
      const names = await there();
      if (!names) return [];
      // A share that is not mounted looks like an empty folder; nobody removes everything by accident.
      if (names.size === 0 && files.size > 1) {
        onNotice(`监视文件夹是空的，而此前有 ${files.size} 个文件：可能没有挂载，已发布的文件保持不变。`);
        return [];
      }
      return [...files.keys()].filter((name) => !names.has(name));
    },
  };
}

/** Documents that the folder published: now, or before its memory of it was kept. */
async function ownedOf(
  outcomes: readonly PutOutcome[],
  before: readonly DocumentId[],
  { versions }: Pick<Publication, 'versions'>,
): Promise<readonly DocumentId[]> {
  const owned: DocumentId[] = [];
  for (const outcome of outcomes) {
    if (outcome.state === 'published' || outcome.state === 'replaced') owned.push(outcome.documentId);
    if (outcome.state !== 'unchanged') continue;
    const isOurs = before.includes(outcome.documentId) || (await versions(outcome.documentId)).at(-1)?.entry?.by === BY;
    if (isOurs) owned.push(outcome.documentId);
  }
  return owned;
}

function refusalsOf(outcomes: readonly PutOutcome[]): FollowedFile['refusals'] {
  if (outcomes.length === 0) return [{ reason: '文件中没有内容', draftId: null }];
  return outcomes.flatMap((outcome) => {
    if (outcome.state === 'refused') {
      const { origin, reason } = outcome;
      return { reason: outcomes.length > 1 ? `${origin}：${reason}` : reason, draftId: null };
    }
    return outcome.state === 'draft' ? { reason: outcome.fault ?? '', draftId: outcome.draftId } : [];
  });
}
