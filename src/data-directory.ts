import { Failure } from './domain/failure.js';

/** What file systems answer where a folder cannot be made or written: rights, a file in its place, read-only, full, quotas. */
const REFUSALS: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'EDQUOT', 'EFBIG'];

/**
 * Does work that writes in the data directory. Where the file system refuses it throws a `configuration` Failure that names
 * the directory; every other fault passes as it is.
 */
export async function writingTo<Result>(dataDir: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && REFUSALS.includes(cause.code))) throw cause;
    throw new Failure('configuration', cause.message, {
      publicMessage: `数据目录 ${dataDir} 无法写入，请检查路径、权限和剩余空间。`,
      cause,
    });
  }
}
