import type { Locator, Page } from '@playwright/test';
import english from '../../www/src/languages/en/page/lessons';
import persian from '../../www/src/languages/fa/page/lessons';

export { type LessonName, lessons } from '../../www/src/lessons';
/** The names of the lessons and their groups, in each language. */
export const words = { en: english, fa: persian } as const;

/** The button in the header that shows the current lesson, and the list of all lessons that it opens. */
export const menuButton = (page: Page): Locator => page.locator('chainrule-lesson-menu button');
export const menu = (page: Page): Locator => page.locator('chainrule-lesson-menu [popover]');

/** Goes to a lesson through the header. */
export async function openLesson(page: Page, title: string, how: Parameters<Locator['click']>[0] = {}): Promise<void> {
  await menuButton(page).click();
  await menu(page).getByRole('link', { name: title }).click(how);
}
