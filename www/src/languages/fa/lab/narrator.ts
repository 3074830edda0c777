import type { Messages } from '../../../lab/narrator';

const text: Messages = {
  started: 'آموزش آغاز شد.',
  goesOn: 'آموزش ادامه دارد.',
  paused: (where) => `مکث: ${where}`,
  ended: (where) => `آموزش به پایان رسید: ${where}`,
};

export default text;
