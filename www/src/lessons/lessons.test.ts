import { expect, test } from 'vitest';
import { lessons } from '.';
import { groups, type Lesson } from './lesson';

test('the groups are in the order of the course, and the lessons of each are adjacent', () => {
  const order = lessons.map(({ group }) => groups.indexOf(group));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(new Set(order).size).toBe(groups.length);
});

test('no two lessons share a name, current or former', () => {
  const names = lessons.flatMap(({ name, formerNames = [] }: Lesson) => [name, ...formerNames]);
  expect(new Set(names).size).toBe(names.length);
});

test('the name of a lesson is that of its folder and of its element', async () => {
  const folders = Object.keys(import.meta.glob('./*/lesson.ts')).map((file) => file.split('/')[1]);
  expect(lessons.map(({ name }) => name).toSorted()).toEqual(folders.toSorted());
  for (const { name, view, card } of lessons) {
    expect(view(new URLSearchParams()).strings.join('')).toContain(`<chainrule-${name}>`);
    expect(card.view().strings.join('')).toContain(`<chainrule-card-${name}>`);
  }
});
