import type { Catalog } from '../../../app/locale';

export interface Messages {
  readonly outputs: string;
  readonly logit: string;
}

export const catalog: Catalog<Messages> = {
  en: { outputs: 'The ten outputs', logit: 'logit' },
  fa: { outputs: 'ده خروجی', logit: 'لاجیت' },
};
