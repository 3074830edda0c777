import type { Messages } from '../../../shell/shell';

const text: Messages = {
  dismiss: 'بستن',
  refused: (param, got, expected) =>
    `مقدار \u2068${param}=${got}\u2069 در نشانی صفحه شناخته نشد؛ مقدارهای مجاز: \u2068${expected.join(', ')}\u2069.`,
};

export default text;
