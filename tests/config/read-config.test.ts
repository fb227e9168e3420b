import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { Failure } from '../../src/domain/failure.js';
import { repositoryPath } from '../support/shared-data.js';

const DEFAULTS = {
  port: 3000,
  host: '127.0.0.1',
  dataDir: './index',
  rateLimit: 60,
  apiKeys: [],
  adminKey: null,
  watchDir: null,
  trustedProxies: 0,
  contentProducer: '',
  logLevel: 'info',
  languageModel: null,
  remoteEmbedder: null,
  reranker: null,
  refreshHours: null,
  refreshHosts: ['*.gov.cn'],
};

function complaintOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (fault) {
    if (fault instanceof Failure && fault.code === 'configuration') return fault.publicMessage;
    throw fault;
  }
  return 'none';
}

describe('readConfig', () => {
  it('has a default for everything: the product starts without any setting', () => {
    expect(readConfig({})).toEqual(DEFAULTS);
  });

  it('takes an empty variable for one that is not set, as compose files write it', () => {
    expect(readConfig({ PORT: '', HOST: '', YUECE_DATA_DIR: '', YUECE_RATE_LIMIT: '', YUECE_LOG_LEVEL: '' })).toEqual(
      DEFAULTS,
    );
  });

  it('reads every variable', () => {
    const environment = {
      PORT: '0',
      HOST: '0.0.0.0',
      YUECE_DATA_DIR: '/data',
      YUECE_RATE_LIMIT: '5',
      YUECE_API_KEYS: 'oa-gateway:k3y-of-16-characters, wiki:another:key:with:colons',
      YUECE_ADMIN_KEY: 'k3y-of-an-administrator',
      YUECE_WATCH_DIR: '/inbox',
      YUECE_TRUSTED_PROXIES: '2',
      YUECE_CONTENT_PRODUCER: '001191440000000000000X00001',
      YUECE_LOG_LEVEL: 'silent',
      YUECE_LLM_BASE_URL: 'http://127.0.0.1:11434/v1/',
      YUECE_LLM_MODEL: 'qwen',
      YUECE_LLM_API_KEY: 'sk-llm',
      YUECE_LLM_TIMEOUT_MS: '5000',
      YUECE_LLM_CONCURRENCY: '2',
      YUECE_LLM_JUDGE: '1',
      YUECE_EMBEDDING_BASE_URL: 'https://models.example/v1',
      YUECE_EMBEDDING_MODEL: 'bge',
      YUECE_RERANK_BASE_URL: 'https://models.example/v1',
      YUECE_RERANK_MODEL: 'rerank',
      YUECE_RERANK_API_KEY: 'sk-rerank',
      YUECE_REFRESH_HOURS: '24',
      YUECE_REFRESH_HOSTS: '*.GD.gov.cn, www.npc.gov.cn',
    };
    expect(readConfig(environment)).toEqual({
      port: 0,
      host: '0.0.0.0',
      dataDir: '/data',
      rateLimit: 5,
      apiKeys: [
        { name: 'oa-gateway', key: 'k3y-of-16-characters' },
        { name: 'wiki', key: 'another:key:with:colons' },
      ],
      adminKey: 'k3y-of-an-administrator',
      watchDir: '/inbox',
      trustedProxies: 2,
      contentProducer: '001191440000000000000X00001',
      logLevel: 'silent',
      languageModel: {
        baseUrl: 'http://127.0.0.1:11434/v1',
        model: 'qwen',
        apiKey: 'sk-llm',
        timeoutMs: 5_000,
        concurrency: 2,
        judge: true,
      },
      remoteEmbedder: { baseUrl: 'https://models.example/v1', model: 'bge', apiKey: null },
      reranker: { baseUrl: 'https://models.example/v1', model: 'rerank', apiKey: 'sk-rerank' },
      refreshHours: 24,
      refreshHosts: ['*.gd.gov.cn', 'www.npc.gov.cn'],
    });
  });

  it('lists everything wrong at once, each by its name, in Chinese', () => {
    const complaint = complaintOf({
      PORT: '65536',
      YUECE_RATE_LIMIT: '0',
      YUECE_TRUSTED_PROXIES: '-1',
      YUECE_CONTENT_PRODUCER: '某单位',
      YUECE_LOG_LEVEL: 'loud',
      HOST: '0.0.0.0',
    });
    expect(complaint).toBe(
      '配置有误：PORT：应在 0 至 65535 之间；YUECE_RATE_LIMIT：应为正整数；YUECE_TRUSTED_PROXIES：不能为负；YUECE_CONTENT_PRODUCER：只能用可见的英文字符，不含双引号、反斜线和空格；YUECE_LOG_LEVEL：应为日志级别',
    );
  });

  it.each([
    ['PORT', 'http', '应为数字'],
    ['PORT', '80.5', '应为整数'],
    ['PORT', '-1', '应在 0 至 65535 之间'],
    ['YUECE_RATE_LIMIT', '1e999', 'YUECE_RATE_LIMIT'],
    ['YUECE_LOG_LEVEL', 'INFO', '应为日志级别'],
  ])('refuses %s=%s', (name, value, complaint) => {
    expect(complaintOf({ [name]: value })).toContain(complaint);
  });

  it.each([
    ['a pair without a name', 'SECRET-0123456789abcdef', '第1项应写作 名称:密钥'],
    ['a short key', 'a:SECRET-short', '第1项的密钥不足 16 个字符'],
    ['a name twice', 'a:SECRET-0123456789abcdef,a:SECRET-fedcba9876543210', '第2项的名称与前面的重复'],
    ['a key twice', 'a:SECRET-0123456789abcdef,b:SECRET-0123456789abcdef', '第2项的密钥与前面的重复'],
    ['name and key swapped, so that the name is the secret', 'SECRET/0123456789abcdef:a', '第1项的名称'],
    ['a blank in a key', 'a:SECRET 0123456789abcdef', '第1项的密钥只能用'],
    ['a comma too many, which must not open the door', ',', '第1项应写作 名称:密钥，第2项'],
  ])('refuses %s in YUECE_API_KEYS, and prints no key', (_why, value, complaint) => {
    const complained = complaintOf({ YUECE_API_KEYS: value });
    expect(complained).toContain(`YUECE_API_KEYS：${complaint}`);
    expect(complained).not.toContain('SECRET');
  });

  it.each([
    'LLM',
    'EMBEDDING',
    'RERANK',
  ])('takes an endpoint whole or not at all, and names what is missing: %s', (kind) => {
    const [url, model, key] = ['BASE_URL', 'MODEL', 'API_KEY'].map((part) => `YUECE_${kind}_${part}`);
    if (!url || !model || !key) throw new Error('three names');
    expect(complaintOf({ [url]: 'http://a.example/v1' })).toBe(`配置有误：${model}：已设 ${url}，此项也应设置`);
    expect(complaintOf({ [model]: 'qwen' })).toBe(`配置有误：${url}：已设 ${model}，此项也应设置`);
    expect(complaintOf({ [key]: 'sk-secret' })).toContain(`${url}：已设 ${key}，此项也应设置；${model}：`);
    expect(complaintOf({ [url]: 'http://a.example/v1', [model]: 'qwen' })).toBe('none');
  });

  it.each([
    'a.example/v1',
    'ftp://a.example',
    'file:///etc/passwd',
    'https://user:sk-secret@a.example/v1',
  ])('refuses %s as an address, without repeating it: a key may stand in it', (address) => {
    const complaint = complaintOf({ YUECE_LLM_BASE_URL: address, YUECE_LLM_MODEL: 'qwen', YUECE_LLM_JUDGE: 'yes' });
    expect(complaint).toMatch(/YUECE_LLM_BASE_URL：(?:应为|地址中).*YUECE_LLM_JUDGE：应为 0 或 1/u);
    expect(complaint).not.toMatch(/secret|passwd/u);
  });

  it.each([
    '*',
    '*.cn',
    '127.0.0.1',
    'https://www.gd.gov.cn',
    'www.gd.gov.cn:8080',
    ',',
  ])('refuses %s as a site that may be read: too wide, or no name', (hosts) => {
    expect(complaintOf({ YUECE_REFRESH_HOSTS: hosts })).toContain('YUECE_REFRESH_HOSTS：应为网站名称');
  });

  it.each(['0', '1.5', '505', 'daily'])('refuses %s as hours between two readings', (hours) => {
    expect(complaintOf({ YUECE_REFRESH_HOURS: hours })).toContain('YUECE_REFRESH_HOURS');
  });

  it.each([
    ['short', '不足 16 个字符'],
    ['with blanks in it, which no header has', '不能有空格'],
  ])('refuses the key of administration “%s” without quoting it', (key, complaint) => {
    const complained = complaintOf({ YUECE_ADMIN_KEY: key });
    expect(complained).toContain(complaint);
    expect(complained).not.toContain(key);
  });

  it('does not mind what belongs to others', () => {
    expect(readConfig({ PATH: '/bin', YUECE_UNKNOWN: 'x' })).toEqual(DEFAULTS);
  });
});

describe('.env.example', () => {
  const example = readFileSync(repositoryPath('.env.example'), 'utf8');
  const assigned = [...example.matchAll(/^#?\s*([A-Z][A-Z0-9_]*)=(.*)$/gmu)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);

  it('names exactly the variables that are read', () => {
    const read: string[] = [];
    // The source is the witness: what is read stands there as a name, whatever the schema is made of.
    const source = readFileSync(repositoryPath('src', 'config.ts'), 'utf8');
    for (const [, name = ''] of source.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gmu)) read.push(name);
    expect(read.length).toBeGreaterThanOrEqual(6);
    expect(assigned.map(([name]) => name).sort()).toEqual(read.sort());
  });

  it('shows the defaults, each with a line in Chinese above it', () => {
    expect(readConfig(Object.fromEntries(assigned))).toEqual(DEFAULTS);
    const lines = example.trimEnd().split('\n');
    for (const [name] of assigned) {
      const at = lines.findIndex((line) => line.includes(`${name}=`));
      expect(lines[at - 1], name).toMatch(/^#.*[\u4e00-\u9fff]/u);
    }
  });
});
