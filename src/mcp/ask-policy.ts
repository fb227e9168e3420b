import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { askPolicy } from '../contract/mcp-tools.js';
import { proofMarkdown } from '../wire/proof-markdown.js';
import { wireReply } from '../wire/wire-reply.js';
import type { McpServices } from './mcp-services.js';
import { documentIdsOf } from './read-ids.js';
import { READ_ONLY, toolResult, toolResultOf } from './tool-result.js';

/** `ask_policy`: one question, answered as at every other door; as text, the Markdown with its citations and the AI notice. */
export function addAskPolicy(server: McpServer, services: McpServices): void {
  server.registerTool(
    'ask_policy',
    {
      title: '政策问答',
      description:
        '就广东人工智能政策提一个问题，得到逐句附条款依据的答复；文件没有规定的，会说明没有规定并给出最接近的条款和咨询渠道。',
      inputSchema: askPolicy.input,
      outputSchema: askPolicy.output,
      annotations: READ_ONLY,
    },
    ({ question, history, asOf, documentIds, locale }, { signal }) =>
      toolResultOf(services, async () => {
        const reply = await services.chat({
          message: question,
          signal,
          ...(history !== undefined && { history }),
          ...(asOf !== undefined && { asOf }),
          ...(documentIds !== undefined && { documentIds: documentIdsOf(documentIds) }),
          ...(locale !== undefined && { locale }),
        });
        return toolResult(wireReply(reply), reply.markdown + proofMarkdown(reply));
      }),
  );
}
