import { feedbackRequest } from '../../contract/feedback.js';
import { Failure } from '../../domain/failure.js';
import { readBody } from '../read-body.js';
import type { Route } from '../route.js';
import type { Services } from '../services.js';

/** `POST /api/v1/feedback`: a person's opinion of one answer; a second one replaces the first. */
export function feedbackRoute({ records, clock }: Pick<Services, 'records' | 'clock'>): Route {
  return {
    method: 'post',
    path: '/api/v1/feedback',
    operation: 'giveFeedback',
    summary: '评价一条回答，再次评价会替换前一次',
    body: feedbackRequest,
    reply: { status: 204, description: '已记录' },
    failures: ['not_found'],
    handle: async (request, response) => {
      const { messageId, rating, reason, comment } = readBody(feedbackRequest, request);
      const known = await records.rate({
        messageId,
        rating,
        reason: reason || null,
        comment: comment || null,
        givenAt: clock.now(),
      });
      if (!known) {
        throw new Failure('not_found', 'no such message', { publicMessage: '没有找到这条回答，可能已被删除。' });
      }
      response.status(204).end();
    },
  };
}
