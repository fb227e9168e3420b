import type { DocumentId } from '../domain/ids.js';
import { type Day, type PolicyDocument, validityOn } from '../domain/policy-document.js';

/** What a question says of the version of a document that it names. */
export interface VersionHint {
  /** 2016年的, （2018年修订）; null where no year stands beside the name. */
  readonly year: string | null;
  /** 旧, 修订前: the version before the newest. */
  readonly older: boolean;
  /** Whether the words can only mean a version: 2016年版, not 2016年 alone. */
  readonly certain: boolean;
}

const YEAR = '((?:19|20)\\d{2})';
const EDITION = '(版|修订版?|修正版?|修改版?)';
const PUBLISHED = '(?:公布|发布|通过|制定|颁布|施行|实施)';
const OLDER = '(旧版?|老版?|原|原来|修订前|修改前|修正前|上一版)';
const NEWER = '(?:现行(?:有效)?|最新(?:版|修订)?|新版?|修订后|修改后|修正后|现在)';
const BEFORE = `(?:${YEAR}\\s*年?\\s*(?:${EDITION}|${PUBLISHED})?的?\\s*|${OLDER}的?\\s*|${NEWER}的?\\s*)?`;
const AFTER = `(?:\\s*[(（〔\\[]\\s*${YEAR}\\s*年?\\s*${EDITION}?[^()（）]{0,6}[)）〕\\]]|\\s*${YEAR}\\s*年?\\s*(?:${EDITION}|(?=第|的|里|中|共|一共|有|最))|\\s*[(（]?${OLDER}的?[)）]?|\\s*[(（]?${NEWER}的?[)）]?(?=第|的|里|中))?`;

/** Words about the version right beside a name, which `sign` matches: the text they make with it, and what they say. */
export function readVersion(text: string, sign: string): { readonly text: string; readonly hint: VersionHint } | null {
  const match = new RegExp(`${BEFORE}${sign}${AFTER}`, 'u').exec(text);
  if (!match) return null;
  const [
    whole,
    yearBefore,
    editionBefore,
    olderBefore,
    yearBracketed,
    editionBracketed,
    yearAfter,
    editionAfter,
    olderAfter,
  ] = match;
  const year = yearBefore ?? yearBracketed ?? yearAfter ?? null;
  const older = (olderBefore ?? olderAfter) !== undefined;
  const edition = editionBefore ?? editionBracketed ?? editionAfter;
  return {
    text: whole,
    hint: { year, older, certain: edition !== undefined || yearBracketed !== undefined || older },
  };
}

/** The versions that a hint means; none where no version is of that year or there is no older one. */
export function versionsMeant(versions: readonly PolicyDocument[], hint: VersionHint): readonly PolicyDocument[] {
  const { year } = hint;
  if (year !== null) {
    return versions.filter(({ title, issuedOn, publishedOn, effectiveOn }) =>
      [issuedOn, publishedOn, effectiveOn, /(?:19|20)\d{2}(?=年?[^\d]{0,3}[)）]$)/u.exec(title)?.[0]].some((day) =>
        day?.startsWith(year),
      ),
    );
  }
  if (!hint.older) return versions;
  return groupByTitle(versions).flatMap((group) => byDate(group).slice(1, 2));
}

/**
 * Of several versions of one title the newest that binds on the day; else the newest. An amended law repeats the first day of its
 * first version, so that a version may not yet have been adopted on a day from which it says to bind. Undefined for none.
 */
export function newestInForce(versions: readonly PolicyDocument[], asOf: Day): PolicyDocument | undefined {
  const newest = byDate(versions);
  const adopted = newest.filter(({ issuedOn }) => issuedOn === null || issuedOn <= asOf);
  return adopted.find((document) => validityOn(document, asOf) === 'in_force') ?? adopted[0] ?? newest[0];
}

/**
 * One document for each title among those named, with those that may stand in for it: a code in several files, of which each
 * has other articles, has one title and no versions.
 */
export function documentsMeant(
  ids: readonly DocumentId[],
  document: (id: DocumentId) => PolicyDocument | undefined,
  asOf: Day,
): readonly (readonly [PolicyDocument, ...PolicyDocument[]])[] {
  return groupByTitle(ids.flatMap((id) => document(id) ?? [])).flatMap((group) => {
    const chosen = newestInForce(group, asOf);
    if (!chosen) return [];
    const parts = group.filter((other) => other !== chosen && chosen.issuedOn === null && other.issuedOn === null);
    return [[chosen, ...parts] as const];
  });
}

function byDate(documents: readonly PolicyDocument[]): readonly PolicyDocument[] {
  const day = ({ issuedOn, publishedOn }: PolicyDocument): string => issuedOn ?? publishedOn ?? '';
  return [...documents].sort((a, b) => day(b).localeCompare(day(a)));
}

function groupByTitle(documents: readonly PolicyDocument[]): readonly (readonly PolicyDocument[])[] {
  const groups = new Map<string, PolicyDocument[]>();
  for (const document of documents) groups.set(document.title, [...(groups.get(document.title) ?? []), document]);
  return [...groups.values()];
}
