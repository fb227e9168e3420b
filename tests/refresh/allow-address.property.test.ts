import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AddressRules, allowAddress, isHostPattern, OFFICIAL_HOSTS } from '../../src/refresh/allow-address.js';

const rules: AddressRules = { hosts: OFFICIAL_HOSTS, http: true, furtherPorts: [] };
const isAllowed = (address: string, given: Partial<AddressRules> = {}): boolean =>
  'ok' in allowAddress(address, { ...rules, ...given });
const refusalOf = (address: string, given: Partial<AddressRules> = {}): string => {
  const allowed = allowAddress(address, { ...rules, ...given });
  return 'refusal' in allowed ? allowed.refusal : 'allowed';
};

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/u).filter((text) => !text.startsWith('xn--'));
const host = fc.array(label, { minLength: 0, maxLength: 3 }).map((labels) => [...labels, 'gov', 'cn'].join('.'));

describe('addresses that may be asked', () => {
  it('are those of governments of every level, over both protocols and their own ports', () => {
    for (const address of [
      'https://www.gd.gov.cn/zwgk/wjk/qbwj/ybh/content/post_4438000.html',
      'https://www.gov.cn/gongbao/content.htm',
      'https://gov.cn/',
      'http://www.thnet.gov.cn/gkmlpt/content/9/9000/post_9000.html#2',
      'https://www.cac.gov.cn:443/a?b=c',
      'http://www.sz.gov.cn:80/',
      'https://WWW.GZ.GOV.CN/x',
    ])
      expect(refusalOf(address), address).toBe('allowed');
  });

  it('are compared by labels, not by the end of the text', () => {
    for (const address of [
      'https://evilgov.cn/',
      'https://gov.cn.evil.com/',
      'https://www.gov.cn.evil.cn/',
      'https://govcn/',
      'https://cn/',
      'https://gov.cn@evil.com/',
      'https://evil.com/?x=.gov.cn',
      'https://evil.com/.gov.cn',
      'https://evil.com#.gov.cn',
      'https://evil.com\\.gov.cn/',
      'https://www.gov.com/',
      'https://www.gov.cn./',
      'https://.gov.cn/',
      'https://*.gov.cn/',
      'https://a_b.gov.cn/',
      'https://ɡov.cn/',
    ])
      expect(isAllowed(address), address).toBe(false);
  });

  it('hold no password, no other protocol and no other port', () => {
    for (const address of [
      'https://user@www.gd.gov.cn/',
      'https://user:pass@www.gd.gov.cn/',
      'ftp://www.gd.gov.cn/',
      'file:///etc/passwd',
      'data:text/html,x',
      'javascript:alert(1)',
      'gopher://www.gd.gov.cn/',
      'https://www.gd.gov.cn:8443/',
      'http://www.gd.gov.cn:22/',
      'https://www.gd.gov.cn:0/',
      '//www.gd.gov.cn/',
      '/zwgk/',
      '',
      `https://www.gd.gov.cn/${'a'.repeat(1_000)}`,
    ])
      expect(isAllowed(address), address).toBe(false);
  });

  it('are never addresses of numbers, in whatever notation', () => {
    for (const literal of [
      '127.0.0.1',
      '2130706433',
      '0x7f000001',
      '0x7f.1',
      '0177.0.0.1',
      '127.1',
      '10.0.0.1',
      '169.254.169.254',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '１２７.０.０.１',
      '8.8.8.8',
    ]) {
      expect(isAllowed(`http://${literal}/`), literal).toBe(false);
      expect(isAllowed(`http://${literal}/`, { hosts: ['*.gov.cn', literal] }), literal).toBe(false);
    }
  });

  it('are http only where the document’s own address is such', () => {
    expect(refusalOf('http://www.gd.gov.cn/', { http: false })).toBe('由 https 退回 http');
    expect(isAllowed('https://www.gd.gov.cn/', { http: false })).toBe(true);
  });

  it('lose what a server never sees', () => {
    expect(allowAddress('https://www.gd.gov.cn/a#13', rules)).toEqual({ ok: new URL('https://www.gd.gov.cn/a') });
  });

  it('agree with a slow reading of the labels, whatever the host', () => {
    const any = fc.oneof(
      host,
      fc.domain(),
      fc.array(label, { minLength: 1, maxLength: 4 }).map((all) => all.join('.')),
    );
    fc.assert(
      fc.property(any, fc.constantFrom('https', 'http'), (name, protocol) => {
        const address = `${protocol}://${name}/`;
        const labels = URL.canParse(address) ? new URL(address).hostname.split('.') : [];
        const isOfficial = labels.at(-1) === 'cn' && labels.at(-2) === 'gov';
        expect(isAllowed(address)).toBe(isOfficial);
      }),
    );
  });

  it('stay refused, however a host of others is dressed up', () => {
    const trick = fc.constantFrom(
      (name: string) => `https://${name}@evil.com/`,
      (name: string) => `https://evil.com/${name}`,
      (name: string) => `https://evil.com?${name}`,
      (name: string) => `https://${name}.evil.com/`,
      (name: string) => `https://evil${name.replaceAll('.', '')}.cn/`,
      (name: string) => `https://evil.com\\@${name}/`,
      (name: string) => `https://evil.com:80#@${name}/`,
    );
    fc.assert(
      fc.property(host, trick, (name, dress) => {
        const allowed = allowAddress(dress(name), rules);
        // Where the parser sees the official host after all, that is the one that is asked.
        if ('ok' in allowed) expect(allowed.ok.hostname.endsWith('gov.cn')).toBe(true);
      }),
    );
  });

  it('never throws, and never allows what it would refuse when asked again', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `https://www.gd.gov.cn${text}`),
        ),
        (text) => {
          const allowed = allowAddress(text, rules);
          if ('ok' in allowed) expect(isAllowed(allowed.ok.href)).toBe(true);
        },
      ),
    );
  });
});

describe('patterns of hosts', () => {
  it('name a host, or all below a name', () => {
    expect(isAllowed('https://www.gd.gov.cn/', { hosts: ['*.gd.gov.cn'] })).toBe(true);
    expect(isAllowed('https://gd.gov.cn/', { hosts: ['*.gd.gov.cn'] })).toBe(true);
    expect(isAllowed('https://www.gz.gov.cn/', { hosts: ['*.gd.gov.cn'] })).toBe(false);
    expect(isAllowed('https://a.www.gd.gov.cn/', { hosts: ['www.gd.gov.cn'] })).toBe(false);
    expect(isAllowed('https://www.gd.gov.cn/', { hosts: [] })).toBe(false);
  });

  it('are neither everything nor numbers', () => {
    for (const text of [
      '*',
      '*.cn',
      '*.*.cn',
      'cn',
      '',
      'a b.cn',
      '127.0.0.1',
      '*.0.1',
      'gov.cn.',
      'https://gov.cn',
      'gov.cn:80',
    ])
      expect(isHostPattern(text), text).toBe(false);
    for (const text of ['*.gov.cn', 'gov.cn', 'www.npc.gov.cn', '*.xn--fiqs8s.cn'])
      expect(isHostPattern(text), text).toBe(true);
  });
});
