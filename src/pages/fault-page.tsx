import { PageFrame } from './page-frame.js';

/** What a reader sees in place of a page: the words of the fault and the ways on. */
export function FaultPage({ status, message }: { readonly status: number; readonly message: string }) {
  const title = status === 404 ? '没有这一页' : '暂时无法显示';
  return (
    <PageFrame title={title}>
      <div class="sheet">
        <h1>{title}</h1>
        <p>{message}</p>
        <p>
          <a class="button" href="/documents">
            查看全部政策文件
          </a>
        </p>
      </div>
    </PageFrame>
  );
}
