const DRAFT =
  '(?:征求意见|送审|讨论|审议|审查)(?:稿|草案)|征求意见稿|(?:修订|修正)?草案(?:修改稿|[一二三]次审议稿|征求意见稿)?';
const IN_BRACKETS = new RegExp(`[（(](?:${DRAFT})[^（）()]{0,8}[）)]`, 'u');
const AT_THE_END = /(?:征求意见稿|送审稿|草案)$/u;
/** 关于公开征求《…》意见的公告 hands out a draft. */
const ASKS_FOR_OPINIONS = /(?=.*《).*征求.*意见(?:和?建议)?的(?:公告|通知|通告|函|启事)$/u;

/** The words of the title, or of a line right below it, that make the document a draft; null where it is none. */
export function readDraft(title: string, head: string): string | null {
  const line = head.split('\n').find((each) => each.length <= 20 && IN_BRACKETS.exec(each)?.[0] === each);
  return (
    IN_BRACKETS.exec(title)?.[0] ?? AT_THE_END.exec(title)?.[0] ?? ASKS_FOR_OPINIONS.exec(title)?.[0] ?? line ?? null
  );
}
