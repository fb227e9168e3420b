import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The frame of every page that the server renders: head, masthead, foot. Nothing inline: the security policy allows none. */
export function PageFrame({
  title,
  language = 'zh-Hans',
  aigc,
  children,
}: {
  readonly title: string;
  readonly language?: string;
  /** The implicit AI label, as JSON, of a page that people keep. */
  readonly aigc?: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {aigc !== undefined && <meta name="AIGC" content={aigc} />}
        <title>{`${title} · 粤策`}</title>
        <link rel="stylesheet" href="/policies.css" />
      </head>
      <body>
        <a class="skip" href="#page-main">
          跳到正文
        </a>
        <header class="masthead">
          <div class="width bar">
            <p class="brand">
              <span aria-hidden="true">粤</span>粤策
            </p>
            <nav aria-label="网站导航">
              <a href="/">政策咨询</a>
              <a href="/documents">政策文件库</a>
            </nav>
          </div>
        </header>
        <main class="width" id="page-main" tabIndex={-1}>
          {children}
        </main>
        <footer class="colophon">
          <div class="width">
            <p>本页文字按收录的文件排版，请以官方发布的文件为准。</p>
            <p>
              需要人工咨询，请拨打 <a href="tel:12345">12345</a> 政务服务便民热线。
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
}

/** A whole page as text. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
