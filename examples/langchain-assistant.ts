// Run it after `npm run build`: npx tsx examples/langchain-assistant.ts
import { RunnableLambda } from '@langchain/core/runnables';
import { type Answer, openForLangChain } from 'yuece/langchain';

const yuece = await openForLangChain({ dataDir: process.env.YUECE_DATA_DIR ?? './index' });

// One question, one proven answer.
const answer = await yuece.assistant.invoke('2027年算力要达到多少');
console.log(
  answer.outcome,
  answer.citations.map(({ label }) => label),
);

// With what was said before, sentence by sentence.
const history = [{ role: 'user' as const, content: '机器人产业的目标是多少' }];
for await (const piece of await yuece.assistant.stream({ question: '原文怎么写的', history })) {
  process.stdout.write(piece.markdown ?? '');
}
process.stdout.write('\n');

// As a step of a chain of your own; the AI notice goes along.
const brief = yuece.assistant.pipe(
  RunnableLambda.from(({ sentences, notice }: Answer) => `${sentences[0]?.text ?? ''}（${notice}）`),
);
console.log(await brief.invoke('深圳的企业可以申请算力券吗'));

// The clauses alone, for chains that write answers of their own.
for (const { id, metadata } of await yuece.retriever.invoke('养老机器人')) console.log(id, metadata.label);

await yuece.close();
