import { TooLarge, UnknownEncoding } from './read-bounded-body.js';

/** Codes of Node and undici, in words for people. */
const WORDS: Readonly<Record<string, string | undefined>> = {
  ENOTFOUND: '找不到该网站',
  EAI_AGAIN: '暂时无法解析网站名称',
  ECONNREFUSED: '网站拒绝连接',
  ECONNRESET: '连接中断',
  EPIPE: '连接中断',
  EHOSTUNREACH: '网站无法到达',
  ENETUNREACH: '网络无法到达',
  ETIMEDOUT: '连接超时',
  UND_ERR_CONNECT_TIMEOUT: '连接超时',
  UND_ERR_HEADERS_TIMEOUT: '网站迟迟没有答复',
  UND_ERR_BODY_TIMEOUT: '内容传送中途停顿过久',
  UND_ERR_SOCKET: '连接中断',
  UND_ERR_HEADERS_OVERFLOW: '答复头过大',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: '内容没有传完',
  Z_BUF_ERROR: '压缩内容不完整',
  Z_DATA_ERROR: '压缩内容已损坏',
  CERT_HAS_EXPIRED: '网站证书已过期',
  ERR_TLS_CERT_ALTNAME_INVALID: '网站证书不属于该网站',
  DEPTH_ZERO_SELF_SIGNED_CERT: '网站证书无法验证',
  SELF_SIGNED_CERT_IN_CHAIN: '网站证书无法验证',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '网站证书无法验证',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: '网站证书无法验证',
};

/** Why an address could not be read, for people. */
export function describeFetchFault(fault: unknown): string {
  if (fault instanceof TooLarge) return '内容过大';
  if (fault instanceof UnknownEncoding) return '压缩方式无法识别';
  const { name, code, cause } = (fault ?? {}) as { name?: unknown; code?: unknown; cause?: unknown };
  if (name === 'TimeoutError') return '读取超时';
  if (name === 'AbortError') return '已中止';
  if (typeof code === 'string') return WORDS[code] ?? `无法读取（${code}）`;
  return cause === undefined ? '无法读取' : describeFetchFault(cause);
}
