import type { Messages } from '../../../session/complaints';

const text: Messages = {
  badParam: (param, got, expected) =>
    `در نشانی صفحه \u2066${param}=${got}\u2069 آمده که اینجا پذیرفته نیست: باید \u2066${expected}\u2069 باشد. به جای آن مقدار پیش‌فرض به کار می‌رود.`,
};

export default text;
