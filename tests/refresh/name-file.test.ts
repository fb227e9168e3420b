import { describe, expect, it } from 'vitest';
import { nameFile } from '../../src/refresh/name-file.js';

const READ = ['.html', '.pdf', '.txt'];
const nameOf = (path: string, type: string | null) =>
  nameFile(new URL(path, 'https://www.gd.gov.cn').href, type, (extension) => READ.includes(extension));

describe('the name of what an address gives', () => {
  it('tells the format that the site declares', () => {
    expect(nameOf('/zwgk/post_4438000.html', 'text/html; charset=utf-8')).toBe('post_4438000.html');
    expect(nameOf('/gkmlpt/content/9/9000/', 'TEXT/HTML')).toBe('page.html');
    expect(nameOf('/a.html', 'application/pdf')).toBe('a.pdf');
    expect(nameOf('/a.jsp?id=2', 'text/html')).toBe('a.html');
  });

  it('goes by the address where the site says “a file” and no more', () => {
    expect(nameOf('/attachment/0/1.pdf', 'application/octet-stream')).toBe('1.pdf');
    expect(nameOf('/attachment/0/1.PDF', null)).toBe('1.pdf');
    expect(nameOf('/attachment/0/1', 'application/octet-stream')).toBeNull();
  });

  it('is none for what nobody reads, whatever the address promises', () => {
    for (const type of ['image/png', 'video/mp4', 'application/json', 'application/x-msdownload', 'application/ofd'])
      expect(nameOf('/a.pdf', type), type).toBeNull();
    expect(nameOf('/a.doc', 'application/octet-stream')).toBeNull();
  });

  it('cannot climb or grow, whatever stands in the address', () => {
    for (const path of [
      '/..%2f..%2fetc%2fpasswd.html',
      '/a%00b.html',
      `/${'x'.repeat(500)}.html`,
      '/粤办函.html',
      '/%',
      '/.html',
    ]) {
      expect(nameOf(path, 'text/html'), path).toMatch(/^[\w-]{1,80}\.html$/u);
    }
  });
});
