import type { ActivationWords } from '../../session/activation-names';

const text: ActivationWords = {
  names: {
    identity: 'بدون تابع (همانی)',
    sigmoid: 'سیگموئید',
    tanh: 'tanh',
    relu: 'ReLU',
    leaky_relu: 'ReLU نشتی',
    elu: 'ELU',
    gelu: 'GELU',
    silu: 'SiLU',
    softplus: 'سافت‌پلاس',
    mish: 'Mish',
  },
  uses: {
    identity: 'لایهٔ آخر پیش از زیانی که لاجیت می‌گیرد، و در رگرسیون.',
    sigmoid: 'دروازه‌های LSTM و یک احتمال در خروجی. در لایه‌های پنهان دیگر کمتر به کار می‌رود.',
    tanh: 'حالت شبکه‌های بازگشتی؛ پیش از ReLU در لایه‌های پنهان.',
    relu: 'انتخاب معمول برای لایه‌های پنهان: ارزان است و بالای صفر همهٔ گرادیان را عبور می‌دهد.',
    leaky_relu: 'جایی که مردن نورون‌ها مشکل است؛ متمایزگر در GAN.',
    elu: 'مانند ReLU، با خروجی‌هایی که میانگینشان به صفر نزدیک‌تر است.',
    gelu: 'ترنسفورمرها: BERT، GPT، ViT.',
    silu: 'EfficientNet؛ در Llama بخشی از SwiGLU است.',
    softplus: 'جایی که عدد باید مثبت باشد: انحراف معیار، نرخ.',
    mish: 'YOLOv4؛ در جاهای دیگر به جای SiLU، که به آن شبیه است.',
  },
};

export default text;
