import type { About } from '../../../lessons/words';

const text: About = {
  title: 'یک گام آموزش',
  summary: 'هر نورون ورودی‌هایش را در وزن‌ها ضرب می‌کند، بایاس را می‌افزاید و ReLU تعیین می‌کند چه چیزی پیش برود.',
};

export default text;
