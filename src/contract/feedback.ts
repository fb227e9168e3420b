import { z } from 'zod';

export const feedbackRequest = z.object({
  messageId: z.uuid('messageId 格式有误'),
  rating: z.enum(['up', 'down'], { error: 'rating 应为 up 或 down' }),
  reason: z.string().trim().max(50, '原因不能超过 50 字').optional(),
  comment: z.string().trim().max(500, '补充说明不能超过 500 字').optional(),
});

export type FeedbackRequest = z.infer<typeof feedbackRequest>;
