import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOnnxCrossEncoder } from '../../../src/adapters/onnx/onnx-cross-encoder.js';
import { repositoryPath } from '../../support/shared-data.js';

const model = repositoryPath('models', 'cross-encoder');
const tokenizerFolder = repositoryPath('models', 'e5-small-zh-en');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuece-cross-encoder-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const NEWS = '城市供水条例｜第二章 用水\n用水单位应当按月缴纳水费，逾期不缴的，按日加收千分之五的滞纳金。';
const METERS = '城市供水条例｜第三章 水表\n水表由供水企业每六年更换一次，费用由供水企业承担。';

describe('the cross-encoder in models/', () => {
  const crossEncoder = createOnnxCrossEncoder({ folder: model, tokenizerFolder });

  it('reads of two passages of one text which answers, of a subject that it was never trained on', async () => {
    const [late, meter] = (await crossEncoder.score('水费交晚了要多付多少钱', [NEWS, METERS])) as [number, number];
    expect(late).toBeGreaterThan(0);
    expect(meter).toBeLessThan(0);
    const [other, changed] = (await crossEncoder.score('水表多少年换一次', [NEWS, METERS])) as [number, number];
    expect(changed).toBeGreaterThan(0);
    expect(other).toBeLessThan(changed - 3);
  });

  it('gives a passage the same score whatever is read beside it', async () => {
    const together = await crossEncoder.score('水表多少年换一次', [NEWS, METERS]);
    expect(await crossEncoder.score('水表多少年换一次', [METERS])).toEqual(together.slice(1));
  });

  it('reads no more than it was trained on: what is beyond changes nothing, and nothing is refused for its length', async () => {
    const long = `${NEWS}${'其他事项由供水企业另行规定。'.repeat(60)}`;
    const longer = `${long}${'水表每六年更换一次。'.repeat(2000)}`;
    const [one, two] = await crossEncoder.score('水费交晚了要多付多少钱', [long, longer]);
    expect(one).toBe(two);
    expect(await crossEncoder.score('水费'.repeat(900), [NEWS])).toEqual([expect.any(Number)]);
  });

  it('has nothing to say of no passages, and opens no model for it', async () => {
    expect(await createOnnxCrossEncoder({ folder: 'nowhere', tokenizerFolder }).score('水费', [])).toEqual([]);
  });

  it('names its file where it is damaged, and serves once it is whole again', async () => {
    const copy = join(folder, 'damaged');
    await cp(model, copy, { recursive: true });
    await writeFile(join(copy, 'model.onnx'), 'not a model');
    const damaged = createOnnxCrossEncoder({ folder: copy, tokenizerFolder });
    await expect(damaged.score('水费', [NEWS])).rejects.toMatchObject({
      code: 'model_damaged',
      publicMessage: expect.stringContaining('model.onnx'),
    });
    await cp(join(model, 'model.onnx'), join(copy, 'model.onnx'));
    expect(await damaged.score('水费', [NEWS])).toEqual([expect.any(Number)]);
  });
});
