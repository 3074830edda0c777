import type { Messages } from '../../../lab/lab-frame';

const text: Messages = {
  tries: 'امتحان کنید',
  notice: 'به چه توجه کنیم',
};

export default text;
