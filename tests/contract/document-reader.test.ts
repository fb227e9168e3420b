import { createHtmlReader } from '../../src/adapters/readers/html-reader.js';
import { createTextReader } from '../../src/adapters/readers/text-reader.js';
import { describeReader } from './document-reader.contract.js';

describeReader(createHtmlReader(), { golden: ['html'] });
describeReader(createTextReader(), {
  golden: ['txt', 'markdown'],
  recognisesOthersSince: 'any sound text is plain text, pages included: this reader is asked last',
});
