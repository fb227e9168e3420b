import { ClauseSection } from './clause-section.js';
import { ClauseTree } from './clause-tree.js';
import { PageFrame } from './page-frame.js';
import { PolicyFacts } from './policy-facts.js';
import type { ReadDocument } from './read-document.js';
import { tellValidity } from './tell-validity.js';
import { ValidityBadge } from './validity-badge.js';

/** The page of one document: what is known of it, its contents, its text by clauses. */
export function PolicyPage({ read }: { readonly read: ReadDocument }) {
  const { document, validity, asOf } = read;
  return (
    <PageFrame title={document.title}>
      <nav class="trail" aria-label="所在位置">
        <a href="/documents">政策文件库</a> › <span aria-current="page">{document.title}</span>
      </nav>
      <header class="sheet">
        <h1>{document.title}</h1>
        <p class="standing">
          <ValidityBadge validity={validity} />
          <span>
            {tellValidity(read)}。以上按收录信息和{asOf}判断。
          </span>
        </p>
        <PolicyFacts read={read} />
      </header>
      <div class="reader">
        <ClauseTree read={read} />
        <article class="text" aria-label="文件正文">
          {read.roots.map((clause) => (
            <ClauseSection clause={clause} read={read} />
          ))}
        </article>
      </div>
    </PageFrame>
  );
}
