import type { ReadDocument } from './read-document.js';

/** Why a document stands as it does on that day, in one sentence without a stop; empty where its status says it all. */
export function tellValidity({ document, validity, replacedBy, asOf }: ReadDocument): string {
  const first = document.effectiveOn ?? document.publishedOn ?? document.issuedOn;
  switch (validity) {
    case 'in_force':
      return `自${first}起${document.effectiveOn === null ? '（按发布或成文日期）' : '施行'}，${
        document.expiresOn === null ? '没有写明失效日期' : `有效期至${document.expiresOn}`
      }`;
    case 'not_yet':
      return `自${first}起施行，${asOf}尚未到期`;
    case 'expired':
      return `有效期至${document.expiresOn}`;
    case 'superseded': {
      const names = replacedBy.map((other) => ('name' in other ? other.name : `《${other.document.title}》`));
      return names.length === 0 ? '已有新文件取代本文件' : `已由${names.join('、')}取代`;
    }
    case 'repealed':
      return '本文件已宣布废止，以下文字仅供查阅';
    case 'draft':
      return '本文件是公开征求意见的稿件，不具有约束力';
    case 'unknown':
      return '收录的文字没有写明日期';
    default:
      return validity satisfies never;
  }
}
