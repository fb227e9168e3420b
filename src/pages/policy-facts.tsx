import { policyAddress } from '../contract/policy-address.js';
import type { Attachment, FactSource } from '../domain/policy-document.js';
import { officialAddress } from './official-address.js';
import type { NamedDocument, ReadDocument } from './read-document.js';
import { shortValidity } from './validity-badge.js';

const ORIGINS: Readonly<Record<FactSource['origin'], string>> = {
  beside: '见文件所附信息',
  text: '见正文',
  catalogue: '见文件目录',
};

/** What is known of a document, and where each fact was found. */
export function PolicyFacts({ read }: { readonly read: ReadDocument }) {
  const { document } = read;
  const address = officialAddress(document.url);
  const facts: readonly (readonly [name: string, value: string | null, fact?: FactSource['fact']])[] = [
    ['文号', document.docNumber, 'docNumber'],
    ['发文机关', document.issuer, 'issuer'],
    ['层级与地区', [document.level, document.region].filter(Boolean).join(' · ') || null],
    ['成文日期', document.issuedOn, 'issuedOn'],
    ['发布日期', document.publishedOn, 'publishedOn'],
    ['施行日期', document.effectiveOn, 'effectiveOn'],
    ['有效期至', document.expiresOn, 'expiresOn'],
    ['索引号', document.indexNumber],
    ['分类', document.category],
  ];
  return (
    <dl class="known">
      {facts.map(
        ([name, value, fact]) =>
          value !== null && (
            <div>
              <dt>{name}</dt>
              <dd>
                {value}
                <Source source={document.factSources.find((source) => source.fact === fact)} />
              </dd>
            </div>
          ),
      )}
      <Others name="替代的文件" others={read.replaces} read={read} />
      <Others name="替代本文件的文件" others={read.replacedBy} read={read} />
      <Others name="其他版本" others={read.versions} read={read} />
      {address !== null && (
        <div>
          <dt>官方地址</dt>
          <dd>
            <a class="address" href={address} rel="noopener noreferrer">
              {address}
            </a>
          </dd>
        </div>
      )}
      <Attachments attachments={document.attachments ?? []} />
    </dl>
  );
}

/** Only named, with where they are: no answer says what is in them. */
function Attachments({ attachments }: { readonly attachments: readonly Attachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <div class="attachments">
      <dt>附件（正文未收录）</dt>
      {attachments.map(({ name, url }) => {
        const address = officialAddress(url);
        return (
          <dd>
            {address === null ? (
              name
            ) : (
              <>
                <a href={address} rel="noopener noreferrer">
                  {name}
                </a>
                <small>（{address}）</small>
              </>
            )}
          </dd>
        );
      })}
    </div>
  );
}

function Source({ source }: { readonly source: FactSource | undefined }) {
  if (!source) return null;
  return (
    <small>
      （{ORIGINS[source.origin]}
      {source.quote !== null && `：“${source.quote}”`}）
    </small>
  );
}

function Others(properties: {
  readonly name: string;
  readonly others: readonly NamedDocument[];
  readonly read: ReadDocument;
}) {
  const { name, others, read } = properties;
  if (others.length === 0) return null;
  return (
    <div>
      <dt>{name}</dt>
      {others.map((other) => (
        <dd>
          {'name' in other ? (
            other.name
          ) : (
            <>
              <a href={policyAddress(other.document.id)}>{titleOf(other.document, read)}</a>
              <small>（{shortValidity(other.validity)}）</small>
            </>
          )}
        </dd>
      ))}
    </div>
  );
}

/** Versions of one title are told apart by their day. */
function titleOf(
  {
    title,
    docNumber,
    issuedOn,
  }: { readonly title: string; readonly docNumber: string | null; readonly issuedOn: string | null },
  { document }: ReadDocument,
): string {
  const number = docNumber === null ? '' : `（${docNumber}）`;
  return title === document.title && issuedOn !== null ? `${issuedOn}版${number}` : `《${title}》${number}`;
}
