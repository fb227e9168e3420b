import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { VERSION } from '../../src/version.js';
import { repositoryPath } from '../support/shared-data.js';

it('the version that callers are told is the package’s', () => {
  expect(VERSION).toBe(JSON.parse(readFileSync(repositoryPath('package.json'), 'utf8')).version);
});
