import { policyAddress } from '../contract/policy-address.js';
import { VALIDITY_WORDING } from '../contract/validity-wording.js';
import type { PolicyDocument, Validity } from '../domain/policy-document.js';
import type { LibraryQuery, ListedPolicy, PolicyList } from './list-policies.js';
import { officialAddress } from './official-address.js';
import { PageFrame } from './page-frame.js';
import { shortValidity, ValidityBadge } from './validity-badge.js';

/** The library: every document, found by a plain form. `today` is not written into addresses. */
export function LibraryPage({ list, today }: { readonly list: PolicyList; readonly today: string }) {
  const { query, policies, found, total } = list;
  return (
    <PageFrame title="政策文件库">
      <h1>政策文件库</h1>
      <p class="lead">共收录{total}份文件。效力按收录信息和所选日期判断，请以官方发布的文件为准。</p>
      <Filters list={list} today={today} />
      <p class="found" role="status">
        {found === 0 ? '没有符合条件的文件。' : `符合条件的文件${found}份：${countsOf(list)}。`}
        {query.asOf !== today && `效力按${query.asOf}判断。`}
      </p>
      {found === 0 ? (
        <p>
          请减少条件后再试，或<a href="/documents">查看全部文件</a>。
        </p>
      ) : (
        <ol class="policies" start={(query.page - 1) * 50 + 1}>
          {policies.map((policy) => (
            <PolicyLine policy={policy} asOf={query.asOf === today ? undefined : query.asOf} />
          ))}
        </ol>
      )}
      <Pages list={list} today={today} />
      {list.uncollected.length > 0 && <Uncollected policies={list.uncollected} />}
    </PageFrame>
  );
}

function Filters({ list, today }: { readonly list: PolicyList; readonly today: string }) {
  const { query, levels, regions, years } = list;
  return (
    <form class="filters" action="/documents" method="get" aria-label="筛选文件">
      <label class="wide">
        标题或文号
        <input type="search" name="q" value={query.text} maxLength={100} />
      </label>
      <Choice name="level" label="层级" chosen={query.level} options={levels} />
      <Choice name="region" label="地区" chosen={query.region} options={regions} />
      <Choice name="year" label="年份" chosen={query.year} options={years} />
      <Choice
        name="validity"
        label="效力"
        chosen={query.validity}
        options={Object.keys(VALIDITY_WORDING)}
        wordOf={(value) => shortValidity(value as Validity)}
      />
      <label>
        效力日期
        <input type="date" name="asOf" value={query.asOf === today ? '' : query.asOf} />
      </label>
      <p class="row">
        <button type="submit" class="primary">
          筛选
        </button>
        <a class="button" href="/documents">
          清除条件
        </a>
      </p>
    </form>
  );
}

function Choice(properties: {
  readonly name: string;
  readonly label: string;
  readonly chosen: string | null;
  readonly options: readonly string[];
  readonly wordOf?: (value: string) => string;
}) {
  const { name, label, chosen, options, wordOf = (value) => value } = properties;
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">全部</option>
        {options.map((value) => (
          <option value={value} selected={value === chosen}>
            {wordOf(value)}
          </option>
        ))}
      </select>
    </label>
  );
}

function PolicyLine({ policy, asOf }: { readonly policy: ListedPolicy; readonly asOf: string | undefined }) {
  const { document, validity } = policy;
  const facts = [document.docNumber, document.issuer, document.issuedOn ?? document.publishedOn].filter(Boolean);
  const place = [document.level, document.region].filter(Boolean).join(' · ');
  return (
    <li>
      <h2>
        <a href={policyAddress(document.id, asOf === undefined ? {} : { asOf })}>{document.title}</a>
      </h2>
      <p class="facts">
        <ValidityBadge validity={validity} />
        {place !== '' && <span class="tag">{place}</span>}
        <span>{facts.join('　')}</span>
      </p>
    </li>
  );
}

/** What the library knows to exist: their names and where they can be read, nothing of what they say. */
function Uncollected({ policies }: { readonly policies: readonly PolicyDocument[] }) {
  return (
    <section aria-labelledby="uncollected">
      <h2 id="uncollected">正文未收录</h2>
      <p class="lead">已知有以下{policies.length}份文件，本库没有收录正文，不能据以答复。请到官方地址阅读。</p>
      <ul class="policies">
        {policies.map(({ title, docNumber, issuer, issuedOn, publishedOn, url }) => {
          const address = officialAddress(url);
          return (
            <li>
              <h3>
                {address === null ? (
                  title
                ) : (
                  <a href={address} rel="noopener noreferrer">
                    {title}
                  </a>
                )}
              </h3>
              <p class="facts">
                <span class="tag">正文未收录</span>
                <span>{[docNumber, issuer, issuedOn ?? publishedOn].filter(Boolean).join('　')}</span>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Pages({ list, today }: { readonly list: PolicyList; readonly today: string }) {
  const { query, pages } = list;
  if (pages === 1) return null;
  return (
    <nav class="pages" aria-label="分页">
      {query.page > 1 && (
        <a class="button" rel="prev" href={addressOf({ ...query, page: query.page - 1 }, today)}>
          上一页
        </a>
      )}
      <span>
        第{query.page}页，共{pages}页
      </span>
      {query.page < pages && (
        <a class="button" rel="next" href={addressOf({ ...query, page: query.page + 1 }, today)}>
          下一页
        </a>
      )}
    </nav>
  );
}

function addressOf({ text, level, region, year, validity, asOf, page }: LibraryQuery, today: string): string {
  const given = { q: text, level, region, year, validity, asOf: asOf === today ? null : asOf, page: `${page}` };
  const asked = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `/documents?${new URLSearchParams(asked)}`;
}

function countsOf({ counts }: PolicyList): string {
  return [...counts].map(([validity, count]) => `${shortValidity(validity)}${count}份`).join('，');
}
