import { describe, expect, it } from 'vitest';
import type { Decision, ExtractedDraft } from '../../../src/answer/answer-from-clauses.js';
import { createNearestLabel } from '../../../src/answer/route/nearest-label.js';
import { routeByMeaning } from '../../../src/answer/route/route-by-meaning.js';
import { MEANING } from '../../../src/answer/weights.js';

const at = (degrees: number): Float32Array =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
const nearest = createNearestLabel([
  { label: 'policy', vector: at(0) },
  { label: 'policy', vector: at(10) },
  { label: 'service', vector: at(80) },
  { label: 'service', vector: at(90) },
  { label: 'abuse', vector: at(180) },
]);
const searched = (confidence: number | null): Pick<ExtractedDraft, 'decision'> => ({
  decision: confidence === null ? null : ({ confidence } as Decision),
});
const route = (degrees: number, confidence: number | null, topic: Parameters<typeof routeByMeaning>[3] = null) =>
  routeByMeaning(nearest, at(degrees), searched(confidence), topic);

describe('the comparison by meaning', () => {
  it('finds the label of the nearest examples and its lead over policy questions', () => {
    expect(nearest(at(85))).toMatchObject({ label: 'service', lead: expect.any(Number) });
    expect(nearest(at(85))?.lead).toBeGreaterThan(0.5);
    expect(nearest(at(5))?.lead).toBeLessThan(0);
    expect(nearest(at(175))?.label).toBe('abuse');
  });

  it('routes what is clearly nearer to a label, and nothing that is nearer to policy questions', () => {
    expect(route(85, null)).toMatchObject({ label: 'service', outcome: 'no_basis', door: null });
    expect(route(5, null)).toBeNull();
  });

  it('wants a clearer lead the surer the search is, and compares nothing where it is very sure', () => {
    const between = [...Array(900).keys()]
      .map((tenth) => tenth / 10)
      .find((degrees) => {
        const lead = nearest(at(degrees))?.lead ?? 0;
        return lead > MEANING.lead && lead < MEANING.lead + MEANING.leadOfSure * 0.5;
      });
    expect(route(between ?? 0, 0)).not.toBeNull();
    expect(route(between ?? 0, 0.5)).toBeNull();
    expect(route(85, MEANING.sure)).toBeNull();
  });

  it('names the door of a topic of the same label, and no other', () => {
    const topic = { topic: '户籍', cue: '户口', label: 'service', when: 'no_basis', door: 'door-户籍' } as const;
    expect(route(85, null, topic)?.door).toBe('door-户籍');
    expect(route(85, null, { ...topic, label: 'advice' })?.door).toBeNull();
  });
});
