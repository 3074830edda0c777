import type { Locator, Page } from '@playwright/test';
import english from '../../www/src/languages/en/page/lessons';
import persian from '../../www/src/languages/fa/page/lessons';
import { type LessonName, lessons } from '../../www/src/lessons';
import type { About } from '../../www/src/lessons/words';

export { type LessonName, lessons };

/** The names of the lessons and their groups, in each language. */
export const words = {
  en: { ...english, lessons: aboutAll('en') },
  fa: { ...persian, lessons: aboutAll('fa') },
} as const;

function aboutAll(lang: 'en' | 'fa'): Record<LessonName, About> {
  const about = (name: LessonName) => require(`../../www/src/languages/${lang}/${name}/about`).default as About;
  return Object.fromEntries(lessons.map(({ name }) => [name, about(name)])) as Record<LessonName, About>;
}

/** The button in the header that shows the current lesson, and the list of all lessons that it opens. */
export const menuButton = (page: Page): Locator => page.locator('chainrule-lesson-menu button');
export const menu = (page: Page): Locator => page.locator('chainrule-lesson-menu [popover]');

/** Goes to a lesson through the header. */
export async function openLesson(page: Page, title: string, how: Parameters<Locator['click']>[0] = {}): Promise<void> {
  await menuButton(page).click();
  await menu(page).getByRole('link', { name: title }).click(how);
}
