/** A document as a site publishes it. */
export interface PublishedPage {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** What stands around the document and changes by itself: counts of visits, days, recommendations. */
  readonly frame?: string;
  /** 有效 or 失效, in the table above the document. */
  readonly status?: string;
}

/** Pages of our own, in the manner of the sites' publishing systems. */
export const TEMPLATES = { province, catalogue, city } as const;

/** The province's portal: facts in the head, the document in one element. */
function province({ title, paragraphs, frame = '', status = '' }: PublishedPage): string {
  return whole(
    `<title>${title}　广东省人民政府门户网站</title><meta name="ArticleTitle" content="${title}">
<meta name="PubDate" content="2024-06-06 10:00"><meta name="SiteName" content="广东省人民政府门户网站">`,
    `<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a>${frame}</div>
<table class="introduce">${row('索引号', '006939748/2024-00000')}${row('发文机关', '广东省人民政府办公厅')}${row('时效性', status)}</table>
<h3 class="zw-title">${title}</h3><div class="zw"><div class="article-content">${asParagraphs(paragraphs)}</div></div>
<div class="share">${frame}</div>`,
  );
}

/** The platform for open government catalogues that departments and districts share: a table of facts, then the document. */
function catalogue({ title, paragraphs, frame = '', status = '有效' }: PublishedPage): string {
  return whole(
    `<title>${title}</title><meta name="ArticleTitle" content="${title}">`,
    `<div class="side">${frame}</div><div class="classify"><table>
${row('索引号', '11440100MB2C900000/2024-00000')}${row('分类', '其他')}${row('发布机构', '广州市天河区科技工业和信息化局')}
${row('成文日期', '2024-05-27')}${row('名称', title)}${row('文号', '')}${row('发布日期', '2024-06-06')}${row('有效性', status)}</table></div>
<div class="article-content">${asParagraphs(paragraphs)}</div>`,
  );
}

/** A city's library of normative documents. */
function city({ title, paragraphs, frame = '', status = '有效' }: PublishedPage): string {
  return whole(
    `<title>${title} - 广州市人民政府门户网站</title>`,
    `<ul class="info"><li><span>发布机构：</span><span>广州市人民政府办公厅</span></li>
<li><span>文件状态：</span><span>${status}</span></li></ul>
<h1>${title}</h1><div id="zoomcon">${asParagraphs(paragraphs)}</div><div class="hot">${frame}</div>`,
  );
}

function whole(head: string, body: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}<div class="footer">版权所有</div></body></html>`;
}

function row(label: string, value: string): string {
  return `<tr><td class="label">${label}:</td><td>${value}</td></tr>`;
}

function asParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.map((text) => `<p style="text-indent: 2em">　　${text}</p>`).join('\n');
}
