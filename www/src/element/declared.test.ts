import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, expectTypeOf, test } from 'vitest';
import type * as declared from '../../../packages/lessons/index';
import type { Locale, Numerals, Theme } from '../base/settings';
import { type LessonName, lessons } from '../lessons';
import type { StageEvents } from './stage';

test('the package declares what the lessons are', () => {
  expectTypeOf<declared.LessonName>().toEqualTypeOf<LessonName>();
  expectTypeOf<declared.Lang>().toEqualTypeOf<Locale>();
  expectTypeOf<declared.Theme>().toEqualTypeOf<Theme>();
  expectTypeOf<declared.Digits>().toEqualTypeOf<Numerals>();
});

test('and what the page hears', () => {
  type Heard = { readonly [Name in keyof declared.LessonEvents]: declared.LessonEvents[Name]['detail'] };
  expectTypeOf<Heard>().toEqualTypeOf<{ readonly [Name in keyof StageEvents]: StageEvents[Name] }>();
});

test('its readme names every lesson, in the order of the course', () => {
  const readme = readFileSync(resolve(import.meta.dirname, '../../../packages/lessons/README.md'), 'utf8');
  const named = [...readme.matchAll(/^\| `([\w-]+)` \| /gm)].map(([, name]) => name);
  expect(named.filter((name) => name !== 'lesson')).toEqual(lessons.map(({ name }) => name));
});
