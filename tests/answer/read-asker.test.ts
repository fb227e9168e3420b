import { describe, expect, it } from 'vitest';
import { setAskerApart } from '../../src/answer/read-asker.js';

/** Stands in for the documents: they know robots and diseases of crops. */
const isAbout = (text: string): boolean => /机器人|病虫害|robots/u.test(text);

describe('who asks', () => {
  it.each([
    ['我是养老院的，机器人怎么用', '养老院', '机器人怎么用'],
    ['我们是一家做家电芯片的企业，机器人怎么用', '做家电芯片的企业', '机器人怎么用'],
    ['我们做家电芯片的，机器人呢', '做家电芯片', '机器人呢'],
    ['我哋公司整電梯嘅 機器人同机器人有冇得用', '整電梯', '機器人同机器人有冇得用'],
    ['作为一个中小学老师，机器人怎么用', '中小学老师', '机器人怎么用'],
    ['作为一名护士机器人怎么用', '护士', '机器人怎么用'],
    ['本人开民宿，机器人有用吗', '开民宿', '机器人有用吗'],
    ['外资企业，机器人能做吗', '外资企业', '机器人能做吗'],
    ['我在医院上班，机器人怎么用', '医院', '机器人怎么用'],
    ['我家种荔枝的，病虫害怎么防', '种荔枝', '病虫害怎么防'],
    ['We run a fish farm, how can we use robots?', 'fish farm', 'how can we use robots?'],
    ['As a teacher, can I use robots?', 'teacher', 'can I use robots?'],
  ])('%s', (message, said, asked) => {
    expect(setAskerApart(message, isAbout)).toEqual({ said, asked });
    // Only words that the person wrote may be given back to them.
    expect(message).toContain(said);
  });

  it('the trade is what is asked about where nothing else is', () => {
    expect(setAskerApart('我们做芯片的，有什么支持', isAbout)).toEqual({ said: '做芯片', asked: '做芯片，有什么支持' });
    expect(setAskerApart('我是养老院的。', isAbout)).toEqual({ said: '养老院', asked: '养老院' });
  });

  it.each([
    '我是想问机器人的',
    '我们是不是可以申请',
    '我是说养老的',
    '外资企业可以在广东设实验室吗',
    '我想开家政机器人公司，有啥政策',
    '我们做出了优秀案例，政府会不会帮忙推广',
    '我们是一家30人的软件公司，机器人能做吗',
    '机器人产业的目标是多少',
    'I am interested in robots',
  ])('is not read into %s', (message) => {
    expect(setAskerApart(message, isAbout)).toEqual({ said: null, asked: message });
  });
});
