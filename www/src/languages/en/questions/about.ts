import type { About } from '../../../lessons/words';

const text: About = {
  title: 'Questions, text and a graph',
  summary: 'Follow a question through words and facts to the probability of each answer.',
};

export default text;
